//! Owns the flat picture of a sheet or of a product's print area, for the artwork screen; knows nothing of how it is lit.

use resvg::tiny_skia::{FillRule, Mask, PathBuilder, Pixmap, PixmapPaint, Rect, Transform};

use super::Surface;

use crate::artwork::canvas::svg_page;
use crate::artwork::layout::{artwork_for, film_mask_for, flat_frame};
use crate::artwork::raster::{length, whole};
use crate::artwork::{LogoShelf, Picture, PictureRequest, PrintArea, Rgb, Side, Subject, vector};

/// Draws the sheet with a soft shadow; `None` when the size is nothing.
pub(super) fn picture(request: &PictureRequest, shelf: &LogoShelf, size: [usize; 2]) -> Option<Picture> {
    let Subject::Flat { width_mm, height_mm, side, paper } = &request.subject else { return None };
    let mm = [f32::from((*width_mm).max(1)), f32::from((*height_mm).max(1))];
    draw(request, (&PrintArea::sheet(mm, *side == Side::Front), request.tint.unwrap_or(*paper)), shelf, size)
}

/// Draws what can be seen of a print area, as if it lay flat.
pub(super) fn face(
    request: &PictureRequest,
    surface: &Surface,
    shelf: &LogoShelf,
    size: [usize; 2],
) -> Option<Picture> {
    draw(request, (&surface.area, surface.ground(request.tint)), shelf, size)
}

fn draw(
    request: &PictureRequest,
    (area, ground): (&PrintArea, Rgb),
    shelf: &LogoShelf,
    size: [usize; 2],
) -> Option<Picture> {
    let [wide, tall] = size.map(length);
    let seen = area.visible();
    let frame = flat_frame([seen[2], seen[3]], [wide, tall]).map(f32::round);
    let px_per_mm = frame[2] / seen[2].max(0.1);
    let mut pixmap = Pixmap::new(u32::try_from(size[0]).ok()?, u32::try_from(size[1]).ok()?)?;
    let sheet = backdrop([wide, tall], frame, request.stage, (ground, area.round));
    resvg::render(&vector::parse(&sheet).ok()?, Transform::identity(), &mut pixmap.as_mut());
    let window = shape([wide, tall], frame, area.round)?;
    let mut lay = |layer: &crate::artwork::Raster| {
        let layer_px = [layer.width.max(1), layer.height.max(1)];
        let layer = vector::pixmap(layer)?;
        let all = [area.mm[0] * px_per_mm, area.mm[1] * px_per_mm];
        let grow = [all[0] / length(layer_px[0]), all[1] / length(layer_px[1])];
        let (x, y) = (frame[0] - seen[0] * px_per_mm, frame[1] - seen[1] * px_per_mm);
        let place = Transform::from_scale(grow[0], grow[1]).post_translate(x, y);
        pixmap.draw_pixmap(0, 0, layer.as_ref(), &PixmapPaint::default(), place, Some(&window));
        Some(())
    };
    if let Some(art) = artwork_for(area, &request.design, shelf, ground, px_per_mm) {
        lay(&art)?;
    }
    if let Some(foil) = request.film.and_then(crate::artwork::Film::foil)
        && let Some(mask) = film_mask_for(area, &request.design, shelf, px_per_mm)
    {
        let [r, g, b] = foil.0;
        lay(&mask.map(|[.., alpha]| [r, g, b, alpha]))?;
    }
    Some(Picture { size, rgba: vector::straight(&pixmap).rgba, ..Picture::default() })
}

/// Where something can be seen: the sheet, or the disc.
fn shape([wide, tall]: [f32; 2], [x, y, w, h]: [f32; 4], round: bool) -> Option<Mask> {
    let px = |side: f32| u32::try_from(whole(side)).ok();
    let mut mask = Mask::new(px(wide)?, px(tall)?)?;
    let rect = Rect::from_xywh(x, y, w, h)?;
    let path = if round { PathBuilder::from_oval(rect)? } else { PathBuilder::from_rect(rect) };
    mask.fill_path(&path, FillRule::Winding, round, Transform::identity());
    Some(mask)
}

fn backdrop(
    [wide, tall]: [f32; 2],
    [x, y, card_w, card_h]: [f32; 4],
    stage: Rgb,
    (paper, round): (Rgb, bool),
) -> String {
    let blur = (card_w.min(card_h) * 0.025).max(1.0);
    let (stage, paper, drop) = (stage.hex(), paper.hex(), blur * 0.7);
    let (rx, ry) = if round { (card_w / 2.0, card_h / 2.0) } else { (0.0, 0.0) };
    let body = format!(
        r##"<filter id="s" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="{blur}"/></filter>
        <rect width="{wide}" height="{tall}" fill="{stage}"/>
        <rect x="{x}" y="{}" width="{card_w}" height="{card_h}" rx="{rx}" ry="{ry}" fill="#201c14" fill-opacity="0.22" filter="url(#s)"/>
        <rect x="{x}" y="{y}" width="{card_w}" height="{card_h}" rx="{rx}" ry="{ry}" fill="{paper}"/>"##,
        y + drop
    );
    svg_page([wide, tall], &body)
}
