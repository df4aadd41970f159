//! Owns the layouts that show little more than the logo; knows nothing of paper.

use super::sheet::Sheet;
use super::tones::legible;
use crate::artwork::Rgb;
use crate::artwork::canvas::{Type, balanced};
use crate::artwork::mark::Mark;
use crate::flow::design::{Colours, Field, Spot};

/// The blue of a stamp pad.
const STAMP: Rgb = Rgb([0x26, 0x3c, 0x8c]);

/// The logo in the middle of what can be seen, with air that suits the thing.
pub(super) fn centred(sheet: &mut Sheet<'_>) {
    let [x, y, w, h] = sheet.area.visible();
    if w > h * 4.0 {
        return strip(sheet, [x, y, w, h]);
    }
    let picture = sheet.area.picture.as_str();
    let (wide, tall, mid): (f32, f32, f32) = match picture {
        "tshirt" | "sweater" | "hoodie" => (0.62, 0.56, 0.42),
        "tote" => (0.66, 0.6, 0.46),
        "notepad" => (0.58, 0.36, 0.42),
        "mug" => (0.6, 0.62, 0.5),
        "bottle" => (0.66, 0.5, 0.5),
        "card_box" | "card_box_kraft" => (0.62, 0.24, 0.3),
        "brochure" => (0.62, 0.4, 0.42),
        "sticky_notes" => (0.62, 0.62, 0.5),
        _ => (0.8, 0.8, 0.5),
    };
    let rect = [x + w * (1.0 - wide) / 2.0, y + h * (mid - tall / 2.0).max(0.0), w * wide, h * tall];
    thing(sheet, rect, [0.5, 0.5]);
}

/// The logo on a material, in one colour where the buyer chose one.
fn thing(sheet: &mut Sheet<'_>, rect: [f32; 4], share: [f32; 2]) {
    let ground = sheet.ground;
    let one = match sheet.chosen().map(|pair| pair.colours) {
        Some(Colours::BlackOnPaper) => Some(legible(Rgb([0x1a, 0x1a, 0x1c]), ground)),
        Some(Colours::AccentOnPaper | Colours::OnAccent | Colours::AccentOnDark) => {
            Some(legible(sheet.identity.accent, ground))
        }
        _ => None,
    };
    match one.filter(|_| sheet.has_mark()) {
        Some(colour) => sheet.stencil(rect, share, colour),
        None => sheet.logo(Spot::Thing, rect, share, ground),
    }
}

/// A long strip, as on a pen: a mark that is not long itself has the name beside it.
fn strip(sheet: &mut Sheet<'_>, [x, y, w, h]: [f32; 4]) {
    const LONG: f32 = 1.7;
    let words = &sheet.identity.words;
    let name = [words.company.trim(), words.name.trim()].into_iter().find(|name| !name.is_empty());
    let name = name.unwrap_or_default().to_owned();
    let aspect = sheet.identity.mark.as_ref().map(Mark::strip_aspect);
    let Some(aspect) = aspect.filter(|aspect| *aspect < LONG && !name.is_empty() && !sheet.identity.has_name()) else {
        return thing(sheet, [x + w * 0.06, y + h * 0.1, w * 0.88, h * 0.8], [0.5, 0.5]);
    };
    let tall = h * 0.86;
    let wide = (tall * aspect).min(w * 0.4);
    let [ink, _] = sheet.inks(sheet.ground);
    let size = h * 0.46 * sheet.letters.scale.min(1.2);
    let set = Type { face: sheet.letters.strong, size, ink, anchor: "start" };
    let room = w * 0.94 - wide - h * 0.3;
    let long = crate::artwork::outline::text_width(&name, set.face, size).min(room);
    let left = x + (w - wide - h * 0.3 - long) / 2.0;
    thing(sheet, [left, y + (h - tall) / 2.0, wide, tall], [0.5, 0.5]);
    let ground = sheet.ground;
    sheet.line(Field::Company, (&name, set), ([left + wide + h * 0.3, y + h / 2.0 + size * 0.35], room), ground);
}

/// A disc: the brand's colour on white material, the material itself otherwise.
pub(super) fn sticker(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    let mut ground = sheet.ground;
    if ground.luminance() > 0.75 {
        let (fill, second) = sheet.grounds();
        ground = fill;
        sheet.bleed([0.0, 0.0, w, h], ground);
        let (radius, line, accent) = (w * 0.455, w * 0.012, second.hex());
        let (x, y) = (w / 2.0, h / 2.0);
        sheet.canvas.svg(&format!(
            r#"<circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="{accent}" stroke-width="{line}"/>"#
        ));
    }
    sheet.logo(Spot::Thing, [w * 0.19, h * 0.2, w * 0.62, h * 0.58], [0.5, 0.5], ground);
}

/// The logo again and again along a strap.
pub(super) fn strap(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    let count = 6_u8;
    let step = w / f32::from(count);
    for at in 0..count {
        sheet.mark([step * (f32::from(at) + 0.14), h * 0.2, step * 0.72, h * 0.6], [0.5, 0.5], sheet.ground);
    }
}

/// A stamp: one colour, logo, a fine frame.
pub(super) fn imprint(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    let (edge, line, blue) = (h * 0.045, h * 0.024, STAMP.hex());
    let (wide, tall, radius) = (w - 2.0 * edge, h - 2.0 * edge, h * 0.1);
    sheet.canvas.svg(&format!(
        r#"<rect x="{edge}" y="{edge}" width="{wide}" height="{tall}" rx="{radius}" fill="none" stroke="{blue}" stroke-width="{line}"/>"#
    ));
    sheet.stencil([w * 0.09, h * 0.2, w * 0.82, h * 0.6], [0.5, 0.5], STAMP);
}

/// A name in place of a mark, in the serif.
pub(super) fn name(sheet: &mut Sheet<'_>, [x, y, w, h]: [f32; 4], [share_x, share_y]: [f32; 2], ground: Rgb) {
    let words = &sheet.identity.words;
    let is_person = words.company.trim().is_empty();
    let text = if is_person { words.name.trim() } else { words.company.trim() }.to_owned();
    let field = if is_person { Field::Name } else { Field::Company };
    let [ink, _] = sheet.inks(ground);
    let anchor = if share_x < 0.3 { "start" } else { "middle" };
    let at = if share_x < 0.3 { x } else { x + w / 2.0 };
    let lines = if text.chars().count() > 16 && h > w * 0.2 { balanced(&text, 2) } else { vec![text] };
    let count = crate::artwork::raster::length(lines.len());
    let size = (h * 0.6 / count).min(w * 0.14);
    let set = Type { face: sheet.display(), size, ink, anchor };
    let mut line_y = y + (h - size * 1.2 * count) * share_y + size * 0.95;
    for line in lines {
        sheet.line(field, (&line, set), ([at, line_y], w), ground);
        line_y += size * 1.2;
    }
}
