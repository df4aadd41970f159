//! Owns the gentle question whether somebody is still there, with the time that is left to answer. Any touch answers it.

use eframe::egui::epaint::PathShape;
use eframe::egui::{Align2, Color32, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::{Ground, card_width, over};
use crate::ui::screens::Scene;
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::{ButtonKind, Line, Paragraph, button, card, split_bottom, split_top, text_height};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    /// How many seconds are left to answer.
    pub left: f32,
    /// Of how many.
    pub of: f32,
    /// Whether the order is placed already.
    pub is_placed: bool,
}

/// How large the ring is in which the seconds stand.
const RING: f32 = 188.0;

/// Asks. Whether the button was pressed; any other touch answers just as well.
#[must_use]
pub fn question(ui: &Ui, scene: &Scene<'_>, question: Question) -> bool {
    over(ui, scene, ("question", Ground::Veil), |ui, full| {
        let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
        let kind = if question.is_placed { "kiosk-still-placed" } else { "kiosk-still" };
        let (title, text) = (tongue.say(&format!("{kind}-title")), tongue.say(&format!("{kind}-text")));
        let seconds = question.left.ceil().max(0.0) as u32;
        let left = tongue.say_with("kiosk-still-countdown", &[("seconds", seconds.into())]);
        let width = card_width(scene, full);
        let pad = measures.pad * 2.0;
        let inside = width - 2.0 * pad;
        let words = [
            Paragraph::new(&title, Style::Display, palette.ink, 2).centred(),
            Paragraph::new(&text, Style::Lead, palette.ink, 3).centred(),
            Paragraph::new(&left, Style::Body, palette.soft, 3).centred(),
        ];
        let heights = words.each_ref().map(|words| text_height(ui, measures, words, inside));
        let gaps = [measures.gap, Space::SNUG, measures.gap * 1.5];
        let press = measures.button * 1.3;
        let sum = RING + measures.gap + heights.iter().sum::<f32>() + gaps.iter().sum::<f32>() + press;
        let height = (sum + 2.0 * pad).min(full.height() - Space::WIDE);
        let place = Rect::from_center_size(full.center(), vec2(width, height));
        card(ui, scene.theme, place);
        let (rest, below) = split_bottom(place.shrink(pad), press, 0.0);
        let (round, mut rest) = split_top(rest, RING, measures.gap);
        ring(ui, scene, round, (question.left / question.of.max(1.0), seconds));
        for ((words, height), gap) in words.into_iter().zip(heights).zip(gaps) {
            let (place, next) = split_top(rest, height, gap);
            words.show(ui, measures, place);
            rest = next;
        }
        let pressed = button(ui, scene.theme, below, &tongue.say("kiosk-still-button"), ButtonKind::Continue);
        if ui.memory(|memory| memory.focused().is_none()) {
            // Whoever has only keys answers with one.
            pressed.request_focus();
        }
        pressed.clicked()
    })
}

/// The seconds that are left, in a ring that empties.
fn ring(ui: &Ui, scene: &Scene<'_>, rect: Rect, (share, seconds): (f32, u32)) {
    const STEPS: u16 = 96;
    let palette = &scene.theme.palette;
    let centre = rect.center();
    let radius = rect.height().min(rect.width()) / 2.0 - 6.0;
    ui.painter().circle_stroke(centre, radius, Stroke::new(10.0, palette.groove));
    let turn = std::f32::consts::TAU * share.clamp(0.0, 1.0);
    let points = (0..=STEPS).map(|step| {
        let angle = turn * f32::from(step) / f32::from(STEPS) - std::f32::consts::FRAC_PI_2;
        pos2(centre.x + radius * angle.cos(), centre.y + radius * angle.sin())
    });
    let stroke = Stroke::new(10.0, palette.accent);
    ui.painter().add(Shape::Path(PathShape {
        points: points.collect(),
        closed: false,
        fill: Color32::TRANSPARENT,
        stroke: stroke.into(),
    }));
    let spot = Rect::from_center_size(centre, vec2(radius * 1.5, radius));
    Line::new(&scene.tongue.number(seconds), Style::Poster, palette.ink).align(Align2::CENTER_CENTER).paint(
        ui,
        &scene.theme.measures,
        spot,
    );
}
