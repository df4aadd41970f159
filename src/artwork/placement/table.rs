//! Owns where the things of a set stand on a table: clear of each other, near each other, on few lines; knows nothing of pixels'
//! colours.
//!
//! What came first keeps its place, whatever comes after it.

use super::slots::Slot;
use super::unit::Unit;
use crate::artwork::raster::{length, whole};

/// A field is so large that this many make the picture's shorter side.
const FIELDS: f32 = 110.0;
/// The air between two things, as a share of the shorter side.
const GAP: f32 = 0.03;
/// The air at the edge of the picture, as a share of the shorter side.
const EDGE: f32 = 0.035;
/// How much smaller than the others a thing may be drawn until it finds a place.
const SMALLER: [f32; 9] = [1.0, 0.93, 0.86, 0.79, 0.72, 0.62, 0.52, 0.42, 0.32];
/// Lines on which things can stand, as shares of the height.
const LINES: u8 = 27;

/// What stands on a table.
pub(super) struct Table {
    /// The picture's size in pixels.
    size: [f32; 2],
    /// How many pixels a field is wide and high.
    field: f32,
    across: usize,
    /// How many fields are taken left of each one, row by row.
    taken: Vec<Vec<u16>>,
    /// The lines on which things stand, in pixels.
    feet: Vec<f32>,
    /// The box of all of them: left, top, right, bottom.
    all: [f32; 4],
}

/// A place that a thing could stand at.
#[derive(Clone, Copy)]
struct Spot {
    at: [f32; 3],
    cost: f32,
}

impl Table {
    /// An empty one.
    pub(super) fn new(size: [f32; 2]) -> Self {
        let field = (size[0].min(size[1]) / FIELDS).max(0.5);
        let [across, down] = size.map(|side| whole((side / field).ceil()).max(1));
        let taken = vec![vec![0; across + 1]; down];
        Self { size, field, across, taken, feet: Vec::new(), all: [f32::MAX, f32::MAX, 0.0, 0.0] }
    }

    /// Stands a thing where its picture lies so.
    pub(super) fn stand(&mut self, unit: &Unit, at: [f32; 3]) {
        let gap = GAP * self.short();
        let mut spans = Vec::new();
        for piece in unit.pieces(at) {
            spans.extend(self.spans(unit, piece, gap));
        }
        for (row, [from, to]) in spans {
            let Some(counts) = self.taken.get_mut(row) else { continue };
            let mut fields: Vec<bool> = counts.windows(2).map(|pair| pair.first() != pair.last()).collect();
            fields.iter_mut().take(to).skip(from).for_each(|field| *field = true);
            let mut sum = 0;
            for (count, field) in counts.iter_mut().skip(1).zip(fields) {
                sum += u16::from(field);
                *count = sum;
            }
        }
        let [left, top, right, bottom] = boxed(unit, at);
        self.feet.push(bottom);
        self.all = joined(self.all, [left, top, right, bottom]);
    }

    /// The best place for a thing of about this size that would like to stand in a slot: it may be drawn smaller, down to a
    /// share of it. Nothing where there is no room for it.
    pub(super) fn place(&self, unit: &Unit, (scale, least): (f32, f32), slot: Slot) -> Option<[f32; 3]> {
        let mut best: Option<Spot> = None;
        for smaller in SMALLER.into_iter().filter(|smaller| *smaller >= least) {
            for foot in self.lines() {
                self.along(unit, (scale * smaller, smaller), (foot, slot), &mut best);
            }
        }
        best.map(|spot| spot.at)
    }

    /// Looks for a better place on a line.
    fn along(&self, unit: &Unit, (scale, smaller): (f32, f32), (foot, slot): (f32, Slot), best: &mut Option<Spot>) {
        let [_, _, width, height] = unit.bounds.map(|side| side * scale);
        let edge = EDGE * self.short();
        if foot - height < edge {
            return;
        }
        let mut middle = edge + width / 2.0;
        while middle <= self.size[0] - edge - width / 2.0 {
            let at = unit.standing([middle, foot], scale);
            let cost = self.cost([middle, foot], [width, height], slot) + 1.6 * (1.0 - smaller);
            if best.is_none_or(|best| cost < best.cost) && self.is_free(unit, at) {
                *best = Some(Spot { at, cost });
            }
            middle += self.field * 1.5;
        }
    }

