//! Owns whole solutions on the way: out of the relaxation, and out of one another.

use super::{Search, WHOLE, to_whole};
use crate::packing::round::Draft;

/// How many columns are tried in place of others at the root, and how often over.
const MOST_IMPROVED: usize = 100;
const IMPROVED_OVER: usize = 4;

impl Search<'_> {
    /// Makes a whole solution of the one in parts, and keeps it where it is better.
    pub(super) fn round(&mut self) {
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
    pub(super) fn keep(&mut self) -> bool {
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
    pub(super) fn improve(&mut self) {
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
}
