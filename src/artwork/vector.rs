//! Owns rendering SVG with the embedded fonts and nothing else; no files, no system fonts, no addresses.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Error, ImageHrefResolver, ImageKind, Options, Tree};

use super::Raster;

/// Parses an SVG; pictures inside it are drawn only when they are PNG, JPEG or WebP data of at most 20 megapixels.
///
/// # Errors
/// When it is no SVG or has no size.
pub(crate) fn parse(svg: &str) -> Result<Tree, Error> {
    let options = Options {
        font_family: "Inter".to_owned(),
        fontdb: crate::typefaces::collection(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|mime, data, _| embedded(mime, data)),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    Tree::from_str(svg, &options)
}

fn embedded(_mime: &str, data: Arc<Vec<u8>>) -> Option<ImageKind> {
    let reader = image::ImageReader::new(std::io::Cursor::new(data.as_slice())).with_guessed_format().ok()?;
    let format = reader.format()?;
    let (width, height) = reader.into_dimensions().ok()?;
    if u64::from(width) * u64::from(height) > super::import::MOST_PIXELS {
        return None;
    }
    match format {
        image::ImageFormat::Png => Some(ImageKind::PNG(data)),
        image::ImageFormat::Jpeg => Some(ImageKind::JPEG(data)),
        image::ImageFormat::WebP => Some(ImageKind::WEBP(data)),
        _ => None,
    }
}

/// Renders a tree at `scale`; `None` when the size is nothing or far too much.
pub(crate) fn render(tree: &Tree, scale: f32, width: usize, height: usize) -> Option<Raster> {
    let mut pixmap = Pixmap::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?)?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Some(straight(&pixmap))
}

/// A pixmap with its alpha divided out.
pub(crate) fn straight(pixmap: &Pixmap) -> Raster {
    let rgba = pixmap.data().as_chunks::<4>().0.iter().zip(pixmap.pixels()).flat_map(|(raw, pixel)| match raw[3] {
        0 | 255 => *raw,
        _ => {
            let p = pixel.demultiply();
            [p.red(), p.green(), p.blue(), p.alpha()]
        }
    });
    let rgba = rgba.collect();
    let side = |side: u32| usize::try_from(side).unwrap_or_default();
    Raster { width: side(pixmap.width()), height: side(pixmap.height()), rgba }
}

/// A typeface of those that are embedded, in one weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Face {
    Regular,
    Medium,
    SemiBold,
    Serif,
    Garamond,
    GaramondStrong,
    Jost,
    JostStrong,
    Mono,
    MonoStrong,
}

impl Face {
    /// As SVG attributes.
    pub(crate) const fn attributes(self) -> &'static str {
        match self {
            Self::Regular => r#"font-family="Inter" font-weight="400""#,
            Self::Medium => r#"font-family="Inter" font-weight="500""#,
            Self::SemiBold => r#"font-family="Inter" font-weight="600""#,
            Self::Serif => r#"font-family="Fraunces" font-weight="600""#,
            Self::Garamond => r#"font-family="EB Garamond Medium" font-weight="500""#,
            Self::GaramondStrong => r#"font-family="EB Garamond SemiBold" font-weight="600""#,
            Self::Jost => r#"font-family="Jost" font-weight="400""#,
            Self::JostStrong => r#"font-family="Jost SemiBold" font-weight="600""#,
            Self::Mono => r#"font-family="DM Mono" font-weight="400""#,
            Self::MonoStrong => r#"font-family="DM Mono Medium" font-weight="500""#,
        }
    }
}

/// Text that is safe between tags and in attributes: markup is escaped, control characters are dropped.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '#' => safe.push_str("&#35;"), // so that no text can look like a colour that a tone replaces
            '{' => safe.push_str("&#123;"),
            c if c.is_control() || ('\u{fdd0}'..='\u{fdef}').contains(&c) || u32::from(c) & 0xfffe == 0xfffe => {}
            c => safe.push(c),
        }
    }
    safe
}

/// A pixmap from straight pixels.
pub(crate) fn pixmap(raster: &Raster) -> Option<Pixmap> {
    let mut pixmap = Pixmap::new(u32::try_from(raster.width).ok()?, u32::try_from(raster.height).ok()?)?;
    for (target, [r, g, b, a]) in pixmap.pixels_mut().iter_mut().zip(raster.pixels()) {
        *target = resvg::tiny_skia::ColorU8::from_rgba(r, g, b, a).premultiply();
    }
    Some(pixmap)
}

/// A quarter turn to the left: what stood lies, its head at the left.
pub(crate) fn laid_down(standing: &Pixmap) -> Option<Pixmap> {
    let mut lying = Pixmap::new(standing.height(), standing.width())?;
    let columns = (0..standing.width()).rev();
    let turned = columns.flat_map(|x| (0..standing.height()).filter_map(move |y| standing.pixel(x, y)));
    for (target, pixel) in lying.pixels_mut().iter_mut().zip(turned) {
        *target = pixel;
    }
    Some(lying)
}

/// A part of a pixmap, in its pixels: x, y, width and height; what is beyond it is left out.
pub(crate) fn part(all: &Pixmap, [x, y, width, height]: [f64; 4]) -> Option<Pixmap> {
    let (x, y) = (whole(x).min(all.width()), whole(y).min(all.height()));
    let (width, height) = (whole(width).min(all.width() - x), whole(height).min(all.height() - y));
    let mut part = Pixmap::new(width, height)?;
    let inside = (y..y + height).flat_map(|row| (x..x + width).filter_map(move |column| all.pixel(column, row)));
    for (target, pixel) in part.pixels_mut().iter_mut().zip(inside) {
        *target = pixel;
    }
    Some(part)
}

/// A whole number of pixels.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
fn whole(value: f64) -> u32 {
    value.round().clamp(0.0, 1e6) as u32
}
