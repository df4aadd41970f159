//! Owns what a part of the search is given up for: a bound in whole numbers.

use super::{Search, to_whole};
use crate::packing::Packing;

/// What whole numbers are multiplied by in a bound, so that prices lose little by being rounded: 2 to this power at most.
const FINEST: u32 = 16;
/// Bounds are kept below 2 to this power.
const LARGEST: u32 = 60;

impl Search<'_> {
    /// Whether something better can still be here, by a bound in whole numbers. Columns that can't be in it are fixed.
    pub(super) fn is_worthwhile(&mut self) -> bool {
        let Some(gap) = self.gap() else { return true };
        if gap < 0 {
            return false;
        }
        for place in 0..self.relaxation.open.len() {
            let Some(column) = self.relaxation.open.get(place).copied() else { break };
            let Some((fewest, most)) = self.relaxation.bounds.get(column).copied() else { continue };
            let reduced = self.reduced.get(column).copied().unwrap_or_default();
            if reduced == 0 {
                continue;
            }
            let room = gap / reduced.abs();
            if room < most - fewest {
                self.restrict(column, if reduced > 0 { (most - room, most) } else { (fewest, fewest + room) });
            }
        }
        true
    }

    /// How far the bound is above what is looked for, in shifted whole numbers; nothing where they would be too large.
    ///
    /// For any prices of at least nothing, no solution is worth more than all supplies at their prices plus what each
    /// column is worth beyond the prices of what it takes. Source: weak duality; Neumaier and Shcherbina 2004.
    fn gap(&mut self) -> Option<i64> {
        let scale = f64::from(1_u32 << self.shift);
        self.prices.clear();
        self.prices.extend(self.relaxation.prices.iter().map(|price| to_whole((price * scale).max(0.0))));
        let mut bound: i64 = 0;
        for (price, supply) in self.prices.iter().zip(&self.relaxation.matrix.supply) {
            bound = bound.checked_add(price.checked_mul(*supply)?)?;
        }
        self.reduced.clear();
        for (number, (column, (fewest, most))) in self.packing.columns.iter().zip(&self.relaxation.bounds).enumerate() {
            let mut reduced = column.worth.checked_mul(1 << self.shift)?;
            for entry in self.relaxation.matrix.column(number) {
                reduced = reduced.checked_sub(self.prices.get(entry.row)?.checked_mul(entry.whole)?)?;
            }
            self.reduced.push(reduced);
            bound = bound.checked_add(reduced.checked_mul(if reduced > 0 { *most } else { *fewest })?)?;
        }
        let slack = self.judge.as_ref().map_or(0, |judge| judge.slack);
        if self.nodes == 1 {
            self.bound = self.bound.min((bound >> self.shift).saturating_add(slack));
        }
        let wanted = self.threshold().checked_add(1)?.checked_sub(slack)?.checked_mul(1 << self.shift)?;
        bound.checked_sub(wanted)
    }
}

/// By how much whole numbers can be shifted for a bound without becoming too large.
pub(super) fn shift(packing: &Packing) -> u32 {
    let all = packing
        .columns
        .iter()
        .fold(0_i64, |all, column| all.saturating_add(column.worth.abs().saturating_mul(column.most)));
    let bits = i64::BITS - all.leading_zeros();
    LARGEST.saturating_sub(bits).min(FINEST)
}
