//! Owns a print area while it is drawn on, and the notes of what came where; knows no layouts.

use super::letters::Letters;
use super::piece::{Piece, PieceKind};
use super::tones::{self, BLACK, Pair};
use super::{PrintArea, small};
use crate::artwork::Rgb;
use crate::artwork::brand::Identity;
use crate::artwork::canvas::{Canvas, Rect, Type};
use crate::artwork::mark::{Mark, Tone};
use crate::artwork::vector::Face;
use crate::flow::design::{Colours, Design, Field, Lettering, LogoPlace, Spot, Template};

/// The air between a logo and the edge that it can't be moved over, in mm.
const EDGE: f32 = 1.0;

/// A print area being drawn on.
pub(super) struct Sheet<'a> {
    pub(super) canvas: Canvas,
    pub(super) area: &'a PrintArea,
    pub(super) identity: Identity,
    pub(super) ground: Rgb,
    pub(super) template: Template,
    pub(super) letters: Letters,
    /// What came where.
    pub(super) pieces: Vec<Piece>,
    design: &'a Design,
}

/// What a layout stands on where the buyer chose no colours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// The material.
    Paper,
    /// The brand's dark colour.
    Dark,
}

/// The colours of one side.
#[derive(Clone, Copy)]
pub(super) struct Tones {
    pub(super) ground: Rgb,
    pub(super) strong: Rgb,
    pub(super) soft: Rgb,
    pub(super) accent: Rgb,
    /// The other ground.
    pub(super) panel: Rgb,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        canvas: Canvas,
        area: &'a PrintArea,
        (design, identity): (&'a Design, Identity),
        ground: Rgb,
    ) -> Self {
        let (template, letters) = (design.template, Letters::of(design));
        Self { canvas, area, identity, ground, template, letters, pieces: Vec::new(), design }
    }

    /// The colours that the buyer chose; nothing where the layout has its own.
    pub(super) fn chosen(&self) -> Option<Pair> {
        let colours = self.design.colours;
        (colours != Colours::FromLogo).then(|| tones::pair(&self.identity, colours, self.ground))
    }

    /// The face that stands large well.
    pub(super) const fn display(&self) -> Face {
        match self.design.lettering {
            Lettering::Inter | Lettering::Fraunces => Face::Serif,
            Lettering::Garamond | Lettering::Jost | Lettering::Mono => self.letters.strong,
        }
    }

    /// The two grounds of what is printed all over.
    pub(super) fn grounds(&self) -> (Rgb, Rgb) {
        let (ink, accent) = (self.identity.ink, self.identity.accent);
        match self.chosen() {
            None => (ink, accent),
            Some(pair) => match pair.colours {
                Colours::FromLogo | Colours::DarkOnPaper => (ink, accent),
                Colours::AccentOnPaper => (accent, ink),
                Colours::BlackOnPaper => (BLACK, BLACK.mix(Rgb::WHITE, 0.18)),
                _ => (pair.ground, pair.panel),
            },
        }
    }

    /// The colours of a side. What is drawn on it later stands on their ground, which is filled here.
    pub(super) fn begin(&mut self, base: Base) -> Tones {
        let own = match base {
            Base::Paper => None,
            // Dark material is its own ground.
            Base::Dark if self.ground.luminance() < 0.2 => None,
            Base::Dark => Some(tones::pair(&self.identity, Colours::LightOnDark, self.ground)),
        };
        let Some(pair) = self.chosen().or(own) else {
            let [strong, soft] = self.inks(self.ground);
            let accent = self.identity.accent;
            let accent = if accent.contrast(self.ground) >= 3.6 { accent } else { soft };
            return Tones { ground: self.ground, strong, soft, accent, panel: self.fill() };
        };
        let [w, h] = self.area.mm;
        if pair.ground != self.ground {
            self.bleed([0.0, 0.0, w, h], pair.ground);
        }
        let soft = pair.ink.mix(pair.ground, 0.12);
        let soft = if soft.contrast(pair.ground) >= tones::TEXT { soft } else { pair.ink };
        Tones { ground: pair.ground, strong: pair.ink, soft, accent: pair.accent, panel: pair.panel }
    }

