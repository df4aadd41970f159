//! Owns what is counted of an arm. *Counts of walks, never a walk.*

use super::faces::{Faces, mean};

/// What is counted of one arm of an experiment, over the walks that began while it ran and before it was stopped. Every walk counts
/// once, whatever else it goes on as; walks at the salesperson's desk don't count: staff see the first arm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArmTally {
    /// The arm's name in the files.
    pub arm: String,
    /// Walks that drew it, whether or not they came to the offer: what the sample ratio is checked on.
    pub walks: u64,
    /// Walks in which it could make a difference. For another wording or picture: the offer was shown. For another place or number
    /// of offers: the step was entered that the offer belongs to. All counts below are of these walks.
    pub exposed: u64,
    /// The offer was accepted, and still was when the walk ended.
    pub kept: u64,
    /// The offer was accepted, and taken back later.
    pub taken_back: u64,
    /// The walk ended without an order.
    pub abandoned: u64,
    /// The order ended above the catalog's cap on the uplift.
    pub above_cap: u64,
    /// How many gave each face, from 1 to 5.
    pub faces: Faces,
}

impl ArmTally {
    /// How many gave feedback.
    #[must_use]
    pub fn feedbacks(&self) -> u64 {
        self.faces.iter().sum()
    }

    /// The mean of the faces that were given, from 1 to 5; nothing where nobody gave one.
    #[must_use]
    pub fn mean_face(&self) -> Option<f64> {
        mean(&self.faces)
    }
}
