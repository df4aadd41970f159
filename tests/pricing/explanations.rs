//! Each figure of a quote follows from what explains it, to the cent, whatever is in the order.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use diderot::catalog::{Catalog, Choices, IncentiveTerms, Off, Price};
use diderot::money::{Money, Percent};
use diderot::pricing::{
    Explanation, Fact, Figure, LineId, Order, OrderLine, Quote, Reason, Terms, Unused, View, best_alternative, explain,
    figures, price,
};
use proptest::prelude::*;

use super::case::Case;
use super::parts;

const PRODUCTS: [&str; 4] = ["a", "b", "c", "d"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn explanations_add_up_to_their_figures(written in shop(), order in order()) {
        let catalog = Case::read(&written).unwrap_or_else(|error| panic!("{error}\n{written}")).catalog();
        if let Ok(quote) = price(&catalog, &order) {
            check_figures(&catalog, &order, &quote, &written);
        }
    }
}

#[test]
fn every_case_explains_itself() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pricing");
    let mut explained = 0;
    let mut kinds = BTreeSet::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let case = Case::read(&fs::read_to_string(&path).unwrap()).unwrap();
        let catalog = case.catalog();
        for (number, order) in (1..).zip(&case.orders) {
            let order = order.order();
            let Ok(quote) = price(&catalog, &order) else { continue };
            check_figures(&catalog, &order, &quote, &format!("{}, order {number}", path.display()));
            let facts = figures(&quote).into_iter().filter_map(|figure| explain(&catalog, &order, &quote, &figure));
            let facts = facts.flat_map(|explanation| explanation.facts);
            kinds.extend(facts.map(|fact| kind(&format!("{:?}", fact.reason)).to_owned()));
            explained += 1;
        }
    }
    assert!(explained >= 50, "only {explained} orders were explained");
    let missing: Vec<&str> = KINDS.into_iter().filter(|kind| !kinds.contains(*kind)).collect();
    assert!(missing.is_empty(), "no order is explained by {missing:?}");
}

/// Every kind of fact, but that not all combinations were compared.
const KINDS: [&str; 20] = [
    "Units",
    "Choice",
    "NextTier",
    "CheaperMore",
    "Reduced",
    "Share",
    "Surcharge",
    "Normal",
    "Withheld",
    "Other",
    "Staff",
    "Sending",
    "FreeFrom",
    "MissingForFree",
    "AlwaysFree",
    "NothingToSend",
    "Tax",
    "TaxLeftOut",
    "TaxAdded",
    "Alternative",
];

/// The name of a fact as it is written in code.
fn kind(written: &str) -> &str {
    written.split([' ', '(']).next().unwrap_or_default()
}

/// Every figure of the quote is explained, by facts that add up to it and are true one by one.
fn check_figures(catalog: &Catalog, order: &Order, quote: &Quote, what: &str) {
    for figure in figures(quote) {
        let explained = explain(catalog, order, quote, &figure);
        let Explanation { amount, facts, .. } = explained.unwrap_or_else(|| panic!("{what}: nothing on {figure:?}"));
        let what = format!("{what}\n{order:?}\n{figure:?}: {facts:#?}");
        if let Some(known) = amount_of(quote, &figure) {
            assert_eq!(amount, known, "{what}: another amount");
        }
        assert_eq!(sum(&facts), amount, "{what}: does not add up");
        for fact in &facts {
            check_fact(fact, &facts, quote, &what);
        }
    }
}

fn sum<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Money {
    facts.into_iter().filter_map(|fact| fact.amount).sum()
}

/// A figure as the quote has it.
fn amount_of(quote: &Quote, figure: &Figure) -> Option<Money> {
    let line = |id: &LineId| quote.line(*id).unwrap();
    Some(match figure {
        Figure::List(id) => line(id).list,
        Figure::Line(id) => line(id).total,
        // What it costs bought once is no figure of a quote with a golden offer.
        Figure::Own(_) | Figure::Golden => return None,
        Figure::Reduction(offer) => quote.reductions.iter().find(|applied| applied.offer == *offer).unwrap().amount,
        Figure::Goods => quote.goods,
        Figure::Discount => quote.discount,
        Figure::Incentive => quote.incentive.unwrap().amount,
        Figure::Shipping => quote.shipping.price,
        Figure::Tax(rate) => quote.tax.iter().find(|tax| tax.rate == *rate).unwrap().tax,
        Figure::Saved => quote.saved(),
        Figure::Total => quote.total,
    })
}

