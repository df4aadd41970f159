//! Owns decoding PNG, JPEG and WebP within limits; knows nothing of logos.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{ImportError, MOST_PIXELS, Raster};

/// Decodes the first picture upright; the size is checked in the header, before anything is allocated.
pub(super) fn decode(bytes: &[u8]) -> Result<Raster, ImportError> {
    let format = image::guess_format(bytes).ok().and_then(name).ok_or(ImportError::UnknownFormat)?;
    let damaged = |error: image::ImageError| ImportError::Damaged { format: format.1, cause: error.to_string() };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format.0);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_PIXELS * 8 + (64 << 20));
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(ImportError::TooManyPixels { width, height, most: MOST_PIXELS });
    }
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    let picture = picture.into_rgba8();
    let (width, height) = picture.dimensions();
    let size = |side: u32| usize::try_from(side).unwrap_or_default();
    Ok(Raster { width: size(width), height: size(height), rgba: picture.into_raw() })
}

fn name(format: ImageFormat) -> Option<(ImageFormat, &'static str)> {
    match format {
        ImageFormat::Png => Some((format, "PNG")),
        ImageFormat::Jpeg => Some((format, "JPEG")),
        ImageFormat::WebP => Some((format, "WebP")),
        _ => None,
    }
}
