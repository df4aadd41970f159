//! Owns what is printed on which print area and where; knows nothing of photographs of products.

mod card;
mod page;
mod small;

use super::brand::Identity;
use super::canvas::Canvas;
use super::mark::{Mark, Tone};
use super::{LogoShelf, Raster, Rgb};
use crate::flow::design::Design;

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
    /// A flat sheet, front or back.
    #[must_use]
    pub fn sheet(mm: [f32; 2], front: bool) -> Self {
        let card = (60.0..=100.0).contains(&mm[0]) && (40.0..=66.0).contains(&mm[1]);
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

    /// The part that can be seen, in mm from the upper left.
    fn visible(&self) -> [f32; 4] {
        let [[u0, u1], [v0, v1]] = [self.visible_u, self.visible_v];
        let [w, h] = self.mm;
        [u0 * w, (1.0 - v1) * h, (u1 - u0) * w, (v1 - v0) * h]
    }
}

/// A print area being drawn on.
struct Sheet<'a> {
    canvas: Canvas,
    area: &'a PrintArea,
    identity: Identity,
    ground: Rgb,
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
    let canvas = Canvas::new(area.mm, px_per_mm, false)?;
    Some(draw(area, design, Identity::of(design, logos)?, ground, canvas))
}

/// The same as [`artwork_for`], of a part of the area only: x, y, width and height in mm from the upper left.
pub(crate) fn artwork_in(
    area: &PrintArea,
    (design, logos): (&Design, &LogoShelf),
    ground: Rgb,
    (part, px_per_mm): ([f32; 4], f32),
) -> Option<Raster> {
    let canvas = Canvas::of_part(area.mm, part, px_per_mm, false)?;
    Some(draw(area, design, Identity::of(design, logos)?, ground, canvas))
}

/// The same as [`film_mask_for`], of a part of the area only.
pub(crate) fn film_mask_in(
    area: &PrintArea,
    (design, logos): (&Design, &LogoShelf),
    (part, px_per_mm): ([f32; 4], f32),
) -> Option<Raster> {
    if area.region != "front" {
        return None;
    }
    let identity = Identity::of(design, logos)?;
    identity.mark.as_ref()?;
    Some(draw(area, design, identity, Rgb::PAPER, Canvas::of_part(area.mm, part, px_per_mm, true)?))
}

/// Where film lies: the logo's alpha on a front; `None` elsewhere.
#[must_use]
pub(crate) fn film_mask_for(area: &PrintArea, design: &Design, logos: &LogoShelf, px_per_mm: f32) -> Option<Raster> {
    if area.region != "front" {
        return None;
    }
    let identity = Identity::of(design, logos)?;
    identity.mark.as_ref()?;
    Some(draw(area, design, identity, Rgb::PAPER, Canvas::new(area.mm, px_per_mm, true)?))
}

fn draw(area: &PrintArea, design: &Design, identity: Identity, ground: Rgb, canvas: Canvas) -> Raster {
    let mut sheet = Sheet { canvas, area, identity, ground };
    let is_cards = area.picture.starts_with("cards");
    match area.region.as_str() {
        "front" if is_cards => card::front(&mut sheet, design.template),
        "back" if is_cards => card::back(&mut sheet, design.template),
        "card" => card::front(&mut sheet, design.template),
        "letter" => page::letter(&mut sheet),
        "envelope" => page::envelope(&mut sheet),
        "poster" | "banner" => page::poster(&mut sheet, [0.0, 1.0]),
        "badge" => page::badge(&mut sheet),
        "front" if area.picture == "flyers" => page::poster(&mut sheet, [0.0, 1.0]),
        "back" if area.picture == "flyers" => page::plain(&mut sheet),
        "inside" => page::folded(&mut sheet),
        "sticker" => small::sticker(&mut sheet),
        "strap" => small::strap(&mut sheet),
        "imprint" => small::imprint(&mut sheet),
        _ => small::centred(&mut sheet),
    }
    sheet.canvas.finish()
}

impl Sheet<'_> {
    /// Draws the mark in the tone that its ground needs; without a mark the company's or the person's name.
    fn mark(&mut self, rect: [f32; 4], share: [f32; 2], ground: Rgb) {
        let white_ink = !self.area.multiply || ground != self.ground;
        match self.identity.mark.clone() {
            Some(mark) => {
                let tone = mark.tone_on(ground, white_ink);
                self.canvas.mark(&mark, tone, rect, share);
            }
            None => small::name(self, rect, share, ground),
        }
    }

    /// Draws the mark in one colour.
    fn stencil(&mut self, rect: [f32; 4], share: [f32; 2], colour: Rgb) {
        if let Some(mark) = self.identity.mark.clone() {
            self.canvas.mark(&mark, Tone::One(colour), rect, share);
        } else {
            small::name(self, rect, share, if colour.luminance() > 0.4 { Rgb([0; 3]) } else { Rgb::WHITE });
        }
    }

    /// The colour of names and of smaller words on a ground.
    fn inks(&self, ground: Rgb) -> [Rgb; 2] {
        if self.identity.ink.contrast(ground) >= 4.5 {
            return [self.identity.ink, self.identity.ink.mix(ground, 0.12)];
        }
        let dark = Rgb([0x1a, 0x1a, 0x1c]);
        let white_ink = !self.area.multiply || ground != self.ground;
        let ink =
            if white_ink && Rgb::WHITE.contrast(ground) > dark.contrast(ground) * 0.7 { Rgb::WHITE } else { dark };
        [ink, ink.mix(ground, 0.1)]
    }

    /// The brand's ground colour for fills, one that can be told from the material.
    fn fill(&self) -> Rgb {
        let told = |colour: &Rgb| colour.distance(self.ground) > 0.12;
        let found = [self.identity.ink, self.identity.accent].into_iter().find(told);
        found.unwrap_or_else(|| self.identity.ink.mix(Rgb::WHITE, 0.2))
    }

    /// Whether the material is so dark or so much itself that a full fill would only hide it.
    fn shows_material(&self) -> bool {
        self.area.multiply || self.ground.luminance() < 0.2
    }

    /// Whether there is a picture-like mark at all.
    const fn has_mark(&self) -> bool {
        matches!(self.identity.mark, Some(Mark::Drawn(_) | Mark::Imported(_)))
    }
}
