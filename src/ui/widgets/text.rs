//! Owns text at a place: one line, or a paragraph that wraps, shrinks before it is cut, and can be read aloud.
#![expect(clippy::must_use_candidate, reason = "most callers only want it drawn")]

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align, Align2, Color32, CornerRadius, FontId, Galley, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2,
};

use crate::ui::spoken;
use crate::ui::theme::{Measures, Space, Style, Theme};

/// One line of text. Where it is too long for its place it is set smaller, down to 70 %, and only then ends in '…'. Where the
/// buyer asked for larger text it stays large, and goes on below.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    text: &'a str,
    style: Style,
    color: Color32,
    align: Align2,
    underline: bool,
    twin: Option<&'a str>,
}

impl<'a> Line<'a> {
    /// A line that starts at the left, on the middle of its place's height.
    #[must_use]
    pub const fn new(text: &'a str, style: Style, color: Color32) -> Self {
        Self { text, style, color, align: Align2::LEFT_CENTER, underline: false, twin: None }
    }

    /// The same, elsewhere in its place.
    #[must_use]
    pub const fn align(mut self, align: Align2) -> Self {
        self.align = align;
        self
    }

    /// The same, set no larger than this other line would be in its place.
    #[must_use]
    pub const fn twin(mut self, other: &'a str) -> Self {
        self.twin = Some(other);
        self
    }

    /// The same, underlined.
    #[must_use]
    pub const fn underlined(mut self) -> Self {
        self.underline = true;
        self
    }

    /// Draws it and makes it known as a label. Returns where it came to stand.
    pub fn show(self, ui: &mut Ui, measures: &Measures, rect: Rect) -> Rect {
        note_heading(ui, self.text, self.style);
        let name = self.text;
        let drawn = self.paint(ui, measures, rect);
        announce(ui, drawn, name);
        drawn
    }

    /// Draws it only: for text that a widget around it already names. Returns where it came to stand.
    pub fn paint(self, ui: &Ui, measures: &Measures, rect: Rect) -> Rect {
        let font = self.style.font(measures);
        let place = (rect.width(), self.underline);
        let texts = [Some(self.text), self.twin].into_iter().flatten();
        let least = measures.least_share();
        let share = texts.map(|text| share(ui, text, &font, (self.color, least), place)).fold(1.0, f32::min);
        let galley = if measures.flows() {
            wrapped(ui, (self.text, share), (font, self.style), (self.color, self.align), place)
        } else {
            fitted(ui, (self.text, share), font, self.color, place)
        };
        let place = self.align.align_size_within_rect(galley.size(), rect);
        // Where it goes on below, its first letter is not always at the left of it.
        ui.painter().galley(place.min - vec2(galley.rect.min.x, 0.0), galley, self.color);
        place
    }
}

/// How large a line can be set to fit a width, as a share of its font's size; never less than the least.
fn share(ui: &Ui, text: &str, font: &FontId, (color, least): (Color32, f32), (width, underline): (f32, bool)) -> f32 {
    let natural = line_galley(ui, text, font.clone(), color, (f32::INFINITY, underline)).size().x;
    if natural <= width { 1.0 } else { (width / natural).max(least) }
}

/// A line set at a share of its font's size, in quarters of a point.
fn fitted(
    ui: &Ui,
    (text, share): (&str, f32),
    font: FontId,
    color: Color32,
    (width, underline): (f32, bool),
) -> Arc<Galley> {
    if share >= 1.0 {
        return line_galley(ui, text, font, color, (f32::INFINITY, underline));
    }
    let size = (font.size * share * 4.0).floor() / 4.0;
    line_galley(ui, text, FontId { size, family: font.family }, color, (width, underline))
}

