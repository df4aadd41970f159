//! Owns the quick way over RON text: where strings, comments and values end; whatever is out of the ordinary is left to `ron`.
//!
//! It knows only a part of RON, and all of that part means to it what it means to `ron`: plain names, numbers and strings,
//! and brackets. It never calls itself, so that no text can exhaust the stack.

/// Something out of the ordinary, at which `ron` has to look: a mistake, or a rare form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is out of the ordinary")]
pub(super) struct Odd;

/// How deep a value can be nested before it is out of the ordinary; far below the limits of `ron` and of `outline`.
const DEEPEST: usize = 16;

/// The same for a value that is known to be RON: as a part of another it may have been let pass at another depth.
const DEEPEST_KNOWN: usize = 24;

/// More digits than these are out of the ordinary; so many fit into any type.
const MOST_DIGITS: usize = 15;

/// Names that are values, or begin one.
const RESERVED: [&str; 8] = ["Some", "None", "inf", "inff32", "inff64", "NaN", "NaNf32", "NaNf64"];

/// A place in a text.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

/// What brackets hold, and what is expected behind the value just read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// `(name: value, …)`
    Fields,
    /// `(value, …)`
    Tuple,
    /// `[value, …]`
    List,
    /// `{key: value, …}`, behind a key.
    Key,
    /// `{key: value, …}`, behind a value.
    Entry,
}

