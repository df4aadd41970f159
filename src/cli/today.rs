//! Owns which day it is: what offers with days, counts of stock and earlier prices are held against.

use crate::catalog::Day;

/// Which day a command takes it to be.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct TodayArgs {
    /// Take it to be this day, like 2026-12-31, instead of the one that this machine's clock says.
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Day>,
}

impl TodayArgs {
    /// The day.
    #[must_use]
    pub fn day(self) -> Day {
        self.today.unwrap_or_else(today)
    }
}

/// The day that this machine's clock says, where this machine is.
#[must_use]
pub fn today() -> Day {
    Day::new(jiff::ZonedDateTime::now().date())
}

/// Reads a day.
fn day(written: &str) -> Result<Day, String> {
    Day::parse(written).map_err(|error| error.to_string())
}
