//! Owns `diderot orders export` and `diderot orders import`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::list::day;
use super::{local, start_of};
use crate::catalog::Day;
use crate::cli::{Answer, Exit, Terminal};
use crate::flow::OrderCode;
use crate::money::{Currency, Money};
use crate::storage::journal::{HandoverError, Journal, JournalError, OrderFilter, OrdersFile, StoredOrder};

/// Which orders are written, and how.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// The codes of the orders; all of them where none is named.
    #[arg(value_name = "CODE", value_parser = OrderCode::parse)]
    codes: Vec<OrderCode>,
    /// Only orders since this day, like 2026-12-31.
    #[arg(long, value_name = "DAY", value_parser = day, conflicts_with = "codes")]
    since: Option<Day>,
    /// How they are written.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

/// How orders are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A row for each line of each order, for a spreadsheet.
    #[default]
    Csv,
    /// Everything, with the catalog and the logos: another machine can take it in.
    Json,
}

/// Where orders come from.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// The file, or `-` for the standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Writes orders.
pub(super) fn run(args: &ExportArgs, journal: &Journal, terminal: &mut Terminal<'_>) -> Answer {
    let codes = match (&args.codes[..], args.since) {
        ([], since) => {
            let filter = OrderFilter { since: since.and_then(start_of), ..OrderFilter::default() };
            let found = journal.orders(&filter).map(|orders| orders.into_iter().map(|order| order.code).collect());
            match found {
                Ok(codes) => codes,
                Err(error) => return terminal.cannot_run(error),
            }
        }
        (codes, _) => codes.to_vec(),
    };
    let orders: Vec<StoredOrder> = match whole(journal, &codes) {
        Ok(orders) => orders,
        Err(Unreadable::Missing(code)) => return terminal.no(format_args!("there is no order {code}")),
        Err(Unreadable::Journal(error)) => return terminal.cannot_run(error),
    };
    match args.format {
        Form::Csv => write_csv(&orders, terminal)?,
        Form::Json => match journal.hand_over(&orders) {
            Ok(file) => terminal.json(&file)?,
            Err(error) => return terminal.cannot_run(error),
        },
    }
    Ok(Exit::Fine)
}

enum Unreadable {
    Missing(OrderCode),
    Journal(JournalError),
}

fn whole(journal: &Journal, codes: &[OrderCode]) -> Result<Vec<StoredOrder>, Unreadable> {
    let order = |code: &OrderCode| {
        journal.order(code).map_err(Unreadable::Journal)?.ok_or_else(|| Unreadable::Missing(code.clone()))
    };
    codes.iter().map(order).collect()
}

/// Writes a row for each line.
fn write_csv(orders: &[StoredOrder], terminal: &mut Terminal<'_>) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(&mut *terminal.out);
    rows.write_record([
        "code",
        "placed",
        "name",
        "address",
        "mail",
        "phone",
        "product",
        "description",
        "options",
        "quantity",
        "list",
        "price",
        "currency",
        "order_total",
    ])?;
    for order in orders {
        let details = order.details.clone().unwrap_or_default();
        let record = &order.record;
        // Spreadsheets add up numbers: no currency within them.
        let plain = |minor: i64| match Currency::from_code(&record.currency) {
            Ok(currency) => Money::from_minor(minor).plain(currency),
            Err(_unknown) => minor.to_string(),
        };
        for line in &record.lines {
            let options: Vec<&str> = line.choices.iter().map(|choice| choice.name.as_str()).collect();
            rows.write_record([
                order.code.to_string(),
                local(order.placed_at),
                unspoken(&details.name),
                unspoken(&details.address),
                unspoken(&details.mail),
                unspoken(&details.phone),
                line.product.clone(),
                unspoken(&line.name),
                unspoken(&options.join("; ")),
                line.quantity.to_string(),
                plain(line.list),
                plain(line.total),
                record.currency.clone(),
                plain(record.total),
            ])?;
        }
    }
    rows.flush()
}

/// A text that no spreadsheet takes for a formula.
/// Source: OWASP, CSV Injection.
fn unspoken(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// Takes orders in. Where there is no journal yet, it begins with them.
pub(super) fn import(args: &ImportArgs, folder: &Path, terminal: &mut Terminal<'_>) -> Answer {
    let text = match read(&args.file, terminal) {
        Ok(text) => text,
        Err(error) => return terminal.cannot_run(format_args!("{} can't be read: {error}", args.file.display())),
    };
    // Before a journal is begun for them.
    let file = match OrdersFile::read(&text) {
        Ok(file) => file,
        Err(error) => return terminal.no(error),
    };
    let mut journal = match Journal::open(folder) {
        Ok((journal, _)) => journal,
        Err(error) => return terminal.cannot_run(error),
    };
    match journal.take_over(&file) {
        Ok(taken) => {
            for (code, is_new) in taken {
                let what = if is_new { "is taken in" } else { "was known already" };
                writeln!(terminal.out, "{code} {what}")?;
            }
            Ok(Exit::Fine)
        }
        Err(error @ HandoverError::Journal(_)) => terminal.cannot_run(error),
        Err(error) => terminal.no(error),
    }
}

fn read(file: &Path, terminal: &mut Terminal<'_>) -> io::Result<String> {
    if file != Path::new("-") {
        return fs::read_to_string(file);
    }
    let mut text = String::new();
    terminal.input.read_to_string(&mut text)?;
    Ok(text)
}
