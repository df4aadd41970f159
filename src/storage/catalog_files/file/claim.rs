//! Owns what a product claims, as it stands in `products/*.ron`.

use serde::Deserialize;

use super::super::raw::{Date, Decimal, Phrase, Raw, Texts, Whole};
use super::PriceFile;

/// What is in one unit.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", bound(deserialize = "'de: 'a"))]
pub(crate) enum ContentsFile<'a> {
    Each,
    Kilogram(Raw<'a, Decimal>),
    Litre(Raw<'a, Decimal>),
    Metre(Raw<'a, Decimal>),
    SquareMetre(Raw<'a, Decimal>),
    Pieces(Raw<'a, Decimal>),
}

/// A price from a day on.
#[derive(Debug, Deserialize)]
#[serde(rename = "Was", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct WasFile<'a> {
    pub(crate) from: Raw<'a, Date>,
    pub(crate) price: Raw<'a, PriceFile<'a>>,
}

/// How many are left.
#[derive(Debug, Deserialize)]
#[serde(rename = "Stock", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct StockFile<'a> {
    pub(crate) left: Raw<'a, Whole>,
    pub(crate) counted: Raw<'a, Date>,
}

/// What buyers thought and did.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(crate) enum ProofFile<'a> {
    Rating(RatingFile<'a>),
    Claim(ClaimFile<'a>),
}

/// Stars.
#[derive(Debug, Deserialize)]
#[serde(rename = "Rating", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct RatingFile<'a> {
    pub(crate) stars: Raw<'a, Decimal>,
    pub(crate) count: Raw<'a, Whole>,
    pub(crate) source: Raw<'a, Phrase>,
    pub(crate) from: Raw<'a, Date>,
    pub(crate) until: Raw<'a, Date>,
    pub(crate) verified: Raw<'a, Texts>,
    pub(crate) expires: Raw<'a, Date>,
}

/// A sentence.
#[derive(Debug, Deserialize)]
#[serde(rename = "Claim", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ClaimFile<'a> {
    pub(crate) says: Raw<'a, Texts>,
    pub(crate) count: Raw<'a, Whole>,
    pub(crate) source: Raw<'a, Phrase>,
    pub(crate) from: Raw<'a, Date>,
    pub(crate) until: Raw<'a, Date>,
    pub(crate) verified: Raw<'a, Texts>,
    pub(crate) expires: Raw<'a, Date>,
}

/// What somebody else attests.
#[derive(Debug, Deserialize)]
#[serde(rename = "Certificate", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct CertificateFile<'a> {
    pub(crate) name: Raw<'a, Phrase>,
    pub(crate) number: Raw<'a, Phrase>,
    pub(crate) until: Raw<'a, Date>,
}

/// What a service covers.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase", bound(deserialize = "'de: 'a"))]
pub(crate) enum CoverFile<'a> {
    Warranty(Raw<'a, Texts>),
    Insurance(Raw<'a, Phrase>),
}
