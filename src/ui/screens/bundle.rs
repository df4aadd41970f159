//! Owns the bundle: all parts in one scene, what is there already, and the exact saving.

use eframe::egui::{Align2, Rect, Stroke, Ui, vec2};

use super::heading::{heading, start_of};
use super::offer_notes::effects;
use super::offers::{answer_wish, more_link};
use super::sets::Thing;
use super::tax::payable;
use super::{Scene, Wish};
use crate::catalog::{Component, OfferKind};
use crate::flow::Suggestion;
use crate::pricing::Order;
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{
    Line, Paragraph, answer, card, rows, split_bottom, split_left, split_right, split_top, text_height,
};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, &scene.tongue.say("bundle-title"), &scene.tongue.say("bundle-lead"));
    let suggestion = scene.session.suggestions().first()?;
    let offer = scene.session.catalog().offer(&suggestion.offer)?;
    let OfferKind::Bundle { name, reduction } = &offer.kind else { return None };
    let (parts, words) = match measures.form {
        Form::Portrait => split_top(place, place.height() * 0.66, measures.gap),
        Form::Landscape | Form::Laptop => split_left(place, place.width() * 0.6, measures.gap * 2.0),
    };
    scene_of_parts(ui, scene, parts, (reduction.components(), suggestion));
    words_of(ui, scene, words, (scene.text(name), scene.because(offer)), suggestion)
}

/// The parts in one picture, and below it what each is and whether it is in the order already.
fn scene_of_parts(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (parts, suggestion): (&[Component], &Suggestion)) {
    let measures = &scene.theme.measures;
    card(ui, scene.theme, rect);
    let inner = rect.shrink(measures.inset);
    let order = with_offer(scene, suggestion);
    let line_of = |part: &Component| order.lines.iter().find(|line| line.product == part.product);
    let known = |part: &Component| {
        let product = scene.session.catalog().product(&part.product)?;
        let choices = line_of(part).map_or_else(|| product.first_choices(), |line| line.choices.clone());
        let quantity = line_of(part).map_or(part.units, |line| line.quantity);
        Some(Thing { product, choices, quantity })
    };
    let row = measures.pad * 1.45;
    let legend = row * parts.len() as f32 + measures.inset;
    let (picture, legend) = split_bottom(inner, legend, 0.0);
    let shown: Vec<_> = parts.iter().filter_map(known).collect();
    scene.set_picture(ui, picture, &shown);
    let legend = legend.shrink2(vec2(measures.pad * 0.6, 0.0)).with_min_y(legend.min.y + measures.inset);
    for (part, place) in parts.iter().zip(rows(legend, parts.len(), 0.0)) {
        let quantity = line_of(part).map_or(part.units, |line| line.quantity);
        part_ui(ui, scene, place, (part, quantity));
    }
}

/// One part in words: what is there already is quiet, what would come stands out.
fn part_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (part, quantity): (&Component, u32)) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let Some(product) = scene.session.catalog().product(&part.product) else { return };
    let there = scene.session.state().has(&part.product);
    let mark = scene.tongue.say(if there { "bundle-already" } else { "bundle-extra" });
    let (style, ink) = if there { (Style::Note, palette.soft) } else { (Style::Strong, palette.calm) };
    let width = ui.painter().layout_no_wrap(mark.clone(), style.font(measures), ink).size().x + 4.0;
    let (left, right) = split_right(rect, width, Space::SNUG);
    Line::new(&scene.counted_goods(quantity, product), Style::Body, palette.ink).show(ui, measures, left);
    Line::new(&mark, style, ink).align(Align2::RIGHT_CENTER).show(ui, measures, right);
}

/// The order as it is with the offer in it.
pub(super) fn with_offer(scene: &Scene<'_>, suggestion: &Suggestion) -> Order {
    let state = scene.session.state();
    let catalog = scene.session.catalog();
    let offer = catalog.offer(&suggestion.offer);
    offer.and_then(|offer| scene.session.order_with(offer)).unwrap_or_else(|| state.order.clone())
}

fn words_of(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (name, because): (&str, &str),
    suggestion: &Suggestion,
) -> Option<Wish> {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let title = Paragraph::new(name, Style::Display, palette.ink, 2);
    let reason = Paragraph::new(because, Style::Lead, palette.soft, 4);
    let effects = effects(scene, suggestion).join(" · ");
    let effects = Paragraph::new(&effects, Style::Note, palette.soft, 2);
    let told = text_height(ui, measures, &effects, rect.width());
    let heights = [text_height(ui, measures, &title, rect.width()), text_height(ui, measures, &reason, rect.width())];
    let row = measures.pad * 2.1;
    let table = row * 2.0 + measures.pad;
    let sum = heights.iter().sum::<f32>() + told + table + measures.button + measures.gap * 2.7 + 40.0;
    let start = start_of(measures, rect, sum);
    let (place, rest) = split_top(rect.with_min_y(start), heights[0], measures.gap * 0.7);
    title.show(ui, measures, place);
    let (place, rest) = split_top(rest, heights[1], measures.gap);
    reason.show(ui, measures, place);
    let (place, rest) = split_top(rest, table, measures.gap);
    let tongue = scene.tongue;
    figures_card(ui, scene, place, &bundle_figures(scene, suggestion));
    effects.show(ui, measures, rest.with_min_y(rest.min.y - measures.gap * 0.6));
    let (_, rest) = split_top(rest, told, 0.0);
    let (place, rest) = split_top(rest, measures.button, Space::SMALL);
    let (no, yes) = (tongue.say("no"), tongue.say("yes"));
    let said = answer(ui, (scene.theme, tongue), place, (name, (&no, &yes)), suggestion.response);
    if let Some(said) = said {
        return Some(answer_wish(&suggestion.offer, said));
    }
    let (_, more) = split_bottom(rest, rest.height().min(44.0), 0.0);
    let asked = scene.session.has_more() && more.height() > 30.0 && more_link(ui, scene, more);
    asked.then_some(Wish::Act(crate::flow::Action::MoreAsked))
}

/// What is paid for a bundle, and what that saves.
pub(super) fn bundle_figures(scene: &Scene<'_>, suggestion: &Suggestion) -> [(String, String, Style); 2] {
    let tongue = scene.tongue;
    let apart = suggestion.otherwise.unwrap_or(suggestion.difference);
    let saves = tongue.say_with("bundle-save", &[("price", tongue.money(apart - suggestion.difference).into())]);
    let apart = tongue.say_with("bundle-apart", &[("price", tongue.money(apart).into())]);
    [
        (payable(scene, tongue.say("bundle-pay")), tongue.difference(suggestion.difference), Style::Money),
        (apart, saves, Style::Strong),
    ]
}

/// A card of rows: a name, and a figure at the right.
pub(super) fn figures_card(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, figures: &[(String, String, Style)]) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    card(ui, scene.theme, rect);
    let inner = rect.shrink2(vec2(measures.pad, measures.pad / 2.0));
    for (number, ((name, figure, style), place)) in figures.iter().zip(rows(inner, figures.len(), 0.0)).enumerate() {
        if number > 0 {
            ui.painter().hline(place.x_range(), place.min.y, Stroke::new(1.0, palette.row));
        }
        let (left, right) = split_left(place, place.width() * 0.52, Space::SMALL);
        Line::new(name, Style::Body, palette.soft).show(ui, measures, left);
        let color = if *style == Style::Money { palette.ink } else { palette.calm };
        Line::new(figure, *style, color).align(Align2::RIGHT_CENTER).show(ui, measures, right);
    }
}
