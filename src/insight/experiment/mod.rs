//! Owns experiments: which arm a walk sees, and what may be said of how the arms do. *No arm knows a price.*

mod assignment;
mod lot;
mod tally;

pub use assignment::{arms_of, arms_outside, running};
pub use tally::ArmTally;
