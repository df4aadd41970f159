//! Owns the sheet that says when to come back to a quote: typed in a hurry, and read back in words.

use eframe::egui::{Key, Rect, Ui, vec2};

use super::keys::pressed;
use super::pieces::{entry, hint};
use super::sheet::{Shown, around, frame};
use super::{Counter, CounterWish, words};
use crate::flow::dossier::{TypedDay, typed_day};
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, split_top};

/// Shows the sheet.
pub(super) fn show(ui: &mut Ui, counter: &Counter<'_>, full: Rect, typed: &mut String) -> Shown {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let line = (measures.chip * 0.7).round();
    let size = vec2(560.0, around(counter) + measures.button_dense + line * 2.0 + 24.0);
    let room = frame(ui, counter, full, (&counter.say("counter-do-follow-up"), size));
    let (field, rest) = split_top(room, measures.button_dense, 12.0);
    let name = counter.say("counter-follow-up-typed");
    let mut wants = true;
    entry(ui, theme, field, ("follow-up", &name), (typed, &mut wants));
    let meant = typed_day(typed, counter.today, &words::day_words(counter));
    let (said, rest) = split_top(rest, line, 4.0);
    let (text, ink) = match meant {
        TypedDay::Nothing => (counter.say("counter-follow-up-none"), palette.soft),
        TypedDay::Day(day) => {
            let values =
                [("words", words::day_in_words(counter, day).into()), ("day", counter.scene.tongue.day(day).into())];
            (counter.scene.tongue.say_with("counter-follow-up-day", &values), palette.accent)
        }
        TypedDay::Unclear => (counter.say("counter-follow-up-unclear"), palette.amber_text),
    };
    Line::new(&text, Style::Strong, ink).show(ui, measures, said);
    hint(ui, counter, rest.with_max_y(rest.min.y + line), &counter.say("counter-follow-up-lead"));
    if !pressed(ui, Key::Enter) {
        return (None, false);
    }
    match meant {
        TypedDay::Nothing => (Some(CounterWish::SetFollowUp(None)), true),
        TypedDay::Day(day) => (Some(CounterWish::SetFollowUp(Some(day))), true),
        TypedDay::Unclear => (None, false),
    }
}
