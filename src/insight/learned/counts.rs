//! Owns exact counts of what was bought together.

use std::collections::BTreeMap;

use super::{Baskets, at, number};

/// How many baskets had each item, and each two of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairCounts {
    baskets: u32,
    names: Vec<Box<str>>,
    single: Vec<u32>,
    /// Where each item's pairs end.
    ends: Vec<usize>,
    /// For each item the items after it that it was bought with, in order, and how often.
    pairs: Vec<(u32, u32)>,
}

impl PairCounts {
    /// Counts baskets. For each item it goes through the baskets that have it, and counts what comes after it there in a table as long
    /// as there are items: so many steps as there are pairs, each in memory that is near.
    #[must_use]
    pub fn of(baskets: &Baskets) -> Self {
        let with = Inverted::of(baskets);
        let mut counts = Self {
            baskets: number(baskets.len()),
            names: baskets.names().to_vec(),
            single: Vec::with_capacity(baskets.names().len()),
            ends: Vec::with_capacity(baskets.names().len()),
            pairs: Vec::new(),
        };
        // Every basket with its items in order, and how far it was gone through: up to the item at hand.
        let sorted = Inverted::again(&with, baskets.len());
        let mut gone: Vec<usize> = sorted.starts().collect();
        let mut row = Row::new(baskets.names().len());
        for basket_numbers in with.lists() {
            for basket in basket_numbers {
                let (Some(from), Some(end)) = (gone.get_mut(at(*basket)), sorted.ends.get(at(*basket))) else {
                    continue;
                };
                *from += 1;
                for other in sorted.flat.get(*from..*end).unwrap_or_default() {
                    row.count(*other);
                }
            }
            counts.single.push(number(basket_numbers.len()));
            row.drain_into(&mut counts.pairs);
            counts.ends.push(counts.pairs.len());
        }
        counts
    }

    /// Counts that were written down: of the items by name, and of pairs of them by their places in that list.
    #[must_use]
    pub fn from_parts(
        baskets: u32,
        items: Vec<(Box<str>, u32)>,
        pairs: impl IntoIterator<Item = (u32, u32, u32)>,
    ) -> Self {
        let (names, single): (Vec<_>, Vec<_>) = items.into_iter().unzip();
        let mut rows: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for (a, b, count) in pairs.into_iter().filter(|(a, b, _)| a != b && at(*a.max(b)) < names.len()) {
            *rows.entry((a.min(b), a.max(b))).or_default() += count;
        }
        let mut counts = Self { baskets, names, single, ends: Vec::new(), pairs: Vec::new() };
        let mut rows = rows.into_iter().peekable();
        for item in 0..number(counts.names.len()) {
            while let Some(((_, other), count)) = rows.next_if(|((first, _), _)| *first == item) {
                counts.pairs.push((other, count));
            }
            counts.ends.push(counts.pairs.len());
        }
        counts
    }

