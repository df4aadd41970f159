//! Owns how a buyer gets through the walk: what they do on each step, and when they leave.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::effect::Swayed;
use super::{Buyer, Purpose};
use crate::catalog::{OfferId, StepKind};
use crate::flow::design::{LogoChoice, SampleBrand, Template};
use crate::flow::{Action, Refusal, Session, Step};
use crate::insight::measure::{Circumstances, Facts, Observer};

/// A walk that was made.
#[derive(Clone, Debug)]
pub struct Walked {
    /// Who made it.
    pub buyer: Buyer,
    /// The session as they left it.
    pub session: Session,
    /// When each of its actions was taken, in seconds since 1970.
    pub at: Vec<i64>,
    /// When it ended.
    pub ended_at: i64,
    /// What was refused though it was there to be done: nothing, or something is wrong.
    pub refused: Option<(Action, Refusal)>,
    /// What is counted of it.
    pub facts: Vec<Facts>,
}

/// An action, and when it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What was done.
    pub action: Action,
    /// When, in seconds since 1970.
    pub at: i64,
}

impl Walked {
    /// Everything that was done, with its moment.
    pub fn done(&self) -> impl Iterator<Item = Done> {
        let actions = self.session.log().iter().cloned();
        actions.zip(self.at.iter().copied()).map(|(action, at)| Done { action, at })
    }
}

/// Nobody does more than so many things.
const MOST_TURNS: u32 = 120;

