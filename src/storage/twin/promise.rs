//! Owns the twin of what an order gave for a next one.

use serde::{Deserialize, Serialize};

use crate::catalog::{Day, DayError, IncentiveTerms, Off};
use crate::flow::{CodeError, OrderCode, Promise};
use crate::money::{Money, Percent};

/// [`Promise`]. Amounts are in the currency's minor unit, the share in basis points; the day is its last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PromiseTwin {
    pub(crate) code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) share: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) amount: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<i64>,
    pub(crate) until: String,
}

/// Why what was written is nothing that an order gave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PromiseError {
    /// Its code is none.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// Its last day is none.
    #[error(transparent)]
    Day(#[from] DayError),
    /// It says neither a share nor an amount, or both, or one that can't be.
    #[error("what an order gave for the next is neither a share nor an amount")]
    Off,
}

impl PromiseTwin {
    /// What it is of.
    ///
    /// # Errors
    /// When it is written otherwise.
    pub(crate) fn promise(&self) -> Result<Promise, PromiseError> {
        let off = match (self.share, self.amount) {
            (Some(points), None) if points <= Percent::WHOLE.basis_points() => {
                Off::Share(Percent::from_basis_points(points))
            }
            (None, Some(amount)) if amount >= 0 => Off::Amount(Money::from_minor(amount)),
            _ => return Err(PromiseError::Off),
        };
        let terms = IncentiveTerms { off, from: self.from.map(Money::from_minor) };
        Ok(Promise { code: OrderCode::parse(&self.code)?, terms, until: Day::parse(&self.until)? })
    }
}

impl From<&Promise> for PromiseTwin {
    fn from(promise: &Promise) -> Self {
        let (share, amount) = match promise.terms.off {
            Off::Share(percent) => (Some(percent.basis_points()), None),
            Off::Amount(amount) => (None, Some(amount.minor())),
        };
        let (code, until) = (promise.code.as_str().to_owned(), promise.until.to_string());
        Self { code, share, amount, from: promise.terms.from.map(Money::minor), until }
    }
}
