//! Owns the tab of the offers: why each of them is shown or not in the walk at hand, by the engine's own reasons.

use std::sync::Arc;

use eframe::egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

use super::connections::with_words;
use super::head::AT_RIGHT;
use super::pieces::{
    Tone, is_near, row, row_height, scrolled, segment, tag, tag_height, thing_link, width_of, word_link,
};
use super::products::paragraph;
use super::tried::tried_out;
use super::verdict::{factors, hindrances, sentence, step_name};
use super::{Desk, DeskView, DeskWish, Tab, stands};
use crate::catalog::{Offer, OfferKind, Product, ProductId, StepKind, Thing};
use crate::flow::design::SampleBrand;
use crate::flow::{Hindrance, Verdict};
use crate::ui::screens::options::Cursor;
use crate::ui::theme::{Form, Icon, Style};
use crate::ui::widgets::{Line, card, paint_icon, split_left, split_right, split_top};

/// How an offer stands, from what the buyer sees now to what has nothing to do with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Shown,
    Coming,
    Held,
    Elsewhere,
}

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) -> Vec<DeskWish> {
    let measures = &desk.scene.theme.measures;
    let verdicts = view.verdicts_of(desk.scene.session);
    let mut wishes = Vec::new();
    let strip = if measures.form == Form::Laptop { 64.0 } else { 80.0 };
    let (top, below) = split_top(rect, strip, measures.gap * 0.75);
    wishes.extend(walk(ui, desk, top));
    let (left, right) = if stands(desk) {
        split_top(below, below.height() * 0.6, measures.gap)
    } else {
        split_left(below, below.width() * 0.62, measures.gap)
    };
    let (bar, list_place) = split_top(left, measures.chip * 0.72, measures.gap * 0.5);
    kinds(ui, desk, bar, view);
    let listed = listed(desk, &verdicts, view);
    if !listed.iter().any(|(_, offer, _)| view.offer.as_ref() == Some(&offer.id)) {
        view.offer = listed.first().map(|(_, offer, _)| offer.id.clone());
    }
    card(ui, desk.scene.theme, list_place);
    list(ui, desk, list_place.shrink(measures.inset), (&listed, view));
    card(ui, desk.scene.theme, right);
    if let Some((_, offer, verdict)) = listed.iter().find(|(_, offer, _)| view.offer.as_ref() == Some(&offer.id)) {
        wishes.extend(detail(ui, desk, right, (offer, verdict), view));
    }
    wishes
}

/// The walk at hand in a strip: where the buyer is, what they came for, what it costs and what is left under the cap. Before they
/// committed nothing is offered: a walk can be played to there.
fn walk(ui: &mut Ui, desk: &Desk<'_>, rect: Rect) -> Option<DeskWish> {
    let scene = &desk.scene;
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    card(ui, scene.theme, rect);
    let inner = rect.shrink2(vec2(measures.pad, 8.0));
    let Some(uplift) = scene.session.uplift() else { return begin(ui, desk, inner) };
    let state = scene.session.state();
    let came_for = state.came_for().map(|hook| scene.name(hook)).unwrap_or_default();
    let answers = answer_words(desk);
    let figures = [
        (desk.say("desk-at-step"), desk.say(super::preview::step_key(state.step))),
        (tongue.say("bar-anchor"), format!("{came_for}, {}", tongue.money(uplift.anchor))),
        (tongue.say("bar-total"), tongue.money(uplift.total)),
        (desk.say("desk-headroom"), tongue.money(uplift.headroom())),
        (desk.say("desk-answers"), answers),
    ];
    let mut x = inner.min.x;
    for (name, value) in figures {
        let width =
            width_of(ui, scene.theme, (&name, Style::Mark)).max(width_of(ui, scene.theme, (&value, Style::Strong)));
        let place = Rect::from_min_max(pos2(x, inner.min.y), pos2((x + width + 2.0).min(inner.max.x), inner.max.y));
        if inner.max.x - x < 40.0 {
            break;
        }
        let (over, under) = split_top(place, place.height() * 0.44, 0.0);
        Line::new(&name, Style::Mark, palette.soft).show(ui, measures, over);
        Line::new(&value, Style::Strong, palette.ink).show(ui, measures, under);
        x = place.max.x + measures.gap * 1.6;
    }
    None
}

