//! What a journal with many orders costs beside an empty one: starting, searching, placing one more.
//!
//! `cargo bench --bench orders` makes 100 000 orders (`-- --orders N` for others) and prints medians.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark prints what it measured, and one that can't run says so and stops"
)]

#[path = "../tests/common/kills.rs"]
#[expect(dead_code, reason = "tests use more of it")]
mod kills;

use std::path::Path;
use std::time::{Duration, Instant};

use clap::Parser;
use diderot::catalog::Retention;
use diderot::flow::{Action, OrderCode, Session};
use diderot::storage::OrderRecord;
use diderot::storage::journal::{Channel, Journal, NewOrder, NewWalk, OrderFilter};

/// What a search may take.
const BUDGET: Duration = Duration::from_millis(50);

/// What many orders cost.
#[derive(Parser)]
struct Flags {
    /// How many orders.
    #[arg(long, default_value_t = 100_000)]
    orders: u64,
    /// What cargo adds; changes nothing.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let flags = Flags::parse();
    let root = std::env::temp_dir().join(format!("diderot-orders-{}", std::process::id()));
    let (empty, full) = (root.join("empty"), root.join("full"));
    fill(&empty, 0);
    fill(&full, flags.orders);
    let starts = [&empty, &full].map(|dir| median(21, || start(dir)));
    println!(
        "start      empty {:>9.2?}   {} orders {:>9.2?}   ratio {:.2}",
        starts[0],
        flags.orders,
        starts[1],
        starts[1].as_secs_f64() / starts[0].as_secs_f64()
    );
    let journal = Journal::open(&full).unwrap().0;
    for words in ["kanarie77777", "visitekaartjes", "no such buyer", "anna 12345"] {
        let filter = OrderFilter { words: words.into(), most: Some(100), ..OrderFilter::default() };
        let took = median(21, || drop(journal.orders(&filter).unwrap()));
        let found = journal.orders(&filter).unwrap().len();
        let verdict = if took <= BUDGET { "holds" } else { "DOES NOT HOLD" };
        println!("search     {words:<16} {took:>9.2?}   {found} found   within {BUDGET:?}: {verdict}");
    }
    let code = OrderCode::from_number(flags.orders / 2);
    println!("open one   {:>9.2?}", median(21, || drop(journal.order(&code).unwrap().unwrap())));
    std::fs::remove_dir_all(&root).unwrap();
}

/// What the program does before it can take an action.
fn start(dir: &Path) {
    let (mut journal, _) = Journal::open(dir).unwrap();
    journal.take_unfinished(Channel::Window, kills::now(), kills::now()).unwrap();
    journal.purge(Retention::default(), kills::now()).unwrap();
}

/// A journal with so many orders.
fn fill(dir: &Path, orders: u64) {
    let mut journal = Journal::open(dir).unwrap().0;
    let (catalog, files) = kills::shop();
    let mut session = Session::new(catalog.clone());
    for action in kills::straight(&catalog, 2) {
        session.apply(action).unwrap();
    }
    session.apply(Action::DetailsGiven(kills::anna())).unwrap();
    let kept = journal.keep_catalog(&files).unwrap();
    journal.hurry().unwrap();
    for number in 0..orders {
        let id = number.to_string();
        let walk =
            NewWalk { id: &id, catalog: kept, day: None, channel: Channel::Window, continues: None, stopped: None };
        let walk = journal.begin(&walk, kills::now()).unwrap();
        let mut details = kills::anna();
        details.name = format!("Anna Kanarie{number}");
        let record = OrderRecord::of(&session).unwrap();
        let order =
            NewOrder { record, details, logo: None, actions: session.log().to_vec(), redeems: None, gives: None };
        journal.place(walk, &order, kills::now(), &mut || OrderCode::from_number(number)).unwrap();
        journal.end(walk, kills::now()).unwrap();
    }
}

fn median(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}
