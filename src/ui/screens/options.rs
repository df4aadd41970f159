//! Owns the choice of quantity and options, with the picture changing under the finger.

use eframe::egui::{Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, UiStackInfo, pos2, vec2};

use super::claims::{Telling, claims};
use super::heading::heading;
use super::tax::{in_view, own};
use super::{Scene, Wish};
use crate::catalog::{Choice, Price, Product, ProductOption, RuleKind, Selection};
use crate::flow::Action;
use crate::pricing::{OrderLine, quantity_price};
use crate::ui::theme::{Form, Measures, Palette, Space, Style, Theme};
use crate::ui::widgets::{
    Line, Paragraph, QuantityWish, TileState, card, choice_tile, columns, split_left, split_top, stepper, text_height,
};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let line = scene.session.state().hook_line()?.clone();
    let product = scene.session.catalog().product(&line.product)?;
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, &scene.tongue.say("options-title"), scene.text(&product.summary));
    let (picture, choices) = match measures.form {
        Form::Portrait => split_top(place, picture_height(ui, measures, place, 0.46), measures.gap * 1.5),
        Form::Landscape | Form::Laptop => split_left(place, place.width() * 0.52, measures.gap * 2.0),
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

/// Where the next thing goes, from the top down.
pub(super) struct Cursor {
    pub(super) rect: Rect,
    pub(super) y: f32,
}

impl Cursor {
    /// A row of this height, and then a gap.
    pub(super) fn take(&mut self, height: f32, gap: f32) -> Rect {
        let row = Rect::from_min_size(pos2(self.rect.min.x, self.y), vec2(self.rect.width(), height));
        self.y += height + gap;
        row
    }
}

/// Higher than any screen.
const ENDLESS: f32 = 40_000.0;

/// The name of the part of a screen that scrolls as a whole.
const FLOW: &str = "flow";

/// Whether this is part of a screen that scrolls as a whole.
fn is_flowing(ui: &Ui) -> bool {
    ui.stack().iter().any(|part| part.tags().contains(FLOW))
}

/// Shows a screen that scrolls as a whole: it is laid out from the top of an endless place, and returns how far down it came.
pub(super) fn in_flow<R>(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui, Rect) -> (R, f32)) -> R {
    in_scroll(ui, place, |ui, rect| {
        let endless = rect.with_max_y(rect.min.y + ENDLESS);
        let info = UiStackInfo::default().with_tag(FLOW);
        let builder = UiBuilder::new().ui_stack_info(info).max_rect(endless);
        let shown = ui.scope_builder(builder, |ui| {
            let (result, bottom) = add(ui, endless);
            (result, bottom.max(ui.min_rect().max.y))
        });
        shown.inner
    })
}

/// How far a ring lies outside of what it is around.
const RING: f32 = 8.0;

/// Shows contents that may be higher than their place; they return how far down they came.
pub(in crate::ui) fn in_scroll<R>(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui, Rect) -> (R, f32)) -> R {
    if is_flowing(ui) {
        // The whole screen scrolls already: what is in it goes on below.
        let (result, bottom) = add(ui, place);
        ui.allocate_rect(place.with_max_y(bottom.max(place.min.y)), Sense::empty());
        return result;
    }
    // Rings of chosen tiles and focus lie outside their rectangles: the scrolled part is that much larger.
    let outer = place.expand(RING);
    let builder = UiBuilder::new().id_salt("scroll").max_rect(outer.with_max_x(outer.max.x + HANDLE));
    ui.scope_builder(builder, |ui| {
        let shown = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let inner = Rect::from_min_size(ui.max_rect().min + vec2(RING, RING), place.size());
            let (result, bottom) = add(ui, inner);
            ui.allocate_rect(Rect::from_min_max(inner.min, pos2(inner.max.x, bottom.max(inner.min.y))), Sense::empty());
            result
        });
        let left = shown.content_size.y - shown.state.clamped_offset().y - shown.inner_rect.height();
        if left > MORE {
            more_below(ui, shown.inner_rect);
        }
        shown.inner
    })
    .inner
}

/// The handle of a scroll bar stands beside what is scrolled, not over it.
const HANDLE: f32 = 4.0;

