//! Owns what a shop tries out: arms that differ in one thing, which is never a price.

use super::{Day, OfferId, Period, PictureId, Text};

/// An experiment with one offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Experiment {
    /// Its name in the files.
    pub id: String,
    /// The offer that it is about.
    pub offer: OfferId,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
    /// Its arms, the first of which changes nothing; at least two.
    pub arms: Vec<Arm>,
}

impl Experiment {
    /// When it runs.
    #[must_use]
    pub const fn period(&self) -> Period {
        Period { from: self.from, until: self.until }
    }

    /// The arm with this name.
    #[must_use]
    pub fn arm(&self, id: &str) -> Option<&Arm> {
        self.arms.iter().find(|arm| arm.id == id)
    }
}

/// One way of showing an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arm {
    /// Its name in the files.
    pub id: String,
    /// What is different; nothing for the arm that shows the offer as it is.
    pub change: Option<ArmChange>,
}

/// What an arm changes. There is no price among it. Source: HONESTY H13 and H15.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArmChange {
    /// Why the offer is made, in other words.
    Wording(Text),
    /// Another picture of the same product.
    Picture(PictureId),
    /// Another place among the offers of its step, from 1.
    Place(u32),
    /// How many offers its step shows; 1 to 6.
    OffersPerStep(u32),
}
