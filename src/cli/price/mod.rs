//! Owns `diderot price`: the quote for an order that is written down.

mod clash;
mod explanation;
mod order;
mod quote;

use std::path::PathBuf;

use super::{Answer, CatalogSource, Exit, Format, Terminal, TodayArgs, lang, ron_text};
use crate::catalog::{Catalog, Lang};
use crate::money::Money;
use crate::pricing::{Order, PriceError, View, price};
use crate::ui::text::{Teller, Tongue};
use explanation::Reasons;

/// What is priced.
#[derive(Clone, Debug, clap::Args)]
pub struct PriceArgs {
    /// The catalog's folder, or `:builtin:` for the one that is part of the program.
    #[arg(value_name = "DIR")]
    catalog: CatalogSource,
    /// The day that it is.
    #[command(flatten)]
    today: TodayArgs,
    /// The order: a RON or JSON file, or `-` for the standard input.
    ///
    /// As RON: `Order(lines: [(product: "cards", quantity: 250, options: {"paper": "matt"})], business: false, multiply: false)`,
    /// with `incentive: (percent: 5, from: "25.00")` where an earlier order gave something for it.
    #[arg(value_name = "ORDER")]
    order: PathBuf,
    /// How the quote is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the names and explanations: nl, fy, en or de.
    #[arg(long, value_parser = lang)]
    lang: Option<Lang>,
    /// Say why each figure is what it is.
    #[arg(long)]
    explain: bool,
}

/// Prices an order.
pub(super) fn run(args: &PriceArgs, terminal: &mut Terminal<'_>) -> Answer {
    let Some(catalog) = args.catalog.open(args.today, terminal)? else { return Ok(Exit::CannotRun) };
    let text = match ron_text::read(&args.order, terminal.input) {
        Ok(text) => text,
        Err(error) => return terminal.cannot_run(error),
    };
    let file: order::OrderFile = match ron_text::parse_either(&text) {
        Ok(file) => file,
        Err(error) => return terminal.cannot_run(format_args!("{}: {error}", args.order.display())),
    };
    let order = match file.read(&catalog) {
        Ok(order) => order,
        Err(error) => return terminal.no(order::explained(&catalog, &error)),
    };
    let lang = args.lang.or_else(|| catalog.shop.languages.first().copied()).unwrap_or_default();
    let (quote, anchor) = match price(&catalog, &order).and_then(|quote| Ok((quote, anchor(&catalog, &order)?))) {
        Ok(priced) => priced,
        Err(error) => {
            let ways_out = clash::ways_out(&catalog, &order, lang);
            return terminal.no(format_args!("{}{ways_out}", order::explained(&catalog, &error.into())));
        }
    };
    let tongue = Tongue::new(lang, quote.currency);
    let teller = Teller { tongue: &tongue, catalog: &catalog, quote: &quote };
    let reasons = args.explain.then_some(Reasons { teller, order: &order });
    match args.format {
        Format::Json => terminal.json(&quote::QuoteOut::new(&quote, anchor, reasons.as_ref().map(Reasons::out)))?,
        Format::Text => quote::write(terminal.out, &catalog, (&quote, anchor), lang, reasons.as_ref())?,
    }
    Ok(Exit::Fine)
}

/// What the first line alone costs, also where it is only sold with something else.
fn anchor(catalog: &Catalog, order: &Order) -> Result<Money, PriceError> {
    let alone = Order {
        lines: order.lines.iter().take(1).cloned().collect(),
        multiplier: None,
        incentive: None,
        ..order.clone()
    };
    let priced = match price(catalog, &alone) {
        Err(PriceError::NotTogether(_)) => price(&catalog.clone().with_rules(Vec::new()), &alone),
        priced => priced,
    };
    priced.map(|quote| quote.total)
}

/// The name of a view, as it is written for programs.
const fn view_name(view: View) -> &'static str {
    match view {
        View::Consumer => "consumer",
        View::Business => "business",
    }
}
