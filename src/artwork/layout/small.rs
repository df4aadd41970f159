//! Owns the layouts that show little more than the logo; knows nothing of paper.

use super::sheet::Sheet;
use crate::artwork::Rgb;
use crate::artwork::canvas::{Type, balanced};
use crate::artwork::vector::Face;

/// The blue of a stamp pad.
const STAMP: Rgb = Rgb([0x26, 0x3c, 0x8c]);

/// The logo in the middle of what can be seen, with air that suits the thing.
pub(super) fn centred(sheet: &mut Sheet<'_>) {
    let [x, y, w, h] = sheet.area.visible();
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
    sheet.mark(rect, [0.5, 0.5], sheet.ground);
}

/// A disc: the brand's colour on white material, the material itself otherwise.
pub(super) fn sticker(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    let mut ground = sheet.ground;
    if ground.luminance() > 0.75 {
        ground = sheet.identity.ink;
        sheet.canvas.fill([0.0, 0.0, w, h], ground);
        let (radius, line, accent) = (w * 0.455, w * 0.012, sheet.identity.accent.hex());
        let (x, y) = (w / 2.0, h / 2.0);
        sheet.canvas.svg(&format!(
            r#"<circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="{accent}" stroke-width="{line}"/>"#
        ));
    }
    sheet.mark([w * 0.19, h * 0.2, w * 0.62, h * 0.58], [0.5, 0.5], ground);
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
    let text = if words.company.trim().is_empty() { words.name.trim() } else { words.company.trim() }.to_owned();
    let [ink, _] = sheet.inks(ground);
    let anchor = if share_x < 0.3 { "start" } else { "middle" };
    let at = if share_x < 0.3 { x } else { x + w / 2.0 };
    let lines = if text.chars().count() > 16 && h > w * 0.2 { balanced(&text, 2) } else { vec![text] };
    let count = crate::artwork::raster::length(lines.len());
    let size = (h * 0.6 / count).min(w * 0.14);
    let set = Type { face: Face::Serif, size, ink, anchor };
    let mut line_y = y + (h - size * 1.2 * count) * share_y + size * 0.95;
    for line in lines {
        sheet.canvas.line(&line, set, [at, line_y], w);
        line_y += size * 1.2;
    }
}
