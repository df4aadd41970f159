//! Owns days of the calendar, as shops write them; knows nothing of which one it is today.

use std::fmt;

use jiff::civil::Date;

/// A day of the Gregorian calendar, wherever the shop is. Days have no time of day and no time zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// The text is not a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a day: write it like 2026-12-31")]
pub struct DayError(pub String);

impl Day {
    /// The day of this date.
    #[must_use]
    pub const fn new(date: Date) -> Self {
        Self(date)
    }

    /// The date of this day.
    #[must_use]
    pub const fn date(self) -> Date {
        self.0
    }

    /// Reads `2026-12-31`: four digits of a year from 1900 on, two of a month, two of a day.
    ///
    /// # Errors
    /// When it is written otherwise, or there is no such day.
    pub fn parse(written: &str) -> Result<Self, DayError> {
        let wrong = || DayError(written.to_owned());
        let is_plain =
            |(place, byte): (usize, u8)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
        if written.len() != 10 || !written.bytes().enumerate().all(is_plain) {
            return Err(wrong());
        }
        let date: Date = written.parse().map_err(|_no_such_day| wrong())?;
        (date.year() >= 1900).then_some(Self(date)).ok_or_else(wrong)
    }

    /// How many days this one is after another; less than 0 where it is before it.
    #[must_use]
    pub fn days_after(self, other: Self) -> i32 {
        // Between the years 1900 and 9999 there are fewer than three million days.
        i32::try_from(self.0.duration_since(other.0).as_hours() / 24).unwrap_or_default()
    }

    /// The day so many days after this one; the last that there is, where that would be later.
    #[must_use]
    pub fn days_later(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days.clamp(0, 1_000_000))))
    }

    /// The same day so many months later; the last of that month, where it has no such day.
    #[must_use]
    pub fn months_later(self, months: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().months(months.clamp(0, 12_000))))
    }

    /// The day so many days before this one; the first that there is, where that would be earlier.
    #[must_use]
    pub fn days_before(self, days: i32) -> Self {
        Self(self.0.saturating_sub(jiff::Span::new().days(days.clamp(0, 1_000_000))))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// From one day to another, both in it. Either end can be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
}

impl Period {
    /// Whether it has no ends at all: then it is always.
    #[must_use]
    pub const fn is_always(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }

    /// Whether a day is in it. A day that nobody knows is in no period that has an end.
    #[must_use]
    pub fn has(&self, day: Option<Day>) -> bool {
        let Some(day) = day else { return self.is_always() };
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(written: &str) -> Day {
        Day::parse(written).unwrap()
    }

    #[test]
    fn days_are_read_and_written_alike() {
        assert_eq!(day("2024-02-29").to_string(), "2024-02-29");
        for wrong in
            ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "2026-01-01T00:00", "1812-01-01", "", "２026-01-01"]
        {
            assert!(Day::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_years() {
        assert_eq!(day("2026-03-01").days_after(day("2026-02-28")), 1);
        assert_eq!(day("2024-03-01").days_after(day("2024-02-28")), 2);
        assert_eq!(day("2026-01-01").days_after(day("2026-12-31")), -364);
        assert_eq!(day("2026-01-05").days_before(30), day("2025-12-06"));
        assert_eq!(day("2026-08-31").months_later(6), day("2027-02-28"));
    }

    #[test]
    fn both_ends_of_a_period_are_in_it() {
        let period = Period { from: Some(day("2026-12-01")), until: Some(day("2026-12-31")) };
        let has = |written| period.has(Some(day(written)));
        assert!(has("2026-12-01") && has("2026-12-31") && !has("2026-11-30") && !has("2027-01-01"));
        assert!(!period.has(None) && Period::default().has(None));
    }
}
