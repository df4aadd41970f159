//! A basket as a bare problem: units, what reductions take of them and save. Worked out from the catalog alone, without
//! anything of the engine, so that another solver can check the engine's answer.

use diderot::catalog::{Price, Reduction};
use serde::Serialize;

use crate::baskets::Basket;

/// A problem in whole cents.
#[derive(Serialize)]
pub(crate) struct Model {
    /// How many units of each line there are.
    pub(crate) units: Vec<u32>,
    /// What everything costs without reductions and shipping.
    pub(crate) list: i64,
    /// What sending it costs.
    pub(crate) shipping: i64,
    /// From how much in goods on sending it costs nothing.
    pub(crate) free_from: Option<i64>,
    /// The reductions that could apply.
    pub(crate) patterns: Vec<Pattern>,
}

/// A reduction: what one application takes and saves.
#[derive(Serialize)]
pub(crate) struct Pattern {
    /// The offer.
    pub(crate) offer: String,
    /// The places of lines, and how many of their units.
    pub(crate) takes: Vec<(usize, u32)>,
    /// What it saves.
    pub(crate) saving: i64,
    /// How often it may apply, as far as its units do not say so.
    pub(crate) limit: Option<u32>,
}

impl Model {
    /// The problem of a basket, whose products all have one price each and stand in one line each.
    pub(crate) fn new(basket: &Basket) -> Self {
        let lines = &basket.order.lines;
        let each: Vec<i64> = lines
            .iter()
            .map(|line| match basket.catalog.product(&line.product).map(|product| &product.price) {
                Some(Price::Each(each)) => each.minor(),
                other => panic!("a basket for comparison has no price like {other:?}"),
            })
            .collect();
        let patterns = basket.catalog.offers.iter().filter_map(|offer| {
            let reduction = offer.reduction()?;
            let takes = takes(basket, reduction)?;
            let apart: i64 = takes.iter().map(|(line, units)| each[*line] * i64::from(*units)).sum();
            let pattern = Pattern {
                offer: offer.id.to_string(),
                takes,
                saving: saving(reduction, apart),
                limit: limit(basket, reduction),
            };
            (pattern.saving > 0).then_some(pattern)
        });
        let shipping = &basket.catalog.shop.shipping;
        Self {
            units: lines.iter().map(|line| line.quantity).collect(),
            list: each.iter().zip(lines).map(|(each, line)| each * i64::from(line.quantity)).sum(),
            shipping: shipping.price.minor(),
            free_from: shipping.free_from.map(diderot::money::Money::minor),
            patterns: patterns.collect(),
        }
    }

    /// What is to be paid when so much is saved.
    pub(crate) fn payable(&self, saved: i64) -> i64 {
        let goods = self.list - saved;
        if self.free_from.is_some_and(|from| goods >= from) { goods } else { goods + self.shipping }
    }

    /// What an engine asks that takes the reductions by what they save, the biggest first, each as often as it fits.
    pub(crate) fn greedy(&self) -> i64 {
        let mut by_saving: Vec<&Pattern> = self.patterns.iter().collect();
        by_saving.sort_by_key(|pattern| std::cmp::Reverse(pattern.saving));
        let mut left = self.units.clone();
        let mut saved = 0;
        for pattern in by_saving {
            let fits = pattern.takes.iter().map(|(line, units)| left[*line] / units).min().unwrap_or(0);
            let times = fits.min(pattern.limit.unwrap_or(fits));
            for (line, units) in &pattern.takes {
                left[*line] -= units * times;
            }
            saved += pattern.saving * i64::from(times);
        }
        self.payable(saved)
    }
}

/// What one application takes of which line; nothing where the order does not have it.
fn takes(basket: &Basket, reduction: &Reduction) -> Option<Vec<(usize, u32)>> {
    let place = |component: &diderot::catalog::Component| {
        let line = basket.order.lines.iter().position(|line| line.product == component.product)?;
        (basket.order.lines[line].quantity >= component.units).then_some((line, component.units))
    };
    reduction.components().iter().map(place).collect()
}

/// Half cents go up, as everywhere.
fn saving(reduction: &Reduction, apart: i64) -> i64 {
    match reduction {
        Reduction::Fixed { price, .. } | Reduction::Together { price, .. } => apart - price.minor(),
        Reduction::Off { percent, .. } => (apart * i64::from(percent.basis_points()) + 5_000) / 10_000,
    }
}

/// Parents in the order, so many times each.
fn limit(basket: &Basket, reduction: &Reduction) -> Option<u32> {
    let Reduction::Together { with, per_parent, .. } = reduction else { return None };
    let parents = basket.order.lines.iter().filter(|line| with.contains(&line.product));
    Some(parents.map(|line| line.quantity * per_parent).sum())
}
