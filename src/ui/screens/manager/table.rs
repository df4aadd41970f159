//! Owns the tables behind the charts.

use eframe::egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::ManagerTab;
use crate::insight::measure::{Report, Segment};
use crate::ui::screens::Scene;
use crate::ui::screens::desk::pieces::{scrolled, segment, width_of};
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{Line, Paragraph, line_height, split_top, text_height};
use crate::wording::report::{ReportNames, Table, tables};

/// The table that belongs to what is looked at; nothing where there is none.
pub(super) fn of(scene: &Scene<'_>, report: &Report, (tab, segment): (ManagerTab, Option<&Segment>)) -> Option<Table> {
    let names = ReportNames { tongue: scene.tongue, catalog: Some(scene.session.catalog()) };
    let title = match tab {
        ManagerTab::Steps => scene.tongue.say("report-steps"),
        ManagerTab::Offers => scene.tongue.say("report-offers"),
        ManagerTab::Uplift => return Some(bins(scene, report)),
        ManagerTab::Groups => names.kind(&segment?.kind),
        ManagerTab::Experiments => scene.tongue.say("report-experiments"),
        ManagerTab::Feedback => scene.tongue.say("report-reason"),
    };
    let table = tables(report, names).into_iter().find(|table| table.title == title)?;
    let is_laptop = scene.theme.measures.form == Form::Laptop;
    Some(match tab {
        // The step stands in the other table, and what was not asked for was suggested; on a laptop the chart has to say how
        // many said no, or nothing.
        ManagerTab::Offers if is_laptop => without(table, &[1, 3, 7, 8]),
        ManagerTab::Offers => without(table, &[1, 3]),
        ManagerTab::Experiments if is_laptop => without(table, &[1, 8]),
        ManagerTab::Groups => without(table, &[2, 6, 7]),
        _ => table,
    })
}

/// How many orders are in each bin, of those that have any.
fn bins(scene: &Scene<'_>, report: &Report) -> Table {
    let tongue = scene.tongue;
    let row = |bin: crate::insight::measure::Bin| {
        let ends = [bin.from, bin.to].map(|end| tongue.percent(end));
        let [low, high] = ends;
        let range = tongue.say_with("report-between", &[("low", low.into()), ("high", high.into())]);
        let orders = bin.orders.shown().and_then(|count| u32::try_from(count).ok());
        vec![range, orders.map_or_else(|| "–".to_owned(), |count| tongue.number(count))]
    };
    Table {
        title: tongue.say("report-histogram"),
        heads: vec![tongue.say("report-uplift"), tongue.say("report-orders")],
        rows: report.now.uplift.bins().filter(|bin| bin.orders.0 > 0).map(row).collect(),
        notes: Vec::new(),
    }
}

fn without(table: Table, left_out: &[usize]) -> Table {
    let keep = |cells: Vec<String>| {
        let kept = cells.into_iter().enumerate().filter(|(place, _)| !left_out.contains(place));
        kept.map(|(_, cell)| cell).collect::<Vec<_>>()
    };
    Table { heads: keep(table.heads), rows: table.rows.into_iter().map(keep).collect(), ..table }
}

/// The ways to tell walks apart, of which one is chosen. What is left below, and the chosen one.
pub(super) fn pick_segment<'r>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (report, chosen): (&'r Report, &mut usize),
) -> (Rect, Option<&'r Segment>) {
    let names = ReportNames { tongue: scene.tongue, catalog: Some(scene.session.catalog()) };
    let told: Vec<&Segment> = report.segments.iter().filter(|segment| segment.rows.len() > 1).collect();
    *chosen = (*chosen).min(told.len().saturating_sub(1));
    let high = scene.theme.measures.chip * 0.9;
    let (mut at, mut bottom) = (rect.min, rect.min.y + high);
    for (place, kind) in told.iter().map(|segment| &segment.kind).enumerate() {
        let text = names.kind(kind);
        let width = width_of(ui, scene.theme, (&text, Style::Chip)) + high * 0.7;
        if at.x + width > rect.max.x && at.x > rect.min.x {
            at = pos2(rect.min.x, at.y + high + Space::SNUG);
            bottom = at.y + high;
        }
        let spot = Rect::from_min_size(at, vec2(rect.max.x - at.x, high));
        let (pressed, end) = segment(ui, scene.theme, spot, (&kind.name(), &text), *chosen == place);
        if pressed {
            *chosen = place;
        }
        at.x = end + Space::SNUG;
    }
    (rect.with_min_y(bottom + Space::SMALL), told.get(*chosen).copied())
}

