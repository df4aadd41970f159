//! Owns the ways in which tests spoil the files of a catalog: by bytes, by pieces, by whole items.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::lexer::{Lexer, TokenKind};

/// Numbers that are too much, too little or not quite numbers.
const NUMBERS: [&str; 26] = [
    "0",
    "1",
    "2",
    "-1",
    "3",
    "7",
    "100",
    "0.01",
    "0.001",
    "-0.0",
    "100000",
    "65536",
    "2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "18446744073709551616",
    "999999999999.99",
    "9999999999999.99",
    "1e400",
    "1_000",
    "0x10",
    "NaN",
    "00",
    "1.",
    "+5",
];

/// Strings that are odd, and things that are nearly strings.
const STRINGS: [&str; 26] = [
    r#""""#,
    r#"" ""#,
    "\"\u{feff}\"",
    "\"\u{202e}abc\"",
    "\"e\u{301}\u{200d}\"",
    r#""\\""#,
    r#""\u{110000}""#,
    r#""\x41\x42""#,
    r#""\xff""#,
    r#""{n}""#,
    r#""{times} {n}""#,
    r#""a b""#,
    "\"日本\"",
    "\"💥\"",
    r#""\"""#,
    r#""../cards""#,
    r#""cards/../box""#,
    r#""\0""#,
    r##"r#"raw " one"#"##,
    r#"r"raw""#,
    r#"b"bytes""#,
    "'c'",
    r#""/* not a comment""#,
    "\"two\nlines\"",
    r#""cut \
        short""#,
    r#""percent(5)""#,
];

/// Comments, signs and names that are rarely seen.
const ODDITIES: [&str; 17] = [
    "// to the end of the line\n",
    "/* a */",
    "/* /* a */ */",
    "/*",
    "#![enable(implicit_some)]",
    "r#type",
    "Some(1)",
    "None",
    "true",
    "()",
    "( )",
    "\u{a0}",
    "\u{85}",
    "=",
    "..",
    "1..2",
    "-inf",
];

/// Lots that come out the same for the same seed. Source: `SplitMix64`, Steele, Lea and Flood 2014.
pub(super) struct Lots(pub(super) u64);

impl Lots {
    /// A number below another.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end.max(1) as u64).unwrap()
    }

    /// One of several; nothing where there is none.
    pub(super) fn pick<'i, T>(&mut self, items: &'i [T]) -> Option<&'i T> {
        items.get(self.below(items.len()))
    }
}

/// Spoils one of the files.
pub(super) fn mutate(files: &mut BTreeMap<String, Vec<u8>>, lots: &mut Lots) {
    let names: Vec<String> = files.keys().cloned().collect();
    let (Some(name), Some(other)) = (lots.pick(&names), lots.pick(&names)) else { return };
    let bytes = files[name].clone();
    let other = String::from_utf8_lossy(&files[other]).into_owned();
    let changed = match String::from_utf8(bytes) {
        Ok(text) if lots.below(5) > 0 => mutate_text(&text, &other, lots).into_bytes(),
        Ok(text) => mutate_bytes(text.into_bytes(), lots),
        Err(error) => mutate_bytes(error.into_bytes(), lots),
    };
    files.insert(name.clone(), changed);
}

/// Spoils bytes, whatever they mean.
fn mutate_bytes(mut bytes: Vec<u8>, lots: &mut Lots) -> Vec<u8> {
    let at = lots.below(bytes.len());
    match lots.below(6) {
        _ if bytes.is_empty() => bytes.push(b'['),
        0 => bytes[at] ^= 1 << lots.below(8),
        1 => drop(bytes.remove(at)),
        2 => bytes.insert(at, b"()[]{}\",:'/*r#-.0 \n\\"[lots.below(20)]),
        3 => drop(bytes.splice(at..at, "€".bytes())),
        4 => bytes.truncate(at),
        _ => bytes.extend_from_within(at..),
    }
    bytes
}

