//! Owns how a text is read before it is searched: in small plain letters, whatever alphabet, sign or trick they are written with.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::look_alike::{invisible, latin, sign};
use super::number_words::{is_number, is_percent};

/// A text as it is searched, and which byte of the original each of its bytes comes from.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// Small letters, one space around each word, a hash sign for each number.
    pub(super) text: String,
    from: Vec<usize>,
    /// Where the last word begins.
    word: usize,
    /// Whether it is known where its bytes come from.
    is_placed: bool,
    /// Whether the number before was written out, so that what follows is part of it: twenty-five.
    is_spelled_number: bool,
}

/// A way in which people read what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// As it stands.
    Straight,
    /// Over signs within a word: `gra-tis`.
    Squeezed,
    /// Digits and signs as letters: `gr4tis`; an upright stroke as this letter.
    Alike(char),
    /// Letters that stand alone as a word: `g r a t i s`.
    Spelled,
    /// Letters that are drawn out as no more than so many: `graaaatis`.
    Shortened(usize),
    /// From right to left.
    Mirrored,
}

/// The place of a number in a text that is filled in.
const BLANK: &str = "{n}";

/// So many letters that stand alone, one after the other, are read as a word.
const SPELLED: usize = 3;

/// A text in small plain letters, with one space around each word, and a hash sign for each number; with or without where
/// each of its bytes comes from.
pub(super) fn plain(words: &str, reading: Reading, is_placed: bool) -> Plain {
    match reading {
        Reading::Straight | Reading::Squeezed | Reading::Alike(_) => read(words, reading, is_placed),
        Reading::Spelled => read(words, Reading::Straight, is_placed).joined(),
        Reading::Shortened(most) => read(words, Reading::Straight, is_placed).shortened(most),
        Reading::Mirrored => read(words, Reading::Straight, is_placed).mirrored(),
    }
}

/// The ways in which people read a text: of most there is only one.
pub(super) fn readings(words: &str) -> impl Iterator<Item = Reading> + use<> {
    let odd = Oddities::of(words);
    let ways = [
        (true, Reading::Straight),
        (odd.has_signs_within, Reading::Squeezed),
        (odd.has_alike, Reading::Alike('i')),
        (odd.has_alike, Reading::Alike('l')),
        (odd.has_spelled, Reading::Spelled),
        (odd.has_stretched, Reading::Shortened(1)),
        (odd.has_stretched, Reading::Shortened(2)),
        (odd.has_turned, Reading::Mirrored),
    ];
    ways.into_iter().filter(|(is_so, _)| *is_so).map(|(_, way)| way)
}

/// What is odd about a text.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a text can be odd in all these ways at once")]
struct Oddities {
    has_signs_within: bool,
    has_alike: bool,
    has_spelled: bool,
    has_stretched: bool,
    has_turned: bool,
}

/// A letter and its sort, which is looked at as what is before, now and next.
#[derive(Clone, Copy)]
struct Sort {
    letter: char,
    is_alphabetic: bool,
    is_alphanumeric: bool,
}

impl Sort {
    const SPACE: Self = Self { letter: ' ', is_alphabetic: false, is_alphanumeric: false };

    fn of(letter: char) -> Self {
        let is_alphabetic = letter.is_alphabetic();
        Self { letter, is_alphabetic, is_alphanumeric: is_alphabetic || letter.is_numeric() }
    }
}

impl Oddities {
    fn of(words: &str) -> Self {
        let mut odd = Self::default();
        let (mut before, mut now) = (Sort::SPACE, Sort::SPACE);
        let (mut run, mut alone) = (0_u32, 0);
        let seen = words.chars().filter(|letter| letter.is_ascii() || !invisible(*letter));
        for next in seen.map(Sort::of).chain([Sort::SPACE]) {
            if now.is_alphabetic {
                run = if now.letter.eq_ignore_ascii_case(&before.letter) { run + 1 } else { 1 };
                odd.has_stretched |= run > 2;
                odd.has_alike |= match now.letter {
                    'I' => before.letter.is_lowercase(),
                    'l' => before.letter.is_uppercase() && next.letter.is_uppercase(),
                    _ => false,
                };
                let is_alone = !before.is_alphanumeric && !next.is_alphanumeric;
                alone = if is_alone { alone + 1 } else { 0 };
                odd.has_spelled |= alone >= SPELLED;
            } else {
                run = 0;
                let is_sign = sign(now.letter, 'i').is_some();
                let is_between = before.is_alphabetic && next.is_alphabetic;
                odd.has_signs_within |= is_between && !now.is_alphanumeric && !now.letter.is_whitespace();
                odd.has_alike |= is_sign
                    && if now.letter.is_ascii_digit() {
                        before.is_alphabetic && (next.is_alphabetic || sign(next.letter, 'i').is_some())
                    } else {
                        next.is_alphabetic && !before.letter.is_ascii_digit()
                    };
            }
            (before, now) = (now, next);
        }
        odd.has_turned = !words.is_ascii()
            && words.contains(['\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']);
        odd
    }
}

