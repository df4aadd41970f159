//! Owns the priced order: every line, reduction, tax and total, each with what it came from.

use super::{LineId, View};
use crate::catalog::{Choices, OfferId, ProductId, ShippingId};
use crate::money::{Currency, Money, Percent};

/// A priced order. All amounts but [`Quote::total`] and [`Quote::tax`] are with or without tax as [`Quote::view`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The currency of all amounts.
    pub currency: Currency,
    /// With or without tax in the amounts.
    pub view: View,
    /// What is in it, in the order's own sequence.
    pub lines: Vec<QuoteLine>,
    /// What was lowered, and by how much.
    pub reductions: Vec<Applied>,
    /// The golden offer, where it was accepted and beats the normal price.
    pub multiplier: Option<super::MultiplierEffect>,
    /// The sum of the lines' totals.
    pub goods: Money,
    /// The staff discount on the goods.
    pub discount: Money,
    /// What an earlier order gave, and what it comes to; nothing where there is nothing of that kind.
    pub incentive: Option<super::IncentiveEffect>,
    /// What sending it costs.
    pub shipping: ShippingCost,
    /// The tax contained in the total, per rate; the highest rate first.
    pub tax: Vec<TaxLine>,
    /// What is to be paid, tax and shipping included. Whatever the view.
    pub total: Money,
    /// Whether the reductions are proven to be the best possible.
    pub proven_optimal: bool,
    /// By how much less could be to pay at most with other reductions: nothing where these are proven to be the best, unknown
    /// where there are too many ways to take them.
    pub gap: Option<Money>,
}

/// A line with its price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteLine {
    /// The line of the order.
    pub id: LineId,
    /// What it is.
    pub product: ProductId,
    /// How many are delivered: the multiplier is in it.
    pub quantity: u32,
    /// What was chosen, complete.
    pub choices: Choices,
    /// What that many cost without any reduction.
    pub list: Money,
    /// What they cost in this order, before a staff discount.
    pub total: Money,
    /// What of both is for making it ready, once for the order.
    pub set_up: Money,
    /// A larger quantity that costs less, where there is one.
    pub cheaper_more: Option<CheaperMore>,
}

/// A larger quantity that costs less than the one in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheaperMore {
    /// The larger quantity.
    pub quantity: u32,
    /// By how much it costs less, without reductions.
    pub saves: Money,
}

/// An offer that lowered the price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The offer.
    pub offer: OfferId,
    /// How many times it applied.
    pub times: u32,
    /// By how much in all.
    pub amount: Money,
    /// What of that fell on which line.
    pub by_line: Vec<(LineId, Money)>,
    /// The units that it took, of each line.
    pub units: Vec<UnitsTaken>,
    /// By how much packs that were chosen for it cost more than the cheapest ones, by line; in the catalog's own terms. The
    /// amounts above are what is saved beyond that.
    pub dearer: Vec<(LineId, Money)>,
}

/// Units of a line that are in an application of a reduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitsTaken {
    /// The line.
    pub line: LineId,
    /// The size of the packs, for a product that is sold in packs.
    pub pack: Option<u32>,
    /// How many units, or packs.
    pub count: u32,
}

/// What sending an order costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippingCost {
    /// The price.
    pub price: Money,
    /// From how much in goods on it costs nothing, where it ever does; in the catalog's own terms.
    pub free_from: Option<Money>,
    /// How much more in goods would make it free, where it is not and can be.
    pub free_after: Option<Money>,
    /// The shipping class that decides it, where it is not the shop's usual way.
    pub class: Option<ShippingId>,
}

/// The tax at one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaxLine {
    /// The rate.
    pub rate: Percent,
    /// What it is taken of.
    pub net: Money,
    /// How much it is.
    pub tax: Money,
    /// Both together.
    pub gross: Money,
    /// Whether the tax is exactly the net times the rate, rounded. Where prices include tax, not every gross can be divided
    /// so; the tax is then one minor unit off. Source: EN 16931-1:2017, BR-CO-17.
    pub exact: bool,
}

impl Quote {
    /// What the reductions and the golden offer save against the normal price of the same lines.
    #[must_use]
    pub fn saved(&self) -> Money {
        // Twice as much has its own tiers and sets, so the golden offer is measured against those, not against single prices.
        if let Some(golden) = &self.multiplier {
            return golden.saves();
        }
        let on_lines: Money = self.lines.iter().map(|line| line.list - line.total).sum();
        on_lines + self.taken_off()
    }

    /// What is taken off the goods as a whole: the staff discount, and what an earlier order gave.
    #[must_use]
    pub fn taken_off(&self) -> Money {
        self.discount + self.incentive.map_or(Money::ZERO, |effect| effect.amount)
    }

    /// What would be to pay without what an earlier order gave: what suggestions are weighed against.
    #[must_use]
    pub fn without_incentive(&self) -> Money {
        self.incentive.map_or(self.total, |effect| effect.without)
    }

    /// The line with this number.
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&QuoteLine> {
        self.lines.iter().find(|line| line.id == id)
    }
}
