//! Owns colours and the way between sRGB bytes and linear light; knows nothing of pictures.
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "values are clamped to the table first")]
#![expect(clippy::many_single_char_names, reason = "r, g, b and l, a, b are the names of the axes")]
#![expect(clippy::indexing_slicing, reason = "a byte always fits 256 entries; the other index is clamped")]

use std::sync::LazyLock;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rgb(pub [u8; 3]);

impl From<[u8; 3]> for Rgb {
    fn from(rgb: [u8; 3]) -> Self {
        Self(rgb)
    }
}

impl Rgb {
    /// Paper white of the rendered products.
    pub const PAPER: Self = Self([0xef; 3]);
    /// Pure white.
    pub const WHITE: Self = Self([0xff; 3]);

    /// Reads `#rrggbb`; anything else is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let [_, r, g, b] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self([r, g, b]))
    }

    /// Writes `#rrggbb`.
    #[must_use]
    pub fn hex(self) -> String {
        let [r, g, b] = self.0;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// Linear light, 0..1 per channel.
    #[must_use]
    pub fn linear(self) -> [f32; 3] {
        self.0.map(|byte| TABLES.decode(byte))
    }

    /// Relative luminance, 0..1. Source: WCAG 2.2.
    #[must_use]
    pub fn luminance(self) -> f32 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio, 1..21. Source: WCAG 2.2.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        a.max(b) / a.min(b)
    }

    /// Lightness 0..1 and the two opponent axes. Source: Björn Ottosson, `OKLab`.
    #[must_use]
    pub fn oklab(self) -> [f32; 3] {
        let [r, g, b] = self.linear();
        let l = (0.412_221_5 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
        let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
        let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
        [
            0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
            1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
            0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
        ]
    }

    /// How colourful it is: 0 for greys, about 0.3 at most.
    #[must_use]
    pub fn chroma(self) -> f32 {
        let [_, a, b] = self.oklab();
        a.hypot(b)
    }

    /// Perceived distance; 0.02 is just visible, black to white is 1.
    #[must_use]
    pub fn distance(self, other: Self) -> f32 {
        let ([l, a, b], [m, c, d]) = (self.oklab(), other.oklab());
        ((l - m).powi(2) + (a - c).powi(2) + (b - d).powi(2)).sqrt()
    }

    /// The colour `share` of the way to `other`, mixed in linear light.
    #[must_use]
    pub fn mix(self, other: Self, share: f32) -> Self {
        let [a, b, c] = self.linear();
        let [x, y, z] = other.linear();
        Self::from_linear([a + (x - a) * share, b + (y - b) * share, c + (z - c) * share])
    }

    /// From linear light, clamped to 0..1.
    #[must_use]
    pub fn from_linear(rgb: [f32; 3]) -> Self {
        Self(rgb.map(|value| TABLES.encode(value)))
    }
}

/// Tables between sRGB bytes and linear light.
pub(crate) struct Tables {
    linear: [f32; 256],
    /// The same in 65 535ths.
    fine: [u16; 256],
    srgb: [u8; ENTRIES],
}

/// How many steps of linear light there are to sRGB.
pub(crate) const STEPS: u16 = 8192;
const ENTRIES: usize = 8193;

/// The tables, computed at the first use.
pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut linear = [0.0; 256];
    for (value, byte) in linear.iter_mut().zip(0..=u8::MAX) {
        let x = f32::from(byte) / 255.0;
        *value = if x <= 0.040_45 { x / 12.92 } else { ((x + 0.055) / 1.055).powf(2.4) };
    }
    let mut srgb = [0; ENTRIES];
    for (value, step) in srgb.iter_mut().zip(0..=STEPS) {
        let x = f32::from(step) / f32::from(STEPS);
        let y = if x <= 0.003_130_8 { x * 12.92 } else { 1.055 * x.powf(1.0 / 2.4) - 0.055 };
        *value = (y * 255.0 + 0.5) as u8;
    }
    let fine = linear.map(|value| (value * 65_535.0 + 0.5) as u16);
    Tables { linear, fine, srgb }
});

impl Tables {
    /// Linear light of an sRGB byte.
    #[inline]
    pub(crate) fn decode(&self, byte: u8) -> f32 {
        self.linear[usize::from(byte)]
    }

    /// Linear light of an sRGB byte in 65 535ths.
    #[inline]
    pub(crate) fn fine(&self, byte: u8) -> u16 {
        self.fine[usize::from(byte)]
    }

    /// The sRGB byte of linear light in 65 535ths.
    #[inline]
    pub(crate) fn encode_fine(&self, value: u16) -> u8 {
        self.srgb[(usize::from(value) + 4) >> 3]
    }

    /// The sRGB byte of linear light, clamped.
    #[inline]
    pub(crate) fn encode(&self, value: f32) -> u8 {
        // By way of 32 bits with a sign, which is what processors turn fast.
        let step = (value.clamp(0.0, 1.0) * f32::from(STEPS) + 0.5) as i32;
        self.srgb[usize::from(step as u16).min(usize::from(STEPS))]
    }

    /// The sRGB byte of linear light in steps, clamped.
    #[inline]
    pub(crate) fn encode_step(&self, step: u32) -> u8 {
        self.srgb[(step as usize).min(usize::from(STEPS))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_round_trips_and_nonsense_is_none() {
        assert_eq!(Rgb::parse("#16284a").map(Rgb::hex).as_deref(), Some("#16284a"));
        for bad in ["", "#", "16284a", "#16284", "#16284aa", "#+6284a", "#éé"] {
            assert_eq!(Rgb::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn every_byte_survives_linear_light() {
        for byte in 0..=255 {
            assert_eq!(TABLES.encode(TABLES.decode(byte)), byte);
        }
    }

    #[test]
    fn contrast_of_black_and_white_is_21() {
        assert!((Rgb([0; 3]).contrast(Rgb::WHITE) - 21.0).abs() < 0.01);
    }
}
