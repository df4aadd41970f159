//! Owns where each pixel of a wanted picture lies on a print area, and the light there; knows nothing of artwork.
#![expect(
    clippy::indexing_slicing,
    reason = "indices stay inside the area and the picture, which were checked; hot loop"
)]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "weighted means stay in range")]

use super::passes::{Passes, Pixel, Region, Texel};
use super::view::View;
use crate::artwork::raster::length;

/// A pixel of a print area at the size that is shown.
#[derive(Clone, Copy, Default)]
pub(super) struct Spot {
    pub(super) texel: Texel,
    /// Bytes of the shade and spot passes.
    pub(super) light: u8,
    pub(super) gloss: u8,
    pub(super) film: u8,
}

/// So many pixels of a row are looked at together.
pub(super) const RUN: usize = 16;

/// Where pixels that lie side by side are on a print area.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// The box in u and v.
    pub(super) low: [u16; 2],
    pub(super) high: [u16; 2],
    /// The largest span.
    pub(super) span: i16,
}

impl Run {
    fn of(spots: &[Spot]) -> Self {
        let mut run = Self { low: [u16::MAX; 2], high: [0; 2], span: i16::MIN };
        for Texel { u, v, span, .. } in spots.iter().map(|spot| spot.texel).filter(|texel| texel.share > 0) {
            run.low = [run.low[0].min(u), run.low[1].min(v)];
            run.high = [run.high[0].max(u), run.high[1].max(v)];
            run.span = run.span.max(span);
        }
        run
    }

    /// Whether none of them is on the area.
    pub(super) const fn is_off(&self) -> bool {
        self.low[0] > self.high[0]
    }
}

/// A print area at the size that is shown.
pub(super) struct Spots {
    /// x, y, width, height in the shown picture.
    pub(super) bounds: [usize; 4],
    pub(super) all: Vec<Spot>,
    /// The runs of each row, one row after the other.
    runs: Vec<Run>,
    /// The box in u and v of what is seen: left, low, right, high.
    pub(super) seen: [u16; 4],
    /// The largest span of all.
    pub(super) most_span: i16,
}

impl Spots {
    /// Row by row: the runs, and the pixels that they are made of.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&[Run], &[Spot])> {
        let width = self.bounds[2].max(1);
        self.runs.chunks_exact(width.div_ceil(RUN)).zip(self.all.chunks_exact(width))
    }

    /// About how many bytes it takes.
    pub(super) const fn bytes(&self) -> usize {
        self.all.len() * size_of::<Spot>() + self.runs.len() * size_of::<Run>()
    }
}

/// One axis of the four neighbours of a shown pixel: the first one, and the share of the second in 256ths.
#[derive(Clone, Copy)]
struct Near {
    first: usize,
    second: usize,
    share: u32,
}

/// The pixels of an area that a view shows; `None` when it shows none.
pub(super) fn spots(passes: &Passes, region: &Region, view: &View) -> Option<Spots> {
    let [x, y, across, down] = region.bounds;
    let (from_x, to_x) = view.shown(0, length(x) - 0.5, length(x + across) + 0.5);
    let (from_y, to_y) = view.shown(1, length(y) - 0.5, length(y + down) + 0.5);
    if from_x >= to_x || from_y >= to_y || across == 0 || down == 0 {
        return None;
    }
    let [step_x, step_y] = view.step();
    let near = |at: usize, start: f32, step: f32, own: usize, side: usize| {
        let place = (start + (length(at) + 0.5) * step - 0.5 - length(own)).clamp(0.0, length(side - 1));
        let first = place as usize;
        Near { first, second: (first + 1).min(side - 1), share: ((place - length(first)) * 256.0) as u32 }
    };
    let columns: Vec<Near> = (from_x..to_x).map(|at| near(at, view.crop.left, step_x, x, across)).collect();
    let jump = jump(region);
    let mut all = Vec::with_capacity(columns.len() * (to_y - from_y));
    let mut runs = Vec::with_capacity(columns.len().div_ceil(RUN) * (to_y - from_y));
    for row in from_y..to_y {
        let rows = near(row, view.crop.top, step_y, y, down);
        let texels = [rows.first, rows.second].map(|row| &region.texels[row * across..][..across]);
        let pixels = [rows.first, rows.second].map(|row| &passes.pixels[(y + row) * passes.width + x..][..across]);
        for column in &columns {
            let (a, b) = (column.first, column.second);
            let four = [texels[0][a], texels[0][b], texels[1][a], texels[1][b]];
            let shares = four.map(|texel| texel.share);
            if shares == [0; 4] {
                all.push(Spot::default());
                continue;
            }
            let lights = [pixels[0][a], pixels[0][b], pixels[1][a], pixels[1][b]];
            let (right, low) = (column.share, rows.share);
            let weights = [(256 - right) * (256 - low), right * (256 - low), (256 - right) * low, right * low];
            let is_whole = lights.iter().all(|pixel| pixel.base[3] == u8::MAX);
            let spot = if is_whole && shares == [u16::MAX; 4] && !jumps(&four, jump) {
                inner(&four, &lights, weights)
            } else {
                edge(&four, &lights, weights, jump)
            };
            all.push(spot);
        }
        runs.extend(all[all.len() - columns.len()..].chunks(RUN).map(Run::of));
    }
    let seen = runs.iter().fold([u16::MAX, u16::MAX, 0, 0], |[left, low, right, high], run| {
        [left.min(run.low[0]), low.min(run.low[1]), right.max(run.high[0]), high.max(run.high[1])]
    });
    let most_span = runs.iter().map(|run| run.span).max().unwrap_or_default();
    let bounds = [from_x, from_y, to_x - from_x, to_y - from_y];
    (seen[0] <= seen[2]).then_some(Spots { bounds, all, runs, seen, most_span })
}

