//! Owns which part of a picture is shown at which size, and putting it together; knows nothing of queues.

use super::film::FilmLook;
use super::light::{self, Window};
use super::mips::Mips;
use super::passes::{Kind, Passes};
use super::resample::{Crop, resample};
use super::{Levels, Surface, tint};
use crate::artwork::colour::TABLES;
use crate::artwork::layout::{artwork_for, film_mask_for};
use crate::artwork::raster::{length, whole};
use crate::artwork::{Framing, LogoShelf, Part, Picture, PictureRequest, Rgb};

/// Air around a product, as a share of its size, on each side.
const AIR: f32 = 0.06;
/// A product that would be cut gets this much of its own size instead.
const EDGE: f32 = 1.04;
/// Artwork is drawn this much finer than the picture shows it.
const FINER: f32 = 1.25;
/// The longest side of artwork in pixels.
const LONGEST_ART: f32 = 1800.0;
/// Shadows fade out over this share of the frame at its edge, so that no cut shows.
const FADE: f32 = 0.06;

/// Makes the picture of a product.
pub(super) fn picture(request: &PictureRequest, levels: &Levels, shelf: &LogoShelf, size: [usize; 2]) -> Picture {
    let Some(full) = levels.first() else { return Picture { size, rgba: vec![0; size[0] * size[1] * 4] } };
    let (crop, frame) = crops(full, request.framing, size);
    let enough = |passes: &&Passes| {
        let scale = length(passes.width) / length(full.width.max(1));
        crop.width * scale >= length(size[0]) * 1.15
    };
    let passes = levels.iter().rev().find(enough).unwrap_or(full);
    let scale = length(passes.width) / length(full.width.max(1));
    let (crop, frame) = (crop.scaled(scale), frame.scaled(scale));
    let mut window = draw(request, passes, shelf, crop.inside(passes.width, passes.height));
    put_on_stage(&mut window, passes, request.stage, &frame);
    let rgba = resample(&window, &crop, size, request.stage.linear());
    Picture { size, rgba }
}

/// What is shown of the picture, and the frame of which that is a part, both in its pixels.
fn crops(passes: &Passes, framing: Framing, size: [usize; 2]) -> (Crop, Crop) {
    let Framing::Part(part) = framing else { return (crop(passes, framing, size), crop(passes, framing, size)) };
    let share = [part.width.max(1), part.height.max(1)].map(|side| f32::from(side) / Part::FULL);
    let whole = fit(passes, length(size[0]) / share[0] / (length(size[1]) / share[1]));
    let from = [part.left, part.top].map(|at| f32::from(at) / Part::FULL);
    let (left, top) = (whole.left + whole.width * from[0], whole.top + whole.height * from[1]);
    (Crop { left, top, width: whole.width * share[0], height: whole.height * share[1] }, whole)
}

/// The frame around the product.
fn crop(passes: &Passes, framing: Framing, size: [usize; 2]) -> Crop {
    let aspect = length(size[0]) / length(size[1]);
    let [x, y, width, height] = passes.product.map(length);
    let (mid_x, mid_y) = (x + width / 2.0, y + height / 2.0);
    match framing {
        Framing::Fit | Framing::Part(_) => fit(passes, aspect),
        Framing::Cover { zoom_percent } => {
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
    }
}

/// The whole product with air around it, in a frame of this shape.
fn fit(passes: &Passes, aspect: f32) -> Crop {
    let [x, y, width, height] = passes.product.map(length);
    let air = 1.0 + 2.0 * AIR;
    let wide = (width * air).max(height * air * aspect);
    Crop::around([x + width / 2.0, y + height / 2.0], wide, wide / aspect)
}

/// The product with everything on it, in linear light.
fn draw(request: &PictureRequest, passes: &Passes, shelf: &LogoShelf, bounds: [usize; 4]) -> Window {
    if let (Kind::Mask(constants), Some(colour)) = (passes.kind, request.tint) {
        return tint::masked(passes, bounds, constants, colour);
    }
    let tint = request.tint.filter(|tint| !matches!(passes.kind, Kind::Light { blank, .. } if blank == *tint));
    let mut window = light::blank(passes, bounds, tint);
    for region in &passes.regions {
        let ground = Surface::from(region).ground(tint);
        let [wide, tall] = region.area.mm;
        let px_per_mm = (FINER / region.finest_mm).min(LONGEST_ART / wide.max(tall));
        if let Some(art) = artwork_for(&region.area, &request.design, shelf, ground, px_per_mm) {
            let mut art = Mips::new(&art);
            if region.area.multiply
                && let Kind::Light { blank, .. } = passes.kind
            {
                art.multiply(blank.linear());
            }
            light::print(&mut window, passes, region, &art, px_per_mm);
        }
        if let Some(film) = request.film
            && let Some(mask) = film_mask_for(&region.area, &request.design, shelf, px_per_mm)
        {
            light::lay(&mut window, passes, region, &Mips::new(&mask), &FilmLook::new(film, px_per_mm));
        }
    }
    window
}

/// Lays the picture over the stage; shadows are mixed on sRGB values, as every viewer does.
fn put_on_stage(window: &mut Window, passes: &Passes, stage: Rgb, crop: &Crop) {
    let [left, top, width, _] = window.bounds;
    let fade_x: Vec<f32> = (left..left + width).map(|x| crop.fade([x, passes.width], crop.left, crop.width)).collect();
    let empty = {
        let [r, g, b] = stage.linear();
        [r, g, b, 0.0]
    };
    for (row, pixels) in window.pixels.chunks_exact_mut(width.max(1)).enumerate() {
        let start = (top + row) * passes.width + left;
        let bases = passes.pixels.get(start..).unwrap_or_default();
        let fade_y = crop.fade([top + row, passes.height], crop.top, crop.height);
        for ((pixel, base), fade) in pixels.iter_mut().zip(bases).zip(&fade_x) {
            match base.base[3] {
                255 => {}
                0 => *pixel = empty,
                alpha => {
                    let faded = if alpha < 200 { fade_y * fade } else { 1.0 };
                    let share = f32::from(alpha) / 255.0 * faded;
                    for (channel, stage) in pixel.iter_mut().zip(stage.0) {
                        let own = f32::from(TABLES.encode(*channel));
                        let mixed = f32::from(stage) + (own - f32::from(stage)) * share;
                        *channel = TABLES.between(mixed);
                    }
                }
            }
        }
    }
}

impl Crop {
    fn around([x, y]: [f32; 2], width: f32, height: f32) -> Self {
        Self { left: x - width / 2.0, top: y - height / 2.0, width, height }
    }

    /// 0 at the edge of the frame and of the picture, 1 further in: for one axis.
    fn fade(&self, [at, full]: [usize; 2], from: f32, side: f32) -> f32 {
        let at = length(at) + 0.5;
        let to_edge = (at - from.max(0.0)).min((from + side).min(length(full)) - at);
        let share = (to_edge / (self.width.min(self.height) * FADE)).clamp(0.0, 1.0);
        share * share * (3.0 - 2.0 * share)
    }

    fn scaled(&self, by: f32) -> Self {
        Self { left: self.left * by, top: self.top * by, width: self.width * by, height: self.height * by }
    }

    /// The whole pixels inside a picture that it needs, with room for the filter.
    fn inside(&self, width: usize, height: usize) -> [usize; 4] {
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