/// What a fact says is so.
fn check_fact(fact: &Fact, all: &[Fact], quote: &Quote, what: &str) {
    let near = |one: Money, other: Money, most: i64| {
        assert!((one - other).minor().abs() <= most, "{what}: {one} and {other}");
    };
    let amount = fact.amount.unwrap_or_default();
    match &fact.reason {
        Reason::Units { count, each, .. } | Reason::Choice { per_unit: Some((count, each)), .. } => {
            assert_eq!(each.times(*count), amount, "{what}");
        }
        Reason::Reduced { times, apart, now, terms, .. } => {
            assert!(now <= apart, "{what}");
            match (terms, fact.amount) {
                // On a line it is a share of what the whole saves.
                (_, Some(amount)) => assert_eq!(*now - *apart, amount, "{what}"),
                (Terms::Fixed { price } | Terms::Together { price, .. }, None) => {
                    assert_eq!(price.times(*times), *now, "{what}");
                }
                (Terms::Off { percent }, None) => near(percent.of(*apart), *apart - *now, (*times).into()),
            }
        }
        Reason::Surcharge { percent, of, .. } => near(percent.of(*of), amount, 2),
        Reason::Staff { percent, of } => assert_eq!(percent.of(*of), amount, "{what}"),
        Reason::Given { terms, of } => {
            assert!(amount > Money::ZERO && amount <= *of, "{what}");
            assert_eq!(terms.off.of(*of), amount, "{what}");
        }
        Reason::NotUsed { why, .. } => {
            assert!(quote.incentive.is_some_and(|effect| effect.amount.is_zero()), "{what}");
            if let Unused::TooFewGoods { missing: more } | Unused::CostsShipping { more } = why {
                assert!(*more > Money::ZERO, "{what}");
            }
        }
        Reason::FreeFrom { goods, threshold } => assert!(goods >= threshold && amount.is_zero(), "{what}"),
        Reason::MissingForFree { missing, threshold } => {
            assert!(*missing > Money::ZERO && missing <= threshold, "{what}");
        }
        Reason::Tax { rate, of, contained, .. } => {
            near(if *contained { rate.contained_in(*of) } else { rate.of(*of) }, amount, 1);
        }
        Reason::TaxLeftOut { rate } => {
            let own = sum(all.iter().filter(|other| *other != fact));
            near(-rate.unwrap_or(STANDARD).contained_in(own), amount, rounding(quote));
        }
        Reason::TaxAdded { rate } => {
            let own = sum(all.iter().filter(|other| *other != fact));
            near(rate.unwrap_or(STANDARD).of(own), amount, rounding(quote));
        }
        Reason::Alternative { total, more, .. } => {
            assert!(!more.is_negative(), "{what}");
            assert_eq!(*total - *more, quote.total, "{what}");
        }
        Reason::Normal { normal, total } => assert!(normal > total && *total == quote.total, "{what}"),
        _ => {}
    }
}

const STANDARD: Percent = Percent::from_basis_points(2100);

/// The other view rounds once for each line, and for shipping and discount.
fn rounding(quote: &Quote) -> i64 {
    i64::try_from(quote.lines.len()).unwrap() + 2
}

/// Four products in every form of price, with options, one of them sometimes a service and one with a set-up fee; care for a share
/// of two of them; a few offers and a golden one.
fn shop() -> impl Strategy<Value = String> {
    let prices = prop::collection::vec((0..3_u8, 100..3000_u32, 0..100_u32), PRODUCTS.len());
    let offers = prop::collection::vec(offer(), 0..6);
    let whole = (any::<bool>(), 0..900_u32, 500..9000_u32, 100..6000_u32);
    (whole, prices, offers).prop_map(|((inside, shipping, free_from, surcharge), prices, offers)| {
        let mut written = format!(
            "Case(about: \"\", shop: (prices_include_tax: {inside}, shipping: {}, free_from: {}, staff: 20), products: {{",
            euros(shipping),
            euros(free_from)
        );
        for (product, (form, first, less)) in PRODUCTS.iter().zip(&prices) {
            let (second, pack) = (euros(first - first * less / 200), euros(first * 2 - first * less / 100));
            let first = euros(*first);
            let price = match form {
                0 => format!("each({first})"),
                1 => format!("packs({{1: {first}, 2: {pack}}})"),
                _ => format!("tiers({{1: {first}, 3: {second}}})"),
            };
            let options = "options: {\"finish\": {\"none\": (), \"gold\": (per_unit: 0.07, per_line: 3.01)}}";
            let service = *product == "d" && *less > 70;
            let set_up = if *product == "a" && *less > 50 { "set_up: 4.99, " } else { "" };
            write!(written, "\"{product}\": (price: {price}, service: {service}, {set_up}{options}),").unwrap();
        }
        written.push_str("\"care\": (price: share(of: [\"a\", \"c\"], percent: 12.5), service: true),");
        write!(written, "}}, offers: [multiplier(id: \"golden\", times: 2, surcharge: {}),", euros(surcharge)).unwrap();
        for (number, offer) in offers.iter().enumerate() {
            written.push_str(&offer.replace("ID", &format!("\"offer-{number}\"")));
        }
        written.push_str("], orders: [])");
        written
    })
}