/// What the buyer answered.
fn answer_words(desk: &Desk<'_>) -> String {
    let (catalog, state) = (desk.scene.session.catalog(), desk.scene.session.state());
    let given = catalog.plan.questions.iter().filter_map(|question| {
        let given = state.answers.get(&question.id)?;
        let answer = question.answers.iter().find(|answer| answer.id == *given)?;
        Some(desk.scene.text(&answer.name))
    });
    let words = given.collect::<Vec<_>>().join(", ");
    if words.is_empty() { "–".to_owned() } else { words }
}

/// Nobody has committed yet: says so, and offers to play a walk to there.
fn begin(ui: &mut Ui, desk: &Desk<'_>, rect: Rect) -> Option<DeskWish> {
    let scene = &desk.scene;
    let (over, under) = split_top(rect, rect.height() * 0.42, 4.0);
    Line::new(&desk.say("desk-nobody"), Style::Note, scene.theme.palette.ink).show(ui, &scene.theme.measures, over);
    let mut x = under.min.x;
    let mut wish = None;
    let first = desk.say("desk-walk-with");
    let drawn = Line::new(&first, Style::Mark, scene.theme.palette.soft).show(ui, &scene.theme.measures, under);
    x = x.max(drawn.max.x + 12.0);
    let hooks: Vec<&ProductId> = scene.session.catalog().plan.hooks.iter().collect();
    for hook in hooks {
        let name = scene.name(hook);
        if x + width_of(ui, scene.theme, (&name, Style::Chip)) + 24.0 > under.max.x {
            break;
        }
        let at = Rect::from_min_size(pos2(x, under.min.y), vec2(0.0, under.height().min(32.0)));
        let (pressed, end) = segment(ui, scene.theme, at, (hook.as_str(), &name), false);
        if pressed {
            wish = Some(DeskWish::Rehearse(hook.clone()));
        }
        x = end + 6.0;
    }
    wish
}

/// Which kinds of offers are listed.
fn kinds(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) {
    let kinds = [
        (None, "desk-all"),
        (Some(StepKind::Upgrade), "desk-layer-upgrades"),
        (Some(StepKind::Accessories), "desk-layer-accessories"),
        (Some(StepKind::Bundle), "desk-kind-bundles"),
        (Some(StepKind::Services), "desk-layer-services"),
        (Some(StepKind::Multiplier), "desk-kind-multipliers"),
    ];
    let mut x = rect.min.x;
    for (kind, name) in kinds {
        let text = desk.say(name);
        let at = Rect::from_min_size(pos2(x, rect.min.y), vec2(0.0, rect.height()));
        let (pressed, end) = segment(ui, desk.scene.theme, at, (name, &text), view.kind == kind);
        if pressed {
            view.kind = kind;
        }
        x = end + 6.0;
    }
}

/// The offers that are listed, those that the buyer sees first.
fn listed<'a>(desk: &Desk<'a>, verdicts: &Arc<Vec<Verdict>>, view: &DeskView) -> Vec<(Group, &'a Offer, Verdict)> {
    let catalog = desk.scene.session.catalog();
    let wanted = verdicts.iter().filter(|verdict| view.kind.is_none_or(|kind| kind == verdict.step));
    let mut listed: Vec<_> = wanted
        .filter_map(|verdict| {
            let dormant = || catalog.dormant().find(|offer| offer.id == verdict.offer);
            let offer = catalog.offer(&verdict.offer).or_else(dormant)?;
            Some((group(verdict), offer, verdict.clone()))
        })
        .collect();
    listed.sort_by_key(|(group, _, verdict)| {
        (*group, verdict.step, verdict.place.map_or(usize::MAX, |ranked| ranked.place))
    });
    listed
}

