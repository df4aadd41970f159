//! Owns type: which face, how large, how far apart the lines.

use eframe::egui::{FontFamily, FontId};

use super::{Form, Measures};

/// A typeface in one weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Fraunces, semibold: headings and product names.
    Serif,
    /// Inter, regular.
    Sans,
    /// Inter, medium.
    Medium,
    /// Inter, semibold.
    Semi,
    /// Inter, semibold, with figures of one width.
    Money,
    /// EB Garamond, semibold: for what is designed only.
    Garamond,
    /// Jost, semibold: for what is designed only.
    Jost,
    /// DM Mono, medium: for what is designed only.
    Mono,
    /// Phosphor, regular.
    Icon,
    /// Phosphor, filled.
    IconFill,
}

impl Face {
    /// How high a capital of what is read is, as a share of the size it is set at. Source: Inter's own `sCapHeight`, 1490 of 2048.
    pub const CAPITAL: f32 = 0.7275;

    /// Its name among the fonts.
    #[must_use]
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Serif => "serif",
            Self::Sans => "sans",
            Self::Medium => "medium",
            Self::Semi => "semi",
            Self::Money => "money",
            Self::Garamond => "garamond",
            Self::Jost => "jost",
            Self::Mono => "mono",
            Self::Icon => "icon",
            Self::IconFill => "icon-fill",
        }
    }

    /// The face at a size that follows from where it stands: icons, and text that is fitted to its place.
    #[must_use]
    pub fn sized(self, size: f32) -> FontId {
        FontId::new(size, self.family())
    }

    /// The face as egui knows it.
    #[must_use]
    pub fn family(self) -> FontFamily {
        FontFamily::Name(self.name().into())
    }
}

/// A role that text has on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The one sentence of a screen.
    Display,
    /// The one sentence of the attract screen.
    Poster,
    /// A product's name, a card's heading.
    Title,
    /// The name on a card among others.
    Heading,
    /// The shop's name.
    Shop,
    /// What explains.
    Body,
    /// What explains under a heading of the screen.
    Lead,
    /// What stands beside.
    Note,
    /// A mark on a scale.
    Mark,
    /// A button.
    Button,
    /// A chip, a field's name.
    Chip,
    /// An amount that counts.
    Money,
    /// An amount in a row.
    Amount,
    /// An emphasised word in a row.
    Strong,
}

impl Style {
    /// The font on a screen of this form.
    #[must_use]
    pub fn font(self, measures: &Measures) -> FontId {
        let (size, face) = match self {
            Self::Display => (46.0, Face::Serif),
            Self::Poster => (84.0, Face::Serif),
            Self::Title => (26.0, Face::Serif),
            Self::Heading | Self::Shop => (24.0, Face::Serif),
            Self::Body => (18.0, Face::Sans),
            Self::Lead => (20.0, Face::Sans),
            Self::Note => (16.0, Face::Sans),
            Self::Mark => (14.0, Face::Sans),
            Self::Button => (19.0, Face::Semi),
            Self::Chip => (16.0, Face::Medium),
            Self::Money => (30.0, Face::Money),
            Self::Amount => (20.0, Face::Money),
            Self::Strong => (18.0, Face::Semi),
        };
        let scale = match (measures.form, self) {
            // Headings are large already: where there is little width, they grow less than what they stand above.
            (Form::Portrait, Self::Poster) if measures.is_narrow() => measures.width / 1080.0,
            (Form::Portrait, Self::Display) if measures.is_narrow() => (measures.width / 900.0).max(0.7),
            // Marks are small as it is: where text flows, they grow no less than what stands beside them.
            (Form::Laptop, Self::Mark) if measures.flows() => 1.04,
            (Form::Landscape, _) | (Form::Laptop, Self::Mark) => 1.0,
            (Form::Portrait, Self::Mark) => {
                if measures.flows() {
                    1.18
                } else {
                    1.0
                }
            }
            (Form::Portrait, _) => Form::Portrait.body_scale(),
            (Form::Laptop, Self::Display | Self::Poster) => 0.74,
            (Form::Laptop, Self::Title | Self::Money | Self::Shop) => 0.82,
            (Form::Laptop, Self::Heading) => 0.7,
            (Form::Laptop, _) => Form::Laptop.body_scale(),
        };
        FontId::new((size * scale * 2.0_f32).round() / 2.0, face.family())
    }

    /// The same font at a share of its size: for an example of another size.
    #[must_use]
    pub fn font_at(self, measures: &Measures, share: f32) -> FontId {
        let font = self.font(measures);
        FontId::new(font.size * share, font.family)
    }

    /// From one line to the next, as a share of the font's size.
    #[must_use]
    pub const fn line_height(self) -> f32 {
        match self {
            Self::Display | Self::Poster => 1.1,
            Self::Title | Self::Heading | Self::Shop => 1.2,
            _ => 1.4,
        }
    }
}
