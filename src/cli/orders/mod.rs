//! Owns `diderot orders`: what was placed on this machine, for people and for programs, and how an order gets to another machine.

mod export;
mod list;
mod note;
mod print;
mod show;

use std::io;

use clap::Subcommand;

use super::{Answer, DataArgs, Exit, Terminal, today};
use crate::catalog::Day;
use crate::flow::OrderCode;
use crate::storage::journal::{Journal, Moment, StoredOrder};

/// What is asked of the orders.
#[derive(Clone, Debug, clap::Args)]
pub struct OrdersArgs {
    /// Where the journal lies.
    #[command(flatten)]
    data: DataArgs,
    /// What to do.
    #[command(subcommand)]
    command: OrdersCommand,
}

#[derive(Clone, Debug, Subcommand)]
enum OrdersCommand {
    /// List orders, the latest first.
    List(list::ListArgs),
    /// Show one order: what was agreed, who ordered it, and what it would cost now.
    Show(show::ShowArgs),
    /// Write the documents of an order: quote, confirmation, ticket, print-ready artwork.
    Print(print::PrintArgs),
    /// Write the note to the customer about an order: what was bought, what was declined, and what wears out when.
    Note(note::NoteArgs),
    /// Write orders as CSV, or as a JSON file that another machine takes in with `diderot orders import`.
    Export(export::ExportArgs),
    /// Take in the orders of a file that `diderot orders export` wrote.
    Import(export::ImportArgs),
}

/// Forgets who placed an order, and what they had printed.
#[derive(Clone, Debug, clap::Args)]
pub struct ForgetArgs {
    /// Where the journal lies.
    #[command(flatten)]
    data: DataArgs,
    /// The code of the order, like K7QM-3RW.
    #[arg(value_name = "CODE", value_parser = OrderCode::parse)]
    code: OrderCode,
}

/// Does what is asked.
pub(super) fn run(args: &OrdersArgs, terminal: &mut Terminal<'_>) -> Answer {
    let folder = args.data.folder();
    if let OrdersCommand::Import(args) = &args.command {
        return export::import(args, &folder, terminal);
    }
    let Some(journal) = open(&args.data, terminal)? else { return Ok(Exit::No) };
    match &args.command {
        OrdersCommand::List(args) => list::run(args, &journal, terminal),
        OrdersCommand::Show(args) => show::run(args, &journal, terminal),
        OrdersCommand::Print(args) => print::run(args, &journal, terminal),
        OrdersCommand::Note(args) => note::run(args, &journal, terminal),
        OrdersCommand::Export(args) => export::run(args, &journal, terminal),
        OrdersCommand::Import(_) => Ok(Exit::Fine),
    }
}

/// Forgets a buyer. The answer is no where there is no such order.
pub(super) fn forget(args: &ForgetArgs, terminal: &mut Terminal<'_>) -> Answer {
    let Some(mut journal) = open(&args.data, terminal)? else { return Ok(Exit::No) };
    match journal.forget(&args.code) {
        Ok(true) => {
            writeln!(terminal.out, "Who placed {} is forgotten; what it came to stays in the books.", args.code)?;
            Ok(Exit::Fine)
        }
        Ok(false) => terminal.no(format_args!("there is no order {}", args.code)),
        Err(error) => terminal.cannot_run(error),
    }
}

/// The journal of a data folder; says so where there is none.
pub(super) fn open(data: &DataArgs, terminal: &mut Terminal<'_>) -> io::Result<Option<Journal>> {
    let folder = data.folder();
    if !Journal::is_in(&folder) {
        terminal.no(format_args!("there are no orders in {} yet", folder.display()))?;
        return Ok(None);
    }
    match Journal::open(&folder) {
        Ok((journal, found)) => {
            if let Some(path) = found.set_aside {
                writeln!(
                    terminal.err,
                    "diderot: the journal was damaged; what could be read is kept, the old file is {}",
                    path.display()
                )?;
            }
            Ok(Some(journal))
        }
        Err(error) => {
            terminal.cannot_run(error)?;
            Ok(None)
        }
    }
}

/// A moment as a clock on this machine's wall says it.
fn local(moment: Moment) -> String {
    let Ok(stamp) = jiff::Timestamp::from_second(moment.0) else { return "?".to_owned() };
    jiff::ZonedDateTime::new(stamp, jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The day on which an order was placed, where this machine is.
fn day_of(order: &StoredOrder) -> Day {
    let placed = jiff::Timestamp::from_second(order.placed_at.0).ok();
    let local = placed.map(|stamp| jiff::ZonedDateTime::new(stamp, jiff::tz::TimeZone::system()));
    local.map_or_else(today, |local| Day::new(local.date()))
}

/// The moment at which a day begins on this machine.
fn start_of(day: Day) -> Option<Moment> {
    let begin = day.date().to_zoned_datetime(jiff::tz::TimeZone::system()).ok()?;
    Some(Moment(begin.timestamp().as_second()))
}
