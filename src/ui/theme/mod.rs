//! Owns the look: colours, type, measures and motion. The only place with raw colours and sizes.

mod calm;
mod elevation;
mod fonts;
mod icon;
mod measures;
mod mixing;
mod palette;
mod preferences;
mod space;
mod strokes;
mod surface;
mod type_scale;

pub use elevation::Elevation;
pub use fonts::{install_fonts, install_look};
pub use icon::Icon;
pub use measures::{Form, Measures};
pub use mixing::contrast;
pub use palette::Palette;
pub use preferences::{Contrast, Motion, Preferences, Reach, Scheme, TextSize, Voice, ease_in_out, ease_out};
pub use space::Space;
pub use strokes::Strokes;
pub use surface::{Fit, LARGE_DEGREES, LEAST_MM, Surface, SurfaceError, TARGET_MM};
pub use type_scale::{Face, Style};

use eframe::egui::{Context, Id};

use crate::catalog::Look;

/// The look of one shop on one screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Light or dark.
    pub scheme: Scheme,
    /// Its colours, by role.
    pub palette: Palette,
    /// How cards lie above the room.
    pub elevation: Elevation,
    /// How firm lines are.
    pub strokes: Strokes,
    /// The measures of the screen's form.
    pub measures: Measures,
    /// How long things take to move.
    pub motion: Motion,
}

impl Theme {
    /// The look of a shop, as a person wants to see it, on a screen of this size in points.
    #[must_use]
    pub fn new(look: &Look, preferences: Preferences, size: eframe::egui::Vec2) -> Self {
        let palette = Palette::new(look.accent, look.paper, (preferences.scheme, preferences.contrast));
        Self {
            scheme: preferences.scheme,
            palette,
            elevation: Elevation::new(&palette, preferences),
            strokes: Strokes::new(preferences.contrast),
            measures: match (preferences.text_size, preferences.reach) {
                (TextSize::Normal, Reach::Whole) => Measures::new(Form::of(size)),
                (text, reach) => Measures::flowing(text, size.x).on_height(size.y).reached(reach),
            },
            motion: preferences.motion,
        }
    }

    /// The same on a screen of which a millimetre is so many points: what is pressed most is as large as a finger needs.
    #[must_use]
    pub fn on_surface(self, per_mm: Option<f32>) -> Self {
        Self { measures: self.measures.on_surface(per_mm), ..self }
    }

    /// Says with which look the screens are drawn, for what is drawn without being told.
    pub fn make_known(&self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Id::unique("look of the screens"), self.clone()));
    }

    /// The look that was made known last.
    #[must_use]
    pub fn known(ctx: &Context) -> Option<Self> {
        ctx.data(|data| data.get_temp(Id::unique("look of the screens")))
    }
}
