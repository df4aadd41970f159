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

#[cfg(test)]
mod tests {
    use super::super::lot::draw;

    /// Names as walks have them: random ones.
    fn names(count: u64) -> impl Iterator<Item = String> {
        let mut lots = super::super::chance::Lots(7);
        (0..count).map(move |_| format!("{:016x}{:016x}", lots.next(), lots.next()))
    }

    #[test]
    fn the_same_walk_draws_the_same_on_every_machine_and_in_every_version() {
        let of_three = |name: &str| draw(&["why-soup", name], 3);
        let drawn = ["00000000000000000000000000000000", "0123456789abcdef0123456789abcdef", "f", ""].map(of_three);
        assert_eq!(drawn, KNOWN, "whoever changes this deals all buyers anew, in the midst of their experiments");
    }

    /// What was drawn when this was written.
    const KNOWN: [usize; 4] = [2, 0, 1, 2];

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    fn arms_are_drawn_evenly_and_experiments_independently_of_each_other() {
        const NAMES: u64 = 12_000;
        let mut counts = [[0_u64; 3]; 4];
        for name in names(NAMES) {
            counts[draw(&["one", &name], 4)][draw(&["another", &name], 3)] += 1;
        }
        // χ² with 11 degrees of freedom: above 31.26 once in a thousand times.
        let expected = NAMES as f64 / 12.0;
        let squares: f64 = counts.iter().flatten().map(|count| (*count as f64 - expected).powi(2) / expected).sum();
        assert!(squares < 31.26, "{squares}: {counts:?}");
    }

    #[test]
    fn a_walk_that_goes_on_elsewhere_goes_on_as_the_same_buyer() {
        assert_eq!(super::name_of("00ff.12345678"), "00ff");
        assert_eq!(super::name_of("00ff.taken-over-ABC"), "00ff");
        assert_eq!(super::name_of("00ff"), "00ff");
    }
}
