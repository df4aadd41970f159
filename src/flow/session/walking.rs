//! Owns how a buyer gets from step to step.

use std::sync::Arc;

use super::Session;
use super::offering::{may_show, shown};
use crate::catalog::{AnswerId, OfferId, QuestionId, StepKind};
use crate::flow::{Event, Refusal, Response, State, Step, Suggestion, suggest};
use crate::pricing::Quote;

/// What 'everything that matches' shows, in its order. Upgrades are compared on their own screen.
pub(super) const MORE_KINDS: &[StepKind] =
    &[StepKind::Accessories, StepKind::Bundle, StepKind::Services, StepKind::Multiplier];

impl Session {
    /// Goes to a step and remembers where from.
    pub(super) fn enter(&self, state: &mut State, step: Step, events: &mut Vec<Event>) {
        if state.step == step {
            return;
        }
        state.trail.push(state.step);
        // Going round in circles leaves one way back, not a hundred.
        if let Some(before) = state.trail.iter().position(|earlier| *earlier == step) {
            state.trail.truncate(before);
        }
        state.step = step;
        if let Step::Offers(kind) = step {
            self.fix_shown(state, kind);
        }
        events.push(Event::StepEntered(step));
    }

    /// Goes to the next planned step that has something to say.
    pub(super) fn enter_next(&self, state: &mut State, events: &mut Vec<Event>) {
        let next = match state.step {
            Step::Attract => Step::Hook,
            Step::Hook => Step::Options,
            // Whoever came to change an option of their order goes back to where they were.
            Step::Options if returns(state).is_some() => returns(state).unwrap_or(Step::Review),
            Step::Options if state.anchor.is_none() && !self.catalog.has_personalised() => Step::Commit,
            Step::Options => Step::Artwork,
            Step::Artwork if state.anchor.is_none() => Step::Commit,
            Step::More | Step::Review | Step::Details => Step::Review,
            Step::Placed | Step::Feedback => Step::Feedback,
            Step::Artwork | Step::Commit | Step::Needs(_) | Step::Offers(_) => self.next_planned(state),
        };
        self.enter(state, next, events);
    }

    /// The next step after commitment that is worth showing.
    fn next_planned(&self, state: &State) -> Step {
        let here = Step::planned(&self.catalog).position(|step| step == state.step);
        let start = here.map_or(0, |place| place + 1);
        let worth = |step: &Step| match step {
            Step::Needs(question) => self.is_asked(state, *question),
            // Once stopped, only what was looked at before is looked at again.
            Step::Offers(kind) => {
                let open = !state.stopped || state.shown.contains_key(kind);
                open && self.is_worth_entering(state, *kind)
            }
            _ => true,
        };
        Step::planned(&self.catalog).skip(start).find(worth).unwrap_or(Step::Review)
    }

    /// Whether a question concerns what the buyer came for. Whoever comes by again may answer differently.
    pub(super) fn is_asked(&self, state: &State, question: usize) -> bool {
        self.catalog.plan.questions.get(question).is_some_and(|question| {
            let concerns = state.came_for().is_some_and(|hook| question.hooks.contains(hook));
            question.hooks.is_empty() || concerns
        })
    }

    /// Whether a step of offers has something to say: an offer that was not answered yet, or one that was accepted. What was
    /// declined or passed over does not come back by itself.
    pub(super) fn is_worth_entering(&self, state: &State, kind: StepKind) -> bool {
        let Ok(quote) = self.pricer.quote(&self.catalog, &state.order) else { return false };
        let Some(shown) = state.shown.get(&kind) else {
            return self.open_offers((state, &quote), kind).next().is_some();
        };
        // An offer that nobody answered yet has to be in stock still.
        let concerns = |offer: &&OfferId| match state.response(offer) {
            Some(response) => response == Response::Accepted,
            None => self.catalog.offer(offer).is_some_and(|offer| suggest::is_in_stock(&self.catalog, offer)),
        };
        let mut still = shown.iter().filter(concerns).filter_map(|offer| self.as_it_stands(state, &quote, offer));
        still.any(|suggestion| may_show(state, &suggestion))
    }

