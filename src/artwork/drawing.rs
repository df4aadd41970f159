//! Owns marks as SVG for print: drawings stay drawings, pixels come in full; knows nothing of sheets.

use std::fmt::Write as _;
use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{ImageFormat, RgbaImage};

use super::logo::Drawing;
use super::mark::{Mark, Shape, Tone};
use super::{Logo, Raster, Rgb};

/// A mark that fills a box, as SVG. Other drawings are set in it as pictures, so that their styles stay their own.
pub(super) fn mark(mark: &Mark, shape: Shape, tone: Tone, rect: [f32; 4]) -> String {
    match mark {
        Mark::Drawn(drawn) => {
            let Some((svg, size, ink)) = drawn.toned_svg(shape, tone) else { return String::new() };
            part_of(rect, ink, &picture([0.0, 0.0, size[0], size[1]], "svg+xml", svg.as_bytes()))
        }
        Mark::Imported(logo) => imported(logo, tone, rect),
    }
}

fn imported(logo: &Logo, tone: Tone, rect: [f32; 4]) -> String {
    match (&logo.drawing, tone) {
        (Some(drawing), Tone::Full) => part_of(rect, drawing.part, &whole(drawing)),
        (Some(drawing), Tone::One(colour)) if logo.is_whole_shape() => {
            part_of(rect, drawing.part, &silhouette(&whole(drawing), drawing.part, colour))
        }
        _ => pixels(&Mark::imported(logo, tone)).map_or_else(String::new, |png| picture(rect, "png", &png)),
    }
}

/// A foreign drawing, in its own units.
fn whole(drawing: &Drawing) -> String {
    let [width, height] = drawing.size;
    picture([0.0, 0.0, width, height], "svg+xml", drawing.svg.as_bytes())
}

/// One colour wherever a drawing covers something.
fn silhouette(body: &str, [x, y, width, height]: [f32; 4], colour: Rgb) -> String {
    let colour = colour.hex();
    // The same drawing in the same place has the same name: it may stand on a page several times.
    let id = format!("m{:016x}", Logo::id_of(body.as_bytes()).0);
    format!(
        r#"<mask id="{id}" mask-type="alpha" maskUnits="userSpaceOnUse" x="{x}" y="{y}" width="{width}" height="{height}">{body}</mask><rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}" mask="url(#{id})"/>"#
    )
}

/// A part of something, in a box of the same proportions.
fn part_of([x, y, width, height]: [f32; 4], [left, top, wide, tall]: [f32; 4], body: &str) -> String {
    format!(
        r#"<svg x="{x}" y="{y}" width="{width}" height="{height}" viewBox="{left} {top} {wide} {tall}" preserveAspectRatio="none">{body}</svg>"#
    )
}

fn picture([x, y, width, height]: [f32; 4], kind: &str, bytes: &[u8]) -> String {
    let mut svg = format!(r#"<image x="{x}" y="{y}" width="{width}" height="{height}" preserveAspectRatio="none" "#);
    // Writing to a `String` never fails.
    write!(svg, r#"href="data:image/{kind};base64,{}"/>"#, STANDARD.encode(bytes)).unwrap_or_default();
    svg
}

fn pixels(raster: &Raster) -> Option<Vec<u8>> {
    let side = |side: usize| u32::try_from(side).ok();
    let image = RgbaImage::from_raw(side(raster.width)?, side(raster.height)?, raster.rgba.clone())?;
    let mut png = Cursor::new(Vec::new());
    image.write_to(&mut png, ImageFormat::Png).ok()?;
    Some(png.into_inner())
}
