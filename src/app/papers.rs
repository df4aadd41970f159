//! Owns the pictures of documents: an order's things as they come, with the buyer's design on them. It takes its time, on whatever
//! thread it is called.

use std::sync::Arc;

use crate::artwork::{
    Framing, ImportError, PictureRequest, Rgb, SetPart, Studio, StudioEvent, Subject, looks, pieces_seen,
};
use crate::catalog::{Product, ProductKind};
use crate::export::{Papers, Picture};
use crate::flow::design::{Design, LogoId};
use crate::pricing::OrderLine;

/// The side of a thing's picture in pixels: sharp in print at the size at which it stands there.
const SIDE: u32 = 380;
/// The size of the picture of all of it together.
const SCENE: [u32; 2] = [1720, 560];

/// The papers with pictures of what is in the order. What can't be drawn stands without one.
#[must_use]
pub fn with_pictures(papers: Papers, design: &Design, studio: &Studio) -> Papers {
    let stage = Rgb(papers.catalog.shop.look.paper.0);
    let known: Vec<(OrderLine, Product)> = papers
        .order
        .lines
        .iter()
        .filter_map(|line| Some((line.clone(), papers.catalog.product(&line.product)?.clone())))
        .collect();
    let parts: Vec<SetPart> = known.iter().map(|(line, product)| part(line, product, design)).collect();
    let picture = |subject: Subject, part: &SetPart, size_px: [u32; 2]| {
        let (tint, film, design) = (part.tint, part.film, part.design.clone());
        let request = PictureRequest { subject, tint, film, design, size_px, stage, framing: Framing::Fit };
        let picture = studio.compose_now(&request).ok()?;
        let size = picture.size.map(|side| u32::try_from(side).unwrap_or_default());
        Some(Picture { size, rgba: Arc::from(picture.rgba) })
    };
    let of_line = |((line, _), part): (&(OrderLine, Product), &SetPart)| {
        Some((line.id, picture(Subject::Product(part.picture.clone()), part, [SIDE; 2])?))
    };
    let pictures = known.iter().zip(&parts).filter_map(of_line).collect();
    let goods = known.iter().zip(&parts).filter(|((_, product), _)| product.kind == ProductKind::Goods);
    let goods: Vec<SetPart> = goods.map(|(_, part)| part.clone()).collect();
    let scene = match goods.as_slice() {
        [] => None,
        [only] if only.pieces == 1 => picture(Subject::Product(only.picture.clone()), only, SCENE),
        [first, ..] => picture(Subject::Set(goods.clone()), first, SCENE),
    };
    Papers { pictures, scene, ..papers }
}

/// A thing as a part of a picture.
fn part(line: &OrderLine, product: &Product, design: &Design) -> SetPart {
    let (picture, tint, film) = looks(product, &product.complete(&line.choices));
    let design = if product.personalised { design.clone() } else { Design::default() };
    SetPart { picture, tint, film, design, pieces: pieces_seen(line.quantity) }
}

/// Imports a logo into a studio, and waits for it.
///
/// # Errors
/// When the bytes are no logo.
pub fn import_now(studio: &Studio, bytes: Vec<u8>) -> Result<LogoId, ImportError> {
    studio.import(bytes);
    loop {
        for event in studio.poll() {
            if let StudioEvent::LogoReady { result } = event {
                return result.map(|logo| logo.id);
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}
