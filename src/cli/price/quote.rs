//! Owns how a quote is written, for people and for programs.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::explanation::{ExplanationOut, Reasons, unused_out};
use super::view_name;
use crate::catalog::{Catalog, Lang, OfferId, OfferKind, ProductId};
use crate::cli::amount;
use crate::money::{Money, Percent};
use crate::pricing::{Applied, Figure, MultiplierEffect, Quote, QuoteLine, View};

/// A quote for programs: amounts in minor units, rates in basis points.
#[derive(Serialize)]
pub(super) struct QuoteOut<'a> {
    currency: &'a str,
    view: &'static str,
    total: i64,
    anchor: i64,
    goods: i64,
    discount: i64,
    incentive: Option<IncentiveOut>,
    shipping: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipping_class: Option<&'a str>,
    saved: i64,
    lines: Vec<LineOut<'a>>,
    reductions: Vec<ReductionOut<'a>>,
    multiplier: Option<MultiplierOut<'a>>,
    tax: Vec<TaxOut>,
    proven_optimal: bool,
    /// Nothing less than this can be to pay; nothing where that is not known.
    bound: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<ExplanationOut>,
}

#[derive(Serialize)]
struct LineOut<'a> {
    product: &'a str,
    quantity: u32,
    options: BTreeMap<&'a str, &'a str>,
    list: i64,
    total: i64,
    set_up: i64,
    cheaper_more: Option<CheaperMoreOut>,
}

#[derive(Serialize)]
struct CheaperMoreOut {
    quantity: u32,
    saves: i64,
}

#[derive(Serialize)]
struct ReductionOut<'a> {
    offer: &'a str,
    times: u32,
    amount: i64,
}

#[derive(Serialize)]
struct MultiplierOut<'a> {
    offer: &'a str,
    times: u32,
    surcharge: i64,
    total: i64,
    normal_total: i64,
    saves: i64,
}

/// What an earlier order gave.
#[derive(Serialize)]
struct IncentiveOut {
    amount: i64,
    /// What would be to pay without it.
    without: i64,
    /// Why it is not used, where it is not.
    unused: Option<&'static str>,
}

#[derive(Serialize)]
struct TaxOut {
    rate: u32,
    net: i64,
    tax: i64,
    gross: i64,
    exact: bool,
}

impl<'a> QuoteOut<'a> {
    /// A quote, what its first line alone would cost, and why its figures are what they are, where that was asked.
    pub(super) fn new(quote: &'a Quote, anchor: Money, explanation: Option<ExplanationOut>) -> Self {
        Self {
            currency: quote.currency.code(),
            view: view_name(quote.view),
            total: quote.total.minor(),
            anchor: anchor.minor(),
            goods: quote.goods.minor(),
            discount: quote.discount.minor(),
            incentive: quote.incentive.map(|effect| IncentiveOut {
                amount: effect.amount.minor(),
                without: effect.without.minor(),
                unused: effect.unused.map(|why| unused_out(why).0),
            }),
            shipping: quote.shipping.price.minor(),
            shipping_class: quote.shipping.class.as_ref().map(crate::catalog::ShippingId::as_str),
            saved: quote.saved().minor(),
            lines: quote.lines.iter().map(LineOut::from).collect(),
            reductions: quote.reductions.iter().map(ReductionOut::from).collect(),
            multiplier: quote.multiplier.as_ref().map(MultiplierOut::from),
            tax: quote
                .tax
                .iter()
                .map(|tax| TaxOut {
                    rate: tax.rate.basis_points(),
                    net: tax.net.minor(),
                    tax: tax.tax.minor(),
                    gross: tax.gross.minor(),
                    exact: tax.exact,
                })
                .collect(),
            proven_optimal: quote.proven_optimal,
            bound: quote.gap.map(|gap| (quote.total - gap).minor()),
            explanation,
        }
    }
}

impl<'a> From<&'a QuoteLine> for LineOut<'a> {
    fn from(line: &'a QuoteLine) -> Self {
        Self {
            product: line.product.as_str(),
            quantity: line.quantity,
            options: line.choices.iter().map(|(option, choice)| (option.as_str(), choice.as_str())).collect(),
            list: line.list.minor(),
            total: line.total.minor(),
            set_up: line.set_up.minor(),
            cheaper_more: line
                .cheaper_more
                .map(|more| CheaperMoreOut { quantity: more.quantity, saves: more.saves.minor() }),
        }
    }
}

impl<'a> From<&'a Applied> for ReductionOut<'a> {
    fn from(applied: &'a Applied) -> Self {
        Self { offer: applied.offer.as_str(), times: applied.times, amount: applied.amount.minor() }
    }
}

impl<'a> From<&'a MultiplierEffect> for MultiplierOut<'a> {
    fn from(effect: &'a MultiplierEffect) -> Self {
        Self {
            offer: effect.offer.as_str(),
            times: effect.times,
            surcharge: effect.surcharge.minor(),
            total: effect.total.minor(),
            normal_total: effect.normal_total.minor(),
            saves: effect.saves().minor(),
        }
    }
}

