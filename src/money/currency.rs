//! Owns which currencies exist and how many decimals each has.

use std::fmt;

/// A currency by its ISO 4217 code, with the number of decimals of its minor unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency {
    code: [u8; 3],
    decimals: u8,
}

/// Codes whose minor unit is not a hundredth. Source: ISO 4217:2015, table A.1.
const OTHER_DECIMALS: [(&str, u8); 23] = [
    ("BHD", 3),
    ("BIF", 0),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
];

/// The code is not three capital letters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a currency code: write three capital letters, like EUR")]
pub struct CurrencyError(pub String);

impl Currency {
    /// The euro.
    pub const EUR: Self = Self { code: *b"EUR", decimals: 2 };

    /// Reads an ISO 4217 code such as `EUR`, `JPY` or `KWD`.
    ///
    /// # Errors
    /// When it is not three capital letters.
    pub fn from_code(code: &str) -> Result<Self, CurrencyError> {
        let bytes: [u8; 3] = code.as_bytes().try_into().map_err(|_short| CurrencyError(code.to_owned()))?;
        if !bytes.iter().all(u8::is_ascii_uppercase) {
            return Err(CurrencyError(code.to_owned()));
        }
        let decimals = OTHER_DECIMALS.iter().find(|(other, _)| *other == code).map_or(2, |(_, decimals)| *decimals);
        Ok(Self { code: bytes, decimals })
    }

    /// The three letters of the code.
    #[must_use]
    pub fn code(&self) -> &str {
        // The bytes were checked to be ASCII capitals, so this never falls back.
        std::str::from_utf8(&self.code).unwrap_or("XXX")
    }

    /// How many decimals an amount has: 0 to 3.
    #[must_use]
    pub const fn decimals(&self) -> u8 {
        self.decimals
    }

    /// How many minor units make one: 1, 100 or 1000.
    #[must_use]
    pub const fn minor_per_unit(&self) -> i64 {
        10_i64.pow(self.decimals as u32)
    }

    /// The sign that stands before an amount, or the code where there is none in common use.
    #[must_use]
    pub fn symbol(&self) -> &str {
        match self.code() {
            "EUR" => "€",
            "USD" => "$",
            "GBP" => "£",
            "JPY" => "¥",
            code => code,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_decimals_follows_the_standard() {
        let decimals = |code| Currency::from_code(code).unwrap().decimals();
        assert_eq!((decimals("EUR"), decimals("JPY"), decimals("KWD")), (2, 0, 3));
        assert_eq!(Currency::from_code("EUR").unwrap(), Currency::EUR);
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for wrong in ["", "eur", "EURO", "€", "E1R"] {
            assert!(Currency::from_code(wrong).is_err(), "{wrong}");
        }
    }
}
