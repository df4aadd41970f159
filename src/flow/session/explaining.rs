//! Owns the answer to 'why is this offer (not) shown?': with the very functions that decide it.

use super::Session;
use super::offering::{may_show, shown};
use super::walking::MORE_KINDS;
use crate::catalog::{Offer, OfferId, StepKind};
use crate::flow::{
    Hindrance, Obstacle, RankedPlace, Response, Ruling, Standing, State, Step, Suggestion, Verdict, policy, suggest,
};
use crate::money::Money;

/// All kinds of steps that offers are made on.
const KINDS: [StepKind; 5] =
    [StepKind::Upgrade, StepKind::Accessories, StepKind::Bundle, StepKind::Services, StepKind::Multiplier];

/// Offers of a kind, the best fitting first, with how they stand.
struct Ranked {
    standings: Vec<Standing>,
    suggestions: Vec<Suggestion>,
}

impl Session {
    /// What becomes of every offer of the catalog now, and why, in the catalog's own order; those that are not made on this day
    /// last.
    #[must_use]
    pub fn explain_all(&self) -> Vec<Verdict> {
        let ranked = KINDS.map(|kind| (kind, self.ranked(kind)));
        let of = |offer: &Offer| {
            let kind = suggest::step_of(offer);
            let found = ranked.iter().find(|(known, _)| *known == kind);
            found.map(|(_, ranked)| self.verdict(offer, ranked))
        };
        let dormant = self.catalog.dormant().map(|offer| Verdict {
            offer: offer.id.clone(),
            step: suggest::step_of(offer),
            ruling: Ruling::Hidden(vec![Hindrance::NotToday]),
            suggestion: None,
            place: None,
            standing: None,
        });
        self.catalog.offers.iter().filter_map(of).chain(dormant).collect()
    }

    /// What becomes of an offer now, and why; nothing where the catalog has no such offer.
    #[must_use]
    pub fn explain(&self, offer: &OfferId) -> Option<Verdict> {
        let offer = self.catalog.offer(offer)?;
        Some(self.verdict(offer, &self.ranked(suggest::step_of(offer))))
    }

    /// Every offer of a kind that applies now, the best fitting first.
    fn ranked(&self, kind: StepKind) -> Ranked {
        let quote = self.quote.as_ref().filter(|_| self.state.anchor.is_some());
        let Some(quote) = quote else { return Ranked { standings: Vec::new(), suggestions: Vec::new() } };
        let mut ranked = suggest::ranked((&self.catalog, &self.state), quote, self.known(), kind);
        self.arms.put_in_place(&mut ranked, |(_, suggestion)| &suggestion.offer);
        let (standings, suggestions) = ranked.into_iter().unzip();
        Ranked { standings, suggestions }
    }

    fn verdict(&self, offer: &Offer, Ranked { standings, suggestions: ranked }: &Ranked) -> Verdict {
        let state = &self.state;
        let place = ranked.iter().position(|suggestion| suggestion.offer == offer.id);
        let stands = match (place.and_then(|place| ranked.get(place)), &self.quote) {
            (Some(suggestion), _) => Ok(suggestion.clone()),
            (None, Some(quote)) => suggest::weighed(&self.catalog, state, quote, self.known(), offer),
            (None, None) => Err(Obstacle::NotCommitted),
        };
        let is_on_screen = |suggestion: &Suggestion| shown(state).contains(&&offer.id) && may_show(state, suggestion);
        let ruling = match &stands {
            Err(obstacle) => Ruling::Hidden(vec![Hindrance::DoesNotApply(obstacle.clone())]),
            Ok(suggestion) if is_on_screen(suggestion) => Ruling::Shown,
            Ok(suggestion) => Ruling::Hidden(self.hindrances(offer, suggestion, ranked)),
        };
        Verdict {
            offer: offer.id.clone(),
            step: suggest::step_of(offer),
            ruling,
            suggestion: stands.ok(),
            place: place.map(|place| RankedPlace { place: place + 1, of: ranked.len() }),
            standing: place.and_then(|place| standings.get(place).copied()),
        }
    }

    /// Everything that keeps an offer that applies from the screen.
    fn hindrances(&self, offer: &Offer, suggestion: &Suggestion, ranked: &[Suggestion]) -> Vec<Hindrance> {
        let kind = suggest::step_of(offer);
        let answered = suggestion.response.map(|response| match response {
            Response::Accepted => Hindrance::Accepted,
            Response::Declined => Hindrance::Declined,
            Response::Passed => Hindrance::Passed,
        });
        let is_open = answered.is_none();
        // Whoever accepted it has it, whatever its step does.
        if answered == Some(Hindrance::Accepted) {
            return vec![Hindrance::Accepted];
        }
        if is_open && !suggest::is_in_stock(&self.catalog, offer) {
            return vec![Hindrance::SoldOut];
        }
        let over = (!suggestion.within_cap).then(|| Hindrance::OverCap(self.over_the_cap(suggestion)));
        let pushed = self.pushed(kind, ranked);
        let is_full = is_open && suggestion.within_cap && !pushed.contains(&&offer.id);
        let full = is_full
            .then(|| Hindrance::Full { most: self.most_of(kind), before: pushed.into_iter().cloned().collect() });
        let mut found: Vec<Hindrance> = [answered, over, full].into_iter().flatten().collect();
        found.extend(self.timing(kind));
        if found.is_empty() {
            found.push(Hindrance::Settled);
        }
        found
    }

    /// By how much an order with an offer would be over the cap.
    fn over_the_cap(&self, suggestion: &Suggestion) -> Money {
        let total = self.quote.as_ref().map(|quote| quote.total + suggestion.difference).unwrap_or_default();
        let base = suggest::cap_base(&self.catalog, &self.state, &self.pricer).unwrap_or_default();
        total - base - policy::cap(&self.catalog.plan, base)
    }

    /// Why it is not the moment for offers of a kind; nothing where the buyer is at their step.
    fn timing(&self, kind: StepKind) -> Option<Hindrance> {
        let state = &self.state;
        if state.step == Step::Offers(kind) {
            return None;
        }
        if state.step == Step::More && MORE_KINDS.contains(&kind) {
            return Some(Hindrance::Settled);
        }
        let is_known = self.catalog.plan.steps.contains(&kind);
        let been_there = state.shown.contains_key(&kind);
        Some(match (is_known, been_there, state.stopped) {
            (false, ..) => Hindrance::NotPlanned,
            (true, false, true) => Hindrance::Stopped,
            (true, true, _) => Hindrance::Behind,
            (true, false, false) if self.is_behind(state, kind) => Hindrance::Behind,
            (true, false, false) => Hindrance::Ahead,
        })
    }

    /// Whether a buyer is past the step of a kind, on the plan's way.
    fn is_behind(&self, state: &State, kind: StepKind) -> bool {
        let position = |step: Step| Step::planned(&self.catalog).position(|planned| planned == step);
        let been = std::iter::once(&state.step).chain(state.trail.iter().rev());
        let here = been.copied().find_map(position);
        match (here, position(Step::Offers(kind))) {
            (Some(here), Some(there)) => here > there,
            // Who is at their details has passed everything; who just committed nothing.
            (None, _) => matches!(state.step, Step::Details | Step::Placed | Step::Feedback),
            (Some(_), None) => true,
        }
    }
}
