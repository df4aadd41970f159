//! Prices and quantities that no shop has: an order is priced exactly or refused. Nothing wraps, nothing is cut off in silence.

use diderot::catalog::{Catalog, Choice, Component, Extra, Offer, OfferKind, Period, Price, ProductOption, Text};
use diderot::money::{Money, Percent};
use diderot::pricing::{Order, PriceError, Quote, View, price};

use super::lots::Lots;
use super::parts::{self, component, money};

const LARGEST: i64 = Money::LARGEST.minor();
const AMOUNTS: [i64; 12] =
    [0, 1, 5, 999, 1_999, LARGEST / 1_000_000, LARGEST / 3, LARGEST - 1, LARGEST, LARGEST + 1, i64::MAX / 2, i64::MAX];
const QUANTITIES: [u32; 10] = [1, 1, 2, 3, 4, 60, 999_999, 1_000_000, 1_000_001, u32::MAX];
const IDS: [&str; 3] = ["a", "b", "c"];

#[test]
fn an_order_without_offers_is_exact_or_refused() {
    let (mut exact, mut refused) = (0, 0);
    for seed in 0..20_000 {
        let mut lots = Lots::new(seed);
        let (catalog, order) = basket(&mut lots, Vec::new());
        match price(&catalog, &order) {
            Ok(quote) => {
                assert_eq!(i128::from(quote.total.minor()), by_hand(&catalog, &order), "basket {seed}: {order:?}");
                exact += 1;
            }
            Err(error) => {
                assert_eq!(error, PriceError::TooLarge, "basket {seed}");
                // What a shop could sell is not refused.
                assert!(
                    by_hand(&catalog, &order) > i128::from(LARGEST) || has_too_many(&order),
                    "basket {seed}: {order:?}"
                );
                refused += 1;
            }
        }
    }
    assert!(exact > 500 && refused > 2_000, "{exact} priced, {refused} refused");
}

#[test]
fn no_offer_makes_it_worse() {
    let mut priced = 0;
    for seed in 0..20_000 {
        let mut lots = Lots::new(seed);
        let offers = (0..lots.between(1, 4)).map(|number| offer(&mut lots, number)).collect();
        let (catalog, order) = basket(&mut lots, offers);
        match price(&catalog, &order) {
            Ok(quote) => {
                let without =
                    price(&parts::catalog(catalog.shop.clone(), catalog.products.clone(), Vec::new()), &order);
                assert!(without.is_ok_and(|without| quote.total <= without.total), "basket {seed}");
                assert!(!quote.total.is_negative(), "basket {seed}: {}", quote.total);
                assert_eq!(lines_and_shipping(&quote), i128::from(quote.total.minor()), "basket {seed}");
                priced += 1;
            }
            Err(error) => assert_eq!(error, PriceError::TooLarge, "basket {seed}"),
        }
    }
    assert!(priced > 500, "{priced} priced");
}

#[test]
fn a_golden_offer_is_exact_or_refused() {
    for times in [2, 1_000_000, u32::MAX] {
        for seed in 0..2_000 {
            let mut lots = Lots::new(seed);
            let golden = multiplier("golden", times, lots.pick(&[0, 1200, 100_000]));
            let (catalog, mut order) = basket(&mut lots, vec![golden]);
            order.multiplier = Some("golden".into());
            match price(&catalog, &order) {
                Ok(quote) => assert_eq!(lines_and_shipping(&quote), i128::from(quote.total.minor()), "basket {seed}"),
                Err(error) => assert_eq!(error, PriceError::TooLarge, "basket {seed}"),
            }
        }
    }
}

#[test]
fn amounts_below_nothing_and_discounts_beyond_everything_end_in_a_quote_or_a_refusal() {
    for seed in 0..10_000 {
        let mut lots = Lots::new(seed);
        let below = |lots: &mut Lots| lots.pick(&[i64::MIN, i64::MIN + 1, -LARGEST, -5, -1, 0, 5, LARGEST, i64::MAX]);
        let offers = vec![
            parts::off("off", vec![component("a", 1)], lots.pick(&[10_001, 100_000, u32::MAX])),
            parts::fixed("fixed", vec![component("a", 1), component("b", 2)], below(&mut lots)),
        ];
        let (mut catalog, mut order) = basket(&mut lots, offers);
        for product in &mut catalog.products {
            product.price = Price::Each(money(below(&mut lots)));
        }
        catalog.shop.shipping.price = money(below(&mut lots));
        catalog.shop.shipping.free_from = Some(money(below(&mut lots)));
        catalog.shop.prices_include_tax = lots.chance(50);
        catalog.shop.staff_discount = Percent::from_basis_points(u32::MAX);
        order.staff_discount = Percent::from_basis_points(lots.pick(&[0, 10_000, u32::MAX]));
        order.view = lots.pick(&[View::Consumer, View::Business]);
        // Which of both it is does not matter: a validated catalog has none of this. That it ends, and how, does.
        if let Err(error) = price(&catalog, &order) {
            assert_eq!(error, PriceError::TooLarge, "basket {seed}");
        }
    }
}

