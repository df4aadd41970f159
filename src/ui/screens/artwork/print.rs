//! Owns which print is designed: the face of the product that is shown flat, its measures and its ground; draws nothing.

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::artwork::{
    Finding, PictureRequest, Piece, PrintArea, Rgb, Subject, Surface, flat_frame, pieces_of, preflight,
};
use crate::flow::design::{Design, Spot};
use crate::ui::pictures::Pictures;

/// The face of a product that is designed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Print {
    /// What to ask the studio for.
    pub(super) subject: Subject,
    /// The print area, standing where the card stands.
    pub(super) area: PrintArea,
    /// What is printed on.
    pub(super) ground: Rgb,
    /// The colour that the product comes in.
    pub(super) tint: Option<Rgb>,
    /// Which face it is.
    pub(super) spot: Spot,
    /// Whether there is another side.
    pub(super) has_back: bool,
}

impl Print {
    /// The face of what this request shows; nothing where it has none, or it is not known yet.
    pub(super) fn of(pictures: &Pictures, request: &PictureRequest, back: bool) -> Option<Self> {
        let Subject::Product(picture) = &request.subject else { return None };
        let surfaces = pictures.surfaces(picture);
        if picture.starts_with("cards") {
            return Some(Self::card(request, (picture, &surfaces), back));
        }
        let has_back = surfaces.iter().any(|surface| surface.area.region == "back");
        let size = |surface: &&Surface| surface.area.mm[0] * surface.area.mm[1];
        let things = surfaces.iter().filter(|surface| !surface.area.is_card());
        let sided =
            things.clone().find(|surface| has_back && surface.area.region == if back { "back" } else { "front" });
        let surface = sided.or_else(|| things.max_by(|a, b| size(a).total_cmp(&size(b))))?;
        Some(Self {
            subject: Subject::Face { picture: picture.clone(), region: surface.area.region.clone() },
            area: surface.area.clone(),
            ground: surface.ground(request.tint),
            tint: request.tint,
            spot: Spot::Thing,
            has_back,
        })
    }

    /// A side of a card. It can be designed before the product's picture is known.
    fn card(request: &PictureRequest, (picture, surfaces): (&String, &[Surface]), back: bool) -> Self {
        /// What is lighter than this is white paper: on the screen it is shown as white.
        const PAPER: f32 = 0.78;
        let region = if back { "back" } else { "front" };
        let known = surfaces.iter().find(|surface| surface.area.region == region);
        let ground = known.map_or(request.tint.unwrap_or(Rgb::WHITE), |surface| surface.ground(request.tint));
        let ground = if ground.luminance() > PAPER { Rgb::WHITE } else { ground };
        let [w, h] = known.map_or([85.0, 55.0], |surface| surface.area.mm);
        let mm = if request.design.template.stands() { [h, w] } else { [w, h] };
        let multiply = known.is_some_and(|surface| surface.area.multiply);
        let area = PrintArea { multiply, ..PrintArea::sheet(mm, !back) };
        // What darkens its material has to be shown on it; the rest is shown as clean as it is printed.
        let subject = if multiply {
            Subject::Face { picture: picture.clone(), region: region.to_owned() }
        } else {
            let side = if back { crate::artwork::Side::Back } else { crate::artwork::Side::Front };
            let [width_mm, height_mm] = mm.map(|mm| mm.round() as u16);
            Subject::Flat { width_mm, height_mm, side, paper: ground }
        };
        let spot = if back { Spot::Back } else { Spot::Front };
        Self { subject, area, ground, tint: if multiply { request.tint } else { None }, spot, has_back: true }
    }

    /// Whether it says more than a company's name.
    pub(super) fn says_who(&self) -> bool {
        matches!(self.area.region.as_str(), "letter" | "badge" | "inside") || self.area.picture == "flyers"
    }

    /// Whether it is printed all over, in colours of its own.
    pub(super) fn is_filled(&self) -> bool {
        matches!(self.area.region.as_str(), "poster" | "banner" | "badge" | "inside" | "sticker" | "letter")
            || self.area.picture == "flyers"
    }

    /// Whether it is a business card.
    pub(super) fn is_card(&self) -> bool {
        self.area.is_card()
    }
}

/// What is known of a design on a print, as long as neither changes.
#[derive(Debug)]
pub struct Noted {
    design: Design,
    print: Print,
    pub(super) pieces: Vec<Piece>,
    pub(super) findings: Vec<Finding>,
}

impl Noted {
    /// Looks a design over, where that was not done already.
    ///
    /// `shown` is the design as it is worked on, with examples in its empty lines; only what is printed is looked over.
    pub(super) fn keep(
        noted: &mut Option<Self>,
        pictures: &Pictures,
        (design, shown): (&Design, &Design),
        print: &Print,
    ) {
        if noted.as_ref().is_some_and(|noted| noted.design == *design && noted.print == *print) {
            return;
        }
        let shelf = pictures.shelf();
        let pieces = pieces_of(&print.area, shown, &shelf, print.ground);
        let findings = preflight(&print.area, design, &shelf, print.ground);
        *noted = Some(Self { design: design.clone(), print: print.clone(), pieces, findings });
    }
}

/// Where a print that is shown flat in a rectangle lies on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lie {
    /// The part that can be seen.
    pub(super) frame: Rect,
    /// Points to a millimetre.
    pub(super) per_mm: f32,
    from: Vec2,
}

impl Lie {
    pub(super) fn of(area: &PrintArea, rect: Rect) -> Self {
        let [left, top, w, h] = area.visible();
        let [x, y, wide, tall] = flat_frame([w, h], [rect.width(), rect.height()]);
        let frame = Rect::from_min_size(rect.min + vec2(x, y), vec2(wide, tall));
        Self { frame, per_mm: wide / w.max(0.1), from: vec2(left, top) }
    }

    /// A box in mm as it is on the screen.
    pub(super) fn rect(self, [x, y, w, h]: [f32; 4]) -> Rect {
        Rect::from_min_size(self.at(pos2(x, y)), vec2(w, h) * self.per_mm)
    }

    pub(super) fn at(self, mm: Pos2) -> Pos2 {
        self.frame.min + (mm.to_vec2() - self.from) * self.per_mm
    }
}
