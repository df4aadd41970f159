//! Owns a logo that can be drawn at any size in the tone that a material needs; knows nothing of sheets.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use resvg::usvg::Tree;

use super::cache::Cache;
use super::{Logo, Raster, Rgb, vector};

/// In which colours a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Its own.
    Full,
    /// Its own hues, what is dark in white.
    Light,
    /// All in one colour.
    One(Rgb),
}

/// Which of its two shapes is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Mark and name side by side.
    Wide,
    /// The name below the mark.
    Stacked,
}

/// A logo.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    /// A drawing of ours.
    Drawn(Drawn),
    /// The buyer's own.
    Imported(Arc<Logo>),
}

/// A drawing in two shapes that names its two colours in hex.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    pub(crate) wide: String,
    pub(crate) stacked: String,
    pub(crate) ink: Rgb,
    pub(crate) accent: Rgb,
    /// Sizes of the ink of both shapes, wide first.
    pub(crate) sizes: [[f32; 2]; 2],
}

impl Drawn {
    /// Measures both drawings; `None` when one of them shows nothing.
    pub(crate) fn new(wide: String, stacked: String, ink: Rgb, accent: Rgb) -> Option<Self> {
        let size = |svg: &str| ink_of(&vector::parse(svg).ok()?).map(|[_, _, width, height]| [width, height]);
        let sizes = [size(&wide)?, size(&stacked)?];
        Some(Self { wide, stacked, ink, accent, sizes })
    }

    /// The drawing in a tone as SVG, with the size of its page and the box of its ink.
    pub(crate) fn toned_svg(&self, shape: Shape, tone: Tone) -> Option<(String, [f32; 2], [f32; 4])> {
        let svg = self.in_tone(shape, tone);
        let tree = vector::parse(&svg).ok()?;
        let bounds = ink_of(&tree)?;
        Some((svg, [tree.size().width(), tree.size().height()], bounds))
    }

    /// The drawing in a tone with the box of its ink.
    pub(crate) fn toned(&self, shape: Shape, tone: Tone) -> Option<Arc<Drawing>> {
        let svg = self.in_tone(shape, tone);
        let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(drawing) = known().get(&svg) {
            return Some(drawing);
        }
        let tree = vector::parse(&svg).ok()?;
        let bounds = ink_of(&tree)?;
        let drawing = Arc::new((tree, bounds));
        // A drawing takes several times what its text does.
        let bytes = svg.len() * 16;
        known().put(svg, Arc::clone(&drawing), bytes);
        Some(drawing)
    }

    /// The drawing's SVG in a tone.
    fn in_tone(&self, shape: Shape, tone: Tone) -> String {
        let svg = match shape {
            Shape::Wide => &self.wide,
            Shape::Stacked => &self.stacked,
        };
        let (ink, accent) = match tone {
            Tone::Full => (self.ink, self.accent),
            Tone::Light => (Rgb::WHITE, self.accent),
            Tone::One(colour) => (colour, colour),
        };
        let svg = svg.replace(&self.ink.hex(), "{ink}").replace(&self.accent.hex(), &accent.hex());
        svg.replace("{ink}", &ink.hex())
    }
}

/// A drawing that can be rendered, with the box of its ink: x, y, width, height.
type Drawing = (Tree, [f32; 4]);

/// Drawings in their tones that were rendered lately, by their text.
static KNOWN: LazyLock<Mutex<Cache<String, Arc<Drawing>>>> = LazyLock::new(|| Mutex::new(Cache::new(1 << 20)));

