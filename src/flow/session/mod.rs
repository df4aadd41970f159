//! Owns one buyer's walk: the actions taken and the state that follows from them.

mod choosing;
mod explaining;
mod mending;
mod noting;
mod offering;
mod ordering;
mod promising;
mod refolding;
mod selling;
mod talking;
mod walking;

use std::sync::{Arc, OnceLock};

pub use mending::{Clash, Repair};
pub use talking::Talk;

use super::weighing::Weighings;
use super::{
    Action, Arms, BoughtTogether, Event, Handover, Known, Refusal, Response, State, Step, Suggestion, Uplift, change,
    links, policy, suggest,
};
use crate::catalog::{Catalog, Lang, Offer, OfferId, ProductKind, Rule, Selection, StepKind};
use crate::flow::design::LogoPlace;
use crate::pricing::{LineId, Order, OrderLine, PriceError, Pricer, Quote, View};

/// One buyer's walk: a catalog, the arms of its experiments, and the actions taken.
///
/// ```text
/// state = fold(catalog, arms, actions)
/// ```
/// A refused action changes nothing.
#[derive(Clone, Debug)]
pub struct Session {
    catalog: Arc<Catalog>,
    together: Arc<BoughtTogether>,
    /// How its offers are shown, where something is tried out.
    arms: Arc<Arms>,
    /// What prices its orders. Shared with the sessions that an undo folds anew.
    pricer: Arc<Pricer>,
    /// What offers came to that were weighed before, shared like the pricer.
    weighings: Arc<Weighings>,
    /// An order with its proven quote, once it came from where proofs may take their time.
    proof: Option<(Order, Arc<Quote>)>,
    /// Every action that was taken, undos included: what a journal keeps.
    log: Vec<Action>,
    /// The actions that still count after undos.
    done: Vec<Action>,
    state: State,
    quote: Option<Arc<Quote>>,
    suggestions: Vec<Suggestion>,
    /// The quote without the golden offer, where the order has one.
    single: Option<Arc<Quote>>,
    /// Whether more applies than what is shown, once somebody asked.
    more: OnceLock<bool>,
}

