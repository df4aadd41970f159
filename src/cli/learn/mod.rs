//! Owns `diderot learn`: what is bought together, learned from placed orders and past receipts.

mod evaluate;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use super::{Answer, CatalogSource, DataArgs, Exit, Format, Terminal, TodayArgs};
use crate::catalog::{Catalog, ProductId};
use crate::flow::{BoughtTogether, MILLION};
use crate::insight::learned::{Baskets, PairCounts};
use crate::storage::journal::{Found, Journal, JournalError, Learned, LearnedFrom, Moment};
use crate::storage::read_receipts;

/// Learn what is bought together, from the orders that were placed here and from past receipts.
///
/// Suggestions are ranked by it: the buyer's answers come first, then what was really bought together, then style, then the catalog's own
/// order. While orders are few the catalog's order counts for more. The window learns by itself once a day; receipts are taken in here.
/// Only counts are kept, of products alone and by two: no receipt, no order, nobody who bought anything.
///
/// Exit codes: 0 learned, 1 there is nothing to learn from, 2 it can't run.
#[derive(Clone, Debug, clap::Args)]
pub struct LearnArgs {
    /// Where the journal lies.
    #[command(flatten)]
    data: DataArgs,
    /// The folder of the catalog whose products receipts speak of; without it the one that is part of the program, `:builtin:`.
    #[arg(long, value_name = "DIR", default_value = CatalogSource::BUILTIN)]
    catalog: CatalogSource,
    /// Past receipts, in the place of those that were taken in before: one basket a line, its products' ids between commas; or one
    /// product a row, under a header like `receipt,item`. Can be given several times.
    #[arg(long, value_name = "FILE.csv")]
    receipts: Vec<PathBuf>,
    /// Forget the receipts that were taken in before.
    #[arg(long, conflicts_with = "receipts")]
    without_receipts: bool,
    /// Say what is known of what goes with these products, and learn nothing.
    #[arg(long, value_name = "PRODUCT", value_delimiter = ',', conflicts_with_all = ["receipts", "without_receipts"])]
    with: Vec<String>,
    /// Say how well the things in these baskets can be foretold, and by which method: four fifths are learned from, of each other
    /// basket one thing is guessed. Needs no catalog and changes nothing.
    #[arg(long, value_name = "FILE.csv", conflicts_with_all = ["receipts", "without_receipts", "with"])]
    evaluate: Option<PathBuf>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// So many of the items that are no products are named for people.
const MOST_NAMED: usize = 5;

/// So many products are shown that go with others.
const MOST_SHOWN: usize = 20;

/// What was learned, for programs.
#[derive(Serialize)]
struct LearnedOut {
    orders: u32,
    receipts: u32,
    products: usize,
    pairs: usize,
    /// What was in receipts and is no product of the catalog, the most frequent first.
    unknown: Vec<UnknownOut>,
}

#[derive(Serialize)]
struct UnknownOut {
    item: String,
    receipts: u32,
}

/// What goes with products, for programs.
#[derive(Serialize)]
struct WithOut {
    product: String,
    /// How strongly it is drawn, in millionths.
    pull: i64,
    /// For each of the products asked for: how many orders had it, and how many of those this one too.
    bought: Vec<BoughtOut>,
}

#[derive(Serialize)]
struct BoughtOut {
    with: String,
    orders: u32,
    both: u32,
}

/// Learns, or says what is known.
pub(super) fn run(args: &LearnArgs, terminal: &mut Terminal<'_>) -> Answer {
    if let Some(file) = &args.evaluate {
        return evaluate::run(file, args.format, terminal);
    }
    if !args.with.is_empty() {
        return show(args, terminal);
    }
    let mut taken_in = None;
    if !args.receipts.is_empty() {
        let Some(catalog) = args.catalog.open(TodayArgs::default(), terminal)? else { return Ok(Exit::CannotRun) };
        let mut baskets = Baskets::default();
        for file in &args.receipts {
            if let Err(error) = read_receipts(file, &mut baskets) {
                return terminal.cannot_run(error);
            }
        }
        let unknown = unknown(&catalog, &baskets);
        let known = baskets.only(|name| catalog.product(&ProductId::from(name)).is_some());
        taken_in = Some((PairCounts::of(&known), unknown));
    } else if args.without_receipts {
        taken_in = Some((PairCounts::default(), Vec::new()));
    }
    let (receipts, unknown) = taken_in.map_or((None, Vec::new()), |(counts, unknown)| (Some(counts), unknown));
    let (learned, found) = match relearn(args, receipts.as_ref()) {
        Ok(learned) => learned,
        Err(error) => return terminal.cannot_run(error),
    };
    if let Some(path) = found.set_aside {
        let old = path.display();
        writeln!(terminal.err, "diderot: the journal was damaged; what could be read is kept, the old file is {old}")?;
    }
    tell(args.format, (&learned, unknown), terminal)
}

/// Counts all orders anew, and keeps that with the receipts.
fn relearn(args: &LearnArgs, receipts: Option<&PairCounts>) -> Result<(Learned, Found), JournalError> {
    let (mut journal, found) = Journal::open(&args.data.folder())?;
    let orders = PairCounts::of(&journal.baskets()?);
    let now = now();
    journal.keep_learned(LearnedFrom::Orders, &orders, now)?;
    if let Some(receipts) = receipts {
        journal.keep_learned(LearnedFrom::Receipts, receipts, now)?;
    }
    Ok((journal.learned()?, found))
}

/// The moment that this machine's clock says.
fn now() -> Moment {
    Moment(jiff::Timestamp::now().as_second())
}

fn tell(format: Format, (learned, unknown): (&Learned, Vec<UnknownOut>), terminal: &mut Terminal<'_>) -> Answer {
    let all = learned.orders.plus(&learned.receipts);
    let out = LearnedOut {
        orders: learned.orders.baskets(),
        receipts: learned.receipts.baskets(),
        products: all.items().filter(|(_, count)| *count > 0).count(),
        pairs: all.pair_count(),
        unknown,
    };
    match format {
        Format::Json => terminal.json(&out)?,
        Format::Text => write(&out, terminal)?,
    }
    if all.pair_count() == 0 {
        return terminal.no("no two products were bought together yet; there is nothing to learn from");
    }
    Ok(Exit::Fine)
}

fn write(out: &LearnedOut, terminal: &mut Terminal<'_>) -> io::Result<()> {
    let LearnedOut { orders, receipts, products, pairs, unknown } = out;
    writeln!(terminal.out, "{orders} orders and {receipts} receipts: {products} products, {pairs} pairs of them")?;
    if unknown.is_empty() {
        return Ok(());
    }
    let named: Vec<String> =
        unknown.iter().take(MOST_NAMED).map(|unknown| format!("'{}' ({})", unknown.item, unknown.receipts)).collect();
    let more = if unknown.len() > MOST_NAMED { ", …" } else { "" };
    let strange = match unknown.len() {
        1 => "1 item of the receipts is no product of this catalog and was left out".to_owned(),
        count => format!("{count} items of the receipts are no products of this catalog and were left out"),
    };
    writeln!(terminal.err, "diderot: {strange}: {}{more}", named.join(", "))
}

/// What is no product of a catalog, the most frequent first.
fn unknown(catalog: &Catalog, baskets: &Baskets) -> Vec<UnknownOut> {
    let counts = PairCounts::of(baskets);
    let strange = counts.items().filter(|(name, _)| catalog.product(&ProductId::from(*name)).is_none());
    let mut unknown: Vec<UnknownOut> =
        strange.map(|(name, receipts)| UnknownOut { item: name.to_owned(), receipts }).collect();
    unknown.sort_by(|a, b| b.receipts.cmp(&a.receipts).then_with(|| a.item.cmp(&b.item)));
    unknown
}

/// What was learned in a data folder, for walks; says so where there is nothing.
pub(super) fn known_in(
    folder: &std::path::Path,
    terminal: &mut Terminal<'_>,
) -> io::Result<Option<Arc<BoughtTogether>>> {
    if !Journal::is_in(folder) {
        terminal.cannot_run(format_args!("there is no journal in {}; see 'diderot learn'", folder.display()))?;
        return Ok(None);
    }
    match Journal::open(folder).and_then(|(journal, _)| journal.learned()) {
        Ok(learned) => Ok(Some(Arc::new(learned.together()))),
        Err(error) => {
            terminal.cannot_run(error)?;
            Ok(None)
        }
    }
}

/// Says what goes with products.
fn show(args: &LearnArgs, terminal: &mut Terminal<'_>) -> Answer {
    let Some(together) = known_in(&args.data.folder(), terminal)? else { return Ok(Exit::CannotRun) };
    let asked: Vec<ProductId> = args.with.iter().map(|name| name.trim().into()).collect();
    if let Some(strange) = asked.iter().find(|product| together.with(product) == 0) {
        return terminal.no(format_args!("nobody bought '{strange}' yet"));
    }
    let bought = |product: &ProductId| {
        let each = asked.iter().map(|with| BoughtOut {
            with: with.to_string(),
            orders: together.with(with),
            both: together.both(with, product),
        });
        each.collect::<Vec<_>>()
    };
    let found = together.strongest(&asked, MOST_SHOWN).into_iter().map(|(product, pull)| WithOut {
        product: product.to_string(),
        pull,
        bought: bought(product),
    });
    let found: Vec<WithOut> = found.filter(|row| row.bought.iter().any(|bought| bought.both > 0)).collect();
    if args.format == Format::Json {
        terminal.json(&found)?;
        return Ok(Exit::Fine);
    }
    for WithOut { product, pull, bought } in found {
        let counts: Vec<String> = bought.iter().map(|bought| format!("{} of {}", bought.both, bought.orders)).collect();
        let (whole, part) = (pull.abs() * 100 / MILLION, pull.abs() * 1000 / MILLION % 10);
        let sign = if pull < 0 { "-" } else { "" };
        writeln!(terminal.out, "{product:<32} {:>8}   {}", format!("{sign}{whole}.{part}%"), counts.join(", "))?;
    }
    Ok(Exit::Fine)
}
