//! Owns how a problem reads in a terminal: the place, the line itself, what is wrong in it and what to do.

use std::fmt::Write as _;

use crate::catalog::{Problem, Severity};

/// What a tab is shown as.
const TAB: &str = "    ";

/// The longest part of a line that is shown, in columns of the terminal.
const WIDEST: usize = 160;

/// Writes a problem as plain text, with the line of the source that it is about where that is known.
///
/// `source` is the text of the file that the problem's place names.
#[must_use]
pub fn render(problem: &Problem, source: Option<&str>) -> String {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let number = problem.place.line.to_string();
    let gutter = " ".repeat(number.len());
    let mut text = format!("{severity}[{}]: {}\n", problem.code, problem.message);
    let arrow = if problem.place.line == 0 { " -->".to_owned() } else { format!("{gutter}-->") };
    push_line(&mut text, format_args!("{arrow} {}", problem.place));
    if let Some(excerpt) = source.and_then(|source| excerpt(problem, source)) {
        push_line(&mut text, format_args!("{gutter} |"));
        push_line(&mut text, format_args!("{number} | {}", excerpt.line));
        push_line(&mut text, format_args!("{gutter} | {}{}", " ".repeat(excerpt.indent), "^".repeat(excerpt.width)));
    }
    if let Some(mend) = &problem.mend {
        push_line(&mut text, format_args!("{gutter} = help: {mend}"));
    }
    text
}

/// Adds a line.
fn push_line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a `String` never fails.
    writeln!(text, "{line}").unwrap_or_default();
}

/// A line of the source and which part of it is underlined, in columns of the terminal.
struct Excerpt {
    line: String,
    indent: usize,
    width: usize,
}

/// The first line that the problem is about.
fn excerpt(problem: &Problem, source: &str) -> Option<Excerpt> {
    let place = &problem.place;
    let line = source.lines().nth(place.line.checked_sub(1)?)?.trim_start_matches('\u{feff}');
    let before: String = line.chars().take(place.column.saturating_sub(1)).collect();
    let rest = line.get(before.len()..).unwrap_or_default();
    let mut end = place.span.len().min(rest.len());
    while !rest.is_char_boundary(end) {
        end += 1;
    }
    let marked = rest.get(..end).unwrap_or_default().trim_end();
    // A very long line is shown around the place.
    let skipped = before.chars().count().saturating_sub(WIDEST / 2);
    let before: String = before.chars().skip(skipped).collect();
    let shown: String = line.chars().skip(skipped).take(WIDEST).collect();
    let indent = columns(&before);
    let width = columns(marked).clamp(1, WIDEST.saturating_sub(indent).max(1));
    Some(Excerpt { line: visible(&shown).trim_end().to_owned(), indent, width })
}

/// The text with tabs as spaces and without what would move the cursor.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => shown.push_str(TAB),
            control if control.is_control() => shown.push('\u{fffd}'),
            plain => shown.push(plain),
        }
    }
    shown
}

/// How many columns of a terminal a text takes.
fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// How many columns of a terminal a character takes. Source: the wide and combining blocks of Unicode's `EastAsianWidth.txt`.
const fn width(character: char) -> usize {
    match character {
        '\t' => TAB.len(),
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Place;

    fn problem(line: usize, column: usize, span: std::ops::Range<usize>) -> Problem {
        Problem {
            code: "unknown-id",
            severity: Severity::Error,
            place: Place { file: "products/cards.ron".into(), line, column, span },
            message: "no product is called 'card'".into(),
            mend: Some("did you mean 'cards'?".into()),
        }
    }

    #[test]
    fn a_problem_shows_its_line_and_what_to_do() {
        let text = render(&problem(2, 9, 18..24), Some("[\n  from: \"card\",\n]"));
        assert_eq!(
            text,
            "error[unknown-id]: no product is called 'card'\n --> products/cards.ron:2:9\n  |\n2 |   from: \"card\",\n  \
             |         ^^^^^^\n  = help: did you mean 'cards'?\n"
        );
    }

    #[test]
    fn tabs_and_wide_characters_keep_the_mark_in_place() {
        let text = render(&problem(1, 6, 9..11), Some("\t名\"x\" ab"));
        assert!(text.contains("1 |     名\"x\" ab\n  |          ^^\n"), "{text}");
    }

    #[test]
    fn a_file_as_a_whole_has_no_line() {
        let mut whole = problem(0, 0, 0..0);
        whole.mend = None;
        assert_eq!(
            render(&whole, Some("x")),
            "error[unknown-id]: no product is called 'card'\n --> products/cards.ron\n"
        );
    }

    #[test]
    fn a_place_that_is_not_in_the_text_shows_no_line() {
        assert_eq!(render(&problem(9, 9, 100..110), Some("x")).lines().count(), 3);
        assert!(render(&problem(1, 9, 100..110), Some("x")).contains("1 | x"));
    }

    #[test]
    fn a_mark_that_spans_lines_stays_on_the_first() {
        let text = render(&problem(1, 1, 0..20), Some("Product(\n  id: 1,\n)"));
        assert!(text.contains("1 | Product(\n  | ^^^^^^^^\n"), "{text}");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert!(!render(&problem(1, 1, 0..1), Some("\u{1b}[2J")).contains('\u{1b}'));
    }
}
