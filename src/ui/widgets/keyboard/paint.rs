//! Owns how the keys look: calm, with the letter large on them, and different under a finger with the very next frame.

use eframe::egui::{Align2, Color32, CornerRadius, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::accents::{capital, hint};
use super::fingers::Bubble;
use super::layout::{Key, Layer};
use super::name::words;
use super::typist::{Shift, Typist};
use crate::catalog::Lang;
use crate::ui::text::Tongue;
use crate::ui::theme::{Face, Icon, Style, Theme};
use crate::ui::widgets::paint_icon;

/// What decides how keys look in this frame.
#[expect(clippy::struct_excessive_bools, reason = "each says something that the others don't")]
pub(super) struct Look {
    pub(super) is_capital: bool,
    pub(super) shift: Shift,
    pub(super) bubble: Option<Bubble>,
    lang: Lang,
    has_next: bool,
    has_hints: bool,
    down: Vec<usize>,
    is_down: bool,
}

impl Look {
    pub(super) fn of(typist: &Typist) -> Self {
        let many = typist.board.as_ref().map_or(0, |(board, _)| board.keys.len());
        Self {
            is_capital: typist.is_capital(),
            shift: typist.shift,
            bubble: typist.fingers.bubble.clone(),
            lang: typist.lang,
            has_next: typist.has_next(),
            has_hints: typist.layer == Layer::Letters && typist.field.is_some_and(|field| !field.is_plain()),
            down: (0..many).filter(|key| typist.fingers.is_down(*key)).collect(),
            is_down: false,
        }
    }

    /// The same for one key.
    pub(super) fn on(&self, key: usize) -> Self {
        Self { bubble: None, down: Vec::new(), is_down: self.down.contains(&key), ..*self }
    }
}

/// The ground that the keys lie on.
pub(super) fn ground(ui: &Ui, theme: &Theme, rect: Rect) {
    ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.palette.groove);
    let line = Stroke::new(theme.strokes.hair, theme.palette.line);
    ui.painter().hline(rect.x_range(), rect.min.y, line);
}

/// The fill and the ink of a key.
fn colours(theme: &Theme, key: Key, look: &Look) -> (Color32, Color32) {
    let palette = &theme.palette;
    let is_firm = theme.strokes.card > 0.0;
    let quiet = if is_firm { palette.card } else { palette.card.lerp_to_gamma(palette.ink, 0.13) };
    let is_lit = key == Key::Shift && (look.is_capital || look.shift == Shift::Locked);
    let (fill, ink) = match key {
        Key::Done => (palette.ink, palette.card),
        _ if is_lit => (palette.card, palette.ink),
        Key::Shift | Key::Backspace | Key::Signs | Key::Letters => (quiet, palette.ink),
        Key::Next if look.has_next => (quiet, palette.ink),
        Key::Next => (quiet, palette.soft),
        Key::Letter(_) | Key::Text(_) | Key::Space | Key::Gap => (palette.card, palette.ink),
    };
    match (look.is_down, key) {
        (false, _) => (fill, ink),
        (true, Key::Done) => (fill.lerp_to_gamma(palette.card, 0.25), ink),
        // Under a finger a key is dark: it is seen beside the fingertip.
        (true, _) => (palette.ink, palette.card),
    }
}

/// One key.
pub(super) fn key(ui: &Ui, theme: &Theme, tongue: &Tongue, (key, rect): (Key, Rect), look: &Look) {
    let (fill, ink) = colours(theme, key, look);
    let radius = CornerRadius::same((rect.height() * 0.18).clamp(8.0, 14.0) as u8);
    let painter = ui.painter();
    if theme.strokes.card > 0.0 {
        let outline = Stroke::new(theme.strokes.outline, theme.palette.outline);
        painter.rect(rect, radius, fill, outline, StrokeKind::Inside);
    } else {
        let depth = if look.is_down { 0.0 } else { 1.5 };
        painter.rect_filled(rect.translate(vec2(0.0, depth)), radius, theme.palette.line);
        painter.rect_filled(rect, radius, fill);
    }
    if let Some(text) = words(tongue, key) {
        return word(ui, theme, (&text, ink), rect);
    }
    let size = letter_size(rect);
    match key {
        Key::Letter(letter) => {
            let shown = if look.is_capital { capital(letter) } else { letter };
            painter.text(rect.center(), Align2::CENTER_CENTER, shown, Face::Medium.sized(size), ink);
            corner(ui, theme, (letter, ink), rect, look);
        }
        Key::Shift => shift(ui, rect, ink, look),
        Key::Backspace => paint_icon(ui, rect, Icon::Backspace, (size * 1.25).round(), ink),
        _ => {}
    }
}

