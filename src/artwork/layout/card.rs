//! Owns the layouts of a business card that keep to paper and words; knows nothing of the paper but its colour.
//!
//! Measures are for 85 × 55 mm and are scaled to other formats; 4 mm at the edge stay free of words.

use super::bold;
use super::sheet::{Base, Sheet, Tones};
use crate::artwork::Rgb;
use crate::artwork::canvas::Type;
use crate::artwork::vector::Face;
use crate::flow::design::{Field, Spot, Template};

/// By how much a card differs from the usual format.
pub(super) fn scale(sheet: &Sheet<'_>) -> f32 {
    let [w, h] = sheet.area.mm;
    (w.max(h) / 85.0).min(w.min(h) / 55.0)
}

/// The front.
pub(super) fn front(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    let s = scale(sheet);
    match sheet.template {
        Template::Classic => {
            let tones = sheet.begin(Base::Paper);
            let tall = (room_above(sheet, &tones, h - 6.8 * s) - 7.0 * s).min(14.0 * s);
            sheet.logo(Spot::Front, [6.5 * s, 7.0 * s, 40.0 * s, tall], [0.0, 0.0], tones.ground);
            words(sheet, &tones, ([6.5 * s, h - 6.8 * s], w - 13.0 * s), "start");
        }
        Template::Centred => {
            let tones = sheet.begin(Base::Paper);
            let tall = (room_above(sheet, &tones, h - 6.3 * s) - 6.5 * s).min(19.0 * s);
            sheet.logo(Spot::Front, [w / 2.0 - 22.0 * s, 6.5 * s, 44.0 * s, tall], [0.5, 0.5], tones.ground);
            words(sheet, &tones, ([w / 2.0, h - 6.3 * s], w - 16.0 * s), "middle");
        }
        Template::Band => {
            let tones = sheet.begin(Base::Paper);
            let band = 27.0 * s;
            sheet.bleed([0.0, 0.0, band, h], tones.panel);
            sheet.logo(Spot::Front, [4.0 * s, 7.0 * s, band - 8.0 * s, h - 14.0 * s], [0.5, 0.5], tones.panel);
            words(sheet, &tones, ([band + 6.0 * s, h - 7.0 * s], w - band - 11.0 * s), "start");
        }
        Template::Quiet => {
            let tones = sheet.begin(Base::Paper);
            sheet.logo(Spot::Front, [w * 0.2, h * 0.26, w * 0.6, h * 0.48], [0.5, 0.5], tones.ground);
        }
        Template::Full => bold::full(sheet),
        Template::Monogram => bold::monogram(sheet),
        Template::Slope => bold::slope(sheet),
        Template::Headline => bold::headline(sheet),
        Template::Grid => bold::grid(sheet),
        Template::Upright => bold::upright(sheet),
    }
}

/// The back.
pub(super) fn back(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    let s = scale(sheet);
    match sheet.template {
        Template::Classic | Template::Centred | Template::Headline | Template::Upright => {
            let fill = other_side(sheet);
            let rect =
                if w > h { [w * 0.2, h * 0.2, w * 0.6, h * 0.6] } else { [w * 0.14, h * 0.3, w * 0.72, h * 0.4] };
            sheet.logo(Spot::Back, rect, [0.5, 0.5], fill);
        }
        Template::Band => {
            let tones = sheet.begin(Base::Paper);
            let band = 27.0 * s;
            sheet.bleed([w - band, 0.0, band, h], tones.panel);
            sheet.logo(Spot::Back, [7.0 * s, h * 0.3, w - band - 14.0 * s, h * 0.4], [0.5, 0.5], tones.ground);
        }
        Template::Quiet => {
            let tones = sheet.begin(Base::Paper);
            words(sheet, &tones, ([7.0 * s, h - 7.0 * s], w - 14.0 * s), "start");
        }
        Template::Full => bold::full_back(sheet),
        Template::Monogram => bold::monogram_back(sheet),
        Template::Slope => bold::slope_back(sheet),
        Template::Grid => bold::grid_back(sheet),
    }
}

/// Fills the back with the other ground, where the material is not better left alone; says what it is now.
pub(super) fn other_side(sheet: &mut Sheet<'_>) -> Rgb {
    let [w, h] = sheet.area.mm;
    let fill = match sheet.chosen() {
        Some(pair) => pair.panel,
        None if sheet.shows_material() => return sheet.ground,
        None => sheet.fill(),
    };
    sheet.bleed([0.0, 0.0, w, h], fill);
    fill
}

/// A line with how it is set, and the gap that follows it.
pub(super) type Row = (Field, String, Type, f32);

/// Name, role and how to reach them, standing on the baseline `y` of the last line.
pub(super) fn words(sheet: &mut Sheet<'_>, tones: &Tones, at: ([f32; 2], f32), anchor: &'static str) {
    let rows = rows(sheet, tones, anchor);
    stand(sheet, &rows, at, tones.ground);
}

/// Down to where lines that stand on the baseline `y` leave room above them.
fn room_above(sheet: &Sheet<'_>, tones: &Tones, y: f32) -> f32 {
    let rows = rows(sheet, tones, "start");
    let first = rows.first().map_or(0.0, |(_, _, set, _)| set.size);
    (y - depth(&rows) - first * 0.9 - 2.6 * scale(sheet)).max(8.0 * scale(sheet))
}

/// The lines of a card as most layouts set them.
pub(super) fn rows(sheet: &Sheet<'_>, tones: &Tones, anchor: &'static str) -> Vec<Row> {
    let (s, words, letters) = (scale(sheet), sheet.identity.words.clone(), sheet.letters);
    let company = if sheet.identity.named || !sheet.has_mark() { String::new() } else { words.company };
    let set = |face: Face, size: f32, ink| Type { face, size: size * s * letters.scale, ink, anchor };
    let all = [
        (Field::Name, words.name, set(letters.strong, 4.0, tones.strong), 0.0),
        (Field::Role, words.role, set(letters.role, 2.75, tones.accent), 2.4 * s),
        (Field::Company, company, set(letters.role, 2.75, tones.soft), 0.9 * s),
        (Field::Phone, words.phone, set(letters.body, 2.75, tones.soft), 0.0),
        (Field::Mail, words.mail, set(letters.body, 2.75, tones.soft), 0.0),
    ];
    all.into_iter().filter(|(_, text, ..)| !text.trim().is_empty()).collect()
}

/// How far it is from the first baseline to the last.
pub(super) fn depth(rows: &[Row]) -> f32 {
    let last = rows.len().saturating_sub(1);
    rows.iter().take(last).map(|(_, _, set, gap)| set.size * 1.36 + gap).sum()
}

/// Sets lines so that the last stands on the baseline `y`.
pub(super) fn stand(sheet: &mut Sheet<'_>, rows: &[Row], ([x, y], width): ([f32; 2], f32), ground: Rgb) {
    hang(sheet, rows, ([x, y - depth(rows)], width), ground);
}

/// Sets lines so that the first stands on the baseline `y`.
pub(super) fn hang(sheet: &mut Sheet<'_>, rows: &[Row], ([x, y], width): ([f32; 2], f32), ground: Rgb) {
    let mut at = y;
    for (field, text, set, gap) in rows {
        sheet.line(*field, (text, *set), ([x, at], width), ground);
        at += set.size * 1.36 + gap;
    }
}
