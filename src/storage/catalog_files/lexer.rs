//! Owns the pieces that a RON text is made of: brackets, commas, words, strings; comments and spaces are skipped.
//!
//! It reads once from start to end and never calls itself, so that no file can exhaust the stack.

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) kind: TokenKind,
    /// The piece itself.
    pub(super) text: &'a str,
    /// The byte at which it starts.
    pub(super) start: usize,
}

/// What a piece of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `(`, `[` or `{`, as its closing counterpart.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// A name or a number.
    Word,
    /// A string or a character.
    Quoted,
    /// Any other sign.
    Sign,
}

/// Something that is opened and never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unclosed<'a> {
    /// What is opened, for people.
    pub(super) what: &'static str,
    /// Where.
    pub(super) opening: &'a str,
}

/// Reads a text piece by piece.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    /// Starts at the beginning.
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// What is not read yet.
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Skips spaces and comments.
    fn skip_blank(&mut self) -> Result<(), Unclosed<'a>> {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                let length = block_comment(trimmed.as_bytes())
                    .ok_or(Unclosed { what: "this comment", opening: trimmed.get(..2).unwrap_or_default() })?;
                self.at += length;
            } else {
                return Ok(());
            }
        }
    }

    /// The next piece, or nothing at the end.
    fn piece(&mut self) -> Result<Option<Token<'a>>, Unclosed<'a>> {
        self.skip_blank()?;
        let (rest, start) = (self.rest(), self.at);
        let Some(first) = rest.chars().next() else { return Ok(None) };
        let (kind, length) = match first {
            '(' => (TokenKind::Open(b')'), 1),
            '[' => (TokenKind::Open(b']'), 1),
            '{' => (TokenKind::Open(b'}'), 1),
            ')' | ']' | '}' => (TokenKind::Close(rest.as_bytes().first().copied().unwrap_or_default()), 1),
            ',' => (TokenKind::Comma, 1),
            _ => match quoted(rest) {
                Quoted::Until(length) => (TokenKind::Quoted, length),
                Quoted::Unclosed => {
                    let opening = rest.lines().next().unwrap_or_default();
                    return Err(Unclosed { what: "this text", opening });
                }
                Quoted::Not if is_word(first) => {
                    (TokenKind::Word, rest.find(|next| !is_word(next)).unwrap_or(rest.len()))
                }
                Quoted::Not => (TokenKind::Sign, first.len_utf8()),
            },
        };
        self.at += length;
        Ok(Some(Token { kind, text: rest.get(..length).unwrap_or_default(), start }))
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Result<Token<'a>, Unclosed<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        let piece = self.piece();
        if piece.is_err() {
            self.at = self.text.len();
        }
        piece.transpose()
    }
}

/// Whether a character can be part of a name or a number.
fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.' | '+' | '-')
}

/// The length of a comment that starts here; comments can contain comments.
fn block_comment(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        match bytes.get(at..at + 2)? {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" if depth == 1 => return Some(at + 2),
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
}

/// Whether a string or character starts somewhere.
enum Quoted {
    /// It does not.
    Not,
    /// It does, and is so long.
    Until(usize),
    /// It does, and never ends.
    Unclosed,
}

/// Looks for a string or character that starts here.
fn quoted(rest: &str) -> Quoted {
    let plain = rest.strip_prefix('b').unwrap_or(rest);
    let prefix = rest.len() - plain.len();
    if let Some(raw) = plain.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if let Some(inside) = raw.get(hashes..).and_then(|after| after.strip_prefix('"')) {
            let end = format!("\"{}", "#".repeat(hashes));
            let length = |at: usize| prefix + 2 + hashes + at + end.len();
            return inside.find(&end).map_or(Quoted::Unclosed, |at| Quoted::Until(length(at)));
        }
    }
    let Some(quote) = plain.bytes().next().filter(|first| matches!(first, b'"' | b'\'')) else { return Quoted::Not };
    let mut escaped = false;
    for (at, byte) in plain.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'\n' if quote == b'\'' => return Quoted::Unclosed,
            // `'''` is the character `'`.
            b'\'' if at == 1 && plain.as_bytes().get(2) == Some(&b'\'') => {}
            _ if byte == quote => return Quoted::Until(prefix + at + 1),
            _ => {}
        }
    }
    Quoted::Unclosed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        Lexer::new(text).map(|token| token.unwrap().text).collect()
    }

    #[test]
    fn comments_and_spaces_are_skipped() {
        assert_eq!(pieces("a /* ( /* [ */ */ b // {\n c"), ["a", "b", "c"]);
        assert_eq!(pieces(" // only"), [""; 0]);
    }

    #[test]
    fn strings_hide_what_is_in_them() {
        assert_eq!(pieces(r#"("(\")", ']', '\'', ''', b"[")"#).len(), 11);
        assert_eq!(pieces(r##"[r#"a " ] "#, r"\", br#"]"#, r#name]"##).len(), 11);
        assert_eq!(pieces("number\"x\""), ["number", "\"x\""]);
    }

    #[test]
    fn what_is_never_closed_is_found() {
        for (text, opening) in [("a /* /* */", "/*"), ("a \"bc\nd", "\"bc"), ("r#\"x\"", "r#\"x\""), ("'ab\n'", "'ab")]
        {
            let last = Lexer::new(text).last().unwrap();
            assert_eq!(last.unwrap_err().opening, opening, "{text}");
        }
    }
}
