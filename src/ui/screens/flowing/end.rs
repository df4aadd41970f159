//! Owns the end with larger text: the code, what happens next, and the one question.

use eframe::egui::{Rect, Ui, vec2};

use super::page::Page;
use crate::flow::Action;
use crate::ui::screens::Wish;
use crate::ui::screens::feedback::{Answer, Mark, asked};
use crate::ui::screens::placed::{next, qr};
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::{ButtonKind, Paragraph, face, paint_icon, text_height, tile_over};

/// How large a face is.
const FACE: f32 = 88.0;

pub(super) fn placed(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let (scene, measures) = (page.scene, page.measures());
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    let code = scene.session.state().placed.as_ref()?.to_string();
    page.heading(ui, &tongue.say("placed-title"), &tongue.say("placed-lead"));
    page.card(ui, measures.gap, |ui, page| {
        page.say(ui, (&tongue.say("placed-code"), Style::Body, palette.soft), Space::TINY);
        page.say(ui, (&code, Style::Display, palette.ink), Space::SNUG);
        let side = page.width.min(300.0);
        let row = page.take(side, 0.0);
        qr(ui, scene, Rect::from_min_size(row.min, vec2(side, side)), &code);
    });
    page.say(ui, (&tongue.say("placed-next"), Style::Title, palette.ink), Space::SMALL);
    for (number, text) in next(scene).iter().enumerate() {
        page.say(ui, (&format!("{}. {text}", number + 1), Style::Body, palette.ink), Space::SMALL);
    }
    page.y += Space::SMALL;
    let done = page.button(ui, &tongue.say("placed-done"), ButtonKind::Continue, measures.gap);
    done.then_some(Wish::Act(Action::Continued))
}

pub(super) fn feedback(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let scene = page.scene;
    let palette = &scene.theme.palette;
    let asked = asked(scene);
    page.heading(ui, &asked.title, &asked.lead);
    // All are as high as the one with the longest word.
    let across = page.across(200.0, 3);
    let inside = (page.width + page.measures().gap) / across as f32 - page.measures().gap - 2.0 * page.measures().pad;
    let high = |answer: &Answer| {
        let name = Paragraph::new(&answer.name, Style::Strong, palette.ink, usize::MAX);
        text_height(ui, page.measures(), &name, inside)
    };
    let words = asked.answers.iter().map(high).fold(0.0, f32::max);
    page.grid(ui, (asked.answers.len(), 200.0, 3), |ui, page, number| {
        let answer = asked.answers.get(number)?;
        let ((), place) = page.card(ui, 0.0, |ui, page| {
            let row = page.take(FACE + Space::USUAL, 0.0);
            match answer.mark {
                Mark::Face(mood) => face(ui, row.with_max_y(row.min.y + FACE), mood, palette.ink),
                // No face, and as large.
                Mark::Sign(icon) => paint_icon(ui, row, icon, FACE, palette.ink),
            }
            let paragraph = Paragraph::new(&answer.name, Style::Strong, palette.ink, usize::MAX);
            let high = text_height(ui, page.measures(), &paragraph, page.width);
            page.centred(ui, (&answer.name, Style::Strong, palette.ink));
            page.y += (words - high).max(0.0);
        });
        let pressed = tile_over(ui, scene.theme, place, &answer.name, answer.is_given);
        pressed.then(|| answer.pressed(ui, scene)).flatten()
    })
}
