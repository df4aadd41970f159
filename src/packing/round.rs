//! Owns whole solutions that are made quickly: out of a solution in parts, and out of one another.

#![expect(clippy::indexing_slicing, reason = "rows and columns are numbered by the packing that is at hand")]

use super::Packing;

/// A whole solution in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) times: Vec<i64>,
    pub(super) left: Vec<i64>,
    pub(super) worth: i64,
}

impl Draft {
    pub(super) fn new(packing: &Packing) -> Self {
        Self { times: vec![0; packing.columns.len()], left: packing.supply.clone(), worth: 0 }
    }

    /// Starts anew.
    pub(super) fn clear(&mut self, packing: &Packing) {
        self.times.fill(0);
        self.left.copy_from_slice(&packing.supply);
        self.worth = 0;
    }

    /// Takes a column so many times more, whether it fits or not.
    pub(super) fn take(&mut self, packing: &Packing, column: usize, times: i64) {
        let taken = &packing.columns[column];
        for (row, units) in &taken.takes {
            self.left[*row] = self.left[*row].saturating_sub(units.saturating_mul(times));
        }
        self.times[column] += times;
        self.worth = self.worth.saturating_add(taken.worth.saturating_mul(times));
    }

    /// How many times more a column fits, up to a number.
    pub(super) fn fits(&self, packing: &Packing, column: usize, most: i64) -> i64 {
        let taken = &packing.columns[column];
        let mut fits = most.min(taken.most - self.times[column]);
        for (row, units) in &taken.takes {
            if fits <= 0 {
                return 0;
            }
            if *units > 0 {
                fits = fits.min(self.left[*row] / units);
            }
        }
        fits
    }

    /// Takes as much as fits, in an order. What is worth nothing is left.
    pub(super) fn fill(&mut self, packing: &Packing, order: &[usize]) {
        for column in order {
            if packing.columns[*column].worth > 0 {
                let fits = self.fits(packing, *column, i64::MAX);
                if fits > 0 {
                    self.take(packing, *column, fits);
                }
            }
        }
    }

    /// Takes a column once more and puts others back until everything fits again, those last in the order first.
    pub(super) fn force(&mut self, packing: &Packing, column: usize, order: &[usize]) -> bool {
        self.take(packing, column, 1);
        for other in order.iter().rev() {
            if *other == column || self.times[*other] == 0 {
                continue;
            }
            let taken = &packing.columns[*other];
            let relieves = |draft: &Self| taken.takes.iter().any(|(row, units)| *units > 0 && draft.left[*row] < 0);
            while self.times[*other] > 0 && relieves(self) {
                self.take(packing, *other, -1);
            }
        }
        self.left.iter().all(|left| *left >= 0)
    }
}
