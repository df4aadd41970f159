//! Owns the comparison of two catalogs by the same synthetic buyers.

use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;

use serde::Serialize;

use super::{SimulateArgs, Simulated, verdict};
use crate::catalog::{Catalog, OfferId};
use crate::cli::{Answer, Format, Terminal};
use crate::insight::measure::{Count, Figures, OfferFigures};
use crate::simulation::{Crowd, Walked};

/// One figure on both catalogs.
#[derive(Serialize)]
struct Row {
    what: String,
    /// Nothing where it is of too few to say.
    first: Option<f64>,
    other: Option<f64>,
    /// How it is written: `%`, `points`, money or a bare number.
    unit: &'static str,
}

/// What differs between two catalogs, for programs.
#[derive(Serialize)]
struct Compared {
    figures: Vec<Row>,
    /// The share of those who saw an offer that took it.
    offers: Vec<Row>,
    /// How many of the buyers ordered on both catalogs, on one only, and on none.
    ordered: Ordered,
}

/// What became of the same buyers on both catalogs.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Ordered {
    on_both: u64,
    on_the_first_only: u64,
    on_the_other_only: u64,
    on_none: u64,
}

/// Has the same buyers walk through both catalogs, and says what differs.
pub(super) fn run(
    args: &SimulateArgs,
    (crowd, catalog): (&Crowd, &Catalog),
    other: &Arc<Catalog>,
    terminal: &mut Terminal<'_>,
) -> Answer {
    let (first, orders) = walk(args, (crowd, catalog));
    let (second, others) = walk(args, (&args.crowd(other), other));
    let mut ordered = Ordered::default();
    for pair in orders.into_iter().zip(others) {
        match pair {
            (true, true) => ordered.on_both += 1,
            (true, false) => ordered.on_the_first_only += 1,
            (false, true) => ordered.on_the_other_only += 1,
            (false, false) => ordered.on_none += 1,
        }
    }
    let figures = figures((&first.report.now, &second.report.now));
    let offers = offers((&first.report.now, &second.report.now));
    let compared = Compared { figures, offers, ordered };
    if args.format == Format::Json {
        terminal.json(&args.out(first.refused + second.refused, compared))?;
    } else {
        write(args, &compared, terminal)?;
    }
    let worse = if first.first_refused.is_some() { &first } else { &second };
    verdict(worse, terminal)
}

/// What came of a crowd, and which of its buyers ordered.
fn walk(args: &SimulateArgs, (crowd, catalog): (&Crowd, &Catalog)) -> (Simulated, Vec<bool>) {
    let mut maker = args.maker(catalog);
    let (mut refused, mut first_refused, mut orders) = (0, None, Vec::new());
    let each =
        |walked: &Walked| (walked.facts.clone(), walked.refused.clone(), walked.session.state().placed.is_some());
    crowd.walk(args.threads(), &each, &mut |(facts, refusal, ordered)| {
        facts.iter().for_each(|facts| maker.add(facts));
        refused += u64::from(refusal.is_some());
        first_refused = first_refused.take().or(refusal);
        orders.push(ordered);
        ControlFlow::Continue(())
    });
    (Simulated { report: maker.finish(), refused, first_refused }, orders)
}

/// The figures of both.
fn figures((first, other): (&Figures, &Figures)) -> Vec<Row> {
    let row = |what: &str, unit, of: &dyn Fn(&Figures) -> Option<f64>| Row {
        what: what.to_owned(),
        first: of(first),
        other: of(other),
        unit,
    };
    let of_walks = |count: Count, figures: &Figures| percent(count.0, figures.sums.walks.0);
    let of_committed = |count: Count, figures: &Figures| percent(count.0, figures.sums.committed.0);
    vec![
        row("committed to something", "%", &|one| of_walks(one.sums.committed, one)),
        row("ordered", "%", &|one| of_walks(one.sums.placed, one)),
        row("kept a suggestion, of those who committed", "%", &|one| of_committed(one.sums.kept, one)),
        row("were left alone after declines, of those who committed", "%", &|one| of_committed(one.sums.stopped, one)),
        row("suggestions declined or passed over, of those shown", "%", &declined),
        row("suggestions taken back, of those taken", "%", &taken_back),
        row("orders above the cap", "%", &|one| percent(one.above_cap.of.0, one.above_cap.whole.0)),
        row("average of what they came for", "money", &|one| major(one.sums.mean_anchor()?)),
        row("average order", "money", &|one| major(one.sums.mean_total()?)),
        #[expect(clippy::cast_precision_loss, reason = "a share is no amount")]
        row("uplift of all orders together", "%", &|one| Some(one.sums.uplift_basis_points()? as f64 / 100.0)),
        row("how it was, from 1 to 5", "points", &|one| one.sums.mean_face()),
    ]
}

