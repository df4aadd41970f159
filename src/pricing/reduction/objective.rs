//! Owns what the search makes as small as it can: the payable total, with discount, shipping and tax in it.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::money::{Money, Percent};
use crate::pricing::incentive::OrderLevel;
use crate::pricing::listing::Listed;
use crate::pricing::shipping::{self, Sending};
use crate::pricing::{Order, tax};

/// Everything but the reductions that decides what is to be paid.
#[derive(Clone, Debug)]
pub(crate) struct Objective<'a> {
    catalog: &'a Catalog,
    level: OrderLevel,
    /// The tax rate of each line.
    pub(crate) rates: Vec<Percent>,
    sending: Option<Sending>,
    list: Money,
    /// Whether the payable total depends on the sum of the savings alone: tax is in the prices, or all of it at one rate.
    pub(crate) by_sum: bool,
}

impl<'a> Objective<'a> {
    pub(crate) fn new(catalog: &'a Catalog, order: &Order, lines: &[Listed<'_>]) -> Self {
        let rates: Vec<Percent> = lines.iter().map(|line| catalog.shop.rate(&line.product.tax)).collect();
        let shipping_rate = catalog.shop.rate(&catalog.shop.shipping.tax);
        let list: Money = lines.iter().map(|line| line.list).sum();
        let level = OrderLevel::of(order).for_goods_of(list);
        let by_sum = catalog.shop.prices_include_tax || rates.iter().all(|rate| *rate == shipping_rate);
        Self {
            catalog,
            level,
            sending: Sending::of(catalog, lines.iter().map(|line| line.product)),
            list,
            rates,
            by_sum,
        }
    }

    /// The same as if it cost nothing to send.
    pub(crate) fn without_sending(self) -> Self {
        Self { sending: None, ..self }
    }

    /// What is to be paid when the goods cost so much less than by themselves. Tax that is all at one rate is left out: it
    /// changes no order between totals.
    pub(crate) fn payable(&self, saved: Money) -> Money {
        let discounted = self.discounted(saved);
        discounted + shipping::shipping(self.sending.as_ref(), discounted).price
    }

    /// The same for totals of lines, with tax that differs by line.
    pub(crate) fn payable_by_line(&self, totals: &[Money]) -> Money {
        let rated: Vec<_> = totals.iter().copied().zip(self.rates.iter().copied()).collect();
        tax::payable(self.catalog, self.level, self.sending.as_ref(), &rated)
    }

    /// The largest saving from `least` up to `saved` that ships as cheaply as `least` does; nothing where all of them do.
    pub(crate) fn kept_shipping(&self, least: Money, saved: Money) -> Option<Money> {
        let price = |saved: i64| {
            let discounted = self.discounted(Money::from_minor(saved));
            shipping::shipping(self.sending.as_ref(), discounted).price
        };
        let cheapest = price(least.minor());
        if price(saved.minor()) <= cheapest {
            return None;
        }
        Some(Money::from_minor(last(least.minor(), saved.minor(), |saved| price(saved) <= cheapest)))
    }

    /// The smallest saving from `least` up to `kept` with which no more is to be paid than a sum; all of them ship alike.
    pub(crate) fn saving_for(&self, payable: Money, least: Money, kept: Money) -> Option<Money> {
        let is_too_little = |saved: i64| self.payable(Money::from_minor(saved)) > payable;
        if is_too_little(kept.minor()) {
            return None;
        }
        if !is_too_little(least.minor()) {
            return Some(least);
        }
        Some(Money::from_minor(last(least.minor(), kept.minor(), is_too_little) + 1))
    }

    /// How the order is sent.
    pub(crate) const fn sending(&self) -> Option<&Sending> {
        self.sending.as_ref()
    }

    /// What sending costs at most, with tax that is no more than the price itself.
    fn most_shipping(&self) -> Money {
        self.sending.as_ref().map_or(Money::ZERO, |sending| sending.price.times(2))
    }

    fn discounted(&self, saved: Money) -> Money {
        self.level.left(self.list - saved)
    }

    /// The most that may be saved where what an earlier order gave is to be used; nothing where that is no question.
    pub(crate) fn most_saving(&self) -> Option<Money> {
        self.level.least().map(|least| self.list - least)
    }

    /// Whether lines that come to this are enough for what an earlier order gave, where it did.
    pub(crate) fn is_enough(&self, totals: &[Money]) -> bool {
        self.level.least().is_none_or(|least| totals.iter().copied().sum::<Money>() >= least)
    }

    /// By how many minor units less can be to pay than what savings take off: rounding, packs that cost more and keep the shipping
    /// free, and how an amount off is spread over lines at several rates.
    pub(crate) fn slack(&self, has_repackings: bool) -> i64 {
        let rates = self.rates.iter().collect::<BTreeSet<_>>().len() + 1;
        let rounding = i64::try_from(2 + 4 * rates).unwrap_or(i64::MAX);
        let shipping = if has_repackings { self.most_shipping().minor() } else { 0 };
        rounding.saturating_add(shipping).saturating_add(self.spread().minor())
    }

    /// How an amount off that is spread over lines at several rates changes the tax at most, with its rounding.
    fn spread(&self) -> Money {
        let rates = || self.rates.iter().copied();
        let apart = rates().max().unwrap_or_default().of(self.level.amount())
            - rates().min().unwrap_or_default().of(self.level.amount());
        let rounding = i64::try_from(self.rates.len()).unwrap_or(i64::MAX).saturating_add(4);
        if self.level.has_incentive() { apart + Money::from_minor(rounding) } else { Money::ZERO }
    }

    /// What one minor unit less on a line takes off what is to be paid, in hundred-millionths.
    pub(crate) fn weight(&self, line: usize) -> i64 {
        let rate = self.rates.get(line).copied().unwrap_or_default().basis_points();
        let (kept, share) = self.level.kept();
        ((10_000 + i64::from(rate)) * kept * share + 9_999) / 10_000
    }
}

/// The last number of a range for which something holds that holds up to there: it holds for the first, not for the end.
fn last(first: i64, end: i64, holds: impl Fn(i64) -> bool) -> i64 {
    let (mut held, mut failed) = (first, end);
    while failed - held > 1 {
        let middle = held.midpoint(failed);
        if holds(middle) { held = middle } else { failed = middle }
    }
    held
}
