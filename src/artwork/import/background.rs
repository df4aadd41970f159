//! Owns taking a plain background away without leaving fringes; knows nothing of file formats.
//!
//! The border tells the background's colour. What is connected to it is flooded away; inner parts of the same colour
//! (the inside of letters) go too, unless they are so large that they belong to the mark. Pixels beside what went are
//! unmixed into ink and background, so that edges stay soft and carry no white.
#![expect(clippy::many_single_char_names, reason = "r, g, b, x and y are the names of the axes")]

use crate::artwork::raster::{byte, length};
use crate::artwork::{Raster, Rgb};

/// Channels may differ by this much and still be background (JPEG noise).
const NEAR: i32 = 26;
/// This share of the border must be of one colour.
const UNIFORM: f32 = 0.9;
/// Inner parts larger than this share of the picture stay.
const LARGE_PART: f32 = 0.2;
/// How far from the background an edge may be soft, in pixels.
const SOFT: usize = 3;

/// This share of the border is enough where what lies on it is white: a box may have round corners.
const BOX: f32 = 0.75;
/// What is lighter than this is the white of a box.
const WHITE: f32 = 0.75;

/// Takes the background away where there is a plain opaque one.
pub(super) fn remove(picture: &mut Raster) -> bool {
    let ground = plain_border(picture, UNIFORM);
    if let Some(ground) = ground {
        take_away(picture, ground);
    }
    ground.is_some()
}

/// The picture without the white box that fills it, where it lies in one and something is left without.
pub(super) fn freed(picture: &Raster) -> Option<Raster> {
    let ground = plain_border(picture, BOX).filter(|ground| Rgb(*ground).luminance() > WHITE)?;
    let mut freed = picture.clone();
    take_away(&mut freed, ground);
    let bounds = freed.opaque_box(8)?;
    Some(freed.crop(bounds))
}

fn take_away(picture: &mut Raster, ground: [u8; 3]) {
    let mut gone: Vec<bool> = picture.pixels().map(|pixel| is_near(pixel, ground)).collect();
    keep_large_parts(&mut gone, picture.width);
    if gone.iter().all(|gone| *gone) {
        picture.rgba.fill(0);
        return;
    }
    let depth = distance(&gone, picture.width);
    let unmixed = unmix(picture, ground, &depth);
    picture.rgba = unmixed;
}

fn is_near([r, g, b, a]: [u8; 4], ground: [u8; 3]) -> bool {
    let far = [r, g, b].iter().zip(ground).map(|(x, y)| (i32::from(*x) - i32::from(y)).abs()).max();
    a < 8 || far.unwrap_or_default() <= NEAR
}

/// The border's colour when it is opaque and this share of it is of that colour.
fn plain_border(picture: &Raster, uniform: f32) -> Option<[u8; 3]> {
    let (w, h) = (picture.width, picture.height);
    let across = (0..w).flat_map(|x| [(x, 0), (x, h.saturating_sub(1))]);
    let down = (0..h).flat_map(|y| [(0, y), (w.saturating_sub(1), y)]);
    let border: Vec<[u8; 4]> = across.chain(down).map(|(x, y)| picture.at(x, y)).collect();
    let mut channels =
        [0, 1, 2].map(|channel| border.iter().filter_map(|p| p.get(channel)).copied().collect::<Vec<u8>>());
    for channel in &mut channels {
        channel.sort_unstable();
    }
    let [r, g, b] = channels.map(|channel| channel.get(channel.len() / 2).copied().unwrap_or_default());
    let ground = [r, g, b];
    let same = border.iter().filter(|pixel| pixel[3] > 247 && is_near(**pixel, ground)).count();
    (length(same) >= length(border.len()) * uniform && same > 0).then_some(ground)
}

/// Finds the connected parts; unmarks the inner ones that are too large to be a hole.
fn keep_large_parts(gone: &mut [bool], width: usize) {
    let height = gone.len() / width.max(1);
    let most = length(gone.len()) * LARGE_PART;
    let mut seen = vec![false; gone.len()];
    let mut part = Vec::new();
    for start in 0..gone.len() {
        if seen.get(start).copied().unwrap_or(true) || !gone.get(start).copied().unwrap_or(false) {
            continue;
        }
        part.clear();
        part.push(start);
        mark(&mut seen, start);
        let (mut next, mut touches_border) = (0, false);
        while let Some(&at) = part.get(next) {
            next += 1;
            let (x, y) = (at % width, at / width);
            touches_border |= x == 0 || y == 0 || x + 1 == width || y + 1 == height;
            for neighbour in neighbours(at, width, gone.len()) {
                if gone.get(neighbour) == Some(&true) && seen.get(neighbour) == Some(&false) {
                    mark(&mut seen, neighbour);
                    part.push(neighbour);
                }
            }
        }
        if !touches_border && length(part.len()) > most {
            part.iter().filter_map(|at| gone.get_mut(*at).map(|gone| *gone = false)).for_each(drop);
        }
    }
}

