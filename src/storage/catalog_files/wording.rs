//! Owns how RON is parsed, and the words for what the parser could not read.

use ron::Options;
use ron::error::{Error, Position, SpannedError};
use ron::extensions::Extensions;
use serde::de::Deserialize;

use super::cursor::Odd;
use super::nearest::nearest;
use super::quick::{self, Known};
use super::raw::Raw;
use super::report::Finding;

/// How every piece of a catalog is parsed. The limit on recursion stays on.
pub(in crate::storage) fn options() -> Options {
    Options::default().with_default_extension(
        Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES | Extensions::EXPLICIT_STRUCT_NAMES,
    )
}

/// Reads a piece of a file.
///
/// # Errors
/// What is wrong with it, and with which part of it.
pub(in crate::storage) fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, (&'a str, Finding)> {
    quick::read(text, Known::Nothing).or_else(|Odd| parse_slowly(text))
}

/// Reads a part of something that was read as a whole.
///
/// # Errors
/// What is wrong with it, and with which part of it.
pub(in crate::storage) fn parse_piece<'a, T: Deserialize<'a>>(piece: Raw<'a, T>) -> Result<T, (&'a str, Finding)> {
    quick::read(piece.text, Known::Ron).or_else(|Odd| parse_slowly(piece.text))
}

/// Has a text read by `ron`, which has the last word and the reasons.
fn parse_slowly<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, (&'a str, Finding)> {
    options().from_str(text).map_err(|error| explain(&error, text))
}

/// Puts the parser's complaint into plain words, with the part of the text that it is about.
fn explain<'a>(error: &SpannedError, text: &'a str) -> (&'a str, Finding) {
    let (start, end) = (offset(text, error.span.start), offset(text, error.span.end));
    let part = text.get(start..end.max(start)).unwrap_or(text);
    let start_of_name = text.get(..text.find(['(', '{', '[']).unwrap_or(text.len())).unwrap_or(text);
    let at_end = piece_at(text, end);
    match &error.code {
        Error::NoSuchStructField { expected, found, outer } => {
            let of = outer.as_ref().map_or_else(String::new, |outer| format!(" of {outer}"));
            (part, unknown("unknown-field", &format!("'{found}' is not a field{of}"), found, expected))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            (part, unknown("unknown-kind", &format!("'{found}' is not known here"), found, expected))
        }
        Error::MissingStructField { field, outer } => {
            let of = outer.as_ref().map_or("this", String::as_str);
            (start_of_name.trim_end(), Finding::error("missing-field", format!("{of} has no '{field}'")))
        }
        Error::DuplicateStructField { field, .. } => {
            (part, Finding::error("duplicate-field", format!("'{field}' is here twice")))
        }
        Error::ExpectedDifferentStructName { expected, found } => {
            (part, unknown("unknown-kind", &format!("expected {expected}(…), found '{found}'"), found, &[*expected]))
        }
        Error::ExpectedStructName(name) | Error::SuggestRawIdentifier(name) if text.starts_with(name.as_str()) => {
            (part, expected("a name before '('", at_end))
        }
        Error::ExpectedStructName(name) => (at_end, expected(&format!("{name}(…)"), at_end)),
        Error::ExpectedNamedStructLike(name) => (at_end, expected(&format!("{name}(…)"), at_end)),
        Error::InvalidEscape(_) => {
            (part, Finding::error("syntax", "this is not a known escape").mend("write \\\\ for a \\"))
        }
        Error::ExceededRecursionLimit => (at_end, Finding::error("too-deep", "this is nested too deep")),
        Error::ExpectedDifferentLength { expected: wanted, found } => {
            (text, Finding::error("syntax", format!("expected {wanted}, found {found} values")))
        }
        other => match plain(other) {
            Some(_) if has_decimal_comma(text, end) => {
                let finding = Finding::error("syntax", "a number is not written with a comma");
                (at_end, finding.mend("write decimals behind a point, like 19.99"))
            }
            Some(wanted) => (at_end, expected(wanted, at_end)),
            None => (at_end, Finding::error("syntax", format!("this can't be read: {other}"))),
        },
    }
}

/// What was expected, where the parser says only that.
const fn plain(error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::ExpectedArray => "a list between '[' and ']'",
        Error::ExpectedMap => "entries between '{' and '}'",
        Error::ExpectedComma
        | Error::TrailingCharacters
        | Error::ExpectedRawValue
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedArrayEnd
        | Error::ExpectedMapEnd
        | Error::ExpectedOptionEnd => "a comma or the end",
        Error::ExpectedMapColon => "':'",
        Error::ExpectedStructLike => "'('",
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) | Error::InvalidIdentifier(_) => "a name",
        Error::ExpectedBoolean => "true or false",
        Error::ExpectedString => "a text in quotes",
        Error::ExpectedInteger | Error::IntegerOutOfBounds => "a whole number",
        Error::ExpectedFloat | Error::InvalidIntegerDigit { .. } | Error::UnderscoreAtBeginning => "a number",
        Error::UnexpectedChar(_) | Error::Eof => "a value",
        _ => return None,
    })
}

