//! Owns the end with larger text: the code, what happens next, and the one question.

use eframe::egui::{Rect, Ui, vec2};

use super::page::Page;
use crate::flow::Action;
use crate::ui::screens::Wish;
use crate::ui::screens::feedback::FACES;
use crate::ui::screens::placed::{next, qr};
use crate::ui::theme::Style;
use crate::ui::widgets::{ButtonKind, paint_icon, tile_over};

pub(super) fn placed(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let (scene, measures) = (page.scene, page.measures());
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    let code = scene.session.state().placed.as_ref()?.to_string();
    page.heading(ui, &tongue.say("placed-title"), &tongue.say("placed-lead"));
    page.card(ui, measures.gap, |ui, page| {
        page.say(ui, (&tongue.say("placed-code"), Style::Body, palette.soft), 4.0);
        page.say(ui, (&code, Style::Display, palette.ink), 12.0);
        let side = page.width.min(300.0);
        let row = page.take(side, 0.0);
        qr(ui, scene, Rect::from_min_size(row.min, vec2(side, side)), &code);
    });
    page.say(ui, (&tongue.say("placed-next"), Style::Title, palette.ink), 10.0);
    for (number, text) in next(scene).iter().enumerate() {
        page.say(ui, (&format!("{}. {text}", number + 1), Style::Body, palette.ink), 10.0);
    }
    page.y += 8.0;
    let done = page.button(ui, &tongue.say("placed-done"), ButtonKind::Continue, measures.gap);
    done.then_some(Wish::Act(Action::Continued))
}

pub(super) fn feedback(ui: &mut Ui, page: &mut Page<'_, '_>) -> Option<Wish> {
    let scene = page.scene;
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    page.heading(ui, &tongue.say("feedback-title"), &tongue.say("feedback-lead"));
    let given = scene.session.state().feedback;
    page.grid(ui, (FACES.len() + 1, 200.0, 3), |ui, page, number| {
        let face = FACES.get(number);
        let name = tongue.say(face.map_or("feedback-skip", |(_, name)| *name));
        let ((), place) = page.card(ui, 0.0, |ui, page| {
            // Passing it over is as large as a face, its word in the middle.
            let (above, below) = if face.is_some() { (104.0, 0.0) } else { (52.0, 52.0) };
            let row = page.take(above, 0.0);
            if let Some((icon, _)) = face {
                paint_icon(ui, row, *icon, 88.0, palette.ink);
            }
            page.centred(ui, (&name, Style::Strong, palette.ink));
            page.y += below;
        });
        let rating = u8::try_from(number + 1).ok()?;
        let pressed = tile_over(ui, scene.theme, place, &name, given == Some(rating));
        pressed.then(|| if face.is_some() { Wish::Act(Action::FeedbackGiven(rating)) } else { Wish::Finish })
    })
}
