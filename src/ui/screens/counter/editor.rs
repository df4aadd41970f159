//! Owns the page of one quote: what is typed at the top, the lines, the sums below them, and what to bring up beside.

use eframe::egui::{Rect, Ui};

use super::{Counter, CounterView, CounterWish, adding, lines, talk, totals};
use crate::ui::widgets::{card, split_bottom, split_right, split_top};

/// Shows the page.
pub(super) fn show(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Vec<CounterWish> {
    let theme = counter.scene.theme;
    let measures = &theme.measures;
    let (left, right) = split_right(rect, (rect.width() * 0.34).max(380.0), measures.gap);
    let (field, below) = split_top(left, measures.button_dense, measures.gap * 0.75);
    let has_sums = counter.scene.session.quote().is_some();
    let (table, sums) = if has_sums {
        split_bottom(below, totals::height(counter), measures.gap * 0.75)
    } else {
        (below, Rect::NOTHING)
    };
    let mut wishes = Vec::new();
    card(ui, theme, table);
    wishes.extend(lines::show(ui, counter, table.shrink(measures.inset), view));
    if has_sums {
        card(ui, theme, sums);
    }
    wishes.extend(totals::show(ui, counter, sums.shrink2(eframe::egui::vec2(measures.pad, measures.inset)), view));
    card(ui, theme, right);
    wishes.extend(talk::show(ui, counter, right.shrink(measures.pad), view));
    // What is found lies over the lines.
    wishes.extend(adding::show(ui, counter, field, view));
    wishes
}