    /// How little a place suits.
    fn cost(&self, [middle, foot]: [f32; 2], [width, height]: [f32; 2], slot: Slot) -> f32 {
        let short = self.short();
        let own = [middle - width / 2.0, foot - height, middle + width / 2.0, foot];
        // Together: as near to the middle of all that stands there as can be.
        let [x, y] = centre(self.all);
        let apart = (middle - x).hypot(foot - height / 2.0 - y) / short;
        // Balanced: all of it in the middle of the picture.
        let [x, y] = centre(joined(self.all, own));
        let askew = (x - self.size[0] / 2.0).hypot(y - self.size[1] / 2.0) / short;
        // On lines on which others stand already.
        let line = self.feet.iter().map(|line| (line - foot).abs()).fold(f32::MAX, f32::min);
        let alone = if line < self.field * 0.25 { 0.0 } else { 0.10 };
        // Before what was come for rather than behind it.
        let behind = self.feet.first().map_or(0.0, |first| ((first - foot) / self.size[1]).max(0.0));
        let [x, y] = [slot.x * self.size[0], slot.foot * self.size[1]];
        let elsewhere = (middle - x).hypot(foot - y) / short;
        0.5 * apart + 0.6 * askew + alone + 0.2 * behind + 0.25 * elsewhere
    }

    /// The lines on which something can stand: those on which something does, and others.
    fn lines(&self) -> impl Iterator<Item = f32> {
        let lowest = self.size[1] - EDGE * self.short();
        let others = (0..LINES).map(move |line| lowest * (1.0 - f32::from(line) / f32::from(LINES)));
        self.feet.iter().copied().chain(others)
    }

    fn is_free(&self, unit: &Unit, at: [f32; 3]) -> bool {
        unit.pieces(at).all(|piece| {
            self.spans(unit, piece, 0.0).all(|(row, [from, to])| {
                let counts = self.taken.get(row);
                counts.is_none_or(|counts| counts.get(from) == counts.get(to))
            })
        })
    }

    /// The fields that a piece takes with so much air around it, row by row: from, and to.
    fn spans(&self, unit: &Unit, [left, top, scale]: [f32; 3], air: f32) -> impl Iterator<Item = (usize, [usize; 2])> {
        let [x, y, width, height] = unit.single;
        let (left, top) = (left + x * scale, top + y * scale);
        let (width, height) = (width * scale, height * scale);
        let (field, across) = (self.field, self.across);
        let column = move |at: f32| whole(at.max(0.0) / field).min(across);
        let rows = whole(((top - air).max(0.0) / field).floor())..whole(((top + height + air) / field).ceil());
        rows.take_while(|row| *row < self.taken.len()).filter_map(move |row| {
            let (from, to) = (length(row) * field, length(row + 1) * field);
            let [first, last] = unit.outline.between((from - air - top) / height, (to + air - top) / height)?;
            let (first, last) = (left + first * width - air, left + last * width + air);
            Some((row, [column(first), column(last)]))
        })
    }

    const fn short(&self) -> f32 {
        self.size[0].min(self.size[1])
    }
}

/// The box of a thing whose picture lies so: left, top, right, bottom.
fn boxed(unit: &Unit, [left, top, scale]: [f32; 3]) -> [f32; 4] {
    let [x, y, width, height] = unit.bounds;
    [left + x * scale, top + y * scale, left + (x + width) * scale, top + (y + height) * scale]
}

const fn joined(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

const fn centre([left, top, right, bottom]: [f32; 4]) -> [f32; 2] {
    [f32::midpoint(left, right), f32::midpoint(top, bottom)]
}
