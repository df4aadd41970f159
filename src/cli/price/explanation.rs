//! Owns how explanations are written, for people and for programs.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::catalog::{IncentiveTerms, Off};
use crate::cli::amount;
use crate::money::{Money, Percent};
use crate::pricing::{
    Applied, Explanation, Fact, Figure, Order, Reason, Terms, UnitForm, UnitsTaken, Unused, explain, figures,
};
use crate::ui::text::{Teller, Told};

/// Why the figures of a quote are what they are.
pub(super) struct Reasons<'a> {
    pub(super) teller: Teller<'a>,
    pub(super) order: &'a Order,
}

/// Explanations for programs: amounts in minor units, rates in basis points, sentences in one language.
#[derive(Serialize)]
pub(super) struct ExplanationOut {
    lang: &'static str,
    figures: Vec<FigureOut>,
}

#[derive(Serialize)]
struct FigureOut {
    figure: &'static str,
    #[serde(flatten)]
    of: Map<String, Value>,
    amount: i64,
    facts: Vec<FactOut>,
}

#[derive(Serialize)]
struct FactOut {
    reason: &'static str,
    /// Those of a figure add up to it; a fact that is only told has none.
    amount: Option<i64>,
    sentence: String,
    #[serde(flatten)]
    of: Map<String, Value>,
}

impl Reasons<'_> {
    fn explain(&self, figure: &Figure) -> Option<(Explanation, Vec<Told>)> {
        let explanation = explain(self.teller.catalog, self.order, self.teller.quote, figure)?;
        let told = self.teller.tell(&explanation);
        Some((explanation, told))
    }

    /// Writes why a figure is what it is: a sentence a line, with what it adds where there is more than one.
    pub(super) fn write(&self, out: &mut dyn Write, figure: &Figure) -> io::Result<()> {
        let Some((_, told)) = self.explain(figure) else { return Ok(()) };
        let several = told.iter().filter(|told| told.amount.is_some()).count() > 1;
        // What lowers the price stands with a minus, as its figure does.
        let lowers = matches!(figure, Figure::Reduction(_) | Figure::Discount | Figure::Incentive);
        for Told { text, amount: adds } in told {
            match adds.filter(|_| several).map(|adds| if lowers { -adds } else { adds }) {
                Some(adds) => writeln!(out, "      {text:<50} {:>18}", amount(adds, self.teller.quote.currency))?,
                None => writeln!(out, "      {text}")?,
            }
        }
        Ok(())
    }

    /// All figures for programs.
    pub(super) fn out(&self) -> ExplanationOut {
        let figures = figures(self.teller.quote);
        let figures = figures.iter().filter_map(|figure| {
            let (explanation, told) = self.explain(figure)?;
            let facts = explanation.facts.iter().zip(told).map(|(fact, told)| fact_out(fact, told)).collect();
            let (figure, of) = figure_out(figure);
            Some(FigureOut { figure, of: object(of), amount: explanation.amount.minor(), facts })
        });
        ExplanationOut { lang: self.teller.tongue.lang().code(), figures: figures.collect() }
    }
}

/// A figure's name, and what of it is meant.
fn figure_out(figure: &Figure) -> (&'static str, Value) {
    match figure {
        Figure::List(line) => ("list", json!({ "line": line.0 })),
        Figure::Own(line) => ("own", json!({ "line": line.0 })),
        Figure::Line(line) => ("line", json!({ "line": line.0 })),
        Figure::Reduction(offer) => ("reduction", json!({ "offer": offer.as_str() })),
        Figure::Golden => ("golden", Value::Null),
        Figure::Goods => ("goods", Value::Null),
        Figure::Discount => ("discount", Value::Null),
        Figure::Incentive => ("incentive", Value::Null),
        Figure::Shipping => ("shipping", Value::Null),
        Figure::Tax(rate) => ("tax", json!({ "rate": rate.basis_points() })),
        Figure::Saved => ("saved", Value::Null),
        Figure::Total => ("total", Value::Null),
    }
}

fn fact_out(fact: &Fact, told: Told) -> FactOut {
    let (reason, of) =
        about_product(&fact.reason).or_else(|| about_offer(&fact.reason)).unwrap_or_else(|| about_whole(&fact.reason));
    FactOut { reason, amount: fact.amount.map(Money::minor), sentence: told.text, of: object(of) }
}

/// Facts about units and choices.
fn about_product(reason: &Reason) -> Option<(&'static str, Value)> {
    Some(match reason {
        Reason::Units { count, each, form } => {
            let (pack, from) = match form {
                UnitForm::Each => (None, None),
                UnitForm::Pack(size) => (Some(*size), None),
                UnitForm::Tier(from) => (None, Some(*from)),
            };
            ("units", json!({ "count": count, "each": each.minor(), "pack": pack, "from": from }))
        }
        Reason::Choice { option, choice, per_unit, .. } => {
            let each = per_unit.map(|(_, each)| each.minor());
            ("choice", json!({ "option": option.as_str(), "choice": choice.as_str(), "each": each }))
        }
        Reason::NextTier { from, each } => ("next_tier", json!({ "from": from, "each": each.minor() })),
        Reason::CheaperMore(more) => {
            ("cheaper_more", json!({ "quantity": more.quantity, "saves": more.saves.minor() }))
        }
        _ => return None,
    })
}

