//! Owns artwork in linear light at falling sizes, and reading it between sizes; knows nothing of products.
#![expect(clippy::indexing_slicing, reason = "coordinates are clamped to the level, levels to the pyramid; hot loop")]
#![expect(clippy::many_single_char_names, reason = "x, y, a, b, c and d are the names of places and of corners")]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the level's size first")]

use crate::artwork::Raster;
use crate::artwork::colour::TABLES;
use crate::artwork::raster::length;

/// Artwork is drawn this much finer than it is shown: so much is read from one level, without mixing it with the next.
pub(super) const FINER: f32 = 1.25;
/// Cells are so many pixels wide and high, as a power of two.
const CELL: usize = 4;

/// Premultiplied linear light in 65 535ths.
type Fine = [u16; 4];

struct Level {
    width: usize,
    height: usize,
    pixels: Vec<Fine>,
}

/// What a piece of the artwork is, with what lies around it.
#[derive(Clone, Copy, PartialEq)]
enum Cell {
    /// One colour, or nothing.
    Even(Fine),
    Uneven,
}

/// Artwork on all of an area or on a part of it.
pub(super) struct Art {
    levels: Vec<Level>,
    cells: Vec<Cell>,
    cells_across: usize,
    /// x, y, width and height in mm from the upper left of the area.
    part: [f32; 4],
    px_per_mm: f32,
}

impl Art {
    /// From what was drawn of a part of an area at a resolution.
    pub(super) fn new(art: &Raster, part: [f32; 4], px_per_mm: f32) -> Self {
        let first = Level {
            width: art.width.max(1),
            height: art.height.max(1),
            pixels: art.rgba.as_chunks::<4>().0.iter().copied().map(fine).collect(),
        };
        let (cells, cells_across) = first.cells();
        let mut levels = vec![first];
        while let Some(next) = levels.last().and_then(Level::half) {
            levels.push(next);
        }
        Self { levels, cells, cells_across, part, px_per_mm }
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.levels.iter().map(|level| level.pixels.len() * 8).sum()
    }

    /// A reader for an area of so many mm whose pixels span `span_mm` where a texel's span is 0.
    pub(super) fn reader(&self, mm: [f32; 2], step: f32) -> Reader<'_> {
        let first = &self.levels[0];
        let scale = [mm[0] / self.part[2] * length(first.width), mm[1] / self.part[3] * length(first.height)];
        Reader {
            art: self,
            scale: scale.map(|scale| scale / 65_535.0),
            offset: [
                -self.part[0] / self.part[2] * length(first.width),
                (mm[1] - self.part[1]) / self.part[3] * length(first.height),
            ],
            lod: (step * self.px_per_mm / FINER).max(1e-6).log2(),
        }
    }
}

/// Reads artwork by u and v.
pub(super) struct Reader<'a> {
    art: &'a Art,
    scale: [f32; 2],
    offset: [f32; 2],
    lod: f32,
}

impl Reader<'_> {
    /// Premultiplied linear light at u and v (v points up) for a pixel whose span is log2 of its mm in 256ths.
    #[inline]
    pub(super) fn at(&self, u: u16, v: u16, span: i16) -> [f32; 4] {
        let art = self.art;
        let first = &art.levels[0];
        let x = f32::from(u) * self.scale[0] + self.offset[0];
        let y = self.offset[1] - f32::from(v) * self.scale[1];
        let column = (x as usize).min(first.width - 1) >> CELL;
        let row = (y as usize).min(first.height - 1) >> CELL;
        let lod = f32::from(span) * (1.0 / 256.0) + self.lod;
        if lod < 2.0
            && let Cell::Even(colour) = art.cells[row * art.cells_across + column]
        {
            return float(colour);
        }
        let last = art.levels.len() - 1;
        let lod = lod.clamp(0.0, length(last));
        let low = lod as usize;
        let share = lod - length(low);
        if low == last || share < 0.2 {
            return art.levels[low].bilinear(x, y, low);
        }
        if share > 0.8 {
            return art.levels[low + 1].bilinear(x, y, low + 1);
        }
        let share = (share - 0.2) * (1.0 / 0.6);
        mix(art.levels[low].bilinear(x, y, low), art.levels[low + 1].bilinear(x, y, low + 1), share)
    }
}

