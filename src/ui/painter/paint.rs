//! What a triangle is filled with: one colour, a gradient, a picture, or a picture times a colour.

use eframe::egui::Pos2;

use super::blend::{Lanes, fade, fill, multiply, over};
use super::plane::Plane;
use super::texture::Texture;
use super::triangle::Triangle;

/// What fills a triangle, decided once for all its rows.
pub(super) enum Paint<'a> {
    /// One colour all over: backgrounds, frames, the middle of shadows.
    Plain([u8; 4]),
    /// Colours that change across the triangle: soft edges and shadows.
    Gradient(Gradient),
    /// A picture in its own colours.
    Picture(Sampler<'a>),
    /// A picture times one colour: text.
    Tinted(Sampler<'a>, [u8; 4]),
    /// A picture times changing colours: the soft edges of pictures.
    Blended(Sampler<'a>, Gradient),
}

impl<'a> Paint<'a> {
    /// Finds the simplest way to fill `triangle`.
    pub(super) fn of(triangle: &Triangle<'_>, texture: &'a Texture) -> Self {
        let [a, b, c] = triangle.vertices;
        let one_colour = a.color == b.color && b.color == c.color;
        // As bits: egui panics when it compares positions that are not numbers.
        let [place_a, place_b, place_c] =
            triangle.vertices.map(|vertex| [vertex.uv.x.to_bits(), vertex.uv.y.to_bits()]);
        let one_place = place_a == place_b && place_b == place_c;
        let colour = a.color.to_array();
        let texel = || place_in(texture, a.uv);
        let sampler = || Sampler::new(triangle, texture);
        match (one_place, one_colour) {
            (true, true) => Self::Plain(multiply(texel(), colour)),
            (true, false) => Self::Gradient(Gradient::new(triangle, texel())),
            (false, true) if colour == [255; 4] => Self::Picture(sampler()),
            (false, true) => Self::Tinted(sampler(), colour),
            (false, false) => Self::Blended(sampler(), Gradient::new(triangle, [255; 4])),
        }
    }

    /// Paints over `line`, whose first pixel is at (`x`, `y`).
    pub(super) fn fill(&self, line: &mut [[u8; 4]], x: i64, y: i64) {
        match self {
            Self::Plain(colour) => fill(line, *colour),
            Self::Gradient(gradient) => gradient.fill(line, x, y),
            Self::Picture(sampler) => {
                let walk = sampler.walk(x, y);
                match sampler.aligned(&walk, line.len()) {
                    Some(texels) if sampler.texture.is_opaque() => line.copy_from_slice(texels),
                    Some(texels) => line.iter_mut().zip(texels).for_each(|(pixel, texel)| over(pixel, *texel)),
                    None => sampler.each(&walk, line, over),
                }
            }
            Self::Tinted(sampler, tint) => {
                let walk = sampler.walk(x, y);
                let lay = |pixel: &mut [u8; 4], texel: [u8; 4]| match texel {
                    [0, 0, 0, 0] => {}
                    [255, 255, 255, 255] => over(pixel, *tint),
                    [red, green, blue, cover] if red == cover && green == cover && blue == cover => {
                        over(pixel, fade(*tint, cover));
                    }
                    _ => over(pixel, multiply(texel, *tint)),
                };
                match sampler.aligned(&walk, line.len()) {
                    Some(texels) => line.iter_mut().zip(texels).for_each(|(pixel, texel)| lay(pixel, *texel)),
                    None => sampler.each(&walk, line, lay),
                }
            }
            Self::Blended(sampler, gradient) => {
                let mut ramp = gradient.ramp(x, y, line.len());
                sampler.each(&sampler.walk(x, y), line, |pixel, texel| {
                    over(pixel, multiply(texel, ramp.colour()));
                    ramp.advance();
                });
            }
        }
    }
}

/// Four colour channels that change evenly, in 2^-16 of a channel step.
pub(super) struct Gradient {
    channels: [Plane; 4],
}

impl Gradient {
    /// The vertex colours of `triangle`, each times `texel`.
    fn new(triangle: &Triangle<'_>, texel: [u8; 4]) -> Self {
        let [a, b, c] = triangle.vertices.map(|vertex| multiply(texel, vertex.color.to_array()));
        let plane = |at: [u8; 3]| Plane::new(triangle, at.map(|value| f64::from(value) * 65536.0));
        Self {
            channels: [
                plane([a[0], b[0], c[0]]),
                plane([a[1], b[1], c[1]]),
                plane([a[2], b[2], c[2]]),
                plane([a[3], b[3], c[3]]),
            ],
        }
    }

    /// Paints over `line`, whose first pixel is at (`x`, `y`).
    fn fill(&self, line: &mut [[u8; 4]], x: i64, y: i64) {
        let mut ramp = self.ramp(x, y, line.len());
        if ramp.is_level() {
            return fill(line, ramp.colour());
        }
        for pixel in line {
            *pixel = ramp.lanes().over(*pixel);
            ramp.advance();
        }
    }

    /// The colours of the `length` pixels from (`x`, `y`) on to the right.
    #[expect(clippy::cast_possible_truncation, reason = "a float cast saturates, and the result is clamped")]
    fn ramp(&self, x: i64, y: i64, length: usize) -> Ramp {
        let steps = i64::try_from(length).unwrap_or(i64::MAX).saturating_sub(1);
        let channel = |plane: &Plane| {
            let first = (plane.value(x, y) as i64).clamp(0, FULL);
            let step = (plane.per_column() as i64).clamp(-FULL, FULL);
            let last = first + step * steps;
            // Rounding can take the ends of a sliver of a triangle out of range.
            if (0..=FULL).contains(&last) {
                [first, step]
            } else {
                [first, (last.clamp(0, FULL) - first) / steps.max(1)]
            }
        };
        Ramp::new(self.channels.each_ref().map(channel))
    }
}

/// A channel at its fullest, in 2^-16.
const FULL: i64 = 255 << 16;

/// The colours of one line: two channels in one number, 32 bits each, of which the lower 16 are the fraction.
///
/// Every channel stays in 0..=255 to the last pixel of the line: the sum of a pair never borrows nor carries.
struct Ramp {
    red_blue: i64,
    green_alpha: i64,
    red_blue_step: i64,
    green_alpha_step: i64,
    level: bool,
}

impl Ramp {
    /// From the first value of each channel and its step.
    fn new([red, green, blue, alpha]: [[i64; 2]; 4]) -> Self {
        let pair = |low: i64, high: i64| low.wrapping_add(high << 32);
        let half = 1 << 15;
        Self {
            red_blue: pair(red[0] + half, blue[0] + half),
            green_alpha: pair(green[0] + half, alpha[0] + half),
            red_blue_step: pair(red[1], blue[1]),
            green_alpha_step: pair(green[1], alpha[1]),
            level: [red, green, blue, alpha].iter().all(|channel| channel[1] == 0),
        }
    }

    /// Whether all pixels of the line have one colour.
    const fn is_level(&self) -> bool {
        self.level
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "masked to 24 bits")]
    fn lanes(&self) -> Lanes {
        let lanes = |pair: i64| (((pair >> 16) & 0xff) | ((pair >> 32) & 0x00ff_0000)) as u32;
        Lanes { red_blue: lanes(self.red_blue), green_alpha: lanes(self.green_alpha) }
    }

    #[inline]
    fn colour(&self) -> [u8; 4] {
        self.lanes().colour()
    }

    /// Goes on to the next pixel; beyond the last one of the line the colour has no meaning.
    #[inline]
    const fn advance(&mut self) {
        self.red_blue = self.red_blue.wrapping_add(self.red_blue_step);
        self.green_alpha = self.green_alpha.wrapping_add(self.green_alpha_step);
    }
}

/// A texture and where each pixel of a triangle lies in it, in texels.
pub(super) struct Sampler<'a> {
    texture: &'a Texture,
    linear: bool,
    across: Plane,
    down: Plane,
}

