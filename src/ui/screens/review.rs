//! Owns the review: every line, why it is there, what it saves, each one tap from leaving.

use eframe::egui::{Align2, Rect, Stroke, Ui, vec2};

use super::offers::offer_name;
use super::options::{Cursor, in_scroll};
use super::shell::heading;
use super::{Scene, Wish};
use crate::catalog::OfferKind;
use crate::flow::{Action, Origin};
use crate::money::Money;
use crate::pricing::{LineId, QuoteLine};
use crate::ui::theme::{Form, Style};
use crate::ui::widgets::{
    ButtonKind, Line, card, link, named_button, split_bottom, split_left, split_right, split_top,
};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, &scene.tongue.say("review-title"), &scene.tongue.say("review-lead"));
    let (lines, sums) = match measures.form {
        Form::Portrait => split_bottom(place, 560.0, measures.gap),
        Form::Landscape => split_right(place, 670.0, measures.gap * 1.5),
        Form::Laptop => split_right(place, 430.0, measures.gap),
    };
    let mut wish = lines_of(ui, scene, lines);
    wish = sums_of(ui, scene, sums).or(wish);
    wish
}

/// The lines as cards, one below the other.
fn lines_of(ui: &mut Ui, scene: &Scene<'_>, place: Rect) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let quote = scene.session.quote()?;
    let (least, most) = match measures.form {
        Form::Landscape => (150.0, 226.0),
        Form::Laptop => (108.0, 160.0),
        Form::Portrait => (156.0, 240.0),
    };
    let share = (place.height() - 12.0) / quote.lines.len().max(1) as f32 - measures.gap * 0.75;
    let height = share.clamp(least, most);
    in_scroll(ui, place, |ui, rect| {
        let mut cursor = Cursor { rect, y: rect.min.y };
        let mut wish = None;
        for line in &quote.lines {
            wish = line_card(ui, scene, cursor.take(height, measures.gap * 0.75), line).or(wish);
        }
        if let Some(effect) = &quote.multiplier {
            let row = cursor.take(measures.button + measures.pad, measures.gap * 0.75);
            let times = scene.tongue.times(i64::from(effect.times) * 100);
            let values = [("times", times.into()), ("price", scene.tongue.money(effect.surcharge).into())];
            let text = scene.tongue.say_with("review-doubled", &values);
            card(ui, scene.theme, row);
            let inner = row.shrink2(vec2(measures.pad, measures.pad / 2.0));
            let (words, place) = split_right(inner, remove_width(scene), measures.gap);
            Line::new(&text, Style::Strong, scene.theme.palette.ink).show(ui, measures, words);
            let remove = scene.tongue.say("review-remove");
            let name = scene.tongue.say_with("review-remove-what", &[("name", text.clone().into())]);
            if named_button(ui, scene.theme, place, (&remove, &name), ButtonKind::Plain).clicked() {
                wish = Some(Wish::Act(Action::OfferTakenBack(effect.offer.clone())));
            }
        }
        (wish, cursor.y)
    })
}

fn remove_width(scene: &Scene<'_>) -> f32 {
    if scene.theme.measures.form == Form::Laptop { 92.0 } else { 124.0 }
}

/// One line: its picture, what it is, why it is there, what it costs, and the way out.
fn line_card(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, line: &QuoteLine) -> Option<Wish> {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let product = scene.session.catalog().product(&line.product)?;
    card(ui, scene.theme, rect);
    let inner = rect.shrink(measures.inset);
    let (picture, rest) = split_left(inner, (inner.height() * 1.35).min(inner.width() * 0.3), measures.pad);
    scene.product_picture(ui, picture, product, &line.choices);
    let rest = rest.with_max_x(rest.max.x - (measures.pad - measures.inset));
    let (rest, out) = split_right(rest, remove_width(scene), measures.gap);
    let amount = scene.tongue.money(line.total);
    let amount_width = if measures.form == Form::Laptop { 92.0 } else { 124.0 };
    let (words, amount_place) = split_right(rest, amount_width, 12.0);
    let title = scene.counted(line.quantity, scene.text(&product.name));
    let why = why(scene, line.id, &line.choices, product);
    let saved = line.list - line.total;
    let third = words.height() / 3.0;
    let (upper, lower) = split_top(words, third * 1.4, 0.0);
    Line::new(&title, Style::Title, palette.ink).align(Align2::LEFT_BOTTOM).show(ui, measures, upper);
    let (middle, bottom) = split_top(lower.with_min_y(lower.min.y + 2.0), third * 0.7, 0.0);
    Line::new(&why, Style::Note, palette.soft).show(ui, measures, middle);
    if saved > Money::ZERO {
        let text = scene.tongue.say_with("review-saves", &[("price", scene.tongue.money(saved).into())]);
        Line::new(&text, Style::Note, palette.accent).align(Align2::LEFT_TOP).show(ui, measures, bottom);
    }
    Line::new(&amount, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, amount_place);
    way_out(ui, scene, Rect::from_center_size(out.center(), vec2(out.width(), measures.button_dense)), line)
}

