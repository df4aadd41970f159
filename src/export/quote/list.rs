//! Owns the list of a quote: what is in the order, each with its picture, what was chosen and how its amount comes about.

use super::{Desk, NOTE, TEXT, WIDE};
use crate::export::block::{Align, Block, leading};
use crate::export::content::{Entry, Note};
use crate::export::faces::Voice;
use crate::export::page::Op;

/// The side of a picture, and the air beside it.
const PICTURE: f32 = 42.0;
const AIR: f32 = 11.0;
/// How wide the columns at the right are: the amount, what one costs, how many.
const AMOUNT: f32 = 84.0;
const UNIT: f32 = 72.0;
const QUANTITY: f32 = 52.0;

/// Where words begin: beside the pictures, where there are any.
fn indent(desk: &Desk<'_>) -> f32 {
    if desk.content.papers.pictures.is_empty() { 0.0 } else { PICTURE + AIR }
}

/// The heads of the columns; they stand again on every page that the list comes to.
pub(super) fn head(desk: &Desk<'_>) -> Block {
    let (content, colours, mut block) = (&desk.content, desk.pen.colours, Block::default());
    let amount = if content.is_business() { "doc-amount-out" } else { "doc-amount-in" };
    let places = [
        ("doc-what", [0.0, WIDE - AMOUNT - UNIT - QUANTITY], Align::Left),
        ("doc-quantity", [WIDE - AMOUNT - UNIT - QUANTITY, QUANTITY], Align::Right),
        ("doc-unit", [WIDE - AMOUNT - UNIT, UNIT], Align::Right),
        (amount, [WIDE - AMOUNT, AMOUNT], Align::Right),
    ];
    for (name, [x, room], align) in places {
        let line = desk.pen.faces.fitted((Voice::Text, NOTE), &content.say(name), room);
        block.text(line, ([x, NOTE], room), align, colours.soft);
    }
    block.rule([0.0, WIDE], NOTE + 7.0, colours.line);
    block.height = NOTE + 16.0;
    block.sticking()
}

/// The head, and every entry below it.
pub(super) fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = vec![head(desk)];
    let last = desk.content.entries.len().saturating_sub(1);
    for (number, entry) in desk.content.entries.iter().enumerate() {
        let mut rows = rows(desk, entry);
        // The last thing does not stand alone above the sums, nor the sums without it.
        if let Some(end) = rows.last_mut().filter(|_| number == last) {
            end.sticks = true;
        }
        blocks.append(&mut rows);
    }
    blocks
}

/// One entry: what it is, then its notes, then a fine line. Only many notes are ever parted.
fn rows(desk: &Desk<'_>, entry: &Entry) -> Vec<Block> {
    let colours = desk.pen.colours;
    let mut first = title(desk, entry);
    let mut notes = notes(desk, &entry.notes);
    if notes.len() <= 4 {
        for note in notes.drain(..) {
            let y = first.height;
            first.hold(note, [0.0, y]);
        }
    }
    let has_picture = entry.line.is_some_and(|line| desk.content.papers.pictures.contains_key(&line));
    if has_picture {
        first.height = first.height.max(PICTURE);
    }
    let mut end = Block::gap(9.0);
    end.rule([0.0, WIDE], 8.0, colours.line);
    end.height = 17.0;
    first.sticks = true;
    let mut rows = vec![first];
    let count = notes.len();
    rows.extend(
        notes.into_iter().enumerate().map(|(place, note)| if place + 2 >= count { note.sticking() } else { note }),
    );
    rows.push(end);
    for row in &mut rows {
        row.headed = true;
    }
    rows
}

/// The name, what was chosen, and the numbers.
fn title(desk: &Desk<'_>, entry: &Entry) -> Block {
    let (content, colours, faces) = (&desk.content, desk.pen.colours, desk.pen.faces);
    let mut block = Block::default();
    let picture = entry.line.and_then(|line| content.papers.pictures.get(&line)).cloned();
    if let Some(picture) = picture {
        block.put(Op::Picture { rect: [0.0, 0.0, PICTURE, PICTURE], radius: 6.0, picture }, 0.0);
    }
    let is_whole = entry.line.is_none();
    let left = indent(desk);
    let room = WIDE - left - AMOUNT - if is_whole { 14.0 } else { UNIT + QUANTITY + 8.0 };
    let mut y = 1.0;
    let name = desk.pen.paragraph((Voice::Medium, TEXT + 0.6), &entry.title, room, colours.ink);
    let height = name.height;
    block.hold(name, [left, y]);
    y += height;
    if !entry.chosen.is_empty() {
        let chosen = desk.pen.paragraph((Voice::Text, NOTE + 0.2), &entry.chosen, room, colours.soft);
        let height = chosen.height;
        block.hold(chosen, [left, y]);
        y += height;
    }
    let base = 1.0 + (TEXT + 0.6) * 1.02;
    let amount = content.money(entry.amount);
    let columns = [
        (faces.amount((Voice::Text, TEXT), &entry.quantity), WIDE - AMOUNT - UNIT - QUANTITY, QUANTITY),
        (faces.amount((Voice::Text, TEXT), &entry.unit), WIDE - AMOUNT - UNIT, UNIT),
        (faces.amount((Voice::Strong, TEXT + 0.4), &amount), WIDE - AMOUNT, AMOUNT),
    ];
    let strong = if entry.amount.is_negative() { colours.accent } else { colours.ink };
    for (line, x, room) in columns {
        let colour = if x >= WIDE - AMOUNT { strong } else { colours.ink };
        block.text(line, ([x, base], room), Align::Right, colour);
    }
    block.height = y.max(base);
    block
}

/// How the amount comes about, line by line.
fn notes(desk: &Desk<'_>, notes: &[Note]) -> Vec<Block> {
    let (content, colours, faces) = (&desk.content, desk.pen.colours, desk.pen.faces);
    let left = indent(desk);
    let room = WIDE - left - AMOUNT - UNIT - 6.0;
    let block = |note: &Note| {
        let mut block = Block::default();
        let room = if note.amount.is_some() { room } else { WIDE - left - AMOUNT - 14.0 };
        let words = desk.pen.paragraph((Voice::Text, NOTE), &note.text, room, colours.soft);
        let height = words.height;
        block.hold(words, [left, 2.0]);
        if let Some(amount) = note.amount {
            let amount = faces.amount((Voice::Text, NOTE), &content.money(amount));
            // It stands beside the sentence's last line.
            let y = 2.0 + height - leading(NOTE) + NOTE * 1.02;
            block.text(amount, ([WIDE - AMOUNT - UNIT, y], UNIT), Align::Right, colours.soft);
        }
        block.height = height + 2.0;
        block
    };
    notes.iter().map(block).collect()
}
