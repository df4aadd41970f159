//! Owns the composite in linear light: ink, gloss and film on a blank; knows nothing of how the blank was made.
//!
//! Source: assets/art, print-shop README, "Composite".
#![expect(clippy::indexing_slicing, reason = "a byte always fits 256 entries; areas lie inside the picture")]

use super::art::{Print, Reader};
use super::shade::Shade;
use super::spots::{RUN, Spot, Spots};
use crate::artwork::colour::TABLES;

/// A picture that is printed on.
pub(super) struct Canvas<'a> {
    pub(super) pixels: &'a mut [[u8; 4]],
    pub(super) width: usize,
}

/// How a print area takes ink.
pub(super) struct Ink {
    pub(super) shade_max: f32,
    /// How much of the light on the material lies on the ink too.
    pub(super) gloss: f32,
    /// What the material leaves of each colour.
    pub(super) leaves: [f32; 3],
}

/// From this on nothing of what lies below shows.
const OPAQUE: f32 = 0.999;

/// Prints artwork on one area.
pub(super) fn print(canvas: &mut Canvas<'_>, spots: &Spots, art: &Reader<'_>, ink: &Ink) {
    let tables = &*TABLES;
    let shade = Shade::new(ink.shade_max);
    let gloss = shade.gloss.map(|gloss| gloss * ink.gloss);
    let leaves = ink.leaves;
    each(canvas, spots, art, |pixel, spot, [r, g, b, alpha]| {
        let part = f32::from(spot.texel.share) * (1.0 / 65_535.0);
        let cover = alpha * part;
        let shine = gloss[usize::from(spot.gloss)] * cover;
        let lit = shade.diffuse[usize::from(spot.light)] * part;
        let printed = [r * leaves[0] * lit + shine, g * leaves[1] * lit + shine, b * leaves[2] * lit + shine];
        let [red, green, blue] = printed;
        if cover > OPAQUE {
            *pixel = [tables.encode(red), tables.encode(green), tables.encode(blue)];
            return;
        }
        let [below_red, below_green, below_blue] = *pixel;
        let over = |below: u8, printed: f32| tables.encode(tables.decode(below) * (1.0 - cover) + printed);
        *pixel = [over(below_red, red), over(below_green, green), over(below_blue, blue)];
    });
}

/// A film and where it lies.
pub(super) struct Laid<'a> {
    pub(super) mask: Reader<'a>,
    /// Linear colour of a foil; `None` for clear varnish.
    pub(super) foil: Option<[f32; 3]>,
    pub(super) spot_max: f32,
    pub(super) shade_max: f32,
}

impl Laid<'_> {
    /// How much of a pixel it covers, and the light on it.
    fn at(&self, spot: &Spot) -> Option<(f32, f32)> {
        let [.., cover] = self.mask.at(spot.texel.u, spot.texel.v, spot.texel.span)?;
        let cover = cover * f32::from(spot.texel.share) * (1.0 / 65_535.0);
        (cover > 0.0).then(|| (cover, TABLES.decode(spot.film) * self.spot_max))
    }
}

/// Lays a film over one area where the mask is, and paints the light that it throws back where it faces the lamp: to be added
/// to the picture, alpha stays 0.
pub(super) fn lay(canvas: &mut Canvas<'_>, glints: &mut [[u8; 4]], spots: &Spots, film: &Laid<'_>) {
    let tables = &*TABLES;
    let shade = Shade::new(film.shade_max);
    let foil = film.foil.unwrap_or_default();
    // Metal keeps its colour in the light; a clear film shows the lamp itself.
    let colour = film.foil.map_or([0.40, 0.41, 0.42], |foil| foil.map(|channel| 0.20 + 0.42 * channel));
    let [x, y, width, _] = spots.bounds;
    let across = canvas.width.max(1);
    let rows = canvas.pixels.chunks_exact_mut(across).zip(glints.chunks_exact_mut(across)).skip(y);
    for ((row, glints), (runs, spots)) in rows.zip(spots.rows()) {
        let pixels = row[x..x + width].chunks_mut(RUN).zip(glints[x..x + width].chunks_mut(RUN));
        let shown =
            pixels.zip(spots.chunks(RUN)).zip(runs).filter(|(_, run)| !matches!(film.mask.on(run), Print::Nothing));
        let pixels = shown.flat_map(|(((pixels, glints), spots), _)| pixels.iter_mut().zip(glints).zip(spots));
        for ((pixel, glint), spot) in pixels.filter(|(_, spot)| spot.texel.share > 0) {
            let Some((here, light)) = film.at(spot) else { continue };
            let shine = (0.09 * light - shade.gloss[usize::from(spot.gloss)]).max(0.0) * here;
            // Both a little softer where little light falls.
            let strength = here * (0.45 + 0.55 * (light / film.spot_max.max(0.1)).sqrt());
            for channel in 0..3 {
                let own = tables.decode(pixel[channel]);
                let lit = if film.foil.is_some() { own + (foil[channel] * light - own) * here } else { own + shine };
                pixel[channel] = tables.encode(lit);
                glint[channel] = glint[channel].max(crate::artwork::raster::byte(colour[channel] * strength));
            }
        }
    }
}

/// Visits each pixel that is printed on, with what is printed there.
fn each(
    canvas: &mut Canvas<'_>,
    spots: &Spots,
    art: &Reader<'_>,
    mut visit: impl FnMut(&mut [u8; 3], &Spot, [f32; 4]),
) {
    let [x, y, width, _] = spots.bounds;
    let rows = canvas.pixels.chunks_exact_mut(canvas.width.max(1)).skip(y);
    for (row, (runs, spots)) in rows.zip(spots.rows()) {
        for ((pixels, spots), run) in row[x..x + width].chunks_mut(RUN).zip(spots.chunks(RUN)).zip(runs) {
            let print = art.on(run);
            if matches!(print, Print::Nothing) {
                continue;
            }
            let pixels = pixels.iter_mut().filter_map(|pixel| pixel.first_chunk_mut::<3>()).zip(spots);
            for (pixel, spot) in pixels.filter(|(_, spot)| spot.texel.share > 0) {
                let colour = match print {
                    Print::Even(colour) => Some(colour),
                    _ => art.at(spot.texel.u, spot.texel.v, spot.texel.span),
                };
                if let Some(colour) = colour {
                    visit(pixel, spot, colour);
                }
            }
        }
    }
}
