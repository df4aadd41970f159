//! Owns the question whether the buyer of a walk that broke off is still there. Yes and no are twins, as everywhere; who it was is
//! not said, because somebody else may stand here.

use eframe::egui::{Area, CornerRadius, Order, Rect, Sense, Ui, vec2};

use super::{BrokenOff, Scene, ViewState, Wish};
use crate::ui::theme::{Form, Palette, Style};
use crate::ui::widgets::{Answer, Paragraph, answer, card, split_bottom, split_top, text_height};

/// Between things.
const GAP: f32 = 16.0;

/// Shows the question over the whole screen.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, full: Rect, view: &ViewState) -> Option<Wish> {
    let broken_off = view.broken_off.as_ref()?;
    let measures = &scene.theme.measures;
    let area =
        Area::new(ui.scope_id().with("broken-off")).order(Order::Foreground).fixed_pos(full.min).constrain(false);
    area.show(ui.ctx(), |ui| {
        ui.allocate_rect(full, Sense::hover());
        ui.painter().rect_filled(full, CornerRadius::ZERO, Palette::shade(0.35));
        let width =
            (full.width() - 2.0 * measures.edge).min(if measures.form == Form::Portrait { 900.0 } else { 760.0 });
        let inside = width - 2.0 * measures.pad;
        let (title, text) = words(scene, broken_off);
        let title = Paragraph::new(&title, Style::Title, scene.theme.palette.ink, 3);
        let text = Paragraph::new(&text, Style::Body, scene.theme.palette.soft, 6);
        let (above, under) = (text_height(ui, measures, &title, inside), text_height(ui, measures, &text, inside));
        let height = above + under + 2.0 * GAP + measures.button + 2.0 * measures.pad;
        let place = Rect::from_center_size(full.center(), vec2(width, height.min(full.height())));
        card(ui, scene.theme, place);
        let (rest, buttons) = split_bottom(place.shrink(measures.pad), measures.button, GAP);
        let (first, below) = split_top(rest, above, GAP);
        title.show(ui, measures, first);
        text.show(ui, measures, below);
        let (no, yes) = (scene.tongue.say("broken-off-no"), scene.tongue.say("broken-off-yes"));
        let about = (broken_off.product.as_str(), (no.as_str(), yes.as_str()));
        match answer(ui, (scene.theme, scene.tongue), buttons, about, None)? {
            Answer::Yes => Some(Wish::GoOnFromBefore),
            Answer::No | Answer::TakeBack => Some(Wish::LeaveBefore),
        }
    })
    .inner
}

/// What is asked, and what is known.
fn words(scene: &Scene<'_>, broken_off: &BrokenOff) -> (String, String) {
    let BrokenOff { product, time, placed } = broken_off;
    let say = |name: &str| {
        let code = placed.as_ref().map(ToString::to_string).unwrap_or_default();
        let values = [("product", product.clone().into()), ("time", time.clone().into()), ("code", code.into())];
        scene.tongue.say_with(name, &values)
    };
    match placed {
        Some(_) => (say("broken-off-placed-title"), say("broken-off-placed")),
        None => (say("broken-off-title"), say("broken-off-text")),
    }
}
