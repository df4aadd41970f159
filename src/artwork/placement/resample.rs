//! Owns scaling a window of linear light to the wanted size; knows nothing of products.
#![expect(clippy::indexing_slicing, reason = "taps are clamped to the window when they are made; hot loop")]

use super::light::Window;
use crate::artwork::colour::TABLES;
use crate::artwork::raster::{length, whole};

/// A part of a picture in fractions of pixels; it may reach beyond.
pub(super) struct Crop {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// The source pixels that make one target pixel along one axis.
struct Taps {
    first: usize,
    weights: Vec<f32>,
    /// How much comes from beyond the picture.
    beyond: f32,
}

/// Scales the crop of a window to `size` and encodes it as opaque sRGB; beyond the window is `stage`.
pub(super) fn resample(window: &Window, crop: &Crop, size: [usize; 2], stage: [f32; 3]) -> Vec<u8> {
    let [x, y, width, height] = window.bounds;
    let across = taps(crop.left - length(x), crop.width, size[0], width);
    let down = taps(crop.top - length(y), crop.height, size[1], height);
    let stage = [stage[0], stage[1], stage[2], 0.0];
    let mut rows = Vec::with_capacity(size[0] * height);
    for row in window.pixels.chunks_exact(width.max(1)) {
        rows.extend(across.iter().map(|taps| {
            let mut sum = stage.map(|channel| channel * taps.beyond);
            for (pixel, weight) in row[taps.first..].iter().zip(&taps.weights) {
                add(&mut sum, pixel, *weight);
            }
            sum
        }));
    }
    let mut rgba = Vec::with_capacity(size[0] * size[1] * 4);
    let mut line = vec![[0.0_f32; 4]; size[0]];
    let tables = &*TABLES;
    for taps in &down {
        line.fill(stage.map(|channel| channel * taps.beyond));
        for (row, weight) in rows[taps.first * size[0]..].chunks_exact(size[0]).zip(&taps.weights) {
            line.iter_mut().zip(row).for_each(|(sum, pixel)| add(sum, pixel, *weight));
        }
        rgba.extend(
            line.iter().flat_map(|[r, g, b, _]| [tables.encode(*r), tables.encode(*g), tables.encode(*b), 255]),
        );
    }
    rgba
}

#[inline]
fn add(sum: &mut [f32; 4], pixel: &[f32; 4], weight: f32) {
    for (sum, channel) in sum.iter_mut().zip(pixel) {
        *sum += channel * weight;
    }
}

/// The taps of each target pixel. Source: Catmull-Rom, widened when shrinking.
fn taps(start: f32, side: f32, target: usize, source: usize) -> Vec<Taps> {
    let step = side / length(target.max(1));
    let wide = step.max(1.0);
    let reach = 2.0 * wide;
    (0..target)
        .map(|at| {
            let centre = start + (length(at) + 0.5) * step;
            let from = (centre - reach - 0.5).floor();
            let count = whole((2.0 * reach).ceil()) + 2;
            let raw: Vec<(f32, f32)> = (0..count)
                .map(|offset| from + length(offset))
                .map(|pixel| (pixel, catmull_rom((pixel + 0.5 - centre) / wide)))
                .filter(|(_, weight)| *weight != 0.0)
                .collect();
            let sum: f32 = raw.iter().map(|(_, weight)| weight).sum();
            let inside: Vec<(f32, f32)> =
                raw.into_iter().filter(|(pixel, _)| *pixel >= 0.0 && *pixel < length(source)).collect();
            let first = inside.first().map_or(0, |(pixel, _)| whole(*pixel));
            let weights: Vec<f32> = inside.iter().map(|(_, weight)| weight / sum).collect();
            let beyond = 1.0 - weights.iter().sum::<f32>();
            Taps { first, weights, beyond: if beyond.abs() < 1e-5 { 0.0 } else { beyond } }
        })
        .collect()
}

fn catmull_rom(x: f32) -> f32 {
    let x = x.abs();
    if x < 1.0 {
        (1.5 * x - 2.5) * x * x + 1.0
    } else if x < 2.0 {
        ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0
    } else {
        0.0
    }
}
