//! Owns what an earlier order gave for this one, and what this one gives for the next.

use super::Session;
use crate::catalog::OfferId;
use crate::flow::{Promise, Refusal, Response, State, Step};

impl Session {
    /// Takes what an earlier order gave. Whether it stands was looked up before: the action has all that follows from it.
    pub(super) fn redeem(state: &mut State, promise: &Promise) -> Result<(), Refusal> {
        // First the sale: what the buyer came for costs what it costs.
        if state.anchor.is_none() {
            return Err(Refusal::NotNow(state.step));
        }
        state.order.incentive = Some(promise.terms);
        state.redeemed = Some(promise.clone());
        Ok(())
    }

    /// Leaves it for another order.
    pub(super) fn take_incentive_back(state: &mut State) -> Result<(), Refusal> {
        let redeemed = state.redeemed.take().ok_or(Refusal::NotNow(state.step))?;
        drop(redeemed);
        state.order.incentive = None;
        Ok(())
    }

    /// Knows what the placed order gives for the next one.
    pub(super) fn promise(state: &mut State, promise: &Promise) -> Result<(), Refusal> {
        if state.step != Step::Placed || state.promise.is_some() {
            return Err(Refusal::NotNow(state.step));
        }
        state.promise = Some(promise.clone());
        Ok(())
    }

    /// Knows what was declined with an earlier order or quote of the same customer: it is not brought up again by itself.
    pub(super) fn know_declined(state: &mut State, offers: &[OfferId]) {
        for offer in offers {
            state.responses.entry(offer.clone()).or_insert(Response::Declined);
        }
    }

    /// The offers that were declined, or passed over, and not taken since.
    #[must_use]
    pub fn declined(&self) -> Vec<OfferId> {
        let is_no = |response: &Response| matches!(response, Response::Declined | Response::Passed);
        self.state.responses.iter().filter(|(_, response)| is_no(response)).map(|(offer, _)| offer.clone()).collect()
    }

    /// What of an earlier order is really used in this one; nothing where it stays for another.
    #[must_use]
    pub fn used_promise(&self) -> Option<&Promise> {
        let is_used = self.quote()?.incentive.is_some_and(|effect| effect.unused.is_none());
        self.state.redeemed.as_ref().filter(|_| is_used)
    }
}
