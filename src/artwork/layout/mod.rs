//! Owns what is printed on which print area and where; knows nothing of photographs of products.

mod bold;
mod card;
mod letters;
mod page;
mod piece;
mod sheet;
mod small;
mod tones;

use super::brand::Identity;
use super::canvas::{Canvas, Draws};
use super::{LogoShelf, Raster, Rgb, vector};
use crate::flow::design::Design;
use resvg::tiny_skia::Pixmap;
use sheet::Sheet;

pub use piece::{Piece, PieceKind};
pub use tones::{Pair, pairs};

/// One print area of a product.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintArea {
    /// The picture it belongs to, e.g. `cards_soft`.
    pub picture: String,
    /// Its name there, e.g. `front`.
    pub region: String,
    /// Width and height in mm.
    pub mm: [f32; 2],
    /// Whether only the disc in it is printed.
    pub round: bool,
    /// Whether ink darkens the material instead of covering it: there is no white then.
    pub multiply: bool,
    /// From where to where it can be seen across, as shares of the width.
    pub visible_u: [f32; 2],
    /// From where to where it can be seen upwards, as shares of the height.
    pub visible_v: [f32; 2],
}

impl PrintArea {
    /// A flat sheet, front or back; it may stand.
    #[must_use]
    pub fn sheet(mm: [f32; 2], front: bool) -> Self {
        let (long, short) = (mm[0].max(mm[1]), mm[0].min(mm[1]));
        let card = (60.0..=100.0).contains(&long) && (40.0..=66.0).contains(&short);
        Self {
            picture: if card { "cards" } else { "flyers" }.to_owned(),
            region: if front { "front" } else { "back" }.to_owned(),
            mm,
            round: false,
            multiply: false,
            visible_u: [0.0, 1.0],
            visible_v: [0.0, 1.0],
        }
    }

    /// Whether it is a business card, or shows one.
    #[must_use]
    pub fn is_card(&self) -> bool {
        self.region == "card" || (self.picture.starts_with("cards") && matches!(self.region.as_str(), "front" | "back"))
    }

    /// The part that can be seen, in mm from the upper left.
    #[must_use]
    pub fn visible(&self) -> [f32; 4] {
        let [[u0, u1], [v0, v1]] = [self.visible_u, self.visible_v];
        let [w, h] = self.mm;
        [u0 * w, (1.0 - v1) * h, (u1 - u0) * w, (v1 - v0) * h]
    }
}

/// How far ink goes beyond the edge where it comes to it, in mm, so that no cut shows paper.
pub const BLEED_MM: f32 = 3.0;

/// A print area with everything on it, as SVG in mm, with [`BLEED_MM`] around it.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintDrawing {
    /// Width and height of the area as it is cut, in mm. A card that stands is higher than wide.
    pub mm: [f32; 2],
    /// What is printed.
    pub svg: String,
    /// Where film lies, where the design has a mark for it on this side.
    pub film: Option<String>,
}

/// What is printed on an area, as a drawing that is sharp at any size; `None` where nothing is.
#[must_use]
pub fn drawing_for(area: &PrintArea, design: &Design, logos: &LogoShelf, ground: Rgb) -> Option<PrintDrawing> {
    let identity = Identity::of(design, logos)?;
    let [w, h] = area.mm;
    let stands = area.is_card() && design.template.stands() && w > h;
    let area = PrintArea { mm: if stands { [h, w] } else { [w, h] }, ..area.clone() };
    let drawn = |ground: Rgb, draws: Draws| {
        let canvas = Canvas::of_lines(area.mm, draws)?;
        let mut sheet = Sheet::new(canvas, &area, (design, identity.clone()), ground);
        lay_out(&mut sheet);
        Some(with_bleed(area.mm, &sheet.canvas.finish_lines()))
    };
    let has_film = area.region == "front" && identity.mark.is_some();
    let film = if has_film { drawn(Rgb::PAPER, Draws::Marks) } else { None };
    Some(PrintDrawing { mm: area.mm, svg: drawn(ground, Draws::Everything)?, film })
}

