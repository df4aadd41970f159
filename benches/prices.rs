//! How long it takes until a price is proven to be the lowest.
//!
//! `cargo bench --bench prices` prices seeded baskets of four sizes on one thread and prints, for each size, the median,
//! the 95th of a hundred and the slowest in milliseconds (the best of three runs each), beside what they should be at most
//! on a machine of 2024; how many were proven; and by how much an engine overcharges that takes the offers that save most first.
//!
//! `-- --size hard` measures one size, `-- --baskets 20` fewer or more of them than a hundred. `-- --export DIR` writes
//! each basket to a file of its own as well, with the total found: `benches/cp_sat.py DIR` lets other solvers check those.
//! `-- --catalogs DIR` writes each as a catalog and an order, for `diderot price DIR/hard-000/catalog DIR/hard-000/order.ron`.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark prints what it measured, and one that can't run says so and stops"
)]

#[path = "../tests/common/baskets.rs"]
mod baskets;
#[path = "../tests/common/lots.rs"]
mod lots;
#[path = "prices/model.rs"]
mod model;
#[path = "../tests/common/parts.rs"]
mod parts;
#[path = "../tests/common/written.rs"]
mod written;

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use baskets::{Basket, Size, basket};
use clap::Parser;
use diderot::pricing::{Quote, price};
use model::Model;
use serde::Serialize;

const RUNS: usize = 3;

/// How long it takes until a price is proven to be the lowest.
#[derive(Parser)]
struct Flags {
    /// Writes each basket to a file in this folder.
    #[arg(long)]
    export: Option<PathBuf>,
    /// Writes each basket as a catalog and an order into this folder.
    #[arg(long)]
    catalogs: Option<PathBuf>,
    /// How many baskets of each size.
    #[arg(long, default_value_t = 100)]
    baskets: u64,
    /// Only this size: usual, medium, hard or large.
    #[arg(long)]
    size: Option<String>,
    /// What cargo adds; changes nothing.
    #[arg(long, hide = true)]
    bench: bool,
}

/// What was found about one basket, as `cp_sat.py` reads it.
#[derive(Serialize)]
struct Found {
    size: &'static str,
    seed: u64,
    model: Model,
    /// What is to be paid, in cents.
    total: i64,
    proven: bool,
    /// How long the best run took.
    micros: u128,
    /// What the greedy engine would ask.
    greedy: i64,
    #[serde(skip)]
    time: Duration,
}

fn main() {
    let flags = Flags::parse();
    println!("size      proven    median      95 %     worst   {:<34}greedy", "in ms, at most");
    for size in [Size::Usual, Size::Medium, Size::Hard, Size::Large] {
        if flags.size.as_deref().is_none_or(|only| only == size.name()) {
            let all: Vec<Found> = (0..flags.baskets).map(|seed| measure(size, seed, &flags)).collect();
            report(size, &all);
        }
    }
}

/// What each size should take at most, in milliseconds.
const fn target(size: Size) -> &'static str {
    match size {
        Size::Usual => "median 0.2",
        Size::Medium => "median 1",
        Size::Hard => "median 5, 95 % 50, worst 100",
        Size::Large => "worst 2",
    }
}

fn measure(size: Size, seed: u64, flags: &Flags) -> Found {
    let basket = basket(size, seed);
    if let Some(folder) = &flags.catalogs {
        let folder = folder.join(format!("{}-{seed:03}", size.name()));
        written::write(&folder, &basket).expect("the catalog can be written");
    }
    let (time, quote) = fastest(&basket);
    let model = Model::new(&basket);
    let (total, greedy) = (quote.total.minor(), model.greedy());
    let found = Found {
        size: size.name(),
        seed,
        model,
        total,
        proven: quote.proven_optimal,
        micros: time.as_micros(),
        greedy,
        time,
    };
    if let Some(folder) = &flags.export {
        fs::create_dir_all(folder).expect("the folder for the export can be made");
        let text = serde_json::to_string(&found).expect("numbers and names can be written");
        fs::write(folder.join(format!("{}-{seed:03}.json", size.name())), text).expect("the export can be written");
    }
    found
}

fn fastest(basket: &Basket) -> (Duration, Quote) {
    let run = |_| {
        let start = Instant::now();
        let quote = price(&basket.catalog, &basket.order).expect("what is in a basket can be priced");
        (start.elapsed(), quote)
    };
    let first = run(0);
    // What is that slow is not measured more exactly.
    let more = if first.0 > Duration::from_millis(500) { 0 } else { RUNS - 1 };
    (0..more).map(run).chain([first]).min_by_key(|(time, _)| *time).expect("there is a first run")
}

fn report(size: Size, all: &[Found]) {
    let mut times: Vec<Duration> = all.iter().map(|found| found.time).collect();
    times.sort_unstable();
    // The smallest time that so many of a hundred don't exceed.
    let millis = |percent: usize| {
        let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
        times.get(place).copied().unwrap_or_default().as_secs_f64() * 1000.0
    };
    let proven = all.iter().filter(|found| found.proven).count();
    let numbers = format!("{:>10.3}{:>10.3}{:>10.3}", millis(50), millis(95), millis(100));
    println!("{:<8}{proven:>4}/{:<3}{numbers}   {:<34}{}", size.name(), all.len(), target(size), greedy(all));
}

/// By how much the greedy engine asks more than what was found, and how often.
fn greedy(all: &[Found]) -> String {
    let mut over: Vec<i64> =
        all.iter().map(|found| (found.greedy - found.total) * 10_000 / found.total.max(1)).collect();
    over.sort_unstable();
    let median = over.get(over.len() / 2).copied().unwrap_or_default();
    let wrong = all.iter().filter(|found| found.greedy > found.total).count();
    if median < 0 {
        return "asks less: nothing was proven here".to_owned();
    }
    format!("asks {}.{:02} % more, wrong in {wrong}", median / 100, median % 100)
}