    /// The counts of both together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut numbers: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
        for (name, count) in self.items().chain(other.items()) {
            numbers.entry(name).or_default().1 += count;
        }
        for (number, place) in (0..).zip(numbers.values_mut()) {
            place.0 = number;
        }
        let place = |name: &str| numbers.get(name).map_or(0, |(number, _)| *number);
        let pairs = self.named_pairs().chain(other.named_pairs()).map(|(a, b, count)| (place(a), place(b), count));
        let pairs: Vec<_> = pairs.collect();
        let items = numbers.iter().map(|(name, (_, count))| (Box::from(*name), *count)).collect();
        Self::from_parts(self.baskets.saturating_add(other.baskets), items, pairs)
    }

    /// How many baskets there were.
    #[must_use]
    pub const fn baskets(&self) -> u32 {
        self.baskets
    }

    /// The names of the items, by their numbers.
    #[must_use]
    pub fn names(&self) -> &[Box<str>] {
        &self.names
    }

    /// The items, by their numbers, each with how many baskets had it.
    pub fn items(&self) -> impl Iterator<Item = (&str, u32)> {
        self.names.iter().map(|name| &**name).zip(self.single.iter().copied())
    }

    /// How many baskets had an item.
    #[must_use]
    pub fn count(&self, item: u32) -> u32 {
        self.single.get(at(item)).copied().unwrap_or_default()
    }

    /// How many baskets had two items; of one and the same, how many had it.
    #[must_use]
    pub fn both(&self, a: u32, b: u32) -> u32 {
        if a == b {
            return self.count(a);
        }
        let (first, other) = (a.min(b), a.max(b));
        let row = self.row(first);
        row.binary_search_by_key(&other, |(other, _)| *other)
            .ok()
            .and_then(|place| row.get(place))
            .map_or(0, |pair| pair.1)
    }

    /// Every two items that were bought together, with how often; the smaller number first, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32, u32)> {
        (0..number(self.names.len()))
            .flat_map(|item| self.row(item).iter().map(move |(other, count)| (item, *other, *count)))
    }

    /// How many such pairs there are.
    #[must_use]
    pub const fn pair_count(&self) -> usize {
        self.pairs.len()
    }

    fn named_pairs(&self) -> impl Iterator<Item = (&str, &str, u32)> {
        let name = |item: u32| self.names.get(at(item)).map_or("", |name| &**name);
        self.pairs().map(move |(a, b, count)| (name(a), name(b), count))
    }

    /// The items after an item that it was bought with.
    fn row(&self, item: u32) -> &[(u32, u32)] {
        let start = item.checked_sub(1).and_then(|before| self.ends.get(at(before)).copied()).unwrap_or_default();
        self.ends.get(at(item)).and_then(|end| self.pairs.get(start..*end)).unwrap_or_default()
    }
}

/// Lists turned around: for each item the baskets that have it, in order.
struct Inverted {
    flat: Vec<u32>,
    ends: Vec<usize>,
}

impl Inverted {
    fn of(baskets: &Baskets) -> Self {
        Self::turned(baskets.iter(), baskets.names().len())
    }

    /// Turned around once more: for each basket its items, now in order.
    fn again(with: &Self, baskets: usize) -> Self {
        Self::turned(with.lists(), baskets)
    }

    fn turned<'a>(lists: impl Iterator<Item = &'a [u32]> + Clone, count: usize) -> Self {
        let mut ends = vec![0_usize; count];
        for item in lists.clone().flatten() {
            if let Some(length) = ends.get_mut(at(*item)) {
                *length += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            (sum, *end) = (sum + *end, sum);
        }
        // What stands there now is where each list starts; filling it moves that to where it ends.
        let mut flat = vec![0; sum];
        for (number, list) in (0_u32..).zip(lists) {
            for item in list {
                let Some(end) = ends.get_mut(at(*item)) else { continue };
                if let Some(place) = flat.get_mut(*end) {
                    *place = number;
                }
                *end += 1;
            }
        }
        Self { flat, ends }
    }

    fn starts(&self) -> impl Iterator<Item = usize> + Clone {
        std::iter::once(0).chain(self.ends.iter().copied()).take(self.ends.len())
    }

    fn lists(&self) -> impl Iterator<Item = &[u32]> + Clone {
        self.starts().zip(&self.ends).map(|(start, end)| self.flat.get(start..*end).unwrap_or_default())
    }
}

/// What is counted beside one item, and which places of the table were touched for it.
struct Row {
    counts: Vec<u32>,
    touched: Vec<u64>,
}

impl Row {
    fn new(items: usize) -> Self {
        Self { counts: vec![0; items], touched: vec![0; items.div_ceil(64)] }
    }

    fn count(&mut self, item: u32) {
        if let Some(count) = self.counts.get_mut(at(item)) {
            *count += 1;
        }
        if let Some(word) = self.touched.get_mut(at(item / 64)) {
            *word |= 1 << (item % 64);
        }
    }

    /// Takes out what was counted, in order.
    fn drain_into(&mut self, pairs: &mut Vec<(u32, u32)>) {
        for (start, word) in (0_u32..).step_by(64).zip(&mut self.touched) {
            let mut left = std::mem::take(word);
            while left != 0 {
                let item = start + left.trailing_zeros();
                left &= left - 1;
                if let Some(count) = self.counts.get_mut(at(item)) {
                    pairs.push((item, std::mem::take(count)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
