//! Owns the way of laid out pages into a PDF; knows nothing of what they say.
//!
//! Every file is PDF/A-2b, checked while it is written: typefaces are embedded as subsets, colours are sRGB with its profile, and
//! nothing in it depends on the machine that shows it. Where something can't be had at that level, the file is an ordinary PDF, and
//! that is said: see [`Level`].

use std::io::Cursor;

use krilla::color::{rgb, separation};
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect as Area, Size, Transform};
use krilla::image::Image;
use krilla::mask::{Mask, MaskType};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{PageLabel, PageSettings};
use krilla::paint::{Fill, FillRule, Paint, Stroke};
use krilla::surface::Surface;
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use resvg::usvg::Tree;

use super::page::{Op, Page, Rect};
use super::papers::Picture;
use super::shape::Line;
use crate::catalog::{Day, Lang, Rgb};

/// Which promise a file keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// PDF/A-2b: it can be shown and printed the same for as long as there are computers.
    Archive,
    /// An ordinary PDF.
    Plain,
}

/// Why there is no document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// It can't be written.
    #[error("the document can't be written: {0}")]
    Unwritable(String),
    /// A drawing that was handed in is none.
    #[error("'{name}' is no drawing: {cause}")]
    Drawing {
        /// Which one.
        name: String,
        /// What is wrong with it.
        cause: String,
    },
}

/// What a file says of itself.
pub(super) struct About {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) lang: Lang,
    pub(super) day: Day,
    /// A name for each page, where they have names.
    pub(super) names: Vec<String>,
}

/// Writes pages: as an archive where that can be had, else as an ordinary file.
pub(super) fn write(pages: &[Page], about: &About) -> Result<(Vec<u8>, Level), ExportError> {
    let archive = ConfigurationBuilder::new().with_archival_validator(Archival::A2_B).finish();
    let archive = archive.ok().and_then(|configuration| {
        let settings = SerializeSettings { configuration, enable_tagging: false, ..SerializeSettings::default() };
        written(pages, about, settings).ok()
    });
    if let Some(bytes) = archive {
        return Ok((bytes, Level::Archive));
    }
    let settings = SerializeSettings { enable_tagging: false, ..SerializeSettings::default() };
    written(pages, about, settings).map(|bytes| (bytes, Level::Plain)).map_err(ExportError::Unwritable)
}

fn written(pages: &[Page], about: &About, settings: SerializeSettings) -> Result<Vec<u8>, String> {
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(about));
    for (number, page) in pages.iter().enumerate() {
        let name = about.names.get(number).cloned();
        let settings = page_settings(page, name).ok_or("a page has no size")?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for op in &page.ops {
            draw(&mut surface, op)?;
        }
        surface.finish();
        sheet.finish();
    }
    if !about.names.is_empty() {
        let mut outline = Outline::new();
        for (number, name) in about.names.iter().enumerate() {
            let place = XyzDestination::new(number, Point::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(name.clone(), place));
        }
        document.set_outline(outline);
    }
    document.finish().map_err(|error| error.to_string())
}

fn metadata(about: &About) -> Metadata {
    let date = about.day.date();
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    let year = DateTime::new(u16::try_from(date.year()).unwrap_or_default());
    let day = year.month(part(date.month())).day(part(date.day())).hour(0).minute(0).second(0);
    Metadata::new()
        .title(about.title.clone())
        .authors(vec![about.author.clone()])
        .language(about.lang.code().to_owned())
        .creator(format!("Diderot {}", env!("CARGO_PKG_VERSION")))
        .creation_date(day.utc_offset_hour(0).utc_offset_minute(0))
}

fn page_settings(page: &Page, name: Option<String>) -> Option<PageSettings> {
    let [width, height] = page.size;
    let mut settings = PageSettings::from_wh(width, height)?;
    if let Some(boxes) = page.boxes {
        settings = settings.with_bleed_box(area(boxes.bleed)).with_trim_box(area(boxes.trim));
    }
    if let Some(name) = name {
        settings = settings.with_page_label(PageLabel::new(None, Some(name), None));
    }
    Some(settings)
}

fn area([x, y, width, height]: Rect) -> Option<Area> {
    Area::from_xywh(x, y, width, height)
}

fn fill(colour: Rgb) -> Fill {
    fill_with(ink(colour).into())
}

