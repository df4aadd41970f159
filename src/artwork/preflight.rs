//! Owns what a printer would say of a design before printing it, and how each of that is mended; knows no words for people.

use super::layout::{Piece, PieceKind, PrintArea, pieces_of};
use super::{LogoShelf, Rgb, Source};
use crate::flow::Action;
use crate::flow::design::{Colours, Design, LetterSize, LogoChoice, LogoPlace, Spot, Template};

/// The smallest letters that everybody can read, in points.
pub const SMALLEST_LETTERS: f32 = 6.0;
/// The finest line that a press prints, in points.
pub const FINEST_LINE: f32 = 0.25;
/// Less contrast than this is hard to read on any material. Source: WCAG 2.2, 1.4.11.
const LEAST_CONTRAST: f32 = 3.0;
/// A logo that differs less than this from what it lies on can hardly be seen.
const LEAST_LOGO_CONTRAST: f32 = 1.5;
/// What is lighter than this looks like the white of a box.
const LIKE_WHITE: f32 = 0.8;
/// The air that is kept at the edge of a card, in mm: the cut may be off by half of it.
pub const SAFE: f32 = 4.0;
/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// Something that a printer would say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// What is wrong.
    pub problem: Problem,
    /// On which face.
    pub spot: Spot,
    /// What mends it in one tap, where something does.
    pub mend: Option<Mend>,
}

/// What can be wrong with a print.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Problem {
    /// The logo has too few dots for its size here.
    FewDots {
        /// How many there are to the inch.
        dpi: u16,
        /// How many are needed.
        wanted: u16,
    },
    /// Something stands where the cut may take it.
    NearEdge(PieceKind),
    /// A line is too small to be read.
    SmallLetters {
        /// Which one.
        piece: PieceKind,
        /// How large it is, in tenths of a point.
        tenths: u16,
    },
    /// The logo has lines that are too fine to be printed here.
    Hairline,
    /// Something can hardly be told from what it stands on.
    LowContrast(PieceKind),
    /// The logo lies in a white box on a ground that is not white.
    WhiteBox,
}

/// What mends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// A smaller logo.
    Smaller(Spot, LogoPlace),
    /// A larger logo.
    Larger(Spot, LogoPlace),
    /// The logo further in.
    FurtherIn(Spot, LogoPlace),
    /// Larger letters.
    LargerLetters(LetterSize),
    /// Smaller letters.
    SmallerLetters(LetterSize),
    /// A layout with more room.
    Layout(Template),
    /// Colours that read.
    Colours(Colours),
    /// Without the white box.
    Unbox,
}

impl Mend {
    /// What the buyer does by it.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Smaller(spot, place) | Self::Larger(spot, place) | Self::FurtherIn(spot, place) => {
                Action::LogoPlaced(spot, place)
            }
            Self::LargerLetters(letters) | Self::SmallerLetters(letters) => Action::LettersSized(letters),
            Self::Layout(template) => Action::TemplateChosen(template),
            Self::Colours(colours) => Action::ColoursChosen(colours),
            Self::Unbox => Action::LogoUnboxed(true),
        }
    }

    /// The design as it would be.
    fn on(self, design: &Design) -> Design {
        let mut design = design.clone();
        match self {
            Self::Smaller(spot, place) | Self::Larger(spot, place) | Self::FurtherIn(spot, place) => {
                design.places = design.places.with(spot, place);
            }
            Self::LargerLetters(letters) | Self::SmallerLetters(letters) => design.letters = letters,
            Self::Layout(template) => design.template = template,
            Self::Colours(colours) => design.colours = colours,
            Self::Unbox => design.unboxed = true,
        }
        design
    }
}

/// Everything that a printer would say of a design on one face, the worst first. It never keeps anybody from printing.
#[must_use]
pub fn preflight(area: &PrintArea, design: &Design, logos: &LogoShelf, ground: Rgb) -> Vec<Finding> {
    let case = Case { area, logos, ground };
    let problems = case.problems(design);
    let with_mend =
        |(problem, spot): (Problem, Spot)| Finding { problem, spot, mend: case.mend(design, problem, spot) };
    problems.into_iter().map(with_mend).collect()
}

/// How many dots to the inch a print of this size needs: what is seen from afar needs fewer.
#[must_use]
pub fn wanted_dpi(mm: [f32; 2]) -> u16 {
    match mm[0].max(mm[1]) {
        side if side <= 130.0 => 200,
        side if side < 400.0 => 150,
        _ => 100,
    }
}

/// What is looked at.
struct Case<'a> {
    area: &'a PrintArea,
    logos: &'a LogoShelf,
    ground: Rgb,
}

