//! Owns `shop.ron` as it stands on disk.

use serde::Deserialize;

use super::super::raw::{Amount, Colour, Entries, Id, Language, List, Phrase, Raw, Share, Texts, Whole};

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(rename = "Shop", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ShopFile<'a> {
    pub(crate) name: Raw<'a, Texts>,
    pub(crate) currency: Raw<'a, Id>,
    pub(crate) languages: List<'a, Language>,
    pub(crate) prices_include_tax: Raw<'a, bool>,
    pub(crate) taxes: Raw<'a, Entries<'a, Id, Share>>,
    pub(crate) shipping: Option<Raw<'a, ShippingFile<'a>>>,
    pub(crate) personalised: Option<Raw<'a, bool>>,
    pub(crate) staff_discount: Option<Raw<'a, Share>>,
    #[serde(default)]
    pub(crate) discount_reasons: Vec<Raw<'a, Texts>>,
    pub(crate) incentive: Option<Raw<'a, IncentiveFile<'a>>>,
    pub(crate) retention: Option<Raw<'a, RetentionFile<'a>>>,
    pub(crate) look: Option<Raw<'a, LookFile<'a>>>,
    pub(crate) documents: Option<Raw<'a, DocumentsFile<'a>>>,
    #[serde(default)]
    pub(crate) quiet: Vec<Raw<'a, Id>>,
}

/// What it costs to have an order sent.
#[derive(Debug, Deserialize)]
#[serde(rename = "Shipping", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ShippingFile<'a> {
    pub(crate) price: Raw<'a, Amount>,
    pub(crate) free_from: Option<Raw<'a, Amount>>,
    pub(crate) tax: Raw<'a, Id>,
    pub(crate) classes: Option<Raw<'a, Entries<'a, Id, ClassFile<'a>>>>,
}

/// What sending costs in another way.
#[derive(Debug, Deserialize)]
#[serde(rename = "Class", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ClassFile<'a> {
    pub(crate) price: Raw<'a, Amount>,
    pub(crate) free_from: Option<Raw<'a, Amount>>,
}

/// What a placed order gives for the next one.
#[derive(Debug, Deserialize)]
#[serde(rename = "Incentive", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct IncentiveFile<'a> {
    pub(crate) off: Option<Raw<'a, Share>>,
    pub(crate) amount: Option<Raw<'a, Amount>>,
    pub(crate) from: Option<Raw<'a, Amount>>,
    pub(crate) days: Raw<'a, Whole>,
}

/// How long the shop keeps what it knows of buyers.
#[derive(Debug, Deserialize)]
#[serde(rename = "Retention", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct RetentionFile<'a> {
    pub(crate) walks_days: Option<Raw<'a, Whole>>,
    pub(crate) buyers_days: Option<Raw<'a, Whole>>,
    pub(crate) measures_days: Option<Raw<'a, Whole>>,
}

/// What the shop looks like.
#[derive(Debug, Deserialize)]
#[serde(rename = "Look", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct LookFile<'a> {
    pub(crate) accent: Raw<'a, Colour>,
    pub(crate) paper: Option<Raw<'a, Colour>>,
    pub(crate) headings: Option<Raw<'a, Id>>,
    pub(crate) text: Option<Raw<'a, Id>>,
    pub(crate) logo: Option<Raw<'a, Id>>,
}

/// What the shop's documents say beside the order.
#[derive(Debug, Deserialize)]
#[serde(rename = "Documents", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct DocumentsFile<'a> {
    pub(crate) address: Option<List<'a, Phrase>>,
    pub(crate) terms: Option<Raw<'a, Texts>>,
    pub(crate) valid_days: Option<Raw<'a, Whole>>,
    pub(crate) footer: Option<Raw<'a, Texts>>,
}

/// A percentage.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase", bound(deserialize = "'de: 'a"))]
pub(crate) enum ShareFile<'a> {
    Percent(Raw<'a, f64>),
}
