//! Owns what is taken off the goods of an order as a whole: the staff discount, then what an earlier order gave.

use super::goods::Once;
use super::{Order, Quote};
use crate::catalog::IncentiveTerms;
use crate::money::{Money, Percent, allocate};

/// What an earlier order gave for this one, and what it comes to here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IncentiveEffect {
    /// What was agreed then.
    pub terms: IncentiveTerms,
    /// By how much it lowers the goods; nothing where it is not used.
    pub amount: Money,
    /// What would be to pay without it, all included.
    pub without: Money,
    /// Why it is not used, where it is not: then it stays for another order.
    pub unused: Option<Unused>,
}

impl IncentiveEffect {
    /// What is used and takes so much off; what would be to pay without it is known once both are compared.
    pub(super) const fn used(terms: IncentiveTerms, amount: Money) -> Self {
        Self { terms, amount, without: Money::ZERO, unused: None }
    }
}

/// Why something that was given is not used for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unused {
    /// There are too few goods for it; so much is missing, in the catalog's own terms.
    TooFewGoods {
        /// How much is missing.
        missing: Money,
    },
    /// It would cost the order its cheaper sending, and so much more would be to pay in all.
    CostsShipping {
        /// How much more.
        more: Money,
    },
    /// It takes nothing off what is to be paid.
    SavesNothing,
}

/// What is taken off all goods together. The staff discount is a share of the goods; what an earlier order gave is taken off what
/// is left, so that an amount is worth all of itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OrderLevel {
    staff: Percent,
    incentive: Option<IncentiveTerms>,
}

/// What that comes to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TakenOff {
    pub(super) discount: Money,
    pub(super) incentive: Money,
}

impl TakenOff {
    /// Both together.
    pub(super) fn sum(self) -> Money {
        self.discount + self.incentive
    }
}

impl OrderLevel {
    pub(super) const fn of(order: &Order) -> Self {
        Self { staff: order.staff_discount, incentive: order.incentive }
    }

    /// The same for goods that come to so much at most: what an earlier order gave needs more than that, or stays.
    pub(super) fn for_goods_of(self, most: Money) -> Self {
        if self.least().is_some_and(|least| most < least) { Self { incentive: None, ..self } } else { self }
    }

    /// What is taken off goods that come to this, after reductions.
    pub(super) fn off(self, goods: Money) -> TakenOff {
        let discount = self.staff.of(goods);
        let is_enough = |terms: &IncentiveTerms| terms.from.is_none_or(|from| goods >= from);
        let incentive = self
            .incentive
            .filter(is_enough)
            .map_or(Money::ZERO, |terms| terms.off.of((goods - discount).max(Money::ZERO)));
        TakenOff { discount, incentive }
    }

    /// What is left of goods.
    pub(super) fn left(self, goods: Money) -> Money {
        goods - self.off(goods).sum()
    }

    /// The share that the staff discount leaves, and what an incentive that is a share leaves of that, in ten-thousandths each.
    pub(super) fn kept(self) -> (i64, i64) {
        let rest = |percent: Percent| (10_000 - i64::from(percent.basis_points())).max(0);
        let share = match self.incentive.map(|terms| terms.off) {
            Some(crate::catalog::Off::Share(percent)) => rest(percent),
            _ => 10_000,
        };
        (rest(self.staff), share)
    }

    /// The least in goods with which what an earlier order gave is used; nothing where it is always, or there is none.
    pub(super) fn least(self) -> Option<Money> {
        self.incentive.and_then(|terms| terms.from)
    }

    /// The amount that an earlier order gave, where it is one.
    pub(super) const fn amount(self) -> Money {
        match self.incentive {
            Some(IncentiveTerms { off: crate::catalog::Off::Amount(amount), .. }) => amount,
            _ => Money::ZERO,
        }
    }

    pub(super) const fn has_incentive(self) -> bool {
        self.incentive.is_some()
    }
}

/// Of the quotes with and without what an earlier order gave, both the best of their kind, the one with less to pay; where both
/// come to the same it stays for another order.
pub(super) fn cheaper(terms: IncentiveTerms, without: Once, with: Once) -> Quote {
    let (plain, used) = (&without.quote, &with.quote);
    let proven = plain.proven_optimal && used.proven_optimal;
    let least = plain.gap.zip(used.gap).map(|(gap, other)| (plain.total - gap).min(used.total - other));
    let total = plain.total;
    let is_used = used.total < total && !with.given.is_zero();
    let (amount, unused) = match used.incentive {
        Some(effect) if is_used => (effect.amount, None),
        _ => (Money::ZERO, Some(why_unused(terms, &without, &with))),
    };
    let quote = if is_used { with.quote } else { without.quote };
    let incentive = Some(IncentiveEffect { terms, amount, without: total, unused });
    let gap = least.map(|least| (quote.total - least).max(Money::ZERO));
    Quote { incentive, proven_optimal: proven, gap, ..quote }
}

fn why_unused(terms: IncentiveTerms, without: &Once, with: &Once) -> Unused {
    let could = !with.given.is_zero();
    let (plain, used) = (&without.quote, &with.quote);
    let missing = terms.from.map(|from| from - without.goods).filter(|missing| *missing > Money::ZERO);
    if could && used.total > plain.total && used.shipping.price > plain.shipping.price {
        return Unused::CostsShipping { more: used.total - plain.total };
    }
    missing.map_or(Unused::SavesNothing, |missing| Unused::TooFewGoods { missing })
}

/// The parts of what was taken off the goods that add up to a sum: in proportion, by largest remainder.
pub(super) fn parts_of(sum: Money, taken: TakenOff) -> TakenOff {
    match allocate(sum, &[taken.discount, taken.incentive]).as_slice() {
        [discount, incentive] => TakenOff { discount: *discount, incentive: *incentive },
        _ => taken,
    }
}
