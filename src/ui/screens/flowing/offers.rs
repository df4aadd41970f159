//! Owns the offers with larger text: accessories, services, the bundle, the golden offer, and everything that matches.

use eframe::egui::{Align2, Ui};

use super::page::Page;
use crate::catalog::OfferKind;
use crate::flow::{Action, Suggestion};
use crate::ui::screens::bundle::{bundle_figures, with_offer};
use crate::ui::screens::magnifier::look_at;
use crate::ui::screens::multiplier::{multiplier_figures, times_changes};
use crate::ui::screens::offer_card::{is_first, summary};
use crate::ui::screens::offer_notes::{Notes, effects};
use crate::ui::screens::offers::{answer_wish, golden_title, offer_name, pictured, services_lead};
use crate::ui::screens::{Wish, tax};
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::answer;

pub(super) fn accessories(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let scene = page.scene;
    let lead = tax::lead(scene, &scene.say_of_design("accessories-lead"));
    page.heading(ui, &scene.tongue.say("accessories-title"), &lead);
    cards(ui, page)
}

pub(super) fn services(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let scene = page.scene;
    let lead = tax::lead(scene, &scene.tongue.say(services_lead(scene)));
    page.heading(ui, &scene.tongue.say("services-title"), &lead);
    cards(ui, page)
}

pub(super) fn more(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let scene = page.scene;
    let cap = scene.tongue.share(scene.session.catalog().plan.cap.basis_points());
    let lead = scene.tongue.say_with("more-lead", &[("cap", cap.into())]);
    page.heading(ui, &scene.tongue.say("more-title"), &tax::lead(scene, &lead));
    cards(ui, page)
}

/// The offers that are made, one card each, and the way to all that matches.
fn cards(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let scene = page.scene;
    let offers = scene.session.suggestions();
    let wish = page.grid(ui, (offers.len(), 340.0, 2), |ui, page, number| {
        let suggestion = offers.get(number)?;
        // Two offers can bring the same thing, each with something else.
        ui.push_id(suggestion.offer.as_str(), |ui| page.card(ui, 0.0, |ui, page| offer_parts(ui, page, suggestion)).0)
            .inner
    });
    let asked = scene.session.has_more()
        && page.link(ui, &scene.tongue.say("more-show"), Align2::LEFT_CENTER, page.measures().gap);
    if asked { Some(Wish::Act(Action::MoreAsked)) } else { wish }
}

/// What lies on the card of an offer.
fn offer_parts(ui: &mut Ui, page: &mut Page<'_, '_>, suggestion: &Suggestion) -> Option<Wish> {
    let scene = page.scene;
    let palette = &scene.theme.palette;
    let offer = scene.session.catalog().offer(&suggestion.offer)?;
    if let Some((product, choices)) = pictured(scene, offer) {
        let offered = scene.as_offered(offer, product);
        if !is_first(scene, offer) {
            page.product(ui, &offered, &choices, Space::SNUG);
        } else if page.closely(ui, (&offered, &choices), "look-at") {
            return Some(look_at(product, &choices));
        }
    }
    let name = offer_name(scene, offer);
    page.pair(
        ui,
        (&name, Style::Heading, palette.ink),
        (&scene.tongue.difference(suggestion.difference), Style::Amount, palette.ink),
        6.0,
    );
    page.say(ui, (scene.because(offer), Style::Body, palette.ink), Space::TINY);
    if let Some(summary) = summary(scene, offer) {
        page.say(ui, (summary, Style::Body, palette.soft), Space::TINY);
    }
    let notes = Notes::of(scene, suggestion).all();
    page.say(ui, (&notes, Style::Note, palette.soft), Space::SNUG);
    let (no, yes) = (scene.tongue.say("no"), scene.tongue.say("yes"));
    said(ui, page, (&name, &no, &yes), suggestion)
}

/// No and yes, as twins.
fn said(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    (about, no, yes): (&str, &str, &str),
    suggestion: &Suggestion,
) -> Option<Wish> {
    let scene = page.scene;
    let tongue = scene.tongue;
    let others = ["declined", "taken", "not-after-all"].map(|name| tongue.say(name));
    let words: Vec<&str> = [no, yes].into_iter().chain(others.iter().map(String::as_str)).collect();
    let place = page.button_place(ui, &words, (page.width - 14.0) / 2.0, 0.0);
    let said = ui.push_id(suggestion.offer.as_str(), |ui| {
        answer(ui, (scene.theme, tongue), place, (about, (no, yes)), suggestion.response)
    });
    said.inner.map(|said| answer_wish(&suggestion.offer, said))
}

