//! Owns the choice of the one thing that a buyer came for: large pictures, a name, what it costs at least.

use eframe::egui::{Align2, Rect, Ui};

use super::shell::heading;
use super::{Scene, Wish};
use crate::catalog::Product;
use crate::flow::Action;
use crate::flow::design::SampleBrand;
use crate::pricing::quantity_price;
use crate::ui::theme::{Form, Style};
use crate::ui::widgets::{Line, columns, rows, split_bottom, tile};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, &scene.tongue.say("hook-title"), &scene.tongue.say("hook-lead"));
    let hooks: Vec<&Product> = scene.session.catalog().hooks().collect();
    let across = match measures.form {
        Form::Portrait => 2,
        Form::Landscape | Form::Laptop => hooks.len().div_ceil(2).clamp(3, 5),
    };
    let down = hooks.len().div_ceil(across);
    let places = rows(place, down, measures.gap).flat_map(|row| columns(row, across, measures.gap).collect::<Vec<_>>());
    let mut wish = None;
    let brands = SampleBrand::ALL.into_iter().cycle();
    for ((hook, place), brand) in hooks.into_iter().zip(places).zip(brands) {
        if hook_card(ui, scene, place, (hook, brand)) {
            wish = Some(Wish::Act(Action::HookChosen(hook.id.clone())));
        }
    }
    wish
}

/// One product as a card that is pressed as a whole.
fn hook_card(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (hook, brand): (&Product, SampleBrand)) -> bool {
    let measures = &scene.theme.measures;
    let name = scene.text(&hook.name);
    let price = quantity_price(hook, hook.price.smallest_quantity()).unwrap_or_default();
    let from = scene.tongue.say_with("hook-from", &[("price", scene.tongue.money(price).into())]);
    let pressed = tile(ui, scene.theme, rect, &format!("{name}, {from}"), false);
    let words = if measures.form == Form::Laptop { 64.0 } else { 88.0 };
    let (picture, below) = split_bottom(rect.shrink(measures.inset), words, 0.0);
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
