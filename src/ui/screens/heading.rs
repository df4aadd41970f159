//! Owns the heading of a screen with the line under it, and where words begin beside a picture.

use eframe::egui::{Rect, Ui};

use super::Scene;
use crate::ui::theme::{Form, Measures, Space, Style};
use crate::ui::widgets::{Line, line_height, split_top};

/// Where a column of words of this height begins beside a picture: on its middle; below a picture, at the top.
pub(super) fn start_of(measures: &Measures, words: Rect, height: f32) -> f32 {
    match measures.form {
        Form::Portrait => words.min.y,
        Form::Landscape | Form::Laptop => (words.center().y - height / 2.0).max(words.min.y),
    }
}

/// The heights of a heading, of the line under it, and of the gap below.
const fn heading_parts(measures: &Measures) -> (f32, f32, f32) {
    match measures.form {
        Form::Landscape => (52.0, 30.0, 22.0),
        Form::Laptop => (40.0, 24.0, 14.0),
        Form::Portrait => (56.0, 34.0, 24.0),
    }
}

/// How much of a screen its heading takes.
pub(super) const fn heading_height(measures: &Measures) -> f32 {
    let (title, lead, gap) = heading_parts(measures);
    title + HEADING_GAP + lead + gap
}

/// Between a heading and the line under it.
const HEADING_GAP: f32 = 2.0;

/// The same as [`heading_parts`], with the lines that wrap on a screen that flows.
fn heading_heights(ui: &Ui, measures: &Measures, width: f32, (title, lead): (&str, &str)) -> (f32, f32, f32) {
    let (title_height, lead_height, gap) = heading_parts(measures);
    if !measures.flows() {
        return (title_height, lead_height, gap);
    }
    let high = |text, style| line_height(ui, measures, (text, style), width) + Space::TINY;
    (high(title, Style::Display), high(lead, Style::Lead), gap)
}

/// The heading of a screen and the line under it. Returns what is left below.
pub(super) fn heading(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, title: &str, lead: &str) -> Rect {
    let measures = &scene.theme.measures;
    let (title_height, lead_height, gap) = heading_heights(ui, measures, rect.width(), (title, lead));
    let (place, rest) = split_top(rect, title_height, HEADING_GAP);
    Line::new(title, Style::Display, scene.theme.palette.ink).show(ui, measures, place);
    let (place, rest) = split_top(rest, lead_height, gap);
    Line::new(lead, Style::Lead, scene.theme.palette.soft).show(ui, measures, place);
    rest
}
