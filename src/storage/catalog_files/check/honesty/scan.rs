//! Owns the search for words in copy, however they are spelled: capitals, accents, letters of other alphabets and invisible
//! characters make no difference.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::topic::{Setting, Topic};
use super::words::{ALLOWED, WORDS};
use crate::catalog::Lang;

/// Words that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// What they are about.
    pub(super) topic: Topic,
    /// The bytes of the text that say it.
    pub(super) span: Range<usize>,
}

/// The phrases, ready to be searched for all at once. `None` only if there were more of them than memory has room for.
struct Phrases {
    search: Option<AhoCorasick>,
    /// What each phrase is about, and the one language in which it is meant, where it is only one.
    about: Vec<(Topic, Option<Lang>)>,
    allowed: Option<AhoCorasick>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let about = WORDS.iter().flat_map(|(topic, only, words)| words.iter().map(|_| (*topic, *only))).collect();
    let search = automaton(WORDS.iter().flat_map(|(_, _, words)| words.iter().copied()));
    Phrases { search, about, allowed: automaton(ALLOWED.iter().copied()) }
});

fn automaton(phrases: impl Iterator<Item = &'static str>) -> Option<AhoCorasick> {
    let plain = phrases.map(pattern);
    AhoCorasick::builder().match_kind(MatchKind::Standard).build(plain).ok()
}

/// A text as it is searched, and which byte of the original each of its bytes comes from.
#[derive(Debug, Default)]
struct Plain {
    text: String,
    from: Vec<usize>,
    /// Whether it is known where its bytes come from.
    placed: bool,
}

/// So many letters that stand alone, one after the other, are read as a word.
const SPELLED: usize = 4;

/// Looks for what a text may not say, each topic once, in the order of the text.
pub(super) fn scan(words: &str, lang: Lang, setting: Setting) -> Vec<Found> {
    // Nearly every text says nothing of all this, and needs no record of where its letters come from.
    let quick = plain(words, false);
    if !says_any(&quick.text, lang, setting) && !quick.has_spelled() {
        return Vec::new();
    }
    let plain = plain(words, true);
    let mut found = Vec::new();
    search(&plain, words, (lang, setting), &mut found);
    if let Some(joined) = plain.joined() {
        search(&joined, words, (lang, setting), &mut found);
    }
    found.sort_by_key(|found| (found.span.start, found.topic));
    found
}

/// Whether a text says anything that is looked for, be it as part of something harmless.
fn says_any(text: &str, lang: Lang, setting: Setting) -> bool {
    let Some(search) = &PHRASES.search else { return false };
    let about = |pattern: usize| PHRASES.about.get(pattern);
    search.find_overlapping_iter(text).any(|hit| {
        about(hit.pattern().as_usize())
            .is_some_and(|(topic, only)| setting.has(*topic) && only.is_none_or(|only| only == lang))
    })
}

fn search(plain: &Plain, words: &str, (lang, setting): (Lang, Setting), found: &mut Vec<Found>) {
    let Some(search) = &PHRASES.search else { return };
    let mut allowed: Option<Vec<Range<usize>>> = None;
    for hit in search.find_overlapping_iter(&plain.text) {
        let Some((topic, only)) = PHRASES.about.get(hit.pattern().as_usize()).copied() else { continue };
        let is_meant = setting.has(topic) && only.is_none_or(|only| only == lang);
        if !is_meant {
            continue;
        }
        let allowed = allowed.get_or_insert_with(|| innocent(&plain.text));
        if allowed.iter().any(|span| span.start <= hit.start() && hit.end() <= span.end) {
            continue;
        }
        let span = plain.original(hit.start()..hit.end(), words);
        match found.iter_mut().find(|known| known.topic == topic) {
            // Of several the longest at the first place says most.
            Some(known) if span.start <= known.span.start && span.end >= known.span.end => known.span = span,
            Some(_) => {}
            None => found.push(Found { topic, span }),
        }
    }
}

/// Where a text says something harmless that contains one of the words, like 'feel free'.
fn innocent(text: &str) -> Vec<Range<usize>> {
    let Some(search) = &PHRASES.allowed else { return Vec::new() };
    search.find_overlapping_iter(text).map(|hit| hit.start()..hit.end()).collect()
}

/// A phrase as it is searched for: in spaces, so that only whole words are found, but for a star at its start or end.
fn pattern(phrase: &str) -> String {
    let text = plain(phrase.trim_matches('*'), false).text;
    let text = if phrase.starts_with('*') { text.trim_start() } else { &text };
    let text = if phrase.ends_with('*') { text.trim_end() } else { text };
    text.to_owned()
}

/// A text in small plain letters, with one space around each word, and a hash sign for each number; with or without where
/// each of its bytes comes from.
fn plain(words: &str, placed: bool) -> Plain {
    let from = Vec::with_capacity(if placed { words.len() + 2 } else { 0 });
    let mut plain = Plain { text: String::with_capacity(words.len() + 2), from, placed };
    plain.push(' ', 0);
    let mut before = ' ';
    let mut rest = words.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        let is_minus = matches!(character, '-' | '−' | '–') && !before.is_alphanumeric();
        before = character;
        if is_minus && rest.peek().is_some_and(|(_, next)| next.is_ascii_digit() || *next == '#') {
            plain.push_space(at);
            plain.push('-', at);
            plain.push_space(at);
        } else if character.is_ascii() {
            plain.take(character.to_ascii_lowercase(), at);
        } else if !is_invisible(character) {
            for letter in std::iter::once(character)
                .nfkd()
                .filter(|letter| !is_combining_mark(*letter))
                .flat_map(char::to_lowercase)
            {
                plain.take(latin(letter), at);
            }
        }
    }
    plain.push_space(words.len());
    plain
}