fn order() -> impl Strategy<Value = Order> {
    let line = (prop::sample::select(PRODUCTS.to_vec()), 1..6_u32, any::<bool>());
    let discount = prop_oneof![Just(0_u32), 1..2000_u32];
    (prop::collection::vec(line, 1..6), any::<bool>(), any::<bool>(), any::<bool>(), (discount, given())).prop_map(
        |(mut lines, care, golden, business, (discount, incentive))| {
            if care {
                lines.insert(lines.len() / 2, ("care", 1, false));
            }
            let choices = |gold| if gold { Choices::from([("finish".into(), "gold".into())]) } else { Choices::new() };
            let line = |(number, (product, quantity, gold)): (u32, (&str, u32, bool))| OrderLine {
                id: LineId(number),
                product: product.into(),
                quantity,
                choices: choices(gold),
            };
            Order {
                lines: (0..).zip(lines).map(line).collect(),
                multiplier: golden.then(|| "golden".into()),
                staff_discount: Percent::from_basis_points(discount),
                incentive,
                view: if business { View::Business } else { View::Consumer },
            }
        },
    )
}

/// What an earlier order gave, in half of the orders.
fn given() -> impl Strategy<Value = Option<IncentiveTerms>> {
    let off = prop_oneof![
        (1..10_000_u32).prop_map(|points| Off::Share(Percent::from_basis_points(points))),
        (1..3_000_i64).prop_map(|cents| Off::Amount(Money::from_minor(cents))),
    ];
    let from = prop::option::of((1..8_000_i64).prop_map(Money::from_minor));
    prop::option::of((off, from).prop_map(|(off, from)| IncentiveTerms { off, from }))
}

fn offer() -> impl Strategy<Value = String> {
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

fn euros(cents: u32) -> String {
    Money::from_minor(i64::from(cents)).plain(diderot::money::Currency::EUR)
}

#[test]
fn a_set_that_would_cost_the_free_delivery_is_told_with_what_it_would_come_to() {
    let products = vec![parts::product("mug", Price::Each(parts::money(2600)), 2100)];
    let set = parts::off("set", vec![parts::component("mug", 1)], 1000);
    let catalog = parts::catalog(parts::shop(&[2100], 395, Some(2500)), products, vec![set]);
    let order = parts::order([("mug", 1)]);
    let quote = price(&catalog, &order).unwrap();
    assert_eq!((quote.total, quote.reductions.len()), (parts::money(2600), 0));
    let other = best_alternative(&catalog, &order).unwrap().unwrap();
    // 23.40 and 3.95 for sending it
    assert_eq!((other.total, other.shipping), (parts::money(2735), parts::money(395)));
    assert_eq!(other.reductions.first().map(|applied| applied.amount), Some(parts::money(260)));
    let total = explain(&catalog, &order, &quote, &Figure::Total).unwrap();
    let told = |fact: &Fact| matches!(fact.reason, Reason::Alternative { more, .. } if more == parts::money(135));
    assert!(total.facts.iter().any(told), "{total:?}");
}

#[test]
fn packs_that_cost_more_for_a_set_are_explained_without_tax_too() {
    let written = r#"Case(about: "", products: {
        "a": (price: each(5.74)), "c": (price: each(15.57)), "d": (price: packs({1: 3.33, 2: 5.63})),
    }, offers: [
        bundle(id: "set", of: {"c": 2, "d": 2}, off: 13.06),
        together(id: "beside", with: ["a"], product: "d", units: 1, price: 1.73, per_parent: 1),
    ], orders: [])"#;
    let catalog = Case::read(written).unwrap().catalog();
    let order = Order { view: View::Business, ..parts::order([("d", 3), ("c", 2), ("a", 1)]) };
    let quote = price(&catalog, &order).unwrap();
    check_figures(&catalog, &order, &quote, written);
}
