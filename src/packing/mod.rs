//! Owns the choice of what is taken how often when everything takes from the same supplies: exactly, with a proof. Knows
//! nothing of money, catalogs or orders.
//!
//! Branch and bound over the relaxation in which columns can be taken in parts, tightened by cliques of columns that exclude
//! one another and, where these are not enough, by Chvátal-Gomory cuts. Floating point numbers only guide the search: every
//! bound that something is given up for is computed in whole numbers, from prices that may be off without harm (Neumaier and
//! Shcherbina 2004, 'Safe bounds in linear and mixed-integer programming').

mod clique;
mod component;
mod cut;
mod matrix;
mod relaxation;
mod round;
mod search;

pub use component::{Memory, solve, solve_above, solve_judged};
pub use search::Judge;

/// Supplies, and what takes from them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Packing {
    /// How much there is of each row; never negative.
    pub supply: Vec<i64>,
    /// What can be taken.
    pub columns: Vec<Column>,
}

/// Something that can be taken a whole number of times.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Column {
    /// How much one takes of which row; where negative, it gives. Each row at most once.
    pub takes: Vec<(usize, i64)>,
    /// What one is worth.
    pub worth: i64,
    /// How many times at most; at least 0.
    pub most: i64,
}

/// How much work may be done. Counted in nodes, not in time, so that results are the same on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// After so many nodes of one component the best found has to do.
    pub nodes: u64,
    /// After so many nodes only differences of a whole grain are looked for.
    pub fine_nodes: u64,
}

/// What is taken, and how sure it is that nothing is better.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Solution {
    /// How many times each column is taken.
    pub times: Vec<i64>,
    /// What that is worth in all.
    pub worth: i64,
    /// Nothing is worth more than this: proven. Above `worth` by less than a grain where the search came to its end.
    pub bound: i64,
    /// Whether the search came to its end.
    pub proven: bool,
    /// How many nodes it took.
    pub nodes: u64,
}
