//! Owns `diderot orders note`: what there is to write to a customer about their order.

use super::day_of;
use crate::cli::{Answer, Exit, Terminal};
use crate::flow::OrderCode;
use crate::storage::journal::Journal;
use crate::ui::text::Tongue;
use crate::wording::{About, follow_up_note};

/// Which order the note is about.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct NoteArgs {
    /// The code of the order, like K7QM-3RW.
    #[arg(value_name = "CODE", value_parser = OrderCode::parse)]
    code: OrderCode,
}

/// Writes the note as plain text, in the language that the order was made in.
pub(super) fn run(args: &NoteArgs, journal: &Journal, terminal: &mut Terminal<'_>) -> Answer {
    let order = match journal.order(&args.code) {
        Ok(Some(order)) => order,
        Ok(None) => return terminal.no(format_args!("there is no order {}", args.code)),
        Err(error) => return terminal.cannot_run(error),
    };
    let session = match journal.reopen(&order) {
        Ok(session) => session,
        Err(error) => return terminal.cannot_run(error),
    };
    let tongue = Tongue::new(order.record.lang, session.catalog().shop.currency);
    let about = About { code: Some(&order.code), is_ordered: true, promise: order.promise(), day: day_of(&order) };
    let Some(note) = follow_up_note(&tongue, &session, about) else {
        return terminal.no("there is nothing in this order");
    };
    write!(terminal.out, "{note}")?;
    Ok(Exit::Fine)
}
