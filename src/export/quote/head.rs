//! Owns the head of a quote: whose it is, what it is and for whom, and a picture of all of it.

use std::sync::Arc;

use resvg::usvg::Tree;

use super::{Desk, Kind, NOTE, TEXT, WIDE};
use crate::catalog::ShopLogo;
use crate::export::block::{Align, Block, leading};
use crate::export::faces::Voice;
use crate::export::page::{MM, Op};
use crate::export::print_sheet;
use crate::export::qr::qr;

/// How high and wide a logo stands at most.
const LOGO: [f32; 2] = [62.0 * MM, 15.0 * MM];
/// How wide the code for a camera is.
const CODE: f32 = 21.0 * MM;

/// Everything above the list.
pub(super) fn blocks(desk: &Desk<'_>, scene_height: f32) -> Vec<Block> {
    let mut blocks = vec![whose(desk), Block::gap(10.0 * MM).sticking(), what(desk), Block::gap(7.0 * MM)];
    if scene_height > 0.0 {
        blocks.extend(scene(desk, scene_height));
    }
    blocks
}

/// The shop: its logo or its name, and where it is.
fn whose(desk: &Desk<'_>) -> Block {
    let (content, colours, mut block) = (&desk.content, desk.pen.colours, Block::default());
    let shop = &content.papers.catalog.shop;
    if let Some(tree) = shop.look.logo.as_ref().and_then(drawing) {
        let (width, height) = (tree.size().width(), tree.size().height());
        let scale = (LOGO[0] / width).min(LOGO[1] / height);
        let rect = [0.0, 0.0, width * scale, height * scale];
        block.put(Op::Drawing { rect, tree }, height * scale);
    } else {
        let name = desk.pen.faces.fitted((Voice::Heading, 23.0), content.shop(), WIDE * 0.56);
        block.text(name, ([0.0, 23.0], WIDE), Align::Left, colours.accent);
    }
    let mut y = NOTE;
    // The name in large letters need not be said again.
    let is_said = |line: &&String| shop.look.logo.is_none() && line.trim() == content.shop().trim();
    for line in shop.documents.address.iter().filter(|line| !is_said(line)) {
        let line = desk.pen.faces.fitted((Voice::Text, NOTE), line, WIDE * 0.4);
        block.text(line, ([0.0, y], WIDE), Align::Right, colours.soft);
        y += leading(NOTE);
    }
    block
}

/// A logo as a drawing; pixels stand in one of their size.
fn drawing(logo: &ShopLogo) -> Option<Arc<Tree>> {
    if logo.file.to_ascii_lowercase().ends_with(".svg") {
        return print_sheet::drawing(&logo.file, std::str::from_utf8(&logo.bytes).ok()?).ok();
    }
    let reader = image::ImageReader::new(std::io::Cursor::new(&logo.bytes[..])).with_guessed_format().ok()?;
    let (width, height) = reader.into_dimensions().ok()?;
    let data = print_sheet::base64(&logo.bytes);
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>"#
    );
    print_sheet::drawing(&logo.file, &svg).ok()
}

/// What it is, its code and its days, and who it is for.
fn what(desk: &Desk<'_>) -> Block {
    let (content, colours, faces) = (&desk.content, desk.pen.colours, desk.pen.faces);
    let papers = content.papers;
    let mut block = Block::default();
    let title = faces.fitted((Voice::Heading, 27.0), &content.say(desk.kind.name()), WIDE - CODE - 20.0);
    block.text(title, ([0.0, 25.0], WIDE), Align::Left, colours.ink);
    let mut told = Vec::new();
    if let Some(code) = &papers.code {
        told.push((content.say("doc-code"), code.to_string()));
        let place = [WIDE - CODE, 2.0, CODE, CODE];
        if let Some(op) = qr(code.as_str(), place, colours.ink) {
            block.put(op, CODE + 2.0);
        }
    }
    told.push((content.say("doc-day"), content.day(papers.day)));
    if let (Kind::Quote, Some(day)) = (desk.kind, papers.valid_until) {
        told.push((content.say("doc-valid"), content.day(day)));
    }
    let mut x = 0.0;
    for (name, value) in told {
        let (name, value) = (faces.line((Voice::Text, NOTE), &name), faces.amount((Voice::Strong, TEXT + 0.6), &value));
        let width = name.width.max(value.width);
        block.text(name, ([x, 45.0], width), Align::Left, colours.soft);
        block.text(value, ([x, 59.0], width), Align::Left, colours.ink);
        x += width + 26.0;
    }
    let recipient = recipient(desk);
    if recipient.height > 0.0 {
        block.hold(recipient, [0.0, 72.0]);
    }
    block
}

/// Who it is for: the name and where, and beside it how to reach them.
fn recipient(desk: &Desk<'_>) -> Block {
    let (content, colours, mut block) = (&desk.content, desk.pen.colours, Block::default());
    let lines = content.recipient();
    let Some((name, rest)) = lines.split_first() else { return block };
    let label = desk.pen.faces.line((Voice::Text, NOTE), &content.say("doc-for"));
    block.text(label, ([0.0, NOTE], WIDE), Align::Left, colours.soft);
    let room = WIDE - CODE - 20.0;
    let mut y = NOTE + 4.0;
    let name = desk.pen.paragraph((Voice::Medium, TEXT), name, room, colours.ink);
    let height = name.height;
    block.hold(name, [0.0, y]);
    y += height;
    if !rest.is_empty() {
        block.hold(desk.pen.paragraph((Voice::Text, TEXT), &rest.join(" · "), room, colours.ink), [0.0, y]);
    }
    block
}

/// A picture of all of it.
fn scene(desk: &Desk<'_>, most: f32) -> Vec<Block> {
    let Some(picture) = desk.content.papers.scene.clone() else { return Vec::new() };
    let [width, height] = picture.size.map(|side| side as f32);
    let tall = (WIDE * height / width.max(1.0)).min(most);
    // Where there is less room than it could take it is smaller, on ground of its own colour.
    let wide = tall * width / height.max(1.0);
    let mut block = Block::default();
    let ground = Op::Fill { rect: [0.0, 0.0, WIDE, tall], radius: 9.0, colour: desk.pen.colours.paper };
    block.put(ground, tall);
    block.put(Op::Picture { rect: [(WIDE - wide) / 2.0, 0.0, wide, tall], radius: 9.0, picture }, tall);
    vec![block, Block::gap(6.0 * MM)]
}
