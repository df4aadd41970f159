//! Owns the menu of the staff: what can be done with a kiosk, and the way back to it first.

use eframe::egui::{Rect, Ui};

use super::{Ground, column, head, over};
use crate::ui::screens::Scene;
use crate::ui::theme::{Form, Icon, Space, Style};
use crate::ui::widgets::{Line, Paragraph, columns, paint_icon, rows, split_bottom, split_left, split_top, tile};

/// What the menu shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MenuView {
    /// Whether there is a printer.
    pub has_printer: bool,
    /// Whether there are catalogs to turn to.
    pub has_catalogs: bool,
    /// What came of the last thing that was asked for.
    pub note: Option<String>,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuWish {
    /// Back to the kiosk.
    Back,
    /// The orders of today.
    Orders,
    /// Which suggestions help and which annoy.
    Figures,
    /// A ticket with no order behind it.
    PrintTest,
    /// Another catalog.
    Catalogs,
    /// The screen itself.
    ScreenTest,
    /// What happened today.
    Logs,
    /// Begin afresh.
    Restart,
    /// Close the program.
    Leave,
}

/// Something that can be done: its icon, its words, and those of the line under it.
type Deed = (MenuWish, Icon, &'static str, &'static str);

/// Shows the menu. What is asked for.
#[must_use]
pub fn menu(ui: &Ui, scene: &Scene<'_>, view: &MenuView) -> Option<MenuWish> {
    over(ui, scene, ("menu", Ground::Paper), |ui, full| {
        let (measures, tongue, palette) = (&scene.theme.measures, scene.tongue, &scene.theme.palette);
        let place = column(scene, full, 1400.0);
        let words = (tongue.say("kiosk-menu-title"), tongue.say("kiosk-menu-back"));
        let (rest, is_back) = head(ui, scene, place, (&words.0, &words.1));
        let (note, rest) = split_top(rest, 34.0, measures.gap);
        let (text, colour) = match &view.note {
            Some(note) => (note.clone(), palette.accent),
            None => (tongue.say("kiosk-menu-leaves"), palette.soft),
        };
        Line::new(&text, Style::Body, colour).show(ui, measures, note);
        let across = if measures.form == Form::Portrait { 2 } else { 4 };
        let deeds = deeds(view);
        let down = deeds.len().div_ceil(across);
        let highest = if measures.form == Form::Portrait { 250.0 } else { 300.0 };
        let height = (rest.height() / down as f32 - measures.gap).min(highest);
        let (tiles, _) = split_top(rest, (height + measures.gap) * down as f32 - measures.gap, 0.0);
        let places = rows(tiles, down, measures.gap)
            .flat_map(|row| columns(row, across, measures.gap).collect::<Vec<_>>())
            .collect::<Vec<_>>();
        let mut wish = is_back.then_some(MenuWish::Back);
        for (deed, place) in deeds.iter().zip(places) {
            wish = wish.or(deed_ui(ui, scene, place, deed));
        }
        wish
    })
}

fn deeds(view: &MenuView) -> Vec<Deed> {
    let print = if view.has_printer { "kiosk-menu-print-note" } else { "kiosk-menu-no-printer" };
    let catalog = if view.has_catalogs { "kiosk-menu-catalog-note" } else { "kiosk-menu-no-catalogs" };
    vec![
        (MenuWish::Orders, Icon::Package, "kiosk-menu-orders", "kiosk-menu-orders-note"),
        (MenuWish::Figures, Icon::UsersThree, "kiosk-menu-report", "kiosk-menu-report-note"),
        (MenuWish::PrintTest, Icon::Note, "kiosk-menu-print", print),
        (MenuWish::Catalogs, Icon::Storefront, "kiosk-menu-catalog", catalog),
        (MenuWish::ScreenTest, Icon::HandTap, "kiosk-menu-screen", "kiosk-menu-screen-note"),
        (MenuWish::Logs, Icon::List, "kiosk-menu-logs", "kiosk-menu-logs-note"),
        (MenuWish::Restart, Icon::ArrowCounterClockwise, "kiosk-menu-restart", "kiosk-menu-restart-note"),
        (MenuWish::Leave, Icon::X, "kiosk-menu-leave", "kiosk-menu-leave-note"),
    ]
}

/// A deed as a tile: its icon above its words.
fn deed_ui(ui: &mut Ui, scene: &Scene<'_>, place: Rect, (wish, icon, name, note): &Deed) -> Option<MenuWish> {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let (name, note) = (tongue.say(name), tongue.say(note));
    let pressed = tile(ui, scene.theme, place, &name, false);
    let inner = place.shrink(measures.pad);
    let words = 36.0 + Space::TINY + 48.0;
    let (above, below) = split_bottom(inner, words, Space::SMALL);
    let (spot, _) = split_left(above, above.height().min(64.0), 0.0);
    let (spot, _) = split_top(spot, spot.width(), 0.0);
    ui.painter().circle_filled(spot.center(), spot.width() / 2.0, palette.tint);
    paint_icon(ui, spot, *icon, spot.width() * 0.5, palette.accent);
    let (first, second) = split_top(below, 36.0, Space::TINY);
    Line::new(&name, Style::Heading, palette.ink).paint(ui, measures, first);
    Paragraph::new(&note, Style::Note, palette.soft, 2).paint(ui, measures, second);
    pressed.then_some(*wish)
}
