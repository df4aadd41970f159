//! Owns `diderot experiment results`: how what is tried out stands, by the walks that were made on this machine.

use std::io;

use serde::Serialize;

use super::share::percent;
use crate::catalog::{Catalog, Experiment};
use crate::cli::orders::open;
use crate::cli::{Answer, DataArgs, Exit, Format, Terminal, TodayArgs};
use crate::insight::experiment::{ArmTally, Guardrail, GuardrailStanding, Ratio, Rules, Standing, Verdict};
use crate::insight::measure::Share;
use crate::storage::journal::{Journal, JournalError, Measurer, Moment, Stop};
use crate::storage::load_kept;

/// Whose results.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ResultsArgs {
    /// Where the journal lies.
    #[command(flatten)]
    data: DataArgs,
    /// Which day it is.
    #[command(flatten)]
    today: TodayArgs,
    /// How they are written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// An experiment for programs. What would be of fewer than ten people is left out.
#[derive(Serialize)]
struct ResultOut {
    experiment: String,
    offer: String,
    verdict: &'static str,
    arm: Option<String>,
    guardrail: Option<&'static str>,
    stopped_at: Option<i64>,
    ratio_p: f64,
    ratio_red: bool,
    arms: Vec<ArmOut>,
}

#[derive(Serialize)]
struct ArmOut {
    arm: String,
    walks: Option<u64>,
    kept: Option<f64>,
    /// Against the first arm: what the difference can be, at every look.
    difference: Option<f64>,
    interval: Option<[f64; 2]>,
    p: Option<f64>,
    guardrails: Vec<RailOut>,
}

#[derive(Serialize)]
struct RailOut {
    guardrail: &'static str,
    difference: Option<f64>,
    p: f64,
    broken: bool,
}

/// What is known of one experiment.
struct Result<'a> {
    experiment: &'a Experiment,
    tallies: Vec<ArmTally>,
    standing: Standing,
    stop: Option<Stop>,
}

/// Says how they stand, and stops those of which an arm harms. The answer is no where there is one.
pub(super) fn run(args: &ResultsArgs, terminal: &mut Terminal<'_>) -> Answer {
    let Some(mut journal) = open(&args.data, terminal)? else { return Ok(Exit::No) };
    let catalog = match measured(&mut journal) {
        Ok(files) => match load_kept(files) {
            Ok(loaded) => loaded.catalog.on(Some(args.today.day())),
            Err(failure) => return terminal.cannot_run(failure),
        },
        Err(error) => return terminal.cannot_run(error),
    };
    let results = match judged(&mut journal, &catalog) {
        Ok(results) => results,
        Err(error) => return terminal.cannot_run(error),
    };
    let harms = results.iter().any(|result| matches!(result.verdict(), Verdict::Harmful(..) | Verdict::RatioOff));
    if args.format == Format::Json {
        terminal.json(&results.iter().map(Result::out).collect::<Vec<_>>())?;
    } else if results.is_empty() {
        writeln!(terminal.out, "nothing is tried out in the catalog that was sold from last")?;
    } else {
        results.iter().try_for_each(|result| result.write(terminal.out))?;
    }
    Ok(if harms { Exit::No } else { Exit::Fine })
}

/// Counts the walks that ended, and gives the files of the catalog that was sold from last.
fn measured(journal: &mut Journal) -> std::result::Result<Vec<(String, Vec<u8>)>, JournalError> {
    let mut measurer = Measurer::default();
    while journal.measure(&mut measurer, Journal::AT_ONCE)? == Journal::AT_ONCE {}
    journal.last_catalog()
}

/// Judges every experiment of the catalog; what harms is stopped.
fn judged<'a>(journal: &mut Journal, catalog: &'a Catalog) -> std::result::Result<Vec<Result<'a>>, JournalError> {
    let rules = Rules::default();
    let mut counted = journal.count_experiments(catalog, catalog.experiments.iter())?;
    journal.stop_what_harms(&counted, (&rules, Moment(jiff::Timestamp::now().as_second())))?;
    let mut stops = journal.stops()?;
    let of = |experiment: &'a Experiment| {
        let tallies = counted.remove(&experiment.id).unwrap_or_default();
        let standing = Standing::of(&tallies, &rules);
        Result { experiment, tallies, standing, stop: stops.remove(&experiment.id) }
    };
    Ok(catalog.experiments.iter().map(of).collect())
}

