//! Owns the row in which a buyer uses what an earlier order gave: its code is typed, and what it comes to is seen at once.

use eframe::egui::{Align2, Key, Rect, Ui};

use super::{DetailsView, Scene, Wish};
use crate::flow::{Action, NotGiven, Promise};
use crate::pricing::{Figure, explain};
use crate::ui::text::{Teller, Tongue};
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::keyboard::Typing;
use crate::ui::widgets::{
    ButtonKind, Line, Paragraph, asking_field, button, split_left, split_top, text_height, text_width,
};

/// So many letters a code has at most, as people type it.
const LONGEST: usize = 16;

/// Whether there is something to ask: the shop gives something with its orders, or it was used already.
pub(super) fn is_asked(scene: &Scene<'_>) -> bool {
    scene.session.catalog().shop.incentive.is_some() || scene.session.state().redeemed.is_some()
}

/// What is used, and what comes of it: how much, by which code, and why not where it is not.
pub(super) fn words(scene: &Scene<'_>) -> Option<(String, Option<String>)> {
    let state = scene.session.state();
    let promise = state.redeemed.as_ref()?;
    let tongue = scene.tongue;
    let values = [("off", tongue.off(promise.terms.off).into()), ("code", promise.code.to_string().into())];
    let quote = scene.session.quote()?;
    let unused = quote.incentive.and_then(|effect| effect.unused).and_then(|_unused| {
        let catalog = scene.session.catalog();
        let explanation = explain(catalog, &state.order, quote, &Figure::Incentive)?;
        let told = Teller { tongue, catalog, quote }.tell(&explanation);
        told.into_iter().next().map(|told| told.text)
    });
    Some((tongue.say_with("incentive-on", &values), unused))
}

/// How wide the button is that is beside the field, and its words.
fn button_of(ui: &Ui, scene: &Scene<'_>) -> (String, f32) {
    let name = if scene.session.state().redeemed.is_some() { "incentive-leave" } else { "incentive-use" };
    let text = scene.tongue.say(name);
    let wide = text_width(ui, &scene.theme.measures, (&text, Style::Button)) + 56.0;
    (text, wide)
}

/// How high the row is in a width.
pub(super) fn height(ui: &Ui, scene: &Scene<'_>, width: f32) -> f32 {
    let measures = &scene.theme.measures;
    let Some((_, unused)) = words(scene) else { return measures.field + 34.0 };
    let unused = unused.map_or(0.0, |text| {
        let paragraph = Paragraph::new(&text, Style::Note, scene.theme.palette.amber_text, usize::MAX);
        text_height(ui, measures, &paragraph, width) + Space::TINY
    });
    measures.button_dense + unused
}

/// Shows the row. Returns what is wanted.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, details: &mut DetailsView) -> Option<Wish> {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let (text, wide) = button_of(ui, scene);
    if let Some((on, unused)) = words(scene) {
        let (row, below) = split_top(rect, measures.button_dense, Space::TINY);
        let (words, place) = split_left(row, row.width() - wide - Space::SMALL, Space::SMALL);
        let ink = if unused.is_some() { palette.soft } else { palette.calm };
        Line::new(&on, Style::Strong, ink).align(Align2::LEFT_CENTER).show(ui, measures, words);
        if let Some(unused) = unused {
            Paragraph::new(&unused, Style::Note, palette.amber_text, usize::MAX).show(ui, measures, below);
        }
        let pressed = button(ui, scene.theme, place, &text, ButtonKind::Plain).clicked();
        return pressed.then_some(Wish::Act(Action::IncentiveTakenBack));
    }
    let (place, beside) = split_left(rect, rect.width() - wide - Space::SMALL, Space::SMALL);
    let name = scene.tongue.say("incentive-field");
    let field = asking_field(ui, scene.theme, place, (&name, false, Typing::Words), (&mut details.code, LONGEST));
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let place = beside.with_min_y(beside.max.y - measures.field);
    let pressed = button(ui, scene.theme, place, &text, ButtonKind::Plain).clicked() || entered;
    let is_typed = !details.code.trim().is_empty() && details.asked.is_none();
    (pressed && is_typed).then(|| Wish::Redeem(details.code.trim().to_owned()))
}

/// Why a code gives nothing now.
pub(super) fn not_given(tongue: &Tongue, why: NotGiven) -> String {
    match why {
        NotGiven::Unknown => tongue.say("incentive-unknown"),
        NotGiven::Used => tongue.say("incentive-used"),
        NotGiven::Ended(day) => tongue.say_with("incentive-ended", &[("day", tongue.day(day).into())]),
        NotGiven::OtherMoney => tongue.say("incentive-other-money"),
    }
}

/// What the placed order gives for the next one, in one sentence.
pub(super) fn promised(scene: &Scene<'_>, promise: &Promise) -> String {
    let include_tax = scene.session.catalog().shop.prices_include_tax;
    let told = crate::wording::promised(scene.tongue, promise, include_tax);
    format!("{}: {}", told.title, told.lines.join(" "))
}
