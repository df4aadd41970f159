//! Owns how the look fits a surface: its form, a scale at which nothing is cut, its millimetres, and who reaches how high.

use eframe::egui::{Context, Rect, Vec2, vec2};

use super::{Front, Shown};
use crate::app::Hands;
use crate::ui::screens::reaching;
use crate::ui::theme::{Form, Preferences, Reach, Surface, TextSize, Theme, install_look};
use crate::ui::widgets::{split_bottom, split_top};

/// Where the parts of a window stand.
pub(super) struct Rooms {
    /// The strip about what is wrong with the catalog.
    pub(super) strip: Rect,
    /// What stands out of reach, where everything that is pressed stands lower.
    pub(super) above: Option<Rect>,
    /// The screens.
    pub(super) screens: Rect,
    /// The foot, with the button that moves everything.
    pub(super) foot: Option<Rect>,
}

/// What the screens leave to what stands above and below them, in points of the form, and who reaches how high.
#[derive(Clone, Copy)]
struct Taken {
    strip: f32,
    foot: f32,
    reach: Reach,
}

impl Front {
    /// What the screen measures in millimetres from now on; nothing where nobody knows.
    pub const fn set_surface(&mut self, surface: Option<Surface>) {
        self.surface = surface;
    }

    /// How the buyers' hands come at the screens from now on.
    pub fn set_hands(&mut self, hands: Hands) {
        self.hands = hands;
        let reach = hands.reach.unwrap_or_default();
        self.set_usual(Preferences { reach, ..self.usual });
    }

    /// By how much a window of this size in unscaled points is scaled.
    #[must_use]
    pub fn zoom(&self, unscaled: Vec2) -> f32 {
        self.zoom_of(unscaled, Shown::Walk)
    }

    fn zoom_of(&self, unscaled: Vec2, shown: Shown) -> f32 {
        let (form, taken) = (Form::of(unscaled), self.taken(unscaled, shown));
        // What stands above and below takes its height from the screens: they are scaled so that nothing on them is cut.
        let share = form.reference().y / (form.reference().y + taken.strip + taken.foot);
        let (left, text) = (vec2(unscaled.x, unscaled.y * share), self.seen_as(shown).text_size);
        match self.surface.filter(|_| shown == Shown::Walk) {
            Some(surface) => surface.fit_in(unscaled, left, text).zoom,
            None => Form::zoom(left, text),
        }
    }

    fn seen_as(&self, shown: Shown) -> Preferences {
        match shown {
            Shown::Walk => self.view.preferences,
            // The desk is for whoever writes the catalog: it is seen as it was drawn.
            Shown::Desk => Preferences { text_size: TextSize::Normal, reach: Reach::Whole, ..self.usual },
        }
    }

    fn taken(&self, unscaled: Vec2, shown: Shown) -> Taken {
        if shown == Shown::Desk {
            return Taken { strip: 0.0, foot: 0.0, reach: Reach::Whole };
        }
        let form = Form::of(unscaled);
        let stands = form == Form::Portrait && self.hands.reach.is_some();
        Taken {
            strip: self.trouble.height(form),
            foot: if stands { reaching::FOOT } else { 0.0 },
            reach: if stands { self.view.preferences.reach } else { Reach::Whole },
        }
    }

    /// Fits the look to the surface: its form, and a scale at which nothing is cut.
    pub(super) fn fit(&mut self, ctx: &Context, shown: Shown) {
        let unscaled: Vec2 = ctx.content_rect().size() * ctx.zoom_factor();
        if unscaled.x < 1.0 || unscaled.y < 1.0 {
            return;
        }
        let zoom = self.zoom_of(unscaled, shown);
        if (zoom - ctx.zoom_factor()).abs() > 0.001 {
            ctx.set_zoom_factor(zoom);
        }
        let (taken, seen) = (self.taken(unscaled, shown), self.seen_as(shown));
        let preferences = Preferences { reach: taken.reach, ..seen };
        let look = &self.session.catalog().shop.look;
        install_look(ctx, look);
        self.pictures.keep_up(look);
        preferences.scheme.set(ctx);
        let rest = unscaled / zoom - vec2(0.0, taken.strip + taken.foot);
        let size = if taken.reach == Reach::Low { vec2(rest.x, rest.y * reaching::LOWER) } else { rest };
        let per_mm = self.surface.filter(|_| shown == Shown::Walk).map(|surface| surface.per_mm(unscaled) / zoom);
        let theme = Theme::new(look, preferences, size).on_surface(per_mm);
        if theme != self.theme {
            self.theme = theme;
        }
    }

    /// Where the parts of the window stand.
    pub(super) fn rooms(&self, ctx: &Context, full: Rect) -> Rooms {
        let taken = self.taken(ctx.content_rect().size() * ctx.zoom_factor(), Shown::Walk);
        let (strip, rest) = split_top(full, self.trouble.height(self.theme.measures.form), 0.0);
        let (rest, foot) = split_bottom(rest, taken.foot, 0.0);
        let (above, screens) = match taken.reach {
            Reach::Whole => (None, rest),
            Reach::Low => {
                let (above, low) = split_top(rest, (rest.height() * (1.0 - reaching::LOWER)).round(), 0.0);
                (Some(above), low)
            }
        };
        Rooms { strip, above, screens, foot: (taken.foot > 0.0).then_some(foot) }
    }
}
