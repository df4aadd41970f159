//! Owns where the parts of a set stand, in a room or on a table, and how large; draws nothing.

use std::collections::BTreeMap;

use super::passes::Passes;
use super::room::{self, Room};
use super::slots::{MOST, Slot, slots, under};
use super::store::Levels;
use super::table::Table;
use super::unit::Unit;
use crate::artwork::request::SetPart;

/// How long a part is at least and at most, as shares of what was come for.
const SMALLEST: f32 = 0.4;
const LARGEST: f32 = 0.92;
/// Sizes are told apart less than they are in truth: a pen beside a banner must still be seen.
const FLATTENED: f32 = 0.38;
/// How much of the picture's shorter side the longer side of a thing in a room takes at least.
const SMALLEST_SEEN: f32 = 0.26;
/// Something of which no size is known, beside what was come for.
const UNKNOWN: f32 = 0.6;
/// How much smaller than they should be the parts may be drawn, all of them alike, until there is room for all.
const SIZES: [f32; 9] = [1.0, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55, 0.5];
/// How much of its slot a part fills where there is no room left for it anywhere.
const TIGHT: f32 = 0.3;
/// By how much a single part may be drawn smaller than its size beside the others.
const ALIKE: f32 = 0.72;

/// A part with its pieces, not placed yet.
struct Thing<'a> {
    part: &'a SetPart,
    /// Its place in the order in which they were asked for.
    number: usize,
    unit: Unit,
}

impl<'a> Thing<'a> {
    /// All its pieces where the first one's picture lies so in a picture of this height.
    fn pieces(&self, at: [f32; 3], tall: f32) -> Vec<Standing<'a>> {
        let [_, y, _, height] = self.unit.single;
        self.unit.pieces(at).map(|at| self.piece(at, (at[1] + (y + height) * at[2]) / tall)).collect()
    }

    /// All its pieces below everything else: what lies on the floor.
    fn below(&self, at: [f32; 3]) -> Vec<Standing<'a>> {
        self.unit.pieces(at).map(|at| self.piece(at, 0.0)).collect()
    }

    fn piece(&self, at: [f32; 3], foot: f32) -> Standing<'a> {
        Standing { part: self.part, number: self.number, levels: self.unit.levels.clone(), at, foot }
    }
}

/// A piece of a part with its files and where it stands.
pub(super) struct Standing<'a> {
    pub(super) part: &'a SetPart,
    /// Its place in the order in which they were asked for.
    pub(super) number: usize,
    pub(super) levels: Levels,
    /// Where its picture lies in pixels of the whole one: left, top, and how many of them a pixel of its own takes.
    pub(super) at: [f32; 3],
    /// How far to the front it stands, as a share of the height.
    foot: f32,
}

/// The parts at their places, the furthest first.
pub(super) fn standing(parts: Vec<(&SetPart, Levels)>, size: [f32; 2]) -> Vec<Standing<'_>> {
    let things = parts.into_iter().enumerate();
    let things: Vec<Thing<'_>> = things
        .filter_map(|(number, (part, levels))| Some(Thing { part, number, unit: Unit::new(&levels, part.pieces)? }))
        .collect();
    let mm = things.first().and_then(|hook| hook.unit.passes().and_then(Passes::room_mm));
    let mut all = match mm {
        Some(mm) => in_room(things, mm, size),
        None => on_table(&things, size),
    };
    all.sort_by(|a, b| a.foot.total_cmp(&b.foot));
    all
}

