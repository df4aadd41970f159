//! Owns the beginning of a walk with larger text: attract, what one came for, commitment and questions.

use eframe::egui::{Align2, Ui};

use super::page::Page;
use crate::catalog::Lang;
use crate::flow::Action;
use crate::flow::design::SampleBrand;
use crate::ui::screens::Wish;
use crate::ui::screens::attract::show_loop;
use crate::ui::screens::commit::{caution, chosen_words, included};
use crate::ui::screens::hook::starting_price;
use crate::ui::screens::magnifier::look_at;
use crate::ui::screens::needs::pictured;
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::{ButtonKind, chip, tile_over};

pub(super) fn attract(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let (scene, measures) = (page.scene, page.measures());
    let palette = &scene.theme.palette;
    page.say(ui, (&scene.tongue.say("attract-title"), Style::Poster, palette.ink), measures.gap);
    page.say(ui, (&scene.say_of_design("attract-lead"), Style::Lead, palette.soft), measures.gap);
    let pressed = page.button(ui, &scene.tongue.say("attract-touch"), ButtonKind::Continue, measures.gap);
    if !measures.low {
        page.card(ui, measures.gap, |ui, page| {
            let place = page.picture_place(ui, 0.0);
            show_loop(ui, scene, place);
        });
    }
    // The head of the page has the one that it is in.
    let is_other = |lang: &&Lang| **lang != scene.tongue.lang();
    let others: Vec<&Lang> = scene.session.catalog().shop.languages.iter().filter(is_other).collect();
    let chosen = page.grid(ui, (others.len(), 200.0, 4), |ui, page, number| {
        let lang = **others.get(number)?;
        let place = page.take(measures.button_dense, 0.0);
        chip(ui, scene.theme, place, lang.own_name(), false).clicked().then_some(Wish::BeginIn(lang))
    });
    chosen.or_else(|| pressed.then_some(Wish::Act(Action::Touched)))
}

pub(super) fn hook(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let scene = page.scene;
    let palette = &scene.theme.palette;
    page.heading(ui, &scene.tongue.say("hook-title"), &scene.hook_lead());
    let hooks: Vec<_> = scene.session.catalog().hooks().zip(SampleBrand::ALL.into_iter().cycle()).collect();
    page.grid(ui, (hooks.len(), 340.0, 3), |ui, page, number| {
        let (hook, brand) = hooks.get(number)?;
        let (name, from) = (scene.text(&hook.name), starting_price(scene, hook));
        let ((), place) = page.card(ui, 0.0, |ui, page| {
            let place = page.picture_place(ui, Space::SNUG);
            if ui.is_rect_visible(place) {
                scene.sample_picture(ui, place, hook, *brand);
            }
            page.say(ui, (name, Style::Title, palette.ink), Space::TINY);
            page.say(ui, (&from, Style::Note, palette.soft), 0.0);
        });
        let pressed = tile_over(ui, scene.theme, place, &format!("{name}, {from}"), false);
        pressed.then(|| Wish::Act(Action::HookChosen(hook.id.clone())))
    })
}

pub(super) fn needs(ui: &mut Ui, page: &mut Page<'_, '_>, question: usize) -> Option<Wish> {
    let (scene, measures) = (page.scene, page.measures());
    let palette = &scene.theme.palette;
    let asked = scene.session.catalog().plan.questions.get(question)?;
    page.heading(ui, scene.text(&asked.ask), &scene.tongue.say("needs-lead"));
    let answered = page.grid(ui, (asked.answers.len(), 340.0, 2), |ui, page, number| {
        let answer = asked.answers.get(number)?;
        let name = scene.text(&answer.name);
        let ((), place) = page.card(ui, 0.0, |ui, page| {
            if let Some(own) = &answer.picture {
                let place = page.picture_place(ui, Space::SNUG);
                scene.picture(ui, place, (own, name));
            } else if let Some(product) = pictured(scene, &asked.id, &answer.id) {
                page.product(ui, product, &product.first_choices(), Space::SNUG);
            }
            page.say(ui, (name, Style::Title, palette.ink), Space::TINY);
            page.say(ui, (scene.text(&answer.hint), Style::Body, palette.soft), 0.0);
        });
        let chosen = scene.session.state().answers.get(&asked.id) == Some(&answer.id);
        let pressed = tile_over(ui, scene.theme, place, name, chosen);
        pressed.then(|| Wish::Act(Action::NeedAnswered(asked.id.clone(), answer.id.clone())))
    });
    let skipped = page.button(ui, &scene.tongue.say("needs-skip"), ButtonKind::Plain, measures.gap);
    skipped.then_some(Wish::Act(Action::NeedsSkipped)).or(answered)
}

pub(super) fn commit(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let (scene, measures) = (page.scene, page.measures());
    let palette = &scene.theme.palette;
    let line = scene.session.state().hook_line()?.clone();
    let product = scene.session.catalog().product(&line.product)?;
    page.heading(ui, &scene.tongue.say("commit-title"), &scene.tongue.say("commit-lead"));
    let (looked, _) = page.card(ui, measures.gap, |ui, page| {
        let looked = page.closely(ui, (product, &line.choices), "look-at");
        let what = scene.counted_goods(line.quantity, product);
        page.pair(
            ui,
            (&what, Style::Title, palette.ink),
            (&scene.tongue.money(scene.total()), Style::Money, palette.ink),
            4.0,
        );
        page.say(ui, (&chosen_words(scene, product, &line.choices), Style::Body, palette.soft), Space::SMALL);
        if let Some((including, shipping)) = included(scene) {
            page.say(ui, (&including, Style::Note, palette.soft), 2.0);
            page.say(ui, (&shipping, Style::Note, palette.soft), Space::SMALL);
        }
        page.say(ui, (&caution(scene, product).unwrap_or_default(), Style::Note, palette.amber_text), 0.0);
        looked
    });
    if looked {
        return Some(look_at(product, &line.choices));
    }
    if scene.session.state().anchor.is_some() {
        return None;
    }
    let committed = page.button(ui, &scene.tongue.say("commit-button"), ButtonKind::Continue, Space::SMALL);
    page.say(ui, (&scene.tongue.say("commit-not-yet"), Style::Note, palette.soft), Space::SMALL);
    let changed = page.link(ui, &scene.tongue.say("commit-change"), Align2::LEFT_CENTER, measures.gap);
    match (committed, changed) {
        (true, _) => Some(Wish::Act(Action::Committed)),
        (_, true) => Some(Wish::Act(Action::WentBack)),
        _ => None,
    }
}