fn letter_size(rect: Rect) -> f32 {
    (rect.height().min(rect.width() * 1.2) * 0.42).clamp(20.0, 44.0).round()
}

/// The letter that is found under this one by holding it, small in the corner.
fn corner(ui: &Ui, theme: &Theme, (letter, ink): (char, Color32), rect: Rect, look: &Look) {
    if !look.has_hints || rect.height() < 50.0 {
        return;
    }
    let Some(accent) = hint(look.lang, letter) else { return };
    let accent = if look.is_capital { capital(accent) } else { accent };
    let ink = if look.is_down { ink } else { theme.palette.soft };
    let font = Face::Sans.sized((letter_size(rect) * 0.5).max(13.0).round());
    ui.painter().text(rect.right_top() + vec2(-8.0, 5.0), Align2::RIGHT_TOP, accent, font, ink);
}

/// A word on a key, as large as it fits.
fn word(ui: &Ui, theme: &Theme, (text, ink): (&str, Color32), rect: Rect) {
    let wanted = Style::Chip.font(&theme.measures).size.max((rect.height() * 0.27).round()).min(26.0);
    let room = rect.width() - 10.0;
    let wide = ui.painter().layout_no_wrap(text.to_owned(), Face::Medium.sized(wanted), ink).size().x;
    let size = if wide > room { (wanted * room / wide).floor().max(11.0) } else { wanted };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, Face::Medium.sized(size), ink);
}

/// The arrow of the shift key: full where letters are capitals, with a bar under it where they stay so.
fn shift(ui: &Ui, rect: Rect, ink: Color32, look: &Look) {
    let side = letter_size(rect) * 0.92;
    let at = |x: f32, y: f32| -> Pos2 { rect.center() + vec2(x, y) * side };
    let top = -0.46;
    let stroke = Stroke::new((side * 0.075).max(1.8), ink);
    let is_full = look.is_capital || look.shift == Shift::Locked;
    let outline = vec![
        at(0.0, top),
        at(0.5, 0.06),
        at(0.22, 0.06),
        at(0.22, 0.44),
        at(-0.22, 0.44),
        at(-0.22, 0.06),
        at(-0.5, 0.06),
    ];
    if is_full {
        // Two parts, as what is filled must not be hollow.
        let head = vec![at(0.0, top), at(0.5, 0.06), at(-0.5, 0.06)];
        ui.painter().add(Shape::convex_polygon(head, ink, Stroke::NONE));
        let stem = Rect::from_two_pos(at(-0.22, 0.04), at(0.22, 0.44));
        ui.painter().rect_filled(stem, CornerRadius::ZERO, ink);
    }
    ui.painter().add(Shape::closed_line(outline, stroke));
    if look.shift == Shift::Locked {
        let bar = Rect::from_two_pos(at(-0.3, 0.6), at(0.3, 0.6)).expand2(vec2(0.0, stroke.width * 0.7));
        ui.painter().rect_filled(bar, CornerRadius::same(2), ink);
    }
}

/// The letters that a held key offers.
pub(super) fn bubble(ui: &Ui, theme: &Theme, bubble: &Bubble) {
    let palette = &theme.palette;
    let radius = CornerRadius::same(theme.measures.radius);
    for shadow in theme.elevation.card() {
        ui.painter().add(shadow.as_shape(bubble.rect, radius));
    }
    let outline = Stroke::new(theme.strokes.outline, palette.outline);
    ui.painter().rect(bubble.rect, radius, palette.card, outline, StrokeKind::Inside);
    for (number, (letter, rect)) in bubble.choices.iter().enumerate() {
        let is_chosen = bubble.chosen == Some(number);
        let ink = if is_chosen { palette.card } else { palette.ink };
        if is_chosen {
            ui.painter().rect_filled(rect.shrink(2.0), CornerRadius::same(10), palette.ink);
        }
        let size = letter_size(*rect);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, letter, Face::Medium.sized(size), ink);
        if number == 0 {
            // The plain letter stands apart from what it becomes.
            let line = Stroke::new(theme.strokes.hair, palette.line);
            let is_first = rect.min.x - bubble.rect.min.x < rect.width() / 2.0;
            let x = if is_first { rect.max.x } else { rect.min.x };
            ui.painter().line_segment([pos2(x, rect.min.y + 6.0), pos2(x, rect.max.y - 6.0)], line);
        }
    }
}
