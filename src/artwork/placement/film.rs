//! Owns how a spot film looks in linear light; knows nothing of where it lies.

use crate::artwork::Film;

/// A film ready to be laid.
pub(super) struct FilmLook {
    /// Linear colour of a foil; `None` for clear varnish.
    pub(super) foil: Option<[f32; 3]>,
    /// Resolution of the mask.
    pub(super) px_per_mm: f32,
}

impl FilmLook {
    pub(super) fn new(film: Film, px_per_mm: f32) -> Self {
        Self { foil: film.foil().map(crate::artwork::Rgb::linear), px_per_mm }
    }
}