/// One thing was expected and another found.
pub(in crate::storage) fn expected(wanted: &str, found: &str) -> Finding {
    Finding::error("syntax", format!("expected {wanted}, found {}", shown(found)))
}

/// Something isn't one of a few names.
pub(in crate::storage) fn unknown(code: &'static str, message: &str, found: &str, names: &[&str]) -> Finding {
    let finding = Finding::error(code, message);
    match (nearest(found, names.iter().copied()), names) {
        (Some(name), _) => finding.mend(format!("did you mean '{name}'?")),
        (None, []) => finding,
        (None, names) => finding.mend(format!("it can be {}", names.join(", "))),
    }
}

/// A piece of a file, short enough for a message.
pub(in crate::storage) fn shown(piece: &str) -> String {
    let line = piece.lines().next().unwrap_or_default();
    match line.char_indices().nth(30) {
        Some((end, _)) => format!("'{}…'", line.get(..end).unwrap_or_default()),
        None if line.is_empty() => "the end".to_owned(),
        None => format!("'{line}'"),
    }
}

/// The byte of a line and column as the parser counts them.
fn offset(text: &str, position: Position) -> usize {
    let line_start = match position.line {
        0 | 1 => 0,
        line => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(newline, _)| newline + 1),
    };
    let line = text.get(line_start..).unwrap_or_default();
    line.char_indices().nth(position.col.saturating_sub(1)).map_or(text.len(), |(column, _)| line_start + column)
}

/// Whether what stands at a byte, or just before it, is a comma between two digits.
fn has_decimal_comma(text: &str, offset: usize) -> bool {
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let ends_in_digit = |text: &str| text.ends_with(|last: char| last.is_ascii_digit());
    let starts_with_digit = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
    let comma_after = after.strip_prefix(',').is_some_and(starts_with_digit) && ends_in_digit(before);
    let behind = before.trim_end_matches(|last: char| last.is_ascii_digit());
    let comma_before = behind.strip_suffix(',').is_some_and(ends_in_digit);
    comma_after || (comma_before && (behind.len() < before.len() || starts_with_digit(after)))
}

/// The word or sign that stands at a byte.
fn piece_at(text: &str, offset: usize) -> &str {
    let rest = text.get(offset..).unwrap_or_default();
    let word =
        rest.find(|next: char| !(next.is_alphanumeric() || matches!(next, '_' | '-' | '.'))).unwrap_or(rest.len());
    let length = if word == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { word };
    rest.get(..length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::raw::{Id, Raw};
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(rename = "Thing", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
    struct Thing<'a> {
        #[expect(dead_code, reason = "only the parser's complaints matter here")]
        name: Raw<'a, Id>,
        #[serde(default)]
        #[expect(dead_code, reason = "only the parser's complaints matter here")]
        list: Vec<Raw<'a, Id>>,
    }

    fn complaint(text: &str) -> (&str, String) {
        let (part, finding) = parse::<Thing<'_>>(text).unwrap_err();
        let problem = finding.at(crate::catalog::Place::default());
        (part, [problem.message, problem.mend.unwrap_or_default()].join("; "))
    }

    #[test]
    fn complaints_are_in_plain_words_and_point_at_their_part() {
        let cases = [
            ("Thing(naem: 1)", "naem", "'naem' is not a field of Thing; did you mean 'name'?"),
            ("Thing(name: 1,\n name: 2)", "name", "'name' is here twice; "),
            ("Thing(list: [])", "Thing", "Thing has no 'name'; "),
            ("Thnig(name: 1)", "Thnig", "expected Thing(…), found 'Thnig'; did you mean 'Thing'?"),
            ("(name: 1)", "(", "expected Thing(…), found '('; "),
            ("Thing(name: 1 list: [])", "list", "expected a comma or the end, found 'list'; "),
            ("Thing(name = 1)", "=", "expected ':', found '='; "),
            ("Thing(name: 1, list: 3)", "3", "expected a list between '[' and ']', found '3'; "),
            ("Thing(name: 1) Thing", "Thing", "expected a comma or the end, found 'Thing'; "),
            ("Thing(name: )", ")", "expected a value, found ')'; "),
            (
                "Thing(name: 1,95)",
                "95",
                "a number is not written with a comma; write decimals behind a point, like 19.99",
            ),
            (
                "Thing(name: {1: 1,95})",
                "}",
                "a number is not written with a comma; write decimals behind a point, like 19.99",
            ),
            ("3", "3", "expected Thing(…), found '3'; "),
        ];
        for (text, part, message) in cases {
            assert_eq!(complaint(text), (part, message.to_owned()), "{text}");
        }
    }
}
