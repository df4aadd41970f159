//! Owns the tables of the report. A figure of too few people is a dash.

use super::{ReportNames, experiments, step_name};
use crate::insight::measure::{Count, Figures, Interval, OfferFigures, Report, Segment, Share, Stage, Sums};
use crate::money::Money;
use crate::wording::Tongue;

/// What stands where nothing may be shown.
pub(super) const DASH: &str = "–";

/// A table: every row has as many cells as there are heads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it is about.
    pub title: String,
    /// What stands above each column; the first one names the rows.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// What is to be said of it, a sentence each.
    pub notes: Vec<String>,
}

/// The figures that stand above all others: what each is called, what it is, and what it was in the period before.
#[must_use]
pub fn headline(report: &Report, tongue: &Tongue) -> Vec<[String; 3]> {
    let (now, before) = (Headline { tongue, figures: &report.now }, Headline { tongue, figures: &report.before });
    let rows = now.rows().into_iter().zip(before.rows());
    rows.map(|((name, value), (_, earlier))| [tongue.say(name), value, earlier]).collect()
}

/// Every table of the report.
#[must_use]
pub fn tables(report: &Report, names: ReportNames<'_>) -> Vec<Table> {
    let now = &report.now;
    let mut tables = vec![steps(now, names), offers(now, names)];
    tables.extend((!report.experiments.is_empty()).then(|| experiments::table(&report.experiments, names)));
    tables.extend(feedback(now, names.tongue));
    tables
        .extend(report.segments.iter().filter(|segment| segment.rows.len() > 1).map(|segment| groups(segment, names)));
    tables
}

struct Headline<'a> {
    tongue: &'a Tongue,
    figures: &'a Figures,
}

impl Headline<'_> {
    fn rows(&self) -> Vec<(&'static str, String)> {
        let (figures, sums) = (self.figures, &self.figures.sums);
        let share = |of: Count, whole: Count| percent(self.tongue, Share { of, whole });
        vec![
            ("report-walks", count(self.tongue, sums.walks)),
            ("report-committed", share(sums.committed, sums.walks)),
            ("report-placed", share(sums.placed, sums.walks)),
            ("report-abandoned", percent(self.tongue, figures.abandoned)),
            ("report-quoted", count(self.tongue, figures.quoted)),
            ("report-anchor", money(self.tongue, sums.mean_anchor())),
            ("report-total", money(self.tongue, sums.mean_total())),
            ("report-uplift", uplift(self.tongue, sums)),
            ("report-kept", share(sums.kept, sums.committed)),
            ("report-stopped", share(sums.stopped, sums.committed)),
            ("report-above-cap", percent(self.tongue, figures.above_cap)),
            ("report-face", face(self.tongue, sums.mean_face())),
        ]
    }
}

