//! Owns the composite in linear light: tint, ink, gloss and film on a rendered blank.
//!
//! Source: assets/art, print-shop README, "Composite".
#![expect(clippy::many_single_char_names, reason = "r, g, b, u and v are the names of the axes")]
#![expect(clippy::indexing_slicing, reason = "indices stay inside windows that were clamped to the picture; hot loop")]

use super::film::FilmLook;
use super::mips::Mips;
use super::passes::{Kind, Passes, Pixel, Region};
use crate::artwork::Rgb;
use crate::artwork::colour::TABLES;

/// A part of a picture in linear light: x, y, width, height, and its pixels (the fourth channel is unused).
pub(super) struct Window {
    pub(super) bounds: [usize; 4],
    pub(super) pixels: Vec<[f32; 4]>,
}

/// Light and gloss by the bytes of the shade pass.
pub(super) struct Shade {
    diffuse: [f32; 256],
    gloss: [f32; 256],
}

impl Shade {
    pub(super) fn new(shade_max: f32) -> Self {
        let mut gloss = [0.0; 256];
        for (value, byte) in gloss.iter_mut().zip(0..=u8::MAX) {
            *value = TABLES.decode(byte);
        }
        Self { diffuse: gloss.map(|value| value * shade_max), gloss }
    }

    fn of(&self, pixel: Pixel) -> (f32, f32) {
        (self.diffuse[usize::from(pixel.light)], self.gloss[usize::from(pixel.gloss)])
    }
}

/// The blank in linear light, tinted where asked; what is transparent keeps the base colour.
pub(super) fn blank(passes: &Passes, bounds: [usize; 4], tint: Option<Rgb>) -> Window {
    let [left, top, width, height] = bounds;
    let mut pixels = Vec::with_capacity(width * height);
    let linear = &*TABLES;
    let tint = match passes.kind {
        Kind::Light { tintable: true, shade_max, .. } => tint.map(|tint| (tint.linear(), Shade::new(shade_max))),
        _ => None,
    };
    for y in top..top + height {
        let row = &passes.pixels[y * passes.width + left..][..width];
        pixels.extend(row.iter().map(|pixel| {
            let [r, g, b, alpha] = pixel.base;
            if alpha == 0 {
                return [0.0; 4];
            }
            let own = [linear.decode(r), linear.decode(g), linear.decode(b), 0.0];
            match &tint {
                Some((tint, lamp)) if pixel.share > 0 => {
                    let (diffuse, gloss) = lamp.of(*pixel);
                    let share = f32::from(pixel.share) * (1.0 / 255.0);
                    let dyed = |own: f32, tint: f32| own + (tint * diffuse + gloss - own) * share;
                    [dyed(own[0], tint[0]), dyed(own[1], tint[1]), dyed(own[2], tint[2]), 0.0]
                }
                _ => own,
            }
        }));
    }
    Window { bounds, pixels }
}

/// Prints artwork on one area.
pub(super) fn print(window: &mut Window, passes: &Passes, region: &Region, art: &Mips, px_per_mm: f32) {
    let Kind::Light { shade_max, .. } = passes.kind else { return };
    let shade = Shade::new(shade_max);
    each(window, passes, region, px_per_mm, |pixel, light, (u, v, share, lod)| {
        let [r, g, b, alpha] = art.sample(u, v, lod);
        if alpha <= 0.0 {
            return;
        }
        let (diffuse, gloss) = shade.of(*light);
        let cover = alpha * share;
        let shine = gloss * region.gloss * cover;
        let lit = diffuse * share;
        let [x, y, z, _] = pixel;
        *x = *x * (1.0 - cover) + r * lit + shine;
        *y = *y * (1.0 - cover) + g * lit + shine;
        *z = *z * (1.0 - cover) + b * lit + shine;
    });
}

/// Lays a film over one area where the mask is.
pub(super) fn lay(window: &mut Window, passes: &Passes, region: &Region, mask: &Mips, look: &FilmLook) {
    let Kind::Light { shade_max, spot_max: Some(spot_max), .. } = passes.kind else { return };
    let shade = Shade::new(shade_max);
    each(window, passes, region, look.px_per_mm, |pixel, light, (u, v, share, lod)| {
        let here = mask.sample(u, v, lod)[3] * share;
        if here <= 0.0 {
            return;
        }
        let spot = TABLES.decode(light.spot) * spot_max;
        let gloss = shade.of(*light).1;
        if let Some(foil) = look.foil {
            for (channel, foil) in pixel.iter_mut().zip(foil) {
                *channel += (foil * spot - *channel) * here;
            }
        } else {
            let shine = (0.09 * spot - gloss).max(0.0) * here;
            pixel.iter_mut().take(3).for_each(|channel| *channel += shine);
        }
    });
}

/// u, v, the share of the pixel that the area covers, and the mip level.
type Spot = (f32, f32, f32, f32);

/// Visits each pixel of an area that lies in the window.
fn each(
    window: &mut Window,
    passes: &Passes,
    region: &Region,
    px_per_mm: f32,
    mut visit: impl FnMut(&mut [f32; 4], &Pixel, Spot),
) {
    let [left, top, width, height] = window.bounds;
    let [x, y, across, down] = region.bounds;
    let (from_x, to_x) = (x.max(left), (x + across).min(left + width));
    let (from_y, to_y) = (y.max(top), (y + down).min(top + height));
    if from_x >= to_x {
        return;
    }
    let base_lod = px_per_mm.max(1e-4).log2();
    let count = to_x - from_x;
    for row in from_y..to_y {
        let pixels = &mut window.pixels[(row - top) * width + from_x - left..][..count];
        let lights = &passes.pixels[row * passes.width + from_x..][..count];
        let texels = &region.texels[(row - y) * across + from_x - x..][..count];
        for ((pixel, light), texel) in pixels.iter_mut().zip(lights).zip(texels) {
            if texel.share == 0 || light.base[3] == 0 {
                continue;
            }
            let scale = 1.0 / 65_535.0;
            let at = [texel.u, texel.v, texel.share].map(|value| f32::from(value) * scale);
            let lod = f32::from(texel.span) * (1.0 / 256.0) + base_lod;
            visit(pixel, light, (at[0], at[1], at[2], lod));
        }
    }
}
