//! Owns colours by role.
#![expect(clippy::disallowed_methods, reason = "this is the one place where colours are made")]

use eframe::egui::Color32;

use crate::catalog::{Look, Rgb};

/// The contrast that text needs. Source: WCAG 2.2, 1.4.3.
const TEXT: f32 = 4.5;
/// The contrast that a control needs. Source: WCAG 2.2, 1.4.11.
const CONTROL: f32 = 3.0;

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
    /// The light palette with a shop's accent and paper. The accent is darkened as far as white text on it, and it as text,
    /// need; warnings as far as they need on the paper. The check lets no paper pass that is not light.
    #[must_use]
    pub fn new(accent: Rgb, paper: Rgb) -> Self {
        let card = Color32::WHITE;
        let paper = color(paper.lightened());
        let accent = readable(color(accent), &[card, paper], TEXT);
        let tint = mix(card, accent, 0.09);
        let grounds = [card, paper, tint];
        let accent = readable(accent, &grounds, TEXT);
        let text = |color: [u8; 3]| readable(self::color(Rgb(color)), &grounds, TEXT);
        let stage = darker(paper, [7, 8, 10]);
        Self {
            paper,
            card,
            stage: crate::artwork::Rgb([stage.r(), stage.g(), stage.b()]),
            ink: text([0x1C, 0x1D, 0x1B]),
            soft: text([0x63, 0x65, 0x5F]),
            line: darker(paper, [21, 23, 28]),
            row: darker(paper, [4, 5, 8]),
            accent,
            on_accent: Color32::WHITE,
            tint,
            added: mix(card, accent, 0.55),
            groove: darker(paper, [5, 6, 9]),
            amber: readable(Color32::from_rgb(0xB7, 0x79, 0x1F), &grounds, CONTROL),
            amber_text: text([0x8A, 0x5A, 0x12]),
            red: text([0xA3, 0x2A, 0x22]),
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

/// The colour less so much in each channel, as on the usual paper; on another paper in proportion.
fn darker(paper: Color32, less: [u8; 3]) -> Color32 {
    let channel = |now: u8, usual: u8, less: u8| {
        let (now, usual, less) = (u16::from(now), u16::from(usual), u16::from(less));
        let darker = (now * (usual - less) + usual / 2) / usual;
        // Never more than it was.
        u8::try_from(darker).unwrap_or(u8::MAX)
    };
    let Rgb(usual) = Look::PAPER;
    let mut darkened = [paper.r(), paper.g(), paper.b()];
    for (channel_of, (usual, less)) in darkened.iter_mut().zip(usual.into_iter().zip(less)) {
        *channel_of = channel(*channel_of, usual, less);
    }
    let [red, green, blue] = darkened;
    Color32::from_rgb(red, green, blue)
}

/// The colour, darkened until it has this contrast with every ground.
fn readable(mut color: Color32, grounds: &[Color32], wanted: f32) -> Color32 {
    for _ in 0..32 {
        if grounds.iter().all(|ground| contrast(color, *ground) >= wanted) {
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

    /// What every text and every control of a palette needs.
    fn assert_legal(accent: Rgb, paper: Rgb) {
        let palette = Palette::new(accent, paper);
        let of = format!("accent {accent}, paper {paper}");
        for ground in [palette.paper, palette.card, palette.tint] {
            let texts = [palette.ink, palette.soft, palette.amber_text, palette.red, palette.accent];
            for text in texts {
                assert!(contrast(text, ground) >= TEXT, "{of}: {text:?} on {ground:?}");
            }
            assert!(contrast(palette.amber, ground) >= CONTROL, "{of}: amber on {ground:?}");
        }
        assert!(contrast(palette.on_accent, palette.accent) >= TEXT, "{of}: on the accent");
        // What is started from and what is empty are told apart on the scale.
        assert!(contrast(palette.accent, palette.groove) >= CONTROL, "{of}: groove");
        assert!(contrast(palette.ink, palette.paper) >= 7.0, "{of}: ink");
    }

    #[test]
    fn every_text_reads_on_every_ground_with_any_accent_and_paper() {
        let corners = [0x00, 0x1D, 0x5B, 0x80, 0xC0, 0xE0, 0xFF];
        let all = || {
            let pairs = || corners.into_iter().flat_map(move |red| corners.map(|green| (red, green)));
            pairs().flat_map(move |(red, green)| corners.map(|blue| Rgb([red, green, blue])))
        };
        for accent in all() {
            for paper in all().step_by(5) {
                assert_legal(accent, paper);
            }
        }
        let mut state = 1_u32;
        let mut any = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [red, green, blue, _] = state.to_be_bytes();
            Rgb([red, green, blue])
        };
        for _ in 0..20_000 {
            assert_legal(any(), any());
        }
    }

    #[test]
    fn the_usual_paper_gives_the_usual_greys() {
        let palette = Palette::new(Look::ACCENT, Look::PAPER);
        assert_eq!(palette.paper, color(Look::PAPER));
        assert_eq!(palette.line, Color32::from_rgb(0xDE, 0xDB, 0xD4));
        assert_eq!(palette.row, Color32::from_rgb(0xEF, 0xED, 0xE8));
        assert_eq!(palette.groove, Color32::from_rgb(0xEE, 0xEC, 0xE7));
        assert_eq!(palette.stage, crate::artwork::Rgb([0xEC, 0xEA, 0xE6]));
        assert_eq!(palette.soft, Color32::from_rgb(0x63, 0x65, 0x5F));
        assert_eq!(palette.amber, Color32::from_rgb(0xB7, 0x79, 0x1F));
        assert_eq!(palette.amber_text, Color32::from_rgb(0x8A, 0x5A, 0x12));
        assert_eq!(palette.accent, color(Look::ACCENT));
    }
}
