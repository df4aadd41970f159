//! Owns buttons, chips and links.

use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Rect, Response, Role, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::{Line, pressable, pressable_as};
use crate::ui::theme::{Face, Icon, Space, Style, Theme};

/// What a button is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonKind {
    /// Goes on: the one button with the accent.
    Continue,
    /// Would go on, but something is missing: pressing it says what.
    Waiting,
    /// Everything else.
    Plain,
    /// A plain one that was chosen.
    Chosen,
}

/// A button that fills its rectangle.
pub fn button(ui: &mut Ui, theme: &Theme, rect: Rect, text: &str, kind: ButtonKind) -> Response {
    named_button(ui, theme, rect, (text, text), kind)
}

/// The same, with another name for assistive technology than the text on it: 'Remove the card box' for 'Remove'.
pub fn named_button(ui: &mut Ui, theme: &Theme, rect: Rect, (text, name): (&str, &str), kind: ButtonKind) -> Response {
    keyed_button(ui, theme, rect, (name, text, name), kind)
}

/// The same, known by a key that stays when its words change, so that the keyboard stays on it.
pub fn keyed_button(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    (key, text, name): (&str, &str, &str),
    kind: ButtonKind,
) -> Response {
    twin_button(ui, theme, rect, (key, text, name, text), kind)
}

/// The same, its words set no larger than those on its twin.
pub fn twin_button(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    (key, text, name, twin): (&str, &str, &str, &str),
    kind: ButtonKind,
) -> Response {
    let response = pressable_as(ui, rect, (key, name), ui.is_enabled());
    let palette = &theme.palette;
    let (fill, outline, ink) = match kind {
        ButtonKind::Continue => (palette.accent, Stroke::NONE, palette.on_accent),
        ButtonKind::Waiting => (palette.card, Stroke::new(theme.strokes.button, palette.accent), palette.accent),
        ButtonKind::Plain => (palette.card, Stroke::new(theme.strokes.button, palette.ink), palette.ink),
        ButtonKind::Chosen => (palette.chosen, Stroke::new(theme.strokes.button, palette.accent), palette.on_chosen),
    };
    let fill = answering(ui, theme, &response, fill);
    let radius = CornerRadius::same(theme.measures.radius);
    ui.painter().rect(rect, radius, fill, outline, StrokeKind::Inside);
    focus_ring(ui, theme, &response, radius);
    let words = Line::new(text, Style::Button, ink).twin(twin).align(Align2::CENTER_CENTER);
    words.paint(ui, &theme.measures, rect.shrink2(vec2(Space::SNUG, 0.0)));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A small rounded button with text.
pub fn chip(ui: &mut Ui, theme: &Theme, rect: Rect, text: &str, chosen: bool) -> Response {
    let response = pressable(ui, rect, text, ui.is_enabled());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, text));
    let ink = chip_ground(ui, theme, &response, chosen);
    focus_ring(ui, theme, &response, CornerRadius::same(radius_of(rect)));
    Line::new(text, Style::Chip, ink).align(Align2::CENTER_CENTER).paint(
        ui,
        &theme.measures,
        rect.shrink2(vec2(Space::SMALL, 0.0)),
    );
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The ground of a chip. Returns the colour of what stands on it.
pub(super) fn chip_ground(ui: &Ui, theme: &Theme, response: &Response, chosen: bool) -> Color32 {
    let palette = &theme.palette;
    let (fill, outline, ink) = if chosen {
        (palette.chosen, Stroke::new(theme.strokes.button, palette.accent), palette.on_chosen)
    } else {
        (palette.card, Stroke::new(theme.strokes.outline, palette.outline), palette.ink)
    };
    let radius = CornerRadius::same(radius_of(response.rect));
    ui.painter().rect(response.rect, radius, answering(ui, theme, response, fill), outline, StrokeKind::Inside);
    ink
}

/// A small round button with an icon; `name` says what it does.
pub fn icon_button(ui: &mut Ui, theme: &Theme, rect: Rect, icon: Icon, name: &str) -> Response {
    let enabled = ui.is_enabled();
    let response = pressable(ui, rect, name, enabled);
    let palette = &theme.palette;
    let radius = CornerRadius::same(radius_of(rect));
    let fill = answering(ui, theme, &response, palette.card);
    let outline = Stroke::new(theme.strokes.outline, palette.outline);
    ui.painter().rect(rect, radius, fill, outline, StrokeKind::Inside);
    focus_ring(ui, theme, &response, radius);
    let ink = if enabled { palette.ink } else { palette.soft.gamma_multiply(0.5) };
    paint_icon(ui, rect, icon, (rect.height() * 0.5).round(), ink);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(name)
}

/// The smallest side of anything that is pressed, in points. Source: HONESTY, accessibility.
const SMALLEST_TARGET: f32 = 44.0;

