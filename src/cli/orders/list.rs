//! Owns `diderot orders list`.

use serde::Serialize;

use super::{local, start_of};
use crate::catalog::Day;
use crate::cli::{Answer, Exit, Format, Terminal, amount};
use crate::money::{Currency, Money};
use crate::storage::journal::{Journal, OrderFilter, OrderSummary};

/// Which orders are listed.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ListArgs {
    /// Only orders in which all these words are: of the name, address, mail, telephone, code or products.
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// Only orders since this day, like 2026-12-31.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) since: Option<Day>,
    /// At most so many.
    #[arg(long, value_name = "NUMBER")]
    most: Option<u32>,
    /// How the list is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// An order for programs.
#[derive(Serialize)]
struct OrderOut<'a> {
    code: String,
    placed_at: i64,
    name: Option<&'a str>,
    product: &'a str,
    currency: &'a str,
    anchor: i64,
    total: i64,
}

/// Lists orders. The answer is no where there are none.
pub(super) fn run(args: &ListArgs, journal: &Journal, terminal: &mut Terminal<'_>) -> Answer {
    let since = args.since.and_then(start_of);
    let filter = OrderFilter { words: args.words.join(" "), since, most: args.most };
    let orders = match journal.orders(&filter) {
        Ok(orders) => orders,
        Err(error) => return terminal.cannot_run(error),
    };
    if args.format == Format::Json {
        terminal.json(&orders.iter().map(OrderOut::from).collect::<Vec<_>>())?;
    } else {
        for order in &orders {
            writeln!(terminal.out, "{}", line(order))?;
        }
    }
    if orders.is_empty() { terminal.no("no order is like that") } else { Ok(Exit::Fine) }
}

/// An order for people.
fn line(order: &OrderSummary) -> String {
    let money = |minor: i64| match Currency::from_code(&order.currency) {
        Ok(currency) => amount(Money::from_minor(minor), currency),
        Err(_unknown) => format!("{} {minor}", order.currency),
    };
    let name = order.name.as_deref().unwrap_or("(forgotten)");
    let (code, when, total) = (order.code.to_string(), local(order.placed_at), money(order.total));
    format!("{code}  {when}  {total:>14}  {name:<28}  {}", order.product)
}

impl<'a> From<&'a OrderSummary> for OrderOut<'a> {
    fn from(order: &'a OrderSummary) -> Self {
        Self {
            code: order.code.to_string(),
            placed_at: order.placed_at.0,
            name: order.name.as_deref(),
            product: &order.product,
            currency: &order.currency,
            anchor: order.anchor,
            total: order.total,
        }
    }
}

/// Reads a day.
pub(super) fn day(written: &str) -> Result<Day, String> {
    Day::parse(written).map_err(|error| error.to_string())
}
