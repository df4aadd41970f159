//! Owns which arm of an experiment a walk sees: a salted hash of its random name, so that nothing has to be remembered and nothing
//! of the buyer can enter. Source: HONESTY H13 and H15.

use super::lot::draw;
use crate::catalog::{Arm, Catalog, Experiment};

/// What parts the name of a walk from what follows where it goes on: on another catalog, or in another journal. All that goes by
/// one name before it is one buyer, who sees one arm.
const GOES_ON: char = '.';

/// Which arm a walk sees of each experiment that runs on its catalog's day, in the catalog's order: the experiment's name and the
/// arm's. The same walk always sees the same, on every machine and after every restart.
#[must_use]
pub fn arms_of(catalog: &Catalog, session_id: &str) -> Vec<(String, String)> {
    arms_outside(catalog, session_id, |_experiment| false)
}

/// The same, where some experiments were stopped before the walk began: of those it sees the first arm, which changes nothing.
#[must_use]
pub fn arms_outside(catalog: &Catalog, session_id: &str, is_stopped: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let seen = |experiment: &Experiment| {
        let arm = if is_stopped(&experiment.id) { experiment.arms.first() } else { drawn(experiment, session_id) };
        arm.map(|arm| (experiment.id.clone(), arm.id.clone()))
    };
    running(catalog).filter_map(seen).collect()
}

/// The experiments that run on the catalog's day. On a day that nobody knows, those are the ones that always run.
pub fn running(catalog: &Catalog) -> impl Iterator<Item = &Experiment> {
    catalog.experiments.iter().filter(|experiment| experiment.period().has(catalog.today()))
}

/// The part of a walk's name by which it draws its arms.
pub(super) fn name_of(session_id: &str) -> &str {
    session_id.split(GOES_ON).next().unwrap_or_default()
}

/// The arm that a walk's name draws. The experiment's own name is the salt, so that two experiments deal their arms independently
/// of each other.
fn drawn<'a>(experiment: &'a Experiment, session_id: &str) -> Option<&'a Arm> {
    experiment.arms.get(draw(&[&experiment.id, name_of(session_id)], experiment.arms.len()))
}
