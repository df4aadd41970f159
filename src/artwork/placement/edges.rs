//! Owns the light on the outermost pixels of a product; knows nothing of artwork.
#![expect(clippy::indexing_slicing, reason = "neighbours are clamped to the picture first")]

use super::passes::Pixel;

/// How many pixels an edge is wide.
const REACH: usize = 2;

/// Gives the pixels at an edge the light of what they are the edge of. Renders have less of it there, as if it were darker: under
/// dark ink that would be a ragged line around it.
pub(super) fn lift(pixels: &mut [Pixel], [width, height]: [usize; 2]) {
    let mut lifted = Vec::new();
    for (at, pixel) in pixels.iter().enumerate().filter(|(_, pixel)| (1..u8::MAX).contains(&pixel.base[3])) {
        let (x, y) = (at % width, at / width);
        let columns = x.saturating_sub(REACH)..(x + REACH + 1).min(width);
        let rows = y.saturating_sub(REACH)..(y + REACH + 1).min(height);
        let near = rows.flat_map(|row| &pixels[row * width + columns.start..row * width + columns.end]);
        let whole = near.filter(|near| near.base[3] == u8::MAX);
        let light = whole.map(|near| near.light).max().unwrap_or_default();
        if light > pixel.light {
            lifted.push((at, light));
        }
    }
    for (at, light) in lifted {
        pixels[at].light = light;
    }
}
