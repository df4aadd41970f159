//! Owns yes and no: twins, drawn by one widget, so that neither can be louder than the other.

use eframe::egui::{Rect, Ui};

use super::button::named_button;
use super::{ButtonKind, columns};
use crate::flow::Response;
use crate::ui::text::Tongue;
use crate::ui::theme::{Form, Theme};

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// No.
    No,
    /// Yes.
    Yes,
    /// Neither any more: a yes is taken back.
    TakeBack,
}

/// No and yes, side by side, of one size and weight. `about` is what it is about, for assistive technology; `before` is
/// what was answered already; `words` are no and yes.
pub fn answer(
    ui: &mut Ui,
    (theme, tongue): (&Theme, &Tongue),
    rect: Rect,
    (about, words): (&str, (&str, &str)),
    before: Option<Response>,
) -> Option<Answer> {
    let gap = if theme.measures.form == Form::Laptop { 10.0 } else { 14.0 };
    let mut places = columns(rect, 2, gap);
    let (Some(left), Some(right)) = (places.next(), places.next()) else { return None };
    let (no, yes) = words;
    let (declined, taken) = (tongue.say("declined"), tongue.say("taken"));
    let (no_kind, no_text) = match before {
        Some(Response::Declined) => (ButtonKind::Chosen, declined.as_str()),
        _ => (ButtonKind::Plain, no),
    };
    let (yes_kind, yes_text) = match before {
        Some(Response::Accepted) => (ButtonKind::Chosen, taken.as_str()),
        _ => (ButtonKind::Plain, yes),
    };
    let said_no = named_button(ui, theme, left, (no_text, &format!("{no_text}: {about}")), no_kind).clicked();
    let said_yes = named_button(ui, theme, right, (yes_text, &format!("{yes_text}: {about}")), yes_kind).clicked();
    match (said_no, said_yes, before) {
        (_, true, Some(Response::Accepted)) => Some(Answer::TakeBack),
        (_, true, _) => Some(Answer::Yes),
        (true, _, Some(Response::Declined)) | (false, false, _) => None,
        (true, ..) => Some(Answer::No),
    }
}
