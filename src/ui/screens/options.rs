//! Owns the choice of quantity and options, with the picture changing under the finger.

use eframe::egui::{Rect, Ui};

use super::claims::{Telling, claims};
use super::heading::{heading, start_of};
use super::option_choices::{option_choices, option_height};
use super::tax::{in_view, own};
use super::{Scene, Wish};
use crate::catalog::{Price, Product};
use crate::flow::Action;
use crate::pricing::{OrderLine, quantity_price};
use crate::ui::theme::{Form, Measures, Space, Style};
use crate::ui::widgets::{
    Line, Paragraph, QuantityWish, TileState, card, choice_tile, columns, split_left, split_top, stepper, text_height,
    text_width,
};

pub(super) use super::option_choices::with_extra;
pub(super) use super::scrolling::{Cursor, in_flow, in_scroll};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let line = scene.session.state().hook_line()?.clone();
    let product = scene.session.catalog().product(&line.product)?;
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, &scene.tongue.say("options-title"), scene.text(&product.summary));
    let (picture, choices) = match measures.form {
        Form::Portrait => {
            let left = place.height() - choices_height(ui, scene, (product, &line), place.width()) - measures.gap * 1.5;
            let share = (left / place.height()).clamp(0.46, 0.66);
            split_top(place, picture_height(ui, measures, place, share), measures.gap * 1.5)
        }
        Form::Landscape | Form::Laptop => {
            let (picture, choices) = split_left(place, place.width() * 0.52, measures.gap * 2.0);
            // A few choices stand on the middle of the picture beside them.
            let height = choices_height(ui, scene, (product, &line), choices.width());
            (picture, choices.with_min_y(start_of(measures, choices, height)))
        }
    };
    card(ui, scene.theme, picture);
    let looked = scene.pictured_closely(ui, picture.shrink(measures.inset), product, &line.choices);
    let wish = in_scroll(ui, choices, |ui, rect| {
        let mut cursor = Cursor { rect, y: rect.min.y };
        let name = scene.text(&product.name);
        Line::new(name, Style::Title, scene.theme.palette.ink).show(
            ui,
            measures,
            cursor.take(measures.pad * 1.6, Space::SMALL),
        );
        claim_notes(ui, scene, &mut cursor, (product, line.quantity));
        let wish = quantity(ui, scene, &mut cursor, (product, &line));
        let wish = product
            .options
            .iter()
            .fold(wish, |wish, option| option_choices(ui, scene, &mut cursor, (product, &line), option).or(wish));
        (wish, cursor.y)
    });
    wish.or(looked)
}

/// How high a name over choices is.
pub(super) const LABEL: f32 = 26.0;

/// How high all that can be chosen is on a screen that stands: the picture above it has the rest.
fn choices_height(ui: &Ui, scene: &Scene<'_>, (product, line): (&Product, &OrderLine), width: f32) -> f32 {
    let measures = &scene.theme.measures;
    let claimed = claims(scene, product, line.quantity, Telling::Full);
    let claims = claimed.must.iter().chain(&claimed.may).map(|claim| {
        let paragraph = Paragraph::new(claim, Style::Note, scene.theme.palette.soft, 3);
        text_height(ui, measures, &paragraph, width) + Space::SMALL
    });
    let quantities = product.price.usual_quantities();
    let rows = if quantities.len() > 1 {
        quantities.len().div_ceil(quantities_across(ui, scene, (product, &quantities), width))
    } else {
        0
    };
    let stepper = if matches!(product.price, Price::Packs(_)) { 0.0 } else { measures.button_dense + Space::SNUG };
    let quantity = LABEL + Space::SMALL + stepper + rows as f32 * (tile_height(measures) + Space::SMALL) + CHEAPER;
    let options = product.options.iter().map(|option| option_height(measures, option, width));
    let name = measures.pad * 1.6 + Space::SMALL;
    name + claims.sum::<f32>() + quantity + measures.gap * 0.5 + options.sum::<f32>()
}

/// How high a tile of a choice is.
pub(super) fn tile_height(measures: &Measures) -> f32 {
    measures.button_dense * 1.25
}

/// How high the note is that more costs less.
const CHEAPER: f32 = 26.0 + Space::TINY;

/// How many quantities stand beside each other: all of them where each has room, else rows that are as full as each other.
fn quantities_across(ui: &Ui, scene: &Scene<'_>, (product, quantities): (&Product, &[u32]), width: f32) -> usize {
    let measures = &scene.theme.measures;
    let wide = |quantity: &u32| {
        let price = quantity_price(product, *quantity).ok().map(|price| own(scene, scene.tongue.money(price)));
        text_width(ui, measures, (&price.unwrap_or_default(), Style::Note))
    };
    let least = quantities.iter().map(wide).fold(0.0, f32::max) + measures.pad * 1.5;
    let fit = (((width + Space::SMALL) / (least + Space::SMALL)).floor() as usize).clamp(1, MOST_QUANTITIES);
    let down = quantities.len().div_ceil(fit).max(1);
    quantities.len().div_ceil(down).max(1)
}

