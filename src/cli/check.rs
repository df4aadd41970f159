//! Owns `diderot check`: everything that is wrong with a catalog.

use serde::Serialize;

use super::catalog_source::{CatalogSource, shown};
use super::{Answer, Exit, Format, Terminal, TodayArgs};
use crate::catalog::{Place, Problem, Severity};
use crate::storage::codes::{self, Kind};
use crate::storage::nearest;

/// What is checked.
#[derive(Clone, Debug, clap::Args)]
pub struct CheckArgs {
    /// The catalog's folder, or `:builtin:` for the one that is part of the program.
    #[arg(value_name = "DIR", required_unless_present = "explain")]
    catalog: Option<CatalogSource>,
    /// Say what a problem's code means, like `no-saving`, instead of checking anything.
    #[arg(long, value_name = "CODE", conflicts_with = "catalog")]
    explain: Option<String>,
    /// Let warnings count as errors.
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    #[command(flatten)]
    today: TodayArgs,
    /// How the problems are written.
    ///
    /// As JSON, each has its code, severity, message and mend, and where it is: file, line and column, the end
    /// just behind it, and span, the same as bytes of the file. Lines and columns count from 1, columns in
    /// characters; bytes count from 0. Line 0 means the file as a whole. Other places stand in also, each with a label.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What is not let pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Deny {
    /// What deserves a look.
    Warnings,
}

/// A problem as it is written for programs.
#[derive(Serialize)]
struct ProblemOut<'a> {
    code: &'a str,
    severity: &'a str,
    kind: &'a str,
    rule: Option<&'a str>,
    file: &'a str,
    #[serde(flatten)]
    range: RangeOut,
    message: &'a str,
    also: Vec<AlsoOut<'a>>,
    mend: Option<&'a str>,
}

/// Another place that a problem has to do with.
#[derive(Serialize)]
struct AlsoOut<'a> {
    file: &'a str,
    #[serde(flatten)]
    range: RangeOut,
    label: &'a str,
}

/// A range of a file. Lines and columns count from 1, columns in characters; the end is just behind it.
#[derive(Serialize)]
struct RangeOut {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    span: SpanOut,
}

/// Bytes of a file, from 0.
#[derive(Serialize)]
struct SpanOut {
    start: usize,
    end: usize,
}

/// Checks a catalog.
pub(super) fn run(args: &CheckArgs, terminal: &mut Terminal<'_>) -> Answer {
    if let Some(code) = &args.explain {
        return explain(code, terminal);
    }
    // Without a code to explain there is a folder: clap sees to that.
    let Some(catalog) = &args.catalog else { return Ok(Exit::CannotRun) };
    let (problems, files) = match catalog.load() {
        Ok(loaded) => (loaded.warnings_on(args.today.day()), loaded.files),
        Err(failure) => (failure.problems, failure.files),
    };
    match args.format {
        Format::Json => terminal.json(&problems.iter().map(ProblemOut::from).collect::<Vec<_>>())?,
        Format::Text => {
            write!(terminal.out, "{}", shown(&problems, &files, terminal.colours))?;
            writeln!(terminal.out, "{}", verdict(&problems))?;
        }
    }
    let no_folder = problems.iter().any(|problem| matches!(problem.code, "missing-folder" | "not-a-folder"));
    let denied = args.deny.is_some();
    let broken = problems.iter().any(|problem| denied || problem.severity == Severity::Error);
    Ok(match (no_folder, broken) {
        (true, _) => Exit::CannotRun,
        (false, true) => Exit::No,
        (false, false) => Exit::Fine,
    })
}

/// Says what a code means; with a code that there is not, which are like it.
fn explain(code: &str, terminal: &mut Terminal<'_>) -> Answer {
    if let Some(meaning) = codes::explanation(code) {
        writeln!(terminal.out, "{code}: {meaning}")?;
        if let Some(rule) = codes::honesty_rule(code) {
            writeln!(terminal.out, "It keeps rule {rule} of honest selling.")?;
        }
        if codes::kind(code) == Kind::Style {
            writeln!(terminal.out, "It can be switched off in shop.ron: quiet: [\"{code}\"].")?;
        }
        return Ok(Exit::Fine);
    }
    let near = nearest(code, codes::all());
    let near = near.map(|near| format!("; did you mean '{near}'?")).unwrap_or_default();
    terminal.no(format_args!("there is no problem with the code '{code}'{near}"))
}

/// How many problems there are, in words.
fn verdict(problems: &[Problem]) -> String {
    let of = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let counted = |count: usize, what: &str| match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    };
    match (of(Severity::Error), of(Severity::Warning)) {
        (0, 0) => "The catalog is in order.".to_owned(),
        (0, warnings) => format!("The catalog works, with {}.", counted(warnings, "warning")),
        (errors, 0) => format!("The catalog can't be used: {}.", counted(errors, "error")),
        (errors, warnings) => {
            format!("The catalog can't be used: {}, {}.", counted(errors, "error"), counted(warnings, "warning"))
        }
    }
}

impl<'a> From<&'a Problem> for ProblemOut<'a> {
    fn from(problem: &'a Problem) -> Self {
        Self {
            code: problem.code,
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            kind: codes::kind(problem.code).name(),
            rule: codes::honesty_rule(problem.code),
            file: &problem.place.file,
            range: RangeOut::from(&problem.place),
            message: &problem.message,
            also: problem.also.iter().map(AlsoOut::from).collect(),
            mend: problem.mend.as_deref(),
        }
    }
}

impl<'a> From<&'a (Place, String)> for AlsoOut<'a> {
    fn from((place, label): &'a (Place, String)) -> Self {
        Self { file: &place.file, range: RangeOut::from(place), label }
    }
}

impl From<&Place> for RangeOut {
    fn from(place: &Place) -> Self {
        let Place { line, column, end: (end_line, end_column), ref span, .. } = *place;
        Self { line, column, end_line, end_column, span: SpanOut { start: span.start, end: span.end } }
    }
}
