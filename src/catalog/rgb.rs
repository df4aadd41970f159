//! Owns a colour as shops write it.

use std::fmt;

/// A colour in sRGB, eight bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb(pub [u8; 3]);

/// The text is not `#` with six hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a colour: write it like #1D5B4A")]
pub struct RgbError(pub String);

impl Rgb {
    /// Reads `#1D5B4A`.
    ///
    /// # Errors
    /// When it is not `#` with six hexadecimal digits.
    pub fn parse(written: &str) -> Result<Self, RgbError> {
        let wrong = || RgbError(written.to_owned());
        let digits =
            written.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii()).ok_or_else(wrong)?;
        let value = u32::from_str_radix(digits, 16).map_err(|_not_hex| wrong())?;
        let [_, red, green, blue] = value.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written_alike() {
        assert_eq!(Rgb::parse("#1D5B4A").unwrap().to_string(), "#1d5b4a");
        for wrong in ["1D5B4A", "#1D5B4", "#1D5B4G", "#é1D5B", ""] {
            assert!(Rgb::parse(wrong).is_err(), "{wrong}");
        }
    }
}
