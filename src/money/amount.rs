//! Owns an amount of money and how it is read, added and written.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use super::Currency;

/// An amount in the minor unit of the catalog's one currency (cents for the euro).
///
/// Arithmetic saturates at the ends of `i64` instead of wrapping; [`Money::checked_times`] and
/// [`Money::is_absurd`] let pricing refuse such orders long before that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// Why a written amount can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Not digits, with at most one decimal point.
    #[error("'{0}' is not an amount: write it like 19.99")]
    NotANumber(String),
    /// More decimals than the currency has.
    #[error("'{written}' has more decimals than {currency}, which has {decimals}")]
    TooManyDecimals {
        /// What was written.
        written: String,
        /// The catalog's currency.
        currency: Currency,
        /// How many it may have.
        decimals: u8,
    },
    /// Larger than any price can be.
    #[error("'{0}' is too large for a price")]
    TooLarge(String),
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount that an order may reach: far beyond any shop, far below overflow.
    pub const LARGEST: Self = Self(1_000_000_000_000_000);

    /// An amount of so many minor units.
    #[must_use]
    pub const fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// The number of minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Reads an amount exactly as people write it: `19.99`, `5`, `0.5`, `-2`.
    ///
    /// # Errors
    /// When it is not a number, has more decimals than the currency, or is larger than [`Money::LARGEST`].
    pub fn parse(written: &str, currency: Currency) -> Result<Self, AmountError> {
        let not_a_number = || AmountError::NotANumber(written.to_owned());
        let digits = written.trim();
        let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        // Underscores may part the digits of the whole, as RON allows: 1_250.00.
        let whole = whole.replace('_', "");
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || digits.ends_with('.') || !all_digits(&whole) || !all_digits(fraction) {
            return Err(not_a_number());
        }
        let fraction = fraction.trim_end_matches('0');
        let decimals = usize::from(currency.decimals());
        if fraction.len() > decimals {
            return Err(AmountError::TooManyDecimals {
                written: written.to_owned(),
                currency,
                decimals: currency.decimals(),
            });
        }
        let minor: i64 = format!("{whole}{fraction:0<decimals$}")
            .parse()
            .map_err(|_overflow| AmountError::TooLarge(written.to_owned()))?;
        if minor > Self::LARGEST.0 {
            return Err(AmountError::TooLarge(written.to_owned()));
        }
        Ok(Self(if negative { -minor } else { minor }))
    }

    /// Writes it with the currency's decimals and a point: `19.99`. For files and logs; screens use the language's own way.
    #[must_use]
    pub fn plain(self, currency: Currency) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let unit = currency.minor_per_unit().unsigned_abs();
        let (whole, fraction) = (self.0.unsigned_abs() / unit, self.0.unsigned_abs() % unit);
        match usize::from(currency.decimals()) {
            0 => format!("{sign}{whole}"),
            decimals => format!("{sign}{whole}.{fraction:0decimals$}"),
        }
    }

    /// The sum, held at the largest that can be counted instead of going over.
    #[must_use]
    pub const fn saturating_plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// So many times the amount, or nothing when that is beyond [`Money::LARGEST`].
    #[must_use]
    pub fn checked_times(self, times: u32) -> Option<Self> {
        self.0.checked_mul(i64::from(times)).map(Self).filter(|product| !product.is_absurd())
    }

    /// So many times the amount.
    #[must_use]
    pub const fn times(self, times: u32) -> Self {
        Self(self.0.saturating_mul(times as i64))
    }

    /// Whether it lies beyond what an order may reach.
    #[must_use]
    pub const fn is_absurd(self) -> bool {
        self.0 > Self::LARGEST.0 || self.0 < -Self::LARGEST.0
    }

    /// Whether it is less than nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} minor units", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_read_exactly_as_written() {
        let cents = |written| Money::parse(written, Currency::EUR).map(Money::minor);
        assert_eq!(cents("19.99"), Ok(1999));
        assert_eq!(cents("5"), Ok(500));
        assert_eq!(cents("0.5"), Ok(50));
        assert_eq!(cents("2.500"), Ok(250));
        assert_eq!(cents("-2.05"), Ok(-205));
        assert_eq!(cents("1_250.5"), Ok(125_050));
        let yen = Currency::from_code("JPY").unwrap();
        assert_eq!(Money::parse("500", yen), Ok(Money(500)));
        let dinar = Currency::from_code("KWD").unwrap();
        assert_eq!(Money::parse("1.005", dinar), Ok(Money(1005)));
    }

    #[test]
    fn what_is_not_exact_is_refused() {
        for wrong in ["", ".", "1.", ".5", "1,50", "1e3", "inf", "_", "1.5_0", "19.999", "99999999999999999999"] {
            assert!(Money::parse(wrong, Currency::EUR).is_err(), "{wrong}");
        }
        assert!(Money::parse("1.5", Currency::from_code("JPY").unwrap()).is_err());
    }

    #[test]
    fn what_was_written_is_read_back() {
        for minor in [0, 1, 99, 100, -1, -250, 123_456] {
            let amount = Money(minor);
            assert_eq!(Money::parse(&amount.plain(Currency::EUR), Currency::EUR), Ok(amount));
        }
    }

    #[test]
    fn absurd_products_are_refused_instead_of_wrapping() {
        assert_eq!(Money::LARGEST.checked_times(2), None);
        assert_eq!(Money(i64::MAX).checked_times(3), None);
        assert_eq!(Money(250).checked_times(4), Some(Money(1000)));
    }
}
