//! Owns what the catalog desk tells of experiments with an offer: which run, and what each arm changes.

use eframe::egui::Ui;

use super::Desk;
use super::products::paragraph;
use crate::catalog::{ArmChange, Experiment, Offer};
use crate::ui::screens::options::Cursor;
use crate::ui::theme::Style;

/// What is tried out with an offer; nothing where nothing is.
pub(super) fn tried_out(ui: &mut Ui, desk: &Desk<'_>, cursor: &mut Cursor, offer: &Offer) {
    let palette = &desk.scene.theme.palette;
    for experiment in desk.scene.session.catalog().experiments.iter().filter(|tried| tried.offer == offer.id) {
        paragraph(ui, desk, cursor, (&head(desk, experiment), Style::Mark, palette.calm));
        for arm in &experiment.arms {
            let line = format!("{}: {}", arm.id, change(desk, arm.change.as_ref()));
            paragraph(ui, desk, cursor, (&line, Style::Mark, palette.soft));
        }
    }
}

/// Which experiment it is, and whether it runs today.
fn head(desk: &Desk<'_>, experiment: &Experiment) -> String {
    let runs = experiment.period().has(desk.scene.session.catalog().today());
    let name = if runs { "desk-tried-runs" } else { "desk-tried-rests" };
    desk.scene.tongue.say_with(name, &[("name", experiment.id.clone().into())])
}

/// What an arm changes.
fn change(desk: &Desk<'_>, change: Option<&ArmChange>) -> String {
    let tongue = desk.scene.tongue;
    match change {
        None => desk.say("desk-arm-plain"),
        Some(ArmChange::Wording(text)) => desk.scene.text(text).to_owned(),
        Some(ArmChange::Picture(picture)) => {
            tongue.say_with("desk-arm-picture", &[("name", picture.as_str().to_owned().into())])
        }
        Some(ArmChange::Place(place)) => tongue.say_with("desk-arm-place", &[("place", (*place).into())]),
        Some(ArmChange::OffersPerStep(count)) => tongue.say_with("desk-arm-number", &[("count", (*count).into())]),
    }
}
