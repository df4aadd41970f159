//! Owns `diderot orders show`.

use std::io;
use std::sync::Arc;

use serde::Serialize;

use super::local;
use crate::catalog::Lang;
use crate::cli::{Answer, CatalogSource, Exit, Format, Terminal, TodayArgs, amount, difference};
use crate::flow::{Misfit, OrderCode};
use crate::money::{Currency, Money};
use crate::storage::OrderRecord;
use crate::storage::journal::{Journal, StoredOrder};

/// Which order is shown.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// The code of the order, like K7QM-3RW.
    #[arg(value_name = "CODE", value_parser = OrderCode::parse)]
    code: OrderCode,
    /// Say what of it would be otherwise now, on the catalog in this folder; `:builtin:` is the one that is part of the program.
    #[arg(long, value_name = "DIR")]
    against: Option<CatalogSource>,
    /// The day that it is now.
    #[command(flatten)]
    today: TodayArgs,
    /// How the order is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// An order for programs.
#[derive(Serialize)]
struct OrderOut<'a> {
    code: String,
    placed_at: i64,
    name: Option<&'a str>,
    address: Option<&'a str>,
    mail: Option<&'a str>,
    phone: Option<&'a str>,
    agreed: &'a OrderRecord,
    /// What would be otherwise now, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<Vec<String>>,
}

/// Shows one order.
pub(super) fn run(args: &ShowArgs, journal: &Journal, terminal: &mut Terminal<'_>) -> Answer {
    let order = match journal.order(&args.code) {
        Ok(Some(order)) => order,
        Ok(None) => return terminal.no(format_args!("there is no order {}", args.code)),
        Err(error) => return terminal.cannot_run(error),
    };
    let mut changed = None;
    if let Some(source) = &args.against {
        let Some(catalog) = source.open(args.today, terminal)? else { return Ok(Exit::CannotRun) };
        let session = match journal.reopen(&order) {
            Ok(session) => session,
            Err(error) => return terminal.cannot_run(error),
        };
        let currency = session.catalog().shop.currency;
        let (_, misfits) = session.on_catalog(Arc::clone(&catalog));
        changed = Some(misfits.iter().map(|misfit| told(misfit, order.record.lang, currency)).collect::<Vec<_>>());
    }
    if args.format == Format::Json {
        terminal.json(&order_out(&order, changed))?;
    } else {
        write(&order, changed.as_deref(), terminal)?;
    }
    Ok(Exit::Fine)
}

fn order_out(order: &StoredOrder, changed: Option<Vec<String>>) -> OrderOut<'_> {
    let details = order.details.as_ref();
    OrderOut {
        code: order.code.to_string(),
        placed_at: order.placed_at.0,
        name: details.map(|details| details.name.as_str()),
        address: details.map(|details| details.address.as_str()),
        mail: details.map(|details| details.mail.as_str()),
        phone: details.map(|details| details.phone.as_str()),
        agreed: &order.record,
        changed,
    }
}

/// Writes an order for people.
fn write(order: &StoredOrder, changed: Option<&[String]>, terminal: &mut Terminal<'_>) -> io::Result<()> {
    let record = &order.record;
    let money = |minor: i64| match Currency::from_code(&record.currency) {
        Ok(currency) => amount(Money::from_minor(minor), currency),
        Err(_unknown) => format!("{} {minor}", record.currency),
    };
    let out = &mut *terminal.out;
    writeln!(out, "{}, placed {}", order.code, local(order.placed_at))?;
    match &order.details {
        Some(details) => {
            let known = [&details.name, &details.address, &details.mail, &details.phone];
            let known: Vec<&str> = known.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            writeln!(out, "{}", known.join(", "))?;
        }
        None => writeln!(out, "who ordered it is forgotten")?,
    }
    writeln!(out)?;
    for line in &record.lines {
        let choices: Vec<&str> = line.choices.iter().map(|choice| choice.name.as_str()).collect();
        let what =
            if choices.is_empty() { line.name.clone() } else { format!("{} ({})", line.name, choices.join(", ")) };
        writeln!(out, "{:>6} × {what:<56} {:>14}", line.quantity, money(line.total))?;
    }
    let given = record.incentive.as_ref().map_or(0, |incentive| incentive.amount);
    let sums = [("discount", -record.discount), ("from an earlier order", -given), ("shipping", record.shipping)];
    for (what, minor) in sums {
        if minor != 0 {
            writeln!(out, "         {what:<56} {:>14}", money(minor))?;
        }
    }
    for tax in &record.tax {
        let (whole, part) = (tax.rate_basis_points / 100, tax.rate_basis_points % 100);
        let rate = if part == 0 { format!("{whole}%") } else { format!("{whole}.{part:02}%") };
        let what = format!("tax {rate} of {}, in the total", money(tax.net));
        writeln!(out, "         {what:<56} {:>14}", money(tax.tax))?;
    }
    writeln!(out, "         {:<56} {:>14}", "total", money(record.total))?;
    match changed {
        None => Ok(()),
        Some([]) => writeln!(out, "\nToday it would be the same, at the same price."),
        Some(changed) => {
            writeln!(out, "\nToday it would not be the same:")?;
            changed.iter().try_for_each(|change| writeln!(out, "  {change}"))
        }
    }
}

/// What is not as it was.
fn told(misfit: &Misfit, lang: Lang, currency: Currency) -> String {
    let costs = |was: Money, now: Money| {
        format!("{} now, {} then ({})", amount(now, currency), amount(was, currency), difference(now - was, currency))
    };
    match misfit {
        Misfit::HookGone(name) => format!("'{}' is not for sale any more", name.get(lang)),
        Misfit::OtherMoney => "the shop takes other money now".to_owned(),
        Misfit::Left(name) => format!("'{}' can't be ordered with it any more", name.get(lang)),
        Misfit::GoldenLeft => "everything so many times is not to be had any more".to_owned(),
        Misfit::Quantity { name, was, now } => format!("'{}': {now} instead of {was}", name.get(lang)),
        Misfit::Choice { name, was, now } => match now {
            Some(now) => format!("'{}': '{}' instead of '{}'", name.get(lang), now.get(lang), was.get(lang)),
            None => format!("'{}': '{}' can't be chosen any more", name.get(lang), was.get(lang)),
        },
        Misfit::Anchor { was, now } => format!("what they came for costs {}", costs(*was, *now)),
        Misfit::Total { was, now } => format!("everything together costs {}", costs(*was, *now)),
    }
}
