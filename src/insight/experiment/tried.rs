//! Owns an experiment as the manager reads of it: what was counted, what may be said, and whether it was stopped.

use super::{ArmTally, Guardrail, Rules, Standing};
use crate::catalog::OfferId;

/// An experiment with what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// Its name in the files.
    pub experiment: String,
    /// The offer that it is about.
    pub offer: OfferId,
    /// What was counted of each arm, the first one first.
    pub tallies: Vec<ArmTally>,
    /// What may be said of it.
    pub standing: Standing,
    /// The arm that it was stopped for, and what that broke.
    pub stopped: Option<(String, Guardrail)>,
}

impl Tried {
    /// What is to be said of an experiment by what was counted of it.
    #[must_use]
    pub fn of(experiment: String, offer: OfferId, tallies: Vec<ArmTally>) -> Self {
        let standing = Standing::of(&tallies, &Rules::default());
        Self { experiment, offer, tallies, standing, stopped: None }
    }
}
