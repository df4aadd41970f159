//! Owns `diderot experiment list`.

use serde::Serialize;

use crate::catalog::{ArmChange, Catalog, Experiment};
use crate::cli::{Answer, CatalogSource, Exit, Format, Terminal, TodayArgs};

/// Whose experiments are listed.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ListArgs {
    /// The catalog's folder, or `:builtin:` for the one that is part of the program.
    #[arg(value_name = "DIR")]
    catalog: CatalogSource,
    /// The day that it is.
    #[command(flatten)]
    today: TodayArgs,
    /// How the list is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// An experiment for programs.
#[derive(Serialize)]
struct ExperimentOut<'a> {
    id: &'a str,
    offer: &'a str,
    from: Option<String>,
    until: Option<String>,
    runs: bool,
    arms: Vec<ArmOut<'a>>,
}

/// One of its arms.
#[derive(Serialize)]
struct ArmOut<'a> {
    id: &'a str,
    changes: &'static str,
}

/// Lists the experiments.
pub(super) fn run(args: &ListArgs, terminal: &mut Terminal<'_>) -> Answer {
    let Some(catalog) = args.catalog.open(args.today, terminal)? else { return Ok(Exit::CannotRun) };
    let listed: Vec<_> = catalog.experiments.iter().map(|experiment| listed(&catalog, experiment)).collect();
    if args.format == Format::Json {
        terminal.json(&listed)?;
        return Ok(Exit::Fine);
    }
    if listed.is_empty() {
        writeln!(terminal.out, "nothing is tried out: there is no experiments.ron, or nothing in it")?;
    }
    for experiment in &listed {
        let when = match (&experiment.from, &experiment.until) {
            (None, None) => "always".to_owned(),
            (Some(from), None) => format!("from {from}"),
            (None, Some(until)) => format!("until {until}"),
            (Some(from), Some(until)) => format!("{from} to {until}"),
        };
        let runs = if experiment.runs { "runs" } else { "does not run" };
        writeln!(terminal.out, "{}: {runs} today ({when}), about the offer {}", experiment.id, experiment.offer)?;
        for arm in &experiment.arms {
            writeln!(terminal.out, "  {:<16} {}", arm.id, arm.changes)?;
        }
    }
    Ok(Exit::Fine)
}

fn listed<'a>(catalog: &Catalog, experiment: &'a Experiment) -> ExperimentOut<'a> {
    let changes = |change: Option<&ArmChange>| match change {
        None => "as it is",
        Some(ArmChange::Wording(_)) => "other words",
        Some(ArmChange::Picture(_)) => "another picture",
        Some(ArmChange::Place(_)) => "another place",
        Some(ArmChange::OffersPerStep(_)) => "another number of offers",
    };
    ExperimentOut {
        id: &experiment.id,
        offer: experiment.offer.as_str(),
        from: experiment.from.map(|day| day.to_string()),
        until: experiment.until.map(|day| day.to_string()),
        runs: experiment.period().has(catalog.today()),
        arms: experiment.arms.iter().map(|arm| ArmOut { id: &arm.id, changes: changes(arm.change.as_ref()) }).collect(),
    }
}
