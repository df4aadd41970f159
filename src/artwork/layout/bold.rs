//! Owns the layouts of a business card that live by colour, size or a letter; knows nothing of the paper but its colour.

use super::card::{self, Row, depth, hang, rows, scale, stand};
use super::sheet::{Base, Sheet, Tones};
use crate::artwork::Rgb;
use crate::artwork::canvas::{Type, balanced};
use crate::artwork::outline::{ink_box, text_width};
use crate::artwork::vector::Face;
use crate::flow::design::{Field, Spot};

/// The lines, split into who it is and how to reach them.
fn who_and_how(rows: Vec<Row>) -> (Vec<Row>, Vec<Row>) {
    rows.into_iter().partition(|(field, ..)| matches!(field, Field::Name | Field::Role))
}

/// A ground all over: who it is above, how to reach them below, the logo in the far corner.
pub(super) fn full(sheet: &mut Sheet<'_>) {
    let ([w, h], s) = (sheet.area.mm, scale(sheet));
    let tones = sheet.begin(Base::Dark);
    let mut lines = rows(sheet, &tones, "start");
    for (field, _, set, _) in &mut lines {
        if *field == Field::Name {
            set.size *= 1.3;
        }
    }
    let (who, how) = who_and_how(lines);
    hang(sheet, &who, ([6.5 * s, 11.4 * s], w - 13.0 * s), tones.ground);
    let has_logo = sheet.has_mark() || !sheet.identity.words.company.trim().is_empty();
    let room = if has_logo { w - 42.0 * s } else { w - 13.0 * s };
    stand(sheet, &how, ([6.5 * s, h - 6.8 * s], room), tones.ground);
    if has_logo {
        let share = [1.0, 1.0];
        sheet.logo(Spot::Front, [w - 34.5 * s, h - 21.6 * s, 28.0 * s, 15.0 * s], share, tones.ground);
    }
}

/// The other side of it: the second colour, the logo large.
pub(super) fn full_back(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    let ground = if let Some(pair) = sheet.chosen() {
        pair.panel
    } else {
        let (accent, ink) = (sheet.identity.accent, sheet.identity.ink);
        if accent.distance(ink) > 0.15 && accent.distance(sheet.ground) > 0.12 { accent } else { ink }
    };
    sheet.bleed([0.0, 0.0, w, h], ground);
    sheet.logo(Spot::Back, [w * 0.22, h * 0.24, w * 0.56, h * 0.52], [0.5, 0.5], ground);
}

/// The letter that a monogram shows; nothing where nobody has a name.
fn letter(sheet: &Sheet<'_>) -> Option<String> {
    let words = &sheet.identity.words;
    let names = [sheet.identity.brand, words.company.as_str(), words.name.as_str()];
    let first = names.into_iter().find_map(|name| name.chars().find(|letter| letter.is_alphanumeric()))?;
    let upper: String = first.to_uppercase().collect();
    ink_box(&upper, sheet.display(), 0.0).map(|_| upper)
}

/// Draws a letter so that its ink fills a box from its upper left, as high as the box.
fn large_letter(sheet: &mut Sheet<'_>, letter: &str, [x, y, height]: [f32; 3], colour: Rgb) {
    let face = sheet.display();
    let Some([left, top, _, bottom]) = ink_box(letter, face, 0.0) else { return };
    let size = height / (bottom - top).max(1.0) * 100.0;
    let at = [x - left * size / 100.0, y - top * size / 100.0];
    sheet.canvas.line(letter, Type { face, size, ink: colour, anchor: "start" }, at, f32::INFINITY);
}

/// How wide a letter's ink is beside its height.
fn breadth(sheet: &Sheet<'_>, letter: &str) -> f32 {
    ink_box(letter, sheet.display(), 0.0)
        .map_or(1.0, |[left, top, right, bottom]| (right - left) / (bottom - top).max(1.0))
}

