//! Owns the moment of commitment: the thing itself, large, and what it costs with everything in it.

use eframe::egui::{Align2, Rect, Ui};

use super::bars::shipping_note;
use super::heading::start_of;
use super::{Scene, Wish};
use crate::catalog::Product;
use crate::flow::Action;
use crate::flow::design::LogoChoice;
use crate::pricing::View;
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{ButtonKind, Line, Paragraph, button, card, link, split_left, split_top, text_height};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let line = scene.session.state().hook_line()?.clone();
    let product = scene.session.catalog().product(&line.product)?;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let (picture, words) = match measures.form {
        Form::Portrait => split_top(rect, rect.height() * 0.64, measures.gap * 2.0),
        Form::Landscape | Form::Laptop => split_left(rect, rect.width() * 0.5, measures.gap * 2.5),
    };
    card(ui, scene.theme, picture);
    let looked = scene.pictured_closely(ui, picture.shrink(measures.inset), product, &line.choices);
    let title = scene.tongue.say("commit-title");
    let title = Paragraph::new(&title, Style::Display, palette.ink, 3);
    let lead = scene.tongue.say("commit-lead");
    let lead = Paragraph::new(&lead, Style::Lead, palette.soft, 4);
    let heights = [text_height(ui, measures, &title, words.width()), text_height(ui, measures, &lead, words.width())];
    let row = measures.pad * 1.5;
    let fixed = measures.gap * 4.0 + row * 5.0 + measures.button + measures.chip;
    let start = start_of(measures, words, heights.iter().sum::<f32>() + fixed);
    let (place, rest) = split_top(words.with_min_y(start), heights[0], measures.gap * 0.7);
    title.show(ui, measures, place);
    let (place, rest) = split_top(rest, heights[1], measures.gap);
    lead.show(ui, measures, place);
    let (place, rest) = split_top(rest, row, 0.0);
    let what = scene.counted_goods(line.quantity, product);
    Line::new(&what, Style::Title, palette.ink).show(ui, measures, place);
    let (place, rest) = split_top(rest, row, 0.0);
    Line::new(&chosen_words(scene, product, &line.choices), Style::Body, palette.soft).show(ui, measures, place);
    let (place, rest) = split_top(rest, row * 1.3, 0.0);
    let drawn = Line::new(&scene.tongue.money(scene.total()), Style::Money, palette.ink).show(ui, measures, place);
    let beside = place.with_min_x(drawn.max.x + Space::SNUG);
    included_ui(ui, scene, beside);
    let (place, rest) = split_top(rest, row, measures.gap);
    if let Some(note) = caution(scene, product) {
        Line::new(&note, Style::Note, palette.amber_text).show(ui, measures, place);
    }
    if scene.session.state().anchor.is_some() {
        return looked;
    }
    let (place, rest) = split_top(rest, measures.button, Space::TINY);
    let committed = button(ui, scene.theme, place, &scene.tongue.say("commit-button"), ButtonKind::Continue).clicked();
    let (place, rest) = split_top(rest, row, Space::TINY);
    let not_yet = scene.tongue.say("commit-not-yet");
    Line::new(&not_yet, Style::Note, palette.soft).align(Align2::CENTER_CENTER).show(ui, measures, place);
    let (place, _) = split_top(rest, measures.chip, 0.0);
    let change = scene.tongue.say("commit-change");
    let changed = link(ui, scene.theme, place, &change, Align2::CENTER_CENTER).clicked();
    match (committed, changed) {
        (true, _) => Some(Wish::Act(Action::Committed)),
        (_, true) => Some(Wish::Act(Action::WentBack)),
        _ => looked,
    }
}

/// What a buyer should know before they say that this is it.
pub(super) fn caution(scene: &Scene<'_>, product: &Product) -> Option<String> {
    let is_sample = matches!(scene.session.state().design.logo, LogoChoice::Sample(_));
    let name = match (product.personalised, is_sample) {
        (false, _) => return None,
        (true, true) => "commit-sample",
        (true, false) => "commit-personal",
    };
    Some(scene.tongue.say(name))
}

/// The choices made, in one line.
pub(super) fn chosen_words(scene: &Scene<'_>, product: &Product, choices: &crate::catalog::Choices) -> String {
    let mut all = product.first_choices();
    all.extend(choices.clone());
    let names: Vec<&str> = product.chosen(&all).map(|(_, choice)| scene.text(&choice.name)).collect();
    names.join(" · ")
}

/// How much tax is in the total, and what sending adds.
pub(super) fn included(scene: &Scene<'_>) -> Option<(String, String)> {
    let quote = scene.session.quote()?;
    let tax = scene.tongue.money(quote.tax.iter().map(|tax| tax.tax).sum());
    Some((scene.tongue.say_with("commit-including", &[("tax", tax.into())]), shipping_note(scene)))
}

/// The same: beside each other, or below each other where that takes more words.
fn included_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) {
    let (measures, soft) = (&scene.theme.measures, scene.theme.palette.soft);
    let Some(quote) = scene.session.quote() else { return };
    let Some((including, shipping)) = included(scene) else { return };
    if quote.view == View::Consumer {
        let both = format!("{including} · {shipping}");
        Line::new(&both, Style::Note, soft).show(ui, measures, rect);
        return;
    }
    let middle = rect.center().y;
    let (upper, lower) = (rect.with_max_y(middle), rect.with_min_y(middle));
    Line::new(&including, Style::Mark, soft).align(Align2::LEFT_BOTTOM).show(ui, measures, upper);
    Line::new(&shipping, Style::Mark, soft).align(Align2::LEFT_TOP).show(ui, measures, lower);
}
