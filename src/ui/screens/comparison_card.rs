//! Owns one column of a comparison: its picture, why it is shown, what differs, and the button that picks it.

use eframe::egui::{Align2, Color32, CornerRadius, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::Scene;
use super::comparison::Column;
use super::comparison_plan::{
    Plan, amount_width, bar_width, mark_width, name_paragraph, reason_paragraph, value_paragraph,
};
use super::comparison_rows::{CompareRow, Standing};
use super::magnifier::magnifier;
use super::offer_notes::notes_paragraph;
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::{
    ButtonKind, Line, Paragraph, card, keyed_button, pill, selected_ring, split_left, split_right, text_height,
};

/// One column as a card; returns whether it was picked, and whether a close look at it was asked for.
pub(super) fn column_card(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (number, column, shown): (usize, &Column<'_>, &[&CompareRow]),
    plan: &Plan,
) -> (bool, bool) {
    let measures = &scene.theme.measures;
    card(ui, scene.theme, rect);
    if column.chosen {
        selected_ring(ui, scene.theme, rect);
    }
    let places = plan.places(measures, rect);
    let looked = column_picture(ui, scene, places.picture, column);
    title_row(ui, scene, places.title, column);
    reason_paragraph(scene, column).show(ui, measures, places.reason);
    let mut top = places.rows.min.y;
    for ((row, height), has_bars) in shown.iter().zip(&plan.rows).zip(&plan.bars) {
        let place = Rect::from_min_size(pos2(places.rows.min.x, top), vec2(places.rows.width(), *height));
        value_row(ui, scene, place, (row, number), (plan.names, *has_bars));
        top += height;
    }
    if let Some(text) = plan.notes.get(number) {
        notes_paragraph(scene, text, Style::Mark).show(ui, measures, places.notes);
    }
    (pick_button(ui, scene, places.button, column), looked)
}

/// The picture of a column, with what is to be known of it at a glance. Returns whether a close look was asked for.
fn column_picture(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, column: &Column<'_>) -> bool {
    let product = column.pictured(scene);
    // A picture that lies shows the product larger when its edges are cut a little; a very wide one would cut its head.
    if (1.3..1.75).contains(&rect.aspect_ratio()) {
        scene.filling_picture(ui, rect, &product, &column.choices);
    } else {
        scene.product_picture(ui, rect, &product, &column.choices);
    }
    if column.chosen {
        let place = Rect::from_min_max(rect.min + vec2(Space::SNUG, Space::SNUG), rect.max);
        pill(ui, scene.theme, place, &scene.tongue.say("upgrade-chosen"));
    }
    if !column.within_cap {
        let cap = scene.tongue.share(scene.session.catalog().plan.cap.basis_points());
        let text = scene.tongue.say_with("upgrade-over", &[("cap", cap.into())]);
        // Above the product, which stands lower: what makes it dearer is seen best at its edge. Below where one's choice is said.
        let top = if column.chosen { scene.theme.measures.chip * 0.75 + 22.0 } else { Space::SNUG };
        let place = Rect::from_min_max(rect.min + vec2(Space::SNUG, top), rect.max - vec2(Space::SNUG, 0.0));
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
    let (name, money) = split_right(rect, amount_width(ui, scene, column) - Space::SNUG, Space::SNUG);
    name_paragraph(scene, column, rect.width()).show(ui, measures, name);
    // On the line of the name's first words.
    let sizes = [Style::Heading, Style::Amount].map(|style| style.font(measures).size);
    let first = money.with_max_y(money.min.y + sizes[0].max(sizes[1]) * 1.3);
    Line::new(&amount, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, first);
}

/// One attribute of one column: its name, a bar where people would rather look, and what it means.
fn value_row(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (row, number): (&CompareRow, usize),
    (names, has_bars): (f32, bool),
) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let Some(value) = row.values.get(number) else { return };
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(scene.theme.strokes.hair, palette.row));
    let (name, rest) = split_left(rect, names, Space::SMALL);
    centred(ui, scene, name, Paragraph::new(&row.name, Style::Note, palette.soft, usize::MAX));
    let (mark, mut place) = split_left(rest, mark_width(measures), 0.0);
    standing_mark(ui, scene, mark, value.standing);
    if has_bars {
        let (bar, beside) = split_left(place, bar_width(place.width()), Space::SMALL);
        if let Some(share) = value.bar {
            let bar = Rect::from_center_size(bar.center(), vec2(bar.width(), 8.0));
            let outline = Stroke::new(scene.theme.strokes.groove, palette.outline);
            ui.painter().rect(bar, CornerRadius::same(4), palette.groove, outline, StrokeKind::Outside);
            let fill = bar.with_max_x(bar.min.x + bar.width() * share);
            ui.painter().rect_filled(fill, CornerRadius::same(4), palette.accent);
        }
        place = beside;
    }
    centred(ui, scene, place, value_paragraph(scene, value));
}

/// A text on the middle of its place's height.
fn centred(ui: &mut Ui, scene: &Scene<'_>, place: Rect, paragraph: Paragraph<'_>) {
    let measures = &scene.theme.measures;
    let height = text_height(ui, measures, &paragraph, place.width());
    paragraph.show(ui, measures, place.with_min_y(place.center().y - height / 2.0));
}

/// Whether a value is better or worse than that of what one came for, as a small arrow.
fn standing_mark(ui: &Ui, scene: &Scene<'_>, rect: Rect, standing: Standing) {
    let palette = &scene.theme.palette;
    let mark = rect.with_max_x(rect.max.x - Space::SMALL);
    match standing {
        Standing::Better => arrow(ui, mark, -1.0, palette.ink),
        Standing::Worse => arrow(ui, mark, 1.0, palette.amber_text),
        Standing::Alike => {}
    }
}

/// A small filled arrow in the middle of a place; `down` is 1 when it points down, -1 when it points up.
fn arrow(ui: &Ui, place: Rect, down: f32, color: Color32) {
    let half = vec2(place.width() * 0.36, place.width() * 0.27 * down);
    let middle = place.center();
    let corners = vec![middle - half, middle + vec2(half.x, -half.y), middle + vec2(0.0, half.y)];
    ui.painter().add(Shape::convex_polygon(corners, color, Stroke::NONE));
}
