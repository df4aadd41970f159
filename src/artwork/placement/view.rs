//! Owns which part of a picture is shown at which size; knows nothing of colours.

use super::passes::Passes;
use crate::artwork::raster::{length, whole};
use crate::artwork::{Framing, Part};

/// Air around a product, as a share of its size, on each side.
const AIR: f32 = 0.06;
/// A product that would be cut gets this much of its own size instead.
const EDGE: f32 = 1.04;
/// Shadows fade out over this share of the frame at its edge, so that no cut shows.
const FADE: f32 = 0.06;

/// A part of a picture in fractions of its pixels; it may reach beyond.
#[derive(Clone, Copy)]
pub(super) struct Crop {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// What is shown of a picture, and at which size.
#[derive(Clone, Copy)]
pub(super) struct View {
    /// What is shown.
    pub(super) crop: Crop,
    /// The frame of which that is a part: all of it, unless one looks closer.
    pub(super) frame: Crop,
    /// How large, in pixels.
    pub(super) size: [usize; 2],
}

impl View {
    /// What a framing shows of a picture, in that picture's pixels.
    pub(super) fn new(passes: &Passes, framing: Framing, size: [usize; 2]) -> Self {
        let Framing::Part(part) = framing else {
            let crop = framed(passes, framing, length(size[0]) / length(size[1]));
            return Self { crop, frame: crop, size };
        };
        let share = [part.width.max(1), part.height.max(1)].map(|side| f32::from(side) / Part::FULL);
        let frame = fit(passes, length(size[0]) / share[0] / (length(size[1]) / share[1]));
        let from = [part.left, part.top].map(|at| f32::from(at) / Part::FULL);
        let (left, top) = (frame.left + frame.width * from[0], frame.top + frame.height * from[1]);
        Self { crop: Crop { left, top, width: frame.width * share[0], height: frame.height * share[1] }, frame, size }
    }

    /// The same on the picture at another scale.
    pub(super) fn scaled(self, by: f32) -> Self {
        Self { crop: self.crop.scaled(by), frame: self.frame.scaled(by), size: self.size }
    }

    /// How many of the picture's pixels make one that is shown, across and down.
    pub(super) fn step(&self) -> [f32; 2] {
        [self.crop.width / length(self.size[0].max(1)), self.crop.height / length(self.size[1].max(1))]
    }

    /// The shown pixels whose centres lie between two places of the picture, for one axis: from, and to.
    pub(super) fn shown(&self, axis: usize, from: f32, to: f32) -> (usize, usize) {
        let start = [self.crop.left, self.crop.top].get(axis).copied().unwrap_or_default();
        let step = self.step().get(axis).copied().unwrap_or(1.0);
        let most = self.size.get(axis).copied().unwrap_or_default();
        let at = |place: f32| ((place - start) / step - 0.5).max(-1.0);
        let first = whole(at(from).ceil().max(0.0)).min(most);
        (first, whole(at(to).floor() + 1.0).clamp(first, most.max(first)))
    }
}

/// The frame around the product.
fn framed(passes: &Passes, framing: Framing, aspect: f32) -> Crop {
    let Framing::Cover { zoom_percent } = framing else { return fit(passes, aspect) };
    let [x, y, width, height] = passes.product.map(length);
    let (mid_x, mid_y) = (x + width / 2.0, y + height / 2.0);
    let zoom = f32::from(zoom_percent.clamp(10, 1000)) / 100.0;
    let (full_w, full_h) = (length(passes.width), length(passes.height));
    let cover = full_w.min(full_h * aspect) / zoom;
    // Whatever the frame's shape, a tall product keeps its head and its feet.
    let wide = cover.max(width * EDGE).max(height * EDGE * aspect);
    let tall = wide / aspect;
    let keep = |mid: f32, side: f32, full: f32| {
        if side >= full { full / 2.0 } else { mid.clamp(side / 2.0, full - side / 2.0) }
    };
    Crop::around([keep(mid_x, wide, full_w), keep(mid_y, tall, full_h)], wide, tall)
}

/// The whole product with air around it, in a frame of this shape.
fn fit(passes: &Passes, aspect: f32) -> Crop {
    let [x, y, width, height] = passes.product.map(length);
    let air = 1.0 + 2.0 * AIR;
    let wide = (width * air).max(height * air * aspect);
    Crop::around([x + width / 2.0, y + height / 2.0], wide, wide / aspect)
}

impl Crop {
    fn around([x, y]: [f32; 2], width: f32, height: f32) -> Self {
        Self { left: x - width / 2.0, top: y - height / 2.0, width, height }
    }

    /// 0 at the edge of the frame and of the picture, 1 further in: for each pixel of one axis.
    pub(super) fn fades(&self, axis: usize, from: usize, count: usize, full: usize) -> Vec<f32> {
        let (start, side) = if axis == 0 { (self.left, self.width) } else { (self.top, self.height) };
        let reach = self.width.min(self.height) * FADE;
        (from..from + count)
            .map(|at| {
                let at = length(at) + 0.5;
                let to_edge = (at - start.max(0.0)).min((start + side).min(length(full)) - at);
                let share = (to_edge / reach).clamp(0.0, 1.0);
                share * share * (3.0 - 2.0 * share)
            })
            .collect()
    }

    fn scaled(self, by: f32) -> Self {
        Self { left: self.left * by, top: self.top * by, width: self.width * by, height: self.height * by }
    }

    /// The whole pixels inside a picture that it needs, with room for the filter: x, y, width, height.
    pub(super) fn inside(&self, width: usize, height: usize) -> [usize; 4] {
        let range = |from: f32, side: f32, full: usize| {
            let start = whole((from - 4.0).floor().max(0.0)).min(full.saturating_sub(1));
            let end = whole((from + side + 4.0).ceil().max(0.0)).clamp(start + 1, full.max(start + 1));
            (start, end - start)
        };
        let (x, w) = range(self.left, self.width, width);
        let (y, h) = range(self.top, self.height, height);
        [x, y, w, h]
    }
}
