//! A quote knows how good it is: proven, or by how much less could be to pay at most.

use diderot::catalog::Catalog;
use diderot::money::Money;
use diderot::pricing::{Order, Pricer, View, price};

use super::baskets::{Basket, Size, basket};
use super::model::Model;

/// The same shop with tax on top of its prices.
fn with_tax_on_top(basket: Basket) -> Basket {
    let Catalog { mut shop, products, offers, attributes, plan, .. } = basket.catalog;
    shop.prices_include_tax = false;
    Basket { catalog: Catalog::new(shop, products, offers, attributes, plan), order: basket.order }
}

#[test]
fn an_answer_in_a_hurry_is_never_further_off_than_it_says() {
    let mut unproven = 0;
    for seed in 0..12 {
        for basket in [basket(Size::Hard, seed), with_tax_on_top(basket(Size::Medium, seed))] {
            let patient = Pricer::new();
            let best = patient.price(&basket.catalog, &basket.order).unwrap();
            assert!(!best.proven_optimal || best.gap == Some(Money::ZERO));
            let hurried = Pricer::new().hurried().price(&basket.catalog, &basket.order).unwrap();
            let gap = hurried.gap.unwrap();
            assert!(hurried.total >= best.total, "{seed}");
            assert!(hurried.total - gap <= best.total, "{seed}: {gap:?} is less than {:?}", hurried.total - best.total);
            assert!(!hurried.proven_optimal || gap.is_zero());
            unproven += u32::from(!hurried.proven_optimal);
        }
    }
    assert!(unproven > 5, "only {unproven} were in too much of a hurry");
}

#[test]
fn what_was_proven_once_is_known_in_a_hurry_too() {
    let in_a_hurry = Pricer::new().hurried();
    let unproven = |basket: &Basket| !in_a_hurry.price(&basket.catalog, &basket.order).unwrap().proven_optimal;
    let Basket { catalog, order } = (0..20).map(|seed| basket(Size::Hard, seed)).find(unproven).unwrap();
    let proven = in_a_hurry.patient().price(&catalog, &order).unwrap();
    let again = in_a_hurry.price(&catalog, &order).unwrap();
    assert!(proven.proven_optimal && again == proven);
}

#[test]
fn whatever_the_memory_holds_the_price_is_the_same() {
    let Basket { catalog, order } = basket(Size::Medium, 3);
    let pricer = Pricer::new();
    for left_out in 0..order.lines.len() {
        let mut fewer = Order { view: View::Business, ..order.clone() };
        fewer.lines.remove(left_out);
        assert_eq!(pricer.price(&catalog, &fewer).unwrap(), price(&catalog, &fewer).unwrap(), "{left_out}");
    }
}

#[test]
fn the_least_effort_asks_no_more_than_taking_what_saves_most_first() {
    let mut better = 0;
    for seed in 0..15 {
        for size in [Size::Medium, Size::Hard] {
            let basket = basket(size, seed);
            let quote = Pricer::new().hurried().price(&basket.catalog, &basket.order).unwrap();
            let greedy = Model::new(&basket).greedy();
            assert!(quote.total.minor() <= greedy, "{size:?} {seed}: {} is more than {greedy}", quote.total.minor());
            better += u32::from(quote.total.minor() < greedy);
        }
    }
    assert!(better > 20, "only {better} cost less");
}
