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

    /// Whether dark text reads on it easily. What that comes to for each role of text, the palette proves.
    #[must_use]
    pub fn is_light(self) -> bool {
        let [red, green, blue] = self.0.map(|channel| u32::from(channel).pow(2));
        // Relative luminance as in WCAG 2.2, with squares for its curve: near enough for a threshold.
        (2126 * red + 7152 * green + 722 * blue) / (255 * 255) >= 6000
    }

    /// The colour itself where it is light, else the nearest one towards white that is.
    #[must_use]
    pub fn lightened(self) -> Self {
        let towards_white = |share: u16| {
            Self(self.0.map(|channel| {
                let lighter = u16::from(channel) + (255 - u16::from(channel)) * share / 100;
                // Between the channel and 255.
                u8::try_from(lighter).unwrap_or(u8::MAX)
            }))
        };
        (0..=100).map(towards_white).find(|colour| colour.is_light()).unwrap_or(Self([255; 3]))
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

    #[test]
    fn a_dark_colour_is_lightened_only_as_far_as_it_needs() {
        assert!(Rgb([0xF3, 0xF2, 0xF0]).is_light() && !Rgb([0x80, 0x80, 0x80]).is_light());
        for colour in [[0, 0, 0], [0x20, 0x30, 0x80], [0xC0, 0x10, 0x10], [0xF3, 0xF2, 0xF0]].map(Rgb) {
            let lightened = colour.lightened();
            assert!(lightened.is_light() && lightened.lightened() == lightened, "{colour}");
            assert_eq!(lightened == colour, colour.is_light(), "{colour}");
        }
    }
}
