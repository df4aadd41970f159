//! Owns what becomes of a walk when the shop changes its catalog in the midst of it: what the buyer did is done again on the
//! new catalog, as far as it still can be.
//!
//! Both catalogs are walked side by side, because actions speak of lines and steps: the new walk may have other numbers for
//! its lines, and steps that come or go. Nothing comes into the order that the buyer did not have, and no gift is charged.

use std::sync::Arc;

use super::Session;
use crate::catalog::{Catalog, Offer, OfferId, OfferKind};
use crate::compatibility::Change;
use crate::flow::{Action, Anchor, Arms, Event, Misfit, Origin, Response, State, Step};
use crate::pricing::{LineId, OrderLine};

impl Session {
    /// The same walk on another catalog, and what of it does not fit there any more. What the buyer did is done anew; what is
    /// refused, or names what is gone, is left out. A placed order stays as it is, on the catalog that it was placed on.
    ///
    /// The anchor is what they came for at what it costs now: else a new price would look like something that came on top.
    /// Whoever was about to pay sees the whole order first, where anything of it changed.
    #[must_use]
    pub fn on_catalog(&self, catalog: Arc<Catalog>) -> (Self, Vec<Misfit>) {
        self.on_catalog_with(catalog, Arms::default())
    }

    /// The same with these arms of that catalog's experiments.
    #[must_use]
    pub fn on_catalog_with(&self, catalog: Arc<Catalog>, arms: Arms) -> (Self, Vec<Misfit>) {
        if self.state.placed.is_some() {
            return (self.clone(), Vec::new());
        }
        let mut fresh = Self::with_orders(Arc::clone(&catalog), Arc::clone(&self.together)).with_arms(arms);
        fresh.pricer = Arc::new(self.pricer.forgetful(catalog));
        if let Some(misfit) = self.is_lost_on(&fresh.catalog) {
            return (self.begun_anew(fresh), vec![misfit]);
        }
        let mut walk = SideBySide { was: self.anew(), is: fresh };
        for action in &self.done {
            walk.take(action);
        }
        walk.arrive(self)
    }

    /// Why nothing of this walk fits on a catalog, where nothing does.
    fn is_lost_on(&self, catalog: &Catalog) -> Option<Misfit> {
        let hook = self.state.came_for()?;
        if catalog.shop.currency != self.catalog.shop.currency {
            return Some(Misfit::OtherMoney);
        }
        let was_hook = self.catalog.plan.hooks.contains(hook);
        // What staff put in need not be something to start with.
        let is_sold = if was_hook { catalog.plan.hooks.contains(hook) } else { catalog.product(hook).is_some() };
        let name = self.catalog.product(hook).map(|product| product.name.clone())?;
        (!is_sold).then_some(Misfit::HookGone(name))
    }

    /// A new walk in the language of this one, where the shop still speaks it.
    fn begun_anew(&self, mut fresh: Self) -> Self {
        if fresh.catalog.shop.languages.contains(&self.state.lang) {
            fresh.state.lang = self.state.lang;
            fresh.done.push(Action::LangChosen(self.state.lang));
            fresh.log.push(Action::LangChosen(self.state.lang));
        }
        fresh
    }

    /// Goes back to where the buyer was before the catalog changed. Where there is nothing to see any more, nothing happens:
    /// this is never refused.
    pub(super) fn resume(&self, state: &mut State, step: Step, events: &mut Vec<Event>) {
        let is_there = match step {
            Step::Needs(question) => self.is_asked(state, question),
            Step::Offers(kind) => self.catalog.plan.steps.contains(&kind) && self.is_worth_entering(state, kind),
            Step::Options | Step::Artwork | Step::Commit | Step::Review | Step::Details => true,
            Step::Attract | Step::Hook | Step::More | Step::Placed | Step::Feedback => false,
        };
        if is_there && state.anchor.is_some() {
            self.enter(state, step, events);
        }
    }
}

/// A walk as it was on the old catalog and as it is on the new one, action by action.
struct SideBySide {
    was: Session,
    is: Session,
}

impl SideBySide {
    /// Takes the next action on both catalogs.
    fn take(&mut self, action: &Action) {
        // What counts was never refused.
        let Ok((next, _)) = self.was.after(self.was.state.clone(), action) else { return };
        self.follow(action, &next);
        self.was.state = next;
        self.keep_as_chosen();
    }

    /// Does on the new catalog what the buyer did on the old one, which led to `next` there.
    fn follow(&mut self, action: &Action, next: &State) {
        if matches!(action, Action::OffersShown(_)) {
            // The new catalog shows its own.
            return;
        }
        if is_way(action) {
            // A way leads on from where one is: elsewhere it would lead to somewhere that the buyer never was.
            if self.there(self.was.state.step) == Some(self.is.state.step) {
                self.attempt(action.clone(), next);
            }
            return;
        }
        let Some(meant) = self.meant(action) else { return };
        if self.was.state.anchor.is_some() {
            self.go_to(self.was.state.step, next);
        }
        if !self.attempt(meant.clone(), next) && matches!(meant, Action::OfferAccepted(_)) {
            self.accept_by_asking(meant, next);
        }
    }

