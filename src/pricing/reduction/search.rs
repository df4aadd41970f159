//! Owns the exact search for the combination of reductions that leaves the least to pay.

use std::cmp::Ordering;

use super::objective::Objective;
use super::pattern::Pattern;
use crate::money::Money;

/// How many nodes are visited before the best found so far has to do. Counted, not timed: the same everywhere.
const WORK_LIMIT: u32 = 200_000;

/// The best combination found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Best {
    /// How many times each pattern applies.
    pub(crate) times: Vec<u32>,
    /// Whether nothing better exists for certain.
    pub(crate) proven: bool,
}

/// What is known of a combination: what is to pay, how many applications it takes.
type Worth = (Money, u32);

/// Finds the combination with the least to pay; among equals the one with fewer applications, then the one that uses the
/// earlier offers.
///
/// Depth-first branch and bound over the patterns, each tried from its largest count down to none.
pub(crate) fn best(objective: &Objective<'_>) -> Best {
    let none = vec![0; objective.patterns.len()];
    let mut search = Search {
        objective,
        patterns: objective.patterns,
        left: objective.pools.iter().map(|pool| pool.count).collect(),
        used: Vec::new(),
        best: (objective.payable(Money::ZERO, &none), 0),
        best_times: none.clone(),
        times: none,
        nodes: 0,
    };
    search.visit(0, Money::ZERO, 0);
    Best { times: search.best_times, proven: search.nodes < WORK_LIMIT }
}

/// The state of one search.
struct Search<'a> {
    objective: &'a Objective<'a>,
    patterns: &'a [Pattern],
    /// Units that are left in each pool.
    left: Vec<u32>,
    /// Applications so far, by reduction.
    used: Vec<(usize, u32)>,
    times: Vec<u32>,
    best: Worth,
    best_times: Vec<u32>,
    nodes: u32,
}

impl Search<'_> {
    fn visit(&mut self, index: usize, saved: Money, applications: u32) {
        self.nodes = self.nodes.saturating_add(1);
        let now = self.objective.payable(saved, &self.times);
        self.keep_if_better((now, applications));
        let Some(pattern) = self.patterns.get(index) else { return };
        if self.nodes >= WORK_LIMIT || !self.can_improve(index, saved, (now, applications)) {
            return;
        }
        let most = self.most_times(pattern);
        for times in (0..=most).rev() {
            self.take(index, times);
            self.visit(index + 1, saved + pattern.saving.times(times), applications.saturating_add(times));
            self.give_back(index, times);
        }
    }

    fn keep_if_better(&mut self, worth: Worth) {
        if worth < self.best {
            self.best = worth;
            self.best_times.clone_from(&self.times);
        }
    }

    /// Whether what is still possible could beat the best so far: at most the saving that is left if patterns did not compete.
    fn can_improve(&self, index: usize, saved: Money, (now, applications): Worth) -> bool {
        let rest = self.patterns.get(index..).unwrap_or_default();
        let apart: Money = rest.iter().map(|pattern| pattern.saving.times(self.most_times(pattern))).sum();
        let possible = apart.min(self.by_unit(rest));
        let least = self.objective.least(now, saved, possible);
        match least.cmp(&self.best.0) {
            Ordering::Less => true,
            Ordering::Equal => applications + 1 < self.best.1,
            Ordering::Greater => false,
        }
    }

    /// A bound on the saving: every unit that is left saves its share in the pattern that gives it the largest one.
    fn by_unit(&self, rest: &[Pattern]) -> Money {
        /// Shares are counted in thousandths of a minor unit, rounded up, so that the bound stays one.
        const FINE: i64 = 1000;
        let mut shares = vec![0_i64; self.left.len()];
        for pattern in rest {
            let units: i64 = pattern.takes.iter().map(|(_, units)| i64::from(*units)).sum();
            let share = pattern.saving.minor().saturating_mul(FINE) / units.max(1) + 1;
            for (pool, _) in &pattern.takes {
                if let Some(largest) = shares.get_mut(*pool) {
                    *largest = share.max(*largest);
                }
            }
        }
        let sum = shares
            .iter()
            .zip(&self.left)
            .fold(0_i64, |sum, (share, left)| sum.saturating_add(share.saturating_mul(i64::from(*left))));
        Money::from_minor(sum / FINE + 1)
    }

    /// How many times a pattern can apply with what is left.
    fn most_times(&self, pattern: &Pattern) -> u32 {
        let used = self.used.iter().filter(|(reduction, _)| *reduction == pattern.reduction);
        let by_limit = pattern.limit.saturating_sub(used.map(|(_, times)| times).sum());
        let by_pool =
            pattern.takes.iter().map(|(pool, units)| self.left.get(*pool).map_or(0, |left| left / (*units).max(1)));
        by_pool.min().unwrap_or(0).min(by_limit)
    }

    fn take(&mut self, index: usize, times: u32) {
        let Some(pattern) = self.patterns.get(index) else { return };
        for (pool, units) in &pattern.takes {
            if let Some(left) = self.left.get_mut(*pool) {
                *left -= units * times;
            }
        }
        self.used.push((pattern.reduction, times));
        if let Some(count) = self.times.get_mut(index) {
            *count = times;
        }
    }

    fn give_back(&mut self, index: usize, times: u32) {
        let Some(pattern) = self.patterns.get(index) else { return };
        for (pool, units) in &pattern.takes {
            if let Some(left) = self.left.get_mut(*pool) {
                *left += units * times;
            }
        }
        self.used.pop();
        if let Some(count) = self.times.get_mut(index) {
            *count = 0;
        }
    }
}
