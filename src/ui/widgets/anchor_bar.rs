//! Owns the anchor bar: what one came for, what came on top, and the total, with the scale beside them.

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::button::focus_ring;
use super::scale::scale;
use super::{ButtonKind, Line, button, counting, link, split_left, split_right, text_width};
use crate::flow::Uplift;
use crate::money::Money;
use crate::ui::screens::Scene;
use crate::ui::theme::{Form, Measures, Space, Style};

/// What was asked of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarWish {
    /// Go on.
    Continue,
    /// Straight to the order.
    Straight,
    /// Open or close the list of lines.
    ToggleLines,
}

/// The bar. `straight` says whether 'straight to my order' is there, `go_on` what the continue button says, if there is one.
pub fn anchor_bar(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    uplift: &Uplift,
    (straight, go_on): (bool, Option<&str>),
) -> Option<BarWish> {
    let palette = &scene.theme.palette;
    ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.card);
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(scene.theme.strokes.hair, palette.line));
    let measures = &scene.theme.measures;
    let inner = rect.shrink2(vec2(measures.edge, 0.0));
    match measures.form {
        Form::Portrait => portrait(ui, scene, inner, uplift, (straight, go_on)),
        Form::Landscape | Form::Laptop => landscape(ui, scene, inner, uplift, (straight, go_on)),
    }
}

/// Between two amounts, and between them and the scale.
const BETWEEN: f32 = Space::APART;
/// Between an amount and what stands beside it.
const BESIDE: f32 = Space::SMALL;
/// What the scale keeps where words are long.
const LEAST_SCALE: f32 = 180.0;

/// Where the amounts stand, each as wide as what it says, and where the scale does, in the rest.
pub(super) fn figure_places<const COUNT: usize>(
    rest: Rect,
    widths: [f32; COUNT],
    (between, least): (f32, f32),
) -> ([Rect; COUNT], Rect) {
    let gaps = between * COUNT as f32;
    let share = ((rest.width() - least - gaps) / widths.iter().sum::<f32>().max(1.0)).clamp(0.2, 1.0);
    let mut left = rest.min.x;
    let places = widths.map(|width| {
        let place = Rect::from_min_max(pos2(left, rest.min.y), pos2((left + width * share).ceil(), rest.max.y));
        left = place.max.x + between;
        place
    });
    (places, rest.with_min_x(left.min(rest.max.x)))
}

/// How wide an amount is with its name above it and what stands beside it.
fn figure_width(ui: &Ui, measures: &Measures, (name, amount, _, beside): &BarFigure) -> f32 {
    let name = text_width(ui, measures, (name, Style::Note));
    let beside = beside.as_deref().map_or(0.0, |text| text_width(ui, measures, (text, Style::Note)) + BESIDE);
    name.max(text_width(ui, measures, (amount, Style::Money)) + beside) + 1.0
}

/// The amounts on one line, and the scale beside them.
fn figures_and_scale(ui: &mut Ui, scene: &Scene<'_>, rest: Rect, uplift: &Uplift) {
    let measures = &scene.theme.measures;
    let widths = figures_of(scene, uplift).each_ref().map(|figure| figure_width(ui, measures, figure));
    let (places, groove) = figure_places(rest, widths, (BETWEEN, LEAST_SCALE));
    for (figure, place) in counted(ui, scene, uplift).iter().zip(places) {
        figure_ui(ui, scene, place, figure);
    }
    scale(ui, scene, groove, uplift);
}

/// An amount with its name above it; what stands beside it stands on its line.
fn figure_ui(ui: &mut Ui, scene: &Scene<'_>, place: Rect, (name, amount, color, beside): &BarFigure) {
    let (measures, soft) = (&scene.theme.measures, scene.theme.palette.soft);
    let middle = place.center().y - 2.0;
    Line::new(name, Style::Note, soft).align(Align2::LEFT_BOTTOM).show(ui, measures, place.with_max_y(middle));
    let lower = place.with_min_y(middle);
    let drawn = Line::new(amount, Style::Money, *color).align(Align2::LEFT_TOP).show(ui, measures, lower);
    if let Some(text) = beside {
        // What hangs below the line is as much of a letter in every size.
        let sizes = [Style::Money, Style::Note].map(|style| style.font(measures).size);
        let bottom = drawn.max.y - (sizes[0] - sizes[1]) * 0.24;
        let spot = Rect::from_min_max(pos2(drawn.max.x + BESIDE, drawn.min.y), pos2(place.max.x, bottom));
        Line::new(text, Style::Note, soft).align(Align2::LEFT_BOTTOM).show(ui, measures, spot);
    }
}

