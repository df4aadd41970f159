//! Owns the tab of the problems: each with its line, what is meant in it, and what to do; and the calm when there are none.

use std::ops::Range;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::head::{AT_RIGHT, calm};
use super::pieces::{Tone, is_near, place_link, row, row_height, scrolled, tag, tag_height, width_of};
use super::products::paragraph;
use super::{Desk, DeskView, DeskWish, stands};
use crate::catalog::{Place, Problem, Severity};
use crate::ui::screens::options::Cursor;
use crate::ui::theme::{Icon, Style};
use crate::ui::widgets::{Line, card, paint_icon, split_left, split_top};

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) -> Vec<DeskWish> {
    let measures = &desk.scene.theme.measures;
    let problems = desk.papers.problems();
    if problems.is_empty() {
        let catalog = desk.scene.session.catalog();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).into();
        let values = [("products", count(catalog.products.len())), ("offers", count(catalog.offers.len()))];
        let lead = desk.scene.tongue.say_with("desk-in-order-lead", &values);
        calm(ui, desk, rect, (Icon::SealCheck, &desk.say("desk-in-order"), &lead));
        return Vec::new();
    }
    let (left, right) = if stands(desk) {
        split_top(rect, rect.height() * 0.22, measures.gap)
    } else {
        split_left(rect, rect.width() * 0.24, measures.gap)
    };
    summary(ui, desk, left, view);
    let listed: Vec<&Problem> =
        problems.iter().filter(|problem| view.file.as_ref().is_none_or(|file| problem.place.file == *file)).collect();
    let name = format!("problems {}", view.file.clone().unwrap_or_default());
    scrolled(ui, &name, right, |ui, inner| {
        let mut wishes = Vec::new();
        let mut y = inner.min.y;
        for (number, problem) in listed.into_iter().enumerate() {
            let height = problem_height(ui, desk, inner.width(), problem);
            let place = Rect::from_min_size(pos2(inner.min.x, y), vec2(inner.width(), height));
            if is_near(ui, place) {
                wishes.extend(problem_card(ui, desk, place, (number, problem)));
            }
            y += height + measures.gap * 0.75;
        }
        (wishes, y)
    })
}

/// What it comes to, and in which files.
fn summary(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let problems = desk.papers.problems();
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let mut files: Vec<(&str, usize)> = Vec::new();
    for problem in problems {
        match files.iter_mut().find(|(file, _)| *file == problem.place.file) {
            Some((_, count)) => *count += 1,
            None => files.push((&problem.place.file, 1)),
        }
    }
    // A card as high as its contents: what it comes to, and a row for each file.
    let rows = row_height(scene.theme) * (files.len() + 1) as f32;
    let words = Style::Title.font(measures).size * 2.6 + Style::Note.font(measures).size * 6.0 + measures.gap;
    let rect = if stands(desk) { rect } else { rect.with_max_y(rect.max.y.min(rect.min.y + words + rows)) };
    card(ui, scene.theme, rect);
    scrolled(ui, "files", rect.shrink(measures.inset), |ui, inner| {
        let side = measures.pad - measures.inset;
        let mut cursor = Cursor { rect: inner.shrink2(vec2(side, 0.0)), y: inner.min.y + 6.0 };
        let title = if errors > 0 { "desk-broken" } else { "desk-works" };
        paragraph(ui, desk, &mut cursor, (&desk.say(title), Style::Title, palette.ink));
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).into();
        let values = [("errors", count(errors)), ("warnings", count(problems.len() - errors))];
        let lead = scene.tongue.say_with("desk-counts", &values);
        paragraph(ui, desk, &mut cursor, (&lead, Style::Note, palette.soft));
        let kept = errors > 0 && desk.papers.is_usable();
        if errors > 0 {
            let told = desk.say(if kept { "desk-kept" } else { "desk-nothing-yet" });
            paragraph(ui, desk, &mut cursor, (&told, Style::Note, palette.soft));
        }
        cursor.y += measures.gap * 0.5;
        let all = (desk.say("desk-all-files"), problems.len(), None);
        let each = files.iter().map(|(file, count)| ((*file).to_owned(), *count, Some((*file).to_owned())));
        for (text, count, file) in std::iter::once(all).chain(each) {
            let place = cursor.take(row_height(scene.theme), 0.0);
            let is_chosen = view.file == file;
            let pressed = row(ui, scene.theme, place.expand2(vec2(8.0, 0.0)), (&text, &text), is_chosen).clicked();
            let number = scene.tongue.number(u32::try_from(count).unwrap_or(u32::MAX));
            Line::new(&text, Style::Note, palette.ink).paint(ui, measures, place.with_max_x(place.max.x - 34.0));
            Line::new(&number, Style::Mark, palette.soft).align(AT_RIGHT).paint(ui, measures, place);
            if pressed {
                view.file = file;
            }
        }
        ((), cursor.y)
    });
}

