//! Owns synthetic buyers: people that nobody has met, who walk through the real session as people might. For load, for trying
//! out experiments, and for whoever keeps a catalog and wants to see what a change could do. It reads no files and no clock.
//!
//! What they do says how the catalog and the session behave under the model of [`Buyer`] and [`Leaning`], never how people
//! would.
//!
//! The same seed makes the same buyers, whatever the number of threads: everything that is left to chance is drawn under a name
//! (see [`Lots`]), so that a buyer who meets the same offer on another catalog makes up their mind in the same way.

mod answering;
mod buyer;
mod calendar;
mod crowd;
mod effect;
mod ending;
mod leaning;
mod lots;
mod pace;
mod walker;

pub use buyer::Buyer;
pub use calendar::Calendar;
pub use crowd::Crowd;
pub use effect::{Effect, EffectError, Effects, Sway};
pub use leaning::Leaning;
pub use lots::{Lots, Purpose};
pub use walker::{Done, Walked};
