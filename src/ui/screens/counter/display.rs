//! Owns the customer's own display: the order with its pictures and what it comes to. Nothing of it knows what the shop earns.

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use crate::pricing::QuoteLine;
use crate::ui::screens::Scene;
use crate::ui::screens::commit::chosen_words;
use crate::ui::screens::review::sums;
use crate::ui::screens::tax::{in_view, payable};
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, Paragraph, card, split_bottom, split_left, split_right, split_top};

/// Shows the order to the customer. It is given the walk alone: staff's figures can't come here.
pub fn show(ui: &mut Ui, scene: &Scene<'_>) {
    let full = ui.max_rect();
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    ui.painter().rect_filled(full, CornerRadius::ZERO, palette.paper);
    let inner = full.shrink(measures.edge);
    let (head, body) = split_top(inner, measures.header * 0.7, measures.gap * 0.5);
    let shop = scene.text(&scene.session.catalog().shop.name);
    Line::new(shop, Style::Display, palette.accent).show(ui, measures, head);
    let Some(quote) = scene.session.quote() else {
        let place = Rect::from_center_size(body.center(), vec2(body.width() * 0.8, measures.header));
        Line::new(&scene.tongue.say("display-welcome"), Style::Display, palette.ink)
            .align(Align2::CENTER_CENTER)
            .show(ui, measures, place);
        return;
    };
    let (left, right) = split_right(body, body.width() * 0.46, measures.gap);
    card(ui, scene.theme, left);
    let parts = scene.parts_of(&scene.session.state().order);
    scene.set_picture(ui, left.shrink(measures.inset), &parts);
    card(ui, scene.theme, right);
    let inner = right.shrink(measures.pad);
    let (title, rest) = split_top(inner, measures.pad * 2.2, 4.0);
    Line::new(&scene.tongue.say("display-title"), Style::Title, palette.ink).show(ui, measures, title);
    let (rest, total) = split_bottom(rest, measures.pad * 3.0, 4.0);
    let (words, amount) = split_right(total, total.width() * 0.5, 8.0);
    ui.painter().hline(total.x_range(), total.min.y, Stroke::new(1.0, palette.line));
    Line::new(&payable(scene, scene.tongue.say("review-total")), Style::Title, palette.ink).show(ui, measures, words);
    Line::new(&scene.tongue.money(quote.total), Style::Display, palette.accent)
        .align(Align2::RIGHT_CENTER)
        .show(ui, measures, amount);
    let rest = sums_ui(ui, scene, rest);
    lines(ui, scene, rest, &quote.lines);
}

/// The sums above the total. Returns the room above them.
fn sums_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Rect {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let all = sums(scene);
    let high = (measures.pad * 1.5).round();
    let (rest, place) = split_bottom(rect, high * all.len() as f32, 8.0);
    for (number, sum) in all.iter().enumerate() {
        let min = pos2(place.min.x, place.min.y + high * number as f32);
        let row = Rect::from_min_size(min, vec2(place.width(), high));
        let (words, amount) = split_right(row, row.width() * 0.34, 8.0);
        let ink = if sum.is_within { palette.soft } else { palette.ink };
        Line::new(&sum.name, Style::Note, ink).show(ui, measures, words);
        Line::new(&sum.amount, Style::Note, ink).align(Align2::RIGHT_CENTER).show(ui, measures, amount);
    }
    rest
}

/// The lines with their pictures; where there are more than have room, the last ones, as they came last.
fn lines(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, lines: &[QuoteLine]) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let high = (measures.chip * 1.5).round();
    let room = (rect.height() / high).floor().max(1.0) as usize;
    let earlier = lines.len().saturating_sub(room);
    let skipped = if earlier > 0 { earlier + 1 } else { 0 };
    let mut rest = rect;
    if skipped > 0 {
        let (place, below) = split_top(rest, high, 0.0);
        let values = [("count", skipped.to_string().into())];
        let text = scene.tongue.say_with("desk-and-more", &values);
        Paragraph::new(&text, Style::Note, palette.soft, 1).show(ui, measures, place);
        rest = below;
    }
    for line in lines.iter().skip(skipped) {
        let Some(product) = scene.session.catalog().product(&line.product) else { continue };
        let (place, below) = split_top(rest, high, 0.0);
        let (picture, words) = split_left(place.shrink2(vec2(0.0, 4.0)), high - 8.0, 12.0);
        scene.product_picture(ui, picture, product, &line.choices);
        let (words, amount) = split_right(words, words.width() * 0.3, 8.0);
        let name = scene.counted_goods(line.quantity, product);
        let chosen = chosen_words(scene, product, &line.choices);
        if chosen.is_empty() {
            Line::new(&name, Style::Strong, palette.ink).show(ui, measures, words);
        } else {
            let middle = words.center().y;
            Line::new(&name, Style::Strong, palette.ink).show(ui, measures, words.with_max_y(middle + 2.0));
            Line::new(&chosen, Style::Note, palette.soft).show(ui, measures, words.with_min_y(middle));
        }
        let total = in_view(scene, scene.tongue.money(line.total));
        Line::new(&total, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, amount);
        ui.painter().hline(place.x_range(), place.max.y, Stroke::new(1.0, palette.row));
        rest = below;
    }
}
