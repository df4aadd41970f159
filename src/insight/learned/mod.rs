//! Owns what is learned from baskets: exact counts of what was bought together, and from those how strongly things draw each other.
//! It knows products and how often, never people.

mod baskets;
mod counts;
mod ease;
mod evaluation;

pub use baskets::Baskets;
pub use counts::PairCounts;
pub use ease::{Ease, LAMBDA, MOST_ITEMS, learn};
pub use evaluation::{Evaluation, Figures, Method, evaluate};

/// An item's number as a place in a list.
const fn at(item: u32) -> usize {
    item as usize
}

/// A length as a number of items or baskets: there are fewer than four thousand million of either.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
