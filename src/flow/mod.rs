//! Owns the walk: its steps, what a buyer can do on each, what is suggested and when to stop; knows nothing of screens,
//! files, the clock or chance.
//!
//! A [`Session`] is a fold of [`Action`]s: its state is a pure function of the catalog, the arms of its
//! experiments and the actions taken.

pub mod design;
pub mod dossier;

mod action;
mod anchor;
mod arms;
mod change;
mod code;
mod details;
mod event;
mod feedback;
mod links;
mod misfit;
mod policy;
mod promise;
mod rehearsal;
mod session;
mod standing;
mod state;
mod step;
mod suggest;
mod together;
mod verdict;
mod weighing;

pub use action::Action;
pub use anchor::{Anchor, Uplift};
pub use arms::Arms;
pub use code::{CodeError, OrderCode};
pub use details::{Details, Handover, Missing};
pub use event::{Event, Refusal};
pub use feedback::FeedbackReason;
pub use misfit::Misfit;
pub use policy::within_cap;
pub use promise::{NotGiven, Promise};
pub use rehearsal::{Rehearsal, rehearse};
pub use session::{Clash, Repair, Session, Talk};
pub use standing::{BELIEF_ORDERS, FIRST_SHARE, Standing};
pub use state::{Origin, Response, State};
pub use step::Step;
pub use suggest::{FEWEST_BUYERS, Known, Reason, Suggestion, step_of, suggest};
pub use together::{Bond, BoughtTogether, MILLION, Pulls};
pub use verdict::{Hindrance, Obstacle, RankedPlace, Ruling, Verdict};