    /// What reads on a ground: names, and smaller words.
    pub(super) fn on(&self, ground: Rgb) -> [Rgb; 2] {
        let ink = tones::on(ground, self.identity.ink);
        let soft = ink.mix(ground, 0.1);
        [ink, if soft.contrast(ground) >= tones::TEXT { soft } else { ink }]
    }

    /// Fills a rectangle; where it comes to the edge, a little beyond it, so that no cut shows paper.
    pub(super) fn bleed(&mut self, [x, y, width, height]: Rect, colour: Rgb) {
        let [w, h] = self.area.mm;
        let out = |at_edge: bool| if at_edge { super::BLEED_MM } else { 0.0 };
        let (left, top) = (out(x <= 0.0), out(y <= 0.0));
        let (right, bottom) = (out(x + width >= w), out(y + height >= h));
        self.canvas.fill([x - left, y - top, width + left + right, height + top + bottom], colour);
    }

    /// Sets one line of the words.
    pub(super) fn line(&mut self, field: Field, (text, set): (&str, Type), ([x, y], width): ([f32; 2], f32), on: Rgb) {
        let Some((size, long)) = self.canvas.line(text, set, [x, y], width) else { return };
        let held = match set.anchor {
            "middle" => 0.5,
            "end" => 1.0,
            _ => 0.0,
        };
        let rect = [x - long * held, y - size * 0.98, long, size * 1.28];
        let kind = PieceKind::Words(field);
        self.pieces.push(Piece { kind, rect, size, wanted: set.size, ink: set.ink, ground: on, held });
    }

    /// Draws the logo where the buyer has it, in the tone that its ground needs; without one the company's or the person's name.
    pub(super) fn logo(&mut self, spot: Spot, rect: Rect, share: [f32; 2], ground: Rgb) {
        let Some(mark) = self.identity.mark.clone() else { return small::name(self, rect, share, ground) };
        let tone = mark.tone_on(ground, self.has_white(ground));
        self.placed(spot, (&mark.for_tone(tone), tone), (rect, share), ground);
    }

    /// Draws the logo in one colour, where the buyer has it.
    pub(super) fn stencil(&mut self, rect: Rect, share: [f32; 2], colour: Rgb) {
        if let Some(mark) = self.identity.mark.clone() {
            let tone = Tone::One(colour);
            self.placed(Spot::Thing, (&mark.for_tone(tone), tone), (rect, share), self.ground);
        } else {
            small::name(self, rect, share, if colour.luminance() > 0.4 { Rgb([0; 3]) } else { Rgb::WHITE });
        }
    }

    /// Draws the mark as the layout has it; it can't be moved.
    pub(super) fn mark(&mut self, rect: Rect, share: [f32; 2], ground: Rgb) {
        match self.identity.mark.clone() {
            Some(mark) => {
                let tone = mark.tone_on(ground, self.has_white(ground));
                self.canvas.mark(&mark.for_tone(tone), tone, rect, share);
            }
            None => small::name(self, rect, share, ground),
        }
    }

    fn placed(&mut self, spot: Spot, (mark, tone): (&Mark, Tone), (rect, share): (Rect, [f32; 2]), ground: Rgb) {
        let place = self.design.places.on(spot);
        let natural = mark.box_in(rect, share);
        let [w, h] = self.area.mm;
        let room = match spot {
            Spot::Thing => self.area.visible(),
            Spot::Front | Spot::Back => [0.0, 0.0, w, h],
        };
        let moved = [f32::from(place.across) / 1000.0 * w, f32::from(place.down) / 1000.0 * h];
        let box_ = if place == LogoPlace::default() {
            natural
        } else {
            placed_in((natural, moved), f32::from(place.percent) / 100.0, (room, self.area.round))
        };
        self.canvas.mark_in(mark, mark.fitting(rect[2], rect[3]), tone, box_);
        let ink = mark.darkest_in(tone);
        let kind = PieceKind::Logo(spot);
        self.pieces.push(Piece { kind, rect: box_, size: 0.0, wanted: 0.0, ink, ground, held: 0.5 });
    }

