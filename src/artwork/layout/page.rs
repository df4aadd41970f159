//! Owns the layouts of sheets larger than a card; knows nothing of products that are not paper.

use super::sheet::Sheet;
use crate::artwork::Rgb;
use crate::artwork::canvas::Type;
use crate::flow::design::Spot;

/// A letter: the logo small, address lines, a line at the foot.
pub(super) fn letter(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    let ground = sheet.ground;
    sheet.logo(Spot::Thing, [w * 0.095, h * 0.055, w * 0.36, h * 0.062], [0.0, 0.5], ground);
    let [strong, soft] = sheet.inks(ground);
    let letters = sheet.letters;
    let set = |face, ink, anchor| Type { face, size: w * 0.0165 * letters.scale, ink, anchor };
    let words = sheet.identity.words.clone();
    let mut address = sheet.identity.address.clone();
    if address.is_empty() {
        address = vec![words.company, words.name];
    }
    let (start, end) = (set(sheet.letters.strong, strong, "end"), set(sheet.letters.body, soft, "end"));
    let lines: Vec<(&str, Type)> =
        address.iter().zip([start, end, end]).map(|(line, set)| (line.as_str(), set)).collect();
    sheet.canvas.lines(&lines, [w * 0.905, h * 0.072], w * 0.4);
    let reach = [words.phone, words.mail].map(|word| word.trim().to_owned());
    let foot: Vec<String> = reach.into_iter().filter(|word| !word.is_empty()).collect();
    sheet.canvas.line(&foot.join("   ·   "), set(sheet.letters.body, soft, "middle"), [w * 0.5, h * 0.958], w * 0.8);
    let rule = if sheet.identity.accent.contrast(ground) > 1.4 { sheet.identity.accent } else { strong };
    sheet.canvas.fill([w * 0.095, h * 0.93, w * 0.81, 0.5], rule);
}

/// An envelope: the logo upper left.
pub(super) fn envelope(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    sheet.mark([w * 0.06, h * 0.11, w * 0.3, h * 0.17], [0.0, 0.0], sheet.ground);
}

/// A full-bleed composition between two shares of the width: ground, slope, logo, a line.
pub(super) fn poster(sheet: &mut Sheet<'_>, [from, to]: [f32; 2]) {
    let [all, h] = sheet.area.mm;
    let (x, w) = (all * from, all * (to - from));
    let (ground, accent) = (sheet.grounds().0, slope_colour(sheet));
    if w >= all {
        sheet.bleed([x, 0.0, w, h], ground);
    } else {
        sheet.canvas.fill([x, 0.0, w, h], ground);
    }
    let (high, low) = (h - w * 0.62, h - w * 0.36);
    let (right, colour) = (x + w, accent.hex());
    sheet.canvas.svg(&format!(r#"<path fill="{colour}" d="M{x} {low}L{right} {high}V{h}H{x}Z"/>"#));
    let top = (high * 0.5).max(h * 0.2);
    let rect = [x + w * 0.17, top - h * 0.2, w * 0.66, h * 0.4];
    // A folder has other marks of its own, which stay together: they are not moved.
    if w >= all {
        sheet.logo(Spot::Thing, rect, [0.5, 0.5], ground);
    } else {
        sheet.mark(rect, [0.5, 0.5], ground);
    }
    let dark = if ground.contrast(accent) >= 3.0 { ground } else { sheet.on(accent)[0] };
    let ink = if Rgb::WHITE.contrast(accent) > 2.6 { Rgb::WHITE } else { dark };
    let set = Type { face: sheet.letters.strong, size: w * 0.074, ink, anchor: "middle" };
    let headline = sheet.identity.headline.clone();
    sheet.canvas.line(&headline, set, [x + w / 2.0, h - w * 0.15], w * 0.84);
}

/// The accent, or a lighter ground where they can hardly be told apart.
fn slope_colour(sheet: &Sheet<'_>) -> Rgb {
    let (ink, accent) = sheet.grounds();
    if accent.distance(ink) > 0.15 { accent } else { ink.mix(Rgb::WHITE, 0.12) }
}

/// The other side of a flyer: the logo and how to reach them.
pub(super) fn plain(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    sheet.mark([w * 0.25, h * 0.26, w * 0.5, h * 0.3], [0.5, 0.5], sheet.ground);
    let [strong, soft] = sheet.inks(sheet.ground);
    let words = sheet.identity.words.clone();
    let set = |face, ink| Type { face, size: w * 0.036, ink, anchor: "middle" };
    let lines = [
        (words.name.as_str(), set(sheet.letters.strong, strong)),
        (words.phone.as_str(), set(sheet.letters.body, soft)),
        (words.mail.as_str(), set(sheet.letters.body, soft)),
    ];
    sheet.canvas.lines(&lines, [w * 0.5, h * 0.78], w * 0.8);
}

/// Three panels: the composition, the words, the logo on a light tone of the accent.
pub(super) fn folded(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    let third = w / 3.0;
    let pale = sheet.identity.accent.mix(Rgb::WHITE, 0.72);
    sheet.canvas.fill([third * 2.0, 0.0, third, h], pale);
    poster(sheet, [0.0, 1.0 / 3.0]);
    sheet.mark([third * 2.22, h * 0.3, third * 0.56, h * 0.26], [0.5, 0.5], pale);
    let [strong, soft] = sheet.inks(sheet.ground);
    let set = |face, size: f32, ink| Type { face, size, ink, anchor: "start" };
    let headline = sheet.identity.headline.clone();
    let left = third * 1.14;
    sheet.canvas.lines(&[(&headline, set(sheet.display(), third * 0.088, strong))], [left, h * 0.2], third * 0.72);
    let bar = soft.mix(sheet.ground, 0.72);
    for (row, share) in [0.72, 0.68, 0.74, 0.5, 0.0, 0.7, 0.73, 0.66, 0.36].into_iter().enumerate() {
        let y = h * (0.3 + 0.035 * crate::artwork::raster::length(row));
        sheet.canvas.fill([left, y, third * share, h * 0.009], bar);
    }
    let words = sheet.identity.words.clone();
    let small = set(sheet.letters.body, third * 0.042, soft);
    sheet.canvas.lines(&[(&words.phone, small), (&words.mail, small)], [left, h * 0.86], third * 0.72);
}

/// A badge: the composition with the person's name.
pub(super) fn badge(sheet: &mut Sheet<'_>) {
    let [w, h] = sheet.area.mm;
    let (ink, accent) = (sheet.grounds().0, slope_colour(sheet));
    let ink = if ink.contrast(Rgb::WHITE) >= 4.5 { ink } else { sheet.identity.ink };
    sheet.canvas.fill([0.0, 0.0, w, h], Rgb([0xfb, 0xfa, 0xf8]));
    sheet.canvas.fill([0.0, 0.0, w, h * 0.56], ink);
    sheet.canvas.fill([0.0, h * 0.56, w, h * 0.018], accent);
    sheet.mark([w * 0.14, h * 0.18, w * 0.72, h * 0.32], [0.5, 0.5], ink);
    let words = sheet.identity.words.clone();
    let name = Type { face: sheet.letters.strong, size: w * 0.105, ink, anchor: "middle" };
    let role = Type { face: sheet.letters.body, size: w * 0.064, ink: ink.mix(Rgb::WHITE, 0.15), anchor: "middle" };
    sheet.canvas.line(&words.name, name, [w * 0.5, h * 0.75], w * 0.86);
    sheet.canvas.line(&words.role, role, [w * 0.5, h * 0.84], w * 0.86);
}
