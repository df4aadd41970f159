//! Owns several products in one picture, on one floor, from back to front; knows nothing of why they are together.

use super::blank;
use super::ground::Ground;
use super::ink::Canvas;
use super::passes::Passes;
use super::product::{Press, Shown, print_all, taken};
use super::room::{self, Room};
use super::slots::{MOST, Slot, slots, under};
use super::spots::spots;
use super::store::Levels;
use super::view::{Crop, View};
use crate::artwork::raster::length;
use crate::artwork::request::SetPart;
use crate::artwork::{Framing, Part, Picture, PictureRequest};

/// How much smaller than its place a part may be shown because it is smaller than what was come for.
const SMALLEST: f32 = 0.62;
/// Sizes are told apart less than they are in truth: a pen beside a banner must still be seen.
const FLATTENED: f32 = 0.28;
/// How much of the picture's shorter side the longer side of a thing in a room takes at least.
const SMALLEST_SEEN: f32 = 0.26;
/// Something of which no size is known, beside what was come for.
const UNKNOWN: f32 = 0.85;

/// A part with its files and where it stands.
struct Standing<'a> {
    part: &'a SetPart,
    /// Its place in the order in which they were asked for.
    number: usize,
    levels: Levels,
    /// The box of the product in pixels of the whole picture: left, top, and how many of them a pixel of its own takes.
    at: [f32; 3],
    foot: f32,
}

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

/// The boxes of the products themselves, in the order in which they were asked for.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the picture first")]
fn drawn(standing: &[Standing<'_>], [wide, tall]: [f32; 2]) -> Vec<Part> {
    let mut by_number: Vec<&Standing<'_>> = standing.iter().collect();
    by_number.sort_by_key(|standing| standing.number);
    let part = |standing: &Standing<'_>| {
        let [x, y, width, height] = standing.levels.first()?.product.map(length);
        let [left, top, scale] = standing.at;
        let share = |at: f32, side: f32| ((at / side).clamp(0.0, 1.0) * Part::FULL) as u16;
        let (from, to) =
            ([left + x * scale, top + y * scale], [left + (x + width) * scale, top + (y + height) * scale]);
        let (left, top) = (share(from[0], wide), share(from[1], tall));
        let (width, height) = (share(to[0], wide) - left, share(to[1], tall) - top);
        Some(Part { left, top, width: width.max(1), height: height.max(1) })
    };
    by_number.into_iter().filter_map(part).collect()
}

/// The size of the whole picture of which a part is asked, and where that part begins in it.
fn whole(framing: Framing, size: [usize; 2]) -> ([f32; 2], [f32; 2]) {
    let Framing::Part(part) = framing else { return (size.map(length), [0.0; 2]) };
    let share = |side: u16| f32::from(side.max(1)) / Part::FULL;
    let whole = [length(size[0]) / share(part.width), length(size[1]) / share(part.height)];
    let from = [f32::from(part.left) / Part::FULL * whole[0], f32::from(part.top) / Part::FULL * whole[1]];
    (whole, from)
}

/// The parts at their places, the furthest first.
fn standing(parts: Vec<(&SetPart, Levels)>, size: [f32; 2]) -> Vec<Standing<'_>> {
    let first = parts.first().and_then(|(_, levels)| levels.first());
    let mut all = match first
        .and_then(|hook| hook.room_mm().map(|mm| (place_of(hook, room::hook(size[0] / size[1]), 1.0, size), mm)))
    {
        Some((hook, mm)) => in_room(parts, (hook, mm), size),
        None => on_table(parts, size),
    };
    all.sort_by(|a, b| a.foot.total_cmp(&b.foot));
    all
}