fn ink(Rgb([red, green, blue]): Rgb) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn fill_with(paint: Paint) -> Fill {
    Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn draw(surface: &mut Surface<'_>, op: &Op) -> Result<(), String> {
    match op {
        Op::Text { at, line, colour } => draw_line(surface, *at, line, *colour),
        Op::Fill { rect, radius, colour } => {
            if let Some(path) = rounded(*rect, *radius) {
                fill_path(surface, &path, fill(*colour));
            }
        }
        Op::Squares { rects, colour } => {
            let mut builder = PathBuilder::new();
            rects.iter().filter_map(|rect| area(*rect)).for_each(|rect| builder.push_rect(rect));
            if let Some(path) = builder.finish() {
                fill_path(surface, &path, fill(*colour));
            }
        }
        Op::Stroke { from, to, width, colour } => draw_stroke(surface, (*from, *to), *width, ink(*colour).into()),
        Op::Mark { from, to } => {
            let black = rgb::Color::black().into();
            let space = separation::SeparationSpace::new(separation::SeparationColorant::AllColorants, black);
            let all = krilla::color::Color::from(separation::Color::new(255, space));
            draw_stroke(surface, (*from, *to), 0.25, all.into());
        }
        Op::Picture { rect, radius, picture } => draw_picture(surface, (*rect, *radius), picture)?,
        Op::Drawing { rect, tree } => draw_tree(surface, *rect, tree),
        Op::Spot { rect, tree, name, shown } => draw_spot(surface, *rect, (tree, name, *shown)),
    }
    Ok(())
}

fn draw_line(surface: &mut Surface<'_>, [x, y]: [f32; 2], line: &Line, colour: Rgb) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(colour)));
    let mut left = x;
    for run in &line.runs {
        let start = Point::from_xy(left, y);
        surface.draw_glyphs(start, &run.glyphs, run.font.clone(), &run.text, line.size, false);
        left += run.width;
    }
}

fn fill_path(surface: &mut Surface<'_>, path: &Path, fill: Fill) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill));
    surface.draw_path(path);
}

fn draw_stroke(surface: &mut Surface<'_>, ([x0, y0], [x1, y1]): ([f32; 2], [f32; 2]), width: f32, paint: Paint) {
    let mut builder = PathBuilder::new();
    builder.move_to(x0, y0);
    builder.line_to(x1, y1);
    if let Some(path) = builder.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { paint, width, ..Stroke::default() }));
        surface.draw_path(&path);
        surface.set_stroke(None);
    }
}

/// A rectangle with rounded corners. Source: a quarter of a circle is a cubic with its handles at 0.5523 of the radius.
fn rounded([x, y, width, height]: Rect, radius: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    if radius <= 0.0 {
        path.push_rect(area([x, y, width, height])?);
        return path.finish();
    }
    let radius = radius.min(width / 2.0).min(height / 2.0);
    let (right, bottom, near) = (x + width, y + height, radius * (1.0 - 0.5523));
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - near, y, right, y + near, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - near, right - near, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.cubic_to(x + near, bottom, x, bottom - near, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + near, x + near, y, x + radius, y);
    path.close();
    path.finish()
}

/// Pixels, as a JPEG of good quality: pictures of products have no edge that it could blur.
fn draw_picture(surface: &mut Surface<'_>, (rect, radius): (Rect, f32), picture: &Picture) -> Result<(), String> {
    let [width, height] = picture.size;
    let rgb: Vec<u8> =
        picture.rgba.as_chunks::<4>().0.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect();
    let mut jpeg = Cursor::new(Vec::new());
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90)
        .encode(&rgb, width, height, image::ExtendedColorType::Rgb8)
        .map_err(|error| error.to_string())?;
    let image = Image::from_jpeg(jpeg.into_inner().into(), false)?;
    let [x, y, wide, tall] = rect;
    let (Some(clip), Some(size)) = (rounded(rect, radius), Size::from_wh(wide, tall)) else { return Ok(()) };
    surface.push_clip_path(&clip, &FillRule::NonZero);
    surface.push_transform(&Transform::from_translate(x, y));
    surface.draw_image(image, size);
    surface.pop();
    surface.pop();
    Ok(())
}

fn draw_tree(surface: &mut Surface<'_>, [x, y, width, height]: Rect, tree: &Tree) {
    let Some(size) = Size::from_wh(width, height) else { return };
    surface.push_transform(&Transform::from_translate(x, y));
    surface.draw_svg(tree, size, SvgSettings { embed_text: true, filter_scale: 8.0 });
    surface.pop();
}

/// Lays one ink of its own where a drawing covers something.
fn draw_spot(surface: &mut Surface<'_>, rect: Rect, (tree, name, shown): (&Tree, &str, Rgb)) {
    let stream = {
        let mut builder = surface.stream_builder();
        let mut inner = builder.surface();
        draw_tree(&mut inner, rect, tree);
        inner.finish();
        builder.finish()
    };
    let Some(path) = rounded(rect, 0.0) else { return };
    let colorant = separation::SeparationColorant::Custom(name.to_owned());
    let space = separation::SeparationSpace::new(colorant, ink(shown).into());
    let colour = krilla::color::Color::from(separation::Color::new(255, space));
    surface.push_mask(Mask::new(stream, MaskType::Alpha));
    fill_path(surface, &path, fill_with(colour.into()));
    surface.pop();
}
