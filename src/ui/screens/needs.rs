//! Owns one question about what the buyer needs, with large answers, and skipping as easy as answering.

use eframe::egui::{Align2, Rect, Ui, vec2};

use super::heading::heading;
use super::{Scene, Wish};
use crate::catalog::{Answer, AnswerId, Offer, OfferKind, Product, QuestionId};
use crate::flow::Action;
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{
    ButtonKind, Line, Paragraph, button, columns, rows, split_bottom, split_left, split_top, text_height, tile,
};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, question: usize) -> Option<Wish> {
    let asked = scene.session.catalog().plan.questions.get(question)?;
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, scene.text(&asked.ask), &scene.tongue.say("needs-lead"));
    let (answers, skip) = split_bottom(place, measures.button, measures.gap);
    let grid = Grid::of(scene, answers, asked.answers.len());
    let places = rows(grid.place, grid.down, measures.gap)
        .flat_map(|row| columns(row, grid.across, measures.gap).collect::<Vec<_>>());
    let places: Vec<Rect> = places.collect();
    let width = places.first().map_or(0.0, |place| place.width() - 2.0 * measures.pad);
    let hints = asked.answers.iter().map(|answer| {
        text_height(
            ui,
            measures,
            &Paragraph::new(scene.text(&answer.hint), Style::Body, scene.theme.palette.soft, 3),
            width,
        )
    });
    let words = measures.pad * 2.4 + Space::TINY + hints.fold(0.0, f32::max);
    let mut wish = None;
    for (answer, place) in asked.answers.iter().zip(places) {
        if answer_tile(ui, scene, place, (&asked.id, answer, words)) {
            wish = Some(Wish::Act(Action::NeedAnswered(asked.id.clone(), answer.id.clone())));
        }
    }
    let width = (rect.width() * 0.3).max(280.0);
    let place = Rect::from_center_size(skip.center(), vec2(width, measures.button));
    if button(ui, scene.theme, place, &scene.tongue.say("needs-skip"), ButtonKind::Plain).clicked() {
        wish = Some(Wish::Act(Action::NeedsSkipped));
    }
    wish
}

/// How the answers stand.
struct Grid {
    place: Rect,
    across: usize,
    down: usize,
}

impl Grid {
    /// A few beside each other with large pictures above their words; more of them, or a standing screen, with them beside.
    fn of(scene: &Scene<'_>, rect: Rect, count: usize) -> Self {
        let measures = &scene.theme.measures;
        let across = match measures.form {
            Form::Portrait => 1,
            Form::Landscape | Form::Laptop if count <= 4 => count.max(1),
            Form::Landscape | Form::Laptop => count.div_ceil(2),
        };
        let down = count.div_ceil(across);
        let most = match measures.form {
            Form::Portrait => 400.0,
            Form::Landscape => 640.0,
            Form::Laptop => 480.0,
        };
        let height = (most * down as f32 + measures.gap * (down as f32 - 1.0)).min(rect.height());
        let top = rect.min + vec2(0.0, (rect.height() - height) * 0.35);
        Self { place: Rect::from_min_size(top, vec2(rect.width(), height)), across, down }
    }
}

/// One answer as a card that is pressed as a whole; its words are this high where they stand below their picture.
fn answer_tile(
    ui: &mut Ui,
    scene: &Scene<'_>,
    place: Rect,
    (question, answer, high): (&QuestionId, &Answer, f32),
) -> bool {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let (name, hint) = (scene.text(&answer.name), scene.text(&answer.hint));
    let chosen = scene.session.state().answers.get(question) == Some(&answer.id);
    let pressed = tile(ui, scene.theme, place, name, chosen);
    let inner = place.shrink(measures.inset);
    let stands = inner.height() > inner.width() * 0.6;
    let (picture, words) = if stands {
        split_bottom(inner, high, measures.pad * 0.6)
    } else {
        split_left(inner, (inner.height() * 1.25).min(inner.width() * 0.46), measures.pad)
    };
    let is_pictured = picture_ui(ui, scene, picture, (question, answer));
    let words = if is_pictured { words } else { inner };
    let side = measures.pad - measures.inset;
    let words =
        if stands || !is_pictured { words.shrink2(vec2(side, 0.0)) } else { words.with_max_x(words.max.x - side) };
    let title_height = measures.pad * 1.6;
    let hint = Paragraph::new(hint, Style::Body, palette.soft, 3);
    let tall = title_height + 4.0 + text_height(ui, measures, &hint, words.width());
    let top = if stands && is_pictured { words.min.y } else { words.center().y - tall / 2.0 };
    let (title, below) = split_top(words.with_min_y(top), title_height, Space::TINY);
    Line::new(name, Style::Title, palette.ink).align(Align2::LEFT_CENTER).paint(ui, measures, title);
    hint.paint(ui, measures, below);
    pressed
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
