//! The pixels painted on, and rectangles of whole pixels; knows nothing of meshes.

use eframe::egui::Rect;

/// Rows and columns beyond this are never painted: it keeps the integer maths of the triangles in range.
const MAX_SIDE: usize = 1 << 16;

/// A picture of `size` pixels (width, height) with premultiplied alpha, row by row from the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canvas {
    size: [usize; 2],
    pixels: Vec<[u8; 4]>,
}

impl Canvas {
    /// Makes a canvas of one colour, given as premultiplied red, green, blue and alpha.
    #[must_use]
    pub fn new(size: [usize; 2], background: [u8; 4]) -> Self {
        Self { size, pixels: vec![background; size[0] * size[1]] }
    }

    /// Width and height in pixels.
    #[must_use]
    pub const fn size(&self) -> [usize; 2] {
        self.size
    }

    /// The pixels, row by row from the top left.
    #[must_use]
    pub fn pixels(&self) -> &[[u8; 4]] {
        &self.pixels
    }

    /// The colour at a place, or `None` outside.
    #[must_use]
    pub fn pixel(&self, x: usize, y: usize) -> Option<[u8; 4]> {
        if x < self.size[0] { self.pixels.get(y * self.size[0] + x).copied() } else { None }
    }

    /// The bytes, four a pixel: red, green, blue and alpha.
    #[must_use]
    pub fn into_rgba(self) -> Vec<u8> {
        self.pixels.into_flattened()
    }

    /// The pixels of row `y` from `x_start` up to, not including, `x_end`; empty outside the canvas.
    pub(super) fn row_mut(&mut self, y: i64, x_start: i64, x_end: i64) -> &mut [[u8; 4]] {
        let width = self.size[0];
        let range = || {
            let (y, start, end) =
                (usize::try_from(y).ok()?, usize::try_from(x_start).ok()?, usize::try_from(x_end).ok()?);
            (end <= width).then_some(y * width + start..y * width + end)
        };
        range().and_then(|range| self.pixels.get_mut(range)).unwrap_or_default()
    }
}

/// A non-empty rectangle of whole pixels inside a canvas: `min` is inside, `max` is just outside.
#[derive(Clone, Copy)]
pub(super) struct PixelRect {
    pub(super) min: [i64; 2],
    pub(super) max: [i64; 2],
}

impl PixelRect {
    /// The pixels of a clip rectangle in points, rounded as `egui_glow` rounds them; `None` when nothing is left.
    pub(super) fn of_clip(clip: Rect, pixels_per_point: f32, canvas: [usize; 2]) -> Option<Self> {
        let [width, height] = canvas;
        let min = [pixel(clip.min.x * pixels_per_point, width), pixel(clip.min.y * pixels_per_point, height)];
        let max = [pixel(clip.max.x * pixels_per_point, width), pixel(clip.max.y * pixels_per_point, height)];
        (min[0] < max[0] && min[1] < max[1]).then_some(Self { min, max })
    }
}

/// The nearest whole pixel from 0 to `side`; 0 for what is not a number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a float cast saturates and the result is clamped to 0..=2^16"
)]
fn pixel(position: f32, side: usize) -> i64 {
    (position.round() as i64).clamp(0, side.min(MAX_SIDE) as i64)
}
