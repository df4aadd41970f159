//! Owns an item of `offers/*.ron` as it stands on disk.

use serde::Deserialize;

use super::super::raw::{Amount, Date, Entries, Id, List, Raw, Share, Texts, Whole};

/// An offer.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(crate) enum OfferFile<'a> {
    Upgrade(UpgradeFile<'a>),
    Accessory(AccessoryFile<'a>),
    Bundle(BundleFile<'a>),
    Service(ServiceFile<'a>),
    Multiplier(MultiplierFile<'a>),
}

/// Which answers an offer fits best, by question.
pub(crate) type FitsFile<'a> = Entries<'a, Id, Vec<Raw<'a, Id>>>;

/// When an offer is made.
#[derive(Debug, Deserialize)]
#[serde(rename = "Valid", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ValidFile<'a> {
    pub(crate) from: Option<Raw<'a, Date>>,
    pub(crate) until: Option<Raw<'a, Date>>,
}

/// A better product instead.
#[derive(Debug, Deserialize)]
#[serde(rename = "Upgrade", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct UpgradeFile<'a> {
    pub(crate) id: Option<Raw<'a, Id>>,
    pub(crate) from: Raw<'a, Id>,
    pub(crate) to: Raw<'a, Id>,
    pub(crate) because: Raw<'a, Texts>,
    pub(crate) valid: Option<Raw<'a, ValidFile<'a>>>,
    pub(crate) fits: Option<Raw<'a, FitsFile<'a>>>,
}

/// Something that goes with it.
#[derive(Debug, Deserialize)]
#[serde(rename = "Accessory", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct AccessoryFile<'a> {
    pub(crate) id: Option<Raw<'a, Id>>,
    pub(crate) with: List<'a, Id>,
    pub(crate) product: Raw<'a, Id>,
    pub(crate) quantity: Option<Raw<'a, Whole>>,
    pub(crate) together: Option<Raw<'a, Amount>>,
    pub(crate) per_parent: Option<Raw<'a, Whole>>,
    pub(crate) in_step: Option<Raw<'a, Whole>>,
    pub(crate) because: Raw<'a, Texts>,
    pub(crate) valid: Option<Raw<'a, ValidFile<'a>>>,
    pub(crate) fits: Option<Raw<'a, FitsFile<'a>>>,
}

/// Several products for less.
#[derive(Debug, Deserialize)]
#[serde(rename = "Bundle", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct BundleFile<'a> {
    pub(crate) id: Option<Raw<'a, Id>>,
    pub(crate) name: Raw<'a, Texts>,
    pub(crate) of: Raw<'a, Entries<'a, Id, Whole>>,
    pub(crate) pack: Option<Raw<'a, Entries<'a, Id, Whole>>>,
    pub(crate) off: Option<Raw<'a, Share>>,
    pub(crate) price: Option<Raw<'a, Amount>>,
    pub(crate) because: Raw<'a, Texts>,
    pub(crate) valid: Option<Raw<'a, ValidFile<'a>>>,
    pub(crate) fits: Option<Raw<'a, FitsFile<'a>>>,
}

/// Something that is done for an order.
#[derive(Debug, Deserialize)]
#[serde(rename = "Service", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ServiceFile<'a> {
    pub(crate) id: Option<Raw<'a, Id>>,
    #[serde(default)]
    pub(crate) with: Vec<Raw<'a, Id>>,
    pub(crate) product: Raw<'a, Id>,
    pub(crate) because: Raw<'a, Texts>,
    pub(crate) valid: Option<Raw<'a, ValidFile<'a>>>,
    pub(crate) fits: Option<Raw<'a, FitsFile<'a>>>,
}

/// The whole order so many times.
#[derive(Debug, Deserialize)]
#[serde(rename = "Multiplier", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct MultiplierFile<'a> {
    pub(crate) id: Option<Raw<'a, Id>>,
    pub(crate) times: Raw<'a, Whole>,
    pub(crate) surcharge: Raw<'a, Share>,
    #[serde(default)]
    pub(crate) with: Vec<Raw<'a, Id>>,
    pub(crate) because: Raw<'a, Texts>,
    pub(crate) valid: Option<Raw<'a, ValidFile<'a>>>,
}
