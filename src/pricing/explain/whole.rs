//! Owns why the sums of a quote are what they are: goods, discount, sending, tax, saving, total.

use super::basis::Basis;
use super::{Fact, Figure, Reason};
use crate::catalog::ProductKind;
use crate::money::{Money, Percent};
use crate::pricing::{Quote, View, best_alternative};

pub(super) fn goods(quote: &Quote) -> (Money, Vec<Fact>) {
    let lines = quote.lines.iter().map(|line| Fact::adds(line.total, Reason::Other(Figure::Line(line.id))));
    (quote.goods, lines.collect())
}

pub(super) fn discount(basis: &Basis<'_>) -> (Money, Vec<Fact>) {
    let (percent, own) = (basis.order.staff_discount, basis.own.discount);
    let mut facts = vec![Fact::adds(own, Reason::Staff { percent, of: basis.own.goods })];
    facts.extend(basis.turned(own, basis.quote.discount, None));
    (basis.quote.discount, facts)
}

/// What an earlier order gave: how it comes about, or why it is not used.
pub(super) fn incentive(basis: &Basis<'_>) -> Option<(Money, Vec<Fact>)> {
    let (effect, own) = (basis.quote.incentive?, basis.own.incentive?);
    let terms = effect.terms;
    if let Some(why) = own.unused {
        let told = Fact::told(Reason::NotUsed { terms, why });
        return Some((effect.amount, std::iter::once(told).chain(basis.own_prices()).collect()));
    }
    let of = basis.own.goods - basis.own.discount;
    let mut facts = vec![Fact::adds(own.amount, Reason::Given { terms, of })];
    facts.extend(basis.turned(own.amount, effect.amount, None));
    Some((effect.amount, facts))
}

pub(super) fn shipping(basis: &Basis<'_>) -> (Money, Vec<Fact>) {
    let (own, shop) = (&basis.own.shipping, &basis.catalog.shop);
    let has_goods = |line| basis.product(line).is_some_and(|product| product.kind == ProductKind::Goods);
    let shown = basis.quote.shipping.price;
    let goods = basis.own.goods - basis.own.taken_off();
    let mut facts = Vec::new();
    match (own.price.is_zero(), own.free_from) {
        _ if !basis.own.lines.iter().any(has_goods) => facts.push(Fact::told(Reason::NothingToSend)),
        (true, Some(threshold)) if goods >= threshold => {
            facts.push(Fact::told(Reason::FreeFrom { goods, threshold }));
            facts.extend(basis.own_prices());
        }
        (true, _) => facts.push(Fact::told(Reason::AlwaysFree)),
        (false, threshold) => {
            facts.push(Fact::adds(own.price, Reason::Sending));
            facts.extend(basis.turned(own.price, shown, Some(shop.rate(&shop.shipping.tax))));
            if let (Some(threshold), Some(missing)) = (threshold, own.free_after) {
                facts.push(Fact::told(Reason::MissingForFree { missing, threshold }));
                facts.extend(basis.own_prices());
            }
        }
    }
    (shown, facts)
}

pub(super) fn tax(basis: &Basis<'_>, rate: Percent) -> Option<(Money, Vec<Fact>)> {
    let tax = basis.quote.tax.iter().find(|tax| tax.rate == rate)?;
    let shop = &basis.catalog.shop;
    let contained = shop.prices_include_tax;
    let of = if contained { tax.gross } else { tax.net };
    let lines = basis.quote.lines.iter().filter(|line| basis.rate(line) == Some(rate)).map(|line| line.id).collect();
    let sending = shop.rate(&shop.shipping.tax) == rate && !basis.quote.shipping.price.is_zero();
    let rule = Fact::adds(tax.tax, Reason::Tax { rate, of, contained, lines, sending });
    let rounding = (!tax.exact).then(|| Fact::told(Reason::TaxOff));
    Some((tax.tax, std::iter::once(rule).chain(rounding).collect()))
}

pub(super) fn saved(quote: &Quote) -> (Money, Vec<Fact>) {
    if let Some(effect) = &quote.multiplier {
        let (normal, total) = (effect.normal_total, effect.total);
        return (quote.saved(), vec![Fact::adds(effect.saves(), Reason::Normal { normal, total })]);
    }
    let reductions = quote
        .reductions
        .iter()
        .map(|applied| Fact::adds(applied.amount, Reason::Other(Figure::Reduction(applied.offer.clone()))));
    let discount = (!quote.discount.is_zero()).then(|| Fact::adds(quote.discount, Reason::Other(Figure::Discount)));
    let given = quote.incentive.filter(|effect| !effect.amount.is_zero());
    let given = given.map(|effect| Fact::adds(effect.amount, Reason::Other(Figure::Incentive)));
    (quote.saved(), reductions.chain(discount).chain(given).collect())
}

/// The sum, and the best combination of offers that was not used.
pub(super) fn total(basis: &Basis<'_>) -> (Money, Vec<Fact>) {
    let quote = basis.quote;
    let other = |amount, figure| Fact::adds(amount, Reason::Other(figure));
    let mut facts = vec![other(quote.goods, Figure::Goods)];
    if !quote.discount.is_zero() {
        facts.push(other(-quote.discount, Figure::Discount));
    }
    if let Some(effect) = quote.incentive.filter(|effect| !effect.amount.is_zero()) {
        facts.push(other(-effect.amount, Figure::Incentive));
    }
    facts.push(other(quote.shipping.price, Figure::Shipping));
    if quote.view == View::Business {
        facts.extend(quote.tax.iter().map(|tax| other(tax.tax, Figure::Tax(tax.rate))));
    }
    if let Some((terms, why)) = quote.incentive.and_then(|effect| Some((effect.terms, effect.unused?))) {
        facts.push(Fact::told(Reason::NotUsed { terms, why }));
    }
    facts.extend(combination(basis).into_iter().map(Fact::told));
    (quote.total, facts)
}

/// What there is to say about the combination of offers.
fn combination(basis: &Basis<'_>) -> Vec<Reason> {
    let quote = basis.quote;
    let withheld = basis.order.multiplier.clone().filter(|_| quote.multiplier.is_none());
    let mut reasons: Vec<Reason> = withheld.map(|offer| Reason::Withheld { offer }).into_iter().collect();
    let is_golden = basis.order.multiplier.is_some();
    match best_alternative(basis.catalog, basis.order).ok().flatten() {
        None if is_golden => {}
        None => reasons.push(Reason::NoReduction),
        // Where the golden offer was asked for, reductions are those that are best for the order without it; and a quote that
        // was made in a hurry is not proven to be the best.
        Some(other) if other.total < quote.total => {}
        Some(other) => {
            let more = other.total - quote.total;
            let (total, shipping, reductions) = (other.total, other.shipping, other.reductions);
            reasons.push(Reason::Alternative { total, more, shipping, reductions });
        }
    }
    let has_choice = !quote.reductions.is_empty() || reasons.iter().any(is_alternative);
    if !is_golden && (!quote.proven_optimal || has_choice) {
        reasons.push(Reason::Proven(quote.proven_optimal));
    }
    reasons
}

const fn is_alternative(reason: &Reason) -> bool {
    matches!(reason, Reason::Alternative { .. })
}
