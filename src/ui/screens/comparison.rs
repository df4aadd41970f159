//! Owns the comparison side by side: what one came for beside what could stand in its place, the differences first.

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::claims::claims;
use super::comparison_rows::{CompareRow, compare_rows};
use super::offer_notes::{Notes, notes_height, notes_paragraph};
use super::shell::heading;
use super::{Scene, ViewState, Wish};
use crate::catalog::{Choices, OfferId, OfferKind, Product};
use crate::flow::{Action, Response};
use crate::money::Money;
use crate::ui::theme::{Form, Measures, Style};
use crate::ui::widgets::{
    ButtonKind, Line, card, columns, keyed_button, link, pill, rows, selected_ring, split_bottom, split_left, split_top,
};

/// One column: a product as it would be in this order.
pub(super) struct Column<'a> {
    pub(super) product: &'a Product,
    pub(super) choices: Choices,
    /// How many of it there would be.
    pub(super) quantity: u32,
    /// The offer; nothing for what the buyer came for.
    pub(super) offer: Option<OfferId>,
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
    let (cards, foot) = split_bottom(place, foot_height, measures.gap * 0.4);
    let shown = compare_rows(scene, &found);
    let rows_shown = rows_to_show(scene, &shown, (view.equal_open, found.len()));
    let hidden = shown.len() - rows_shown.len();
    let mut wish = None;
    let places: Vec<Rect> = match measures.form {
        Form::Portrait => rows(cards, found.len(), measures.gap).collect(),
        Form::Landscape | Form::Laptop => columns(cards, found.len(), measures.gap).collect(),
    };
    let notes = notes_of(ui, scene, &found, (places.first().copied().unwrap_or(cards), rows_shown.len()));
    for (number, (column, place)) in found.iter().zip(places).enumerate() {
        if column_card(ui, scene, place, (number, column, &rows_shown), &notes) {
            wish = Some(pick_wish(column));
        }
    }
    wish.or_else(|| foot_wish(ui, scene, foot, view, hidden))
}

/// The rows that are shown at once: what differs, as many as leave the pictures large, and always what is worse.
fn rows_to_show<'r>(scene: &Scene<'_>, all: &'r [CompareRow], (open, columns): (bool, usize)) -> Vec<&'r CompareRow> {
    let most = match scene.theme.measures.form {
        Form::Portrait if columns <= 3 => 6,
        Form::Landscape | Form::Laptop | Form::Portrait => 4,
    };
    let is_worse = |row: &CompareRow| row.values.iter().any(|value| value.is_worse);
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
            offer: Some(suggestion.offer.clone()),
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

/// How high a row of a card is where there is room.
const fn row_height(form: Form) -> f32 {
    match form {
        Form::Landscape => 40.0,
        Form::Laptop => 29.0,
        Form::Portrait => 44.0,
    }
}

/// Whether a card has its picture beside the words, not above them.
fn is_beside(form: Form, inner: Rect) -> bool {
    form == Form::Portrait && inner.height() <= inner.width() * 0.55
}

/// How high the words of a card with its picture above are: a title, rows and a button.
fn words_height(measures: &Measures, rows: usize) -> f32 {
    measures.pad * 4.0 + row_height(measures.form) * rows as f32 + measures.button
}

/// Between the rows and the notes below them.
const NOTES_GAP: f32 = 6.0;

/// What stands below the rows of each column, and the height that all columns keep for it, so that their pictures are alike.
struct ColumnNotes {
    texts: Vec<String>,
    height: f32,
}

/// What each column's product claims: all that can be read whole while the picture stays large.
fn notes_of(ui: &Ui, scene: &Scene<'_>, columns: &[Column<'_>], (place, rows): (Rect, usize)) -> ColumnNotes {
    const LEAST_PICTURE: f32 = 0.36;
    let measures = &scene.theme.measures;
    let inner = place.shrink(measures.inset);
    let side = measures.pad - measures.inset;
    let (width, room) = if is_beside(measures.form, inner) {
        let used = words_height(measures, rows) - measures.pad * 0.8;
        (inner.width() * 0.58 - measures.pad - side, inner.height() - used)
    } else {
        (inner.width() - 2.0 * side, inner.height() * (1.0 - LEAST_PICTURE) - words_height(measures, rows))
    };
    let note = |column: &Column<'_>| {
        let notes = Notes::about(claims(scene, column.product, column.quantity));
        notes.fitting(ui, scene, (width, room - NOTES_GAP))
    };
    let texts: Vec<String> = columns.iter().map(note).collect();
    let height = texts.iter().map(|text| notes_height(ui, scene, text, width)).fold(0.0, f32::max);
    ColumnNotes { texts, height: if height > 0.0 { height + NOTES_GAP } else { 0.0 } }
}

