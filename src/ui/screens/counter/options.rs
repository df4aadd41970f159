//! Owns the sheet with the options of a line: up and down go from option to option, left and right choose.

use eframe::egui::{Key, Rect, Stroke, Ui, pos2, vec2};

use super::keys::pressed;
use super::pieces::{hint, move_by_keys};
use super::sheet::{Shown, around, frame};
use super::{Counter, CounterWish};
use crate::catalog::{Product, ProductOption};
use crate::flow::Action;
use crate::pricing::{LineId, OrderLine};
use crate::ui::screens::desk::pieces::{scrolled, segment};
use crate::ui::screens::options::with_extra;
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, split_bottom, split_top};

/// Shows the sheet.
pub(super) fn show(ui: &mut Ui, counter: &Counter<'_>, full: Rect, (at, line): (&mut usize, Option<LineId>)) -> Shown {
    let state = counter.scene.session.state();
    let Some(line) = line.and_then(|line| state.line(line)) else { return (None, true) };
    let Some(product) = counter.scene.session.catalog().product(&line.product) else { return (None, true) };
    let measures = &counter.scene.theme.measures;
    let line_high = (measures.chip * 0.7).round();
    let group = line_high + (measures.chip * 0.82).round() + 14.0;
    let rows = product.options.len().clamp(1, 5) as f32;
    let size = vec2(900.0, around(counter) + group * rows * 1.3 + line_high);
    let room = frame(ui, counter, full, (counter.scene.text(&product.name), size));
    if product.options.is_empty() {
        hint(ui, counter, room.with_max_y(room.min.y + line_high), &counter.say("counter-no-options"));
        return (None, pressed(ui, Key::Enter));
    }
    *at = move_by_keys(ui, *at, product.options.len());
    let (room, foot) = split_bottom(room, line_high, 4.0);
    hint(ui, counter, foot, &counter.say("counter-options-lead"));
    let by_keys = product.options.get(*at).and_then(|option| stepped(ui, (product, line), option));
    let by_mouse = scrolled(ui, "options", room, |ui, inner| {
        let mut wish = None;
        let mut y = inner.min.y;
        for (number, option) in product.options.iter().enumerate() {
            let spot = Rect::from_min_max(pos2(inner.min.x, y), pos2(inner.max.x, inner.max.y));
            let (picked, end) = choices(ui, counter, spot, ((product, line), option, number == *at));
            wish = wish.or(picked);
            super::start::keep_in_sight(ui, spot.with_max_y(end), number == *at);
            y = end + 12.0;
        }
        (wish, y)
    });
    let wish = by_keys.or(by_mouse).map(CounterWish::Act);
    (wish, pressed(ui, Key::Enter))
}

/// The choice beside the one that stands, by the arrow keys.
fn stepped(ui: &Ui, (product, line): (&Product, &OrderLine), option: &ProductOption) -> Option<Action> {
    let choices = product.complete(&line.choices);
    let now = choices.get(&option.id)?;
    let place = option.choices.iter().position(|choice| choice.id == *now)?;
    let to = match (pressed(ui, Key::ArrowRight), pressed(ui, Key::ArrowLeft)) {
        (true, false) => place.checked_add(1)?,
        (false, true) => place.checked_sub(1)?,
        _ => return None,
    };
    option.choices.get(to).map(|choice| Action::OptionChosen(line.id, option.id.clone(), choice.id.clone()))
}

/// The choices of an option, flowing over as many rows as they take. Returns what was picked, and how far down they came.
fn choices(
    ui: &mut Ui,
    counter: &Counter<'_>,
    rect: Rect,
    ((product, line), option, is_at_hand): ((&Product, &OrderLine), &ProductOption, bool),
) -> (Option<Action>, f32) {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    if is_at_hand {
        let mark = rect.with_max_y(rect.min.y + (measures.chip * 0.6).round()).shrink2(vec2(0.0, 5.0));
        ui.painter().vline(rect.min.x + 1.5, mark.y_range(), Stroke::new(3.0, palette.accent));
    }
    let rect = rect.with_min_x(rect.min.x + 10.0);
    let (name, below) = split_top(rect, (measures.chip * 0.6).round(), 4.0);
    let ink = if is_at_hand { palette.accent } else { palette.ink };
    Line::new(counter.scene.text(&option.name), Style::Strong, ink).show(ui, measures, name);
    let all = product.complete(&line.choices);
    let high = (measures.chip * 0.76).round();
    let (mut x, mut y) = (below.min.x, below.min.y);
    let mut picked = None;
    for choice in &option.choices {
        let text = with_extra(&counter.scene, choice);
        let wide = crate::ui::screens::desk::pieces::width_of(ui, theme, (&text, Style::Chip)) + high * 0.7;
        if x + wide > below.max.x && x > below.min.x {
            (x, y) = (below.min.x, y + high + 6.0);
        }
        let at = Rect::from_min_size(pos2(x, y), vec2(0.0, high));
        let key = format!("{} {}", option.id, choice.id);
        let (is_picked, end) = segment(ui, theme, at, (&key, &text), all.get(&option.id) == Some(&choice.id));
        if is_picked {
            picked = Some(Action::OptionChosen(line.id, option.id.clone(), choice.id.clone()));
        }
        x = end + 6.0;
    }
    (picked, y + high)
}
