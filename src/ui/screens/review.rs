//! Owns the review: every line, why it is there, what it saves, each one tap from leaving.

use eframe::egui::{Align2, Rect, Stroke, Ui, vec2};

use super::entries::{Entry, entries};
use super::options::{Cursor, in_scroll};
use super::shell::heading;
use super::{Scene, Wish};
use crate::flow::Action;
use crate::money::Money;
use crate::ui::theme::{Form, Style};
use crate::ui::widgets::{
    ButtonKind, Line, card, link, named_button, split_bottom, split_left, split_right, split_top,
};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, &scene.tongue.say("review-title"), &scene.tongue.say("review-lead"));
    let (lines, sums) = match measures.form {
        Form::Portrait => split_bottom(place, 480.0, measures.gap),
        Form::Landscape => split_right(place, 670.0, measures.gap * 1.5),
        Form::Laptop => split_right(place, 430.0, measures.gap),
    };
    let mut wish = lines_of(ui, scene, lines);
    wish = sums_of(ui, scene, sums).or(wish);
    wish
}

/// The rows as cards, one below the other, and below them what else there is to see.
fn lines_of(ui: &mut Ui, scene: &Scene<'_>, place: Rect) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let rows = entries(scene);
    let (least, most, slim) = match measures.form {
        Form::Landscape => (132.0, 226.0, 84.0),
        Form::Laptop => (96.0, 160.0, 66.0),
        Form::Portrait => (150.0, 240.0, 104.0),
    };
    let gap = measures.gap * 0.75;
    let things = rows.iter().filter(|row| row.line.is_some()).count();
    let slim_rows = (rows.len() - things) as f32;
    let room = place.height() - slim_rows * (slim + gap) - measures.chip;
    let height = (room / things.max(1) as f32 - gap).clamp(least, most);
    in_scroll(ui, place, |ui, rect| {
        let mut cursor = Cursor { rect, y: rect.min.y };
        let mut wish = None;
        for row in &rows {
            let height = if row.line.is_some() { height } else { slim };
            wish = row_card(ui, scene, cursor.take(height, gap), row).or(wish);
        }
        if scene.session.has_more() {
            let more = scene.tongue.say("more-show");
            let row = cursor.take(measures.chip, 0.0);
            if link(ui, scene.theme, row, &more, Align2::LEFT_CENTER).clicked() {
                wish = Some(Wish::Act(Action::MoreAsked));
            }
        }
        (wish, cursor.y)
    })
}

/// One row: its picture, what it is, why it is there, what it costs, and the way out.
fn row_card(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, row: &Entry<'_>) -> Option<Wish> {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    card(ui, scene.theme, rect);
    let inner = rect.shrink(measures.inset);
    let side = measures.pad - measures.inset;
    let rest = match row.line {
        Some((line, product)) => {
            let (picture, rest) = split_left(inner, (inner.height() * 1.35).min(inner.width() * 0.3), measures.pad);
            scene.product_picture(ui, picture, product, &line.choices);
            rest
        }
        None => inner.with_min_x(inner.min.x + side),
    };
    let (wide, narrow) = if measures.form == Form::Laptop { (104.0, 92.0) } else { (140.0, 124.0) };
    let (rest, out) = split_right(rest.with_max_x(rest.max.x - side), wide, measures.gap);
    let (words, amount_place) = split_right(rest, narrow, 12.0);
    let parts = if row.saving.is_some() { [1.25, 0.75, 1.0] } else { [1.45, 1.55, 0.0] };
    let third = words.height() / 3.0;
    let (upper, lower) = split_top(words, third * parts[0], 2.0);
    let style = if row.line.is_some() { Style::Title } else { Style::Strong };
    Line::new(&row.title, style, palette.ink).align(Align2::LEFT_BOTTOM).show(ui, measures, upper);
    let (middle, bottom) = split_top(lower, third * parts[1], 0.0);
    Line::new(&row.note, Style::Note, palette.soft).align(Align2::LEFT_TOP).show(ui, measures, middle);
    if let Some(saving) = row.saving {
        let text = scene.tongue.say_with("review-saves", &[("price", scene.tongue.money(saving).into())]);
        Line::new(&text, Style::Note, palette.accent).align(Align2::LEFT_TOP).show(ui, measures, bottom);
    }
    let amount = if row.line.is_some() { scene.tongue.money(row.amount) } else { scene.tongue.difference(row.amount) };
    Line::new(&amount, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, amount_place);
    let spot = Rect::from_center_size(out.center(), vec2(out.width(), measures.button_dense.min(rect.height() - 16.0)));
    way_out(ui, scene, spot, row)
}

