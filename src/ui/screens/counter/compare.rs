//! Owns the sheet with two versions of a quote beside each other: what came, what left, what changed, and what that comes to.

use eframe::egui::{Align2, Key, Rect, Stroke, Ui, pos2, vec2};

use super::keys::pressed;
use super::pieces::{hint, row_height};
use super::sheet::{Shown, frame};
use super::start::halves;
use super::{Counter, CounterWish, VersionShown, words};
use crate::flow::dossier::{Comparison, LineChange};
use crate::money::Money;
use crate::pricing::QuoteLine;
use crate::ui::screens::commit::chosen_words;
use crate::ui::screens::desk::pieces::{Tone, scrolled, tag};
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, split_bottom, split_left, split_right, split_top};

/// Shows the sheet.
pub(super) fn show(ui: &mut Ui, counter: &Counter<'_>, full: Rect, (before, after): (&mut usize, &mut usize)) -> Shown {
    let measures = &counter.scene.theme.measures;
    let size = vec2(1160.0, full.height() - measures.edge * 2.0);
    let room = frame(ui, counter, full, (&counter.say("counter-do-versions"), size));
    let line = (measures.chip * 0.7).round();
    if counter.versions.len() < 2 {
        let text = if counter.versions.is_empty() { "counter-no-versions" } else { "counter-one-version" };
        hint(ui, counter, room.with_max_y(room.min.y + line), &counter.say(text));
        return (None, pressed(ui, Key::Enter));
    }
    step(ui, counter.versions.len(), (before, after));
    let (Some(old), Some(new)) = (counter.versions.get(*before), counter.versions.get(*after)) else {
        return (None, true);
    };
    let (room, foot) = split_bottom(room, line, 4.0);
    hint(ui, counter, foot, &counter.say("counter-versions-lead"));
    let (Some(was), Some(is)) = (&old.quote, &new.quote) else {
        hint(ui, counter, room.with_max_y(room.min.y + line), &counter.say("counter-version-unpriced"));
        return (None, false);
    };
    let comparison = Comparison::between(was, is);
    table(ui, counter, room, (old, new, &comparison));
    let opened = pressed(ui, Key::Enter);
    (opened.then_some(CounterWish::OpenVersion(*before)), opened)
}

/// Left and right choose the older version, up and down the newer one; the older one stays the older one.
fn step(ui: &Ui, count: usize, (before, after): (&mut usize, &mut usize)) {
    let last = count - 1;
    let step = |back, on| i32::from(pressed(ui, on)) - i32::from(pressed(ui, back));
    match step(Key::ArrowUp, Key::ArrowDown) {
        1 => *after = (*after + 1).min(last),
        -1 => *after = after.saturating_sub(1).max(1),
        _ => {}
    }
    match step(Key::ArrowLeft, Key::ArrowRight) {
        1 => *before += 1,
        -1 => *before = before.saturating_sub(1),
        _ => {}
    }
    *before = (*before).min(after.saturating_sub(1));
}

/// The columns of the table.
struct Columns {
    name: Rect,
    before: Rect,
    after: Rect,
    difference: Rect,
}

impl Columns {
    fn of(row: Rect) -> Self {
        let inner = row.shrink2(vec2(8.0, 0.0));
        let (rest, difference) = split_right(inner, inner.width() * 0.14, 12.0);
        let (rest, after) = split_right(rest, inner.width() * 0.25, 12.0);
        let (name, before) = split_right(rest, inner.width() * 0.25, 12.0);
        Self { name, before, after, difference }
    }
}

