//! Owns the sheet for the code of what an earlier order gave.

use eframe::egui::{Key, Rect, Ui, vec2};

use super::keys::pressed;
use super::pieces::{entry, hint};
use super::sheet::{Shown, around, frame};
use super::{Counter, CounterWish};
use crate::flow::OrderCode;
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, split_top};

/// Shows the sheet.
pub(super) fn show(
    ui: &mut Ui,
    counter: &Counter<'_>,
    full: Rect,
    (typed, is_wrong): (&mut String, &mut bool),
) -> Shown {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let line = (measures.chip * 0.7).round();
    let size = vec2(560.0, around(counter) + measures.button_dense + line + 20.0);
    let room = frame(ui, counter, full, (&counter.say("counter-do-incentive"), size));
    let (field, rest) = split_top(room, measures.button_dense, 12.0);
    let name = counter.say("incentive-field");
    let mut wants = true;
    entry(ui, theme, field, ("incentive", &name), (typed, &mut wants));
    let said = rest.with_max_y(rest.min.y + line);
    if *is_wrong {
        Line::new(&counter.say("incentive-no-code"), Style::Strong, palette.red).show(ui, measures, said);
    } else {
        hint(ui, counter, said, &counter.say("counter-incentive-lead"));
    }
    if !pressed(ui, Key::Enter) || typed.trim().is_empty() {
        return (None, false);
    }
    match OrderCode::parse(typed) {
        Ok(code) => (Some(CounterWish::Redeem(code)), true),
        Err(_no_code) => {
            *is_wrong = true;
            (None, false)
        }
    }
}
