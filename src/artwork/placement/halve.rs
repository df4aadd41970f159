//! Owns the smaller levels of passes; knows nothing of what they are for.
#![expect(clippy::indexing_slicing, reason = "indices are clamped to the sizes that were checked on reading")]

use super::passes::{Passes, Pixel, Region, Texel, product_box};
use crate::artwork::colour::TABLES;
use crate::artwork::raster::byte;

impl Passes {
    /// Half the size: passes averaged, each print area by its best covered pixel of four.
    pub(super) fn half(&self) -> Self {
        let (width, height) = (self.width.div_ceil(2), self.height.div_ceil(2));
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let (x1, y1) = ((2 * x + 1).min(self.width - 1), (2 * y + 1).min(self.height - 1));
                let four = [(2 * x, 2 * y), (x1, 2 * y), (2 * x, y1), (x1, y1)];
                pixels.push(average(four.map(|(x, y)| self.pixels[y * self.width + x])));
            }
        }
        let product = product_box(&pixels, [width, height]);
        let regions = self.regions.iter().map(Region::half).collect();
        Self { width, height, kind: self.kind, pixels, regions, product, told_mm: self.told_mm }
    }
}

fn average(four: [Pixel; 4]) -> Pixel {
    let alpha: f32 = four.iter().map(|pixel| f32::from(pixel.base[3]) / 255.0).sum();
    let weight = |pixel: &Pixel| if alpha > 0.0 { f32::from(pixel.base[3]) / 255.0 / alpha } else { 0.25 };
    let light = |get: fn(&Pixel) -> u8| {
        TABLES.encode(four.iter().map(|pixel| TABLES.decode(get(pixel)) * weight(pixel)).sum::<f32>())
    };
    let plain = |get: fn(&Pixel) -> u8| byte(four.iter().map(|p| f32::from(get(p)) / 255.0 * weight(p)).sum::<f32>());
    let base = [light(|p| p.base[0]), light(|p| p.base[1]), light(|p| p.base[2]), byte(alpha / 4.0)];
    let (lit, gloss, spot) = (light(|p| p.light), light(|p| p.gloss), light(|p| p.spot));
    Pixel { base, light: lit, gloss, share: plain(|p| p.share), spot }
}

impl Region {
    fn half(&self) -> Self {
        let [x, y, width, height] = self.bounds;
        let (left, top) = (x / 2, y / 2);
        let (right, bottom) = ((x + width).div_ceil(2), (y + height).div_ceil(2));
        let mut texels = Vec::with_capacity((right - left) * (bottom - top));
        for v in top..bottom {
            for u in left..right {
                let four = [(2 * u, 2 * v), (2 * u + 1, 2 * v), (2 * u, 2 * v + 1), (2 * u + 1, 2 * v + 1)];
                texels.push(best(four.map(|(u, v)| self.texel(u, v))));
            }
        }
        let bounds = [left, top, right - left, bottom - top];
        let area = self.area.clone();
        Self { area, bounds, texels, finest_mm: self.finest_mm * 2.0, ..*self }
    }

    fn texel(&self, x: usize, y: usize) -> Texel {
        let [left, top, width, height] = self.bounds;
        match (x.checked_sub(left), y.checked_sub(top)) {
            (Some(x), Some(y)) if x < width && y < height => self.texels[y * width + x],
            _ => Texel::default(),
        }
    }
}

fn best(four: [Texel; 4]) -> Texel {
    let sum: u32 = four.iter().map(|texel| u32::from(texel.share)).sum();
    let best = four.into_iter().max_by_key(|texel| texel.share).unwrap_or_default();
    Texel { share: u16::try_from(sum / 4).unwrap_or(u16::MAX), span: best.span.saturating_add(256), ..best }
}
