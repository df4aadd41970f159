//! Owns `diderot report`: which suggestions help and which annoy, of the walks that were made on this machine.

use std::fs;
use std::path::PathBuf;

use super::orders::open;
use super::{Answer, DataArgs, Exit, Terminal, TodayArgs};
use crate::catalog::{Catalog, Day, Lang};
use crate::export::{ReportPapers, report_csv, report_json, report_pdf};
use crate::insight::measure::{FEWEST, Filter, Query, Report, SegmentKind, Span};
use crate::storage::journal::{Journal, JournalError, Measurer};
use crate::storage::{load_builtin, load_kept};
use crate::wording::Tongue;
use crate::wording::report::{ReportNames, Table, headline, report_words, tables};

/// Which suggestions help and which annoy: the funnel, every offer, how far orders moved, told apart by language, hour and more.
#[derive(Clone, Debug, clap::Args)]
pub struct ReportArgs {
    /// Where the journal lies.
    #[command(flatten)]
    data: DataArgs,
    /// The first day; without it, the period is so many `--days`.
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<Day>,
    /// The last day; without it, today.
    #[arg(long, value_name = "DAY", value_parser = day)]
    until: Option<Day>,
    /// How many days the period has, where its first day is not given.
    #[arg(long, value_name = "DAYS", default_value_t = 28, conflicts_with = "from")]
    days: u16,
    /// Only walks of which this is true: language=fy, channel=kiosk, hour=14, weekday=saturday, hook=PRODUCT, edition=NUMBER,
    /// answer:QUESTION=ANSWER or arm:EXPERIMENT=ARM.
    #[arg(long, value_name = "WHAT=VALUE", value_parser = filter)]
    only: Option<Filter>,
    /// The language of what is said: nl, fy, en or de.
    #[arg(long, value_parser = super::lang, default_value = "en")]
    lang: Lang,
    /// How it is written.
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
    /// Write it as a PDF to this file instead.
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,
    /// Which day it is.
    #[command(flatten)]
    today: TodayArgs,
}

/// How the report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum ReportFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// Makes the report.
pub(super) fn run(args: &ReportArgs, terminal: &mut Terminal<'_>) -> Answer {
    let Some(mut journal) = open(&args.data, terminal)? else { return Ok(Exit::No) };
    let made = measure(&mut journal).and_then(|()| journal.report(args.query()));
    let (report, catalog) = match made.and_then(|report| Ok((report, journal.last_catalog()?))) {
        Ok(made) => made,
        Err(error) => return terminal.cannot_run(error),
    };
    // What this version can't read any more still has its figures.
    let catalog = load_kept(catalog).map(|loaded| loaded.catalog).ok();
    let tried = catalog.as_ref().map_or_else(|| Ok(Vec::new()), |catalog| journal.tried(catalog));
    let report = match tried {
        Ok(experiments) => Report { experiments, ..report },
        Err(error) => return terminal.cannot_run(error),
    };
    if let Some(file) = &args.pdf {
        return args.write_pdf(file, (&report, catalog), terminal);
    }
    match args.format {
        ReportFormat::Text => write_text((&report, args.lang), catalog.as_ref(), terminal)?,
        ReportFormat::Json => writeln!(terminal.out, "{}", report_json(&report).map_err(std::io::Error::other)?)?,
        ReportFormat::Csv => terminal.out.write_all(&report_csv(&report).map_err(std::io::Error::other)?)?,
    }
    if report.now.sums.walks.0 > 0 { Ok(Exit::Fine) } else { Ok(Exit::No) }
}

/// Counts the walks that ended and were not counted yet.
fn measure(journal: &mut Journal) -> Result<(), JournalError> {
    let mut measurer = Measurer::default();
    while journal.measure(&mut measurer, Journal::AT_ONCE)? == Journal::AT_ONCE {}
    Ok(())
}

impl ReportArgs {
    fn query(&self) -> Query {
        let until = self.until.unwrap_or_else(|| self.today.day());
        let span = match self.from {
            Some(from) => Span { from: from.min(until), until },
            None => Span::last_days(i32::from(self.days), until),
        };
        Query { span, only: self.only.clone() }
    }