impl Session {
    /// A session in which nobody did anything yet, in the shop's first language, and with or without tax in its amounts as the
    /// shop writes its prices.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>) -> Self {
        Self::with_orders(catalog, Arc::default())
    }

    /// The same, with what was bought together before.
    #[must_use]
    pub fn with_orders(catalog: Arc<Catalog>, together: Arc<BoughtTogether>) -> Self {
        let lang = catalog.shop.languages.first().copied().unwrap_or_default();
        let order = Order { view: View::of(&catalog.shop), ..Order::default() };
        let state = State { lang, order, ..State::default() };
        Self {
            pricer: Arc::new(Pricer::of(Arc::clone(&catalog))),
            weighings: Arc::default(),
            catalog,
            together,
            arms: Arc::default(),
            proof: None,
            log: Vec::new(),
            done: Vec::new(),
            state,
            quote: None,
            suggestions: Vec::new(),
            single: None,
            more: OnceLock::new(),
        }
    }

    /// The same for a screen, which can't wait: quotes come within a frame, seldom without their proof. What proves them
    /// later is [`Self::unproven`] and [`Self::take_proof`].
    #[must_use]
    pub fn hurried(self) -> Self {
        Self { pricer: Arc::new(self.pricer.hurried()), ..self }
    }

    /// The same with these arms of its catalog's experiments. Before anything was done: what follows on it depends on them.
    #[must_use]
    pub fn with_arms(self, arms: Arms) -> Self {
        Self { arms: Arc::new(arms), ..self }
    }

    /// How its offers are shown, where something is tried out.
    #[must_use]
    pub fn arms(&self) -> &Arms {
        &self.arms
    }

    /// The same with room for so many orders in what is remembered of them, for whoever makes many walks: each takes a few
    /// kilobytes. Nothing is remembered yet.
    #[must_use]
    pub fn with_room(self, orders: usize) -> Self {
        let pricer = Pricer::of(Arc::clone(&self.catalog)).with_room(orders);
        Self { pricer: Arc::new(pricer), weighings: Arc::new(Weighings::with_room(orders)), ..self }
    }

    /// A session in which nobody did anything yet, on the catalog as it is on another day. What was priced before is known to it,
    /// as far as it costs the same there.
    #[must_use]
    pub fn next_day(&self, catalog: Arc<Catalog>) -> Self {
        let fresh = Self::with_orders(Arc::clone(&catalog), Arc::clone(&self.together));
        let pricer = Arc::new(self.pricer.on(Arc::clone(&catalog)));
        let weighs_the_same = pricer.remembers_as(&self.pricer) && self.catalog.plan == catalog.plan;
        let weighings = if weighs_the_same { Arc::clone(&self.weighings) } else { Arc::new(self.weighings.anew()) };
        Self { pricer, weighings, ..fresh }
    }

    /// The order whose quote lacks its proof, and what can find it on another thread.
    #[must_use]
    pub fn unproven(&self) -> Option<(Order, Pricer)> {
        let lacks_proof = self.quote.as_ref().is_some_and(|quote| !quote.proven_optimal);
        let is_new = self.proof.as_ref().is_none_or(|(order, _)| *order != self.state.order);
        (lacks_proof && is_new).then(|| (self.state.order.clone(), self.pricer.patient()))
    }

    /// Takes over the quote of an order that was proven meanwhile. An order that has changed since keeps its own.
    ///
    /// # Errors
    /// When the order has no price, which a session's order always has.
    pub fn take_proof(&mut self, order: Order, quote: Quote) -> Result<(), Refusal> {
        if order != self.state.order {
            return Ok(());
        }
        self.proof = Some((order, Arc::new(quote)));
        // What is suggested is weighed anew, against the proven total.
        self.suggestions = self.suggestions_of(&self.state, self.proof.as_ref().map(|(_, quote)| quote));
        self.settle(self.state.clone())
    }

    fn known(&self) -> Known<'_> {
        Known { together: &self.together, pricer: &self.pricer, weighings: &self.weighings }
    }

    /// What an order costs: as proven where it is, with its proof where somebody is about to pay, else as fast as it has to be.
    fn quoted(&self, state: &State) -> Result<Arc<Quote>, PriceError> {
        if let Some((_, quote)) = self.proof.as_ref().filter(|(order, _)| *order == state.order) {
            return Ok(Arc::clone(quote));
        }
        let is_last_act = matches!(state.step, Step::Details | Step::Placed);
        let patient = is_last_act.then(|| self.pricer.patient());
        patient.as_ref().unwrap_or(&self.pricer).quote(&self.catalog, &state.order)
    }

    /// Does what the buyer did.
    ///
    /// # Errors
    /// When it can't be done now; nothing is changed then.
    pub fn apply(&mut self, action: Action) -> Result<Vec<Event>, Refusal> {
        let shown = (!self.together.is_empty()).then(|| (self.state.shown.clone(), self.state.more.clone()));
        let events = match &action {
            Action::Undone => self.undo()?,
            Action::StartedOver => self.start_over(),
            _ => {
                let (state, events) = self.after(self.state.clone(), &action)?;
                self.settle(state)?;
                self.remember(action.clone());
                events
            }
        };
        let is_note = matches!(action, Action::OffersShown(_));
        self.log.push(action);
        let note = shown.filter(|_| !is_note).and_then(|(shown, more)| self.note((&shown, &more), &self.state));
        self.done.extend(note.clone());
        self.log.extend(note);
        Ok(events)
    }

    /// Does again what was done, as far as it can be: what follows a refusal would mean something else without it. What was shown then
    /// is shown again; what is known of orders has a say in what comes after.
    #[must_use]
    pub fn replay(self, actions: impl IntoIterator<Item = Action>) -> Self {
        self.uninformed(|mut session| {
            for action in actions {
                if session.apply(action).is_err() {
                    break;
                }
            }
            session
        })
    }

    /// What is sold and offered.
    #[must_use]
    pub const fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// What is known now.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Every action that was taken, undos included.
    #[must_use]
    pub fn log(&self) -> &[Action] {
        &self.log
    }

    /// The actions that still count after undos: what a saved quote keeps.
    #[must_use]
    pub fn kept(&self) -> &[Action] {
        &self.done
    }

    /// What an undo would take out.
    #[must_use]
    pub fn last_undoable(&self) -> Option<&Action> {
        self.done.iter().rev().find(|action| !action.survives_undo())
    }

    /// The priced order; nothing while there is none.
    #[must_use]
    pub fn quote(&self) -> Option<&Quote> {
        self.quote.as_deref()
    }

    /// The order priced once, whatever the golden offer makes of it: what its lines are shown with.
    #[must_use]
    pub fn single_quote(&self) -> Option<&Quote> {
        self.single.as_deref().or(self.quote.as_deref())
    }

    /// The offers of the step that the buyer is on, as they stand now.
    #[must_use]
    pub fn suggestions(&self) -> &[Suggestion] {
        &self.suggestions
    }

    /// How far the order has moved from what the buyer came for; nothing before commitment.
    #[must_use]
    pub fn uplift(&self) -> Option<Uplift> {
        let anchor = self.state.anchor.as_ref()?.total();
        let quote = self.quote.as_ref()?;
        let base = suggest::cap_base(&self.catalog, &self.state, &self.pricer)?;
        // What an earlier order gave makes no room: the cap comes down with the total.
        let given = quote.without_incentive() - quote.total;
        Some(Uplift { anchor, total: quote.total, cap: base + policy::cap(&self.catalog.plan, base) - anchor - given })
    }

    /// How the order is handed over.
    #[must_use]
    pub fn handover(&self) -> Handover {
        self.handover_of(&self.state)
    }

    fn handover_of(&self, state: &State) -> Handover {
        let is_goods = |line: &OrderLine| {
            self.catalog.product(&line.product).is_some_and(|product| product.kind == ProductKind::Goods)
        };
        match (state.order.lines.iter().any(is_goods), self.catalog.shop.sends) {
            (true, true) => Handover::Sent,
            (false, true) => Handover::Arranged,
            (_, false) => Handover::Collected,
        }
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.state.placed.is_none() && self.done.iter().any(|action| !action.survives_undo())
    }

    /// Whether there is a step to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        self.state.placed.is_none() && !self.state.trail.is_empty()
    }

    /// Whether more applies to this order than what is shown: then the buyer can ask for it.
    #[must_use]
    pub fn has_more(&self) -> bool {
        // Asked in every frame, answered once after each action.
        *self.more.get_or_init(|| self.finds_more())
    }

    fn finds_more(&self) -> bool {
        let kinds: &[StepKind] = match self.state.step {
            Step::Offers(StepKind::Upgrade) => &[StepKind::Upgrade],
            Step::Offers(_) | Step::Review => walking::MORE_KINDS,
            _ => return false,
        };
        let shown = |offer: &OfferId| self.suggestions.iter().any(|suggestion| suggestion.offer == *offer);
        let open = |more: &Suggestion| more.response != Some(Response::Accepted) && !shown(&more.offer);
        kinds.iter().any(|kind| self.suggested(&self.state, *kind).iter().any(open))
    }

    /// The order as it would be with an offer accepted; nothing where the offer does not apply to it.
    #[must_use]
    pub fn order_with(&self, offer: &Offer) -> Option<Order> {
        change::accepted_order(&self.catalog, &self.pricer, &self.state, offer).ok()
    }

    /// Whether how many there are of a line is not the buyer's to choose: it follows from what it goes with, or it is a gift.
    #[must_use]
    pub fn quantity_follows(&self, line: LineId) -> bool {
        links::follows(&self.catalog, &self.state, line)
    }

    /// The first rule that a choice would break, where it would: such a choice is not offered.
    #[must_use]
    pub fn broken_rule(&self, line: LineId, selection: &Selection) -> Option<&Rule> {
        let line = self.state.line(line)?;
        let product = self.catalog.product(&line.product)?;
        let mut choices = product.first_choices();
        choices.extend(line.choices.clone());
        choices.insert(selection.option.clone(), selection.choice.clone());
        product.rules.iter().find(|rule| !rule.holds(&choices))
    }

    /// Every offer of a kind that applies to a state, ranked.
    fn suggested(&self, state: &State, kind: StepKind) -> Vec<Suggestion> {
        self.pricer
            .quote(&self.catalog, &state.order)
            .map(|quote| self.in_order(state, &quote, kind))
            .unwrap_or_default()
    }

    /// The same at a price that is known: ranked, and then put where an experiment has them.
    fn in_order(&self, state: &State, quote: &Arc<Quote>, kind: StepKind) -> Vec<Suggestion> {
        let mut ranked = suggest(&self.catalog, state, quote, self.known(), kind);
        self.arms.put_in_place(&mut ranked, |suggestion| &suggestion.offer);
        ranked
    }

    /// The state after an action, and what happened on the way.
    fn after(&self, mut state: State, action: &Action) -> Result<(State, Vec<Event>), Refusal> {
        if state.placed.is_some()
            && !matches!(
                action,
                Action::FeedbackGiven(_)
                    | Action::FeedbackExplained(_)
                    | Action::IncentiveGiven(_)
                    | Action::Continued
                    | Action::LangChosen(_)
            )
        {
            return Err(Refusal::AlreadyPlaced);
        }
        let mut events = Vec::new();
        self.change(&mut state, action, &mut events)?;
        links::keep_together((&self.catalog, &self.pricer), &mut state, &mut events)?;
        self.drop_idle_multiplier(&mut state, &mut events)?;
        self.leave_empty(&mut state, &mut events);
        Ok((state, events))
    }

    /// Takes the golden offer back where it is none any more: it saves nothing on what is in the order now, or is not meant
    /// for it. Nobody is left with twice of everything at the normal price.
    fn drop_idle_multiplier(&self, state: &mut State, events: &mut Vec<Event>) -> Result<(), Refusal> {
        let Some(id) = state.order.multiplier.clone() else { return Ok(()) };
        let is_meant = self.catalog.offer(&id).is_some_and(|offer| change::is_meant_for(state, offer));
        if is_meant && self.pricer.quote(&self.catalog, &state.order)?.multiplier.is_some() {
            return Ok(());
        }
        change::take_back(&self.catalog, state, &id);
        state.responses.insert(id.clone(), Response::Declined);
        events.push(Event::Lapsed(id));
        Ok(())
    }

    fn change(&self, state: &mut State, action: &Action, events: &mut Vec<Event>) -> Result<(), Refusal> {
        match action {
            Action::Touched => self.touch(state, events),
            Action::HookChosen(product) => self.choose_hook(state, product, events),
            Action::QuantityChosen(line, quantity) => self.choose_quantity(state, *line, *quantity, events),
            Action::OptionChosen(line, option, choice) => {
                let selection = Selection { option: option.clone(), choice: choice.clone() };
                self.choose_option(state, *line, selection, events)
            }
            Action::LogoChosen(logo) => Self::choose_logo(state, logo),
            Action::TemplateChosen(template) => Self::choose_template(state, *template),
            Action::WordsTyped(words) => Self::type_words(state, words),
            Action::FaceChosen(_)
            | Action::LettersSized(_)
            | Action::ColoursChosen(_)
            | Action::LogoPlaced(..)
            | Action::LogoUnboxed(_) => Self::change_look(state, action),
            Action::Committed => self.commit(state, events),
            Action::NeedAnswered(question, answer) => self.answer(state, question, answer, events),
            Action::NeedsSkipped => self.skip_needs(state, events),
            Action::OfferAccepted(offer) => self.accept(state, offer, events),
            Action::OfferDeclined(offer) => self.decline(state, offer, events),
            Action::UpgradesDeclined => self.decline_upgrades(state, events),
            Action::OfferTakenBack(offer) => self.take_back(state, offer, events),
            Action::LineRemoved(line) => self.remove_line(state, *line, events),
            Action::EverythingTakenBack => Self::take_everything_back(state, events),
            Action::OptionsAsked => self.change_options(state, events),
            Action::MoreAsked => self.ask_for_more(state, events),
            Action::Continued => self.go_on(state, events),
            Action::WentBack => self.go_back(state, events),
            Action::WentToReview => self.go_to_review(state, events),
            Action::DetailsGiven(details) => self.give_details(state, details),
            Action::Placed(code) => Self::place(state, code, events),
            Action::FeedbackGiven(face) => Self::give_feedback(state, *face),
            Action::FeedbackExplained(reason) => Self::explain_feedback(state, *reason),
            Action::LangChosen(lang) => self.choose_lang(state, *lang),
            Action::ViewChosen(view) => {
                state.order.view = *view;
                Ok(())
            }
            Action::ProductAdded(product, quantity) => self.add_product(state, (product, *quantity), events),
            Action::DiscountGiven(discount, reason) => self.give_discount(state, *discount, reason),
            Action::IncentiveRedeemed(promise) => Self::redeem(state, promise),
            Action::IncentiveTakenBack => Self::take_incentive_back(state),
            Action::IncentiveGiven(promise) => Self::promise(state, promise),
            Action::DeclinedBefore(offers) => {
                Self::know_declined(state, offers);
                Ok(())
            }
            Action::DoneWith(action, changes) => self.do_with(state, (action, changes), events),
            Action::Resumed(step) => {
                self.resume(state, *step, events);
                Ok(())
            }
            Action::OffersShown(lists) => {
                self.show_as_noted(state, lists);
                Ok(())
            }
            // Both are the session's own: they concern its list of actions, not the state.
            Action::Undone | Action::StartedOver => Ok(()),
        }
    }

    /// Takes a state over, with what follows from it. Fails where its order has no price.
    fn settle(&mut self, state: State) -> Result<(), Refusal> {
        let quote = (!state.order.lines.is_empty()).then(|| self.quoted(&state)).transpose()?;
        self.suggestions = if self.suggests_the_same(&state) {
            let answered = |suggestion: &Suggestion| state.response(&suggestion.offer);
            self.suggestions.iter().map(|same| Suggestion { response: answered(same), ..same.clone() }).collect()
        } else {
            self.suggestions_of(&state, quote.as_ref())
        };
        self.single = match &state.order.multiplier {
            Some(_) => Some(self.pricer.quote(&self.catalog, &Order { multiplier: None, ..state.order.clone() })?),
            None => None,
        };
        self.state = state;
        self.quote = quote;
        self.more = OnceLock::new();
        Ok(())
    }

    /// Whether a state suggests what the present one does, but for the answers to it: nothing that suggestions are made of
    /// has changed. Each of them takes up to three quotes, so that saying no or changing the language need not wait for them.
    fn suggests_the_same(&self, state: &State) -> bool {
        let is = &self.state;
        (is.step, &is.order, &is.origins, &is.anchor) == (state.step, &state.order, &state.origins, &state.anchor)
            && (&is.answers, &is.shown, &is.more) == (&state.answers, &state.shown, &state.more)
    }

    fn remember(&mut self, action: Action) {
        if self.continues(&action) {
            self.done.pop();
        }
        self.done.push(action);
    }

    /// Whether an action goes on with what the last one did: one undo then takes back the whole of it.
    fn continues(&self, action: &Action) -> bool {
        if let (Some((Action::LogoPlaced(spot, last), earlier)), Action::LogoPlaced(next_spot, next)) =
            (self.done.split_last(), action)
        {
            // A layout that is chosen puts the logo where it belongs.
            let mut since = earlier.iter().rev().take_while(|action| !matches!(action, Action::TemplateChosen(_)));
            let placed = |action: &Action| match action {
                Action::LogoPlaced(on, place) if on == spot => Some(*place),
                _ => None,
            };
            let before = since.find_map(placed).unwrap_or_default();
            return spot == next_spot && LogoPlace::is_one_change([before, *last, *next]);
        }
        self.goes_on_typing(action)
    }

    /// Whether it types on in the field that the last one typed in.
    fn goes_on_typing(&self, action: &Action) -> bool {
        let Some((Action::WordsTyped(last), earlier)) = self.done.split_last() else { return false };
        let Action::WordsTyped(next) = action else { return false };
        let typed = |action: &Action| match action {
            Action::WordsTyped(words) => Some(words.clone()),
            _ => None,
        };
        let before = earlier.iter().rev().find_map(typed).unwrap_or_default();
        let field = before.changed_field(last);
        field.is_some() && field == last.changed_field(next)
    }

    /// Takes the last action out and folds the rest anew.
    fn undo(&mut self) -> Result<Vec<Event>, Refusal> {
        if self.state.placed.is_some() {
            return Err(Refusal::AlreadyPlaced);
        }
        let last = self.done.iter().rposition(|action| !action.survives_undo()).ok_or(Refusal::NothingBefore)?;
        let mut done = self.done.clone();
        done.remove(last);
        // What it led to is not shown any more.
        while done.get(last).is_some_and(|next| matches!(next, Action::OffersShown(_))) {
            done.remove(last);
        }
        let mut fresh = self.anew();
        for action in done {
            let (state, _) = fresh.after(fresh.state.clone(), &action)?;
            // Only the last state is priced and shown: the ones before it were priced when they came about.
            fresh.state = state;
            fresh.done.push(action);
        }
        let state = std::mem::take(&mut fresh.state);
        let entered = state.step;
        self.settle(state)?;
        self.done = fresh.done;
        Ok(vec![Event::Undone, Event::StepEntered(entered)])
    }

    /// A session in which nobody did anything yet, on the same catalog.
    fn anew(&self) -> Self {
        let fresh = Self::with_orders(Arc::clone(&self.catalog), Arc::clone(&self.together));
        let (pricer, weighings) = (Arc::clone(&self.pricer), Arc::clone(&self.weighings));
        Self { pricer, weighings, arms: Arc::clone(&self.arms), ..fresh }
    }

    /// Forgets everything but the language, so that the next buyer finds nothing of this one.
    fn start_over(&mut self) -> Vec<Event> {
        let lang: Lang = self.state.lang;
        *self = self.anew();
        self.state.lang = lang;
        // The language is kept as an action, so that a later undo keeps it too, and a replay.
        self.done.push(Action::LangChosen(lang));
        self.log.push(Action::LangChosen(lang));
        vec![Event::StartedOver, Event::StepEntered(Step::Attract)]
    }
}
