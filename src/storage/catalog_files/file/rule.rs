//! Owns an item of `rules/*.ron` as it stands on disk.

use serde::Deserialize;

use super::super::raw::{Id, Raw, Texts};

/// A rule between things in one order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) enum OrderRuleFile<'a> {
    Requires { when: Raw<'a, Part>, any_of: Vec<Raw<'a, Part>>, because: Raw<'a, Texts> },
    Excludes { when: Raw<'a, Part>, any_of: Vec<Raw<'a, Part>>, because: Raw<'a, Texts> },
}

/// A product, `"rush"`, or a choice made for one, `("cards", "finish", "gold")`.
pub(crate) enum Part {}

/// A choice made for a product, by their ids.
pub(crate) type ChoiceOfFile<'a> = (Raw<'a, Id>, Raw<'a, Id>, Raw<'a, Id>);
