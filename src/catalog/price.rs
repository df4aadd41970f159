//! Owns the forms that a price can have.

use super::ProductId;
use crate::money::{Money, Percent};

/// What a quantity of a product costs, before reductions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price {
    /// Every unit costs the same.
    Each(Money),
    /// Sold only in these sizes, each with the price of the whole pack. Smallest first; never empty.
    Packs(Vec<PackPrice>),
    /// The whole line costs the unit price of the tier that its quantity reaches. Lowest first, starting at 1; never empty.
    Tiers(Vec<TierPrice>),
    /// A service at a share of what other things in the order cost; sold once.
    Share {
        /// Of what: any of these products that are in the order, with their choices, before reductions and without what is
        /// charged for making them ready. Never empty.
        of: Vec<ProductId>,
        /// The share; rounded once.
        percent: Percent,
    },
}

/// A pack: so many units for so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackPrice {
    /// How many units are in it; at least 1.
    pub size: u32,
    /// What the whole pack costs.
    pub price: Money,
}

/// A tier: from so many units on, each costs so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierPrice {
    /// The quantity from which it holds; the first tier's is 1.
    pub from: u32,
    /// What one unit costs.
    pub each: Money,
}

impl Price {
    /// The smallest quantity that can be bought.
    #[must_use]
    pub fn smallest_quantity(&self) -> u32 {
        match self {
            Self::Packs(packs) => packs.first().map_or(1, |pack| pack.size),
            Self::Each(_) | Self::Tiers(_) | Self::Share { .. } => 1,
        }
    }

    /// The quantities worth offering as a choice: the packs, or where the price per unit changes.
    #[must_use]
    pub fn usual_quantities(&self) -> Vec<u32> {
        match self {
            Self::Each(_) | Self::Share { .. } => vec![1],
            Self::Packs(packs) => packs.iter().map(|pack| pack.size).collect(),
            Self::Tiers(tiers) => tiers.iter().map(|tier| tier.from).collect(),
        }
    }
}
