//! Owns what can be had without any bundle: what walks come to, all the time that a bundle is offered.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Offer, OfferKind, Period, ProductId};
use crate::storage::catalog_files::check::offer::OfferPlace;

/// What is offered apart, and what walks come to through it.
pub(super) struct Apart<'c> {
    hooks: &'c [ProductId],
    /// What comes of each product, and in which periods; under nothing what comes of any.
    ways: BTreeMap<Option<&'c ProductId>, Vec<(Period, &'c ProductId)>>,
    /// What was found already.
    known: Vec<(Period, BTreeSet<&'c ProductId>)>,
}

impl<'c> Apart<'c> {
    /// What hooks and offers lead to.
    pub(super) fn new(hooks: &'c [ProductId], offers: &'c [(Offer, OfferPlace<'_>)]) -> Self {
        let mut ways: BTreeMap<Option<&ProductId>, Vec<(Period, &ProductId)>> = BTreeMap::new();
        for (offer, _) in offers {
            let (from, to) = match &offer.kind {
                OfferKind::Upgrade { from, to } => (std::slice::from_ref(from), to),
                OfferKind::Accessory { with, product, .. } | OfferKind::Service { with, product } => {
                    (with.as_slice(), product)
                }
                OfferKind::Bundle { .. } | OfferKind::Multiplier { .. } => continue,
            };
            if from.is_empty() {
                ways.entry(None).or_default().push((offer.period, to));
            }
            for from in from {
                ways.entry(Some(from)).or_default().push((offer.period, to));
            }
        }
        Self { hooks, ways, known: Vec::new() }
    }

    /// Whether a product can be had on every day of a period without a bundle.
    pub(super) fn has(&mut self, product: &ProductId, period: Period) -> bool {
        if let Some((_, reached)) = self.known.iter().find(|(known, _)| *known == period) {
            return reached.contains(product);
        }
        let reached = self.reached(period);
        let has = reached.contains(product);
        self.known.push((period, reached));
        has
    }

    fn reached(&self, period: Period) -> BTreeSet<&'c ProductId> {
        let of = |from: Option<&'c ProductId>| {
            let ways = self.ways.get(&from).into_iter().flatten();
            ways.filter(move |(other, _)| lasts(*other, period)).map(|(_, to)| *to)
        };
        let mut reached = BTreeSet::new();
        let mut next: Vec<&ProductId> = self.hooks.iter().chain(of(None)).collect();
        while let Some(product) = next.pop() {
            if reached.insert(product) {
                next.extend(of(Some(product)));
            }
        }
        reached
    }
}

/// Whether one period has all days of another one.
fn lasts(one: Period, other: Period) -> bool {
    one.from.is_none_or(|from| other.from.is_some_and(|first| from <= first))
        && one.until.is_none_or(|until| other.until.is_some_and(|last| last <= until))
}
