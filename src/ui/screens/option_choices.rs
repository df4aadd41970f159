//! Owns the choices of one option, each with what it costs, and why it is not to be had where it is not.

use eframe::egui::{Rect, Stroke, Ui, pos2, vec2};

use super::options::{LABEL, label, most_across, tile_height};
use super::scrolling::Cursor;
use super::tax::own;
use super::{Scene, Wish};
use crate::catalog::{Choice, Product, ProductOption, RuleKind, Selection};
use crate::flow::Action;
use crate::pricing::OrderLine;
use crate::ui::theme::{Measures, Palette, Space};
use crate::ui::widgets::{TileState, choice_tile, columns};

/// The choices of one option: colours as swatches, the rest as tiles.
pub(super) fn option_choices(
    ui: &mut Ui,
    scene: &Scene<'_>,
    cursor: &mut Cursor,
    (product, line): (&Product, &OrderLine),
    option: &ProductOption,
) -> Option<Wish> {
    let chosen = line.choices.get(&option.id).or_else(|| option.choices.first().map(|choice| &choice.id));
    let name = scene.text(&option.name).to_owned();
    let now = option.choices.iter().find(|choice| Some(&choice.id) == chosen);
    let is_colours = is_colours(option);
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

/// Whether all choices are colours.
fn is_colours(option: &ProductOption) -> bool {
    option.choices.iter().all(|choice| choice.tint.is_some())
}

/// How many swatches stand beside each other.
fn swatches_across(measures: &Measures, width: f32) -> usize {
    ((width + 12.0) / (measures.button_dense + 12.0)).floor().max(1.0) as usize
}

/// How many tiles stand beside each other.
fn tiles_across(measures: &Measures, option: &ProductOption) -> usize {
    let most = if option.choices.len() == 4 { 2 } else { most_across(measures) };
    option.choices.len().min(most).max(2)
}

/// How high an option with its name is.
pub(super) fn option_height(measures: &Measures, option: &ProductOption, width: f32) -> f32 {
    let (across, row) = if is_colours(option) {
        (swatches_across(measures, width), measures.button_dense + Space::SNUG)
    } else {
        (tiles_across(measures, option), tile_height(measures) + Space::SMALL)
    };
    LABEL + Space::SMALL + option.choices.len().div_ceil(across) as f32 * row + measures.gap * 0.5
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
    let across = swatches_across(&scene.theme.measures, cursor.rect.width());
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
    let across = tiles_across(measures, option);
    let mut picked = None;
    for row_of in option.choices.chunks(across) {
        let row = cursor.take(tile_height(measures), Space::SMALL);
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
