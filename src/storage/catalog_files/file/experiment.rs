//! Owns an item of `experiments.ron` as it stands on disk.

use serde::Deserialize;

use super::super::raw::{Amount, Date, Entries, Id, Raw, Share, Texts, Whole};

/// An experiment with one offer.
#[derive(Debug, Deserialize)]
#[serde(rename = "Experiment", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ExperimentFile<'a> {
    pub(crate) id: Raw<'a, Id>,
    pub(crate) offer: Raw<'a, Id>,
    pub(crate) from: Option<Raw<'a, Date>>,
    pub(crate) until: Option<Raw<'a, Date>>,
    pub(crate) arms: Raw<'a, Entries<'a, Id, ArmFile<'a>>>,
}

/// One way of showing it. The prices stand here only so that they can be refused in plain words.
#[derive(Debug, Deserialize)]
#[serde(rename = "Arm", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ArmFile<'a> {
    pub(crate) because: Option<Raw<'a, Texts>>,
    pub(crate) picture: Option<Raw<'a, Id>>,
    pub(crate) place: Option<Raw<'a, Whole>>,
    pub(crate) offers_per_step: Option<Raw<'a, Whole>>,
    pub(crate) price: Option<Raw<'a, Amount>>,
    pub(crate) together: Option<Raw<'a, Amount>>,
    pub(crate) off: Option<Raw<'a, Share>>,
    pub(crate) surcharge: Option<Raw<'a, Share>>,
}
