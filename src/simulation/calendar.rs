//! Owns when buyers come: over which days, on which of them more, and at which hours.

use jiff::tz::TimeZone;

use super::{Lots, Purpose};
use crate::catalog::Day;

/// The time that buyers are spread over. They come in the order of their numbers.
#[derive(Clone, Debug)]
pub struct Calendar {
    from: Day,
    zone: TimeZone,
    /// How much is behind at the end of each hour of the period.
    behind: Vec<f64>,
}

/// How busy each day of the week is, Monday first.
const DAYS: [f64; 7] = [0.7, 0.8, 0.9, 1.0, 1.2, 1.6, 0.3];

/// How busy each hour is, midnight first: from nine to eight.
const HOURS: [f64; 24] = [
    0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 0.9, 1.2, 1.0, 1.1, 1.3, 1.3, 1.2, 0.9, 0.6, 0.4, 0.0, 0.0, 0.0,
    0.0,
];

/// The longest period, in days.
const LONGEST: u32 = 3660;

/// Seconds in an hour.
const HOUR: f64 = 3600.0;

impl Calendar {
    /// So many days from one on, at least one and at most ten years, in a time zone.
    #[must_use]
    pub fn new(from: Day, days: u32, zone: TimeZone) -> Self {
        let days = i32::try_from(days.clamp(1, LONGEST)).unwrap_or(1);
        let mut sum = 0.0;
        let mut behind = Vec::new();
        for later in 0..days {
            let weekday = from.days_later(later).date().weekday().to_monday_zero_offset();
            let busy = usize::try_from(weekday).ok().and_then(|weekday| DAYS.get(weekday)).copied().unwrap_or(1.0);
            for hour in HOURS {
                sum += busy * hour;
                behind.push(sum);
            }
        }
        Self { from, zone, behind }
    }

    /// When the buyer with a number comes, of so many: the day, the hour, and the moment in seconds since 1970.
    #[must_use]
    pub fn coming(&self, lots: &Lots, (number, of): (u64, u64)) -> (Day, u8, i64) {
        #[expect(clippy::cast_precision_loss, reason = "nobody simulates 2⁵² buyers")]
        let share = (number as f64 + lots.share(Purpose::Coming, "", 0)) / of.max(1) as f64;
        let wanted = share * self.behind.last().copied().unwrap_or_default();
        let hour = self.behind.partition_point(|behind| *behind <= wanted).min(self.behind.len().saturating_sub(1));
        let before = hour.checked_sub(1).and_then(|before| self.behind.get(before)).copied().unwrap_or_default();
        let within = self.behind.get(hour).map_or(0.0, |end| (wanted - before) / (end - before));
        let day = self.from.days_later(i32::try_from(hour / HOURS.len()).unwrap_or_default());
        #[expect(clippy::cast_possible_truncation, reason = "a part of an hour in seconds")]
        let second = (within.clamp(0.0, 0.9999) * HOUR) as i64;
        let hour = i8::try_from(hour % HOURS.len()).unwrap_or_default();
        let begins = day.date().at(hour, 0, 0, 0).to_zoned_datetime(self.zone.clone());
        (day, hour.unsigned_abs(), begins.map_or(0, |begins| begins.timestamp().as_second()) + second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comings(days: u32, count: u64) -> Vec<(Day, u8, i64)> {
        let calendar = Calendar::new(Day::parse("2026-01-01").unwrap(), days, TimeZone::UTC);
        (0..count).map(|number| calendar.coming(&Lots::of(1, number), (number, count))).collect()
    }

    #[test]
    fn they_come_one_after_the_other_over_the_whole_period_while_the_shop_is_open() {
        let comings = comings(365, 5000);
        assert!(comings.is_sorted_by_key(|(.., moment)| *moment));
        assert_eq!(comings.first().unwrap().0.to_string(), "2026-01-01");
        assert_eq!(comings.last().unwrap().0.to_string(), "2026-12-31");
        assert!(
            comings.iter().all(|(_, hour, moment)| (9..20).contains(hour) && moment / 3600 % 24 == i64::from(*hour))
        );
        let on = |weekday: i64| comings.iter().filter(|(.., moment)| (moment / 86_400 + 3) % 7 == weekday).count();
        assert!(on(5) > 3 * on(6), "Saturdays {} and Sundays {}", on(5), on(6));
    }

    #[test]
    fn a_single_day_is_a_period() {
        assert!(comings(1, 20).iter().all(|(day, ..)| day.to_string() == "2026-01-01"));
        assert!(comings(0, 1).iter().all(|(day, ..)| day.to_string() == "2026-01-01"));
    }
}
