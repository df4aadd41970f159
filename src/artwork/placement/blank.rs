//! Owns the blank on its stage: tint, shadow and scaling; knows nothing of artwork.
//!
//! Source: assets/art, print-shop README, "Composite", and other-shops README, "Tint formula".
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "means of bytes are bytes")]
#![expect(clippy::indexing_slicing, reason = "a byte always fits 256 entries; rows are cut to the picture's width")]

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x4, U16x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};

use super::describe::TintFile;
use super::passes::{Kind, Passes, Pixel};
use super::shade::Shade;
use super::view::View;
use crate::artwork::Rgb;
use crate::artwork::colour::TABLES;
use crate::artwork::raster::length;

/// The blank at the wanted size: opaque sRGB.
pub(super) fn blank(passes: &Passes, view: &View, tint: Option<Rgb>, stage: Rgb) -> Vec<[u8; 4]> {
    let bounds = view.crop.inside(passes.width, passes.height);
    let mut window = coloured(passes, bounds, tint);
    put_on_stage(&mut window, passes, bounds, (stage, view));
    let [r, g, b] = stage.0;
    let mut picture = vec![[r, g, b, 255]; view.size[0] * view.size[1]];
    scale(&window, bounds, view, &mut picture);
    picture
}

/// Lays the blank over a picture that is there already, with its shadow; what shines below it shines no more.
pub(super) fn lay(
    passes: &Passes,
    view: &View,
    tint: Option<Rgb>,
    (picture, light): (&mut [[u8; 4]], Option<&mut Vec<[u8; 4]>>),
) {
    let bounds = view.crop.inside(passes.width, passes.height);
    let mut window = coloured(passes, bounds, tint);
    fade(&mut window, passes, bounds, view);
    let mut layer = vec![[0; 4]; picture.len()];
    let how = ResizeOptions::new().use_alpha(true);
    scaled(&window, (bounds, view, how), &mut layer, |pixel: U8x4| pixel.0);
    for (below, [r, g, b, alpha]) in picture.iter_mut().zip(&layer).filter(|(_, above)| above[3] > 0) {
        let mix = |below: u8, above: u8| {
            let (share, rest) = (u32::from(*alpha), 255 - u32::from(*alpha));
            ((u32::from(below) * rest + u32::from(above) * share + 127) / 255) as u8
        };
        *below = [mix(below[0], *r), mix(below[1], *g), mix(below[2], *b), 255];
    }
    let shining = light.into_iter().flat_map(|light| light.iter_mut().zip(&layer));
    for (light, above) in shining.filter(|(light, above)| above[3] > 0 && **light != [0; 4]) {
        *light = light.map(|channel| ((u32::from(channel) * (255 - u32::from(above[3]))) / 255) as u8);
    }
}

/// Lets shadows fade out towards the edge of the frame.
fn fade(window: &mut [U8x4], passes: &Passes, [left, top, width, height]: [usize; 4], view: &View) {
    let fades_x = view.frame.fades(0, left, width, passes.width);
    let fades_y = view.frame.fades(1, top, height, passes.height);
    for (row, fade_y) in window.chunks_exact_mut(width.max(1)).zip(fades_y) {
        let shadows = row.iter_mut().zip(&fades_x).filter(|(pixel, _)| (1..200).contains(&pixel.0[3]));
        for (pixel, fade_x) in shadows {
            pixel.0[3] = (f32::from(pixel.0[3]) * fade_y * fade_x + 0.5) as u8;
        }
    }
}

/// The material in its colour, with the coverage as the fourth channel.
fn coloured(passes: &Passes, bounds: [usize; 4], tint: Option<Rgb>) -> Vec<U8x4> {
    match (passes.kind, tint) {
        (Kind::Mask(constants), Some(tint)) => {
            let dyed = tint.0.map(|channel| dyed(constants, channel));
            each(passes, bounds, |pixel| {
                let share = u16::from(pixel.share);
                let mix =
                    |own: u8, dyed: u8| ((u16::from(own) * (255 - share) + u16::from(dyed) * share + 127) / 255) as u8;
                let [r, g, b, alpha] = pixel.base;
                let at = |channel: usize, own: u8| mix(own, dyed[channel][usize::from(own)]);
                [at(0, r), at(1, g), at(2, b), alpha]
            })
        }
        (Kind::Light { tintable: true, shade_max, blank, .. }, Some(tint)) if blank != tint => {
            let shade = Shade::new(shade_max);
            let lit = tint.linear().map(|tint| shade.diffuse.map(|diffuse| diffuse * tint));
            each(passes, bounds, |pixel| {
                if pixel.share == 0 || pixel.base[3] == 0 {
                    return pixel.base;
                }
                let (light, gloss) = (usize::from(pixel.light), shade.gloss[usize::from(pixel.gloss)]);
                let takes = f32::from(pixel.share) * (1.0 / 255.0);
                let dye = |channel: usize, own: u8| {
                    let own = TABLES.decode(own);
                    TABLES.encode(own + (lit[channel][light] + gloss - own) * takes)
                };
                let [r, g, b, alpha] = pixel.base;
                [dye(0, r), dye(1, g), dye(2, b), alpha]
            })
        }
        _ => each(passes, bounds, |pixel| pixel.base),
    }
}

