//! Owns a product's passes at the size that is shown: made once, then put in any colour on any stage; knows nothing of artwork.
#![expect(clippy::indexing_slicing, reason = "rows are cut to the picture's width, which they were counted in")]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "means of bytes are bytes")]

use std::sync::OnceLock;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x4, U16x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};

use super::passes::{Passes, Pixel};
use super::view::View;
use crate::artwork::colour::TABLES;
use crate::artwork::raster::length;

/// Scales at which a picture is enlarged, or as good as: sRGB values are, which leaves no rings beside dark edges. Smaller
/// ones average light itself.
const ENLARGED: f32 = 1.05;

/// The blank as it is shown, without a stage.
pub(super) struct Ground {
    /// x, y, width and height in the shown picture.
    pub(super) bounds: [usize; 4],
    /// sRGB and coverage, not multiplied by each other.
    pub(super) base: Vec<[u8; 4]>,
    /// Light, gloss and the share that takes a tint; made when the first tint is asked for.
    dye: OnceLock<Vec<[u8; 4]>>,
}

/// Which pixels of the passes make which of the shown picture.
struct Frame {
    /// The pixels that are read: x, y, width, height.
    source: [usize; 4],
    /// What of them is shown, from the first one: x, y, width, height.
    crop: [f64; 4],
    /// The shown pixels that they make: x, y, width, height.
    bounds: [usize; 4],
}

impl Frame {
    fn of(passes: &Passes, view: &View) -> Option<Self> {
        let [x, y, width, height] = view.crop.inside(passes.width, passes.height);
        let ((from_x, to_x), (from_y, to_y)) =
            (view.shown(0, length(x), length(x + width)), view.shown(1, length(y), length(y + height)));
        let [step_x, step_y] = view.step();
        let place = |start: f32, step: f32, from: usize, to: usize, (own, side): (usize, usize)| {
            let begin = f64::from(start + length(from) * step - length(own)).max(0.0);
            let reach = f64::from(length(to.saturating_sub(from)) * step).min(f64::from(length(side)) - begin);
            (begin, reach)
        };
        let (left, wide) = place(view.crop.left, step_x, from_x, to_x, (x, width));
        let (top, tall) = place(view.crop.top, step_y, from_y, to_y, (y, height));
        let is_seen = to_x > from_x && to_y > from_y && wide > 0.0 && tall > 0.0;
        is_seen.then(|| Self {
            source: [x, y, width, height],
            crop: [left, top, wide, tall],
            bounds: [from_x, from_y, to_x - from_x, to_y - from_y],
        })
    }

    /// What is read of the passes.
    fn read<P>(&self, passes: &Passes, read: impl Fn(&Pixel) -> P) -> Vec<P> {
        let [left, top, width, height] = self.source;
        let mut window = Vec::with_capacity(width * height);
        for y in top..top + height {
            window.extend(passes.pixels[y * passes.width + left..][..width].iter().map(&read));
        }
        window
    }

    /// Scales what was read to what is shown. Source: Hamming's window, widened when shrinking: it has no negative weights, so that
    /// nothing gets lighter than it was beside the edge of the product.
    fn scaled<P: PixelTrait>(&self, window: &[P], has_alpha: bool) -> Option<Vec<P>> {
        let side = |side: usize| u32::try_from(side).unwrap_or_default();
        let source = TypedImageRef::new(side(self.source[2]), side(self.source[3]), window).ok()?;
        let mut target = TypedImage::new(side(self.bounds[2]), side(self.bounds[3]));
        let [left, top, wide, tall] = self.crop;
        let how = ResizeOptions::new().use_alpha(has_alpha).crop(left, top, wide, tall);
        let how = how.resize_alg(ResizeAlg::Convolution(FilterType::Hamming));
        Resizer::new().resize_typed(&source, &mut target, &how).ok()?;
        Some(target.pixels().to_vec())
    }
}

