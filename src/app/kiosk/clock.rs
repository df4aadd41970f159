//! Owns what time it is at a kiosk: by the clock on the wall, and by the count that a lock is kept by.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::kiosk::{ClockTime, Weekday};

/// What a clock says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WallTime {
    /// Since 1970, UTC.
    pub since_epoch: Duration,
    /// The day of the week, where this machine is.
    pub day: Weekday,
    /// The time of the day, where this machine is.
    pub time: ClockTime,
}

/// What this machine's clock says.
#[must_use]
pub fn wall_time() -> WallTime {
    let now = jiff::ZonedDateTime::now();
    let days = usize::try_from(now.weekday().to_monday_zero_offset()).unwrap_or_default();
    let minutes = u16::try_from(i32::from(now.hour()) * 60 + i32::from(now.minute())).unwrap_or_default();
    WallTime {
        since_epoch: SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(),
        day: Weekday::Mon.later(days),
        time: ClockTime::from_minutes(minutes),
    }
}