fn each(passes: &Passes, [left, top, width, height]: [usize; 4], colour: impl Fn(&Pixel) -> [u8; 4]) -> Vec<U8x4> {
    let mut window = Vec::with_capacity(width * height);
    for y in top..top + height {
        window.extend(passes.pixels[y * passes.width + left..][..width].iter().map(|pixel| U8x4::new(colour(pixel))));
    }
    window
}

/// What each base byte becomes under one channel of the swatch, where a mask says what takes it.
fn dyed(TintFile { white, lift, sheen }: TintFile, swatch: u8) -> [u8; 256] {
    let colour = lift + (1.0 - lift) * f32::from(swatch) / 255.0;
    let mut table = [0; 256];
    for (value, byte) in table.iter_mut().zip(0..=u8::MAX) {
        let base = f32::from(byte) / 255.0;
        *value = crate::artwork::raster::byte(base * colour / white.max(0.01) + sheen * (1.0 - colour) * base.powi(3));
    }
    table
}

/// Lays the picture over the stage; shadows are mixed on sRGB values, as every viewer does.
fn put_on_stage(window: &mut [U8x4], passes: &Passes, bounds: [usize; 4], (stage, view): (Rgb, &View)) {
    let [left, top, width, height] = bounds;
    let fades_x = view.frame.fades(0, left, width, passes.width);
    let fades_y = view.frame.fades(1, top, height, passes.height);
    let [red, green, blue] = stage.0;
    for (row, fade_y) in window.chunks_exact_mut(width.max(1)).zip(fades_y) {
        for (U8x4 { 0: pixel, .. }, fade_x) in row.iter_mut().zip(&fades_x) {
            match pixel[3] {
                255 => {}
                0 => *pixel = [red, green, blue, 255],
                alpha => {
                    let faded = if alpha < 200 { fade_y * fade_x } else { 1.0 };
                    let share = f32::from(alpha) / 255.0 * faded;
                    for (channel, stage) in pixel.iter_mut().zip(stage.0) {
                        let stage = f32::from(stage);
                        *channel = (stage + (f32::from(*channel) - stage) * share + 0.5) as u8;
                    }
                    pixel[3] = 255;
                }
            }
        }
    }
}

/// Scales what a view shows of a window into the picture. Enlarged are sRGB values, which leaves no rings beside dark
/// edges; light itself is what is averaged when shrinking.
fn scale(window: &[U8x4], bounds: [usize; 4], view: &View, picture: &mut [[u8; 4]]) {
    let tables = &*TABLES;
    let opaque = ResizeOptions::new().use_alpha(false);
    if view.step()[0] <= 1.05 {
        scaled(window, (bounds, view, opaque), picture, |pixel: U8x4| pixel.0);
    } else {
        let fine = |pixel: &U8x4| {
            let [r, g, b, _] = pixel.0.map(|byte| tables.fine(byte));
            U16x4::new([r, g, b, u16::MAX])
        };
        let pixels: Vec<U16x4> = window.iter().map(fine).collect();
        scaled(&pixels, (bounds, view, opaque), picture, |pixel: U16x4| {
            let [r, g, b, _] = pixel.0;
            [tables.encode_fine(r), tables.encode_fine(g), tables.encode_fine(b), 255]
        });
    }
}

/// Source: Catmull-Rom, widened when shrinking.
fn scaled<P: PixelTrait>(
    window: &[P],
    ([x, y, width, height], view, how): ([usize; 4], &View, ResizeOptions),
    picture: &mut [[u8; 4]],
    encode: impl Fn(P) -> [u8; 4],
) {
    let ((from_x, to_x), (from_y, to_y)) =
        (view.shown(0, length(x), length(x + width)), view.shown(1, length(y), length(y + height)));
    let [step_x, step_y] = view.step();
    let place = |start: f32, step: f32, from: usize, to: usize, (own, side): (usize, usize)| {
        let begin = f64::from(start + length(from) * step - length(own)).max(0.0);
        let reach = f64::from(length(to - from) * step).min(f64::from(length(side)) - begin);
        (begin, reach)
    };
    let (left, wide) = place(view.crop.left, step_x, from_x, to_x, (x, width));
    let (top, tall) = place(view.crop.top, step_y, from_y, to_y, (y, height));
    let side = |side: usize| u32::try_from(side).unwrap_or_default();
    let Ok(source) = TypedImageRef::new(side(width), side(height), window) else { return };
    if to_x <= from_x || to_y <= from_y || wide <= 0.0 || tall <= 0.0 {
        return;
    }
    let mut target = TypedImage::new(side(to_x - from_x), side(to_y - from_y));
    let how = how.resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    let done = Resizer::new().resize_typed(&source, &mut target, &how.crop(left, top, wide, tall));
    if done.is_err() {
        return;
    }
    let rows = picture.chunks_exact_mut(view.size[0].max(1)).skip(from_y);
    for (row, made) in rows.zip(target.pixels().chunks_exact(to_x - from_x)) {
        for (pixel, made) in row[from_x..].iter_mut().zip(made) {
            *pixel = encode(*made);
        }
    }
}
