//! Owns the four layouts of a business card; knows nothing of the paper it is printed on but its colour.
//!
//! Measures are for 85 × 55 mm and are scaled to other formats; 4 mm at the edge stay free of words.

use super::Sheet;
use crate::artwork::Rgb;
use crate::artwork::canvas::Type;
use crate::artwork::vector::Face;
use crate::flow::design::Template;

/// The front.
pub(super) fn front(sheet: &mut Sheet<'_>, template: Template) {
    let [w, h] = sheet.area.mm;
    let s = (w / 85.0).min(h / 55.0);
    let ground = sheet.ground;
    match template {
        Template::Classic => {
            sheet.mark([6.5 * s, 7.0 * s, 40.0 * s, 14.0 * s], [0.0, 0.0], ground);
            words(sheet, [6.5 * s, h - 6.8 * s], w - 13.0 * s, "start", s);
        }
        Template::Centred => {
            sheet.mark([w / 2.0 - 22.0 * s, 6.5 * s, 44.0 * s, 19.0 * s], [0.5, 0.5], ground);
            words(sheet, [w / 2.0, h - 6.3 * s], w - 16.0 * s, "middle", s);
        }
        Template::Band => {
            let (band, fill) = (27.0 * s, sheet.fill());
            sheet.canvas.fill([0.0, 0.0, band, h], fill);
            sheet.mark([4.0 * s, 7.0 * s, band - 8.0 * s, h - 14.0 * s], [0.5, 0.5], fill);
            words(sheet, [band + 6.0 * s, h - 7.0 * s], w - band - 11.0 * s, "start", s);
        }
        Template::Quiet => sheet.mark([w * 0.2, h * 0.26, w * 0.6, h * 0.48], [0.5, 0.5], ground),
    }
}

/// The back.
pub(super) fn back(sheet: &mut Sheet<'_>, template: Template) {
    let [w, h] = sheet.area.mm;
    let s = (w / 85.0).min(h / 55.0);
    let ground = sheet.ground;
    match template {
        Template::Classic | Template::Centred => {
            let fill = if sheet.shows_material() { ground } else { sheet.fill() };
            if fill != ground {
                sheet.canvas.fill([0.0, 0.0, w, h], fill);
            }
            sheet.mark([w * 0.2, h * 0.2, w * 0.6, h * 0.6], [0.5, 0.5], fill);
        }
        Template::Band => {
            let (band, fill) = (27.0 * s, sheet.fill());
            sheet.canvas.fill([w - band, 0.0, band, h], fill);
            sheet.mark([7.0 * s, h * 0.3, w - band - 14.0 * s, h * 0.4], [0.5, 0.5], ground);
        }
        Template::Quiet => words(sheet, [7.0 * s, h - 7.0 * s], w - 14.0 * s, "start", s),
    }
}

/// Name, role and how to reach them, standing on the baseline `y` of the last line.
fn words(sheet: &mut Sheet<'_>, [x, y]: [f32; 2], width: f32, anchor: &'static str, s: f32) {
    let [strong, soft] = sheet.inks(sheet.ground);
    let words = sheet.identity.words.clone();
    let accent = sheet.identity.accent;
    let role_ink: Rgb = if accent.contrast(sheet.ground) >= 3.6 { accent } else { soft };
    let company = if sheet.identity.named || !sheet.has_mark() { "" } else { words.company.trim() };
    let set = |face, size: f32, ink| Type { face, size: size * s, ink, anchor };
    let face = Face::SemiBold;
    let lines = [
        (words.name.trim(), set(face, 4.0, strong), 0.0),
        (words.role.trim(), set(Face::Medium, 2.75, role_ink), 2.4),
        (company, set(Face::Medium, 2.75, soft), 0.9),
        (words.phone.trim(), set(Face::Regular, 2.75, soft), 0.0),
        (words.mail.trim(), set(Face::Regular, 2.75, soft), 0.0),
    ];
    let shown: Vec<_> = lines.into_iter().filter(|(text, ..)| !text.is_empty()).collect();
    let last = shown.len().saturating_sub(1);
    let height: f32 = shown.iter().take(last).map(|(_, set, gap)| set.size * 1.36 + gap * s).sum();
    let mut at = y - height;
    for (text, set, gap) in shown {
        sheet.canvas.line(text, set, [x, at], width);
        at += set.size * 1.36 + gap * s;
    }
}