impl Ground {
    /// What a view shows of passes; `None` where it shows nothing.
    pub(super) fn new(passes: &Passes, view: &View) -> Option<Self> {
        let frame = Frame::of(passes, view)?;
        let base = if view.step()[0] <= ENLARGED {
            let mut window = frame.read(passes, |pixel| U8x4::new(pixel.base));
            fade(&mut window, (passes, view), frame.source, |pixel, share| pixel.0[3] = share_of(pixel.0[3], share));
            frame.scaled(&window, true)?.into_iter().map(|pixel| pixel.0).collect()
        } else {
            let mut window = frame.read(passes, |pixel| U16x4::new(lit(pixel.base)));
            fade(&mut window, (passes, view), frame.source, |pixel, share| {
                pixel.0 = pixel.0.map(|channel| (f32::from(channel) * share) as u16);
            });
            frame.scaled(&window, false)?.into_iter().map(|pixel| seen(pixel.0)).collect()
        };
        Some(Self { bounds: frame.bounds, base, dye: OnceLock::new() })
    }

    /// Light, gloss, the share that takes a tint, and coverage.
    pub(super) fn dye(&self, passes: &Passes, view: &View) -> &[[u8; 4]] {
        self.dye.get_or_init(|| {
            let Some(frame) = Frame::of(passes, view) else { return Vec::new() };
            let read = |pixel: &Pixel| U8x4::new([pixel.light, pixel.gloss, pixel.share, pixel.base[3]]);
            let scaled = frame.scaled(&frame.read(passes, read), true);
            scaled.unwrap_or_default().into_iter().map(|pixel| pixel.0).collect()
        })
    }

    /// About how many bytes it takes.
    pub(super) const fn bytes(&self) -> usize {
        self.base.len() * 8
    }
}

/// Lets shadows fade out towards the edge of the frame: `change` is handed what is left of each.
fn fade<P>(
    window: &mut [P],
    (passes, view): (&Passes, &View),
    [left, top, width, height]: [usize; 4],
    change: impl Fn(&mut P, f32),
) {
    let fades_x = view.frame.fades(0, left, width, passes.width);
    let fades_y = view.frame.fades(1, top, height, passes.height);
    let is_shadow = |pixel: &Pixel| (1..200).contains(&pixel.base[3]);
    for ((y, row), fade_y) in (top..).zip(window.chunks_exact_mut(width.max(1))).zip(fades_y) {
        let own = &passes.pixels[y * passes.width + left..][..width];
        for ((pixel, own), fade_x) in row.iter_mut().zip(own).zip(&fades_x) {
            let share = fade_y * fade_x;
            if share < 1.0 && is_shadow(own) {
                change(pixel, share);
            }
        }
    }
}

fn share_of(alpha: u8, share: f32) -> u8 {
    (f32::from(alpha) * share + 0.5) as u8
}

/// Light times coverage, in 65 535ths.
fn lit([r, g, b, alpha]: [u8; 4]) -> [u16; 4] {
    let tables = &*TABLES;
    match alpha {
        0 => [0; 4],
        255 => [tables.fine(r), tables.fine(g), tables.fine(b), u16::MAX],
        _ => {
            let cover = |byte: u8| (u32::from(tables.fine(byte)) * u32::from(alpha) / 255) as u16;
            [cover(r), cover(g), cover(b), u16::from(alpha) * 257]
        }
    }
}

/// The same as sRGB and coverage.
fn seen([r, g, b, cover]: [u16; 4]) -> [u8; 4] {
    let tables = &*TABLES;
    let alpha = ((u32::from(cover) + 128) / 257) as u8;
    match alpha {
        0 => [0; 4],
        255 => [tables.encode_fine(r), tables.encode_fine(g), tables.encode_fine(b), 255],
        _ => {
            let own = |channel: u16| (u32::from(channel) * 65_535 / u32::from(cover)).min(65_535) as u16;
            [tables.encode_fine(own(r)), tables.encode_fine(own(g)), tables.encode_fine(own(b)), alpha]
        }
    }
}