fn read(words: &str, reading: Reading, is_placed: bool) -> Plain {
    let mut plain = Plain { text: String::with_capacity(words.len() + 2), is_placed, ..Plain::default() };
    plain.from.reserve(if is_placed { words.len() + 2 } else { 0 });
    plain.push(' ', 0);
    let (mut before, mut at) = (' ', 0);
    while let Some((rest, character)) = words.get(at..).and_then(|rest| Some((rest, rest.chars().next()?))) {
        // Most of a text is plain letters, and those are read as they stand.
        if character.is_ascii_alphabetic() && matches!(reading, Reading::Straight | Reading::Squeezed) {
            let length = rest.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
            let letters = rest.get(..length).unwrap_or_default();
            plain.take_letters(letters, at);
            before = letters.chars().next_back().unwrap_or(before);
            at += length;
            continue;
        }
        let end = at + character.len_utf8();
        let next = words.get(end..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let character = reading.letter(before, character, next);
        let is_minus = is_minus(character) && !before.is_alphanumeric();
        let is_within = before.is_alphabetic() && next.is_alphabetic();
        if !invisible(character) {
            before = character;
        }
        if is_minus && (next.is_ascii_digit() || matches!(next, '#' | ' ' | '{')) {
            plain.sign('-', at);
        } else if character == '{' && rest.starts_with(BLANK) {
            plain.take('#', at);
            at += BLANK.len();
            continue;
        } else if character.is_ascii() {
            let is_passed_over = reading == Reading::Squeezed
                && is_within
                && !character.is_ascii_alphanumeric()
                && !character.is_ascii_whitespace();
            if !is_passed_over {
                plain.take(character.to_ascii_lowercase(), at);
            }
        } else if !invisible(character) {
            plain.take_foreign(character, at, reading == Reading::Squeezed && is_within);
        }
        at = end;
    }
    plain.push_space(words.len());
    plain
}

/// Whether a character is a minus or a dash.
const fn is_minus(character: char) -> bool {
    matches!(character, '-' | '−' | '‐'..='―' | '⁻' | '﹣' | '－' | '➖')
}

impl Reading {
    /// The letter that a character is read as.
    fn letter(self, before: char, character: char, next: char) -> char {
        let Self::Alike(stroke) = self else { return character };
        match character {
            'I' if before.is_lowercase() => stroke,
            'l' if before.is_uppercase() && next.is_uppercase() => 'i',
            _ if before.is_alphabetic() || (next.is_alphabetic() && !character.is_ascii_digit()) => {
                sign(character, stroke).unwrap_or(character)
            }
            _ => character,
        }
    }
}

impl Plain {
    fn push(&mut self, letter: char, at: usize) {
        self.text.push(letter);
        if self.is_placed {
            self.from.extend(std::iter::repeat_n(at, letter.len_utf8()));
        }
        if letter == ' ' {
            self.word = self.text.len();
        }
    }

    /// Takes letters of ASCII that stand beside each other.
    fn take_letters(&mut self, letters: &str, at: usize) {
        if self.text.ends_with('#') {
            self.push_space(at);
        }
        let start = self.text.len();
        self.text.push_str(letters);
        if let Some(taken) = self.text.get_mut(start..) {
            taken.make_ascii_lowercase();
        }
        if self.is_placed {
            self.from.extend(at..at + letters.len());
        }
    }

    /// Ends a word; numbers and percentages that are written out become signs.
    fn push_space(&mut self, at: usize) {
        if self.text.ends_with(' ') {
            return;
        }
        let start = self.word;
        let word = self.text.get(start..).unwrap_or_default();
        let (is_number, is_percent) = (is_number(word), is_percent(word));
        if is_number || is_percent {
            let from = self.at(start);
            self.cut(start);
            if is_percent {
                self.push('%', from);
            } else if self.is_spelled_number && self.text.ends_with("# ") {
                self.cut(start - 1);
            } else {
                self.push('#', from);
            }
        }
        self.is_spelled_number = is_number;
        self.push(' ', at);
    }

    fn cut(&mut self, length: usize) {
        self.text.truncate(length);
        self.from.truncate(length);
    }

    /// Takes a sign that means something by itself.
    fn sign(&mut self, sign: char, at: usize) {
        self.push_space(at);
        self.push(sign, at);
        self.push_space(at);
    }

    /// Takes the next character: letters as they are, a number as one hash sign, anything else as a space.
    fn take(&mut self, letter: char, at: usize) {
        match letter {
            '0'..='9' | '#' => {
                if !self.text.ends_with('#') {
                    self.push_space(at);
                    self.push('#', at);
                }
            }
            // What stands within a number belongs to it.
            '.' | ',' if self.text.ends_with('#') => {}
            '%' | '€' | '$' | '£' | '★' | '⭐' | '🆓' | '🏆' | '⏰' | '⏳' | '⌛' => self.sign(letter, at),
            '☆' | '✩' | '✪' | '✭' | '✮' | '✯' | '✰' | '⭑' | '🌟' => self.sign('★', at),
            _ if letter.is_alphabetic() => {
                if self.text.ends_with('#') {
                    self.push_space(at);
                }
                self.push(letter, at);
            }
            _ => self.push_space(at),
        }
    }

    /// Takes a character beyond those of ASCII, as the plain letters that it stands for.
    fn take_foreign(&mut self, character: char, at: usize, is_passed_over: bool) {
        let mark = |letter: &char| !is_combining_mark(*letter);
        for part in std::iter::once(latin(character)).nfkd().filter(mark).map(latin).flat_map(char::to_lowercase) {
            match latin(part) {
                'ß' => ['s', 's'].map(|letter| self.take(letter, at)).into_iter().collect(),
                'æ' => ['a', 'e'].map(|letter| self.take(letter, at)).into_iter().collect(),
                letter if is_passed_over && !letter.is_alphanumeric() && !letter.is_whitespace() => {}
                letter => self.take(letter, at),
            }
        }
    }

    /// The text with letters that stand alone, one after the other, joined to the word that people read: `g r a t i s`.
    fn joined(&self) -> Self {
        let mut joined = Self { is_placed: self.is_placed, ..Self::default() };
        joined.push(' ', 0);
        let is_alone = |word: &str| {
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        };
        let mut start = 1;
        let mut was_alone = false;
        for word in self.text.trim_start().split_inclusive(' ') {
            let is_alone = is_alone(word.trim_end());
            if !(is_alone && was_alone) {
                joined.push_space(self.at(start));
            }
            for (offset, letter) in word.trim_end().char_indices() {
                joined.push(letter, self.at(start + offset));
            }
            (was_alone, start) = (is_alone, start + word.len());
        }
        joined.push_space(self.at(start));
        joined
    }

    /// The text with letters that are drawn out shortened to so many: `graaaatis`.
    fn shortened(&self, most: usize) -> Self {
        let mut short = Self { is_placed: self.is_placed, ..Self::default() };
        let (mut before, mut run) = (' ', 0);
        for (offset, letter) in self.text.char_indices() {
            run = if letter == before { run + 1 } else { 1 };
            before = letter;
            let length = run
                + self
                    .text
                    .get(offset..)
                    .unwrap_or_default()
                    .chars()
                    .skip(1)
                    .take_while(|next| *next == letter)
                    .count();
            if length < 3 || run <= most {
                short.push(letter, self.at(offset));
            }
        }
        short
    }

    /// The text from right to left, as it is shown behind a sign that turns the direction.
    fn mirrored(&self) -> Self {
        let mut mirrored = Self { is_placed: self.is_placed, ..Self::default() };
        for (offset, letter) in self.text.char_indices().rev() {
            mirrored.push(letter, self.at(offset));
        }
        mirrored
    }

    /// The byte of the original from which a byte comes.
    fn at(&self, byte: usize) -> usize {
        self.from.get(byte).or(self.from.last()).copied().unwrap_or_default()
    }

    /// The bytes of the original that some bytes stand for, without the spaces around them.
    pub(super) fn original(&self, span: Range<usize>, words: &str) -> Range<usize> {
        let inside = self.text.get(span.clone()).unwrap_or_default();
        let start = span.start + (inside.len() - inside.trim_start().len());
        let end = span.start + inside.trim_end().len();
        let (one, other) = (self.at(start), self.at(end.saturating_sub(1)));
        let (first, last) = (one.min(other), one.max(other));
        // The last letter may be several bytes long in the original, and a number or a percentage several letters.
        let tail = words.get(last..).unwrap_or_default();
        let is_number = inside.trim_end().ends_with(['#', '%']);
        let is_word = tail.starts_with(char::is_alphabetic);
        let belongs = |letter: char| {
            if is_word { letter.is_alphabetic() } else { letter.is_ascii_digit() || matches!(letter, '.' | ',') }
        };
        let number = tail.find(|letter: char| !belongs(letter)).unwrap_or(tail.len());
        let length = if is_number && number > 0 { number } else { tail.chars().next().map_or(0, char::len_utf8) };
        let end = last + words.get(last..last + length).unwrap_or_default().trim_end_matches(['.', ',']).len();
        first..end.max(first)
    }
}
