//! Owns how well what was learned foretells: of baskets that it was not learned from one item is held out, and guessed.

use super::ease::by_frequency;
use super::{Baskets, Ease, LAMBDA, MOST_ITEMS, PairCounts, at};

/// A way to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// What is bought most.
    Popularity,
    /// What the largest share of the baskets has that have one of the items.
    Confidence,
    /// The sum of cosines with the items.
    Cosine,
    /// What the items draw together, as walks know it.
    Ease,
}

impl Method {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Popularity, Self::Confidence, Self::Cosine, Self::Ease];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Popularity => "popularity",
            Self::Confidence => "confidence, best rule",
            Self::Cosine => "item-item cosine",
            Self::Ease => "EASE",
        }
    }
}

/// How well a method guessed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// In how many baskets the held-out item was among the first five.
    pub hits_at_5: u32,
    /// The mean of one divided by its place, nothing beyond the hundredth.
    pub mrr_at_100: f64,
}

/// How well each method guessed.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// From how many baskets was learned.
    pub learned_from: usize,
    /// How many items those had.
    pub items: usize,
    /// In how many baskets was guessed.
    pub tested_on: u32,
    /// Each method with its figures.
    pub methods: Vec<(Method, Figures)>,
}

/// A basket with one item held out.
struct Held {
    rest: Vec<u32>,
    wanted: u32,
}

/// Learns from the first four fifths of the baskets, and guesses one item of each of the others that has two at least. Which one is
/// held out follows from the basket's number: `number · 2 654 435 761 mod 2³²`, modulo its length. Items of the basket are never
/// guessed; among equals the more frequent item comes first, then the one whose name does; an item that was never seen is a miss.
#[must_use]
pub fn evaluate(baskets: &Baskets) -> Evaluation {
    let cut = baskets.len() * 4 / 5;
    let counts = PairCounts::of(&baskets.first(cut));
    let held: Vec<Held> =
        (0_u64..).zip(baskets.iter()).skip(cut).filter_map(|(number, basket)| hold_out(number, basket)).collect();
    let known = Known::of(&counts);
    let methods = Method::ALL.map(|method| (method, known.figures(&held, method)));
    let items = counts.items().filter(|(_, count)| *count > 0).count();
    Evaluation { learned_from: cut, items, tested_on: super::number(held.len()), methods: methods.into() }
}

fn hold_out(number: u64, basket: &[u32]) -> Option<Held> {
    if basket.len() < 2 {
        return None;
    }
    // Source: Knuth's multiplicative hash, as the protocol of the figures has it.
    let drawn = number.wrapping_mul(2_654_435_761) % (1 << 32);
    let place = usize::try_from(drawn).ok()? % basket.len();
    let wanted = *basket.get(place)?;
    Some(Held { rest: basket.iter().copied().filter(|item| *item != wanted).collect(), wanted })
}

/// What the methods know.
struct Known<'a> {
    counts: &'a PairCounts,
    /// The items that were seen, the most frequent first.
    order: Vec<u32>,
    /// How strongly each of them draws each, by their places in that order.
    pulls: Vec<Vec<i32>>,
}

impl<'a> Known<'a> {
    fn of(counts: &'a PairCounts) -> Self {
        let order = by_frequency(counts).into_iter().filter(|item| counts.count(*item) > 0).collect();
        // The most frequent items are the first of the order.
        let pulls = Ease::of(counts, LAMBDA, MOST_ITEMS).rows().collect();
        Self { counts, order, pulls }
    }

