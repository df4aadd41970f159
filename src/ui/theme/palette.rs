//! Owns colours by role.
#![expect(clippy::disallowed_methods, reason = "this is the one place where colours are made")]

use eframe::egui::Color32;

use crate::catalog::Rgb;

/// Colours by role. Every text role reads at 4.5:1 or better on paper and card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The room: warm paper.
    pub paper: Color32,
    /// What lies in it.
    pub card: Color32,
    /// The stage behind a product's picture.
    pub stage: crate::artwork::Rgb,
    /// Text and outlines.
    pub ink: Color32,
    /// Text that explains.
    pub soft: Color32,
    /// Hairlines.
    pub line: Color32,
    /// The lighter hairline between rows.
    pub row: Color32,
    /// The shop's one colour.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// A wash of the accent.
    pub tint: Color32,
    /// The part of the scale that came on top.
    pub added: Color32,
    /// The empty part of a scale.
    pub groove: Color32,
    /// A calm mark of warning.
    pub amber: Color32,
    /// Text of warning.
    pub amber_text: Color32,
    /// Something that went wrong.
    pub red: Color32,
}

impl Palette {
    /// The light palette with a shop's accent, darkened as far as white text on it needs.
    #[must_use]
    pub fn new(accent: Rgb) -> Self {
        let card = Color32::WHITE;
        let accent = readable(color(accent), card);
        Self {
            paper: Color32::from_rgb(0xF3, 0xF2, 0xF0),
            card,
            stage: crate::artwork::Rgb([0xEC, 0xEA, 0xE6]),
            ink: Color32::from_rgb(0x1C, 0x1D, 0x1B),
            soft: Color32::from_rgb(0x63, 0x65, 0x5F),
            line: Color32::from_rgb(0xDE, 0xDB, 0xD4),
            row: Color32::from_rgb(0xEF, 0xED, 0xE8),
            accent,
            on_accent: Color32::WHITE,
            tint: mix(card, accent, 0.09),
            added: mix(card, accent, 0.55),
            groove: Color32::from_rgb(0xEE, 0xEC, 0xE7),
            amber: Color32::from_rgb(0xB7, 0x79, 0x1F),
            amber_text: Color32::from_rgb(0x8A, 0x5A, 0x12),
            red: Color32::from_rgb(0xA3, 0x2A, 0x22),
        }
    }

    /// A catalog's colour as one to draw with.
    #[must_use]
    pub fn swatch(rgb: Rgb) -> Color32 {
        color(rgb)
    }

    /// Ink at this share of its strength, from 0 to 1: for shadows and veils.
    #[must_use]
    pub fn shade(share: f32) -> Color32 {
        Color32::BLACK.gamma_multiply(share)
    }
}

fn color(Rgb([red, green, blue]): Rgb) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// `share` of `over` on `under`.
fn mix(under: Color32, over: Color32, share: f32) -> Color32 {
    under.lerp_to_gamma(over, share)
}

/// The colour, darkened until it reads at 4.5:1 on the ground.
fn readable(mut color: Color32, ground: Color32) -> Color32 {
    for _ in 0..32 {
        if contrast(color, ground) >= 4.5 {
            break;
        }
        color = mix(color, Color32::BLACK, 0.1);
    }
    color
}

/// The contrast ratio of two opaque colours, 1 to 21. Source: WCAG 2.2, relative luminance.
#[must_use]
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |color: Color32| {
        let channel = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_reads_on_every_ground_with_any_accent() {
        for accent in [[0x1D, 0x5B, 0x4A], [0xFF, 0xE0, 0x00], [0xFF, 0xFF, 0xFF], [0, 0, 0]] {
            let palette = Palette::new(Rgb(accent));
            for ground in [palette.paper, palette.card, palette.tint] {
                for text in [palette.ink, palette.soft, palette.amber_text, palette.red] {
                    assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}");
                }
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
        }
    }
}