fn group(verdict: &Verdict) -> Group {
    if verdict.is_shown() {
        Group::Shown
    } else if verdict.is_coming() {
        Group::Coming
    } else if matches!(verdict.hindrances(), [Hindrance::DoesNotApply(_) | Hindrance::NotToday]) {
        Group::Elsewhere
    } else {
        Group::Held
    }
}

/// The list, a heading over each group; only what is in sight is drawn.
fn list(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, (listed, view): (&[(Group, &Offer, Verdict)], &mut DeskView)) {
    let theme = desk.scene.theme;
    let high = (row_height(theme) * 1.3).round();
    scrolled(ui, "offers", rect, |ui, inner| {
        let mut cursor = Cursor { rect: inner, y: inner.min.y };
        let mut last = None;
        for (group, offer, verdict) in listed {
            if last != Some(*group) {
                last = Some(*group);
                let place = cursor.take(row_height(theme) * 0.9, 0.0);
                let count = listed.iter().filter(|(other, ..)| other == group).count();
                group_heading(ui, desk, place, (*group, count));
            }
            let place = cursor.take(high, 0.0);
            if is_near(ui, place) && offer_row(ui, desk, place, (*group, offer, verdict), view) {
                view.offer = Some(offer.id.clone());
            }
        }
        ((), cursor.y)
    });
}

fn group_heading(ui: &mut Ui, desk: &Desk<'_>, place: Rect, (group, count): (Group, usize)) {
    let theme = desk.scene.theme;
    let name = match group {
        Group::Shown => "desk-group-shown",
        Group::Coming => "desk-group-coming",
        Group::Held => "desk-group-held",
        Group::Elsewhere => "desk-group-elsewhere",
    };
    let place = place.shrink2(vec2(8.0, 0.0));
    let drawn = Line::new(&desk.say(name), Style::Chip, theme.palette.soft).show(ui, &theme.measures, place);
    let count = desk.scene.tongue.number(u32::try_from(count).unwrap_or(u32::MAX));
    Line::new(&count, Style::Mark, theme.palette.soft).paint(ui, &theme.measures, place.with_min_x(drawn.max.x + 6.0));
    ui.painter().hline(place.x_range(), place.max.y, Stroke::new(1.0, theme.palette.row));
}

/// One offer: how it stands, what it is, why, and what it would add.
fn offer_row(
    ui: &mut Ui,
    desk: &Desk<'_>,
    rect: Rect,
    (group, offer, verdict): (Group, &Offer, &Verdict),
    view: &DeskView,
) -> bool {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let title = desk.offer_title(offer);
    // While nobody has committed, one reason holds for all: what an offer goes with says more.
    let is_early = scene.session.state().anchor.is_none();
    let said = if is_early { with_words(desk, offer) } else { sentence(desk, (offer, verdict)) };
    let is_chosen = view.offer.as_ref() == Some(&offer.id);
    let name = format!("{title}: {said}");
    let pressed = row(ui, scene.theme, rect, (offer.id.as_str(), &name), is_chosen).clicked();
    let inner = rect.shrink2(vec2(8.0, 4.0));
    let (icon, ink) = match group {
        Group::Shown => (Icon::Eye, palette.accent),
        Group::Coming => (Icon::Clock, palette.accent),
        Group::Held => (Icon::Minus, palette.amber_text),
        Group::Elsewhere => (Icon::X, palette.soft),
    };
    let (spot, rest) = split_left(inner, inner.height() * 0.7, 8.0);
    paint_icon(ui, spot, icon, (inner.height() * 0.46).round(), ink);
    let amount = verdict.suggestion.as_ref().map(|suggestion| scene.tongue.difference(suggestion.difference));
    let amount = amount.unwrap_or_default();
    let kind = desk.kind_of(offer);
    let right_width = width_of(ui, scene.theme, (&amount, Style::Strong)).max(60.0);
    let (words, right) = split_right(rest, right_width + 4.0, 12.0);
    let (over, under) = split_top(words, words.height() * 0.52, 0.0);
    let drawn = Line::new(&title, Style::Strong, palette.ink).paint(ui, measures, over.with_max_x(over.max.x - 90.0));
    Line::new(&kind, Style::Mark, palette.soft).paint(ui, measures, over.with_min_x(drawn.max.x + 10.0));
    let soft = if group == Group::Elsewhere { palette.soft } else { ink };
    Line::new(&said, Style::Mark, soft).paint(ui, measures, under);
    Line::new(&amount, Style::Strong, palette.ink).align(AT_RIGHT).paint(ui, measures, right);
    pressed
}

