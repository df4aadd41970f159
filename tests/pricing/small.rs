//! Small baskets of many kinds: up to 8 units, up to 6 offers. The same seed is the same basket on every machine.

use diderot::catalog::{Catalog, Component, IncentiveTerms, Off, Offer, PackPrice, Price, TierPrice};
use diderot::money::Percent;
use diderot::pricing::Order;

use super::lots::Lots;
use super::parts::{self, component, money};

/// What kind of baskets to try. All have products at one price each, bundles and together-prices.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says whether baskets have one thing, in any combination")]
pub(crate) struct Kind {
    /// Some products are sold in packs.
    pub(crate) packs: bool,
    /// Some products have tiers.
    pub(crate) tiers: bool,
    /// A product may stand in several lines.
    pub(crate) duplicates: bool,
    /// Shipping is free from about what the basket comes to.
    pub(crate) threshold: bool,
    /// Staff may have given a discount.
    pub(crate) staff: bool,
    /// Most offers are together-prices, each the parent of the next.
    pub(crate) chains: bool,
    /// Prices are without tax.
    pub(crate) on_top: bool,
    /// The shop's tax rates in basis points, the highest first.
    pub(crate) rates: &'static [u32],
    /// All reductions divide over their components without rounding.
    pub(crate) even: bool,
    /// An earlier order gave something, often from about what the basket comes to on.
    pub(crate) incentive: bool,
}

/// Products at one price each, tax in it at one rate.
pub(crate) const ONE_RATE: Kind = Kind {
    packs: false,
    tiers: false,
    duplicates: false,
    threshold: false,
    staff: false,
    chains: false,
    on_top: false,
    rates: &[2100],
    even: false,
    incentive: false,
};
const IDS: [&str; 4] = ["a", "b", "c", "d"];

/// A small basket: 1 to 8 units of up to 4 products, 1 to 6 offers.
pub(crate) fn basket(lots: &mut Lots, kind: &Kind) -> (Catalog, Order) {
    let prices: Vec<Price> = IDS.iter().map(|_| product_price(lots, kind)).collect();
    let products = IDS.iter().zip(&prices).map(|(id, price)| parts::product(id, price.clone(), lots.pick(kind.rates)));
    let products = products.collect();
    let lines = lines(lots, kind, &prices);
    let offers: Vec<Offer> = (0..lots.between(1, 6)).map(|number| offer(lots, kind, &prices, number)).collect();
    let list: i64 = lines.iter().map(|(place, quantity)| first_each(&prices[*place]) * i64::from(*quantity)).sum();
    let free_from = kind.threshold.then(|| list * i64::from(lots.between(50, 105)) / 100);
    let mut shop = parts::shop(kind.rates, i64::from(lots.between(0, 900)), free_from);
    shop.prices_include_tax = !kind.on_top;
    let mut order = parts::order(lines.iter().map(|(place, quantity)| (IDS[*place], *quantity)));
    if kind.staff && lots.chance(70) {
        order.staff_discount = Percent::from_basis_points(lots.between(1, 2000));
    }
    if kind.incentive {
        order.incentive = Some(incentive(lots, list));
    }
    (parts::catalog(shop, products, offers), order)
}

/// What an earlier order gave for a basket that comes to about so much.
pub(crate) fn incentive(lots: &mut Lots, list: i64) -> IncentiveTerms {
    let off = if lots.chance(50) {
        Off::Share(Percent::from_basis_points(lots.pick(&[1, 100, 500, 1000, 3333])))
    } else {
        Off::Amount(money(lots.pick(&[1, 50, 499, 500, 2000])))
    };
    let from = lots.chance(60).then(|| money(list * i64::from(lots.between(40, 105)) / 100));
    IncentiveTerms { off, from }
}

/// Few different prices, so that many combinations cost the same.
fn product_price(lots: &mut Lots, kind: &Kind) -> Price {
    let each =
        if kind.even || lots.chance(50) { lots.pick(&[200, 300, 500, 1000]) } else { lots.between(1, 2000).into() };
    let less = |lots: &mut Lots| i64::from(lots.between(60, 105));
    if kind.packs && lots.chance(60) {
        let sizes = lots.pick(&[&[1, 2][..], &[1, 3], &[2, 3], &[1, 2, 4], &[2, 4]]);
        let pack = |size: &u32| {
            let price = each * i64::from(*size) * less(lots) / 100;
            PackPrice { size: *size, price: money(even(kind, price)) }
        };
        return Price::Packs(sizes.iter().map(pack).collect());
    }
    if kind.tiers && lots.chance(60) {
        let second = even(kind, each * less(lots) / 100);
        return Price::Tiers(vec![
            TierPrice { from: 1, each: money(each) },
            TierPrice { from: lots.between(2, 4), each: money(second) },
        ]);
    }
    Price::Each(money(each))
}

