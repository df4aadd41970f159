//! Owns the comparison side by side: what one came for beside what could stand in its place, the differences first.

use std::borrow::Cow;

use eframe::egui::{Align2, Rect, Ui};

use super::comparison_card::column_card;
use super::comparison_plan::Plan;
use super::comparison_rows::{CompareRow, ShownValue, compare_rows};
use super::heading::heading;
use super::options::in_scroll;
use super::{Exhibit, Looked, Scene, ViewState, Wish};
use crate::catalog::{Choices, Offer, OfferKind, Product};
use crate::flow::{Action, Response};
use crate::money::Money;
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{Line, columns, link, rows, split_bottom, split_left};

/// One column: a product as it would be in this order.
pub(super) struct Column<'a> {
    pub(super) product: &'a Product,
    pub(super) choices: Choices,
    /// How many of it there would be.
    pub(super) quantity: u32,
    /// The offer; nothing for what the buyer came for.
    pub(super) offer: Option<&'a Offer>,
    /// The true difference to this order without an upgrade.
    pub(super) difference: Money,
    pub(super) chosen: bool,
    pub(super) within_cap: bool,
}

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let tongue = scene.tongue;
    let place = heading(ui, scene, rect, &tongue.say("upgrade-title"), &scene.say_of_design("upgrade-lead"));
    let found = columns_of(scene);
    let foot_height = if measures.form == Form::Laptop { 30.0 } else { 44.0 };
    let (cards, foot) = split_bottom(place, foot_height, Space::SMALL);
    let shown = compare_rows(scene, &found);
    let rows_shown = rows_to_show(scene, &shown, (view.equal_open, found.len()));
    let hidden = shown.len() - rows_shown.len();
    let wish = cards_of(ui, scene, cards, (&found, &rows_shown));
    wish.or_else(|| foot_wish(ui, scene, foot, view, hidden))
}

