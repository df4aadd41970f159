//! Owns the small pieces of the desk: rows, tags, links to places, a field to search with.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align, Align2, Color32, CornerRadius, CursorIcon, FontId, Frame, Margin, Rect, Response, Role, Stroke, StrokeKind,
    TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{Desk, DeskWish};
use crate::catalog::{Place, Thing};
use crate::ui::screens::options::in_scroll;
use crate::ui::theme::{Form, Icon, Palette, Style, Theme};
use crate::ui::widgets::{Line, paint_icon, pressable_as, ring};

/// The height of a row of a list.
pub(super) const fn row_height(theme: &Theme) -> f32 {
    match theme.measures.form {
        Form::Laptop => 38.0,
        Form::Landscape => 46.0,
        Form::Portrait => 58.0,
    }
}

/// The corner of what is small.
const SMALL: CornerRadius = CornerRadius::same(8);

/// The ground of a row that is pressed as a whole; draw what stands on it afterwards.
pub(in crate::ui::screens) fn row(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    (key, name): (&str, &str),
    is_chosen: bool,
) -> Response {
    let response = pressable_as(ui, rect, (key, name), ui.is_enabled());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, name));
    let palette = &theme.palette;
    let fill = match (is_chosen, response.hovered()) {
        (true, _) => palette.tint,
        (false, true) => palette.groove,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, SMALL, fill);
    focus(ui, theme, &response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Shows what the keyboard is on, and brings it into sight.
pub(in crate::ui::screens) fn focus(ui: &Ui, theme: &Theme, response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        ring(ui, theme, response.rect.shrink(4.0), SMALL);
    }
}

/// How wide a text is in one line.
pub(in crate::ui::screens) fn width_of(ui: &Ui, theme: &Theme, (text, style): (&str, Style)) -> f32 {
    let font = style.font(&theme.measures);
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
}

/// What a tag says by its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui::screens) enum Tone {
    /// Nothing: it is a word.
    Plain,
    /// It is so now.
    Now,
    /// It deserves a look.
    Look,
    /// It is wrong.
    Wrong,
}

impl Tone {
    /// The ground and the ink.
    pub(in crate::ui::screens) fn colours(self, palette: &Palette) -> (Color32, Color32) {
        match self {
            Self::Plain => (palette.groove, palette.soft),
            Self::Now => (palette.tint, palette.accent),
            Self::Look => (palette.card.lerp_to_gamma(palette.amber, 0.14), palette.amber_text),
            Self::Wrong => (palette.card.lerp_to_gamma(palette.red, 0.10), palette.red),
        }
    }
}

/// How high a tag is.
pub(in crate::ui::screens) fn tag_height(theme: &Theme) -> f32 {
    (Style::Mark.font(&theme.measures).size * 1.7).round()
}

/// A word on a rounded ground, its left end on the middle of a rectangle's left side. Returns how far to the right it came.
pub(in crate::ui::screens) fn tag(ui: &mut Ui, theme: &Theme, rect: Rect, (text, tone): (&str, Tone)) -> f32 {
    let height = tag_height(theme);
    let width = (width_of(ui, theme, (text, Style::Mark)) + height * 0.8).min(rect.width());
    let place = Rect::from_min_size(pos2(rect.min.x, rect.center().y - height / 2.0), vec2(width, height));
    let (ground, ink) = tone.colours(&theme.palette);
    ui.painter().rect_filled(place, CornerRadius::same((height / 2.0) as u8), ground);
    Line::new(text, Style::Mark, ink).align(Align2::CENTER_CENTER).show(
        ui,
        &theme.measures,
        place.shrink2(vec2(height * 0.3, 0.0)),
    );
    place.max.x
}

