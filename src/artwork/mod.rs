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
mod placement;
mod raster;
mod request;
pub mod studio;
mod vector;

#[cfg(test)]
mod tests;

pub use colour::Rgb;
pub use import::{ImportError, import_logo};
pub use layout::{PrintArea, artwork_for};
pub use logo::{Logo, LogoShelf};
pub use media::{Media, MediaError};
pub use placement::set_places;
pub use raster::Raster;
pub use request::{Film, Framing, Part, Picture, PictureError, PictureRequest, SetPart, Side, Subject};
pub use studio::{Studio, StudioEvent};
