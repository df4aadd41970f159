//! Owns `diderot experiment peek`.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use statrs::distribution::{Binomial, DiscreteCDF as _};

use super::share::{part, percent, share};
use super::trial::{self, Outcome, World};
use crate::cli::{Answer, Exit, Format, Terminal};
use crate::insight::experiment::{Guardrail, Rules, Verdict};

/// What is simulated.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct PeekArgs {
    /// How many experiments.
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    experiments: u32,
    /// After how many walks an experiment ends where nothing was found.
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    visitors: u32,
    /// Where chance begins: the same seed gives the same experiments.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The share of walks that keep the offer: 0.3 or 30%.
    #[arg(long, value_name = "SHARE", value_parser = share, default_value = "30%")]
    baseline: f64,
    /// Plant a better arm: by how much more walks keep the offer in it, like 5%.
    #[arg(long, value_name = "SHARE", value_parser = share, allow_negative_numbers = true)]
    effect: Option<f64>,
    /// Plant a harmful arm: what it does, and to how much more of its walks, like taken-back=4%. What it can do is taken-back,
    /// abandoned, feedback (a share of those who give a face give the lowest) and above-cap.
    #[arg(long, value_name = "WHAT=SHARE", value_parser = harm)]
    harm: Option<(Guardrail, f64)>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The answer for programs.
#[derive(Serialize)]
struct PeekOut {
    experiments: usize,
    visitors: u32,
    seed: u64,
    baseline: f64,
    effect: f64,
    harm: Option<(&'static str, f64)>,
    /// How often each verdict was the first that would have changed what buyers see.
    verdicts: BTreeMap<&'static str, usize>,
    /// The same of each guardrail.
    guardrails: BTreeMap<&'static str, usize>,
    /// How often anything was said that is not so; where something is planted, or was said before that was found.
    false_alarms: usize,
    nominal: f64,
    /// The most false alarms that can be chance where the level is kept.
    tolerated: usize,
    fine: bool,
    /// After how many walks half of the experiments in which what was planted was found had found it.
    median_walks: Option<u32>,
}

/// Simulates, and counts.
pub(super) fn run(args: &PeekArgs, terminal: &mut Terminal<'_>) -> Answer {
    let effect = args.effect.unwrap_or_default();
    let is_share = |share: f64| (0.0..=0.9).contains(&share);
    if !is_share(args.baseline) || !is_share(args.baseline + effect) {
        return terminal.cannot_run("the share that keeps the offer must lie between 0 and 0.9, in both arms");
    }
    let world = World { visitors: args.visitors, baseline: args.baseline, effect, harm: args.harm };
    let outcomes = trial::run(world, args.experiments, args.seed);
    let answer = PeekOut::new(args, &outcomes);
    if args.format == Format::Json {
        terminal.json(&answer)?;
    } else {
        answer.write(args, terminal.out)?;
    }
    if answer.fine {
        return Ok(Exit::Fine);
    }
    let nominal = percent(Rules::NOMINAL);
    terminal.no(format_args!("more false alarms than the nominal {nominal} can be: the level is not kept"))
}

impl PeekOut {
    fn new(args: &PeekArgs, outcomes: &[Outcome]) -> Self {
        let effect = args.effect.unwrap_or_default();
        let mut verdicts = BTreeMap::new();
        let mut guardrails = BTreeMap::new();
        let (mut false_alarms, mut walks) = (0, Vec::new());
        for Outcome { verdict, after } in outcomes {
            let Some(verdict) = verdict else { continue };
            *verdicts.entry(verdict.name()).or_insert(0) += 1;
            if let Verdict::Harmful(_, rail) = verdict {
                *guardrails.entry(rail.name()).or_insert(0) += 1;
            }
            let is_true = match verdict {
                Verdict::Better(_) => effect > 0.0 && args.harm.is_none(),
                Verdict::Worse(_) => effect < 0.0,
                Verdict::Harmful(_, rail) => args.harm.is_some_and(|(planted, _)| planted == *rail),
                _ => false,
            };
            if is_true { walks.push(*after) } else { false_alarms += 1 }
        }
        walks.sort_unstable();
        let tolerated = tolerated(outcomes.len());
        Self {
            experiments: outcomes.len(),
            visitors: args.visitors,
            seed: args.seed,
            baseline: args.baseline,
            effect,
            harm: args.harm.map(|(rail, share)| (rail.name(), share)),
            verdicts,
            guardrails,
            false_alarms,
            nominal: Rules::NOMINAL,
            tolerated,
            fine: false_alarms <= tolerated,
            median_walks: walks.get(walks.len() / 2).copied(),
        }
    }

