//! Owns the relaxation of a packing, in which columns can be taken in parts: what guides the search and gives it prices.
//!
//! Bounded dual simplex with an explicit inverse, after Koberstein, 'The dual simplex method, techniques for a fast and
//! stable implementation' (2005), with the bound flipping ratio test. All columns are boxed, so that every basis becomes
//! dual feasible by putting each other column at the bound that its reduced cost prefers: no basis need ever be restored.
//! Nothing here is believed: a proof is made of its prices in whole numbers, and any prices make a valid one.

#![expect(clippy::indexing_slicing, reason = "dense linear algebra over vectors that are sized together")]

mod penalty;

use super::matrix::Matrix;

/// How far a value may be from a bound or a whole number and still count as being there.
pub(super) const TOLERANCE: f64 = 1e-7;
/// The smallest number to divide by.
const SMALLEST_PIVOT: f64 = 1e-7;

/// How far the same pivot, computed in two ways, may differ.
const PRECISION: f64 = 1e-6;

/// Where a variable is: in the basis at a row, or at one of its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Basic(usize),
    Lower,
    Upper,
}

/// How a solution ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The best of all solutions in parts is found.
    Optimal,
    /// There is none within the bounds.
    Infeasible,
    /// Nothing in it is worth as much as is asked for.
    Poor,
    /// It took too long or lost its precision. Its prices are still good for a bound.
    GaveUp,
}

/// A variable that could enter the basis.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    variable: usize,
    /// By how much prices change until its reduced cost becomes zero, and until it is no more than a hair beyond that.
    ratio: f64,
    reach: f64,
    pivot: f64,
}

/// The relaxation with its present basis. Variables are the columns, then one slack for each row.
#[derive(Clone, Debug)]
pub(super) struct Relaxation {
    pub(super) matrix: Matrix,
    /// The fewest and most times that each column is taken.
    pub(super) bounds: Vec<(i64, i64)>,
    /// The columns that are not fixed.
    pub(super) open: Vec<usize>,
    /// What one unit of each row is worth.
    pub(super) prices: Vec<f64>,
    worth: Vec<f64>,
    place: Vec<Place>,
    basis: Vec<usize>,
    /// The inverse of the basis, column after column.
    inverse: Vec<f64>,
    /// The values of the basic variables, by row, and the fewest and most that they can be.
    values: Vec<f64>,
    limits: Vec<(f64, f64)>,
    reduced: Vec<f64>,
    alpha: Vec<f64>,
    pivot_row: Vec<f64>,
    pivot_column: Vec<f64>,
    candidates: Vec<Candidate>,
    /// What prices may be off by when that makes for a better pivot.
    slack_of_prices: f64,
    /// What the present solution is worth: never less than the best, and falling.
    objective: f64,
    rest: Vec<f64>,
    /// The squared length of each row of the inverse: the dual steepest edge weights of Forrest and Goldfarb (1992).
    weights: Vec<f64>,
}

#[expect(clippy::cast_precision_loss, reason = "a guide for the search; what is proven is proven in whole numbers")]
fn float(whole: i64) -> f64 {
    whole as f64
}

impl Relaxation {
    pub(super) fn new(matrix: Matrix, worth: &[i64], most: impl Iterator<Item = i64>) -> Self {
        let (rows, columns) = (matrix.rows(), matrix.columns());
        let mut inverse = vec![0.0; rows * rows];
        for row in 0..rows {
            inverse[row * rows + row] = 1.0;
        }
        let worth: Vec<f64> = worth.iter().map(|worth| float(*worth)).chain(std::iter::repeat_n(0.0, rows)).collect();
        let mut place = vec![Place::Lower; columns];
        place.extend((0..rows).map(Place::Basic));
        Self {
            bounds: most.map(|most| (0, most)).collect(),
            open: Vec::new(),
            prices: vec![0.0; rows],
            reduced: worth.clone(),
            place,
            basis: (columns..columns + rows).collect(),
            inverse,
            values: vec![0.0; rows],
            limits: vec![(0.0, f64::INFINITY); rows],
            alpha: vec![0.0; columns + rows],
            pivot_row: vec![0.0; rows],
            pivot_column: vec![0.0; rows],
            candidates: Vec::new(),
            slack_of_prices: 1e-9 * worth.iter().fold(1.0, |most: f64, worth| most.max(worth.abs())),
            objective: 0.0,
            rest: vec![0.0; rows],
            weights: vec![1.0; rows],
            worth,
            matrix,
        }
    }

