//! Owns what a report is asked for.

use std::sync::Arc;

use super::{Facts, SegmentKind};
use crate::catalog::Day;

/// From one day to another, both in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

/// What a report is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The period.
    pub span: Span,
    /// The walks that count; without it, all of them.
    pub only: Option<Filter>,
}

/// Which walks count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// What is looked at.
    pub kind: SegmentKind,
    /// What it has to be.
    pub value: Arc<str>,
}

impl Span {
    /// So many days, the last of which is this one; at least one.
    #[must_use]
    pub fn last_days(days: i32, until: Day) -> Self {
        Self { from: until.days_before(days.max(1) - 1), until }
    }

    /// How many days there are in it; at least one.
    #[must_use]
    pub fn days(self) -> i32 {
        self.until.days_after(self.from).max(0) + 1
    }

    /// The period before it, of the same length.
    #[must_use]
    pub fn before(self) -> Self {
        let until = self.from.days_before(1);
        Self { from: until.days_before(self.days() - 1), until }
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn has(self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }
}

impl Filter {
    /// Whether a walk counts.
    #[must_use]
    pub fn lets_through(&self, facts: &Facts) -> bool {
        self.kind.values(facts).any(|value| *value == *self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_before_is_as_long_and_ends_the_day_before() {
        let day = |written| Day::parse(written).unwrap();
        let march = Span { from: day("2026-03-01"), until: day("2026-03-31") };
        assert_eq!(march.days(), 31);
        assert_eq!(march.before(), Span { from: day("2026-01-29"), until: day("2026-02-28") });
        assert_eq!(march.before().days(), 31);
        assert_eq!(Span::last_days(7, day("2026-03-07")), Span { from: day("2026-03-01"), until: day("2026-03-07") });
        assert_eq!(Span::last_days(0, day("2026-03-07")).days(), 1);
    }
}
