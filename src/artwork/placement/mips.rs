//! Owns artwork in linear light at falling sizes, and reading it between sizes; knows nothing of products.
#![expect(clippy::indexing_slicing, reason = "coordinates are clamped to the level, levels to the pyramid; hot loop")]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the level's size first")]

use crate::artwork::Raster;
use crate::artwork::colour::TABLES;
use crate::artwork::raster::length;

struct Level {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 4]>,
}

/// Artwork as premultiplied linear RGBA, halved until 4 px.
pub(super) struct Mips {
    levels: Vec<Level>,
}

impl Mips {
    pub(super) fn new(art: &Raster) -> Self {
        let pixels = art.pixels().map(|[r, g, b, a]| {
            let share = f32::from(a) / 255.0;
            [TABLES.decode(r) * share, TABLES.decode(g) * share, TABLES.decode(b) * share, share]
        });
        let first = Level { width: art.width.max(1), height: art.height.max(1), pixels: pixels.collect() };
        let mut levels = vec![first];
        while let Some(next) = levels.last().and_then(Level::half) {
            levels.push(next);
        }
        Self { levels }
    }

    /// Each colour times a factor: what multiplying ink leaves of the material.
    pub(super) fn multiply(&mut self, by: [f32; 3]) {
        for pixel in self.levels.iter_mut().flat_map(|level| &mut level.pixels) {
            for (channel, by) in pixel.iter_mut().zip(by) {
                *channel *= by;
            }
        }
    }

    /// Reads at u, v (0..1, v points up) for pixels that span `2^lod` of the first level.
    #[inline]
    pub(super) fn sample(&self, u: f32, v: f32, lod: f32) -> [f32; 4] {
        let last = self.levels.len() - 1;
        let lod = lod.clamp(0.0, length(last));
        let low = lod as usize;
        let share = lod - length(low);
        let fine = self.levels[low].bilinear(u, v);
        if share < 0.02 || low == last {
            return fine;
        }
        mix(fine, self.levels[low + 1].bilinear(u, v), share)
    }
}

#[inline]
fn mix(a: [f32; 4], b: [f32; 4], share: f32) -> [f32; 4] {
    let mut out = [0.0; 4];
    for ((out, a), b) in out.iter_mut().zip(a).zip(b) {
        *out = a + (b - a) * share;
    }
    out
}

impl Level {
    #[inline]
    fn bilinear(&self, u: f32, v: f32) -> [f32; 4] {
        let x = (u * length(self.width) - 0.5).clamp(0.0, length(self.width - 1));
        let y = ((1.0 - v) * length(self.height) - 0.5).clamp(0.0, length(self.height - 1));
        let (left, top) = (x as usize, y as usize);
        let (fx, fy) = (x - length(left), y - length(top));
        let right = (left + 1).min(self.width - 1);
        let (upper, lower) = (top * self.width, (top + 1).min(self.height - 1) * self.width);
        let above = mix(self.pixels[upper + left], self.pixels[upper + right], fx);
        let below = mix(self.pixels[lower + left], self.pixels[lower + right], fx);
        mix(above, below, fy)
    }

    fn half(&self) -> Option<Self> {
        let (width, height) = (self.width / 2, self.height / 2);
        if width.min(height) < 4 {
            return None;
        }
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            let upper = &self.pixels[2 * y * self.width..];
            let lower = &self.pixels[(2 * y + 1) * self.width..];
            for (above, below) in upper.as_chunks::<2>().0.iter().zip(lower.as_chunks::<2>().0).take(width) {
                let mut sum = [0.0; 4];
                for pixel in [above[0], above[1], below[0], below[1]] {
                    for (sum, channel) in sum.iter_mut().zip(pixel) {
                        *sum += channel * 0.25;
                    }
                }
                pixels.push(sum);
            }
        }
        Some(Self { width, height, pixels })
    }
}
