//! Owns by what offers are ranked: the buyer's answers, then what was really bought together, held back towards the catalog's own order
//! while orders are few; in that order style comes before the place in the files.

use std::cmp::Reverse;

use super::{Bond, BoughtTogether, MILLION, State};
use crate::catalog::{Catalog, Offer, OfferKind, ProductId};

/// So many orders weigh as much as the catalog's own order: with 50 orders of what the buyer came for, half of an offer's score is what
/// was bought, with 1 000 of them 95 %, with ten a sixth. See [`Standing::score`].
pub const BELIEF_ORDERS: i64 = 50;

/// What the catalog's own order takes for granted of the offer that it puts first, in millionths: that one buyer in ten wants it. Of the
/// second it takes half of that, of the third a third.
pub const FIRST_SHARE: i64 = MILLION / 10;

/// By what an offer is ranked among others of its kind: [`Self::fits`] first, then [`Self::score`], then [`Self::place`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How many of the buyer's answers it fits.
    pub fits: usize,
    /// What is known of it from orders; nothing where no order can tell.
    pub bond: Option<Bond>,
    /// What the catalog's own order takes for granted of it, in millionths.
    pub prior: i64,
    /// What it is ranked by where answers say nothing, in millionths: with `n` orders of what the buyer came for, the pull `p` of the
    /// order, and the prior `q`, it is `(n · p + K · q) / (n + K)`, where `K` is [`BELIEF_ORDERS`].
    ///
    /// Source: H. Bühlmann, *Experience rating and credibility*, ASTIN Bulletin 4 (1967): experience weighs `n / (n + K)`.
    pub score: i64,
    /// How many words of style it shares with what the buyer came for.
    pub style: usize,
    /// Where it would stand if nothing were known of orders, from 1: by style, then in the catalog's order.
    pub place: usize,
}

impl Standing {
    /// How much of the score is what was bought, in millionths.
    #[must_use]
    pub fn belief(&self) -> i64 {
        self.bond.map_or(0, |bond| belief(bond.hook))
    }

    /// The larger, the better it fits.
    pub(super) const fn rank(&self) -> (usize, i64, Reverse<usize>) {
        (self.fits, self.score, Reverse(self.place))
    }
}

fn belief(orders: u32) -> i64 {
    i64::from(orders) * MILLION / (i64::from(orders) + BELIEF_ORDERS)
}

/// How offers stand, which are in the catalog's own order.
pub(super) fn standings(
    (catalog, state): (&Catalog, &State),
    together: &BoughtTogether,
    offers: &[&Offer],
) -> Vec<Standing> {
    let styles: Vec<usize> = offers.iter().map(|offer| shared_style(catalog, state, offer).len()).collect();
    let mut unlearned: Vec<usize> = (0..offers.len()).collect();
    unlearned.sort_by_key(|number| Reverse(styles.get(*number).copied()));
    let mut places = vec![0; offers.len()];
    for (place, number) in (1..).zip(unlearned) {
        if let Some(known) = places.get_mut(number) {
            *known = place;
        }
    }
    let each = offers.iter().zip(styles).zip(places);
    each.map(|((offer, style), place)| {
        let bond = bond(state, together, offer);
        let prior = FIRST_SHARE / i64::try_from(place).unwrap_or(i64::MAX);
        let score = bond.map_or(prior, |Bond { hook, pull, .. }| {
            let orders = i64::from(hook);
            (orders * pull + BELIEF_ORDERS * prior).div_euclid(orders + BELIEF_ORDERS)
        });
        Standing { fits: fitting(state, offer), bond, prior, score, style, place }
    })
    .collect()
}

/// What is known from orders of what an offer brings, beside what stands in the hook's place now. An upgrade is bought instead of that,
/// never beside it: there orders can't tell. Of a set its least wanted part tells.
pub(super) fn bond(state: &State, together: &BoughtTogether, offer: &Offer) -> Option<Bond> {
    let hook = &state.hook_line()?.product;
    let order = || state.order.lines.iter().map(|line| &line.product);
    let of = |product: &ProductId| together.bond(hook, product, order().filter(|other| *other != product));
    match &offer.kind {
        OfferKind::Accessory { product, .. } | OfferKind::Service { product, .. } => of(product),
        OfferKind::Bundle { reduction, .. } => {
            let missing = reduction.components().iter().map(|part| &part.product).filter(|part| !state.has(part));
            let bonds: Option<Vec<Bond>> = missing.map(of).collect();
            bonds?.into_iter().min_by_key(|bond| bond.pull)
        }
        OfferKind::Upgrade { .. } | OfferKind::Multiplier { .. } => None,
    }
}

/// How many of the buyer's answers an offer fits.
pub(super) fn fitting(state: &State, offer: &Offer) -> usize {
    offer.fits.iter().filter(|answer| state.answered(answer)).count()
}

/// The product that an offer brings.
pub(super) const fn added(offer: &Offer) -> Option<&ProductId> {
    match &offer.kind {
        OfferKind::Upgrade { to: product, .. }
        | OfferKind::Accessory { product, .. }
        | OfferKind::Service { product, .. } => Some(product),
        OfferKind::Bundle { .. } | OfferKind::Multiplier { .. } => None,
    }
}

/// The words of style that what an offer brings shares with what the buyer came for.
pub(super) fn shared_style(catalog: &Catalog, state: &State, offer: &Offer) -> Vec<String> {
    let hook = state.hook_line().and_then(|line| catalog.product(&line.product));
    let product = added(offer).and_then(|id| catalog.product(id));
    let (Some(hook), Some(product)) = (hook, product) else { return Vec::new() };
    product.style.iter().filter(|word| hook.style.contains(word)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_orders_are_believed_a_sixth_and_a_thousand_nearly() {
        assert_eq!([0, 10, 50, 1000].map(belief), [0, 166_666, 500_000, 952_380]);
    }
}
