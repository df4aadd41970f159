//! Owns the figures that stand above all others, each over what it was in the period before.

use eframe::egui::{Rect, Ui, vec2};

use crate::insight::measure::Report;
use crate::ui::screens::Scene;
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{Line, card, columns, rows, split_top};
use crate::wording::report::headline;

/// Shows them at the top of a rectangle. What is left below.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, report: &Report) -> Rect {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let across = if measures.form == Form::Portrait { 3 } else { 6 };
    let figures = headline(report, tongue);
    let down = figures.len().div_ceil(across);
    let lines = [Style::Note, Style::Title, Style::Note].map(|style| style.font(measures).size * 1.4);
    let pad = measures.pad * 0.45;
    let height = lines.iter().sum::<f32>() + 2.0 * pad;
    let (area, rest) = split_top(rect, (height + Space::SMALL) * down as f32 - Space::SMALL, measures.gap);
    let places = rows(area, down, Space::SMALL).flat_map(|row| columns(row, across, Space::SMALL).collect::<Vec<_>>());
    for ([name, value, before], place) in figures.iter().zip(places) {
        card(ui, scene.theme, place);
        let inner = place.shrink2(vec2(measures.pad * 0.7, pad));
        let (first, below) = split_top(inner, lines[0], 0.0);
        let (second, third) = split_top(below, lines[1], 0.0);
        let earlier = tongue.say_with("manager-was", &[("value", before.clone().into())]);
        Line::new(name, Style::Note, palette.soft).show(ui, measures, first);
        Line::new(value, Style::Title, palette.ink).show(ui, measures, second);
        Line::new(&earlier, Style::Note, palette.soft).show(ui, measures, third);
    }
    rest
}
