//! Draws lots that come out the same on every machine. Source: `SplitMix64`, Steele, Lea and Flood 2014.

/// A seeded series of lots.
#[derive(Clone, Debug)]
pub(crate) struct Lots(u64);

impl Lots {
    /// The series of this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from the first to the last, both included.
    pub(crate) fn between(&mut self, first: u32, last: u32) -> u32 {
        let span = u64::from(last - first) + 1;
        // What is left of a division by a span of 32 bits fits in 32 bits.
        first + u32::try_from(self.next() % span).unwrap_or_default()
    }

    /// True in so many cases of a hundred.
    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of these; there must be one.
    pub(crate) fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        let place = usize::try_from(self.next() % items.len() as u64).unwrap_or_default();
        items[place].clone()
    }

    /// So many different ones of these, in any order.
    pub(crate) fn some<T: Clone>(&mut self, items: &[T], count: u32) -> Vec<T> {
        let mut left = items.to_vec();
        let picked = (0..count).map_while(|_| {
            let place = usize::try_from(self.next().checked_rem(left.len() as u64)?).unwrap_or_default();
            Some(left.swap_remove(place))
        });
        picked.collect()
    }
}
