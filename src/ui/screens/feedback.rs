//! Owns the one question at the end: five faces, and passing it over as large as a face.

use eframe::egui::{Align2, Rect, Ui, vec2};

use super::shell::heading;
use super::{Scene, Wish};
use crate::flow::Action;
use crate::ui::theme::{Face, Form, Icon, Style};
use crate::ui::widgets::{Line, columns, rows, tile};

/// The faces from bad to good.
pub(super) const FACES: [(Icon, &str); 5] = [
    (Icon::SmileyAngry, "feedback-1"),
    (Icon::SmileySad, "feedback-2"),
    (Icon::SmileyMeh, "feedback-3"),
    (Icon::Smiley, "feedback-4"),
    (Icon::Heart, "feedback-5"),
];

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let place = heading(ui, scene, rect, &tongue.say("feedback-title"), &tongue.say("feedback-lead"));
    let faces: Vec<(Option<Icon>, String)> = FACES
        .iter()
        .map(|(icon, name)| (Some(*icon), tongue.say(name)))
        .chain(std::iter::once((None, tongue.say("feedback-skip"))))
        .collect();
    let (across, down, most) = match measures.form {
        Form::Portrait => (2, 3, 360.0),
        Form::Landscape => (6, 1, 380.0),
        Form::Laptop => (6, 1, 260.0),
    };
    let height = (most * down as f32).min(place.height());
    let grid =
        Rect::from_min_size(place.min + vec2(0.0, (place.height() - height) * 0.35), vec2(place.width(), height));
    let places = rows(grid, down, measures.gap).flat_map(|row| columns(row, across, measures.gap).collect::<Vec<_>>());
    let given = scene.session.state().feedback;
    let mut wish = None;
    for (number, ((icon, name), place)) in (1_u8..).zip(faces.iter().zip(places)) {
        if tile(ui, scene.theme, place, name, given == Some(number)) {
            wish = Some(match icon {
                Some(_) => Wish::Act(Action::FeedbackGiven(number)),
                None => Wish::Finish,
            });
        }
        if let Some(icon) = icon {
            let font = Face::Icon.sized(place.height().min(place.width()) * 0.34);
            let centre = place.center() - vec2(0.0, place.height() * 0.08);
            ui.painter().text(centre, Align2::CENTER_CENTER, icon.glyph(), font, palette.ink);
        }
        let below = if icon.is_some() { place.with_min_y(place.center().y + place.height() * 0.18) } else { place };
        Line::new(name, Style::Strong, palette.ink).align(Align2::CENTER_CENTER).paint(ui, measures, below.shrink(8.0));
    }
    wish
}