/// A basket of extremes, tax in its prices.
fn basket(lots: &mut Lots, offers: Vec<Offer>) -> (Catalog, Order) {
    let products = IDS.iter().map(|id| {
        let mut product = parts::product(id, Price::Each(money(lots.pick(&AMOUNTS))), 2100);
        if lots.chance(30) {
            let amount = |lots: &mut Lots| money(if lots.chance(50) { 0 } else { lots.pick(&AMOUNTS) });
            let extra = Extra { per_unit: amount(lots), per_line: amount(lots), set_up: Money::ZERO };
            product.options.push(option("extra", extra));
        }
        product
    });
    let products = products.collect();
    let shipping = if lots.chance(70) { 395 } else { lots.pick(&AMOUNTS) };
    let free_from = lots.chance(50).then(|| lots.pick(&AMOUNTS));
    let order = parts::order(IDS.map(|id| (id, lots.pick(&QUANTITIES))));
    (parts::catalog(parts::shop(&[2100], shipping, free_from), products, offers), order)
}

fn offer(lots: &mut Lots, number: u32) -> Offer {
    let id = format!("o{number}");
    let some = |lots: &mut Lots, id: &str| -> Component { component(id, lots.pick(&QUANTITIES)) };
    match lots.between(1, 3) {
        1 => parts::off(&id, vec![some(lots, "a"), some(lots, "b")], lots.between(0, 10_000)),
        2 => parts::fixed(&id, vec![some(lots, "b"), some(lots, "c")], lots.pick(&AMOUNTS)),
        _ => {
            let (component, price) = (some(lots, "c"), lots.pick(&AMOUNTS));
            parts::together(&id, component, price, (&["a".to_owned()], lots.pick(&QUANTITIES)))
        }
    }
}

fn multiplier(id: &str, times: u32, basis_points: u32) -> Offer {
    let surcharge = Percent::from_basis_points(basis_points);
    let kind = OfferKind::Multiplier { times, surcharge, with: Vec::new() };
    Offer { id: id.into(), kind, because: Text::default(), fits: Vec::new(), period: Period::default() }
}

/// An option with one choice, which costs so much.
fn option(id: &str, extra: Extra) -> ProductOption {
    let choice = Choice { id: id.into(), name: Text::default(), extra, tint: None, picture: None, finish: None };
    ProductOption { id: id.into(), name: Text::default(), choices: vec![choice] }
}

/// What an order costs, in numbers that hold it.
fn by_hand(catalog: &Catalog, order: &Order) -> i128 {
    let lines = order.lines.iter().map(|line| {
        let product = catalog.product(&line.product).unwrap();
        let Price::Each(each) = product.price else { panic!("a basket of extremes has products at one price") };
        let extra = product.options.first().map_or(Extra::default(), |option| option.choices[0].extra);
        i128::from(line.quantity) * (i128::from(each.minor()) + i128::from(extra.per_unit.minor()))
            + i128::from(extra.per_line.minor())
    });
    let goods: i128 = lines.sum();
    let shipping = &catalog.shop.shipping;
    let is_free = shipping.free_from.is_some_and(|from| goods >= i128::from(from.minor()));
    if is_free { goods } else { goods + i128::from(shipping.price.minor()) }
}

/// Beyond a million of a thing is refused whatever it costs.
fn has_too_many(order: &Order) -> bool {
    order.lines.iter().any(|line| line.quantity > 1_000_000)
}

fn lines_and_shipping(quote: &Quote) -> i128 {
    let lines: i128 = quote.lines.iter().map(|line| i128::from(line.total.minor())).sum();
    lines + i128::from(quote.shipping.price.minor())
}