/// Shows a table, which scrolls below its heads.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, table: Option<&Table>) {
    let Some(table) = table else { return };
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let mut rect = rect;
    for note in &table.notes {
        let note = Paragraph::new(note, Style::Body, palette.ink, 3);
        let (place, rest) = split_top(rect, text_height(ui, measures, &note, rect.width()), Space::SMALL);
        note.show(ui, measures, place);
        rect = rest;
    }
    let places = columns(ui, scene, rect.width(), table);
    let size = Style::Note.font(measures).size;
    let high = line_height(ui, measures, ("x", Style::Mark), f32::INFINITY);
    let lines: Vec<Vec<String>> =
        table.heads.iter().zip(&places).map(|(head, [_, width])| broken(ui, scene, head, *width)).collect();
    let most = lines.iter().skip(1).map(Vec::len).max().unwrap_or(1);
    let (heads, rest) = split_top(rect, most as f32 * high + Space::TINY, Space::TINY);
    for (place, (lines, [x, width])) in lines.iter().zip(&places).enumerate() {
        let spot = Rect::from_min_size(heads.min + vec2(*x, 0.0), vec2(*width, heads.height()));
        if place == 0 {
            let head = table.heads.first().map_or("", String::as_str);
            Line::new(head, Style::Strong, palette.ink).align(Align2::LEFT_BOTTOM).paint(ui, measures, spot);
        } else {
            at_the_foot(ui, scene, spot, lines);
        }
    }
    let line = Stroke::new(scene.theme.strokes.hair, palette.line);
    ui.painter().hline(rect.x_range(), heads.max.y + 2.0, line);
    let high = (size * 2.1).round();
    scrolled(ui, &format!("rows {}", table.title), rest, |ui, inner| {
        let mut y = inner.min.y;
        for (number, row) in table.rows.iter().enumerate() {
            tell(ui, Rect::from_min_size(pos2(inner.min.x, y), vec2(inner.width(), high)), (number, &table.heads, row));
            for (place, (cell, [x, width])) in row.iter().zip(&places).enumerate() {
                let spot = Rect::from_min_size(pos2(inner.min.x + x, y), vec2(*width, high));
                let align = if place == 0 { Align2::LEFT_CENTER } else { Align2::RIGHT_CENTER };
                Line::new(cell, Style::Note, palette.ink).align(align).paint(ui, measures, spot);
            }
            y += high;
            let rule = Stroke::new(scene.theme.strokes.hair, palette.row);
            ui.painter().hline(inner.x_range(), y, rule);
        }
        ((), y)
    });
}

/// Says a row to assistive technology: what it is about, then each figure with its head.
fn tell(ui: &Ui, rect: Rect, (number, heads, row): (usize, &[String], &[String])) {
    let figures = heads.iter().zip(row).skip(1).map(|(head, cell)| format!("{head} {cell}"));
    let told = row.first().cloned().into_iter().chain(figures).collect::<Vec<_>>().join(", ");
    let response = ui.interact(rect, ui.scope_id().with(("row", number)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
}

/// A head in as many lines as it takes.
fn broken(ui: &Ui, scene: &Scene<'_>, text: &str, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let joined = lines.last().map(|last| format!("{last} {word}"));
        match (joined, lines.last_mut()) {
            (Some(joined), Some(last)) if width_of(ui, scene.theme, (&joined, Style::Mark)) <= room => *last = joined,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The lines of a head over numbers: at the right, the last one at the foot.
fn at_the_foot(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, lines: &[String]) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let high = line_height(ui, measures, ("x", Style::Mark), f32::INFINITY);
    for (place, line) in lines.iter().enumerate() {
        let y = rect.max.y - (lines.len() - place) as f32 * high;
        let spot = Rect::from_min_size(pos2(rect.min.x, y), vec2(rect.width(), high));
        Line::new(line, Style::Mark, palette.soft).align(Align2::RIGHT_CENTER).paint(ui, measures, spot);
    }
}

/// Where the columns begin and how wide they are: numbers as wide as they are, names what is left.
fn columns(ui: &Ui, scene: &Scene<'_>, room: f32, table: &Table) -> Vec<[f32; 2]> {
    let gap = Space::WIDE;
    let wide = |place: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(place));
        let widest = cells.map(|cell| width_of(ui, scene.theme, (cell, Style::Note))).fold(0.0, f32::max);
        let head = table.heads.get(place).map_or("", String::as_str);
        let word = head.split(' ').map(|word| width_of(ui, scene.theme, (word, Style::Mark))).fold(0.0, f32::max);
        widest.max(word) + 8.0
    };
    let mut others: Vec<f32> = (1..table.heads.len()).map(wide).collect();
    // Few numbers stand apart rather than at the far end of their names.
    let names = wide(0) * 1.15;
    let spare = room - names - others.iter().map(|width| width + gap).sum::<f32>();
    if spare > 0.0 {
        let each = (spare / others.len().max(1) as f32).min(90.0);
        for width in &mut others {
            *width += each;
        }
    }
    let taken: f32 = others.iter().map(|width| width + gap).sum();
    // Where numbers leave too little for the names, they stand closer.
    let least = room * 0.24;
    let scale = if room - taken < least { (room - least) / taken } else { 1.0 };
    let first = (room - taken * scale).max(least);
    let mut places = vec![[0.0, first]];
    let mut x = first;
    for width in others {
        places.push([x + gap * scale, width * scale]);
        x += (width + gap) * scale;
    }
    places
}