    /// Writes it for people.
    fn write(&self, args: &PeekArgs, out: &mut dyn io::Write) -> io::Result<()> {
        let all = self.experiments;
        let told = |count: usize| format!("{count} of {all} ({})", percent(part(count, all)));
        writeln!(
            out,
            "{all} experiments of up to {} walks, looked at after every walk, seed {}",
            self.visitors, self.seed
        )?;
        let keep = percent(self.baseline);
        match (self.effect.abs() > 0.0, self.harm) {
            (false, None) => writeln!(out, "both arms are the same: {keep} keep the offer")?,
            (_, harm) => {
                writeln!(out, "{keep} keep the offer, {} in the other arm", percent(self.baseline + self.effect))?;
                if let Some((what, share)) = harm {
                    writeln!(out, "the other arm does harm: {what}, {} more", percent(share))?;
                }
            }
        }
        let found = |name: &str| self.verdicts.get(name).copied().unwrap_or_default();
        if args.effect.is_some() || args.harm.is_some() {
            let (name, word) = match (args.harm, self.effect >= 0.0) {
                (Some(_), _) => ("harmful", "stopped as harmful"),
                (None, true) => ("better", "found better"),
                (None, false) => ("worse", "found worse"),
            };
            writeln!(out, "{word}: {}", told(found(name)))?;
            if let Some(walks) = self.median_walks {
                writeln!(out, "half of those after at most {walks} walks")?;
            }
        }
        let is_planted = args.effect.is_some() || args.harm.is_some();
        let word = if is_planted { "something else was said first" } else { "false alarms" };
        writeln!(out, "{word}: {}", told(self.false_alarms))?;
        let (most, tolerated) = (percent(self.nominal), told(self.tolerated));
        writeln!(out, "nominal are at most {most}; up to {tolerated} would be chance once in a thousand times")?;
        write!(out, "first said: better {}, worse {}, harmful {}", found("better"), found("worse"), found("harmful"))?;
        let rails: Vec<String> = self.guardrails.iter().map(|(rail, count)| format!("{rail} {count}")).collect();
        let rails = if rails.is_empty() { String::new() } else { format!(" ({})", rails.join(", ")) };
        writeln!(out, "{rails}, sample ratio off {}", found("ratio-off"))
    }
}

/// The most false alarms that so many experiments raise where each does so with the nominal probability, but for once in a
/// thousand times.
fn tolerated(experiments: usize) -> usize {
    let alarms = Binomial::new(Rules::NOMINAL, experiments as u64);
    alarms.map_or(0, |alarms| usize::try_from(alarms.inverse_cdf(0.999)).unwrap_or(usize::MAX))
}

/// Reads what a planted arm does.
fn harm(written: &str) -> Result<(Guardrail, f64), String> {
    let wrong = || "write it like taken-back=4%; there are taken-back, abandoned, feedback and above-cap".to_owned();
    let (what, much) = written.split_once('=').ok_or_else(wrong)?;
    let rail = Guardrail::ALL.into_iter().find(|rail| rail.name() == what).ok_or_else(wrong)?;
    let much = share(much)?;
    if (0.0..=0.6).contains(&much) { Ok((rail, much)) } else { Err("the share must lie between 0 and 0.6".to_owned()) }
}
