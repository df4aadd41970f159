//! Owns how a problem reads in a terminal, as a compiler's complaints do: the place, the line itself with what is wrong marked,
//! other places that it has to do with, and what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::catalog::{Place, Problem, Severity};

/// How wide what is written may be, in columns of the terminal; longer lines are shown around the mark.
const WIDEST: usize = 160;

/// Whether what is written has colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// Plain text.
    #[default]
    Without,
    /// With the escapes that a terminal makes colours of.
    With,
}

/// Writes a problem with the lines of the sources that it is about, where those are known. It ends with an end of line.
///
/// `text_of` gives the text of a file by its name.
#[must_use]
pub fn render<'a>(problem: &'a Problem, text_of: &dyn Fn(&str) -> Option<&'a str>, colours: Colours) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(harmless(&problem.message)).id(problem.code);
    let mut group = marked(Group::with_title(title), (&problem.place, None), text_of);
    for (place, what) in &problem.also {
        group = marked(group, (place, Some(what)), text_of);
    }
    if let Some(mend) = &problem.mend {
        group = group.element(Level::HELP.message(harmless(mend)));
    }
    let renderer = match colours {
        Colours::Without => Renderer::plain(),
        Colours::With => Renderer::styled(),
    };
    let mut text = renderer.term_width(WIDEST).render(&[group]);
    text.push('\n');
    text
}

/// Adds a place: its line with the part that is meant, or only where it is.
fn marked<'a>(
    group: Group<'a>,
    (place, what): (&'a Place, Option<&'a String>),
    text_of: &dyn Fn(&str) -> Option<&'a str>,
) -> Group<'a> {
    let Some((line, mark)) = text_of(&place.file).and_then(|text| excerpt(place, text)) else {
        let origin = Origin::path(place.file.as_str());
        return group.element(if place.line == 0 { origin } else { origin.line(place.line).char_column(place.column) });
    };
    let kind = if what.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let annotation = kind.span(mark);
    let annotation = match what {
        Some(what) => annotation.label(what.as_str()),
        None => annotation,
    };
    group.element(Snippet::source(line).line_start(place.line).path(place.file.as_str()).annotation(annotation))
}

/// The first line that a place is about, and the bytes of it that are meant.
fn excerpt<'a>(place: &Place, source: &'a str) -> Option<(&'a str, std::ops::Range<usize>)> {
    let line = source.lines().nth(place.line.checked_sub(1)?)?.trim_start_matches('\u{feff}');
    let start = line.char_indices().nth(place.column.saturating_sub(1)).map_or(line.len(), |(start, _)| start);
    let rest = line.get(start..).unwrap_or_default();
    let mut end = place.span.len().min(rest.len());
    while !rest.is_char_boundary(end) {
        end += 1;
    }
    let meant = rest.get(..end).unwrap_or_default().trim_end();
    Some((line, start..start + meant.len()))
}

/// A message without what would move the cursor: parts of it come from files.
fn harmless(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(line: usize, column: usize, span: std::ops::Range<usize>) -> Problem {
        Problem {
            code: "unknown-id",
            severity: Severity::Error,
            place: Place { file: "products/cards.ron".into(), line, column, span, ..Place::default() },
            message: "no product is called 'card'".into(),
            also: Vec::new(),
            mend: Some("did you mean 'cards'?".into()),
        }
    }

    fn plain(problem: &Problem, source: &'static str) -> String {
        // A problem's source lives as long as the problem: here for ever.
        let problem: &'static Problem = Box::leak(Box::new(problem.clone()));
        render(problem, &|_file| Some(source), Colours::Without)
    }

    #[test]
    fn a_problem_shows_its_line_and_what_to_do() {
        let text = plain(&problem(2, 9, 18..24), "[\n  from: \"card\",\n]");
        let expected = "error[unknown-id]: no product is called 'card'
 --> products/cards.ron:2:9
  |
2 |   from: \"card\",
  |         ^^^^^^
  |
  = help: did you mean 'cards'?
";
        assert_eq!(text, expected);
    }

    #[test]
    fn another_place_is_shown_with_what_it_is() {
        let mut twice = problem(3, 3, 20..23);
        let first = Place { file: "products/first.ron".into(), line: 1, column: 2, span: 1..4, ..Place::default() };
        twice.also.push((first, "first defined here".into()));
        let text = plain(&twice, "[\"a\",\n\n  \"a\"]");
        assert!(text.contains("--> products/cards.ron:3:3\n") && text.contains("3 |   \"a\"]\n  |   ^^^\n"), "{text}");
        assert!(text.contains("::: products/first.ron:1:2\n"), "{text}");
        assert!(text.contains("--- first defined here\n"), "{text}");
    }

    #[test]
    fn tabs_and_wide_characters_keep_the_mark_in_place() {
        let text = plain(&problem(1, 6, 9..11), "\t名\"x\" ab");
        assert!(text.contains("1 |     名\"x\" ab\n  |          ^^\n"), "{text}");
    }

    #[test]
    fn a_file_as_a_whole_has_no_line() {
        let mut whole = problem(0, 0, 0..0);
        whole.mend = None;
        assert_eq!(plain(&whole, "x"), "error[unknown-id]: no product is called 'card'\n--> products/cards.ron\n");
    }

    #[test]
    fn a_place_that_is_not_in_the_text_shows_no_line() {
        assert!(plain(&problem(9, 9, 100..110), "x").contains("--> products/cards.ron:9:9\n"));
        assert!(plain(&problem(1, 9, 100..110), "x").contains("1 | x"));
    }

    #[test]
    fn a_mark_that_spans_lines_stays_on_the_first() {
        let text = plain(&problem(1, 1, 0..20), "Product(\n  id: 1,\n)");
        assert!(text.contains("1 | Product(\n  | ^^^^^^^^\n"), "{text}");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let mut hostile = problem(1, 1, 0..1);
        hostile.message = "\u{1b}[31m".into();
        assert!(!plain(&hostile, "\u{1b}[2J").contains('\u{1b}'));
    }

    #[test]
    fn colours_are_only_there_where_they_are_asked_for() {
        let problem = problem(1, 1, 0..1);
        let with = render(&problem, &|_file| Some("x"), Colours::With);
        assert!(with.contains("\u{1b}[") && !render(&problem, &|_file| Some("x"), Colours::Without).contains('\u{1b}'));
    }

    #[test]
    fn a_line_without_end_is_shown_around_its_mark() {
        let line: &'static str =
            Box::leak(format!("{}\"card\"{}", "x".repeat(5000), "y".repeat(5000)).into_boxed_str());
        let text = plain(&problem(1, 5001, 5000..5006), line);
        assert!(text.contains("\"card\"") && text.lines().all(|line| line.chars().count() < 260), "{text}");
    }
}