/// Furniture: everything as large as it is beside what was come for.
fn in_room(things: Vec<Thing<'_>>, hook_mm: f32, [wide, tall]: [f32; 2]) -> Vec<Standing<'_>> {
    let mut room = Room::around(hook_mm, wide / tall);
    let mut hook_box = [0.0; 4];
    let mut px_per_mm = 0.0;
    let mut all = Vec::with_capacity(things.len());
    for thing in things {
        let unit = &thing.unit;
        let Some(full) = unit.passes() else { continue };
        let [x, y, width, height] = unit.bounds;
        let longest_px = unit.longest_px();
        if thing.number == 0 {
            let at = unit.in_slot(room::hook(wide / tall), 1.0, [wide, tall]);
            let [left, top, scale] = at;
            hook_box =
                [(left + x * scale) / wide, (top + y * scale) / tall, width * scale / wide, height * scale / tall];
            px_per_mm = longest_px * scale / hook_mm;
            all.extend(thing.pieces(at, tall));
            continue;
        }
        let foot = hook_box[1] + hook_box[3];
        if full.is_rug() {
            let slot =
                under(Slot { x: hook_box[0] + hook_box[2] / 2.0, foot, width: hook_box[2], height: hook_box[3] });
            all.extend(thing.below(unit.in_slot(slot, 1.0, [wide, tall])));
            continue;
        }
        let mm = full.told_mm.unwrap_or([500.0; 3]);
        let longest = mm.into_iter().fold(0.0, f32::max);
        let [_, _, width, height] = unit.single;
        for _ in 0..unit.offsets.len() {
            let ([middle, stands], behind) = room.place(mm, hook_box);
            // Never cut, even where it would be higher than the room; and never so small that one does not see what it is.
            let most = (stands * tall * 0.97 / height.max(1.0)).min(wide * 0.9 / width.max(1.0));
            let least = SMALLEST_SEEN * wide.min(tall) / longest_px;
            let scale = (longest * px_per_mm / longest_px).max(least).min(most);
            let half = width * scale / 2.0;
            let middle = (middle * wide).clamp(half + wide * 0.015, (wide * 0.985 - half).max(half + wide * 0.015));
            let at = unit.one_standing([middle, stands * tall], scale);
            let foot = if behind { foot - 0.2 } else { foot.max(stands) + 0.001 };
            all.push(thing.piece(at, foot));
        }
    }
    all
}

/// Everything else: beside what was come for, on one table, to one scale as far as there is room.
fn on_table<'a>(things: &[Thing<'a>], size: [f32; 2]) -> Vec<Standing<'a>> {
    let alike = SIZES.into_iter().find_map(|by| laid_out(things, (by, ALIKE), size));
    let placed = alike.or_else(|| laid_out(things, (1.0, 0.0), size)).unwrap_or_default();
    let below = |thing: &Thing<'_>| thing.number > 0 && is_flat(thing);
    let standing = things.iter().filter_map(|thing| Some((thing, *placed.get(&thing.number)?)));
    standing.flat_map(|(thing, at)| if below(thing) { thing.below(at) } else { thing.pieces(at, size[1]) }).collect()
}

/// Where the picture of each thing lies if what goes with the first is drawn by so much smaller, and single things down to a share
/// of that; nothing where that is too large.
fn laid_out(things: &[Thing<'_>], (by, least): (f32, f32), size: [f32; 2]) -> Option<BTreeMap<usize, [f32; 3]>> {
    let places = places(things, size);
    let (first, hook) = (*places.first()?, things.first()?);
    let at = hook.unit.in_slot(first, 1.0, size);
    let mut table = Table::new(size);
    table.stand(&hook.unit, at);
    let mut all = BTreeMap::from([(hook.number, at)]);
    let hook_px = hook.unit.longest_px() * at[2];
    let hook_mm = hook.unit.passes().and_then(Passes::longest_mm);
    let mut others = Vec::with_capacity(things.len());
    for thing in things.iter().skip(1) {
        if is_flat(thing) {
            all.insert(thing.number, thing.unit.in_slot(under(first), 1.0, size));
            continue;
        }
        let longest_mm = thing.unit.passes().and_then(Passes::longest_mm);
        let relative = hook_mm.zip(longest_mm).map_or(UNKNOWN, |(hook, own)| beside(own, hook));
        let scale = hook_px * relative * by / thing.unit.longest_px();
        let [_, _, width, height] = thing.unit.bounds;
        others.push((thing, scale, width * height * scale * scale));
    }
    // What could not be laid out anyhow is not tried.
    let [_, _, width, height] = hook.unit.bounds.map(|side| side * at[2]);
    let room = size[0] * size[1] * 0.9 - width * height * 0.7;
    if others.iter().map(|(_, _, area)| area * least * least).sum::<f32>() > room {
        return None;
    }
    // The largest first: what is small finds room between.
    others.sort_by(|(_, _, a), (_, _, b)| b.total_cmp(a));
    for ((thing, scale, _), slot) in others.into_iter().zip(places.into_iter().skip(1)) {
        let at = match table.place(&thing.unit, (scale, least), slot) {
            Some(at) => at,
            None if least > 0.0 => return None,
            None => thing.unit.in_slot(slot, TIGHT, size),
        };
        table.stand(&thing.unit, at);
        all.insert(thing.number, at);
    }
    Some(all)
}

/// The slots of what stands, one after the other.
fn places(things: &[Thing<'_>], [wide, tall]: [f32; 2]) -> Vec<Slot> {
    let standing = things.iter().filter(|thing| thing.number == 0 || !is_flat(thing)).count();
    slots(standing.clamp(1, MOST), wide / tall)
}

/// Whether it lies on the floor, below all that stands on it.
fn is_flat(thing: &Thing<'_>) -> bool {
    thing.unit.passes().is_some_and(Passes::is_rug)
}

/// How long something is drawn that is so long, beside what was come for, as a share of that.
fn beside(own: f32, hook: f32) -> f32 {
    (own / hook).powf(FLATTENED).clamp(SMALLEST, LARGEST)
}
