//! Owns one column of a comparison: its picture, why it is shown, what differs, and the button that picks it.

use eframe::egui::{Align2, Color32, CornerRadius, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::Scene;
use super::claims::claims;
use super::comparison::Column;
use super::comparison_rows::{CompareRow, ShownValue, Standing};
use super::looking::magnifier;
use super::offer_notes::{Notes, notes_height, notes_paragraph};
use crate::ui::theme::{Form, Measures, Style};
use crate::ui::widgets::{
    ButtonKind, Line, Paragraph, card, keyed_button, pill, selected_ring, split_bottom, split_left, split_right,
    split_top, text_height,
};

/// How high a row of a card is where there is room.
const fn row_height(form: Form) -> f32 {
    match form {
        Form::Landscape => 40.0,
        Form::Laptop => 29.0,
        Form::Portrait => 48.0,
    }
}

/// Whether a card has its picture beside the words, not above them.
fn is_beside(form: Form, inner: Rect) -> bool {
    form == Form::Portrait && inner.height() <= inner.width() * 0.75
}

/// How much of a card its picture takes where it stands beside the words.
fn beside_share(inner: Rect) -> f32 {
    (inner.height() / inner.width() * 0.8).clamp(0.38, 0.46)
}

/// How high the words of a card with its picture above are without notes: a title, rows and a button.
fn words_height(measures: &Measures, rows: usize) -> f32 {
    measures.pad * 4.0 + row_height(measures.form) * rows as f32 + measures.button
}

/// Between the rows and the notes below them.
const NOTES_GAP: f32 = 6.0;

/// What stands beside the rows of each column, and the heights that all columns keep for it, so that their pictures are alike.
pub(super) struct ColumnNotes {
    /// How high the reasons under the names are.
    reasons: f32,
    texts: Vec<String>,
    /// How high what stands under the rows is.
    height: f32,
}

/// Why a column is there: the reason that the catalog gives; for what one came for what it is.
pub(super) fn reason<'a>(scene: &'a Scene<'_>, column: &'a Column<'_>) -> &'a str {
    column.offer.map_or_else(|| scene.text(&column.product.summary), |offer| scene.text(&offer.because))
}

fn reason_paragraph<'a>(scene: &'a Scene<'_>, column: &'a Column<'_>) -> Paragraph<'a> {
    Paragraph::new(reason(scene, column), Style::Note, scene.theme.palette.soft, 2)
}

/// The words beside the rows: why each column is there, and of what its product claims all that can be read whole while the
/// picture stays large.
pub(super) fn notes_of(
    ui: &Ui,
    scene: &Scene<'_>,
    columns: &[Column<'_>],
    (place, rows): (Rect, usize),
) -> ColumnNotes {
    const LEAST_PICTURE: f32 = 0.36;
    let measures = &scene.theme.measures;
    let inner = place.shrink(measures.inset);
    let side = measures.pad - measures.inset;
    let (width, room) = if is_beside(measures.form, inner) {
        let used = words_height(measures, rows) - measures.pad * 0.8;
        (inner.width() * (1.0 - beside_share(inner)) - measures.pad - side, inner.height() - used)
    } else {
        (inner.width() - 2.0 * side, inner.height() * (1.0 - LEAST_PICTURE) - words_height(measures, rows))
    };
    let reason_of = |column: &Column<'_>| text_height(ui, measures, &reason_paragraph(scene, column), width);
    let reasons = columns.iter().map(reason_of).fold(0.0, f32::max);
    let note = |column: &Column<'_>| {
        let notes = Notes::about(claims(scene, column.product, column.quantity));
        notes.fitting(ui, scene, (width, room - reasons - NOTES_GAP))
    };
    let texts: Vec<String> = columns.iter().map(note).collect();
    let height = texts.iter().map(|text| notes_height(ui, scene, text, width)).fold(0.0, f32::max);
    ColumnNotes { reasons, texts, height: if height > 0.0 { height + NOTES_GAP } else { 0.0 } }
}

/// One column as a card; returns whether it was picked, and whether a close look at it was asked for.
pub(super) fn column_card(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (number, column, shown): (usize, &Column<'_>, &[&CompareRow]),
    notes: &ColumnNotes,
) -> (bool, bool) {
    let measures = &scene.theme.measures;
    card(ui, scene.theme, rect);
    if column.chosen {
        selected_ring(ui, scene.theme, rect);
    }
    let inner = rect.shrink(measures.inset);
    let side = measures.pad - measures.inset;
    let (picture, words) = if is_beside(measures.form, inner) {
        let (picture, words) = split_left(inner, inner.width() * beside_share(inner), measures.pad);
        (picture, words.with_max_x(words.max.x - side))
    } else {
        let height = (words_height(measures, shown.len()) + notes.reasons + notes.height).min(inner.height() - 90.0);
        let (picture, words) = split_bottom(inner, height, 0.0);
        (picture, words.shrink2(vec2(side, 0.0)))
    };
    let looked = column_picture(ui, scene, picture, column);
    let (title, rest) = split_top(words, measures.pad * 2.2, 0.0);
    title_row(ui, scene, title, column);
    let (why, rest) = split_top(rest, notes.reasons, measures.pad * 0.4);
    reason_paragraph(scene, column).show(ui, measures, why);
    // Low cards keep their rows readable with a lower button, still as large as on other cards.
    let button_height = if rect.height() < 340.0 { measures.button_dense } else { measures.button };
    let (lines, place) = split_bottom(rest, button_height + side, 8.0);
    let (lines, below) = split_bottom(lines, notes.height, 0.0);
    let row_height = row_height(measures.form).min(lines.height() / shown.len().max(1) as f32);
    for (index, row) in shown.iter().enumerate() {
        let top = lines.min.y + row_height * index as f32;
        let place = Rect::from_min_size(pos2(lines.min.x, top), vec2(lines.width(), row_height));
        value_row(ui, scene, place, (row, number));
    }
    if let Some(text) = notes.texts.get(number) {
        notes_paragraph(scene, text).show(ui, measures, below.with_min_y(below.min.y + NOTES_GAP));
    }
    let picked = pick_button(ui, scene, place.with_max_y(place.max.y - side), column);
    (picked, looked)
}

/// The picture of a column, with what is to be known of it at a glance. Returns whether a close look was asked for.
fn column_picture(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, column: &Column<'_>) -> bool {
    // A picture that lies shows the product larger when its edges are cut a little; a very wide one would cut its head.
    if (1.3..1.75).contains(&rect.aspect_ratio()) {
        scene.filling_picture(ui, rect, column.product, &column.choices);
    } else {
        scene.product_picture(ui, rect, column.product, &column.choices);
    }
    if column.chosen {
        let place = Rect::from_min_max(rect.min + vec2(14.0, 14.0), rect.max);
        pill(ui, scene.theme, place, &scene.tongue.say("upgrade-chosen"));
    }
    if !column.within_cap {
        let cap = scene.tongue.share(scene.session.catalog().plan.cap.basis_points());
        let text = scene.tongue.say_with("more-over", &[("cap", cap.into())]);
        // Above the product, which stands lower: what makes it dearer is seen best at its edge. Below where one's choice is said.
        let top = if column.chosen { scene.theme.measures.chip * 0.75 + 22.0 } else { 14.0 };
        let place = Rect::from_min_max(rect.min + vec2(14.0, top), rect.max - vec2(12.0, 0.0));
        pill(ui, scene.theme, place, &text);
    }
    let what = if column.offer.is_some() { "look-beside" } else { "look-at" };
    magnifier(ui, scene, rect, (column.product, what))
}

/// What the button that picks a column says, what it is called, and how it looks.
pub(super) fn pick_words(scene: &Scene<'_>, column: &Column<'_>) -> (String, String, ButtonKind) {
    let (text, kind) = match (column.offer, column.chosen) {
        (None, true) => ("upgrade-keep", ButtonKind::Plain),
        (None, false) => ("upgrade-back", ButtonKind::Plain),
        (Some(_), true) => ("upgrade-taken", ButtonKind::Chosen),
        (Some(_), false) => ("upgrade-take", ButtonKind::Plain),
    };
    let text = scene.tongue.say(text);
    let name = format!("{text}: {}", scene.text(&column.product.name));
    (text, name, kind)
}

/// The button that picks a column; returns whether it was pressed.
fn pick_button(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, column: &Column<'_>) -> bool {
    let (text, name, kind) = pick_words(scene, column);
    let key = column.product.id.as_str();
    let pressed = keyed_button(ui, scene.theme, rect, (key, &text, &name), kind).clicked();
    pressed && !(column.chosen && column.offer.is_some())
}

fn title_row(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, column: &Column<'_>) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let amount = scene.tongue.difference(column.difference);
    let font = Style::Amount.font(measures);
    let width = ui.painter().layout_no_wrap(amount.clone(), font, palette.ink).size().x + 6.0;
    let (name, money) = split_right(rect, width, 12.0);
    let style = if rect.width() < 420.0 { Style::Heading } else { Style::Title };
    Line::new(scene.text(&column.product.name), style, palette.ink).show(ui, measures, name);
    Line::new(&amount, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, money);
}

/// One attribute of one column: its name, a bar where people would rather look, and what it means.
fn value_row(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (row, number): (&CompareRow, usize)) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let Some(value) = row.values.get(number) else { return };
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(1.0, palette.row));
    let (name, place) = split_left(rect, rect.width() * 0.27, 8.0);
    Line::new(&row.name, Style::Note, palette.soft).show(ui, measures, name);
    let mut place = standing_mark(ui, scene, place, value.standing);
    // What it means is worth more than a bar, where there is no room for both.
    let most = (place.width() * 0.24).min(96.0);
    let words = words_width(ui, scene, value).min(place.width());
    if let Some(share) = value.bar.filter(|_| place.width() > 220.0 && words + most + 10.0 <= place.width()) {
        let (bar, rest) = split_left(place, most, 10.0);
        let bar = Rect::from_center_size(bar.center(), vec2(bar.width(), 8.0));
        ui.painter().rect_filled(bar, CornerRadius::same(4), palette.groove);
        let fill = bar.with_max_x(bar.min.x + bar.width() * share);
        ui.painter().rect_filled(fill, CornerRadius::same(4), palette.accent);
        place = rest;
    }
    value_words_ui(ui, scene, place, value);
}

