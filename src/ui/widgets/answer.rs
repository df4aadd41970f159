//! Owns yes and no: twins, drawn by one widget, so that neither can be louder than the other.

use eframe::egui::{Rect, Ui};

use super::ButtonKind;
use super::button::twin_button;
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
    // Twins to the last pixel: where the width is odd, the gap takes it.
    let (start, end) = (rect.min.x.round(), rect.max.x.round());
    let width = ((end - start - gap) / 2.0).floor();
    let (left, right) =
        (rect.with_min_x(start).with_max_x(start + width), rect.with_min_x(end - width).with_max_x(end));
    let (no, yes) = words;
    let (declined, taken, not_after_all) = (tongue.say("declined"), tongue.say("taken"), tongue.say("not-after-all"));
    let (no_kind, no_text) = match before {
        Some(Response::Declined) => (ButtonKind::Chosen, declined.as_str()),
        Some(Response::Accepted) => (ButtonKind::Plain, not_after_all.as_str()),
        _ => (ButtonKind::Plain, no),
    };
    let (yes_kind, yes_text) = match before {
        Some(Response::Accepted) => (ButtonKind::Chosen, taken.as_str()),
        _ => (ButtonKind::Plain, yes),
    };
    let (no_name, yes_name) = (format!("{no_text}: {about}"), format!("{yes_text}: {about}"));
    let (no_key, yes_key) = (format!("no: {about}"), format!("yes: {about}"));
    let said_no = twin_button(ui, theme, left, (&no_key, no_text, &no_name, yes_text), no_kind).clicked();
    let said_yes = twin_button(ui, theme, right, (&yes_key, yes_text, &yes_name, no_text), yes_kind).clicked();
    match (said_no, said_yes, before) {
        (true, _, Some(Response::Accepted)) => Some(Answer::TakeBack),
        (_, true, Some(Response::Accepted)) => None,
        (_, true, _) => Some(Answer::Yes),
        (true, _, Some(Response::Declined)) | (false, false, _) => None,
        (true, ..) => Some(Answer::No),
    }
}
