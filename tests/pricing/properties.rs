//! What holds for every order, whatever is in it.

use std::fmt::Write as _;

use diderot::catalog::{Catalog, Reduction};
use diderot::money::{Money, Percent};
use diderot::pricing::{Order, Quote, View, price};
use proptest::prelude::*;

use super::case::Case;
use super::check_sums;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_adds_up(shop in shop(), basket in basket(), business in any::<bool>()) {
        let quote = priced(&shop.catalog(), &basket.order(business));
        check_sums(&quote, &shop.written);
    }

    #[test]
    fn the_order_of_the_lines_is_irrelevant(shop in shop(), basket in basket()) {
        let catalog = shop.catalog();
        let order = basket.order(false);
        let mut turned = order.clone();
        turned.lines.reverse();
        let (quote, turned) = (priced(&catalog, &order), priced(&catalog, &turned));
        prop_assert_eq!(quote.total, turned.total);
        let applied = |quote: &Quote| {
            let mut applied: Vec<_> = quote.reductions.iter().map(|one| (one.offer.clone(), one.times, one.amount)).collect();
            applied.sort();
            applied
        };
        prop_assert_eq!(applied(&quote), applied(&turned));
    }

    #[test]
    fn a_reduction_never_raises_the_total(shop in shop(), basket in basket(), left_out in 0..8_usize) {
        let catalog = shop.catalog();
        let order = basket.order(false);
        let total = priced(&catalog, &order).total;
        let mut fewer = catalog.offers.clone();
        fewer.remove(left_out.min(fewer.len() - 1));
        prop_assert!(total <= priced(&with_offers(&catalog, fewer), &order).total);
        prop_assert!(total <= priced(&with_offers(&catalog, Vec::new()), &order).total);
    }

    #[test]
    fn both_views_come_to_the_same(shop in shop(), basket in basket()) {
        let catalog = shop.catalog();
        let (consumer, business) = (priced(&catalog, &basket.order(false)), priced(&catalog, &basket.order(true)));
        prop_assert_eq!(consumer.total, business.total);
        prop_assert_eq!(consumer.tax, business.tax);
    }

    #[test]
    fn trying_everything_finds_nothing_better(shop in shop(), basket in basket()) {
        let catalog = shop.catalog();
        let order = basket.order(false);
        let quote = priced(&catalog, &order);
        prop_assert!(quote.proven_optimal);
        prop_assert_eq!(quote.total, least_by_trying_everything(&catalog, &order), "{}\n{:?}", shop.written, order);
    }
}

fn priced(catalog: &Catalog, order: &Order) -> Quote {
    price(catalog, order).unwrap()
}

fn with_offers(catalog: &Catalog, offers: Vec<diderot::catalog::Offer>) -> Catalog {
    let Catalog { shop, products, attributes, plan, .. } = catalog.clone();
    Catalog::new(shop, products, offers, attributes, plan)
}

/// A small shop, written down.
#[derive(Clone, Debug)]
struct ShopText {
    written: String,
}

impl ShopText {
    fn catalog(&self) -> Catalog {
        Case::read(&self.written).unwrap_or_else(|error| panic!("{error}\n{}", self.written)).catalog()
    }
}

pub(super) const PRODUCTS: [&str; 4] = ["a", "b", "c", "d"];

/// Four products, a few offers between them, shipping with a threshold, tax inside the prices or on top.
fn shop() -> impl Strategy<Value = ShopText> {
    let prices = prop::collection::vec((100..3000_u32, 0..100_u32), PRODUCTS.len());
    let offers = prop::collection::vec(offer(), 1..6);
    (any::<bool>(), 0..900_u32, 500..9000_u32, prices, offers).prop_map(|(inside, shipping, free_from, prices, offers)| {
        let mut written = format!(
            "Case(about: \"\", shop: (prices_include_tax: {inside}, shipping: {}, free_from: {}, staff: 20), products: {{",
            euros(shipping),
            euros(free_from)
        );
        for (product, (first, less)) in PRODUCTS.iter().zip(&prices) {
            let second = first - first * less / 200;
            write!(written, "\"{product}\": (price: tiers({{1: {}, 3: {}}})),", euros(*first), euros(second)).unwrap();
        }
        written.push_str("}, offers: [");
        for (number, offer) in offers.iter().enumerate() {
            written.push_str(&offer.replace("ID", &format!("\"offer-{number}\"")));
        }
        written.push_str("], orders: [])");
        ShopText { written }
    })
}

