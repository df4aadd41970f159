//! Owns the way from an order to its quote: list prices, reductions, the golden offer, discount, shipping, tax.

use super::multiplier::{self, MultiplierEffect};
use super::reduction::{self, Objective, Pool};
use super::unit::{self, UnitGroup};
use super::{Applied, CheaperMore, LineId, Order, OrderLine, PriceError, Quote, QuoteLine, ShippingCost, tax};
use crate::catalog::{Catalog, Choices, OfferId, Product, ProductKind};
use crate::money::{Money, Percent};

/// What the order costs: always the least that the catalog's rules allow for what is in it.
///
/// # Errors
/// When the order names what the catalog does not have, asks for a quantity that is not sold, breaks a rule between
/// choices, or is larger than any order can be.
pub fn price(catalog: &Catalog, order: &Order) -> Result<Quote, PriceError> {
    price_leaving_out(catalog, order, None)
}

/// What the order would cost if the catalog did not have one of its reductions: the real alternative to an offer.
///
/// # Errors
/// As [`price`].
pub fn price_without(catalog: &Catalog, order: &Order, offer: &OfferId) -> Result<Quote, PriceError> {
    price_leaving_out(catalog, order, Some(offer))
}

pub(super) fn price_leaving_out(
    catalog: &Catalog,
    order: &Order,
    left_out: Option<&OfferId>,
) -> Result<Quote, PriceError> {
    if order.staff_discount > catalog.shop.staff_discount {
        let (given, allowed) = (order.staff_discount, catalog.shop.staff_discount);
        return Err(PriceError::DiscountTooLarge { given, allowed });
    }
    let lines = listed_lines(catalog, order)?;
    let reduced = reduce(catalog, order, &lines, left_out);
    match multiplier::of_order(catalog, order, (&lines, &reduced), left_out)? {
        None => Ok(finish(catalog, order, lines, reduced, None)),
        Some(effect) if effect.saves() > Money::ZERO => Ok(finish(catalog, order, lines, reduced, Some(effect))),
        // The offer is no saving here: the same quantities at their normal price are.
        Some(effect) => {
            price_leaving_out(catalog, &multiplier::multiplied_order(catalog, order, effect.times)?, left_out)
        }
    }
}

/// A line of an order, with what it costs before reductions.
#[derive(Clone, Debug)]
pub(super) struct Listed<'a> {
    pub(super) id: LineId,
    pub(super) product: &'a Product,
    pub(super) quantity: u32,
    pub(super) choices: Choices,
    pub(super) groups: Vec<UnitGroup>,
    pub(super) list: Money,
}

/// The lines of an order after reductions.
#[derive(Clone, Debug)]
pub(super) struct Reduced {
    /// What each line costs, in the order's own sequence.
    pub(super) totals: Vec<Money>,
    pub(super) applied: Vec<Applied>,
    pub(super) proven: bool,
}

fn listed_lines<'a>(catalog: &'a Catalog, order: &Order) -> Result<Vec<Listed<'a>>, PriceError> {
    let lines: Vec<Listed<'a>> = order.lines.iter().map(|line| listed(catalog, line)).collect::<Result<_, _>>()?;
    let sum: Money = lines.iter().map(|line| line.list).sum();
    if sum.is_absurd() { Err(PriceError::TooLarge) } else { Ok(lines) }
}

fn listed<'a>(catalog: &'a Catalog, line: &OrderLine) -> Result<Listed<'a>, PriceError> {
    let product = catalog.product(&line.product).ok_or_else(|| PriceError::UnknownProduct(line.product.clone()))?;
    let choices = complete_choices(product, &line.choices)?;
    let groups = unit::units(product, line.quantity)?;
    let extras = extras(product, &choices, line.quantity).ok_or(PriceError::TooLarge)?;
    let list = unit::sum(&groups)? + extras;
    if list.is_absurd() {
        return Err(PriceError::TooLarge);
    }
    Ok(Listed { id: line.id, product, quantity: line.quantity, choices, groups, list })
}

/// What a line costs before reductions.
pub(super) fn list_of(catalog: &Catalog, line: &OrderLine) -> Result<Money, PriceError> {
    listed(catalog, line).map(|listed| listed.list)
}

/// What the choices cost on top, for the whole line.
fn extras(product: &Product, choices: &Choices, quantity: u32) -> Option<Money> {
    product.chosen(choices).try_fold(Money::ZERO, |sum, (_, choice)| {
        Some(sum + choice.extra.per_unit.checked_times(quantity)? + choice.extra.per_line)
    })
}

/// The choices made, completed with the first choice of every other option, and checked against the product's rules.
fn complete_choices(product: &Product, made: &Choices) -> Result<Choices, PriceError> {
    let mut choices = product.first_choices();
    for (option, choice) in made {
        if product.option(option).and_then(|known| known.choice(choice)).is_none() {
            let (product, option, choice) = (product.id.clone(), option.clone(), choice.to_string());
            return Err(PriceError::UnknownChoice { product, option, choice });
        }
        choices.insert(option.clone(), choice.clone());
    }
    match product.rules.iter().find(|rule| !rule.holds(&choices)) {
        Some(rule) => Err(PriceError::Incompatible { product: product.id.clone(), rule: Box::new(rule.clone()) }),
        None => Ok(choices),
    }
}

