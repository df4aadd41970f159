//! Owns the rough outline of a product: from where to where each of its rows reaches; knows nothing of where it stands.

use super::passes::Passes;
use crate::artwork::raster::{length, whole};

/// So many rows tell a product's outline well enough to stand things beside it.
const ROWS: usize = 48;
/// What is less opaque than this is shadow.
const SHADOW: u8 = 90;

/// From where to where a product reaches in each row of its box, as shares of the box's width; nothing where a row is empty.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    rows: Vec<Option<[f32; 2]>>,
}

impl Outline {
    /// The outline of a product; the smallest level of its passes will do.
    pub(super) fn of(passes: &Passes) -> Self {
        let [left, top, width, height] = passes.product;
        let mut rows: Vec<Option<[f32; 2]>> = vec![None; ROWS];
        let lines = passes.pixels.chunks_exact(passes.width.max(1)).skip(top).take(height);
        for (y, line) in lines.enumerate() {
            let own = line.get(left..left + width).unwrap_or_default();
            let is_solid = |pixel: &super::passes::Pixel| pixel.base[3] > SHADOW;
            let Some((first, last)) = own.iter().position(is_solid).zip(own.iter().rposition(is_solid)) else {
                continue;
            };
            let [from, to] = [length(first), length(last + 1)].map(|at| at / length(width.max(1)));
            // A level of few rows covers several of these with each.
            let (begin, end) = (y * ROWS / height.max(1), ((y + 1) * ROWS).div_ceil(height.max(1)));
            for row in rows.iter_mut().take(end).skip(begin) {
                *row = Some(row.map_or([from, to], |[known_from, known_to]| [known_from.min(from), known_to.max(to)]));
            }
        }
        Self { rows }
    }

    /// How far its widest row reaches, as a share of the box's width.
    pub(super) fn widest(&self) -> f32 {
        self.rows.iter().flatten().map(|[from, to]| to - from).fold(0.1, f32::max)
    }

    /// From where to where it reaches between two heights, as shares of its box.
    pub(super) fn between(&self, from: f32, to: f32) -> Option<[f32; 2]> {
        let (first, last) = (whole((from.max(0.0) * length(ROWS)).floor()), whole((to * length(ROWS)).ceil()));
        let rows = self.rows.iter().take(last.max(first + 1)).skip(first).flatten();
        rows.copied().reduce(|[a, b], [c, d]| [a.min(c), b.max(d)])
    }
}
