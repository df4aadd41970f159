//! Owns experiments in words: what was counted of each arm, and what may be said.

use super::ReportNames;
use super::tables::{DASH, Table, basis_points, count, face, percent, say};
use crate::insight::experiment::{ArmStanding, ArmTally, Guardrail, Tried, Verdict};
use crate::insight::measure::{Count, FEWEST, Share};
use crate::wording::Tongue;

/// The arms of every experiment below each other, and what may be said of each experiment.
pub(super) fn table(all: &[Tried], names: ReportNames<'_>) -> Table {
    let tongue = names.tongue;
    let heads = [
        "report-arm",
        "report-walks",
        "report-exposed",
        "report-held",
        "report-difference",
        "report-interval",
        "report-back",
        "report-abandoned",
        "report-above-cap",
        "report-face",
    ];
    let rows = all.iter().flat_map(|tried| tried.tallies.iter().map(|tally| row(tongue, tried, tally)));
    Table {
        title: tongue.say("report-experiments"),
        heads: say(tongue, &heads),
        rows: rows.collect(),
        notes: all.iter().map(|tried| told(tried, names)).collect(),
    }
}

fn row(tongue: &Tongue, tried: &Tried, tally: &ArmTally) -> Vec<String> {
    let share = |part: u64| percent(tongue, Share::new(part, tally.exposed));
    let standing = tried.standing.arms.iter().find(|arm| arm.arm == tally.arm);
    let enough = tried.tallies.iter().all(|tally| tally.exposed >= FEWEST);
    let [difference, interval] = standing.filter(|_| enough).map_or_else(dashes, |arm| against_the_first(tongue, arm));
    let mean = tally.mean_face().filter(|_| tally.feedbacks() >= FEWEST);
    vec![
        format!("{} · {}", tried.experiment, tally.arm),
        count(tongue, Count(tally.walks)),
        count(tongue, Count(tally.exposed)),
        share(tally.kept),
        difference,
        interval,
        share(tally.taken_back),
        share(tally.abandoned),
        share(tally.above_cap),
        face(tongue, mean),
    ]
}

fn dashes() -> [String; 2] {
    [DASH.to_owned(), DASH.to_owned()]
}

/// By how much more keep the offer than in the first arm, and where that can be.
fn against_the_first(tongue: &Tongue, arm: &ArmStanding) -> [String; 2] {
    let signed = |share: f64| {
        let points = i64::from(basis_points(share.abs()));
        tongue.percent(if share < 0.0 { -points } else { points })
    };
    let ends = [arm.interval.low, arm.interval.high].map(signed);
    let [low, high] = ends;
    let between = tongue.say_with("report-between", &[("low", low.into()), ("high", high.into())]);
    [arm.difference.map_or_else(|| DASH.to_owned(), signed), between]
}

/// What may be said of an experiment.
fn told(tried: &Tried, names: ReportNames<'_>) -> String {
    let tongue = names.tongue;
    let values = |arm: &str, what: String| {
        [
            ("experiment", tried.experiment.clone().into()),
            ("offer", names.offer(&tried.offer).into()),
            ("arm", arm.to_owned().into()),
            ("what", what.into()),
        ]
    };
    let broken = |guardrail: Guardrail| tongue.say(&format!("report-harm-{}", guardrail.name()));
    if let Some((arm, guardrail)) = &tried.stopped {
        return tongue.say_with("report-verdict-stopped", &values(arm, broken(*guardrail)));
    }
    let (name, arm, what) = match &tried.standing.verdict {
        Verdict::GoingOn => ("report-verdict-going-on", "", String::new()),
        Verdict::Better(arm) => ("report-verdict-better", arm.as_str(), String::new()),
        Verdict::Worse(arm) => ("report-verdict-worse", arm.as_str(), String::new()),
        Verdict::NoDifference => ("report-verdict-none", "", String::new()),
        Verdict::Harmful(arm, guardrail) => ("report-verdict-harmful", arm.as_str(), broken(*guardrail)),
        Verdict::RatioOff => ("report-verdict-ratio", "", String::new()),
    };
    tongue.say_with(name, &values(arm, what))
}
