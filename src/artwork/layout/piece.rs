//! Owns what can be told of a print without its pixels: where its logo and each of its lines stand; draws nothing.

use crate::artwork::Rgb;
use crate::flow::design::{Field, Spot};

/// What a part of a print is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// The logo that the buyer can move, with the face that it is on.
    Logo(Spot),
    /// A line of the words.
    Words(Field),
}

/// A part of a print.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// x, y, width, height in mm from the print's upper left.
    pub rect: [f32; 4],
    /// How large the letters are, in mm; 0 for a logo.
    pub size: f32,
    /// How large they would be, were the line not too long for its room.
    pub wanted: f32,
    /// The colour of the letters; a logo's darkest.
    pub ink: Rgb,
    /// What it stands on.
    pub ground: Rgb,
    /// Where the line is held: 0 at its left, 0.5 in its middle, 1 at its right.
    pub held: f32,
}

impl Piece {
    /// How large the letters are, in points.
    #[must_use]
    pub fn points(&self) -> f32 {
        self.size * 72.0 / 25.4
    }
}