    /// How many times a column is taken, in parts.
    pub(super) fn value(&self, column: usize) -> f64 {
        match self.place[column] {
            Place::Basic(row) => self.values[row],
            Place::Lower => float(self.bounds[column].0),
            Place::Upper => float(self.bounds[column].1),
        }
    }

    /// What one more of a column would change, at the present prices.
    pub(super) fn reduced(&self, column: usize) -> f64 {
        self.reduced[column]
    }

    /// What one of a column is worth.
    pub(super) fn worth_of(&self, column: usize) -> f64 {
        self.worth[column]
    }

    /// The row in whose place a column stands in the basis.
    pub(super) fn basic_row(&self, column: usize) -> Option<usize> {
        match self.place[column] {
            Place::Basic(row) => Some(row),
            Place::Lower | Place::Upper => None,
        }
    }

    /// What stands in the basis at a row is worth so much.
    pub(super) fn basic_value(&self, row: usize) -> f64 {
        self.values[row]
    }

    /// A row of the inverse.
    pub(super) fn inverse_row(&self, row: usize) -> impl Iterator<Item = f64> {
        let rows = self.matrix.rows();
        (0..rows).map(move |column| self.inverse[column * rows + row])
    }

    /// The fewest and most that a variable can be.
    fn limits(&self, variable: usize) -> (f64, f64) {
        self.bounds.get(variable).map_or((0.0, f64::INFINITY), |(fewest, most)| (float(*fewest), float(*most)))
    }

    /// Takes changed bounds over: everything outside the basis goes to the bound that it prefers.
    pub(super) fn renew(&mut self) {
        let (rows, columns) = (self.matrix.rows(), self.matrix.columns());
        self.open.clear();
        self.objective = 0.0;
        for (rest, supply) in self.rest.iter_mut().zip(&self.matrix.supply) {
            *rest = float(*supply);
        }
        for column in 0..columns {
            let (fewest, most) = self.bounds[column];
            if fewest < most {
                self.open.push(column);
            }
            if matches!(self.place[column], Place::Basic(_)) {
                self.reduced[column] = 0.0;
                continue;
            }
            let mut reduced = self.worth[column];
            for entry in self.matrix.column(column) {
                reduced -= self.prices[entry.row] * entry.coef;
            }
            self.reduced[column] = reduced;
            let (place, times) = if reduced > 0.0 { (Place::Upper, most) } else { (Place::Lower, fewest) };
            self.place[column] = place;
            if times != 0 {
                self.objective += self.worth[column] * float(times);
                for entry in self.matrix.column(column) {
                    self.rest[entry.row] -= entry.coef * float(times);
                }
            }
        }
        for row in 0..rows {
            let slack = columns + row;
            self.reduced[slack] = if matches!(self.place[slack], Place::Basic(_)) { 0.0 } else { -self.prices[row] };
        }
        for row in 0..rows {
            self.limits[row] = self.limits(self.basis[row]);
        }
        self.values.fill(0.0);
        for (column, rest) in self.inverse.chunks_exact(rows.max(1)).zip(&self.rest) {
            if *rest != 0.0 {
                for (value, factor) in self.values.iter_mut().zip(column) {
                    *value += factor * rest;
                }
            }
        }
        let worth = self.basis.iter().zip(&self.values).map(|(variable, value)| self.worth[*variable] * value);
        self.objective += worth.sum::<f64>();
    }

    /// Solves from the present basis, as long as something worth `least` can be in it.
    pub(super) fn solve(&mut self, most_pivots: usize, least: f64) -> Outcome {
        for _ in 0..most_pivots {
            if self.objective < least {
                return Outcome::Poor;
            }
            let Some((row, bound, below)) = self.leaving() else { return Outcome::Optimal };
            self.find_candidates(row, below);
            let Some(entering) = self.entering((self.values[row] - bound).abs()) else { return Outcome::Infeasible };
            if !self.pivot(row, bound, entering) {
                return Outcome::GaveUp;
            }
            let leaving = self.basis[row];
            self.place[leaving] = if below { Place::Lower } else { Place::Upper };
            self.place[entering] = Place::Basic(row);
            self.basis[row] = entering;
            self.limits[row] = self.limits(entering);
        }
        Outcome::GaveUp
    }

    /// Forgets the basis for the one that is made of slacks, which is precise.
    pub(super) fn reset(&mut self) {
        let (rows, columns) = (self.matrix.rows(), self.matrix.columns());
        self.inverse.fill(0.0);
        for row in 0..rows {
            self.inverse[row * rows + row] = 1.0;
            self.basis[row] = columns + row;
            self.place[columns + row] = Place::Basic(row);
        }
        self.place[..columns].fill(Place::Lower);
        self.prices.fill(0.0);
        self.weights.fill(1.0);
        self.renew();
    }