/// How far apart neighbours lie at most on one surface, in u and v: what is further apart lies on two.
fn jump(region: &Region) -> [u16; 2] {
    region.area.mm.map(|mm| (region.finest_mm / mm * 65_535.0 * 16.0).clamp(64.0, 40_000.0) as u16)
}

fn jumps(four: &[Texel; 4], [most_u, most_v]: [u16; 2]) -> bool {
    let [a, b, c, d] = four;
    a.u.abs_diff(d.u) > most_u || b.u.abs_diff(c.u) > most_u || a.v.abs_diff(d.v) > most_v || b.v.abs_diff(c.v) > most_v
}

/// Wholly on the area.
#[inline]
fn inner(four: &[Texel; 4], lights: &[Pixel; 4], weights: [u32; 4]) -> Spot {
    let mean = |of: fn(&Texel) -> u16| {
        let sum: u32 = four.iter().zip(weights).map(|(texel, weight)| u32::from(of(texel)) * weight).sum();
        (sum >> 16) as u16
    };
    let byte = |of: fn(&Pixel) -> u8| {
        let sum: u32 = lights.iter().zip(weights).map(|(pixel, weight)| u32::from(of(pixel)) * weight).sum();
        ((sum + 0x8000) >> 16) as u8
    };
    Spot {
        texel: Texel { u: mean(|t| t.u), v: mean(|t| t.v), share: u16::MAX, span: four[0].span },
        light: byte(|p| p.light),
        gloss: byte(|p| p.gloss),
        film: byte(|p| p.spot),
    }
}

/// At the edge of the area, or where two surfaces meet: what is not on the area has no say.
fn edge(four: &[Texel; 4], lights: &[Pixel; 4], weights: [u32; 4], jump: [u16; 2]) -> Spot {
    let on = |texel: &Texel, pixel: &Pixel| u64::from(texel.share.min(u16::from(pixel.base[3]) * 257));
    let mut shares = [0_u64; 4];
    for (share, ((texel, pixel), weight)) in shares.iter_mut().zip(four.iter().zip(lights).zip(weights)) {
        *share = (on(texel, pixel) * u64::from(weight)) >> 8;
    }
    let sum: u64 = shares.iter().sum();
    let heaviest = (0..4).max_by_key(|at| shares[*at]).unwrap_or_default();
    if sum == 0 {
        return Spot::default();
    }
    let apart =
        four.map(|texel| texel.u.abs_diff(four[heaviest].u) > jump[0] || texel.v.abs_diff(four[heaviest].v) > jump[1]);
    let kept = |at: usize| if apart[at] { 0 } else { shares[at] };
    let total: u64 = (0..4).map(kept).sum::<u64>().max(1);
    let mean = |of: &dyn Fn(usize) -> u64| (0..4).map(|at| of(at) * kept(at)).sum::<u64>() / total;
    Spot {
        texel: Texel {
            u: mean(&|at| u64::from(four[at].u)) as u16,
            v: mean(&|at| u64::from(four[at].v)) as u16,
            share: (sum >> 8).min(65_535) as u16,
            span: four[heaviest].span,
        },
        light: mean(&|at| u64::from(lights[at].light)) as u8,
        gloss: mean(&|at| u64::from(lights[at].gloss)) as u8,
        film: mean(&|at| u64::from(lights[at].spot)) as u8,
    }
}
