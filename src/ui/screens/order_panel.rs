//! Owns the list of lines that the anchor bar opens: each one tap from leaving.

use eframe::egui::{Align2, Area, Order, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::entries::{Entry, entries};
use super::options::{Cursor, in_scroll};
use super::review::{sum_height, sum_rows, way_out};
use super::tax::in_view;
use super::{Scene, ViewState, Wish};
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{Line, card, link, split_bottom, split_right, split_top};

/// Shows the list; returns what was asked for, and where it stands.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, body: Rect, view: &mut ViewState) -> (Option<Wish>, Rect) {
    let measures = &scene.theme.measures;
    let rows = entries(scene);
    let row = if measures.form == Form::Laptop { 60.0 } else { 78.0 };
    let sums = sum_height(scene);
    let fixed = measures.pad * 2.0 + 48.0 + 16.0 + sums;
    let height = (row * rows.len() as f32 + fixed).min(body.height() - measures.header);
    let width = (body.width() - 2.0 * measures.edge).min(860.0);
    let place = Rect::from_min_size(pos2(body.min.x + measures.edge, body.max.y - height - 12.0), vec2(width, height));
    let area = Area::new(ui.scope_id().with("lines")).order(Order::Foreground).fixed_pos(place.min).constrain(false);
    let wish = area.show(ui.ctx(), |ui| {
        ui.allocate_rect(place, Sense::hover());
        card(ui, scene.theme, place);
        let inner = place.shrink(measures.pad);
        let (title, rest) = split_top(inner, 40.0, Space::SMALL);
        Line::new(&in_view(scene, scene.tongue.say("bar-lines")), Style::Title, scene.theme.palette.ink)
            .show(ui, measures, title);
        let (_, close) = split_right(title, 120.0, 0.0);
        if link(ui, scene.theme, close, &scene.tongue.say("bar-close"), Align2::RIGHT_CENTER).clicked() {
            view.lines_open = false;
        }
        let (lines, place) = split_bottom(rest, sums, Space::USUAL);
        sum_rows(ui, scene, place);
        in_scroll(ui, lines, |ui, rect| {
            let mut cursor = Cursor { rect, y: rect.min.y };
            let mut wish = None;
            for entry in &rows {
                wish = line(ui, scene, cursor.take(row, 0.0), entry).or(wish);
            }
            (wish, cursor.y)
        })
    });
    (wish.inner, place)
}

/// One row of the list.
fn line(ui: &mut Ui, scene: &Scene<'_>, place: Rect, row: &Entry<'_>) -> Option<Wish> {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    ui.painter().hline(place.x_range(), place.max.y, Stroke::new(1.0, palette.row));
    let (words, out) = split_right(place, 120.0, Space::USUAL);
    let (words, amount) = split_right(words, 120.0, Space::SNUG);
    let (upper, lower) = split_top(words, place.height() * 0.52, 0.0);
    Line::new(&row.title, Style::Strong, palette.ink).align(Align2::LEFT_BOTTOM).show(ui, measures, upper);
    Line::new(&row.note, Style::Mark, palette.soft).align(Align2::LEFT_TOP).show(ui, measures, lower);
    let text = if row.line.is_some() { scene.tongue.money(row.amount) } else { scene.tongue.difference(row.amount) };
    Line::new(&text, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, amount);
    let spot = Rect::from_center_size(out.center(), vec2(out.width(), measures.button_dense.min(place.height() - 8.0)));
    way_out(ui, scene, spot, row)
}
