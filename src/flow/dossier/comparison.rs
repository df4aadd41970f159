//! Owns what differs between two versions of a quote.

use crate::money::Money;
use crate::pricing::{Quote, QuoteLine};

/// What differs between two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Every line of either, those of the newer one first, in its own sequence.
    pub lines: Vec<LineChange>,
    /// By how much more is to be paid.
    pub total: Money,
    /// By how much more staff took off.
    pub discount: Money,
    /// By how much more an earlier order gave.
    pub incentive: Money,
    /// By how much more sending it costs.
    pub shipping: Money,
}

/// A line in two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineChange {
    /// As it was; nothing where it was added.
    pub before: Option<QuoteLine>,
    /// As it is; nothing where it was taken out.
    pub after: Option<QuoteLine>,
}

impl LineChange {
    /// Whether there is another number of it.
    #[must_use]
    pub fn changes_quantity(&self) -> bool {
        self.both().is_some_and(|(before, after)| before.quantity != after.quantity)
    }

    /// Whether something else is chosen for it.
    #[must_use]
    pub fn changes_options(&self) -> bool {
        self.both().is_some_and(|(before, after)| before.choices != after.choices)
    }

    /// By how much more it costs; all of it where it was added or taken out.
    #[must_use]
    pub fn difference(&self) -> Money {
        let total = |line: &Option<QuoteLine>| line.as_ref().map_or(Money::ZERO, |line| line.total);
        total(&self.after) - total(&self.before)
    }

    /// Whether nothing about it differs.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.both().is_some() && !self.changes_quantity() && !self.changes_options() && self.difference().is_zero()
    }

    fn both(&self) -> Option<(&QuoteLine, &QuoteLine)> {
        self.before.as_ref().zip(self.after.as_ref())
    }
}

impl Comparison {
    /// Compares two versions. Lines are the same where number and product are; else where the product is, as an undo gives numbers
    /// out anew.
    #[must_use]
    pub fn between(before: &Quote, after: &Quote) -> Self {
        let mut old: Vec<Option<&QuoteLine>> = before.lines.iter().map(Some).collect();
        let mut found: Vec<Option<&QuoteLine>> = vec![None; after.lines.len()];
        let by_number = |old: &QuoteLine, new: &QuoteLine| old.id == new.id && old.product == new.product;
        let by_product = |old: &QuoteLine, new: &QuoteLine| old.product == new.product;
        for is_it in [&by_number as &dyn Fn(&QuoteLine, &QuoteLine) -> bool, &by_product] {
            for (new, slot) in after.lines.iter().zip(&mut found).filter(|(_, slot)| slot.is_none()) {
                *slot = old.iter_mut().find(|old| old.is_some_and(|old| is_it(old, new))).and_then(Option::take);
            }
        }
        let kept = after.lines.iter().zip(found);
        let kept = kept.map(|(new, old)| LineChange { before: old.cloned(), after: Some(new.clone()) });
        let gone = old.into_iter().flatten().map(|old| LineChange { before: Some(old.clone()), after: None });
        Self {
            lines: kept.chain(gone).collect(),
            total: after.total - before.total,
            discount: after.discount - before.discount,
            incentive: (after.taken_off() - after.discount) - (before.taken_off() - before.discount),
            shipping: after.shipping.price - before.shipping.price,
        }
    }
}