/// Forgets them: what was set in them may have been somebody's name.
pub(super) fn forget() {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

fn ink_of(tree: &Tree) -> Option<[f32; 4]> {
    let bounds = tree.root().abs_stroke_bounding_box();
    let used = bounds.width() > 0.0 && bounds.height() > 0.0;
    used.then(|| [bounds.left(), bounds.top(), bounds.width(), bounds.height()])
}

impl Mark {
    /// How many times as long as high it is in a strip.
    pub(crate) fn strip_aspect(&self) -> f32 {
        let [w, h] = self.size(Shape::Wide);
        w / h.max(0.01)
    }

    /// The shape that fills a room best.
    pub(crate) fn fitting(&self, width: f32, height: f32) -> Shape {
        let area = |shape| {
            let [w, h] = self.size(shape);
            let scale = (width / w).min(height / h);
            scale * scale * w * h
        };
        if area(Shape::Stacked) > area(Shape::Wide) * 1.05 { Shape::Stacked } else { Shape::Wide }
    }

    /// The size of a shape, in its own units.
    pub(crate) fn size(&self, shape: Shape) -> [f32; 2] {
        match self {
            Self::Drawn(drawn) => match shape {
                Shape::Wide => drawn.sizes[0],
                Shape::Stacked => drawn.sizes[1],
            },
            Self::Imported(logo) => [logo.art.width.max(1), logo.art.height.max(1)].map(super::raster::length),
        }
    }

    /// The mark as it is drawn in a tone: in one colour a white box would be a block of it, so it goes.
    pub(crate) fn for_tone(self, tone: Tone) -> Self {
        match (&self, tone) {
            (Self::Imported(logo), Tone::One(_)) => logo.freed.clone().map_or(self, Self::Imported),
            _ => self,
        }
    }

    /// The box that it takes in a rectangle: as large as fits, placed by shares of the free room.
    pub(crate) fn box_in(&self, [x, y, width, height]: [f32; 4], [share_x, share_y]: [f32; 2]) -> [f32; 4] {
        let [own_w, own_h] = self.size(self.fitting(width, height));
        let scale = (width / own_w).min(height / own_h);
        let (w, h) = (own_w * scale, own_h * scale);
        [x + (width - w) * share_x, y + (height - h) * share_y, w, h]
    }

    /// The darkest colour that it shows in a tone; on dark material the lightest is meant.
    pub(crate) fn darkest_in(&self, tone: Tone) -> Rgb {
        match (tone, self) {
            (Tone::One(colour), _) => colour,
            (Tone::Light, _) => Rgb::WHITE,
            (Tone::Full, Self::Drawn(drawn)) => drawn.ink,
            (Tone::Full, Self::Imported(logo)) => {
                let darkest = logo.colours.iter().min_by(|a, b| a.luminance().total_cmp(&b.luminance()));
                darkest.copied().unwrap_or(Rgb([0; 3]))
            }
        }
    }

    /// An imported logo in a tone.
    pub(crate) fn imported(logo: &Logo, tone: Tone) -> Raster {
        match tone {
            Tone::Full => logo.art.clone(),
            Tone::Light => logo.light.clone(),
            Tone::One(Rgb([r, g, b])) => logo.stencil.map(|[.., alpha]| [r, g, b, alpha]),
        }
    }

    /// The tone that stands out on a material; without white ink it never turns light.
    pub(crate) fn tone_on(&self, ground: Rgb, white_ink: bool) -> Tone {
        let (ink, accents) = match self {
            Self::Drawn(drawn) => (drawn.ink, vec![drawn.accent]),
            Self::Imported(logo) => {
                let darkest = logo.colours.iter().min_by(|a, b| a.luminance().total_cmp(&b.luminance()));
                let others = logo.colours.iter().filter(|colour| Some(*colour) != darkest).copied().collect();
                (darkest.copied().unwrap_or(Rgb([0; 3])), others)
            }
        };
        let reads = |colour: &Rgb| colour.contrast(ground) >= 1.3 && colour.distance(ground) > 0.13;
        // On light material a buyer's own pale colours are respected; on the rest they must really stand out.
        let enough = if self.is_drawn() || ground.luminance() < 0.5 { 2.6 } else { 1.8 };
        if ink.contrast(ground) >= enough && (accents.iter().all(reads) || ground.luminance() > 0.6) {
            return Tone::Full;
        }
        let dark = Rgb([0x1a, 0x1a, 0x1c]);
        if !white_ink || dark.contrast(ground) > Rgb::WHITE.contrast(ground) * 1.6 {
            return Tone::One(if ink.contrast(ground) >= 2.6 { ink } else { dark });
        }
        let stands_out = |colour: &Rgb| colour.luminance() < 0.12 || colour.contrast(ground) >= 2.0;
        if !accents.is_empty() && accents.iter().all(stands_out) { Tone::Light } else { Tone::One(Rgb::WHITE) }
    }

    const fn is_drawn(&self) -> bool {
        matches!(self, Self::Drawn(_))
    }
}
