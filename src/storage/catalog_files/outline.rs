//! Owns the thorough look at a file, before it is parsed: are its brackets in order, and where are the items of its list?

use super::lexer::{Lexer, Token, TokenKind, Unclosed};
use super::report::{Finding, Report};

/// How deep brackets can be nested. The format itself needs eight.
pub(in crate::storage) const DEEPEST: usize = 64;

/// How many products, offers and the like a catalog can have.
pub(in crate::storage) const MOST_ITEMS: usize = 400_000;

/// How many values can stand in brackets that are themselves in others.
const MOST_INSIDE: usize = 10_000;

/// How many values can stand in brackets that are so deep.
pub(in crate::storage) const fn most_in(depth: usize) -> usize {
    if depth == 1 { MOST_ITEMS } else { MOST_INSIDE }
}

/// Whether the brackets of a text are in order, and not too much is in them; what isn't is reported.
pub(in crate::storage) fn is_in_order(report: &Report<'_>, body: &str) -> bool {
    let mut open: Vec<Token<'_>> = Vec::new();
    // How many commas stand right in each.
    let mut commas: Vec<usize> = Vec::new();
    for token in Lexer::new(body) {
        let token = match token {
            Ok(token) => token,
            Err(Unclosed { what, opening }) => {
                report.add(opening, Finding::error("unclosed", format!("{what} is never closed")));
                return false;
            }
        };
        let most = most_in(open.len());
        match token.kind {
            TokenKind::Open(_) if open.len() == DEEPEST => {
                report.add(token.text, Finding::error("too-deep", format!("this is nested more than {DEEPEST} deep")));
                return false;
            }
            TokenKind::Open(_) | TokenKind::Comma | TokenKind::Word | TokenKind::Quoted | TokenKind::Sign
                if commas.last().is_some_and(|commas| *commas >= most) =>
            {
                let message = format!("there are more than {most} things between these brackets");
                report.add(open.last().map_or("", |open| open.text), Finding::error("too-many-items", message));
                return false;
            }
            TokenKind::Open(_) => {
                open.push(token);
                commas.push(0);
            }
            TokenKind::Close(close) => {
                commas.pop();
                let opening = open.pop();
                if opening.map(|opening| opening.kind) != Some(TokenKind::Open(close)) {
                    report.add(token.text, mismatch(report, &token, opening));
                    return false;
                }
            }
            TokenKind::Comma => commas.last_mut().into_iter().for_each(|commas| *commas += 1),
            TokenKind::Word | TokenKind::Quoted | TokenKind::Sign => {}
        }
    }
    if let Some(opening) = open.last() {
        report.add(opening.text, Finding::error("unclosed", format!("this '{}' is never closed", opening.text)));
    }
    open.is_empty()
}

/// A closing bracket that doesn't fit.
fn mismatch(report: &Report<'_>, token: &Token<'_>, opening: Option<Token<'_>>) -> Finding {
    let Some(opening) = opening else {
        return Finding::error("unopened", format!("this '{}' closes nothing", token.text));
    };
    let place = report.place(opening.text);
    let wanted = match opening.kind {
        TokenKind::Open(close) => char::from(close),
        _ => '?',
    };
    Finding::error("unclosed", format!("expected '{wanted}', found '{}'", token.text))
        .mend(format!("the '{}' at {place} is still open", opening.text))
}

/// The text without spaces and comments around it.
pub(in crate::storage) fn trimmed(body: &str) -> &str {
    let mut tokens = Lexer::new(body).flatten();
    let Some(first) = tokens.next() else { return "" };
    let last = tokens.last().unwrap_or(first);
    piece(body, first, last)
}

/// The items of a text that is a list; what isn't one is reported. The brackets must be in order.
pub(in crate::storage) fn items<'a>(report: &Report<'_>, body: &'a str) -> Vec<&'a str> {
    let mut items = Vec::new();
    let (mut depth, mut ends): (usize, Option<(Token<'a>, Token<'a>)>) = (0, None);
    for (position, token) in Lexer::new(body).flatten().enumerate() {
        let starts_list = token.kind == TokenKind::Open(b']');
        if (position == 0 && !starts_list) || (position > 0 && depth == 0) {
            let finding =
                Finding::error("syntax", format!("expected one list between '[' and ']', found '{}'", token.text));
            report.add(token.text, finding);
            break;
        }
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth -= 1,
            TokenKind::Comma | TokenKind::Word | TokenKind::Quoted | TokenKind::Sign => {}
        }
        let separates = (depth == 1 && token.kind == TokenKind::Comma) || depth == 0;
        if separates {
            match ends.take() {
                Some((first, last)) => items.push(piece(body, first, last)),
                None if token.kind == TokenKind::Comma => {
                    report.add(token.text, Finding::error("syntax", "expected an item, found ','"));
                }
                None => {}
            }
        } else if position > 0 {
            ends = Some((ends.map_or(token, |(first, _)| first), token));
        }
    }
    items
}

