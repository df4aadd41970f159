//! Counts are held against counting by hand.

use proptest::prelude::*;

use super::*;

/// Counts as one would by hand.
fn naive(baskets: &[Vec<String>]) -> BTreeMap<(String, String), u32> {
    let mut counts = BTreeMap::new();
    for basket in baskets {
        let items: std::collections::BTreeSet<&String> = basket.iter().collect();
        for a in &items {
            for b in &items {
                *counts.entry(((*a).clone(), (*b).clone())).or_default() += 1;
            }
        }
    }
    counts
}

fn counted(baskets: &[Vec<String>]) -> PairCounts {
    let mut counted = Baskets::default();
    for basket in baskets {
        counted.push(basket.iter().map(String::as_str));
    }
    PairCounts::of(&counted)
}

fn named(counts: &PairCounts) -> BTreeMap<(String, String), u32> {
    let name = |item: u32| counts.names()[at(item)].to_string();
    let mut found = BTreeMap::new();
    for item in 0..number(counts.names().len()) {
        for other in 0..number(counts.names().len()) {
            found.insert((name(item), name(other)), counts.both(item, other));
        }
    }
    found.retain(|_, count| *count > 0);
    found
}

fn baskets() -> impl Strategy<Value = Vec<Vec<String>>> {
    let item = (0_u32..150).prop_map(|item| format!("item-{}", item * item / 150));
    prop::collection::vec(prop::collection::vec(item, 0..12), 0..60)
}

proptest! {
    #[test]
    fn counts_are_exactly_those_of_counting_by_hand(baskets in baskets()) {
        let counts = counted(&baskets);
        prop_assert_eq!(named(&counts), naive(&baskets));
        prop_assert_eq!(counts.baskets() as usize, baskets.len());
        prop_assert_eq!(counts.pairs().count(), counts.pair_count());
    }

    #[test]
    fn two_parts_together_count_what_the_whole_counts(baskets in baskets(), cut in 0.0_f64..1.0) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a small length")]
        let cut = (baskets.len() as f64 * cut) as usize;
        let (a, b) = baskets.split_at(cut);
        let together = counted(a).plus(&counted(b));
        prop_assert_eq!(named(&together), naive(&baskets));
        prop_assert_eq!(together.baskets() as usize, baskets.len());
    }
}

#[test]
fn counts_that_were_written_down_are_the_same_counts() {
    let counts = counted(&[vec!["a".into(), "b".into(), "c".into()], vec!["c".into(), "a".into()]]);
    let items = counts.items().map(|(name, count)| (Box::from(name), count)).collect();
    assert_eq!(PairCounts::from_parts(2, items, counts.pairs()), counts);
    // A place that there is no item for, and an item beside itself, count for nothing.
    let odd = PairCounts::from_parts(1, vec![("a".into(), 1)], [(0, 7, 3), (0, 0, 9)]);
    assert_eq!((odd.pair_count(), odd.both(0, 0)), (0, 1));
}