    /// The row whose variable is farthest out of its bounds, the bound, and whether it is below it.
    fn leaving(&self) -> Option<(usize, f64, bool)> {
        let mut steepest = 0.0;
        let mut leaving = None;
        for (row, ((value, weight), (fewest, most))) in
            self.values.iter().zip(&self.weights).zip(&self.limits).enumerate()
        {
            let violation = (fewest - value).max(value - most);
            if violation > TOLERANCE && violation * violation > steepest * weight {
                steepest = violation * violation / weight;
                let below = value < fewest;
                leaving = Some((row, if below { *fewest } else { *most }, below));
            }
        }
        leaving
    }

    /// The variables that could enter, each with the ratio at which its reduced cost becomes zero.
    fn find_candidates(&mut self, row: usize, below: bool) {
        let rows = self.matrix.rows();
        let columns = self.matrix.columns();
        for (place, entry) in self.pivot_row.iter_mut().enumerate() {
            *entry = self.inverse[place * rows + row];
        }
        self.candidates.clear();
        let sign = if below { 1.0 } else { -1.0 };
        for &column in &self.open {
            let place = self.place[column];
            if matches!(place, Place::Basic(_)) {
                continue;
            }
            let mut alpha = 0.0;
            for entry in self.matrix.light(column) {
                alpha += self.pivot_row[entry.row()] * f64::from(entry.coef);
            }
            self.alpha[column] = alpha;
            let signed = if place == Place::Lower { -alpha * sign } else { alpha * sign };
            if signed > SMALLEST_PIVOT {
                self.candidates.push(self.candidate(column, signed));
            }
        }
        for (place, alpha) in self.pivot_row.iter().enumerate() {
            let slack = columns + place;
            if *alpha == 0.0 || matches!(self.place[slack], Place::Basic(_)) {
                self.alpha[slack] = 0.0;
                continue;
            }
            self.alpha[slack] = *alpha;
            let signed = -alpha * sign;
            if signed > SMALLEST_PIVOT {
                self.candidates.push(self.candidate(slack, signed));
            }
        }
    }

    fn candidate(&self, variable: usize, pivot: f64) -> Candidate {
        let reduced = self.reduced[variable].abs();
        Candidate { variable, ratio: reduced / pivot, reach: (reduced + self.slack_of_prices) / pivot, pivot }
    }

    /// The variable to enter. Those that are passed on the way flip to their other bound.
    fn entering(&mut self, mut violation: f64) -> Option<usize> {
        let mut has_flipped = false;
        let entering = loop {
            let nearest = self.nearest_candidate()?;
            let Candidate { variable, pivot, .. } = self.candidates.swap_remove(nearest);
            let (fewest, most) = self.limits(variable);
            let left = violation - pivot * (most - fewest);
            if left <= TOLERANCE {
                break variable;
            }
            if self.candidates.is_empty() {
                return None;
            }
            violation = left;
            if !has_flipped {
                self.rest.fill(0.0);
                has_flipped = true;
            }
            let (place, change) = match self.place[variable] {
                Place::Lower => (Place::Upper, most - fewest),
                _ => (Place::Lower, fewest - most),
            };
            self.place[variable] = place;
            self.objective += self.reduced[variable] * change;
            for entry in self.matrix.column(variable) {
                self.rest[entry.row] += entry.coef * change;
            }
        };
        if has_flipped {
            let rows = self.matrix.rows();
            for (column, rest) in self.inverse.chunks_exact(rows).zip(&self.rest) {
                if *rest != 0.0 {
                    for (value, factor) in self.values.iter_mut().zip(column) {
                        *value -= factor * rest;
                    }
                }
            }
        }
        Some(entering)
    }

    /// The candidate to pass next: of those whose ratio is as good as the smallest, the one with the largest pivot.
    ///
    /// Source: Harris (1973), 'Pivot selection methods of the Devex LP code'.
    fn nearest_candidate(&self) -> Option<usize> {
        let least = self.candidates.iter().fold(f64::INFINITY, |least, candidate| least.min(candidate.reach));
        let near = self.candidates.iter().enumerate().filter(|(_, candidate)| candidate.ratio <= least);
        let largest = near
            .max_by(|(_, one), (_, other)| one.pivot.total_cmp(&other.pivot).then(other.variable.cmp(&one.variable)));
        largest.map(|(place, _)| place)
    }

