//! Owns how what applies comes to the lines: whose units are taken, and what of the saving falls on whom.

use super::pattern::Pattern;
use super::pool::Pool;
use super::repack::Repacking;
use crate::catalog::OfferId;
use crate::money::{Money, allocate};
use crate::pricing::listing::Listed;

/// A pattern that applies so many times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Application {
    pub(crate) offer: OfferId,
    pub(crate) times: u32,
    /// By how much it lowers the price in all.
    pub(crate) amount: Money,
    /// By how much it lowers which line, by its place in the order.
    pub(crate) by_line: Vec<(usize, Money)>,
    /// The units that it takes.
    pub(crate) units: Vec<Taken>,
}

/// Units that an application takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    /// The place of the line in the order.
    pub(crate) line: usize,
    /// The size of the packs, for a product that is sold in packs.
    pub(crate) pack: Option<u32>,
    pub(crate) count: u32,
}

/// The patterns that apply. Units of a pool are taken from the line with the lowest number first, wherever it stands.
pub(crate) fn applications(
    lines: &[Listed<'_>],
    packed: &[&Repacking],
    (pools, patterns): (&[Pool], &[Pattern]),
    times: &[i64],
) -> Vec<Application> {
    let mut left = units_by_pool(lines, packed, pools);
    let applied = patterns.iter().zip(times).filter(|(_, times)| **times > 0);
    applied
        .map(|(pattern, times)| {
            let times = u32::try_from(*times).unwrap_or(u32::MAX);
            let mut units: Vec<Taken> = Vec::new();
            let mut weights: Vec<Money> = Vec::new();
            for (place, count) in &pattern.takes {
                let (Some(left), Some(pool)) = (left.get_mut(*place), pools.get(*place)) else { continue };
                for (line, count) in take(left, count.saturating_mul(times)) {
                    units.push(Taken { line, pack: pool.pack, count });
                    weights.push(pool.price.times(count));
                }
            }
            let amount = pattern.saving.times(times);
            let parts = allocate(amount, &weights);
            let by_line = units.iter().map(|taken| taken.line).zip(parts).collect();
            Application { offer: pattern.offer.clone(), times, amount, by_line, units }
        })
        .collect()
}

/// For each pool the lines that have its units, by their numbers, and how many each has.
fn units_by_pool(lines: &[Listed<'_>], packed: &[&Repacking], pools: &[Pool]) -> Vec<Vec<(usize, u32)>> {
    let mut sorted: Vec<(usize, &Listed<'_>)> = lines.iter().enumerate().collect();
    sorted.sort_by_key(|(_, line)| line.id);
    let mut units: Vec<Vec<(usize, u32)>> = vec![Vec::new(); pools.len()];
    for (place, line) in sorted {
        let repacked = packed.iter().find(|repacking| repacking.line == place);
        for group in repacked.map_or(&line.groups, |repacking| &repacking.groups) {
            let key = (&line.product.id, group.pack, group.price);
            let pool = pools.partition_point(|pool| (&pool.product, pool.pack, pool.price) < key);
            if let Some(units) = units.get_mut(pool) {
                units.push((place, group.count));
            }
        }
    }
    units
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
