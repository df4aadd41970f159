//! Owns a picture's decoded passes and their smaller levels; knows nothing of artwork.
#![expect(
    clippy::indexing_slicing,
    reason = "loops over pixels whose indices are made from the sizes checked on reading"
)]

use std::io::Cursor;

use image::{DynamicImage, ImageReader, Limits};

use super::describe::{self, Ink, ProductFile, RegionFile, TintFile};
use super::edges;
use crate::artwork::colour::TABLES;
use crate::artwork::raster::length;
use crate::artwork::{Media, PictureError, PrintArea, Rgb};

/// The longest side of a pass in pixels.
const LONGEST: u32 = 4096;

/// One pixel of all passes: base RGBA, then diffuse light, gloss, tintable share (or the tint mask), spot.
#[derive(Clone, Copy, Default)]
pub(super) struct Pixel {
    pub(super) base: [u8; 4],
    pub(super) light: u8,
    pub(super) gloss: u8,
    pub(super) share: u8,
    pub(super) spot: u8,
}

/// How the picture takes colour.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Not at all.
    Plain,
    /// By a mask, on sRGB values.
    Mask(TintFile),
    /// By light passes, in linear light.
    Light { shade_max: f32, spot_max: Option<f32>, blank: Rgb, tintable: bool },
}

/// Where a pixel of the picture lies on a print area.
#[derive(Clone, Copy, Default)]
pub(super) struct Texel {
    pub(super) u: u16,
    pub(super) v: u16,
    pub(super) share: u16,
    /// log2 of the mm that the pixel spans, in 256ths.
    pub(super) span: i16,
}

/// A print area as the picture shows it.
pub(super) struct Region {
    pub(super) area: PrintArea,
    pub(super) gloss: f32,
    /// x, y, width, height in the picture.
    pub(super) bounds: [usize; 4],
    pub(super) texels: Vec<Texel>,
    /// How much of it takes the tint, and its own colour otherwise.
    pub(super) tinted: f32,
    pub(super) own: Rgb,
    /// The mm that a pixel spans where the picture is sharpest.
    pub(super) finest_mm: f32,
}

/// All passes of a picture at one size.
pub(super) struct Passes {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) kind: Kind,
    pub(super) pixels: Vec<Pixel>,
    pub(super) regions: Vec<Region>,
    /// The product without its shadow: x, y, width, height.
    pub(super) product: [usize; 4],
    /// Width, depth and height in mm, where the description says how large it is.
    pub(super) told_mm: Option<[f32; 3]>,
}

fn side(side: u32) -> usize {
    usize::try_from(side).unwrap_or_default()
}

fn decode(path: &str, media: &dyn Media) -> Result<DynamicImage, PictureError> {
    let bytes = media.read(path)?;
    let wrong = |cause: String| PictureError::Pass { path: path.to_owned(), cause };
    let mut reader = ImageReader::new(Cursor::new(bytes.as_ref()))
        .with_guessed_format()
        .map_err(|error| wrong(error.to_string()))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(256 << 20);
    reader.limits(limits);
    reader.decode().map_err(|error| wrong(error.to_string()))
}

