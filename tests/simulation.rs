//! Synthetic buyers: the same for a seed, never refused what is there to be done, and in a journal as real ones are.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests that can not go on ends the test")]

#[path = "simulation/commands.rs"]
mod commands;
#[path = "simulation/filling.rs"]
mod filling;
#[path = "simulation/promises.rs"]
mod promises;
#[path = "common/shops.rs"]
mod shops;

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use diderot::catalog::{Arm, ArmChange, Catalog, Day, Experiment, Text};
use diderot::simulation::{Calendar, Crowd, Walked};
use jiff::tz::TimeZone;
use shops::shops;

/// A data folder that is gone after the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("diderot-simulation-{name}-{}", std::process::id()));
        fs::remove_dir_all(&dir).unwrap_or_default();
        Self(dir)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

pub(crate) fn shop(name: &str) -> Arc<Catalog> {
    Arc::clone(&shops().iter().find(|shop| shop.name == name).unwrap().catalog)
}

/// So many buyers of a year.
pub(crate) fn crowd(catalog: &Arc<Catalog>, buyers: u64) -> Crowd {
    let calendar = Calendar::new(Day::parse("2026-01-01").unwrap(), 365, TimeZone::UTC);
    Crowd::new(Arc::clone(catalog), calendar, (7, buyers))
}

/// Every walk of a crowd, in its order.
pub(crate) fn walks(crowd: &Crowd, threads: usize) -> Vec<Walked> {
    let mut walks = Vec::new();
    crowd.walk(threads, &Walked::clone, &mut |walked| {
        walks.push(walked);
        ControlFlow::Continue(())
    });
    walks
}

/// A catalog that tries two wordings of an offer.
pub(crate) fn with_experiment(catalog: &Arc<Catalog>, offer: &str) -> Arc<Catalog> {
    let words = |text: &str| {
        let langs = catalog.shop.languages.iter();
        Text::new(langs.map(|lang| (*lang, text.to_owned())).collect())
    };
    let other = Arm { id: "other".to_owned(), change: Some(ArmChange::Wording(words("Otherwise."))) };
    let experiment = Experiment {
        id: "wording".to_owned(),
        offer: offer.into(),
        from: None,
        until: None,
        arms: vec![Arm { id: "as-it-is".to_owned(), change: None }, other],
    };
    Arc::new((**catalog).clone().with_experiments(vec![experiment]))
}