/// A place in a texture and the step to the next pixel's, in 2^-32 texels.
///
/// Places are kept below 2^24 texels; wrapping additions are for what no pixel looks at.
struct Walk {
    place: [i64; 2],
    step: [i64; 2],
}

impl<'a> Sampler<'a> {
    #[expect(clippy::cast_precision_loss, reason = "sides are at most 2^16")]
    fn new(triangle: &Triangle<'_>, texture: &'a Texture) -> Self {
        let [width, height] = texture.size().map(|side| side as f64);
        let plane = |coordinate: fn(Pos2) -> f32, side: f64| {
            Plane::new(triangle, triangle.vertices.map(|vertex| f64::from(coordinate(vertex.uv)) * side))
        };
        let (across, down) = (plane(|uv| uv.x, width), plane(|uv| uv.y, height));
        let linear = texture.is_linear(across.steepness().max(down.steepness()));
        Self { texture, linear, across, down }
    }

    fn walk(&self, x: i64, y: i64) -> Walk {
        let offset = if self.linear { LINEAR_OFFSET } else { 0.0 };
        let place = |plane: &Plane| fixed(plane.value(x, y) + offset);
        let step = |plane: &Plane| fixed(plane.per_column());
        Walk { place: [place(&self.across), place(&self.down)], step: [step(&self.across), step(&self.down)] }
    }