/// More quantities beside each other than this are read badly.
const MOST_QUANTITIES: usize = 6;

/// How high a picture over the rest of a screen is: a share of it, and where the screen flows as much as is seen well at once.
pub(super) fn picture_height(ui: &Ui, measures: &Measures, place: Rect, share: f32) -> f32 {
    if measures.flows() {
        (place.width() * 0.6).min((ui.clip_rect().height() * measures.most_picture()).max(180.0))
    } else {
        place.height() * share
    }
}

/// What the product claims, each with what it stands on.
fn claim_notes(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, (product, quantity): (&Product, u32)) {
    let measures = &scene.theme.measures;
    let claimed = claims(scene, product, quantity, Telling::Full);
    for claim in claimed.must.into_iter().chain(claimed.may) {
        let paragraph = Paragraph::new(&claim, Style::Note, scene.theme.palette.soft, 3);
        let height = text_height(ui, measures, &paragraph, cursor.rect.width());
        paragraph.show(ui, measures, cursor.take(height, Space::SMALL));
    }
}

/// What is chosen, over its choices.
pub(super) fn label(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, text: &str) {
    let row = cursor.take(LABEL, Space::SMALL);
    Line::new(text, Style::Strong, scene.theme.palette.ink).show(ui, &scene.theme.measures, row);
}

/// How many: packs as tiles, else a stepper with the prices per unit beside it.
fn quantity(
    ui: &mut Ui,
    scene: &Scene<'_>,
    cursor: &mut Cursor,
    (product, line): (&Product, &OrderLine),
) -> Option<Wish> {
    let measures = &scene.theme.measures;
    label(ui, scene, cursor, &scene.tongue.say("options-quantity"));
    let mut chosen = None;
    if !matches!(product.price, Price::Packs(_)) {
        let row = cursor.take(measures.button_dense, Space::SNUG);
        let place = row.with_max_x(row.min.x + measures.button_dense * 4.0);
        let wish = stepper(ui, (scene.theme, scene.tongue), place, line.quantity, line.quantity > 1);
        chosen = wish.map(|wish| match wish {
            QuantityWish::Fewer => line.quantity.saturating_sub(1),
            QuantityWish::More => line.quantity.saturating_add(1),
        });
    }
    let quantities = product.price.usual_quantities();
    if quantities.len() > 1 {
        let across = quantities_across(ui, scene, (product, &quantities), cursor.rect.width());
        for row_of in quantities.chunks(across) {
            let row = cursor.take(tile_height(measures), Space::SMALL);
            for (place, quantity) in columns(row, across, Space::SMALL).zip(row_of) {
                let price = quantity_price(product, *quantity);
                let price = price.map(|price| own(scene, scene.tongue.money(price))).unwrap_or_default();
                let number = scene.tongue.number(*quantity);
                let is_chosen = reached(product, &quantities, line.quantity) == Some(*quantity);
                let state = if is_chosen { TileState::Chosen } else { TileState::Open };
                if choice_tile(ui, scene.theme, place, (&number, &price), state) {
                    chosen = Some(*quantity);
                }
            }
        }
    }
    cheaper_note(ui, scene, cursor, line);
    cursor.y += measures.gap * 0.5;
    chosen.map(|quantity| Wish::Act(Action::QuantityChosen(line.id, quantity)))
}

/// The tile that a quantity belongs to: its pack, or the tier that it reaches.
fn reached(product: &Product, quantities: &[u32], quantity: u32) -> Option<u32> {
    match product.price {
        Price::Packs(_) => quantities.iter().copied().find(|pack| *pack == quantity),
        Price::Each(_) | Price::Tiers(_) | Price::Share { .. } => {
            quantities.iter().rev().copied().find(|from| *from <= quantity)
        }
    }
}

/// Where more costs less, that is said.
fn cheaper_note(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, line: &OrderLine) {
    let cheaper = scene.session.quote().and_then(|quote| quote.line(line.id)).and_then(|line| line.cheaper_more);
    if let Some(cheaper) = cheaper {
        let values = [
            ("quantity", scene.tongue.number(cheaper.quantity).into()),
            ("price", in_view(scene, scene.tongue.money(cheaper.saves)).into()),
        ];
        let text = scene.tongue.say_with("options-cheaper", &values);
        let row = cursor.take(26.0, Space::TINY);
        Line::new(&text, Style::Note, scene.theme.palette.amber_text).show(ui, &scene.theme.measures, row);
    }
}

/// How many tiles stand beside each other at most.
pub(super) fn most_across(measures: &Measures) -> usize {
    if measures.form == Form::Portrait && !measures.is_narrow() { 5 } else { 3 }
}
