//! Has a kiosk's window tapped on at random for as long as asked, and says whether it holds: whether its memory stays flat, its log
//! clean, and every order that it said was placed is there.
//!
//! `cargo bench --bench soak -- --minutes 30` in a desktop session, or with no display as
//! `xvfb-run -s '-screen 0 1080x1920x24' sh -c 'openbox & exec cargo bench --bench soak -- --minutes 30'`: without a window manager
//! nothing fills the screen. The window is the program itself, watched over as
//! `diderot kiosk run` does; the taps come in as those of a hand do. It ends with 1 where something is not as it should be.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints what it measured, and one that can't run says so and stops"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser;
use diderot::storage::DayLog;
use diderot::storage::journal::{Journal, OrderFilter};
use diderot::supervisor::{ASKED, WATCHED};

/// How often the memory is looked at.
const EVERY: Duration = Duration::from_secs(5);

/// How much memory may grow in an hour before it is no more flat, in MiB: what an allocator's own drift comes to.
const FLAT_MIB_PER_HOUR: f64 = 24.0;

/// Has a kiosk's window tapped on at random.
#[derive(Parser)]
struct Flags {
    /// For how many minutes.
    #[arg(long, default_value_t = 30.0)]
    minutes: f64,
    /// Where the random taps begin.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The kiosk's settings.
    #[arg(long, default_value = "assets/kiosk/kiosk.ron")]
    kiosk: PathBuf,
    /// What cargo adds; changes nothing.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> ExitCode {
    let flags = Flags::parse();
    let data = std::env::temp_dir().join(format!("diderot-soak-{}", std::process::id()));
    fs::create_dir_all(&data).unwrap();
    // Tickets go nowhere, and the kiosk never closes, whatever the day is.
    let settings = data.join("kiosk.ron");
    fs::write(&settings, quick(&fs::read_to_string(&flags.kiosk).unwrap())).unwrap();
    let mut window = start(&settings, &data, flags.seed);
    let (mut samples, began) = (Vec::new(), Instant::now());
    let ended = watch(&mut window, began + Duration::from_secs_f64(flags.minutes * 60.0), |at, mib| {
        samples.push((at.duration_since(began).as_secs_f64() / 3600.0, mib));
        if samples.len() % 12 == 0 {
            println!("{:5.1} min  {mib:6.1} MiB", at.duration_since(began).as_secs_f64() / 60.0);
        }
    });
    let verdict = report(&data, &samples, ended);
    fs::remove_dir_all(&data).unwrap();
    verdict
}

/// The settings with short idle times, always open, without printer and folders to import from.
fn quick(settings: &str) -> String {
    let pin = settings.lines().find(|line| line.trim_start().starts_with("pin:")).unwrap();
    format!("Kiosk({pin} idle: Idle(ask_after_secs: 20, answer_within_secs: 20, placed_after_secs: 20), volume: 0)")
}

fn start(settings: &Path, data: &Path, seed: u64) -> Child {
    Command::new(env!("CARGO_BIN_EXE_diderot"))
        .arg("--kiosk")
        .arg(settings)
        .arg("--data")
        .arg(data)
        .args(["--soak", &seed.to_string()])
        .env(WATCHED, "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Watches the window until a moment. How it ended where it did so by itself, and nothing where it held.
fn watch(window: &mut Child, until: Instant, mut look: impl FnMut(Instant, f64)) -> Option<String> {
    let mut input = window.stdin.take().unwrap();
    let answers = BufReader::new(window.stdout.take().unwrap()).lines();
    let heard = thread::spawn(move || answers.map_while(Result::ok).count());
    let mut ended = None;
    while Instant::now() < until && ended.is_none() {
        thread::sleep(EVERY);
        writeln!(input, "{ASKED}").unwrap_or_default();
        ended = window.try_wait().unwrap().map(|status| status.to_string());
        if let Some(mib) = memory(window.id()) {
            look(Instant::now(), mib);
        }
    }
    // The end of its input says that nobody watches over it any more: it closes.
    drop(input);
    let close_by = Instant::now() + Duration::from_secs(20);
    while window.try_wait().unwrap().is_none() {
        if Instant::now() > close_by {
            window.kill().unwrap();
            ended = ended.or(Some("it did not close when it was to".into()));
        }
        thread::sleep(Duration::from_millis(50));
    }
    println!("signs of life                   {}", heard.join().unwrap());
    ended
}

/// The memory that a process has in use, in MiB.
fn memory(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok().map(|kib| kib / 1024.0)
}

/// Says what came of it, and whether all is as it should be.
fn report(data: &Path, samples: &[(f64, f64)], ended: Option<String>) -> ExitCode {
    let notes = DayLog::new(data).last_day().unwrap();
    let count = |what: &str| notes.iter().filter(|note| note.contains(what)).count();
    let said: BTreeSet<String> = notes
        .iter()
        .filter_map(|note| note.split_once("an order was placed: "))
        .map(|(_, code)| code.to_owned())
        .collect();
    let (journal, _) = Journal::open(data).unwrap();
    let orders = journal.orders(&OrderFilter::default()).unwrap();
    let there: BTreeSet<String> = orders.iter().map(|order| order.code.to_string()).collect();
    let troubles: Vec<&String> = notes.iter().filter(|note| note.split_whitespace().nth(1) == Some("!")).collect();
    // The first third is warming up: pictures of every product are made once.
    let settled = samples.get(samples.len() / 3..).unwrap_or_default();
    let slope = slope(settled);
    println!("sessions                        {}", count("somebody began"));
    println!("wiped after nobody answered     {}", count("everything of the buyer was wiped"));
    println!("orders said to be placed        {}", said.len());
    println!("orders that are there           {}", there.len());
    let (first, last) = (settled.first().map_or(0.0, |sample| sample.1), settled.last().map_or(0.0, |sample| sample.1));
    println!("memory                          {first:.1} to {last:.1} MiB, {slope:+.2} MiB an hour");
    println!("troubles in the log             {}", troubles.len());
    let is_clean = troubles.is_empty();
    for note in troubles {
        println!("    {note}");
    }
    let holds = ended.is_none() && said == there && is_clean && slope < FLAT_MIB_PER_HOUR;
    println!(
        "{}",
        ended.map_or_else(
            || if holds { "it holds".into() } else { "it does not hold".into() },
            |how| format!("it ended by itself: {how}")
        )
    );
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How much the second value grows with the first. Source: the least squares of a straight line.
fn slope(samples: &[(f64, f64)]) -> f64 {
    let count = f64::from(u32::try_from(samples.len()).unwrap_or(u32::MAX)).max(1.0);
    let mean = |value: fn(&(f64, f64)) -> f64| samples.iter().map(value).sum::<f64>() / count;
    let (time, size) = (mean(|sample| sample.0), mean(|sample| sample.1));
    let spread: f64 = samples.iter().map(|sample| (sample.0 - time).powi(2)).sum();
    let both: f64 = samples.iter().map(|sample| (sample.0 - time) * (sample.1 - size)).sum();
    if spread > 0.0 { both / spread } else { 0.0 }
}
