//! Owns what a printer would say of the same design elsewhere: on the other side, and on the other products in the order.

use eframe::egui::{Rect, Ui};

use super::print::{Noted, Print};
use crate::artwork::Finding;
use crate::catalog::{Choices, ProductId};
use crate::ui::screens::{Scene, ViewState};

/// Where a finding is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Place {
    /// On the side that is on the screen.
    Here,
    /// On the other side of it.
    OtherSide,
    /// On another product of the order.
    Product(ProductId, Choices),
}

/// A finding, and where.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) finding: Finding,
    pub(super) place: Place,
}

/// Everything that a printer would say of the order's prints, what is on the screen first.
pub(super) fn all(ui: &Ui, scene: &Scene<'_>, (view, rect): (&mut ViewState, Rect)) -> Vec<Found> {
    let here = view.artwork.noted.as_ref().map(|noted| noted.findings.clone()).unwrap_or_default();
    let mut found: Vec<Found> = here.into_iter().map(|finding| Found { finding, place: Place::Here }).collect();
    let prints = prints(ui, scene, view.artwork.back, rect);
    let design = &scene.session.state().design;
    view.artwork.elsewhere.resize_with(prints.len(), || None);
    for ((place, print), noted) in prints.into_iter().zip(&mut view.artwork.elsewhere) {
        Noted::keep(noted, scene.pictures, (design, design), &print);
        let told = noted.as_ref().map(|noted| noted.findings.as_slice()).unwrap_or_default();
        found.extend(told.iter().map(|finding| Found { finding: *finding, place: place.clone() }));
    }
    found
}

/// The prints of the order but the one that is on the screen.
fn prints(ui: &Ui, scene: &Scene<'_>, back: bool, rect: Rect) -> Vec<(Place, Print)> {
    let catalog = scene.session.catalog();
    let hook = scene.session.state().hook_line().map(|line| line.id);
    let mut prints = Vec::new();
    for line in &scene.session.state().order.lines {
        let Some(product) = catalog.product(&line.product).filter(|product| product.personalised) else { continue };
        let request = scene.request(ui, rect, product, &line.choices);
        if Some(line.id) == hook {
            let other = Print::of(scene.pictures, &request, !back).filter(|print| print.has_back);
            prints.extend(other.map(|print| (Place::OtherSide, print)));
        } else {
            let place = Place::Product(product.id.clone(), line.choices.clone());
            prints.extend(Print::of(scene.pictures, &request, false).map(|print| (place, print)));
        }
    }
    prints
}