/// Writes a quote for people: every line, what was lowered, and what is to be paid.
pub(super) fn write(
    out: &mut dyn Write,
    catalog: &Catalog,
    (quote, anchor): (&Quote, Money),
    lang: Lang,
    reasons: Option<&Reasons<'_>>,
) -> io::Result<()> {
    let why = |out: &mut dyn Write, figure| reasons.map_or(Ok(()), |reasons| reasons.write(out, &figure));
    for line in &quote.lines {
        let what = format!("{} × {}", line.quantity, product_name(catalog, &line.product, lang));
        row(out, &what, line.list, quote)?;
        if reasons.is_none() {
            unexplained(out, catalog, (quote, line), lang)?;
        }
        why(out, Figure::List(line.id))?;
    }
    if let Some(effect) = &quote.multiplier {
        row(out, &format!("{} times, by {}", effect.times, effect.offer), golden(quote), quote)?;
        why(out, Figure::Golden)?;
    } else {
        for applied in &quote.reductions {
            let what = format!("{} × {}", applied.times, offer_name(catalog, &applied.offer, lang));
            row(out, &what, -applied.amount, quote)?;
            why(out, Figure::Reduction(applied.offer.clone()))?;
        }
    }
    write_sums(out, quote, &why)?;
    row(out, "Total", quote.total, quote)?;
    why(out, Figure::Total)?;
    if quote.view == View::Consumer {
        for tax in &quote.tax {
            let rate: Percent = tax.rate;
            row(out, &format!("    of which tax {rate} % of {}", tax.net.plain(quote.currency)), tax.tax, quote)?;
            why(out, Figure::Tax(rate))?;
        }
    }
    if quote.tax.iter().any(|tax| !tax.exact) {
        writeln!(
            out,
            "No net at one of the rates makes up its gross exactly: that tax is one smallest coin off the rate."
        )?;
    }
    row(out, "The first line alone", anchor, quote)?;
    if !quote.proven_optimal {
        let at_most = quote.gap.map(|gap| format!(", by at most {}", amount(gap, quote.currency))).unwrap_or_default();
        writeln!(
            out,
            "There may be a better combination of offers{at_most}: this order has too many to try them all."
        )?;
    }
    Ok(())
}

/// What is taken off the goods, sending, and tax that comes on top.
fn write_sums(
    out: &mut dyn Write,
    quote: &Quote,
    why: &dyn Fn(&mut dyn Write, Figure) -> io::Result<()>,
) -> io::Result<()> {
    if !quote.discount.is_zero() {
        row(out, "Discount", -quote.discount, quote)?;
        why(out, Figure::Discount)?;
    }
    if let Some(effect) = quote.incentive {
        let what = if effect.unused.is_some() { "From an earlier order, not used" } else { "From an earlier order" };
        row(out, what, -effect.amount, quote)?;
        why(out, Figure::Incentive)?;
    }
    row(out, "Shipping", quote.shipping.price, quote)?;
    why(out, Figure::Shipping)?;
    if quote.view == View::Business {
        for tax in &quote.tax {
            row(out, &format!("Tax {} % of {}", tax.rate, tax.net.plain(quote.currency)), tax.tax, quote)?;
            why(out, Figure::Tax(tax.rate))?;
        }
    }
    Ok(())
}

/// What stands under a line whose price is not explained: choices, and a larger quantity that costs less.
fn unexplained(
    out: &mut dyn Write,
    catalog: &Catalog,
    (quote, line): (&Quote, &QuoteLine),
    lang: Lang,
) -> io::Result<()> {
    for choice in chosen(catalog, line, lang) {
        writeln!(out, "    {choice}")?;
    }
    if let Some(more) = line.cheaper_more {
        let saves = amount(more.saves, quote.currency);
        writeln!(out, "    {} cost {saves} less", more.quantity)?;
    }
    Ok(())
}

/// What the golden offer and everything in it make of the list prices.
fn golden(quote: &Quote) -> Money {
    quote.lines.iter().map(|line| line.total - line.list).sum()
}

/// A line of the table: words, and an amount at its right edge.
fn row(out: &mut dyn Write, what: &str, money: Money, quote: &Quote) -> io::Result<()> {
    writeln!(out, "{what:<56} {:>18}", amount(money, quote.currency))
}

fn product_name<'a>(catalog: &'a Catalog, id: &'a ProductId, lang: Lang) -> &'a str {
    catalog.product(id).map_or(id.as_str(), |product| product.name.get(lang))
}

/// What an offer that lowers a price is called: a bundle by its name, an accessory by its product.
fn offer_name<'a>(catalog: &'a Catalog, id: &'a OfferId, lang: Lang) -> &'a str {
    match catalog.offer(id).map(|offer| &offer.kind) {
        Some(OfferKind::Bundle { name, .. }) => name.get(lang),
        Some(OfferKind::Accessory { product, .. }) => product_name(catalog, product, lang),
        _ => id.as_str(),
    }
}

/// The choices made that differ from what the product starts with.
fn chosen(catalog: &Catalog, line: &QuoteLine, lang: Lang) -> Vec<String> {
    let Some(product) = catalog.product(&line.product) else { return Vec::new() };
    let first = product.first_choices();
    product
        .chosen(&line.choices)
        .filter(|(option, choice)| first.get(&option.id) != Some(&choice.id))
        .map(|(option, choice)| format!("{}: {}", option.name.get(lang), choice.name.get(lang)))
        .collect()
}
