//! Owns how long things take: plausible seconds between one act and the next.

use super::{Buyer, Purpose};
use crate::catalog::StepKind;
use crate::flow::{Action, Step};

impl Buyer {
    /// So many seconds after they came to be asked they did this, at least one; `count` is how many acts there were before.
    #[must_use]
    pub(super) fn takes_secs(&self, step: Step, action: &Action, count: usize) -> i64 {
        let usual = usual_secs(step, action);
        let time = u32::try_from(count).unwrap_or(u32::MAX);
        let spread = (0.45 * self.lots.normal(Purpose::Time, "", time)).exp();
        #[expect(clippy::cast_possible_truncation, reason = "seconds are whole, and no act takes days")]
        let secs = (usual * spread * self.pace).clamp(1.0, 600.0).round() as i64;
        secs
    }

    /// How long a walk that was left stays open.
    #[must_use]
    pub(super) const fn idle_secs() -> i64 {
        75
    }
}

/// What an act takes on its step, in seconds.
const fn usual_secs(step: Step, action: &Action) -> f64 {
    match (action, step) {
        (Action::Touched | Action::LangChosen(_) | Action::Undone | Action::WentBack, _) => 2.5,
        (Action::QuantityChosen(..) | Action::OptionChosen(..), _) => 5.0,
        (Action::LogoChosen(_) | Action::TemplateChosen(_) | Action::ColoursChosen(_), _) => 8.0,
        (Action::DetailsGiven(_), _) => 45.0,
        (_, Step::Hook) => 9.0,
        (_, Step::Commit | Step::Needs(_)) => 6.0,
        (_, Step::Offers(StepKind::Upgrade)) => 9.0,
        (_, Step::Offers(StepKind::Bundle | StepKind::Multiplier)) => 7.0,
        (_, Step::Review | Step::More) => 10.0,
        _ => 4.5,
    }
}
