//! Owns the head of the desk: whose catalog it is, the tabs, the language and the way out; and what the desk has to say.

use eframe::egui::{Align2, CornerRadius, CursorIcon, Rect, Role, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::pieces::{focus, place_words, segment, width_of};
use super::{Desk, DeskNotice, DeskView, DeskWish, Tab, stands};
use crate::catalog::{Place, Severity};
use crate::ui::theme::{Form, Icon, Measures, Style};
use crate::ui::widgets::{
    ButtonKind, Line, Paragraph, button, card, icon_button, pressable_as, split_bottom, split_right, split_top,
    text_height,
};

/// How high the head is. A standing screen has the tabs in a row of their own.
pub(super) const fn height(measures: &Measures) -> f32 {
    match measures.form {
        Form::Laptop => 64.0,
        Form::Landscape => 84.0,
        Form::Portrait => 168.0,
    }
}

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) -> Vec<DeskWish> {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let (upper, lower) = if stands(desk) { split_top(rect, rect.height() * 0.5, 0.0) } else { (rect, rect) };
    let close = scene.tongue.say("desk-close");
    let size = measures.chip * 0.86;
    let mut right = upper.max.x;
    let mut wishes = Vec::new();
    let is_closed = desk.papers.is_usable() && {
        let place = Rect::from_center_size(pos2(right - size / 2.0, upper.center().y), vec2(size, size));
        right = place.min.x - 14.0;
        icon_button(ui, scene.theme, place, Icon::X, &close).clicked()
    };
    wishes.extend(is_closed.then_some(DeskWish::Close));
    let (spoken, left) = languages(ui, desk, upper.with_max_x(right));
    wishes.extend(spoken);
    let name = if desk.papers.is_usable() {
        scene.text(&scene.session.catalog().shop.name).to_owned()
    } else {
        scene.tongue.say("desk-title")
    };
    let place = upper.with_max_x(left - 16.0);
    let drawn = Line::new(&name, Style::Shop, palette.accent).show(ui, measures, place);
    let tabs_from = if stands(desk) { lower.min.x } else { drawn.max.x + measures.gap * 2.0 };
    tabs(ui, desk, Rect::from_min_max(pos2(tabs_from, lower.min.y), pos2(left - 8.0, lower.max.y)), view);
    ui.painter().hline(rect.x_range(), rect.max.y, Stroke::new(1.0, palette.line));
    wishes
}

/// The languages of the shop, by their codes. Returns where they begin.
fn languages(ui: &mut Ui, desk: &Desk<'_>, rect: Rect) -> (Option<DeskWish>, f32) {
    let scene = &desk.scene;
    let height = scene.theme.measures.chip * 0.72;
    let languages = &scene.session.catalog().shop.languages;
    if languages.len() < 2 {
        return (None, rect.max.x);
    }
    let widths =
        languages.iter().map(|lang| width_of(ui, scene.theme, (lang.code(), Style::Chip)) + height * 0.7 + 4.0);
    let start = rect.max.x - widths.sum::<f32>();
    let mut wish = None;
    let mut x = start;
    for lang in languages {
        let at = Rect::from_min_size(pos2(x, rect.center().y - height / 2.0), vec2(0.0, height));
        let (pressed, end) = segment(ui, scene.theme, at, (lang.own_name(), lang.code()), *lang == scene.tongue.lang());
        if pressed {
            wish = Some(DeskWish::Speak(*lang));
        }
        x = end + 4.0;
    }
    (wish, start)
}

/// The tabs, each with how much is in it.
fn tabs(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let words: Vec<(Tab, String, String)> =
        Tab::ALL.into_iter().map(|tab| (tab, scene.tongue.say(tab.name()), count(desk, tab))).collect();
    let natural = |(_, name, count): &(Tab, String, String)| {
        let count = if count.is_empty() { 0.0 } else { width_of(ui, scene.theme, (count, Style::Mark)) + 6.0 };
        width_of(ui, scene.theme, (name, Style::Chip)) + count
    };
    let widths: Vec<f32> = words.iter().map(natural).collect();
    let gap = ((rect.width() - widths.iter().sum::<f32>()) / words.len() as f32).clamp(10.0, measures.gap * 1.8);
    let mut x = rect.min.x;
    for ((tab, name, count), width) in words.into_iter().zip(widths) {
        let place = Rect::from_min_max(pos2(x - gap / 2.0, rect.min.y), pos2(x + width + gap / 2.0, rect.max.y));
        x += width + gap;
        let is_open = view.tab == tab;
        let enabled = desk.papers.is_usable() || tab == Tab::Problems;
        let response = pressable_as(ui, place.shrink2(vec2(0.0, place.height() * 0.18)), (tab.name(), &name), enabled);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, enabled, is_open, &name));
        let ink = match (is_open, enabled) {
            (true, _) => palette.accent,
            (false, true) => palette.ink,
            (false, false) => palette.soft.gamma_multiply(0.55),
        };
        let inner = place.shrink2(vec2(gap / 2.0, 0.0));
        let drawn = Line::new(&name, Style::Chip, ink).paint(ui, measures, inner);
        let is_wrong = tab == Tab::Problems && !desk.papers.problems().is_empty();
        let count_ink = if is_wrong { severity_ink(desk) } else { palette.soft };
        Line::new(&count, Style::Mark, count_ink).paint(ui, measures, inner.with_min_x(drawn.max.x + 6.0));
        if is_open {
            ui.painter().hline(inner.x_range(), rect.max.y - 1.0, Stroke::new(3.0, palette.accent));
        } else if response.hovered() {
            ui.painter().hline(inner.x_range(), rect.max.y - 1.0, Stroke::new(2.0, palette.line));
        }
        focus(ui, scene.theme, &response);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() && enabled {
            view.tab = tab;
        }
    }
}

