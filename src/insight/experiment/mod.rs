//! Owns experiments: which arm a walk sees, and what may be said of how the arms do. *No arm knows a price.*

mod assignment;
#[cfg(test)]
mod chance;
mod count;
mod deal;
mod evidence;
mod faces;
mod interval;
mod lot;
mod power;
mod ratio;
mod rules;
mod tally;
mod tried;
mod verdict;

pub use assignment::{arms_of, arms_outside, running};
pub use count::Count;
pub use deal::Deal;
pub use evidence::{Pair, Side};
pub use faces::{Faces, lower_faces};
pub use interval::Interval;
pub use power::{Aim, AimError, Effort};
pub use ratio::Ratio;
pub use rules::Rules;
pub use tally::ArmTally;
pub use tried::Tried;
pub use verdict::{ArmStanding, Guardrail, GuardrailStanding, Standing, Verdict};
