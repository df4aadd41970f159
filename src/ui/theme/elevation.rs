//! Owns how things lie above the room: by soft shadows, or in high contrast by a firm edge.

use eframe::egui::{Shadow, Stroke};

use super::{Contrast, Palette, Preferences, Scheme, Strokes};

/// How a card lies above the room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elevation {
    shadows: [Shadow; 2],
    edge: Stroke,
}

impl Elevation {
    pub(super) fn new(palette: &Palette, preferences: Preferences) -> Self {
        if preferences.contrast == Contrast::High {
            return Self {
                shadows: [Shadow::NONE; 2],
                edge: Stroke::new(Strokes::new(Contrast::High).card, palette.outline),
            };
        }
        // In the dark a shadow is seen only where it is deep.
        let (far, near) = match preferences.scheme {
            Scheme::Light => (0.05, 0.07),
            Scheme::Dark => (0.3, 0.35),
        };
        let far = Shadow { offset: [0, 8], blur: 28, spread: 0, color: Palette::shade(far) };
        let near = Shadow { offset: [0, 1], blur: 2, spread: 0, color: Palette::shade(near) };
        Self { shadows: [far, near], edge: Stroke::NONE }
    }

    /// The shadows of a card, the far one first.
    #[must_use]
    pub const fn card(&self) -> [Shadow; 2] {
        self.shadows
    }

    /// The edge of a card.
    #[must_use]
    pub const fn edge(&self) -> Stroke {
        self.edge
    }
}
