//! Owns the twin of an order as it stands on disk, and how it becomes one that can be priced.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalog::{Catalog, ChoiceId, IncentiveTerms, Off, Offer, OfferId, OfferKind, OptionId, ProductId};
use crate::cli::nearest::did_you_mean;
use crate::money::{Money, Percent};
use crate::pricing::{LineId, Order, OrderLine, PriceError, View};

/// An order.
#[derive(Deserialize)]
#[serde(rename = "Order", deny_unknown_fields)]
pub(super) struct OrderFile {
    lines: Vec<LineFile>,
    /// Whether amounts leave tax out.
    #[serde(default)]
    business: bool,
    /// Whether the catalog's golden offer is taken.
    #[serde(default)]
    multiply: bool,
    /// What an earlier order gave for this one.
    #[serde(default)]
    incentive: Option<IncentiveFile>,
}

/// What an earlier order gave: a share or an amount off, as people write them, like "12.5".
#[derive(Deserialize)]
#[serde(rename = "Incentive", deny_unknown_fields)]
struct IncentiveFile {
    #[serde(default)]
    percent: Option<Written>,
    #[serde(default)]
    amount: Option<Written>,
    /// From how much in goods on.
    #[serde(default)]
    from: Option<Written>,
}

/// A number as it is written: a whole one, or any in quotes.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Whole(u32),
    Text(String),
}

/// A product in an order.
#[derive(Deserialize)]
#[serde(rename = "Line", deny_unknown_fields)]
struct LineFile {
    product: String,
    quantity: u32,
    #[serde(default)]
    options: BTreeMap<String, String>,
}

/// Why an order gets no quote.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum OrderError {
    /// There is nothing in it.
    #[error("the order has no lines: there is nothing to price")]
    Empty,
    /// It is multiplied, but the catalog has nothing for that.
    #[error("this catalog has no golden offer for the first line, so that the order can't be multiplied")]
    NoMultiplier,
    /// What an earlier order gave is not said so that it can be read.
    #[error("an incentive is (percent: 5) or (amount: \"5.00\"), and from: \"40.00\" where it needs so much in goods")]
    Incentive,
    /// It has no price.
    #[error(transparent)]
    Price(#[from] PriceError),
}

impl OrderFile {
    /// The order that can be priced.
    pub(super) fn read(self, catalog: &Catalog) -> Result<Order, OrderError> {
        let first = ProductId::from(self.lines.first().ok_or(OrderError::Empty)?.product.as_str());
        let multiplier =
            if self.multiply { Some(multiplier_for(catalog, &first).ok_or(OrderError::NoMultiplier)?) } else { None };
        let incentive = self.incentive.map(|file| file.read(catalog).ok_or(OrderError::Incentive)).transpose()?;
        Ok(Order {
            lines: (0..).zip(self.lines).map(|(number, line)| line.read(LineId(number))).collect(),
            multiplier,
            staff_discount: Percent::ZERO,
            incentive,
            view: if self.business { View::Business } else { View::Consumer },
        })
    }
}

impl IncentiveFile {
    fn read(&self, catalog: &Catalog) -> Option<IncentiveTerms> {
        let money = |written: &Written| {
            let amount = Money::parse(&written.text(), catalog.shop.currency).ok();
            amount.filter(|amount| !amount.is_negative())
        };
        let off = match (&self.percent, &self.amount) {
            (Some(share), None) => {
                Off::Share(Percent::parse(&share.text()).ok().filter(|share| *share <= Percent::WHOLE)?)
            }
            (None, Some(amount)) => Off::Amount(money(amount)?),
            _ => return None,
        };
        let from = match &self.from {
            Some(from) => Some(money(from)?),
            None => None,
        };
        Some(IncentiveTerms { off, from })
    }
}

impl Written {
    fn text(&self) -> String {
        match self {
            Self::Whole(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// The catalog's first golden offer for an order that started with this product.
fn multiplier_for(catalog: &Catalog, first: &ProductId) -> Option<OfferId> {
    let is_for = |offer: &&Offer| match &offer.kind {
        OfferKind::Multiplier { with, .. } => with.is_empty() || with.contains(first),
        _ => false,
    };
    catalog.offers.iter().find(is_for).map(|offer| offer.id.clone())
}

impl LineFile {
    fn read(self, id: LineId) -> OrderLine {
        let choice =
            |(option, choice): (&String, &String)| (OptionId::from(option.as_str()), ChoiceId::from(choice.as_str()));
        OrderLine {
            id,
            product: self.product.as_str().into(),
            quantity: self.quantity,
            choices: self.options.iter().map(choice).collect(),
        }
    }
}

/// Why there is no quote, with what was probably meant.
pub(super) fn explained(catalog: &Catalog, error: &OrderError) -> String {
    let OrderError::Price(price) = error else { return error.to_string() };
    let hint = match price {
        PriceError::UnknownProduct(id) => {
            did_you_mean(id.as_str(), catalog.products.iter().map(|product| product.id.as_str()))
        }
        PriceError::UnknownChoice { product, option, choice } => choice_hint(catalog, product, (option, choice)),
        _ => String::new(),
    };
    format!("{price}{hint}")
}

/// Which options or choices there are, where the one asked for does not exist.
fn choice_hint(catalog: &Catalog, product: &ProductId, (option, choice): (&OptionId, &str)) -> String {
    let Some(product) = catalog.product(product) else { return String::new() };
    let Some(known) = product.option(option) else {
        return listed("its options are", &product.options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>());
    };
    let names: Vec<&str> = known.choices.iter().map(|choice| choice.id.as_str()).collect();
    let near = did_you_mean(choice, names.iter().copied());
    if near.is_empty() { listed("there are", &names) } else { near }
}

/// What there is instead, as the end of a sentence.
fn listed(what: &str, names: &[&str]) -> String {
    if names.is_empty() { "; it has no options".to_owned() } else { format!("; {what} {}", names.join(", ")) }
}
