//! How many synthetic buyers walk through the real session in a second, on all cores.
//!
//! `cargo bench --bench simulate -- --buyers 100000` for so many; `--catalog DIR` for another catalog than the one that is part of
//! the program, `--threads N` for so many threads.
#![expect(
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark prints what it measured, and one that can't run says so and stops"
)]

use std::alloc::System;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Parser;
use diderot::catalog::Day;
use diderot::insight::measure::{Query, ReportMaker, Span};
use diderot::simulation::{Calendar, Crowd};
use diderot::storage::{load_builtin, load_folder};
use zeroizing_alloc::ZeroAlloc;

/// The allocator of the program, which wipes what is given back: that is part of what a walk costs.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// What 100 000 walks may take on two cores.
const BUDGET: Duration = Duration::from_secs(20);

/// How fast synthetic buyers walk.
#[derive(Parser)]
struct Flags {
    /// How many buyers.
    #[arg(long, default_value_t = 100_000)]
    buyers: u64,
    /// The catalog's folder; without it, the one that is part of the program.
    #[arg(long)]
    catalog: Option<PathBuf>,
    /// On how many threads; without it, on as many as this machine runs at once.
    #[arg(long)]
    threads: Option<usize>,
    /// What cargo adds; changes nothing.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let flags = Flags::parse();
    let loaded = flags.catalog.as_deref().map_or_else(load_builtin, load_folder);
    let catalog = Arc::new(loaded.unwrap_or_else(|failure| panic!("{failure}")).catalog);
    let (from, days) = (Day::parse("2026-01-01").unwrap_or_else(|error| panic!("{error}")), 365);
    let query = Query { span: Span { from, until: from.days_later(days - 1) }, only: None };
    let mut maker = ReportMaker::new(query, catalog.shop.currency);
    let calendar = Calendar::new(from, days.unsigned_abs(), jiff::tz::TimeZone::UTC);
    let crowd = Crowd::new(catalog, calendar, (1, flags.buyers));
    let threads = flags.threads.unwrap_or_else(Crowd::all_cores);
    let begun = Instant::now();
    let (mut actions, mut refused) = (0, 0);
    crowd.walk(threads, &|walked| (walked.facts.clone(), walked.at.len(), walked.refused.is_some()), &mut |(
        facts,
        count,
        is_refused,
    )| {
        facts.iter().for_each(|facts| maker.add(facts));
        actions += count;
        refused += u32::from(is_refused);
        ControlFlow::Continue(())
    });
    let took = begun.elapsed();
    let sums = maker.finish().now.sums;
    let seconds = took.as_secs_f64();
    let buyers = u32::try_from(flags.buyers).map_or(f64::INFINITY, f64::from);
    println!("{} walks with {actions} actions, {} orders, {refused} refused", sums.walks.0, sums.placed.0);
    println!("{took:.2?} on {threads} threads: {:.0} walks per second", buyers / seconds);
    if flags.buyers == 100_000 && threads == 2 {
        println!("within {BUDGET:?}: {}", if took <= BUDGET { "holds" } else { "DOES NOT HOLD" });
    }
}
