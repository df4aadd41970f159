//! Owns the tint of pictures that have a mask instead of light passes, on sRGB values.
//!
//! Source: assets/art, other-shops README, "Tint formula".
#![expect(clippy::indexing_slicing, reason = "a byte always fits 256 entries; hot loop")]

use super::describe::TintFile;
use super::light::Window;
use super::passes::Passes;
use crate::artwork::Rgb;
use crate::artwork::colour::TABLES;

/// The picture in linear light, tinted by its mask.
pub(super) fn masked(passes: &Passes, bounds: [usize; 4], constants: TintFile, tint: Rgb) -> Window {
    let dyed = tint.0.map(|channel| table(constants, channel));
    let [left, top, width, height] = bounds;
    let mut pixels = Vec::with_capacity(width * height);
    for y in top..top + height {
        let row = &passes.pixels[y * passes.width + left..][..width];
        pixels.extend(row.iter().map(|pixel| {
            let share = f32::from(pixel.share) / 255.0;
            let mut out = [0.0; 4];
            for ((out, base), dyed) in out.iter_mut().zip(pixel.base).zip(&dyed).take(3) {
                let base_value = f32::from(base) / 255.0;
                *out = TABLES.between(255.0 * (base_value + share * (dyed[usize::from(base)] - base_value)));
            }
            out
        }));
    }
    Window { bounds, pixels }
}

/// What each base byte becomes under one channel of the swatch.
fn table(TintFile { white, lift, sheen }: TintFile, swatch: u8) -> [f32; 256] {
    let colour = lift + (1.0 - lift) * f32::from(swatch) / 255.0;
    let mut table = [0.0; 256];
    for (value, byte) in table.iter_mut().zip(0..=u8::MAX) {
        let base = f32::from(byte) / 255.0;
        *value = (base * colour / white.max(0.01) + sheen * (1.0 - colour) * base.powi(3)).min(1.0);
    }
    table
}
