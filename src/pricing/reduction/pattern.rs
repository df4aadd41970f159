//! Owns the concrete ways in which reductions can apply to the units of an order.

use crate::catalog::{Catalog, Component, Offer, OfferId, ProductId, Reduction};
use crate::money::Money;

/// So many ways of one reduction are looked at. Only an order with many lines of one product at different prices has more.
const MOST_WAYS: usize = 1_000;

/// Equal units of an order: one product, one price. The lines that have them are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pool {
    /// What they are units of.
    pub(crate) product: ProductId,
    /// The size of the pack, for a product that is sold in packs.
    pub(crate) pack: Option<u32>,
    /// What one unit costs.
    pub(crate) price: Money,
    /// How many there are.
    pub(crate) count: u32,
    /// The places of the lines in the order, and how many of the units each has.
    pub(crate) lines: Vec<(usize, u32)>,
}

/// One way in which one reduction applies once: so many units from these pools, for so much less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// The offer.
    pub(crate) offer: OfferId,
    /// The reduction's place among all reductions of the catalog; a limit on its applications is shared by its patterns.
    pub(crate) reduction: usize,
    /// Units taken: the pool's place, and how many of it.
    pub(crate) takes: Vec<(usize, u32)>,
    /// By how much one application lowers the price; more than nothing.
    pub(crate) saving: Money,
    /// How many times the reduction may apply in all, by its parents in the order.
    pub(crate) limit: u32,
}

/// All ways in which the catalog's reductions can apply to some units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Patterns {
    /// The ways, in catalog order. Those that save nothing are left out.
    pub(crate) all: Vec<Pattern>,
    /// Whether these are really all of them.
    pub(crate) complete: bool,
}

/// All ways in which the catalog's reductions can apply to these units, but for one offer that is left out.
pub(crate) fn patterns(catalog: &Catalog, pools: &[Pool], left_out: Option<&OfferId>) -> Patterns {
    let mut patterns = Patterns { all: Vec::new(), complete: true };
    let reductions = catalog.reductions().enumerate().filter(|(_, (offer, _))| Some(&offer.id) != left_out);
    for (index, (offer, reduction)) in reductions {
        patterns.add(index, offer, reduction, pools);
    }
    patterns
}

impl Patterns {
    /// Adds all ways in which one reduction can apply.
    fn add(&mut self, index: usize, offer: &Offer, reduction: &Reduction, pools: &[Pool]) {
        // Most of a catalog's reductions are about products that are not in the order: they are sorted out first.
        if reduction.components().iter().any(|component| supply(component, pools) < component.units) {
            return;
        }
        let limit = limit(reduction, pools);
        if limit == 0 {
            return;
        }
        let mut ways: Vec<Vec<(usize, u32)>> = vec![Vec::new()];
        for component in reduction.components() {
            let choices = self.within_limit(ways_to_take(component, pools));
            ways = ways
                .iter()
                .flat_map(|way| choices.iter().map(|choice| [way.as_slice(), choice].concat()))
                .take(MOST_WAYS + 1)
                .collect();
            ways = self.within_limit(ways);
        }
        self.all.extend(ways.into_iter().filter_map(|takes| {
            let price = takes.iter().filter_map(|(pool, units)| Some(pools.get(*pool)?.price.times(*units))).sum();
            let saving = saving(reduction, price);
            (saving > Money::ZERO).then(|| Pattern { offer: offer.id.clone(), reduction: index, takes, saving, limit })
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

/// By how much one application lowers what its units cost.
fn saving(reduction: &Reduction, price: Money) -> Money {
    match reduction {
        Reduction::Fixed { price: fixed, .. } | Reduction::Together { price: fixed, .. } => price - *fixed,
        Reduction::Off { percent, .. } => percent.of(price),
    }
}

/// How many times a reduction may apply: by the units of its parents that are in the order.
fn limit(reduction: &Reduction, pools: &[Pool]) -> u32 {
    match reduction {
        Reduction::Fixed { .. } | Reduction::Off { .. } => u32::MAX,
        Reduction::Together { with, per_parent, .. } => {
            let parents = pools.iter().filter(|pool| with.contains(&pool.product));
            parents.fold(0_u32, |units, pool| units.saturating_add(pool.count)).saturating_mul(*per_parent)
        }
    }
}

/// Whether a pool has units that a component takes.
fn fits(component: &Component, pool: &Pool) -> bool {
    pool.product == component.product && component.pack.is_none_or(|pack| pool.pack == Some(pack))
}

/// How many units a component could take from.
fn supply(component: &Component, pools: &[Pool]) -> u32 {
    let units = pools.iter().filter(|pool| fits(component, pool)).map(|pool| pool.count);
    units.fold(0, u32::saturating_add)
}

/// All multisets of pools that supply a component's units; cut off where they are too many.
fn ways_to_take(component: &Component, pools: &[Pool]) -> Vec<Vec<(usize, u32)>> {
    let fitting: Vec<(usize, &Pool)> = pools.iter().enumerate().filter(|(_, pool)| fits(component, pool)).collect();
    let mut ways: Vec<(Vec<(usize, u32)>, u32)> = vec![(Vec::new(), component.units)];
    for (place, (index, pool)) in fitting.iter().enumerate() {
        // What the pools after this one can't supply has to come from this one at the latest.
        let later = fitting.iter().skip(place + 1).fold(0_u32, |units, (_, pool)| units.saturating_add(pool.count));
        ways = ways
            .into_iter()
            .flat_map(|(taken, missing)| {
                (missing.saturating_sub(later)..=missing.min(pool.count)).map(move |units| {
                    let more = (units > 0).then_some((*index, units));
                    (taken.iter().copied().chain(more).collect(), missing - units)
                })
            })
            .take(MOST_WAYS + 1)
            .collect();
    }
    ways.into_iter().filter(|(_, missing)| *missing == 0).map(|(taken, _)| taken).collect()
}
