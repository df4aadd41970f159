//! Kills the program at random moments, and looks after each kill whether every order that it had said was placed is there, once.
//!
//! `cargo bench --bench kills -- --kills 1000` does so 1 000 times; `--seed` makes other moments of it. It stops at the first thing
//! that is not as it should be. `cargo test --test journal` does the same 50 times.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark prints what it measured, and one that can't run says so and stops"
)]

#[path = "../tests/common/kills.rs"]
mod kills;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use clap::Parser;

/// How long a start may take. Source: the reliability figures that this program is held to.
const LONGEST_START: Duration = Duration::from_secs(2);

/// Kills the program at random moments.
#[derive(Parser)]
struct Flags {
    /// How many times.
    #[arg(long, default_value_t = 1000)]
    kills: u32,
    /// Where the random moments begin.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// What cargo adds; changes nothing.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    if let Some(dir) = std::env::var_os(kills::FOLDER) {
        kills::be_killed(Path::new(&dir));
    }
    let flags = Flags::parse();
    let dir = std::env::temp_dir().join(format!("diderot-kills-{}", std::process::id()));
    let own = std::env::current_exe().unwrap();
    let tally = kills::kill(&dir, flags.kills, flags.seed, &|_dir| Command::new(&own));
    std::fs::remove_dir_all(&dir).unwrap();
    println!("kills                           {}", tally.kills);
    println!("orders said to be placed        {}, each there once", tally.confirmed);
    println!("orders placed but not yet said  {}", tally.unread);
    println!("walks that came back            {}", tally.resumed);
    println!("slowest start                   {} ms", tally.slowest_start.as_millis());
    assert!(tally.slowest_start < LONGEST_START, "a start took longer than it may");
}
