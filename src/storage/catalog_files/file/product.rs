//! Owns an item of `products/*.ron` as it stands on disk.

use serde::Deserialize;

use super::super::raw::{Amount, Choose, Colour, Entries, Id, List, Raw, Share, Texts, Value, Whole};
use super::{CertificateFile, ContentsFile, CoverFile, ProofFile, StockFile, WasFile};

/// A product.
#[derive(Debug, Deserialize)]
#[serde(rename = "Product", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ProductFile<'a> {
    pub(crate) id: Raw<'a, Id>,
    pub(crate) name: Raw<'a, Texts>,
    pub(crate) summary: Raw<'a, Texts>,
    pub(crate) kind: Option<Raw<'a, Choose>>,
    pub(crate) price: Raw<'a, PriceFile<'a>>,
    pub(crate) usual_quantity: Option<Raw<'a, Whole>>,
    pub(crate) set_up: Option<Raw<'a, Amount>>,
    pub(crate) cost: Option<Raw<'a, Amount>>,
    pub(crate) cost_of: Option<Raw<'a, Whole>>,
    pub(crate) tax: Option<Raw<'a, Id>>,
    pub(crate) shipping: Option<Raw<'a, Id>>,
    pub(crate) compare: Option<Raw<'a, Entries<'a, Id, Value>>>,
    #[serde(default)]
    pub(crate) options: Vec<Raw<'a, OptionFile<'a>>>,
    #[serde(default)]
    pub(crate) rules: Vec<Raw<'a, RuleFile<'a>>>,
    pub(crate) picture: Raw<'a, Id>,
    pub(crate) tint: Option<Raw<'a, Colour>>,
    pub(crate) personalised: Option<Raw<'a, bool>>,
    #[serde(default)]
    pub(crate) style: Vec<Raw<'a, Id>>,
    pub(crate) contains: Option<Raw<'a, ContentsFile<'a>>>,
    #[serde(default)]
    pub(crate) history: Vec<Raw<'a, WasFile<'a>>>,
    pub(crate) stock: Option<Raw<'a, StockFile<'a>>>,
    #[serde(default)]
    pub(crate) proof: Vec<Raw<'a, ProofFile<'a>>>,
    #[serde(default)]
    pub(crate) certificates: Vec<Raw<'a, CertificateFile<'a>>>,
    pub(crate) cover: Option<Raw<'a, CoverFile<'a>>>,
    pub(crate) lasts_months: Option<Raw<'a, Whole>>,
}

/// The forms of a price.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase", bound(deserialize = "'de: 'a"))]
pub(crate) enum PriceFile<'a> {
    Each(Raw<'a, Amount>),
    Packs(Raw<'a, LadderFile<'a>>),
    Tiers(Raw<'a, LadderFile<'a>>),
    Share { of: List<'a, Id>, percent: Raw<'a, Share> },
}

/// Quantities with their prices.
pub(crate) type LadderFile<'a> = Entries<'a, Whole, Amount>;

/// An option of a product.
#[derive(Debug, Deserialize)]
#[serde(rename = "Option", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct OptionFile<'a> {
    pub(crate) id: Raw<'a, Id>,
    pub(crate) name: Raw<'a, Texts>,
    pub(crate) choices: Vec<Raw<'a, ChoiceFile<'a>>>,
}

/// A choice of an option.
#[derive(Debug, Deserialize)]
#[serde(rename = "Choice", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ChoiceFile<'a> {
    pub(crate) id: Raw<'a, Id>,
    pub(crate) name: Raw<'a, Texts>,
    pub(crate) per_unit: Option<Raw<'a, Amount>>,
    pub(crate) per_line: Option<Raw<'a, Amount>>,
    pub(crate) set_up: Option<Raw<'a, Amount>>,
    pub(crate) tint: Option<Raw<'a, Colour>>,
    pub(crate) picture: Option<Raw<'a, Id>>,
    pub(crate) finish: Option<Raw<'a, Choose>>,
}

/// A rule between choices.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) enum RuleFile<'a> {
    Requires { when: Raw<'a, SelectionFile<'a>>, any_of: Vec<Raw<'a, SelectionFile<'a>>> },
    Excludes { when: Raw<'a, SelectionFile<'a>>, any_of: Vec<Raw<'a, SelectionFile<'a>>> },
}

/// A choice of an option, by their ids.
pub(crate) type SelectionFile<'a> = (Raw<'a, Id>, Raw<'a, Id>);
