//! Owns logos that are made from a name; knows nothing of where they are printed.

use std::fmt::Write as _;
use std::sync::{LazyLock, Mutex, PoisonError};

use super::Rgb;
use super::cache::Cache;
use super::canvas::balanced;
use super::mark::Drawn;
use super::outline::ink_box;
use super::vector::{Face, escape};
use crate::flow::design::InitialsStyle;

/// The colours of a style: ink and accent.
const fn colours(style: InitialsStyle) -> (Rgb, Rgb) {
    match style {
        InitialsStyle::Seal => (Rgb([0x20, 0x2b, 0x3c]), Rgb([0xa9, 0x5f, 0x32])),
        InitialsStyle::Wordmark => (Rgb([0x1c, 0x1b, 0x1a]), Rgb([0xa0, 0x84, 0x5c])),
        InitialsStyle::Block => (Rgb([0x16, 0x22, 0x33]), Rgb([0x1f, 0x7a, 0x72])),
    }
}

/// Draws a logo from a name; `None` when nothing of the name can be drawn.
#[must_use]
pub(crate) fn draw(style: InitialsStyle, name: &str) -> Option<Drawn> {
    let key = (style, name.to_owned());
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(drawn) = known().get(&key) {
        return drawn;
    }
    let drawn = drawn(style, name);
    let bytes = drawn.as_ref().map_or(64, |drawn| drawn.wide.len() + drawn.stacked.len());
    known().put(key, drawn.clone(), bytes);
    drawn
}

/// Logos that were drawn lately, by style and name.
type Known = Cache<(InitialsStyle, String), Option<Drawn>>;

static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(|| Mutex::new(Cache::new(256 << 10)));

