//! Owns the search for the best packing of one component: branch and bound, depth first.

use super::relaxation::{Outcome, Relaxation};
use super::round::Draft;
use super::{Effort, Packing, Solution, cut, matrix::Matrix};

/// What whole numbers are multiplied by in a bound, so that prices lose little by being rounded: 2 to this power at most.
const FINEST: u32 = 16;
/// Bounds are kept below 2 to this power.
const LARGEST: u32 = 60;
/// How many pivots one relaxation may take. Only a degenerate one takes as many.
const MOST_PIVOTS: usize = 2_000;
/// How many rounds of cuts are made at the root, and how many in each.
const ROUNDS: usize = 2;
const CUTS: usize = 10;
/// How many columns are looked at before one is chosen to branch on.
const MOST_LOOKED_AT: usize = 40;
/// How many columns are tried in place of others at the root, and how often over.
const MOST_IMPROVED: usize = 100;
const IMPROVED_OVER: usize = 4;
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
            shift: shift(packing),
            best: floor,
            best_times: vec![0; packing.columns.len()],
            bound: i64::MAX,
            nodes: 0,
            trail: Vec::new(),
            order: (0..packing.columns.len()).collect(),
            draft: Draft::new(packing),
            gives: packing.columns.iter().flat_map(|column| &column.takes).any(|(_, units)| *units < 0),
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
        let mut next = self.visit();
        loop {
            if let Some((column, first, second)) = next {
                branches.push(Branch { column, other: Some(second), mark: self.trail.len() });
                self.restrict(column, first);
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
            }
            if self.nodes >= self.effort.nodes {
                return self.finish(false);
            }
            next = self.visit();
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
        if self.relax() == Outcome::Infeasible {
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
        self.fractional_column().or_else(|| self.whole_but_not_proven())
    }

    /// Solves the relaxation within the present bounds; once more from the start where it lost its precision.
    fn relax(&mut self) -> Outcome {
        self.relaxation.renew();
        let outcome = self.relaxation.solve(MOST_PIVOTS);
        if outcome != Outcome::GaveUp {
            return outcome;
        }
        self.relaxation.reset();
        self.relaxation.solve(MOST_PIVOTS)
    }

    /// Cuts, and better whole solutions, before anything is branched on.
    fn work_at_root(&mut self) -> bool {
        for _ in 0..ROUNDS {
            let cuts = cut::cuts(&self.relaxation, CUTS);
            if cuts.is_empty() {
                break;
            }
            self.relaxation.add_rows(&cuts);
            self.relax();
            self.round();
            if !self.is_worthwhile() {
                return false;
            }
        }
        self.improve();
        self.is_worthwhile()
    }

    /// The most promising columns first: by what they are worth for what they take, at the prices of the root.
    fn sort_columns(&mut self) {
        let relaxation = &self.relaxation;
        let promise = |column: usize| -> f64 {
            let entries = relaxation.matrix.column(column);
            let price: f64 =
                entries.iter().map(|entry| relaxation.prices.get(entry.row).unwrap_or(&0.0) * entry.coef).sum();
            let size: f64 = entries.iter().map(|entry| entry.coef.abs()).sum();
            let worth = relaxation.worth_of(column);
            worth / (price.max(0.0) + 1e-3 * worth.abs() * size + 1e-9)
        };
        let mut order: Vec<(f64, usize)> = self.order.iter().map(|column| (promise(*column), *column)).collect();
        order.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        self.order = order.into_iter().map(|(_, column)| column).collect();
    }

    /// Makes a whole solution of the one in parts, and keeps it where it is better.
    fn round(&mut self) {
        if self.gives && self.round_at_once() {
            return;
        }
        self.draft.clear(self.packing);
        let mut parts: Vec<(f64, usize)> = Vec::new();
        for column in 0..self.packing.columns.len() {
            let value = self.relaxation.value(column);
            let whole = (value + WHOLE).floor();
            if whole > 0.0 {
                // What gives comes before what takes, else nothing would fit.
                let times = self.draft.fits(self.packing, column, to_whole(whole));
                if times > 0 {
                    self.draft.take(self.packing, column, times);
                }
            }
            if value - whole > WHOLE {
                parts.push((value - whole, column));
            }
        }
        self.keep_as_it_is();
        parts.sort_by(|one, other| other.0.total_cmp(&one.0));
        let parts: Vec<usize> = parts.into_iter().map(|(_, column)| column).collect();
        self.draft.fill(self.packing, &parts);
        self.draft.fill(self.packing, &self.order);
        self.keep();
    }

    /// Takes what is taken whole, all at once: where some columns give what others take, they can't go one after the other.
    /// Says whether nothing was taken in parts.
    fn round_at_once(&mut self) -> bool {
        self.draft.clear(self.packing);
        let mut is_whole = true;
        for column in 0..self.packing.columns.len() {
            let value = self.relaxation.value(column);
            let whole = (value + WHOLE).floor();
            is_whole &= value - whole <= WHOLE;
            if whole > 0.0 {
                self.draft.take(self.packing, column, to_whole(whole));
            }
        }
        if self.draft.left.iter().all(|left| *left >= 0) {
            self.keep_as_it_is();
            self.draft.fill(self.packing, &self.order);
            self.keep();
        }
        is_whole
    }

    /// Keeps the draft before it is filled up: a judge may find that taking more is worse.
    fn keep_as_it_is(&mut self) {
        if self.judge.is_some() {
            self.keep();
        }
    }

    /// Keeps the draft where it is better than the best.
    fn keep(&mut self) -> bool {
        let worth = match &self.judge {
            Some(judge) => (judge.worth)(&self.draft.times),
            None => self.draft.worth,
        };
        if worth <= self.best || (self.gives && self.draft.left.iter().any(|left| *left < 0)) {
            return false;
        }
        self.best = worth;
        self.best_times.clone_from(&self.draft.times);
        true
    }

    /// Tries each promising column in place of what is in its way, until that makes nothing better.
    fn improve(&mut self) {
        let order: Vec<usize> =
            self.order.iter().copied().filter(|column| self.is_open(*column)).take(MOST_IMPROVED).collect();
        let mut base = Draft::new(self.packing);
        for (column, times) in self.best_times.iter().enumerate() {
            if *times > 0 {
                base.take(self.packing, column, *times);
            }
        }
        for _ in 0..IMPROVED_OVER {
            let mut better = false;
            for column in &order {
                if base
                    .times
                    .get(*column)
                    .is_none_or(|times| *times >= self.packing.columns.get(*column).map_or(0, |c| c.most))
                {
                    continue;
                }
                self.draft.times.clone_from(&base.times);
                self.draft.left.clone_from(&base.left);
                self.draft.worth = base.worth;
                if self.draft.force(self.packing, *column, &self.order) {
                    self.draft.fill(self.packing, &self.order);
                    if self.keep() {
                        base = self.draft.clone();
                        better = true;
                    }
                }
            }
            if !better {
                break;
            }
        }
    }

    fn is_open(&self, column: usize) -> bool {
        self.relaxation.bounds.get(column).is_some_and(|(fewest, most)| fewest < most)
    }

    /// Whether something better can still be here, by a bound in whole numbers. Columns that can't be in it are fixed.
    fn is_worthwhile(&mut self) -> bool {
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
        if self.trail.is_empty() || self.nodes == 1 {
            self.bound = self.bound.min((bound >> self.shift).saturating_add(slack));
        }
        let wanted = self.threshold().checked_add(1)?.checked_sub(slack)?.checked_mul(1 << self.shift)?;
        bound.checked_sub(wanted)
    }

    /// The column in parts that is best to branch on, and its bounds on either side.
    fn fractional_column(&mut self) -> Option<Split> {
        let mut parts: Vec<(f64, usize, usize, f64)> = Vec::new();
        for column in self.relaxation.open.iter().filter(|column| self.is_open(**column)) {
            let Some(row) = self.relaxation.basic_row(*column) else { continue };
            let value = self.relaxation.basic_value(row);
            let part = value - value.floor();
            if (WHOLE..=1.0 - WHOLE).contains(&part) {
                parts.push(((part - 0.5).abs(), *column, row, value));
            }
        }
        parts.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let mut best: Option<(f64, usize, f64)> = None;
        for (_, column, row, value) in parts.into_iter().take(MOST_LOOKED_AT) {
            let (fewer, more) = self.relaxation.penalties(row);
            let score = fewer.max(1e-3) * more.max(1e-3);
            if best.is_none_or(|(largest, ..)| score > largest) {
                best = Some((score, column, value));
            }
        }
        let (_, column, value) = best?;
        let (fewest, most) = *self.relaxation.bounds.get(column)?;
        let floor = to_whole(value.floor()).clamp(fewest, most - 1);
        let (fewer, more) = ((fewest, floor), (floor + 1, most));
        // The side on which the best solution so far lies is looked at first: better ones are near it.
        let lies_below = self.best_times.get(column).is_some_and(|times| *times <= floor);
        Some(if lies_below { (column, fewer, more) } else { (column, more, fewer) })
    }

    /// Where the relaxation is whole but its bound is not met: by rounding, or because worth is judged otherwise. Where every
    /// column is fixed, what is left is looked at itself.
    fn whole_but_not_proven(&mut self) -> Option<Split> {
        let Some(column) = self.relaxation.open.iter().copied().find(|column| self.is_open(*column)) else {
            self.keep_fixed();
            return None;
        };
        let (fewest, most) = *self.relaxation.bounds.get(column)?;
        let value = to_whole(self.relaxation.value(column).round()).clamp(fewest, most);
        Some(if value < most {
            (column, (fewest, value), (value + 1, most))
        } else {
            (column, (value, most), (fewest, value - 1))
        })
    }

    /// Keeps the one solution that fixed columns make, where it fits and is better.
    fn keep_fixed(&mut self) {
        self.draft.clear(self.packing);
        for (column, (fewest, _)) in self.relaxation.bounds.iter().enumerate() {
            self.draft.take(self.packing, column, *fewest);
        }
        if self.draft.left.iter().all(|left| *left >= 0) {
            self.keep();
        }
    }

    /// Where the relaxation says that nothing fits: splits on, until whole numbers say so too.
    fn split_open(&mut self) -> Option<Split> {
        if self.cannot_fit() {
            return None;
        }
        let Some(column) = self.relaxation.open.iter().copied().find(|column| self.is_open(*column)) else {
            self.keep_fixed();
            return None;
        };
        let (fewest, most) = *self.relaxation.bounds.get(column)?;
        let middle = fewest.midpoint(most);
        Some((column, (fewest, middle), (middle + 1, most)))
    }

    /// Whether the fewest of each column take more than a row has, whatever gives.
    fn cannot_fit(&self) -> bool {
        let mut left = self.relaxation.matrix.supply.clone();
        for (number, (fewest, most)) in self.relaxation.bounds.iter().enumerate() {
            for entry in self.relaxation.matrix.column(number) {
                let least = if entry.whole > 0 {
                    entry.whole.saturating_mul(*fewest)
                } else {
                    entry.whole.saturating_mul(*most)
                };
                if let Some(left) = left.get_mut(entry.row) {
                    *left = left.saturating_sub(least);
                }
            }
        }
        left.iter().any(|left| *left < 0)
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

/// By how much whole numbers can be shifted for a bound without becoming too large.
fn shift(packing: &Packing) -> u32 {
    let all = packing
        .columns
        .iter()
        .fold(0_i64, |all, column| all.saturating_add(column.worth.abs().saturating_mul(column.most)));
    let bits = i64::BITS - all.leading_zeros();
    LARGEST.saturating_sub(bits).min(FINEST)
}
