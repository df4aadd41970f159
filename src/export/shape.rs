//! Owns text as glyphs: which typeface has a letter, how wide a line is, where it breaks; knows no pages.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Direction, UnicodeBuffer};

/// A typeface that text can be set in.
#[derive(Clone)]
pub(super) struct Face {
    pub(super) font: Font,
    bytes: Bytes,
    weight: Option<f32>,
}

/// The bytes of a typeface: the program's own, or a shop's.
#[derive(Clone)]
pub(super) enum Bytes {
    Own(&'static [u8]),
    Shop(std::sync::Arc<[u8]>),
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Own(bytes) => bytes,
            Self::Shop(bytes) => bytes,
        }
    }
}

/// One line of text in one size, ready to be drawn from its left end on its baseline.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) runs: Vec<Run>,
    pub(super) size: f32,
    pub(super) width: f32,
}

/// A piece of a line in one typeface.
#[derive(Clone)]
pub(super) struct Run {
    pub(super) font: Font,
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// How wide it is, in the size of its line.
    pub(super) width: f32,
}

/// What is set where no typeface has a letter.
const UNKNOWN: char = '?';

impl Face {
    /// A typeface from its bytes, in a weight where it has several; nothing where it can't be read.
    pub(super) fn new(bytes: Bytes, weight: f32) -> Option<Self> {
        let varies = rustybuzz::Face::from_slice(bytes.as_ref(), 0)?.is_variable();
        let data: std::sync::Arc<dyn AsRef<[u8]> + Send + Sync> = std::sync::Arc::new(bytes.clone());
        let axis = [(krilla::text::Tag::new(b"wght"), weight)];
        let font = Font::new_variable(data.into(), 0, if varies { &axis } else { &[] })?;
        Some(Self { font, bytes, weight: varies.then_some(weight) })
    }

    fn opened(&self) -> Option<rustybuzz::Face<'_>> {
        let mut face = rustybuzz::Face::from_slice(self.bytes.as_ref(), 0)?;
        if let Some(weight) = self.weight {
            face.set_variation(Tag::from_bytes(b"wght"), weight);
        }
        Some(face)
    }
}

/// Sets a text on one line, in the first of some typefaces that has each letter. With even figures, amounts stand right below
/// each other.
pub(super) fn set(faces: &[Face], text: &str, size: f32, even: bool) -> Line {
    let opened: Vec<(&Face, rustybuzz::Face<'_>)> =
        faces.iter().filter_map(|face| face.opened().map(|opened| (face, opened))).collect();
    let mut runs: Vec<(usize, String)> = Vec::new();
    for letter in text.chars().map(plain) {
        let has =
            |letter: char| opened.iter().position(|(_, face)| face.glyph_index(letter).is_some_and(|id| id.0 > 0));
        let (place, letter) = match has(letter) {
            Some(place) => (place, letter),
            // A space that no line breaks at is a space, once lines are broken.
            None if letter.is_whitespace() => (runs.last().map_or(0, |(place, _)| *place), ' '),
            None => (has(UNKNOWN).unwrap_or_default(), UNKNOWN),
        };
        match runs.last_mut() {
            Some((last, run)) if *last == place => run.push(letter),
            _ => runs.push((place, letter.to_string())),
        }
    }
    let shaped = runs.into_iter().filter_map(|(place, text)| {
        let (face, opened) = opened.get(place)?;
        Some(shaped(face, opened, text, (size, even)))
    });
    let runs: Vec<Run> = shaped.collect();
    let width = runs.iter().map(|run| run.width).sum();
    Line { runs, size, width }
}

/// A letter as it can be printed: what only steers is a space.
fn plain(letter: char) -> char {
    if letter.is_control() || ('\u{200b}'..='\u{200f}').contains(&letter) || letter == '\u{feff}' {
        ' '
    } else {
        letter
    }
}

fn shaped(face: &Face, opened: &rustybuzz::Face<'_>, text: String, (size, even): (f32, bool)) -> Run {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.guess_segment_properties();
    buffer.set_direction(Direction::LeftToRight);
    // Not by moving narrow figures apart: whoever selects the text would find gaps in it.
    let tabular = [rustybuzz::Feature::new(Tag::from_bytes(b"tnum"), 1, ..)];
    let output = rustybuzz::shape(opened, if even { &tabular } else { &[] }, buffer);
    let per_em = opened.units_per_em() as f32;
    let infos = output.glyph_infos();
    let glyphs: Vec<KrillaGlyph> = infos
        .iter()
        .zip(output.glyph_positions())
        .enumerate()
        .map(|(place, (info, at))| {
            let start = info.cluster as usize;
            let later = infos.iter().skip(place + 1).map(|next| next.cluster as usize).find(|next| *next > start);
            let range = start..later.unwrap_or(text.len());
            let (advance, offset) = (at.x_advance as f32, at.x_offset as f32);
            let (x, y) = (offset / per_em, at.y_offset as f32 / per_em);
            KrillaGlyph::new(GlyphId::new(info.glyph_id), advance / per_em, x, y, 0.0, range, None)
        })
        .collect();
    let width = glyphs.iter().map(|glyph| glyph.x_advance * size).sum();
    Run { font: face.font.clone(), text, glyphs, width }
}

/// A text on as many lines as it takes, none wider than the room. What is said to be on a line of its own, is; a word that is
/// wider than the room is broken.
pub(super) fn wrapped(faces: &[Face], text: &str, size: f32, room: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if set(faces, &longer, size, false).width <= room {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(set(faces, &line, size, false));
            }
            line = broken(faces, word, (size, room), &mut lines);
        }
        if !line.is_empty() {
            lines.push(set(faces, &line, size, false));
        }
    }
    lines
}

/// Puts a word on lines of its own as long as it is wider than the room; what is left of it begins the next line.
fn broken(faces: &[Face], word: &str, (size, room): (f32, f32), lines: &mut Vec<Line>) -> String {
    let mut rest = String::new();
    if set(faces, word, size, false).width <= room {
        return word.to_owned();
    }
    for letter in word.chars() {
        let longer = format!("{rest}{letter}");
        if !rest.is_empty() && set(faces, &longer, size, false).width > room {
            lines.push(set(faces, &rest, size, false));
            rest = letter.to_string();
        } else {
            rest = longer;
        }
    }
    rest
}
