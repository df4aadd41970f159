//! Owns what a screen that stands has for whoever does not reach all of it: the button at its foot that moves everything that is
//! pressed to the lower part, and the picture that stands above it then.

use eframe::egui::{CornerRadius, Rect, Stroke, Ui, vec2};

use super::attract::show_loop;
use super::offers::set_so_far;
use super::{Scene, ViewState};
use crate::flow::Step;
use crate::ui::theme::{Reach, Space, Style};
use crate::ui::widgets::{card, chip, text_width};

/// How high the foot with the button is, in points.
pub const FOOT: f32 = 76.0;

/// The share of the height within which everything stands that is pressed. A screen of 32 inches that stands on the floor of a shop
/// has its foot at about 0.7 m: three fifths of it reach up to 1.15 m. Source: EN 301 549 V3.2.1, 8.3.2.1: an unobstructed high
/// reach of at most 1.22 m; ISO 21542: controls between 0.8 m and 1.1 m.
pub const LOWER: f32 = 0.6;

/// Shows the foot. A press moves everything down, or up again.
pub fn foot(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.card);
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(scene.theme.strokes.hair, palette.line));
    let is_low = view.preferences.reach == Reach::Low;
    let text = scene.tongue.say(if is_low { "reach-whole" } else { "reach-low" });
    let wide = text_width(ui, measures, (&text, Style::Chip)) + Space::FAR;
    let size = vec2(wide.min(rect.width() - 2.0 * measures.edge), (FOOT - 2.0 * Space::SMALL).round());
    if chip(ui, scene.theme, Rect::from_center_size(rect.center(), size), &text, is_low).clicked() {
        view.preferences.reach = if is_low { Reach::Whole } else { Reach::Low };
        ui.ctx().request_repaint();
    }
}

/// Shows what it is all about, above what is pressed: nothing of it needs a hand.
pub fn above(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) {
    let measures = &scene.theme.measures;
    ui.painter().rect_filled(rect, CornerRadius::ZERO, scene.theme.palette.paper);
    let place = rect.shrink2(vec2(measures.edge, measures.gap));
    let state = scene.session.state();
    if matches!(state.step, Step::Attract | Step::Hook) {
        card(ui, scene.theme, place);
        return show_loop(ui, scene, place.shrink(measures.inset));
    }
    set_so_far(ui, scene, place);
}
