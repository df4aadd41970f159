//! Owns the composite in linear light: ink, gloss and film on a blank; knows nothing of how the blank was made.
//!
//! Source: assets/art, print-shop README, "Composite".
#![expect(clippy::indexing_slicing, reason = "a byte always fits 256 entries; areas lie inside the picture")]

use super::art::Reader;
use super::shade::Shade;
use super::spots::{Spot, Spots};
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

/// Prints artwork on one area.
pub(super) fn print(canvas: &mut Canvas<'_>, spots: &Spots, art: &Reader<'_>, ink: &Ink) {
    let tables = &*TABLES;
    let shade = Shade::new(ink.shade_max);
    let gloss = shade.gloss.map(|gloss| gloss * ink.gloss);
    each(canvas, spots, |pixel, spot| {
        let [r, g, b, alpha] = art.at(spot.texel.u, spot.texel.v, spot.texel.span);
        if alpha <= 0.0 {
            return;
        }
        let part = f32::from(spot.texel.share) * (1.0 / 65_535.0);
        let cover = alpha * part;
        let shine = gloss[usize::from(spot.gloss)] * cover;
        let lit = shade.diffuse[usize::from(spot.light)] * part;
        let printed = [r * ink.leaves[0], g * ink.leaves[1], b * ink.leaves[2]];
        for (channel, printed) in pixel.iter_mut().zip(printed) {
            *channel = tables.encode(tables.decode(*channel) * (1.0 - cover) + printed * lit + shine);
        }
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
        let cover = self.mask.at(spot.texel.u, spot.texel.v, spot.texel.span)[3];
        let cover = cover * f32::from(spot.texel.share) * (1.0 / 65_535.0);
        (cover > 0.0).then(|| (cover, TABLES.decode(spot.film) * self.spot_max))
    }
}

/// Lays a film over one area where the mask is.
pub(super) fn lay(canvas: &mut Canvas<'_>, spots: &Spots, film: &Laid<'_>) {
    let tables = &*TABLES;
    let shade = Shade::new(film.shade_max);
    each(canvas, spots, |pixel, spot| {
        let Some((here, light)) = film.at(spot) else { return };
        let foil = film.foil.unwrap_or_default();
        let shine = (0.09 * light - shade.gloss[usize::from(spot.gloss)]).max(0.0) * here;
        for (channel, foil) in pixel.iter_mut().zip(foil) {
            let own = tables.decode(*channel);
            let lit = if film.foil.is_some() { own + (foil * light - own) * here } else { own + shine };
            *channel = tables.encode(lit);
        }
    });
}

/// Paints the light that a film throws back where it faces the lamp: to be added to the picture, alpha stays 0.
pub(super) fn glint(canvas: &mut Canvas<'_>, spots: &Spots, film: &Laid<'_>) {
    each(canvas, spots, |pixel, spot| {
        let Some((here, light)) = film.at(spot) else { return };
        // Metal keeps its colour in the light; a clear film shows the lamp itself. Both a little softer where little light falls.
        let strength = here * (0.45 + 0.55 * (light / film.spot_max.max(0.1)).sqrt());
        let colour = film.foil.map_or([0.40, 0.41, 0.42], |foil| foil.map(|channel| 0.20 + 0.42 * channel));
        for (channel, colour) in pixel.iter_mut().zip(colour) {
            *channel = (*channel).max(crate::artwork::raster::byte(colour * strength));
        }
    });
}

fn each(canvas: &mut Canvas<'_>, spots: &Spots, mut visit: impl FnMut(&mut [u8; 3], &Spot)) {
    let [x, y, width, _] = spots.bounds;
    let rows = canvas.pixels.chunks_exact_mut(canvas.width.max(1)).skip(y);
    for (row, spots) in rows.zip(spots.all.chunks_exact(width.max(1))) {
        for (pixel, spot) in row[x..x + width].iter_mut().zip(spots) {
            if spot.texel.share > 0
                && let Some(colours) = pixel.first_chunk_mut::<3>()
            {
                visit(colours, spot);
            }
        }
    }
}
