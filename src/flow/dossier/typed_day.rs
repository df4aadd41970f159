//! Owns how a day is typed in a hurry: `3d`, `vr`, `12-12`. The words are handed in; so is the day that it is.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use crate::catalog::Day;

/// The words of a language for days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayWords {
    /// The days of the week, Monday first, in full.
    pub weekdays: [String; 7],
    /// This day.
    pub today: String,
    /// The day after it.
    pub tomorrow: String,
    /// How days, weeks and months are counted, in full, several words apart by a space: 'dagen'.
    pub units: [String; 3],
}

/// What a typed day means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedDay {
    /// No day at all: nothing was typed.
    Nothing,
    /// This day.
    Day(Day),
    /// It can't be read, or is before today.
    Unclear,
}

/// Reads a typed day, as it is meant on a day: what is counted or named lies after it, and a date without a year is the next
/// such date.
#[must_use]
pub fn typed_day(typed: &str, today: Day, words: &DayWords) -> TypedDay {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return TypedDay::Nothing;
    }
    let date = today.date();
    let found = named(&typed, date, words).or_else(|| counted(&typed, date, words)).or_else(|| dated(&typed, date));
    found.filter(|found| *found >= date).map_or(TypedDay::Unclear, |found| TypedDay::Day(Day::new(found)))
}

/// A word: today, tomorrow, or a day of the week by its first letters.
fn named(typed: &str, today: Date, words: &DayWords) -> Option<Date> {
    if typed.chars().count() < 2 || !typed.chars().all(char::is_alphabetic) {
        return None;
    }
    let begins = |word: &String| word.to_lowercase().starts_with(typed);
    let mut days = words.weekdays.iter().enumerate().filter(|(_, word)| begins(word)).map(|(place, _)| place);
    // A few first letters may be of several days: then it is not known which.
    if let (Some(place), None) = (days.next(), days.next()) {
        let weekday = Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()?;
        return today.nth_weekday(1, weekday).ok();
    }
    if begins(&words.tomorrow) {
        return today.tomorrow().ok();
    }
    begins(&words.today).then_some(today)
}

/// So many days, weeks or months from now.
fn counted(typed: &str, today: Date, words: &DayWords) -> Option<Date> {
    let digits = typed.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = typed.trim_start_matches('+').split_at_checked(digits)?;
    let (number, unit) = (number.parse::<i64>().ok().filter(|number| *number <= 999)?, unit.trim());
    if unit.is_empty() {
        return None;
    }
    let means = |words: &String| words.to_lowercase().split(' ').any(|word| word.starts_with(unit));
    let span = match words.units.iter().position(means)? {
        0 => Span::new().days(number),
        1 => Span::new().weeks(number),
        _ => Span::new().months(number),
    };
    today.checked_add(span).ok()
}

/// A date: day and month, with a year or without; or as computers write it.
fn dated(typed: &str, today: Date) -> Option<Date> {
    if let Ok(day) = Day::parse(typed) {
        return Some(day.date());
    }
    let parts: Vec<i16> = typed
        .split(['-', '/', '.', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let date =
        |year: i16, month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match parts[..] {
        [day, month] => {
            // The 29th of February comes once in four years, or in eight.
            let mut years = (0..=8).filter_map(|later| date(today.year() + later, month, day));
            years.find(|found| *found >= today)
        }
        [day, month, year] => date(if year < 100 { 2000 + year } else { year }, month, day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> DayWords {
        let weekdays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
        DayWords {
            weekdays: weekdays.map(str::to_owned),
            today: "vandaag".into(),
            tomorrow: "morgen".into(),
            units: ["dag dagen".into(), "week weken".into(), "maand maanden".into()],
        }
    }

    fn read(typed: &str) -> Option<String> {
        // A Saturday.
        match typed_day(typed, Day::parse("2026-11-28").unwrap(), &words()) {
            TypedDay::Day(day) => Some(day.to_string()),
            TypedDay::Nothing => Some(String::new()),
            TypedDay::Unclear => None,
        }
    }

    #[test]
    fn days_are_typed_as_people_think_of_them() {
        for (typed, meant) in [
            ("", ""),
            ("3d", "2026-12-01"),
            ("3 dagen", "2026-12-01"),
            ("2w", "2026-12-12"),
            ("1m", "2026-12-28"),
            ("vr", "2026-12-04"),
            ("Vrij", "2026-12-04"),
            ("za", "2026-12-05"),
            ("morgen", "2026-11-29"),
            ("vandaag", "2026-11-28"),
            ("12-12", "2026-12-12"),
            ("12/12", "2026-12-12"),
            ("12.12.", "2026-12-12"),
            ("1-2", "2027-02-01"),
            ("28-11", "2026-11-28"),
            ("29-2", "2028-02-29"),
            ("12-12-27", "2027-12-12"),
            ("2027-01-15", "2027-01-15"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_can_not_be_read_or_is_past_is_unclear() {
        for typed in ["d", "x", "32-1", "30-2", "27-11-2026", "12-12-12", "3x", "-3d", "99999d", "1-1-1-1", "🦀"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