/// The button that takes a row out, or changes what the buyer came for, which stays.
pub(super) fn way_out(ui: &mut Ui, scene: &Scene<'_>, place: Rect, row: &Entry<'_>) -> Option<Wish> {
    let (action, word, what) = row.way_out.as_ref()?;
    let pressed = named_button(ui, scene.theme, place, (word, what), ButtonKind::Plain).clicked();
    pressed.then(|| Wish::Act(action.clone()))
}

/// What is to be paid, and how it comes about: as high as what stands in it.
fn sums_of(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let quote = scene.session.quote()?;
    let (title_height, total_height) = (measures.pad * 1.6, measures.pad * 2.6);
    let height = measures.pad * 2.0 + title_height + 4.0 + sum_height(scene) + total_height + 12.0 + measures.chip;
    let rect = rect.with_max_y((rect.min.y + height).min(rect.max.y));
    card(ui, scene.theme, rect);
    let inner = rect.shrink(measures.pad);
    let (place, rest) = split_top(inner, title_height, 4.0);
    Line::new(&tongue.say("review-pay"), Style::Title, palette.ink).show(ui, measures, place);
    let below = sum_rows(ui, scene, rest);
    let (total, rest) = split_top(below, total_height, 12.0);
    Line::new(&tongue.say("review-total"), Style::Title, palette.ink).show(ui, measures, total);
    Line::new(&tongue.money(quote.total), Style::Money, palette.ink)
        .align(Align2::RIGHT_CENTER)
        .show(ui, measures, total);
    let anchor = scene.session.uplift()?.anchor;
    let moved = anchor != quote.total || quote.lines.len() > 1;
    let only = tongue.say_with("review-only", &[("price", tongue.money(anchor).into())]);
    let place = rest.with_max_y(rest.min.y + measures.chip);
    let back = moved && link(ui, scene.theme, place, &only, Align2::CENTER_CENTER).clicked();
    back.then_some(Wish::Act(Action::EverythingTakenBack))
}

/// How high a row of the sums is.
fn sum_row(scene: &Scene<'_>) -> f32 {
    if scene.theme.measures.form == Form::Laptop { 34.0 } else { 44.0 }
}

/// How high all rows of the sums are.
pub(super) fn sum_height(scene: &Scene<'_>) -> f32 {
    let Some(quote) = scene.session.quote() else { return 0.0 };
    let optional = usize::from(!quote.discount.is_zero()) + usize::from(quote.saved() > Money::ZERO);
    sum_row(scene) * (2 + quote.tax.len() + optional) as f32
}

/// Goods, shipping, discount, tax and saving, one row each. Returns what is left below.
pub(super) fn sum_rows(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Rect {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let Some(quote) = scene.session.quote() else { return rect };
    let free = scene.session.catalog().shop.shipping.free_from;
    let free = free.map(|free| tongue.say_with("review-shipping-free", &[("price", tongue.money(free).into())]));
    let mut figures = vec![
        (tongue.say("review-goods"), String::new(), tongue.money(quote.goods)),
        (tongue.say("review-shipping"), free.unwrap_or_default(), tongue.money(quote.shipping.price)),
    ];
    if !quote.discount.is_zero() {
        figures.push((tongue.say("review-discount"), String::new(), tongue.money(-quote.discount)));
    }
    for tax in &quote.tax {
        let name = tongue.say_with("review-tax", &[("rate", tax.rate.to_string().into())]);
        figures.push((name, String::new(), tongue.money(tax.tax)));
    }
    if quote.saved() > Money::ZERO {
        figures.push((tongue.say("review-saved"), String::new(), tongue.money(quote.saved())));
    }
    let height = sum_row(scene);
    let mut rest = rect;
    for (name, beside, figure) in figures {
        let (row, below) = split_top(rest, height, 0.0);
        ui.painter().hline(row.x_range(), row.max.y, Stroke::new(1.0, palette.row));
        let drawn = Line::new(&name, Style::Note, palette.ink).show(ui, measures, row.with_max_x(row.max.x - 120.0));
        if !beside.is_empty() {
            let place = row.with_min_x(drawn.max.x + 8.0).with_max_x(row.max.x - 110.0);
            Line::new(&beside, Style::Mark, palette.soft).show(ui, measures, place);
        }
        Line::new(&figure, Style::Strong, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, row);
        rest = below;
    }
    rest
}
