//! Owns what a salesperson can bring up with this order: the open questions and what the walk would suggest, all at once.

use std::sync::Arc;

use super::Session;
use super::offering::may_show;
use crate::catalog::{Catalog, StepKind};
use crate::flow::{Action, Arms, Event, Refusal, Step, Suggestion};

/// What a salesperson can bring up. Nothing before the buyer committed to something: first the sale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// The questions that concern this order, by their place in the plan, answered ones too.
    pub questions: Vec<usize>,
    /// What the walk would suggest, step by step, answered ones too.
    pub offers: Vec<(StepKind, Suggestion)>,
    /// Whether the buyer said no so often that nothing more is suggested.
    pub has_stopped: bool,
}

impl Session {
    /// What can be brought up now: the same offers, by the same rules and up to the same cap, as the walk would show. It weighs
    /// every offer of the catalog: once after an action, not in every frame.
    #[must_use]
    pub fn talk(&self) -> Talk {
        let state = &self.state;
        if state.anchor.is_none() {
            return Talk::default();
        }
        let questions = (0..self.catalog.plan.questions.len()).filter(|place| self.is_asked(state, *place)).collect();
        let mut offers = Vec::new();
        for kind in self.catalog.plan.steps.iter().copied() {
            let suggested = self.suggested(state, kind);
            let shown = match state.shown.get(&kind) {
                Some(shown) => shown.iter().collect(),
                None if state.stopped => Vec::new(),
                None => self.pushed(kind, &suggested),
            };
            let is_shown = |suggestion: &&Suggestion| {
                let is_pushed = shown.contains(&&suggestion.offer) && may_show(state, suggestion);
                is_pushed || suggestion.response.is_some()
            };
            offers.extend(suggested.iter().filter(is_shown).map(|suggestion| (kind, suggestion.clone())));
        }
        Talk { questions, offers, has_stopped: state.stopped }
    }

    /// Answers a question or an offer of [`Self::talk`], wherever the walk is: goes to its step first.
    ///
    /// # Errors
    /// When it can't be answered; then nothing is changed.
    pub fn answer_at(&mut self, step: Step, action: Action) -> Result<Vec<Event>, Refusal> {
        let mut there = self.clone();
        if there.state.step != step {
            there.apply(Action::Resumed(step))?;
        }
        let events = there.apply(action)?;
        *self = there;
        Ok(events)
    }

    /// A session in which these actions were taken, and how many of them can't be taken on this catalog, which are left out. A saved
    /// quote is opened so, and goes on with what is known of orders: see [`Self::informed`].
    #[must_use]
    pub fn replayed(catalog: &Arc<Catalog>, actions: &[Action]) -> (Self, usize) {
        Self::replayed_with(catalog, &Arms::default(), actions)
    }

    /// The same with these arms of its experiments.
    #[must_use]
    pub fn replayed_with(catalog: &Arc<Catalog>, arms: &Arms, actions: &[Action]) -> (Self, usize) {
        let fresh = || Self::with_orders(Arc::clone(catalog), Arc::default()).with_arms(arms.clone()).hurried();
        if let Ok(session) = fresh().folded(actions) {
            return (session, 0);
        }
        let mut session = fresh();
        let refused = actions.iter().filter(|action| session.apply((*action).clone()).is_err()).count();
        (session, refused)
    }

    /// The same where none is refused. Only the last state is priced: the ones before it were when they came about.
    fn folded(mut self, actions: &[Action]) -> Result<Self, Refusal> {
        for action in actions {
            if matches!(action, Action::Undone | Action::StartedOver) {
                self.apply(action.clone())?;
                continue;
            }
            let (state, _) = self.after(self.state.clone(), action)?;
            self.state = state;
            self.done.push(action.clone());
            self.log.push(action.clone());
        }
        let state = std::mem::take(&mut self.state);
        self.settle(state)?;
        Ok(self)
    }
}
