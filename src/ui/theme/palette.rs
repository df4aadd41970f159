//! Owns colours by role.

use eframe::egui::Color32;

use super::calm::calm;
use super::mixing::{Needs, color, darker, mix, readable, warmer};
use super::{Contrast, Scheme};
use crate::catalog::Rgb;

/// Colours by role. Every text role reads at 4.5:1 or better on paper, card and tint, and at 7:1 in high contrast.
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
    /// The edge of what can be pressed or typed into.
    pub outline: Color32,
    /// The lighter hairline between rows.
    pub row: Color32,
    /// The shop's one colour.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// A wash of the accent.
    pub tint: Color32,
    /// The ground of what is chosen; in high contrast no mere wash.
    pub chosen: Color32,
    /// Text on what is chosen.
    pub on_chosen: Color32,
    /// What came on top and what is saved, as text: never a colour that alarms.
    pub calm: Color32,
    /// The part of the scale that came on top.
    pub added: Color32,
    /// The ring around what the keyboard is on.
    pub focus: Color32,
    /// The empty part of a scale.
    pub groove: Color32,
    /// A calm mark of warning.
    pub amber: Color32,
    /// Text of warning.
    pub amber_text: Color32,
    /// Something that went wrong.
    pub red: Color32,
    /// What a ground leans to under the finger.
    pub pressed: Color32,
}

impl Palette {
    /// The palette of a shop's accent and paper, as somebody wants to see it. The accent moves away from the grounds as far as it
    /// needs as text, and so do warnings. The check lets no paper pass that is not light.
    #[must_use]
    pub fn new(accent: Rgb, paper: Rgb, (scheme, contrast): (Scheme, Contrast)) -> Self {
        match scheme {
            Scheme::Light => Self::light(accent, paper, contrast),
            Scheme::Dark => Self::dark(accent, paper, contrast),
        }
    }

    fn light(accent: Rgb, paper: Rgb, contrast: Contrast) -> Self {
        let needs = Needs::of(contrast);
        let away = |color, grounds: &[Color32], wanted| readable(color, Color32::BLACK, grounds, wanted);
        let card = Color32::WHITE;
        let paper = color(paper.lightened());
        let accent = away(color(accent), &[card, paper], needs.text);
        let tint = mix(card, accent, 0.09);
        let grounds = [card, paper, tint];
        let accent = away(accent, &grounds, needs.text);
        let text = |color: [u8; 3]| away(self::color(Rgb(color)), &grounds, needs.text);
        let line = darker(paper, [21, 23, 28]);
        let outline = away(line, &grounds, needs.control);
        let is_high = contrast == Contrast::High;
        let stage = darker(paper, [7, 8, 10]);
        let ink = text(if is_high { [0, 0, 0] } else { [0x1C, 0x1D, 0x1B] });
        let groove = darker(paper, [5, 6, 9]);
        let amber = away(color(Rgb([0xB7, 0x79, 0x1F])), &grounds, needs.control);
        let calm = away(calm(accent), &grounds, needs.text);
        Self {
            paper,
            card,
            stage: crate::artwork::Rgb([stage.r(), stage.g(), stage.b()]),
            ink,
            soft: text([0x63, 0x65, 0x5F]),
            line: if is_high { outline } else { line },
            outline: if is_high { ink } else { outline },
            row: if is_high { outline } else { darker(paper, [4, 5, 8]) },
            accent,
            on_accent: Color32::WHITE,
            tint,
            chosen: if is_high { ink } else { tint },
            on_chosen: if is_high { card } else { accent },
            calm,
            added: away(mix(card, calm, 0.55), &[card, groove], needs.control),
            focus: if is_high { away(FOCUS, &grounds, needs.text) } else { amber },
            groove,
            amber,
            amber_text: text([0x8A, 0x5A, 0x12]),
            red: text([0xA3, 0x2A, 0x22]),
            pressed: Color32::BLACK,
        }
    }

