//! Owns the palette: everything that can be done here, found by a few letters, with its keys.

use eframe::egui::{Align2, Key, Rect, Ui, pos2, vec2};

use super::keys::{can_do, pressed};
use super::pieces::{entry, move_by_keys};
use super::sheet::{Shown, around, frame};
use super::{Command, Counter, CounterView, Page, talk};
use crate::ui::finding::{Findable, found};
use crate::ui::screens::desk::pieces::{row, scrolled};
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, split_right, split_top};

/// What is picked.
pub(super) type Picked = Command;

/// What can be done on the page that is open, with its words.
fn entries(counter: &Counter<'_>, view: &CounterView) -> Vec<(Command, String)> {
    let answers = if view.page == Page::Quote { talk::answers(counter, view) } else { Vec::new() };
    let all = Command::ALL.into_iter().filter(|command| *command != Command::Palette && can_do(*command, view));
    all.map(|command| (command, counter.say(command.name()))).chain(answers).collect()
}

/// Shows the palette.
pub(super) fn show(
    ui: &mut Ui,
    counter: &Counter<'_>,
    full: Rect,
    (typed, at, view): (&mut String, &mut usize, &mut CounterView),
) -> Shown {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let high = (measures.chip * 0.86).round();
    let size = vec2(640.0, around(counter) + measures.button_dense + 8.0 + high * 11.0);
    let room = frame(ui, counter, full, (&counter.say("counter-palette"), size));
    let all = entries(counter, view);
    let before = typed.clone();
    let (field, list) = split_top(room, measures.button_dense, 8.0);
    let name = counter.say("counter-palette-find");
    let mut wants = true;
    entry(ui, theme, field, ("palette", &name), (typed, &mut wants));
    if *typed != before {
        *at = 0;
    }
    let listed = found(typed, all.iter().map(|entry| (entry, Findable::new([entry.1.as_str()]))));
    *at = move_by_keys(ui, *at, listed.len());
    let mut picked = pressed(ui, Key::Enter).then(|| listed.get(*at)).flatten().map(|entry| entry.0);
    scrolled(ui, "commands", list, |ui, inner| {
        let mut y = inner.min.y;
        for (place, (command, text)) in listed.iter().enumerate() {
            let spot = Rect::from_min_size(pos2(inner.min.x, y), vec2(inner.width(), high));
            y += high;
            let keys = command.shortcut().written(counter.scene.tongue);
            let is_chosen = place == *at;
            let name = format!("{text} ({keys})");
            if row(ui, theme, spot, (&format!("{command:?}"), &name), is_chosen).clicked() {
                picked = Some(*command);
            }
            super::start::keep_in_sight(ui, spot, is_chosen);
            let (words, right) = split_right(spot.shrink2(vec2(10.0, 0.0)), 170.0, 8.0);
            Line::new(text, Style::Body, palette.ink).paint(ui, measures, words);
            Line::new(&keys, Style::Mark, palette.soft).align(Align2::RIGHT_CENTER).paint(ui, measures, right);
        }
        if listed.is_empty() {
            let place = Rect::from_min_size(inner.min, vec2(inner.width(), high));
            Line::new(&counter.say("counter-palette-none"), Style::Note, palette.soft).show(ui, measures, place);
        }
        ((), y)
    });
    let Some(picked) = picked else { return (None, false) };
    (super::keys::picked(picked, counter, view), true)
}
