//! Owns pieces of a file that are read later, so that each mistake in them is found and has its own place.

use std::fmt;
use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::quick::PIECE;

/// A value as it stands in the file: still text, and read as `T` when its turn comes. What it is cut out of was RON as a
/// whole, and so is it: only what it says can still be wrong.
pub(crate) struct Raw<'a, T> {
    /// What is written, without spaces and comments around it.
    pub(crate) text: &'a str,
    is: PhantomData<fn() -> T>,
}

/// What is written between `{` and `}`, in that order. The same key can be there twice.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entries<'a, K, V>(pub(super) Vec<(Raw<'a, K>, Raw<'a, V>)>);

/// A list of values, each still text.
pub(crate) type List<'a, T> = Raw<'a, Vec<Raw<'a, T>>>;

/// The name of something: a string.
pub(crate) enum Id {}
/// An amount of money: a number, as exact as it is written.
pub(crate) enum Amount {}
/// A percentage: `percent(12.5)`.
pub(crate) enum Share {}
/// A colour: `"#1D5B4A"`.
pub(crate) enum Colour {}
/// A text in every language: `{ nl: "…", en: "…" }`.
pub(crate) enum Texts {}
/// A language: `nl`.
pub(crate) enum Language {}
/// One of a few words without quotes: `goods`.
pub(crate) enum Choose {}
/// A whole number from 0.
pub(crate) enum Whole {}
/// A day: `"2026-12-31"`.
pub(crate) enum Date {}
/// A number with up to three decimals: `0.75`.
pub(crate) enum Decimal {}
/// A text that is the same in every language: `"FSC Mix"`.
pub(crate) enum Phrase {}
/// A number or the id of a word.
pub(crate) enum Value {}

impl<'a, T> Raw<'a, T> {
    /// A piece of a file.
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, is: PhantomData }
    }
}

impl<T> Clone for Raw<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Raw<'_, T> {}

impl<T> fmt::Debug for Raw<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl<'de: 'a, 'a, T> Deserialize<'de> for Raw<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // In the quick reading the text is cut out as it is; otherwise the parser cuts it out with all that surrounds it.
        if !deserializer.is_human_readable() {
            return deserializer.deserialize_newtype_struct(PIECE, PieceVisitor).map(Self::new);
        }
        <&'de RawValue>::deserialize(deserializer).map(|raw| Self::new(raw.trim().get_ron()))
    }
}

/// Takes a text that was cut out.
struct PieceVisitor;

impl<'de> Visitor<'de> for PieceVisitor {
    type Value = &'de str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a piece of a file")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(text)
    }
}

impl<'de: 'a, 'a, K, V> Deserialize<'de> for Entries<'a, K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

/// Collects the entries of a map.
struct EntriesVisitor<'a, K, V>(PhantomData<fn() -> Entries<'a, K, V>>);

impl<'de: 'a, 'a, K, V> Visitor<'de> for EntriesVisitor<'a, K, V> {
    type Value = Entries<'a, K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("entries between '{' and '}'")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::super::wording::options;
    use super::*;

    #[test]
    fn pieces_keep_their_place_in_the_text() {
        let text = "{ \"a\" : /* one */ 1 // uno\n , b: [2, 3], }";
        let Entries(entries) = options().from_str::<Entries<'_, Id, Whole>>(text).unwrap();
        let offset = |piece: &str| piece.as_ptr().addr() - text.as_ptr().addr();
        let found: Vec<_> = entries.iter().map(|(key, value)| (key.text, value.text, offset(value.text))).collect();
        assert_eq!(found, [("\"a\"", "1", 18), ("b", "[2, 3]", 33)]);
    }
}
