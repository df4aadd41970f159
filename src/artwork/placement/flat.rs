//! Owns the flat picture of a sheet of paper for the artwork screen; knows nothing of product pictures.
#![expect(clippy::many_single_char_names, reason = "x, y, r, g and b are the names of the axes")]

use resvg::tiny_skia::{Pixmap, PixmapPaint, Transform};

use crate::artwork::canvas::svg_page;
use crate::artwork::layout::{artwork_for, film_mask_for};
use crate::artwork::raster::length;
use crate::artwork::{LogoShelf, Picture, PictureRequest, PrintArea, Rgb, Side, Subject, vector};

/// Air around the sheet as a share of the picture, on each side.
const AIR: f32 = 0.05;

/// Draws the sheet with a soft shadow; `None` when the size is nothing.
pub(super) fn picture(request: &PictureRequest, shelf: &LogoShelf, size: [usize; 2]) -> Option<Picture> {
    let Subject::Flat { width_mm, height_mm, side, paper } = &request.subject else { return None };
    let mm = [f32::from((*width_mm).max(1)), f32::from((*height_mm).max(1))];
    let paper = request.tint.unwrap_or(*paper);
    let [wide, tall] = size.map(length);
    let px_per_mm = (wide * (1.0 - 2.0 * AIR) / mm[0]).min(tall * (1.0 - 2.0 * AIR) / mm[1]);
    let [card_w, card_h] = mm.map(|side| (side * px_per_mm).round().max(1.0));
    let [x, y] = [((wide - card_w) / 2.0).round(), ((tall - card_h) / 2.0).round()];
    let mut pixmap = Pixmap::new(u32::try_from(size[0]).ok()?, u32::try_from(size[1]).ok()?)?;
    let sheet = backdrop([wide, tall], [x, y, card_w, card_h], request.stage, paper);
    resvg::render(&vector::parse(&sheet).ok()?, Transform::identity(), &mut pixmap.as_mut());
    let area = PrintArea::sheet(mm, *side == Side::Front);
    let mut lay = |layer: &crate::artwork::Raster| {
        let layer_px = [layer.width.max(1), layer.height.max(1)];
        let layer = vector::pixmap(layer)?;
        let grow = [card_w / length(layer_px[0]), card_h / length(layer_px[1])];
        let place = Transform::from_scale(grow[0], grow[1]).post_translate(x, y);
        pixmap.draw_pixmap(0, 0, layer.as_ref(), &PixmapPaint::default(), place, None);
        Some(())
    };
    if let Some(art) = artwork_for(&area, &request.design, shelf, paper, px_per_mm) {
        lay(&art)?;
    }
    if let Some(foil) = request.film.and_then(crate::artwork::Film::foil)
        && let Some(mask) = film_mask_for(&area, &request.design, shelf, px_per_mm)
    {
        let [r, g, b] = foil.0;
        lay(&mask.map(|[.., alpha]| [r, g, b, alpha]))?;
    }
    Some(Picture { size, rgba: vector::straight(&pixmap).rgba, light: None })
}

fn backdrop([wide, tall]: [f32; 2], [x, y, card_w, card_h]: [f32; 4], stage: Rgb, paper: Rgb) -> String {
    let blur = (card_w.min(card_h) * 0.025).max(1.0);
    let (stage, paper, drop) = (stage.hex(), paper.hex(), blur * 0.7);
    let body = format!(
        r##"<filter id="s" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="{blur}"/></filter>
        <rect width="{wide}" height="{tall}" fill="{stage}"/>
        <rect x="{x}" y="{}" width="{card_w}" height="{card_h}" fill="#201c14" fill-opacity="0.22" filter="url(#s)"/>
        <rect x="{x}" y="{y}" width="{card_w}" height="{card_h}" fill="{paper}"/>"##,
        y + drop
    );
    svg_page([wide, tall], &body)
}
