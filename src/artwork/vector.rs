//! Owns rendering SVG with the embedded fonts and nothing else; no files, no system fonts, no addresses.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Error, ImageHrefResolver, ImageKind, Options, Tree};

use super::Raster;
use super::cache::Cache;
use super::raster::length;

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

/// The box of the ink of a line set in 100 units with this letter spacing: left, top, right, bottom around its start
/// on the baseline; `None` when nothing of it can be drawn.
pub(crate) fn ink_box(text: &str, face: Face, spacing: f32) -> Option<[f32; 4]> {
    let key = (text.to_owned(), face, spacing.to_bits());
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(ink) = known().get(&key) {
        return ink;
    }
    let ink = measured(text, face, spacing);
    let bytes = key.0.len() + 64;
    known().put(key, ink, bytes);
    ink
}

/// A line in a face with a letter spacing, and the box of its ink.
type Known = Cache<(String, Face, u32), Option<[f32; 4]>>;

/// Lines that were measured lately: the same few are asked for again and again while something is designed.
static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(|| Mutex::new(Cache::new(256 << 10)));

fn measured(text: &str, face: Face, spacing: f32) -> Option<[f32; 4]> {
    let mut svg = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 900">"#);
    let attributes = face.attributes();
    let text = escape(text);
    write!(svg, r#"<text x="0" y="0" font-size="100" letter-spacing="{spacing}" {attributes}>{text}</text></svg>"#)
        .ok()?;
    let tree = parse(&svg).ok()?;
    let bounds = tree.root().abs_stroke_bounding_box();
    let used = bounds.width() > 0.0 && bounds.height() > 0.0;
    used.then(|| [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()])
}

/// A pixmap from straight pixels.
pub(crate) fn pixmap(raster: &Raster) -> Option<Pixmap> {
    let mut pixmap = Pixmap::new(u32::try_from(raster.width).ok()?, u32::try_from(raster.height).ok()?)?;
    for (target, [r, g, b, a]) in pixmap.pixels_mut().iter_mut().zip(raster.pixels()) {
        *target = resvg::tiny_skia::ColorU8::from_rgba(r, g, b, a).premultiply();
    }
    Some(pixmap)
}

/// The width of a line set in a size, 0 when nothing can be drawn.
pub(crate) fn text_width(text: &str, face: Face, size: f32) -> f32 {
    ink_box(text, face, 0.0).map_or(0.0, |[_, _, right, _]| right * size / length(100))
}
