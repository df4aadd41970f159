//! Owns artwork in linear light at falling sizes, and reading it between sizes; knows nothing of products.
#![expect(clippy::indexing_slicing, reason = "coordinates are clamped to the level, levels to the pyramid; hot loop")]
#![expect(clippy::many_single_char_names, reason = "x, y, a, b, c and d are the names of places and of corners")]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the level's size first")]

use std::sync::OnceLock;

use resvg::tiny_skia::Pixmap;

use super::spots::Run;
use super::tiles::{CELL, Cell, Fine, Tiles, mean};
use crate::artwork::raster::length;

/// Artwork is drawn this much finer than it is shown: so much is read from one level, without mixing it with the next.
pub(super) const FINER: f32 = 1.25;
/// From which share of the way to the next level on it has a say, and from which it is read alone. What is drawn for a size
/// lies at most half way: there one level is enough, and four pixels still cover what one shows.
const FROM: f32 = 0.52;
const TO: f32 = 0.9;

/// Artwork at one size: premultiplied linear light.
pub(super) struct Level {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<Fine>,
}

/// Artwork on all of an area or on a part of it.
pub(super) struct Art {
    first: Level,
    /// The smaller levels, made when something is so far away, or so askew, that they are read.
    smaller: OnceLock<Vec<Level>>,
    tiles: Tiles,
    cells: Vec<Cell>,
    /// How many cells are not empty above and to the left of each corner of one.
    inked: Vec<u32>,
    /// x, y, width and height in mm from the upper left of the area.
    part: [f32; 4],
    px_per_mm: f32,
}

impl Art {
    /// From what was drawn of a part of an area at a resolution.
    pub(super) fn new(drawn: &Pixmap, part: [f32; 4], px_per_mm: f32) -> Self {
        let side = |side: u32| usize::try_from(side).unwrap_or_default();
        let pixels = drawn.data().as_chunks::<4>().0;
        let tiles = Tiles::new(pixels, side(drawn.width()), side(drawn.height()));
        let first = tiles.first(pixels);
        let cells = tiles.around();
        let inked = inked(&cells, tiles.across);
        Self { first, smaller: OnceLock::new(), tiles, cells, inked, part, px_per_mm }
    }

    /// About how many bytes it takes, with its smaller levels.
    pub(super) const fn bytes(&self) -> usize {
        self.first.pixels.len() * 8 * 4 / 3
    }

    /// A reader for an area of so many mm whose pixels span `step` where a texel's span is 0, and at most that of `most_span`.
    pub(super) fn reader(&self, mm: [f32; 2], step: f32, most_span: i16) -> Reader<'_> {
        let first = &self.first;
        let scale = [mm[0] / self.part[2] * length(first.width), mm[1] / self.part[3] * length(first.height)];
        let lod = (step * self.px_per_mm / FINER).max(1e-6).log2();
        let is_one_enough = f32::from(most_span) * (1.0 / 256.0) + lod < FROM;
        Reader {
            art: self,
            smaller: if is_one_enough { &[] } else { self.smaller() },
            scale: scale.map(|scale| scale / 65_535.0),
            offset: [
                -self.part[0] / self.part[2] * length(first.width),
                (mm[1] - self.part[1]) / self.part[3] * length(first.height),
            ],
            far: [length(first.width) + 1.0, length(first.height) + 1.0],
            lod,
        }
    }

    fn smaller(&self) -> &[Level] {
        self.smaller.get_or_init(|| {
            let mut levels: Vec<Level> = self.tiles.second(&self.first).into_iter().collect();
            while let Some(next) = levels.last().and_then(Level::half) {
                levels.push(next);
            }
            levels
        })
    }
}

/// What is printed on pixels that lie side by side.
pub(super) enum Print {
    Nothing,
    /// One colour: premultiplied linear light.
    Even([f32; 4]),
    /// What [`Reader::at`] says of each.
    Uneven,
}

/// Reads artwork by u and v.
pub(super) struct Reader<'a> {
    art: &'a Art,
    /// The levels below the first, where they are read.
    smaller: &'a [Level],
    scale: [f32; 2],
    offset: [f32; 2],
    /// From where on there is nothing, in pixels of the first level.
    far: [f32; 2],
    lod: f32,
}

