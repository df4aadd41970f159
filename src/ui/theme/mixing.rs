//! Owns how colours are made and mixed, and how far two stand apart.
#![expect(clippy::disallowed_methods, reason = "this is the one place where colours are made")]

use eframe::egui::Color32;

use super::Contrast;
use crate::catalog::{Look, Rgb};

/// The contrasts that are kept with every ground.
#[derive(Clone, Copy, Debug)]
pub(super) struct Needs {
    /// What is read.
    pub(super) text: f32,
    /// What a control is known by, and its outline.
    pub(super) control: f32,
}

impl Needs {
    /// Source: WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11.
    pub(super) const fn of(contrast: Contrast) -> Self {
        match contrast {
            Contrast::Normal => Self { text: 4.5, control: 3.0 },
            Contrast::High => Self { text: 7.0, control: 4.5 },
        }
    }
}

/// A catalog's colour as one to draw with.
pub(super) const fn color(Rgb([red, green, blue]): Rgb) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// The colour by lamp light.
pub(super) fn warmer(color: Color32) -> Color32 {
    Color32::from_rgb(color.r(), mix(color, Color32::BLACK, 0.03).g(), mix(color, Color32::BLACK, 0.08).b())
}

/// `share` of `over` on `under`.
pub(super) fn mix(under: Color32, over: Color32, share: f32) -> Color32 {
    under.lerp_to_gamma(over, share)
}

/// The colour less so much in each channel, as on the usual paper; on another paper in proportion.
pub(super) fn darker(paper: Color32, less: [u8; 3]) -> Color32 {
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

/// The colour, moved towards black or white until it has this contrast with every ground.
pub(super) fn readable(mut color: Color32, pole: Color32, grounds: &[Color32], wanted: f32) -> Color32 {
    for _ in 0..32 {
        if grounds.iter().all(|ground| contrast(color, *ground) >= wanted) {
            return color;
        }
        color = mix(color, pole, 0.1);
    }
    pole
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
