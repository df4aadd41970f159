//! Owns what the journal knows of experiments: what the arms of a walk follow from, and which experiments were stopped.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use super::measures::local;
use super::{Journal, JournalError, Moment};
use crate::catalog::{Catalog, Experiment};
use crate::insight::experiment::{ArmTally, Count, Deal, Guardrail, Rules, Standing, Tried, Verdict, running};
use crate::storage::load_kept;

/// An experiment that was stopped because an arm of it harms: whoever comes later sees the offer as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The experiment's name in the files.
    pub experiment: String,
    /// The arm that harms.
    pub arm: String,
    /// The name of what it breaks: see [`Guardrail::name`].
    pub guardrail: String,
    /// When it was stopped.
    pub at: Moment,
    /// What was counted then, and how sure it was: JSON.
    pub standing: String,
}

impl Journal {
    /// The experiments that were stopped, by their names.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn stops(&self) -> Result<BTreeMap<String, Stop>, JournalError> {
        let at = self.at();
        let mut statement = self
            .connection
            .prepare_cached("SELECT experiment, arm, guardrail, stopped_at, standing FROM experiment_stop")
            .map_err(&at)?;
        let rows = statement
            .query_map([], |row| {
                Ok(Stop {
                    experiment: row.get(0)?,
                    arm: row.get(1)?,
                    guardrail: row.get(2)?,
                    at: Moment(row.get(3)?),
                    standing: row.get(4)?,
                })
            })
            .map_err(&at)?;
        let stops = rows.collect::<Result<Vec<_>, _>>().map_err(&at)?;
        Ok(stops.into_iter().map(|stop| (stop.experiment.clone(), stop)).collect())
    }

    /// What was counted of experiments of a catalog, by their names: of the measured walks in which one of their arms was drawn.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn count_experiments<'a>(
        &self,
        catalog: &'a Catalog,
        experiments: impl Iterator<Item = &'a Experiment>,
    ) -> Result<BTreeMap<String, Vec<ArmTally>>, JournalError> {
        let mut counts: Vec<_> =
            experiments.map(|experiment| (&experiment.id, experiment.from, Count::new(catalog, experiment))).collect();
        if let Some((first, last)) = self.measured_days()?.filter(|_| !counts.is_empty()) {
            let from = counts.iter().map(|(_, from, _)| from.unwrap_or(first)).min().unwrap_or(first);
            self.measures((from.max(first), last), &mut |facts| {
                for (_, _, count) in &mut counts {
                    count.add(facts);
                }
            })?;
        }
        Ok(counts.into_iter().map(|(id, _, count)| (id.clone(), count.finish())).collect())
    }

    /// The experiments of a catalog with what came of them, on whatever day: those that ended or were stopped too.
    ///
    /// # Errors
    /// When something can't be read.
    pub fn tried(&self, catalog: &Catalog) -> Result<Vec<Tried>, JournalError> {
        let mut counted = self.count_experiments(catalog, catalog.experiments.iter())?;
        let stops = self.stops()?;
        let tried = catalog.experiments.iter().map(|experiment| {
            let tallies = counted.remove(&experiment.id).unwrap_or_default();
            let stop = stops.get(&experiment.id);
            let broke = |stop: &Stop| Guardrail::ALL.into_iter().find(|guardrail| guardrail.name() == stop.guardrail);
            let stopped = stop.and_then(|stop| Some((stop.arm.clone(), broke(stop)?)));
            Tried { stopped, ..Tried::of(experiment.id.clone(), experiment.offer.clone(), tallies) }
        });
        Ok(tried.collect())
    }

    /// Judges the experiments that run on the catalog that was sold from last, and stops those of which an arm harms. Which those
    /// are: none where that catalog can't be used any more.
    ///
    /// # Errors
    /// When something can't be read or written.
    pub fn judge_experiments(&mut self, now: Moment) -> Result<Vec<Stop>, JournalError> {
        let (today, _) = local(now);
        let Ok(loaded) = load_kept(self.last_catalog()?) else { return Ok(Vec::new()) };
        let catalog = loaded.catalog.on(Some(today));
        let stopped = self.stopped()?;
        let open = running(&catalog).filter(|experiment| !stopped.contains(&experiment.id));
        let counted = self.count_experiments(&catalog, open)?;
        self.stop_what_harms(&counted, (&Rules::default(), now))
    }

    /// Stops the experiments of which an arm harms, by what was counted of them, and says which those are. What is stopped stays
    /// so: whoever wants to try again gives the experiment another name.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn stop_what_harms(
        &mut self,
        counted: &BTreeMap<String, Vec<ArmTally>>,
        (rules, now): (&Rules, Moment),
    ) -> Result<Vec<Stop>, JournalError> {
        let at = self.at();
        let mut stopped = Vec::new();
        for (experiment, tallies) in counted {
            let Verdict::Harmful(arm, guardrail) = Verdict::of(tallies, rules) else { continue };
            let (guardrail, standing) = (guardrail.name().to_owned(), standing(tallies, rules, (&arm, guardrail)));
            let row = params![experiment, arm, guardrail, now.0, standing];
            let written = self
                .connection
                .execute(
                    "INSERT OR IGNORE INTO experiment_stop (experiment, arm, guardrail, stopped_at, standing)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                    row,
                )
                .map_err(&at)?;
            if written == 1 {
                stopped.push(Stop { experiment: experiment.clone(), arm, guardrail, at: now, standing });
            }
        }
        Ok(stopped)
    }

    /// The names of the experiments that were stopped.
    pub(super) fn stopped(&self) -> Result<BTreeSet<String>, JournalError> {
        self.stops().map(|stops| stops.into_keys().collect())
    }
}

/// What is written down of a verdict when it is made.
fn standing(tallies: &[ArmTally], rules: &Rules, (arm, guardrail): (&str, Guardrail)) -> String {
    let standing = Standing::of(tallies, rules);
    let of_arm = standing.arms.iter().find(|standing| standing.arm == arm);
    let broken = of_arm.and_then(|arm| arm.guardrails.iter().find(|rail| rail.guardrail == guardrail));
    let counts = |tally: &ArmTally| {
        serde_json::json!({
            "arm": tally.arm,
            "walks": tally.walks,
            "exposed": tally.exposed,
            "kept": tally.kept,
            "taken_back": tally.taken_back,
            "abandoned": tally.abandoned,
            "above_cap": tally.above_cap,
            "faces": tally.faces,
        })
    };
    serde_json::json!({
        "guardrail": guardrail.name(),
        "difference": broken.and_then(|broken| broken.difference),
        "p": broken.map(|broken| broken.p),
        "level": rules.guardrail,
        "arms": tallies.iter().map(counts).collect::<Vec<_>>(),
    })
    .to_string()
}

/// What was stopped before a walk began, as it stands in its row: names, one a line.
pub(super) fn stopped_text(stopped: &BTreeSet<String>) -> String {
    stopped.iter().map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// What the arms of a walk follow from, by its row; nothing of a walk that took part in no experiment.
#[must_use]
pub fn deal_of(id: &str, stopped: Option<&str>) -> Option<Deal> {
    let stopped = stopped?.lines().map(str::to_owned).collect();
    Some(Deal { walk: id.to_owned(), stopped })
}
