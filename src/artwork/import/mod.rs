//! Owns the way from hostile bytes to a [`Logo`]; knows nothing of where they came from.

mod background;
mod bitmap;
mod drawing;
mod variant;

use std::sync::Arc;

use super::raster::length;
use super::{Drawing, Logo, Raster, Source};

/// The most bytes that are looked at: 20 MiB.
pub const MOST_BYTES: usize = 20 << 20;
/// The most pixels that are decoded: 20 megapixels.
pub const MOST_PIXELS: u64 = 20_000_000;
/// The most bytes of an SVG's text: 4 MiB.
pub const MOST_SVG_BYTES: usize = 4 << 20;
/// The longer side of a logo in pixels, at most.
pub const LONGEST_PX: usize = 2000;
/// The same of one that is printed: as fine as its file is, within what can be worked on.
const LONGEST_PRINT_PX: usize = 6000;

/// Why a file did not become a logo.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// More bytes than [`MOST_BYTES`] (or [`MOST_SVG_BYTES`] for an SVG).
    #[error("the file has {bytes} bytes, at most {most} are read")]
    TooManyBytes {
        /// Its size.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// More pixels than [`MOST_PIXELS`]; found in the header, nothing was decoded.
    #[error("the picture has {width} x {height} pixels, at most {most} pixels are decoded")]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
        /// The limit.
        most: u64,
    },
    /// Neither PNG, JPEG, WebP nor SVG.
    #[error("the file is neither a PNG, JPEG, WebP nor SVG picture")]
    UnknownFormat,
    /// It looks like one of them but is damaged.
    #[error("the {format} file is damaged: {cause}")]
    Damaged {
        /// The format.
        format: &'static str,
        /// What the decoder said.
        cause: String,
    },
    /// The SVG refers to a file or address, which is never loaded.
    #[error("the SVG refers to {target:?}, which is not loaded: save it with its pictures embedded")]
    ExternalReference {
        /// What it refers to, at most 80 characters.
        target: String,
    },
    /// The SVG is nested too deeply or has too many parts.
    #[error("the SVG is too complicated: {cause}")]
    TooComplicated {
        /// What there is too much of.
        cause: &'static str,
    },
    /// Nothing is left to print: it is transparent, or all of one colour.
    #[error("the picture is empty: it is transparent or all of one colour")]
    Empty,
    /// The file could not be read at all; the cause is whatever the loader said.
    #[error("the file could not be read: {cause}")]
    Unreadable {
        /// What the loader said.
        cause: String,
    },
}

/// Reads a logo from the bytes of a PNG, JPEG, WebP or SVG file, recognised by content. A plain background is taken
/// away, margins are trimmed, an orientation in the EXIF data is honoured; of an animation the first picture is taken.
///
/// # Errors
/// When the bytes are too many, damaged, of another format, refer to other files, or show nothing.
pub fn import_logo(bytes: &[u8]) -> Result<Logo, ImportError> {
    imported(bytes, LONGEST_PX)
}

/// The same for a file that goes to a printer: in all the pixels that it has, up to 6000 on its longer side.
///
/// # Errors
/// As [`import_logo`].
pub fn import_for_print(bytes: &[u8]) -> Result<Logo, ImportError> {
    imported(bytes, LONGEST_PRINT_PX)
}

fn imported(bytes: &[u8], longest: usize) -> Result<Logo, ImportError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooManyBytes { bytes: bytes.len(), most: MOST_BYTES });
    }
    let (picture, strokes) = if drawing::is_svg(bytes) {
        let (picture, finest, page) = drawing::render(bytes)?;
        (picture, Some((finest, page)))
    } else {
        (bitmap::decode(bytes)?, None)
    };
    let factor = picture.width.max(picture.height).div_ceil(longest);
    let mut art = picture.shrink(factor);
    let is_as_drawn = !background::remove(&mut art);
    let bounds = art.opaque_box(8).ok_or(ImportError::Empty)?;
    let per_unit = length(art.width) / page_width(strokes).max(0.01);
    let art = art.crop(bounds);
    let of_width = |art: &Raster| match strokes {
        Some((finest, _)) => Source::Lines(finest.map(|px| px / length(art.width.max(1)))),
        None => Source::Dots(art.width * factor.max(1)),
    };
    let id = Logo::id_of(bytes);
    let freed = background::freed(&art).map(|freed| {
        let source = of_width(&freed);
        Arc::new(variant::logo(id, freed, source))
    });
    let source = of_width(&art);
    let drawing = strokes.filter(|_| is_as_drawn).map(|(_, size)| {
        let part = bounds.map(|side| length(side) / per_unit);
        Arc::new(Drawing { svg: String::from_utf8_lossy(bytes).into_owned(), size, part })
    });
    Ok(Logo { drawing, freed, ..variant::logo(id, art, source) })
}

/// How wide the page of a drawing is, in its own units.
fn page_width(strokes: Option<(Option<f32>, [f32; 2])>) -> f32 {
    strokes.map_or(1.0, |(_, [width, _])| width)
}

/// Runs a loader and imports what it brings; for the worker.
///
/// # Errors
/// As [`import_logo`], and when the loader fails.
pub fn import_from(load: impl FnOnce() -> Result<Vec<u8>, String>) -> Result<Arc<Logo>, ImportError> {
    let bytes = load().map_err(|cause| ImportError::Unreadable { cause })?;
    import_logo(&bytes).map(Arc::new)
}