    fn write_pdf(
        &self,
        file: &PathBuf,
        (report, catalog): (&Report, Option<Catalog>),
        terminal: &mut Terminal<'_>,
    ) -> Answer {
        // Paper needs a shop's look: without its own, that of the one that is part of the program.
        let Some(catalog) = catalog.or_else(|| load_builtin().ok().map(|loaded| loaded.catalog)) else {
            return terminal.cannot_run("no catalog can be read to write it with");
        };
        let papers = ReportPapers { report, catalog: &catalog, lang: self.lang, day: self.today.day() };
        let bytes = match report_pdf(papers) {
            Ok((bytes, _)) => bytes,
            Err(error) => return terminal.cannot_run(error),
        };
        match fs::write(file, bytes) {
            Ok(()) => {
                writeln!(terminal.out, "{}", file.display())?;
                Ok(Exit::Fine)
            }
            Err(error) => terminal.cannot_run(format!("{} can't be written: {error}", file.display())),
        }
    }
}

/// Writes a report for people, with the names of a catalog.
pub(super) fn write_text(
    (report, lang): (&Report, Lang),
    catalog: Option<&Catalog>,
    terminal: &mut Terminal<'_>,
) -> std::io::Result<()> {
    let tongue = Tongue::new(lang, report.currency, &[report_words(lang)]);
    let span = report.query.span;
    let period = |span: Span| [("from", tongue.day(span.from).into()), ("until", tongue.day(span.until).into())];
    writeln!(terminal.out, "{}", tongue.say("report-title"))?;
    writeln!(terminal.out, "{}", tongue.say_with("report-period", &period(span)))?;
    writeln!(terminal.out, "{}", tongue.say_with("report-before", &period(span.before())))?;
    if let Some(only) = &report.query.only {
        let what = format!("{} = {}", only.kind.name(), only.value);
        writeln!(terminal.out, "{}", tongue.say_with("report-only", &[("what", what.into())]))?;
    }
    writeln!(terminal.out, "{}", tongue.say_with("report-few", &[("fewest", FEWEST.to_string().into())]))?;
    if report.now.sums.walks.0 == 0 {
        return writeln!(terminal.out, "\n{}", tongue.say("report-nothing"));
    }
    let figures = headline(report, &tongue).into_iter().map(Vec::from).collect();
    let figures = Table { title: String::new(), heads: vec![String::new(); 3], rows: figures, notes: Vec::new() };
    write_table(&figures, terminal)?;
    for table in tables(report, ReportNames { tongue: &tongue, catalog }).iter().filter(|table| !table.rows.is_empty())
    {
        write_table(table, terminal)?;
    }
    Ok(())
}

/// Writes a table with its columns below each other: the first to the left, the others to the right.
fn write_table(table: &Table, terminal: &mut Terminal<'_>) -> std::io::Result<()> {
    let all = || std::iter::once(&table.heads).chain(&table.rows);
    let wide = |column: usize| {
        all().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..table.heads.len()).map(wide).collect();
    writeln!(terminal.out, "\n{}", table.title)?;
    for row in all().filter(|row| row.iter().any(|cell| !cell.is_empty())) {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let gap = " ".repeat(width.saturating_sub(cell.chars().count()));
            line += &if column == 0 { format!("  {cell}{gap}") } else { format!("  {gap}{cell}") };
        }
        writeln!(terminal.out, "{}", line.trim_end())?;
    }
    for note in &table.notes {
        writeln!(terminal.out, "  {note}")?;
    }
    Ok(())
}

fn day(written: &str) -> Result<Day, String> {
    Day::parse(written).map_err(|error| error.to_string())
}

/// Reads `language=fy`.
fn filter(written: &str) -> Result<Filter, String> {
    let known = "write what and its value, like language=fy; what is one of hook, language, hour, weekday, channel, edition, \
                 answer:QUESTION, arm:EXPERIMENT";
    let (kind, value) = written.split_once('=').ok_or(known)?;
    let kind = SegmentKind::named(kind).ok_or(known)?;
    Ok(Filter { kind, value: value.into() })
}