/// A choice among a few, as a pressed word; `count` stands behind it. Returns whether it was pressed, and its right end.
pub(in crate::ui::screens) fn segment(
    ui: &mut Ui,
    theme: &Theme,
    at: Rect,
    (key, text): (&str, &str),
    is_chosen: bool,
) -> (bool, f32) {
    let width = width_of(ui, theme, (text, Style::Chip)) + at.height() * 0.7;
    let place = Rect::from_min_size(at.min, vec2(width, at.height()));
    let response = pressable_as(ui, place, (key, text), ui.is_enabled());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, text));
    let palette = &theme.palette;
    let radius = CornerRadius::same((at.height() / 2.0) as u8);
    let (fill, outline, ink) = match (is_chosen, response.hovered()) {
        (true, _) => (palette.tint, Stroke::new(1.5, palette.accent), palette.accent),
        (false, true) => (palette.groove, Stroke::new(1.0, palette.line), palette.ink),
        (false, false) => (palette.card, Stroke::new(1.0, palette.line), palette.ink),
    };
    ui.painter().rect(place, radius, fill, outline, StrokeKind::Inside);
    focus(ui, theme, &response);
    Line::new(text, Style::Chip, ink).align(Align2::CENTER_CENTER).paint(ui, &theme.measures, place);
    (response.on_hover_cursor(CursorIcon::PointingHand).clicked(), place.max.x)
}

/// A place in a file, as a link that opens it there. At the left of the rectangle, or at its right.
pub(super) fn place_link(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    (key, place): (&str, &Place),
    align: Align2,
) -> Option<DeskWish> {
    let text = place_words(place);
    let size = Style::Mark.font(&theme.measures).size;
    let width = (width_of(ui, theme, (&text, Style::Mark)) + size * 1.6).min(rect.width());
    let spot = align.align_size_within_rect(vec2(width, rect.height().max(size * 1.9)), rect);
    let response = pressable_as(ui, spot, (key, &text), ui.is_enabled());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &text));
    let ink = if response.hovered() { theme.palette.accent } else { theme.palette.soft };
    let icon = Rect::from_min_size(pos2(spot.min.x, spot.center().y - size / 2.0), vec2(size, size));
    paint_icon(ui, icon, Icon::PencilSimple, size, ink);
    let line = Line::new(&text, Style::Mark, ink);
    let line = if response.hovered() { line.underlined() } else { line };
    line.paint(ui, &theme.measures, spot.with_min_x(spot.min.x + size * 1.4));
    focus(ui, theme, &response);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked().then(|| DeskWish::Open(place.clone()))
}

/// A place as people read it: file and line.
pub(super) fn place_words(place: &Place) -> String {
    match place.line {
        0 => place.file.clone(),
        line => format!("{}:{line}", place.file),
    }
}

/// The link to where a part of the catalog stands, where that is known.
pub(super) fn thing_link(
    ui: &mut Ui,
    desk: &Desk<'_>,
    rect: Rect,
    (key, thing): (&str, &Thing),
    align: Align2,
) -> Option<DeskWish> {
    let place = desk.papers.place(thing)?;
    place_link(ui, desk.scene.theme, rect, (key, &place), align)
}

/// A word that is pressed to go somewhere else at the desk. Returns whether it was.
pub(super) fn word_link(ui: &mut Ui, theme: &Theme, rect: Rect, (key, text, style): (&str, &str, Style)) -> bool {
    let width = width_of(ui, theme, (text, style)).min(rect.width());
    let spot = rect.with_max_x(rect.min.x + width);
    let response = pressable_as(ui, spot, (key, text), ui.is_enabled());
    let ink = if response.hovered() { theme.palette.accent } else { theme.palette.ink };
    Line::new(text, style, ink).underlined().paint(ui, &theme.measures, rect);
    focus(ui, theme, &response);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// A field to search with: low, and its name in it while it is empty.
pub(super) fn search(ui: &mut Ui, theme: &Theme, rect: Rect, (name, text): (&str, &mut String)) {
    let palette = &theme.palette;
    let radius = CornerRadius::same((rect.height() / 2.0) as u8);
    ui.painter().rect_filled(rect, radius, palette.card);
    let font: FontId = Style::Note.font(&theme.measures);
    let row = ui.painter().layout_no_wrap("X".to_owned(), font.clone(), palette.ink).size().y;
    let side = rect.height() * 0.4;
    let margin = Margin::symmetric(side as i8, ((rect.height() - row) / 2.0) as i8);
    if text.is_empty() {
        Line::new(name, Style::Note, palette.soft).paint(ui, &theme.measures, rect.shrink2(vec2(side, 0.0)));
    }
    let edit = TextEdit::singleline(text)
        .id(ui.scope_id().with(("search", name)))
        .font(font)
        .text_color(palette.ink)
        .frame(Frame::NONE.inner_margin(margin))
        .char_limit(60)
        .desired_width(rect.width())
        .min_size(rect.size());
    let response = ui.put(rect, edit);
    let outline = if response.has_focus() { Stroke::new(2.0, palette.accent) } else { Stroke::new(1.0, palette.line) };
    ui.painter().rect_stroke(rect, radius, outline, StrokeKind::Inside);
    let value = text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, name);
        info.current_text_value = Some(value.clone());
        info
    });
}

