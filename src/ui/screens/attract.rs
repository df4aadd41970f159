//! Owns the attract screen: a picture, a sentence, and the whole screen to touch.

use eframe::egui::{Rect, Ui};

use super::{Scene, Wish};
use crate::flow::Action;
use crate::flow::design::SampleBrand;
use crate::ui::theme::{Form, Style};
use crate::ui::widgets::{ButtonKind, Paragraph, button, split_left, split_top, text_height};

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
    brand_picture(ui, scene, picture);
    let title = scene.tongue.say("attract-title");
    let lead = scene.say_of_design("attract-lead");
    let title = Paragraph::new(&title, Style::Poster, scene.theme.palette.ink, 5);
    let lead = Paragraph::new(&lead, Style::Lead, scene.theme.palette.soft, 3);
    let gap = measures.gap;
    let heights = [
        text_height(ui, measures, &title, words.width()),
        text_height(ui, measures, &lead, words.width()),
        measures.button * 1.2,
    ];
    let sum = heights.iter().sum::<f32>() + 2.5 * gap;
    let (place, rest) =
        split_top(words.with_min_y(words.center().y - (sum / 2.0).min(words.height() / 2.0)), heights[0], gap);
    title.show(ui, measures, place);
    let (place, rest) = split_top(rest, heights[1], gap * 1.5);
    lead.show(ui, measures, place);
    let (place, _) = split_top(rest, heights[2], 0.0);
    let touch = scene.tongue.say("attract-touch");
    let place = place.with_max_x(place.min.x + place.width().min(measures.button * 6.5));
    let pressed = button(ui, scene.theme, place, &touch, ButtonKind::Continue).clicked();
    let anywhere = ui.interact(rect, ui.scope_id().with("anywhere"), eframe::egui::Sense::empty());
    let touched = anywhere.contains_pointer() && ui.input(|input| input.pointer.primary_clicked());
    (pressed || touched).then_some(Wish::Act(Action::Touched))
}

/// What the shop makes, with a sample brand on it.
fn brand_picture(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) {
    let Some(hook) = scene.session.catalog().hooks().next() else { return };
    crate::ui::widgets::card(ui, scene.theme, rect);
    let inner = rect.shrink(scene.theme.measures.inset);
    scene.sample_picture(ui, inner, hook, SampleBrand::Nordwerk);
}
