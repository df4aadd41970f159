//! Owns what is known of orders before this one, as whole numbers: exact counts of what was bought together, and how strongly
//! products draw each other. What they are made of, and how, is for others to know.

use std::collections::HashMap;

use crate::catalog::ProductId;

/// A million: shares and strengths are written in millionths.
pub const MILLION: i64 = 1_000_000;

/// What was bought together. Empty until there are orders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoughtTogether {
    orders: u32,
    /// The products, each with how many orders had it.
    products: Vec<(ProductId, u32)>,
    /// The place of each product in that list.
    places: HashMap<ProductId, usize>,
    /// How many orders had the products of two places, the smaller place first, in order.
    both: Vec<((usize, usize), u32)>,
    pulls: Pulls,
    /// The place of each product in the table of pulls.
    ranks: Vec<Option<usize>>,
}

/// How strongly products draw each other, in millionths: a square table of the most frequent ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pulls {
    /// The place of each of them among all products, the most frequent first.
    pub places: Vec<usize>,
    /// For each of them, how strongly it draws each.
    pub rows: Vec<Vec<i32>>,
}

/// What is known of a product beside what the buyer came for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bond {
    /// Orders with what the buyer came for.
    pub hook: u32,
    /// Of those, the ones that had the product too.
    pub both: u32,
    /// How strongly all that is in the order draws the product, in millionths.
    pub pull: i64,
}

impl BoughtTogether {
    /// What was counted in so many orders: of each product how many had it, of every two places in that list how many had both; and
    /// what was made of it. A product is named once.
    #[must_use]
    pub fn new(
        orders: u32,
        products: Vec<(ProductId, u32)>,
        both: impl IntoIterator<Item = ((usize, usize), u32)>,
        pulls: Pulls,
    ) -> Self {
        let places = (0..).zip(&products).map(|(place, (product, _))| (product.clone(), place)).collect();
        let mut both: Vec<_> = both.into_iter().map(|((a, b), count)| ((a.min(b), a.max(b)), count)).collect();
        both.sort_unstable();
        let mut ranks = vec![None; products.len()];
        for (rank, place) in pulls.places.iter().enumerate() {
            if let Some(known) = ranks.get_mut(*place) {
                *known = Some(rank);
            }
        }
        Self { orders, products, places, both, pulls, ranks }
    }

    /// Whether nothing is known.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.products.is_empty()
    }

    /// How many orders there were.
    #[must_use]
    pub const fn orders(&self) -> u32 {
        self.orders
    }

    /// How many orders had a product.
    #[must_use]
    pub fn with(&self, product: &ProductId) -> u32 {
        self.place(product).and_then(|place| self.products.get(place)).map_or(0, |(_, count)| *count)
    }

    /// How many orders had both products.
    #[must_use]
    pub fn both(&self, a: &ProductId, b: &ProductId) -> u32 {
        let (Some(a), Some(b)) = (self.place(a), self.place(b)) else { return 0 };
        let wanted = (a.min(b), a.max(b));
        let found = self.both.binary_search_by_key(&wanted, |(pair, _)| *pair).ok();
        found.and_then(|place| self.both.get(place)).map_or(0, |(_, count)| *count)
    }

    /// What is known of a product beside a hook, in an order of these products. Nothing where no order had either of them: then
    /// nobody can say.
    #[must_use]
    pub fn bond<'a>(
        &self,
        hook: &ProductId,
        product: &ProductId,
        order: impl IntoIterator<Item = &'a ProductId>,
    ) -> Option<Bond> {
        let is_known = |product: &ProductId| self.with(product) > 0;
        if !is_known(hook) || !is_known(product) {
            return None;
        }
        Some(Bond { hook: self.with(hook), both: self.both(hook, product), pull: self.pull(product, order) })
    }

    /// How strongly an order draws a product.
    fn pull<'a>(&self, product: &ProductId, order: impl IntoIterator<Item = &'a ProductId>) -> i64 {
        let Some(to) = self.rank(product) else { return 0 };
        let rows = order.into_iter().filter_map(|from| self.pulls.rows.get(self.rank(from)?));
        rows.filter_map(|row| row.get(to)).map(|pull| i64::from(*pull)).sum()
    }

    /// The products that an order draws most, each with how strongly, the strongest first; what is in it is not among them. Among
    /// equals the most frequent one is first.
    #[must_use]
    pub fn strongest<'a>(&self, order: impl IntoIterator<Item = &'a ProductId>, most: usize) -> Vec<(&ProductId, i64)> {
        let within: Vec<usize> = order.into_iter().filter_map(|product| self.rank(product)).collect();
        let mut sums = vec![0_i64; self.pulls.places.len()];
        for row in within.iter().filter_map(|from| self.pulls.rows.get(*from)) {
            for (sum, pull) in sums.iter_mut().zip(row) {
                *sum += i64::from(*pull);
            }
        }
        // The first so many, found in one go: few are asked for, and most of the others are not even compared twice.
        let mut first: Vec<(i64, usize)> = Vec::with_capacity(most.min(sums.len()) + 1);
        for (rank, sum) in sums.into_iter().enumerate() {
            let is_among = first.len() < most || first.last().is_some_and(|(least, _)| sum > *least);
            if is_among && !within.contains(&rank) {
                let place = first.partition_point(|(known, _)| *known >= sum);
                first.insert(place, (sum, rank));
                first.truncate(most);
            }
        }
        let product = |rank: usize| self.products.get(*self.pulls.places.get(rank)?).map(|(product, _)| product);
        first.into_iter().filter_map(|(sum, rank)| Some((product(rank)?, sum))).collect()
    }

    fn place(&self, product: &ProductId) -> Option<usize> {
        self.places.get(product).copied()
    }

    fn rank(&self, product: &ProductId) -> Option<usize> {
        self.ranks.get(self.place(product)?).copied().flatten()
    }
}