    /// The same room with the lamps low: the paper's own hue, deep, and light letters. The stage is not as deep as the cards, so
    /// that a product stands in the light, and its shadow can be seen.
    fn dark(accent: Rgb, paper: Rgb, contrast: Contrast) -> Self {
        let needs = Needs::of(contrast);
        let is_high = contrast == Contrast::High;
        let away = |color, grounds: &[Color32], wanted| readable(color, Color32::WHITE, grounds, wanted);
        let light = color(paper.lightened());
        let deep = |share: f32| mix(Color32::BLACK, light, share);
        let (paper, card) = if is_high { (Color32::BLACK, deep(0.05)) } else { (deep(0.1), deep(0.155)) };
        let accent = away(color(accent), &[card, paper], needs.text);
        let tint = mix(card, accent, 0.14);
        let grounds = [card, paper, tint];
        let accent = away(accent, &grounds, needs.text);
        let text = |color: [u8; 3]| away(self::color(Rgb(color)), &grounds, needs.text);
        let line = deep(0.28);
        let outline = away(line, &grounds, needs.control);
        let stage = warmer(deep(STAGE));
        let ink = text(if is_high { [0xFF, 0xFF, 0xFF] } else { [0xF0, 0xEE, 0xE9] });
        let groove = if is_high { deep(0.12) } else { deep(0.08) };
        let amber = away(color(Rgb([0xB7, 0x79, 0x1F])), &grounds, needs.control);
        let calm = away(calm(accent), &grounds, needs.text);
        Self {
            paper,
            card,
            stage: crate::artwork::Rgb([stage.r(), stage.g(), stage.b()]),
            ink,
            soft: text([0xA9, 0xA7, 0xA0]),
            line: if is_high { outline } else { line },
            outline: if is_high { ink } else { outline },
            row: if is_high { outline } else { deep(0.22) },
            accent,
            on_accent: Color32::BLACK,
            tint,
            chosen: if is_high { ink } else { tint },
            on_chosen: if is_high { card } else { accent },
            calm,
            added: away(mix(card, calm, 0.5), &[card, groove], needs.control),
            focus: if is_high { away(FOCUS, &grounds, needs.text) } else { amber },
            groove,
            amber,
            amber_text: text([0xD9, 0xA2, 0x4A]),
            red: text([0xE0, 0x6C, 0x60]),
            pressed: Color32::WHITE,
        }
    }

    /// A catalog's colour as one to draw with.
    #[must_use]
    pub fn swatch(rgb: Rgb) -> Color32 {
        color(rgb)
    }

    /// A picture at this share of its strength, from 0 to 1: for what comes and goes, and for light on it.
    #[must_use]
    pub fn seen(share: f32) -> Color32 {
        Color32::WHITE.gamma_multiply(share)
    }

    /// Darkness at this share of its strength, from 0 to 1: for shadows and veils, in every room.
    #[must_use]
    pub fn shade(share: f32) -> Color32 {
        Color32::BLACK.gamma_multiply(share)
    }

    /// Whole colours on which a screen shows its faults: white, black, and what its lamps are made of.
    #[must_use]
    pub const fn tests() -> &'static [Color32] {
        &[Color32::WHITE, Color32::BLACK, Color32::RED, Color32::GREEN, Color32::BLUE, Color32::GRAY]
    }

    /// A mark that a machine reads, and its ground: dark on white in every room.
    #[must_use]
    pub const fn code() -> (Color32, Color32) {
        (Color32::BLACK, Color32::WHITE)
    }
}

/// How light the stage is in the dark, as a share of the paper.
const STAGE: f32 = 0.4;

/// What the keyboard is on, where contrast is high: told from ink by its hue, and from the grounds by far.
const FOCUS: Color32 = color(Rgb([0x00, 0x5F, 0xCC]));

#[cfg(test)]
mod tests {
    use super::super::mixing::contrast;
    use super::*;
    use crate::catalog::Look;

    /// All ways to see a shop.
    const WAYS: [(Scheme, Contrast); 4] = [
        (Scheme::Light, Contrast::Normal),
        (Scheme::Light, Contrast::High),
        (Scheme::Dark, Contrast::Normal),
        (Scheme::Dark, Contrast::High),
    ];

