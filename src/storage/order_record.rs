//! Owns what is written down of an order: what was agreed, in figures and in the names that things had then, so that it can be
//! read years later without the catalog. Who ordered it is not in it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::twin::{DesignTwin, LangTwin};
use crate::catalog::{Catalog, Lang};
use crate::flow::design::{Design, LogoChoice, LogoId, Words};
use crate::flow::{Anchor, Session};
use crate::pricing::{Applied, MultiplierEffect, Quote, QuoteLine, TaxLine, View};

/// The buyer's own logo, as the file was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLogo {
    /// The file's name.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// An order as it was agreed. Amounts are in the currency's minor unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderRecord {
    /// The version of this form.
    pub format: u32,
    /// The language that it was made in.
    #[serde(with = "LangTwin")]
    pub lang: Lang,
    /// The currency's code.
    pub currency: String,
    /// What the buyer came for cost.
    pub anchor: i64,
    /// What is to be paid, tax and shipping included.
    pub total: i64,
    /// The sum of the lines.
    pub goods: i64,
    /// The staff discount.
    pub discount: i64,
    /// What an earlier order gave, where it was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incentive: Option<IncentiveRecord>,
    /// What sending costs.
    pub shipping: i64,
    /// Whether the amounts of lines, goods, discount and shipping leave tax out.
    pub without_tax: bool,
    /// The tax in the total.
    pub tax: Vec<TaxRecord>,
    /// What was lowered.
    pub reductions: Vec<ReductionRecord>,
    /// The golden offer, where it was taken: quantities and amounts of the lines have it in them.
    pub golden: Option<GoldenRecord>,
    /// What was ordered.
    pub lines: Vec<LineRecord>,
    /// What is printed.
    #[serde(with = "DesignTwin")]
    pub design: Design,
}

/// What an earlier order gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncentiveRecord {
    /// Its code; empty once who ordered is forgotten.
    pub code: String,
    /// By how much it lowers the goods; nothing where it is not used, and stays for another order.
    pub amount: i64,
}

/// The tax at one rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaxRecord {
    /// The rate, in basis points.
    pub rate_basis_points: u32,
    /// What it is taken of.
    pub net: i64,
    /// How much it is.
    pub tax: i64,
}

/// An offer that lowered the price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReductionRecord {
    /// The offer.
    pub offer: String,
    /// How many times it applied.
    pub times: u32,
    /// By how much in all.
    pub amount: i64,
}

/// The golden offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldenRecord {
    /// The offer.
    pub offer: String,
    /// How many times everything.
    pub times: u32,
    /// What that costs on top.
    pub surcharge: i64,
    /// What it would have cost otherwise.
    pub normal_total: i64,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineRecord {
    /// The product's id.
    pub product: String,
    /// Its name then, in the buyer's language.
    pub name: String,
    /// How many.
    pub quantity: u32,
    /// What was chosen.
    pub choices: Vec<ChoiceRecord>,
    /// What that many cost without any reduction.
    pub list: i64,
    /// What they cost in this order.
    pub total: i64,
}

/// What was chosen for an option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceRecord {
    /// The option's id.
    pub option: String,
    /// The choice's id.
    pub choice: String,
    /// The choice's name then, in the buyer's language.
    pub name: String,
}

impl OrderRecord {
    /// The order of a session; nothing while it has none.
    #[must_use]
    pub fn of(session: &Session) -> Option<Self> {
        let (state, quote) = (session.state(), session.quote()?);
        let line = |line: &QuoteLine| line_record(session.catalog(), state.lang, line);
        Some(Self {
            format: 1,
            lang: state.lang,
            currency: quote.currency.code().to_owned(),
            anchor: state.anchor.as_ref().map_or(0, |anchor: &Anchor| anchor.total().minor()),
            total: quote.total.minor(),
            goods: quote.goods.minor(),
            discount: quote.discount.minor(),
            incentive: quote.incentive.map(|effect| IncentiveRecord {
                code: state.redeemed.as_ref().map(|promise| promise.code.as_str().to_owned()).unwrap_or_default(),
                amount: effect.amount.minor(),
            }),
            shipping: quote.shipping.price.minor(),
            without_tax: quote.view == View::Business,
            tax: quote.tax.iter().map(tax_record).collect(),
            reductions: quote.reductions.iter().map(reduction_record).collect(),
            golden: quote.multiplier.as_ref().map(golden_record),
            lines: quote.lines.iter().map(line).collect(),
            design: state.design.clone(),
        })
    }

    /// The same without what the buyer typed and brought.
    #[must_use]
    pub fn without_buyer(mut self) -> Self {
        self.design.words = Words::default();
        if let Some(incentive) = &mut self.incentive {
            incentive.code.clear();
        }
        if matches!(self.design.logo, LogoChoice::Imported(_)) {
            self.design.logo = LogoChoice::Imported(LogoId(0));
        }
        self
    }

    /// Whether a quote comes to what was agreed, to the cent.
    #[must_use]
    pub fn agrees_with(&self, quote: &Quote) -> bool {
        let lines = || quote.lines.iter().map(|line| (line.product.as_str(), line.quantity, line.total.minor()));
        let agreed = self.lines.iter().map(|line| (line.product.as_str(), line.quantity, line.total));
        let given = self.incentive.as_ref().map_or(0, |incentive| incentive.amount);
        let sums = (self.total, self.goods, self.discount + given, given, self.shipping);
        let (off, discount) = (quote.taken_off().minor(), quote.discount.minor());
        let others = (quote.total.minor(), quote.goods.minor(), off, off - discount, quote.shipping.price.minor());
        self.currency == quote.currency.code() && sums == others && agreed.eq(lines())
    }
}

fn tax_record(tax: &TaxLine) -> TaxRecord {
    TaxRecord { rate_basis_points: tax.rate.basis_points(), net: tax.net.minor(), tax: tax.tax.minor() }
}

fn reduction_record(applied: &Applied) -> ReductionRecord {
    ReductionRecord { offer: applied.offer.to_string(), times: applied.times, amount: applied.amount.minor() }
}

fn golden_record(golden: &MultiplierEffect) -> GoldenRecord {
    GoldenRecord {
        offer: golden.offer.to_string(),
        times: golden.times,
        surcharge: golden.surcharge.minor(),
        normal_total: golden.normal_total.minor(),
    }
}

fn line_record(catalog: &Catalog, lang: Lang, line: &QuoteLine) -> LineRecord {
    let product = catalog.product(&line.product);
    let chosen = product.map(|product| product.chosen(&line.choices)).into_iter().flatten();
    let choices = chosen.map(|(option, choice)| ChoiceRecord {
        option: option.id.to_string(),
        choice: choice.id.to_string(),
        name: choice.name.get(lang).to_owned(),
    });
    LineRecord {
        product: line.product.to_string(),
        name: product.map(|product| product.name.get(lang).to_owned()).unwrap_or_default(),
        quantity: line.quantity,
        choices: choices.collect(),
        list: line.list.minor(),
        total: line.total.minor(),
    }
}
