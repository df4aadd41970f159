//! Owns `diderot check`: everything that is wrong with a catalog.

use serde::Serialize;

use super::catalog_source::{CatalogSource, shown};
use super::{Answer, Exit, Format, Terminal};
use crate::catalog::{Problem, Severity};

/// What is checked.
#[derive(Clone, Debug, clap::Args)]
pub struct CheckArgs {
    /// The catalog's folder, or `:builtin:` for the one that is part of the program.
    #[arg(value_name = "DIR")]
    catalog: CatalogSource,
    /// How the problems are written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A problem as it is written for programs.
#[derive(Serialize)]
struct ProblemOut<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    span: SpanOut,
    message: &'a str,
    mend: Option<&'a str>,
}

/// Bytes of a file.
#[derive(Serialize)]
struct SpanOut {
    start: usize,
    end: usize,
}

/// Checks a catalog.
pub(super) fn run(args: &CheckArgs, terminal: &mut Terminal<'_>) -> Answer {
    let (problems, files) = match args.catalog.load() {
        Ok(loaded) => (loaded.warnings, loaded.files),
        Err(failure) => (failure.problems, failure.files),
    };
    match args.format {
        Format::Json => terminal.json(&problems.iter().map(ProblemOut::from).collect::<Vec<_>>())?,
        Format::Text => {
            write!(terminal.out, "{}", shown(&problems, &files))?;
            writeln!(terminal.out, "{}", verdict(&problems))?;
        }
    }
    let no_folder = problems.iter().any(|problem| matches!(problem.code, "missing-folder" | "not-a-folder"));
    let broken = problems.iter().any(|problem| problem.severity == Severity::Error);
    Ok(match (no_folder, broken) {
        (true, _) => Exit::CannotRun,
        (false, true) => Exit::No,
        (false, false) => Exit::Fine,
    })
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
            file: &problem.place.file,
            line: problem.place.line,
            column: problem.place.column,
            span: SpanOut { start: problem.place.span.start, end: problem.place.span.end },
            message: &problem.message,
            mend: problem.mend.as_deref(),
        }
    }
}