fn landscape(
    ui: &mut Ui,
    scene: &Scene<'_>,
    inner: Rect,
    uplift: &Uplift,
    (straight, go_on): (bool, Option<&str>),
) -> Option<BarWish> {
    let measures = &scene.theme.measures;
    let mut wish = None;
    // Placed from the right, drawn from the left: the keyboard goes as one reads.
    let width = go_on
        .map(|text| (text_width(ui, measures, (text, Style::Button)) + measures.button).max(measures.button * 1.9));
    let (rest, button_place) = width.map_or((inner, inner), |width| split_right(inner, width, measures.gap * 1.5));
    let text = scene.tongue.say("straight");
    let (rest, link_place) = if straight {
        split_right(rest, text_width(ui, measures, (&text, Style::Chip)), measures.gap)
    } else {
        (rest, rest)
    };
    if opener(ui, scene, rest) {
        wish = Some(BarWish::ToggleLines);
    }
    if straight && link(ui, scene.theme, link_place, &text, Align2::CENTER_CENTER).clicked() {
        wish = Some(BarWish::Straight);
    }
    if let Some(text) = go_on {
        let place = Rect::from_center_size(button_place.center(), vec2(button_place.width(), measures.button));
        if button(ui, scene.theme, place, text, ButtonKind::Continue).clicked() {
            wish = Some(BarWish::Continue);
        }
    }
    figures_and_scale(ui, scene, rest, uplift);
    wish
}

/// Above the amounts on a screen that stands.
const PORTRAIT_EDGE: f32 = Space::USUAL;
/// The row of the amounts and the scale there.
const PORTRAIT_ROW: f32 = 88.0;

/// How high the bar is: without a button it has no row for one.
#[must_use]
pub fn bar_height(measures: &Measures, has_buttons: bool) -> f32 {
    match (measures.form, has_buttons) {
        (Form::Landscape | Form::Laptop, _) => measures.bar,
        (Form::Portrait, false) => PORTRAIT_ROW + 2.0 * PORTRAIT_EDGE,
        (Form::Portrait, true) => PORTRAIT_EDGE + PORTRAIT_ROW + Space::SNUG + measures.button + Space::WIDE,
    }
}

fn portrait(
    ui: &mut Ui,
    scene: &Scene<'_>,
    inner: Rect,
    uplift: &Uplift,
    (straight, go_on): (bool, Option<&str>),
) -> Option<BarWish> {
    let measures = &scene.theme.measures;
    let mut wish = None;
    let row = Rect::from_min_size(pos2(inner.min.x, inner.min.y + PORTRAIT_EDGE), vec2(inner.width(), PORTRAIT_ROW));
    if opener(ui, scene, row) {
        wish = Some(BarWish::ToggleLines);
    }
    figures_and_scale(ui, scene, row, uplift);
    let buttons = inner.with_min_y(row.max.y).with_max_y(inner.max.y - Space::WIDE);
    if straight {
        let text = scene.tongue.say("straight");
        let (place, _) = split_left(buttons, text_width(ui, measures, (&text, Style::Chip)), 0.0);
        let place = place.with_min_y(place.max.y - measures.button);
        if link(ui, scene.theme, place, &text, Align2::LEFT_CENTER).clicked() {
            wish = Some(BarWish::Straight);
        }
    }
    if let Some(text) = go_on {
        let width = (text_width(ui, measures, (text, Style::Button)) + measures.button).max(312.0);
        let (_, place) = split_right(buttons, width, 0.0);
        let place = place.with_min_y(place.max.y - measures.button);
        if button(ui, scene.theme, place, text, ButtonKind::Continue).clicked() {
            wish = Some(BarWish::Continue);
        }
    }
    wish
}

/// The part of the bar that opens the list of lines.
pub(super) fn opener(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> bool {
    let name = scene.tongue.say("bar-open");
    let response = super::pressable(ui, rect, &name, ui.is_enabled());
    focus_ring(ui, scene.theme, &response, CornerRadius::same(8));
    response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand).clicked()
}

/// An amount of the bar: what it is, how much, its colour, and what stands beside it.
pub type BarFigure = (String, String, eframe::egui::Color32, Option<String>);

/// The three amounts: what one came for, what came on top, and the total.
#[must_use]
pub fn figures_of(scene: &Scene<'_>, uplift: &Uplift) -> [BarFigure; 3] {
    figures_at(scene, uplift, (uplift.amount(), uplift.total))
}

/// The same, counting to what they are.
fn counted(ui: &Ui, scene: &Scene<'_>, uplift: &Uplift) -> [BarFigure; 3] {
    let shown = |name, amount| counting(ui, ui.scope_id().with(name), amount, scene.theme.motion);
    figures_at(scene, uplift, (shown("added", uplift.amount()), shown("total", uplift.total)))
}

fn figures_at(scene: &Scene<'_>, uplift: &Uplift, (added, total): (Money, Money)) -> [BarFigure; 3] {
    let palette = &scene.theme.palette;
    let name = if uplift.amount().is_negative() { "bar-less" } else { "bar-added" };
    let share = uplift.basis_points().filter(|points| *points != 0).map(|points| scene.tongue.percent(points));
    [
        (scene.tongue.say("bar-anchor"), scene.tongue.money(uplift.anchor), palette.ink, None),
        (scene.tongue.say(name), scene.tongue.difference(added), palette.calm, share),
        (scene.say_payable("bar-total"), scene.tongue.money(total), palette.ink, None),
    ]
}
