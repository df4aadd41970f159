//! Owns print-ready files: a page for each printed side of a thing, in its real size, with bleed, crop marks and a line that says
//! what it is; foil and varnish on pages of their own, as inks of their own.
//!
//! Colours are sRGB: `krilla` writes neither CMYK separations of pictures nor PDF/X, and the slug line says so rather than letting
//! a printer guess. Words are text in embedded typefaces, logos that are drawings stay drawings, pixels come in all that there are.

use std::sync::Arc;

use base64::Engine as _;
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::faces::{Colours, Faces, Voice};
use super::page::{Boxes, MM, Op, Page, Rect};
use super::pdf::{self, About};
use super::{ExportError, Level};
use crate::catalog::{Day, Lang, Look, Rgb};

/// A file for a printer: one thing.
#[derive(Clone, Debug)]
pub struct PrintFile {
    /// What it is, as it is written on it: '250 × Business cards, matt'.
    pub title: String,
    /// The order that it is of.
    pub order: String,
    /// Who prints it.
    pub shop: String,
    /// The language of its title.
    pub lang: Lang,
    /// The day on it.
    pub day: Day,
    /// Its sides.
    pub sheets: Vec<PrintSheet>,
}

/// A printed side of a thing.
#[derive(Clone, Debug)]
pub struct PrintSheet {
    /// Which side: `front`.
    pub side: String,
    /// What it is printed on: its colour and material, as chosen.
    pub material: String,
    /// Width and height once it is cut, in mm.
    pub mm: [f32; 2],
    /// How far the drawing goes beyond that on each side, in mm.
    pub bleed_mm: f32,
    /// What is printed: SVG, the bleed included.
    pub svg: String,
    /// Where there is film, and which: the drawing's shape is where it lies.
    pub film: Option<(Film, String)>,
}

/// A film that is laid over the print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Film {
    /// Clear raised gloss.
    Varnish,
    /// Hot foil, gold.
    Gold,
    /// Hot foil, silver.
    Silver,
    /// Hot foil, copper.
    Copper,
}

impl Film {
    /// The name of its ink, by which a printer finds it.
    #[must_use]
    pub const fn ink(self) -> &'static str {
        match self {
            Self::Varnish => "Spot Gloss",
            Self::Gold => "Foil Gold",
            Self::Silver => "Foil Silver",
            Self::Copper => "Foil Copper",
        }
    }

    /// What stands for it on a screen.
    const fn shown(self) -> Rgb {
        match self {
            Self::Varnish => Rgb([0xE5, 0x1A, 0x8C]),
            Self::Gold => Rgb([0xC9, 0x97, 0x2B]),
            Self::Silver => Rgb([0x9A, 0x9E, 0xA6]),
            Self::Copper => Rgb([0xB0, 0x6A, 0x3B]),
        }
    }
}

/// Room around the bleed for marks and the slug line, in mm.
const MARGIN: f32 = 14.0;
/// How long a crop mark is, and how far from the cut, in mm.
const MARK: [f32; 2] = [6.0, 4.0];
/// A print-ready PDF of one thing, with the promise that it keeps: a page for each side, and one for each film.
///
/// # Errors
/// When a drawing that was handed in is none, or the file can't be written.
pub fn print_file(file: &PrintFile) -> Result<(Vec<u8>, Level), ExportError> {
    let (made, names) = pages(file, Level::Archive)?;
    let about = About {
        title: format!("{} {}", file.order, file.title).trim().to_owned(),
        author: file.shop.clone(),
        lang: file.lang,
        day: file.day,
        names,
    };
    let written = pdf::write(&made, &about)?;
    if written.1 == Level::Archive {
        return Ok(written);
    }
    // Its slug line must not promise more than it keeps.
    let (made, _) = pages(file, Level::Plain)?;
    pdf::write(&made, &about).map(|(bytes, _)| (bytes, Level::Plain))
}

