//! Owns the list of lines that the anchor bar opens: each one tap from leaving.

use eframe::egui::{Align2, Area, Order, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::options::{Cursor, in_scroll};
use super::review::{sum_rows, way_out, why};
use super::{Scene, ViewState, Wish};
use crate::ui::theme::{Form, Style};
use crate::ui::widgets::{Line, card, link, split_bottom, split_right, split_top};

pub(super) fn show(ui: &Ui, scene: &Scene<'_>, body: Rect, view: &mut ViewState) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let quote = scene.session.quote()?;
    let row = if measures.form == Form::Laptop { 60.0 } else { 78.0 };
    let height = (row * quote.lines.len() as f32 + 330.0).min(body.height() - measures.header);
    let width = (body.width() - 2.0 * measures.edge).min(860.0);
    let place = Rect::from_min_size(pos2(body.min.x + measures.edge, body.max.y - height - 12.0), vec2(width, height));
    let area = Area::new(ui.scope_id().with("lines")).order(Order::Foreground).fixed_pos(place.min).constrain(false);
    area.show(ui.ctx(), |ui| {
        ui.allocate_rect(place, Sense::hover());
        card(ui, scene.theme, place);
        let inner = place.shrink(measures.pad);
        let (title, rest) = split_top(inner, 40.0, 8.0);
        Line::new(&scene.tongue.say("bar-lines"), Style::Title, scene.theme.palette.ink).show(ui, measures, title);
        let (_, close) = split_right(title, 120.0, 0.0);
        if link(ui, scene.theme, close, &scene.tongue.say("bar-close"), Align2::RIGHT_CENTER).clicked() {
            view.lines_open = false;
        }
        let (lines, sums) = split_bottom(rest, 216.0, 12.0);
        sum_rows(ui, scene, sums);
        in_scroll(ui, lines, |ui, rect| {
            let mut cursor = Cursor { rect, y: rect.min.y };
            let mut wish = None;
            for line in &quote.lines {
                let place = cursor.take(row, 0.0);
                let stroke = Stroke::new(1.0, scene.theme.palette.row);
                ui.painter().hline(place.x_range(), place.max.y, stroke);
                let (words, out) = split_right(place, 120.0, 16.0);
                let (words, amount) = split_right(words, 120.0, 12.0);
                let product = scene.session.catalog().product(&line.product);
                let name = scene.counted(line.quantity, &scene.name(&line.product));
                let (upper, lower) = split_top(words, row * 0.52, 0.0);
                Line::new(&name, Style::Strong, scene.theme.palette.ink)
                    .align(Align2::LEFT_BOTTOM)
                    .show(ui, measures, upper);
                let reason = product.map(|product| why(scene, line.id, &line.choices, product)).unwrap_or_default();
                Line::new(&reason, Style::Mark, scene.theme.palette.soft)
                    .align(Align2::LEFT_TOP)
                    .show(ui, measures, lower);
                Line::new(&scene.tongue.money(line.total), Style::Amount, scene.theme.palette.ink)
                    .align(Align2::RIGHT_CENTER)
                    .show(ui, measures, amount);
                let spot =
                    Rect::from_center_size(out.center(), vec2(out.width(), measures.button_dense.min(row - 8.0)));
                wish = way_out(ui, scene, spot, line).or(wish);
            }
            (wish, cursor.y)
        })
    })
    .inner
}
