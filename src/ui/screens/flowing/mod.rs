//! Owns the screens as they are with larger text: everything below each other, as high as it needs, scrolled as a whole.

mod begin;
mod compare;
mod end;
mod offers;
mod order;
mod page;

use eframe::egui::{Rect, Ui};

use super::options::in_flow;
use super::{Scene, ViewState, Wish, artwork, options};
use crate::catalog::StepKind;
use crate::flow::Step;
use page::Page;

/// Shows the screen that the walk is at in its place, and returns what the buyer wants.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, place: Rect, view: &mut ViewState) -> Option<Wish> {
    let step = scene.session.state().step;
    ui.push_id(format!("{step:?}"), |ui| {
        in_flow(ui, place, |ui, rect| match step {
            Step::Options => (options::show(ui, scene, rect), rect.min.y),
            Step::Artwork => (artwork::show(ui, scene, rect, view), rect.min.y),
            _ => {
                let mut page = Page::new(scene, rect);
                let wish = page_of(ui, &mut page, step, view);
                (wish, page.y)
            }
        })
    })
    .inner
}

fn page_of(ui: &mut Ui, page: &mut Page<'_, '_>, step: Step, view: &mut ViewState) -> Option<Wish> {
    match step {
        Step::Attract => begin::attract(ui, page),
        Step::Hook => begin::hook(ui, page),
        Step::Commit => begin::commit(ui, page),
        Step::Needs(question) => begin::needs(ui, page, question),
        Step::Offers(StepKind::Upgrade) => compare::show(ui, page, view),
        Step::Offers(StepKind::Accessories) => offers::accessories(ui, page),
        Step::Offers(StepKind::Services) => offers::services(ui, page),
        Step::Offers(StepKind::Bundle) => offers::bundle(ui, page),
        Step::Offers(StepKind::Multiplier) => offers::multiplier(ui, page),
        Step::More => offers::more(ui, page),
        Step::Review => order::review(ui, page, view),
        Step::Details => order::details(ui, page, view),
        Step::Placed => end::placed(ui, page),
        Step::Feedback => end::feedback(ui, page),
        Step::Options | Step::Artwork => None,
    }
}
