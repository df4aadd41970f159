//! Which pixels a triangle covers: exact, so that neighbours share no pixel and leave none out.

use eframe::egui::epaint::Vertex;

use super::canvas::PixelRect;

/// Sub-pixel steps in a pixel: vertices are snapped to them.
const STEPS: i64 = 256;
/// The centre of a pixel, where coverage is decided.
const HALF: i64 = STEPS / 2;
/// Vertices farther out are moved to here, in pixels. Differences then fit 2^29 steps, their products 2^58.
const FARTHEST: f64 = 1_048_576.0;

/// A triangle of non-zero area, its corners in sub-pixel steps and always in the same turning direction.
pub(super) struct Triangle<'a> {
    pub(super) vertices: [&'a Vertex; 3],
    points: [[i64; 2]; 3],
    /// Twice the area, in square steps; positive.
    area: i64,
}

/// The covered pixels of one row: from `x_start` up to, not including, `x_end`.
pub(super) struct Span {
    pub(super) y: i64,
    pub(super) x_start: i64,
    pub(super) x_end: i64,
}

impl<'a> Triangle<'a> {
    /// Snaps a triangle to the pixel grid; `None` when it has no area or a corner that is not a number.
    pub(super) fn new(vertices: [&'a Vertex; 3], pixels_per_point: f32) -> Option<Self> {
        let snapped = vertices.map(|v| Some([snap(v.pos.x, pixels_per_point)?, snap(v.pos.y, pixels_per_point)?]));
        let [p, q, r] = [snapped[0]?, snapped[1]?, snapped[2]?];
        let area = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
        match area {
            0 => None,
            1.. => Some(Self { vertices, points: [p, q, r], area }),
            _ => Some(Self { vertices: [vertices[0], vertices[2], vertices[1]], points: [p, r, q], area: -area }),
        }
    }

    /// The covered pixels inside `clip`, row by row; `None` when there is no row to look at.
    pub(super) fn spans(&self, clip: PixelRect) -> Option<Spans> {
        let [p, q, r] = self.points;
        let top = p[1].min(q[1]).min(r[1]);
        let bottom = p[1].max(q[1]).max(r[1]);
        // Shifting rounds down: the first row whose centre is at or below the top, the first whose centre is below the bottom.
        let y = ((top + HALF - 1) >> 8).max(clip.min[1]);
        let y_end = ((bottom + HALF) >> 8).min(clip.max[1]);
        let left = p[0].min(q[0]).min(r[0]);
        let right = p[0].max(q[0]).max(r[0]);
        let x_start = ((left + HALF - 1) >> 8).max(clip.min[0]);
        let x_end = ((right + HALF) >> 8).min(clip.max[0]);
        let edges = || [Edge::new(p, q, y), Edge::new(q, r, y), Edge::new(r, p, y)];
        (y < y_end && x_start < x_end).then(|| Spans { edges: edges(), y, y_end, x_start, x_end })
    }

    /// How a value that is `at[i]` at corner `i` changes per pixel to the right and per pixel down.
    #[expect(
        clippy::cast_precision_loss,
        reason = "differences are below 2^30, and an area needs no more than 53 bits"
    )]
    pub(super) fn slopes(&self, at: [f64; 3]) -> [f64; 2] {
        let [p, q, r] = self.points;
        let (along_q, along_r) = (at[1] - at[0], at[2] - at[0]);
        let per_area = STEPS as f64 / self.area as f64;
        let right = along_q * (r[1] - p[1]) as f64 - along_r * (q[1] - p[1]) as f64;
        let down = along_r * (q[0] - p[0]) as f64 - along_q * (r[0] - p[0]) as f64;
        [right * per_area, down * per_area]
    }

    /// From corner 0 to the centre of the top left pixel, in pixels to the right and down.
    #[expect(clippy::cast_precision_loss, reason = "corners are below 2^29")]
    pub(super) fn to_first_centre(&self) -> [f64; 2] {
        self.points[0].map(|position| (HALF - position) as f64 / STEPS as f64)
    }
}

/// Iterates over the rows of a triangle from top to bottom; rows without a covered pixel are left out.
pub(super) struct Spans {
    edges: [Edge; 3],
    y: i64,
    y_end: i64,
    x_start: i64,
    x_end: i64,
}

impl Iterator for Spans {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while self.y < self.y_end {
            let (mut start, mut end) = (self.x_start, self.x_end);
            for edge in &mut self.edges {
                edge.narrow(&mut start, &mut end);
                edge.value += edge.per_row;
            }
            let y = self.y;
            self.y += 1;
            if start < end {
                return Some(Span { y, x_start: start, x_end: end });
            }
        }
        None
    }
}

/// One side of a triangle: the pixels `x` of a row with `value + per_pixel * x >= 0` lie inside of it.
///
/// Magnitudes: `per_pixel` is at most 2^29 steps × 2^8 = 2^37, `value` at most 2^59; with `x` up to 2^16 the sum is
/// below 2^60.
struct Edge {
    value: i64,
    per_row: i64,
    per_pixel: i64,
    /// `-1 / per_pixel`: a guess at where the sum is zero costs a multiplication, not a division.
    inverse: f64,
}

impl Edge {
    /// The side from `a` to `b`, looked at in row `y`.
    #[expect(clippy::cast_precision_loss, reason = "at most 2^37: exact")]
    fn new(a: [i64; 2], b: [i64; 2], y: i64) -> Self {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        // A centre exactly on a side belongs to the triangle on the side's right or lower side only.
        let owns_border = (dy == 0 && dx > 0) || dy < 0;
        let per_pixel = -dy * STEPS;
        Self {
            value: dx * (y * STEPS + HALF - a[1]) - dy * (HALF - a[0]) - i64::from(!owns_border),
            per_row: dx * STEPS,
            per_pixel,
            inverse: -1.0 / per_pixel as f64,
        }
    }

    /// Narrows `start..end` to the pixels inside this side.
    fn narrow(&self, start: &mut i64, end: &mut i64) {
        let inside = |x: i64| self.value + self.per_pixel * x >= 0;
        if self.per_pixel == 0 {
            if self.value < 0 {
                *end = *start;
            }
        } else if *start < *end {
            let guess = self.guess().clamp(*start, *end);
            if self.per_pixel > 0 {
                *start = first(guess, *start, *end, inside);
            } else {
                *end = first(guess, *start, *end, |x| !inside(x));
            }
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "only a guess; the cast saturates"
    )]
    fn guess(&self) -> i64 {
        (self.value as f64 * self.inverse) as i64
    }
}

/// The first `x` of `start..end` that `holds`, or `end`, for what stays true once true; looks from `guess` onwards.
fn first(guess: i64, start: i64, end: i64, holds: impl Fn(i64) -> bool) -> i64 {
    let mut x = guess;
    while x > start && holds(x - 1) {
        x -= 1;
    }
    while x < end && !holds(x) {
        x += 1;
    }
    x
}

/// A coordinate in sub-pixel steps, moved into range; `None` for what is not a number.
fn snap(points: f32, pixels_per_point: f32) -> Option<i64> {
    let pixels = f64::from(points) * f64::from(pixels_per_point);
    (!pixels.is_nan()).then(|| round(pixels.clamp(-FARTHEST, FARTHEST) * 256.0))
}

/// To the nearest integer, halves away from zero, without the library call that `f64::round` is on older targets.
#[expect(clippy::cast_possible_truncation, reason = "at most 2^28")]
fn round(steps: f64) -> i64 {
    (steps + 0.5_f64.copysign(steps)) as i64
}
