//! Owns what a buyer says to offers, and what the app makes of it.

use std::sync::Arc;

use super::{Session, walking};
use crate::catalog::{OfferId, OfferKind, StepKind};
use crate::flow::{Event, Refusal, Response, State, Step, Suggestion, change, policy, suggest};
use crate::pricing::Quote;

impl Session {
    /// The offers of a state's step, as they stand in it.
    pub(super) fn suggestions_of(&self, state: &State, quote: Option<&Arc<Quote>>) -> Vec<Suggestion> {
        let Some(quote) = quote else { return Vec::new() };
        let offers = shown(state).into_iter().filter_map(|id| self.as_it_stands(state, quote, id));
        offers.filter(|suggestion| may_show(state, suggestion)).collect()
    }

    /// An offer as it stands in a state; nothing where it does not apply.
    pub(super) fn as_it_stands(&self, state: &State, quote: &Arc<Quote>, id: &OfferId) -> Option<Suggestion> {
        let offer = self.catalog.offer(id)?;
        suggest::weighed(&self.catalog, state, quote, self.known(), offer).ok()
    }

    pub(super) fn accept(&self, state: &mut State, offer: &OfferId, events: &mut Vec<Event>) -> Result<(), Refusal> {
        self.needs_offer_shown(state, offer)?;
        let not_available = || Refusal::OfferNotAvailable(offer.clone());
        let known = self.catalog.offer(offer).ok_or_else(not_available)?;
        let replaced = match known.kind {
            OfferKind::Upgrade { .. } => state.upgrade().cloned(),
            _ => None,
        };
        let lines = change::accept(&self.catalog, state, known).ok_or_else(not_available)?;
        self.pricer.quote(&self.catalog, &state.order)?;
        if let Some(replaced) = replaced {
            state.responses.remove(&replaced);
        }
        state.responses.insert(offer.clone(), Response::Accepted);
        state.declines_in_a_row = 0;
        let is_upgrade = matches!(known.kind, OfferKind::Upgrade { .. });
        let event = |line| if is_upgrade { Event::LineChanged(line) } else { Event::LineAdded(line) };
        events.extend(lines.into_iter().map(event));
        events.push(Event::Accepted(offer.clone()));
        Ok(())
    }

    pub(super) fn decline(&self, state: &mut State, offer: &OfferId, events: &mut Vec<Event>) -> Result<(), Refusal> {
        self.needs_offer_shown(state, offer)?;
        match state.response(offer) {
            Some(Response::Declined) => return Ok(()),
            Some(Response::Accepted) => change::take_back(&self.catalog, state, offer),
            Some(Response::Passed) | None => {}
        }
        state.responses.insert(offer.clone(), Response::Declined);
        events.push(Event::Declined(offer.clone()));
        self.count_decline(state, events);
        // A step with one question has nothing more to say after a 'no'.
        let was_one_question = matches!(state.step, Step::Offers(StepKind::Bundle | StepKind::Multiplier));
        if was_one_question && !state.stopped {
            self.enter_next(state, events);
        }
        Ok(())
    }

    /// Keeping what one came for is one 'no' to all upgrades together: they were asked as one question.
    pub(super) fn decline_upgrades(&self, state: &mut State, events: &mut Vec<Event>) -> Result<(), Refusal> {
        if state.step != Step::Offers(StepKind::Upgrade) {
            return Err(Refusal::NotNow(state.step));
        }
        if let Some(upgrade) = state.upgrade().cloned() {
            change::take_back(&self.catalog, state, &upgrade);
        }
        for offer in state.shown.get(&StepKind::Upgrade).cloned().unwrap_or_default() {
            state.responses.insert(offer.clone(), Response::Declined);
            events.push(Event::Declined(offer));
        }
        self.count_decline(state, events);
        if !state.stopped {
            self.enter_next(state, events);
        }
        Ok(())
    }

    /// One more decline in a row; after the catalog's number of them the app stops suggesting. Whoever asked to see more is
    /// not being pushed: what they decline there is not counted, and they leave when they like.
    pub(super) fn count_decline(&self, state: &mut State, events: &mut Vec<Event>) {
        if !matches!(state.step, Step::Offers(_)) {
            return;
        }
        state.declines_in_a_row += 1;
        if !state.stopped && policy::should_stop(&self.catalog.plan, state.declines_in_a_row) {
            state.stopped = true;
            events.push(Event::StoppedSuggesting);
            self.enter(state, Step::Review, events);
        }
    }

    pub(super) fn take_back(&self, state: &mut State, offer: &OfferId, events: &mut Vec<Event>) -> Result<(), Refusal> {
        if state.response(offer) != Some(Response::Accepted) {
            return Err(Refusal::Unknown(offer.to_string()));
        }
        let lines = state.lines_of(offer);
        if let Some(hook) = state.hook_line().filter(|_| state.upgrade() == Some(offer)) {
            events.push(Event::LineChanged(hook.id));
        }
        change::take_back(&self.catalog, state, offer);
        state.responses.insert(offer.clone(), Response::Declined);
        events.extend(lines.into_iter().map(Event::LineRemoved));
        events.push(Event::TakenBack(offer.clone()));
        Ok(())
    }

    /// An offer can be answered where it is shown, and nowhere else.
    fn needs_offer_shown(&self, state: &State, offer: &OfferId) -> Result<(), Refusal> {
        if !state.step.has_offers() {
            return Err(Refusal::NotNow(state.step));
        }
        let quote = self.pricer.quote(&self.catalog, &state.order)?;
        let as_it_stands = shown(state).contains(&offer).then(|| self.as_it_stands(state, &quote, offer)).flatten();
        let is_shown = as_it_stands.is_some_and(|suggestion| may_show(state, &suggestion));
        if is_shown { Ok(()) } else { Err(Refusal::OfferNotAvailable(offer.clone())) }
    }
}

/// The offers that a state's step shows, as far as they still apply.
pub(super) fn shown(state: &State) -> Vec<&OfferId> {
    match state.step {
        Step::Offers(kind) => state.shown.get(&kind).into_iter().flatten().collect(),
        Step::More => walking::MORE_KINDS.iter().flat_map(|kind| state.shown_more(*kind)).collect(),
        _ => Vec::new(),
    }
}

/// Whether an offer may stand on the screen: it is accepted, or within the cap as the order is now, or the buyer asked for it.
/// Source: DESIGN rule 4.
pub(super) fn may_show(state: &State, suggestion: &Suggestion) -> bool {
    let asked = state.step == Step::More || state.asked.contains(&suggestion.offer);
    suggestion.response == Some(Response::Accepted) || suggestion.within_cap || asked
}