/// Which offers are taken more or less: those that differ most first.
fn offers((first, other): (&Figures, &Figures)) -> Vec<Row> {
    let mut ids: Vec<&OfferId> = first.offers.iter().chain(&other.offers).map(|figures| &figures.offer).collect();
    ids.sort();
    ids.dedup();
    let taken = |figures: &Figures, id: &OfferId| {
        let found = figures.offers.iter().find(|known| known.offer == *id)?;
        found.accepted.shown().map(|(share, _)| share * 100.0)
    };
    let row = |id: &OfferId| Row { what: id.to_string(), first: taken(first, id), other: taken(other, id), unit: "%" };
    let mut rows: Vec<Row> = ids.into_iter().map(row).filter(|row| row.first != row.other).collect();
    let distance = |row: &Row| row.first.zip(row.other).map_or(f64::INFINITY, |(first, other)| (first - other).abs());
    rows.sort_by(|one, other| distance(other).total_cmp(&distance(one)));
    rows
}

fn declined(figures: &Figures) -> Option<f64> {
    let all = |of: &dyn Fn(&OfferFigures) -> u64| figures.offers.iter().map(of).sum::<u64>();
    percent(all(&|offer| offer.declined.of.0 + offer.passed.of.0), all(&|offer| offer.shown.0))
}

fn taken_back(figures: &Figures) -> Option<f64> {
    let all = |of: &dyn Fn(&OfferFigures) -> u64| figures.offers.iter().map(of).sum::<u64>();
    percent(all(&|offer| offer.taken_back.of.0), all(&|offer| offer.accepted.of.0))
}

#[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
fn percent(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 * 100.0 / whole as f64)
}

/// An average in the currency's own unit, for comparing only: nothing is paid by it.
#[expect(clippy::cast_precision_loss, reason = "an average for reading")]
fn major(amount: crate::money::Money) -> Option<f64> {
    Some(amount.minor() as f64 / 100.0)
}

fn write(args: &SimulateArgs, compared: &Compared, terminal: &mut Terminal<'_>) -> io::Result<()> {
    args.introduce(terminal)?;
    writeln!(terminal.out, "{:<58} {:>10} {:>10} {:>10}", "", "first", "other", "differs")?;
    for row in &compared.figures {
        writeln!(terminal.out, "{}", line(row))?;
    }
    let Ordered { on_both, on_the_first_only, on_the_other_only, on_none } = compared.ordered;
    writeln!(
        terminal.out,
        "\nOf the same buyers {on_both} ordered on both, {on_the_first_only} on the first only, {on_the_other_only} on the other \
         only, and {on_none} on neither."
    )?;
    writeln!(terminal.out, "\nOffers, by how many of those who saw them took them")?;
    for row in compared.offers.iter().take(MOST_OFFERS) {
        writeln!(terminal.out, "{}", line(row))?;
    }
    match compared.offers.len().saturating_sub(MOST_OFFERS) {
        0 if compared.offers.is_empty() => writeln!(terminal.out, "none differs"),
        0 => Ok(()),
        more => writeln!(terminal.out, "and {more} more that differ less; --format json has them all"),
    }
}

/// So many offers are listed for people.
const MOST_OFFERS: usize = 12;

fn line(row: &Row) -> String {
    let sign = if row.unit == "%" { " %" } else { "" };
    let cell = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}{sign}"));
    let differs = row.first.zip(row.other).map(|(first, other)| format!("{:+.2}", other - first));
    let (first, other) = (cell(row.first), cell(row.other));
    format!("{:<58} {first:>10} {other:>10} {:>10}", row.what, differs.unwrap_or_else(|| "–".to_owned()))
}
