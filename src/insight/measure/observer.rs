//! Owns how facts are derived from a session: it is looked at after each action, and what is different is written down.

use std::collections::{BTreeMap, BTreeSet};

use super::{Circumstances, Fact, Facts, Place};
use crate::catalog::{Catalog, OfferId};
use crate::flow::{Event, Response, Session, State, Step};

/// Looks at a session after each of its actions.
#[derive(Clone, Debug)]
pub struct Observer {
    facts: Facts,
    place: Place,
    responses: BTreeMap<OfferId, Response>,
    seen: BTreeSet<OfferId>,
    /// The facts of the walks before somebody started over.
    earlier: Vec<Facts>,
}

impl Observer {
    /// Before anything was done in a session on this catalog.
    #[must_use]
    pub fn new(under: Circumstances, catalog: &Catalog) -> Self {
        let facts = Facts {
            under,
            lang: catalog.shop.languages.first().copied().unwrap_or_default(),
            currency: catalog.shop.currency,
            hook: None,
            answers: Vec::new(),
            anchor: None,
            total: None,
            cap: None,
            events: Vec::new(),
        };
        let (responses, seen) = (BTreeMap::new(), BTreeSet::new());
        Self { facts, place: Place::Attract, responses, seen, earlier: Vec::new() }
    }

    /// Looks at the session after an action, so many seconds after the walk began. What an undo brought back or took away is
    /// seen like anything else: by what is different.
    pub fn look(&mut self, session: &Session, events: &[Event], seconds: u32) {
        if events.contains(&Event::StartedOver) {
            self.begin_anew(session);
            return;
        }
        let state = session.state();
        self.compare_offers(session, seconds);
        let facts = &mut self.facts;
        let mut add = |fact| facts.events.push((seconds, fact));
        if state.anchor.is_some() && facts.anchor.is_none() {
            add(Fact::Committed);
        }
        if events.contains(&Event::StoppedSuggesting) {
            add(Fact::Stopped);
        }
        if events.iter().any(|event| matches!(event, Event::Placed(_))) {
            add(Fact::Placed);
        }
        let place = Place::of(state.step);
        if place != self.place {
            self.place = place;
            add(Fact::Entered(place));
        }
        self.see_offers(session, seconds);
        self.note_feedback(state, seconds);
        self.sum_up(session);
    }

    /// The walks that were made in it, when nobody goes on: more than one where somebody started over. One in which nothing was
    /// done is none.
    #[must_use]
    pub fn end(mut self, session: &Session) -> Vec<Facts> {
        self.facts.cap = session.uplift().map(|uplift| uplift.cap);
        self.close();
        self.earlier
    }

    fn begin_anew(&mut self, session: &Session) {
        let fresh = Self::new(self.facts.under.clone(), session.catalog());
        self.close();
        let earlier = std::mem::take(&mut self.earlier);
        *self = Self { earlier, ..fresh };
        self.facts.lang = session.state().lang;
    }

    fn close(&mut self) {
        let mut facts = self.facts.clone();
        if facts.events.is_empty() {
            return;
        }
        if !facts.is_placed() {
            let last = facts.events.last().map_or(0, |(seconds, _)| *seconds);
            facts.events.push((last, Fact::Left(self.place)));
        }
        self.earlier.push(facts);
    }

    /// What was said to offers since the last look.
    fn compare_offers(&mut self, session: &Session, seconds: u32) {
        let now = &session.state().responses;
        if *now == self.responses {
            return;
        }
        for (offer, response) in now {
            let before = self.responses.get(offer).copied();
            if before == Some(*response) {
                continue;
            }
            if before == Some(Response::Accepted) {
                self.facts.events.push((seconds, Fact::TakenBack(offer.clone())));
            }
            let fact = match response {
                Response::Accepted => Fact::Accepted,
                // Taking back is what was said.
                Response::Declined | Response::Passed if before == Some(Response::Accepted) => continue,
                Response::Declined => Fact::Declined,
                Response::Passed => Fact::Passed,
            };
            self.facts.events.push((seconds, fact(offer.clone())));
        }
        for (offer, before) in &self.responses {
            if !now.contains_key(offer) {
                let fact = if *before == Response::Accepted { Fact::TakenBack } else { Fact::Reconsidered };
                self.facts.events.push((seconds, fact(offer.clone())));
            }
        }
        self.responses.clone_from(now);
    }

    /// Which offers are on the screen for the first time.
    fn see_offers(&mut self, session: &Session, seconds: u32) {
        let state = session.state();
        if !state.step.has_offers() {
            return;
        }
        for suggestion in session.suggestions() {
            let offer = &suggestion.offer;
            if !self.seen.contains(offer) {
                self.seen.insert(offer.clone());
                let asked = state.step == Step::More || state.asked.contains(offer);
                let fact = if asked { Fact::AskedFor } else { Fact::Suggested };
                self.facts.events.push((seconds, fact(offer.clone())));
            }
        }
    }

    fn note_feedback(&mut self, state: &State, seconds: u32) {
        let said = |wanted: fn(&Fact) -> bool| {
            self.facts.events.iter().rev().map(|(_, fact)| fact).find(|fact| wanted(fact)).cloned()
        };
        let face = state.feedback.map(Fact::Face);
        let reason = state.feedback_reason.map(|reason| Fact::Reason(reason.name().into()));
        let last = (said(|fact| matches!(fact, Fact::Face(_))), said(|fact| matches!(fact, Fact::Reason(_))));
        let new =
            [face.filter(|face| last.0.as_ref() != Some(face)), reason.filter(|why| last.1.as_ref() != Some(why))];
        self.facts.events.extend(new.into_iter().flatten().map(|fact| (seconds, fact)));
    }

    fn sum_up(&mut self, session: &Session) {
        let state = session.state();
        let facts = &mut self.facts;
        facts.lang = state.lang;
        if facts.hook.as_ref() != state.came_for() {
            facts.hook = state.came_for().cloned();
        }
        if facts.answers.len() != state.answers.len()
            || facts.answers.iter().any(|(question, answer)| state.answers.get(question) != Some(answer))
        {
            facts.answers = state.answers.iter().map(|(question, answer)| (question.clone(), answer.clone())).collect();
        }
        facts.anchor = state.anchor.as_ref().map(crate::flow::Anchor::total);
        facts.total = session.quote().map(|quote| quote.total);
    }
}