/// Whether a character takes no room: it would split a word that people read as one.
const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// The Latin letter that a letter of another alphabet looks like.
const fn latin(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'е' | 'ε' => 'e',
        'һ' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'п' | 'η' => 'n',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' => 'v',
        'х' | 'χ' => 'x',
        'у' => 'y',
        _ => letter,
    }
}

impl Plain {
    fn push(&mut self, letter: char, at: usize) {
        self.text.push(letter);
        if self.placed {
            self.from.extend(std::iter::repeat_n(at, letter.len_utf8()));
        }
    }

    fn push_space(&mut self, at: usize) {
        if !self.text.ends_with(' ') {
            self.push(' ', at);
        }
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
            '%' | '€' | '$' | '£' | '★' | '⭐' => {
                self.push_space(at);
                self.push(letter, at);
                self.push_space(at);
            }
            _ if letter.is_alphabetic() => {
                if self.text.ends_with('#') {
                    self.push_space(at);
                }
                self.push(letter, at);
            }
            _ => self.push_space(at),
        }
    }

    /// The text with letters that stand alone, one after the other, joined to the word that people read: `g r a t i s`.
    /// Nothing where there are no such letters.
    fn joined(&self) -> Option<Self> {
        if !self.has_spelled() {
            return None;
        }
        let mut joined = Self { placed: true, ..Self::default() };
        let mut is_different = false;
        let words: Vec<(usize, &str)> = self
            .text
            .split_inclusive(' ')
            .scan(0, |start, word| {
                let at = *start;
                *start += word.len();
                Some((at, word))
            })
            .collect();
        let is_alone =
            |word: &&(usize, &str)| word.1.trim_end().chars().count() == 1 && word.1.starts_with(char::is_alphabetic);
        let mut rest = words.as_slice();
        while let Some((at, _)) = rest.first() {
            let run = rest.iter().take_while(is_alone).count();
            let take = run.max(1);
            if run >= SPELLED {
                is_different = true;
                for (at, word) in rest.iter().take(run) {
                    joined.push(word.chars().next().unwrap_or(' '), self.at(*at));
                }
                joined.push_space(self.at(rest.get(run - 1).map_or(*at, |(at, _)| at + 1)));
            } else {
                for (at, word) in rest.iter().take(take) {
                    for (offset, letter) in word.char_indices() {
                        joined.push(letter, self.at(at + offset));
                    }
                }
            }
            rest = rest.get(take..).unwrap_or_default();
        }
        is_different.then_some(joined)
    }

    /// Whether so many words of one letter can stand one after the other: spaces that often with one letter between.
    fn has_spelled(&self) -> bool {
        let mut run = 0;
        let mut length = 0;
        for letter in self.text.chars() {
            if letter != ' ' {
                length += 1;
                continue;
            }
            run = if length == 1 { run + 1 } else { 0 };
            if run >= SPELLED {
                return true;
            }
            length = 0;
        }
        false
    }

    /// The byte of the original from which a byte comes.
    fn at(&self, byte: usize) -> usize {
        self.from.get(byte).or(self.from.last()).copied().unwrap_or_default()
    }

    /// The bytes of the original that some bytes stand for, without the spaces around them.
    fn original(&self, span: Range<usize>, words: &str) -> Range<usize> {
        let inside = self.text.get(span.clone()).unwrap_or_default();
        let start = span.start + (inside.len() - inside.trim_start().len());
        let end = span.start + inside.trim_end().len();
        let (first, last) = (self.at(start), self.at(end.saturating_sub(1)));
        // The last letter may be several bytes long in the original, and a number several letters.
        let tail = words.get(last..).unwrap_or_default();
        let number =
            tail.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ','))).unwrap_or(tail.len());
        let length = if inside.trim_end().ends_with('#') && number > 0 {
            number
        } else {
            tail.chars().next().map_or(0, char::len_utf8)
        };
        let end = last + words.get(last..last + length).unwrap_or_default().trim_end_matches(['.', ',']).len();
        first..end.max(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(words: &str, lang: Lang) -> Vec<(Topic, &str)> {
        scan(words, lang, Setting::ANY).into_iter().map(|found| (found.topic, &words[found.span])).collect()
    }

    #[test]
    fn words_are_found_however_they_are_spelled() {
        for (words, said) in [
            ("Helemaal gratis!", "gratis"),
            ("GRATIS bij elke bestelling", "GRATIS"),
            ("grátis", "grátis"),
            ("gra\u{200b}tis erbij", "gra\u{200b}tis"),
            ("gr\u{430}tis", "gr\u{430}tis"),
            ("ｇｒａｔｉｓ", "ｇｒａｔｉｓ"),
            ("Nu g r a t i s erbij", "g r a t i s"),
        ] {
            assert_eq!(topics(words, Lang::Nl), [(Topic::Free, said)], "{words}");
        }
    }

    #[test]
    fn numbers_stand_for_any_number() {
        for (words, said) in [("Nog maar 3 stuks", "Nog maar 3"), ("Nog maar 1.250 op voorraad", "Nog maar 1.250")] {
            assert_eq!(topics(words, Lang::Nl), [(Topic::Urgency, said)], "{words}");
        }
        assert_eq!(topics("Nu voor € 12,95.", Lang::Nl)[0].0, Topic::TypedPrice);
    }

    #[test]
    fn parts_of_other_words_are_not_found() {
        for words in
            ["gratie", "Freesia", "free-standing", "a free choice", "acid-free paper", "salesroom", "de laatste hand"]
        {
            assert_eq!(topics(words, Lang::En), [], "{words}");
        }
    }
}
