//! Owns tax: per rate on the sum of its lines, and the two views of one quote, with and without it.

use super::incentive::{self, OrderLevel, TakenOff};
use super::shipping::{Sending, shipping};
use super::split::{self, Shifts};
use super::{Quote, TaxLine, View};
use crate::catalog::{Catalog, Shop};
use crate::money::{Money, Percent, allocate};

/// An amount in the catalog's own terms, and its rate.
pub(super) type Rated = (Money, Percent);

/// What is to be paid for these line totals: discount, shipping and tax in it.
pub(super) fn payable(catalog: &Catalog, level: OrderLevel, sending: Option<&Sending>, totals: &[Rated]) -> Money {
    let goods: Money = totals.iter().map(|(total, _)| *total).sum();
    let off = level.off(goods).sum();
    let sending = shipping(sending, goods - off).price;
    let amounts = discounted(totals, off, (sending, catalog.shop.rate(&catalog.shop.shipping.tax)));
    taxes(&catalog.shop, &amounts).iter().map(|tax| tax.gross).sum()
}

/// Completes a quote in the catalog's own terms with its taxes and payable total, and turns it to the view asked for.
/// `rates` are those of the lines, in their order; `shifts` is how the staff discount is spread otherwise than in proportion.
pub(super) fn with_tax(shop: &Shop, quote: Quote, rates: &[Percent], shifts: Shifts) -> Quote {
    let totals: Vec<Rated> = quote.lines.iter().map(|line| line.total).zip(rates.iter().copied()).collect();
    let mut amounts = discounted(&totals, quote.taken_off(), (quote.shipping.price, shop.rate(&shop.shipping.tax)));
    amounts.extend(shifts);
    let tax = taxes(shop, &amounts);
    let total = tax.iter().map(|tax| tax.gross).sum();
    let quote = Quote { tax, total, ..quote };
    match (quote.view, shop.prices_include_tax) {
        (View::Consumer, true) | (View::Business, false) => quote,
        (View::Consumer, false) => in_other_terms(shop, quote, rates, add_tax),
        (View::Business, true) => in_other_terms(shop, quote, rates, take_tax_out),
    }
}

/// The amounts that are taxed: line totals with what is taken off as a whole spread over them, and shipping.
///
/// The discount is spread over the rates first and then, within each, over its lines: so the tax follows from what each rate
/// comes to, however it is divided over lines. Among equal remainders the highest rate comes first.
pub(super) fn discounted(totals: &[Rated], discount: Money, sending: Rated) -> Vec<Rated> {
    let rates = distinct(totals.iter().map(|(_, rate)| *rate));
    let at = |rate: Percent| -> Vec<Money> {
        let of_rate = |(total, other): &Rated| if *other == rate { *total } else { Money::ZERO };
        totals.iter().map(of_rate).collect()
    };
    let sums: Vec<Money> = rates.iter().map(|rate| at(*rate).into_iter().sum()).collect();
    let mut left: Vec<Rated> = totals.to_vec();
    for (rate, part) in rates.iter().zip(allocate(discount, &sums)) {
        for ((amount, _), part) in left.iter_mut().zip(allocate(part, &at(*rate))) {
            *amount -= part;
        }
    }
    left.into_iter().chain(std::iter::once(sending).filter(|(price, _)| !price.is_zero())).collect()
}

/// Each rate once, the highest first.
pub(super) fn distinct(rates: impl Iterator<Item = Percent>) -> Vec<Percent> {
    let mut rates: Vec<Percent> = rates.collect();
    rates.sort_unstable_by(|one, other| other.cmp(one));
    rates.dedup();
    rates
}

/// The tax per rate on the sum of its amounts, the highest rate first.
fn taxes(shop: &Shop, amounts: &[Rated]) -> Vec<TaxLine> {
    distinct(amounts.iter().map(|(_, rate)| *rate))
        .into_iter()
        .map(|rate| {
            let sum: Money = amounts.iter().filter(|(_, other)| *other == rate).map(|(amount, _)| *amount).sum();
            if shop.prices_include_tax {
                let net = split::exact_net(rate, sum);
                let nearest = sum - rate.contained_in(sum);
                let exact = net.is_some();
                let net = net.unwrap_or(nearest);
                TaxLine { rate, net, tax: sum - net, gross: sum, exact }
            } else {
                TaxLine { rate, net: sum, tax: rate.of(sum), gross: sum + rate.of(sum), exact: true }
            }
        })
        .collect()
}

fn add_tax(rate: Percent, amount: Money) -> Money {
    amount + rate.of(amount)
}

fn take_tax_out(rate: Percent, amount: Money) -> Money {
    amount - rate.contained_in(amount)
}