/// The button that takes a line out, or an upgrade back. What the buyer came for has none: it stays.
pub(super) fn way_out(ui: &mut Ui, scene: &Scene<'_>, place: Rect, line: &QuoteLine) -> Option<Wish> {
    let name = scene.name(&line.product);
    let (word, what) = match scene.session.state().origins.get(&line.id)? {
        Origin::Hook { upgrade: None, .. } => return None,
        Origin::Hook { came_for, .. } => {
            let before = scene.name(came_for);
            ("review-revert", scene.tongue.say_with("review-revert-what", &[("name", before.into())]))
        }
        Origin::Accepted(_) => ("review-remove", scene.tongue.say_with("review-remove-what", &[("name", name.into())])),
    };
    let pressed = named_button(ui, scene.theme, place, (&scene.tongue.say(word), &what), ButtonKind::Plain).clicked();
    pressed.then_some(Wish::Act(Action::LineRemoved(line.id)))
}

/// Why a line is in the order.
pub(super) fn why(
    scene: &Scene<'_>,
    line: LineId,
    choices: &crate::catalog::Choices,
    product: &crate::catalog::Product,
) -> String {
    let tongue = scene.tongue;
    let reason = match scene.session.state().origins.get(&line) {
        Some(Origin::Hook { upgrade: Some(_), came_for }) => {
            tongue.say_with("review-upgraded", &[("name", scene.name(came_for).into())])
        }
        Some(Origin::Hook { .. }) => tongue.say("review-hook"),
        Some(Origin::Accepted(offer)) => match scene.session.catalog().offer(offer) {
            Some(offer) if matches!(offer.kind, OfferKind::Bundle { .. }) => {
                tongue.say_with("review-bundle", &[("name", offer_name(scene, offer).into())])
            }
            _ => tongue.say("review-added"),
        },
        None => String::new(),
    };
    let chosen = super::commit::chosen_words(scene, product, choices);
    if chosen.is_empty() { reason } else { format!("{reason} · {chosen}") }
}

/// What is to be paid, and how it comes about.
fn sums_of(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let quote = scene.session.quote()?;
    card(ui, scene.theme, rect);
    let inner = rect.shrink(measures.pad);
    let (place, rest) = split_top(inner, measures.pad * 1.6, 4.0);
    Line::new(&tongue.say("review-pay"), Style::Title, palette.ink).show(ui, measures, place);
    let below = sum_rows(ui, scene, rest);
    let anchor = scene.session.uplift()?.anchor;
    let moved = anchor != quote.total || quote.lines.len() > 1;
    let (upper, links) = split_bottom(below, if measures.form == Form::Laptop { 72.0 } else { 96.0 }, 8.0);
    let total = upper.with_min_y(upper.max.y - measures.pad * 2.4);
    ui.painter().hline(total.x_range(), total.min.y, Stroke::new(1.0, palette.line));
    Line::new(&tongue.say("review-total"), Style::Title, palette.ink).show(ui, measures, total);
    Line::new(&tongue.money(quote.total), Style::Money, palette.ink)
        .align(Align2::RIGHT_CENTER)
        .show(ui, measures, total);
    let (first, second) = split_top(links, links.height() / 2.0, 0.0);
    let mut wish = None;
    if moved {
        let only = tongue.say_with("review-only", &[("price", tongue.money(anchor).into())]);
        if link(ui, scene.theme, first, &only, Align2::CENTER_CENTER).clicked() {
            wish = Some(Wish::Act(Action::EverythingTakenBack));
        }
    }
    if scene.session.has_more() {
        let more = tongue.say("more-show");
        if link(ui, scene.theme, second, &more, Align2::CENTER_CENTER).clicked() {
            wish = Some(Wish::Act(Action::MoreAsked));
        }
    }
    wish
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
    let height = if measures.form == Form::Laptop { 34.0 } else { 44.0 };
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