/// The cards beside or below each other; where they need more height than there is, they are scrolled.
fn cards_of(
    ui: &mut Ui,
    scene: &Scene<'_>,
    place: Rect,
    (found, shown): (&[Column<'_>], &[&CompareRow]),
) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let (count, gap) = (found.len(), measures.gap);
    let stands = measures.form == Form::Portrait;
    let divided = |place: Rect| -> Vec<Rect> {
        if stands { rows(place, count, gap).collect() } else { columns(place, count, gap).collect() }
    };
    let plan = Plan::of(ui, scene, (found, shown), divided(place).first().copied().unwrap_or(place));
    let least = plan.least_height(measures);
    let least = if stands { (least + gap) * count as f32 - gap } else { least };
    let show = |ui: &mut Ui, place: Rect| {
        let mut wish = None;
        for (number, (column, place)) in found.iter().zip(divided(place)).enumerate() {
            let (picked, looked) = column_card(ui, scene, place, (number, column, shown), &plan);
            if picked {
                wish = Some(pick_wish(column));
            } else if looked {
                wish = found.first().map(|own| look_at(own, column));
            }
        }
        wish
    };
    if least <= place.height() + 0.5 {
        return show(ui, place);
    }
    in_scroll(ui, place, |ui, rect| (show(ui, rect.with_max_y(rect.min.y + least)), rect.min.y + least))
}

/// The rows that are shown at once: what differs, as many as leave the pictures large, and always what is worse.
fn rows_to_show<'r>(scene: &Scene<'_>, all: &'r [CompareRow], (open, columns): (bool, usize)) -> Vec<&'r CompareRow> {
    let most = match scene.theme.measures.form {
        Form::Portrait if columns <= 2 => 8,
        Form::Portrait if columns >= 4 => 2,
        Form::Laptop if columns >= 4 => 3,
        Form::Landscape | Form::Laptop | Form::Portrait => 4,
    };
    let is_worse = |row: &CompareRow| row.values.iter().any(ShownValue::is_worse);
    let worse = all.iter().filter(|row| is_worse(row)).count();
    let mut room = usize::saturating_sub(most, worse);
    let shown = all.iter().filter(|row| {
        if open || is_worse(row) {
            return true;
        }
        let fits = !row.is_equal && room > 0;
        room = room.saturating_sub(usize::from(fits));
        fits
    });
    shown.collect()
}

/// A close look at a column: what one came for by itself, an upgrade laid over it.
pub(super) fn look_at(own: &Column<'_>, column: &Column<'_>) -> Wish {
    let exhibit = |column: &Column<'_>| Exhibit { product: column.product.id.clone(), choices: column.choices.clone() };
    Wish::LookAt(match column.offer {
        Some(_) => Looked { first: exhibit(own), over: Some(exhibit(column)) },
        None => Looked { first: exhibit(own), over: None },
    })
}

impl Column<'_> {
    /// What its picture shows.
    pub(super) fn pictured(&self, scene: &Scene<'_>) -> Cow<'_, Product> {
        self.offer.map_or(Cow::Borrowed(self.product), |offer| scene.as_offered(offer, self.product))
    }
}

/// What the buyer came for, and then each upgrade that is shown.
pub(super) fn columns_of<'a>(scene: &'a Scene<'_>) -> Vec<Column<'a>> {
    let session = scene.session;
    let (catalog, state) = (session.catalog(), session.state());
    let first = state.anchor.as_ref().and_then(|anchor| anchor.order().lines.first());
    let own = state.came_for().and_then(|id| catalog.product(id)).map(|product| Column {
        product,
        choices: first.map(|line| line.choices.clone()).unwrap_or_default(),
        quantity: first.map_or(product.usual_quantity, |line| line.quantity),
        offer: None,
        difference: Money::ZERO,
        chosen: state.upgrade().is_none(),
        within_cap: true,
    });
    let upgrades = session.suggestions().iter().filter_map(|suggestion| {
        let offer = catalog.offer(&suggestion.offer)?;
        let OfferKind::Upgrade { to, .. } = &offer.kind else { return None };
        let chosen = suggestion.response == Some(Response::Accepted);
        let order = if chosen { Some(state.order.clone()) } else { scene.session.order_with(offer) };
        let line = order.and_then(|order| order.lines.into_iter().find(|line| line.product == *to));
        let product = catalog.product(to)?;
        Some(Column {
            product,
            quantity: line.as_ref().map_or(product.usual_quantity, |line| line.quantity),
            choices: line.map(|line| line.choices).unwrap_or_default(),
            offer: Some(offer),
            difference: suggestion.difference,
            chosen,
            within_cap: suggestion.within_cap,
        })
    });
    // By price, so that they keep their places whatever is chosen.
    let mut upgrades: Vec<Column<'a>> = upgrades.collect();
    upgrades.sort_by_key(|column| column.difference);
    own.into_iter().chain(upgrades).collect()
}

/// What picking a column asks for.
pub(super) fn pick_wish(column: &Column<'_>) -> Wish {
    Wish::Act(match column.offer {
        Some(offer) => Action::OfferAccepted(offer.id.clone()),
        None => Action::UpgradesDeclined,
    })
}

/// What is equal, more to see, and what the differences are measured against.
fn foot_wish(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState, hidden: usize) -> Option<Wish> {
    let (measures, tongue) = (&scene.theme.measures, scene.tongue);
    let mut left = rect;
    let mut wish = None;
    let mut next = |ui: &mut Ui, text: &str| {
        let font = Style::Chip.font(measures);
        let width = ui.painter().layout_no_wrap(text.to_owned(), font, scene.theme.palette.ink).size().x + 2.0;
        let (place, rest) = split_left(left, width, Space::APART);
        left = rest;
        link(ui, scene.theme, place, text, Align2::LEFT_CENTER).clicked()
    };
    if hidden > 0 || view.equal_open {
        let text = if view.equal_open {
            tongue.say("upgrade-less")
        } else {
            tongue.say_with("upgrade-all", &[("count", hidden.into())])
        };
        if next(ui, &text) {
            view.equal_open = !view.equal_open;
        }
    }
    if scene.session.has_more() && next(ui, &tongue.say("upgrade-more")) {
        wish = Some(Wish::Act(Action::MoreAsked));
    }
    let sends = scene.session.catalog().shop.sends;
    let foot = tongue.say(if sends { "upgrade-foot" } else { "upgrade-foot-collect" });
    Line::new(&foot, Style::Note, scene.theme.palette.soft).align(Align2::RIGHT_CENTER).show(ui, measures, left);
    wish
}
