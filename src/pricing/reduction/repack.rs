//! Owns the other packs that a line's quantity could be made of: dearer by themselves, but maybe what a set asks for.

use std::collections::BTreeSet;

use super::pattern::Live;
use crate::catalog::{Component, PackPrice, Price, ProductId, Reduction};
use crate::money::Money;
use crate::pricing::listing::Listed;
use crate::pricing::shipping::Sending;
use crate::pricing::unit::{PackCosts, UnitGroup};

/// So many ways of packing one line are looked at, the cheapest ones.
const MOST_WAYS: usize = 200;
/// So many ways are gone through to find those.
const MOST_GONE_THROUGH: usize = 20_000;

/// Another way to pack a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Repacking {
    /// The place of the line in the order.
    pub(crate) line: usize,
    /// Its packs.
    pub(crate) groups: Vec<UnitGroup>,
    /// How much more they cost than the cheapest ones.
    pub(crate) dearer: Money,
}

/// The other ways to pack the lines that reductions are about, and whether these are all that could be worth it.
///
/// Those that cost less than sending does are among them: beside a set, they may keep the shipping free.
pub(crate) fn repackings(live: &[Live<'_>], lines: &[Listed<'_>], sending: Option<&Sending>) -> (Vec<Repacking>, bool) {
    let mut all = Vec::new();
    let mut complete = true;
    let can_be_free = sending.filter(|sending| sending.free_from.is_some());
    let free_shipping = can_be_free.map_or(Money::ZERO, |sending| sending.price);
    // By number, so that the order of the lines makes no difference.
    let mut sorted: Vec<(usize, &Listed<'_>)> = lines.iter().enumerate().collect();
    sorted.sort_by_key(|(_, line)| line.id);
    for (place, line) in sorted {
        if let Price::Packs(packs) = &line.product.price {
            let mut wanted = Wanted::new(live, lines, (&line.product.id, packs));
            if wanted.most == 0 {
                continue;
            }
            wanted.dearer = free_shipping;
            let (ways, has_all) = ways(place, line, packs, &wanted);
            all.extend(ways);
            complete &= has_all;
        }
    }
    (all, complete)
}

/// Which packs of a line reductions could take, and how many at most. Whatever is left is packed in the cheapest way: no other
/// way to pack it changes what applies.
struct Wanted {
    sizes: BTreeSet<u32>,
    most: u32,
    /// By how much more than the cheapest any other packs may cost.
    dearer: Money,
}

impl Wanted {
    fn new(live: &[Live<'_>], lines: &[Listed<'_>], (product, packs): (&ProductId, &[PackPrice])) -> Self {
        let mut wanted = Self { sizes: BTreeSet::new(), most: 0, dearer: Money::ZERO };
        for live in live {
            let fits = |component: &Component| potential(&component.product, lines) / component.units.max(1);
            let applications = live.reduction.components().iter().map(fits).min().unwrap_or_default();
            for component in live.reduction.components().iter().filter(|component| component.product == *product) {
                wanted.most = wanted.most.saturating_add(applications.saturating_mul(component.units));
                let sizes = packs.iter().map(|pack| pack.size);
                wanted.sizes.extend(sizes.filter(|size| component.pack.is_none_or(|pack| pack == *size)));
            }
            if let Reduction::Together { with, per_parent, .. } = live.reduction
                && with.contains(product)
            {
                wanted.most = wanted.most.saturating_add(applications.div_ceil((*per_parent).max(1)));
                wanted.sizes.extend(packs.iter().map(|pack| pack.size));
            }
        }
        wanted
    }
}

/// How many units of a product there could be, in the smallest packs.
fn potential(product: &ProductId, lines: &[Listed<'_>]) -> u32 {
    let of_product = lines.iter().filter(|line| line.product.id == *product);
    let units = of_product.map(|line| match &line.product.price {
        Price::Packs(packs) => line.quantity / packs.first().map_or(1, |pack| pack.size.max(1)),
        _ => line.quantity,
    });
    units.fold(0, u32::saturating_add)
}

/// The ways to pack a line in which reductions could take its packs, the cheapest first, and whether these are all.
fn ways(place: usize, line: &Listed<'_>, packs: &[PackPrice], wanted: &Wanted) -> (Vec<Repacking>, bool) {
    let Some(costs) = PackCosts::new(packs, line.quantity) else { return (Vec::new(), true) };
    let Some(least) = costs.of(line.quantity) else { return (Vec::new(), true) };
    let mut walk =
        Walk { packs, costs: &costs, wanted, counts: vec![0; packs.len()], found: BTreeSet::new(), steps: 0 };
    walk.go(packs.len(), line.quantity, wanted.most);
    walk.go_cheaply((packs.len(), line.quantity), Money::ZERO, least + wanted.dearer);
    let complete = walk.steps < MOST_GONE_THROUGH;
    let groups = |counts: &[u32]| -> Vec<UnitGroup> {
        let packed = packs.iter().zip(counts).filter(|(_, count)| **count > 0);
        packed.map(|(pack, count)| UnitGroup { price: pack.price, count: *count, pack: Some(pack.size) }).collect()
    };
    let mut all: Vec<Repacking> = walk
        .found
        .into_iter()
        .map(|(cost, counts)| Repacking { line: place, groups: groups(&counts), dearer: cost - least })
        .filter(|repacking| repacking.groups != line.groups && !repacking.dearer.is_absurd())
        .collect();
    let complete = complete && all.len() <= MOST_WAYS;
    all.truncate(MOST_WAYS);
    (all, complete)
}

/// A walk through the ways to have wanted packs in a quantity, from the largest down.
struct Walk<'a> {
    packs: &'a [PackPrice],
    costs: &'a PackCosts,
    wanted: &'a Wanted,
    counts: Vec<u32>,
    found: BTreeSet<(Money, Vec<u32>)>,
    steps: usize,
}

impl Walk<'_> {
    fn go(&mut self, open: usize, rest: u32, more: u32) {
        self.steps += 1;
        if self.steps >= MOST_GONE_THROUGH {
            return;
        }
        let Some(pack) = open.checked_sub(1).and_then(|place| self.packs.get(place)).copied() else {
            self.keep(rest);
            return;
        };
        let is_wanted = self.wanted.sizes.contains(&pack.size);
        let most = if is_wanted { (rest / pack.size.max(1)).min(more) } else { 0 };
        for count in 0..=most {
            if let Some(known) = self.counts.get_mut(open - 1) {
                *known = count;
            }
            self.go(open - 1, rest - count * pack.size, more - count);
        }
        if let Some(known) = self.counts.get_mut(open - 1) {
            *known = 0;
        }
    }

    /// Goes through all ways that cost less than a sum.
    fn go_cheaply(&mut self, (open, rest): (usize, u32), cost: Money, most: Money) {
        self.steps += 1;
        // What is left costs at least its cheapest packs.
        let is_too_dear = self.costs.of(rest).is_none_or(|least| cost.saturating_plus(least) >= most);
        if is_too_dear || self.steps >= MOST_GONE_THROUGH {
            return;
        }
        if rest == 0 {
            self.keep(0);
            return;
        }
        let Some(pack) = open.checked_sub(1).and_then(|place| self.packs.get(place)).copied() else { return };
        for count in 0..=rest / pack.size.max(1) {
            if let Some(known) = self.counts.get_mut(open - 1) {
                *known = count;
            }
            let cost = cost.saturating_plus(pack.price.times(count));
            self.go_cheaply((open - 1, rest - count * pack.size), cost, most);
        }
        if let Some(known) = self.counts.get_mut(open - 1) {
            *known = 0;
        }
    }

    /// Keeps the wanted packs, with the cheapest ones for what is left.
    fn keep(&mut self, rest: u32) {
        let Some(others) = self.costs.packs_of(self.packs, rest) else { return };
        let counts: Vec<u32> = self.counts.iter().zip(others).map(|(count, other)| count + other).collect();
        let prices = self.packs.iter().zip(&counts).map(|(pack, count)| pack.price.times(*count));
        self.found.insert((prices.fold(Money::ZERO, Money::saturating_plus), counts));
    }
}
