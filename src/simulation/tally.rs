//! Owns what walks came to, in whole counts: what two catalogs are compared by.

use std::collections::BTreeMap;

use super::Walked;
use crate::catalog::OfferId;
use crate::flow::Step;
use crate::money::Percent;

/// What many walks came to. Counts and sums only, so that the order in which walks are added is of no matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many walks.
    pub walks: u64,
    /// How many things were done in them.
    pub actions: u64,
    /// How many were refused something that was there to be done: none, or something is wrong.
    pub refused: u64,
    /// How many committed to what they came for.
    pub committed: u64,
    /// How many ordered.
    pub placed: u64,
    /// Where those left who did not order.
    pub left: BTreeMap<Step, u64>,
    /// How many of those who ordered took nothing on top.
    pub took_nothing: u64,
    /// In how many walks the app stopped suggesting.
    pub stopped: u64,
    /// How many orders came to more than the cap, which only who asks for more can.
    pub above_cap: u64,
    /// What those who ordered came for, in minor units.
    pub anchors: i128,
    /// What they ordered, in minor units.
    pub totals: i128,
    /// The sum of their uplifts in basis points, and how many of them are in it: an anchor of nothing has none.
    pub uplifts: (i128, u64),
    /// How it was, from 1 to 5.
    pub feedback: [u64; 5],
    /// What became of each offer.
    pub offers: BTreeMap<OfferId, OfferTally>,
}

/// What became of an offer, in walks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfferTally {
    /// In how many it was shown.
    pub shown: u64,
    /// In how many it was accepted.
    pub accepted: u64,
    /// In how many it was declined.
    pub declined: u64,
    /// In how many it was taken back after it had been accepted.
    pub taken_back: u64,
}

impl Tally {
    /// What one walk came to.
    #[must_use]
    pub fn of(walked: &Walked) -> Self {
        let mut tally = Self::default();
        tally.add(walked);
        tally
    }

    /// Adds a walk.
    pub fn add(&mut self, walked: &Walked) {
        let state = walked.session.state();
        self.walks += 1;
        self.actions += u64::try_from(walked.at.len()).unwrap_or_default();
        self.refused += u64::from(walked.refused.is_some());
        self.committed += u64::from(state.anchor.is_some());
        self.stopped += u64::from(walked.met.stopped);
        self.add_offers(walked);
        if state.placed.is_none() {
            *self.left.entry(state.step).or_default() += 1;
            return;
        }
        self.placed += 1;
        if let Some(count) = state.feedback.and_then(|face| self.feedback.get_mut(usize::from(face).checked_sub(1)?)) {
            *count += 1;
        }
        let Some(uplift) = walked.session.uplift() else { return };
        self.anchors += i128::from(uplift.anchor.minor());
        self.totals += i128::from(uplift.total.minor());
        self.took_nothing += u64::from(uplift.amount().is_zero());
        self.above_cap += u64::from(uplift.headroom().is_negative());
        if let Some(points) = Percent::ratio_basis_points(uplift.amount(), uplift.anchor) {
            self.uplifts.0 += i128::from(points);
            self.uplifts.1 += 1;
        }
    }

    fn add_offers(&mut self, walked: &Walked) {
        let met = &walked.met;
        let mut count = |offers: &std::collections::BTreeSet<OfferId>, one: OfferTally| {
            for offer in offers {
                *self.offers.entry(offer.clone()).or_default() += one;
            }
        };
        let none = OfferTally::default();
        count(&met.shown, OfferTally { shown: 1, ..none });
        count(&met.accepted, OfferTally { accepted: 1, ..none });
        count(&met.declined, OfferTally { declined: 1, ..none });
        count(&met.taken_back, OfferTally { taken_back: 1, ..none });
    }
}

impl std::ops::AddAssign for OfferTally {
    fn add_assign(&mut self, other: Self) {
        self.shown += other.shown;
        self.accepted += other.accepted;
        self.declined += other.declined;
        self.taken_back += other.taken_back;
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.walks += other.walks;
        self.actions += other.actions;
        self.refused += other.refused;
        self.committed += other.committed;
        self.placed += other.placed;
        for (step, count) in other.left {
            *self.left.entry(step).or_default() += count;
        }
        self.took_nothing += other.took_nothing;
        self.stopped += other.stopped;
        self.above_cap += other.above_cap;
        self.anchors += other.anchors;
        self.totals += other.totals;
        self.uplifts.0 += other.uplifts.0;
        self.uplifts.1 += other.uplifts.1;
        for (sum, count) in self.feedback.iter_mut().zip(other.feedback) {
            *sum += count;
        }
        for (offer, count) in other.offers {
            *self.offers.entry(offer).or_default() += count;
        }
    }
}
