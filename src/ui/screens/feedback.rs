//! Owns the one question at the end: five faces, then what made it so, and passing each of them over as large as an answer.

use eframe::egui::{Align2, PointerButton, Rect, Ui, vec2};

use super::heading::heading;
use super::{Scene, Wish};
use crate::flow::{Action, FeedbackReason};
use crate::ui::theme::{Form, Icon, Space, Style};
use crate::ui::widgets::{Line, Paragraph, columns, face, paint_icon, rows, tile};

/// The moods of the faces from bad to good, and what each is called.
const FACES: [(u8, &str); 5] =
    [(1, "feedback-1"), (2, "feedback-2"), (3, "feedback-3"), (4, "feedback-4"), (5, "feedback-5")];

/// What is drawn on an answer.
#[derive(Clone, Copy)]
pub(super) enum Mark {
    /// A face of this mood.
    Face(u8),
    /// A sign of the reason, or that the question is passed over.
    Sign(Icon),
}

/// An answer to the question, or passing it over.
pub(super) struct Answer {
    pub(super) name: String,
    pub(super) mark: Mark,
    pub(super) is_given: bool,
    wish: Wish,
}

/// What is asked now, with all its answers.
pub(super) struct Asked {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) answers: Vec<Answer>,
}

/// How it was; once that is said, what made it so.
pub(super) fn asked(scene: &Scene<'_>) -> Asked {
    let (tongue, state) = (scene.tongue, scene.session.state());
    let skip = Answer {
        name: tongue.say("feedback-skip"),
        mark: Mark::Sign(Icon::CaretDoubleRight),
        is_given: false,
        wish: Wish::Finish,
    };
    let (title, lead, answers): (_, _, Vec<Answer>) = match state.feedback {
        None => {
            let answer = |(mood, name): (u8, &str)| Answer {
                name: tongue.say(name),
                mark: Mark::Face(mood),
                is_given: false,
                wish: Wish::Act(Action::FeedbackGiven(mood)),
            };
            ("feedback-title", "feedback-lead", FACES.into_iter().map(answer).collect())
        }
        Some(face) => {
            let answer = |reason: FeedbackReason| Answer {
                name: tongue.say(reason_key(reason)),
                mark: Mark::Sign(reason_icon(reason)),
                is_given: state.feedback_reason == Some(reason),
                wish: Wish::Act(Action::FeedbackExplained(reason)),
            };
            let title = if face >= 4 { "feedback-why-good" } else { "feedback-why-bad" };
            (title, "feedback-why-lead", FeedbackReason::offered(face).into_iter().map(answer).collect())
        }
    };
    let answers = answers.into_iter().chain(std::iter::once(skip)).collect();
    Asked { title: tongue.say(title), lead: tongue.say(lead), answers }
}

impl Answer {
    /// What the buyer wants who pressed it. The second tap of a double one on a face says nothing about the reasons that came
    /// under the finger.
    pub(super) fn pressed(&self, ui: &Ui, scene: &Scene<'_>) -> Option<Wish> {
        let is_second = ui.input(|input| input.pointer.button_double_clicked(PointerButton::Primary));
        let is_late = scene.session.state().feedback.is_none() || !is_second;
        is_late.then(|| self.wish.clone())
    }
}

/// What a reason is called.
const fn reason_key(reason: FeedbackReason) -> &'static str {
    match reason {
        FeedbackReason::TooManySuggestions => "feedback-too-many",
        FeedbackReason::PriceUnclear => "feedback-price-unclear",
        FeedbackReason::NotFound => "feedback-not-found",
        FeedbackReason::TookLong => "feedback-took-long",
        FeedbackReason::SuggestionHelped => "feedback-suggestion-helped",
        FeedbackReason::PriceClear => "feedback-price-clear",
        FeedbackReason::FoundIt => "feedback-found-it",
        FeedbackReason::Quick => "feedback-quick",
        FeedbackReason::Other => "feedback-other",
    }
}

const fn reason_icon(reason: FeedbackReason) -> Icon {
    match reason {
        FeedbackReason::TooManySuggestions => Icon::List,
        FeedbackReason::PriceUnclear => Icon::WarningCircle,
        FeedbackReason::NotFound => Icon::XCircle,
        FeedbackReason::TookLong => Icon::Clock,
        FeedbackReason::SuggestionHelped => Icon::Star,
        FeedbackReason::PriceClear => Icon::ShoppingBag,
        FeedbackReason::FoundIt => Icon::CheckCircle,
        FeedbackReason::Quick => Icon::Lightning,
        FeedbackReason::Other => Icon::PencilSimple,
    }
}

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let asked = asked(scene);
    let place = heading(ui, scene, rect, &asked.title, &asked.lead);
    let (across, down, most) = match measures.form {
        Form::Portrait => (2, 3, 360.0),
        Form::Landscape => (6, 1, 380.0),
        Form::Laptop => (6, 1, 260.0),
    };
    let height = (most * down as f32).min(place.height());
    let grid =
        Rect::from_min_size(place.min + vec2(0.0, (place.height() - height) * 0.35), vec2(place.width(), height));
    let places = rows(grid, down, measures.gap).flat_map(|row| columns(row, across, measures.gap).collect::<Vec<_>>());
    let mut wish = None;
    for (answer, place) in asked.answers.iter().zip(places) {
        if tile(ui, scene.theme, place, &answer.name, answer.is_given) {
            wish = answer.pressed(ui, scene);
        }
        let side = place.height().min(place.width()) * 0.46;
        let centre = place.center() - vec2(0.0, place.height() * 0.08);
        let spot = Rect::from_center_size(centre, vec2(side, side));
        let below = place.with_min_y(place.center().y + place.height() * 0.22).shrink(Space::SMALL);
        match answer.mark {
            Mark::Face(mood) => face(ui, spot, mood, palette.ink),
            // No face, and as large.
            Mark::Sign(icon) => paint_icon(ui, spot, icon, side, palette.ink),
        }
        let name = Line::new(&answer.name, Style::Strong, palette.ink).align(Align2::CENTER_CENTER);
        if scene.session.state().feedback.is_none() {
            name.paint(ui, measures, below);
        } else {
            Paragraph::new(&answer.name, Style::Strong, palette.ink, 3).centred().paint(ui, measures, below);
        }
    }
    wish
}
