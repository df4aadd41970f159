//! How long it takes to load a catalog with all its checks, beside the bare parse of the same files.
//!
//! `cargo bench --bench catalog` writes catalogs of 10 000 and 100 000 products (pretty RON in four languages, a thousand
//! products a file, with options, rules, compare values and offers of all kinds) and reads each in two ways:
//!
//! - bare: `ron` parses each file's text into plain structs that own their strings, and keeps those. The time is that of
//!   parsing alone, without reading the files; each text is let go when it is parsed.
//! - load: `load_folder`, from the folder to the checked catalog, which keeps the texts as well.
//!
//! Each run is a process of its own, which says how long it took and by how much its memory grew at most (`VmHWM` less
//! what it had at the start, from `/proc/self/status`). What is printed are medians. `-- --products 10000` measures one size.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark prints what it measured, and one that can't run says so and stops"
)]

#[path = "catalog/bare.rs"]
mod bare;
#[path = "../tests/common/lots.rs"]
#[expect(dead_code, reason = "other benchmarks draw in other ways")]
mod lots;
#[path = "catalog/written.rs"]
mod written;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use clap::{Parser, ValueEnum};
use diderot::storage::load_folder;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

/// How long it takes to load a catalog.
#[derive(Parser)]
struct Flags {
    /// Only a catalog of so many products.
    #[arg(long)]
    products: Option<usize>,
    /// How many runs of each.
    #[arg(long, default_value_t = 9)]
    runs: usize,
    /// Reads the catalog in a folder, and says what it took.
    #[arg(long, hide = true, requires = "folder")]
    read: Option<Way>,
    /// The folder to read.
    #[arg(long, hide = true)]
    folder: Option<PathBuf>,
    /// What cargo adds; changes nothing.
    #[arg(long, hide = true)]
    bench: bool,
}

/// How a catalog is read.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Way {
    Bare,
    Load,
}

/// What a run took.
#[derive(Clone, Copy, Debug)]
struct Cost {
    micros: u64,
    kibibytes: u64,
}

fn main() {
    let flags = Flags::parse();
    if let Some((way, folder)) = flags.read.zip(flags.folder.as_deref()) {
        let cost = read(way, folder);
        println!("{} {}", cost.micros, cost.kibibytes);
        return;
    }
    println!("{:>9}  {:>8}  {:>21}  {:>21}  {:>13}", "products", "texts", "bare parse", "load and check", "ratio");
    for products in [10_000, 100_000] {
        if flags.products.is_none_or(|only| only == products) {
            measure(products, flags.runs);
        }
    }
}

/// Writes a catalog, has it read in both ways, and prints what that took.
fn measure(products: usize, runs: usize) {
    let folder = std::env::temp_dir().join(format!("diderot-bench-{}-{products}", std::process::id()));
    written::write(&folder, products).expect("the catalog can be written");
    let [mut bare, mut load] = [Vec::new(), Vec::new()];
    for _ in 0..runs {
        bare.push(child(Way::Bare, &folder));
        load.push(child(Way::Load, &folder));
    }
    let size: usize = texts(&folder).iter().map(String::len).sum();
    let (bare, load) = (median(&bare), median(&load));
    let shown = |cost: Cost| {
        let time = Duration::from_micros(cost.micros).as_secs_f64() * 1000.0;
        format!("{time:>9.1} ms {:>5.0} MiB", to_f64(cost.kibibytes) / 1024.0)
    };
    let ratio = |one: u64, other: u64| to_f64(one) / to_f64(other);
    println!(
        "{products:>9}  {:>4} MiB  {}  {}  {:.2}× {:.2}×",
        size >> 20,
        shown(bare),
        shown(load),
        ratio(load.micros, bare.micros),
        ratio(load.kibibytes, bare.kibibytes)
    );
    fs::remove_dir_all(&folder).expect("the catalog can be taken away again");
}

/// A number for a ratio; none here is beyond 32 bits.
fn to_f64(number: u64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Time and memory, each the middle one of all.
fn median(costs: &[Cost]) -> Cost {
    let middle = |mut numbers: Vec<u64>| {
        numbers.sort_unstable();
        numbers.get(numbers.len() / 2).copied().unwrap_or_default()
    };
    Cost {
        micros: middle(costs.iter().map(|cost| cost.micros).collect()),
        kibibytes: middle(costs.iter().map(|cost| cost.kibibytes).collect()),
    }
}

/// Has a catalog read by another process, so that nothing of one run is left for the next.
fn child(way: Way, folder: &Path) -> Cost {
    let program = std::env::current_exe().expect("the benchmark is a program");
    let way = way.to_possible_value().expect("both ways have a name");
    let output = Command::new(program).args(["--read", way.get_name(), "--folder"]).arg(folder).output();
    let output = output.expect("the benchmark can run itself");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut numbers = said.split_whitespace().map_while(|number| number.parse().ok());
    let both = numbers.next().zip(numbers.next());
    let (micros, kibibytes) = both.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    Cost { micros, kibibytes }
}

/// Reads a catalog, here and now.
fn read(way: Way, folder: &Path) -> Cost {
    let before = memory("VmRSS");
    let time = match way {
        Way::Bare => {
            let products = parse::<bare::Product>(&folder.join("products"));
            let offers = parse::<bare::Offer>(&folder.join("offers"));
            let time = products.1 + offers.1;
            assert!(!products.0.is_empty() && !offers.0.is_empty(), "there is something in the catalog");
            time
        }
        Way::Load => {
            let start = Instant::now();
            let loaded = load_folder(folder).unwrap_or_else(|failure| panic!("{:#?}", failure.problems.first()));
            let time = start.elapsed();
            let warnings: BTreeMap<_, _> = loaded.warnings.iter().map(|problem| (problem.code, problem)).collect();
            assert!(warnings.is_empty(), "{warnings:#?}");
            time
        }
    };
    let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
    Cost { micros, kibibytes: memory("VmHWM").saturating_sub(before) }
}

/// Parses each file of a folder into plain structs, and says how long the parsing took.
fn parse<T: DeserializeOwned>(folder: &Path) -> (Vec<Vec<T>>, Duration) {
    let options = ron::Options::default().with_default_extension(
        Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES | Extensions::EXPLICIT_STRUCT_NAMES,
    );
    let mut time = Duration::ZERO;
    let mut parsed = Vec::new();
    for path in files(folder) {
        let text = fs::read_to_string(&path).expect("the file was written before");
        let start = Instant::now();
        parsed.push(options.from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
        time += start.elapsed();
    }
    (parsed, time)
}

/// The texts of all products and offers.
fn texts(folder: &Path) -> Vec<String> {
    let paths = ["products", "offers"].into_iter().flat_map(|part| files(&folder.join(part)));
    paths.map(|path| fs::read_to_string(path).expect("the file was written before")).collect()
}

/// The files in a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder was written before");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it is still there").path()).collect();
    paths.sort();
    paths
}

/// A size in KiB that the system knows about this process.
fn memory(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.and_then(|size| size.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