    fn figures(&self, held: &[Held], method: Method) -> Figures {
        let mut places = vec![None; self.counts.names().len()];
        for (place, item) in self.order.iter().enumerate() {
            if let Some(known) = places.get_mut(at(*item)) {
                *known = Some(place);
            }
        }
        let place = |item: u32| places.get(at(item)).copied().flatten();
        let (mut hits_at_5, mut sum) = (0, 0.0);
        for Held { rest, wanted } in held {
            let rest: Vec<usize> = rest.iter().filter_map(|item| place(*item)).collect();
            let Some(rank) = place(*wanted).and_then(|wanted| rank(&self.scores(&rest, method), wanted, &rest)) else {
                continue;
            };
            hits_at_5 += u32::from(rank <= 5);
            sum += if rank <= 100 { 1.0 / f64::from(rank) } else { 0.0 };
        }
        let tested = f64::from(super::number(held.len().max(1)));
        Figures { hits_at_5, mrr_at_100: sum / tested }
    }

    /// What speaks for each item, by its place in the order.
    fn scores(&self, rest: &[usize], method: Method) -> Vec<f64> {
        match method {
            // Among equals the more frequent one comes first anyway.
            Method::Popularity => vec![0.0; self.order.len()],
            Method::Confidence => self.pairwise(rest, |both, from, _| both / from, f64::max),
            Method::Cosine => self.pairwise(rest, |both, from, to| both / (from * to).sqrt(), |sum, more| sum + more),
            Method::Ease => {
                let mut sums = vec![0.0; self.order.len()];
                for row in rest.iter().filter_map(|from| self.pulls.get(*from)) {
                    for (sum, pull) in sums.iter_mut().zip(row) {
                        *sum += f64::from(*pull);
                    }
                }
                sums
            }
        }
    }

    fn pairwise(
        &self,
        rest: &[usize],
        score: impl Fn(f64, f64, f64) -> f64,
        join: impl Fn(f64, f64) -> f64,
    ) -> Vec<f64> {
        let count = |item: u32| f64::from(self.counts.count(item));
        let of = |to: &u32| {
            let from = rest.iter().filter_map(|place| self.order.get(*place));
            from.map(|from| score(f64::from(self.counts.both(*from, *to)), count(*from), count(*to))).fold(0.0, &join)
        };
        self.order.iter().map(of).collect()
    }
}

/// The place, from 1, of an item among all that are not in the basket: after those that score higher, and those that score the same and
/// come before it.
fn rank(scores: &[f64], wanted: usize, rest: &[usize]) -> Option<u32> {
    let own = *scores.get(wanted)?;
    let is_before = |(place, score): (usize, &f64)| {
        place != wanted && !rest.contains(&place) && (*score > own || (place < wanted && *score >= own))
    };
    Some(1 + super::number(scores.iter().enumerate().filter(|pair| is_before(*pair)).count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basket_of_two_holds_out_what_its_number_says() {
        let held = hold_out(1, &[4, 9]).unwrap();
        // 2 654 435 761 is odd.
        assert_eq!((held.rest, held.wanted), (vec![4], 9));
        assert!(hold_out(1, &[4]).is_none());
    }

    #[test]
    fn the_place_of_an_item_is_counted_without_what_is_in_the_basket() {
        let scores = [0.5, 0.9, 0.5, 0.7, 0.5];
        assert_eq!(rank(&scores, 2, &[3]), Some(3));
        assert_eq!(rank(&scores, 0, &[1, 3]), Some(1));
        assert_eq!(rank(&scores, 4, &[]), Some(5));
    }

    #[test]
    fn what_always_goes_together_is_guessed_first() {
        let mut baskets = Baskets::default();
        for number in 0..1000 {
            baskets.push(match number % 4 {
                0 => ["milk", "bread"],
                1 => ["milk", "eggs"],
                2 => ["ink", "paper"],
                _ => ["milk", "butter"],
            });
        }
        let evaluation = evaluate(&baskets);
        assert_eq!((evaluation.learned_from, evaluation.items, evaluation.tested_on), (800, 6, 200));
        let mrr =
            |wanted: Method| evaluation.methods.iter().find(|(method, _)| *method == wanted).unwrap().1.mrr_at_100;
        assert!(mrr(Method::Ease) > mrr(Method::Popularity) + 0.1, "{evaluation:?}");
    }
}
