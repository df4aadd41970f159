//! Owns chance: the number behind an order's code, and the names of walks. The core has none.

use std::hash::{BuildHasher as _, RandomState};
use std::time::SystemTime;

use crate::flow::OrderCode;

/// How many codes there are.
const CODES: u64 = 729_000_000;

/// A code that can't be guessed from the one before.
pub(super) fn fresh_code() -> OrderCode {
    OrderCode::from_number(lot() % CODES)
}

/// The name of a walk: 128 bits that say nothing of whose it is.
pub(super) fn fresh_id() -> String {
    format!("{:016x}{:016x}", lot(), lot())
}

fn lot() -> u64 {
    // The standard library seeds each state from the system's randomness.
    RandomState::new().hash_one(SystemTime::now())
}
