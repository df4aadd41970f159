//! Owns the small pieces of the salesperson's desk: a field to type in, keys on buttons, rows of a table.

use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Frame, Key, Margin, Rect, Response, Role, Stroke, StrokeKind, TextEdit,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{Command, Counter};
use crate::ui::screens::desk::pieces::{focus, width_of};
use crate::ui::theme::{Form, Style, Theme};
use crate::ui::widgets::{Line, pressable_as};

/// A part of the desk with names of its own.
pub(super) fn in_place<R>(ui: &mut Ui, name: &str, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().id_salt(name).max_rect(rect), add).inner
}

/// The height of a row of a table.
pub(super) const fn row_height(theme: &Theme) -> f32 {
    match theme.measures.form {
        Form::Laptop => 46.0,
        Form::Landscape => 56.0,
        Form::Portrait => 66.0,
    }
}

/// The corner of what is small.
const SMALL: CornerRadius = CornerRadius::same(10);

/// A field for one line, its name in it while it is empty. Takes the keyboard where it is wanted.
pub(super) fn entry(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    (key, name): (&str, &str),
    (text, wants): (&mut String, &mut bool),
) -> Response {
    let (measures, palette) = (&theme.measures, &theme.palette);
    ui.painter().rect_filled(rect, SMALL, palette.card);
    let font = Style::Body.font(measures);
    let row = ui.painter().layout_no_wrap("X".to_owned(), font.clone(), palette.ink).size().y;
    let margin = Margin::symmetric(14, ((rect.height() - row) / 2.0) as i8);
    if text.is_empty() {
        Line::new(name, Style::Body, palette.soft).paint(ui, measures, rect.shrink2(vec2(14.0, 0.0)));
    }
    let edit = TextEdit::singleline(text)
        .id(ui.scope_id().with(("entry", key)))
        .font(font)
        .text_color(palette.ink)
        .frame(Frame::NONE.inner_margin(margin))
        .char_limit(120)
        .desired_width(rect.width())
        .min_size(rect.size());
    let response = ui.put(rect, edit);
    if ui.is_enabled() && std::mem::take(wants) {
        response.request_focus();
    }
    let has_focus = response.has_focus();
    let outline = if has_focus { Stroke::new(2.5, palette.accent) } else { Stroke::new(1.5, palette.outline) };
    ui.painter().rect_stroke(rect, SMALL, outline, StrokeKind::Inside);
    let value = text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, name);
        info.current_text_value = Some(value.clone());
        info
    });
    response
}

/// How a keyed button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// It goes on: with the accent.
    Strong,
    /// It stands for itself.
    Plain,
    /// What it toggles is on.
    On,
    /// It is a word in a bar.
    Quiet,
}

/// A button for something that has a shortcut: its words, and its keys behind them. Returns whether it was pressed.
pub(super) fn command_button(
    ui: &mut Ui,
    counter: &Counter<'_>,
    rect: Rect,
    (command, text): (Command, &str),
    look: Look,
) -> bool {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let keys = command.shortcut().written(counter.scene.tongue);
    let name = format!("{text} ({keys})");
    let response = pressable_as(ui, rect, (command.name(), &name), ui.is_enabled());
    let (fill, outline, ink, faint) = match look {
        Look::Strong => (palette.accent, Stroke::NONE, palette.on_accent, palette.on_accent),
        Look::Plain => (palette.card, Stroke::new(1.5, palette.outline), palette.ink, palette.soft),
        Look::On => (palette.tint, Stroke::new(1.5, palette.accent), palette.accent, palette.accent),
        Look::Quiet => (Color32::TRANSPARENT, Stroke::NONE, palette.ink, palette.soft),
    };
    let fill = match (look, response.hovered()) {
        (Look::Plain | Look::Quiet, true) => palette.groove,
        _ => fill,
    };
    ui.painter().rect(rect, SMALL, fill, outline, StrokeKind::Inside);
    focus(ui, theme, &response);
    let inner = rect.shrink2(vec2(INSET, 0.0));
    let wide = width_of(ui, theme, (&keys, Style::Mark));
    let words = inner.with_max_x((inner.max.x - wide - 8.0).max(inner.min.x));
    Line::new(text, Style::Chip, ink).paint(ui, measures, words);
    Line::new(&keys, Style::Mark, faint).align(Align2::RIGHT_CENTER).paint(ui, measures, inner);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// From a button's edge to its words.
const INSET: f32 = 11.0;

/// How wide a button with its keys is.
pub(super) fn command_width(ui: &Ui, counter: &Counter<'_>, (command, text): (Command, &str)) -> f32 {
    let theme = counter.scene.theme;
    let keys = command.shortcut().written(counter.scene.tongue);
    width_of(ui, theme, (text, Style::Chip)) + width_of(ui, theme, (&keys, Style::Mark)) + 8.0 + 2.0 * INSET + 1.0
}

/// Buttons beside each other, from the left. Returns what was pressed, and where they end.
pub(super) fn button_row(
    ui: &mut Ui,
    counter: &Counter<'_>,
    rect: Rect,
    buttons: &[(Command, Look)],
) -> (Option<Command>, f32) {
    let mut pressed = None;
    let mut x = rect.min.x;
    for (command, look) in buttons {
        let text = counter.say(command.name());
        let width = command_width(ui, counter, (*command, &text));
        let place = Rect::from_min_size(pos2(x, rect.min.y), vec2(width, rect.height()));
        if place.max.x > rect.max.x + 0.5 {
            break;
        }
        if command_button(ui, counter, place, (*command, &text), *look) {
            pressed = Some(*command);
        }
        x = place.max.x + 8.0;
    }
    (pressed, x)
}

/// Moves a place in a list by the arrow keys, which are taken.
pub(super) fn move_by_keys(ui: &Ui, at: usize, count: usize) -> usize {
    let step = |key| super::keys::pressed(ui, key);
    let last = count.saturating_sub(1);
    let at = at.min(last);
    match (step(Key::ArrowDown), step(Key::ArrowUp)) {
        (true, false) => (at + 1).min(last),
        (false, true) => at.saturating_sub(1),
        _ => at,
    }
}

/// A hint in the colour of what explains.
pub(super) fn hint(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, text: &str) {
    let theme = counter.scene.theme;
    Line::new(text, Style::Note, theme.palette.soft).show(ui, &theme.measures, rect);
}
