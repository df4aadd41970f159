//! Owns the shop: its name, money, taxes, shipping and look.

use super::{Lang, Rgb, ShippingId, TaxId, Text};
use crate::money::{Currency, Money, Percent};

/// The shop behind a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shop {
    /// Its name.
    pub name: Text,
    /// The one currency of all its prices.
    pub currency: Currency,
    /// The languages it speaks, the first one by default; never empty.
    pub languages: Vec<Lang>,
    /// Whether the prices in the files include tax.
    pub prices_include_tax: bool,
    /// Its tax rates; never empty.
    pub taxes: Vec<TaxRate>,
    /// What it costs to have an order sent.
    pub shipping: Shipping,
    /// The largest staff discount.
    pub staff_discount: Percent,
    /// What it looks like.
    pub look: Look,
}

/// A tax rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxRate {
    /// Its name in the files.
    pub id: TaxId,
    /// How much is taken.
    pub rate: Percent,
}

/// What it costs to have an order sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipping {
    /// For an order with goods below the threshold.
    pub price: Money,
    /// From this much in goods on it costs nothing.
    pub free_from: Option<Money>,
    /// The tax rate on it.
    pub tax: TaxId,
    /// What products that are sent in another way cost. An order is sent in one go, in the dearest way that is in it.
    pub classes: Vec<ShippingClass>,
}

/// Another way of sending, for products that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippingClass {
    /// Its name in the files.
    pub id: ShippingId,
    /// For an order with goods below its threshold.
    pub price: Money,
    /// From this much in goods on it costs nothing; where there is none, it always costs its price.
    pub free_from: Option<Money>,
}

/// What the shop looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The one accent colour: it marks 'continue' and the order button.
    pub accent: Rgb,
}

impl Shop {
    /// The rate with this id; none of it where the id is unknown, which a validated catalog rules out.
    #[must_use]
    pub fn rate(&self, id: &TaxId) -> Percent {
        self.taxes.iter().find(|tax| tax.id == *id).map_or(Percent::ZERO, |tax| tax.rate)
    }
}