/// The pages, each with its name.
fn pages(file: &PrintFile, level: Level) -> Result<(Vec<Page>, Vec<String>), ExportError> {
    let faces = Faces::of(&Look::default());
    let (mut pages, mut names) = (Vec::new(), Vec::new());
    for sheet in &file.sheets {
        let tree = drawing(&sheet.side, &sheet.svg)?;
        let print = |rect: Rect| Op::Drawing { rect, tree: Arc::clone(&tree) };
        pages.push(page(&faces, (file, sheet), (&sheet.side, "sRGB", level), print));
        names.push(sheet.side.clone());
        let Some((laid, svg)) = &sheet.film else { continue };
        let tree = drawing(laid.ink(), svg)?;
        let name = format!("{}: {}", sheet.side, laid.ink());
        let spot =
            |rect: Rect| Op::Spot { rect, tree: Arc::clone(&tree), name: laid.ink().to_owned(), shown: laid.shown() };
        pages.push(page(&faces, (file, sheet), (&name, laid.ink(), level), spot));
        names.push(name);
    }
    Ok((pages, names))
}

/// One page: what is printed, the marks, and the slug line.
fn page(
    faces: &Faces,
    (file, sheet): (&PrintFile, &PrintSheet),
    (name, colours, level): (&str, &str, Level),
    print: impl Fn(Rect) -> Op,
) -> Page {
    let [wide, tall] = sheet.mm;
    let whole = |side: f32| (side + 2.0 * (sheet.bleed_mm + MARGIN)) * MM;
    let size = [whole(wide), whole(tall)];
    let edge = (sheet.bleed_mm + MARGIN) * MM;
    let trim = [edge, edge, wide * MM, tall * MM];
    let bleed = [MARGIN * MM, MARGIN * MM, (wide + 2.0 * sheet.bleed_mm) * MM, (tall + 2.0 * sheet.bleed_mm) * MM];
    let mut ops = vec![print(bleed)];
    ops.extend(marks(trim));
    ops.extend(slug(faces, (file, sheet), (name, colours, level), size));
    Page { size, ops, boxes: Some(Boxes { trim, bleed }) }
}

/// Eight lines at the corners of the cut.
fn marks([x, y, width, height]: Rect) -> Vec<Op> {
    let [long, away] = MARK.map(|side| side * MM);
    let mut marks = Vec::new();
    for (at, out) in [(x, -1.0), (x + width, 1.0)] {
        for (down, below) in [(y, -1.0), (y + height, 1.0)] {
            let (near, far) = (away, away + long);
            marks.push(Op::Mark { from: [at + out * near, down], to: [at + out * far, down] });
            marks.push(Op::Mark { from: [at, down + below * near], to: [at, down + below * far] });
        }
    }
    marks
}

/// What it is, in the margin: never where it is cut.
fn slug(
    faces: &Faces,
    (file, sheet): (&PrintFile, &PrintSheet),
    (name, colours, level): (&str, &str, Level),
    [width, height]: [f32; 2],
) -> Vec<Op> {
    let colour = Colours::black().ink;
    let [wide, tall] = sheet.mm;
    let what = [file.order.as_str(), &file.title, name, &sheet.material];
    let what: Vec<&str> = what.into_iter().filter(|part| !part.is_empty()).collect();
    let kept = if level == Level::Archive { "PDF/A-2b" } else { "PDF" };
    let how = format!(
        "{wide} × {tall} mm + {} mm bleed · {colours} · {kept}, not PDF/X, not separated into CMYK · {} · {}",
        sheet.bleed_mm, file.shop, file.day
    );
    let inset = (MARGIN - MARK[0] - 1.0) * MM;
    let room = width - 2.0 * inset;
    let line = |text: &str, y: f32| {
        let line = faces.fitted((Voice::Medium, 6.5), text, room);
        Op::Text { at: [inset, y], line, colour }
    };
    vec![line(&what.join(" · "), 3.2 * MM), line(&how, height - 2.0 * MM)]
}

/// A drawing that was handed in as SVG, with the program's own typefaces. What it names elsewhere is not read.
pub(super) fn drawing(name: &str, svg: &str) -> Result<Arc<Tree>, ExportError> {
    let options = Options {
        font_family: "Inter".to_owned(),
        fontdb: crate::typefaces::collection(),
        image_href_resolver: ImageHrefResolver {
            resolve_string: Box::new(|_, _| None),
            ..ImageHrefResolver::default()
        },
        ..Options::default()
    };
    let wrong = |cause: String| ExportError::Drawing { name: name.to_owned(), cause };
    Tree::from_str(svg, &options).map(Arc::new).map_err(|error| wrong(error.to_string()))
}

/// Bytes as text in a drawing.
pub(super) fn base64(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
