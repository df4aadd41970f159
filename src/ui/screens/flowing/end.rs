//! Owns the end with larger text: the code, what happens next, and the one question.

use eframe::egui::{Rect, Ui, vec2};

use super::page::Page;
use crate::flow::Action;
use crate::ui::screens::Wish;
use crate::ui::screens::feedback::FACES;
use crate::ui::screens::placed::{next, qr};
use crate::ui::theme::{Icon, Space, Style};
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
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    page.heading(ui, &tongue.say("feedback-title"), &tongue.say("feedback-lead"));
    let given = scene.session.state().feedback;
    // All are as high as the one with the longest word.
    let across = page.across(200.0, 3);
    let inside = (page.width + page.measures().gap) / across as f32 - page.measures().gap - 2.0 * page.measures().pad;
    let names = FACES.iter().map(|(_, name)| *name).chain(std::iter::once("feedback-skip"));
    let high = |name: &str| {
        let name = tongue.say(name);
        text_height(ui, page.measures(), &Paragraph::new(&name, Style::Strong, palette.ink, usize::MAX), inside)
    };
    let words = names.map(high).fold(0.0, f32::max);
    page.grid(ui, (FACES.len() + 1, 200.0, 3), |ui, page, number| {
        let faced = FACES.get(number);
        let name = tongue.say(faced.map_or("feedback-skip", |(_, name)| *name));
        let ((), place) = page.card(ui, 0.0, |ui, page| {
            let row = page.take(FACE + Space::USUAL, 0.0);
            match faced {
                Some((mood, _)) => face(ui, row.with_max_y(row.min.y + FACE), *mood, palette.ink),
                // No face, and as large.
                None => paint_icon(ui, row, Icon::CaretDoubleRight, FACE, palette.ink),
            }
            let paragraph = Paragraph::new(&name, Style::Strong, palette.ink, usize::MAX);
            let high = text_height(ui, page.measures(), &paragraph, page.width);
            page.centred(ui, (&name, Style::Strong, palette.ink));
            page.y += (words - high).max(0.0);
        });
        let rating = u8::try_from(number + 1).ok()?;
        let pressed = tile_over(ui, scene.theme, place, &name, given == Some(rating));
        pressed.then(|| if faced.is_some() { Wish::Act(Action::FeedbackGiven(rating)) } else { Wish::Finish })
    })
}
