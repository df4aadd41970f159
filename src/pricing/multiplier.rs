//! Owns the golden offer: the whole order so many times for a surcharge on its goods.

use super::goods::{Aim, price_for};
use super::incentive::OrderLevel;
use super::listing::{self, Listed};
use super::reduced::Reduced;
use super::shipping::Sending;
use super::{Order, PriceError, Pricer};
use crate::catalog::{Catalog, OfferId, OfferKind, ProductKind};
use crate::money::{Money, Percent, allocate};

/// What the golden offer does to an order. Services are done once all the same: neither multiplied nor surcharged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MultiplierEffect {
    /// The offer.
    pub offer: OfferId,
    /// How many times the quantities.
    pub times: u32,
    /// What is added to the goods.
    pub surcharge: Money,
    /// What is to be paid with it.
    pub total: Money,
    /// What the same quantities would cost in the normal way, bundles, tiers and shipping included.
    pub normal_total: Money,
}

impl MultiplierEffect {
    /// The share that is added to the goods.
    pub(super) fn percent(&self, catalog: &Catalog) -> Option<Percent> {
        match catalog.offer(&self.offer)?.kind {
            OfferKind::Multiplier { surcharge, .. } => Some(surcharge),
            _ => None,
        }
    }

    /// What it saves against buying the same quantities in the normal way. More than nothing in a quote: else it is withheld.
    #[must_use]
    pub fn saves(&self) -> Money {
        self.normal_total - self.total
    }
}

/// What a golden offer would do to this order; nothing where it saves nothing, or where there are no goods.
///
/// # Errors
/// When the order can't be priced, or the catalog has no such multiplier.
pub fn multiplier_effect(
    catalog: &Catalog,
    order: &Order,
    offer: &OfferId,
) -> Result<Option<MultiplierEffect>, PriceError> {
    Pricer::new().multiplier_effect(catalog, order, offer)
}

/// A golden offer that an order has, and the same quantities bought in the normal way.
pub(super) struct Golden {
    offer: OfferId,
    times: u32,
    surcharge: Percent,
    /// What they cost then.
    pub(super) normal: super::Quote,
}

/// The golden offer that the order has, if it has one. Whether it beats the normal price is seen once applied.
pub(super) fn of_order(
    pricer: &Pricer,
    (catalog, order): (&Catalog, &Order),
    aim: Aim<'_>,
) -> Result<Option<Golden>, PriceError> {
    let Some(offer) = &order.multiplier else { return Ok(None) };
    let unknown = || PriceError::UnknownMultiplier(offer.clone());
    let OfferKind::Multiplier { times, surcharge, .. } = catalog.offer(offer).ok_or_else(unknown)?.kind else {
        return Err(unknown());
    };
    let normal = price_for(pricer, (catalog, &multiplied_order(catalog, order, times)?), aim)?;
    Ok(Some(Golden { offer: offer.clone(), times, surcharge, normal }))
}

impl Golden {
    /// What is added to the goods.
    pub(super) fn surcharge(&self, lines: &[Listed<'_>], reduced: &Reduced) -> Money {
        self.surcharge.of(goods_of(lines, reduced))
    }

    /// What it does to an order with these lines; nothing where there are no goods.
    pub(super) fn effect(
        &self,
        (catalog, level): (&Catalog, OrderLevel),
        (lines, reduced): (&[Listed<'_>], &Reduced),
    ) -> Option<MultiplierEffect> {
        let goods = goods_of(lines, reduced);
        (!goods.is_zero()).then(|| MultiplierEffect {
            offer: self.offer.clone(),
            times: self.times,
            surcharge: self.surcharge(lines, reduced),
            total: total_with((catalog, level), lines, reduced, self.surcharge),
            normal_total: self.normal.total,
        })
    }
}

/// What the goods cost before the surcharge.
fn goods_of(lines: &[Listed<'_>], reduced: &Reduced) -> Money {
    let is_goods = |line: &Listed<'_>| line.product.kind == ProductKind::Goods;
    let goods = lines.iter().zip(&reduced.totals).filter(|(line, _)| is_goods(line));
    // What makes things ready is charged once, however many of them there are.
    goods.map(|(line, total)| *total - line.set_up).sum()
}

/// What is to be paid with the surcharge, tax included.
fn total_with(
    (catalog, level): (&Catalog, OrderLevel),
    lines: &[Listed<'_>],
    reduced: &Reduced,
    surcharge: Percent,
) -> Money {
    let mut totals = reduced.totals.clone();
    add_surcharge(lines, &mut totals, surcharge.of(goods_of(lines, reduced)));
    let rates = lines.iter().map(|line| catalog.shop.rate(&line.product.tax));
    let sending = Sending::of(catalog, lines.iter().map(|line| line.product));
    super::tax::payable(catalog, level, sending.as_ref(), &totals.into_iter().zip(rates).collect::<Vec<_>>())
}

/// Spreads the surcharge over the lines of goods.
fn add_surcharge(lines: &[Listed<'_>], totals: &mut [Money], surcharge: Money) {
    let weight = |(line, total): (&Listed<'_>, &Money)| match line.product.kind {
        ProductKind::Goods => *total - line.set_up,
        ProductKind::Service => Money::ZERO,
    };
    let weights: Vec<Money> = lines.iter().zip(totals.iter()).map(weight).collect();
    for (total, part) in totals.iter_mut().zip(allocate(surcharge, &weights)) {
        *total += part;
    }
}

/// The order with its goods' quantities multiplied, bought in the normal way.
fn multiplied_order(catalog: &Catalog, order: &Order, times: u32) -> Result<Order, PriceError> {
    let mut multiplied = Order { multiplier: None, ..order.clone() };
    for line in &mut multiplied.lines {
        let kind = catalog.product(&line.product).map(|product| product.kind);
        if kind == Some(ProductKind::Goods) {
            line.quantity = line.quantity.checked_mul(times).ok_or(PriceError::TooLarge)?;
        }
    }
    Ok(multiplied)
}

impl MultiplierEffect {
    /// Puts the golden offer on lines and their totals.
    pub(super) fn apply(&self, catalog: &Catalog, lines: &mut [Listed<'_>], reduced: &mut Reduced) {
        add_surcharge(lines, &mut reduced.totals, self.surcharge);
        for line in lines.iter_mut().filter(|line| line.product.kind == ProductKind::Goods) {
            line.quantity *= self.times;
            line.list = list_price(catalog, line);
        }
    }
}

/// What a multiplied line costs in the normal way. It was priced when the normal total was taken, so it has a price.
fn list_price(catalog: &Catalog, line: &Listed<'_>) -> Money {
    let alone = super::OrderLine {
        id: line.id,
        product: line.product.id.clone(),
        quantity: line.quantity,
        choices: line.choices.clone(),
    };
    listing::list_of(catalog, &alone).map_or(line.list, |list| list + line.set_up)
}
