//! Owns the screens that only a kiosk has: what it asks between two buyers, what its staff see, where a logo is chosen from.

mod broken;
mod closed;
mod list;
mod menu;
mod picker;
mod pin_pad;
mod question;
mod screen_test;

pub use broken::broken;
pub use closed::{Opening, closed};
pub use list::{List, ListRow, ListWish, list};
pub use menu::{MenuView, MenuWish, menu};
pub use picker::{Entry, EntryKind, PickerView, PickerWish, Thumb, per_page, picker, thumb_side};
pub use pin_pad::{PinKey, PinNote, PinPad, pin_pad};
pub use question::{Question, question};
pub use screen_test::{ScreenTest, screen_test};

use eframe::egui::{Align2, Area, CornerRadius, Order, Rect, Sense, Ui, pos2, vec2};

use super::Scene;
use crate::ui::theme::{Form, Palette, Space, Style};
use crate::ui::widgets::{ButtonKind, Line, button, split_right, split_top};

/// What is seen of the walk under something that lies over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui::screens) enum Ground {
    /// All of it, dimmed.
    Veil,
    /// Nothing.
    Paper,
}

/// Lays something over the whole screen.
pub(in crate::ui::screens) fn over<R>(
    ui: &Ui,
    scene: &Scene<'_>,
    (name, ground): (&str, Ground),
    add: impl FnOnce(&mut Ui, Rect) -> R,
) -> R {
    let full = ui.ctx().content_rect();
    let area =
        Area::new(ui.scope_id().with(("kiosk", name))).order(Order::Foreground).fixed_pos(full.min).constrain(false);
    let area = area.show(ui.ctx(), |ui| {
        ui.set_clip_rect(full);
        ui.allocate_rect(full, Sense::click_and_drag());
        let colour = match ground {
            Ground::Veil => Palette::shade(0.5),
            Ground::Paper => scene.theme.palette.paper,
        };
        ui.painter().rect_filled(full, CornerRadius::ZERO, colour);
        add(ui, full)
    });
    area.inner
}

/// A column of the staff's screens: not wider than can be read.
fn column(scene: &Scene<'_>, full: Rect, width: f32) -> Rect {
    let edge = scene.theme.measures.edge;
    let inner = full.shrink2(vec2(edge, edge * 0.75));
    Rect::from_center_size(inner.center(), vec2(inner.width().min(width), inner.height()))
}

/// The head of a staff's screen: what it is, and the way back. Returns what is left below, and whether one goes back.
pub(in crate::ui::screens) fn head(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (title, back): (&str, &str),
) -> (Rect, bool) {
    let measures = &scene.theme.measures;
    let (row, rest) = split_top(rect, measures.button, measures.gap);
    let (words, spot) = split_right(row, (row.width() * 0.36).min(300.0), Space::WIDE);
    Line::new(title, Style::Display, scene.theme.palette.ink).show(ui, measures, words);
    let is_back = button(ui, scene.theme, spot, back, ButtonKind::Plain).clicked();
    (rest, is_back)
}

/// A page's number between the ways to the page before and after. Returns the page that is asked for.
fn pager(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (page, pages): (usize, usize)) -> Option<usize> {
    if pages < 2 {
        return None;
    }
    let (tongue, side) = (scene.tongue, rect.height());
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let values = [("page", tongue.number(number(page + 1)).into()), ("pages", tongue.number(number(pages)).into())];
    let ink = scene.theme.palette.ink;
    Line::new(&tongue.say_with("kiosk-page", &values), Style::Body, ink).align(Align2::CENTER_CENTER).show(
        ui,
        &scene.theme.measures,
        rect.shrink2(vec2(side + Space::SNUG, 0.0)),
    );
    let (left, right) = (
        Rect::from_min_size(rect.min, vec2(side, side)),
        Rect::from_min_size(pos2(rect.max.x - side, rect.min.y), vec2(side, side)),
    );
    let mut wanted = None;
    for (place, icon, name, is_there, to) in [
        (left, crate::ui::theme::Icon::CaretLeft, "kiosk-page-back", page > 0, page.saturating_sub(1)),
        (right, crate::ui::theme::Icon::CaretRight, "kiosk-page-on", page + 1 < pages, page + 1),
    ] {
        let pressed =
            is_there && crate::ui::widgets::icon_button(ui, scene.theme, place, icon, &tongue.say(name)).clicked();
        if pressed {
            wanted = Some(to);
        }
    }
    wanted
}

/// How wide a card over the screen is.
fn card_width(scene: &Scene<'_>, full: Rect) -> f32 {
    let most = if scene.theme.measures.form == Form::Portrait { 900.0 } else { 760.0 };
    (full.width() - 2.0 * scene.theme.measures.edge).min(most)
}
