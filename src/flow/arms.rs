//! Owns which arm of each experiment one walk sees. *No arm has a price: there is no way in here for one.*

use crate::catalog::{Arm, ArmChange, Catalog, Offer, OfferId, PictureId, StepKind, Text};

use super::suggest;

/// Which arm of each experiment one walk sees. Without any, every offer is shown as it is in the catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arms {
    seen: Vec<Seen>,
}

/// The arm of one experiment.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    experiment: String,
    arm: Arm,
    offer: OfferId,
    /// The step that the offer belongs to.
    step: Option<StepKind>,
}

impl Arms {
    /// These arms of these experiments, both by their names; what the catalog does not have is left out.
    #[must_use]
    pub fn of<'a>(catalog: &Catalog, chosen: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let seen = chosen.into_iter().filter_map(|(experiment, arm)| {
            let experiment = catalog.experiment(experiment)?;
            Some(Seen {
                experiment: experiment.id.clone(),
                arm: experiment.arm(arm)?.clone(),
                offer: experiment.offer.clone(),
                step: catalog.offer(&experiment.offer).map(suggest::step_of),
            })
        });
        Self { seen: seen.collect() }
    }

    /// The names of the experiments, and of the arm of each.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.seen.iter().map(|seen| (seen.experiment.as_str(), seen.arm.id.as_str()))
    }

    /// Why an offer is made, in the words of its arm.
    #[must_use]
    pub fn because<'a>(&'a self, offer: &'a Offer) -> &'a Text {
        let worded = self.changes_of(&offer.id).find_map(|change| match change {
            ArmChange::Wording(text) => Some(text),
            _ => None,
        });
        worded.unwrap_or(&offer.because)
    }

    /// The picture that an offer's arm shows of what it brings; nothing where it is the product's own.
    #[must_use]
    pub fn picture(&self, offer: &OfferId) -> Option<&PictureId> {
        self.changes_of(offer).find_map(|change| match change {
            ArmChange::Picture(picture) => Some(picture),
            _ => None,
        })
    }

    /// How many offers a step shows, where an arm says so.
    pub(super) fn offers_per_step(&self, kind: StepKind) -> Option<u32> {
        let of_step = self.seen.iter().filter(|seen| seen.step == Some(kind));
        of_step.filter_map(|seen| seen.arm.change.as_ref()).find_map(|change| match change {
            ArmChange::OffersPerStep(number) => Some(*number),
            _ => None,
        })
    }

    /// Whether an arm names a place for its offer.
    pub(super) fn has_places(&self) -> bool {
        self.seen.iter().any(|seen| matches!(seen.arm.change, Some(ArmChange::Place(_))))
    }

    /// Puts each offer whose arm names a place there, as far as there are places.
    pub(super) fn put_in_place<T>(&self, ranked: &mut Vec<T>, id: impl Fn(&T) -> &OfferId) {
        for seen in &self.seen {
            let Some(ArmChange::Place(place)) = seen.arm.change else { continue };
            let Some(from) = ranked.iter().position(|offer| *id(offer) == seen.offer) else { continue };
            let moved = ranked.remove(from);
            let place = usize::try_from(place).unwrap_or(usize::MAX).saturating_sub(1).min(ranked.len());
            ranked.insert(place, moved);
        }
    }

    fn changes_of(&self, offer: &OfferId) -> impl Iterator<Item = &ArmChange> {
        self.seen.iter().filter(move |seen| seen.offer == *offer).filter_map(|seen| seen.arm.change.as_ref())
    }
}