/// Contents that may be higher than their place, with names of their own; they return how far down they came.
pub(in crate::ui::screens) fn scrolled<R>(
    ui: &mut Ui,
    name: &str,
    rect: Rect,
    add: impl FnOnce(&mut Ui, Rect) -> (R, f32),
) -> R {
    ui.scope_builder(UiBuilder::new().id_salt(name).max_rect(rect), |ui| in_scroll(ui, rect, add)).inner
}

/// A name in a few rows that break between words only, at the top of a rectangle or around its middle: set smaller where a word
/// is wider than it, and cut after the last row. Returns how high it is.
pub(in crate::ui::screens) fn in_words(
    ui: &Ui,
    theme: &Theme,
    rect: Rect,
    (text, style, ink): (&str, Style, Color32),
    (most, align): (usize, Align),
) -> f32 {
    const SMALLEST: f32 = 0.72;
    let mut font = style.font(&theme.measures);
    let width = |text: &str, font: &FontId| {
        ui.painter().layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x
    };
    let widest = text.split_whitespace().map(|word| width(word, &font)).fold(0.0, f32::max);
    if widest > rect.width() {
        font.size = (font.size * (rect.width() / widest).max(SMALLEST) * 4.0).floor() / 4.0;
    }
    let mut rows: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match rows.last_mut() {
            Some(row) if width(&format!("{row} {word}"), &font) <= rect.width() => {
                row.push(' ');
                row.push_str(word);
            }
            _ => rows.push(word.to_owned()),
        }
    }
    let is_cut = rows.len() > most;
    rows.truncate(most);
    if let Some(last) = rows.last_mut().filter(|_| is_cut) {
        last.push('…');
    }
    let high = (font.size * style.line_height()).round();
    let top = match align {
        Align::Min => rect.min.y,
        _ => rect.center().y - high * rows.len() as f32 / 2.0,
    };
    for (number, row) in rows.iter().enumerate() {
        let place = Rect::from_min_size(pos2(rect.min.x, top + high * number as f32), vec2(rect.width(), high));
        let mut job = LayoutJob::single_section(row.clone(), TextFormat::simple(font.clone(), ink));
        job.wrap =
            TextWrapping { max_width: rect.width(), max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(place.min.x, place.center().y - galley.size().y / 2.0), galley, ink);
    }
    high * rows.len() as f32
}

/// Whether something at a rectangle is worth drawing: it is in sight, or close enough for the keyboard to go there.
pub(in crate::ui::screens) fn is_near(ui: &Ui, rect: Rect) -> bool {
    let sight = ui.clip_rect();
    sight.expand(sight.height()).intersects(rect)
}

/// A heading within a panel, with room for a link at its right. Returns that room.
pub(super) fn section(ui: &mut Ui, theme: &Theme, rect: Rect, text: &str) -> Rect {
    let drawn = Line::new(text, Style::Strong, theme.palette.ink).show(ui, &theme.measures, rect);
    rect.with_min_x(drawn.max.x + 16.0)
}
