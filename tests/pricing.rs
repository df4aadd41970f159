//! What orders cost: the cases of `cases/pricing`, and what holds for every order.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests that can not go on ends the test"
)]

#[path = "common/baskets.rs"]
#[expect(dead_code, reason = "benchmarks use more baskets")]
mod baskets;
#[path = "pricing/brute_force.rs"]
mod brute_force;
#[path = "common/case.rs"]
mod case;
#[path = "pricing/explanations.rs"]
mod explanations;
#[path = "common/lots.rs"]
mod lots;
#[path = "pricing/metamorphic.rs"]
mod metamorphic;
#[path = "../benches/prices/model.rs"]
mod model;
#[path = "common/parts.rs"]
mod parts;
#[path = "pricing/proof.rs"]
mod proof;
#[path = "pricing/properties.rs"]
mod properties;
#[path = "pricing/reference.rs"]
mod reference;
#[path = "common/shop.rs"]
mod shop;
#[path = "pricing/small.rs"]
mod small;
#[path = "pricing/taxes.rs"]
mod taxes;
#[path = "pricing/too_large.rs"]
mod too_large;

use std::fs;
use std::path::Path;

use case::{Case, Expect, Number, money, percent};
use diderot::catalog::Catalog;
use diderot::money::Money;
use diderot::pricing::{Quote, View, price};

#[test]
fn every_case_comes_to_what_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pricing");
    let mut orders = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let case = Case::read(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let catalog = case.catalog();
        for (number, order) in (1..).zip(&case.orders) {
            let what = format!("{}, {}, order {number} {}", path.display(), case.about, order.about);
            // All that is wrong is shown at once, as in `diderot check`.
            wrong.extend(std::panic::catch_unwind(|| check(&catalog, order, &what)).err().map(|_panic| what.clone()));
            orders += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(orders >= 50, "only {orders} orders were found");
}

/// Prices the order of a case and compares the quote with what is expected.
fn check(catalog: &Catalog, order: &case::OrderCase, what: &str) {
    let expect = &order.expect;
    let quote = match (price(catalog, &order.order()), &expect.refused) {
        (Ok(quote), None) => quote,
        (Err(error), Some(part)) => return assert!(error.to_string().contains(part), "{what}: {error}"),
        (Ok(quote), Some(_)) => panic!("{what}: not refused, but priced at {}", quote.total),
        (Err(error), None) => panic!("{what}: refused: {error}"),
    };
    check_sums(&quote, what);
    check_amounts(&quote, expect, what);
    check_rest(&quote, expect, what);
}

/// Lines, discount and shipping add up to the total, and so does tax, whatever a case expects.
fn check_sums(quote: &Quote, what: &str) {
    let lines: Money = quote.lines.iter().map(|line| line.total).sum();
    assert_eq!(lines, quote.goods, "{what}: the lines do not add up to the goods");
    let net: Money = quote.tax.iter().map(|tax| tax.net).sum();
    let tax: Money = quote.tax.iter().map(|tax| tax.tax).sum();
    let gross: Money = quote.tax.iter().map(|tax| tax.gross).sum();
    assert_eq!((net + tax, gross), (quote.total, quote.total), "{what}: tax does not add up");
    for tax in &quote.tax {
        // BR-CO-17, or one minor unit off and marked.
        let off = (tax.rate.of(tax.net) - tax.tax).minor().abs();
        assert!(if tax.exact { off == 0 } else { off == 1 }, "{what}: {tax:?} is off by {off}");
    }
    let in_view = if quote.view == View::Business { net } else { quote.total };
    assert_eq!(quote.goods - quote.discount + quote.shipping.price, in_view, "{what}: does not add up to the total");
    let reduced: Money = quote.reductions.iter().map(|applied| applied.amount).sum();
    let by_line: Money = quote.reductions.iter().flat_map(|applied| &applied.by_line).map(|(_, part)| *part).sum();
    assert_eq!(by_line, reduced, "{what}: the parts of reductions do not add up");
    if quote.multiplier.is_none() {
        let lost: Money = quote.lines.iter().map(|line| line.list - line.total).sum();
        assert_eq!(lost, reduced, "{what}: lines lost something else than what was reduced");
    }
    assert!(quote.proven_optimal, "{what}: not proven");
}

fn check_amounts(quote: &Quote, expect: &Expect, what: &str) {
    let amount = |number: &Number| money(number, quote.currency);
    let single = [
        ("total", &expect.total, quote.total),
        ("goods", &expect.goods, quote.goods),
        ("shipping", &expect.shipping, quote.shipping.price),
        ("discount", &expect.discount, quote.discount),
    ];
    for (name, wanted, is) in single {
        if let Some(wanted) = wanted {
            assert_eq!(is, amount(wanted), "{what}: {name}");
        }
    }
    let by_line: [(_, _, Vec<Money>); 3] = [
        ("set-up", &expect.set_up, quote.lines.iter().map(|line| line.set_up).collect()),
        ("list", &expect.list, quote.lines.iter().map(|line| line.list).collect()),
        ("lines", &expect.lines, quote.lines.iter().map(|line| line.total).collect()),
    ];
    for (name, wanted, is) in by_line {
        if let Some(wanted) = wanted {
            assert_eq!(is, wanted.iter().map(amount).collect::<Vec<_>>(), "{what}: {name}");
        }
    }
}

fn check_rest(quote: &Quote, expect: &Expect, what: &str) {
    let amount = |number: &Number| money(number, quote.currency);
    if let Some(wanted) = &expect.reductions {
        let mut is: Vec<_> =
            quote.reductions.iter().map(|applied| (applied.offer.to_string(), applied.times, applied.amount)).collect();
        is.sort();
        let wanted: Vec<_> =
            wanted.iter().map(|(offer, (times, saved))| (offer.clone(), *times, amount(saved))).collect();
        assert_eq!(is, wanted, "{what}: reductions");
    }
    if let Some(wanted) = &expect.tax {
        let is: Vec<_> = quote.tax.iter().map(|tax| (tax.rate, tax.net, tax.tax, tax.gross)).collect();
        let wanted: Vec<_> = wanted
            .iter()
            .map(|(rate, net, tax, gross)| (percent(rate), amount(net), amount(tax), amount(gross)))
            .collect();
        assert_eq!(is, wanted, "{what}: tax");
    }
    if let Some(wanted) = &expect.class {
        assert_eq!(quote.shipping.class.as_ref().map(ToString::to_string).as_ref(), Some(wanted), "{what}: class");
    }
    if let Some(wanted) = expect.multiplied {
        assert_eq!(quote.multiplier.is_some(), wanted, "{what}: multiplied");
    }
    if let Some(wanted) = &expect.multiplier_saves {
        let saves = quote.multiplier.as_ref().map(diderot::pricing::MultiplierEffect::saves);
        assert_eq!(saves, Some(amount(wanted)), "{what}: what the multiplier saves");
    }
    let more = quote.lines.first().and_then(|line| line.cheaper_more);
    if let Some((quantity, saves)) = &expect.cheaper_more {
        let more = more.map(|more| (more.quantity, more.saves));
        assert_eq!(more, Some((*quantity, amount(saves))), "{what}: what costs less");
    }
    if expect.nothing_cheaper {
        assert_eq!(more, None, "{what}: nothing costs less");
    }
}
