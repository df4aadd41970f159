//! Owns one question about what the buyer needs, with large answers, and skipping as easy as answering.

use eframe::egui::{Align2, Rect, Ui, vec2};

use super::shell::heading;
use super::{Scene, Wish};
use crate::catalog::{Answer, AnswerId, Offer, OfferKind, Product, QuestionId};
use crate::flow::Action;
use crate::ui::theme::{Form, Style};
use crate::ui::widgets::{ButtonKind, Line, Paragraph, button, columns, rows, split_bottom, split_left, tile};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, question: usize) -> Option<Wish> {
    let asked = scene.session.catalog().plan.questions.get(question)?;
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, scene.text(&asked.ask), &scene.tongue.say("needs-lead"));
    let (answers, skip) = split_bottom(place, measures.button, measures.gap);
    let count = asked.answers.len();
    let across = match measures.form {
        Form::Portrait => 1,
        Form::Landscape | Form::Laptop if count <= 3 => count,
        Form::Landscape | Form::Laptop => 2,
    };
    let down = count.div_ceil(across);
    let most = if measures.form == Form::Portrait { 260.0 } else { 320.0 };
    let height = (most * down as f32 + measures.gap * (down as f32 - 1.0)).min(answers.height());
    let grid =
        Rect::from_min_size(answers.min + vec2(0.0, (answers.height() - height) * 0.35), vec2(answers.width(), height));
    let places = rows(grid, down, measures.gap).flat_map(|row| columns(row, across, measures.gap).collect::<Vec<_>>());
    let mut wish = None;
    for (answer, place) in asked.answers.iter().zip(places) {
        let (name, hint) = (scene.text(&answer.name), scene.text(&answer.hint));
        let chosen = scene.session.state().answers.get(&asked.id) == Some(&answer.id);
        if tile(ui, scene.theme, place, name, chosen) {
            wish = Some(Wish::Act(Action::NeedAnswered(asked.id.clone(), answer.id.clone())));
        }
        let inner = place.shrink(measures.inset);
        let picture_width = inner.width() * 0.46;
        let (picture, beside) = split_left(inner, picture_width, measures.pad);
        let is_pictured = picture_ui(ui, scene, picture, (&asked.id, answer));
        let words = if is_pictured { beside } else { inner.with_min_x(inner.min.x + measures.pad) };
        let words = words.with_max_x(words.max.x - measures.inset);
        let middle = words.center().y;
        Line::new(name, Style::Title, scene.theme.palette.ink).align(Align2::LEFT_BOTTOM).paint(
            ui,
            measures,
            words.with_max_y(middle - 2.0),
        );
        Paragraph::new(hint, Style::Body, scene.theme.palette.soft, 3).paint(
            ui,
            measures,
            words.with_min_y(middle + 8.0),
        );
    }
    let width = (rect.width() * 0.3).max(280.0);
    let place = Rect::from_center_size(skip.center(), vec2(width, measures.button));
    if button(ui, scene.theme, place, &scene.tongue.say("needs-skip"), ButtonKind::Plain).clicked() {
        wish = Some(Wish::Act(Action::NeedsSkipped));
    }
    wish
}

/// The picture beside an answer: the one that it names, or that of something that fits it. Returns whether there is one.
fn picture_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (question, answer): (&QuestionId, &Answer)) -> bool {
    if let Some(own) = &answer.picture {
        scene.picture(ui, rect, (own, scene.text(&answer.name)));
        return true;
    }
    let product = pictured(scene, question, &answer.id);
    if let Some(product) = product {
        scene.product_picture(ui, rect, product, &product.first_choices());
    }
    product.is_some()
}

/// A product that fits an answer that names no picture: the first one that the catalog says so of, and no other answer shows.
pub(super) fn pictured<'a>(scene: &'a Scene<'_>, question: &QuestionId, answer: &AnswerId) -> Option<&'a Product> {
    let catalog = scene.session.catalog();
    let fits = |offer: &&Offer, wanted: &AnswerId| {
        offer.fits.iter().any(|fit| fit.question == *question && fit.answer == *wanted)
    };
    let asked = catalog.plan.questions.iter().find(|asked| asked.id == *question)?;
    let own = |offer: &&Offer| {
        fits(offer, answer) && !asked.answers.iter().any(|other| other.id != *answer && fits(offer, &other.id))
    };
    let product = |offer: &Offer| match &offer.kind {
        OfferKind::Accessory { product, .. } => catalog.product(product),
        OfferKind::Upgrade { to, .. } => catalog.product(to),
        _ => None,
    };
    let part = |offer: &Offer| match &offer.kind {
        OfferKind::Service { product, .. } => catalog.product(product),
        _ => offer.reduction()?.components().first().and_then(|component| catalog.product(&component.product)),
    };
    let offers = || catalog.offers.iter();
    let fitting = || offers().filter(|offer| fits(offer, answer));
    offers().filter(own).find_map(product).or_else(|| fitting().find_map(product)).or_else(|| fitting().find_map(part))
}
