//! Owns one question about what the buyer needs, with large answers, and skipping as easy as answering.

use eframe::egui::{Align2, Rect, Ui, vec2};

use super::shell::heading;
use super::{Scene, Wish};
use crate::flow::Action;
use crate::ui::theme::{Form, Style};
use crate::ui::widgets::{ButtonKind, Line, Paragraph, button, columns, rows, split_bottom, tile};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, question: usize) -> Option<Wish> {
    let asked = scene.session.catalog().plan.questions.get(question)?;
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, scene.text(&asked.ask), &scene.tongue.say("needs-lead"));
    let (answers, skip) = split_bottom(place, measures.button, measures.gap);
    let count = asked.answers.len();
    let across = match measures.form {
        Form::Portrait => 1,
        Form::Landscape | Form::Laptop => {
            if count <= 3 {
                count
            } else {
                2
            }
        }
    };
    let down = count.div_ceil(across);
    let most = if measures.form == Form::Portrait { 260.0 } else { 320.0 };
    let height = (most * down as f32 + measures.gap * (down as f32 - 1.0)).min(answers.height());
    let grid =
        Rect::from_min_size(answers.min + vec2(0.0, (answers.height() - height) * 0.35), vec2(answers.width(), height));
    let places = rows(grid, down, measures.gap).flat_map(|row| columns(row, across, measures.gap).collect::<Vec<_>>());
    let mut wish = None;
    for (answer, place) in asked.answers.iter().zip(places) {
        let (name, hint) = (scene.text(&answer.name), scene.text(&answer.hint));
        let chosen = scene.session.state().answers.get(&asked.id) == Some(&answer.id);
        if tile(ui, scene.theme, place, name, chosen) {
            wish = Some(Wish::Act(Action::NeedAnswered(asked.id.clone(), answer.id.clone())));
        }
        let inner = place.shrink(measures.pad);
        let middle = inner.center().y;
        Line::new(name, Style::Title, scene.theme.palette.ink).align(Align2::CENTER_BOTTOM).paint(
            ui,
            measures,
            inner.with_max_y(middle - 2.0),
        );
        Paragraph::new(hint, Style::Body, scene.theme.palette.soft, 2).centred().paint(
            ui,
            measures,
            inner.with_min_y(middle + 8.0),
        );
    }
    let width = (rect.width() * 0.3).max(280.0);
    let place = Rect::from_center_size(skip.center(), vec2(width, measures.button));
    if button(ui, scene.theme, place, &scene.tongue.say("needs-skip"), ButtonKind::Plain).clicked() {
        wish = Some(Wish::Act(Action::NeedsSkipped));
    }
    wish
}
