//! Owns the anchor: what the buyer came for, frozen when they committed to it.

use crate::money::{Money, Percent};
use crate::pricing::Order;

/// What the buyer came for. It has no way to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    total: Money,
    order: Order,
}

impl Anchor {
    /// Freezes an order and what it costs.
    #[must_use]
    pub(super) const fn new(order: Order, total: Money) -> Self {
        Self { total, order }
    }

    /// What it cost, everything in it.
    #[must_use]
    pub const fn total(&self) -> Money {
        self.total
    }

    /// The order as it was then.
    #[must_use]
    pub const fn order(&self) -> &Order {
        &self.order
    }
}

/// How far an order has moved from its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uplift {
    /// What the buyer came for.
    pub anchor: Money,
    /// What is to be paid now.
    pub total: Money,
    /// How much may be added before suggestions stop.
    pub cap: Money,
}

impl Uplift {
    /// What came on top; less than nothing where the order became cheaper.
    #[must_use]
    pub fn amount(&self) -> Money {
        self.total - self.anchor
    }

    /// What came on top in basis points of the anchor; nothing for a free hook.
    #[must_use]
    pub fn basis_points(&self) -> Option<i64> {
        Percent::ratio_basis_points(self.amount(), self.anchor)
    }

    /// What is left under the cap; less than nothing where the buyer asked for more.
    #[must_use]
    pub fn headroom(&self) -> Money {
        self.cap - self.amount()
    }
}
