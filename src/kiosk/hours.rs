//! Owns when a kiosk is open: for each day of the week from when until when, as the clock on the wall says it.

use std::fmt;

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Weekday {
    /// All of them, from Monday on.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// How it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mon => "mon",
            Self::Tue => "tue",
            Self::Wed => "wed",
            Self::Thu => "thu",
            Self::Fri => "fri",
            Self::Sat => "sat",
            Self::Sun => "sun",
        }
    }

    /// The day so many days later.
    #[must_use]
    pub fn later(self, days: usize) -> Self {
        let from = Self::ALL.iter().position(|day| *day == self).unwrap_or_default();
        Self::ALL.get((from + days) % Self::ALL.len()).copied().unwrap_or(self)
    }
}

/// A time of the day: minutes since midnight, 24:00 at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockTime(u16);

impl ClockTime {
    /// The end of a day.
    pub const MIDNIGHT: Self = Self(24 * 60);

    /// So many minutes after midnight.
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Self {
        if minutes > Self::MIDNIGHT.0 { Self::MIDNIGHT } else { Self(minutes) }
    }

    /// Reads `09:30`.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let (hours, minutes) = written.split_once(':')?;
        let number = |digits: &str| {
            let is_plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
            is_plain.then(|| digits.parse::<u16>().ok()).flatten()
        };
        let (hours, minutes) = (number(hours)?, number(minutes).filter(|_| minutes.len() == 2)?);
        let time = Self(hours * 60 + minutes);
        (minutes < 60 && time <= Self::MIDNIGHT).then_some(time)
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// From when until when a day is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDay {
    /// The first minute.
    pub from: ClockTime,
    /// The first minute after.
    pub until: ClockTime,
}

impl OpenDay {
    /// Reads `09:00-18:00`, which opens before it closes.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let (from, until) = written.split_once('-')?;
        let day = Self { from: ClockTime::parse(from.trim())?, until: ClockTime::parse(until.trim())? };
        (day.from < day.until).then_some(day)
    }
}

/// When a kiosk is open, day by day; a day that is not here is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours(Vec<(Weekday, OpenDay)>);

impl Hours {
    /// The hours of these days.
    #[must_use]
    pub const fn new(days: Vec<(Weekday, OpenDay)>) -> Self {
        Self(days)
    }

    /// Whether it is open then.
    #[must_use]
    pub fn is_open(&self, day: Weekday, time: ClockTime) -> bool {
        self.of(day).is_some_and(|open| open.from <= time && time < open.until)
    }

    /// When it opens next: in how many days, on which, and when. Nothing where it never does.
    #[must_use]
    pub fn next(&self, day: Weekday, time: ClockTime) -> Option<(usize, Weekday, ClockTime)> {
        (0..=7).find_map(|days| {
            let then = day.later(days);
            let open = self.of(then).filter(|open| days > 0 || time < open.from)?;
            Some((days, then, open.from))
        })
    }

    fn of(&self, day: Weekday) -> Option<OpenDay> {
        self.0.iter().find(|(known, _)| *known == day).map(|(_, open)| *open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours() -> Hours {
        let open = |written| OpenDay::parse(written).unwrap();
        Hours::new(vec![(Weekday::Mon, open("13:00-18:00")), (Weekday::Sat, open("9:30-24:00"))])
    }

    fn at(written: &str) -> ClockTime {
        ClockTime::parse(written).unwrap()
    }

    #[test]
    fn times_are_read_as_a_clock_says_them() {
        for (written, shown) in [("09:05", "09:05"), ("9:05", "09:05"), ("0:00", "00:00"), ("24:00", "24:00")] {
            assert_eq!(ClockTime::parse(written).unwrap().to_string(), shown);
        }
        for wrong in ["", "9", "9:5", "09:60", "24:01", "25:00", "-1:00", "09:00:00", "a:bc", "009:00", "+9:00"] {
            assert_eq!(ClockTime::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_opens_before_it_closes() {
        assert!(OpenDay::parse("09:00 - 18:00").is_some());
        for wrong in ["18:00-09:00", "09:00-09:00", "09:00", "09:00-", "-18:00", "09:00-18:00-20:00"] {
            assert_eq!(OpenDay::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn it_is_open_from_the_first_minute_to_before_the_last() {
        let hours = hours();
        for (day, time, is_open) in [
            (Weekday::Mon, "12:59", false),
            (Weekday::Mon, "13:00", true),
            (Weekday::Mon, "17:59", true),
            (Weekday::Mon, "18:00", false),
            (Weekday::Tue, "15:00", false),
            (Weekday::Sat, "23:59", true),
        ] {
            assert_eq!(hours.is_open(day, at(time)), is_open, "{day:?} {time}");
        }
    }

    #[test]
    fn the_next_opening_is_found_across_the_week() {
        let hours = hours();
        assert_eq!(hours.next(Weekday::Mon, at("08:00")), Some((0, Weekday::Mon, at("13:00"))));
        assert_eq!(hours.next(Weekday::Mon, at("18:00")), Some((5, Weekday::Sat, at("09:30"))));
        assert_eq!(hours.next(Weekday::Sun, at("08:00")), Some((1, Weekday::Mon, at("13:00"))));
        let only = Hours::new(vec![(Weekday::Fri, OpenDay::parse("10:00-11:00").unwrap())]);
        assert_eq!(only.next(Weekday::Fri, at("10:30")), Some((7, Weekday::Fri, at("10:00"))));
        assert_eq!(Hours::default().next(Weekday::Fri, at("10:30")), None);
    }
}
