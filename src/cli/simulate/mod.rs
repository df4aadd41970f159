//! Owns `diderot simulate`: synthetic buyers on a catalog, and what comes of them.

mod compare;
mod fill;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use super::nearest::did_you_mean;
use super::report::write_text;
use super::{Answer, CatalogSource, Exit, Format, Terminal};
use crate::catalog::{Catalog, Day, Lang};
use crate::export::report_json;
use crate::flow::{Action, Refusal};
use crate::insight::measure::{Facts, Query, Report, ReportMaker, Span};
use crate::simulation::{Calendar, Crowd, Effect, Effects, Sway, Walked};
use crate::storage::{Loaded, kept_files};

/// Let synthetic buyers walk through a catalog, and report what came of it.
///
/// They are nobody: people whose needs, budgets, patience and tastes are drawn by lot, and who make up their minds by a model of which
/// the source says every number. What comes out is what follows from that model, not what people would do. The same seed makes the same
/// buyers, on any machine and on any number of threads.
#[derive(Clone, Debug, clap::Args)]
pub struct SimulateArgs {
    /// The catalog's folder, or `:builtin:` for the one that is part of the program.
    #[arg(value_name = "DIR")]
    catalog: CatalogSource,
    /// How many buyers.
    #[arg(long, value_name = "NUMBER", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    buyers: u64,
    /// Which buyers: another seed makes others.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// The first day on which they come.
    #[arg(long, value_name = "DAY", default_value = "2026-01-01", value_parser = Day::parse)]
    from: Day,
    /// Over how many days they come.
    #[arg(long, value_name = "DAYS", default_value_t = 365, value_parser = clap::value_parser!(u32).range(1..=3660))]
    days: u32,
    /// An arm of an experiment that makes buyers take its offer more often, or less: by so much of the chance.
    #[arg(long, value_name = "EXPERIMENT/ARM=+0.05", allow_hyphen_values = true)]
    effect: Vec<Effect>,
    /// An arm of an experiment that annoys: it adds so much to the chance that the offer is taken back and that its buyers leave.
    #[arg(long, value_name = "EXPERIMENT/ARM=0.05", allow_hyphen_values = true)]
    harm: Vec<Effect>,
    /// Write the walks and orders into a journal in this folder, so that `report`, `learn` and the manager's page can be tried on them. A
    /// folder that holds anything of real buyers is refused.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Let the same buyers walk through another catalog too, and say what differs.
    #[arg(long, value_name = "OTHER_DIR", conflicts_with = "data")]
    compare: Option<CatalogSource>,
    /// On how many threads; without it, on as many as this machine runs at once. It changes nothing about the answer.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(1..=64))]
    threads: Option<u8>,
    /// The language of the report: nl, fy, en or de.
    #[arg(long, value_parser = super::lang, default_value = "en")]
    lang: Lang,
    /// How it is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What is said first, wherever figures of synthetic buyers are shown.
const NOT_PEOPLE: &str = "Synthetic buyers, not people: their tastes, budgets and patience are drawn by lot, and how they decide is a model.\n\
                          What differs here follows from that model; whether people differ too, only an experiment with people can say.";

/// What a simulation came to, for programs.
#[derive(Serialize)]
struct SimulationOut<T: Serialize> {
    note: &'static str,
    buyers: u64,
    seed: u64,
    from: String,
    days: u32,
    /// How often something was refused that was there to be done: never, or something is wrong.
    refused: u64,
    #[serde(flatten)]
    answer: T,
}

/// The report on one catalog.
#[derive(Serialize)]
struct ReportOut {
    report: serde_json::Value,
}

/// Something that was refused though it was there to be done.
type Refused = Option<(Action, Refusal)>;

/// What came of a crowd.
struct Simulated {
    report: Report,
    refused: u64,
    /// The first of them.
    first_refused: Refused,
}

/// Simulates. The answer is no where something was refused that was there to be done: that is a fault of the program.
pub(super) fn run(args: &SimulateArgs, terminal: &mut Terminal<'_>) -> Answer {
    let Some(loaded) = args.catalog.read(terminal)? else { return Ok(Exit::CannotRun) };
    let files = kept_files(&loaded.files, &loaded.catalog.shop.look);
    let catalog = every_day(loaded);
    let effects = match args.effects(&catalog) {
        Ok(effects) => effects,
        Err(unknown) => return terminal.cannot_run(unknown),
    };
    let crowd = args.crowd(&catalog).with_effects(effects);
    if let Some(other) = &args.compare {
        let Some(other) = other.read(terminal)? else { return Ok(Exit::CannotRun) };
        return compare::run(args, (&crowd, &catalog), &every_day(other), terminal);
    }
    let simulated = match &args.data {
        Some(folder) => match fill::fill(folder, &files, (&crowd, args.threads()), args.maker(&catalog)) {
            Ok(simulated) => simulated,
            Err(error) => return terminal.cannot_run(error),
        },
        None => simulate((&crowd, args.threads()), args.maker(&catalog)),
    };
    args.write(&simulated, &catalog, terminal)?;
    verdict(&simulated, terminal)
}

/// The catalog with everything that is made on any day.
fn every_day(loaded: Loaded) -> Arc<Catalog> {
    Arc::new(loaded.catalog)
}

/// Has a crowd walk, and counts.
fn simulate((crowd, threads): (&Crowd, usize), mut maker: ReportMaker) -> Simulated {
    let (mut refused, mut first_refused) = (0, None);
    let each = |walked: &Walked| (walked.facts.clone(), walked.refused.clone());
    crowd.walk(threads, &each, &mut |(facts, refusal): (Vec<Facts>, Refused)| {
        facts.iter().for_each(|facts| maker.add(facts));
        refused += u64::from(refusal.is_some());
        first_refused = first_refused.take().or(refusal);
        std::ops::ControlFlow::Continue(())
    });
    Simulated { report: maker.finish(), refused, first_refused }
}

/// Says where something went wrong.
fn verdict(simulated: &Simulated, terminal: &mut Terminal<'_>) -> Answer {
    match &simulated.first_refused {
        None => Ok(Exit::Fine),
        Some((action, refusal)) => terminal.no(format_args!(
            "{} walks ended because something was refused that was there to be done, which is a fault of the program; \
             the first: {action:?}: {refusal}",
            simulated.refused
        )),
    }
}

impl SimulateArgs {
    fn crowd(&self, catalog: &Arc<Catalog>) -> Crowd {
        let calendar = Calendar::new(self.from, self.days, jiff::tz::TimeZone::system());
        Crowd::new(Arc::clone(catalog), calendar, (self.seed, self.buyers))
    }

