//! Owns pictures of what the buyer designs: logo import, the layout of each print area and its placement on product
//! pictures, all on the CPU; knows nothing of windows, files, prices or steps. Bytes come in through [`Media`].
//!
//! The app asks a [`Studio`] for a [`PictureRequest`] and gets a [`Picture`] back from a worker thread; everything
//! else here can be called directly by tests and exports.

mod brand;
mod cache;
mod canvas;
mod colour;
pub mod import;
mod initials;
pub mod layout;
mod logo;
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
pub use import::{ImportError, import_logo};
pub use layout::{Pair, Piece, PieceKind, PrintArea, artwork_for, flat_frame, pairs, pieces_of};
pub use logo::{Logo, LogoShelf, Source};
pub use media::{Media, MediaError};
pub use placement::{Surface, set_places};
pub use preflight::{Finding, Mend, Problem, preflight};
pub use raster::Raster;
pub use request::{Film, Framing, Part, Picture, PictureError, PictureRequest, SetPart, Side, Subject};
pub use studio::{ShopLogo, Studio, StudioEvent};