/// One offer with everything that is to be said about it.
fn detail(
    ui: &mut Ui,
    desk: &Desk<'_>,
    rect: Rect,
    (offer, verdict): (&Offer, &Verdict),
    view: &mut DeskView,
) -> Vec<DeskWish> {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let name = format!("offer {}", offer.id);
    scrolled(ui, &name, rect.shrink(measures.inset), |ui, place| {
        let mut wishes = Vec::new();
        let mut cursor = Cursor { rect: place, y: place.min.y };
        if let Some(product) = pictured(desk, offer) {
            let picture = cursor.take((place.height() * 0.34).round(), measures.pad * 0.7);
            scene.sample_picture(ui, picture, product, SampleBrand::Nordwerk);
        }
        cursor.rect = place.shrink2(vec2(measures.pad - measures.inset, 0.0));
        let row = cursor.take(Style::Title.font(measures).size * 1.3, 2.0);
        Line::new(&desk.offer_title(offer), Style::Title, palette.ink).show(ui, measures, row);
        let row = cursor.take(tag_height(scene.theme) + 4.0, 6.0);
        let end = tag(ui, scene.theme, row, (&desk.kind_of(offer), Tone::Plain));
        let thing = Thing::Offer(offer.id.clone());
        wishes.extend(thing_link(ui, desk, row.with_min_x(end + 12.0), ("offer", &thing), Align2::LEFT_CENTER));
        paragraph(ui, desk, &mut cursor, (&with_words(desk, offer), Style::Mark, palette.soft));
        paragraph(ui, desk, &mut cursor, (scene.text(&offer.because), Style::Note, palette.ink));
        tried_out(ui, desk, &mut cursor, offer);
        cursor.y += measures.gap * 0.4;
        reasons(ui, desk, &mut cursor, (offer, verdict), &mut wishes);
        figures(ui, desk, &mut cursor, (offer, verdict));
        let row = cursor.take(row_height(scene.theme), 0.0);
        if let Some(product) = brought(offer) {
            let see = desk.say("desk-see-product");
            let spot = row.with_max_x(row.min.x + width_of(ui, scene.theme, (&see, Style::Mark)));
            if word_link(ui, scene.theme, spot, ("see", &see, Style::Mark)) {
                view.look_at(product);
            }
            let all = desk.say("desk-see-connections");
            let spot = row.with_min_x(spot.max.x + 20.0);
            if word_link(ui, scene.theme, spot, ("all", &all, Style::Mark)) {
                view.tab = Tab::Connections;
                view.node = Some(super::graph::Node::Product(product.clone()));
            }
        }
        (wishes, cursor.y + measures.pad)
    })
}

/// The product whose picture an offer is shown with.
fn pictured<'a>(desk: &Desk<'a>, offer: &Offer) -> Option<&'a Product> {
    let catalog = desk.scene.session.catalog();
    match &offer.kind {
        OfferKind::Bundle { reduction, .. } => {
            reduction.components().first().and_then(|part| catalog.product(&part.product))
        }
        OfferKind::Multiplier { .. } => {
            desk.scene.session.state().hook_line().and_then(|line| catalog.product(&line.product))
        }
        _ => brought(offer).and_then(|product| catalog.product(product)),
    }
}