/// How high the card of a problem is.
fn problem_height(ui: &Ui, desk: &Desk<'_>, width: f32, problem: &Problem) -> f32 {
    let measures = &desk.scene.theme.measures;
    let inner = width - 2.0 * measures.pad;
    let height = |text: &str, style: Style| {
        let paragraph = crate::ui::widgets::Paragraph::new(text, style, desk.scene.theme.palette.ink, 12);
        crate::ui::widgets::text_height(ui, measures, &paragraph, inner) + 4.0
    };
    let places = std::iter::once(&problem.place).chain(problem.also.iter().map(|(place, _)| place));
    let excerpts = places.map(|place| excerpt_height(desk, place)).sum::<f32>();
    let also = problem.also.len() as f32 * (tag_height(desk.scene.theme) + 4.0);
    let mend = problem.mend.as_deref().map_or(0.0, |mend| height(mend, Style::Note) + 4.0);
    let head = tag_height(desk.scene.theme) + 8.0;
    measures.pad * 1.1 + head + height(&problem.message, Style::Strong) + excerpts + also + mend
}

fn excerpt_height(desk: &Desk<'_>, place: &Place) -> f32 {
    let shows_line = desk.papers.text(&place.file).and_then(|text| excerpt(place, text)).is_some();
    if shows_line { (Style::Note.font(&desk.scene.theme.measures).size * 2.3).round() + 8.0 } else { 0.0 }
}

fn problem_card(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, (number, problem): (usize, &Problem)) -> Option<DeskWish> {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    card(ui, scene.theme, rect);
    let inner = rect.shrink2(vec2(measures.pad, measures.pad * 0.7));
    let mut cursor = Cursor { rect: inner, y: inner.min.y };
    let (word, tone) = match problem.severity {
        Severity::Error => ("desk-error", Tone::Wrong),
        Severity::Warning => ("desk-warning", Tone::Look),
    };
    let place = cursor.take(tag_height(scene.theme) + 2.0, 6.0);
    let end = tag(ui, scene.theme, place, (&desk.say(word), tone));
    let code = place.with_min_x(end + 10.0);
    Line::new(problem.code, Style::Mark, palette.soft).show(ui, measures, code);
    let mut wish = place_link(ui, scene.theme, code, (&format!("problem {number}"), &problem.place), AT_RIGHT);
    paragraph(ui, desk, &mut cursor, (&problem.message, Style::Strong, palette.ink));
    source(ui, desk, &mut cursor, (&problem.place, tone));
    for (also, (place, what)) in problem.also.iter().enumerate() {
        let spot = cursor.take(tag_height(scene.theme), 4.0);
        Line::new(what, Style::Mark, palette.soft).show(ui, measures, spot);
        let left = spot.with_min_x(spot.min.x + width_of(ui, scene.theme, (what, Style::Mark)) + 12.0);
        wish = place_link(ui, scene.theme, left, (&format!("problem {number} also {also}"), place), AT_RIGHT).or(wish);
        source(ui, desk, &mut cursor, (place, Tone::Plain));
    }
    if let Some(mend) = &problem.mend {
        let size = Style::Note.font(measures).size;
        let spot = Rect::from_min_size(pos2(cursor.rect.min.x, cursor.y + 2.0), vec2(size, size * 1.2));
        paint_icon(ui, spot, Icon::ArrowRight, size, palette.accent);
        cursor.rect.min.x += size * 1.5;
        paragraph(ui, desk, &mut cursor, (mend, Style::Note, palette.accent));
    }
    wish
}