fn steps(figures: &Figures, names: ReportNames<'_>) -> Table {
    let tongue = names.tongue;
    let row = |stage: &Stage| {
        vec![
            tongue.say(step_name(stage.place)),
            count(tongue, stage.entered),
            stage.median_secs.map_or_else(|| DASH.to_owned(), |secs| time(tongue, secs)),
            stage.long_secs.map_or_else(|| DASH.to_owned(), |secs| time(tongue, secs)),
            percent(tongue, stage.left),
        ]
    };
    Table {
        title: tongue.say("report-steps"),
        heads: say(tongue, &["report-step", "report-came", "report-time", "report-long", "report-left"]),
        rows: figures.stages.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

fn offers(figures: &Figures, names: ReportNames<'_>) -> Table {
    let tongue = names.tongue;
    let row = |offer: &OfferFigures| {
        vec![
            names.offer(&offer.offer),
            tongue.say(step_name(offer.place)),
            count(tongue, offer.shown),
            count(tongue, offer.asked_for),
            percent(tongue, offer.accepted),
            offer.accepted.shown().map_or_else(|| DASH.to_owned(), |(_, interval)| between(tongue, interval)),
            percent(tongue, offer.kept),
            percent(tongue, offer.declined),
            percent(tongue, offer.passed),
            percent(tongue, offer.taken_back),
            face(tongue, offer.mean_face),
        ]
    };
    let heads = [
        "report-offer",
        "report-step",
        "report-shown",
        "report-asked",
        "report-yes",
        "report-interval",
        "report-held",
        "report-no",
        "report-silent",
        "report-back",
        "report-face",
    ];
    // What nobody may know the numbers of is no row.
    let shown = figures.offers.iter().filter(|offer| !offer.shown.is_hidden());
    Table {
        title: tongue.say("report-offers"),
        heads: say(tongue, &heads),
        rows: shown.map(row).collect(),
        notes: Vec::new(),
    }
}

fn feedback(figures: &Figures, tongue: &Tongue) -> Vec<Table> {
    if figures.sums.faces.0 == 0 {
        return Vec::new();
    }
    let faces = (1_u8..).zip(figures.faces.counts).map(|(face, of)| vec![face.to_string(), count(tongue, of)]);
    let named = |reason: &str| tongue.say(&format!("report-why-{}", reason.replace('_', "-")));
    let reasons = figures.faces.reasons.iter().map(|(reason, of)| vec![named(reason), count(tongue, *of)]);
    vec![
        Table {
            title: tongue.say("report-feedback"),
            heads: say(tongue, &["report-face", "report-people"]),
            rows: faces.collect(),
            notes: Vec::new(),
        },
        Table {
            title: tongue.say("report-reason"),
            heads: say(tongue, &["report-reason", "report-people"]),
            rows: reasons.collect(),
            notes: Vec::new(),
        },
    ]
}

fn groups(segment: &Segment, names: ReportNames<'_>) -> Table {
    let tongue = names.tongue;
    let heads = [
        "report-walks",
        "report-committed",
        "report-placed",
        "report-kept",
        "report-stopped",
        "report-anchor",
        "report-total",
        "report-uplift",
        "report-face",
    ];
    let row = |(value, sums): (Option<&str>, &Sums)| {
        let share = |of: Count, whole: Count| percent(tongue, Share { of, whole });
        vec![
            value.map_or_else(|| tongue.say("report-rest"), |value| names.value(&segment.kind, value)),
            count(tongue, sums.walks),
            share(sums.committed, sums.walks),
            share(sums.placed, sums.walks),
            share(sums.kept, sums.committed),
            share(sums.stopped, sums.committed),
            money(tongue, sums.mean_anchor()),
            money(tongue, sums.mean_total()),
            uplift(tongue, sums),
            face(tongue, sums.mean_face()),
        ]
    };
    let title = names.kind(&segment.kind);
    let heads = std::iter::once(title.clone()).chain(say(tongue, &heads)).collect();
    let rows = segment.rows.iter().map(|group| row((group.value.as_deref(), &group.sums))).collect();
    Table { title, heads, rows, notes: Vec::new() }
}

pub(super) fn say(tongue: &Tongue, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| tongue.say(name)).collect()
}

/// A count, or a dash.
pub(super) fn count(tongue: &Tongue, count: Count) -> String {
    let shown = count.shown().and_then(|count| u32::try_from(count).ok());
    shown.map_or_else(|| DASH.to_owned(), |count| tongue.number(count))
}

/// A share, or a dash.
pub(super) fn percent(tongue: &Tongue, share: Share) -> String {
    share.shown().map_or_else(|| DASH.to_owned(), |(share, _)| tongue.share(basis_points(share)))
}

fn between(tongue: &Tongue, Interval { low, high }: Interval) -> String {
    let ends = [low, high].map(|end| tongue.share(basis_points(end)));
    let [low, high] = ends;
    tongue.say_with("report-between", &[("low", low.into()), ("high", high.into())])
}

fn uplift(tongue: &Tongue, sums: &Sums) -> String {
    sums.uplift_basis_points().map_or_else(|| DASH.to_owned(), |share| tongue.percent(share))
}

fn money(tongue: &Tongue, amount: Option<Money>) -> String {
    amount.map_or_else(|| DASH.to_owned(), |amount| tongue.money(amount))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a mean of numbers from 1 to 5")]
pub(super) fn face(tongue: &Tongue, mean: Option<f64>) -> String {
    mean.map_or_else(|| DASH.to_owned(), |mean| tongue.tenths((mean * 10.0).round() as u32))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is from 0 to 1")]
pub(super) fn basis_points(share: f64) -> u32 {
    (share * 10_000.0).round() as u32
}

/// Seconds below two minutes, minutes from there on.
fn time(tongue: &Tongue, secs: u32) -> String {
    if secs < 120 {
        tongue.say_with("report-seconds", &[("n", tongue.number(secs).into())])
    } else {
        tongue.say_with("report-minutes", &[("n", tongue.number((secs + 30) / 60).into())])
    }
}
