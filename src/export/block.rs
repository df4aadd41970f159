//! Owns blocks: pieces of a document that stay together, with what is drawn in them; knows nothing of pages.

use super::faces::{Colours, Faces, Voice};
use super::page::Op;
use super::shape::Line;
use crate::catalog::Rgb;

/// A piece of a document that is never broken.
#[derive(Clone, Default)]
pub(super) struct Block {
    pub(super) height: f32,
    pub(super) ops: Vec<Op>,
    /// Whether no page ends between this and what follows.
    pub(super) sticks: bool,
    /// Whether it stands below a head that is repeated on each page.
    pub(super) headed: bool,
}

/// What blocks are made with.
pub(super) struct Pen<'a> {
    pub(super) faces: &'a Faces,
    pub(super) colours: Colours,
}

/// How text stands in its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

impl Block {
    /// Nothing, so high.
    pub(super) fn gap(height: f32) -> Self {
        Self { height, ..Self::default() }
    }

    /// The same, with which no page ends.
    pub(super) fn sticking(self) -> Self {
        Self { sticks: true, ..self }
    }

    /// Draws something in it, and makes room for it down to here.
    pub(super) fn put(&mut self, op: Op, down_to: f32) {
        self.ops.push(op);
        self.height = self.height.max(down_to);
    }

    /// Puts a line of text in a room: its left end, its width and the baseline.
    pub(super) fn text(&mut self, line: Line, ([x, y], room): ([f32; 2], f32), align: Align, colour: Rgb) {
        let left = match align {
            Align::Left => x,
            Align::Middle => x + (room - line.width) / 2.0,
            Align::Right => x + room - line.width,
        };
        let down_to = y + line.size * 0.3;
        self.put(Op::Text { at: [left, y], line, colour }, down_to);
    }

    /// Puts another block into this one.
    pub(super) fn hold(&mut self, other: Self, [x, y]: [f32; 2]) {
        self.height = self.height.max(y + other.height);
        self.ops.extend(other.ops.into_iter().map(|op| op.moved([x, y])));
    }

    /// Draws a fine line across.
    pub(super) fn rule(&mut self, [from, to]: [f32; 2], y: f32, colour: Rgb) {
        self.put(Op::Stroke { from: [from, y], to: [to, y], width: 0.6, colour }, y);
    }
}

/// How far the baselines of running text are apart, for its size.
pub(super) fn leading(size: f32) -> f32 {
    size * 1.42
}

impl Pen<'_> {
    /// Text on as many lines as it takes, from the top of the block.
    pub(super) fn paragraph(&self, set: (Voice, f32), text: &str, room: f32, colour: Rgb) -> Block {
        self.aligned(set, text, (room, Align::Left), colour)
    }

    /// The same, aligned.
    pub(super) fn aligned(
        &self,
        (voice, size): (Voice, f32),
        text: &str,
        (room, align): (f32, Align),
        colour: Rgb,
    ) -> Block {
        let mut block = Block::default();
        let mut top = 0.0;
        for line in self.faces.lines((voice, size), text, room) {
            block.text(line, ([0.0, top + size * 1.02], room), align, colour);
            top += leading(size);
        }
        block.height = top;
        block
    }

    /// Text on as many lines as it takes, each line a block of its own: long ones can go over to the next page, though never one
    /// line alone.
    pub(super) fn running(&self, set: (Voice, f32), text: &str, ([x, room], colour): ([f32; 2], Rgb)) -> Vec<Block> {
        let (_, size) = set;
        let lines = self.faces.lines(set, text, room);
        let last = lines.len();
        let block = |(place, line): (usize, Line)| {
            let mut block = Block::default();
            block.text(line, ([x, size * 1.02], room), Align::Left, colour);
            block.height = leading(size);
            // The first two stay together, and so do the last two.
            block.sticks = place == 0 && last > 1 || place + 2 == last;
            block
        };
        lines.into_iter().enumerate().map(block).collect()
    }
}
