//! Owns the pools of equal units that an order has, and could have if its packs were chosen otherwise.

use std::collections::BTreeMap;

use super::repack::Repacking;
use crate::catalog::ProductId;
use crate::money::Money;
use crate::pricing::listing::Listed;

/// Equal units of an order: one product, one price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pool {
    /// What they are units of.
    pub(crate) product: ProductId,
    /// The size of the pack, for a product that is sold in packs.
    pub(crate) pack: Option<u32>,
    /// What one unit costs.
    pub(crate) price: Money,
    /// How many there are while every line has its cheapest packs.
    pub(crate) count: u32,
    /// How many there could be at most.
    pub(crate) potential: u32,
}

/// What tells pools apart. Sorted by it, so that the order of the lines makes no difference.
type Key = (ProductId, Option<u32>, Money);

/// The pools of an order, and the changes that each repacking makes to them: by how many units which pool grows.
pub(crate) fn pools(lines: &[Listed<'_>], repackings: &[Repacking]) -> (Vec<Pool>, Vec<Vec<(usize, i64)>>) {
    let mut counts: BTreeMap<Key, (u32, u32)> = BTreeMap::new();
    for line in lines {
        for group in &line.groups {
            let (count, _) = counts.entry((line.product.id.clone(), group.pack, group.price)).or_default();
            *count = count.saturating_add(group.count);
        }
    }
    let mut most_by_line: BTreeMap<(usize, Key), u32> = BTreeMap::new();
    for repacking in repackings {
        let Some(line) = lines.get(repacking.line) else { continue };
        for group in &repacking.groups {
            let key = (line.product.id.clone(), group.pack, group.price);
            let most = most_by_line.entry((repacking.line, key)).or_default();
            *most = group.count.max(*most);
        }
    }
    for ((_, key), most) in most_by_line {
        let (_, more) = counts.entry(key).or_default();
        *more = more.saturating_add(most);
    }
    let places: BTreeMap<Key, usize> = counts.keys().cloned().zip(0..).collect();
    let changes = repackings.iter().map(|repacking| changes(lines, repacking, &places)).collect();
    let pools = counts.into_iter().map(|((product, pack, price), (count, more))| Pool {
        product,
        pack,
        price,
        count,
        potential: count.saturating_add(more),
    });
    (pools.collect(), changes)
}

/// By how many units a repacking makes each pool grow.
fn changes(lines: &[Listed<'_>], repacking: &Repacking, places: &BTreeMap<Key, usize>) -> Vec<(usize, i64)> {
    let Some(line) = lines.get(repacking.line) else { return Vec::new() };
    let mut changes: BTreeMap<usize, i64> = BTreeMap::new();
    let before = line.groups.iter().map(|group| (group, -1));
    for (group, sign) in before.chain(repacking.groups.iter().map(|group| (group, 1))) {
        if let Some(place) = places.get(&(line.product.id.clone(), group.pack, group.price)) {
            *changes.entry(*place).or_default() += sign * i64::from(group.count);
        }
    }
    changes.into_iter().filter(|(_, change)| *change != 0).collect()
}