/// The same quote with its amounts in the other terms. Sums are turned first, and their parts made to add up to them.
fn in_other_terms(shop: &Shop, mut quote: Quote, rates: &[Percent], turn: fn(Percent, Money) -> Money) -> Quote {
    turn_multiplier(&mut quote, rates, turn);
    let totals = turned(rates, &quote.lines.iter().map(|line| line.total).collect::<Vec<_>>(), turn);
    for ((line, total), rate) in quote.lines.iter_mut().zip(totals).zip(rates) {
        line.list = total + turn(*rate, line.list - line.total);
        line.total = total;
        line.set_up = turn(*rate, line.set_up);
        if let Some(more) = &mut line.cheaper_more {
            more.saves = turn(*rate, more.saves);
        }
    }
    quote.goods = quote.lines.iter().map(|line| line.total).sum();
    let shipping_rate = shop.rate(&shop.shipping.tax);
    quote.shipping.price = turn(shipping_rate, quote.shipping.price);
    quote.shipping.free_after = quote.shipping.free_after.map(|missing| turn(shipping_rate, missing));
    let payable_in_view = match quote.view {
        View::Consumer => quote.total,
        View::Business => quote.tax.iter().map(|tax| tax.net).sum(),
    };
    // What is left between the lines and the payable sum is the discount; the cents of rounding go with the lines.
    let difference = quote.goods + quote.shipping.price - payable_in_view;
    let incentive = quote.incentive.map_or(Money::ZERO, |effect| effect.amount);
    let off = TakenOff { discount: quote.discount, incentive };
    if off.sum().is_zero() {
        settle(&mut quote, difference);
    } else {
        let parts = incentive::parts_of(difference, off);
        quote.discount = parts.discount;
        if let Some(effect) = &mut quote.incentive {
            effect.amount = parts.incentive;
        }
    }
    turn_reductions(&mut quote, rates, turn);
    quote
}

/// The surcharge of the golden offer in the other terms: each line's part at its own rate.
fn turn_multiplier(quote: &mut Quote, rates: &[Percent], turn: fn(Percent, Money) -> Money) {
    let weights: Vec<Money> = quote.lines.iter().map(|line| line.total).collect();
    if let Some(effect) = &mut quote.multiplier {
        let parts = allocate(effect.surcharge, &weights);
        effect.surcharge = rates.iter().zip(parts).map(|(rate, part)| turn(*rate, part)).sum();
    }
}

/// Takes a rounding difference of a few cents out of the largest line, so that lines add up to the payable sum.
fn settle(quote: &mut Quote, difference: Money) {
    if let Some(line) = quote.lines.iter_mut().max_by_key(|line| line.total) {
        line.total -= difference;
        line.list -= difference;
        quote.goods -= difference;
    }
}

/// Line amounts in the other terms: each rate's sum is turned once and divided over its lines.
fn turned(rates: &[Percent], amounts: &[Money], turn: fn(Percent, Money) -> Money) -> Vec<Money> {
    let mut distinct = rates.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let mut result = vec![Money::ZERO; amounts.len()];
    for rate in distinct {
        let weights: Vec<Money> = rates
            .iter()
            .zip(amounts)
            .map(|(other, amount)| if *other == rate { *amount } else { Money::ZERO })
            .collect();
        let parts = allocate(turn(rate, weights.iter().copied().sum()), &weights);
        for ((part, weight), turned) in parts.into_iter().zip(weights).zip(result.iter_mut()) {
            if !weight.is_zero() {
                *turned = part;
            }
        }
    }
    result
}

/// Reductions in the other terms: what each line lost, divided as before. Under the golden offer a line's difference is no
/// reduction alone, so that each part is turned by itself.
fn turn_reductions(quote: &mut Quote, rates: &[Percent], turn: fn(Percent, Money) -> Money) {
    for (line, rate) in quote.lines.iter().zip(rates) {
        let mut parts: Vec<&mut Money> = quote
            .reductions
            .iter_mut()
            .flat_map(|applied| &mut applied.by_line)
            .filter(|(id, _)| *id == line.id)
            .map(|(_, part)| part)
            .collect();
        for part in &mut parts {
            **part = turn(*rate, **part);
        }
        // The cents of rounding go with the largest part. A part can be less than nothing, where packs were chosen that cost
        // more, so that there is no dividing in proportion.
        let sum: Money = parts.iter().map(|part| **part).sum();
        let largest = parts.into_iter().max_by_key(|part| **part);
        if let Some(part) = largest.filter(|_| quote.multiplier.is_none()) {
            *part += line.list - line.total - sum;
        }
    }
    for applied in &mut quote.reductions {
        applied.amount = applied.by_line.iter().map(|(_, part)| *part).sum();
    }
}
