//! Owns EASE: how strongly each item draws each other one, so that the items of a basket, added up, tell best what else is in it.
//!
//! Source: H. Steck, *Embarrassingly Shallow Autoencoders for Sparse Data*, WWW 2019, arXiv 1905.03375, equations 7 and 8: with the
//! counts `G = XᵀX` of a matrix `X` of baskets by items, and `P = (G + λI)⁻¹`, it is `B = I − P · diag(1 ⊘ diag P)`. Its diagonal is
//! nothing: no item tells of itself. All that it needs of the baskets are exact counts of items and pairs.

use std::cmp::Reverse;

use nalgebra::{Cholesky, DMatrix};

use super::{PairCounts, at, number};
use crate::catalog::ProductId;
use crate::flow::{BoughtTogether, MILLION, Pulls};

/// So many baskets speak against every pull: with `n` baskets that have an item, and it alone, what `k` of them have too is drawn by
/// `k / (n + λ)`.
///
/// Chosen by five folds over the first 7 868 baskets of the *Groceries* set (R package arules), by the mean of hit@5 and MRR@100:
/// 100 gives .281 and .196, 200 .285 and .197, 350 .288 and .199, 500 .286 and .198, 800 .287 and .198. The baskets that
/// `diderot learn --evaluate` tests on had no part in it.
pub const LAMBDA: f64 = 350.0;

/// At most so many items, the most frequent ones, draw and are drawn: the table has the square of that many numbers, and making it
/// takes the cube of it in steps. What is bought less often than 512 other things is not suggested for having been bought.
pub const MOST_ITEMS: usize = 512;

/// How strongly items draw each other.
#[derive(Clone, Debug)]
pub struct Ease {
    /// The items, the most frequent first; among equals by name.
    items: Vec<u32>,
    weights: DMatrix<f64>,
}

impl Ease {
    /// Learns from counts how strongly the most frequent items draw each other. Nothing is learned where λ is not positive.
    #[must_use]
    pub fn of(counts: &PairCounts, lambda: f64, most: usize) -> Self {
        let items: Vec<u32> = by_frequency(counts).into_iter().take(most).collect();
        let gram = gram(counts, &items);
        let size = items.len();
        let penalised = gram + DMatrix::from_diagonal_element(size, size, lambda);
        // Counts and a positive λ are positive definite: there is an inverse.
        let Some(inverse) = Cholesky::new(penalised).map(|factors| factors.inverse()) else {
            return Self { weights: DMatrix::zeros(size, size), items };
        };
        let mut weights = inverse;
        for (place, mut column) in weights.column_iter_mut().enumerate() {
            let diagonal = column.get(place).copied().unwrap_or(1.0);
            column /= -diagonal;
            if let Some(own) = column.get_mut(place) {
                *own = 0.0;
            }
        }
        Self { items, weights }
    }

    /// The items that draw and are drawn, the most frequent first.
    #[must_use]
    pub fn items(&self) -> &[u32] {
        &self.items
    }

    /// How strongly one of them draws each, in millionths.
    pub fn rows(&self) -> impl Iterator<Item = Vec<i32>> + '_ {
        self.weights.row_iter().map(|row| row.iter().map(|weight| millionths(*weight)).collect())
    }
}

/// What was learned from orders, for walks: exact counts, and how strongly the most frequent products draw each other. The same counts
/// are always the same model.
#[must_use]
pub fn learn(counts: &PairCounts) -> BoughtTogether {
    let ease = Ease::of(counts, LAMBDA, MOST_ITEMS);
    let pulls = Pulls { places: ease.items().iter().map(|item| at(*item)).collect(), rows: ease.rows().collect() };
    let products = counts.items().map(|(name, count)| (ProductId::from(name), count)).collect();
    let both = counts.pairs().map(|(a, b, count)| ((at(a), at(b)), count));
    BoughtTogether::new(counts.baskets(), products, both, pulls)
}

/// The items, the most frequent first; among equals by name.
pub(super) fn by_frequency(counts: &PairCounts) -> Vec<u32> {
    let mut items: Vec<(Reverse<u32>, &str, u32)> =
        (0..).zip(counts.items()).map(|(item, (name, count))| (Reverse(count), name, item)).collect();
    items.sort_unstable();
    items.into_iter().map(|(.., item)| item).collect()
}

