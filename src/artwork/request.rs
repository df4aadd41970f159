//! Owns what can be asked of the studio and what comes back; knows nothing of how it is drawn.

use super::{MediaError, Rgb};
use crate::flow::design::Design;

/// One picture that is wanted; equal requests give equal pictures, so it doubles as the cache key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PictureRequest {
    /// What is shown.
    pub subject: Subject,
    /// The colour of the material; `None` leaves it as rendered. Ignored where the picture cannot be tinted.
    pub tint: Option<Rgb>,
    /// Spot varnish or foil over the logo, where the picture has a spot pass.
    pub film: Option<Film>,
    /// What is printed.
    pub design: Design,
    /// Width and height in pixels, 1..=4096 each.
    pub size_px: [u32; 2],
    /// The opaque background behind the product.
    pub stage: Rgb,
    /// How the product sits in the picture.
    pub framing: Framing,
}

impl PictureRequest {
    /// The same picture from closer by: a part of what it shows with [`Framing::Fit`], at a size of its own.
    ///
    /// It is sharp at any size: artwork is drawn anew for it. A part as large as the whole is the whole.
    #[must_use]
    pub fn closer(&self, part: Part, size_px: [u32; 2]) -> Self {
        Self { framing: Framing::Part(part), size_px, ..self.clone() }
    }

    /// Whether it shows what another one shows, be it in another size.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let Self { subject, tint, film, design, size_px: _, stage, framing } = self;
        (subject, tint, film) == (&other.subject, &other.tint, &other.film)
            && (design, stage, framing) == (&other.design, &other.stage, &other.framing)
    }
}

/// What a picture shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A rendered product, by its folder under the media folder.
    Product(String),
    /// Several products on one floor, the first the largest; at most eight are shown. Tint, film and design of the request do
    /// not count: each part has its own.
    Set(Vec<SetPart>),
    /// The flat artwork itself, for the artwork screen; a format near 85 × 55 is laid out as a card.
    Flat {
        /// Width in mm, 1 or more.
        width_mm: u16,
        /// Height in mm, 1 or more.
        height_mm: u16,
        /// Which side.
        side: Side,
        /// The paper's colour; a tint in the request takes its place.
        paper: Rgb,
    },
    /// What is printed on one print area of a product, as if it lay flat.
    Face {
        /// The product's picture, by its folder under the media folder.
        picture: String,
        /// The print area, by its name there.
        region: String,
    },
}

/// A product in a set.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SetPart {
    /// Its folder under the media folder.
    pub picture: String,
    /// The colour of the material; `None` leaves it as rendered.
    pub tint: Option<Rgb>,
    /// Spot varnish or foil over the logo.
    pub film: Option<Film>,
    /// What is printed on it.
    pub design: Design,
    /// How many pieces of it are seen: 1..=4, whatever is asked for.
    pub pieces: u8,
}

/// A side of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Side {
    /// The side with the logo.
    #[default]
    Front,
    /// The other one.
    Back,
}

/// A film that is pressed or printed over the logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// The foil's colour; `None` for clear varnish. Source: assets/art, print-shop README.
    #[must_use]
    pub const fn foil(self) -> Option<Rgb> {
        match self {
            Self::Varnish => None,
            Self::Gold => Some(Rgb([0xe0, 0xa6, 0x5a])),
            Self::Silver => Some(Rgb([0xc9, 0xcc, 0xd1])),
            Self::Copper => Some(Rgb([0xc8, 0x89, 0x4a])),
        }
    }
}

/// How a product sits in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Framing {
    /// As large as possible and never cut, with 6 % air.
    #[default]
    Fit,
    /// Fills the picture around the product's centre, as far as that does not cut the product.
    Cover {
        /// 100 shows as much of the picture as fills the frame; 200 half of that.
        zoom_percent: u16,
    },
    /// A part of what [`Framing::Fit`] shows at the same scale: for looking closer. The request's size is the part's own.
    Part(Part),
}

/// A part of a picture, in ten-thousandths of its width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// Where it begins, from the left.
    pub left: u16,
    /// Where it begins, from the top.
    pub top: u16,
    /// How wide it is, at least 1.
    pub width: u16,
    /// How high it is, at least 1.
    pub height: u16,
}

impl Part {
    /// All of it.
    pub const WHOLE: Self = Self { left: 0, top: 0, width: 10_000, height: 10_000 };
    /// The width and the height of the whole.
    pub const FULL: f32 = 10_000.0;
}

/// A finished picture: opaque sRGB, four bytes a pixel, first row at the top.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Red, green, blue, 255 for each pixel.
    pub rgba: Vec<u8>,
    /// The light that foil or gloss throws back where it faces the lamp, to be added to the picture: red, green, blue, 0 for
    /// each pixel. `None` where there is no film.
    pub light: Option<Vec<u8>>,
    /// Where each part of a set was drawn, in the order in which they were asked for; empty for anything else.
    pub parts: Vec<Part>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} x {})", self.size[0], self.size[1])
    }
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// A file could not be read.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// `product.json` does not say what it must.
    #[error("{path} is not a product description: {cause}")]
    Description {
        /// The file.
        path: String,
        /// What is wrong with it.
        cause: String,
    },
    /// A pass is no picture, or not of the size and kind that is needed.
    #[error("{path} is not a usable picture: {cause}")]
    Pass {
        /// The file.
        path: String,
        /// What is wrong with it.
        cause: String,
    },
    /// A size of zero or beyond 4096 pixels was asked for.
    #[error("a picture of {width} x {height} pixels cannot be made (1 to 4096 each)")]
    Size {
        /// Asked width.
        width: u32,
        /// Asked height.
        height: u32,
    },
    /// The work stopped unexpectedly; the studio goes on.
    #[error("the picture could not be made: {cause}")]
    Failed {
        /// What is known about it.
        cause: String,
    },
}
