//! Owns how the walks of an experiment are counted, from the facts that are kept of them.

use super::tally::ArmTally;
use crate::catalog::{ArmChange, Catalog, Experiment, OfferKind};
use crate::insight::measure::{Channel, Fact, Facts, Place};

/// Counts the walks of one experiment.
#[derive(Clone, Debug)]
pub struct Count<'a> {
    experiment: &'a Experiment,
    /// The step in which its arms can make a difference before the offer is seen; nothing where they only change how it looks.
    step: Option<Place>,
    tallies: Vec<ArmTally>,
}

impl<'a> Count<'a> {
    /// Before any walk.
    #[must_use]
    pub fn new(catalog: &Catalog, experiment: &'a Experiment) -> Self {
        let moves = experiment.arms.iter().filter_map(|arm| arm.change.as_ref());
        let moves = moves.into_iter().any(|change| matches!(change, ArmChange::Place(_) | ArmChange::OffersPerStep(_)));
        let offers = || catalog.offers.iter().chain(catalog.dormant());
        let offer = moves.then(|| offers().find(|offer| offer.id == experiment.offer)).flatten();
        let arm = |id: &String| ArmTally { arm: id.clone(), ..ArmTally::default() };
        let tallies = experiment.arms.iter().map(|known| arm(&known.id)).collect();
        Self { experiment, step: offer.map(|offer| place_of(&offer.kind)), tallies }
    }

    /// Counts a walk, where it drew an arm of this experiment.
    pub fn add(&mut self, facts: &Facts) {
        // Staff see the first arm, whatever is drawn.
        if facts.under.channel == Channel::Desk {
            return;
        }
        let drawn = facts.under.arms.iter().find(|(experiment, _)| **experiment == *self.experiment.id);
        let Some((_, arm)) = drawn else { return };
        let Some(tally) = self.tallies.iter_mut().find(|tally| *tally.arm == **arm) else { return };
        tally.walks += 1;
        let offer = &self.experiment.offer;
        let is_exposed = facts.events.iter().any(|(_, fact)| match (fact, self.step) {
            (Fact::Entered(place), Some(step)) => *place == step,
            (Fact::Suggested(seen) | Fact::AskedFor(seen), None) => seen == offer,
            _ => false,
        });
        if !is_exposed {
            return;
        }
        tally.exposed += 1;
        let mut answers = facts.events.iter().filter_map(|(_, fact)| match fact {
            Fact::Accepted(accepted) if accepted == offer => Some(true),
            Fact::TakenBack(taken) if taken == offer => Some(false),
            _ => None,
        });
        match answers.next_back() {
            Some(true) => tally.kept += 1,
            Some(false) => tally.taken_back += 1,
            None => {}
        }
        if !facts.is_placed() {
            tally.abandoned += 1;
            return;
        }
        tally.above_cap += u64::from(facts.is_above_cap());
        let face = facts.events.iter().rev().find_map(|(_, fact)| match fact {
            Fact::Face(face) => Some(usize::from(*face)),
            _ => None,
        });
        if let Some(count) = face.and_then(|face| tally.faces.get_mut(face.checked_sub(1)?)) {
            *count += 1;
        }
    }

    /// What was counted of each arm, in the order in which they are written.
    #[must_use]
    pub fn finish(self) -> Vec<ArmTally> {
        self.tallies
    }
}

/// The step that an offer belongs to.
const fn place_of(kind: &OfferKind) -> Place {
    match kind {
        OfferKind::Upgrade { .. } => Place::Upgrade,
        OfferKind::Accessory { .. } => Place::Accessories,
        OfferKind::Bundle { .. } => Place::Bundle,
        OfferKind::Service { .. } => Place::Services,
        OfferKind::Multiplier { .. } => Place::Multiplier,
    }
}