    fn threads(&self) -> usize {
        self.threads.map_or_else(Crowd::all_cores, usize::from)
    }

    fn maker(&self, catalog: &Catalog) -> ReportMaker {
        let until = self.from.days_later(i32::try_from(self.days).unwrap_or(1) - 1);
        ReportMaker::new(Query { span: Span { from: self.from, until }, only: None }, catalog.shop.currency)
    }

    /// The planted effects; the reason where one names an experiment or an arm that the catalog lacks.
    fn effects(&self, catalog: &Catalog) -> Result<Effects, String> {
        let planted = self.effect.iter().map(|effect| (Sway::Yes, effect));
        let planted = planted.chain(self.harm.iter().map(|effect| (Sway::Harm, effect)));
        planted.clone().try_for_each(|(_, effect)| known(catalog, effect))?;
        Ok(planted.fold(Effects::default(), |effects, (sway, effect)| effects.with(sway, effect.clone())))
    }

    fn write(&self, simulated: &Simulated, catalog: &Catalog, terminal: &mut Terminal<'_>) -> io::Result<()> {
        if self.format == Format::Json {
            let report = report_json(&simulated.report).map_err(io::Error::other)?;
            let report = serde_json::from_str(&report).map_err(io::Error::other)?;
            return terminal.json(&self.out(simulated.refused, ReportOut { report }));
        }
        self.introduce(terminal)?;
        write_text((&simulated.report, self.lang), Some(catalog), terminal)?;
        if let Some(folder) = &self.data {
            writeln!(terminal.out, "\nThe walks and orders are in {}.", folder.display())?;
        }
        Ok(())
    }

    fn out<T: Serialize>(&self, refused: u64, answer: T) -> SimulationOut<T> {
        let (from, days) = (self.from.to_string(), self.days);
        SimulationOut { note: NOT_PEOPLE, buyers: self.buyers, seed: self.seed, from, days, refused, answer }
    }

    /// Says what this is.
    fn introduce(&self, terminal: &mut Terminal<'_>) -> io::Result<()> {
        let Self { buyers, seed, days, from, .. } = self;
        writeln!(terminal.out, "{buyers} buyers of seed {seed}, over {days} days from {from} on.\n{NOT_PEOPLE}\n")
    }
}

/// Whether a catalog has the arm that an effect is about.
fn known(catalog: &Catalog, effect: &Effect) -> Result<(), String> {
    let ids = || catalog.experiments.iter().map(|experiment| experiment.id.as_str());
    let Some(experiment) = catalog.experiments.iter().find(|known| known.id == effect.experiment) else {
        let near = did_you_mean(&effect.experiment, ids());
        return Err(format!("this catalog has no experiment '{}'{near}", effect.experiment));
    };
    let arms = || experiment.arms.iter().map(|arm| arm.id.as_str());
    if arms().any(|arm| arm == effect.arm) {
        return Ok(());
    }
    let near = did_you_mean(&effect.arm, arms());
    Err(format!("the experiment '{}' has no arm '{}'{near}", experiment.id, effect.arm))
}
