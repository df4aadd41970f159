//! Owns what one order gives for a next one: how much less that costs, until when, and the code by which it is known. Nothing in
//! it says who placed either.

use super::OrderCode;
use crate::catalog::{Day, IncentiveTerms};

/// What an order gave for a next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// What it is known by. It is used once.
    pub code: OrderCode,
    /// By how much the next order costs less, as agreed then.
    pub terms: IncentiveTerms,
    /// The last day on which it can be used.
    pub until: Day,
}

/// Why a code gives nothing now. Said before anything is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotGiven {
    /// No order here gave it.
    Unknown,
    /// It was used for another order already.
    Used,
    /// Its last day has passed.
    Ended(Day),
    /// It is in other money.
    OtherMoney,
}
