//! Owns planted effects: by how much an arm of an experiment makes buyers take its offer, or annoys them, so that it can be seen
//! whether that is found.

use std::str::FromStr;
use std::sync::Arc;

use crate::catalog::{Catalog, OfferId};
use crate::insight::experiment::Deal;

/// What a planted effect moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sway {
    /// The chance that the offer is taken.
    Yes,
    /// The chance that what was taken is taken back, and that buyers leave.
    Harm,
}

/// By how much an arm of an experiment moves a chance.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The experiment.
    pub experiment: String,
    /// Its arm.
    pub arm: String,
    /// What is added to the chance, from −1 to 1.
    pub by: f64,
}

/// Why what was written is no effect.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no effect: write it like EXPERIMENT/ARM=+0.05, with a number from -1 to 1")]
pub struct EffectError(pub String);

impl FromStr for Effect {
    type Err = EffectError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let wrong = || EffectError(written.to_owned());
        let (name, by) = written.rsplit_once('=').ok_or_else(wrong)?;
        let (experiment, arm) = name.split_once('/').ok_or_else(wrong)?;
        let by: f64 = by.parse().map_err(|_no_number| wrong())?;
        let is_whole = !experiment.is_empty() && !arm.is_empty() && (-1.0..=1.0).contains(&by);
        is_whole.then(|| Self { experiment: experiment.to_owned(), arm: arm.to_owned(), by }).ok_or_else(wrong)
    }
}

/// All effects that are planted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effects {
    planted: Vec<(Sway, Effect)>,
}

impl Effects {
    /// With one more.
    #[must_use]
    pub fn with(mut self, sway: Sway, effect: Effect) -> Self {
        self.planted.push((sway, effect));
        self
    }

    /// Every one of them.
    pub fn all(&self) -> impl Iterator<Item = &(Sway, Effect)> {
        self.planted.iter()
    }

    /// By how much an arm moves a chance in all.
    #[must_use]
    pub fn of(&self, sway: Sway, (experiment, arm): (&str, &str)) -> f64 {
        let here = self
            .planted
            .iter()
            .filter(|(kind, effect)| *kind == sway && effect.experiment == experiment && effect.arm == arm);
        here.map(|(_, effect)| effect.by).sum()
    }
}

/// What the arms that a buyer is in do to them, by the offer that each is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Swayed {
    offers: Vec<(OfferId, f64, f64)>,
    /// The experiments and the arm of each.
    pub(super) arms: Vec<(Arc<str>, Arc<str>)>,
}

impl Swayed {
    /// What planted effects do to whoever is dealt such arms on a catalog.
    pub(super) fn of(effects: &Effects, deal: &Deal, catalog: &Catalog) -> Self {
        let mut swayed = Self::default();
        for (experiment, arm) in deal.drawn(catalog) {
            let Some(known) = catalog.experiment(&experiment) else { continue };
            let of = |sway| effects.of(sway, (&experiment, &arm));
            swayed.offers.push((known.offer.clone(), of(Sway::Yes), of(Sway::Harm)));
            swayed.arms.push((Arc::from(experiment), Arc::from(arm)));
        }
        swayed
    }

    /// What is added to the chance that an offer is taken.
    pub(super) fn yes(&self, offer: &OfferId) -> f64 {
        self.offers.iter().filter(|(id, ..)| id == offer).map(|(_, yes, _)| yes).sum()
    }

    /// What is added to the chance that it is taken back, and that its buyer leaves.
    pub(super) fn harm(&self, offer: &OfferId) -> f64 {
        self.offers.iter().filter(|(id, ..)| id == offer).map(|(.., harm)| harm).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn effects_are_read_as_they_are_written() {
        let effect: Effect = "card-box-wording/plain=+0.05".parse().unwrap();
        assert_eq!((effect.experiment.as_str(), effect.arm.as_str()), ("card-box-wording", "plain"));
        let effects = Effects::default().with(Sway::Yes, effect);
        assert!((effects.of(Sway::Yes, ("card-box-wording", "plain")) - 0.05).abs() < 1e-12);
        assert!(effects.of(Sway::Harm, ("card-box-wording", "plain")).abs() < 1e-12);
        for wrong in ["", "a", "a/b", "a/b=", "a/b=2", "a/b=NaN", "/b=0.1", "a/=0.1", "a=0.1"] {
            assert!(wrong.parse::<Effect>().is_err(), "{wrong}");
        }
    }
}
