//! Owns putting a product's picture together: blank, artwork, film; knows nothing of queues.

use std::sync::Arc;

use super::Surface;
use super::art::{Art, FINER};
use super::blank;
use super::ground::Ground;
use super::ink::{self, Canvas, Ink, Laid};
use super::passes::{Kind, Passes, Region};
use super::spots::{Spots, spots};
use super::store::{ArtKey, Levels, PassStore, PlateKey, Seen};
use super::view::View;
use crate::artwork::layout::{artwork_in, film_mask_in};
use crate::artwork::raster::length;
use crate::artwork::{Film, LogoShelf, Picture, PictureRequest, Rgb};
use crate::flow::design::Design;

/// The longest side of the artwork of a whole area in pixels; beyond it only what is seen is drawn.
const LONGEST_ART: f32 = 1800.0;
/// The longest side of artwork in pixels at all.
const LONGEST_PART: f32 = 5000.0;

/// What is printed, and what is kept of it.
pub(super) struct Press<'a> {
    pub(super) store: &'a PassStore,
    pub(super) shelf: &'a LogoShelf,
}

/// A product as it is shown.
pub(super) struct Shown<'a> {
    /// Its folder under the media folder.
    pub(super) name: &'a str,
    pub(super) tint: Option<Rgb>,
    pub(super) film: Option<Film>,
    pub(super) design: &'a Design,
}

/// The passes that are fine enough for a size, and what is shown of them.
pub(super) fn chosen(levels: &Levels, request: &PictureRequest, size: [usize; 2]) -> Option<(usize, View)> {
    let full = levels.first()?;
    let view = View::new(full, request.framing, size);
    let scaled = |passes: &Passes| view.scaled(length(passes.width) / length(full.width.max(1)));
    let (at, passes) =
        levels.iter().enumerate().rev().find(|(_, passes)| scaled(passes).step()[0] >= 1.0).unwrap_or((0, full));
    Some((at, scaled(passes)))
}

/// Makes the picture of a product, and the light on its film where it has one.
pub(super) fn picture(request: &PictureRequest, shown: &Shown<'_>, levels: &Levels, press: &Press<'_>) -> Picture {
    let size = request.size_px.map(|side| usize::try_from(side).unwrap_or_default());
    let Some((at, view)) = chosen(levels, request, size) else { return Picture::default() };
    let Some(passes) = levels.get(at) else { return Picture::default() };
    let tint = taken(passes, shown.tint);
    let seen = Seen { picture: shown.name.to_owned(), framing: request.framing, size };
    let key = PlateKey { tint, stage: request.stage, seen: seen.clone() };
    let mut pixels = press.store.plate(key, || {
        let ground = press.store.ground(seen.clone(), || Ground::new(passes, &view));
        blank::blank((passes, &view), ground.as_deref(), tint, request.stage)
    });
    let areas = press.store.areas(seen, || passes.regions.iter().map(|region| spots(passes, region, &view)).collect());
    let mut light = None;
    let mut canvas = Canvas { pixels: &mut pixels, width: size[0] };
    print_all(&mut canvas, &mut light, (passes, &areas, &view), (shown, tint), press);
    Picture { size, rgba: pixels.into_flattened(), light: light.map(<Vec<[u8; 4]>>::into_flattened), parts: Vec::new() }
}

