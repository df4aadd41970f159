//! Owns the reading of single values of a file: names, words, numbers, entries; what is wrong with one is reported where it stands.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::Deserialize;

use super::outline::first_field;
use super::raw::{Choose, Entries, Id, Language, Raw, Whole};
use super::report::{Finding, Report};
use super::wording::{expected, parse, parse_piece, shown, unknown};
use crate::catalog::Lang;

/// A name, and where it stands. Two names are the same wherever they stand.
#[derive(Clone, Debug)]
pub(in crate::storage) struct Named<'a> {
    /// The name.
    pub(in crate::storage) id: String,
    /// Where it stands.
    pub(in crate::storage) at: &'a str,
}

/// Entries as they were read: each key with its value still to be read. A key that was wrong, and reported, is nothing.
pub(in crate::storage) type Read<'a, K, V> = Vec<(Option<K>, Raw<'a, V>)>;

impl PartialEq for Named<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Named<'_> {}

impl PartialOrd for Named<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Named<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }
}

/// Reads what needn't be there: nothing is fine, something must be right.
#[expect(clippy::option_option, reason = "what is left out is not what is wrong")]
pub(in crate::storage) fn optional<R, V>(raw: Option<R>, read: impl FnOnce(R) -> Option<V>) -> Option<Option<V>> {
    match raw {
        None => Some(None),
        Some(raw) => read(raw).map(Some),
    }
}

impl<'a> Report<'a> {
    /// Adds an error about a piece of a file.
    pub(in crate::storage) fn error(&self, piece: &str, code: &'static str, message: impl Into<String>) {
        self.add(piece, Finding::error(code, message));
    }

    /// Reads a language.
    pub(in crate::storage) fn language(&self, raw: Raw<'a, Language>) -> Option<Lang> {
        let found = Lang::ALL.into_iter().find(|lang| lang.code() == raw.text);
        if found.is_none() {
            let codes = Lang::ALL.map(Lang::code);
            let message = format!("'{}' is not a language that the app speaks", raw.text);
            let finding = unknown("unknown-language", &message, raw.text, &[]);
            self.add(raw.text, finding.mend(format!("write {}, without quotes", codes.join(", "))));
        }
        found
    }

    /// Reads a piece of a file as a twin.
    pub(in crate::storage) fn twin<T: Deserialize<'a>>(&self, text: &'a str) -> Option<T> {
        parse(text)
            .map_err(|(part, finding)| {
                let first = if finding.is("duplicate-field") { first_field(text, part) } else { None };
                let finding = match first {
                    Some(first) => self.first(finding, first).mend("take one of them out"),
                    None => finding,
                };
                self.add(part, finding);
            })
            .ok()
    }

    /// A finding about something that is there twice, with the place of the first.
    pub(in crate::storage) fn first(&self, finding: Finding, first: &str) -> Finding {
        finding.also(self.place(first), "first defined here")
    }

    /// Reports that something stands in a list twice.
    pub(in crate::storage) fn twice(&self, at: &str, first: &str) {
        let finding = Finding::error("duplicate-entry", format!("{at} is in this list already"));
        self.add(at, finding.also(self.place(first), "first named here").mend("take one of them out"));
    }

    /// Reads a nested twin.
    pub(in crate::storage) fn part<T: Deserialize<'a>>(&self, raw: Raw<'a, T>) -> Option<T> {
        parse_piece(raw).map_err(|(part, finding)| self.add(part, finding)).ok()
    }

    /// Reads a string.
    pub(in crate::storage) fn string<T>(&self, raw: Raw<'a, T>) -> Option<String> {
        match parse::<String>(raw.text) {
            Ok(string) => Some(string),
            Err(_) if !raw.text.starts_with(['"', 'r']) || !raw.text.ends_with(['"', '#']) => {
                let finding = expected("a text in quotes", raw.text);
                let is_name = raw.text.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter));
                self.add(raw.text, if is_name { finding.mend(format!("write \"{}\"", raw.text)) } else { finding });
                None
            }
            Err((part, finding)) => {
                self.add(part, finding);
                None
            }
        }
    }

    /// Reads a name.
    pub(in crate::storage) fn id(&self, raw: Raw<'a, Id>) -> Option<Named<'a>> {
        let id = self.string(raw)?;
        if id.is_empty() || id.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
            let finding = Finding::error("bad-id", "an id has at least one character and no spaces");
            self.add(raw.text, finding.mend("write it like \"cards-matt\""));
            return None;
        }
        Some(Named { id, at: raw.text })
    }

    /// Reads a whole number from 0.
    pub(in crate::storage) fn whole(&self, raw: Raw<'a, Whole>) -> Option<u32> {
        parse(raw.text).map_err(|_reason| self.add(raw.text, expected("a whole number", raw.text))).ok()
    }

    /// Reads a whole number of at least so much.
    pub(in crate::storage) fn at_least(&self, least: u32, raw: Raw<'a, Whole>) -> Option<u32> {
        let number = self.whole(raw)?;
        if number < least {
            self.error(raw.text, "too-small", format!("this must be at least {least}, and is {number}"));
            return None;
        }
        Some(number)
    }

    /// Reads `true` or `false`.
    pub(in crate::storage) fn flag(&self, raw: Raw<'a, bool>) -> Option<bool> {
        parse(raw.text).map_err(|_reason| self.add(raw.text, expected("true or false", raw.text))).ok()
    }

    /// Reads one of a few words.
    pub(in crate::storage) fn choose<T: Copy>(&self, raw: Raw<'a, Choose>, words: &[(&str, T)]) -> Option<T> {
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == raw.text) {
            return Some(*meaning);
        }
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let bare = raw.text.trim_matches('"');
        if names.contains(&bare) {
            let finding = expected("a word without quotes", raw.text);
            self.add(raw.text, finding.mend(format!("write {bare}")));
        } else {
            let message = format!("{} is not known here", shown(raw.text));
            self.add(raw.text, unknown("unknown-word", &message, bare, &names));
        }
        None
    }

    /// Reads the keys of entries; a key that is there twice is reported.
    pub(in crate::storage) fn entries<K, V, R: Clone + Ord>(
        &self,
        raw: Raw<'a, Entries<'a, K, V>>,
        read: impl Fn(Raw<'a, K>) -> Option<R>,
    ) -> Option<Read<'a, R, V>> {
        let Entries(entries) = self.part(raw)?;
        let mut seen: BTreeMap<R, &'a str> = BTreeMap::new();
        let once = |(key_raw, value): (Raw<'a, K>, Raw<'a, V>)| {
            let mut key = read(key_raw);
            match key.clone().map(|key| seen.entry(key)) {
                Some(Entry::Occupied(first)) => {
                    let finding = Finding::error("duplicate-key", format!("{} is here twice", key_raw.text));
                    self.add(key_raw.text, self.first(finding, first.get()).mend("take one of them out"));
                    key = None;
                }
                Some(Entry::Vacant(free)) => drop(free.insert(key_raw.text)),
                None => {}
            }
            (key, value)
        };
        Some(entries.into_iter().map(once).collect())
    }

    /// Reads entries whose keys are ids.
    pub(in crate::storage) fn named<V>(&self, raw: Raw<'a, Entries<'a, Id, V>>) -> Option<Read<'a, Named<'a>, V>> {
        self.entries(raw, |key| self.id(key))
    }
}
