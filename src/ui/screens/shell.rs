//! Owns what surrounds every screen and in which order it is read: header, content, bar, and what lies over them.

use eframe::egui::{CornerRadius, Rect, Ui, UiBuilder, vec2};

use super::bars::{bar_height, bar_wish, has_bar};
use super::moving::{entered, show_flight};
use super::notices::show_notice;
use super::{Scene, ViewState, Wish};
use super::{
    artwork, attract, broken_off, bundle, changes, clash, commit, comparison, details, feedback, flowing, hook,
    looking, multiplier, needs, offers, options,
};
use super::{order_panel, placed, review};
use crate::catalog::StepKind;
use crate::flow::{Action, Step};
use crate::ui::widgets::{HeaderOpen, HeaderWish, header, split_bottom, split_top};

/// Shows the whole screen, and returns what the buyer wants.
pub fn show(ui: &mut Ui, scene: &Scene<'_>, view: &mut ViewState) -> Vec<Wish> {
    let full = ui.max_rect();
    scene.theme.make_known(ui.ctx());
    ui.painter().rect_filled(full, CornerRadius::ZERO, scene.theme.palette.paper);
    let measures = &scene.theme.measures;
    let mut wishes = Vec::new();
    let (body, bar) = split_bottom(full, bar_height(ui, scene), 0.0);
    let inner = body.shrink2(vec2(measures.edge, 0.0));
    let (top, below) = split_top(inner, measures.header, 0.0);
    let content = below.with_max_y(below.max.y - measures.gap);
    // Reading order: what the screen is about, then the way on, then the surroundings.
    let is_open = view.clash.is_none() && view.looking.is_none() && view.broken_off.is_none() && !view.covered;
    wishes.extend(in_place(ui, ("header", is_open), |ui| header_wish(ui, scene, top, view)));
    let (content, seen) = entered(ui, scene, &mut view.entering, content);
    wishes.extend(in_place(ui, ("content", is_open), |ui| {
        ui.multiply_opacity(seen);
        if measures.flows() { flowing::show(ui, scene, content, view) } else { content_wish(ui, scene, content, view) }
    }));
    if has_bar(scene) {
        wishes.extend(in_place(ui, ("bar", is_open), |ui| bar_wish(ui, scene, bar, view)));
    }
    if view.lines_open {
        let (wish, place) = order_panel::show(ui, scene, body, view);
        wishes.extend(wish);
        // A tap beside it closes it; the bar below has its own say.
        if tapped_outside(ui, &[place, bar]) {
            view.lines_open = false;
        }
    }
    if let Some(notice) = view.notice.clone() {
        show_notice(ui, scene, body, &notice, view);
    } else if !view.changes.is_empty() {
        changes::show(ui, scene, body, view);
    }
    show_flight(ui, scene);
    looking::show(ui, scene, full, view);
    wishes.extend(clash::show(ui, scene, full, view));
    wishes.extend(broken_off::show(ui, scene, full, view));
    wishes
}

/// Whether somebody tapped, and on none of these places.
pub(super) fn tapped_outside(ui: &Ui, places: &[Rect]) -> bool {
    let tapped = ui.input(|input| input.pointer.primary_clicked().then(|| input.pointer.interact_pos()).flatten());
    tapped.is_some_and(|at| !places.iter().any(|place| place.contains(at)))
}

/// A part of the screen with names of its own. While a question lies over it, it waits.
fn in_place<R>(ui: &mut Ui, (name, is_open): (&str, bool), add: impl FnOnce(&mut Ui) -> R) -> R {
    let place = ui.max_rect();
    let add = |ui: &mut Ui| {
        if !is_open {
            // The veil over it says so: nothing is faded twice.
            ui.visuals_mut().disabled_alpha = 1.0;
            ui.disable();
        }
        add(ui)
    };
    ui.scope_builder(UiBuilder::new().id_salt(name).max_rect(place), add).inner
}

fn header_wish(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let open =
        HeaderOpen { languages: view.languages_open, display: view.preferences_open, preferences: view.preferences };
    let wish = header(ui, scene, rect, open);
    if wish.is_none() && view.languages_open && tapped_outside(ui, &[]) {
        view.languages_open = false;
    }
    let wish = wish?;
    let languages_open = std::mem::take(&mut view.languages_open);
    let display_open = std::mem::take(&mut view.preferences_open);
    Some(Wish::Act(match wish {
        HeaderWish::Back => Action::WentBack,
        HeaderWish::Undo => Action::Undone,
        HeaderWish::StartOver => Action::StartedOver,
        HeaderWish::Language(lang) => Action::LangChosen(lang),
        HeaderWish::ToggleLanguages => {
            view.languages_open = !languages_open;
            return None;
        }
        HeaderWish::ToggleDisplay => {
            view.preferences_open = !display_open;
            return None;
        }
        HeaderWish::Prefer(preferences) => {
            // It stays open: how it looks is seen at once, and can be taken back.
            view.preferences = preferences;
            view.preferences_open = true;
            return None;
        }
        HeaderWish::Close => return None,
    }))
}

fn content_wish(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    match scene.session.state().step {
        Step::Attract => attract::show(ui, scene, rect),
        Step::Hook => hook::show(ui, scene, rect),
        Step::Options => options::show(ui, scene, rect),
        Step::Artwork => artwork::show(ui, scene, rect, view),
        Step::Commit => commit::show(ui, scene, rect),
        Step::Needs(question) => needs::show(ui, scene, rect, question),
        Step::Offers(StepKind::Upgrade) => comparison::show(ui, scene, rect, view),
        Step::Offers(StepKind::Accessories) => offers::show_accessories(ui, scene, rect),
        Step::Offers(StepKind::Services) => offers::show_services(ui, scene, rect),
        Step::Offers(StepKind::Bundle) => bundle::show(ui, scene, rect),
        Step::Offers(StepKind::Multiplier) => multiplier::show(ui, scene, rect),
        Step::More => offers::show_more(ui, scene, rect),
        Step::Review => review::show(ui, scene, rect, view),
        Step::Details => details::show(ui, scene, rect, view),
        Step::Placed => placed::show(ui, scene, rect),
        Step::Feedback => feedback::show(ui, scene, rect),
    }
}