    /// Exchanges a variable of the basis for another one; fails where that would lose all precision.
    fn pivot(&mut self, row: usize, bound: f64, entering: usize) -> bool {
        let (rows, columns) = (self.matrix.rows(), self.matrix.columns());
        self.pivot_column.fill(0.0);
        let slack = super::matrix::Entry { row: entering.wrapping_sub(columns), whole: 1, coef: 1.0 };
        let entries = if entering < columns { self.matrix.column(entering) } else { std::slice::from_ref(&slack) };
        for entry in entries {
            let column = &self.inverse[entry.row * rows..(entry.row + 1) * rows];
            for (sum, factor) in self.pivot_column.iter_mut().zip(column) {
                *sum += factor * entry.coef;
            }
        }
        let pivot = self.pivot_column[row];
        // The same number, computed by row and by column: where they differ, the inverse has lost its precision.
        let is_precise = (pivot - self.alpha[entering]).abs() <= PRECISION * (1.0 + pivot.abs());
        if pivot.abs() < SMALLEST_PIVOT || !is_precise {
            return false;
        }
        let (fewest, most) = self.limits(entering);
        let start = if self.place[entering] == Place::Upper { most } else { fewest };
        let step = (self.values[row] - bound) / pivot;
        for (value, factor) in self.values.iter_mut().zip(&self.pivot_column) {
            *value -= step * factor;
        }
        self.values[row] = start + step;
        self.objective += self.reduced[entering] * step;
        self.change_prices(row, entering);
        self.change_inverse(row, pivot);
        true
    }

    /// Each column of the inverse changes by its part of the pivot row; the weights change with it.
    fn change_inverse(&mut self, row: usize, pivot: f64) {
        let rows = self.matrix.rows();
        self.rest.fill(0.0);
        for (column, part) in self.inverse.chunks_exact_mut(rows).zip(&self.pivot_row) {
            if *part != 0.0 {
                let step = part / pivot;
                for ((entry, factor), sum) in column.iter_mut().zip(&self.pivot_column).zip(&mut self.rest) {
                    *sum += part * *entry;
                    *entry -= step * factor;
                }
                // The pivot row itself is only divided by the pivot.
                column[row] = step;
            }
        }
        let weight = self.rest[row];
        for ((known, factor), product) in self.weights.iter_mut().zip(&self.pivot_column).zip(&self.rest) {
            let ratio = factor / pivot;
            *known = (*known - 2.0 * ratio * product + ratio * ratio * weight).max(1e-4);
        }
        self.weights[row] = (weight / (pivot * pivot)).max(1e-4);
    }

    fn change_prices(&mut self, row: usize, entering: usize) {
        let change = self.reduced[entering] / self.alpha[entering];
        let columns = self.matrix.columns();
        for &column in &self.open {
            self.reduced[column] -= change * self.alpha[column];
        }
        for (price, part) in self.prices.iter_mut().zip(&self.pivot_row) {
            *price += change * part;
        }
        for (reduced, alpha) in self.reduced[columns..].iter_mut().zip(&self.alpha[columns..]) {
            *reduced -= change * alpha;
        }
        for variable in &self.basis {
            self.reduced[*variable] = 0.0;
        }
        self.reduced[entering] = 0.0;
        self.reduced[self.basis[row]] = -change;
    }

    /// Adds rows. Their slacks enter the basis, so that it stays one.
    pub(super) fn add_rows(&mut self, added: &[(Vec<(usize, i64)>, i64)]) {
        let before = self.matrix.rows();
        self.matrix.add_rows(added);
        let rows = self.matrix.rows();
        let mut inverse = vec![0.0; rows * rows];
        for column in 0..before {
            inverse[column * rows..column * rows + before]
                .copy_from_slice(&self.inverse[column * before..(column + 1) * before]);
        }
        for (row, (takes, _)) in (before..).zip(added) {
            for (column, whole) in takes {
                let Place::Basic(basic) = self.place[*column] else { continue };
                for place in 0..before {
                    inverse[place * rows + row] -= float(*whole) * self.inverse[place * before + basic];
                }
            }
            inverse[row * rows + row] = 1.0;
            self.basis.push(self.place.len());
            self.place.push(Place::Basic(row));
        }
        self.inverse = inverse;
        self.limits.resize(rows, (0.0, f64::INFINITY));
        for list in [&mut self.worth, &mut self.reduced, &mut self.alpha] {
            list.resize(self.place.len(), 0.0);
        }
        self.weights.clear();
        for row in 0..rows {
            self.weights.push(self.inverse.iter().skip(row).step_by(rows).map(|entry| entry * entry).sum());
        }
        for list in [&mut self.prices, &mut self.values, &mut self.pivot_row, &mut self.pivot_column, &mut self.rest] {
            list.resize(rows, 0.0);
        }
    }
}
