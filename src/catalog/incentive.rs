//! Owns what a shop gives with an order for the next one: a reduction of a known size with a real last day. No words of the
//! shop's stand beside it: what it says of itself is the app's.

use super::Day;
use crate::money::{Money, Percent};

/// What every placed order gives for the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incentive {
    /// By how much the next order costs less.
    pub terms: IncentiveTerms,
    /// For how many days after the day of the order; the last of them is named wherever it is told.
    pub days: u32,
}

/// By how much an order costs less, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct IncentiveTerms {
    /// How much is taken off.
    pub off: Off,
    /// From how much in goods on, after reductions, in the catalog's own terms.
    pub from: Option<Money>,
}

/// How much is taken off the goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Off {
    /// A share of them.
    Share(Percent),
    /// So much, and never more than they cost.
    Amount(Money),
}

impl Incentive {
    /// The fewest days: for as long as what was bought can be sent back, nobody is hurried to buy again.
    /// Source: Directive 2011/83/EU, article 9(1): fourteen days.
    pub const FEWEST_DAYS: u32 = 14;
    /// The most days: what is kept for longer than the legal guarantee nobody can look up any more.
    pub const MOST_DAYS: u32 = 730;

    /// The last day on which it can be used, of an order of this day.
    #[must_use]
    pub fn until(&self, day: Day) -> Day {
        day.days_later(i32::try_from(self.days).unwrap_or(i32::MAX))
    }
}

impl Off {
    /// How much of this is taken off, rounded half away from zero.
    #[must_use]
    pub fn of(self, goods: Money) -> Money {
        match self {
            Self::Share(percent) => percent.of(goods),
            Self::Amount(amount) => amount.min(goods).max(Money::ZERO),
        }
    }
}