/// Furniture: everything as large as it is beside what was come for.
fn in_room(
    parts: Vec<(&SetPart, Levels)>,
    (hook, hook_mm): ([f32; 3], f32),
    [wide, tall]: [f32; 2],
) -> Vec<Standing<'_>> {
    let mut room = Room::default();
    let mut hook_box = [0.0; 4];
    let mut px_per_mm = 0.0;
    let mut all = Vec::with_capacity(parts.len());
    for (number, (part, levels)) in parts.into_iter().enumerate() {
        let Some(full) = levels.first() else { continue };
        let [x, y, width, height] = full.product.map(length);
        if number == 0 {
            let [left, top, scale] = hook;
            hook_box =
                [(left + x * scale) / wide, (top + y * scale) / tall, width * scale / wide, height * scale / tall];
            px_per_mm = width.max(height) * scale / hook_mm;
            all.push(Standing { part, number, levels, at: hook, foot: hook_box[1] + hook_box[3] });
            continue;
        }
        let foot = hook_box[1] + hook_box[3];
        if full.is_rug() {
            let slot =
                under(Slot { x: hook_box[0] + hook_box[2] / 2.0, foot, width: hook_box[2], height: hook_box[3] });
            let at = place_of(full, slot, 1.0, [wide, tall]);
            all.push(Standing { part, number, levels, at, foot: 0.0 });
            continue;
        }
        let mm = full.told_mm.unwrap_or([500.0; 3]);
        let longest = mm.into_iter().fold(0.0, f32::max);
        let ([middle, stands], behind) = room.place(mm, hook_box);
        // Never cut, even where it would be higher than the room; and never so small that one does not see what it is.
        let most = (stands * tall * 0.97 / height.max(1.0)).min(wide * 0.9 / width.max(1.0));
        let least = SMALLEST_SEEN * wide.min(tall) / width.max(height).max(1.0);
        let scale = (longest * px_per_mm / width.max(height).max(1.0)).max(least).min(most);
        let half = width * scale / 2.0;
        let middle = (middle * wide).clamp(half + wide * 0.015, (wide * 0.985 - half).max(half + wide * 0.015));
        let at = [middle - (x + width / 2.0) * scale, stands * tall - (y + height) * scale, scale];
        let foot = if behind { foot - 0.2 } else { foot.max(stands) + 0.001 };
        all.push(Standing { part, number, levels, at, foot });
    }
    all
}

/// Everything else: around what was come for.
fn on_table(parts: Vec<(&SetPart, Levels)>, [wide, tall]: [f32; 2]) -> Vec<Standing<'_>> {
    let is_flat = |number: usize, levels: &Levels| number > 0 && levels.first().is_some_and(Passes::is_rug);
    let standing = parts.iter().enumerate().filter(|(number, (_, levels))| !is_flat(*number, levels)).count();
    let places = slots(standing.clamp(1, MOST), wide / tall);
    let hook = parts.first().and_then(|(_, levels)| levels.first()).and_then(Passes::longest_mm);
    let (Some(first), mut others) = (places.first().copied(), places.iter().copied()) else { return Vec::new() };
    let mut all = Vec::with_capacity(parts.len());
    for (number, (part, levels)) in parts.into_iter().enumerate() {
        let Some(full) = levels.first() else { continue };
        let flat = is_flat(number, &levels);
        let Some(place) = (if flat { Some(under(first)) } else { others.next() }) else { continue };
        let relative = match (number, hook, full.longest_mm()) {
            (0, ..) => 1.0,
            _ if flat => 1.0,
            (_, Some(hook), Some(own)) => beside(own, hook),
            _ => UNKNOWN,
        };
        let place =
            if number > 0 && place.foot < first.foot { aside(full, place, relative, wide / tall) } else { place };
        let at = place_of(full, place, relative, [wide, tall]);
        // What lies on the floor is below all that stands on it.
        all.push(Standing { part, number, levels, at, foot: if flat { 0.0 } else { place.foot } });
    }
    all
}

/// The place of what stands behind what was come for and does not fill it: at its outer side, where more of it is seen.
fn aside(passes: &Passes, slot: Slot, relative: f32, aspect: f32) -> Slot {
    let [_, _, width, height] = passes.product.map(length);
    let drawn = slot.width.min(slot.height / aspect * width / height.max(1.0)) * relative;
    let out = (slot.width - drawn).max(0.0) / 2.0;
    let side = if slot.x > 0.5 { 1.0 } else { -1.0 };
    // What stands above the middle has no outer side.
    let out = if (0.3..0.7).contains(&slot.x) { 0.0 } else { out };
    Slot { x: slot.x + side * out, ..slot }
}

/// How much of its place something fills that is so long, beside what was come for.
fn beside(own: f32, hook: f32) -> f32 {
    (own / hook).powf(FLATTENED).clamp(SMALLEST, 1.0)
}

/// Where a product's picture lies so that the product stands in its slot, as large as fits.
fn place_of(passes: &Passes, slot: Slot, relative: f32, [wide, tall]: [f32; 2]) -> [f32; 3] {
    let [x, y, width, height] = passes.product.map(length);
    let scale = (slot.width * wide / width.max(1.0)).min(slot.height * tall / height.max(1.0)) * relative;
    let left = slot.x * wide - (x + width / 2.0) * scale;
    let top = slot.foot * tall - (y + height) * scale;
    [left, top, scale]
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