impl Case<'_> {
    fn spot(&self) -> Spot {
        match (self.area.is_card(), self.area.region.as_str()) {
            (true, "back") => Spot::Back,
            (true, _) => Spot::Front,
            (false, _) => Spot::Thing,
        }
    }

    fn pieces(&self, design: &Design) -> Vec<Piece> {
        pieces_of(self.area, design, self.logos, self.ground)
    }

    fn problems(&self, design: &Design) -> Vec<(Problem, Spot)> {
        let pieces = self.pieces(design);
        let mut found: Vec<Problem> = Vec::new();
        let logo = pieces.iter().find(|piece| matches!(piece.kind, PieceKind::Logo(_)));
        if let Some(logo) = logo {
            found.extend(self.of_logo(design, logo));
        }
        for line in pieces.iter().filter(|piece| matches!(piece.kind, PieceKind::Words(_))) {
            found.extend(self.of_line(line));
        }
        // One of a kind is enough: mending it mends the others, or says so then.
        let mut told: Vec<(Problem, Spot)> = Vec::new();
        for problem in found {
            let same = |(other, _): &(Problem, Spot)| std::mem::discriminant(other) == std::mem::discriminant(&problem);
            if !told.iter().any(same) {
                told.push((problem, self.spot()));
            }
        }
        told
    }

    fn of_logo(&self, design: &Design, piece: &Piece) -> Vec<Problem> {
        let mut found = Vec::new();
        let imported = match design.logo {
            LogoChoice::Imported(id) => self.logos.get(id),
            _ => None,
        };
        let has_box = imported.as_ref().is_some_and(|logo| logo.freed.is_some()) && !design.unboxed;
        if has_box && piece.ground.luminance() < LIKE_WHITE {
            found.push(Problem::WhiteBox);
        }
        if let Some(logo) = imported {
            found.extend(self.of_source(logo.shown(design.unboxed).source, piece.rect[2]));
        }
        if piece.ink.contrast(piece.ground) < LEAST_LOGO_CONTRAST && !has_box {
            found.push(Problem::LowContrast(piece.kind));
        }
        if self.is_near_edge(piece) {
            found.push(Problem::NearEdge(piece.kind));
        }
        found
    }

    /// Whether what a logo was made of is fine enough for this width in mm.
    fn of_source(&self, source: Source, wide: f32) -> Option<Problem> {
        match source {
            Source::Dots(across) => {
                let (dpi, wanted) = (dots_per_inch(across, wide), wanted_dpi(self.area.mm));
                (dpi < wanted).then_some(Problem::FewDots { dpi, wanted })
            }
            Source::Lines(finest) => {
                finest.is_some_and(|share| share * wide * POINTS < FINEST_LINE).then_some(Problem::Hairline)
            }
        }
    }

    fn of_line(&self, line: &Piece) -> Vec<Problem> {
        let mut found = Vec::new();
        if line.points() < SMALLEST_LETTERS - 0.05 {
            found.push(Problem::SmallLetters { piece: line.kind, tenths: tenths(line.points()) });
        }
        if line.ink.contrast(line.ground) < LEAST_CONTRAST {
            found.push(Problem::LowContrast(line.kind));
        }
        if self.is_near_edge(line) {
            found.push(Problem::NearEdge(line.kind));
        }
        found
    }

    /// Whether it stands where the cut may take it. Only what is cut from a sheet is meant.
    fn is_near_edge(&self, piece: &Piece) -> bool {
        if !self.area.is_card() {
            return false;
        }
        let [x, y, w, h] = piece.rect;
        let [wide, tall] = self.area.mm;
        let safe = self.safe() - 0.06;
        x < safe || y < safe || x + w > wide - safe || y + h > tall - safe
    }

    /// The air that is kept at the edge, in mm.
    fn safe(&self) -> f32 {
        SAFE * (self.area.mm[0].max(self.area.mm[1]) / 85.0).min(1.0)
    }

    /// What mends a problem: tried out, so that nothing is offered that does not.
    fn mend(&self, design: &Design, problem: Problem, spot: Spot) -> Option<Mend> {
        let tried = self.candidates(design, problem, spot);
        let same = |other: &Problem| std::mem::discriminant(other) == std::mem::discriminant(&problem);
        let before = self.problems(design).len();
        tried.into_iter().find(|mend| {
            let after = self.problems(&mend.on(design));
            !after.iter().any(|(other, _)| same(other)) && after.len() < before
        })
    }

    fn candidates(&self, design: &Design, problem: Problem, spot: Spot) -> Vec<Mend> {
        match problem {
            Problem::FewDots { dpi, wanted } => {
                let share = f32::from(dpi) / f32::from(wanted);
                self.sized(design, (spot, share * 0.99)).map(|place| Mend::Smaller(spot, place)).into_iter().collect()
            }
            Problem::Hairline => {
                let grown = [1.25, 1.6, 2.0, 2.6, 3.4, 4.5, 6.0].into_iter();
                grown.filter_map(|by| self.sized(design, (spot, by))).map(|place| Mend::Larger(spot, place)).collect()
            }
            Problem::NearEdge(PieceKind::Logo(_)) => {
                self.further_in(design, spot).map(|place| Mend::FurtherIn(spot, place)).into_iter().collect()
            }
            Problem::NearEdge(PieceKind::Words(_)) => {
                let smaller = LetterSize::ALL.into_iter().rev().filter(|size| *size < design.letters);
                smaller.map(Mend::SmallerLetters).chain(other_layouts(design)).collect()
            }
            Problem::SmallLetters { .. } => {
                let larger = design.letters.larger().map(Mend::LargerLetters);
                larger.into_iter().chain(other_layouts(design)).collect()
            }
            Problem::LowContrast(_) => {
                let others = Colours::ALL.into_iter().filter(|colours| *colours != design.colours);
                others.map(Mend::Colours).collect()
            }
            Problem::WhiteBox => vec![Mend::Unbox],
        }
    }

    fn logo(&self, design: &Design) -> Option<Piece> {
        self.pieces(design).into_iter().find(|piece| matches!(piece.kind, PieceKind::Logo(_)))
    }

    /// The logo's place with this much of the size that it has on the print; nothing where it can't be made so.
    fn sized(&self, design: &Design, (spot, share): (Spot, f32)) -> Option<LogoPlace> {
        let now = design.places.on(spot);
        let shown = self.logo(design)?;
        let natural = self.logo(&at(design, spot, LogoPlace::default()))?;
        let percent = shown.rect[2] / natural.rect[2].max(0.01) * share * 100.0;
        let percent = super::raster::whole(percent.floor());
        let percent = u16::try_from(percent).ok().filter(|p| (LogoPlace::SMALLEST..=LogoPlace::LARGEST).contains(p))?;
        Some(LogoPlace { percent, ..now })
    }

    /// The logo's place with all of it within the safe area.
    fn further_in(&self, design: &Design, spot: Spot) -> Option<LogoPlace> {
        let natural = self.logo(&at(design, spot, LogoPlace::default()))?.rect;
        let [wide, tall] = self.area.mm;
        let safe = self.safe() + 0.1;
        let [_, _, w, h] = self.logo(design)?.rect;
        let most = ((wide - 2.0 * safe) / w).min((tall - 2.0 * safe) / h).min(1.0);
        let sized = self.sized(design, (spot, most)).unwrap_or_else(|| design.places.on(spot));
        let [x, y, w, h] = self.logo(&at(design, spot, sized))?.rect;
        let middle = |from: f32, side: f32, all: f32| {
            let half = (side / 2.0 + safe).min(all / 2.0);
            (from + side / 2.0).clamp(half, all - half)
        };
        let thousandths = |to: f32, from: f32, all: f32| nearest((to - from) / all * 1000.0);
        let across = thousandths(middle(x, w, wide), natural[0] + natural[2] / 2.0, wide);
        let down = thousandths(middle(y, h, tall), natural[1] + natural[3] / 2.0, tall);
        Some(LogoPlace { across, down, ..sized }.tamed())
    }
}

/// The design with its logo elsewhere.
fn at(design: &Design, spot: Spot, place: LogoPlace) -> Design {
    Design { places: design.places.with(spot, place), ..design.clone() }
}

/// Every other layout, the plainest first.
fn other_layouts(design: &Design) -> impl Iterator<Item = Mend> {
    let now = design.template;
    Template::ALL.into_iter().filter(move |template| *template != now && *template != Template::Quiet).map(Mend::Layout)
}

fn dots_per_inch(across: usize, mm: f32) -> u16 {
    let dpi = super::raster::length(across) / (mm / 25.4).max(0.001);
    u16::try_from(super::raster::whole(dpi)).unwrap_or(u16::MAX)
}

fn tenths(points: f32) -> u16 {
    u16::try_from(super::raster::whole(points * 10.0)).unwrap_or(u16::MAX)
}

/// The nearest whole number, within what 16 bits hold.
#[expect(clippy::cast_possible_truncation, reason = "clamped first")]
pub(super) fn nearest(value: f32) -> i16 {
    value.round().clamp(-32_000.0, 32_000.0) as i16
}