/// Less than this out of sight is only air.
const MORE: f32 = 24.0;

/// Says that there is more below: an arrow in a round, at the lower edge. Nothing of it can be pressed.
fn more_below(ui: &Ui, place: Rect) {
    const RADIUS: f32 = 15.0;
    let Some(palette) = Theme::known(ui.ctx()).map(|theme| theme.palette) else { return };
    // At the edge, so that it covers little of what is read, and is whole.
    let centre = pos2(place.center().x, place.max.y - RADIUS - 2.0);
    let painter = ui.painter();
    painter.circle(centre, RADIUS, palette.card, Stroke::new(2.0, palette.ink));
    let at = |x: f32, y: f32| centre + vec2(x, y);
    let stroke = Stroke::new(2.5, palette.ink);
    painter.line_segment([at(-7.0, -3.0), at(0.0, 4.5)], stroke);
    painter.line_segment([at(0.0, 4.5), at(7.0, -3.0)], stroke);
}

fn label(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, text: &str) {
    let row = cursor.take(26.0, Space::SMALL);
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
        let height = measures.button_dense * 1.25;
        for row_of in quantities.chunks(most_across(measures)) {
            let row = cursor.take(height, Space::SMALL);
            let across = row_of.len().max(quantities.len().min(most_across(measures)));
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
fn most_across(measures: &Measures) -> usize {
    if measures.form == Form::Portrait && !measures.is_narrow() { 5 } else { 3 }
}

/// The choices of one option: colours as swatches, the rest as tiles.
fn option_choices(
    ui: &mut Ui,
    scene: &Scene<'_>,
    cursor: &mut Cursor,
    (product, line): (&Product, &OrderLine),
    option: &ProductOption,
) -> Option<Wish> {
    let chosen = line.choices.get(&option.id).or_else(|| option.choices.first().map(|choice| &choice.id));
    let name = scene.text(&option.name).to_owned();
    let now = option.choices.iter().find(|choice| Some(&choice.id) == chosen);
    let is_colours = option.choices.iter().all(|choice| choice.tint.is_some());
    let heading = match now.filter(|_| is_colours) {
        Some(now) => format!("{name}: {}", scene.text(&now.name)),
        None => name,
    };
    label(ui, scene, cursor, &heading);
    let picked = if is_colours {
        swatches(ui, scene, cursor, (product, line), (option, now))
    } else {
        tiles(ui, scene, cursor, (product, line), (option, now))
    };
    cursor.y += scene.theme.measures.gap * 0.5;
    picked.map(|choice| Wish::Act(Action::OptionChosen(line.id, option.id.clone(), choice.id.clone())))
}

/// Round swatches of colour, as large as a finger.
fn swatches<'a>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    cursor: &mut Cursor,
    (product, line): (&Product, &OrderLine),
    (option, now): (&'a ProductOption, Option<&Choice>),
) -> Option<&'a Choice> {
    let palette = &scene.theme.palette;
    let size = scene.theme.measures.button_dense;
    let across = ((cursor.rect.width() + 12.0) / (size + 12.0)).floor().max(1.0) as usize;
    let mut picked = None;
    for row_of in option.choices.chunks(across) {
        let row = cursor.take(size, Space::SNUG);
        for (number, choice) in row_of.iter().enumerate() {
            let place =
                Rect::from_min_size(pos2(row.min.x + (size + 12.0) * number as f32, row.min.y), vec2(size, size));
            // What does not go with the other choices is faint, and says why when it is pressed.
            let blocked = blocked(scene, product, line, (option, choice));
            let text = match &blocked {
                Some(why) => format!("{}, {why}", scene.text(&choice.name)),
                None => with_extra(scene, choice),
            };
            let response = crate::ui::widgets::pressable(ui, place, &text, ui.is_enabled());
            if response.clicked() {
                picked = Some(choice);
            }
            let is_now = now.is_some_and(|now| now.id == choice.id);
            let (ring, width) = if is_now {
                (palette.accent, scene.theme.strokes.chosen)
            } else {
                (palette.outline, scene.theme.strokes.outline)
            };
            let focus = if response.has_focus() { palette.focus } else { ring };
            ui.painter().circle(place.center(), size / 2.0 - 1.0, palette.card, Stroke::new(width, focus));
            let fill = choice.tint.map_or(palette.card, Palette::swatch);
            let fill = if blocked.is_none() { fill } else { fill.gamma_multiply(0.25) };
            ui.painter().circle(place.center(), size / 2.0 - 6.0, fill, Stroke::new(1.0, palette.line));
            response.on_hover_text(text.as_str());
        }
    }
    picked
}

fn tiles<'a>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    cursor: &mut Cursor,
    (product, line): (&Product, &OrderLine),
    (option, now): (&'a ProductOption, Option<&Choice>),
) -> Option<&'a Choice> {
    let measures = &scene.theme.measures;
    let most = most_across(measures);
    let across = option.choices.len().min(if option.choices.len() == 4 { 2 } else { most }).max(2);
    let mut picked = None;
    for row_of in option.choices.chunks(across) {
        let row = cursor.take(measures.button_dense * 1.25, Space::SMALL);
        for (place, choice) in columns(row, across, Space::SMALL).zip(row_of) {
            let blocked = blocked(scene, product, line, (option, choice));
            let is_now = now.is_some_and(|now| now.id == choice.id);
            let state = match (is_now, &blocked) {
                (true, _) => TileState::Chosen,
                (false, Some(_)) => TileState::Blocked,
                (false, None) => TileState::Open,
            };
            let note = blocked.unwrap_or_else(|| extra(scene, choice));
            if choice_tile(ui, scene.theme, place, (scene.text(&choice.name), &note), state) {
                picked = Some(choice);
            }
        }
    }
    picked
}