    /// What every text and every control of a palette needs.
    fn assert_legal(accent: Rgb, paper: Rgb, way: (Scheme, Contrast)) {
        let palette = Palette::new(accent, paper, way);
        let (text_needs, control_needs) = if way.1 == Contrast::High { (7.0, 4.5) } else { (4.5, 3.0) };
        let of = format!("accent {accent}, paper {paper}, {way:?}");
        for ground in [palette.paper, palette.card, palette.tint] {
            let texts = [palette.ink, palette.soft, palette.amber_text, palette.red, palette.accent, palette.calm];
            for text in texts {
                assert!(contrast(text, ground) >= text_needs, "{of}: {text:?} on {ground:?}");
            }
            for mark in [palette.amber, palette.outline, palette.focus] {
                assert!(contrast(mark, ground) >= control_needs, "{of}: {mark:?} on {ground:?}");
            }
            if way.1 == Contrast::High {
                for line in [palette.line, palette.row] {
                    assert!(contrast(line, ground) >= control_needs, "{of}: a pale line, {line:?} on {ground:?}");
                }
            }
        }
        assert!(contrast(palette.on_accent, palette.accent) >= text_needs, "{of}: on the accent");
        assert!(contrast(palette.on_chosen, palette.chosen) >= text_needs, "{of}: on what is chosen");
        for ground in [palette.groove, palette.card] {
            assert!(contrast(palette.added, ground) >= control_needs, "{of}: what was added on {ground:?}");
        }
        // What is started from and what is empty are told apart on the scale.
        assert!(contrast(palette.accent, palette.groove) >= control_needs, "{of}: groove");
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
                for way in WAYS {
                    assert_legal(accent, paper, way);
                }
            }
        }
        let mut state = 1_u32;
        let mut any = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [red, green, blue, _] = state.to_be_bytes();
            Rgb([red, green, blue])
        };
        for _ in 0..5_000 {
            let (accent, paper) = (any(), any());
            for way in WAYS {
                assert_legal(accent, paper, way);
            }
        }
    }

    #[test]
    fn the_usual_paper_gives_the_usual_greys() {
        let palette = Palette::new(Look::ACCENT, Look::PAPER, (Scheme::Light, Contrast::Normal));
        assert_eq!(palette.paper, color(Look::PAPER));
        assert_eq!(palette.line, color(Rgb([0xDE, 0xDB, 0xD4])));
        assert_eq!(palette.row, color(Rgb([0xEF, 0xED, 0xE8])));
        assert_eq!(palette.groove, color(Rgb([0xEE, 0xEC, 0xE7])));
        assert_eq!(palette.stage, crate::artwork::Rgb([0xEC, 0xEA, 0xE6]));
        assert_eq!(palette.soft, color(Rgb([0x63, 0x65, 0x5F])));
        assert_eq!(palette.amber, color(Rgb([0xB7, 0x79, 0x1F])));
        assert_eq!(palette.amber_text, color(Rgb([0x8A, 0x5A, 0x12])));
        assert_eq!(palette.accent, color(Look::ACCENT));
    }

    #[test]
    fn the_dark_is_dark_and_a_product_stands_in_its_light() {
        for contrast_of in [Contrast::Normal, Contrast::High] {
            let palette = Palette::new(Look::ACCENT, Look::PAPER, (Scheme::Dark, contrast_of));
            let crate::artwork::Rgb(stage) = palette.stage;
            let stage = color(Rgb(stage));
            assert!(contrast(palette.card, Color32::BLACK) < 1.6, "{palette:?}");
            assert!(contrast(stage, palette.card) > 1.5, "a shadow on the stage can be seen: {palette:?}");
            assert!(contrast(stage, Color32::WHITE) > 3.0, "white paper stands out from it: {palette:?}");
        }
    }

    #[test]
    fn swatches_are_true_in_every_room() {
        assert_eq!(Palette::swatch(Rgb([1, 2, 3])), color(Rgb([1, 2, 3])));
    }
}
