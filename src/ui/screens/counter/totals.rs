//! Owns what a quote comes to: its sums, the discount with its reason, and what the customer came for beside what came on top.

use eframe::egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

use super::keys::obey;
use super::pieces::{Look, command_button};
use super::{Command, Counter, CounterView, CounterWish};
use crate::ui::screens::review::sums;
use crate::ui::screens::tax::payable;
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, Paragraph, split_left, split_right, split_top};

/// How many sums have a row.
const ROWS: usize = 5;

fn row(counter: &Counter<'_>) -> f32 {
    (counter.scene.theme.measures.chip * 0.58).round()
}

/// How high the sums are.
pub(super) fn height(counter: &Counter<'_>) -> f32 {
    row(counter) * ROWS as f32 + counter.scene.theme.measures.inset * 2.0
}

/// Shows them.
pub(super) fn show(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Option<CounterWish> {
    let scene = &counter.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let quote = scene.session.quote()?;
    let (left, right) = split_left(rect, rect.width() * 0.47, measures.gap * 1.5);
    let wish = anchor(ui, counter, left, view);
    let all = sums(scene);
    let mut rest = right;
    let reason = scene.session.state().discount_reason.clone().unwrap_or_default();
    for sum in all.iter().take(ROWS - 1) {
        let (place, below) = split_top(rest, row(counter), 0.0);
        let (words, amount) = split_right(place, place.width() * 0.32, 8.0);
        let is_discount = sum.figure == crate::pricing::Figure::Discount;
        let name = if is_discount { format!("{}: {reason}", sum.name) } else { sum.name.clone() };
        let ink = if sum.is_within { palette.soft } else { palette.ink };
        Line::new(&name, Style::Note, ink).show(ui, measures, words);
        Line::new(&sum.amount, Style::Note, ink).align(Align2::RIGHT_CENTER).show(ui, measures, amount);
        rest = below;
    }
    let place = right.with_min_y(right.max.y - row(counter) * 1.1);
    ui.painter().hline(place.x_range(), place.min.y, Stroke::new(1.0, palette.line));
    let (words, amount) = split_right(place, place.width() * 0.5, 8.0);
    Line::new(&payable(scene, counter.say("review-total")), Style::Strong, palette.ink).show(ui, measures, words);
    let total = scene.tongue.money(quote.total);
    Line::new(&total, Style::Money, palette.accent).align(Align2::RIGHT_CENTER).show(ui, measures, amount);
    wish
}

/// What the customer came for and what came on top; before they committed, how they do.
fn anchor(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Option<CounterWish> {
    let scene = &counter.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let Some(uplift) = scene.session.uplift() else {
        let high = measures.button_dense;
        let place = Rect::from_min_size(pos2(rect.min.x, rect.center().y - high), vec2(rect.width(), high));
        let text = counter.say(Command::Commit.name());
        let pressed = command_button(ui, counter, place, (Command::Commit, &text), Look::Plain);
        let below = rect.with_min_y(place.max.y + 8.0);
        Paragraph::new(&counter.say("counter-commit-lead"), Style::Mark, palette.soft, 2).show(ui, measures, below);
        return pressed.then(|| obey(Command::Commit, counter, view)).flatten();
    };
    let more = uplift.amount();
    let share = uplift.basis_points().map_or_else(String::new, |points| scene.tongue.percent(points));
    let added = if more.is_negative() { "bar-less" } else { "bar-added" };
    let headroom = uplift.headroom();
    let room = if headroom.is_negative() { "counter-over-cap" } else { "counter-headroom" };
    let rows = [
        (counter.say("counter-came-for"), scene.tongue.money(uplift.anchor), palette.ink),
        (format!("{} {share}", counter.say(added)), scene.tongue.difference(more), palette.ink),
        (
            counter.say(room),
            scene.tongue.money(if headroom.is_negative() { -headroom } else { headroom }),
            palette.soft,
        ),
    ];
    let mut rest = rect;
    for (name, amount, ink) in rows {
        let (place, below) = split_top(rest, row(counter), 0.0);
        let (words, sum) = split_right(place, place.width() * 0.36, 8.0);
        Line::new(&name, Style::Note, ink).show(ui, measures, words);
        Line::new(&amount, Style::Note, ink).align(Align2::RIGHT_CENTER).show(ui, measures, sum);
        rest = below;
    }
    scale(ui, counter, rest.with_min_y(rest.min.y + 8.0), &uplift);
    None
}

/// The start, what came on top and the cap, on one line.
fn scale(ui: &Ui, counter: &Counter<'_>, rect: Rect, uplift: &crate::flow::Uplift) {
    let palette = &counter.scene.theme.palette;
    let most = uplift.total.max(uplift.anchor + uplift.cap).max(uplift.anchor).minor().max(1) as f32 * 1.06;
    let at = |amount: crate::money::Money| rect.min.x + rect.width() * (amount.minor().max(0) as f32 / most);
    let bar = Rect::from_center_size(rect.center(), vec2(rect.width(), 8.0));
    let radius = eframe::egui::CornerRadius::same(4);
    ui.painter().rect_filled(bar, radius, palette.groove);
    ui.painter().rect_filled(bar.with_max_x(at(uplift.total)), radius, palette.added);
    ui.painter().rect_filled(bar.with_max_x(at(uplift.anchor.min(uplift.total))), radius, palette.accent);
    let tall = bar.expand2(vec2(0.0, 5.0));
    ui.painter().vline(at(uplift.anchor), tall.y_range(), Stroke::new(2.0, palette.ink));
    ui.painter().vline(at(uplift.anchor + uplift.cap), tall.y_range(), Stroke::new(1.5, palette.soft));
}
