//! How long learning takes: 88 000 baskets of 16 000 things, from the bytes of a file to exact counts of every pair, beside a plain
//! count of the same pairs; and how long a suggestion takes once something is learned.
//!
//! `cargo bench --bench learn`. The bounds are 0.3 s from the file to the counts, and 10 µs for a suggestion. With `-- --file FILE.csv`
//! those baskets are taken.
#![expect(clippy::print_stdout, reason = "a measurement is told")]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use diderot::catalog::ProductId;
use diderot::flow::BoughtTogether;
use diderot::insight::learned::{Baskets, PairCounts, learn};
use diderot::storage::add_receipts;

const BASKETS: u64 = 88_000;
const ITEMS: f64 = 16_000.0;

/// Lots that fall the same way every time. Source: `SplitMix64`, Steele, Lea and Flood 2014.
struct Lots(u64);

impl Lots {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        share
    }
}

/// Baskets as a supermarket has them: ten things in the mean and seldom many, few things often and many seldom.
fn generated() -> String {
    let mut lots = Lots(20_261_128);
    let mut text = String::new();
    for _ in 0..BASKETS {
        let mut length = 1;
        while length < 76 && lots.share() < 0.905 {
            length += 1;
        }
        for place in 0..length {
            // The k-th most frequent thing is bought about 1 / k as often as the first.
            let item = ITEMS.powf(lots.share()) - 1.0;
            let comma = if place == 0 { "" } else { "," };
            write!(text, "{comma}{:.0}", item.floor()).unwrap_or_default();
        }
        text.push('\n');
    }
    text
}

/// The best of a few times, as other things go on too.
fn best<T>(mut act: impl FnMut() -> T) -> (T, Duration) {
    const TIMES: u32 = 7;
    let timed = |act: &mut dyn FnMut() -> T| {
        let begun = Instant::now();
        let made = act();
        (made, begun.elapsed())
    };
    let mut best = timed(&mut act);
    for _ in 1..TIMES {
        let next = timed(&mut act);
        if next.1 < best.1 {
            best = next;
        }
    }
    best
}

/// Counts every pair in a table of pairs, as one does who thinks no further.
fn plain(baskets: &Baskets) -> HashMap<u64, u32> {
    let mut counts = HashMap::new();
    let mut sorted = Vec::new();
    for basket in baskets.iter() {
        sorted.clear();
        sorted.extend_from_slice(basket);
        sorted.sort_unstable();
        for (place, a) in sorted.iter().enumerate() {
            for b in sorted.iter().skip(place + 1) {
                *counts.entry(u64::from(*a) << 32 | u64::from(*b)).or_default() += 1;
            }
        }
    }
    counts
}

/// Makes a list of every pair, sorts it, and counts what is the same.
fn by_sorting(baskets: &Baskets) -> usize {
    let mut pairs = Vec::new();
    let mut sorted = Vec::new();
    for basket in baskets.iter() {
        sorted.clear();
        sorted.extend_from_slice(basket);
        sorted.sort_unstable();
        for (place, a) in sorted.iter().enumerate() {
            pairs.extend(sorted.iter().skip(place + 1).map(|b| u64::from(*a) << 32 | u64::from(*b)));
        }
    }
    pairs.sort_unstable();
    pairs.chunk_by(|a, b| a == b).count()
}

fn suggestions(together: &BoughtTogether, baskets: &Baskets) -> Duration {
    const MOST: usize = 1000;
    let names = baskets.names();
    let product = |item: &u32| names.get(*item as usize).map(|name| ProductId::from(&**name));
    let orders: Vec<Vec<ProductId>> =
        baskets.iter().take(MOST).map(|basket| basket.iter().filter_map(product).collect()).collect();
    let (found, took) =
        best(|| orders.iter().map(|order| together.strongest(black_box(order), 5).len()).sum::<usize>());
    black_box(found);
    took / u32::try_from(orders.len().max(1)).unwrap_or(u32::MAX)
}

fn main() {
    let asked = std::env::args().skip_while(|arg| arg != "--file").nth(1);
    let text = match &asked {
        Some(file) => std::fs::read(file).unwrap_or_default(),
        None => generated().into_bytes(),
    };
    let read = || {
        let mut baskets = Baskets::default();
        add_receipts(Path::new("baskets.csv"), &text, &mut baskets).map(|()| baskets)
    };
    let (baskets, reading) = best(read);
    let baskets = match baskets {
        Ok(baskets) => baskets,
        Err(error) => return println!("{error}"),
    };
    let (counts, counting) = best(|| PairCounts::of(&baskets));
    println!("{} baskets, {} items, {} different pairs", baskets.len(), baskets.names().len(), counts.pair_count());
    println!("reading   {reading:>10.1?}   from the bytes of the file to baskets");
    println!("counting  {counting:>10.1?}   every pair, exactly");
    println!("together  {:>10.1?}   the bound is 300 ms", reading + counting);
    let (table, plainly) = best(|| plain(&baskets));
    assert_eq!(table.len(), counts.pair_count());
    let (sorted, sorting) = best(|| by_sorting(&baskets));
    assert_eq!(sorted, counts.pair_count());
    let ratio = |other: Duration| other.as_secs_f64() / counting.as_secs_f64();
    println!("a plain count in a table of pairs takes {plainly:.1?}, {:.1} times as long", ratio(plainly));
    println!("sorting all pairs takes {sorting:.1?}, {:.1} times as long", ratio(sorting));
    let begun = Instant::now();
    let together = learn(&counts);
    println!("EASE on the 512 most frequent items: {:.1?}", begun.elapsed());
    println!("a suggestion of five things for a basket: {:.2?}; the bound is 10 µs", suggestions(&together, &baskets));
}
