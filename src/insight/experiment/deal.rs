//! Owns all that the arms of a walk follow from beside its catalog: the walk's random name, and what was stopped before it began.

use std::collections::BTreeSet;

use super::assignment::{arms_outside, name_of};
use crate::catalog::Catalog;
use crate::flow::Arms;

/// What the arms of a walk follow from beside its catalog. Kept with the walk, so that done again it sees the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deal {
    /// The walk's random name.
    pub walk: String,
    /// The experiments that had been stopped when it began: of those it sees the first arm.
    pub stopped: BTreeSet<String>,
}

impl Deal {
    /// The arms that the walk sees on a catalog.
    #[must_use]
    pub fn arms(&self, catalog: &Catalog) -> Arms {
        let dealt = arms_outside(catalog, &self.walk, |experiment| self.stopped.contains(experiment));
        Arms::of(catalog, dealt.iter().map(|(experiment, arm)| (experiment.as_str(), arm.as_str())))
    }

    /// The arms that were drawn by lot: what counts for experiments. A walk after an experiment was stopped does not count for it.
    #[must_use]
    pub fn drawn(&self, catalog: &Catalog) -> Vec<(String, String)> {
        let mut drawn = arms_outside(catalog, &self.walk, |_experiment| false);
        drawn.retain(|(experiment, _)| !self.stopped.contains(experiment));
        drawn
    }

    /// The part of the walk's name that stays the same where it goes on elsewhere.
    #[must_use]
    pub fn name(&self) -> &str {
        name_of(&self.walk)
    }
}
