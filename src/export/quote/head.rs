//! Owns the head of a quote: whose it is, what it is and for whom, and a picture of all of it.

use std::sync::Arc;

use resvg::usvg::{Options, Tree};

use super::{Desk, Kind, NOTE, TEXT, WIDE};
use crate::catalog::ShopLogo;
use crate::export::block::{Align, Block, leading};
use crate::export::faces::Voice;
use crate::export::page::{MM, Op};
use crate::export::qr::qr;

/// How high and wide a logo stands at most.
const LOGO: [f32; 2] = [62.0 * MM, 15.0 * MM];
/// How wide the code for a camera is.
const CODE: f32 = 21.0 * MM;

/// Everything above the list.
pub(super) fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = vec![whose(desk), Block::gap(11.0 * MM).sticking(), what(desk), Block::gap(6.5 * MM)];
    blocks.extend(scene(desk));
    blocks
}

/// The shop: its logo or its name, and where it is.
fn whose(desk: &Desk<'_>) -> Block {
    let (content, colours, mut block) = (&desk.content, desk.pen.colours, Block::default());
    let shop = &content.papers.catalog.shop;
    match shop.look.logo.as_ref().and_then(drawing) {
        Some(tree) => {
            let (width, height) = (tree.size().width(), tree.size().height());
            let scale = (LOGO[0] / width).min(LOGO[1] / height);
            let rect = [0.0, 0.0, width * scale, height * scale];
            block.put(Op::Drawing { rect, tree }, height * scale);
        }
        None => {
            let name = desk.pen.faces.fitted((Voice::Heading, 23.0), content.shop(), WIDE * 0.56);
            block.text(name, ([0.0, 23.0], WIDE), Align::Left, colours.accent);
        }
    }
    let mut y = NOTE;
    for line in &shop.documents.address {
        let line = desk.pen.faces.fitted((Voice::Text, NOTE), line, WIDE * 0.4);
        block.text(line, ([0.0, y], WIDE), Align::Right, colours.soft);
        y += leading(NOTE);
    }
    block
}

/// A logo as a drawing; pixels stand in one of their size.
fn drawing(logo: &ShopLogo) -> Option<Arc<Tree>> {
    let options = Options { fontdb: crate::typefaces::collection(), font_family: "Inter".to_owned(), ..Options::default() };
    let is_drawing = logo.file.to_ascii_lowercase().ends_with(".svg");
    let tree = if is_drawing {
        Tree::from_data(&logo.bytes, &options).ok()?
    } else {
        let (width, height) = image::ImageReader::new(std::io::Cursor::new(&logo.bytes[..]))
            .with_guessed_format()
            .ok()?
            .into_dimensions()
            .ok()?;
        let data = crate::export::print_sheet::base64(&logo.bytes);
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"><image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>"#
        );
        Tree::from_str(&svg, &options).ok()?
    };
    Some(Arc::new(tree))
}

/// What it is, its code and its days, and who it is for.
fn what(desk: &Desk<'_>) -> Block {
    let (content, colours, faces) = (&desk.content, desk.pen.colours, desk.pen.faces);
    let papers = content.papers;
    let mut block = Block::default();
    let title = faces.fitted((Voice::Heading, 27.0), &content.say(desk.kind.name()), WIDE - CODE - 20.0);
    block.text(title, ([0.0, 25.0], WIDE), Align::Left, colours.ink);
    let mut facts = Vec::new();
    if let Some(code) = &papers.code {
        facts.push((content.say("doc-code"), code.to_string()));
        let place = [WIDE - CODE, 2.0, CODE, CODE];
        if let Some(op) = qr(code.as_str(), place, colours.ink) {
            block.put(op, CODE + 2.0);
        }
    }
    facts.push((content.say("doc-day"), content.tongue.day(papers.day)));
    if let (Kind::Quote, Some(day)) = (desk.kind, papers.valid_until) {
        facts.push((content.say("doc-valid"), content.tongue.day(day)));
    }
    let mut x = 0.0;
    for (name, value) in facts {
        let (name, value) = (faces.line((Voice::Text, NOTE), &name), faces.amount((Voice::Strong, TEXT + 0.6), &value));
        let width = name.width.max(value.width);
        block.text(name, ([x, 45.0], width), Align::Left, colours.soft);
        block.text(value, ([x, 59.0], width), Align::Left, colours.ink);
        x += width + 26.0;
    }
    let recipient = recipient(desk);
    if recipient.height > 0.0 {
        block.hold(recipient, [0.0, 76.0]);
    }
    block
}

/// Who it is for.
fn recipient(desk: &Desk<'_>) -> Block {
    let (content, colours, mut block) = (&desk.content, desk.pen.colours, Block::default());
    let lines = content.recipient();
    if lines.is_empty() {
        return block;
    }
    let label = desk.pen.faces.line((Voice::Text, NOTE), &content.say("doc-for"));
    block.text(label, ([0.0, NOTE], WIDE), Align::Left, colours.soft);
    let mut y = NOTE + 4.0;
    for (number, line) in lines.iter().enumerate() {
        let voice = if number == 0 { Voice::Medium } else { Voice::Text };
        let line = desk.pen.paragraph((voice, TEXT), line, WIDE * 0.7, colours.ink);
        let height = line.height;
        block.hold(line, [0.0, y]);
        y += height;
    }
    block
}

/// A picture of all of it.
fn scene(desk: &Desk<'_>) -> Vec<Block> {
    let Some(picture) = desk.content.papers.scene.clone() else { return Vec::new() };
    let [width, height] = picture.size.map(|side| side as f32);
    let tall = (WIDE * height / width.max(1.0)).min(70.0 * MM);
    let mut block = Block::default();
    block.put(Op::Picture { rect: [0.0, 0.0, WIDE, tall], radius: 9.0, picture }, tall);
    vec![block, Block::gap(6.5 * MM)]
}