/// One large letter that runs off the right edge and the foot.
pub(super) fn monogram(sheet: &mut Sheet<'_>) {
    let ([w, h], s) = (sheet.area.mm, scale(sheet));
    let tones = sheet.begin(Base::Paper);
    let show = clear_of(tones.ground, [sheet.identity.accent, tones.panel]);
    let tall = h * 0.98;
    if let Some(letter) = letter(sheet) {
        // It loses its foot and a little of its right side over the edge, never so much that it can't be read.
        let wide = breadth(sheet, &letter) * tall;
        large_letter(sheet, &letter, [(w - wide * 0.82).max(w * 0.53), h * 0.2, tall], show);
    } else {
        sheet.bleed([w * 0.68, 0.0, w * 0.32, h], show);
    }
    let room = w * 0.53 - 8.0 * s;
    sheet.logo(Spot::Front, [6.5 * s, 7.0 * s, 31.0 * s, 12.0 * s], [0.0, 0.0], tones.ground);
    card::words(sheet, &tones, ([6.5 * s, h - 6.8 * s], room), "start");
}

/// The first of some colours that is told from a ground.
fn clear_of(ground: Rgb, colours: [Rgb; 2]) -> Rgb {
    let told = |colour: &Rgb| colour.distance(ground) > 0.14;
    let [_, last] = colours;
    colours.into_iter().find(told).unwrap_or(last)
}

/// The letter again, tone on tone, running off the head.
pub(super) fn monogram_back(sheet: &mut Sheet<'_>) {
    let ([w, h], s) = (sheet.area.mm, scale(sheet));
    let fill = card::other_side(sheet);
    let tone = fill.mix(if fill.luminance() > 0.4 { Rgb([0; 3]) } else { Rgb::WHITE }, 0.03);
    if let Some(letter) = letter(sheet) {
        large_letter(sheet, &letter, [w * 0.03, -h * 0.24, h * 1.3], tone);
    }
    sheet.logo(Spot::Back, [w - 42.5 * s, h - 24.0 * s, 36.0 * s, 17.5 * s], [1.0, 1.0], fill);
}

/// Two tones that meet on a slope: the logo above, the words below.
pub(super) fn slope(sheet: &mut Sheet<'_>) {
    let ([w, h], s) = (sheet.area.mm, scale(sheet));
    let tones = sheet.begin(Base::Paper);
    let panel = tones.panel.hex();
    // Steep enough that five lines still lie below it, and flat enough to leave the logo free.
    let (low, high) = (h * 0.6, h * 0.22);
    sheet.canvas.svg(&format!(
        r#"<path fill="{panel}" d="M-3 {}L{} {}V{}H-3Z"/>"#,
        low + 0.6,
        w + 3.0,
        high - 0.6,
        h + 3.0
    ));
    sheet.logo(Spot::Front, [6.5 * s, 6.5 * s, 38.0 * s, 14.0 * s], [0.0, 0.0], tones.ground);
    let [strong, soft] = sheet.on(tones.panel);
    let accent = if sheet.identity.accent.contrast(tones.panel) >= 4.5 { sheet.identity.accent } else { soft };
    let below = Tones { ground: tones.panel, strong, soft, accent, panel: tones.ground };
    let lines = rows(sheet, &below, "end");
    let right = w - 6.5 * s;
    let mut at = h - 6.8 * s - depth(&lines);
    for (field, text, set, gap) in lines {
        // The higher a line stands, the less room the slope leaves it.
        let top = at - set.size - 1.2 * s;
        let from = w * ((low - top) / (low - high)).clamp(0.0, 0.7) + 3.0 * s;
        sheet.line(field, (&text, set), ([right, at], right - from.max(6.5 * s)), below.ground);
        at += set.size * 1.36 + gap;
    }
}

/// The slope the other way round, the logo large on it.
pub(super) fn slope_back(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    let fill = card::other_side(sheet);
    let second = clear_of(fill, [sheet.identity.accent, fill.mix(Rgb::WHITE, 0.14)]).hex();
    sheet.canvas.svg(&format!(
        r#"<path fill="{second}" d="M-3 {}L{} {}V{}H-3Z"/>"#,
        h * 0.96,
        w + 3.0,
        h * 0.62,
        h + 3.0
    ));
    sheet.logo(Spot::Back, [w * 0.2, h * 0.16, w * 0.6, h * 0.46], [0.5, 0.5], fill);
}

