//! Owns chance: the number behind an order's code. The core has none.

use std::hash::{BuildHasher as _, RandomState};
use std::time::SystemTime;

use crate::flow::OrderCode;

/// How many codes there are.
const CODES: u64 = 729_000_000;

/// A code that can't be guessed from the one before.
pub(super) fn fresh_code() -> OrderCode {
    // The standard library seeds each state from the system's randomness.
    OrderCode::from_number(RandomState::new().hash_one(SystemTime::now()) % CODES)
}