fn table(
    ui: &mut Ui,
    counter: &Counter<'_>,
    rect: Rect,
    (old, new, comparison): (&VersionShown, &VersionShown, &Comparison),
) {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let high = row_height(theme);
    let (head, rest) = split_top(rect, high, 0.0);
    let columns = Columns::of(head);
    for (place, version) in [(columns.before, old), (columns.after, new)] {
        let (upper, lower) = halves(place);
        let title = counter.scene.tongue.say_with("counter-version", &[("version", version.number.to_string().into())]);
        Line::new(&title, Style::Strong, palette.accent).align(Align2::RIGHT_CENTER).show(ui, measures, upper);
        let day = words::day_in_words(counter, version.saved_on);
        let day = if version.saved_on < counter.today { counter.scene.tongue.day(version.saved_on) } else { day };
        Line::new(&day, Style::Mark, palette.soft).align(Align2::RIGHT_CENTER).show(ui, measures, lower);
    }
    let difference = counter.say("counter-difference");
    Line::new(&difference, Style::Mark, palette.soft).align(Align2::RIGHT_CENTER).show(
        ui,
        measures,
        columns.difference,
    );
    ui.painter().hline(head.x_range(), head.max.y, Stroke::new(1.0, palette.line));
    let (rest, foot) = split_bottom(rest, high * 1.1, 0.0);
    scrolled(ui, "changes", rest, |ui, inner| {
        let mut y = inner.min.y;
        for change in &comparison.lines {
            let spot = Rect::from_min_size(pos2(inner.min.x, y), vec2(inner.width(), high));
            y += high;
            change_row(ui, counter, spot, change);
        }
        let sums = [
            ("review-discount", -comparison.discount),
            ("review-incentive", -comparison.incentive),
            ("review-shipping", comparison.shipping),
        ];
        for (name, amount) in sums {
            if !amount.is_zero() {
                let spot = Rect::from_min_size(pos2(inner.min.x, y), vec2(inner.width(), high * 0.8));
                y += high * 0.8;
                let columns = Columns::of(spot);
                Line::new(&counter.say(name), Style::Body, palette.ink).show(ui, measures, columns.name);
                amount_cell(ui, counter, columns.difference, amount);
            }
        }
        ((), y)
    });
    ui.painter().hline(foot.x_range(), foot.min.y, Stroke::new(1.0, palette.line));
    let columns = Columns::of(foot);
    Line::new(&counter.say("review-total"), Style::Strong, palette.ink).show(ui, measures, columns.name);
    for (place, version) in [(columns.before, old), (columns.after, new)] {
        let total = version.quote.as_ref().map_or(version.total, |quote| quote.total);
        let total = counter.scene.tongue.money(total);
        Line::new(&total, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, place);
    }
    amount_cell(ui, counter, columns.difference, comparison.total);
}

fn amount_cell(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, amount: Money) {
    let (measures, palette) = (&counter.scene.theme.measures, &counter.scene.theme.palette);
    let ink = if amount.is_zero() { palette.soft } else { palette.ink };
    let text = counter.scene.tongue.difference(amount);
    Line::new(&text, Style::Strong, ink).align(Align2::RIGHT_CENTER).show(ui, measures, rect);
}

/// What is said of a line that differs.
fn said(change: &LineChange) -> Option<(&'static str, Tone)> {
    match (&change.before, &change.after) {
        (None, _) => Some(("counter-was-added", Tone::Now)),
        (_, None) => Some(("counter-was-removed", Tone::Wrong)),
        _ if change.changes_quantity() => Some(("counter-other-quantity", Tone::Look)),
        _ if change.changes_options() => Some(("counter-other-options", Tone::Look)),
        _ if !change.difference().is_zero() => Some(("counter-other-price", Tone::Look)),
        _ => None,
    }
}

fn change_row(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, change: &LineChange) {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let columns = Columns::of(rect);
    let Some(line) = change.after.as_ref().or(change.before.as_ref()) else { return };
    let name = counter.scene.name(&line.product);
    let ink = if change.is_same() { palette.soft } else { palette.ink };
    let (words, mark) = split_left(columns.name, columns.name.width() * 0.62, 8.0);
    Line::new(&name, Style::Body, ink).show(ui, measures, words);
    if let Some((text, tone)) = said(change) {
        tag(ui, theme, mark, (&counter.say(text), tone));
    }
    for (place, line) in [(columns.before, &change.before), (columns.after, &change.after)] {
        side(ui, counter, place, (line.as_ref(), change.changes_options(), ink));
    }
    amount_cell(ui, counter, columns.difference, change.difference());
    ui.painter().hline(rect.x_range(), rect.max.y, Stroke::new(1.0, palette.row));
}

/// A line as it is in one version: how many and for how much; what was chosen, where that differs.
fn side(
    ui: &mut Ui,
    counter: &Counter<'_>,
    rect: Rect,
    (line, has_options, ink): (Option<&QuoteLine>, bool, eframe::egui::Color32),
) {
    let (measures, palette) = (&counter.scene.theme.measures, &counter.scene.theme.palette);
    let Some(line) = line else {
        Line::new("–", Style::Body, palette.soft).align(Align2::RIGHT_CENTER).show(ui, measures, rect);
        return;
    };
    let tongue = counter.scene.tongue;
    let text = format!("{} × · {}", tongue.number(line.quantity), tongue.money(line.total));
    let product = counter.scene.session.catalog().product(&line.product).filter(|_| has_options);
    let Some(product) = product else {
        Line::new(&text, Style::Body, ink).align(Align2::RIGHT_CENTER).show(ui, measures, rect);
        return;
    };
    let (upper, lower) = halves(rect);
    Line::new(&text, Style::Body, ink).align(Align2::RIGHT_CENTER).show(ui, measures, upper);
    let chosen = chosen_words(&counter.scene, product, &line.choices);
    Line::new(&chosen, Style::Mark, palette.soft).align(Align2::RIGHT_CENTER).show(ui, measures, lower);
}
