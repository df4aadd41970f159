//! Owns what goes to a printer: each thing in an order that carries the buyer's design, side by side, as drawings.

use std::sync::Arc;

use crate::artwork::{
    BLEED_MM, Film as Laid, Framing, LogoShelf, PictureRequest, Rgb, Studio, Subject, drawing_for, import_for_print,
    looks,
};
use crate::catalog::Product;
use crate::export::{ExportError, Film, Level, Papers, PrintFile, PrintSheet, print_file};
use crate::flow::design::{Design, LogoChoice};
use crate::pricing::QuoteLine;

/// The print-ready files of an order, each with its name: one for each thing that carries the design. `logo` is the buyer's own
/// file, where there is one: it is printed in all the pixels that it has.
///
/// # Errors
/// When one of them can't be written.
pub fn print_files(
    papers: &Papers,
    (design, logo): (&Design, Option<&[u8]>),
    studio: &Studio,
) -> Result<Vec<(String, Vec<u8>, Level)>, ExportError> {
    let shelf = shelf(studio, design, logo);
    let mut files = Vec::new();
    for line in &papers.quote.lines {
        let Some(product) = papers.catalog.product(&line.product).filter(|product| product.personalised) else {
            continue;
        };
        let sheets = sheets(papers, (line, product), (design, &shelf), studio);
        if sheets.is_empty() {
            continue;
        }
        let file = PrintFile {
            title: format!("{} × {}", line.quantity, product.name.get(papers.lang)),
            order: papers.code.as_ref().map(ToString::to_string).unwrap_or_default(),
            shop: papers.catalog.shop.name.get(papers.lang).to_owned(),
            lang: papers.lang,
            day: papers.day,
            sheets,
        };
        let (bytes, level) = print_file(&file)?;
        files.push((format!("artwork-{}-{}.pdf", files.len() + 1, plain(product.id.as_str())), bytes, level));
    }
    Ok(files)
}

/// The buyer's logos, the one that is printed as fine as its file.
fn shelf(studio: &Studio, design: &Design, logo: Option<&[u8]>) -> LogoShelf {
    let mut shelf = studio.shelf();
    if let (LogoChoice::Imported(id), Some(bytes)) = (&design.logo, logo)
        && let Ok(logo) = import_for_print(bytes)
        && logo.id == *id
    {
        shelf.insert(Arc::new(logo));
    }
    shelf
}

/// The printed sides of a thing.
fn sheets(
    papers: &Papers,
    (line, product): (&QuoteLine, &Product),
    (design, shelf): (&Design, &LogoShelf),
    studio: &Studio,
) -> Vec<PrintSheet> {
    let (picture, tint, film) = looks(product, &line.choices);
    // What its print areas are is known once a picture of it was made.
    let small = PictureRequest {
        subject: Subject::Product(picture.clone()),
        tint: None,
        film: None,
        design: Design::default(),
        size_px: [32, 32],
        stage: Rgb::PAPER,
        framing: Framing::Fit,
    };
    if studio.compose_now(&small).is_err() {
        return Vec::new();
    }
    let chosen = product.chosen(&line.choices).map(|(_, choice)| choice.name.get(papers.lang));
    let material = chosen.collect::<Vec<_>>().join(", ");
    let mut sheets = Vec::new();
    let mut surfaces = studio.surfaces(&picture);
    // The front comes first.
    surfaces.sort_by_key(|surface| surface.area.region != "front");
    for surface in surfaces {
        let Some(drawn) = drawing_for(&surface.area, design, shelf, surface.ground(tint)) else { continue };
        sheets.push(PrintSheet {
            side: surface.area.region.clone(),
            material: material.clone(),
            mm: drawn.mm,
            bleed_mm: BLEED_MM,
            svg: drawn.svg,
            film: film.map(ink).zip(drawn.film),
        });
    }
    sheets
}

const fn ink(film: Laid) -> Film {
    match film {
        Laid::Varnish => Film::Varnish,
        Laid::Gold => Film::Gold,
        Laid::Silver => Film::Silver,
        Laid::Copper => Film::Copper,
    }
}

/// A name that a file can have anywhere.
fn plain(name: &str) -> String {
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}