/// The pieces of a text, as far as it can be cut into some.
fn pieces(text: &str) -> Vec<(TokenKind, Range<usize>)> {
    let tokens = Lexer::new(text).map_while(Result::ok);
    tokens.map(|token| (token.kind, token.start..token.start + token.text.len())).collect()
}

/// Spoils a text piece by piece.
pub(super) fn mutate_text(text: &str, other: &str, lots: &mut Lots) -> String {
    let tokens = pieces(text);
    let Some((_, any)) = lots.pick(&tokens).cloned() else { return "[".to_owned() };
    let of_kind = |lots: &mut Lots, text: &str, is: &dyn Fn(TokenKind, &str) -> bool| {
        let all: Vec<Range<usize>> =
            pieces(text).into_iter().filter(|(kind, at)| is(*kind, &text[at.clone()])).map(|(_, at)| at).collect();
        lots.pick(&all).cloned()
    };
    let is_number =
        |kind, text: &str| kind == TokenKind::Word && text.starts_with(|first: char| "0123456789-".contains(first));
    let is_name = |kind, text: &str| kind == TokenKind::Word && text.starts_with(char::is_alphabetic);
    let is_string = |kind, _: &str| kind == TokenKind::Quoted;
    let with = |at: Range<usize>, new: &str| [&text[..at.start], new, &text[at.end..]].concat();
    let is: &dyn Fn(TokenKind, &str) -> bool = match lots.below(3) {
        0 => &is_number,
        1 => &is_name,
        _ => &is_string,
    };
    match lots.below(20) {
        0 => with(any, ""),
        1 => with(any.start..any.start, &text[any]),
        2 => with(first_of(text, &any), ["(", ")", "[", "]", "{", "}"][lots.below(6)]),
        3 => {
            let deep = [1, 2, 15, 17, 63, 64, 500][lots.below(7)];
            with(any.clone(), &format!("{}{}{}", "[".repeat(deep), &text[any], "]".repeat(deep)))
        }
        4 => with(any.start..any.start, ODDITIES[lots.below(ODDITIES.len())]),
        5..8 => {
            let at = of_kind(lots, text, &is_number).unwrap_or(any);
            with(at, NUMBERS[lots.below(NUMBERS.len())])
        }
        8 | 9 => {
            let at = of_kind(lots, text, &is_string).unwrap_or(any);
            with(at, STRINGS[lots.below(STRINGS.len())])
        }
        10..15 => {
            let from = if lots.below(2) == 0 { text } else { other };
            let new = of_kind(lots, from, is).map_or("x", |at| &from[at]);
            let at = of_kind(lots, text, is).unwrap_or(any);
            with(at, new)
        }
        15 | 16 => with(item(text, lots).unwrap_or(any), ""),
        17 => {
            let at = item(text, lots).unwrap_or(any);
            with(at.end..at.end, &format!(", {}", &text[at]))
        }
        _ => {
            let moved = item(other, lots).map_or("", |at| &other[at]);
            let end = item(text, lots).unwrap_or(any).end;
            with(end..end, &format!(", {moved}"))
        }
    }
}

/// The first character of a piece.
fn first_of(text: &str, piece: &Range<usize>) -> Range<usize> {
    let length = text[piece.clone()].chars().next().map_or(0, char::len_utf8);
    piece.start..piece.start + length
}

/// Something that stands between two commas, or a comma and a bracket.
fn item(text: &str, lots: &mut Lots) -> Option<Range<usize>> {
    let tokens = pieces(text);
    let starts: Vec<usize> =
        (0..tokens.len()).filter(|place| matches!(tokens[*place].0, TokenKind::Comma | TokenKind::Open(_))).collect();
    let first = lots.pick(&starts)? + 1;
    let (mut depth, mut end) = (0_usize, None);
    for (kind, at) in &tokens[first..] {
        match kind {
            TokenKind::Comma | TokenKind::Close(_) if depth == 0 => break,
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth -= 1,
            _ => {}
        }
        end = Some(at.end);
    }
    Some(tokens.get(first)?.1.start..end?)
}