/// An SVG document of an area with the bleed around it.
fn with_bleed([w, h]: [f32; 2], body: &str) -> String {
    let (wide, tall) = (w + 2.0 * BLEED_MM, h + 2.0 * BLEED_MM);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}" viewBox="-{BLEED_MM} -{BLEED_MM} {wide} {tall}">{body}</svg>"#
    )
}

/// Air around a sheet that is shown flat, as a share of the picture, on each side.
const AIR: f32 = 0.05;

/// Where a sheet of so many mm stands in a flat picture of this size: x, y, width, height in the picture's units.
#[must_use]
pub fn flat_frame([w, h]: [f32; 2], [wide, tall]: [f32; 2]) -> [f32; 4] {
    let per_mm = (wide * (1.0 - 2.0 * AIR) / w.max(0.1)).min(tall * (1.0 - 2.0 * AIR) / h.max(0.1));
    let (w, h) = (w * per_mm, h * per_mm);
    [(wide - w) / 2.0, (tall - h) / 2.0, w, h]
}

/// What is printed on an area, with its ground of this colour; `None` leaves it blank. The raster covers the whole area
/// at `px_per_mm`; what is transparent is not printed.
#[must_use]
pub fn artwork_for(
    area: &PrintArea,
    design: &Design,
    logos: &LogoShelf,
    ground: Rgb,
    px_per_mm: f32,
) -> Option<Raster> {
    let identity = Identity::of(design, logos)?;
    let drawn = printed(area, design, identity, ground, (px_per_mm, Draws::Everything));
    drawn.as_ref().map(vector::straight)
}

/// A part of an area that was drawn: its colours are multiplied by their alpha, as they were drawn.
pub(crate) struct Drawn {
    pub(crate) pixels: Pixmap,
    /// x, y, width and height in mm from the area's upper left. Beyond it nothing is printed on what was asked for.
    pub(crate) part: [f32; 4],
}

/// The same as [`artwork_for`], of a part of the area only: x, y, width and height in mm from the upper left.
pub(crate) fn artwork_in(
    area: &PrintArea,
    (design, logos): (&Design, &LogoShelf),
    ground: Rgb,
    (part, px_per_mm): ([f32; 4], f32),
) -> Option<Drawn> {
    printed_in(area, (design, Identity::of(design, logos)?), ground, (part, px_per_mm, Draws::Everything))
}

/// The same as [`film_mask_for`], of a part of the area only.
pub(crate) fn film_mask_in(
    area: &PrintArea,
    (design, logos): (&Design, &LogoShelf),
    (part, px_per_mm): ([f32; 4], f32),
) -> Option<Drawn> {
    if area.region != "front" {
        return None;
    }
    let identity = Identity::of(design, logos)?;
    identity.mark.as_ref()?;
    printed_in(area, (design, identity), Rgb::PAPER, (part, px_per_mm, Draws::Marks))
}

/// Where film lies: the logo's alpha on a front; `None` elsewhere.
#[must_use]
pub(crate) fn film_mask_for(area: &PrintArea, design: &Design, logos: &LogoShelf, px_per_mm: f32) -> Option<Raster> {
    if area.region != "front" {
        return None;
    }
    let identity = Identity::of(design, logos)?;
    identity.mark.as_ref()?;
    let drawn = printed(area, design, identity, Rgb::PAPER, (px_per_mm, Draws::Marks));
    drawn.as_ref().map(vector::straight)
}

/// Where the logo and the lines stand on an area, in the order in which they are drawn. A card that stands is meant as it
/// stands: its area must, too.
#[must_use]
pub fn pieces_of(area: &PrintArea, design: &Design, logos: &LogoShelf, ground: Rgb) -> Vec<Piece> {
    let identity = Identity::of(design, logos);
    let canvas = Canvas::new(area.mm, 1.0, Draws::Nothing);
    let Some((identity, canvas)) = identity.zip(canvas) else { return Vec::new() };
    let mut sheet = Sheet::new(canvas, area, (design, identity), ground);
    lay_out(&mut sheet);
    sheet.pieces
}

