//! Experiments as a shop depends on them: who sees what, what it may not change, what is said of it, and what is stopped.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests that can not go on ends the test"
)]

#[path = "experiments/commands.rs"]
mod commands;
#[path = "experiments/keeping.rs"]
mod keeping;
#[path = "common/shop.rs"]
mod shop;
#[path = "experiments/showing.rs"]
mod showing;

use std::sync::Arc;

use diderot::catalog::{Arm, ArmChange, Catalog, Experiment, OfferId};
use diderot::cli::journey::{Journey, JourneyStep};
use diderot::flow::{Arms, Session};
use shop::print_shop;

/// An experiment with an offer; its other arms are called b, c and so on.
pub(crate) fn experiment(id: &str, offer: &str, changes: impl IntoIterator<Item = ArmChange>) -> Experiment {
    let now = Arm { id: "now".to_owned(), change: None };
    let others = changes.into_iter().zip('b'..).map(|(change, id)| Arm { id: id.to_string(), change: Some(change) });
    let arms = std::iter::once(now).chain(others).collect();
    Experiment { id: id.to_owned(), offer: OfferId::from(offer), from: None, until: None, arms }
}

/// The print shop, with these experiments.
pub(crate) fn trying(experiments: Vec<Experiment>) -> Arc<Catalog> {
    Arc::new(Catalog::clone(&print_shop()).with_experiments(experiments))
}

/// A session that sees this arm of the only experiment, after these steps.
#[track_caller]
pub(crate) fn walk(catalog: &Arc<Catalog>, arm: &str, steps: &str) -> Session {
    let experiment = catalog.experiments[0].id.as_str();
    let mut session = Session::new(Arc::clone(catalog)).with_arms(Arms::of(catalog, [(experiment, arm)]));
    go(&mut session, steps);
    session
}

#[track_caller]
pub(crate) fn go(session: &mut Session, steps: &str) {
    let journey = Journey::read(&format!("Journey(steps: [{steps}])"), session.catalog().shop.currency).unwrap();
    for step in journey.steps {
        let JourneyStep::Do(act) = &step else { panic!("{step} is not something that a buyer does") };
        let action = act.action(session).unwrap();
        session.apply(action).unwrap_or_else(|refusal| panic!("{step}: {refusal}"));
    }
}

/// To the accessories of business cards.
pub(crate) const TO_ACCESSORIES: &str = r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, keep_mine"#;

/// The offers that a session shows, in their order.
pub(crate) fn shown(session: &Session) -> Vec<String> {
    session.suggestions().iter().map(|suggestion| suggestion.offer.to_string()).collect()
}
