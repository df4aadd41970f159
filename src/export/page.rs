//! Owns a page while it is laid out: what is drawn where, in points from its upper left; knows nothing of files.

use std::sync::Arc;

use resvg::usvg::Tree;

use super::papers::Picture;
use super::shape::Line;
use crate::catalog::Rgb;

/// Points in a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

/// x, y, width and height in points, from the upper left.
pub(super) type Rect = [f32; 4];

/// A page with what is on it.
#[derive(Clone, Default)]
pub(super) struct Page {
    /// Width and height in points.
    pub(super) size: [f32; 2],
    pub(super) ops: Vec<Op>,
    /// The format once it is cut, and how far ink goes beyond that; for pages that are cut.
    pub(super) boxes: Option<Boxes>,
}

/// The boxes of a page that is cut.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Boxes {
    pub(super) trim: Rect,
    pub(super) bleed: Rect,
}

/// Something that is drawn.
#[derive(Clone)]
pub(super) enum Op {
    /// A line of text from its left end on its baseline.
    Text { at: [f32; 2], line: Line, colour: Rgb },
    /// A rectangle, with rounded corners where the radius is more than nothing.
    Fill { rect: Rect, radius: f32, colour: Rgb },
    /// Many rectangles of one colour.
    Squares { rects: Vec<Rect>, colour: Rgb },
    /// A straight line.
    Stroke { from: [f32; 2], to: [f32; 2], width: f32, colour: Rgb },
    /// Pixels, with rounded corners.
    Picture { rect: Rect, radius: f32, picture: Picture },
    /// A drawing, or a picture that stands in one.
    Drawing { rect: Rect, tree: Arc<Tree> },
    /// A drawing as a mask for one colour of ink that is not mixed from others, by its name.
    Spot { rect: Rect, tree: Arc<Tree>, name: String, shown: Rgb },
    /// A line of registration marks: in every colour that the page is printed in.
    Mark { from: [f32; 2], to: [f32; 2] },
}

impl Op {
    /// The same, moved.
    pub(super) fn moved(mut self, [dx, dy]: [f32; 2]) -> Self {
        let shift = |rect: &mut Rect| {
            rect[0] += dx;
            rect[1] += dy;
        };
        match &mut self {
            Self::Text { at, .. } => *at = [at[0] + dx, at[1] + dy],
            Self::Fill { rect, .. }
            | Self::Picture { rect, .. }
            | Self::Drawing { rect, .. }
            | Self::Spot { rect, .. } => shift(rect),
            Self::Squares { rects, .. } => rects.iter_mut().for_each(shift),
            Self::Stroke { from, to, .. } | Self::Mark { from, to } => {
                *from = [from[0] + dx, from[1] + dy];
                *to = [to[0] + dx, to[1] + dy];
            }
        }
        self
    }
}