/// An area with everything on it. A card that stands is drawn so, and laid down where its area lies.
fn printed(
    area: &PrintArea,
    design: &Design,
    identity: Identity,
    ground: Rgb,
    (px_per_mm, draws): (f32, Draws),
) -> Option<Pixmap> {
    let [w, h] = area.mm;
    if area.is_card() && design.template.stands() && w > h {
        let standing = PrintArea { mm: [h, w], ..area.clone() };
        return printed(&standing, design, identity, ground, (px_per_mm, draws))
            .and_then(|art| vector::laid_down(&art));
    }
    let canvas = Canvas::new(area.mm, px_per_mm, draws)?;
    let mut sheet = Sheet::new(canvas, area, (design, identity), ground);
    lay_out(&mut sheet);
    Some(sheet.canvas.finish())
}

/// A part of an area with everything on it: x, y, width and height in mm from the upper left. Only as much of it is drawn as ink
/// comes on, with a little air.
fn printed_in(
    area: &PrintArea,
    (design, identity): (&Design, Identity),
    ground: Rgb,
    (part, px_per_mm, draws): ([f32; 4], f32, Draws),
) -> Option<Drawn> {
    if area.is_card() && design.template.stands() && area.mm[0] > area.mm[1] {
        // A card that stands is drawn as a whole and turned.
        let art = printed(area, design, identity, ground, (px_per_mm, draws))?;
        let scale = f64::from(art.width()) / f64::from(area.mm[0]);
        return Some(Drawn { pixels: vector::part(&art, part.map(|side| f64::from(side) * scale))?, part });
    }
    let measured = Canvas::new(area.mm, 1.0, Draws::Nothing)?;
    let mut sheet = Sheet::new(measured, area, (design, identity.clone()), ground);
    lay_out(&mut sheet);
    let inked = sheet.canvas.inked();
    let part = narrowed(part, if draws == Draws::Marks { inked.marks? } else { inked.all? }, px_per_mm)?;
    let canvas = Canvas::of_part(area.mm, part, px_per_mm, draws)?;
    let mut sheet = Sheet::new(canvas, area, (design, identity), ground);
    lay_out(&mut sheet);
    Some(Drawn { pixels: sheet.canvas.finish(), part })
}

/// The air around what is inked, in pixels: what is drawn is read at half and quarter size too.
const INK_AIR: f32 = 24.0;

/// As much of a part as ink comes on, in whole pixels of it; nothing where none does.
fn narrowed([x, y, width, height]: [f32; 4], [left, top, right, bottom]: [f32; 4], px_per_mm: f32) -> Option<[f32; 4]> {
    let axis = |start: f32, side: f32, from: f32, to: f32| {
        let all = (side * px_per_mm).round().max(1.0);
        let from = ((from - start) * px_per_mm - INK_AIR).floor().max(0.0);
        let to = ((to - start) * px_per_mm + INK_AIR).ceil().min(all);
        // All of it is all of it, whatever its last pixel is a part of.
        if from <= 0.0 && to >= all {
            Some((start, side))
        } else {
            (from < to).then(|| (start + from / px_per_mm, (to - from) / px_per_mm))
        }
    };
    let ((x, width), (y, height)) = (axis(x, width, left, right)?, axis(y, height, top, bottom)?);
    Some([x, y, width, height])
}

fn lay_out(sheet: &mut Sheet<'_>) {
    let area = sheet.area;
    if area.is_card() {
        return if area.region == "back" { card::back(sheet) } else { card::front(sheet) };
    }
    match area.region.as_str() {
        "letter" => page::letter(sheet),
        "envelope" => page::envelope(sheet),
        "poster" | "banner" => page::poster(sheet, [0.0, 1.0]),
        "badge" => page::badge(sheet),
        "front" if area.picture == "flyers" => page::poster(sheet, [0.0, 1.0]),
        "back" if area.picture == "flyers" => page::plain(sheet),
        "inside" => page::folded(sheet),
        "sticker" => small::sticker(sheet),
        "strap" => small::strap(sheet),
        "imprint" => small::imprint(sheet),
        _ => small::centred(sheet),
    }
}