    /// Takes an action on the new catalog, if it can be taken there and brings nothing but what the buyer had after it.
    fn attempt(&mut self, action: Action, had: &State) -> bool {
        let is = &self.is;
        let Ok((state, _)) = is.after(is.state.clone(), &action) else { return false };
        let has_price = state.order.lines.is_empty() || is.pricer.price(&is.catalog, &state.order).is_ok();
        if !has_price || !self.is_what_they_had(&state, had) {
            return false;
        }
        let note = is.note((&is.state.shown, &is.state.more), &state);
        self.is.state = state;
        self.is.done.push(action);
        self.is.done.extend(note);
        true
    }

    /// Whether what comes in with a state is what the buyer had: the same products, for nothing where they were for nothing,
    /// and everything as many times.
    fn is_what_they_had(&self, state: &State, had: &State) -> bool {
        let before = &self.is.state;
        let is_known = |line: &OrderLine| {
            let is_hook = had.came_for() == Some(&line.product);
            is_hook || before.has(&line.product) || had.has(&line.product)
        };
        let is_new_charge = |line: &OrderLine| {
            let Some(Origin::Accepted(offer)) = state.origins.get(&line.id) else { return false };
            let was_gift = self.was.catalog.offer(offer).is_some_and(Offer::is_gift);
            before.line(line.id).is_none() && was_gift && !self.is.catalog.offer(offer).is_some_and(Offer::is_gift)
        };
        let is_same_multiple = match &state.order.multiplier {
            Some(offer) if before.order.multiplier.as_ref() != Some(offer) => {
                times(&self.was.catalog, offer) == times(&self.is.catalog, offer)
            }
            _ => true,
        };
        state.order.lines.iter().all(|line| is_known(line) && !is_new_charge(line)) && is_same_multiple
    }

    /// Takes an offer that is not shown by itself any more, because others fit better or it is over the cap now: the buyer
    /// said yes to it, and can ask for everything that matches.
    fn accept_by_asking(&mut self, accepted: Action, next: &State) {
        let (state, done) = (self.is.state.clone(), self.is.done.len());
        if !self.is.state.step.has_offers() {
            self.attempt(Action::Resumed(Step::Review), next);
        }
        let from = self.is.state.step;
        let asked = from == Step::More || self.attempt(Action::MoreAsked, next);
        if !asked || !self.attempt(accepted, next) {
            self.is.state = state;
            self.is.done.truncate(done);
            return;
        }
        if self.is.state.step == Step::More && from != Step::More {
            self.attempt(Action::Continued, next);
        }
    }

    /// Goes to a step of the old walk, where the new one is elsewhere.
    fn go_to(&mut self, step: Step, had: &State) {
        let Some(there) = self.there(step).filter(|there| *there != self.is.state.step) else { return };
        if there != Step::More {
            self.attempt(Action::Resumed(there), had);
            return;
        }
        if !matches!(self.is.state.step, Step::Offers(_) | Step::Review) {
            self.attempt(Action::Resumed(Step::Review), had);
        }
        self.attempt(Action::MoreAsked, had);
    }

    /// The step that is on the new catalog what a step is on the old one.
    fn there(&self, step: Step) -> Option<Step> {
        let Step::Needs(place) = step else { return Some(step) };
        let question = &self.was.catalog.plan.questions.get(place)?.id;
        self.is.catalog.plan.questions.iter().position(|asked| asked.id == *question).map(Step::Needs)
    }

    /// The line of the new walk that is what a line is in the old one.
    fn line_there(&self, line: LineId) -> Option<LineId> {
        match self.was.state.origins.get(&line)? {
            Origin::Hook { .. } => self.is.state.hook_line().map(|hook| hook.id),
            accepted @ (Origin::Accepted(_) | Origin::Asked) => {
                let product = &self.was.state.line(line)?.product;
                let is_it = |known: &&OrderLine| {
                    known.product == *product && self.is.state.origins.get(&known.id) == Some(accepted)
                };
                self.is.state.order.lines.iter().find(is_it).map(|known| known.id)
            }
        }
    }

    /// An action with the lines' numbers of the new walk; nothing where it is about a line that is not there.
    fn meant(&self, action: &Action) -> Option<Action> {
        Some(match action {
            Action::QuantityChosen(line, quantity) => Action::QuantityChosen(self.line_there(*line)?, *quantity),
            Action::OptionChosen(line, option, choice) => {
                Action::OptionChosen(self.line_there(*line)?, option.clone(), choice.clone())
            }
            Action::LineRemoved(line) => Action::LineRemoved(self.line_there(*line)?),
            Action::DoneWith(action, changes) => {
                let changes = changes.iter().map(|change| {
                    Some(match change {
                        Change::Choose(line, selection) => Change::Choose(self.line_there(*line)?, selection.clone()),
                        Change::Remove(line) => Change::Remove(self.line_there(*line)?),
                        added @ Change::Add(..) => added.clone(),
                    })
                });
                Action::DoneWith(Box::new(self.meant(action)?), changes.collect::<Option<_>>()?)
            }
            other => other.clone(),
        })
    }