/// The name as large as it goes, everything else small at the foot.
pub(super) fn headline(sheet: &mut Sheet<'_>) {
    let ([w, h], s) = (sheet.area.mm, scale(sheet));
    let tones = sheet.begin(Base::Paper);
    let words = sheet.identity.words.clone();
    let (field, name) =
        if words.name.trim().is_empty() { (Field::Company, words.company) } else { (Field::Name, words.name) };
    let (left, room) = (6.5 * s, w - 13.0 * s);
    let face = sheet.display();
    let top = 7.2 * s;
    let lines = headline_lines(&name, face, (room, s));
    let size = lines.1;
    let mut y = top + size * 0.74;
    for line in &lines.0 {
        let set = Type { face, size, ink: tones.strong, anchor: "start" };
        sheet.line(field, (line, set), ([left - size * 0.04, y], room), tones.ground);
        y += size * 1.04;
    }
    let mut rest = rows(sheet, &tones, "start");
    rest.retain(|(other, ..)| *other != field);
    let has_logo = sheet.has_mark();
    let half = if has_logo { w - 45.0 * s } else { room };
    stand(sheet, &rest, ([left, h - 6.8 * s], half), tones.ground);
    if has_logo {
        sheet.logo(Spot::Front, [w - 34.5 * s, h - 20.8 * s, 28.0 * s, 14.5 * s], [1.0, 1.0], tones.ground);
    }
}

/// A name on one line or two, whichever stands larger, and its size.
fn headline_lines(name: &str, face: Face, (room, s): (f32, f32)) -> (Vec<String>, f32) {
    let fits = |lines: &[String]| {
        let longest = lines.iter().map(|line| text_width(line, face, 1.0)).fold(0.01, f32::max);
        room / longest
    };
    let one = vec![name.trim().to_owned()];
    let two = balanced(name, 2);
    let (size_one, size_two) = (fits(&one).min(13.0 * s), fits(&two).min(9.6 * s));
    if size_one >= size_two * 0.9 || two.len() < 2 { (one, size_one) } else { (two, size_two) }
}

/// A fine line with a column of logo and a column of words.
pub(super) fn grid(sheet: &mut Sheet<'_>) {
    let ([w, h], s) = (sheet.area.mm, scale(sheet));
    let tones = sheet.begin(Base::Paper);
    let (left, column, rule) = (6.5 * s, 33.0 * s, h * 0.5);
    let fine = tones.strong.mix(tones.ground, 0.25);
    sheet.canvas.fill([left, rule, w - 13.0 * s, 0.2 * s], fine);
    let mut lines = rows(sheet, &tones, "start");
    for (field, _, set, gap) in &mut lines {
        if *field == Field::Name {
            set.size *= 0.92;
        }
        *gap = (*gap * 0.25).min(0.6 * s);
    }
    let (who, how) = who_and_how(lines);
    let room = w - column - 6.5 * s;
    hang(sheet, &who, ([column, 10.6 * s], room), tones.ground);
    hang(sheet, &how, ([column, rule + 6.6 * s], room), tones.ground);
    sheet.logo(Spot::Front, [left, 7.4 * s, column - left - 5.0 * s, rule - 12.0 * s], [0.0, 0.0], tones.ground);
    sheet.canvas.fill([left, rule + 4.4 * s, 5.0 * s, 0.9 * s], tones.accent);
}

/// The line again, the logo small above it.
pub(super) fn grid_back(sheet: &mut Sheet<'_>) {
    let ([w, h], s) = (sheet.area.mm, scale(sheet));
    let tones = sheet.begin(Base::Paper);
    let fine = tones.strong.mix(tones.ground, 0.25);
    sheet.canvas.fill([6.5 * s, h * 0.5, w - 13.0 * s, 0.2 * s], fine);
    sheet.canvas.fill([w - 11.5 * s, h * 0.5 + 4.4 * s, 5.0 * s, 0.9 * s], tones.accent);
    sheet.logo(Spot::Back, [6.5 * s, 7.4 * s, 40.0 * s, h * 0.5 - 12.0 * s], [0.0, 0.0], tones.ground);
}

/// The card stands: the logo on the panel above, the words below.
pub(super) fn upright(sheet: &mut Sheet<'_>) {
    let ([w, h], s) = (sheet.area.mm, scale(sheet));
    let tones = sheet.begin(Base::Paper);
    let band = h * 0.46;
    sheet.bleed([0.0, 0.0, w, band], tones.panel);
    sheet.logo(Spot::Front, [8.0 * s, 9.0 * s, w - 16.0 * s, band - 18.0 * s], [0.5, 0.5], tones.panel);
    let lines = rows(sheet, &tones, "start");
    sheet.canvas.fill([6.5 * s, band + 6.0 * s, 5.0 * s, 0.9 * s], tones.accent);
    stand(sheet, &lines, ([6.5 * s, h - 7.0 * s], w - 13.0 * s), tones.ground);
}
