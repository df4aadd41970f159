//! Owns amounts, currencies, percentages and how they are rounded and divided; knows nothing of what is sold.
//!
//! Amounts are whole numbers of the currency's minor unit. There is no floating point anywhere in this folder.

mod allocation;
mod amount;
mod currency;
mod percent;

pub use allocation::allocate;
pub use amount::{AmountError, Money};
pub use currency::{Currency, CurrencyError};
pub use percent::{Percent, PercentError};
