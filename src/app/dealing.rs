//! Owns the dealing of arms to the walks of a surface: each buyer draws by a random name of their own.

use std::collections::BTreeSet;

use super::lots::fresh_id;
use crate::catalog::Catalog;
use crate::flow::Arms;
use crate::insight::experiment::Deal;

/// Deals arms to the buyers of a surface, one after another.
pub(super) struct Dealer {
    /// What the arms of the present walk follow from; nothing where it began without any.
    present: Option<Deal>,
    /// The experiments that were stopped.
    stopped: BTreeSet<String>,
}

impl Dealer {
    /// With a first deal.
    pub(super) fn new() -> Self {
        let mut dealer = Self { present: None, stopped: BTreeSet::new() };
        dealer.deal_anew();
        dealer
    }

    /// The next walk is somebody else's.
    pub(super) fn deal_anew(&mut self) {
        self.present = Some(Deal { walk: fresh_id(), stopped: self.stopped.clone() });
    }

    /// Knows what was stopped, for every walk that begins from now on.
    pub(super) fn know_stopped(&mut self, stopped: BTreeSet<String>) {
        self.stopped = stopped;
    }

    /// Goes on with a walk that was dealt its arms before.
    pub(super) fn take_over(&mut self, deal: Option<Deal>) {
        self.present = deal;
    }

    /// What the arms of the present walk follow from.
    pub(super) const fn present(&self) -> Option<&Deal> {
        self.present.as_ref()
    }

    /// The arms of the present walk on a catalog.
    pub(super) fn arms(&self, catalog: &Catalog) -> Arms {
        self.present.as_ref().map_or_else(Arms::default, |deal| deal.arms(catalog))
    }
}
