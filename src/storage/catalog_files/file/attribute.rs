//! Owns `attributes.ron` as it stands on disk.

use serde::Deserialize;

use super::super::raw::{Choose, Entries, Id, Raw, Texts};

/// An item of the file.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(crate) enum AttributeFile<'a> {
    Number(NumberFile<'a>),
    Words(WordsFile<'a>),
}

/// An attribute whose values are numbers.
#[derive(Debug, Deserialize)]
#[serde(rename = "Number", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct NumberFile<'a> {
    pub(crate) id: Raw<'a, Id>,
    pub(crate) name: Raw<'a, Texts>,
    pub(crate) says: Raw<'a, Texts>,
    pub(crate) means: Option<Raw<'a, Texts>>,
    pub(crate) better: Option<Raw<'a, Choose>>,
    pub(crate) bar: Option<Raw<'a, bool>>,
}

/// An attribute whose values are words.
#[derive(Debug, Deserialize)]
#[serde(rename = "Words", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct WordsFile<'a> {
    pub(crate) id: Raw<'a, Id>,
    pub(crate) name: Raw<'a, Texts>,
    pub(crate) better: Option<Raw<'a, Choose>>,
    pub(crate) words: Raw<'a, Entries<'a, Id, Texts>>,
}
