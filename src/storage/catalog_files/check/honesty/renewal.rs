//! Owns whether deadlines are real: what ends is lost, and neither goes on beside it nor comes back soon.

use std::collections::BTreeMap;

use crate::catalog::{Offer, OfferKind, ProductId, Reduction};
use crate::money::Money;
use crate::storage::catalog_files::check::Check;
use crate::storage::catalog_files::check::offer::OfferPlace;
use crate::storage::catalog_files::report::Finding;

/// An offer that comes back sooner than this never ended, in days.
const PAUSE_DAYS: i32 = 30;

/// Who loses less than this by waiting loses nothing: a share of the price or of the percentage, in hundredths.
const NOTHING_LOST: i64 = 5;

/// A deadline after which the same offer goes on is none. Source: UCPD Annex I 7.
pub(super) fn renewed<'a>(check: &Check<'a>, offers: &[(Offer, OfferPlace<'a>)]) {
    let mut by_product: BTreeMap<Vec<&ProductId>, Vec<&(Offer, OfferPlace<'a>)>> = BTreeMap::new();
    for placed in offers.iter().filter(|(offer, _)| saves(offer)) {
        by_product.entry(about(&placed.0)).or_default().push(placed);
    }
    for same in by_product.values().filter(|same| same.len() > 1) {
        for (later, place) in same {
            let ended = same
                .iter()
                .find(|(earlier, _)| earlier.id != later.id && goes_on(earlier, later) && is_as_good(later, earlier));
            if let Some((_, ended)) = ended {
                let finding = Finding::error("renewed-deadline", "the same offer ended just before, and goes on here")
                    .also(check.report.place(ended.head), "it ends here");
                check.add(place.main, finding.mend("make one offer of both, with the day on which it really ends"));
            }
        }
    }
}

/// Whether an offer lowers a price at all.
const fn saves(offer: &Offer) -> bool {
    matches!(
        offer.kind,
        OfferKind::Accessory { reduction: Some(_), .. } | OfferKind::Bundle { .. } | OfferKind::Multiplier { .. }
    )
}

/// Whether one offer is made when the other has ended, or soon after that.
fn goes_on(earlier: &Offer, later: &Offer) -> bool {
    let Some(end) = earlier.period.until else { return false };
    let begins_soon = later.period.from.is_none_or(|from| from.days_after(end) <= PAUSE_DAYS);
    begins_soon && later.period.until.is_none_or(|until| until > end)
}

/// What an offer is about.
fn about(offer: &Offer) -> Vec<&ProductId> {
    match &offer.kind {
        OfferKind::Upgrade { from, to } => vec![from, to],
        OfferKind::Accessory { product, .. } | OfferKind::Service { product, .. } => vec![product],
        OfferKind::Bundle { reduction, .. } => {
            let mut products: Vec<_> = reduction.components().iter().map(|component| &component.product).collect();
            products.sort();
            products
        }
        OfferKind::Multiplier { .. } => Vec::new(),
    }
}

/// Whether who takes one offer instead of another loses nothing worth speaking of.
fn is_as_good(later: &Offer, earlier: &Offer) -> bool {
    let is_shared = |one: &[ProductId], other: &[ProductId]| one.iter().any(|id| other.contains(id));
    match (&later.kind, &earlier.kind) {
        (
            OfferKind::Accessory { reduction: Some(one), with, .. },
            OfferKind::Accessory { reduction: Some(other), with: parents, .. },
        ) => is_shared(with, parents) && no_dearer(one, other),
        (OfferKind::Bundle { reduction: one, .. }, OfferKind::Bundle { reduction: other, .. }) => no_dearer(one, other),
        (
            OfferKind::Multiplier { times, surcharge, .. },
            OfferKind::Multiplier { times: others, surcharge: other, .. },
        ) => times == others && surcharge <= other,
        _ => false,
    }
}

/// Whether one reduction takes at least nearly as much off as another one.
fn no_dearer(one: &Reduction, other: &Reduction) -> bool {
    let parts = |reduction: &Reduction| {
        let mut parts: Vec<_> =
            reduction.components().iter().map(|part| (part.product.clone(), part.units, part.pack)).collect();
        parts.sort();
        parts
    };
    let is_near = |one: Money, other: Money| {
        i128::from(one.minor()) * 100 <= i128::from(other.minor()) * i128::from(100 + NOTHING_LOST)
    };
    match (one, other) {
        (Reduction::Off { percent: mine, .. }, Reduction::Off { percent: theirs, .. }) => {
            i64::from(mine.basis_points()) * 100 >= i64::from(theirs.basis_points()) * (100 - NOTHING_LOST)
        }
        (Reduction::Fixed { price: mine, .. }, Reduction::Fixed { price: theirs, .. })
        | (Reduction::Together { price: mine, .. }, Reduction::Together { price: theirs, .. }) => {
            parts(one) == parts(other) && is_near(*mine, *theirs)
        }
        _ => false,
    }
}
