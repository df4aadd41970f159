//! Owns what stands below the list of a quote: the sums, the tax, where it began, what happens next, and the terms.

use super::{Desk, Kind, NOTE, TEXT, WIDE};
use crate::export::block::{Align, Block, leading};
use crate::export::faces::Voice;
use crate::export::page::Op;
use crate::pricing::TaxLine;

/// How wide the sums are, and from where.
const SUMS: f32 = 232.0;
const FROM: f32 = WIDE - SUMS;
/// How wide what stands left of them is.
const LEFT: f32 = FROM - 26.0;

/// Everything below the list.
pub(super) fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut both = Block::default();
    both.hold(left(desk), [0.0, 8.0]);
    both.hold(sums(desk), [FROM, 8.0]);
    let mut blocks = vec![both, Block::gap(18.0)];
    blocks.extend(next(desk));
    blocks.extend(promised(desk));
    blocks.extend(terms(desk));
    blocks
}

/// The sums, down to what is to be paid.
fn sums(desk: &Desk<'_>) -> Block {
    let (content, colours, faces) = (&desk.content, desk.pen.colours, desk.pen.faces);
    let quote = &content.papers.quote;
    let mut rows: Vec<(String, Vec<String>, crate::money::Money)> =
        content.sums.iter().map(|sum| (sum.name.clone(), sum.notes.clone(), sum.amount)).collect();
    if content.is_business() {
        let net = quote.tax.iter().map(|tax| tax.net).sum();
        rows.push((content.say("doc-subtotal"), Vec::new(), net));
        for tax in &quote.tax {
            let rate = [("rate", content.tongue.exact(tax.rate).into())];
            rows.push((content.tongue.say_with("explain-tax-row", &rate), Vec::new(), tax.tax));
        }
    }
    let mut block = Block::default();
    let mut y = 0.0;
    for (name, notes, amount) in rows {
        let amount = faces.amount((Voice::Medium, TEXT), &content.money(amount));
        let room = SUMS - amount.width - 12.0;
        let base = y + TEXT * 1.02;
        block.text(amount, ([0.0, base], SUMS), Align::Right, colours.ink);
        for (voice, size, text, colour) in std::iter::once((Voice::Text, TEXT, &name, colours.ink))
            .chain(notes.iter().map(|note| (Voice::Text, NOTE, note, colours.soft)))
        {
            let words = desk.pen.paragraph((voice, size), text, room, colour);
            let height = words.height;
            block.hold(words, [0.0, y]);
            y += height;
        }
        y += 5.0;
    }
    let total = total(desk);
    block.hold(total, [0.0, y + 4.0]);
    if let Some((saved, notes)) = content.saved() {
        y = block.height + 8.0;
        let amount = faces.amount((Voice::Medium, NOTE + 0.4), &content.money(saved));
        let room = SUMS - amount.width - 12.0;
        block.text(amount, ([0.0, y + NOTE * 1.02], SUMS), Align::Right, colours.accent);
        for text in std::iter::once(content.say("review-saved")).chain(notes) {
            let words = desk.pen.paragraph((Voice::Text, NOTE), &text, room, colours.soft);
            let height = words.height;
            block.hold(words, [0.0, y]);
            y += height;
        }
    }
    block
}

/// What is to be paid, below a line in the shop's colour.
fn total(desk: &Desk<'_>) -> Block {
    let (content, colours, faces) = (&desk.content, desk.pen.colours, desk.pen.faces);
    let mut block = Block::default();
    block.put(Op::Stroke { from: [0.0, 0.0], to: [SUMS, 0.0], width: 1.4, colour: colours.accent }, 0.0);
    let amount = faces.amount((Voice::Strong, 17.0), &content.money(content.papers.quote.total));
    let room = SUMS - amount.width - 12.0;
    block.text(amount, ([0.0, 23.0], SUMS), Align::Right, colours.accent);
    let words = desk.pen.paragraph((Voice::Medium, TEXT + 0.4), &content.say("doc-total"), room, colours.ink);
    let first = 23.0 - (TEXT + 0.4) * 1.02;
    block.hold(words, [0.0, first]);
    block.height += 2.0;
    block
}

/// The tax, and where the order began.
fn left(desk: &Desk<'_>) -> Block {
    let (content, colours, mut block) = (&desk.content, desk.pen.colours, Block::default());
    block.hold(tax(desk), [0.0, 0.0]);
    let mut y = block.height + 12.0;
    if let Some((title, words)) = content.anchor() {
        let title = desk.pen.paragraph((Voice::Medium, TEXT), &title, LEFT, colours.ink);
        let height = title.height;
        block.hold(title, [0.0, y]);
        y += height;
        block.hold(desk.pen.paragraph((Voice::Text, NOTE), &words, LEFT, colours.soft), [0.0, y]);
    }
    block
}