/// The colour of the number of problems: as bad as the worst of them.
fn severity_ink(desk: &Desk<'_>) -> eframe::egui::Color32 {
    let palette = &desk.scene.theme.palette;
    let is_broken = desk.papers.problems().iter().any(|problem| problem.severity == Severity::Error);
    if is_broken { palette.red } else { palette.amber_text }
}

/// How much is in a tab.
fn count(desk: &Desk<'_>, tab: Tab) -> String {
    let catalog = desk.scene.session.catalog();
    let number = match tab {
        Tab::Problems => desk.papers.problems().len(),
        Tab::Products if desk.papers.is_usable() => catalog.products.len(),
        Tab::Offers if desk.papers.is_usable() => catalog.offers.len(),
        _ => return String::new(),
    };
    desk.scene.tongue.number(u32::try_from(number).unwrap_or(u32::MAX))
}

/// What the desk has to say, over its lower edge, until it is closed.
pub(super) fn notice(ui: &mut Ui, desk: &Desk<'_>, body: Rect, view: &mut DeskView) -> Option<DeskWish> {
    let notice = view.notice.clone()?;
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let (text, place) = notice_words(desk, &notice);
    let width = body.width().min(900.0);
    let paragraph = Paragraph::new(&text, Style::Note, palette.ink, 3);
    let buttons = measures.button_dense * if place.is_some() { 5.0 } else { 2.4 };
    let room = width - 2.0 * measures.pad - buttons - 16.0;
    let height = text_height(ui, measures, &paragraph, room).max(measures.button_dense) + 24.0;
    let (_, strip) = split_bottom(body, height, 0.0);
    let spot = Rect::from_center_size(strip.center(), vec2(width, height));
    let area = eframe::egui::Area::new(ui.scope_id().with("desk notice"))
        .order(eframe::egui::Order::Foreground)
        .fixed_pos(spot.min)
        .constrain(false);
    let mut wish = None;
    area.show(ui.ctx(), |ui| {
        ui.allocate_rect(spot, eframe::egui::Sense::hover());
        card(ui, scene.theme, spot);
        let radius = CornerRadius::same(measures.card_radius);
        ui.painter().rect_stroke(spot, radius, Stroke::new(1.5, palette.amber), StrokeKind::Inside);
        let inner = spot.shrink2(vec2(measures.pad, 12.0));
        let (words, right) = split_right(inner, buttons, 16.0);
        let shown = text_height(ui, measures, &paragraph, words.width());
        paragraph.show(ui, measures, words.with_min_y(words.center().y - shown / 2.0));
        let right = Rect::from_center_size(right.center(), vec2(right.width(), measures.button_dense));
        let (copy, close) = split_right(right, measures.button_dense * 2.4, 10.0);
        if let Some(place) = place
            && button(ui, scene.theme, copy, &scene.tongue.say("desk-copy"), ButtonKind::Plain).clicked()
        {
            wish = Some(DeskWish::Copy(place.to_string()));
        }
        if button(ui, scene.theme, close, &scene.tongue.say("notice-close"), ButtonKind::Plain).clicked() {
            view.notice = None;
        }
    });
    wish
}

/// The words of a notice, and the place that can be copied.
fn notice_words(desk: &Desk<'_>, notice: &DeskNotice) -> (String, Option<Place>) {
    let tongue = desk.scene.tongue;
    let about = |place: &Place| place_words(place);
    match notice {
        DeskNotice::NoEditor(place, reason) => {
            let values = [("place", about(place).into()), ("reason", reason.clone().into())];
            (tongue.say_with("desk-no-editor", &values), Some(place.clone()))
        }
        DeskNotice::NoFile(place) => {
            (tongue.say_with("desk-no-file", &[("place", about(place).into())]), Some(place.clone()))
        }
        DeskNotice::Copied(what) => (tongue.say_with("desk-copied", &[("what", what.clone().into())]), None),
    }
}

/// A calm sentence in the middle of an empty place.
pub(super) fn calm(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, (icon, title, lead): (Icon, &str, &str)) {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let size = measures.button;
    let width = rect.width().min(720.0);
    let title = Paragraph::new(title, Style::Title, palette.ink, 2).centred();
    let lead = Paragraph::new(lead, Style::Body, palette.soft, 4).centred();
    let heights = [text_height(ui, measures, &title, width), text_height(ui, measures, &lead, width)];
    let sum = size + 14.0 + heights.iter().sum::<f32>() + 8.0;
    let top = rect.center().y - sum * 0.6;
    let column = Rect::from_center_size(rect.center(), vec2(width, rect.height())).with_min_y(top.max(rect.min.y));
    let (spot, rest) = split_top(column, size, 14.0);
    crate::ui::widgets::paint_icon(ui, spot, icon, size, palette.accent);
    let (spot, rest) = split_top(rest, heights[0], 8.0);
    title.show(ui, measures, spot);
    lead.show(ui, measures, rest);
}

/// Where links stand in a row: at its right.
pub(super) const AT_RIGHT: Align2 = Align2::RIGHT_CENTER;
