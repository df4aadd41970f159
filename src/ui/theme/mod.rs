//! Owns the look: colours, type, measures and motion. The only place with raw colours and sizes.

mod fonts;
mod icon;
mod measures;
mod palette;
mod type_scale;

pub use fonts::{install_fonts, install_look};
pub use icon::Icon;
pub use measures::{Form, Measures};
pub use palette::{Palette, contrast};
pub use type_scale::{Face, Style};

use crate::catalog::Look;

/// The look of one shop on one screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its colours, by role.
    pub palette: Palette,
    /// The measures of the screen's form.
    pub measures: Measures,
}

impl Theme {
    /// The look of a shop on a screen of this size in points.
    #[must_use]
    pub fn new(look: &Look, size: eframe::egui::Vec2) -> Self {
        Self { palette: Palette::new(look.accent, look.paper), measures: Measures::new(Form::of(size)) }
    }
}

/// How long things take to move, in seconds.
pub mod motion {
    /// A thing that comes, goes or grows.
    pub const CHANGE: f32 = 0.22;
    /// A thing that answers the finger.
    pub const PRESS: f32 = 0.08;
}