fn fine(pixel: [u8; 4]) -> Fine {
    let tables = &*TABLES;
    let [r, g, b, alpha] = pixel;
    match alpha {
        0 => [0; 4],
        255 => [tables.fine(r), tables.fine(g), tables.fine(b), u16::MAX],
        _ => {
            let cover = |byte: u8| (u32::from(tables.fine(byte)) * u32::from(alpha) / 255) as u16;
            [cover(r), cover(g), cover(b), u16::from(alpha) * 257]
        }
    }
}

#[inline]
fn float(fine: Fine) -> [f32; 4] {
    fine.map(|channel| f32::from(channel) * (1.0 / 65_535.0))
}

#[inline]
fn mix(a: [f32; 4], b: [f32; 4], share: f32) -> [f32; 4] {
    let mut out = [0.0; 4];
    for ((out, a), b) in out.iter_mut().zip(a).zip(b) {
        *out = a + (b - a) * share;
    }
    out
}

impl Level {
    /// Reads at a place in pixels of the first level, this being the level so many halvings below it.
    #[inline]
    fn bilinear(&self, x: f32, y: f32, below: usize) -> [f32; 4] {
        let by = HALVES[below.min(HALVES.len() - 1)];
        let x = (x * by - 0.5).clamp(0.0, length(self.width - 1));
        let y = (y * by - 0.5).clamp(0.0, length(self.height - 1));
        let (left, top) = (x as usize, y as usize);
        let (fx, fy) = (x - length(left), y - length(top));
        let right = (left + 1).min(self.width - 1);
        let (upper, lower) = (top * self.width, (top + 1).min(self.height - 1) * self.width);
        let [a, b] = [self.pixels[upper + left], self.pixels[upper + right]].map(float);
        let [c, d] = [self.pixels[lower + left], self.pixels[lower + right]].map(float);
        mix(mix(a, b, fx), mix(c, d, fx), fy)
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
                let mut sum = [2_u32; 4];
                for pixel in [above[0], above[1], below[0], below[1]] {
                    for (sum, channel) in sum.iter_mut().zip(pixel) {
                        *sum += u32::from(channel);
                    }
                }
                pixels.push(sum.map(|sum| (sum >> 2) as u16));
            }
        }
        Some(Self { width, height, pixels })
    }

    /// What each cell is, itself and its neighbours taken together; and how many stand side by side.
    fn cells(&self) -> (Vec<Cell>, usize) {
        let (across, down) = (((self.width - 1) >> CELL) + 1, ((self.height - 1) >> CELL) + 1);
        let mut own = Vec::with_capacity(across * down);
        for block in self.pixels.chunks(self.width << CELL) {
            for column in 0..across {
                let (from, to) = (column << CELL, ((column + 1) << CELL).min(self.width));
                let colour = block[from];
                let even = block.chunks_exact(self.width).all(|row| row[from..to].iter().all(|pixel| *pixel == colour));
                own.push(if even { Cell::Even(colour) } else { Cell::Uneven });
            }
        }
        let around = |row: usize, column: usize| {
            let here = own[row * across + column];
            let rows = row.saturating_sub(1)..=(row + 1).min(down - 1);
            let columns = column.saturating_sub(1)..=(column + 1).min(across - 1);
            let alike = rows.into_iter().all(|row| columns.clone().all(|column| own[row * across + column] == here));
            if alike { here } else { Cell::Uneven }
        };
        (
            (0..down).flat_map(|row| (0..across).map(move |column| (row, column))).map(|(r, c)| around(r, c)).collect(),
            across,
        )
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
