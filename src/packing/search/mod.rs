//! Owns the search for the best packing of one component: branch and bound, depth first.

mod branch;
mod heuristic;
mod proof;
mod propagate;
mod root;

use super::relaxation::{Outcome, Relaxation};
use super::round::Draft;
use super::{Effort, Packing, Solution, matrix::Matrix};

/// After so many nodes the search starts over from the root, and again after so many times as many.
const FIRST_RETURN: u64 = 100;
const RETURN_FACTOR: u64 = 10;
/// How many pivots one relaxation may take. Only a degenerate one takes as many.
const MOST_PIVOTS: usize = 2_000;
/// How far what a relaxation is worth may be off, as a part of it.
const PRECISION: f64 = 1e-9;
/// How near to a whole number a value has to be to count as one.
const WHOLE: f64 = 1e-6;

/// What a solution is really worth, where that is not the sum of its columns.
#[derive(Clone, Copy)]
pub struct Judge<'a> {
    /// What a solution is worth.
    pub worth: &'a dyn Fn(&[i64]) -> i64,
    /// By how much that can be more than the sum of its columns.
    pub slack: i64,
}

/// The fewest and most times that a column is taken.
type Bounds = (i64, i64);

/// A column to branch on, with its bounds on either side; the more promising side first.
type Split = (usize, Bounds, Bounds);

/// A branch that is open: the other half of a column's bounds.
struct Branch {
    column: usize,
    other: Option<Bounds>,
    mark: usize,
}

/// The state of one search.
pub(super) struct Search<'a> {
    packing: &'a Packing,
    effort: Effort,
    grain: i64,
    judge: Option<Judge<'a>>,
    relaxation: Relaxation,
    shift: u32,
    best: i64,
    best_times: Vec<i64>,
    bound: i64,
    nodes: u64,
    /// Changed bounds, to be changed back.
    trail: Vec<(usize, Bounds)>,
    /// All columns, the most promising first.
    order: Vec<usize>,
    draft: Draft,
    /// Whether some column gives.
    gives: bool,
    /// For each row the columns that take from it, and how much one takes.
    takers: Vec<Vec<(usize, i64)>>,
    prices: Vec<i64>,
    reduced: Vec<i64>,
}

impl<'a> Search<'a> {
    /// A search for something that is worth more than `floor`.
    pub(super) fn new(packing: &'a Packing, effort: Effort, grain: i64, floor: i64, judge: Option<Judge<'a>>) -> Self {
        let worth: Vec<i64> = packing.columns.iter().map(|column| column.worth).collect();
        let most = packing.columns.iter().map(|column| column.most);
        let matrix = Matrix::new(&packing.supply, &packing.columns);
        Self {
            relaxation: Relaxation::new(matrix, &worth, most),
            shift: proof::shift(packing),
            best: floor,
            best_times: vec![0; packing.columns.len()],
            bound: i64::MAX,
            nodes: 0,
            trail: Vec::new(),
            order: (0..packing.columns.len()).collect(),
            draft: Draft::new(packing),
            gives: packing.columns.iter().flat_map(|column| &column.takes).any(|(_, units)| *units < 0),
            takers: propagate::takers(packing),
            prices: Vec::new(),
            reduced: Vec::new(),
            packing,
            effort,
            grain,
            judge,
        }
    }

    /// Searches until nothing better can be, or the effort is spent.
    pub(super) fn run(mut self) -> Solution {
        let mut branches: Vec<Branch> = Vec::new();
        let mut next_return = FIRST_RETURN;
        let mut next = self.visit();
        let mut root = self.trail.len();
        loop {
            if let Some((column, first, second)) = next {
                branches.push(Branch { column, other: Some(second), mark: self.trail.len() });
                self.restrict(column, first);
                self.propagate(column);
            } else {
                let Some(branch) = branches.last_mut() else { break };
                let (column, other, mark) = (branch.column, branch.other.take(), branch.mark);
                self.undo(mark);
                let Some(other) = other else {
                    branches.pop();
                    next = None;
                    continue;
                };
                self.restrict(column, other);
                self.propagate(column);
            }
            if self.nodes >= self.effort.nodes {
                return self.finish(false);
            }
            next = if self.nodes >= next_return {
                next_return = next_return.saturating_mul(RETURN_FACTOR);
                branches.clear();
                self.undo(root);
                let split = self.return_to_root();
                root = self.trail.len();
                split
            } else {
                self.visit()
            };
        }
        self.finish(true)
    }

