//! Owns what is branched on.

use super::{Search, Split, WHOLE, to_whole};

/// How many columns are looked at before one is chosen to branch on.
const MOST_LOOKED_AT: usize = 40;

impl Search<'_> {
    /// What to branch on; nothing where there is nothing left to decide.
    pub(super) fn split(&mut self) -> Option<Split> {
        self.fractional_column().or_else(|| self.whole_but_not_proven())
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
    pub(super) fn split_open(&mut self) -> Option<Split> {
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
