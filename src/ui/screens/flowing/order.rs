//! Owns the order with larger text: the review with its reasons, and the details with the order button.

use eframe::egui::{Align2, Rect, Ui, pos2, vec2};

use super::page::Page;
use crate::flow::{Action, Details, Handover};
use crate::pricing::Figure;
use crate::ui::screens::details::{
    detail_field, details_lead, is_personal, missing_name, order_words, place_order, still_needed,
};
use crate::ui::screens::entries::{Entry, entries, note_of};
use crate::ui::screens::review::{Sum, sums};
use crate::ui::screens::sums::way_back_words;
use crate::ui::screens::tax::{in_view, payable};
use crate::ui::screens::unfolding::{Fold, price};
use crate::ui::screens::{DetailsView, ViewState, Wish, incentive};
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::{ButtonKind, figure_mark, line_height, named_button, text_width};

pub(super) fn review(ui: &mut Ui, page: &mut Page<'_, '_>, view: &mut ViewState) -> Option<Wish> {
    let (scene, measures) = (page.scene, page.measures());
    page.heading(ui, &scene.tongue.say("review-title"), &scene.tongue.say("review-lead"));
    let fold = Fold::of(scene, view);
    let (mut wish, mut pressed) = (None, None);
    let listed = entries(scene);
    for row in &listed {
        let ((asked, unfolded), _) = page.card(ui, measures.gap, |ui, page| entry(ui, page, row, &fold));
        wish = asked.or(wish);
        pressed = unfolded.or(pressed);
    }
    if scene.session.has_more() && page.link(ui, &scene.tongue.say("more-show"), Align2::LEFT_CENTER, measures.gap) {
        wish = Some(Wish::Act(Action::MoreAsked));
    }
    let ((asked, unfolded), _) = page.card(ui, measures.gap, |ui, page| sums_card(ui, page, &fold));
    if let Some(figure) = unfolded.or(pressed) {
        fold.toggle(scene, view, &figure);
    }
    asked.or(wish)
}

/// One row of the order, as a card.
fn entry(ui: &mut Ui, page: &mut Page<'_, '_>, row: &Entry<'_>, fold: &Fold) -> (Option<Wish>, Option<Figure>) {
    let scene = page.scene;
    let palette = &scene.theme.palette;
    if let Some((line, product)) = row.line {
        page.product(ui, product, &line.choices, Space::SNUG);
    }
    page.say(ui, (&row.title, Style::Title, palette.ink), Space::TINY);
    page.say(ui, (&note_of(ui, scene, row), Style::Note, palette.soft), Space::SMALL);
    if let Some(saving) = row.saving {
        let saving = in_view(scene, scene.tongue.money(saving));
        let text = scene.tongue.say_with("review-saves", &[("price", saving.into())]);
        page.say(ui, (&text, Style::Note, palette.calm), Space::TINY);
    }
    let amount = if row.line.is_some() { scene.tongue.money(row.amount) } else { scene.tongue.difference(row.amount) };
    let terms = in_view(scene, String::new());
    let pressed = unfolding(ui, page, (terms.trim(), &row.title, &amount), (fold, &row.figure, Style::Amount));
    let mut wish = None;
    if let Some((action, word, what)) = &row.way_out {
        let place = page.button_place(ui, &[word], page.width, 0.0);
        let out = named_button(ui, scene.theme, place, (word, what), ButtonKind::Plain).clicked();
        wish = out.then(|| Wish::Act(action.clone()));
    }
    (wish, pressed)
}

/// An amount that unfolds into its reasons below it, with a name at the left of it.
fn unfolding(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    (beside, title, amount): (&str, &str, &str),
    (fold, figure, style): (&Fold, &Figure, Style),
) -> Option<Figure> {
    let (scene, measures) = (page.scene, page.measures());
    let wide = text_width(ui, measures, (amount, style)) + figure_mark(scene.theme, style) + 8.0;
    let beneath = page.width - wide < page.width * 0.4;
    let left = if beneath { page.width } else { page.width - wide - 12.0 };
    let color = if style == Style::Money { scene.theme.palette.ink } else { scene.theme.palette.soft };
    let name = if style == Style::Money { Style::Title } else { Style::Note };
    let paragraph = crate::ui::widgets::Paragraph::new(beside, name, color, usize::MAX);
    let high = if beside.is_empty() { 0.0 } else { crate::ui::widgets::text_height(ui, measures, &paragraph, left) };
    let height = measures.button_dense.max(line_height(ui, measures, (amount, style), wide));
    let row = if beneath {
        let words = page.take(high, 0.0);
        paragraph.show(ui, measures, words);
        page.take(height, Space::TINY)
    } else {
        let row = page.take(height.max(high), Space::TINY);
        paragraph.show(ui, measures, row.with_min_y(row.center().y - high / 2.0).with_max_x(row.min.x + left));
        row
    };
    let target = Rect::from_min_size(pos2(row.max.x - wide, row.center().y - height / 2.0), vec2(wide, height));
    let pressed = price(ui, scene, target, (title, amount, style), (fold, figure));
    let width = page.width - figure_mark(scene.theme, style);
    let reasons = fold.height(ui, scene, figure, width);
    if reasons > 0.0 {
        let place = page.take(reasons, Space::SMALL);
        ui.push_id(figure, |ui| fold.show(ui, scene, figure, place.with_max_x(place.min.x + width)));
    }
    pressed
}

