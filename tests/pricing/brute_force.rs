//! On small baskets the engine finds what trying everything finds: up to 8 units, up to 6 offers, tens of thousands of
//! them, the same ones on every machine. Each kind of basket is a test of its own.

use diderot::catalog::Catalog;
use diderot::pricing::{Order, price};

use super::lots::Lots;
use super::reference::{Least, least};
use super::small::{Kind, ONE_RATE, basket, show};

#[test]
fn products_at_one_price() {
    nothing_is_better(20_000, &ONE_RATE);
}

#[test]
fn several_rates_in_the_prices_and_a_staff_discount() {
    nothing_is_better(8_000, &Kind { staff: true, rates: &[2100, 900, 0], ..ONE_RATE });
}

#[test]
fn free_shipping_near_the_total() {
    nothing_is_better(12_000, &Kind { threshold: true, ..ONE_RATE });
    nothing_is_better(4_000, &Kind { threshold: true, staff: true, ..ONE_RATE });
}

#[test]
fn tiers() {
    nothing_is_better(8_000, &Kind { tiers: true, threshold: true, ..ONE_RATE });
}

#[test]
fn several_lines_of_one_product() {
    nothing_is_better(8_000, &Kind { tiers: true, duplicates: true, ..ONE_RATE });
}

#[test]
fn accessories_of_accessories() {
    nothing_is_better(8_000, &Kind { chains: true, ..ONE_RATE });
}

#[test]
fn packs_are_chosen_together_with_the_reductions() {
    nothing_is_better(8_000, &Kind { packs: true, ..ONE_RATE });
    nothing_is_better(4_000, &Kind { packs: true, threshold: true, duplicates: true, ..ONE_RATE });
}

#[test]
fn tax_on_top_at_one_rate() {
    nothing_is_better(6_000, &Kind { on_top: true, threshold: true, ..ONE_RATE });
    nothing_is_better(2_000, &Kind { on_top: true, threshold: true, staff: true, ..ONE_RATE });
}

#[test]
fn tax_on_top_at_several_rates() {
    let kind = Kind { on_top: true, even: true, rates: &[2100, 900, 0], ..ONE_RATE };
    nothing_is_better(6_000, &kind);
    nothing_is_better(4_000, &Kind { threshold: true, staff: true, ..kind });
}

#[test]
fn everything_at_once() {
    let kind = Kind { packs: true, tiers: true, duplicates: true, threshold: true, staff: true, ..ONE_RATE };
    nothing_is_better(6_000, &kind);
    nothing_is_better(4_000, &Kind { on_top: true, even: true, rates: &[2100, 900], ..kind });
}

#[test]
fn what_an_earlier_order_gave() {
    let given = Kind { incentive: true, ..ONE_RATE };
    nothing_is_better(12_000, &given);
    nothing_is_better(8_000, &Kind { threshold: true, staff: true, ..given });
    nothing_is_better(4_000, &Kind { packs: true, tiers: true, duplicates: true, threshold: true, ..given });
}

#[test]
fn what_an_earlier_order_gave_with_tax_on_top() {
    let given = Kind { incentive: true, on_top: true, threshold: true, ..ONE_RATE };
    nothing_is_better(4_000, &given);
    let several = Kind { even: true, staff: true, rates: &[2100, 900, 0], ..given };
    nothing_is_better(6_000, &several);
}

/// Prices so many baskets of a kind and compares each with the reference.
fn nothing_is_better(baskets: u64, kind: &Kind) {
    let mut wrong = Vec::new();
    for seed in 0..baskets {
        let (catalog, order) = basket(&mut Lots::new(seed), kind);
        let (found, proven) = found(&catalog, &order);
        let mut wanted = least(&catalog, &order);
        if !is_tied_by_applications(kind) {
            wanted.applications = found.applications;
        }
        if (found, proven) != (wanted, true) {
            let show = show(&catalog, &order);
            wrong.push(format!("basket {seed}: {found:?}, proven: {proven}, but {wanted:?} is possible\n{show}"));
        }
    }
    let first = wrong.first().map_or("", String::as_str);
    assert!(wrong.is_empty(), "{} of {baskets} baskets of {kind:?} are wrong; the first:\n{first}", wrong.len());
}

/// What the engine finds.
fn found(catalog: &Catalog, order: &Order) -> (Least, bool) {
    let quote = price(catalog, order).unwrap_or_else(|error| panic!("{error}\n{}", show(catalog, order)));
    let applications = quote.reductions.iter().map(|applied| applied.times).sum();
    (Least { total: quote.total.minor(), applications }, quote.proven_optimal)
}

/// Whether equal totals are decided by the number of applications alone: not where rounding comes between.
fn is_tied_by_applications(kind: &Kind) -> bool {
    !kind.staff && !kind.incentive && kind.rates.len() == 1
}
