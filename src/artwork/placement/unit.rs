//! Owns a thing of a set with all its pieces, as they stand together; knows nothing of where in the picture that is.

use super::outline::Outline;
use super::passes::Passes;
use super::slots::Slot;
use super::store::Levels;
use crate::artwork::raster::length;

/// How many pieces of one thing are shown at most: more are not counted at a glance.
pub(super) const MOST_PIECES: u8 = 4;
/// The air between two pieces, as a share of their width.
const AIR: f32 = 0.07;
/// How much of its width a piece lies beside the one before it, where it may hide some of it.
const BESIDE: f32 = 0.72;
/// How much higher in the picture, because further back, such a piece stands, as a share of its height.
const BACK: f32 = 0.05;

/// A thing with its pieces.
pub(super) struct Unit {
    pub(super) levels: Levels,
    pub(super) outline: Outline,
    /// Where each piece stands beside the first, in pixels of its own picture; the first is the foremost.
    pub(super) offsets: Vec<[f32; 2]>,
    /// The box of all of them in those pixels: x, y, width, height.
    pub(super) bounds: [f32; 4],
    /// The box of one.
    pub(super) single: [f32; 4],
}

impl Unit {
    /// So many pieces of a thing; nothing where it has no picture.
    pub(super) fn new(levels: &Levels, pieces: u8) -> Option<Self> {
        let full = levels.first()?;
        let outline = Outline::of(levels.last()?);
        let single = full.product.map(length);
        let offsets = offsets(full, &outline, pieces.clamp(1, MOST_PIECES));
        let [x, y, width, height] = single;
        let reach = |axis: usize| offsets.iter().filter_map(move |offset| offset.get(axis).copied());
        let right = reach(0).fold(0.0, f32::max);
        let up = reach(1).fold(0.0, f32::min);
        let bounds = [x, y + up, width + right, height - up];
        Some(Self { levels: levels.clone(), outline, offsets, bounds, single })
    }

    /// All passes of it.
    pub(super) fn passes(&self) -> Option<&Passes> {
        self.levels.first()
    }

    /// How long one piece is drawn in its own picture.
    pub(super) fn longest_px(&self) -> f32 {
        self.single[2].max(self.single[3]).max(1.0)
    }

    /// The scale at which it fills a slot, and where its picture lies then: left, top, and how many pixels of the whole picture
    /// one of its own takes.
    pub(super) fn in_slot(&self, slot: Slot, relative: f32, [wide, tall]: [f32; 2]) -> [f32; 3] {
        let [_, _, width, height] = self.bounds;
        let scale = (slot.width * wide / width.max(1.0)).min(slot.height * tall / height.max(1.0)) * relative;
        self.standing([slot.x * wide, slot.foot * tall], scale)
    }

    /// Where its picture lies when the middle of its foot is at a place.
    pub(super) fn standing(&self, [middle, foot]: [f32; 2], scale: f32) -> [f32; 3] {
        let [x, y, width, height] = self.bounds;
        [middle - (x + width / 2.0) * scale, foot - (y + height) * scale, scale]
    }

    /// Where the picture of one piece lies when the middle of its foot is at a place.
    pub(super) fn one_standing(&self, [middle, foot]: [f32; 2], scale: f32) -> [f32; 3] {
        let [x, y, width, height] = self.single;
        [middle - (x + width / 2.0) * scale, foot - (y + height) * scale, scale]
    }

    /// Where the picture of each piece lies when that of the first does so.
    pub(super) fn pieces(&self, [left, top, scale]: [f32; 3]) -> impl Iterator<Item = [f32; 3]> {
        self.offsets.iter().map(move |[x, y]| [left + x * scale, top + y * scale, scale])
    }
}

/// Printed things stand clear of each other; others a little behind one another.
fn offsets(full: &Passes, outline: &Outline, pieces: u8) -> Vec<[f32; 2]> {
    let [_, _, width, height] = full.product.map(length);
    let is_printed = !full.regions.is_empty();
    let clear = width * (outline.widest() + AIR);
    let (aside, back) = if is_printed { (clear, 0.0) } else { (clear * BESIDE, height * BACK) };
    // Four of what lies wide stand two by two.
    if pieces == MOST_PIECES && width >= height {
        let up = if is_printed { height * (1.0 + AIR) } else { height * 0.62 };
        let shift = if is_printed { 0.0 } else { aside * 0.2 };
        return vec![[0.0, 0.0], [clear, 0.0], [shift, -up], [clear + shift, -up]];
    }
    (0..pieces).map(|piece| [aside * f32::from(piece), -back * f32::from(piece)]).collect()
}