pub(super) fn bundle(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let (scene, measures) = (page.scene, page.measures());
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    page.heading(ui, &tongue.say("bundle-title"), &tongue.say("bundle-lead"));
    let suggestion = scene.session.suggestions().first()?;
    let offer = scene.session.catalog().offer(&suggestion.offer)?;
    let OfferKind::Bundle { name, reduction } = &offer.kind else { return None };
    let name = scene.text(name);
    page.say(ui, (name, Style::Title, palette.ink), Space::TINY);
    page.say(ui, (scene.because(offer), Style::Lead, palette.soft), measures.gap);
    let order = with_offer(scene, suggestion);
    let parts = reduction.components();
    page.grid::<()>(ui, (parts.len(), 340.0, 2), |ui, page, number| {
        let part = parts.get(number)?;
        let product = scene.session.catalog().product(&part.product)?;
        let line = order.lines.iter().find(|line| line.product == part.product);
        let choices = line.map_or_else(|| product.first_choices(), |line| line.choices.clone());
        let there = scene.session.state().has(&part.product);
        let mark = tongue.say(if there { "bundle-already" } else { "bundle-extra" });
        let what = scene.counted_goods(line.map_or(part.units, |line| line.quantity), product);
        page.card(ui, 0.0, |ui, page| {
            page.product(ui, product, &choices, Space::SMALL);
            page.say(ui, (&what, Style::Strong, palette.ink), 2.0);
            let (style, ink) = if there { (Style::Note, palette.soft) } else { (Style::Strong, palette.calm) };
            page.say(ui, (&mark, style, ink), 0.0);
        });
        None
    });
    figures(ui, page, &bundle_figures(scene, suggestion));
    page.say(ui, (&effects(scene, suggestion).join(" · "), Style::Note, palette.soft), Space::SNUG);
    let (no, yes) = (tongue.say("no"), tongue.say("yes"));
    let wish = said(ui, page, (name, &no, &yes), suggestion);
    page.y += measures.gap;
    let asked = scene.session.has_more() && page.link(ui, &tongue.say("more-show"), Align2::LEFT_CENTER, measures.gap);
    if asked { Some(Wish::Act(Action::MoreAsked)) } else { wish }
}

/// A card of names with their figures.
fn figures(ui: &mut Ui, page: &mut Page<'_, '_>, figures: &[(String, String, Style)]) {
    let palette = &page.scene.theme.palette;
    page.card(ui, page.measures().gap, |ui, page| {
        for (number, (name, figure, style)) in figures.iter().enumerate() {
            if number > 0 {
                page.rule(ui);
            }
            let color = if *style == Style::Money { palette.ink } else { palette.calm };
            page.pair(ui, (name, Style::Body, palette.soft), (figure, *style, color), Space::SMALL);
        }
    });
}

pub(super) fn multiplier(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let (scene, measures) = (page.scene, page.measures());
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    let suggestion = scene.session.suggestions().first()?;
    let offer = scene.session.catalog().offer(&suggestion.offer)?;
    let OfferKind::Multiplier { times, surcharge, .. } = offer.kind else { return None };
    page.heading(ui, &golden_title(scene, (times, surcharge)), scene.because(offer));
    let hook = scene.session.state().hook_line();
    let product = hook.and_then(|line| scene.session.catalog().product(&line.product));
    page.card(ui, measures.gap, |ui, page| {
        if let (Some(line), Some(product)) = (hook, product) {
            page.product(ui, product, &line.choices, Space::SMALL);
        }
        for change in times_changes(scene, times) {
            page.say(ui, (&change, Style::Strong, palette.ink), Space::TINY);
        }
    });
    figures(ui, page, &multiplier_figures(scene, suggestion));
    let (no, yes) = (tongue.say("multiplier-no"), tongue.say("multiplier-yes"));
    let about = tongue.say("phase-multiplier");
    let wish = said(ui, page, (&about, &no, &yes), suggestion);
    page.y += measures.gap;
    wish
}
