//! Owns the blank in its colour on what lies below it; knows nothing of artwork.
//!
//! Source: assets/art, print-shop README, "Composite", and other-shops README, "Tint formula".
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "means of bytes are bytes")]
#![expect(clippy::indexing_slicing, reason = "a byte always fits 256 entries; rows are cut to the picture's width")]

use super::describe::TintFile;
use super::ground::Ground;
use super::passes::{Kind, Passes};
use super::shade::Shade;
use super::view::View;
use crate::artwork::Rgb;
use crate::artwork::colour::{STEPS, TABLES};

/// The blank at the wanted size: opaque sRGB.
pub(super) fn blank(
    (passes, view): (&Passes, &View),
    ground: Option<&Ground>,
    tint: Option<Rgb>,
    stage: Rgb,
) -> Vec<[u8; 4]> {
    let [r, g, b] = stage.0;
    let mut picture = vec![[r, g, b, 255]; view.size[0] * view.size[1]];
    if let Some(ground) = ground {
        lay((passes, view), ground, tint, (&mut picture, None));
    }
    picture
}

/// Lays the blank over a picture that is there already, with its shadow; what shines below it shines no more.
pub(super) fn lay(
    (passes, view): (&Passes, &View),
    ground: &Ground,
    tint: Option<Rgb>,
    (picture, light): (&mut [[u8; 4]], Option<&mut Vec<[u8; 4]>>),
) {
    let dye = tint.and_then(|tint| Dye::new(passes.kind, tint));
    let takes: &[[u8; 4]] = if dye.is_some() { ground.dye(passes, view) } else { &[] };
    let [left, top, width, _] = ground.bounds;
    let across = view.size[0].max(1);
    let rows = picture.chunks_exact_mut(across).skip(top).zip(ground.base.chunks_exact(width.max(1)));
    match dye.filter(|_| takes.len() == ground.base.len()) {
        None => rows.for_each(|(row, own)| {
            for (below, own) in row[left..left + width].chunks_mut(RUN).zip(own.chunks(RUN)) {
                lay_run(below, own);
            }
        }),
        Some(dye) => rows.zip(takes.chunks_exact(width.max(1))).for_each(|((row, own), takes)| {
            let row = row[left..left + width].chunks_mut(RUN).zip(own.chunks(RUN)).zip(takes.chunks(RUN));
            for ((below, own), takes) in row.filter(|((_, own), _)| own.iter().any(|pixel| pixel[3] > 0)) {
                for ((below, own), takes) in below.iter_mut().zip(own).zip(takes) {
                    let dyed = dye.on(*own, *takes);
                    *below = if own[3] == u8::MAX { dyed } else { over(*below, dyed) };
                }
            }
        }),
    }
    if let Some(light) = light {
        let rows = light.chunks_exact_mut(across).skip(top).zip(ground.base.chunks_exact(width.max(1)));
        for (row, own) in rows {
            let shining = row[left..left + width].iter_mut().zip(own);
            for (light, own) in shining.filter(|(light, own)| own[3] > 0 && **light != [0; 4]) {
                *light = light.map(|channel| ((u32::from(channel) * (255 - u32::from(own[3]))) / 255) as u8);
            }
        }
    }
}

/// So many pixels of a row are looked at together: most are all opaque, or nothing.
const RUN: usize = 16;

/// Pixels over others.
fn lay_run(below: &mut [[u8; 4]], own: &[[u8; 4]]) {
    let (any, all) = own.iter().fold((0, u8::MAX), |(any, all), pixel| (any | pixel[3], all & pixel[3]));
    if all == u8::MAX && below.len() == own.len() {
        below.copy_from_slice(own);
    } else if any > 0 {
        for (below, own) in below.iter_mut().zip(own) {
            *below = over(*below, *own);
        }
    }
}

/// A pixel over another; shadows are mixed on sRGB values, as every viewer does.
#[inline]
fn over(below: [u8; 4], [r, g, b, alpha]: [u8; 4]) -> [u8; 4] {
    let mix = |below: u8, above: u8| {
        let (share, rest) = (u32::from(alpha), 255 - u32::from(alpha));
        // Divided by 255 and rounded.
        let sum = u32::from(below) * rest + u32::from(above) * share + 128;
        ((sum + (sum >> 8)) >> 8) as u8
    };
    [mix(below[0], r), mix(below[1], g), mix(below[2], b), 255]
}

/// What a colour makes of a material.
enum Dye {
    /// In linear light, in steps of the table to sRGB.
    Light {
        /// What each byte of light gives, for each channel.
        lit: Box<[[u16; 256]; 3]>,
        gloss: Box<[u16; 256]>,
        own: Box<[u16; 256]>,
    },
    /// What each byte of the base becomes, for each channel.
    Mask(Box<[[u8; 256]; 3]>),
}

impl Dye {
    /// `None` where the material takes no colour, or has it.
    fn new(kind: Kind, tint: Rgb) -> Option<Self> {
        match kind {
            Kind::Mask(constants) => Some(Self::Mask(Box::new(tint.0.map(|channel| dyed(constants, channel))))),
            Kind::Light { tintable: true, shade_max, blank, .. } if blank != tint => {
                let shade = Shade::new(shade_max);
                let steps = |light: f32| (light.clamp(0.0, 2.0) * f32::from(STEPS) + 0.5) as u16;
                let mut own = [0; 256];
                for (own, byte) in own.iter_mut().zip(0..=u8::MAX) {
                    *own = steps(TABLES.decode(byte));
                }
                Some(Self::Light {
                    lit: Box::new(tint.linear().map(|tint| shade.diffuse.map(|diffuse| steps(diffuse * tint)))),
                    gloss: Box::new(shade.gloss.map(steps)),
                    own: Box::new(own),
                })
            }
            _ => None,
        }
    }

    /// A pixel of the base in this colour.
    #[inline]
    fn on(&self, base: [u8; 4], [light, gloss, share, _]: [u8; 4]) -> [u8; 4] {
        if share == 0 {
            return base;
        }
        let (takes, tables) = (u32::from(share), &*TABLES);
        let [r, g, b, alpha] = base;
        match self {
            Self::Light { lit, gloss: gloss_of, own } => {
                let shine = u32::from(gloss_of[usize::from(gloss)]);
                let dye = |channel: usize, byte: u8| {
                    let dyed = u32::from(lit[channel][usize::from(light)]) + shine;
                    let mixed = if takes == 255 {
                        dyed
                    } else {
                        (dyed * takes + u32::from(own[usize::from(byte)]) * (255 - takes) + 127) / 255
                    };
                    tables.encode_step(mixed)
                };
                [dye(0, r), dye(1, g), dye(2, b), alpha]
            }
            Self::Mask(tables) => {
                let dye = |channel: usize, byte: u8| {
                    let dyed = u32::from(tables[channel][usize::from(byte)]);
                    ((u32::from(byte) * (255 - takes) + dyed * takes + 127) / 255) as u8
                };
                [dye(0, r), dye(1, g), dye(2, b), alpha]
            }
        }
    }
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
