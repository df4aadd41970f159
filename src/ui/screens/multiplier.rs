//! Owns the golden offer: the whole order so many times, what it costs, and what it would cost in the normal way.

use eframe::egui::{Align2, Rect, Ui, vec2};

use super::bundle::figures_card;
use super::heading::start_of;
use super::offers::{answer_wish, golden_title};
use super::tax::payable;
use super::{Scene, Wish};
use crate::catalog::{OfferKind, ProductKind};
use crate::flow::Suggestion;
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{Line, Paragraph, answer, card, pill, split_left, split_right, split_top, text_height};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let suggestion = scene.session.suggestions().first()?;
    let offer = scene.session.catalog().offer(&suggestion.offer)?;
    let OfferKind::Multiplier { times, surcharge, .. } = offer.kind else { return None };
    let (picture, words) = match measures.form {
        Form::Portrait => split_top(rect, rect.height() * 0.62, measures.gap * 1.5),
        Form::Landscape | Form::Laptop => split_left(rect, rect.width() * 0.49, measures.gap * 2.0),
    };
    set_ui(ui, scene, picture, times);
    let title = golden_title(scene, (times, surcharge));
    let title = Paragraph::new(&title, Style::Display, palette.ink, 3);
    let because = scene.because(offer).to_owned();
    let lead = Paragraph::new(&because, Style::Lead, palette.soft, 4);
    let heights = [text_height(ui, measures, &title, words.width()), text_height(ui, measures, &lead, words.width())];
    let table = measures.pad * 2.1 * 2.0 + measures.pad;
    let sum = heights.iter().sum::<f32>() + table + measures.button + measures.gap * 2.7;
    let start = start_of(measures, words, sum);
    let (place, rest) = split_top(words.with_min_y(start), heights[0], measures.gap * 0.7);
    title.show(ui, measures, place);
    let (place, rest) = split_top(rest, heights[1], measures.gap);
    lead.show(ui, measures, place);
    let (place, rest) = split_top(rest, table, measures.gap);
    figures_card(ui, scene, place, &multiplier_figures(scene, suggestion));
    let (place, _) = split_top(rest, measures.button, 0.0);
    let (no, yes) = (tongue.say("multiplier-no"), tongue.say("multiplier-yes"));
    let about = tongue.say("phase-multiplier");
    let said = answer(ui, (scene.theme, tongue), place, (&about, (&no, &yes)), suggestion.response)?;
    Some(answer_wish(&suggestion.offer, said))
}

/// What is paid for the golden offer, and what it would cost in the normal way.
pub(super) fn multiplier_figures(scene: &Scene<'_>, suggestion: &Suggestion) -> [(String, String, Style); 2] {
    let tongue = scene.tongue;
    let normal = suggestion.otherwise.unwrap_or(suggestion.difference);
    let values =
        [("normal", tongue.money(normal).into()), ("saves", tongue.money(normal - suggestion.difference).into())];
    [
        (payable(scene, tongue.say("multiplier-pay")), tongue.difference(suggestion.difference), Style::Money),
        (tongue.say("multiplier-apart"), tongue.say_with("multiplier-saves", &values), Style::Strong),
    ]
}

/// What there is of the first things before and after: '500 → 1000 × Business cards'.
pub(super) fn times_changes(scene: &Scene<'_>, times: u32) -> Vec<String> {
    let catalog = scene.session.catalog();
    let lines = scene.session.state().order.lines.iter();
    lines
        .filter_map(|line| catalog.product(&line.product).map(|product| (line, product)))
        .filter(|(_, product)| product.kind == ProductKind::Goods)
        .take(3)
        .map(|(line, product)| {
            let (before, after) = (scene.tongue.number(line.quantity), scene.tongue.number(line.quantity * times));
            format!("{before} → {after} × {}", scene.text(&product.name))
        })
        .collect()
}

/// The whole order in one picture, with the quantities before and after.
fn set_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, times: u32) {
    card(ui, scene.theme, rect);
    let inner = rect.shrink(scene.theme.measures.inset);
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let high = measures.button * 0.9;
    let parts = scene.parts_of(&scene.session.state().order);
    scene.set_times(ui, inner, (&parts, times, high + Space::SNUG));
    let head = Rect::from_min_max(inner.min + vec2(Space::SNUG, Space::SNUG), inner.max - vec2(14.0, 0.0));
    let (head, corner) = split_right(head, measures.button * 1.1, measures.gap * 0.5);
    // The numeral says at a glance what the two alike sets say to whoever looks.
    let numeral = format!("{}×", scene.tongue.number(times));
    let corner = corner.with_max_y(corner.min.y + high);
    Line::new(&numeral, Style::Display, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, corner);
    pill(ui, scene.theme, head, &times_changes(scene, times).join(" · "));
}
