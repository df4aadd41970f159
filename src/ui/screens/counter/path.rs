//! Owns the sheet for a file's path: where the machine has no dialog to choose a file with, it is typed.

use eframe::egui::{Key, Rect, Ui, vec2};

use super::keys::pressed;
use super::pieces::{entry, hint};
use super::sheet::{Shown, around, frame};
use super::{Counter, CounterWish, FilePurpose};
use crate::ui::widgets::split_top;

/// Shows the sheet.
pub(super) fn show(
    ui: &mut Ui,
    counter: &Counter<'_>,
    full: Rect,
    (purpose, path): (FilePurpose, &mut String),
) -> Shown {
    let measures = &counter.scene.theme.measures;
    let line = (measures.chip * 0.7).round();
    let size = vec2(720.0, around(counter) + measures.button_dense + line + 16.0);
    let title = counter.say(match purpose {
        FilePurpose::Catalog => "counter-do-open-catalog",
        FilePurpose::OpenQuote => "counter-do-open-file",
        FilePurpose::SaveQuote => "counter-do-save-file",
        FilePurpose::Lines => "counter-do-lines",
        FilePurpose::Pdf => "counter-do-pdf",
    });
    let room = frame(ui, counter, full, (&title, size));
    let (field, rest) = split_top(room, measures.button_dense, 10.0);
    let name = counter.say("counter-path");
    let mut wants = true;
    entry(ui, counter.scene.theme, field, ("path", &name), (path, &mut wants));
    hint(ui, counter, rest.with_max_y(rest.min.y + line), &counter.say("counter-path-lead"));
    let typed = path.trim();
    let is_done = pressed(ui, Key::Enter) && !typed.is_empty();
    (is_done.then(|| CounterWish::Path(purpose, typed.to_owned())), is_done)
}
