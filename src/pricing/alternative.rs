//! Owns what else an order could have cost: the best combination of reductions that was not used.

use super::{Applied, Order, PriceError, price, price_without};
use crate::catalog::Catalog;
use crate::money::Money;

/// The best combination of reductions that was not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// What would be to pay with it; never less than the quote's total.
    pub total: Money,
    /// What would apply; nothing at all where no other combination saves anything.
    pub reductions: Vec<Applied>,
}

/// The best combination that does without one of the reductions that apply; nothing where none applies.
///
/// # Errors
/// When the order can't be priced.
pub fn best_alternative(catalog: &Catalog, order: &Order) -> Result<Option<Alternative>, PriceError> {
    let quote = price(catalog, order)?;
    let mut best: Option<Alternative> = None;
    for applied in &quote.reductions {
        let other = price_without(catalog, order, &applied.offer)?;
        if best.as_ref().is_none_or(|best| other.total < best.total) {
            best = Some(Alternative { total: other.total, reductions: other.reductions });
        }
    }
    Ok(best)
}
