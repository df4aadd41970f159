//! Owns the levels at which something is said of an experiment.

/// At which levels something is said of an experiment. Together with [`super::Ratio::SURE`] they stay below 5 %: with so much
/// probability at most anything at all is said of an experiment in which the arms make no difference, however often it is looked
/// at (Bonferroni).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// For the share that keeps the offer, both ways.
    pub difference: f64,
    /// For each guardrail, towards harm.
    pub guardrail: f64,
    /// While the evidence of harm is enough at this much weaker level, nothing good is said of an arm.
    pub suspicion: f64,
    /// Differences of the share that keeps the offer that are smaller than this, both ways, are of no interest.
    pub margin: f64,
}

impl Rules {
    /// With which probability at most anything is said where there is nothing to say.
    pub const NOMINAL: f64 = 0.05;

    /// The same for each arm of an experiment with so many, the first one included.
    #[must_use]
    pub fn for_arms(&self, arms: u64) -> Self {
        self.for_one_of(usize::try_from(arms.saturating_sub(1)).unwrap_or(usize::MAX))
    }

    /// The same for one of several arms that are held against the first.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few arms")]
    pub(super) fn for_one_of(&self, others: usize) -> Self {
        let share = 1.0 / others.max(1) as f64;
        Self { difference: self.difference * share, guardrail: self.guardrail * share, ..*self }
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self { difference: 0.02, guardrail: 0.006, suspicion: 0.5, margin: 0.02 }
    }
}