/// Forgets them: what was set in them may have been somebody's name.
pub(super) fn forget() {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

fn drawn(style: InitialsStyle, name: &str) -> Option<Drawn> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    ink_box(&name, Face::Serif, 0.0)?;
    let (ink, accent) = colours(style);
    let (wide, stacked) = match style {
        InitialsStyle::Seal => badge(&name, Face::Serif, r#"<circle cx="50" cy="50" r="50""#, [ink, accent]),
        InitialsStyle::Block => badge(&name, Face::SemiBold, r#"<rect width="100" height="100" rx="8""#, [ink, accent]),
        InitialsStyle::Wordmark => (wordmark(&name, 1, [ink, accent]), wordmark(&name, 3, [ink, accent])),
    };
    Drawn::new(wide, stacked, ink, accent)
}

/// One or two letters: of the first and the last word that start with one.
fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    let letters: Vec<char> = name.split(' ').filter_map(first).collect();
    let mut chosen: Vec<char> = letters.first().copied().into_iter().collect();
    if letters.len() > 1 {
        chosen.extend(letters.last());
    }
    let upper: String = chosen.into_iter().flat_map(char::to_uppercase).collect();
    if ink_box(&upper, Face::Serif, 0.0).is_some() { upper } else { String::new() }
}

/// A filled shape with the initials cut out, beside and above the name.
fn badge(name: &str, face: Face, shape: &str, [ink, accent]: [Rgb; 2]) -> (String, String) {
    let letters = initials(name);
    let hole = ink_box(&letters, face, 0.0).map_or(String::new(), |[left, top, right, bottom]| {
        let scale = (58.0 / (right - left)).min(40.0 / (bottom - top)).min(0.62);
        let (x, y) = (50.0 - left.midpoint(right) * scale, 50.0 - top.midpoint(bottom) * scale);
        let (size, attributes, letters) = (scale * 100.0, face.attributes(), escape(&letters));
        format!(r#"<text x="{x}" y="{y}" font-size="{size}" {attributes}>{letters}</text>"#)
    });
    let accent = accent.hex();
    let mark = format!(
        r#"<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="100" height="100"><rect width="100" height="100" fill="white"/>{hole}</mask><g mask="url(#m)">{shape} fill="{accent}"/></g>"#
    );
    let beside = block(face, Block { lines: balanced_for(name, 15), room: 380.0, most: 56.0 });
    let below = block(face, Block { lines: balanced_for(name, 13), room: 230.0, most: 40.0 });
    let place = |text: &Set, x: f32, y: f32, anchor: &str| text.svg(face, ink, [x, y], anchor);
    let wide = format!("{mark}{}", place(&beside, 124.0, 50.0 - beside.height / 2.0, "start"));
    let stacked = format!(r#"<g transform="translate(65 0)">{mark}</g>{}"#, place(&below, 115.0, 118.0, "middle"));
    (page(&wide), page(&stacked))
}

/// The name in wide capitals above a fine line.
fn wordmark(name: &str, most_lines: usize, [ink, accent]: [Rgb; 2]) -> String {
    let name = name.to_uppercase();
    let lines = balanced(&name, if most_lines == 1 && name.chars().count() <= 26 { 1 } else { most_lines.max(2) });
    let (mut body, mut y, mut widest) = (String::new(), 0.0, 1.0_f32);
    for line in &lines {
        let Some([_, _, right, _]) = ink_box(line, Face::Medium, 26.0) else { continue };
        widest = widest.max(right);
        y += 100.0;
        let (attributes, ink, line) = (Face::Medium.attributes(), ink.hex(), escape(line));
        write!(body,
            r#"<text x="13" y="{y}" font-size="100" letter-spacing="26" text-anchor="middle" fill="{ink}" {attributes}>{line}</text>"#
        )
        .ok();
        y += 45.0;
    }
    let half = (widest * 0.5).min(if lines.len() == 1 { widest * 0.5 } else { 160.0 });
    let (from, across, accent) = (-half, half * 2.0, accent.hex());
    page(&format!(
        r#"<g transform="translate(4000 0)">{body}<rect x="{from}" y="{y}" width="{across}" height="7" fill="{accent}"/></g>"#
    ))
}

fn balanced_for(name: &str, per_line: usize) -> Vec<String> {
    balanced(name, name.chars().count().div_ceil(per_line).clamp(1, 3))
}

fn page(body: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8000 1000" width="8000" height="1000">{body}</svg>"#
    )
}

struct Block {
    lines: Vec<String>,
    room: f32,
    most: f32,
}

/// Lines of one size that fit a room.
struct Set {
    lines: Vec<String>,
    size: f32,
    height: f32,
}

fn block(face: Face, block: Block) -> Set {
    let width = |line: &String| ink_box(line, face, 0.0).map_or(0.0, |[_, _, right, _]| right);
    let widest = block.lines.iter().map(width).fold(1.0, f32::max);
    let size = (block.room / widest * 100.0).min(if block.lines.len() > 1 { block.most * 0.72 } else { block.most });
    let count = super::raster::length(block.lines.len());
    Set { height: size * (0.72 + (count - 1.0) * 1.14), size, lines: block.lines }
}

impl Set {
    fn svg(&self, face: Face, ink: Rgb, [x, top]: [f32; 2], anchor: &str) -> String {
        let (size, attributes, ink) = (self.size, face.attributes(), ink.hex());
        let mut y = top + size * 0.72;
        let mut svg = String::new();
        for line in &self.lines {
            let line = escape(line);
            write!(svg,
                r#"<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" fill="{ink}" {attributes}>{line}</text>"#
            )
            .ok();
            y += size * 1.14;
        }
        svg
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::mark::{Shape, Tone};

    #[test]
    fn any_name_is_safe() {
        let long = "Van der Westhuizen-Achterberg & Zonen Installatietechniek BV";
        for name in
            ["A", "&<>\"'", "{ink} #16284a ]]>", long, "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"]
        {
            for style in InitialsStyle::ALL {
                let drawn = draw(style, name).unwrap_or_else(|| panic!("{style:?} {name}"));
                for shape in [Shape::Wide, Shape::Stacked] {
                    assert!(drawn.toned(shape, Tone::Light).is_some(), "{style:?} {name}");
                }
            }
        }
    }

    #[test]
    fn what_cannot_be_drawn_gives_no_logo_and_no_panic() {
        for name in ["", "   ", "\u{0}", "\u{200b}", "😀😀", "שלום עולם", "\u{202e}abc"] {
            for style in InitialsStyle::ALL {
                drop(draw(style, name));
            }
        }
        assert!(draw(InitialsStyle::Seal, " ").is_none());
    }

    #[test]
    fn initials_come_from_the_first_and_last_word() {
        assert_eq!(initials("Jelle de Vries"), "JV");
        assert_eq!(initials("nordwerk"), "N");
        assert_eq!(initials("(a) & «b»"), "AB");
    }
}
