//! Owns the first look at a file that has nothing wrong with it: one quick pass, which finds the items of its list.
//!
//! `outline` looks at whatever is out of the ordinary, and says what is wrong with it.

use super::cursor::{Cursor, Odd};
use super::outline::{DEEPEST, most_in};

/// What was found in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Survey<'a> {
    /// The text without spaces and comments around it.
    pub(super) whole: &'a str,
    /// The items of a text that is a list.
    pub(super) items: Option<Vec<&'a str>>,
}

/// Brackets that are open.
#[derive(Clone, Copy, Default)]
struct Open {
    /// What closes them.
    close: u8,
    /// How many commas stand right in them.
    commas: usize,
}

/// The items found so far.
#[derive(Default)]
struct Items<'a> {
    found: Vec<&'a str>,
    /// Where the current one starts, and where it ends as far as it was read.
    current: Option<(usize, usize)>,
}

/// Looks at a text.
///
/// # Errors
/// When something in it is out of the ordinary.
pub(super) fn survey(body: &str) -> Result<Survey<'_>, Odd> {
    let mut cursor = Cursor::new(body);
    let (mut open, mut depth) = ([Open::default(); DEEPEST], 0_usize);
    cursor.blank()?;
    let (start, is_list) = (cursor.at(), cursor.byte() == b'[');
    let (mut end, mut items) = (start, Items::default());
    while !cursor.is_at_end() {
        // Behind the list there is nothing more.
        if is_list && depth == 0 && cursor.at() > start {
            return Err(Odd);
        }
        let (from, inside, byte) = (cursor.at(), depth, cursor.byte());
        let top = depth.checked_sub(1).and_then(|top| open.get_mut(top));
        let is_full = top.as_ref().is_some_and(|top| top.commas >= most_in(depth));
        match byte {
            _ if is_full && !matches!(byte, b')' | b']' | b'}') => return Err(Odd),
            b'(' | b'[' | b'{' => {
                let close = if byte == b'(' { b')' } else { byte + 2 };
                *open.get_mut(depth).ok_or(Odd)? = Open { close, commas: 0 };
                depth += 1;
                cursor.eat(byte);
            }
            b')' | b']' | b'}' => {
                depth = depth.checked_sub(1).ok_or(Odd)?;
                let close = open.get(depth).map(|open| open.close);
                cursor.expect(close.unwrap_or_default())?;
            }
            b',' => {
                top.ok_or(Odd)?.commas += 1;
                cursor.eat(b',');
            }
            b'"' => cursor.skip_string()?,
            b':' | b'=' => drop(cursor.eat(byte)),
            _ => cursor.skip_word()?,
        }
        end = cursor.at();
        if is_list && inside > 0 {
            items.token(&cursor, (from, inside, depth), byte == b',')?;
        }
        cursor.blank()?;
    }
    if depth > 0 || end == start {
        return Err(Odd);
    }
    Ok(Survey { whole: cursor.between(start, end), items: is_list.then_some(items.found) })
}

impl<'a> Items<'a> {
    /// Goes past a piece of the list.
    fn token(
        &mut self,
        cursor: &Cursor<'a>,
        (from, inside, depth): (usize, usize, usize),
        comma: bool,
    ) -> Result<(), Odd> {
        let separates = depth == 0 || (comma && inside == 1);
        if !separates {
            self.current = Some((self.current.map_or(from, |(start, _)| start), cursor.at()));
            return Ok(());
        }
        match self.current.take() {
            Some((start, end)) => self.found.push(cursor.between(start, end)),
            None if comma => return Err(Odd),
            None => {}
        }
        Ok(())
    }
}