impl Reader<'_> {
    /// What is printed on pixels that lie side by side.
    pub(super) fn on(&self, run: &Run) -> Print {
        if run.is_off() {
            return Print::Nothing;
        }
        if f32::from(run.span) * (1.0 / 256.0) + self.lod >= 2.0 {
            return Print::Uneven;
        }
        let (left, top) = self.cell(run.low[0], run.high[1]);
        let (right, bottom) = self.cell(run.high[0], run.low[1]);
        let across = self.art.tiles.across + 1;
        let count = |row: usize, column: usize| self.art.inked[row * across + column];
        if count(bottom + 1, right + 1) + count(top, left) == count(top, right + 1) + count(bottom + 1, left) {
            return Print::Nothing;
        }
        let across = self.art.tiles.across;
        let first = self.art.cells[top * across + left];
        let Cell::Even(colour) = first else { return Print::Uneven };
        let is_even = (top..=bottom).all(|row| {
            let cells = &self.art.cells[row * across + left..=row * across + right];
            cells.iter().all(|cell| *cell == first)
        });
        if is_even { Print::Even(float(colour)) } else { Print::Uneven }
    }

    /// Column and row of the cell at u and v.
    #[inline]
    fn cell(&self, u: u16, v: u16) -> (usize, usize) {
        let (x, y) = self.place(u, v);
        let first = &self.art.first;
        (place(x).min(first.width - 1) >> CELL, place(y).min(first.height - 1) >> CELL)
    }

    /// In pixels of the first level.
    #[inline]
    fn place(&self, u: u16, v: u16) -> (f32, f32) {
        (f32::from(u) * self.scale[0] + self.offset[0], self.offset[1] - f32::from(v) * self.scale[1])
    }

    /// Premultiplied linear light at u and v (v points up) for a pixel whose span is log2 of its mm in 256ths; `None` where
    /// nothing is printed.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "what it makes of four colours stays in registers then")]
    pub(super) fn at(&self, u: u16, v: u16, span: i16) -> Option<[f32; 4]> {
        let art = self.art;
        let lod = f32::from(span) * (1.0 / 256.0) + self.lod;
        if lod < 2.0 {
            let (column, row) = self.cell(u, v);
            match art.cells[row * art.tiles.across + column] {
                Cell::Empty => return None,
                Cell::Even(colour) => return Some(float(colour)),
                Cell::Uneven => {}
            }
        }
        let (x, y) = self.place(u, v);
        if x < -1.0 || y < -1.0 || x > self.far[0] || y > self.far[1] {
            return None;
        }
        let read = self.between(x, y, lod);
        (read[3] > 0.0).then_some(read)
    }

    /// The level so many halvings below the first.
    #[inline]
    fn level(&self, below: usize) -> &Level {
        if below == 0 { &self.art.first } else { &self.smaller[below - 1] }
    }

    /// The same where it is not even: from the level that is a little finer than what is shown, or from two of them.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as above")]
    fn between(&self, x: f32, y: f32, lod: f32) -> [f32; 4] {
        let last = self.smaller.len();
        let lod = lod.clamp(0.0, length(last));
        let low = place(lod);
        let share = lod - length(low);
        let finer = if share > TO { (low + 1).min(last) } else { low };
        let mut read = self.level(finer).bilinear(x, y, finer);
        if finer == low && low < last && share >= FROM {
            let share = (share - FROM) * (1.0 / (TO - FROM));
            read = mix(read, self.smaller[low].bilinear(x, y, low + 1), share);
        }
        times(read, 1.0 / 65_535.0)
    }
}

/// How many cells are not empty above and to the left of each corner of one, row by row.
fn inked(cells: &[Cell], across: usize) -> Vec<u32> {
    let mut above = vec![0; across + 1];
    let mut inked = Vec::with_capacity((across + 1) * (cells.len() / across.max(1) + 1));
    inked.extend_from_slice(&above);
    for row in cells.chunks_exact(across.max(1)) {
        let mut count = 0;
        for (above, cell) in above.iter_mut().skip(1).zip(row) {
            count += u32::from(*cell != Cell::Empty);
            *above += count;
        }
        inked.extend_from_slice(&above);
    }
    inked
}

/// A length as a whole number, 0 where it is less: by way of 32 bits, which is what processors turn fast.
#[inline]
fn place(length: f32) -> usize {
    (length as i32).max(0) as usize
}

/// Written out, as is what follows: so it stays in the registers of the loop that it is part of.
#[inline]
fn wide([r, g, b, a]: Fine) -> [f32; 4] {
    [f32::from(r), f32::from(g), f32::from(b), f32::from(a)]
}

#[inline]
const fn times([r, g, b, a]: [f32; 4], by: f32) -> [f32; 4] {
    [r * by, g * by, b * by, a * by]
}

#[inline]
fn float(fine: Fine) -> [f32; 4] {
    times(wide(fine), 1.0 / 65_535.0)
}

#[inline]
fn mix(a: [f32; 4], b: [f32; 4], share: f32) -> [f32; 4] {
    let one = |at: usize| a[at] + (b[at] - a[at]) * share;
    [one(0), one(1), one(2), one(3)]
}

impl Level {
    /// Reads 65 535ths at a place in pixels of the first level, this being the level so many halvings below it.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as above")]
    fn bilinear(&self, x: f32, y: f32, below: usize) -> [f32; 4] {
        let by = HALVES[below.min(HALVES.len() - 1)];
        let x = (x * by - 0.5).max(0.0).min(length(self.width - 1));
        let y = (y * by - 0.5).max(0.0).min(length(self.height - 1));
        // The last column and row are reached from the ones before.
        let left = place(x).min(self.width.saturating_sub(2));
        let top = place(y).min(self.height.saturating_sub(2));
        let (fx, fy) = (x - length(left), y - length(top));
        let at = top * self.width + left;
        let pair = |from: usize| self.pixels.get(from..).and_then(|pixels| pixels.first_chunk::<2>());
        let Some([[a, b], [c, d]]) = pair(at).zip(pair(at + self.width)).map(|(upper, lower)| [*upper, *lower]) else {
            return wide(self.pixels[at]);
        };
        mix(mix(wide(a), wide(b), fx), mix(wide(c), wide(d), fx), fy)
    }

    fn half(&self) -> Option<Self> {
        let (width, height) = (self.width / 2, self.height / 2);
        if width.min(height) < 4 {
            return None;
        }
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            let upper = &self.pixels[2 * y * self.width..];
            let lower = &self.pixels[(2 * y + 1) * self.width..];
            for (above, below) in upper.as_chunks::<2>().0.iter().zip(lower.as_chunks::<2>().0).take(width) {
                pixels.push(mean([above[0], above[1], below[0], below[1]]));
            }
        }
        Some(Self { width, height, pixels })
    }
}

/// What a length of the first level is in the levels below it.
const HALVES: [f32; 13] = [
    1.0,
    0.5,
    0.25,
    0.125,
    0.0625,
    0.031_25,
    0.015_625,
    0.007_812_5,
    0.003_906_25,
    0.001_953_125,
    0.000_976_562_5,
    0.000_488_281_25,
    1.0 / 4096.0,
];
