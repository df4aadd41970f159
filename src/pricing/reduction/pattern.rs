//! Owns the concrete ways in which reductions can apply to the units of an order.

use std::collections::BTreeSet;

use super::pool::Pool;
use crate::catalog::{Catalog, Component, Offer, OfferId, ProductId, Reduction};
use crate::money::Money;
use crate::pricing::listing::Listed;

/// So many ways of one reduction are looked at. Only an order with many lines of one product at different prices has more.
const MOST_WAYS: usize = 1_000;

/// A reduction that is about what is in the order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Live<'a> {
    /// Its place among all offers of the catalog.
    pub(crate) place: usize,
    pub(crate) offer: &'a Offer,
    pub(crate) reduction: &'a Reduction,
}

/// The reductions of which the order has every product, in the catalog's order, but for one that is left out.
pub(crate) fn live<'a>(catalog: &'a Catalog, lines: &[Listed<'_>], left_out: Option<&OfferId>) -> Vec<Live<'a>> {
    let products: BTreeSet<&ProductId> = lines.iter().map(|line| &line.product.id).collect();
    let places: BTreeSet<usize> = products.iter().flat_map(|product| catalog.reductions_of(product)).copied().collect();
    let known = places.into_iter().filter_map(|place| {
        let offer = catalog.offers.get(place)?;
        offer.reduction().map(|reduction| Live { place, offer, reduction })
    });
    let has_all = |live: &Live<'_>| {
        let has_parent = match live.reduction {
            Reduction::Together { with, .. } => with.iter().any(|parent| products.contains(parent)),
            Reduction::Fixed { .. } | Reduction::Off { .. } => true,
        };
        has_parent && live.reduction.components().iter().all(|component| products.contains(&component.product))
    };
    known.filter(|live| Some(&live.offer.id) != left_out && has_all(live)).collect()
}

/// One way in which one reduction applies once: so many units from these pools, for so much less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// The offer.
    pub(crate) offer: OfferId,
    /// Its place among all offers of the catalog.
    pub(crate) place: usize,
    /// The place of its reduction among those that are live; a limit on its applications is shared by its patterns.
    pub(crate) live: usize,
    /// Units taken: the pool's place, and how many of it. Each pool once.
    pub(crate) takes: Vec<(usize, u32)>,
    /// By how much one application lowers the price; more than nothing.
    pub(crate) saving: Money,
}

/// All ways in which the catalog's reductions can apply to some units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Patterns {
    /// The ways, in catalog order. Those that save nothing are left out.
    pub(crate) all: Vec<Pattern>,
    /// Whether these are really all of them.
    pub(crate) complete: bool,
}

/// All ways in which reductions can apply to the units that there are, or could be.
pub(crate) fn patterns(live: &[Live<'_>], pools: &[Pool]) -> Patterns {
    let mut patterns = Patterns { all: Vec::new(), complete: true };
    for (place, reduction) in live.iter().enumerate() {
        patterns.add(place, reduction, pools);
    }
    patterns
}

impl Patterns {
    /// Adds all ways in which one reduction can apply.
    fn add(&mut self, place: usize, live: &Live<'_>, pools: &[Pool]) {
        let mut ways: Vec<Vec<(usize, u32)>> = vec![Vec::new()];
        for component in live.reduction.components() {
            let choices = self.within_limit(ways_to_take(component, pools));
            ways = ways
                .iter()
                .flat_map(|way| choices.iter().map(|choice| joined(way, choice)))
                .take(MOST_WAYS + 1)
                .collect();
            ways = self.within_limit(ways);
        }
        self.all.extend(ways.into_iter().filter_map(|takes| {
            let price = takes.iter().filter_map(|(pool, units)| Some(pools.get(*pool)?.price.times(*units))).sum();
            let saving = saving(live.reduction, price);
            let (offer, catalog_place) = (live.offer.id.clone(), live.place);
            (saving > Money::ZERO).then_some(Pattern { offer, place: catalog_place, live: place, takes, saving })
        }));
    }

    /// The first ways, as far as they are looked at.
    fn within_limit<Way>(&mut self, mut ways: Vec<Way>) -> Vec<Way> {
        if ways.len() > MOST_WAYS {
            ways.truncate(MOST_WAYS);
            self.complete = false;
        }
        ways
    }
}

/// Units of two components together. Two components may be of one product.
fn joined(one: &[(usize, u32)], other: &[(usize, u32)]) -> Vec<(usize, u32)> {
    let mut joined = one.to_vec();
    for (pool, units) in other {
        match joined.iter_mut().find(|(known, _)| known == pool) {
            Some((_, known)) => *known += units,
            None => joined.push((*pool, *units)),
        }
    }
    joined
}

/// By how much one application lowers what its units cost.
fn saving(reduction: &Reduction, price: Money) -> Money {
    match reduction {
        Reduction::Fixed { price: fixed, .. } | Reduction::Together { price: fixed, .. } => price - *fixed,
        Reduction::Off { percent, .. } => percent.of(price),
    }
}

/// Whether a pool has units that a component takes.
fn fits(component: &Component, pool: &Pool) -> bool {
    pool.product == component.product && component.pack.is_none_or(|pack| pool.pack == Some(pack))
}

/// All multisets of pools that supply a component's units; cut off where they are too many.
fn ways_to_take(component: &Component, pools: &[Pool]) -> Vec<Vec<(usize, u32)>> {
    // Pools are sorted by product.
    let start = pools.partition_point(|pool| pool.product < component.product);
    let same = pools.iter().enumerate().skip(start).take_while(|(_, pool)| pool.product == component.product);
    let fitting: Vec<(usize, &Pool)> = same.filter(|(_, pool)| fits(component, pool)).collect();
    let mut ways: Vec<(Vec<(usize, u32)>, u32)> = vec![(Vec::new(), component.units)];
    for (place, (index, pool)) in fitting.iter().enumerate() {
        // What the pools after this one can't supply has to come from this one at the latest.
        let later = fitting.iter().skip(place + 1).fold(0_u32, |units, (_, pool)| units.saturating_add(pool.potential));
        ways = ways
            .into_iter()
            .flat_map(|(taken, missing)| {
                (missing.saturating_sub(later)..=missing.min(pool.potential)).map(move |units| {
                    let more = (units > 0).then_some((*index, units));
                    (taken.iter().copied().chain(more).collect(), missing - units)
                })
            })
            .take(MOST_WAYS + 1)
            .collect();
    }
    ways.into_iter().filter(|(_, missing)| *missing == 0).map(|(taken, _)| taken).collect()
}