/// Reads and checks all passes of a picture.
pub(super) fn read(picture: &str, media: &dyn Media) -> Result<Passes, PictureError> {
    let file = describe::read(picture, media)?;
    let pass = |name: &str, size: Option<[usize; 2]>| -> Result<DynamicImage, PictureError> {
        let path = format!("{picture}/{name}");
        if name.contains(['/', '\\', ':']) || name.starts_with('.') {
            return Err(PictureError::Pass { path, cause: "passes lie beside product.json".to_owned() });
        }
        let image = decode(&path, media)?;
        let found = [side(image.width()), side(image.height())];
        match size {
            Some(size) if size != found => {
                let cause = format!("it has {} x {} pixels, the base {} x {}", found[0], found[1], size[0], size[1]);
                Err(PictureError::Pass { path, cause })
            }
            _ => Ok(image),
        }
    };
    let base = pass(&file.files.base, None)?.into_rgba8();
    let size = [side(base.width()), side(base.height())];
    let mut pixels: Vec<Pixel> = base.pixels().map(|p| Pixel { base: p.0, ..Pixel::default() }).collect();
    if let Some(name) = &file.files.shade {
        for (pixel, shade) in pixels.iter_mut().zip(pass(name, Some(size))?.into_rgb8().pixels()) {
            [pixel.light, pixel.gloss, pixel.share] = shade.0;
        }
        edges::lift(&mut pixels, size);
    } else if let Some(name) = &file.files.tint {
        for (pixel, mask) in pixels.iter_mut().zip(pass(name, Some(size))?.into_luma8().pixels()) {
            [pixel.share] = mask.0;
        }
    }
    if let Some(name) = &file.files.spot {
        for (pixel, spot) in pixels.iter_mut().zip(pass(name, Some(size))?.into_luma8().pixels()) {
            [pixel.spot] = spot.0;
        }
    }
    let kind = kind(&file);
    let mut regions = Vec::new();
    if matches!(kind, Kind::Light { .. }) {
        for (name, region) in &file.regions {
            let uv = pass(&region.uv, Some(size))?.into_rgba16();
            regions.extend(place(area(picture, name, region), region.gloss, &uv, &pixels, kind));
        }
    }
    let product = product_box(&pixels, size);
    let told_mm = file.size_mm.filter(|sides| sides.iter().all(|side| *side > 0.0));
    Ok(Passes { width: size[0], height: size[1], kind, pixels, regions, product, told_mm })
}

fn kind(file: &ProductFile) -> Kind {
    let blank = file.blank_color.as_deref().and_then(Rgb::parse).unwrap_or(Rgb::PAPER);
    match (&file.files.shade, &file.files.tint) {
        (Some(_), _) => Kind::Light {
            shade_max: file.shade_max.unwrap_or(1.0),
            spot_max: file.files.spot.as_ref().and(Some(file.spot_max.unwrap_or(1.0))),
            blank,
            tintable: file.tintable,
        },
        (None, Some(_)) => Kind::Mask(file.tint.unwrap_or(TintFile { white: 0.9, lift: 0.035, sheen: 0.08 })),
        (None, None) => Kind::Plain,
    }
}

fn area(picture: &str, name: &str, region: &RegionFile) -> PrintArea {
    PrintArea {
        picture: picture.to_owned(),
        region: name.to_owned(),
        mm: region.mm,
        round: region.shape.as_deref() == Some("round"),
        multiply: region.ink == Ink::Multiply,
        visible_u: region.visible_u,
        visible_v: region.visible_v,
    }
}

/// The box of what is more opaque than a shadow; the whole picture when there is nothing.
pub(super) fn product_box(pixels: &[Pixel], [width, height]: [usize; 2]) -> [usize; 4] {
    let (mut left, mut top, mut right, mut bottom) = (width, height, 0, 0);
    for (at, _) in pixels.iter().enumerate().filter(|(_, pixel)| pixel.base[3] > 90) {
        let (x, y) = (at % width, at / width);
        (left, right, top, bottom) = (left.min(x), right.max(x + 1), top.min(y), bottom.max(y + 1));
    }
    if left < right { [left, top, right - left, bottom - top] } else { [0, 0, width, height] }
}

type UvMap = image::ImageBuffer<image::Rgba<u16>, Vec<u16>>;

/// Cuts a UV map to where the area is seen and measures it; `None` when it is not seen at all.
fn place(area: PrintArea, gloss: f32, uv: &UvMap, pixels: &[Pixel], kind: Kind) -> Option<Region> {
    let (width, all) = (side(uv.width()), uv.as_raw().as_chunks::<4>().0);
    let (mut left, mut top, mut right, mut bottom) = (usize::MAX, usize::MAX, 0, 0);
    for (at, _) in all.iter().enumerate().filter(|(_, texel)| texel[3] > 0) {
        let (x, y) = (at % width, at / width);
        (left, right, top, bottom) = (left.min(x), right.max(x + 1), top.min(y), bottom.max(y + 1));
    }
    let (across, down) = (right.checked_sub(left)?, bottom.checked_sub(top)?);
    let mut texels = Vec::with_capacity(across * down);
    for y in top..bottom {
        for x in left..right {
            let [u, v, _, share] = all[y * width + x];
            let span = if share > 0 { span(all, width, [x, y], area.mm) } else { 0 };
            texels.push(Texel { u, v, share, span });
        }
    }
    let mut spans: Vec<i16> = texels.iter().filter(|t| t.share > 0x8000).map(|t| t.span).collect();
    spans.sort_unstable();
    let finest = spans.get(spans.len() / 20).copied().unwrap_or_default();
    let covered = all.iter().zip(pixels).filter(|(texel, _)| texel[3] > 0x8000).map(|(_, pixel)| *pixel);
    let (tinted, own) = material(covered, kind);
    let bounds = [left, top, across, down];
    Some(Region { area, gloss, bounds, texels, tinted, own, finest_mm: (f32::from(finest) / 256.0).exp2() })
}