/// One column as a card; returns whether it was picked.
fn column_card(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (number, column, shown): (usize, &Column<'_>, &[&CompareRow]),
    notes: &ColumnNotes,
) -> bool {
    let measures = &scene.theme.measures;
    card(ui, scene.theme, rect);
    if column.chosen {
        selected_ring(ui, scene.theme, rect);
    }
    let inner = rect.shrink(measures.inset);
    let side = measures.pad - measures.inset;
    let (picture, words) = if is_beside(measures.form, inner) {
        let (picture, words) = split_left(inner, inner.width() * 0.42, measures.pad);
        (picture, words.with_max_x(words.max.x - side))
    } else {
        let height = (words_height(measures, shown.len()) + notes.height).min(inner.height() - 90.0);
        let (picture, words) = split_bottom(inner, height, 0.0);
        (picture, words.shrink2(vec2(side, 0.0)))
    };
    column_picture(ui, scene, picture, column);
    let (title, rest) = split_top(words, measures.pad * 2.6, 0.0);
    title_row(ui, scene, title, column);
    // Low cards keep their rows readable with a lower button, still as large as on other cards.
    let button_height = if rect.height() < 340.0 { measures.button_dense } else { measures.button };
    let (lines, place) = split_bottom(rest, button_height + side, 8.0);
    let (lines, below) = split_bottom(lines, notes.height, 0.0);
    let row_height = row_height(measures.form).min(lines.height() / shown.len().max(1) as f32);
    for (index, row) in shown.iter().enumerate() {
        let top = lines.min.y + row_height * index as f32;
        let place = Rect::from_min_size(pos2(lines.min.x, top), vec2(lines.width(), row_height));
        value_row(ui, scene, place, (row, number));
    }
    if let Some(text) = notes.texts.get(number) {
        notes_paragraph(scene, text).show(ui, measures, below.with_min_y(below.min.y + NOTES_GAP));
    }
    pick_button(ui, scene, place.with_max_y(place.max.y - side), column)
}

/// The picture of a column, with what is to be known of it at a glance.
fn column_picture(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, column: &Column<'_>) {
    // A picture that lies shows the product larger when its edges are cut a little; a very wide one would cut its head.
    if (1.3..1.75).contains(&rect.aspect_ratio()) {
        scene.filling_picture(ui, rect, column.product, &column.choices);
    } else {
        scene.product_picture(ui, rect, column.product, &column.choices);
    }
    if column.chosen {
        let place = Rect::from_min_max(rect.min + vec2(14.0, 14.0), rect.max);
        pill(ui, scene.theme, place, &scene.tongue.say("upgrade-chosen"));
    }
    if !column.within_cap {
        let cap = scene.tongue.share(scene.session.catalog().plan.cap.basis_points());
        let text = scene.tongue.say_with("more-over", &[("cap", cap.into())]);
        let foot = rect.max.y - scene.theme.measures.chip * 0.75 - 12.0;
        let place = Rect::from_min_max(pos2(rect.min.x + 12.0, foot), rect.max - vec2(12.0, 0.0));
        pill(ui, scene.theme, place, &text);
    }
}

/// What picking a column asks for.
pub(super) fn pick_wish(column: &Column<'_>) -> Wish {
    Wish::Act(match &column.offer {
        Some(offer) => Action::OfferAccepted(offer.clone()),
        None => Action::UpgradesDeclined,
    })
}

/// What the button that picks a column says, what it is called, and how it looks.
pub(super) fn pick_words(scene: &Scene<'_>, column: &Column<'_>) -> (String, String, ButtonKind) {
    let (text, kind) = match (&column.offer, column.chosen) {
        (None, true) => ("upgrade-keep", ButtonKind::Plain),
        (None, false) => ("upgrade-back", ButtonKind::Plain),
        (Some(_), true) => ("upgrade-taken", ButtonKind::Chosen),
        (Some(_), false) => ("upgrade-take", ButtonKind::Plain),
    };
    let text = scene.tongue.say(text);
    let name = format!("{text}: {}", scene.text(&column.product.name));
    (text, name, kind)
}

/// The button that picks a column; returns whether it was pressed.
fn pick_button(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, column: &Column<'_>) -> bool {
    let (text, name, kind) = pick_words(scene, column);
    let key = column.product.id.as_str();
    let pressed = keyed_button(ui, scene.theme, rect, (key, &text, &name), kind).clicked();
    pressed && !(column.chosen && column.offer.is_some())
}

fn title_row(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, column: &Column<'_>) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let amount = scene.tongue.difference(column.difference);
    let font = Style::Amount.font(measures);
    let width = ui.painter().layout_no_wrap(amount.clone(), font, palette.ink).size().x + 6.0;
    let (name, money) = crate::ui::widgets::split_right(rect, width, 12.0);
    let style = if rect.width() < 420.0 { Style::Heading } else { Style::Title };
    Line::new(scene.text(&column.product.name), style, palette.ink).show(ui, measures, name);
    Line::new(&amount, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, money);
}

/// One attribute of one column: its name, a bar where people would rather look, and what it means.
fn value_row(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (row, number): (&CompareRow, usize)) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let Some(value) = row.values.get(number) else { return };
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(1.0, palette.row));
    let (name, mut place) = split_left(rect, rect.width() * 0.27, 8.0);
    Line::new(&row.name, Style::Note, palette.soft).show(ui, measures, name);
    if let Some(share) = value.bar.filter(|_| place.width() > 220.0) {
        let most = (place.width() * 0.26).min(108.0);
        let bar = Rect::from_min_size(pos2(place.min.x, place.center().y - 4.0), vec2(most * share, 8.0));
        ui.painter().rect_filled(bar, CornerRadius::same(4), palette.accent);
        place = place.with_min_x(bar.max.x + 10.0);
    }
    let color = if value.is_worse { palette.amber_text } else { palette.ink };
    Line::new(&value.text, Style::Note, color).show(ui, measures, place);
}

/// What is equal, more to see, and what the differences are measured against.
fn foot_wish(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState, hidden: usize) -> Option<Wish> {
    let (measures, tongue) = (&scene.theme.measures, scene.tongue);
    let mut left = rect;
    let mut wish = None;
    let mut next = |ui: &mut Ui, text: &str| {
        let font = Style::Chip.font(measures);
        let width = ui.painter().layout_no_wrap(text.to_owned(), font, scene.theme.palette.ink).size().x + 2.0;
        let (place, rest) = split_left(left, width, 36.0);
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
