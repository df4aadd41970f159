//! Owns the anchor bar: what one came for, what came on top, and the total, on a scale with the cap as a calm mark.

use eframe::egui::{Align2, CornerRadius, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use super::{ButtonKind, Line, button, counting, link, split_left, split_right, text_width};
use crate::flow::Uplift;
use crate::money::Money;
use crate::ui::screens::Scene;
use crate::ui::theme::{Form, Style};

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
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(1.0, palette.line));
    let measures = &scene.theme.measures;
    let inner = rect.shrink2(vec2(measures.edge, 0.0));
    match measures.form {
        Form::Portrait => portrait(ui, scene, inner, uplift, (straight, go_on)),
        Form::Landscape | Form::Laptop => landscape(ui, scene, inner, uplift, (straight, go_on)),
    }
}

/// Where the three amounts stand in the bar, as shares of its width. Fixed, so that nothing moves but what changes.
const AMOUNTS: [(f32, f32); 3] = [(0.0, 0.098), (0.104, 0.25), (0.256, 0.386)];
/// Where the scale stands.
const SCALE: (f32, f32) = (0.394, 0.7);

/// A part of the bar's width.
fn part(bar: Rect, from: f32, to: f32) -> Rect {
    let at = |share: f32| (bar.min.x + bar.width() * share).round();
    Rect::from_min_max(pos2(at(from), bar.min.y), pos2(at(to), bar.max.y))
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
    for ((name, amount, color, beside), (from, to)) in counted(ui, scene, uplift).into_iter().zip(AMOUNTS) {
        let place = part(inner, from, to);
        let middle = place.center().y;
        let upper = place.with_max_y(middle - 2.0);
        Line::new(&name, Style::Note, scene.theme.palette.soft).align(Align2::LEFT_BOTTOM).show(ui, measures, upper);
        let lower = place.with_min_y(middle - 2.0);
        let drawn = Line::new(&amount, Style::Money, color).align(Align2::LEFT_TOP).show(ui, measures, lower);
        if let Some(text) = beside {
            let place = Rect::from_min_max(pos2(drawn.max.x + 8.0, drawn.min.y), pos2(place.max.x, drawn.max.y));
            Line::new(&text, Style::Note, scene.theme.palette.soft).show(ui, measures, place);
        }
    }
    let (from, to) = SCALE;
    // Long words at the right, as in German, take what they need from the scale.
    let place = part(inner, from, to);
    scale(ui, scene, place.with_max_x(place.max.x.min(rest.max.x)), uplift);
    wish
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
    let amounts_place = Rect::from_min_size(pos2(inner.min.x, inner.min.y + 22.0), vec2(inner.width(), 72.0));
    let scale_place = Rect::from_min_size(pos2(inner.min.x, amounts_place.max.y), vec2(inner.width(), 84.0));
    if opener(ui, scene, amounts_place.union(scale_place)) {
        wish = Some(BarWish::ToggleLines);
    }
    let aligns = [Align2::LEFT_TOP, Align2::CENTER_TOP, Align2::RIGHT_TOP];
    for ((name, amount, color, beside), align) in counted(ui, scene, uplift).into_iter().zip(aligns) {
        let name = beside.map_or_else(|| name.clone(), |beside| format!("{name} · {beside}"));
        Line::new(&name, Style::Note, scene.theme.palette.soft).align(align).show(ui, measures, amounts_place);
        let lower = amounts_place.with_min_y(amounts_place.min.y + 26.0);
        Line::new(&amount, Style::Money, color).align(align).show(ui, measures, lower);
    }
    scale(ui, scene, scale_place, uplift);
    let buttons = Rect::from_min_max(pos2(inner.min.x, scale_place.max.y), pos2(inner.max.x, inner.max.y - 24.0));
    if let Some(text) = go_on {
        let width = (text_width(ui, measures, (text, Style::Button)) + measures.button).max(312.0);
        let (_, place) = split_right(buttons, width, 0.0);
        let place = place.with_min_y(place.max.y - measures.button);
        if button(ui, scene.theme, place, text, ButtonKind::Continue).clicked() {
            wish = Some(BarWish::Continue);
        }
    }
    if straight {
        let text = scene.tongue.say("straight");
        let (place, _) = split_left(buttons, text_width(ui, measures, (&text, Style::Chip)), 0.0);
        let place = place.with_min_y(place.max.y - measures.button);
        if link(ui, scene.theme, place, &text, Align2::LEFT_CENTER).clicked() {
            wish = Some(BarWish::Straight);
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
        (scene.tongue.say(name), scene.tongue.difference(added), palette.accent, share),
        (scene.say_payable("bar-total"), scene.tongue.money(total), palette.ink, None),
    ]
}

/// The scale: the filled length is the total, the firm tick the start, the dotted mark the cap.
pub(super) fn scale(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, uplift: &Uplift) {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let groove = Rect::from_center_size(rect.center() - vec2(0.0, 6.0), vec2(rect.width(), 12.0));
    let most = scale_end(uplift);
    let at = |amount: Money| groove.min.x + groove.width() * (amount.minor() as f32 / most as f32).clamp(0.0, 1.0);
    let id = ui.scope_id().with("scale");
    let shown = ui.ctx().animate_value_with_time(id, at(uplift.total), scene.theme.motion.change());
    let round = CornerRadius::same(6);
    let start = at(uplift.anchor);
    ui.painter().rect_filled(groove, round, palette.groove);
    ui.painter().rect_filled(groove.with_max_x(shown), round, palette.added);
    ui.painter().rect_filled(groove.with_max_x(shown.min(start)), round, palette.accent);
    let cap = at(uplift.anchor + uplift.cap);
    let (top, bottom) = (groove.min.y - 9.0, groove.max.y + 9.0);
    let dots = Shape::dotted_line(&[pos2(cap, top), pos2(cap, bottom)], palette.amber, 5.0, 1.6);
    ui.painter().extend(dots);
    let tick = Rect::from_min_max(pos2(start - 2.0, top - 1.0), pos2(start + 2.0, bottom + 1.0));
    ui.painter().rect_filled(tick, CornerRadius::same(2), palette.ink);
    let below = |x: f32| Rect::from_center_size(pos2(x, bottom + 12.0), vec2(120.0, 18.0));
    let begin = scene.tongue.say("bar-begin");
    let centred = Align2::CENTER_CENTER;
    Line::new(&begin, Style::Mark, palette.soft).align(centred).paint(ui, measures, below(start));
    let share = scene.tongue.percent(i64::from(scene.session.catalog().plan.cap.basis_points()));
    Line::new(&share, Style::Mark, palette.soft).align(centred).paint(ui, measures, below(cap));
    let values = [
        ("anchor", scene.tongue.money(uplift.anchor).into()),
        ("total", scene.tongue.money(uplift.total).into()),
        ("cap", scene.tongue.money(uplift.cap).into()),
    ];
    let told = scene.tongue.say_with("bar-scale", &values);
    let response = ui.interact(groove, id.with("told"), Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &told));
}

/// The amount at the scale's end: the cap a good way before it, and the total always on it.
fn scale_end(uplift: &Uplift) -> i64 {
    let by_cap = (uplift.anchor + uplift.cap).minor().saturating_mul(5) / 4;
    let by_total = uplift.total.minor().saturating_mul(21) / 20;
    by_cap.max(by_total).max(1)
}