/// The string that stands behind `id:` in an item, even where the item can't be read otherwise.
pub(in crate::storage) fn written_id(item: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let mut last = ["", ""];
    for token in Lexer::new(item).flatten() {
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth = depth.saturating_sub(1),
            TokenKind::Quoted if depth == 1 && last == ["id", ":"] => return Some(token.text),
            TokenKind::Comma | TokenKind::Word | TokenKind::Quoted | TokenKind::Sign => {}
        }
        last = [last[1], token.text];
    }
    None
}

/// Where a field stands first in an item, before the place where it stands again.
pub(in crate::storage) fn first_field<'a>(item: &'a str, again: &str) -> Option<&'a str> {
    let mut depth = 0_usize;
    let mut last = "";
    for token in Lexer::new(item).flatten() {
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth = depth.saturating_sub(1),
            TokenKind::Sign if depth == 1 && token.text == ":" && last == again => return Some(last),
            TokenKind::Comma | TokenKind::Word | TokenKind::Quoted | TokenKind::Sign => {}
        }
        last = token.text;
    }
    None
}

/// From one token to another.
fn piece<'a>(body: &'a str, first: Token<'a>, last: Token<'a>) -> &'a str {
    body.get(first.start..last.start + last.text.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::source::SourceFiles;
    use super::*;
    use crate::catalog::Problem;

    fn problems(text: &str, look: impl FnOnce(&Report<'_>, &str)) -> Vec<String> {
        let mut files = SourceFiles::default();
        files.add("x.ron", text.to_owned());
        let report = Report::new(&files, Vec::new());
        look(&report, files.body("x.ron").unwrap());
        report.finish().iter().map(|Problem { place, message, .. }| format!("{place}: {message}")).collect()
    }

    fn order(text: &str) -> Vec<String> {
        problems(text, |report, body| {
            is_in_order(report, body);
        })
    }

    #[test]
    fn brackets_must_be_in_order() {
        assert_eq!(order("[(a: {\"(\": 1})]"), [""; 0]);
        assert_eq!(order("[\n  (a: 1],\n"), ["x.ron:2:8: expected ')', found ']'"]);
        assert_eq!(order("[\n  (a: 1,\n"), ["x.ron:2:3: this '(' is never closed"]);
        assert_eq!(order("[]\n ]"), ["x.ron:2:2: this ']' closes nothing"]);
        assert_eq!(order("[\"a]\n"), ["x.ron:1:2: this text is never closed"]);
    }

    #[test]
    fn deep_nesting_is_refused_without_recursion() {
        assert_eq!(order(&"[".repeat(10_000)), ["x.ron:1:65: this is nested more than 64 deep"]);
        assert_eq!(order(&format!("{}{}", "(".repeat(64), ")".repeat(64))), [""; 0]);
    }

    #[test]
    fn a_list_is_cut_into_items() {
        let mut found = Vec::new();
        let said = problems("// list\n[ A(b: [1, 2]), /* c */ \"d, e\" // f\n, g h,]", |report, body| {
            found = items(report, body).into_iter().map(str::to_owned).collect();
        });
        assert_eq!(said, [""; 0]);
        assert_eq!(found, ["A(b: [1, 2])", "\"d, e\"", "g h"]);
    }

    #[test]
    fn what_is_no_list_is_said() {
        let said = |text| problems(text, |report, body| drop(items(report, body)));
        assert_eq!(said("Product()"), ["x.ron:1:1: expected one list between '[' and ']', found 'Product'"]);
        assert_eq!(said("[] x"), ["x.ron:1:4: expected one list between '[' and ']', found 'x'"]);
        assert_eq!(said("[a,,b]"), ["x.ron:1:4: expected an item, found ','"]);
        assert_eq!(said("[]"), [""; 0]);
    }

    #[test]
    fn an_id_is_found_in_an_item_that_is_broken_elsewhere() {
        assert_eq!(written_id("Product(name: {id: \"no\"} id: \"yes\", oops 3 3)"), Some("\"yes\""));
        assert_eq!(written_id("Product(name: 1)"), None);
    }

    #[test]
    fn a_field_is_found_where_it_stands_first() {
        let item = "Product(list: [(name: 2)], name: 3, name: 4)";
        let first = first_field(item, "name").unwrap();
        assert_eq!(first.as_ptr().addr() - item.as_ptr().addr(), 27);
        assert_eq!(first_field(item, "price"), None);
    }
}
