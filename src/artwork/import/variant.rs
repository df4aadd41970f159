//! Owns what is derived from an imported picture: its colours, the version for dark materials, the stencil.

use std::collections::BTreeMap;

use crate::artwork::raster::{byte, length};
use crate::artwork::{Logo, Raster, Rgb, Source};
use crate::flow::design::LogoId;

/// Completes a logo from its picture.
pub(super) fn logo(id: LogoId, art: Raster, source: Source) -> Logo {
    let colours = dominant(&art);
    let inked = shares(&art);
    // White beside dark ink is the paper showing through, so the light version leaves it open.
    let knocked_out = inked.dark > 0.15 && inked.white > 0.03;
    let stencil = art.map(|[r, g, b, a]| {
        let ink = if knocked_out { 1.0 - paper([r, g, b]) } else { 1.0 };
        [255, 255, 255, byte(f32::from(a) / 255.0 * ink)]
    });
    let hues = colours.iter().filter(|colour| colour.chroma() > 0.06 && colour.luminance() > 0.12).count();
    let light = if hues == 0 || colours.len() == 1 { stencil.clone() } else { light(&art, knocked_out) };
    Logo { id, art, light, stencil, colours, source, drawing: None, freed: None }
}

struct Shares {
    dark: f32,
    white: f32,
}

fn shares(art: &Raster) -> Shares {
    let (mut dark, mut white, mut all) = (0_usize, 0_usize, 0_usize);
    for [r, g, b, _] in art.pixels().step_by(7).filter(|pixel| pixel[3] > 200) {
        all += 1;
        dark += usize::from(Rgb([r, g, b]).luminance() < 0.12);
        white += usize::from(paper([r, g, b]) > 0.8);
    }
    let share = |count| length(count) / length(all.max(1));
    Shares { dark: share(dark), white: share(white) }
}

/// How much a colour is near-white and neutral: 0..1.
fn paper(rgb: [u8; 3]) -> f32 {
    let low = rgb.iter().copied().min().map_or(0.0, f32::from);
    ((low / 255.0 - 0.35) / 0.55).clamp(0.0, 1.0)
}

fn light(art: &Raster, knocked_out: bool) -> Raster {
    let mut known: BTreeMap<[u8; 3], f32> = BTreeMap::new();
    art.map(|[r, g, b, a]| {
        let whiten = *known.entry([r, g, b]).or_insert_with(|| whitening(Rgb([r, g, b])));
        let open = if knocked_out { 1.0 - paper([r, g, b]) } else { 1.0 };
        let mixed = [r, g, b].map(|c| byte((f32::from(c) + (255.0 - f32::from(c)) * whiten) / 255.0));
        let [r, g, b] = mixed;
        [r, g, b, byte(f32::from(a) / 255.0 * open)]
    })
}

/// How white a colour turns on dark material: dark ones and middling greys do, clear hues stay.
fn whitening(colour: Rgb) -> f32 {
    let until = if colour.chroma() < 0.05 { 0.5 } else { 0.14 };
    ((until - colour.luminance()) / (until * 0.35)).clamp(0.0, 1.0)
}

/// One to three colours that make up most of the logo, most saturated first; near-white is only named when alone.
fn dominant(art: &Raster) -> Vec<Rgb> {
    let mut bins: BTreeMap<[u8; 3], [usize; 4]> = BTreeMap::new();
    for [r, g, b, _] in art.pixels().filter(|pixel| pixel[3] > 200) {
        let bin = bins.entry([r >> 4, g >> 4, b >> 4]).or_default();
        for (sum, value) in bin.iter_mut().zip([usize::from(r), usize::from(g), usize::from(b), 1]) {
            *sum += value;
        }
    }
    let mut bins: Vec<[usize; 4]> = bins.into_values().collect();
    bins.sort_by_key(|bin| std::cmp::Reverse(bin[3]));
    let all: usize = bins.iter().map(|bin| bin[3]).sum();
    let mut found: Vec<(Rgb, usize)> = Vec::new();
    for [r, g, b, count] in bins.into_iter().take(64) {
        let mean = |sum: usize| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX);
        let colour = Rgb([mean(r), mean(g), mean(b)]);
        match found.iter_mut().find(|(other, _)| other.distance(colour) < 0.14) {
            Some((_, weight)) => *weight += count,
            None => found.push((colour, count)),
        }
    }
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let enough = |(_, count): &(Rgb, usize)| *count * 25 >= all;
    let inks = found.iter().filter(|found| enough(found)).map(|(colour, _)| *colour);
    let mut colours: Vec<Rgb> = inks.filter(|colour| colour.luminance() < 0.85).take(3).collect();
    colours.sort_by(|a, b| b.chroma().total_cmp(&a.chroma()));
    if colours.is_empty() {
        colours.extend(found.first().map(|(colour, _)| *colour));
    }
    colours
}