    /// The offers of a kind that may be pushed and were not answered yet, as they would be ranked if nothing were known of orders
    /// and nothing tried out. Each is weighed when it is asked for.
    fn open_offers<'a>(
        &'a self,
        (state, quote): (&'a State, &'a Arc<Quote>),
        kind: StepKind,
    ) -> impl Iterator<Item = OfferId> + 'a {
        let offers = suggest::unanswered(&self.catalog, state, kind).into_iter();
        let weighed = offers.filter_map(|offer| self.as_it_stands(state, quote, &offer.id));
        weighed.filter(|suggestion| suggestion.within_cap).map(|suggestion| suggestion.offer)
    }

    /// The offers that a step shows when it is first entered: the best ones within the cap.
    fn to_show(&self, state: &State, kind: StepKind) -> Vec<OfferId> {
        // Where neither orders nor experiments have a say in it, no more offers are weighed than are shown.
        if self.together.is_empty() && !self.arms.has_places() {
            let quote = self.pricer.quote(&self.catalog, &state.order);
            let open = quote.map(|quote| self.open_offers((state, &quote), kind).take(self.most_of(kind)).collect());
            return open.unwrap_or_default();
        }
        self.pushed(kind, &self.suggested(state, kind)).into_iter().cloned().collect()
    }

    /// Which of the ranked offers of a kind are pushed.
    pub(super) fn pushed<'s>(&self, kind: StepKind, ranked: &'s [Suggestion]) -> Vec<&'s OfferId> {
        let may_be = |suggestion: &&Suggestion| suggestion.within_cap && suggestion.response.is_none();
        let mut pushed: Vec<&OfferId> = ranked.iter().filter(may_be).map(|suggestion| &suggestion.offer).collect();
        // A place that an experiment has an offer in is one among those that are shown.
        self.arms.put_in_place(&mut pushed, |offer| *offer);
        pushed.truncate(self.most_of(kind));
        pushed
    }

    /// How many offers a step of a kind shows at most.
    pub(super) fn most_of(&self, kind: StepKind) -> usize {
        let per_step = self.arms.offers_per_step(kind).unwrap_or(self.catalog.plan.offers_per_step);
        let most = match kind {
            // One scene, one question: several bundles or multipliers at once could not be told apart.
            StepKind::Bundle | StepKind::Multiplier => 1,
            // Two beside what the buyer came for.
            StepKind::Upgrade => per_step.min(2),
            StepKind::Accessories | StepKind::Services => per_step,
        };
        usize::try_from(most).unwrap_or(usize::MAX)
    }

    /// Leaves a step of offers of which none applies any more: such a step is never shown empty.
    pub(super) fn leave_empty(&self, state: &mut State, events: &mut Vec<Event>) {
        if matches!(state.step, Step::Offers(_)) && !self.shows_something(state) {
            self.enter_next(state, events);
        }
    }

    /// Whether one of the offers that the step shows still applies.
    fn shows_something(&self, state: &State) -> bool {
        let Ok(quote) = self.pricer.quote(&self.catalog, &state.order) else { return false };
        let mut offers = shown(state).into_iter().filter_map(|offer| self.as_it_stands(state, &quote, offer));
        offers.any(|suggestion| may_show(state, &suggestion))
    }

    /// Fixes what a step shows when it is first entered.
    fn fix_shown(&self, state: &mut State, kind: StepKind) {
        if !state.shown.contains_key(&kind) {
            let shown = self.to_show(state, kind);
            state.shown.insert(kind, shown);
        }
    }

    pub(super) fn answer(
        &self,
        state: &mut State,
        question: &QuestionId,
        answer: &AnswerId,
        events: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let asked = match state.step {
            Step::Needs(place) => self.catalog.plan.questions.get(place),
            _ => None,
        };
        let asked = asked.filter(|asked| asked.id == *question).ok_or(Refusal::NotNow(state.step))?;
        if !asked.answers.iter().any(|known| known.id == *answer) {
            return Err(Refusal::Unknown(answer.to_string()));
        }
        state.answers.insert(question.clone(), answer.clone());
        self.enter_next(state, events);
        Ok(())
    }

    pub(super) fn skip_needs(&self, state: &mut State, events: &mut Vec<Event>) -> Result<(), Refusal> {
        if !matches!(state.step, Step::Needs(_)) {
            return Err(Refusal::NotNow(state.step));
        }
        while matches!(state.step, Step::Needs(_)) {
            self.enter_next(state, events);
        }
        Ok(())
    }

    pub(super) fn ask_for_more(&self, state: &mut State, events: &mut Vec<Event>) -> Result<(), Refusal> {
        match state.step {
            Step::Offers(StepKind::Upgrade) => {
                let all = self.suggested(state, StepKind::Upgrade).into_iter().map(|suggestion| suggestion.offer);
                let shown = state.shown.entry(StepKind::Upgrade).or_default();
                let new: Vec<OfferId> = all.filter(|offer| !shown.contains(offer)).collect();
                state.asked.extend(new.iter().cloned());
                state.asked.extend(shown.iter().cloned());
                shown.extend(new);
                Ok(())
            }
            Step::Offers(_) | Step::Review => {
                state.more = MORE_KINDS
                    .iter()
                    .map(|kind| (*kind, self.suggested(state, *kind).into_iter().map(|more| more.offer).collect()))
                    .collect();
                self.enter(state, Step::More, events);
                Ok(())
            }
            step => Err(Refusal::NotNow(step)),
        }
    }

    pub(super) fn go_on(&self, state: &mut State, events: &mut Vec<Event>) -> Result<(), Refusal> {
        match state.step {
            Step::Hook if state.order.lines.is_empty() => Err(Refusal::NotNow(state.step)),
            // Only an explicit act commits, answers, or places.
            Step::Attract | Step::Needs(_) | Step::Details => Err(Refusal::NotNow(state.step)),
            Step::Commit if state.anchor.is_none() => Err(Refusal::NotNow(state.step)),
            Step::Review => {
                self.enter(state, Step::Details, events);
                Ok(())
            }
            Step::Offers(kind) => {
                self.pass(state, kind, events);
                if state.step == Step::Offers(kind) {
                    self.enter_next(state, events);
                }
                Ok(())
            }
            Step::More => self.go_back(state, events),
            Step::Feedback => Ok(()),
            _ => {
                self.enter_next(state, events);
                Ok(())
            }
        }
    }

    /// Going on past offers without a word to any of them is one 'no': it is not asked twice what it meant.
    fn pass(&self, state: &mut State, kind: StepKind, events: &mut Vec<Event>) {
        let shown = state.shown.get(&kind).cloned().unwrap_or_default();
        let silent = shown.iter().all(|offer| state.response(offer).is_none());
        for offer in shown {
            state.responses.entry(offer).or_insert(Response::Passed);
        }
        if silent {
            self.count_decline(state, events);
        }
    }

    pub(super) fn go_back(&self, state: &mut State, events: &mut Vec<Event>) -> Result<(), Refusal> {
        let from = state.step;
        state.step = state.trail.pop().ok_or(Refusal::NothingBefore)?;
        if from == Step::More && matches!(state.step, Step::Offers(_)) && !self.shows_something(state) {
            // What they took from everything that matches leaves the step they came from empty: they are through with it.
            self.enter_next(state, events);
            return Ok(());
        }
        // Steps of which no offer applies any more are passed over; the first step of a trail is never one of them.
        while matches!(state.step, Step::Offers(_)) && !self.shows_something(state) {
            let Some(before) = state.trail.pop() else { break };
            state.step = before;
        }
        events.push(Event::StepEntered(state.step));
        Ok(())
    }

    pub(super) fn change_options(&self, state: &mut State, events: &mut Vec<Event>) -> Result<(), Refusal> {
        if state.anchor.is_none() || !state.step.is_after_commitment() {
            return Err(Refusal::NotNow(state.step));
        }
        self.enter(state, Step::Options, events);
        Ok(())
    }

    pub(super) fn go_to_review(&self, state: &mut State, events: &mut Vec<Event>) -> Result<(), Refusal> {
        if state.anchor.is_none() {
            return Err(Refusal::NotNow(state.step));
        }
        self.enter(state, Step::Review, events);
        Ok(())
    }
}

/// The step after commitment from which a buyer came to change something.
fn returns(state: &State) -> Option<Step> {
    state.trail.last().copied().filter(|before| state.anchor.is_some() && before.is_after_commitment())
}