impl Result<'_> {
    /// What was said when it was stopped, or can be said now.
    fn verdict(&self) -> Verdict {
        let rail = |name: &str| Guardrail::ALL.into_iter().find(|rail| rail.name() == name);
        let stopped = self.stop.as_ref().and_then(|stop| Some((stop.arm.clone(), rail(&stop.guardrail)?)));
        stopped.map_or_else(|| self.standing.verdict.clone(), |(arm, rail)| Verdict::Harmful(arm, rail))
    }

    fn out(&self) -> ResultOut {
        let verdict = self.verdict();
        let (arm, guardrail) = match &verdict {
            Verdict::Better(arm) | Verdict::Worse(arm) => (Some(arm.clone()), None),
            Verdict::Harmful(arm, rail) => (Some(arm.clone()), Some(rail.name())),
            _ => (None, None),
        };
        let arm_out = |tally: &ArmTally| {
            let kept = kept(tally);
            let standing = self.standing.arms.iter().find(|standing| standing.arm == tally.arm && kept.is_some());
            let rail = |rail: &GuardrailStanding| RailOut {
                guardrail: rail.guardrail.name(),
                difference: rail.difference,
                p: rail.p,
                broken: rail.is_broken,
            };
            ArmOut {
                arm: tally.arm.clone(),
                walks: kept.map(|_| tally.exposed),
                kept,
                difference: standing.and_then(|standing| standing.difference),
                interval: standing.map(|standing| [standing.interval.low, standing.interval.high]),
                p: standing.map(|standing| standing.p),
                guardrails: standing.iter().flat_map(|standing| &standing.guardrails).map(rail).collect(),
            }
        };
        ResultOut {
            experiment: self.experiment.id.clone(),
            offer: self.experiment.offer.to_string(),
            verdict: verdict.name(),
            arm,
            guardrail,
            stopped_at: self.stop.as_ref().map(|stop| stop.at.0),
            ratio_p: self.standing.ratio.p,
            ratio_red: self.standing.ratio.is_red(),
            arms: self.tallies.iter().map(arm_out).collect(),
        }
    }

    fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "{}, about the offer {}: {}", self.experiment.id, self.experiment.offer, said(&self.verdict()))?;
        let Ratio { p, .. } = self.standing.ratio;
        let red = if self.standing.ratio.is_red() { ", RED: something loses walks of an arm" } else { "" };
        writeln!(out, "  sample ratio: χ² p = {p:.3}{red}")?;
        for tally in &self.tallies {
            let Some(share) = kept(tally) else {
                writeln!(out, "  {:<14} too few walks to be shown", tally.arm)?;
                continue;
            };
            write!(out, "  {:<14} {:>7} walks, {} kept it", tally.arm, tally.exposed, percent(share))?;
            match self.standing.arms.iter().find(|standing| standing.arm == tally.arm) {
                Some(standing) => {
                    let (low, high) = (signed(standing.interval.low), signed(standing.interval.high));
                    writeln!(out, ", {low} to {high} against the first, p = {:.3}", standing.p)?;
                    standing.guardrails.iter().try_for_each(|rail| write_rail(out, rail))?;
                }
                None => writeln!(out)?,
            }
        }
        match self.verdict() {
            Verdict::Harmful(..) => {
                writeln!(
                    out,
                    "  It is stopped: new buyers see the offer as it is. Take it out of experiments.ron, or give"
                )?;
                writeln!(out, "  another attempt another name.")
            }
            Verdict::Better(arm) => {
                writeln!(out, "  Write what '{arm}' changes into the offer itself, and take the experiment out.")
            }
            Verdict::Worse(_) | Verdict::NoDifference => writeln!(out, "  Take it out of experiments.ron."),
            Verdict::GoingOn | Verdict::RatioOff => Ok(()),
        }
    }
}

/// The share that kept the offer; nothing where that would be of too few.
fn kept(tally: &ArmTally) -> Option<f64> {
    Share::new(tally.kept, tally.exposed).shown().map(|(share, _)| share)
}

fn write_rail(out: &mut dyn io::Write, rail: &GuardrailStanding) -> io::Result<()> {
    let Some(difference) = rail.difference else { return Ok(()) };
    let much = match rail.guardrail {
        Guardrail::Feedback => format!("{difference:+.2} faces"),
        _ => signed(difference),
    };
    let broken = if rail.is_broken { "  HARM" } else { "" };
    writeln!(out, "    {:<12} {much:>12}, p of harm = {:.3}{broken}", rail.guardrail.name(), rail.p)
}

/// A difference of shares, with its sign.
fn signed(share: f64) -> String {
    format!("{:+.1} %", share * 100.0)
}

/// A verdict in words.
pub(super) fn said(verdict: &Verdict) -> String {
    match verdict {
        Verdict::GoingOn => "going on, nothing can be said yet".to_owned(),
        Verdict::Better(arm) => format!("'{arm}' is better"),
        Verdict::Worse(arm) => format!("'{arm}' is worse"),
        Verdict::NoDifference => "no difference that would be of interest".to_owned(),
        Verdict::Harmful(arm, rail) => {
            let what = match rail {
                Guardrail::TakenBack => "more buyers take back what they accepted",
                Guardrail::Abandoned => "more buyers leave without an order",
                Guardrail::Feedback => "buyers like it less",
                Guardrail::AboveCap => "more orders end above the cap",
            };
            format!("'{arm}' harms: {what}")
        }
        Verdict::RatioOff => "nothing can be said: the sample ratio is off".to_owned(),
    }
}
