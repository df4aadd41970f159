//! Owns the voices of a document: which typefaces it speaks in, and its colours; both are the shop's.

use super::shape::{self, Bytes, Face, Line};
use crate::catalog::{Look, Rgb, Typeface};
use crate::typefaces::{FRAUNCES, INTER, INTER_MEDIUM, INTER_STRONG};

/// How something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// A heading, or the name of the shop.
    Heading,
    /// Running text.
    Text,
    /// A name among running text.
    Medium,
    /// What stands out: an amount, a total.
    Strong,
}

/// The typefaces of a document, each with those that stand in for letters that it lacks.
pub(super) struct Faces {
    heading: Vec<Face>,
    text: Vec<Face>,
    medium: Vec<Face>,
    strong: Vec<Face>,
    /// The same three for amounts, where the shop's own has figures that are not equally wide.
    amounts: Option<[Vec<Face>; 3]>,
}

/// The colours of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Colours {
    pub(super) ink: Rgb,
    pub(super) soft: Rgb,
    pub(super) line: Rgb,
    pub(super) accent: Rgb,
    pub(super) paper: Rgb,
}

impl Faces {
    /// The typefaces of a shop.
    pub(super) fn of(look: &Look) -> Self {
        let own = |bytes: &'static [u8]| Face::new(Bytes::Own(bytes), 400.0);
        let shops = |typeface: &Option<Typeface>, weight: f32| {
            typeface.as_ref().and_then(|face| Face::new(Bytes::Shop(face.bytes.clone()), weight))
        };
        let heading = match shops(&look.headings, 600.0) {
            Some(face) => Some(face),
            None => own(FRAUNCES),
        };
        let plain = |inter: &'static [u8]| [own(inter), own(INTER)].into_iter().flatten();
        let family = |weight: f32, inter: &'static [u8]| {
            shops(&look.text, weight).into_iter().chain(plain(inter)).collect::<Vec<_>>()
        };
        let is_uneven = look.text.as_ref().is_some_and(|text| !text.has_even_figures);
        let amounts = is_uneven.then(|| [INTER, INTER_MEDIUM, INTER_STRONG].map(|inter| plain(inter).collect()));
        Self {
            heading: [heading, own(INTER_STRONG), own(INTER)].into_iter().flatten().collect(),
            text: family(400.0, INTER),
            medium: family(500.0, INTER_MEDIUM),
            strong: family(600.0, INTER_STRONG),
            amounts,
        }
    }

    fn voice(&self, voice: Voice) -> &[Face] {
        match voice {
            Voice::Heading => &self.heading,
            Voice::Text => &self.text,
            Voice::Medium => &self.medium,
            Voice::Strong => &self.strong,
        }
    }

    /// A text on one line.
    pub(super) fn line(&self, (voice, size): (Voice, f32), text: &str) -> Line {
        shape::set(self.voice(voice), text, size, false)
    }

    /// The same, made smaller where it is wider than its room.
    pub(super) fn fitted(&self, (voice, size): (Voice, f32), text: &str, room: f32) -> Line {
        let line = self.line((voice, size), text);
        if line.width <= room { line } else { self.line((voice, size * room / line.width * 0.999), text) }
    }

    /// An amount on one line, its figures equally wide.
    pub(super) fn amount(&self, (voice, size): (Voice, f32), text: &str) -> Line {
        let faces = match (&self.amounts, voice) {
            (Some([text, ..]), Voice::Text) => text,
            (Some([_, medium, _]), Voice::Medium) => medium,
            (Some([_, _, strong]), Voice::Strong) => strong,
            _ => self.voice(voice),
        };
        shape::set(faces, text, size, true)
    }

    /// A text on as many lines as it takes.
    pub(super) fn lines(&self, (voice, size): (Voice, f32), text: &str, room: f32) -> Vec<Line> {
        shape::wrapped(self.voice(voice), text, size, room)
    }
}

impl Colours {
    /// The colours of a shop on white paper.
    pub(super) fn of(look: &Look) -> Self {
        let (ink, soft, line) = (Rgb([0x1C, 0x1D, 0x1B]), Rgb([0x5F, 0x61, 0x5B]), Rgb([0xDE, 0xDB, 0xD4]));
        Self { ink, soft, line, accent: legible(look.accent), paper: look.paper }
    }

    /// Black alone, for printers that know nothing else.
    pub(super) const fn black() -> Self {
        let black = Rgb([0; 3]);
        Self { ink: black, soft: black, line: black, accent: black, paper: Rgb([0xFF; 3]) }
    }
}

/// The colour, darkened until it can be read on white. Source: WCAG 2.2, 1.4.3: a contrast of 4.5.
fn legible(colour: Rgb) -> Rgb {
    let mut dark = colour;
    for _ in 0..40 {
        if 1.05 / (luminance(dark) + 0.05) >= 4.5 {
            break;
        }
        dark = Rgb(dark.0.map(|part| (f32::from(part) * 0.94) as u8));
    }
    dark
}

fn luminance(Rgb(parts): Rgb) -> f32 {
    let [red, green, blue] = parts.map(|part| {
        let part = f32::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