impl<'a> Cursor<'a> {
    /// Starts at the beginning.
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The byte at which it is.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Whether everything is read.
    pub(super) const fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The next byte, or 0 at the end.
    pub(super) fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// Goes past a byte where it stands here.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let is_here = self.byte() == byte && !self.is_at_end();
        self.at += usize::from(is_here);
        is_here
    }

    /// Goes past a byte that must stand here.
    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Odd> {
        if self.eat(byte) { Ok(()) } else { Err(Odd) }
    }

    /// What stands between two places.
    pub(super) fn between(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Goes past bytes of a kind.
    fn skip_while(&mut self, is: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !is(*byte)).unwrap_or(rest.len());
    }

    /// Goes past spaces and comments.
    pub(super) fn blank(&mut self) -> Result<(), Odd> {
        loop {
            match self.byte() {
                b'\n' | b'\r' | b'\t' => {
                    self.at += 1;
                    continue;
                }
                b' ' => {
                    // Lines are indented: eight spaces are passed in one step.
                    while self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(&[b' '; 8])) {
                        self.at += 8;
                    }
                    self.skip_while(|byte| byte == b' ');
                    continue;
                }
                b'/' => {}
                _ => return Ok(()),
            }
            let rest = self.between(self.at, self.text.len());
            self.at += if rest.starts_with("//") {
                rest.find('\n').ok_or(Odd)?
            } else if let Some(inside) = rest.strip_prefix("/*") {
                // A comment in a comment is out of the ordinary.
                let slash = inside.find('/').filter(|slash| inside.get(..*slash).is_some_and(|all| all.ends_with('*')));
                slash.ok_or(Odd)? + 3
            } else {
                return Err(Odd);
            };
        }
    }

    /// Reads a name.
    pub(super) fn name(&mut self) -> Result<&'a str, Odd> {
        let start = self.at;
        if !(self.byte().is_ascii_alphabetic() || self.byte() == b'_') {
            return Err(Odd);
        }
        self.skip_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        self.ends_here()?;
        Ok(self.between(start, self.at))
    }

    /// Reads a number, which has a sign, digits, and perhaps a point and more digits.
    pub(super) fn number(&mut self) -> Result<&'a str, Odd> {
        let start = self.at;
        self.eat(b'-');
        self.digits()?;
        if self.eat(b'.') {
            self.digits()?;
        }
        self.ends_here()?;
        Ok(self.between(start, self.at))
    }

    /// Goes past at least one digit.
    fn digits(&mut self) -> Result<(), Odd> {
        let start = self.at;
        self.skip_while(|byte| byte.is_ascii_digit());
        if (1..=MOST_DIGITS).contains(&(self.at - start)) { Ok(()) } else { Err(Odd) }
    }

    /// A name or a number must be over.
    fn ends_here(&self) -> Result<(), Odd> {
        let ends = matches!(self.byte(), b',' | b':' | b'(' | b')' | b']' | b'}' | b'/') || is_space(self.byte());
        if ends || self.is_at_end() { Ok(()) } else { Err(Odd) }
    }

    /// Reads a string in which nothing is escaped; what is between its quotes.
    pub(super) fn plain_string(&mut self) -> Result<&'a str, Odd> {
        self.expect(b'"')?;
        let start = self.at;
        self.at += quote_or_escape(self.text.as_bytes().get(start..).unwrap_or_default());
        let inside = self.between(start, self.at);
        self.expect(b'"')?;
        Ok(inside)
    }

    /// Goes past a string.
    pub(super) fn skip_string(&mut self) -> Result<(), Odd> {
        self.expect(b'"')?;
        loop {
            self.at += quote_or_escape(self.text.as_bytes().get(self.at..).unwrap_or_default());
            if self.eat(b'"') {
                return Ok(());
            }
            self.expect(b'\\')?;
            match self.byte() {
                b'"' | b'\\' | b'n' | b'r' | b't' => self.at += 1,
                _ => return Err(Odd),
            }
        }
    }

    /// Goes past a name, a number or anything else that is neither a sign nor a string.
    pub(super) fn skip_word(&mut self) -> Result<(), Odd> {
        let start = self.at;
        self.skip_while(is_word);
        // Raw strings, bytes and foreign letters are out of the ordinary.
        let goes_on = matches!(self.byte(), b'"' | b'\'' | b'#' | 0x80..);
        if self.at == start || goes_on { Err(Odd) } else { Ok(()) }
    }

    /// Reads a value that is known to be RON; what it is made of.
    pub(super) fn known_value(&mut self) -> Result<&'a str, Odd> {
        let start = self.at;
        match self.byte() {
            b'"' => self.skip_string()?,
            b'(' | b'[' | b'{' => self.skip_brackets()?,
            first => {
                self.skip_word()?;
                let end = self.at;
                if first.is_ascii_alphabetic() || first == b'_' {
                    self.blank()?;
                }
                if self.byte() == b'(' {
                    self.skip_brackets()?;
                } else {
                    self.at = end;
                }
            }
        }
        Ok(self.between(start, self.at))
    }

    /// Goes past brackets that are known to be RON, with all that is in them.
    fn skip_brackets(&mut self) -> Result<(), Odd> {
        let mut depth = 0_usize;
        loop {
            self.skip_while(|byte| !has_meaning(byte));
            match self.byte() {
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                    if depth > DEEPEST_KNOWN {
                        return Err(Odd);
                    }
                }
                b')' | b']' | b'}' => {
                    depth = depth.checked_sub(1).ok_or(Odd)?;
                    self.at += 1;
                    if depth == 0 {
                        return Ok(());
                    }
                }
                b'"' => {
                    // Behind a letter or `#` it starts a raw string, or one of bytes.
                    let before = self.at.checked_sub(1).and_then(|before| self.text.as_bytes().get(before)).copied();
                    if before.is_some_and(|before| is_word(before) || !before.is_ascii()) {
                        return Err(Odd);
                    }
                    self.skip_string()?;
                }
                b'/' => self.blank()?,
                _ => return Err(Odd),
            }
        }
    }

    /// Reads a value and looks whether it is RON; what it is made of.
    pub(super) fn value(&mut self) -> Result<&'a str, Odd> {
        let start = self.at;
        let mut open = [Inside::List; DEEPEST];
        let mut depth = 0;
        loop {
            if let Some(inside) = self.begin()? {
                *open.get_mut(depth).ok_or(Odd)? = inside;
                depth += 1;
                continue;
            }
            // A value ends here, and perhaps those that it is in.
            loop {
                let Some(inside) = depth.checked_sub(1).and_then(|top| open.get_mut(top)) else {
                    return Ok(self.between(start, self.at));
                };
                if self.goes_on(inside)? {
                    break;
                }
                depth -= 1;
            }
        }
    }

    /// Reads a value without brackets, or an opening bracket up to the first value in it.
    fn begin(&mut self) -> Result<Option<Inside>, Odd> {
        let (inside, close) = match self.byte() {
            b'"' => return self.skip_string().map(|()| None),
            b'0'..=b'9' | b'-' => return self.number().map(|_| None),
            b'[' => (Inside::List, b']'),
            b'{' => (Inside::Key, b'}'),
            b'(' => (Inside::Tuple, b')'),
            _ => {
                let name = self.name()?;
                if matches!(name, "true" | "false") {
                    return Ok(None);
                }
                let end = self.at;
                self.blank()?;
                if RESERVED.contains(&name) {
                    return Err(Odd);
                }
                if self.byte() != b'(' {
                    self.at = end;
                    return Ok(None);
                }
                (Inside::Tuple, b')')
            }
        };
        self.at += 1;
        self.blank()?;
        if self.eat(close) {
            return Ok(None);
        }
        let start = self.at;
        if inside == Inside::Tuple && self.key().is_ok() {
            return Ok(Some(Inside::Fields));
        }
        self.at = start;
        Ok(Some(inside))
    }

    /// Behind a value: goes on to the next in the same brackets, or past the closing one.
    fn goes_on(&mut self, inside: &mut Inside) -> Result<bool, Odd> {
        self.blank()?;
        if *inside == Inside::Key {
            self.expect(b':')?;
            self.blank()?;
            *inside = Inside::Entry;
            return Ok(true);
        }
        let close = match inside {
            Inside::Fields | Inside::Tuple => b')',
            Inside::List => b']',
            Inside::Key | Inside::Entry => b'}',
        };
        if self.eat(close) {
            return Ok(false);
        }
        self.expect(b',')?;
        self.blank()?;
        if self.eat(close) {
            return Ok(false);
        }
        match inside {
            Inside::Fields => self.key()?,
            Inside::Entry => *inside = Inside::Key,
            Inside::Tuple | Inside::List | Inside::Key => {}
        }
        Ok(true)
    }

    /// Reads a field's name up to its value.
    fn key(&mut self) -> Result<(), Odd> {
        self.name()?;
        self.blank()?;
        self.expect(b':')?;
        self.blank()
    }
}