    /// Keeps quantities and choices as the buyer had them before their eyes, where the catalog starts with others now.
    fn keep_as_chosen(&mut self) {
        let had = self.was.state.clone();
        for line in &had.order.lines {
            let there = self.line_there(line.id).and_then(|id| self.is.state.line(id)).cloned();
            let Some(now) = there.filter(|now| now.product == line.product) else { continue };
            if now.quantity != line.quantity {
                self.attempt(Action::QuantityChosen(now.id, line.quantity), &had);
            }
            for (option, choice) in &line.choices {
                if now.choices.get(option).is_some_and(|chosen| chosen != choice) {
                    self.attempt(Action::OptionChosen(now.id, option.clone(), choice.clone()), &had);
                }
            }
        }
    }

    /// Takes back what the buyer had said yes to for a while only: where something took its place that is gone now, what is
    /// left is what they came for, not what they had left behind.
    fn give_back(&mut self, had: &State) {
        let accepted = self.is.state.responses.iter().filter(|(_, response)| **response == Response::Accepted);
        let left = accepted.filter(|(offer, _)| had.response(offer) != Some(Response::Accepted));
        let left: Vec<OfferId> = left.map(|(offer, _)| offer.clone()).collect();
        for offer in left {
            self.attempt(Action::OfferTakenBack(offer), had);
        }
    }

    /// Ends the walk where the buyer was, and says what is not as it was.
    fn arrive(mut self, before: &Session) -> (Session, Vec<Misfit>) {
        let had = before.state.clone();
        self.give_back(&had);
        if self.is.state.lang != had.lang {
            self.attempt(Action::LangChosen(had.lang), &had);
        }
        if had.anchor.is_some() {
            self.go_to(had.step, &had);
        }
        let mut misfits = self.misfits();
        misfits.extend(self.amounts(before));
        if had.step == Step::Details && !misfits.is_empty() {
            self.attempt(Action::WentToReview, &had);
        }
        self.is.log.clone_from(&self.is.done);
        let state = std::mem::take(&mut self.is.state);
        // Every state on the way had a price; were there one without, nothing half done is shown.
        if let Err(unpriced) = self.is.settle(state) {
            drop(unpriced);
            return (before.begun_anew(self.is.anew()), misfits);
        }
        (self.is, misfits)
    }

    /// What is not in the order any more, or not as it was.
    fn misfits(&self) -> Vec<Misfit> {
        let mut misfits = Vec::new();
        for line in &self.was.state.order.lines {
            let Some(product) = self.was.catalog.product(&line.product) else { continue };
            let name = &product.name;
            let there = self.line_there(line.id).and_then(|id| self.is.state.line(id));
            let Some(now) = there.filter(|now| now.product == line.product) else {
                misfits.push(Misfit::Left(name.clone()));
                continue;
            };
            if now.quantity != line.quantity {
                misfits.push(Misfit::Quantity { name: name.clone(), was: line.quantity, now: now.quantity });
            }
            let gone = product.chosen(&line.choices).filter(|(option, choice)| {
                let chosen = now.choices.get(&option.id);
                chosen != Some(&choice.id)
            });
            misfits.extend(gone.map(|(option, choice)| {
                let chosen = now.choices.get(&option.id);
                let known = self.is.catalog.product(&now.product).and_then(|product| product.option(&option.id));
                let stands = known.zip(chosen).and_then(|(option, chosen)| option.choice(chosen));
                let now = stands.map(|choice| choice.name.clone());
                Misfit::Choice { name: name.clone(), was: choice.name.clone(), now }
            }));
        }
        if self.was.state.order.multiplier.is_some() && self.is.state.order.multiplier.is_none() {
            misfits.push(Misfit::GoldenLeft);
        }
        misfits
    }

    /// What costs something else.
    fn amounts(&self, before: &Session) -> Vec<Misfit> {
        let anchor = |state: &State| state.anchor.as_ref().map(Anchor::total);
        let anchors = anchor(&before.state).zip(anchor(&self.is.state)).filter(|(was, now)| was != now);
        let total = before.quote.as_ref().zip(self.is.quoted(&self.is.state).ok());
        let totals = total.map(|(was, now)| (was.total, now.total)).filter(|(was, now)| was != now);
        let anchors = anchors.map(|(was, now)| Misfit::Anchor { was, now });
        anchors.into_iter().chain(totals.map(|(was, now)| Misfit::Total { was, now })).collect()
    }
}

/// How many times a golden offer takes everything.
fn times(catalog: &Catalog, offer: &OfferId) -> Option<u32> {
    match catalog.offer(offer)?.kind {
        OfferKind::Multiplier { times, .. } => Some(times),
        _ => None,
    }
}

/// Whether an action only leads from step to step.
const fn is_way(action: &Action) -> bool {
    matches!(
        action,
        Action::Touched
            | Action::NeedsSkipped
            | Action::OptionsAsked
            | Action::MoreAsked
            | Action::Continued
            | Action::WentBack
            | Action::WentToReview
            | Action::Resumed(_)
    )
}
