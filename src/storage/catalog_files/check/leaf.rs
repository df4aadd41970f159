//! Owns the reading of single values that a catalog alone has: money, percentages, colours.

use super::Check;
use crate::catalog::Rgb;
use crate::money::{Money, Percent};
use crate::storage::catalog_files::file::ShareFile;
use crate::storage::catalog_files::raw::{Amount, Colour, Raw, Share};
use crate::storage::catalog_files::report::Finding;
use crate::storage::catalog_files::wording::{parse, shown};

pub(super) use crate::storage::catalog_files::reads::{Named, Read, optional};

impl<'a> Check<'a> {
    /// Reads an amount that may not be negative.
    pub(super) fn price(&self, raw: Raw<'a, Amount>) -> Option<Money> {
        let amount = self.money(raw)?;
        if amount.is_negative() {
            self.error(raw.text, "negative-price", "a price is never less than 0");
            return None;
        }
        Some(amount)
    }

    /// Reads an amount.
    pub(super) fn money(&self, raw: Raw<'a, Amount>) -> Option<Money> {
        Money::parse(raw.text, self.currency?)
            .map_err(|error| self.error(raw.text, "bad-money", error.to_string()))
            .ok()
    }

    /// Reads a percentage.
    pub(super) fn percent(&self, raw: Raw<'a, Share>) -> Option<Percent> {
        let Ok(ShareFile::Percent(number)) = parse(raw.text) else {
            let message = format!("expected a percentage, found {}", shown(raw.text));
            self.add(raw.text, Finding::error("bad-percent", message).mend("write it like percent(12.5)"));
            return None;
        };
        Percent::parse(number.text).map_err(|error| self.error(number.text, "bad-percent", error.to_string())).ok()
    }

    /// Reads a percentage that is at most a whole.
    pub(super) fn share(&self, raw: Raw<'a, Share>) -> Option<Percent> {
        let percent = self.percent(raw)?;
        if percent > Percent::WHOLE {
            self.error(raw.text, "bad-percent", format!("{percent} % is more than 100 %"));
            return None;
        }
        Some(percent)
    }

    /// Reads a colour.
    pub(super) fn colour(&self, raw: Raw<'a, Colour>) -> Option<Rgb> {
        let written = self.string(raw)?;
        Rgb::parse(&written).map_err(|error| self.error(raw.text, "bad-colour", error.to_string())).ok()
    }
}
