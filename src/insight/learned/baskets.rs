//! Owns baskets: which things were bought at once, each thing by a number of its own.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::{at, number};

/// Baskets in the order in which they came, each with its items in the order in which they were first named, none twice.
#[derive(Clone, Debug, Default)]
pub struct Baskets {
    names: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<NameHasher>>,
    items: Vec<u32>,
    /// Where each basket ends.
    ends: Vec<usize>,
    /// The last basket that each item was put into, counted from 1.
    last: Vec<u32>,
}

impl Baskets {
    /// The number of an item, from now on.
    pub fn item(&mut self, name: &str) -> u32 {
        if let Some(known) = self.numbers.get(name) {
            return *known;
        }
        let new = number(self.names.len());
        self.names.push(name.into());
        self.numbers.insert(name.into(), new);
        self.last.push(0);
        new
    }

    /// Adds a basket of items by their names.
    pub fn push<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        for name in names {
            let item = self.item(name);
            self.put(item);
        }
        self.ends.push(self.items.len());
    }

    /// Adds a basket of items that have a number already.
    pub fn push_items(&mut self, items: impl IntoIterator<Item = u32>) {
        for item in items {
            self.put(item);
        }
        self.ends.push(self.items.len());
    }

    /// Puts an item into the basket that comes next, once.
    fn put(&mut self, item: u32) {
        let basket = number(self.ends.len() + 1);
        if let Some(last) = self.last.get_mut(at(item)).filter(|last| **last != basket) {
            *last = basket;
            self.items.push(item);
        }
    }

    /// How many baskets there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The names of the items, by their numbers.
    #[must_use]
    pub fn names(&self) -> &[Box<str>] {
        &self.names
    }

    /// The baskets.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> + Clone {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.items.get(start..*end).unwrap_or_default())
    }

    /// The first so many baskets, with the same numbers for their items.
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        let ends: Vec<usize> = self.ends.iter().take(count).copied().collect();
        let items = self.items.get(..ends.last().copied().unwrap_or_default()).unwrap_or_default().to_vec();
        Self { names: self.names.clone(), numbers: self.numbers.clone(), last: vec![0; self.last.len()], items, ends }
    }

    /// The baskets with only those items that are known to somebody; a basket of which nothing is left is still a basket.
    #[must_use]
    pub fn only(&self, is_known: impl Fn(&str) -> bool) -> Self {
        let mut kept = Self::default();
        let known: Vec<Option<u32>> = self.names.iter().map(|name| is_known(name).then(|| kept.item(name))).collect();
        for basket in self.iter() {
            kept.push_items(basket.iter().filter_map(|item| known.get(at(*item)).copied().flatten()));
        }
        kept
    }
}

/// A fast hash for names out of files that somebody chose to read: nobody else's input comes here.
///
/// Source: `FxHash`, as in the Rust compiler: rotate, exclusive or, multiply.
#[derive(Clone, Copy, Debug, Default)]
struct NameHasher(u64);

impl NameHasher {
    const fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x51_7c_c1_b7_27_22_0a_95);
    }
}

impl Hasher for NameHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let mut last = [0; 8];
            for (to, from) in last.iter_mut().zip(rest) {
                *to = *from;
            }
            self.add(u64::from_le_bytes(last));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        // The table looks at the highest bits and the lowest: both have to depend on every byte.
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_that_is_named_twice_is_in_the_basket_once_and_where_it_was_first() {
        let mut baskets = Baskets::default();
        baskets.push(["cards", "box", "cards"]);
        baskets.push(["box"]);
        baskets.push([]);
        let numbers: Vec<&[u32]> = baskets.iter().collect();
        assert_eq!(numbers, [&[0, 1][..], &[1], &[]]);
        assert_eq!(baskets.names(), [Box::from("cards"), Box::from("box")]);
        assert_eq!(baskets.first(1).iter().collect::<Vec<_>>(), [[0, 1]]);
        let only = baskets.only(|name| name == "box");
        assert_eq!(only.iter().collect::<Vec<_>>(), [&[0][..], &[0], &[]]);
    }
}
