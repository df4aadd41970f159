//! Owns the model by which buyers make up their minds about an offer.

use super::{Buyer, Purpose};
use crate::catalog::{Catalog, Offer, OfferKind, Reduction, StepKind};
use crate::flow::{Suggestion, Uplift};
use crate::money::Money;

/// What speaks for an offer and against it, for one buyer at one moment.
///
/// The chance that they take it is logistic, `1 / (1 + exp(−u))`, in
///
/// ```text
/// u = KIND + FIT·fit + TASTE·taste + SAVING·saving − PRICE·thrift·uplift − ANNOYANCE·annoyance
/// ```
///
/// with the uplift and the saving as shares of what they came for. Beyond their budget they take nothing that costs anything.
/// What an arm of an experiment adds is added to the chance itself, whatever their budget: what is planted is what is there to be found. The numbers are guesses of the right size: what a simulation shows is
/// what follows from them.
#[derive(Clone, Copy, Debug)]
pub struct Leaning {
    /// The kind of step that it is offered on.
    pub kind: StepKind,
    /// 1 where it fits what they need, −1 where it fits others, 0 where it is for everybody.
    pub fit: f64,
    /// How much they like what it brings.
    pub taste: f64,
    /// What it adds to what they pay, as a share of what they came for; less than 0 where it takes something off.
    pub uplift: f64,
    /// What it saves them, as such a share.
    pub saving: f64,
    /// How annoyed they are.
    pub annoyance: f64,
    /// How much they mind a price.
    pub thrift: f64,
    /// Whether it leaves them within their budget.
    pub affordable: bool,
    /// What an arm of an experiment adds to the chance.
    pub planted: f64,
}

const FIT: f64 = 0.6;
const TASTE: f64 = 0.7;
const SAVING: f64 = 1.5;
const PRICE: f64 = 6.0;
const ANNOYANCE: f64 = 0.5;

/// More than this a saving does not speak for an offer.
const LARGEST_SAVING: f64 = 0.5;

impl Leaning {
    /// What a buyer makes of a suggestion on an order that stands so far from what they came for.
    #[must_use]
    pub fn of(
        buyer: &Buyer,
        (catalog, offer): (&Catalog, &Offer),
        (suggestion, stands): (&Suggestion, Uplift),
        kind: StepKind,
    ) -> Self {
        let uplift = share(catalog, suggestion.difference, stands.anchor);
        let after = share(catalog, stands.amount() + suggestion.difference, stands.anchor);
        let saved = suggestion.otherwise.map_or(Money::ZERO, |otherwise| otherwise - suggestion.difference);
        Self {
            kind,
            fit: fit(buyer, catalog, offer),
            taste: taste(buyer, offer),
            uplift,
            saving: share(catalog, saved, stands.anchor).clamp(0.0, LARGEST_SAVING),
            annoyance: 0.0,
            thrift: buyer.thrift,
            affordable: after <= buyer.budget || uplift <= 0.0,
            planted: 0.0,
        }
    }

    /// The chance that they take it.
    #[must_use]
    pub fn chance(&self) -> f64 {
        let base = match self.kind {
            StepKind::Upgrade => -0.5,
            StepKind::Accessories => -0.3,
            StepKind::Bundle => -0.4,
            StepKind::Services => -0.8,
            StepKind::Multiplier => -1.0,
        };
        let speaks_for = base + FIT * self.fit + TASTE * self.taste + SAVING * self.saving;
        let speaks_against = PRICE * self.thrift * self.uplift + ANNOYANCE * self.annoyance;
        let chance = if self.affordable { 1.0 / (1.0 + (speaks_against - speaks_for).exp()) } else { 0.0 };
        (chance + self.planted).clamp(0.0, 1.0)
    }
}

/// An amount as a share of what somebody came for; of what suggestions may add to it where that is nothing.
pub(super) fn share(catalog: &Catalog, amount: Money, anchor: Money) -> f64 {
    let base = if anchor.is_zero() { catalog.plan.cap_for_free_hook } else { anchor };
    #[expect(clippy::cast_precision_loss, reason = "a share is no amount: nothing is paid by it")]
    let share = amount.minor() as f64 / base.minor().max(1) as f64;
    share
}

/// Whether an offer fits what a buyer needs, be it that they said so or not.
fn fit(buyer: &Buyer, catalog: &Catalog, offer: &Offer) -> f64 {
    let needs = |fits: &crate::catalog::AnswerRef| {
        let mut questions = catalog.plan.questions.iter();
        let question = questions.find(|question| question.id == fits.question);
        question.and_then(|question| buyer.need(question)).is_some_and(|answer| answer.id == fits.answer)
    };
    if offer.fits.is_empty() {
        0.0
    } else if offer.fits.iter().any(needs) {
        1.0
    } else {
        -1.0
    }
}

/// How a buyer likes what an offer brings.
fn taste(buyer: &Buyer, offer: &Offer) -> f64 {
    match &offer.kind {
        OfferKind::Upgrade { to: product, .. }
        | OfferKind::Accessory { product, .. }
        | OfferKind::Service { product, .. } => buyer.taste(product.as_str()),
        OfferKind::Bundle { reduction, .. } => of_parts(buyer, reduction),
        OfferKind::Multiplier { .. } => buyer.taste("more of everything"),
    }
}

/// A set is liked as much as its parts on average.
fn of_parts(buyer: &Buyer, reduction: &Reduction) -> f64 {
    let parts = reduction.components();
    let sum: f64 = parts.iter().map(|part| buyer.taste(part.product.as_str())).sum();
    #[expect(clippy::cast_precision_loss, reason = "sets have few parts")]
    let count = parts.len().max(1) as f64;
    sum / count
}

impl Buyer {
    /// Whether they take an offer that they lean to so: the same answer whenever they are asked with the same leaning.
    #[must_use]
    pub fn takes(&self, offer: &Offer, leaning: &Leaning) -> bool {
        self.lots.happens(leaning.chance(), (Purpose::Yes, offer.id.as_str(), 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaning() -> Leaning {
        Leaning {
            kind: StepKind::Accessories,
            fit: 0.0,
            taste: 0.0,
            uplift: 0.1,
            saving: 0.0,
            annoyance: 0.0,
            thrift: 1.0,
            affordable: true,
            planted: 0.0,
        }
    }

    #[test]
    fn the_chance_falls_with_the_uplift_and_with_annoyance() {
        let at = |uplift: f64| Leaning { uplift, ..leaning() }.chance();
        assert!(at(0.0) > at(0.1) && at(0.1) > at(0.25) && at(0.25) > at(1.0));
        assert!(Leaning { annoyance: 1.0, ..leaning() }.chance() < leaning().chance());
        assert!(Leaning { thrift: 2.0, ..leaning() }.chance() < leaning().chance());
    }

    #[test]
    fn what_fits_and_is_liked_and_saves_is_taken_more_often() {
        for better in [
            Leaning { fit: 1.0, ..leaning() },
            Leaning { taste: 1.0, ..leaning() },
            Leaning { saving: 0.2, ..leaning() },
            Leaning { planted: 0.05, ..leaning() },
        ] {
            assert!(better.chance() > leaning().chance(), "{better:?}");
        }
        let planted = Leaning { planted: 0.05, ..leaning() }.chance() - leaning().chance();
        assert!((planted - 0.05).abs() < 1e-9);
    }

    #[test]
    fn beyond_the_budget_nothing_is_taken() {
        let chance = Leaning { affordable: false, ..leaning() }.chance();
        assert!(chance.abs() < 1e-12);
    }
}
