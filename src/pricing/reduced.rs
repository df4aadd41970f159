//! Owns how reductions come to the lines of an order: pools of equal units go to the search, what applies comes back by line.

use super::listing::Listed;
use super::reduction::{self, Objective, Pool};
use super::{Applied, Order, UnitsTaken, shipping};
use crate::catalog::{Catalog, OfferId};
use crate::money::Money;

/// The lines of an order after reductions.
#[derive(Clone, Debug)]
pub(super) struct Reduced {
    /// What each line costs, in the order's own sequence.
    pub(super) totals: Vec<Money>,
    pub(super) applied: Vec<Applied>,
    pub(super) proven: bool,
}

/// Applies the reductions that leave the least to pay, but for one that is left out.
pub(super) fn reduce(catalog: &Catalog, order: &Order, lines: &[Listed<'_>], left_out: Option<&OfferId>) -> Reduced {
    let pools = pools(lines);
    let patterns = reduction::patterns(catalog, &pools, left_out);
    let rated = lines.iter().map(|line| (line.list, catalog.shop.rate(&line.product.tax))).collect();
    let has_goods = shipping::has_goods(lines.iter().map(|line| line.product));
    let objective = Objective::new(catalog, order.staff_discount, (rated, has_goods), (&pools, &patterns.all));
    let best = reduction::best(&objective);
    let mut reduced = Reduced {
        totals: lines.iter().map(|line| line.list).collect(),
        applied: Vec::new(),
        proven: best.proven && patterns.complete,
    };
    for application in reduction::applications(&pools, &patterns.all, &best.times) {
        let (offer, amount) = (application.pattern.offer.clone(), application.pattern.saving.times(application.times));
        let applied = Applied { offer, times: application.times, amount, by_line: Vec::new(), units: Vec::new() };
        record(&mut reduced, lines, &applied, (application.by_line, application.units));
    }
    reduced
}

/// The units of all lines, equal ones together.
fn pools(lines: &[Listed<'_>]) -> Vec<Pool> {
    let mut pools: Vec<Pool> = Vec::new();
    for (line, listed) in lines.iter().enumerate() {
        for group in &listed.groups {
            let equal = |pool: &&mut Pool| {
                pool.product == listed.product.id && pool.pack == group.pack && pool.price == group.price
            };
            if let Some(pool) = pools.iter_mut().find(equal) {
                pool.count = pool.count.saturating_add(group.count);
                pool.lines.push((line, group.count));
            } else {
                pools.push(Pool {
                    product: listed.product.id.clone(),
                    pack: group.pack,
                    price: group.price,
                    count: group.count,
                    lines: vec![(line, group.count)],
                });
            }
        }
    }
    pools
}

/// Adds one application to the result, together with others of the same offer.
fn record(
    reduced: &mut Reduced,
    lines: &[Listed<'_>],
    applied: &Applied,
    (by_line, units): (Vec<(usize, Money)>, Vec<(usize, Option<u32>, u32)>),
) {
    let position = reduced.applied.iter().position(|known| known.offer == applied.offer);
    let position = position.unwrap_or_else(|| {
        reduced.applied.push(Applied { times: 0, amount: Money::ZERO, ..applied.clone() });
        reduced.applied.len() - 1
    });
    let Some(entry) = reduced.applied.get_mut(position) else { return };
    entry.times += applied.times;
    entry.amount += applied.amount;
    for (line, part) in by_line {
        if let Some(total) = reduced.totals.get_mut(line) {
            *total -= part;
        }
        let Some(id) = lines.get(line).map(|listed| listed.id) else { continue };
        match entry.by_line.iter_mut().find(|(known, _)| *known == id) {
            Some((_, amount)) => *amount += part,
            None => entry.by_line.push((id, part)),
        }
    }
    for (line, pack, count) in units {
        let Some(line) = lines.get(line).map(|listed| listed.id) else { continue };
        match entry.units.iter_mut().find(|known| (known.line, known.pack) == (line, pack)) {
            Some(known) => known.count += count,
            None => entry.units.push(UnitsTaken { line, pack, count }),
        }
    }
}
