//! Owns what branching on a column costs the relaxation at least, without solving it.

#![expect(clippy::indexing_slicing, reason = "dense linear algebra over vectors that are sized together")]

use super::{Place, Relaxation, TOLERANCE};

impl Relaxation {
    /// By how much the relaxation loses at least when a basic column is taken fewer, or more, times than it is now.
    ///
    /// Source: Driebeek (1966), 'An algorithm for the solution of mixed integer programming problems'.
    pub(in crate::packing) fn penalties(&mut self, row: usize) -> (f64, f64) {
        let (rows, columns) = (self.matrix.rows(), self.matrix.columns());
        for (place, entry) in self.pivot_row.iter_mut().enumerate() {
            *entry = self.inverse[place * rows + row];
        }
        let (mut fewer, mut more) = (f64::INFINITY, f64::INFINITY);
        for &column in &self.open {
            let place = self.place[column];
            if matches!(place, Place::Basic(_)) {
                continue;
            }
            let mut alpha = 0.0;
            for entry in self.matrix.light(column) {
                alpha += self.pivot_row[entry.row()] * f64::from(entry.coef);
            }
            let alpha = if place == Place::Lower { alpha } else { -alpha };
            let reduced = self.reduced[column].abs();
            if alpha > TOLERANCE {
                fewer = fewer.min(reduced / alpha);
            } else if alpha < -TOLERANCE {
                more = more.min(-reduced / alpha);
            }
        }
        for (place, alpha) in self.pivot_row.iter().enumerate() {
            let slack = columns + place;
            if matches!(self.place[slack], Place::Basic(_)) {
                continue;
            }
            let reduced = self.reduced[slack].abs();
            if *alpha > TOLERANCE {
                fewer = fewer.min(reduced / alpha);
            } else if *alpha < -TOLERANCE {
                more = more.min(-reduced / alpha);
            }
        }
        let part = self.values[row] - self.values[row].floor();
        (fewer * part, more * (1.0 - part))
    }
}