/// Applies the reductions that leave the least to pay, but for one that is left out.
fn reduce(catalog: &Catalog, order: &Order, lines: &[Listed<'_>], left_out: Option<&OfferId>) -> Reduced {
    let pools = pools(lines);
    let patterns = reduction::patterns(catalog, &pools, left_out);
    let rated = lines.iter().map(|line| (line.list, catalog.shop.rate(&line.product.tax))).collect();
    let has_goods = has_goods(lines.iter().map(|line| line.product));
    let objective = Objective::new(catalog, order.staff_discount, (rated, has_goods), (&pools, &patterns.all));
    let best = reduction::best(&objective);
    let mut reduced = Reduced {
        totals: lines.iter().map(|line| line.list).collect(),
        applied: Vec::new(),
        proven: best.proven && patterns.complete,
    };
    for application in reduction::applications(&pools, &patterns.all, &best.times) {
        let (offer, amount) = (application.pattern.offer.clone(), application.pattern.saving.times(application.times));
        let applied = Applied { offer, times: application.times, amount, by_line: Vec::new() };
        record(&mut reduced, lines, &applied, application.by_line);
    }
    reduced
}

/// The units of all lines, equal ones together.
fn pools(lines: &[Listed<'_>]) -> Vec<Pool> {
    let mut pools: Vec<Pool> = Vec::new();
    for (line, listed) in lines.iter().enumerate() {
        for group in &listed.groups {
            let equal = |pool: &&mut Pool| {
                pool.product == listed.product.id && pool.pack == group.pack && pool.price == group.price
            };
            if let Some(pool) = pools.iter_mut().find(equal) {
                pool.count = pool.count.saturating_add(group.count);
                pool.lines.push((line, group.count));
            } else {
                pools.push(Pool {
                    product: listed.product.id.clone(),
                    pack: group.pack,
                    price: group.price,
                    count: group.count,
                    lines: vec![(line, group.count)],
                });
            }
        }
    }
    pools
}

/// Adds one application to the result, together with others of the same offer.
fn record(reduced: &mut Reduced, lines: &[Listed<'_>], applied: &Applied, by_line: Vec<(usize, Money)>) {
    let position = reduced.applied.iter().position(|known| known.offer == applied.offer);
    let position = position.unwrap_or_else(|| {
        reduced.applied.push(Applied { times: 0, amount: Money::ZERO, ..applied.clone() });
        reduced.applied.len() - 1
    });
    let Some(entry) = reduced.applied.get_mut(position) else { return };
    entry.times += applied.times;
    entry.amount += applied.amount;
    for (line, part) in by_line {
        if let Some(total) = reduced.totals.get_mut(line) {
            *total -= part;
        }
        let Some(id) = lines.get(line).map(|listed| listed.id) else { continue };
        match entry.by_line.iter_mut().find(|(known, _)| *known == id) {
            Some((_, amount)) => *amount += part,
            None => entry.by_line.push((id, part)),
        }
    }
}

/// Whether there is anything to send.
pub(super) fn has_goods<'a>(mut products: impl Iterator<Item = &'a Product>) -> bool {
    products.any(|product| product.kind == ProductKind::Goods)
}

/// What sending goods of this worth costs.
pub(super) fn shipping(catalog: &Catalog, has_goods: bool, goods: Money) -> ShippingCost {
    let shipping = &catalog.shop.shipping;
    if !has_goods {
        return ShippingCost { price: Money::ZERO, free_after: None };
    }
    match shipping.free_from {
        Some(threshold) if goods >= threshold => ShippingCost { price: Money::ZERO, free_after: None },
        Some(threshold) => ShippingCost { price: shipping.price, free_after: Some(threshold - goods) },
        None => ShippingCost { price: shipping.price, free_after: None },
    }
}

/// Puts the quote together from its priced parts.
fn finish(
    catalog: &Catalog,
    order: &Order,
    mut lines: Vec<Listed<'_>>,
    mut reduced: Reduced,
    effect: Option<MultiplierEffect>,
) -> Quote {
    if let Some(effect) = &effect {
        effect.apply(catalog, &mut lines, &mut reduced);
    }
    let goods: Money = reduced.totals.iter().copied().sum();
    let discount = order.staff_discount.of(goods);
    let shipping = shipping(catalog, has_goods(lines.iter().map(|line| line.product)), goods - discount);
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
        discount,
        shipping,
        tax: Vec::new(),
        total: goods - discount + shipping.price,
        proven_optimal: reduced.proven,
    };
    tax::with_tax(&catalog.shop, quote, &rates)
}

fn quote_line(line: &Listed<'_>, total: Money, is_multiplied: bool) -> QuoteLine {
    // A multiplied line isn't at the price of its quantity, so that there is nothing to compare.
    let cheaper_more = if is_multiplied { None } else { cheaper_more(line) };
    QuoteLine {
        id: line.id,
        product: line.product.id.clone(),
        quantity: line.quantity,
        choices: line.choices.clone(),
        list: line.list,
        total,
        cheaper_more,
    }
}

/// The smallest larger quantity worth buying that costs less than this one, its options included, where there is one.
fn cheaper_more(line: &Listed<'_>) -> Option<CheaperMore> {
    unit::larger_quantities(line.product, line.quantity).into_iter().find_map(|quantity| {
        let price = unit::quantity_price(line.product, quantity).ok()? + extras(line.product, &line.choices, quantity)?;
        let saves = line.list - price;
        (saves > Money::ZERO).then_some(CheaperMore { quantity, saves })
    })
}
