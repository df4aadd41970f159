//! Owns a list of the staff's: today's orders, the day's log, the catalogs to turn to; page by page.

use eframe::egui::{Align2, Rect, Stroke, Ui, vec2};

use super::{Ground, column, head, over, pager};
use crate::ui::screens::Scene;
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::{Line, Paragraph, card, choice_row, split_bottom, split_top};

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// What it is.
    pub title: String,
    /// What is said above it.
    pub lead: String,
    /// Its rows.
    pub rows: Vec<ListRow>,
    /// Whether a row can be pressed.
    pub is_choice: bool,
    /// Which page of it is shown, from 0.
    pub page: usize,
}

/// A row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRow {
    /// What it is about.
    pub name: String,
    /// What stands in its middle.
    pub note: String,
    /// What stands at its right.
    pub end: String,
}

/// What is asked of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListWish {
    /// Back to the menu.
    Back,
    /// This row.
    Row(usize),
    /// This page.
    Page(usize),
}

/// Shows the list. What is asked of it.
#[must_use]
pub fn list(ui: &Ui, scene: &Scene<'_>, view: &List) -> Option<ListWish> {
    over(ui, scene, ("list", Ground::Paper), |ui, full| {
        let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
        let place = column(scene, full, 1100.0);
        let back = scene.tongue.say("kiosk-back");
        let (rest, is_back) = head(ui, scene, place, (&view.title, &back));
        let (lead, rest) = split_top(rest, 56.0, Space::SMALL);
        Paragraph::new(&view.lead, Style::Body, palette.soft, 2).show(ui, measures, lead);
        let mut wish = is_back.then_some(ListWish::Back);
        if view.rows.is_empty() {
            return wish;
        }
        let row = measures.button;
        let (table, foot) = split_bottom(rest, measures.chip, measures.gap);
        let pad = if view.is_choice { 0.0 } else { measures.pad };
        let fits = (((table.height() - 2.0 * pad) / (row + gap(view))).floor() as usize).max(1);
        let pages = view.rows.len().div_ceil(fits);
        let page = view.page.min(pages - 1);
        let shown: Vec<(usize, &ListRow)> = view.rows.iter().enumerate().skip(page * fits).take(fits).collect();
        if !view.is_choice {
            card(ui, scene.theme, table.with_max_y(table.min.y + shown.len() as f32 * row + 2.0 * pad));
        }
        let mut rest = table.shrink2(vec2(pad, pad));
        for (number, row_of) in shown {
            let (place, below) = split_top(rest, row, gap(view));
            if view.is_choice {
                if choice_row(ui, scene.theme, place, (&row_of.name, &row_of.end)) {
                    wish = wish.or(Some(ListWish::Row(number)));
                }
            } else {
                row_ui(ui, scene, place, row_of);
            }
            rest = below;
        }
        wish.or(pager(ui, scene, foot, (page, pages)).map(ListWish::Page))
    })
}

const fn gap(view: &List) -> f32 {
    if view.is_choice { Space::SNUG } else { 0.0 }
}

fn row_ui(ui: &mut Ui, scene: &Scene<'_>, place: Rect, row: &ListRow) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let line = Stroke::new(scene.theme.strokes.hair, palette.row);
    ui.painter().hline(place.x_range(), place.max.y, line);
    if row.note.is_empty() && row.end.is_empty() {
        Line::new(&row.name, Style::Note, palette.ink).show(ui, measures, place);
        return;
    }
    let third = place.width() / 3.0;
    let name = place.with_max_x(place.min.x + third);
    let note = name.translate(vec2(third, 0.0));
    let end = note.translate(vec2(third, 0.0));
    Line::new(&row.name, Style::Strong, palette.ink).show(ui, measures, name);
    Line::new(&row.note, Style::Body, palette.soft).align(Align2::CENTER_CENTER).show(ui, measures, note);
    Line::new(&row.end, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, end);
}