    fn finish(self, proven: bool) -> Solution {
        // The bound at the root leaves out what was no better than the best at the time.
        let bound = if proven { self.most_that_was_given_up() } else { self.bound };
        let bound = bound.max(self.best);
        Solution { times: self.best_times, worth: self.best, bound, proven, nodes: self.nodes }
    }

    /// What may have been given up as not worth a grain.
    fn most_that_was_given_up(&self) -> i64 {
        if self.nodes > self.effort.fine_nodes { self.threshold() } else { self.best }
    }

    /// What a solution has to be worth more than to be looked for.
    fn threshold(&self) -> i64 {
        if self.nodes <= self.effort.fine_nodes || self.grain <= 1 {
            return self.best;
        }
        // A solution's worth lies within a grain below a multiple of it.
        self.best
            .div_euclid(self.grain)
            .saturating_add(i64::from(self.best.rem_euclid(self.grain) != 0))
            .saturating_mul(self.grain)
    }

    fn restrict(&mut self, column: usize, bounds: Bounds) {
        if let Some(known) = self.relaxation.bounds.get_mut(column) {
            self.trail.push((column, *known));
            *known = bounds;
        }
    }

    fn undo(&mut self, mark: usize) {
        while self.trail.len() > mark {
            let Some((column, bounds)) = self.trail.pop() else { return };
            if let Some(known) = self.relaxation.bounds.get_mut(column) {
                *known = bounds;
            }
        }
    }

    /// Looks at a node: gives it up, or says which column to branch on and its bounds on either side.
    fn visit(&mut self) -> Option<Split> {
        self.nodes += 1;
        let is_root = self.nodes == 1;
        let mut outcome = self.relax();
        if outcome == Outcome::Poor {
            if !self.is_worthwhile() {
                return None;
            }
            // By a hair: only whole numbers may say so.
            outcome = self.relaxation.solve(MOST_PIVOTS, f64::NEG_INFINITY);
        }
        if outcome == Outcome::Infeasible {
            // Only a search in whole numbers may say so.
            return self.split_open();
        }
        if is_root {
            self.sort_columns();
        }
        self.round();
        if !self.is_worthwhile() {
            return None;
        }
        if is_root && !self.work_at_root() {
            return None;
        }
        self.split()
    }

    /// Solves the relaxation within the present bounds; once more from the start where it lost its precision.
    fn relax(&mut self) -> Outcome {
        self.relaxation.renew();
        let outcome = self.relaxation.solve(MOST_PIVOTS, self.least());
        if outcome != Outcome::GaveUp {
            return outcome;
        }
        self.relaxation.reset();
        self.relaxation.solve(MOST_PIVOTS, f64::NEG_INFINITY)
    }

    /// What a relaxation has to be worth to be solved to its end. The root is, for what is done there.
    #[expect(clippy::cast_precision_loss, reason = "a guide for the search; what is proven is proven in whole numbers")]
    fn least(&self) -> f64 {
        if self.nodes == 1 {
            return f64::NEG_INFINITY;
        }
        let slack = self.judge.as_ref().map_or(0, |judge| judge.slack);
        let wanted = self.threshold().saturating_add(1).saturating_sub(slack) as f64;
        wanted - PRECISION * wanted.abs()
    }

    fn is_open(&self, column: usize) -> bool {
        self.relaxation.bounds.get(column).is_some_and(|(fewest, most)| fewest < most)
    }
}

/// A float that is known to be small and whole.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a guide for the search; what is proven is proven in whole numbers"
)]
fn to_whole(value: f64) -> i64 {
    value as i64
}