/// Whether a value is better or worse than that of what one came for, as a small arrow. Returns what is left beside it.
fn standing_mark(ui: &Ui, scene: &Scene<'_>, rect: Rect, standing: Standing) -> Rect {
    let palette = &scene.theme.palette;
    let size = Style::Note.font(&scene.theme.measures).size;
    let (mark, rest) = split_left(rect, size, 8.0);
    match standing {
        Standing::Better => arrow(ui, mark, -1.0, palette.ink),
        Standing::Worse => arrow(ui, mark, 1.0, palette.amber_text),
        Standing::Alike => {}
    }
    rest
}

/// A small filled arrow in the middle of a place; `down` is 1 when it points down, -1 when it points up.
fn arrow(ui: &Ui, place: Rect, down: f32, color: Color32) {
    let half = vec2(place.width() * 0.36, place.width() * 0.27 * down);
    let middle = place.center();
    let corners = vec![middle - half, middle + vec2(half.x, -half.y), middle + vec2(0.0, half.y)];
    ui.painter().add(Shape::convex_polygon(corners, color, Stroke::NONE));
}

/// A value: what it means for the buyer first, and then the figure.
fn value_words_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, value: &ShownValue) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let color = if value.is_worse() { palette.amber_text } else { palette.ink };
    if value.meaning.is_empty() {
        Line::new(&value.text, Style::Note, color).show(ui, measures, rect);
        return;
    }
    if words_width(ui, scene, value) > rect.width() {
        // Set smaller together rather than one of them cut.
        let both = format!("{}, {}", value.meaning, value.text);
        Line::new(&both, Style::Note, color).show(ui, measures, rect);
        return;
    }
    let drawn = Line::new(&value.meaning, Style::Chip, color).show(ui, measures, rect);
    let beside = rect.with_min_x(drawn.max.x + WORDS_GAP);
    Line::new(&value.text, Style::Note, palette.soft).show(ui, measures, beside);
}

/// Between what a value means and the figure.
const WORDS_GAP: f32 = 8.0;

/// How wide the words of a value are beside each other.
fn words_width(ui: &Ui, scene: &Scene<'_>, value: &ShownValue) -> f32 {
    let (measures, ink) = (&scene.theme.measures, scene.theme.palette.ink);
    let wide =
        |text: &str, style: Style| ui.painter().layout_no_wrap(text.to_owned(), style.font(measures), ink).size().x;
    let figure = wide(&value.text, Style::Note);
    if value.meaning.is_empty() { figure } else { wide(&value.meaning, Style::Chip) + WORDS_GAP + figure + 1.0 }
}