/// log2 of the mm that a pixel spans, in 256ths: the larger of the two axes, each the smaller one-sided difference.
#[expect(clippy::cast_possible_truncation, reason = "clamped to 16 bits first")]
fn span(all: &[[u16; 4]], width: usize, [x, y]: [usize; 2], mm: [f32; 2]) -> i16 {
    let at = y * width + x;
    let here = all[at];
    let apart = |other: Option<usize>| {
        let there = other.and_then(|at| all.get(at)).filter(|texel| texel[3] > 0)?;
        let [du, dv] = [0, 1].map(|i| f32::from(here[i].abs_diff(there[i])) / 65_535.0 * mm[i]);
        Some(du.hypot(dv))
    };
    let axis = |before: Option<usize>, after: Option<usize>| {
        apart(before).into_iter().chain(apart(after)).fold(f32::INFINITY, f32::min)
    };
    let across = axis((x > 0).then(|| at - 1), (x + 1 < width).then_some(at + 1));
    let down = axis(at.checked_sub(width), Some(at + width));
    let mm = [across, down].into_iter().filter(|mm| mm.is_finite()).fold(0.001, f32::max);
    (mm.log2() * 256.0).clamp(-8000.0, 8000.0) as i16
}

/// The share of an area that takes the tint and the colour of its material, light and gloss divided out.
fn material(pixels: impl Iterator<Item = Pixel>, kind: Kind) -> (f32, Rgb) {
    let Kind::Light { shade_max, blank, tintable, .. } = kind else { return (0.0, Rgb::PAPER) };
    let (mut count, mut share, mut light, mut sum) = (0_usize, 0.0, 0.0, [0.0_f32; 3]);
    for pixel in pixels.step_by(5) {
        count += 1;
        share += f32::from(pixel.share) / 255.0;
        light += TABLES.decode(pixel.light) * shade_max;
        let gloss = TABLES.decode(pixel.gloss);
        for (sum, channel) in sum.iter_mut().zip(pixel.base) {
            *sum += (TABLES.decode(channel) - gloss).max(0.0);
        }
    }
    if count == 0 || light <= 0.0 {
        return (0.0, blank);
    }
    let share = if tintable { share / length(count) } else { 0.0 };
    (share, Rgb::from_linear(sum.map(|sum: f32| sum / light)))
}

impl Passes {
    /// How long the product is in mm: as its description says, or by its print areas.
    pub(super) fn longest_mm(&self) -> Option<f32> {
        let [_, _, width, height] = self.product;
        let finest = self.regions.iter().map(|region| region.finest_mm).fold(f32::INFINITY, f32::min);
        let told = self.told_mm.map(|sides| sides.into_iter().fold(0.0, f32::max));
        told.or_else(|| finest.is_finite().then(|| length(width.max(height)) * finest))
    }

    /// How long a piece of furniture is in mm, one around which others stand in a room; `None` for anything else, and for what
    /// is printed on.
    pub(super) fn room_mm(&self) -> Option<f32> {
        let longest = self.told_mm?.into_iter().fold(0.0, f32::max);
        (longest > 800.0 && !self.is_rug() && self.regions.is_empty()).then_some(longest)
    }

    /// Whether it is large and lies flat on the floor.
    pub(super) fn is_rug(&self) -> bool {
        self.told_mm.is_some_and(|[width, depth, height]| height < 40.0 && width.max(depth) > 1000.0)
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.pixels.len() * 8 + self.regions.iter().map(|region| region.texels.len() * 8).sum::<usize>()
    }
}