/// Whether a byte is a space or ends a line.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether a byte can be part of a name or a number.
const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-')
}

/// Whether a byte can open or close something.
const fn has_meaning(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"' | b'\'' | b'#' | b'/')
}

/// How many bytes stand before the first quote or backslash; all where there is none. Eight bytes are looked at together.
/// Source: the test for a zero byte in a word, A. Mycroft (1987).
fn quote_or_escape(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);
    const fn zeros(word: u64) -> u64 {
        word.wrapping_sub(ONES) & !word & HIGHS
    }
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*eight);
        let found = zeros(word ^ u64::from_le_bytes([b'"'; 8])) | zeros(word ^ u64::from_le_bytes([b'\\'; 8]));
        if found != 0 {
            return at + usize::try_from(found.trailing_zeros() / 8).unwrap_or_default();
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| matches!(byte, b'"' | b'\\')).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_where_it_ends() {
        for (text, value) in [
            ("\"a, (\\\" b\", c", "\"a, (\\\" b\""),
            ("each (1.5, /* ) */ [x]) ,", "each (1.5, /* ) */ [x])"),
            ("{ nl: \"a\", \"b\": (c: 1, d: (2, 3),), } ]", "{ nl: \"a\", \"b\": (c: 1, d: (2, 3),), }"),
            ("goods  , kind", "goods"),
            ("-12 // minus\n,", "-12"),
            ("() x", "()"),
        ] {
            assert_eq!(Cursor::new(text).value(), Ok(value));
            assert_eq!(Cursor::new(text).known_value(), Ok(value));
        }
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_left_to_others() {
        let deep = format!("{}{}", "[".repeat(18), "]".repeat(18));
        for text in [
            "",
            ")",
            "r\"a\"",
            "b'a'",
            "'a'",
            "\"a",
            "\"\\x41\"",
            "[1 2]",
            "[,]",
            "(a: 1, 2)",
            "{1, 2}",
            "{a: 1: 2}",
            "1e5",
            "+1",
            "1.",
            "0x1F",
            "a-b",
            "Some(1)",
            "(inf)",
            "[/* /* */ */]",
            "[] //",
            "1..2",
            "naïve",
            &deep,
        ] {
            let mut cursor = Cursor::new(text);
            let all = cursor.value().and_then(|_| cursor.blank()).is_ok_and(|()| cursor.is_at_end());
            assert!(!all, "{text}");
        }
    }

    #[test]
    fn quotes_and_escapes_are_found_wherever_they_are() {
        for place in 0..40 {
            for byte in [b'"', b'\\'] {
                let mut bytes = vec![b'!'; 40];
                bytes[place] = byte;
                assert_eq!(quote_or_escape(&bytes), place);
                bytes[39] = b'"';
                assert_eq!(quote_or_escape(&bytes), place.min(39));
            }
        }
        assert_eq!(quote_or_escape("éèà\u{a2}\u{dc}ü€ßø".as_bytes()), "éèà\u{a2}\u{dc}ü€ßø".len());
    }
}
