//! Owns the choice of the one thing that a buyer came for: large pictures, a name, what it costs at least.

use eframe::egui::{Align2, Rect, Ui};

use super::claims::per_measure;
use super::heading::{heading, heading_height};
use super::tax::own;
use super::{Scene, Wish};
use crate::catalog::Product;
use crate::flow::Action;
use crate::flow::design::SampleBrand;
use crate::pricing::quantity_price;
use crate::ui::theme::{Form, Style};
use crate::ui::widgets::{Line, columns, rows, split_bottom, tile};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let place = heading(ui, scene, rect, &scene.tongue.say("hook-title"), &scene.hook_lead());
    let mut wish = None;
    for (hook, brand, place) in cards(scene, place) {
        if hook_card(ui, scene, place, (hook, brand)) {
            wish = Some(Wish::Act(Action::HookChosen(hook.id.clone())));
        }
    }
    wish
}

/// Has the pictures of this screen made before anybody asks for it.
pub(super) fn prepare(ui: &Ui, scene: &Scene<'_>, rect: Rect) {
    let below = rect.with_min_y(rect.min.y + heading_height(&scene.theme.measures));
    for (hook, brand, place) in cards(scene, below) {
        let (picture, _) = parts(scene, place);
        scene.prepare_sample(ui, picture, hook, brand);
    }
}

/// What a walk can start with, each with a sample brand and its place.
fn cards<'a>(scene: &'a Scene<'_>, place: Rect) -> Vec<(&'a Product, SampleBrand, Rect)> {
    let measures = &scene.theme.measures;
    let hooks: Vec<&Product> = scene.session.catalog().hooks().collect();
    // Few of them fill the screen too.
    let across = match (measures.form, hooks.len()) {
        (Form::Portrait, 0..=3) => 1,
        (Form::Portrait, _) => 2,
        (_, few @ 0..=3) => few.max(1),
        (_, many) => many.div_ceil(2).clamp(3, 5),
    };
    let down = hooks.len().div_ceil(across);
    let places = rows(place, down, measures.gap).flat_map(|row| columns(row, across, measures.gap).collect::<Vec<_>>());
    let brands = SampleBrand::ALL.into_iter().cycle();
    hooks.into_iter().zip(brands).zip(places).map(|((hook, brand), place)| (hook, brand, place)).collect()
}

/// The picture of a card, and the words below it.
fn parts(scene: &Scene<'_>, card: Rect) -> (Rect, Rect) {
    let measures = &scene.theme.measures;
    let words = if measures.form == Form::Laptop { 64.0 } else { 88.0 };
    split_bottom(card.shrink(measures.inset), words, 0.0)
}

/// What a product costs, everything that it must have in it: 'from' the least that it can cost, where that is not all it can.
pub(super) fn starting_price(scene: &Scene<'_>, hook: &Product) -> String {
    let quantity = hook.price.smallest_quantity();
    let price = scene.tongue.money(quantity_price(hook, quantity).unwrap_or_default() + hook.set_up);
    let is_least = hook.price.usual_quantities().len() > 1 || hook.has_dearer_choices();
    let price = if is_least { scene.tongue.say_with("hook-from", &[("price", price.into())]) } else { price };
    let per_measure = per_measure(scene, hook, quantity);
    own(scene, per_measure.map_or(price.clone(), |per| format!("{price} · {per}")))
}

/// One product as a card that is pressed as a whole.
fn hook_card(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (hook, brand): (&Product, SampleBrand)) -> bool {
    let measures = &scene.theme.measures;
    let name = scene.text(&hook.name);
    let from = starting_price(scene, hook);
    let pressed = tile(ui, scene.theme, rect, &format!("{name}, {from}"), false);
    let (picture, below) = parts(scene, rect);
    scene.sample_picture(ui, picture, hook, brand);
    let below = below.shrink2(eframe::egui::vec2(measures.pad - measures.inset, measures.inset));
    let middle = below.center().y;
    Line::new(name, Style::Title, scene.theme.palette.ink).align(Align2::LEFT_CENTER).show(
        ui,
        measures,
        below.with_max_y(middle + 2.0),
    );
    Line::new(&from, Style::Note, scene.theme.palette.soft).show(ui, measures, below.with_min_y(middle + 2.0));
    pressed
}
