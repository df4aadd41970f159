//! Owns the one question at the end: five faces, and passing it over as large as a face.

use eframe::egui::{Align2, Rect, Ui, vec2};

use super::heading::heading;
use super::{Scene, Wish};
use crate::flow::Action;
use crate::ui::theme::{Form, Icon, Space, Style};
use crate::ui::widgets::{Line, columns, face, paint_icon, rows, tile};

/// The moods of the faces from bad to good, and what each is called.
pub(super) const FACES: [(u8, &str); 5] =
    [(1, "feedback-1"), (2, "feedback-2"), (3, "feedback-3"), (4, "feedback-4"), (5, "feedback-5")];

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let place = heading(ui, scene, rect, &tongue.say("feedback-title"), &tongue.say("feedback-lead"));
    let faces: Vec<(Option<u8>, String)> = FACES
        .iter()
        .map(|(mood, name)| (Some(*mood), tongue.say(name)))
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
    for ((mood, name), place) in faces.iter().zip(places) {
        if tile(ui, scene.theme, place, name, mood.is_some() && given == *mood) {
            wish = Some(mood.map_or(Wish::Finish, |mood| Wish::Act(Action::FeedbackGiven(mood))));
        }
        let side = place.height().min(place.width()) * 0.46;
        let centre = place.center() - vec2(0.0, place.height() * 0.08);
        let spot = Rect::from_center_size(centre, vec2(side, side));
        match mood {
            Some(mood) => face(ui, spot, *mood, palette.ink),
            // No face, and as large.
            None => paint_icon(ui, spot, Icon::CaretDoubleRight, side, palette.ink),
        }
        let below = place.with_min_y(place.center().y + place.height() * 0.22).shrink(Space::SMALL);
        Line::new(name, Style::Strong, palette.ink).align(Align2::CENTER_CENTER).paint(ui, measures, below);
    }
    wish
}