/// A buyer on their way.
pub(super) struct Walker<'a> {
    pub(super) buyer: Buyer,
    pub(super) session: Session,
    pub(super) swayed: &'a Swayed,
    observer: Observer,
    /// The offers that they saw.
    pub(super) seen: BTreeSet<OfferId>,
    /// What they made up their minds about already.
    pub(super) considered: BTreeSet<OfferId>,
    /// How annoyed they are; 0 where they are not at all.
    pub(super) annoyance: f64,
    /// What an arm adds to the chance that they leave now.
    harm: f64,
    at: Vec<i64>,
    now: i64,
    turn: u32,
    refused: Option<(Action, Refusal)>,
    /// What they do once only and did.
    once: BTreeSet<&'static str>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(buyer: Buyer, session: Session, swayed: &'a Swayed) -> Self {
        let now = buyer.began_at;
        let (day, hour, channel) = (buyer.day, buyer.hour, buyer.channel);
        let under = Circumstances { day, hour, channel, edition: Arc::from("1"), arms: swayed.arms.clone() };
        let observer = Observer::new(under, session.catalog());
        Self {
            buyer,
            session,
            swayed,
            observer,
            seen: BTreeSet::new(),
            considered: BTreeSet::new(),
            annoyance: 0.0,
            harm: 0.0,
            at: Vec::new(),
            now,
            turn: 0,
            refused: None,
            once: BTreeSet::new(),
        }
    }

    /// Walks until they are through or leave.
    pub(super) fn walk(mut self) -> Walked {
        let spoken = &self.session.catalog().shop.languages;
        let lang = self.buyer.lang(spoken);
        if lang != self.session.state().lang {
            self.act(Action::LangChosen(lang));
        }
        while self.turn < MOST_TURNS && self.refused.is_none() && !self.leaves() && self.take_turn() {
            self.turn += 1;
        }
        let facts = self.observer.end(&self.session);
        let ended_at = self.now + Buyer::idle_secs();
        Walked { ended_at, buyer: self.buyer, session: self.session, at: self.at, refused: self.refused, facts }
    }

    /// Does something. What is there to be done is never refused; where it is, the walk ends, and that is counted.
    pub(super) fn act(&mut self, action: Action) {
        let secs = self.buyer.takes_secs(self.session.state().step, &action, self.at.len());
        match self.session.apply(action.clone()) {
            Ok(events) => {
                self.now += secs;
                // What the session notes by itself belongs to the same moment.
                self.at.resize(self.session.log().len(), self.now);
                let since = u32::try_from(self.now - self.buyer.began_at).unwrap_or_default();
                self.observer.look(&self.session, &events, since);
            }
            Err(refusal) => self.refused = Some((action, refusal)),
        }
    }

    /// Whether something with this chance happens now.
    pub(super) fn happens(&self, chance: f64, purpose: Purpose, subject: &str) -> bool {
        self.buyer.lots.happens(chance, (purpose, subject, self.turn))
    }

    /// Whether this is the first time.
    pub(super) fn first(&mut self, what: &'static str) -> bool {
        self.once.insert(what)
    }

    /// Sees what is on the screen: every offer that is new asks for a little patience, and an arm that annoys for more.
    pub(super) fn look(&mut self) {
        const OFFER: f64 = 0.07;
        for suggestion in self.session.suggestions() {
            if self.seen.insert(suggestion.offer.clone()) {
                let harm = self.swayed.harm(&suggestion.offer);
                self.annoyance += (OFFER + harm) / self.buyer.patience;
                self.harm += harm;
            }
        }
    }

    /// Whether they leave here and now.
    fn leaves(&mut self) -> bool {
        let usual = match self.session.state().step {
            Step::Attract | Step::Placed | Step::Feedback => 0.0,
            Step::Hook | Step::Commit => 0.05,
            Step::Options | Step::Artwork => 0.035,
            Step::Needs(_) | Step::More => 0.008,
            Step::Offers(_) => 0.007,
            Step::Review => 0.02,
            Step::Details => 0.05,
        };
        let harm = std::mem::take(&mut self.harm);
        let chance = usual * (1.0 + self.annoyance) + harm.max(0.0);
        self.happens(chance, Purpose::Leaving, "")
    }

    /// Does the next thing; nothing more where they are through.
    fn take_turn(&mut self) -> bool {
        match self.session.state().step {
            Step::Attract => self.act(Action::Touched),
            Step::Hook => {
                let catalog = Arc::clone(self.session.catalog());
                let Some(hook) = self.buyer.hook(&catalog) else { return false };
                self.act(Action::HookChosen(hook.id.clone()));
            }
            Step::Options => self.choose(),
            Step::Artwork => self.design(),
            Step::Commit if self.session.state().anchor.is_none() => self.commit(),
            Step::Commit | Step::Placed => self.act(Action::Continued),
            Step::Needs(place) => self.tell(place),
            Step::Offers(kind) => self.meet(kind),
            Step::More => self.browse(),
            Step::Review => self.review(),
            Step::Details => self.order(),
            Step::Feedback => {
                self.rate();
                return false;
            }
        }
        true
    }

    /// Chooses how many, and a choice here and there; what does not go together they leave alone.
    fn choose(&mut self) {
        let line = self.session.state().hook_line().cloned();
        let catalog = Arc::clone(self.session.catalog());
        let product = line.as_ref().and_then(|line| catalog.product(&line.product));
        if let (Some(line), Some(product), true) = (line, product, self.first("choose")) {
            if let Some(quantity) = self.buyer.quantity(product, 0) {
                self.act(Action::QuantityChosen(line.id, quantity));
            }
            for option in &product.options {
                let Some(choice) = self.buyer.choice(option) else { continue };
                let selection = crate::catalog::Selection { option: option.id.clone(), choice: choice.clone() };
                let is_open = self.session.broken_rule(line.id, &selection).is_none()
                    && self.session.broken_order_rule(line.id, &selection).is_none();
                if is_open {
                    self.act(Action::OptionChosen(line.id, selection.option, selection.choice));
                }
            }
        }
        self.act(Action::Continued);
    }

    /// Puts something on it, as far as they care to.
    fn design(&mut self) {
        if self.first("design") {
            let place = |name: &str| usize::try_from(self.buyer.lots.bits(Purpose::Choice, name, 0) >> 40);
            let brand = place("brand").ok().and_then(|place| SampleBrand::ALL.get(place % SampleBrand::ALL.len()));
            let template = place("layout").ok().and_then(|place| Template::ALL.get(place % Template::ALL.len()));
            if let Some(brand) = brand.copied().filter(|_| self.happens(0.6, Purpose::Whim, "logo")) {
                self.act(Action::LogoChosen(LogoChoice::Sample(brand)));
            }
            if let Some(template) = template.copied().filter(|_| self.happens(0.25, Purpose::Whim, "layout")) {
                self.act(Action::TemplateChosen(template));
            }
        }
        self.act(Action::Continued);
    }

    /// Says that this is it; some look at it once more before.
    fn commit(&mut self) {
        let looks_again = self.session.can_go_back() && self.happens(0.06, Purpose::Whim, "look again");
        let action = if looks_again && self.first("look again") { Action::WentBack } else { Action::Committed };
        self.act(action);
    }

    /// Answers a question, or passes them over.
    fn tell(&mut self, place: usize) {
        let catalog = Arc::clone(self.session.catalog());
        let question = catalog.plan.questions.get(place);
        let answered = question.filter(|_| self.happens(0.88, Purpose::Need, "answer"));
        let answer = answered.and_then(|question| Some((question.id.clone(), self.buyer.need(question)?.id.clone())));
        self.act(answer.map_or(Action::NeedsSkipped, |(question, answer)| Action::NeedAnswered(question, answer)));
    }

    /// Goes on past what is on the screen.
    pub(super) fn go_on(&mut self) {
        self.act(Action::Continued);
    }

    /// Whether they have had enough of a step of offers before it is through, and go straight to their order.
    pub(super) fn has_enough(&self, kind: StepKind) -> bool {
        let chance = 0.03 + 0.12 * self.annoyance;
        self.buyer.lots.happens(chance.min(0.6), (Purpose::Whim, "straight", kind as u32))
    }
}
