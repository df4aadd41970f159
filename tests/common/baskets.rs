//! Lifelike baskets for tests and benchmarks of prices: a catalog whose offers compete, and an order. The same seed is
//! the same basket on every machine.
//!
//! How many units people take, how many products a bundle has and how much it saves were chosen so that they are at least
//! as hard as those that the targets were set for: Google's CP-SAT takes 2, 8 and 50 ms in the median for the usual, medium
//! and hard ones (there 1.5, 7 and 37), and taking what saves most first overcharges by about 2 %, on every hard one.
//! `benches/cp_sat.py` measures both.

use diderot::catalog::{Catalog, Component, Offer, Price, Product};
use diderot::pricing::Order;

use super::lots::Lots;
use super::parts::{self, component, money};

/// How large a basket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    /// 5 lines, 20 offers.
    Usual,
    /// 20 lines, 100 offers.
    Medium,
    /// 60 lines, 300 bundles and 40 together-prices: dense, with ties.
    Hard,
    /// 60 lines of a catalog of 20 000 products and 2 000 offers, some 150 of which can apply.
    Large,
}

/// A catalog and an order.
#[derive(Clone, Debug)]
pub(crate) struct Basket {
    pub(crate) catalog: Catalog,
    pub(crate) order: Order,
}

/// How many of what a basket has. The offers named are among the products of the order.
struct Counts {
    lines: u32,
    bundles: u32,
    togethers: u32,
    /// Offers of which the order has a part only, or nothing.
    other_offers: u32,
    /// Products that are not in the order.
    other_products: u32,
}

impl Size {
    /// What it is called.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Medium => "medium",
            Self::Hard => "hard",
            Self::Large => "large",
        }
    }

    const fn counts(self) -> Counts {
        let (lines, bundles, togethers) = match self {
            Self::Usual => (5, 16, 4),
            Self::Medium => (20, 88, 12),
            Self::Hard => (60, 300, 40),
            Self::Large => (60, 120, 30),
        };
        let (other_offers, other_products) = match self {
            Self::Large => (2_000 - 120 - 30, 20_000 - 60),
            Self::Usual | Self::Medium | Self::Hard => (0, 0),
        };
        Counts { lines, bundles, togethers, other_offers, other_products }
    }
}

/// A product of a basket that is being made: its name, what one costs, how many are in the order.
#[derive(Clone, Debug)]
struct Item {
    id: String,
    each: i64,
    quantity: u32,
}

/// The prices that things have in shops, in cents.
const PRICES: [i64; 20] =
    [195, 250, 295, 395, 450, 495, 595, 695, 750, 799, 995, 999, 1250, 1495, 1950, 1999, 2450, 2995, 3950, 4995];

/// The basket of this size and seed.
pub(crate) fn basket(size: Size, seed: u64) -> Basket {
    let counts = size.counts();
    let mut lots = Lots::new(seed.wrapping_mul(4).wrapping_add(size as u64));
    let mut all: Vec<Item> = (0..counts.lines + counts.other_products).map(|number| item(&mut lots, number)).collect();
    let others = all.split_off(usize::try_from(counts.lines).unwrap_or_default());
    let mut offers = Vec::new();
    for _ in 0..counts.bundles {
        offers.push(bundle(&mut lots, offers.len(), &all));
    }
    for _ in 0..counts.togethers {
        offers.push(together(&mut lots, offers.len(), &all));
    }
    for _ in 0..counts.other_offers {
        let mut among = lots.some(&others, 8);
        among.push(lots.pick(&all));
        offers.push(bundle(&mut lots, offers.len(), &among));
    }
    let offers = {
        let count = offers.len();
        lots.some(&offers, u32::try_from(count).unwrap_or_default())
    };
    let order = parts::order(all.iter().map(|item| (item.id.as_str(), item.quantity)));
    let list: i64 = all.iter().map(|item| item.each * i64::from(item.quantity)).sum();
    let shop = parts::shop(&[2100, 900], 395, threshold(&mut lots, list));
    let products = others.iter().chain(&all).map(|item| product(&mut lots, item)).collect();
    Basket { catalog: parts::catalog(shop, products, offers), order }
}

/// Most people take one or two of a thing, few take many.
fn item(lots: &mut Lots, number: u32) -> Item {
    let quantity = if lots.chance(6) { lots.between(7, 20) } else { lots.pick(&[1, 1, 1, 1, 2, 2, 2, 2, 3]) };
    Item { id: format!("p{number}"), each: lots.pick(&PRICES), quantity }
}

fn product(lots: &mut Lots, item: &Item) -> Product {
    let rate = if lots.chance(80) { 2100 } else { 900 };
    parts::product(&item.id, Price::Each(money(item.each)), rate)
}

/// Two to four products together: for a round price, or for a percentage less.
fn bundle(lots: &mut Lots, number: usize, among: &[Item]) -> Offer {
    let count = lots.pick(&[2, 2, 3, 3, 4, 4]);
    let items = lots.some(among, count);
    let units: Vec<u32> = items.iter().map(|item| lots.pick(&[1, 1, 1, 2, 2, 3]).min(item.quantity)).collect();
    let apart: i64 = items.iter().zip(&units).map(|(item, units)| item.each * i64::from(*units)).sum();
    let components: Vec<Component> = items.iter().zip(units).map(|(item, units)| component(&item.id, units)).collect();
    let id = format!("o{number}");
    let percent = lots.between(5, 20);
    if lots.chance(50) {
        return parts::off(&id, components, percent * 100);
    }
    parts::fixed(&id, components, round(lots, apart - apart * i64::from(percent) / 100).min(apart - 5))
}

/// An accessory that is cheaper with one or two others.
fn together(lots: &mut Lots, number: usize, among: &[Item]) -> Offer {
    let parents = lots.between(1, 2);
    let items = lots.some(among, 1 + parents);
    let (item, parents) = items.split_first().unwrap_or((&among[0], &[]));
    let units = lots.between(1, 2).min(item.quantity);
    let apart = item.each * i64::from(units);
    let percent = i64::from(lots.between(5, 20));
    let price = round(lots, apart - apart * percent / 100).min(apart - 5);
    let with: Vec<String> = parents.iter().map(|parent| parent.id.clone()).collect();
    parts::together(&format!("o{number}"), component(&item.id, units), price, (&with, lots.between(1, 2)))
}

/// To whole or half euros: what makes many combinations cost the same.
fn round(lots: &mut Lots, price: i64) -> i64 {
    let step = lots.pick(&[50, 100]);
    (price / step * step).max(step)
}

/// From how much on shipping is free: mostly from 50.00, which most of these orders reach; sometimes from about what the
/// goods come to after reductions, so that a reduction can cost the free shipping. No shop asks for more than 500.00.
fn threshold(lots: &mut Lots, list: i64) -> Option<i64> {
    match lots.between(1, 10) {
        1 | 2 => None,
        3..=8 => Some(5_000),
        _ => Some((list * i64::from(lots.between(750, 900)) / 1000).min(50_000)),
    }
}
