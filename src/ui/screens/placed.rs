//! Owns the end: the code to show at the counter, also as QR, and what happens next.

use eframe::egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::heading::start_of;
use super::incentive::promised;
use super::offers::set_so_far;
use super::{Scene, Wish};
use crate::flow::Action;
use crate::ui::theme::{Form, Palette, Space, Style};
use crate::ui::widgets::{ButtonKind, Line, Paragraph, button, card, split_left, split_top, text_height};
use crate::wording::next_steps;

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let code = scene.session.state().placed.as_ref()?.to_string();
    let (left, words) = match measures.form {
        Form::Portrait => {
            let (set, rest) = split_top(rect, rect.height() * 0.46, measures.gap * 1.5);
            set_so_far(ui, scene, set);
            split_left(rest, rest.width() * 0.44, measures.gap * 1.5)
        }
        Form::Landscape | Form::Laptop => {
            let (set, rest) = split_left(rect, rect.width() * 0.36, measures.gap);
            set_so_far(ui, scene, set);
            split_left(rest, rest.width() * 0.42, measures.gap * 2.0)
        }
    };
    card(ui, scene.theme, left);
    // The letters and the code stand together, in the middle of their card.
    let inner = left.shrink(measures.pad * 1.2);
    let letters = measures.pad * 4.8 + 8.0 + measures.gap;
    let side = inner.width().min(inner.height() - letters).min(LARGEST_CODE);
    let group = Rect::from_center_size(inner.center(), vec2(inner.width(), letters + side));
    let (label, rest) = split_top(group, measures.pad * 1.4, Space::SMALL);
    Line::new(&tongue.say("placed-code"), Style::Body, palette.soft)
        .align(Align2::CENTER_CENTER)
        .show(ui, measures, label);
    let (place, rest) = split_top(rest, measures.pad * 3.4, measures.gap);
    Line::new(&code, Style::Poster, palette.ink).align(Align2::CENTER_CENTER).show(ui, measures, place);
    qr(ui, scene, rest, &code);
    words_ui(ui, scene, words).then_some(Wish::Act(Action::Continued))
}

/// The thanks, what happens next, and the button that ends it. Returns whether it was pressed.
fn words_ui(ui: &mut Ui, scene: &Scene<'_>, words: Rect) -> bool {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let (title, lead) = (tongue.say("placed-title"), tongue.say("placed-lead"));
    let title = Paragraph::new(&title, Style::Display, palette.ink, 2);
    let height = text_height(ui, measures, &title, words.width());
    let lead = Paragraph::new(&lead, Style::Lead, palette.soft, 2);
    let lead_height = text_height(ui, measures, &lead, words.width());
    let next = next(scene);
    let steps: f32 = next.iter().map(|text| step_height(ui, scene, text, words.width())).sum();
    let heading = measures.pad * 1.5 + Space::SMALL;
    let gaps = measures.gap * 2.5;
    let sum = height + lead_height + heading + steps + gaps + measures.button;
    let (place, rest) = split_top(words.with_min_y(start_of(measures, words, sum)), height, measures.gap * 0.5);
    title.show(ui, measures, place);
    let (place, rest) = split_top(rest, lead_height, measures.gap);
    lead.show(ui, measures, place);
    let (place, mut rest) = split_top(rest, measures.pad * 1.5, Space::SMALL);
    Line::new(&tongue.say("placed-next"), Style::Title, palette.ink).show(ui, measures, place);
    for (number, text) in next.iter().enumerate() {
        let (place, below) = split_top(rest, step_height(ui, scene, text, words.width()), 0.0);
        step_ui(ui, scene, place, (number + 1, text));
        rest = below;
    }
    let (place, _) = split_top(rest.with_min_y(rest.min.y + measures.gap), measures.button, 0.0);
    button(ui, scene.theme, place, &tongue.say("placed-done"), ButtonKind::Continue).clicked()
}

/// How wide the number of a step is, with the gap after it.
fn mark_width(scene: &Scene<'_>) -> f32 {
    scene.theme.measures.pad * 1.5 + Space::SNUG
}

fn step_paragraph<'a>(scene: &Scene<'_>, text: &'a str) -> Paragraph<'a> {
    Paragraph::new(text, Style::Body, scene.theme.palette.ink, 6)
}

/// How high a step is: as high as its words, and never lower than its number.
fn step_height(ui: &Ui, scene: &Scene<'_>, text: &str, width: f32) -> f32 {
    let measures = &scene.theme.measures;
    let words = text_height(ui, measures, &step_paragraph(scene, text), width - mark_width(scene));
    words.max(measures.pad * 1.5) + measures.pad * 0.6
}

/// A step: its number in a round, on the height of the first line of its words.
fn step_ui(ui: &mut Ui, scene: &Scene<'_>, place: Rect, (number, text): (usize, &str)) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let (mark, words) = split_left(place, measures.pad * 1.5, Space::SNUG);
    let side = mark.width();
    let spot = Rect::from_min_size(mark.min, vec2(side, side));
    ui.painter().circle_filled(spot.center(), side / 2.0, palette.tint);
    Line::new(&number.to_string(), Style::Strong, palette.accent)
        .align(Align2::CENTER_CENTER)
        .paint(ui, measures, spot);
    let first = (Style::Body.font(measures).size * Style::Body.line_height()).round();
    step_paragraph(scene, text).show(ui, measures, words.with_min_y(spot.center().y - first / 2.0));
}

/// What happens next, in its order.
pub(super) fn next(scene: &Scene<'_>) -> Vec<String> {
    let (session, tongue) = (scene.session, scene.tongue);
    let steps = next_steps(tongue, session.catalog(), (&session.state().order, scene.total()), session.handover());
    let promise = session.state().promise.as_ref().map(|promise| promised(scene, promise));
    steps.into_iter().chain(promise).collect()
}

/// The largest that a code stands, its rim of light included, in points.
const LARGEST_CODE: f32 = 480.0;

/// The code as QR, as large as the place.
pub(super) fn qr(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, code: &str) {
    // A code of a dozen characters always fits; without it the letters above still stand.
    let Ok(qr) = qrcode::QrCode::new(code.as_bytes()) else { return };
    let side = qr.width();
    let size = rect.width().min(rect.height()).min(LARGEST_CODE);
    // With the rim of light in it that a reader needs. Source: ISO/IEC 18004, four modules.
    let module = (size / (side + 8) as f32).floor().max(1.0);
    let place = Rect::from_center_size(rect.center(), vec2(module, module) * side as f32);
    let origin = place.min.round();
    let (dark, ground) = Palette::code();
    if scene.theme.palette.card != ground {
        ui.painter().rect_filled(place.expand(4.0 * module), CornerRadius::same(8), ground);
    }
    for (index, color) in qr.to_colors().into_iter().enumerate() {
        if color == qrcode::Color::Dark {
            let corner = origin + vec2((index % side) as f32, (index / side) as f32) * module;
            let square = Rect::from_min_size(corner, vec2(module, module));
            ui.painter().rect_filled(square, CornerRadius::ZERO, dark);
        }
    }
    let response = ui.interact(place, ui.scope_id().with("qr"), Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("QR: {code}")));
}
