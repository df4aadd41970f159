//! Owns measures: which form a screen has, and the distances and heights on it, in points.

use eframe::egui::Vec2;

use super::{Reach, TARGET_MM, TextSize};

/// The form of a screen. Each is laid out in its own way, not squeezed from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A large screen that lies: 1920×1080.
    Landscape,
    /// A laptop: 1280×800.
    Laptop,
    /// A large screen that stands: 1080×1920.
    Portrait,
}

impl Form {
    /// The form of a screen of this size in points.
    #[must_use]
    pub fn of(size: Vec2) -> Self {
        if size.y > size.x * 1.1 {
            Self::Portrait
        } else if size.x >= 1600.0 && size.y >= 900.0 {
            Self::Landscape
        } else {
            Self::Laptop
        }
    }

    /// The size for which the form is drawn, in points.
    #[must_use]
    pub const fn reference(self) -> Vec2 {
        match self {
            Self::Landscape => Vec2::new(1920.0, 1080.0),
            Self::Laptop => Vec2::new(1280.0, 800.0),
            Self::Portrait => Vec2::new(1080.0, 1920.0),
        }
    }

    /// By how much to scale a window of this size in unscaled points, so that nothing on it is cut and a larger screen
    /// shows larger things; larger text is all of it larger, and flows into what width is left.
    #[must_use]
    pub fn zoom(size: Vec2, text: TextSize) -> f32 {
        let form = Self::of(size);
        form.fitting_zoom_of(size) * Self::larger(form, text)
    }

    /// By how much more a screen of a form is scaled with text of a size.
    #[must_use]
    pub(super) fn larger(form: Self, text: TextSize) -> f32 {
        match text {
            TextSize::Normal => 1.0,
            // Larger text is set as on a screen that stands, whatever form it would have had.
            TextSize::Large | TextSize::Largest => text.factor() * form.body_scale() / Self::Portrait.body_scale(),
        }
    }

    /// How large body text is on a screen of the form, as a share of what it is on the first one.
    #[must_use]
    pub(super) const fn body_scale(self) -> f32 {
        match self {
            Self::Landscape => 1.0,
            Self::Laptop => 0.86,
            Self::Portrait => 1.06,
        }
    }

    /// The scale at which a window of this size holds all of the form.
    #[must_use]
    pub(super) fn fitting_zoom_of(self, size: Vec2) -> f32 {
        let reference = self.reference();
        let fit = (size.x / reference.x).min(size.y / reference.y);
        // A size that came through another zoom is off in its last bit: that is no step. In steps, so that dragging a window's edge does not make new letters at every pixel.
        ((fit * 20.0 + 0.01).floor() / 20.0).clamp(0.4, 4.0)
    }
}

/// Distances and heights of a form, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// The form that they belong to.
    pub form: Form,
    /// How large text is. Where it is larger than it was drawn, the screen flows: things stand below each other, and what has no
    /// room on the screen is a scroll away.
    pub text: TextSize,
    /// Whether things stand below each other and what has no room is a scroll away.
    flows: bool,
    /// Whether everything that is pressed stands in the lower part of the screen, with a picture above it.
    pub low: bool,
    /// The width of the screen.
    pub width: f32,
    /// How many points a millimetre of the screen is, where that is known.
    pub per_mm: Option<f32>,
    /// From the screen's edge.
    pub edge: f32,
    /// Between cards.
    pub gap: f32,
    /// Within a card.
    pub pad: f32,
    /// Between the card's edge and its picture.
    pub inset: f32,
    /// The header with shop, progress and language.
    pub header: f32,
    /// The anchor bar.
    pub bar: f32,
    /// A chip.
    pub chip: f32,
    /// A button.
    pub button: f32,
    /// A button in a dense card.
    pub button_dense: f32,
    /// A text field.
    pub field: f32,
    /// The corner of a card.
    pub card_radius: u8,
    /// The corner of a picture or a button.
    pub radius: u8,
}

impl Measures {
    /// The measures of a form.
    #[must_use]
    pub const fn new(form: Form) -> Self {
        let landscape = Self {
            form,
            text: TextSize::Normal,
            flows: false,
            low: false,
            width: form.reference().x,
            per_mm: None,
            edge: 48.0,
            gap: 24.0,
            pad: 24.0,
            inset: 10.0,
            header: 96.0,
            bar: 110.0,
            chip: 48.0,
            button: 64.0,
            button_dense: 56.0,
            field: 60.0,
            card_radius: 24,
            radius: 16,
        };
        match form {
            Form::Landscape => landscape,
            Form::Laptop => Self {
                edge: 32.0,
                gap: 16.0,
                pad: 18.0,
                inset: 8.0,
                header: 72.0,
                bar: 88.0,
                chip: 44.0,
                button: 52.0,
                button_dense: 46.0,
                field: 48.0,
                card_radius: 20,
                radius: 12,
                ..landscape
            },
            Form::Portrait => {
                Self { bar: 292.0, button: 84.0, button_dense: 72.0, field: 72.0, chip: 56.0, ..landscape }
            }
        }
    }

