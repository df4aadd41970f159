//! Owns what else an order could have cost: the best combination of reductions that was not used.

use super::{Applied, Order, PriceError, Pricer, Quote};
use crate::catalog::Catalog;
use crate::money::Money;

/// The best combination of reductions that was not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// What would be to pay with it; never less than the quote's total, save under the golden offer, whose reductions are those
    /// that are best for the order bought once.
    pub total: Money,
    /// What would apply; nothing at all where no other combination saves anything.
    pub reductions: Vec<Applied>,
    /// By how much more sending would cost: what takes most off the goods may cost the free shipping.
    pub shipping: Money,
}

/// The best combination that does without one of the reductions that apply, or takes more off the goods and costs the free
/// shipping; nothing where there is no other.
///
/// # Errors
/// When the order can't be priced.
pub fn best_alternative(catalog: &Catalog, order: &Order) -> Result<Option<Alternative>, PriceError> {
    let pricer = Pricer::new();
    let quote = pricer.price(catalog, order)?;
    let without = quote.reductions.iter().map(|applied| pricer.price_without(catalog, order, &applied.offer));
    let most_off = std::iter::once_with(|| pricer.price_most_off(catalog, order));
    let mut best: Option<Quote> = None;
    for other in without.chain(most_off) {
        let other = other?;
        let is_other = !is_same(&other.reductions, &quote.reductions);
        if is_other && best.as_ref().is_none_or(|best| other.total < best.total) {
            best = Some(other);
        }
    }
    Ok(best.map(|other| Alternative {
        total: other.total,
        shipping: other.shipping.price - quote.shipping.price,
        reductions: other.reductions,
    }))
}

/// Whether the same reductions apply as often.
fn is_same(one: &[Applied], other: &[Applied]) -> bool {
    let counts = |applied: &[Applied]| {
        let mut counts: Vec<_> = applied.iter().map(|applied| (applied.offer.clone(), applied.times)).collect();
        counts.sort();
        counts
    };
    counts(one) == counts(other)
}