    /// The texels for `length` pixels, when each pixel shows exactly one texel and they lie side by side.
    fn aligned(&self, walk: &Walk, length: usize) -> Option<&'a [[u8; 4]]> {
        let last = i64::try_from(length).ok()? - 1;
        let first_place = walk.place;
        let [step_x, step_y] = walk.step.map(|step| step.wrapping_mul(last));
        let last_place = [first_place[0].wrapping_add(step_x), first_place[1].wrapping_add(step_y)];
        let whole = |[x, y]: [i64; 2]| !self.linear || (x | y) & (255 << 24) == 0;
        let [[x, y], [last_x, last_y]] = [first_place, last_place].map(|place| place.map(|value| value >> 32));
        // The places lie on a line: when both ends are whole and as far apart as the pixels, so are all between.
        let side_by_side = whole(first_place) && whole(last_place) && last_x - x == last && last_y == y;
        if side_by_side { self.texture.run(x, y, length) } else { None }
    }

    /// Calls `lay` with each pixel of `line` and the colour of the texture there.
    #[inline]
    fn each(&self, walk: &Walk, line: &mut [[u8; 4]], mut lay: impl FnMut(&mut [u8; 4], [u8; 4])) {
        let Walk { mut place, step } = *walk;
        for pixel in line {
            lay(pixel, self.at(place));
            place = [place[0].wrapping_add(step[0]), place[1].wrapping_add(step[1])];
        }
    }

    #[inline]
    fn at(&self, [x, y]: [i64; 2]) -> [u8; 4] {
        if self.linear { self.texture.mixed(x >> 24, y >> 24) } else { self.texture.texel(x >> 32, y >> 32) }
    }
}

/// Linear sampling counts from the centre of a texel, in 1/256 rounded to nearest.
const LINEAR_OFFSET: f64 = 1.0 / 512.0 - 0.5;

/// The colour of `texture` at one place, as if magnified.
#[expect(clippy::cast_precision_loss, reason = "sides are at most 2^16")]
fn place_in(texture: &Texture, uv: Pos2) -> [u8; 4] {
    let [width, height] = texture.size().map(|side| side as f64);
    let (x, y) = (f64::from(uv.x) * width, f64::from(uv.y) * height);
    if texture.is_linear(0.0) {
        texture.mixed(fixed(x + LINEAR_OFFSET) >> 24, fixed(y + LINEAR_OFFSET) >> 24)
    } else {
        texture.texel(fixed(x) >> 32, fixed(y) >> 32)
    }
}

/// In 2^-32, kept below 2^24.
#[expect(clippy::cast_possible_truncation, reason = "at most 2^56; what is not a number becomes 0")]
fn fixed(texels: f64) -> i64 {
    (texels.clamp(-16_777_216.0, 16_777_216.0) * 4_294_967_296.0) as i64
}