/// An amount of which any whole percentage is whole cents, where the kind asks for that.
fn even(kind: &Kind, amount: i64) -> i64 {
    if kind.even { (amount / 100 * 100).max(100) } else { amount.max(1) }
}

/// About what one of a product costs.
fn first_each(price: &Price) -> i64 {
    match price {
        Price::Share { .. } => 0,
        Price::Each(each) => each.minor(),
        Price::Packs(packs) => packs.first().map_or(0, |pack| pack.price.minor() / i64::from(pack.size)),
        Price::Tiers(tiers) => tiers.first().map_or(0, |tier| tier.each.minor()),
    }
}

/// Up to four lines of up to 8 units in all: the place of the product, and how many.
fn lines(lots: &mut Lots, kind: &Kind, prices: &[Price]) -> Vec<(usize, u32)> {
    let mut left = lots.between(3, 8);
    let places: Vec<usize> =
        if kind.duplicates { (0..4).map(|_| lots.pick(&[0, 1, 2])).collect() } else { lots.some(&[0, 1, 2, 3], 4) };
    let mut lines = Vec::new();
    for place in places {
        let quantity = lots.between(1, 5).min(left);
        if quantity > 0 && is_sold(&prices[place], quantity) {
            lines.push((place, quantity));
            left -= quantity;
        }
    }
    if lines.is_empty() { vec![(0, 4)] } else { lines }
}

fn is_sold(price: &Price, quantity: u32) -> bool {
    match price {
        Price::Packs(packs) if quantity > 0 => packs
            .iter()
            .any(|pack| quantity.checked_sub(pack.size).is_some_and(|rest| rest == 0 || is_sold(price, rest))),
        Price::Packs(_) | Price::Each(_) | Price::Tiers(_) | Price::Share { .. } => true,
    }
}

fn offer(lots: &mut Lots, kind: &Kind, prices: &[Price], number: u32) -> Offer {
    let id = format!("o{number}");
    if lots.chance(if kind.chains { 80 } else { 25 }) {
        return together(lots, kind, prices, &id);
    }
    let count = lots.between(1, 3);
    let places = lots.some(&[0, 1, 2, 3], count);
    let components: Vec<Component> = places.iter().map(|place| some_units(lots, &prices[*place], *place)).collect();
    let percent = lots.between(1, 40);
    if kind.even || lots.chance(50) {
        let hundredths = if kind.even || lots.chance(50) { percent * 100 } else { lots.between(1, 4000) };
        return parts::off(&id, components, hundredths);
    }
    let apart: i64 =
        components.iter().zip(places).map(|(one, place)| first_each(&prices[place]) * i64::from(one.units)).sum();
    let price = apart * i64::from(100 - percent) / 100;
    parts::fixed(&id, components, if lots.chance(50) { price / 50 * 50 } else { price })
}

/// So many units of a product; of one that is sold in packs, sometimes packs of one size only.
fn some_units(lots: &mut Lots, price: &Price, place: usize) -> Component {
    let units = lots.pick(&[1, 1, 1, 2, 2, 3]);
    let pack = match price {
        Price::Packs(packs) if lots.chance(40) => Some(lots.pick(packs).size),
        _ => None,
    };
    Component { pack, ..component(IDS[place], units) }
}

fn together(lots: &mut Lots, kind: &Kind, prices: &[Price], id: &str) -> Offer {
    let place = usize::try_from(lots.between(0, 3)).unwrap();
    // In a chain a product is the accessory of the one before it.
    let with = if kind.chains {
        vec![(place + 3) % 4]
    } else {
        let count = lots.between(1, 2);
        lots.some(&[(place + 1) % 4, (place + 2) % 4, (place + 3) % 4], count)
    };
    let with: Vec<String> = with.into_iter().map(|parent| IDS[parent].to_owned()).collect();
    let component = some_units(lots, &prices[place], place);
    let apart = first_each(&prices[place]) * i64::from(component.units);
    let price = apart * i64::from(lots.between(40, 95)) / 100;
    parts::together(id, component, price, (&with, lots.between(1, 2)))
}

/// What is needed to understand a failure.
pub(crate) fn show(catalog: &Catalog, order: &Order) -> String {
    let lines = order.lines.iter().map(|line| {
        let price = catalog.product(&line.product).map(|product| (&product.price, &product.tax));
        format!("  {} × {} at {price:?}", line.quantity, line.product)
    });
    let reductions = catalog.reductions().map(|(offer, reduction)| format!("  {} {reduction:?}", offer.id));
    let (shipping, given) = (&catalog.shop.shipping, order.incentive);
    let shipping = format!("  {shipping:?}, staff discount {}, given {given:?}", order.staff_discount);
    lines.chain(reductions).chain([shipping]).collect::<Vec<_>>().join("\n")
}
