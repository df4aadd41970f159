//! Owns what the search minimises: the payable total, discount, shipping and tax in it.

use super::pattern::{Pattern, Pool};
use crate::catalog::Catalog;
use crate::money::{Money, Percent, allocate};
use crate::pricing::{shipping, tax};

/// Everything but the reductions that decides what is to be paid.
#[derive(Clone, Debug)]
pub(crate) struct Objective<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) staff_discount: Percent,
    /// What each line costs before reductions, and its tax rate.
    pub(crate) lines: Vec<(Money, Percent)>,
    pub(crate) has_goods: bool,
    pub(crate) pools: &'a [Pool],
    pub(crate) patterns: &'a [Pattern],
    list: Money,
    /// Whether the payable total depends on the sum of the savings alone: tax is in the prices, or all of it at one rate.
    by_sum: bool,
}

impl<'a> Objective<'a> {
    pub(crate) fn new(
        catalog: &'a Catalog,
        staff_discount: Percent,
        (lines, has_goods): (Vec<(Money, Percent)>, bool),
        (pools, patterns): (&'a [Pool], &'a [Pattern]),
    ) -> Self {
        let list = lines.iter().map(|(list, _)| *list).sum();
        let shipping_rate = catalog.shop.rate(&catalog.shop.shipping.tax);
        let by_sum = catalog.shop.prices_include_tax || lines.iter().all(|(_, rate)| *rate == shipping_rate);
        Self { catalog, staff_discount, lines, has_goods, pools, patterns, list, by_sum }
    }

    /// What is to be paid when the patterns apply so many times, which saves so much. At one rate the tax itself is left out:
    /// it changes no order between totals.
    pub(super) fn payable(&self, saved: Money, times: &[u32]) -> Money {
        if self.by_sum {
            return self.by_sum(saved);
        }
        let totals = line_totals(&self.lines, self.pools, self.patterns, times);
        let rated = totals.into_iter().zip(&self.lines).map(|(total, (_, rate))| (total, *rate)).collect();
        tax::payable(self.catalog, self.staff_discount, self.has_goods, rated)
    }

    /// The least that could be to pay when at most `possible` is saved on top of `saved`, which leaves `now` to pay.
    pub(super) fn least(&self, now: Money, saved: Money, possible: Money) -> Money {
        if !self.by_sum {
            return self.least_with_tax(now, possible);
        }
        let all = saved + possible;
        // Saving more lowers what is to be paid, except where it costs the free shipping: so both the end of the range and
        // the last saving that keeps it are looked at.
        let at_end = self.by_sum(all);
        if self.ships_alike(saved, all) {
            return at_end;
        }
        let (mut kept, mut lost) = (saved.minor(), all.minor());
        while lost - kept > 1 {
            let middle = kept.midpoint(lost);
            if self.ships_alike(saved, Money::from_minor(middle)) { kept = middle } else { lost = middle }
        }
        at_end.min(self.by_sum(Money::from_minor(kept)))
    }

    /// The same where tax differs by line: no saving is worth more than itself and the highest tax on it, and shipping never
    /// becomes cheaper by saving. Each line and rate may round by one.
    fn least_with_tax(&self, now: Money, possible: Money) -> Money {
        let highest = self.lines.iter().map(|(_, rate)| *rate).max().unwrap_or_default();
        let rounding = i64::try_from(self.lines.len() * 2 + 4).unwrap_or(i64::MAX);
        now - possible - highest.of(possible) - Money::from_minor(rounding)
    }

    fn by_sum(&self, saved: Money) -> Money {
        let discounted = self.discounted(saved);
        discounted + shipping::shipping(self.catalog, self.has_goods, discounted).price
    }

    fn discounted(&self, saved: Money) -> Money {
        let goods = self.list - saved;
        goods - self.staff_discount.of(goods)
    }

    fn ships_alike(&self, one: Money, other: Money) -> bool {
        let price = |saved| shipping::shipping(self.catalog, self.has_goods, self.discounted(saved)).price;
        price(one) == price(other)
    }
}

/// What each line costs when the patterns apply so many times.
fn line_totals(lines: &[(Money, Percent)], pools: &[Pool], patterns: &[Pattern], times: &[u32]) -> Vec<Money> {
    let mut totals: Vec<Money> = lines.iter().map(|(list, _)| *list).collect();
    for application in applications(pools, patterns, times) {
        for (line, part) in application.by_line {
            if let Some(total) = totals.get_mut(line) {
                *total -= part;
            }
        }
    }
    totals
}

/// A pattern that applies so many times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Application<'a> {
    pub(crate) pattern: &'a Pattern,
    pub(crate) times: u32,
    /// By how much it lowers which line, by its place in the order.
    pub(crate) by_line: Vec<(usize, Money)>,
    /// The units that it takes: the line's place, the size of the pack, how many.
    pub(crate) units: Vec<(usize, Option<u32>, u32)>,
}

/// The patterns that apply. Units of a pool are taken from its first line first.
pub(crate) fn applications<'a>(pools: &[Pool], patterns: &'a [Pattern], times: &[u32]) -> Vec<Application<'a>> {
    let mut left: Vec<Vec<(usize, u32)>> = pools.iter().map(|pool| pool.lines.clone()).collect();
    let applied = patterns.iter().zip(times).filter(|(_, times)| **times > 0);
    applied
        .map(|(pattern, times)| {
            let mut taken: Vec<(usize, Money)> = Vec::new();
            let mut all_units = Vec::new();
            for (pool, units) in &pattern.takes {
                let (Some(left), Some(known)) = (left.get_mut(*pool), pools.get(*pool)) else { continue };
                let units = units.saturating_mul(*times);
                for (line, units) in take(left, units) {
                    taken.push((line, known.price.times(units)));
                    all_units.push((line, known.pack, units));
                }
            }
            let weights: Vec<Money> = taken.iter().map(|(_, weight)| *weight).collect();
            let parts = allocate(pattern.saving.times(*times), &weights);
            let by_line = taken.into_iter().map(|(line, _)| line).zip(parts).collect();
            Application { pattern, times: *times, by_line, units: all_units }
        })
        .collect()
}

/// Takes units from lines, the first one first, and says how many of each.
fn take(left: &mut [(usize, u32)], mut units: u32) -> Vec<(usize, u32)> {
    let mut taken = Vec::new();
    for (line, count) in left {
        let from_here = units.min(*count);
        if from_here > 0 {
            taken.push((*line, from_here));
        }
        *count -= from_here;
        units -= from_here;
    }
    taken
}
