//! Owns the way from an order to its quote: list prices, reductions, the golden offer, discount, shipping, tax.

use super::incentive::{self, IncentiveEffect, OrderLevel};
use super::listing::{self, Listed};
use super::multiplier::{self, Golden, MultiplierEffect};
use super::reduced::{self, Reduced};
use super::shipping::{self, Sending};
use super::{Order, PriceError, Pricer, Quote, QuoteLine, split, tax};
use crate::catalog::{Catalog, OfferId};
use crate::money::{Money, Percent};

/// What the order costs: always the least that the catalog's rules allow for what is in it.
///
/// # Errors
/// When the order names what the catalog does not have, asks for a quantity that is not sold, breaks a rule between
/// choices, or is larger than any order can be.
pub fn price(catalog: &Catalog, order: &Order) -> Result<Quote, PriceError> {
    Pricer::new().price(catalog, order)
}

/// What the order would cost if the catalog did not have one of its reductions: the real alternative to an offer.
///
/// # Errors
/// As [`price`].
pub fn price_without(catalog: &Catalog, order: &Order, offer: &OfferId) -> Result<Quote, PriceError> {
    Pricer::new().price_without(catalog, order, offer)
}

/// What reductions are chosen for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Aim<'a> {
    /// The least to pay.
    Least,
    /// The least to pay without one of the catalog's reductions.
    LeastWithout(&'a OfferId),
    /// The most off the goods, whatever that does to the shipping.
    MostOff,
}

pub(super) fn price_for(
    pricer: &Pricer,
    (catalog, order): (&Catalog, &Order),
    aim: Aim<'_>,
) -> Result<Quote, PriceError> {
    if order.staff_discount > catalog.shop.staff_discount {
        let (given, allowed) = (order.staff_discount, catalog.shop.staff_discount);
        return Err(PriceError::DiscountTooLarge { given, allowed });
    }
    let lines = listing::listed_lines(catalog, order)?;
    let golden = multiplier::of_order(pricer, (catalog, order), aim)?;
    let plain = Order { incentive: None, ..order.clone() };
    let quote = match order.incentive {
        None => price_once(pricer, (catalog, &plain), lines, golden.as_ref(), aim)?.quote,
        Some(terms) => {
            let without = price_once(pricer, (catalog, &plain), lines.clone(), golden.as_ref(), aim)?;
            let with = price_once(pricer, (catalog, order), lines, golden.as_ref(), aim)?;
            incentive::cheaper(terms, without, with)
        }
    };
    match (golden, &quote.multiplier) {
        // The offer is no saving here: the same quantities at their normal price are.
        (Some(golden), Some(effect)) if effect.saves() <= Money::ZERO => Ok(golden.normal),
        _ => Ok(quote),
    }
}

/// A quote, and what is asked of it when two are compared; in the catalog's own terms.
pub(super) struct Once {
    pub(super) quote: Quote,
    /// What the goods come to after reductions.
    pub(super) goods: Money,
    /// What of an earlier order is taken off them.
    pub(super) given: Money,
}

/// Prices an order in one way: using what an earlier one gave for it, if it has that.
fn price_once(
    pricer: &Pricer,
    (catalog, order): (&Catalog, &Order),
    lines: Vec<Listed<'_>>,
    golden: Option<&Golden>,
    aim: Aim<'_>,
) -> Result<Once, PriceError> {
    let reduced = reduced::reduce(pricer, (catalog, order), &lines, aim);
    // Packs that cost more than the cheapest ones never make up a minimum.
    let surcharge = golden.map_or(Money::ZERO, |golden| golden.surcharge(&lines, &reduced));
    let cheapest = lines.iter().map(|line| line.list).sum::<Money>() + surcharge;
    let level = OrderLevel::of(order).for_goods_of(cheapest);
    let effect = golden.and_then(|golden| golden.effect((catalog, level), (&lines, &reduced)));
    finish((catalog, order, level), lines, reduced, effect)
}

/// Puts the quote together from its priced parts.
fn finish(
    (catalog, order, level): (&Catalog, &Order, OrderLevel),
    mut lines: Vec<Listed<'_>>,
    mut reduced: Reduced,
    effect: Option<MultiplierEffect>,
) -> Result<Once, PriceError> {
    let surcharge = effect.as_ref().and_then(|effect| effect.percent(catalog)).unwrap_or_default();
    if let Some(effect) = &effect {
        effect.apply(catalog, &mut lines, &mut reduced);
    }
    let goods: Money = reduced.totals.iter().copied().sum();
    let off = level.off(goods);
    let sending = Sending::of(catalog, lines.iter().map(|line| line.product));
    let shipping = shipping::shipping(sending.as_ref(), goods - off.sum());
    if shipping.price.is_absurd() {
        return Err(PriceError::TooLarge);
    }
    let shifts = split::settle((catalog, order), &lines, &mut reduced, (off.sum(), shipping.price));
    let quote_lines: Vec<QuoteLine> =
        lines.iter().zip(&reduced.totals).map(|(line, total)| quote_line(line, *total, effect.is_some())).collect();
    let rates: Vec<Percent> = lines.iter().map(|line| catalog.shop.rate(&line.product.tax)).collect();
    let quote = Quote {
        currency: catalog.shop.currency,
        view: order.view,
        lines: quote_lines,
        reductions: reduced.applied,
        multiplier: effect,
        goods,
        discount: off.discount,
        incentive: order.incentive.map(|terms| IncentiveEffect::used(terms, off.incentive)),
        tax: Vec::new(),
        total: goods - off.sum() + shipping.price,
        shipping,
        proven_optimal: reduced.proven,
        gap: reduced.gap.map(|gap| at_most(catalog, gap, (&rates, surcharge))),
    };
    let quote = tax::with_tax(&catalog.shop, quote, &rates, shifts);
    let amounts = [quote.goods, quote.discount, quote.shipping.price, quote.total];
    if amounts.iter().any(|amount| amount.is_absurd()) {
        return Err(PriceError::TooLarge);
    }
    Ok(Once { quote, goods, given: off.incentive })
}

/// What a saving that was not found could come to at most: with the golden offer's surcharge on it, and with tax where that
/// comes on top.
fn at_most(catalog: &Catalog, gap: Money, (rates, surcharge): (&[Percent], Percent)) -> Money {
    if gap.is_zero() {
        return gap;
    }
    let highest = rates.iter().copied().max().unwrap_or_default();
    let on_top = if catalog.shop.prices_include_tax { Percent::ZERO } else { highest };
    let rounding =
        Money::from_minor(i64::try_from(rates.len()).unwrap_or(i64::MAX)).saturating_plus(Money::from_minor(1));
    let surcharged = gap.saturating_plus(surcharge.of(gap));
    let extra = if on_top == Percent::ZERO && surcharge == Percent::ZERO { Money::ZERO } else { rounding };
    surcharged.saturating_plus(on_top.of(surcharged)).saturating_plus(extra)
}

fn quote_line(line: &Listed<'_>, total: Money, is_multiplied: bool) -> QuoteLine {
    // A multiplied line isn't at the price of its quantity, so that there is nothing to compare.
    let cheaper_more = if is_multiplied { None } else { listing::cheaper_more(line) };
    QuoteLine {
        id: line.id,
        product: line.product.id.clone(),
        quantity: line.quantity,
        choices: line.choices.clone(),
        list: line.list,
        total,
        set_up: line.set_up,
        cheaper_more,
    }
}
