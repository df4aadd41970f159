//! Owns a percentage in basis points and the one rounding rule.

use std::fmt;

use super::Money;

/// A percentage in basis points: 25 % is 2500. Never negative, at most 1000 %.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u32);

/// Why a written percentage can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a percentage: write 0 to 1000 with at most two decimals, like 12.5")]
pub struct PercentError(pub String);

impl Percent {
    /// Nothing of it.
    pub const ZERO: Self = Self(0);
    /// All of it.
    pub const WHOLE: Self = Self(10_000);

    /// A percentage of so many hundredths of a percent.
    #[must_use]
    pub const fn from_basis_points(basis_points: u32) -> Self {
        Self(basis_points)
    }

    /// How many hundredths of a percent it is.
    #[must_use]
    pub const fn basis_points(self) -> u32 {
        self.0
    }

    /// Reads `25`, `12.5` or `0.25`.
    ///
    /// # Errors
    /// When it is not a number from 0 to 1000 with at most two decimals.
    pub fn parse(written: &str) -> Result<Self, PercentError> {
        let hundredths =
            Money::parse(written, super::Currency::EUR).map_err(|_reason| PercentError(written.to_owned()))?.minor();
        u32::try_from(hundredths)
            .ok()
            .filter(|points| *points <= 100_000)
            .map(Self)
            .ok_or_else(|| PercentError(written.to_owned()))
    }

    /// This share of an amount, rounded half away from zero (DESIGN: once per application of a percentage).
    #[must_use]
    pub fn of(self, amount: Money) -> Money {
        Money::from_minor(rounded_quotient(i128::from(amount.minor()) * i128::from(self.0), 10_000))
    }

    /// The tax that is contained in a gross amount at this rate, rounded half away from zero.
    #[must_use]
    pub fn contained_in(self, gross: Money) -> Money {
        Money::from_minor(rounded_quotient(i128::from(gross.minor()) * i128::from(self.0), 10_000 + i128::from(self.0)))
    }

    /// What `part` of every `of` is of an amount, rounded half away from zero; all of it where `of` is nothing.
    #[must_use]
    pub fn share_of(amount: Money, (part, of): (u32, u32)) -> Money {
        Money::from_minor(rounded_quotient(i128::from(amount.minor()) * i128::from(part), i128::from(of.max(1))))
    }

    /// Which percentage `part` is of `whole`, in basis points, rounded half away from zero; nothing where `whole` is zero.
    #[must_use]
    pub fn ratio_basis_points(part: Money, whole: Money) -> Option<i64> {
        (!whole.is_zero()).then(|| rounded_quotient(i128::from(part.minor()) * 10_000, i128::from(whole.minor())))
    }
}

/// `dividend / divisor`, rounded half away from zero, held within `i64`.
fn rounded_quotient(dividend: i128, divisor: i128) -> i64 {
    let (dividend, divisor) = if divisor < 0 { (-dividend, -divisor) } else { (dividend, divisor) };
    let half = divisor / 2;
    let towards = if dividend < 0 { dividend - half } else { dividend + half };
    // For an odd divisor the half is rounded down, which still rounds only true halves and more away from zero.
    let quotient = towards / divisor;
    i64::try_from(quotient).unwrap_or(if quotient < 0 { i64::MIN } else { i64::MAX })
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, hundredths) = (self.0 / 100, self.0 % 100);
        match hundredths {
            0 => write!(f, "{whole}"),
            tenths if tenths % 10 == 0 => write!(f, "{whole}.{}", tenths / 10),
            _ => write!(f, "{whole}.{hundredths:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(written: &str) -> Percent {
        Percent::parse(written).unwrap()
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(percent("50").of(Money::from_minor(1)), Money::from_minor(1));
        assert_eq!(percent("50").of(Money::from_minor(-1)), Money::from_minor(-1));
        assert_eq!(percent("25").of(Money::from_minor(2999)), Money::from_minor(750));
        assert_eq!(percent("25").of(Money::from_minor(2997)), Money::from_minor(749));
    }

    #[test]
    fn tax_is_taken_out_of_a_gross_price() {
        assert_eq!(percent("21").contained_in(Money::from_minor(12_100)), Money::from_minor(2100));
        assert_eq!(percent("21").contained_in(Money::from_minor(3744)), Money::from_minor(650));
        assert_eq!(percent("0").contained_in(Money::from_minor(3744)), Money::ZERO);
    }

    #[test]
    fn a_ratio_needs_something_to_compare_with() {
        assert_eq!(Percent::ratio_basis_points(Money::from_minor(745), Money::from_minor(2999)), Some(2484));
        assert_eq!(Percent::ratio_basis_points(Money::from_minor(1), Money::ZERO), None);
    }

    #[test]
    fn percentages_are_read_and_written_alike() {
        for written in ["0", "21", "12.5", "0.25", "1000"] {
            assert_eq!(percent(written).to_string(), written);
        }
        for wrong in ["-1", "1001", "12.345", "a quarter"] {
            assert!(Percent::parse(wrong).is_err(), "{wrong}");
        }
    }
}