    /// The measures of a screen of this width that flows, with text of this size.
    #[must_use]
    pub fn flowing(text: TextSize, width: f32) -> Self {
        let wide = Self {
            text,
            flows: true,
            width,
            edge: 32.0,
            gap: 24.0,
            pad: 24.0,
            header: 80.0,
            chip: 48.0,
            button: 64.0,
            button_dense: 56.0,
            field: 60.0,
            ..Self::new(Form::Portrait)
        };
        if width >= NARROW { wide } else { Self { edge: 16.0, gap: 16.0, pad: 16.0, inset: 8.0, ..wide } }
    }

    /// The same on a screen of this height: where that is little, the header leaves it to what it is about.
    #[must_use]
    pub fn on_height(self, height: f32) -> Self {
        if height >= LOW { self } else { Self { header: self.chip + 12.0, ..self } }
    }

    /// The same for somebody who reaches so high.
    #[must_use]
    pub fn reached(self, reach: Reach) -> Self {
        Self { low: reach == Reach::Low, ..self }
    }

    /// The same on a screen of which a millimetre is so many points: what is pressed most is as large as a finger needs, as far as
    /// the form has room for that.
    #[must_use]
    pub fn on_surface(self, per_mm: Option<f32>) -> Self {
        let wanted = per_mm.unwrap_or_default() * TARGET_MM;
        let up_to = |drawn: f32, most: f32| drawn.max(wanted.min(most).round());
        let room = if self.flows { 1.5 } else { MORE_ROOM };
        Self {
            per_mm,
            button: up_to(self.button, self.button * room),
            button_dense: up_to(self.button_dense, self.button_dense * room),
            field: up_to(self.field, self.field * room),
            chip: up_to(self.chip, self.chip * room),
            ..self
        }
    }

    /// Whether what has no room on the screen is a scroll away.
    #[must_use]
    pub const fn flows(&self) -> bool {
        self.flows
    }

    /// Whether little stands beside each other.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    /// The largest share of what is seen of a page at once that a picture on it takes.
    #[must_use]
    pub const fn most_picture(&self) -> f32 {
        // There is a large one above it already.
        if self.low { 0.36 } else { 0.62 }
    }

    /// The smallest share of its size that text is set at before it is wrapped or cut.
    #[must_use]
    pub const fn least_share(&self) -> f32 {
        match self.text {
            TextSize::Normal if self.flows => 0.97,
            TextSize::Normal => 0.7,
            TextSize::Large => 0.97,
            TextSize::Largest => 0.93,
        }
    }
}

/// How much larger than they were drawn buttons, fields and chips become on a screen that does not scroll.
const MORE_ROOM: f32 = 1.2;

/// Screens below this height have little room for anything but what they are about.
const LOW: f32 = 720.0;

/// Screens below this width have room for little beside each other.
const NARROW: f32 = 900.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reference_size_is_shown_as_it_was_drawn() {
        for form in [Form::Landscape, Form::Laptop, Form::Portrait] {
            assert_eq!(Form::of(form.reference()), form);
            assert!((Form::zoom(form.reference(), TextSize::Normal) - 1.0).abs() < 0.001);
        }
    }

    #[test]
    fn larger_text_is_that_much_larger_on_every_form() {
        use super::super::Style;
        for form in [Form::Landscape, Form::Laptop, Form::Portrait] {
            for text in [TextSize::Large, TextSize::Largest] {
                let zoom = Form::zoom(form.reference(), text);
                let measures = Measures::flowing(text, form.reference().x / zoom);
                for style in [Style::Body, Style::Note, Style::Title, Style::Heading, Style::Money, Style::Button] {
                    let before = style.font(&Measures::new(form)).size;
                    let larger = style.font(&measures).size * zoom / before;
                    assert!(larger >= text.factor() * 0.96, "{style:?} in {form:?}: {larger}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_cut_on_other_sizes() {
        for size in [(800.0, 600.0), (1366.0, 768.0), (3840.0, 2160.0), (768.0, 1366.0), (2160.0, 3840.0)] {
            let size = Vec2::new(size.0, size.1);
            let shown = size / Form::zoom(size, TextSize::Normal);
            let reference = Form::of(size).reference();
            assert!(shown.x >= reference.x - 0.5 && shown.y >= reference.y - 0.5, "{size:?}");
        }
    }
}