/// Text that can be pressed, underlined. The whole rectangle takes the press, and around a low one as much as a finger needs.
pub fn link(ui: &mut Ui, theme: &Theme, rect: Rect, text: &str, align: Align2) -> Response {
    let target = Rect::from_center_size(rect.center(), rect.size().max(vec2(SMALLEST_TARGET, SMALLEST_TARGET)));
    let response = pressable(ui, target, text, ui.is_enabled());
    let color = if response.hovered() { theme.palette.accent } else { theme.palette.ink };
    let drawn = Line::new(text, Style::Chip, color).align(align).underlined().paint(ui, &theme.measures, rect);
    if response.has_focus() {
        ring(ui, theme, drawn.expand(Space::TINY), CornerRadius::same(8));
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Draws an icon in the middle of a rectangle.
pub fn paint_icon(ui: &Ui, rect: Rect, icon: Icon, size: f32, color: Color32) {
    let font = Face::Icon.sized(size);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon.glyph(), font, color);
}

/// The ground of something pressable, a little darker under the finger or the pointer.
fn answering(ui: &Ui, theme: &Theme, response: &Response, fill: Color32) -> Color32 {
    let (id, is_down) = (response.id.with("press"), response.is_pointer_button_down_on());
    let fading = ui.ctx().animate_bool_with_time(id, is_down, theme.motion.press());
    // The finger is answered with the next frame; only letting go fades.
    let pressed = if is_down { 1.0 } else { fading };
    let hovered = if response.hovered() { 0.035 } else { 0.0 };
    fill.lerp_to_gamma(theme.palette.pressed, hovered + 0.09 * pressed)
}

/// The ring that shows what the keyboard is on.
pub(super) fn focus_ring(ui: &Ui, theme: &Theme, response: &Response, radius: CornerRadius) {
    if response.has_focus() {
        ring(ui, theme, response.rect, radius);
    }
}

pub(in crate::ui) fn ring(ui: &Ui, theme: &Theme, rect: Rect, radius: CornerRadius) {
    // A point of air between the ring and what it is around.
    let away = theme.strokes.focus + 1.0;
    let outer = radius + CornerRadius::same(away as u8);
    let stroke = Stroke::new(theme.strokes.focus, theme.palette.focus);
    ui.painter().rect_stroke(rect.expand(away), outer, stroke, StrokeKind::Inside);
}

/// The radius that makes an end round.
fn radius_of(rect: Rect) -> u8 {
    // Chips are at most a hundred points high.
    (rect.height() / 2.0).clamp(0.0, 255.0) as u8
}

/// How a choice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileState {
    /// It can be chosen.
    Open,
    /// It is chosen.
    Chosen,
    /// It does not go with the other choices: pressing it says what can be done.
    Blocked,
}

/// A choice with a line under it: what it costs, or what it does not go with. Returns whether it was pressed.
pub fn choice_tile(ui: &mut Ui, theme: &Theme, rect: Rect, (text, note): (&str, &str), state: TileState) -> bool {
    let enabled = ui.is_enabled();
    let chosen = state == TileState::Chosen;
    let response = pressable(ui, rect, &format!("{text}, {note}"), enabled);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, chosen, format!("{text}, {note}")));
    let palette = &theme.palette;
    let (fill, outline) = match state {
        TileState::Chosen => (palette.chosen, Stroke::new(theme.strokes.button + 0.5, palette.accent)),
        TileState::Open => (palette.card, Stroke::new(theme.strokes.outline, palette.outline)),
        TileState::Blocked => (palette.paper, Stroke::new(theme.strokes.hair, palette.outline)),
    };
    let radius = CornerRadius::same(theme.measures.radius);
    ui.painter().rect(rect, radius, answering(ui, theme, &response, fill), outline, StrokeKind::Inside);
    focus_ring(ui, theme, &response, radius);
    let (ink, beside) = match state {
        TileState::Chosen if palette.chosen == palette.ink => (palette.on_chosen, palette.on_chosen),
        TileState::Blocked => (palette.soft, palette.soft),
        TileState::Chosen | TileState::Open => (palette.ink, palette.soft),
    };
    let inner = rect.shrink2(vec2(Space::SMALL, Space::TINY));
    let middle = inner.center().y + 1.0;
    Line::new(text, Style::Strong, ink).align(Align2::CENTER_BOTTOM).paint(
        ui,
        &theme.measures,
        inner.with_max_y(middle),
    );
    Line::new(note, Style::Mark, beside).align(Align2::CENTER_TOP).paint(
        ui,
        &theme.measures,
        inner.with_min_y(middle + 2.0),
    );
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// One of several answers under each other, with what it costs at its right edge. Returns whether it was pressed.
pub fn choice_row(ui: &mut Ui, theme: &Theme, rect: Rect, (text, amount): (&str, &str)) -> bool {
    let response = pressable(ui, rect, &format!("{text}, {amount}"), ui.is_enabled());
    let palette = &theme.palette;
    let radius = CornerRadius::same(theme.measures.radius);
    let fill = answering(ui, theme, &response, palette.card);
    let outline = Stroke::new(theme.strokes.outline, palette.outline);
    ui.painter().rect(rect, radius, fill, outline, StrokeKind::Inside);
    focus_ring(ui, theme, &response, radius);
    let inner = rect.shrink2(vec2(theme.measures.inset + Space::SMALL, 0.0));
    let (words, right) = super::split_right(inner, inner.width() * 0.24, Space::SNUG);
    Line::new(text, Style::Strong, palette.ink).align(Align2::LEFT_CENTER).paint(ui, &theme.measures, words);
    Line::new(amount, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).paint(ui, &theme.measures, right);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
