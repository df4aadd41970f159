//! Owns the attract screen: a quiet loop of what the shop makes, a sentence, and the whole screen to touch. A language that is
//! touched is the language one begins in.

use std::time::Duration;

use eframe::egui::{Id, Rect, Sense, Ui};

use super::{Scene, Wish};
use crate::catalog::{Lang, Product};
use crate::flow::Action;
use crate::flow::design::SampleBrand;
use crate::ui::theme::{Form, Style, ease_in_out};
use crate::ui::widgets::{
    ButtonKind, Paragraph, button, card, chip, columns, split_bottom, split_left, split_top, text_height,
};

/// How long one picture of the loop stands, in seconds.
const STANDS: f64 = 7.0;
/// How long it takes to give way to the next, in seconds.
const GIVES_WAY: f64 = 1.2;

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let (picture, words) = match measures.form {
        Form::Portrait => split_top(rect, rect.height() * 0.6, measures.gap * 2.0),
        Form::Landscape | Form::Laptop => {
            let (left, right) = split_left(rect, rect.width() * 0.42, measures.gap * 2.5);
            (right, left)
        }
    };
    // Asked for first, made last: the picture on this screen comes before those of the next.
    super::hook::prepare(ui, scene, rect);
    card(ui, scene.theme, picture);
    show_loop(ui, scene, picture.shrink(measures.inset));
    let languages = &scene.session.catalog().shop.languages;
    let (words, below) = split_bottom(words, if languages.len() > 1 { measures.button } else { 0.0 }, measures.gap);
    let pressed = words_ui(ui, scene, words);
    let chosen = if languages.len() > 1 { language_chips(ui, scene, below) } else { None };
    let anywhere = ui.interact(rect, ui.scope_id().with("anywhere"), Sense::empty());
    let touched = anywhere.contains_pointer() && ui.input(|input| input.pointer.primary_clicked());
    match chosen {
        Some(lang) => Some(Wish::BeginIn(lang)),
        None => (pressed || touched).then_some(Wish::Act(Action::Touched)),
    }
}

/// The sentence, the line under it, and the button; returns whether it was pressed.
fn words_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> bool {
    let measures = &scene.theme.measures;
    let (own, lang) = (&scene.premises.attract, scene.tongue.lang());
    let own = [&own.title, &own.lead].map(|text| text.as_ref().map(|text| text.get(lang).to_owned()));
    let [title, lead] = own;
    let title = title.unwrap_or_else(|| scene.tongue.say("attract-title"));
    let lead = lead.unwrap_or_else(|| scene.say_of_design("attract-lead"));
    let title = Paragraph::new(&title, Style::Poster, scene.theme.palette.ink, 5);
    let lead = Paragraph::new(&lead, Style::Lead, scene.theme.palette.soft, 3);
    let gap = measures.gap;
    let heights = [
        text_height(ui, measures, &title, rect.width()),
        text_height(ui, measures, &lead, rect.width()),
        measures.button * 1.2,
    ];
    let sum = heights.iter().sum::<f32>() + 2.5 * gap;
    let (place, rest) =
        split_top(rect.with_min_y(rect.center().y - (sum / 2.0).min(rect.height() / 2.0)), heights[0], gap);
    title.show(ui, measures, place);
    let (place, rest) = split_top(rest, heights[1], gap * 1.5);
    lead.show(ui, measures, place);
    let (place, _) = split_top(rest, heights[2], 0.0);
    let touch = scene.tongue.say("attract-touch");
    let place = place.with_max_x(place.min.x + place.width().min(measures.button * 6.5));
    button(ui, scene.theme, place, &touch, ButtonKind::Continue).clicked()
}

/// The languages, each in its own name: a touch begins in it.
fn language_chips(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Lang> {
    let measures = &scene.theme.measures;
    let languages = &scene.session.catalog().shop.languages;
    let wide = (measures.chip * 3.0 * languages.len() as f32).min(rect.width());
    let place = Rect::from_min_size(rect.min, eframe::egui::vec2(wide, measures.chip));
    let mut chosen = None;
    for (lang, place) in languages.iter().zip(columns(place, languages.len(), measures.gap * 0.5)) {
        if chip(ui, scene.theme, place, lang.own_name(), *lang == scene.tongue.lang()).clicked() {
            chosen = Some(*lang);
        }
    }
    chosen
}

/// When the loop began, and in which frame it was last shown.
#[derive(Clone, Copy)]
struct Loop {
    since: f64,
    frame: u64,
}

/// What the shop makes, one composition after the other, each with a sample brand on it.
pub(super) fn show_loop(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) {
    let chosen = &scene.premises.attract.products;
    let is_chosen = |hook: &&Product| chosen.iter().any(|chosen| chosen == hook.id.as_str());
    let hooks = || scene.session.catalog().hooks();
    // What the catalog has no more is left out; without any of it the loop shows what there is.
    let has_own = hooks().any(|hook| is_chosen(&hook));
    let hooks = hooks().filter(|hook| !has_own || is_chosen(hook));
    let shown: Vec<(&Product, SampleBrand)> = hooks.zip(SampleBrand::ALL.into_iter().cycle()).collect();
    let at = |number: usize| {
        let (hook, brand) = shown.get(number % shown.len().max(1))?;
        Some((scene.sample_set(ui, rect, hook, *brand), scene.text(&hook.name)))
    };
    let Some((first, name)) = at(0) else { return };
    let (time, frame) = (ui.input(|input| input.time), ui.ctx().cumulative_frame_nr());
    let id = Id::unique("attract loop");
    let known = ui.data(|data| data.get_temp::<Loop>(id)).filter(|known| known.frame + 1 >= frame);
    // The first picture stands as long as the others, however long it took to be made.
    let is_first_made = scene.pictures.is_made(&first);
    let since = known.filter(|_| is_first_made).map_or(time, |known| known.since);
    ui.data_mut(|data| data.insert_temp(id, Loop { since, frame }));
    if !scene.theme.motion.moves() || shown.len() < 2 || !is_first_made {
        scene.pictures.show(ui, scene.theme, rect, (&first, name));
        return;
    }
    let turns = ((time - since) / STANDS).max(0.0);
    let number = turns as usize;
    let (Some((now, name)), Some((next, next_name))) = (at(number), at(number + 1)) else { return };
    scene.pictures.show(ui, scene.theme, rect, (&now, name));
    scene.pictures.prepare(&next);
    let left = (1.0 - turns.fract()) * STANDS;
    if left > GIVES_WAY {
        // Nothing moves until then, and nothing is painted.
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left - GIVES_WAY));
        return;
    }
    ui.scope(|ui| {
        ui.multiply_opacity(ease_in_out((1.0 - left / GIVES_WAY) as f32));
        scene.pictures.show(ui, scene.theme, rect, (&next, next_name));
    });
    ui.ctx().request_repaint();
}
