//! Owns drawn artwork in tiles: most of it is even, and takes no work but where something is drawn; knows nothing of how it is read.
#![expect(clippy::indexing_slicing, reason = "tiles lie inside the picture that they were counted in; hot loops")]
#![expect(
    clippy::cast_possible_truncation,
    reason = "a product of two bytes and a mean of 16 bits stay within 16 bits"
)]

use super::art::Level;
use crate::artwork::colour::TABLES;

/// Tiles are so many pixels wide and high, as a power of two: two levels below the first, four pixels reach no further than
/// the next tile.
pub(super) const CELL: usize = 3;
const SIDE: usize = 1 << CELL;

/// Premultiplied linear light in 65 535ths.
pub(super) type Fine = [u16; 4];

/// What a piece of the artwork is, with what lies around it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// One colour.
    Even(Fine),
    Uneven,
}

/// What a picture of premultiplied sRGB is made of, in tiles.
pub(super) struct Tiles {
    width: usize,
    height: usize,
    pub(super) across: usize,
    down: usize,
    /// The colour of each tile that has only one.
    own: Vec<Option<[u8; 4]>>,
    /// Whether a tile and all around it are of one colour.
    calm: Vec<bool>,
}

impl Tiles {
    /// Finds out which tiles are even.
    pub(super) fn new(pixels: &[[u8; 4]], width: usize, height: usize) -> Self {
        let (across, down) = (width.div_ceil(SIDE), height.div_ceil(SIDE));
        let mut own = Vec::with_capacity(across * down);
        for block in pixels.chunks(width << CELL) {
            for column in 0..across {
                let (from, to) = (column << CELL, ((column + 1) << CELL).min(width));
                let colour = block[from];
                let is_even = block.chunks_exact(width).all(|row| is_of(&row[from..to], colour));
                own.push(is_even.then_some(colour));
            }
        }
        let mut tiles = Self { width, height, across, down, own, calm: Vec::new() };
        tiles.calm = tiles.all().map(|(row, column)| tiles.is_calm(row, column)).collect();
        tiles
    }

    /// All tiles: row and column of each.
    fn all(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let across = self.across;
        (0..self.down).flat_map(move |row| (0..across).map(move |column| (row, column)))
    }

    fn is_calm(&self, row: usize, column: usize) -> bool {
        let here = self.own[row * self.across + column];
        here.is_some() && self.neighbours(row, column).all(|tile| self.own[tile] == here)
    }

    /// A tile and those around it.
    fn neighbours(&self, row: usize, column: usize) -> impl Iterator<Item = usize> {
        let (rows, across) = (row.saturating_sub(1)..=(row + 1).min(self.down - 1), self.across);
        let columns = column.saturating_sub(1)..=(column + 1).min(across - 1);
        rows.flat_map(move |row| columns.clone().map(move |column| row * across + column))
    }

    /// What each tile is, itself and its neighbours taken together.
    pub(super) fn around(&self) -> Vec<Cell> {
        let cell = |(own, calm): (&Option<[u8; 4]>, &bool)| match own {
            Some([_, _, _, 0]) if *calm => Cell::Empty,
            Some(colour) if *calm => Cell::Even(fine(*colour)),
            _ => Cell::Uneven,
        };
        self.own.iter().zip(&self.calm).map(cell).collect()
    }

    /// Whether a tile is calm and so are all around it.
    fn is_still(&self, row: usize, column: usize) -> bool {
        self.calm[row * self.across + column] && self.neighbours(row, column).all(|tile| self.calm[tile])
    }

    /// The artwork in full size, from the pixels that they were made of. Of what is calm and has nothing but calm around it no pixel is ever read: it is left empty.
    pub(super) fn first(&self, drawn: &[[u8; 4]]) -> Level {
        let mut pixels = vec![[0; 4]; self.width * self.height];
        for row in 0..self.down {
            for column in 0..self.across {
                let colour = self.own[row * self.across + column];
                if colour == Some([0; 4]) || self.is_still(row, column) {
                    continue;
                }
                let (left, right) = (column << CELL, ((column + 1) << CELL).min(self.width));
                for y in row << CELL..((row + 1) << CELL).min(self.height) {
                    let (from, to) = (y * self.width + left, y * self.width + right);
                    match colour {
                        Some(colour) => pixels[from..to].fill(fine(colour)),
                        None => {
                            for (pixel, drawn) in pixels[from..to].iter_mut().zip(&drawn[from..to]) {
                                *pixel = fine(*drawn);
                            }
                        }
                    }
                }
            }
        }
        Level { width: self.width, height: self.height, pixels }
    }

    /// The artwork in half size; `None` where that would be next to nothing.
    pub(super) fn second(&self, first: &Level) -> Option<Level> {
        let (width, height) = (self.width / 2, self.height / 2);
        if width.min(height) < 4 {
            return None;
        }
        let half = SIDE / 2;
        let mut pixels = vec![[0; 4]; width * height];
        for row in 0..self.down {
            for column in 0..self.across {
                let colour = self.own[row * self.across + column];
                if colour == Some([0; 4]) {
                    continue;
                }
                let (left, right) = (column * half, ((column + 1) * half).min(width));
                for y in row * half..((row + 1) * half).min(height) {
                    let target = &mut pixels[y * width + left.min(right)..y * width + right];
                    if let Some(colour) = colour {
                        target.fill(fine(colour));
                        continue;
                    }
                    let upper = &first.pixels[2 * y * self.width + 2 * left..];
                    let lower = &first.pixels[(2 * y + 1) * self.width + 2 * left..];
                    let pairs = upper.as_chunks::<2>().0.iter().zip(lower.as_chunks::<2>().0);
                    for (pixel, (above, below)) in target.iter_mut().zip(pairs) {
                        *pixel = mean([above[0], above[1], below[0], below[1]]);
                    }
                }
            }
        }
        Some(Level { width, height, pixels })
    }
}

/// The mean of four pixels.
#[inline]
pub(super) fn mean(four: [Fine; 4]) -> Fine {
    let mut sum = [2_u32; 4];
    for pixel in four {
        for (sum, channel) in sum.iter_mut().zip(pixel) {
            *sum += u32::from(channel);
        }
    }
    sum.map(|sum| (sum >> 2) as u16)
}

/// Whether all are of a colour.
#[inline]
fn is_of(row: &[[u8; 4]], colour: [u8; 4]) -> bool {
    let colour = u32::from_ne_bytes(colour);
    let differs =
        |pixels: &[[u8; 4]]| pixels.iter().fold(0, |other, pixel| other | (u32::from_ne_bytes(*pixel) ^ colour));
    let other = row.first_chunk::<SIDE>().map_or_else(|| differs(row), |whole| differs(whole));
    other == 0
}

/// Linear light of a pixel whose colours are multiplied by its alpha in sRGB.
fn fine([r, g, b, alpha]: [u8; 4]) -> Fine {
    let tables = &*TABLES;
    match alpha {
        0 => [0; 4],
        255 => [tables.fine(r), tables.fine(g), tables.fine(b), u16::MAX],
        _ => {
            let cover = u32::from(alpha);
            let straight = |byte: u8| ((u32::from(byte) * 255 + cover / 2) / cover).min(255) as u8;
            let lit = |byte: u8| (u32::from(tables.fine(straight(byte))) * cover / 255) as u16;
            [lit(r), lit(g), lit(b), u16::from(alpha) * 257]
        }
    }
}