/// The sums and the total.
fn sums_card(ui: &mut Ui, page: &mut Page<'_, '_>, fold: &Fold) -> (Option<Wish>, Option<Figure>) {
    let scene = page.scene;
    let palette = &scene.theme.palette;
    let Some(quote) = scene.session.quote() else { return (None, None) };
    page.say(ui, (&scene.tongue.say("review-pay"), Style::Title, palette.ink), Space::SMALL);
    let mut pressed = None;
    for Sum { name, beside, amount, figure, .. } in sums(scene) {
        let both = if beside.is_empty() { name.clone() } else { format!("{name} · {beside}") };
        let unfolded = unfolding(ui, page, (&both, &name, &amount), (fold, &figure, Style::Strong));
        pressed = unfolded.or(pressed);
        page.rule(ui);
    }
    let name = payable(scene, scene.tongue.say("review-total"));
    let total = scene.tongue.money(quote.total);
    pressed = unfolding(ui, page, (&name, &name, &total), (fold, &Figure::Total, Style::Money)).or(pressed);
    let back = way_back_words(scene).is_some_and(|text| page.link(ui, &text, Align2::LEFT_CENTER, 0.0));
    (back.then_some(Wish::Act(Action::EverythingTakenBack)), pressed)
}

pub(super) fn details(ui: &mut Ui, page: &mut Page<'_, '_>, view: &mut ViewState) -> Option<Wish> {
    let (scene, measures) = (page.scene, page.measures());
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    page.heading(ui, &tongue.say("details-title"), &tongue.say(details_lead(scene)));
    let Details { name, address, mail, phone } = &mut view.details.details;
    let missing = view.details.missing;
    let needs_address = scene.session.handover() == Handover::Sent;
    let fields =
        [("details-name", name), ("details-address", address), ("details-mail", mail), ("details-phone", phone)];
    let mut changed = false;
    for (label, text) in fields.into_iter().filter(|(label, _)| needs_address || *label != "details-address") {
        let above = line_height(ui, measures, (&tongue.say(label), Style::Note), page.width - 4.0) + Space::SMALL;
        let place = page.take(measures.field + above, Space::SNUG);
        changed |= detail_field(ui, scene, place, (label, text), (missing, &mut view.details.seeks));
    }
    if changed {
        view.details.missing = None;
    }
    if let Some(missing) = view.details.missing {
        page.say(ui, (&tongue.say(missing_name(missing)), Style::Strong, palette.red), Space::SMALL);
    }
    page.say(ui, (&tongue.say("details-privacy"), Style::Note, palette.soft), measures.gap);
    let mut wish = None;
    if incentive::is_asked(scene) {
        let place = page.take(incentive::height(ui, scene, page.width), measures.gap);
        wish = incentive::show(ui, scene, place, &mut view.details);
    }
    let (pressed, _) = page.card(ui, measures.gap, |ui, page| summary(ui, page, &view.details));
    if pressed { place_order(scene, view) } else { wish }
}

/// What is ordered, what it costs, and the button that says that one pays. Returns whether it was pressed.
fn summary(ui: &mut Ui, page: &mut Page<'_, '_>, details: &DetailsView) -> bool {
    let scene = page.scene;
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    let Some(quote) = scene.session.quote() else { return false };
    for entry in entries(scene) {
        let price = in_view(scene, tongue.money(entry.amount));
        page.pair(ui, (&entry.title, Style::Strong, palette.ink), (&price, Style::Strong, palette.ink), Space::SMALL);
        page.rule(ui);
    }
    for Sum { name, beside, amount, .. } in sums(scene) {
        let both = if beside.is_empty() { name } else { format!("{name} · {beside}") };
        page.pair(ui, (&both, Style::Note, palette.soft), (&amount, Style::Strong, palette.ink), Space::SMALL);
    }
    page.rule(ui);
    let total = payable(scene, tongue.say("review-total"));
    page.pair(
        ui,
        (&total, Style::Title, palette.ink),
        (&tongue.money(quote.total), Style::Money, palette.ink),
        Space::SNUG,
    );
    if is_personal(scene) {
        page.say(ui, (&tongue.say("commit-personal"), Style::Note, palette.amber_text), Space::SMALL);
    }
    if let Some(needed) = still_needed(scene, &details.details) {
        page.say(ui, (&needed, Style::Note, palette.ink), Space::SNUG);
    }
    let (text, kind) = order_words(scene, details);
    page.button(ui, &text, kind, 0.0)
}