pub(super) fn offer() -> impl Strategy<Value = String> {
    let of = prop::collection::btree_map(prop::sample::select(PRODUCTS.to_vec()), 1..3_u32, 1..4);
    let bundle = (of, any::<bool>(), 1..4000_u32).prop_map(|(of, off, amount)| {
        let of: Vec<String> = of.iter().map(|(product, units)| format!("\"{product}\": {units}")).collect();
        let of = of.join(", ");
        if off {
            format!("bundle(id: ID, of: {{{of}}}, off: {}),", euros(amount))
        } else {
            format!("bundle(id: ID, of: {{{of}}}, price: {}),", euros(amount))
        }
    });
    let together = (0..4_usize, 1..4_usize, 1..3_u32, 1..3000_u32, 1..3_u32).prop_map(
        |(product, parent, units, price, per_parent)| {
            let (product, parent) = (PRODUCTS[product], PRODUCTS[(product + parent) % 4]);
            let price = euros(price);
            format!(
                "together(id: ID, with: [\"{parent}\"], product: \"{product}\", units: {units}, price: {price}, \
                 per_parent: {per_parent}),"
            )
        },
    );
    prop_oneof![bundle, together]
}

pub(super) fn euros(cents: u32) -> String {
    Money::from_minor(i64::from(cents)).plain(diderot::money::Currency::EUR)
}

/// How many of which product, and which staff discount.
#[derive(Clone, Debug)]
struct Basket {
    quantities: Vec<u32>,
    discount: u32,
}

impl Basket {
    fn order(&self, business: bool) -> Order {
        let lines = self.quantities.iter().zip(PRODUCTS).filter(|(quantity, _)| **quantity > 0);
        let line = |(number, (quantity, product)): (u32, (&u32, &str))| diderot::pricing::OrderLine {
            id: diderot::pricing::LineId(number),
            product: product.into(),
            quantity: *quantity,
            choices: diderot::catalog::Choices::new(),
        };
        Order {
            lines: (0..).zip(lines).map(line).collect(),
            multiplier: None,
            staff_discount: Percent::from_basis_points(self.discount),
            view: if business { View::Business } else { View::Consumer },
        }
    }
}

fn basket() -> impl Strategy<Value = Basket> {
    let discount = prop_oneof![Just(0_u32), 1..2000_u32];
    (prop::collection::vec(0..5_u32, PRODUCTS.len()), discount)
        .prop_map(|(quantities, discount)| Basket { quantities, discount })
}

/// The least total of all ways to apply reductions: each is tried from none to as often as its units last. Written without
/// any of the search's shortcuts; at one tax rate.
fn least_by_trying_everything(catalog: &Catalog, order: &Order) -> Money {
    let units: Vec<(&str, u32, i64)> = order
        .lines
        .iter()
        .map(|line| {
            let product = catalog.product(&line.product).unwrap();
            let each =
                diderot::pricing::quantity_price(product, line.quantity).unwrap().minor() / i64::from(line.quantity);
            (line.product.as_str(), line.quantity, each)
        })
        .collect();
    let reductions: Vec<&Reduction> = catalog.reductions().map(|(_, reduction)| reduction).collect();
    let list = units.iter().map(|(_, count, each)| i64::from(*count) * each).sum();
    let mut left: Vec<u32> = units.iter().map(|(_, count, _)| *count).collect();
    try_from(catalog, order, (&units, &reductions), &mut left, list)
}

fn try_from(
    catalog: &Catalog,
    order: &Order,
    (units, reductions): (&[(&str, u32, i64)], &[&Reduction]),
    left: &mut Vec<u32>,
    goods: i64,
) -> Money {
    let Some((reduction, others)) = reductions.split_first() else { return payable(catalog, order, goods) };
    let mut least = try_from(catalog, order, (units, others), left, goods);
    let before = left.clone();
    let mut limit = match reduction {
        Reduction::Together { with, per_parent, .. } => {
            let parents = units.iter().filter(|(product, ..)| with.iter().any(|parent| parent.as_str() == *product));
            parents.map(|(_, count, _)| count * per_parent).sum()
        }
        _ => u32::MAX,
    };
    let mut goods = goods;
    while limit > 0 {
        let mut price = 0;
        let taken = reduction.components().iter().all(|component| {
            let place = units.iter().position(|(product, ..)| *product == component.product.as_str());
            place.is_some_and(|place| {
                price += i64::from(component.units) * units[place].2;
                let enough = left[place] >= component.units;
                left[place] = left[place].saturating_sub(component.units);
                enough
            })
        });
        if !taken {
            break;
        }
        let saving = match reduction {
            Reduction::Fixed { price: fixed, .. } | Reduction::Together { price: fixed, .. } => price - fixed.minor(),
            Reduction::Off { percent, .. } => percent.of(Money::from_minor(price)).minor(),
        };
        goods -= saving.max(0);
        least = least.min(try_from(catalog, order, (units, others), left, goods));
        limit -= 1;
    }
    *left = before;
    least
}

fn payable(catalog: &Catalog, order: &Order, goods: i64) -> Money {
    let goods = Money::from_minor(goods);
    let discounted = goods - order.staff_discount.of(goods);
    let is_free = order.lines.is_empty() || catalog.shop.shipping.free_from.is_some_and(|from| discounted >= from);
    let sum = if is_free { discounted } else { discounted + catalog.shop.shipping.price };
    if catalog.shop.prices_include_tax { sum } else { sum + Percent::from_basis_points(2100).of(sum) }
}
