//! Owns pictures of what the buyer designs: logo import, the layout of each print area and its placement on product
//! pictures, all on the CPU; knows nothing of windows, files, prices or steps. Bytes come in through [`Media`].
//!
//! The app asks a [`Studio`] for a [`PictureRequest`] and gets a [`Picture`] back from a worker thread; everything
//! else here can be called directly by tests and exports.

mod brand;
mod cache;
mod canvas;
mod colour;
mod drawing;
pub mod import;
mod initials;
pub mod layout;
mod logo;
mod looks;
mod mark;
mod media;
mod outline;
mod placement;
pub mod preflight;
mod raster;
mod request;
pub mod studio;
mod vector;

#[cfg(test)]
mod tests;

pub use brand::example_words;
pub use colour::Rgb;
pub use import::{ImportError, import_for_print, import_logo};
pub use layout::{
    BLEED_MM, Pair, Piece, PieceKind, PrintArea, PrintDrawing, artwork_for, drawing_for, flat_frame, pairs, pieces_of,
};
pub use logo::{Drawing, Logo, LogoShelf, Source};
pub use looks::{looks, pieces_seen};
pub use media::{Media, MediaError};
pub use placement::{Surface, set_places};
pub use preflight::{Finding, Mend, Problem, preflight};
pub use raster::Raster;
pub use request::{Film, Framing, Part, Picture, PictureError, PictureRequest, SetPart, Side, Subject};
pub use studio::{ShopLogo, Studio, StudioEvent};
