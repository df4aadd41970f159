//! What holds for every order, whatever is in it.

use diderot::pricing::{Order, View, price};

use super::check_sums;
use super::lots::Lots;
use super::small::{Kind, ONE_RATE, basket, show};

/// One of everything: what a basket can have that makes amounts hard to divide.
const KINDS: [Kind; 3] = [
    Kind { staff: true, tiers: true, rates: &[2100, 900, 0], ..ONE_RATE },
    Kind { staff: true, packs: true, threshold: true, on_top: true, rates: &[2100, 900], ..ONE_RATE },
    Kind { duplicates: true, chains: true, on_top: true, threshold: true, ..ONE_RATE },
];

#[test]
fn everything_adds_up_and_both_views_come_to_the_same() {
    for kind in KINDS {
        for seed in 0..1_500 {
            let (catalog, order) = basket(&mut Lots::new(seed), &kind);
            let what = || format!("{kind:?}, basket {seed}\n{}", show(&catalog, &order));
            let consumer = price(&catalog, &order).unwrap();
            let business = price(&catalog, &Order { view: View::Business, ..order.clone() }).unwrap();
            check_sums(&consumer, &what());
            check_sums(&business, &what());
            assert_eq!((consumer.total, &consumer.tax), (business.total, &business.tax), "{}", what());
        }
    }
}
