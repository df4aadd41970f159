//! How long the report takes: on a journal of a million events, and of a year of 300 000 walks. The page opens within a second.
//!
//! `cargo bench --bench report -- --walks 300000`; the journal is kept in `target/report-bench` and filled once.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark that can not go on ends, and says what it measured"
)]

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use diderot::catalog::Day;
use diderot::insight::measure::{Query, Report, Span};
use diderot::storage::journal::Journal;

fn main() {
    let walks = asked("--walks").unwrap_or(300_000);
    for walks in [50_000.min(walks), walks] {
        measure(walks);
    }
}

fn measure(walks: u64) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("target/report-bench/{walks}"));
    if !Journal::is_in(&folder) {
        let number = walks.to_string();
        let args = ["simulate", ":builtin:", "--buyers", &number, "--seed", "5", "--data"];
        let filled = Command::new(env!("CARGO_BIN_EXE_diderot")).args(args).arg(&folder).output().unwrap();
        assert!(filled.status.success(), "{}", String::from_utf8_lossy(&filled.stderr));
    }
    let day = |written| Day::parse(written).unwrap();
    let whole = Query { span: Span { from: day("2026-01-01"), until: day("2026-12-31") }, only: None };
    let month = Query { span: Span { from: day("2026-06-01"), until: day("2026-06-28") }, only: None };
    for (name, query) in [("a year", whole), ("four weeks", month)] {
        let (report, secs) = best_of(3, &folder, &query);
        let events = report.now.events + report.before.events;
        println!("{walks} walks, {name}: {events} events in {:.0} ms, opening of the journal included", secs * 1000.0);
    }
}

/// The shortest of some runs, each with a journal that is opened anew.
fn best_of(runs: u32, folder: &std::path::Path, query: &Query) -> (Report, f64) {
    let run = || {
        let began = Instant::now();
        let report = Journal::open(folder).unwrap().0.report(query.clone()).unwrap();
        (report, began.elapsed().as_secs_f64())
    };
    (0..runs).map(|_| run()).min_by(|one, other| one.1.total_cmp(&other.1)).unwrap()
}

fn asked(name: &str) -> Option<u64> {
    let mut args = std::env::args().skip_while(|arg| arg != name);
    args.nth(1)?.parse().ok()
}