/// Prints the design on all areas of a product, lays its film, and adds the light on that to the layer of light.
pub(super) fn print_all(
    canvas: &mut Canvas<'_>,
    light: &mut Option<Vec<[u8; 4]>>,
    (passes, areas, view): (&Passes, &[Option<Spots>], &View),
    (shown, tint): (&Shown<'_>, Option<Rgb>),
    press: &Press<'_>,
) {
    for (region, spots) in passes.regions.iter().zip(areas) {
        let Some(spots) = spots else { continue };
        print(canvas, (passes, region, spots, view), (shown, tint), press);
        if let Some(laid) = film((passes, region, spots, view), shown, press) {
            let laid = laid.on(region, spots, view.step()[0]);
            let glints = light.get_or_insert_with(|| vec![[0; 4]; canvas.pixels.len()]);
            ink::lay(canvas, glints, spots, &laid);
        }
    }
}

/// The tint, where the picture takes one and it is not the one that it has.
pub(super) fn taken(passes: &Passes, tint: Option<Rgb>) -> Option<Rgb> {
    tint.filter(|tint| match passes.kind {
        Kind::Plain => false,
        Kind::Mask(_) => true,
        Kind::Light { blank, .. } => blank != *tint,
    })
}

type Place<'a> = (&'a Passes, &'a Region, &'a Spots, &'a View);

fn print(
    canvas: &mut Canvas<'_>,
    (passes, region, spots, view): Place<'_>,
    (shown, tint): (&Shown<'_>, Option<Rgb>),
    press: &Press<'_>,
) {
    let Kind::Light { shade_max, blank, .. } = passes.kind else { return };
    let ground = Surface::from(region).ground(tint);
    let (part, px_per_mm) = drawn(region, spots, view.step()[0]);
    let key = ArtKey {
        picture: region.area.picture.clone(),
        region: region.area.region.clone(),
        design: shown.design.clone(),
        ground: Some(ground),
        drawn: ArtKey::drawn(part, px_per_mm),
    };
    let art = press.store.artwork(key, || {
        let drawn = artwork_in(&region.area, (shown.design, press.shelf), ground, (part, px_per_mm))?;
        Some(Art::new(&drawn.pixels, drawn.part, px_per_mm))
    });
    let Some(art) = art else { return };
    let leaves = if region.area.multiply { blank.linear() } else { [1.0; 3] };
    ink::print(
        canvas,
        spots,
        &art.reader(region.area.mm, view.step()[0], spots.most_span),
        &Ink { shade_max, gloss: region.gloss, leaves },
    );
}

/// A film and its mask.
struct Masked {
    mask: Arc<Art>,
    film: Film,
    spot_max: f32,
    shade_max: f32,
}

impl Masked {
    fn on(&self, region: &Region, spots: &Spots, step: f32) -> Laid<'_> {
        Laid {
            mask: self.mask.reader(region.area.mm, step, spots.most_span),
            foil: self.film.foil().map(Rgb::linear),
            spot_max: self.spot_max,
            shade_max: self.shade_max,
        }
    }
}

fn film((passes, region, spots, view): Place<'_>, shown: &Shown<'_>, press: &Press<'_>) -> Option<Masked> {
    let Kind::Light { shade_max, spot_max: Some(spot_max), .. } = passes.kind else { return None };
    let film = shown.film?;
    let (part, px_per_mm) = drawn(region, spots, view.step()[0]);
    let key = ArtKey {
        picture: region.area.picture.clone(),
        region: region.area.region.clone(),
        design: shown.design.clone(),
        ground: None,
        drawn: ArtKey::drawn(part, px_per_mm),
    };
    let mask = press.store.artwork(key, || {
        let drawn = film_mask_in(&region.area, (shown.design, press.shelf), (part, px_per_mm))?;
        Some(Art::new(&drawn.pixels, drawn.part, px_per_mm))
    })?;
    Some(Masked { mask, film, spot_max, shade_max })
}

/// The part of an area that must be drawn, in mm from the upper left, and how finely: all of it, so that other sizes can
/// share it, unless that would be far more than what is seen.
fn drawn(region: &Region, spots: &Spots, step: f32) -> ([f32; 4], f32) {
    let [wide, tall] = region.area.mm;
    // In steps of a quarter of an octave, so that sizes that are nearly alike share one.
    let wanted = (((FINER / (region.finest_mm * step)).log2() * 4.0).ceil() / 4.0).exp2();
    if wanted * wide.max(tall) <= LONGEST_ART {
        return ([0.0, 0.0, wide, tall], wanted);
    }
    let [left, low, right, high] = spots.seen.map(|at| f32::from(at) / 65_535.0);
    let air = 6.0 / wanted;
    let from = [(left * wide - air).max(0.0), ((1.0 - high) * tall - air).max(0.0)];
    let to = [(right * wide + air).min(wide), ((1.0 - low) * tall + air).min(tall)];
    let part = [from[0], from[1], (to[0] - from[0]).max(0.1), (to[1] - from[1]).max(0.1)];
    let most = |longest: f32| wanted.min(longest / part[2].max(part[3]));
    // What is nearly all of it is no closer look.
    let is_close = part[2] * part[3] < wide * tall * 0.6;
    (part, most(if is_close { LONGEST_PART } else { LONGEST_ART.max(length(2400)) }))
}