/// The line that a place is in, with what is meant in it underlined.
fn source(ui: &mut Ui, desk: &Desk<'_>, cursor: &mut Cursor, (place, tone): (&Place, Tone)) {
    let theme = desk.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let Some(text) = desk.papers.text(&place.file) else { return };
    let Some((line, mark)) = excerpt(place, text) else { return };
    let row = cursor.take(excerpt_height(desk, place) - 8.0, 8.0);
    ui.painter().rect_filled(row, CornerRadius::same(8), palette.paper);
    let number = place.line.to_string();
    let gutter = row.with_max_x(row.min.x + 52.0);
    Line::new(&number, Style::Mark, palette.soft).align(AT_RIGHT).paint(ui, measures, gutter.shrink2(vec2(8.0, 0.0)));
    let font = Style::Note.font(measures);
    let (ground, ink) = if tone == Tone::Plain { (palette.tint, palette.accent) } else { tone.colours(palette) };
    let plain = TextFormat::simple(font.clone(), palette.ink);
    let marked = TextFormat { background: ground, underline: Stroke::new(2.0, ink), ..TextFormat::simple(font, ink) };
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    for (range, format) in [(0..mark.start, plain.clone()), (mark.clone(), marked), (mark.end..line.len(), plain)] {
        job.append(line.get(range).unwrap_or_default(), 0.0, format);
    }
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    job.wrap.max_width = row.max.x - gutter.max.x - 12.0;
    let galley = ui.painter().layout_job(job);
    let at = pos2(gutter.max.x + 4.0, row.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.ink);
}

/// The line that a place begins in, without what is far before it, and the bytes of it that are meant.
fn excerpt(place: &Place, text: &str) -> Option<(String, Range<usize>)> {
    /// So much of a line stands before what is meant.
    const BEFORE: usize = 60;
    let line = text.lines().nth(place.line.checked_sub(1)?)?.trim_start_matches('\u{feff}');
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    let from = place.column.saturating_sub(1).min(letters.len());
    let byte = |letter: usize| letters.get(letter).map_or(line.len(), |(byte, _)| *byte);
    let indent = line.len() - line.trim_start().len();
    let start = byte(from);
    let mut end = (start + place.span.len()).min(line.len());
    while !line.is_char_boundary(end) {
        end += 1;
    }
    let end = start + line.get(start..end)?.trim_end().len();
    let (cut, dots) = if from > BEFORE { (byte(from - BEFORE), "… ") } else { (indent.min(start), "") };
    let shown = format!("{dots}{}", line.get(cut..)?.replace('\t', " "));
    let moved = |at: usize| at - cut + dots.len();
    Some((shown, moved(start)..moved(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: usize, column: usize, span: Range<usize>) -> Place {
        Place { file: "x.ron".to_owned(), line, column, end: (line, column + span.len()), span }
    }

    #[test]
    fn what_is_meant_is_marked_in_its_line() {
        let text = "[\n    from: \"card\",\n]";
        let (line, mark) = excerpt(&place(2, 11, 12..18), text).unwrap();
        assert_eq!((line.as_str(), &line[mark]), ("from: \"card\",", "\"card\""));
        assert_eq!(excerpt(&place(0, 0, 0..0), text), None);
        assert_eq!(excerpt(&place(9, 1, 90..91), text), None);
    }

    #[test]
    fn a_long_line_is_shown_around_what_is_meant() {
        let text = format!("{}\"größe\" {}", "x".repeat(500), "y".repeat(500));
        let (line, mark) = excerpt(&place(1, 501, 500..509), &text).unwrap();
        assert_eq!(&line[mark.clone()], "\"größe\"");
        assert!(mark.start < 70, "{mark:?}");
    }

    #[test]
    fn what_spans_lines_is_marked_to_the_end_of_the_first() {
        let (line, mark) = excerpt(&place(1, 1, 0..30), "Product(\n  id: 1,\n)").unwrap();
        assert_eq!(&line[mark], "Product(");
    }
}