/// How many baskets had each two of some items, and on the diagonal how many had each.
fn gram(counts: &PairCounts, items: &[u32]) -> DMatrix<f64> {
    let mut places = vec![None; counts.names().len()];
    for (place, item) in items.iter().enumerate() {
        if let Some(known) = places.get_mut(at(*item)) {
            *known = Some(place);
        }
    }
    let place = |item: u32| places.get(at(item)).copied().flatten();
    let mut gram = DMatrix::zeros(items.len(), items.len());
    let own = (0..number(places.len())).map(|item| (item, item, counts.count(item)));
    for (a, b, count) in counts.pairs().chain(own) {
        if let (Some(a), Some(b)) = (place(a), place(b)) {
            for cell in [(a, b), (b, a)] {
                if let Some(value) = gram.get_mut(cell) {
                    *value = f64::from(count);
                }
            }
        }
    }
    gram
}

/// A weight in whole millionths.
fn millionths(weight: f64) -> i32 {
    #[expect(clippy::cast_precision_loss, reason = "a million is exact")]
    let scaled = (weight * MILLION as f64).round();
    #[expect(clippy::cast_possible_truncation, reason = "what is beyond is cut off, as it should be")]
    let whole = scaled as i32;
    whole
}

#[cfg(test)]
mod tests {
    use super::super::Baskets;
    use super::*;

    fn counted(baskets: &[&[&str]]) -> PairCounts {
        let mut counted = Baskets::default();
        for basket in baskets {
            counted.push(basket.iter().copied());
        }
        PairCounts::of(&counted)
    }

    #[test]
    fn two_items_draw_each_other_as_reckoned_by_hand() {
        // Three baskets with a, two with b, one with both; λ = 2. G + λI = [5 1; 1 4], its determinant 19,
        // P = [4 −1; −1 5] / 19. B = I − P / diag P, column by column: B_ab = 1/5, B_ba = 1/4.
        let counts = counted(&[&["a"], &["a"], &["a", "b"], &["b"]]);
        let ease = Ease::of(&counts, 2.0, 9);
        assert_eq!(ease.items(), [0, 1]);
        assert_eq!(ease.rows().collect::<Vec<_>>(), [vec![0, 200_000], vec![250_000, 0]]);
    }

    #[test]
    fn three_items_draw_each_other_as_reckoned_by_hand() {
        // a in three baskets, b and c in two, each two in one: G + λI with λ = 1 is [4 1 1; 1 3 1; 1 1 3], its determinant 28, and
        // P = [8 −2 −2; −2 11 −3; −2 −3 11] / 28.
        let counts = counted(&[&["a", "b"], &["a", "c"], &["b", "c"], &["a"]]);
        let rows: Vec<_> = Ease::of(&counts, 1.0, 9).rows().collect();
        assert_eq!(rows, [vec![0, 181_818, 181_818], vec![250_000, 0, 272_727], vec![250_000, 272_727, 0]]);
    }

    #[test]
    fn only_the_most_frequent_items_have_a_place_in_the_table() {
        let counts = counted(&[&["rare", "b"], &["b", "a"], &["a", "b"], &["a"], &["c", "a"]]);
        let ease = Ease::of(&counts, LAMBDA, 2);
        let names: Vec<&str> = ease.items().iter().map(|item| &*counts.names()[at(*item)]).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(ease.rows().map(|row| row.len()).collect::<Vec<_>>(), [2, 2]);
    }

    #[test]
    fn nothing_is_learned_from_nothing() {
        assert!(learn(&PairCounts::default()).is_empty());
    }

    #[test]
    fn one_item_alone_is_drawn_by_its_share_of_the_baskets_and_those_that_speak_against_it() {
        let mut baskets = Baskets::default();
        for number in 0..500 {
            baskets.push(if number < 259 { vec!["cards", "box"] } else { vec!["cards"] });
        }
        let known = learn(&PairCounts::of(&baskets));
        let (cards, boxes) = (ProductId::from("cards"), ProductId::from("box"));
        let bond = known.bond(&cards, &boxes, [&cards]).unwrap();
        assert_eq!((bond.hook, bond.both), (500, 259));
        assert_eq!(bond.pull, 259 * MILLION / 850 + 1);
        assert_eq!(known.strongest([&cards], 5), [(&boxes, bond.pull)]);
        assert_eq!(known.bond(&cards, &"never".into(), [&cards]), None);
    }
}
