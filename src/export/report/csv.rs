//! Owns the report for spreadsheets: one long table, a figure in each row. Figures of too few people are empty.

use crate::insight::measure::{Count, Figures, Report, Share, Sums};
use crate::money::{Currency, Money};

/// The heads of the columns.
const HEADS: [&str; 11] = ["period", "from", "until", "about", "item", "figure", "count", "of", "share", "low", "high"];

/// The rows of one period.
struct Sheet<'a> {
    period: [String; 3],
    currency: Currency,
    rows: &'a mut Vec<[String; 11]>,
}

/// The report as CSV, with a head line; shares from 0 to 1, amounts in the report's currency in the column `count`.
///
/// # Errors
/// Never, but for a fault of the library that writes it.
pub fn report_csv(report: &Report) -> Result<Vec<u8>, csv::Error> {
    let (span, earlier) = (report.query.span, report.query.span.before());
    let mut rows = Vec::new();
    for (name, span, figures) in [("now", span, &report.now), ("before", earlier, &report.before)] {
        let period = [name.to_owned(), span.from.to_string(), span.until.to_string()];
        let mut sheet = Sheet { period, currency: report.currency, rows: &mut rows };
        sheet.figures(figures);
        if name == "now" {
            for segment in &report.segments {
                for row in &segment.rows {
                    let item = row.value.as_deref().unwrap_or("(the smaller groups together)");
                    sheet.sums((&segment.kind.name(), item), &row.sums);
                }
            }
        }
    }
    let (from, until) = (span.from.to_string(), span.until.to_string());
    let mut sheet =
        Sheet { period: ["experiment".to_owned(), from, until], currency: report.currency, rows: &mut rows };
    for tried in &report.experiments {
        for tally in &tried.tallies {
            let item = format!("{}: {}", tried.experiment, tally.arm);
            sheet.count(("experiment", &item, "walks"), Count(tally.walks));
            for (figure, part) in [
                ("kept", tally.kept),
                ("taken back", tally.taken_back),
                ("abandoned", tally.abandoned),
                ("above the cap", tally.above_cap),
            ] {
                sheet.share(("experiment", &item, figure), Share::new(part, tally.exposed));
            }
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADS)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

impl Sheet<'_> {
    fn figures(&mut self, figures: &Figures) {
        self.sums(("all", ""), &figures.sums);
        self.share(("all", "", "abandoned"), figures.abandoned);
        self.share(("all", "", "above the cap"), figures.above_cap);
        self.count(("all", "", "at the desk without an order"), figures.quoted);
        for stage in &figures.stages {
            let name = stage.place.name();
            self.count(("step", name, "entered"), stage.entered);
            self.share(("step", name, "left without an order"), stage.left);
            let median = stage.median_secs.map(|secs| secs.to_string()).unwrap_or_default();
            self.row(("step", name, "median seconds"), [median, String::new(), String::new()], None);
        }
        for offer in figures.offers.iter().filter(|offer| !offer.shown.is_hidden()) {
            let id = offer.offer.as_str();
            self.count(("offer", id, "shown"), offer.shown);
            self.count(("offer", id, "asked for"), offer.asked_for);
            for (figure, share) in [
                ("accepted", offer.accepted),
                ("kept", offer.kept),
                ("declined", offer.declined),
                ("passed", offer.passed),
                ("taken back", offer.taken_back),
            ] {
                self.share(("offer", id, figure), share);
            }
        }
        for bin in figures.uplift.bins() {
            self.count(("uplift", &format!("{} to {} %", bin.from / 100, bin.to / 100), "orders"), bin.orders);
        }
        for (face, count) in (1..).zip(figures.faces.counts) {
            self.count(("feedback", &i32::to_string(&face), "chosen"), count);
        }
        for (reason, count) in &figures.faces.reasons {
            self.count(("reason", reason, "chosen"), *count);
        }
    }

    fn sums(&mut self, (about, item): (&str, &str), sums: &Sums) {
        self.count((about, item, "walks"), sums.walks);
        for (figure, of, whole) in [
            ("committed", sums.committed, sums.walks),
            ("placed", sums.placed, sums.walks),
            ("kept a suggestion", sums.kept, sums.committed),
            ("stopped", sums.stopped, sums.committed),
        ] {
            self.share((about, item, figure), Share { of, whole });
        }
        self.amount((about, item, "mean anchor"), sums.mean_anchor());
        self.amount((about, item, "mean total"), sums.mean_total());
        let face = sums.mean_face().map(|face| format!("{face:.2}")).unwrap_or_default();
        self.row((about, item, "mean face"), [face, String::new(), String::new()], None);
    }

    fn count(&mut self, about: (&str, &str, &str), count: Count) {
        let count = count.shown().map(|count| count.to_string()).unwrap_or_default();
        self.row(about, [count, String::new(), String::new()], None);
    }

    fn share(&mut self, about: (&str, &str, &str), share: Share) {
        let Some((part, interval)) = share.shown() else {
            self.row(about, [String::new(), String::new(), String::new()], None);
            return;
        };
        let cells = [share.of.0.to_string(), share.whole.0.to_string(), format!("{part:.4}")];
        self.row(about, cells, Some([interval.low, interval.high]));
    }

    fn amount(&mut self, about: (&str, &str, &str), amount: Option<Money>) {
        let amount = amount.map(|amount| amount.plain(self.currency).to_string()).unwrap_or_default();
        self.row(about, [amount, String::new(), String::new()], None);
    }

    fn row(
        &mut self,
        (about, item, figure): (&str, &str, &str),
        [count, of, share]: [String; 3],
        ends: Option<[f64; 2]>,
    ) {
        let [low, high] = ends.map(|ends| ends.map(|end| format!("{end:.4}"))).unwrap_or_default();
        let [period, from, until] = self.period.clone();
        let named = [about.to_owned(), item.to_owned(), figure.to_owned()];
        let [about, item, figure] = named;
        self.rows.push([period, from, until, about, item, figure, count, of, share, low, high]);
    }
}
