//! Owns the note that says what is not as it was, after the shop changed its catalog in the midst of a walk. It stays until it
//! is closed: nobody is to overlook that an amount is another one.

use eframe::egui::{Align2, Area, CornerRadius, Order, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{Scene, ViewState};
use crate::flow::Misfit;
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::{Line, Paragraph, card, link, split_right, split_top, text_height};

/// How many changes are told one by one.
const TOLD: usize = 5;
/// Between them.
const GAP: f32 = Space::TINY;
/// How high the title is.
const TITLE: f32 = 44.0;

/// Shows the note over the lower edge of the screen.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, body: Rect, view: &mut ViewState) {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let said = said(scene, &view.changes);
    let width = (body.width() - 2.0 * measures.edge).min(980.0);
    let height_of = |text: &String| text_height(ui, measures, &told(scene, text), width - 2.0 * measures.pad);
    let heights: Vec<f32> = said.iter().map(height_of).collect();
    let whole = heights.iter().map(|height| height + GAP).sum::<f32>() + TITLE + measures.pad + 8.0;
    let corner = pos2(body.center().x - width / 2.0, body.max.y - whole - 20.0);
    let place = Rect::from_min_size(corner, vec2(width, whole));
    let area = Area::new(ui.scope_id().with("changes")).order(Order::Foreground).fixed_pos(corner).constrain(false);
    let is_closed = area.show(ui.ctx(), |ui| {
        ui.allocate_rect(place, Sense::hover());
        card(ui, scene.theme, place);
        let radius = CornerRadius::same(measures.card_radius);
        ui.painter().rect_stroke(place, radius, Stroke::new(2.0, palette.amber), StrokeKind::Inside);
        let inner = place.shrink2(vec2(measures.pad, 8.0));
        let (title, mut rest) = split_top(inner, TITLE, 0.0);
        let (words, close) = split_right(title, 130.0, Space::USUAL);
        Line::new(&scene.tongue.say("changes-title"), Style::Strong, palette.ink).show(ui, measures, words);
        for (text, height) in said.iter().zip(heights) {
            let (spot, below) = split_top(rest, height, GAP);
            told(scene, text).show(ui, measures, spot);
            rest = below;
        }
        link(ui, scene.theme, close, &scene.tongue.say("notice-close"), Align2::RIGHT_CENTER).clicked()
    });
    if is_closed.inner {
        view.changes.clear();
    }
}

fn told<'t>(scene: &Scene<'_>, text: &'t str) -> Paragraph<'t> {
    Paragraph::new(text, Style::Body, scene.theme.palette.ink, 2)
}

/// The changes in words, the first ones each, the others by their number.
fn said(scene: &Scene<'_>, changes: &[Misfit]) -> Vec<String> {
    // What everything costs comes last in the list, and must not be what is left out.
    let shown = if changes.len() > TOLD { TOLD - 1 } else { TOLD };
    let (amounts, others): (Vec<_>, Vec<_>) =
        changes.iter().partition(|change| matches!(change, Misfit::Anchor { .. } | Misfit::Total { .. }));
    let room = shown.saturating_sub(amounts.len());
    let left = others.len().saturating_sub(room);
    let mut said: Vec<String> = others.into_iter().take(room).map(|change| sentence(scene, change)).collect();
    if left > 0 {
        said.push(scene.tongue.say_with("changes-more", &[("count", left.into())]));
    }
    said.extend(amounts.into_iter().map(|change| sentence(scene, change)));
    said
}

fn sentence(scene: &Scene<'_>, change: &Misfit) -> String {
    let tongue = scene.tongue;
    let named = |sentence: &str, name| tongue.say_with(sentence, &[("name", scene.text(name).into())]);
    match change {
        Misfit::HookGone(name) => named("changes-hook-gone", name),
        Misfit::OtherMoney => tongue.say("changes-other-money"),
        Misfit::Left(name) => named("changes-left", name),
        Misfit::GoldenLeft => tongue.say("changes-golden"),
        Misfit::Quantity { name, was, now } => {
            let (was, now) = (tongue.number(*was), tongue.number(*now));
            let values = [("name", scene.text(name).into()), ("now", now.into()), ("was", was.into())];
            tongue.say_with("changes-quantity", &values)
        }
        Misfit::Choice { name, was, now: Some(now) } => {
            let (was, now) = (scene.text(was), scene.text(now));
            let values = [("name", scene.text(name).into()), ("was", was.into()), ("now", now.into())];
            tongue.say_with("changes-choice", &values)
        }
        Misfit::Choice { name, was, now: None } => {
            let values = [("name", scene.text(name).into()), ("was", scene.text(was).into())];
            tongue.say_with("changes-choice-gone", &values)
        }
        Misfit::Anchor { was, now } => {
            let values = [("now", tongue.money(*now).into()), ("was", tongue.money(*was).into())];
            tongue.say_with("changes-anchor", &values)
        }
        Misfit::Total { was, now } => {
            let values = [("was", tongue.money(*was).into()), ("now", tongue.money(*now).into())];
            tongue.say_with("changes-total", &values)
        }
    }
}
