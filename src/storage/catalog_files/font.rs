//! Owns what makes a file a typeface that can be drawn: asked of the library that draws it, before anything is drawn.

use skrifa::instance::{Location, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

/// The largest typeface in bytes.
const LARGEST: usize = 2 * 1024 * 1024;

/// The weight of headings and amounts, where a typeface is variable.
const SEMIBOLD: f32 = 600.0;

/// A typeface that can be drawn.
pub(super) struct Font<'a> {
    font: FontRef<'a>,
}

impl<'a> Font<'a> {
    /// Looks at what is in a file.
    ///
    /// # Errors
    /// Why it can't be drawn, in words that go on after 'this typeface'.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        if bytes.len() > LARGEST {
            return Err("is larger than 2 MiB".to_owned());
        }
        match bytes.get(..4) {
            Some(b"wOFF" | b"wOF2") => return Err("is packed for web pages (WOFF)".to_owned()),
            Some(b"ttcf") => return Err("is a collection of several".to_owned()),
            _ => {}
        }
        let unreadable = |error| format!("is not a TrueType or OpenType font: {error}");
        let font = Self { font: FontRef::new(bytes).map_err(unreadable)? };
        font.is_measured()?;
        font.is_drawn()?;
        Ok(font)
    }

    /// The letters that it has no glyph for.
    pub(super) fn missing(&self, letters: impl Iterator<Item = char>) -> Vec<char> {
        letters.filter(|letter| self.glyph(*letter).is_none()).collect()
    }

    /// Whether all its figures are equally wide.
    pub(super) fn has_even_figures(&self) -> bool {
        let (size, location) = (Size::new(1000.0), self.semibold());
        let metrics = self.font.glyph_metrics(size, &location);
        let mut widths = ('0'..='9').map(|figure| self.glyph(figure).and_then(|glyph| metrics.advance_width(glyph)));
        let first = widths.next().flatten();
        let is_even = |width: Option<f32>| width.zip(first).is_some_and(|(one, other)| (one - other).abs() < 1.0);
        first.is_some() && widths.all(is_even)
    }

    fn glyph(&self, letter: char) -> Option<GlyphId> {
        self.font.charmap().map(letter).filter(|glyph| *glyph != GlyphId::NOTDEF)
    }

    fn semibold(&self) -> Location {
        self.font.axes().location([("wght", SEMIBOLD)])
    }

    /// Lines of text need a height that makes sense.
    fn is_measured(&self) -> Result<(), String> {
        let metrics = self.font.metrics(Size::unscaled(), &Location::default());
        let em = f32::from(metrics.units_per_em);
        let height = (metrics.ascent - metrics.descent) / em;
        match (metrics.units_per_em, height) {
            (16..=16_384, 0.5..=3.0) => Ok(()),
            _ => Err("says nothing sensible about its own height".to_owned()),
        }
    }

    /// Every letter that it has of the plain alphabet has an outline, in both weights that are drawn.
    fn is_drawn(&self) -> Result<(), String> {
        let outlines = self.font.outline_glyphs();
        let letters = ('A'..='Z').chain('a'..='z').chain('0'..='9');
        let mut drawn = 0;
        for letter in letters {
            let Some(glyph) = self.glyph(letter) else { continue };
            let outline = outlines.get(glyph).ok_or_else(|| format!("has no outline for '{letter}'"))?;
            for location in [Location::default(), self.semibold()] {
                let settings = DrawSettings::unhinted(Size::new(16.0), &location);
                let shape = outline.draw(settings, &mut Nowhere);
                shape.map_err(|error| format!("has a damaged outline for '{letter}': {error}"))?;
            }
            drawn += 1;
        }
        if drawn == 0 { Err("has no letters".to_owned()) } else { Ok(()) }
    }
}

/// A pen that leaves no trace.
struct Nowhere;

impl OutlinePen for Nowhere {
    fn move_to(&mut self, _x: f32, _y: f32) {}
    fn line_to(&mut self, _x: f32, _y: f32) {}
    fn quad_to(&mut self, _cx: f32, _cy: f32, _x: f32, _y: f32) {}
    fn curve_to(&mut self, _cx0: f32, _cy0: f32, _cx1: f32, _cy1: f32, _x: f32, _y: f32) {}
    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAUNCES: &[u8] = include_bytes!("../../../assets/fonts/Fraunces-SemiBold.ttf");
    const INTER: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
    const TABULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold-Tabular.ttf");
    const ICONS: &[u8] = include_bytes!("../../../assets/icons/Phosphor-Subset.ttf");

    fn fault(bytes: &[u8]) -> String {
        Font::open(bytes).err().unwrap_or_default()
    }

    #[test]
    fn typefaces_are_told_from_what_is_none() {
        assert_eq!(fault(FRAUNCES), "");
        assert!(fault(b"not a font").starts_with("is not a TrueType or OpenType font"));
        assert!(fault(b"").starts_with("is not a TrueType or OpenType font"));
        assert!(fault(b"wOF2rest").contains("WOFF"));
        assert!(fault(&vec![0; LARGEST + 1]).contains("2 MiB"));
        assert_eq!(fault(ICONS), "has no letters");
    }

    #[test]
    fn no_damage_makes_it_panic() {
        for step in [1, 7, 41] {
            for at in (0..FRAUNCES.len()).step_by(FRAUNCES.len() / 60 + step) {
                let mut damaged = FRAUNCES.to_vec();
                damaged.iter_mut().skip(at).take(64 * step).for_each(|byte| *byte = byte.wrapping_mul(31) ^ 0xA5);
                drop(fault(&damaged));
                drop(fault(&FRAUNCES[..at]));
            }
        }
    }

    #[test]
    fn letters_and_figures_are_looked_up() {
        let font = Font::open(FRAUNCES).unwrap();
        assert_eq!(font.missing("aß€ж".chars()), ['ж']);
        assert!(!Font::open(INTER).unwrap().has_even_figures());
        assert!(Font::open(TABULAR).unwrap().has_even_figures());
    }
}