/// The product that an offer brings.
pub(super) const fn brought(offer: &Offer) -> Option<&ProductId> {
    match &offer.kind {
        OfferKind::Upgrade { to: product, .. }
        | OfferKind::Accessory { product, .. }
        | OfferKind::Service { product, .. } => Some(product),
        OfferKind::Bundle { .. } | OfferKind::Multiplier { .. } => None,
    }
}

/// Whether it is shown, and every reason, each with where the catalog says so.
fn reasons(
    ui: &mut Ui,
    desk: &Desk<'_>,
    cursor: &mut Cursor,
    (offer, verdict): (&Offer, &Verdict),
    wishes: &mut Vec<DeskWish>,
) {
    let scene = &desk.scene;
    let palette = &scene.theme.palette;
    ui.painter().hline(cursor.rect.x_range(), cursor.y, Stroke::new(1.0, palette.row));
    cursor.y += 10.0;
    let place = cursor.take(tag_height(scene.theme) + 4.0, 6.0);
    let (word, tone) = match group(verdict) {
        Group::Shown => ("desk-is-shown", Tone::Now),
        Group::Coming => ("desk-is-coming", Tone::Now),
        Group::Held => ("desk-is-held", Tone::Look),
        Group::Elsewhere => ("desk-is-elsewhere", Tone::Plain),
    };
    tag(ui, scene.theme, place, (&desk.say(word), tone));
    if verdict.is_shown() || verdict.is_coming() {
        paragraph(ui, desk, cursor, (&sentence(desk, (offer, verdict)), Style::Note, palette.ink));
    } else {
        for (number, said) in hindrances(desk, (offer, verdict)).into_iter().enumerate() {
            paragraph(ui, desk, cursor, (&said.text, Style::Note, palette.ink));
            if let Some(thing) = &said.thing {
                let place = cursor.take(tag_height(scene.theme), 6.0);
                wishes.extend(thing_link(ui, desk, place, (&format!("why {number}"), thing), Align2::LEFT_CENTER));
            }
        }
    }
    for (factor, speaks) in factors(desk, (offer, verdict)) {
        let ink = if speaks { palette.accent } else { palette.soft };
        paragraph(ui, desk, cursor, (&factor, Style::Note, ink));
    }
    cursor.y += scene.theme.measures.gap * 0.4;
}

/// What it comes to in this order.
fn figures(ui: &mut Ui, desk: &Desk<'_>, cursor: &mut Cursor, (offer, verdict): (&Offer, &Verdict)) {
    let scene = &desk.scene;
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let mut rows = vec![(desk.say("desk-its-step"), step_name(desk, verdict))];
    if let Some(place) = verdict.place {
        let values = [("place", place.place.into()), ("of", place.of.into())];
        rows.push((desk.say("desk-rank"), tongue.say_with("desk-place-of", &values)));
    }
    if let Some(suggestion) = &verdict.suggestion {
        rows.push((desk.say("desk-adds"), tongue.difference(suggestion.difference)));
        if let Some(otherwise) = suggestion.otherwise {
            rows.push((desk.say("desk-otherwise"), tongue.difference(otherwise)));
        }
        if !suggestion.shipping.is_zero() {
            rows.push((tongue.say("review-shipping"), tongue.difference(suggestion.shipping)));
        }
    }
    if let Some(terms) = desk.terms(offer) {
        rows.push((desk.say("desk-terms"), terms));
    }
    for (name, value) in rows {
        let place = cursor.take((Style::Note.font(measures).size * 1.7).round(), 0.0);
        Line::new(&name, Style::Note, palette.soft).show(ui, measures, place.with_max_x(place.center().x - 5.0));
        Line::new(&value, Style::Note, palette.ink).show(ui, measures, place.with_min_x(place.center().x + 5.0));
    }
}
