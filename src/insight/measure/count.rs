//! Owns which counts may be shown: never one of so few people that they could be known from it.

use super::{Interval, wilson};

/// The fewest people that a figure is shown of. Source: DESIGN rule 11 and HONESTY H14.
pub const FEWEST: u64 = 10;

/// How many walks something is true of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u64);

impl Count {
    /// The number, where it is of nobody, or of enough people to be shown.
    #[must_use]
    pub const fn shown(self) -> Option<u64> {
        if self.is_hidden() { None } else { Some(self.0) }
    }

    /// Whether it is of too few people to be shown.
    #[must_use]
    pub const fn is_hidden(self) -> bool {
        self.0 > 0 && self.0 < FEWEST
    }
}

/// A part of a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub of: Count,
    /// Out of how many.
    pub whole: Count,
}

impl Share {
    /// So many out of so many.
    #[must_use]
    pub const fn new(of: u64, whole: u64) -> Self {
        Self { of: Count(of), whole: Count(whole) }
    }

    /// Whether it may be shown: the whole, the part, and what is left of the whole without it are of enough people, or of nobody.
    #[must_use]
    pub const fn is_shown(self) -> bool {
        let rest = Count(self.whole.0.saturating_sub(self.of.0));
        self.whole.0 >= FEWEST && !self.of.is_hidden() && !rest.is_hidden()
    }

    /// The share, from 0 to 1, and how sure it is; nothing where it may not be shown.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
    pub fn shown(self) -> Option<(f64, Interval)> {
        self.is_shown().then(|| (self.of.0 as f64 / self.whole.0 as f64, wilson(self.of.0, self.whole.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_people_are_never_shown() {
        for few in 1..FEWEST {
            assert_eq!(Count(few).shown(), None);
            assert_eq!(Share::new(few, 100).shown(), None);
            assert_eq!(Share::new(100 - few, 100).shown(), None, "the others could be counted");
            assert_eq!(Share::new(0, few).shown(), None);
        }
        assert_eq!(Count(0).shown(), Some(0));
        assert_eq!(Count(FEWEST).shown(), Some(FEWEST));
        assert!(Share::new(0, FEWEST).shown().is_some());
        assert!(Share::new(FEWEST, 2 * FEWEST).shown().is_some());
    }
}
