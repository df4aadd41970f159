//! Owns which reductions apply to an order: the combination that leaves the least to pay.

mod objective;
mod pattern;
mod search;

pub(super) use objective::{Objective, applications};
pub(super) use pattern::{Pool, patterns};
pub(super) use search::best;