    /// Whether white can be printed on a ground: on a fill always, on the material where ink covers it.
    fn has_white(&self, ground: Rgb) -> bool {
        !self.area.multiply || ground != self.ground
    }

    /// The colour of names and of smaller words on a ground.
    pub(super) fn inks(&self, ground: Rgb) -> [Rgb; 2] {
        if self.identity.ink.contrast(ground) >= tones::TEXT {
            return [self.identity.ink, self.identity.ink.mix(ground, 0.12)];
        }
        let white_ink = self.has_white(ground);
        let ink =
            if white_ink && Rgb::WHITE.contrast(ground) > BLACK.contrast(ground) * 0.7 { Rgb::WHITE } else { BLACK };
        [ink, ink.mix(ground, 0.1)]
    }

    /// The brand's ground colour for fills, one that can be told from the material.
    pub(super) fn fill(&self) -> Rgb {
        let told = |colour: &Rgb| colour.distance(self.ground) > 0.12;
        let found = [self.identity.ink, self.identity.accent].into_iter().find(told);
        found.unwrap_or_else(|| self.identity.ink.mix(Rgb::WHITE, 0.2))
    }

    /// Whether the material is so dark or so much itself that a full fill would only hide it.
    pub(super) fn shows_material(&self) -> bool {
        self.area.multiply || self.ground.luminance() < 0.2
    }

    /// Whether there is a picture-like mark at all.
    pub(super) const fn has_mark(&self) -> bool {
        self.identity.mark.is_some()
    }
}

/// A box made larger or smaller around its middle and moved, kept within the room (or the disc in it).
fn placed_in(
    ([x, y, width, height], [across, down]): (Rect, [f32; 2]),
    by: f32,
    ([left, top, wide, tall], round): (Rect, bool),
) -> Rect {
    let edge = EDGE.min(wide * 0.05).min(tall * 0.05);
    let (most_w, most_h) = (wide - 2.0 * edge, tall - 2.0 * edge);
    let (mut most, diagonal) = ((most_w / width).min(most_h / height), width.hypot(height));
    if round {
        most = most.min((wide.min(tall) - 2.0 * edge) / diagonal.max(0.01));
    }
    let scale = by.min(most.max(0.01));
    let (w, h) = (width * scale, height * scale);
    let keep = |middle: f32, side: f32, from: f32, all: f32| {
        let half = side / 2.0 + edge;
        if half * 2.0 >= all { from + all / 2.0 } else { middle.clamp(from + half, from + all - half) }
    };
    let mut middle_x = keep(x + width / 2.0 + across, w, left, wide);
    let mut middle_y = keep(y + height / 2.0 + down, h, top, tall);
    if round {
        // The corners stay within the disc: the middle comes back towards its middle as far as they need.
        let (cx, cy) = (left + wide / 2.0, top + tall / 2.0);
        let free = (wide.min(tall) / 2.0 - edge - w.hypot(h) / 2.0).max(0.0);
        let far = (middle_x - cx).hypot(middle_y - cy);
        if far > free {
            let back = if far > 0.0 { free / far } else { 0.0 };
            (middle_x, middle_y) = (cx + (middle_x - cx) * back, cy + (middle_y - cy) * back);
        }
    }
    [middle_x - w / 2.0, middle_y - h / 2.0, w, h]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_stays_on_the_card_wherever_it_is_pushed() {
        let room = [0.0, 0.0, 85.0, 55.0];
        for round in [false, true] {
            for by in [0.3, 1.0, 3.0] {
                for across in [-90.0, -10.0, 0.0, 30.0, 90.0] {
                    for down in [-60.0, 0.0, 60.0] {
                        let [x, y, w, h] = placed_in(([6.0, 7.0, 40.0, 14.0], [across, down]), by, (room, round));
                        assert!(x >= 0.0 && y >= 0.0 && x + w <= 85.0 && y + h <= 55.0, "{x} {y} {w} {h}");
                    }
                }
            }
        }
    }
}
