//! Owns several products in one picture, on one floor, from back to front; knows nothing of why they are together.

use std::collections::BTreeMap;

use super::blank;
use super::ground::Ground;
use super::ink::Canvas;
use super::passes::Passes;
use super::product::{Press, Shown, print_all, taken};
use super::spots::spots;
use super::staging::{Standing, standing};
use super::store::Levels;
use super::view::{Crop, View};
use crate::artwork::raster::length;
use crate::artwork::request::SetPart;
use crate::artwork::{Framing, Part, Picture, PictureRequest};

/// Makes the picture of a set; its parts come with their files.
pub(super) fn picture(request: &PictureRequest, parts: Vec<(&SetPart, Levels)>, press: &Press<'_>) -> Picture {
    let size = request.size_px.map(|side| usize::try_from(side).unwrap_or_default());
    let (whole, from) = whole(request.framing, size);
    let [red, green, blue] = request.stage.0;
    let mut pixels = vec![[red, green, blue, 255]; size[0] * size[1]];
    let mut light = None;
    let standing = standing(parts, whole);
    let drawn = drawn(&standing, whole);
    for standing in standing {
        let Some((passes, view)) = seen(&standing, (whole, from), size) else { continue };
        let part = standing.part;
        let shown = Shown { name: &part.picture, tint: part.tint, film: part.film, design: &part.design };
        let tint = taken(passes, part.tint);
        let Some(ground) = Ground::new(passes, &view) else { continue };
        blank::lay((passes, &view), &ground, tint, (&mut pixels, light.as_mut()));
        let areas: Vec<_> = passes.regions.iter().map(|region| spots(passes, region, &view)).collect();
        let mut canvas = Canvas { pixels: &mut pixels, width: size[0] };
        print_all(&mut canvas, &mut light, (passes, &areas, &view), (&shown, tint), press);
    }
    Picture { size, rgba: pixels.into_flattened(), light: light.map(<Vec<[u8; 4]>>::into_flattened), parts: drawn }
}

/// The boxes of the products themselves, with all their pieces, in the order in which they were asked for.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the picture first")]
fn drawn(standing: &[Standing<'_>], [wide, tall]: [f32; 2]) -> Vec<Part> {
    let mut boxes: BTreeMap<usize, [f32; 4]> = BTreeMap::new();
    for standing in standing {
        let Some(full) = standing.levels.first() else { continue };
        let [x, y, width, height] = full.product.map(length);
        let [left, top, scale] = standing.at;
        let own = [left + x * scale, top + y * scale, left + (x + width) * scale, top + (y + height) * scale];
        let all = boxes.entry(standing.number).or_insert(own);
        *all = [all[0].min(own[0]), all[1].min(own[1]), all[2].max(own[2]), all[3].max(own[3])];
    }
    let share = |at: f32, side: f32| ((at / side).clamp(0.0, 1.0) * Part::FULL) as u16;
    let part = |[left, top, right, bottom]: [f32; 4]| {
        let (left, top) = (share(left, wide), share(top, tall));
        let (width, height) = (share(right, wide) - left, share(bottom, tall) - top);
        Part { left, top, width: width.max(1), height: height.max(1) }
    };
    boxes.into_values().map(part).collect()
}

/// The size of the whole picture of which a part is asked, and where that part begins in it.
fn whole(framing: Framing, size: [usize; 2]) -> ([f32; 2], [f32; 2]) {
    let Framing::Part(part) = framing else { return (size.map(length), [0.0; 2]) };
    let share = |side: u16| f32::from(side.max(1)) / Part::FULL;
    let whole = [length(size[0]) / share(part.width), length(size[1]) / share(part.height)];
    let from = [f32::from(part.left) / Part::FULL * whole[0], f32::from(part.top) / Part::FULL * whole[1]];
    (whole, from)
}

/// The passes of a part that are fine enough, and how the picture shows them.
fn seen<'a>(
    standing: &'a Standing<'_>,
    (whole, from): ([f32; 2], [f32; 2]),
    size: [usize; 2],
) -> Option<(&'a Passes, View)> {
    let full = standing.levels.first()?;
    let [left, top, scale] = standing.at;
    let step = 1.0 / scale.max(1e-4);
    let crop = Crop {
        left: (from[0] - left) * step,
        top: (from[1] - top) * step,
        width: length(size[0]) * step,
        height: length(size[1]) * step,
    };
    // Shadows fade out at the edge of the whole set, not only at that of their own picture.
    let frame = Crop { left: -left * step, top: -top * step, width: whole[0] * step, height: whole[1] * step };
    let view = View { crop, frame, size };
    let scaled = |passes: &Passes| view.scaled(length(passes.width) / length(full.width.max(1)));
    let passes = standing.levels.iter().rev().find(|passes| scaled(passes).step()[0] >= 1.0).unwrap_or(full);
    Some((passes, scaled(passes)))
}
