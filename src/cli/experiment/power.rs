//! Owns `diderot experiment power`.

use serde::Serialize;

use super::share::{percent, share};
use crate::cli::{Answer, Exit, Format, Terminal};
use crate::insight::experiment::{Aim, Effort, Rules};

/// What should be found.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct PowerArgs {
    /// The share of walks that keep the offer now: 0.3 or 30%.
    #[arg(long, value_name = "SHARE", value_parser = share)]
    baseline: f64,
    /// The smallest difference that would be worth knowing: 0.03 or 3%; it may be negative.
    #[arg(long, value_name = "SHARE", value_parser = share, allow_negative_numbers = true)]
    difference: f64,
    /// With which probability it should be found where it is there.
    #[arg(long, value_name = "SHARE", value_parser = share, default_value = "80%")]
    power: f64,
    /// With which probability it may be found where it is not.
    #[arg(long, value_name = "SHARE", value_parser = share, default_value = "5%")]
    level: f64,
    /// How many arms there are, the first one included.
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u64).range(2..=20))]
    arms: u64,
    /// How many walks a day come to the offer, to say how many days it takes.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    per_day: Option<u64>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The answer for programs.
#[derive(Serialize)]
struct PowerOut {
    baseline: f64,
    difference: f64,
    power: f64,
    level: f64,
    arms: u64,
    /// Walks for each arm.
    once: u64,
    at_every_look: u64,
    as_judged: u64,
    as_judged_level: f64,
    /// Days for all arms, as judged.
    days: Option<u64>,
}

/// Says how many walks it takes.
pub(super) fn run(args: &PowerArgs, terminal: &mut Terminal<'_>) -> Answer {
    let PowerArgs { baseline, difference, power, level, arms, .. } = *args;
    let rules = Rules::default().for_arms(arms);
    let effort = match (Aim { baseline, difference, power, level }).effort(&rules) {
        Ok(effort) => effort,
        Err(error) => return terminal.cannot_run(error),
    };
    let Effort { once, at_every_look, as_judged } = effort;
    let days = args.per_day.map(|per_day| as_judged.saturating_mul(arms).div_ceil(per_day));
    if args.format == Format::Json {
        let as_judged_level = rules.difference;
        terminal.json(&PowerOut {
            baseline,
            difference,
            power,
            level,
            arms,
            once,
            at_every_look,
            as_judged,
            as_judged_level,
            days,
        })?;
        return Ok(Exit::Fine);
    }
    let out = &mut *terminal.out;
    let (from, to) = (percent(baseline), percent(baseline + difference));
    writeln!(out, "To find {from} become {to} with a probability of {}, each of {arms} arms takes", percent(power))?;
    writeln!(out, "{once:>9} walks looked at once, at the end, at a level of {}", percent(level))?;
    writeln!(
        out,
        "{at_every_look:>9} walks looked at after every one, at the same level: {}",
        more(at_every_look, once)
    )?;
    let judged = percent(rules.difference);
    writeln!(
        out,
        "{as_judged:>9} walks looked at after every one, at {judged}, as `diderot report` judges: guardrails"
    )?;
    writeln!(out, "          and the sample ratio share the {} with it", percent(Rules::NOMINAL))?;
    writeln!(
        out,
        "By then it is found with that probability, most often earlier. Walks are those that come to the offer."
    )?;
    if let Some(days) = days {
        writeln!(out, "With {} of them a day that is at most {days} days.", args.per_day.unwrap_or_default())?;
    }
    Ok(Exit::Fine)
}

/// How many more there are.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2⁵³")]
fn more(many: u64, few: u64) -> String {
    format!("{:.0} % more", (many as f64 / few.max(1) as f64 - 1.0) * 100.0)
}