/// A line that goes on below where its place is too narrow for it.
fn wrapped(
    ui: &Ui,
    (text, share): (&str, f32),
    (font, style): (FontId, Style),
    (color, align): (Color32, Align2),
    (width, underline): (f32, bool),
) -> Arc<Galley> {
    let size = (font.size * share * 4.0).floor() / 4.0;
    let natural =
        line_galley(ui, text, FontId { size, family: font.family.clone() }, color, (f32::INFINITY, underline));
    if natural.size().x <= width + 0.5 || !text.trim().contains([' ', '-']) {
        return natural;
    }
    let mut format = TextFormat::simple(FontId { size, family: font.family }, color);
    format.line_height = Some((size * style.line_height().min(1.25)).round());
    if underline {
        format.underline = eframe::egui::Stroke::new(1.0, color);
    }
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping { max_width: width, ..TextWrapping::default() };
    job.halign = align.x();
    balanced(ui, job)
}

fn line_galley(ui: &Ui, text: &str, font: FontId, color: Color32, (width, underline): (f32, bool)) -> Arc<Galley> {
    let mut format = TextFormat::simple(font, color);
    if underline {
        format.underline = eframe::egui::Stroke::new(1.0, color);
    }
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping { max_width: width, max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
    job.break_on_newline = false;
    ui.painter().layout_job(job)
}

/// A text of several lines.
#[derive(Clone, Debug)]
pub struct Paragraph<'a> {
    text: &'a str,
    style: Style,
    color: Color32,
    align: Align,
    rows: usize,
    tail: Option<(&'a str, Style, Color32)>,
}

/// A text of no more letters than this is a figure with its unit.
const FIGURE: usize = 14;

/// Text that is read is never set smaller than this to make room, in points.
pub const SMALLEST: f32 = 14.0;

impl<'a> Paragraph<'a> {
    /// A text that starts at the left and has at most so many lines.
    #[must_use]
    pub const fn new(text: &'a str, style: Style, color: Color32, rows: usize) -> Self {
        Self { text, style, color, align: Align::Min, rows, tail: None }
    }

    /// The same, on the middle axis.
    #[must_use]
    pub const fn centred(mut self) -> Self {
        self.align = Align::Center;
        self
    }

    /// The same, and on its last line another text in a tone of its own.
    #[must_use]
    pub const fn tail(mut self, text: &'a str, style: Style, color: Color32) -> Self {
        self.tail = Some((text, style, color));
        self
    }

    /// Draws it from the top of its place and makes it known as a label. Returns its height.
    pub fn show(self, ui: &mut Ui, measures: &Measures, rect: Rect) -> f32 {
        note_heading(ui, self.text, self.style);
        let name = self.tail.map_or_else(|| self.text.to_owned(), |(tail, ..)| format!("{}, {tail}", self.text));
        let height = self.paint(ui, measures, rect);
        announce(ui, rect.with_max_y(rect.min.y + height), &name);
        height
    }

    /// Draws it only. Returns its height.
    pub fn paint(self, ui: &Ui, measures: &Measures, rect: Rect) -> f32 {
        let galley = self.galley(ui, measures, rect.width());
        let x = match self.align {
            Align::Min => rect.min.x,
            Align::Center => rect.center().x,
            Align::Max => rect.max.x,
        };
        let height = galley.size().y;
        ui.painter().galley(eframe::egui::pos2(x, rect.min.y), galley, self.color);
        height
    }

    /// The text in its width: set smaller, down to 80 % and no further than is read well, before its end is cut.
    fn galley(&self, ui: &Ui, measures: &Measures, width: f32) -> Arc<Galley> {
        let mut font = self.style.font(measures);
        if measures.flows() {
            return self.galley_at(ui, measures, (&font, usize::MAX), width);
        }
        let smallest = (font.size * 0.8).max(SMALLEST.min(font.size));
        loop {
            let galley = self.galley_at(ui, measures, (&font, self.rows), width);
            if !galley.elided || font.size <= smallest {
                return galley;
            }
            font.size -= 0.5;
        }
    }

    fn galley_at(&self, ui: &Ui, measures: &Measures, (font, rows): (&FontId, usize), width: f32) -> Arc<Galley> {
        let mut format = TextFormat::simple(font.clone(), self.color);
        format.line_height = Some((font.size * self.style.line_height()).round());
        let height = format.line_height;
        let mut job = LayoutJob::single_section(self.text.to_owned(), format);
        if let Some((text, style, color)) = self.tail {
            let font = FontId { size: font.size, ..style.font(measures) };
            let format = TextFormat { line_height: height, ..TextFormat::simple(font, color) };
            // It can begin on the next line; a figure stays whole with its unit.
            let whole = text.replace(' ', "\u{a0}");
            let text = if text.chars().count() <= FIGURE { &whole } else { text };
            job.append(&format!("  {text}"), 0.0, format);
        }
        job.wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
        job.halign = self.align;
        balanced(ui, job)
    }
}

/// A last line shorter than this share of its paragraph's width stands there like a leftover.
const LEFTOVER: f32 = 0.3;

/// The text, set narrower where its last line would be a leftover: as many lines, with more words on the last.
fn balanced(ui: &Ui, mut job: LayoutJob) -> Arc<Galley> {
    let galley = ui.painter().layout_job(job.clone());
    let is_leftover = |galley: &Galley, width: f32| galley.rows.last().is_some_and(|row| row.size.x < width * LEFTOVER);
    let (rows, full) = (galley.rows.len(), job.wrap.max_width);
    if rows < 2 || galley.elided || !full.is_finite() || !is_leftover(&galley, full) {
        return galley;
    }
    for share in [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6] {
        job.wrap.max_width = (full * share).round();
        let narrower = ui.painter().layout_job(job.clone());
        if narrower.rows.len() > rows || narrower.elided {
            break;
        }
        if !is_leftover(&narrower, full) {
            return narrower;
        }
    }
    galley
}

/// How high a paragraph would be in a width.
#[must_use]
pub fn text_height(ui: &Ui, measures: &Measures, paragraph: &Paragraph<'_>, width: f32) -> f32 {
    paragraph.galley(ui, measures, width).size().y
}

/// How wide a line is where it has all the room that it wants.
#[must_use]
pub fn text_width(ui: &Ui, measures: &Measures, (text, style): (&str, Style)) -> f32 {
    line_galley(ui, text, style.font(measures), Color32::PLACEHOLDER, (f32::INFINITY, false)).size().x.ceil()
}

/// How high a line is in a width: one row, or more where larger text goes on below.
#[must_use]
pub fn line_height(ui: &Ui, measures: &Measures, (text, style): (&str, Style), width: f32) -> f32 {
    let (font, color) = (style.font(measures), Color32::PLACEHOLDER);
    if !measures.flows() {
        return font.size * style.line_height();
    }
    let share = share(ui, text, &font, (color, measures.least_share()), (width, false));
    let galley = wrapped(ui, (text, share), (font, style), (color, Align2::LEFT_TOP), (width, false));
    galley.size().y
}

/// What a screen is about is said when it comes.
fn note_heading(ui: &Ui, text: &str, style: Style) {
    if matches!(style, Style::Display | Style::Poster | Style::Lead) {
        spoken::heading(ui.ctx(), text);
    }
}

/// Shows which text is being read aloud, and keeps it in sight.
fn heard(ui: &Ui, response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if let Some(theme) = Theme::known(ui.ctx()) {
        super::button::ring(ui, &theme, response.rect.expand(Space::TINY), CornerRadius::same(8));
    }
}

/// Makes drawn text known to assistive technology and tests.
fn announce(ui: &Ui, rect: Rect, text: &str) {
    if text.is_empty() {
        return;
    }
    // Whoever hears the screens stops at each text of them.
    let is_heard = spoken::is_on(ui.ctx());
    let place = (rect.min.x.round() as i64, rect.min.y.round() as i64);
    let id = if is_heard { spoken::place_of(ui, rect, text) } else { ui.scope_id().with(("text", text, place)) };
    let sense = if is_heard { Sense::focusable_noninteractive() } else { Sense::empty() };
    let response = ui.interact(rect, id, sense);
    if response.has_focus() {
        heard(ui, &response);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}