/// The table of the tax: rate, of what, how much, both together.
fn tax(desk: &Desk<'_>) -> Block {
    let (content, colours, faces) = (&desk.content, desk.pen.colours, desk.pen.faces);
    let mut block = Block::default();
    let column = (LEFT - 52.0) / 3.0;
    let places = [[0.0, 52.0], [52.0, column], [52.0 + column, column], [52.0 + column * 2.0, column]];
    let aligns = [Align::Left, Align::Right, Align::Right, Align::Right];
    let names = ["doc-rate", "doc-net", "doc-tax", "doc-gross"].map(|name| content.say(name));
    let row = |block: &mut Block, texts: [String; 4], y: f32, colour| {
        for ((text, [x, room]), align) in texts.into_iter().zip(places).zip(aligns) {
            let line = faces.amount((Voice::Text, NOTE), &text);
            let line = if line.width > room { faces.fitted((Voice::Text, NOTE), &text, room) } else { line };
            block.text(line, ([x, y], room), align, colour);
        }
    };
    row(&mut block, names, NOTE * 1.02, colours.soft);
    block.rule([0.0, LEFT], NOTE + 5.0, colours.line);
    let mut y = NOTE + 8.0 + leading(NOTE);
    for TaxLine { rate, net, tax, gross, .. } in &content.papers.quote.tax {
        let texts = [content.tongue.exact(*rate), content.money(*net), content.money(*tax), content.money(*gross)];
        row(&mut block, texts, y, colours.ink);
        y += leading(NOTE) + 1.0;
    }
    block
}

/// What happens next: with an order its steps, with a quote how it becomes one.
fn next(desk: &Desk<'_>) -> Vec<Block> {
    let (content, colours) = (&desk.content, desk.pen.colours);
    let steps = match desk.kind {
        Kind::Confirmation => content.next(),
        Kind::Quote => vec![match content.papers.valid_until {
            Some(day) => content.tongue.say_with("doc-accept", &[("day", content.day(day).into())]),
            None => content.say("doc-accept-plain"),
        }],
    };
    let mut blocks = vec![heading(desk, &content.say("placed-next"))];
    let numbered = steps.len() > 1;
    for (number, step) in steps.iter().enumerate() {
        let mut block = Block::default();
        let indent = if numbered { 16.0 } else { 0.0 };
        if numbered {
            let line = desk.pen.faces.amount((Voice::Strong, TEXT), &format!("{}.", number + 1));
            block.text(line, ([0.0, TEXT * 1.02], 14.0), Align::Left, colours.accent);
        }
        block.hold(desk.pen.paragraph((Voice::Text, TEXT), step, WIDE - indent, colours.ink), [indent, 0.0]);
        block.height += 2.0;
        block.sticks = number + 1 < steps.len();
        blocks.push(block);
    }
    blocks.push(Block::gap(12.0));
    blocks
}

/// What the order gives for the next one.
fn promised(desk: &Desk<'_>) -> Vec<Block> {
    let Some(told) = desk.content.promised().filter(|_| desk.kind == Kind::Confirmation) else { return Vec::new() };
    let mut blocks = vec![heading(desk, &told.title)];
    let count = told.lines.len();
    for (number, line) in told.lines.iter().enumerate() {
        let mut block = Block::default();
        block.hold(desk.pen.paragraph((Voice::Text, TEXT), line, WIDE, desk.pen.colours.ink), [0.0, 0.0]);
        block.height += 2.0;
        block.sticks = number + 1 < count;
        blocks.push(block);
    }
    blocks.push(Block::gap(12.0));
    blocks
}

/// On which terms the shop sells.
fn terms(desk: &Desk<'_>) -> Vec<Block> {
    let (content, colours) = (&desk.content, desk.pen.colours);
    let Some(terms) = &content.papers.catalog.shop.documents.terms else { return Vec::new() };
    let mut blocks = vec![heading(desk, &content.say("doc-terms"))];
    let words = terms.get(content.papers.lang);
    blocks.extend(desk.pen.running((Voice::Text, NOTE + 0.4), words, ([0.0, WIDE], colours.soft)));
    blocks
}

/// A heading of what follows.
fn heading(desk: &Desk<'_>, text: &str) -> Block {
    let mut block = Block::default();
    let line = desk.pen.faces.fitted((Voice::Heading, 12.5), text, WIDE);
    block.text(line, ([0.0, 12.5], WIDE), Align::Left, desk.pen.colours.ink);
    block.height = 20.0;
    block.sticking()
}