/// Why a choice does not go with the rest as it is: 'not with white', 'only with matt'. Nothing where it does.
fn blocked(
    scene: &Scene<'_>,
    product: &Product,
    line: &OrderLine,
    (option, choice): (&ProductOption, &Choice),
) -> Option<String> {
    let selection = Selection { option: option.id.clone(), choice: choice.id.clone() };
    if let Some(rule) = scene.session.broken_rule(line.id, &selection) {
        let is_about = rule.when == selection;
        let other = if is_about { rule.others.first()? } else { &rule.when };
        let kind = if is_about { rule.kind } else { RuleKind::Excludes };
        let name = product.option(&other.option).and_then(|option| option.choice(&other.choice));
        return Some(not_with(scene, kind, name.map_or("", |choice| scene.text(&choice.name))));
    }
    // What else is in the order has longer names than a tile has room for: pressing it tells.
    let is_blocked = scene.session.broken_order_rule(line.id, &selection).is_some();
    is_blocked.then(|| scene.tongue.say("options-not-now"))
}

fn not_with(scene: &Scene<'_>, kind: RuleKind, other: &str) -> String {
    let name = match kind {
        RuleKind::Requires => "options-only-with",
        RuleKind::Excludes => "options-not-with",
    };
    scene.tongue.say_with(name, &[("other", other.into())])
}

/// What a choice costs on top, in words.
fn extra(scene: &Scene<'_>, choice: &Choice) -> String {
    let per_unit = (!choice.extra.per_unit.is_zero()).then(|| {
        let price = scene.tongue.difference(choice.extra.per_unit);
        scene.tongue.say_with("options-per-unit", &[("price", price.into())])
    });
    let per_line = (!choice.extra.per_line.is_zero()).then(|| scene.tongue.difference(choice.extra.per_line));
    let set_up = (!choice.extra.set_up.is_zero()).then(|| {
        let price = scene.tongue.difference(choice.extra.set_up);
        scene.tongue.say_with("options-set-up", &[("price", price.into())])
    });
    let all: Vec<String> = [per_line, set_up, per_unit].into_iter().flatten().collect();
    if all.is_empty() { scene.tongue.say("options-free") } else { own(scene, all.join(", ")) }
}

pub(super) fn with_extra(scene: &Scene<'_>, choice: &Choice) -> String {
    format!("{}, {}", scene.text(&choice.name), extra(scene, choice))
}