fn mark(seen: &mut [bool], at: usize) {
    if let Some(seen) = seen.get_mut(at) {
        *seen = true;
    }
}

/// The four neighbours inside the picture.
fn neighbours(at: usize, width: usize, count: usize) -> impl Iterator<Item = usize> {
    let x = at % width;
    let left = (x > 0).then(|| at - 1);
    let right = (x + 1 < width).then_some(at + 1);
    let up = at.checked_sub(width);
    let down = (at + width < count).then_some(at + width);
    [left, right, up, down].into_iter().flatten()
}

/// How many steps each pixel is from what went, up to [`SOFT`] + 1.
fn distance(gone: &[bool], width: usize) -> Vec<u8> {
    let far = u8::try_from(SOFT + 1).unwrap_or(u8::MAX);
    let mut depth: Vec<u8> = gone.iter().map(|gone| if *gone { 0 } else { far }).collect();
    for step in 1..far {
        let previous = depth.clone();
        for (at, value) in depth.iter_mut().enumerate().filter(|(_, value)| **value == far) {
            if neighbours(at, width, previous.len()).any(|n| previous.get(n) == Some(&(step - 1))) {
                *value = step;
            }
        }
    }
    depth
}

fn unmix(picture: &Raster, ground: [u8; 3], depth: &[u8]) -> Vec<u8> {
    let soft = u8::try_from(SOFT).unwrap_or(u8::MAX);
    let mut rgba = Vec::with_capacity(picture.rgba.len());
    for (at, (pixel, depth)) in picture.pixels().zip(depth).enumerate() {
        rgba.extend(match *depth {
            0 => [0; 4],
            d if d > soft => pixel,
            _ => unmix_one(pixel, ground, core(picture, ground, at)),
        });
    }
    rgba
}

/// The pixel nearby that differs most from the background: the ink that the edge was made of.
fn core(picture: &Raster, ground: [u8; 3], at: usize) -> [f32; 3] {
    let (x, y) = (at % picture.width, at / picture.width);
    let around = (y.saturating_sub(SOFT)..=y + SOFT)
        .flat_map(|row| (x.saturating_sub(SOFT)..=x + SOFT).map(move |column| (column, row)))
        .filter(|(column, row)| *column < picture.width && *row < picture.height)
        .map(|(column, row)| difference(picture.at(column, row), ground));
    around.fold([0.0; 3], |best, next| if square(next) > square(best) { next } else { best })
}

fn difference([r, g, b, _]: [u8; 4], [x, y, z]: [u8; 3]) -> [f32; 3] {
    [(r, x), (g, y), (b, z)].map(|(ink, ground)| f32::from(ink) - f32::from(ground))
}

fn square([x, y, z]: [f32; 3]) -> f32 {
    x * x + y * y + z * z
}

/// Splits a pixel into a share of ink and a share of background.
fn unmix_one(pixel: [u8; 4], ground: [u8; 3], ink: [f32; 3]) -> [u8; 4] {
    let mine = difference(pixel, ground);
    let along = mine.iter().zip(ink).map(|(a, b)| a * b).sum::<f32>() / square(ink).max(1.0);
    let off = mine.iter().zip(ink).map(|(a, b)| (a - b * along).powi(2)).sum::<f32>();
    if off > square(mine) * 0.3 {
        return pixel; // another ink than the strongest one nearby: not a mixture with it
    }
    let share = along.clamp(0.0, 1.0);
    let [r, g, b] = [0, 1, 2].map(|channel: usize| {
        let ground = ground.get(channel).copied().map_or(0.0, f32::from);
        let mine = mine.get(channel).copied().unwrap_or_default();
        byte((ground + mine / share.max(0.05)) / 255.0)
    });
    [r, g, b, byte(share * f32::from(pixel[3]) / 255.0)]
}