/// Facts about reductions and the golden offer.
fn about_offer(reason: &Reason) -> Option<(&'static str, Value)> {
    Some(match reason {
        Reason::Reduced { offer, times, apart, now, terms } => {
            let (rule, of) = terms_out(terms);
            let (apart, now) = (apart.minor(), now.minor());
            let offer = offer.as_str();
            (
                "reduced",
                json!({ "offer": offer, "times": times, "apart": apart, "now": now, "rule": rule, "terms": of }),
            )
        }
        Reason::PartOf { percent, of, lines } => {
            let lines: Vec<u32> = lines.iter().map(|line| line.0).collect();
            ("part_of", json!({ "percent": percent.basis_points(), "of": of.minor(), "lines": lines }))
        }
        Reason::SetUp => ("set_up", json!({})),
        Reason::TaxOff => ("tax_off", json!({})),
        Reason::OtherPacks { dearer } => ("other_packs", json!({ "dearer": dearer.minor() })),
        Reason::Share { line, units } => {
            let units: Vec<Value> = units.iter().map(units_out).collect();
            ("share", json!({ "line": line.0, "units": units }))
        }
        Reason::Surcharge { offer, times, percent, of } => {
            let (percent, of) = (percent.basis_points(), of.minor());
            ("surcharge", json!({ "offer": offer.as_str(), "times": times, "percent": percent, "of": of }))
        }
        Reason::Normal { normal, total } => ("normal", json!({ "normal": normal.minor(), "total": total.minor() })),
        Reason::Withheld { offer } => ("withheld", json!({ "offer": offer.as_str() })),
        Reason::Alternative { total, more, shipping, reductions } => {
            let reductions: Vec<Value> = reductions.iter().map(applied_out).collect();
            let (total, more, shipping) = (total.minor(), more.minor(), shipping.minor());
            ("alternative", json!({ "total": total, "more": more, "shipping": shipping, "reductions": reductions }))
        }
        Reason::NoReduction => ("no_reduction", Value::Null),
        Reason::Proven(proven) => ("proven", json!({ "proven": proven })),
        _ => return None,
    })
}

/// Facts about the sums.
fn about_whole(reason: &Reason) -> (&'static str, Value) {
    let rate_out = |rate: &Option<Percent>| json!({ "rate": rate.map(Percent::basis_points) });
    match reason {
        Reason::Other(figure) => {
            let (name, of) = figure_out(figure);
            ("figure", json!({ "of": name, "which": of }))
        }
        Reason::Staff { percent, of } => ("staff", json!({ "percent": percent.basis_points(), "of": of.minor() })),
        Reason::Given { terms, of } => ("given", json!({ "terms": given_out(*terms), "of": of.minor() })),
        Reason::NotUsed { terms, why } => {
            let (why, amount) = unused_out(*why);
            ("not_used", json!({ "terms": given_out(*terms), "why": why, "by": amount }))
        }
        Reason::Sending => ("sending", Value::Null),
        Reason::FreeFrom { goods, threshold } => {
            ("free_from", json!({ "goods": goods.minor(), "threshold": threshold.minor() }))
        }
        Reason::MissingForFree { missing, threshold } => {
            ("missing_for_free", json!({ "missing": missing.minor(), "threshold": threshold.minor() }))
        }
        Reason::AlwaysFree => ("always_free", Value::Null),
        Reason::NothingToSend => ("nothing_to_send", Value::Null),
        Reason::Tax { rate, of, contained, lines, sending } => {
            let lines: Vec<u32> = lines.iter().map(|line| line.0).collect();
            let (rate, of) = (rate.basis_points(), of.minor());
            ("tax", json!({ "rate": rate, "of": of, "contained": contained, "lines": lines, "sending": sending }))
        }
        Reason::TaxLeftOut { rate } => ("tax_left_out", rate_out(rate)),
        Reason::TaxAdded { rate } => ("tax_added", rate_out(rate)),
        Reason::OwnPrices { include_tax } => ("own_prices", json!({ "include_tax": include_tax })),
        _ => ("other", Value::Null),
    }
}

fn terms_out(terms: &Terms) -> (&'static str, Value) {
    match terms {
        Terms::Fixed { price } => ("fixed", json!({ "price": price.minor() })),
        Terms::Off { percent } => ("off", json!({ "percent": percent.basis_points() })),
        Terms::Together { units, price, with, per_parent } => {
            let with: Vec<&str> = with.iter().map(crate::catalog::ProductId::as_str).collect();
            ("together", json!({ "units": units, "price": price.minor(), "with": with, "per_parent": per_parent }))
        }
    }
}

/// What an earlier order gave.
fn given_out(terms: IncentiveTerms) -> Value {
    let from = terms.from.map(Money::minor);
    match terms.off {
        Off::Share(percent) => json!({ "percent": percent.basis_points(), "from": from }),
        Off::Amount(amount) => json!({ "amount": amount.minor(), "from": from }),
    }
}

/// Why it is not used, and by how much.
pub(super) fn unused_out(why: Unused) -> (&'static str, Option<i64>) {
    match why {
        Unused::TooFewGoods { missing } => ("too_few_goods", Some(missing.minor())),
        Unused::CostsShipping { more } => ("costs_shipping", Some(more.minor())),
        Unused::SavesNothing => ("saves_nothing", None),
    }
}

fn units_out(taken: &UnitsTaken) -> Value {
    json!({ "count": taken.count, "pack": taken.pack })
}

fn applied_out(applied: &Applied) -> Value {
    json!({ "offer": applied.offer.as_str(), "times": applied.times, "amount": applied.amount.minor() })
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(map) = value { map } else { Map::new() }
}
