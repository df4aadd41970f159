//! Owns an imported logo as it is kept in memory and the shelf of all of them; knows nothing of file formats.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Raster, Rgb};
use crate::flow::design::LogoId;

/// An imported logo: freed from its background, trimmed, with a version for dark materials.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// The hash of the bytes it came from: the same file gives the same id, on any machine.
    pub id: LogoId,
    /// The logo in its own colours, at most 2000 px on the longer side.
    pub art: Raster,
    /// The version for dark materials: dark and neutral parts are white, hues that stand out are kept.
    pub light: Raster,
    /// The version in one colour: white, with the shape in its alpha.
    pub stencil: Raster,
    /// One to three dominant colours, most saturated first.
    pub colours: Vec<Rgb>,
    /// What it was made of.
    pub source: Source,
    /// The drawing itself, where it was made of lines and nothing was taken away from it.
    pub drawing: Option<Arc<Drawing>>,
    /// The same without the white box that it lies in, where it lies in one.
    pub freed: Option<Arc<Self>>,
}

/// A drawing as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Its SVG.
    pub svg: String,
    /// Width and height of its page, in its own units.
    pub size: [f32; 2],
    /// What of its page the logo is, in its own units: x, y, width, height.
    pub part: [f32; 4],
}

/// What an imported logo was made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Source {
    /// Dots: how many there are across, in the file itself.
    Dots(usize),
    /// Lines: sharp at any size. The finest stroke is this share of the logo's width; nothing where there is none.
    Lines(Option<f32>),
}

impl Logo {
    /// Whether in one colour all of it is that colour: white in it is no paper that shows through.
    pub(crate) fn is_whole_shape(&self) -> bool {
        let alphas = self.art.pixels().map(|pixel| pixel[3]);
        alphas.zip(self.stencil.pixels()).all(|(alpha, stencil)| alpha.abs_diff(stencil[3]) < 8)
    }

    /// The logo as it is printed: with its white box, or freed of it.
    #[must_use]
    pub fn shown(self: Arc<Self>, unboxed: bool) -> Arc<Self> {
        match &self.freed {
            Some(freed) if unboxed => Arc::clone(freed),
            _ => self,
        }
    }

    /// The id that these bytes get. Source: FNV-1a, 64 bits.
    #[must_use]
    pub fn id_of(bytes: &[u8]) -> LogoId {
        let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        LogoId(bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
    }
}

/// The imported logos of one buyer.
#[derive(Clone, Debug, Default)]
pub struct LogoShelf {
    logos: BTreeMap<LogoId, Arc<Logo>>,
}

impl LogoShelf {
    /// Keeps one.
    pub fn insert(&mut self, logo: Arc<Logo>) {
        self.logos.insert(logo.id, logo);
    }

    /// The logo with this id.
    #[must_use]
    pub fn get(&self, id: LogoId) -> Option<Arc<Logo>> {
        self.logos.get(&id).cloned()
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        self.logos.clear();
    }
}
