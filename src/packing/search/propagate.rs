//! Owns what follows from a changed bound for the other columns, by what the rows still have.

#![expect(clippy::indexing_slicing, reason = "rows and columns are numbered by the packing that is at hand")]

use super::Search;
use crate::packing::Packing;

impl Search<'_> {
    /// Takes each column no more often than the rows that another one takes from still allow.
    pub(super) fn propagate(&mut self, column: usize) {
        let packing = self.packing;
        for (row, _) in packing.columns[column].takes.iter().filter(|(_, units)| *units > 0) {
            let left = self.left(*row);
            for place in 0..self.takers[*row].len() {
                let (other, units) = self.takers[*row][place];
                let (fewest, most) = self.relaxation.bounds[other];
                // Where nothing is left, the relaxation will say so.
                let fits = if units > 0 { left.max(0) / units } else { i64::MAX };
                if fits < most - fewest {
                    self.restrict(other, (fewest, fewest + fits));
                }
            }
        }
    }

    /// What a row has left beside the fewest of each column; where columns give, beside the most of those.
    fn left(&self, row: usize) -> i64 {
        let taken = self.takers[row].iter().map(|(column, units)| {
            let (fewest, most) = self.relaxation.bounds[*column];
            units.saturating_mul(if *units > 0 { fewest } else { most })
        });
        taken.fold(self.packing.supply[row], i64::saturating_sub)
    }
}

/// For each row the columns that take from it, and how much one takes.
pub(super) fn takers(packing: &Packing) -> Vec<Vec<(usize, i64)>> {
    let mut takers = vec![Vec::new(); packing.supply.len()];
    for (number, column) in packing.columns.iter().enumerate() {
        for (row, units) in &column.takes {
            takers[*row].push((number, *units));
        }
    }
    takers
}
