//! Owns `diderot orders print`: the documents of an order that was placed, however long ago.

use super::day_of;
use crate::cli::print::{WantedArgs, print_stored};
use crate::cli::{Answer, CatalogSource, Terminal};
use crate::flow::OrderCode;
use crate::storage::journal::Journal;

/// Which order is printed.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct PrintArgs {
    /// The code of the order, like K7QM-3RW.
    #[arg(value_name = "CODE", value_parser = OrderCode::parse)]
    code: OrderCode,
    /// The folder of the catalog whose pictures are shown with it: texts, prices and design are the order's own, its pictures are
    /// not kept. `:builtin:` is the one that is part of the program.
    #[arg(long, value_name = "DIR", default_value = CatalogSource::BUILTIN)]
    catalog: CatalogSource,
    /// Which documents, and where to.
    #[command(flatten)]
    wanted: WantedArgs,
}

/// Writes the documents of an order.
pub(super) fn run(args: &PrintArgs, journal: &Journal, terminal: &mut Terminal<'_>) -> Answer {
    let order = match journal.order(&args.code) {
        Ok(Some(order)) => order,
        Ok(None) => return terminal.no(format_args!("there is no order {}", args.code)),
        Err(error) => return terminal.cannot_run(error),
    };
    match journal.reopen(&order) {
        Ok(session) => print_stored(&args.wanted, (&session, &order), (&args.catalog, day_of(&order)), terminal),
        Err(error) => terminal.cannot_run(error),
    }
}
