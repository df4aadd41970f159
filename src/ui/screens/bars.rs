//! Owns which bar a screen has at its foot, how high it is, what it says, and what pressing it asks for.

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::tax::{in_view, own, payable, say_payable};
use super::{Scene, ViewState, Wish};
use crate::catalog::StepKind;
use crate::flow::{Action, Step};
use crate::pricing::View;
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{
    self, BarWish, ButtonKind, CompactBar, Line, anchor_bar, button, compact_bar, counting, figures_of, split_right,
};

/// How high the bar at the bottom is. Before commitment it has no scale yet, and a standing screen needs no room for one.
pub(super) fn bar_height(ui: &mut Ui, scene: &Scene<'_>) -> f32 {
    let measures = &scene.theme.measures;
    if measures.flows() && has_bar(scene) {
        return flowing_bar(ui, scene, go_on_text(scene).as_deref(), |ui, bar| bar.height(ui, scene));
    }
    match (has_bar(scene), scene.session.state().anchor.is_some(), measures.form) {
        (false, ..) => 0.0,
        (true, false, Form::Portrait) => measures.button + 2.0 * measures.edge,
        (true, false, _) => measures.bar,
        (true, true, _) => {
            let has_buttons = go_on_text(scene).is_some() || scene.session.state().step.has_offers();
            widgets::bar_height(measures, has_buttons)
        }
    }
}

/// Whether a screen has the bar at the bottom.
pub(super) fn has_bar(scene: &Scene<'_>) -> bool {
    match scene.session.state().step {
        Step::Attract | Step::Hook => false,
        // The price and the one button stand large on the screen itself.
        Step::Commit => scene.session.state().anchor.is_some(),
        _ => true,
    }
}

/// What the continue button of a step says; nothing where the step has its own.
fn go_on_text(scene: &Scene<'_>) -> Option<String> {
    let is_open = |suggestion: &crate::flow::Suggestion| suggestion.response.is_none();
    let name = match scene.session.state().step {
        // One question: no and yes are the way on, until it is answered.
        Step::Offers(StepKind::Bundle | StepKind::Multiplier) if scene.session.suggestions().iter().any(is_open) => {
            return None;
        }
        Step::Offers(StepKind::Multiplier) => "to-review",
        // The one button before commitment stands on the screen itself.
        Step::Commit if scene.session.state().anchor.is_none() => return None,
        Step::Options | Step::Artwork | Step::Commit | Step::Offers(_) => "continue",
        Step::More => "more-done",
        Step::Review => "to-details",
        _ => return None,
    };
    Some(scene.tongue.say(name))
}

pub(super) fn bar_wish(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let go_on = go_on_text(scene);
    if scene.theme.measures.flows() {
        let wish = flowing_bar(ui, scene, go_on.as_deref(), |ui, bar| compact_bar(ui, scene, rect, bar))?;
        return bar_act(wish, view);
    }
    let Some(uplift) = scene.session.uplift() else {
        return price_bar(ui, scene, rect, go_on.as_deref());
    };
    let straight = scene.session.state().step.has_offers();
    let wish = anchor_bar(ui, scene, rect, &uplift, (straight, go_on.as_deref()))?;
    bar_act(wish, view)
}

/// The bar on a screen that flows.
fn flowing_bar<R>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    go_on: Option<&str>,
    with: impl FnOnce(&mut Ui, &CompactBar<'_>) -> R,
) -> R {
    let uplift = scene.session.uplift();
    let Some(uplift) = &uplift else {
        let total = (say_payable(scene, "options-total"), scene.tongue.money(scene.total()));
        let ink = scene.theme.palette.ink;
        let figures = vec![(total.0, total.1, ink, Some(shipping_note(scene)))];
        return with(ui, &CompactBar { figures, uplift: None, straight: false, go_on });
    };
    let straight = scene.session.state().step.has_offers();
    let figures = figures_of(scene, uplift).into();
    with(ui, &CompactBar { figures, uplift: Some(uplift), straight, go_on })
}

/// What a wish of the bar does.
fn bar_act(wish: BarWish, view: &mut ViewState) -> Option<Wish> {
    match wish {
        BarWish::Continue => Some(Wish::Act(Action::Continued)),
        BarWish::Straight => Some(Wish::Act(Action::WentToReview)),
        BarWish::ToggleLines => {
            view.lines_open = !view.lines_open;
            None
        }
    }
}

/// Before commitment there is no anchor yet: the bar says what the choice costs, everything in it.
fn price_bar(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, go_on: Option<&str>) -> Option<Wish> {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.card);
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(scene.theme.strokes.hair, palette.line));
    let inner = rect.shrink2(vec2(measures.edge, 0.0));
    let mut wish = None;
    let mut rest = inner;
    if let Some(text) = go_on {
        let width = if measures.form == Form::Portrait { 380.0 } else { measures.button * 3.4 };
        let (left, place) = split_right(inner, width, measures.gap);
        let place = Rect::from_center_size(place.center(), vec2(place.width(), measures.button));
        if button(ui, scene.theme, place, text, ButtonKind::Continue).clicked() {
            wish = Some(Wish::Act(Action::Continued));
        }
        rest = left;
    }
    let middle = rest.center().y;
    Line::new(&say_payable(scene, "options-total"), Style::Note, palette.soft).align(Align2::LEFT_BOTTOM).show(
        ui,
        measures,
        rest.with_max_y(middle - 2.0),
    );
    let total = counting(ui, ui.scope_id().with("total"), scene.total(), scene.theme.motion);
    let amount = scene.tongue.money(total);
    let lower = rest.with_min_y(middle - 2.0);
    let drawn = Line::new(&amount, Style::Money, palette.ink).align(Align2::LEFT_TOP).show(ui, measures, lower);
    let beside = Rect::from_min_max(pos2(drawn.max.x + Space::SNUG, drawn.min.y), pos2(rest.max.x, drawn.max.y));
    Line::new(&shipping_note(scene), Style::Note, palette.soft).show(ui, measures, beside);
    wish
}

/// What the total says about sending.
pub(super) fn shipping_note(scene: &Scene<'_>) -> String {
    let Some(quote) = scene.session.quote() else { return String::new() };
    if !scene.session.catalog().shop.sends {
        return scene.tongue.say("options-collect");
    }
    if quote.shipping.price.is_zero() {
        return scene.tongue.say("options-shipping-free");
    }
    let price = scene.tongue.money(quote.shipping.price);
    let free = quote.shipping.free_from.map(|free| scene.tongue.money(free));
    let name = if free.is_some() { "options-shipping-in" } else { "options-shipping-paid" };
    if quote.view == View::Consumer {
        let free = free.map(|free| own(scene, free)).unwrap_or_default();
        return scene.tongue.say_with(name, &[("price", price.into()), ("free", free.into())]);
    }
    // Without its tax it is no part of the total, and is not called one.
    let net = format!("{name}-net");
    if View::of(&scene.session.catalog().shop) == View::Business {
        let free = free.unwrap_or_default();
        return in_view(scene, scene.tongue.say_with(&net, &[("price", price.into()), ("free", free.into())]));
    }
    let free = free.map(|free| payable(scene, free)).unwrap_or_default();
    scene.tongue.say_with(&net, &[("price", in_view(scene, price).into()), ("free", free.into())])
}
