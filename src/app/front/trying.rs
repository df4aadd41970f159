//! Owns how a surface takes part in experiments: which arms its walks see.

use std::collections::BTreeSet;

use super::Front;
use crate::app::dealing::Dealer;
use crate::app::logbook::is_worth_keeping;
use crate::catalog::Catalog;
use crate::flow::Arms;
use crate::insight::experiment::Deal;

impl Front {
    /// Lets the walks of this surface take part in what the shop tries out. Staff do not: they see every offer as it is.
    #[must_use]
    pub fn trying_out(mut self) -> Self {
        self.dealer = Some(Dealer::new());
        self.see_arms();
        self
    }

    /// What the arms of the present walk follow from; nothing where it takes part in no experiment.
    #[must_use]
    pub fn deal(&self) -> Option<&Deal> {
        self.dealer.as_ref().and_then(Dealer::present)
    }

    /// These experiments were stopped: whoever begins from now on sees the offer as it is.
    pub fn know_stopped(&mut self, stopped: BTreeSet<String>) {
        let Some(dealer) = &mut self.dealer else { return };
        dealer.know_stopped(stopped);
        // Whoever has begun goes on as they began.
        if !self.session.log().iter().any(is_worth_keeping) {
            self.deal_anew();
        }
    }

    /// Deals arms to whoever comes next. Nothing was done yet in their walk that could depend on them.
    pub(super) fn deal_anew(&mut self) {
        if let Some(dealer) = &mut self.dealer {
            dealer.deal_anew();
        }
        self.see_arms();
    }

    /// The arms of the present walk on a catalog.
    pub(super) fn arms_on(&self, catalog: &Catalog) -> Arms {
        self.dealer.as_ref().map_or_else(Arms::default, |dealer| dealer.arms(catalog))
    }

    fn see_arms(&mut self) {
        if self.dealer.is_some() {
            let arms = self.arms_on(self.session.catalog());
            self.session = self.session.clone().with_arms(arms);
        }
    }
}
