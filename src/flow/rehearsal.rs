//! Owns walks that are played so that a step can be looked at: the shortest way to it on which a product is there to be seen.

use std::sync::Arc;

use super::design::{LogoChoice, SampleBrand, Words};
use super::{Action, Details, OrderCode, Response, Session, Step};
use crate::catalog::{AnswerId, Catalog, Lang, Offer, OfferId, OfferKind, ProductId, StepKind};

/// A walk that was played to a step.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    /// The walk, at that step.
    pub session: Session,
    /// Whether the product that it is about is there: in the order, or offered.
    pub shows: bool,
}

/// So many ways are tried with the same answers.
const MOST_TRIES: u32 = 60;

/// And so many in all.
const MOST_IN_ALL: u32 = 2400;

/// With so many beginnings at most.
const MOST_HOOKS: usize = 4;

/// Plays a walk to a step, for a product: as what the buyer came for where a walk can start with it, else as what is offered to
/// them on the way. Nothing where no walk gets there.
#[must_use]
pub fn rehearse(catalog: &Arc<Catalog>, product: &ProductId, (step, lang): (Step, Lang)) -> Option<Rehearsal> {
    let (mut without, mut left) = (None, MOST_IN_ALL);
    let all_answers = answers(catalog, product);
    let beginnings = hooks(catalog, product).into_iter().flat_map(|hook| {
        // A larger order has more room under the cap.
        quantities(catalog, hook).into_iter().map(move |quantity| (hook, quantity))
    });
    for (hook, quantity) in beginnings {
        let Some(begun) = begin(catalog, (hook, quantity), (step, lang)) else { continue };
        for answers in &all_answers {
            let tries = left.min(MOST_TRIES);
            let mut search = Search { product, target: step, answers, tries, without: None };
            if let Some(session) = search.from(begun.clone()) {
                return Some(Rehearsal { session, shows: true });
            }
            left = left - tries + search.tries;
            without = without.or(search.without);
            // Before commitment nothing is answered yet.
            if !step.is_after_commitment() {
                break;
            }
        }
    }
    without.map(|session| Rehearsal { session, shows: false })
}

/// How many a walk is tried with: as many as buyers usually want, and more.
fn quantities(catalog: &Catalog, hook: &ProductId) -> Vec<Option<u32>> {
    const MOST: usize = 3;
    let Some(product) = catalog.product(hook) else { return vec![None] };
    let larger = product.price.usual_quantities().into_iter().filter(|quantity| *quantity > product.usual_quantity);
    std::iter::once(None).chain(larger.map(Some)).take(MOST).collect()
}

/// What the questions are answered with: every way, those first that an offer of the product fits best.
fn answers(catalog: &Catalog, product: &ProductId) -> Vec<Vec<AnswerId>> {
    let fits = |answer: &AnswerId| {
        let mut fits = catalog.offers.iter().filter(|offer| brings(offer, product)).flat_map(|offer| &offer.fits);
        fits.any(|fit| fit.answer == *answer)
    };
    catalog.plan.questions.iter().fold(vec![Vec::new()], |ways, question| {
        let mut answers: Vec<&AnswerId> = question.answers.iter().map(|answer| &answer.id).collect();
        answers.sort_by_key(|answer| !fits(answer));
        let with = |answer: &AnswerId| {
            let answer = answer.clone();
            ways.iter()
                .map(move |way| way.iter().cloned().chain([answer.clone()]).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        };
        answers.into_iter().flat_map(with).take(MOST_ANSWERS).collect()
    })
}

/// So many ways to answer are tried.
const MOST_ANSWERS: usize = 12;

/// What walks are tried with: the product itself, else what it is offered with first.
fn hooks<'a>(catalog: &'a Catalog, product: &'a ProductId) -> Vec<&'a ProductId> {
    if catalog.plan.hooks.contains(product) {
        return vec![product];
    }
    let mut hooks: Vec<&ProductId> = catalog.plan.hooks.iter().collect();
    let goes_with =
        |hook: &ProductId| catalog.offers.iter().any(|offer| brings(offer, product) && is_made_to(offer, hook));
    hooks.sort_by_key(|hook| !goes_with(hook));
    hooks.truncate(MOST_HOOKS);
    hooks
}

/// Whether an offer puts a product before the buyer.
fn brings(offer: &Offer, product: &ProductId) -> bool {
    match &offer.kind {
        OfferKind::Upgrade { to: brought, .. }
        | OfferKind::Accessory { product: brought, .. }
        | OfferKind::Service { product: brought, .. } => brought == product,
        OfferKind::Bundle { reduction, .. } => reduction.components().iter().any(|part| part.product == *product),
        OfferKind::Multiplier { .. } => false,
    }
}

/// Whether an offer is made to who came for a hook.
fn is_made_to(offer: &Offer, hook: &ProductId) -> bool {
    match &offer.kind {
        OfferKind::Upgrade { from, .. } => from == hook,
        OfferKind::Accessory { with, .. } | OfferKind::Service { with, .. } | OfferKind::Multiplier { with, .. } => {
            with.is_empty() || with.contains(hook)
        }
        OfferKind::Bundle { reduction, .. } => reduction.components().iter().any(|part| part.product == *hook),
    }
}

/// The walk from its beginning to commitment, or to the step where that comes sooner.
fn begin(
    catalog: &Arc<Catalog>,
    (hook, quantity): (&ProductId, Option<u32>),
    (step, lang): (Step, Lang),
) -> Option<Session> {
    let mut session = Session::new(Arc::clone(catalog));
    session.apply(Action::LangChosen(lang)).ok()?;
    let words = Words { name: "Anna de Vries".to_owned(), company: "Nordwerk".to_owned(), ..Words::default() };
    let actions = [
        Action::Touched,
        Action::HookChosen(hook.clone()),
        Action::LogoChosen(LogoChoice::Sample(SampleBrand::Nordwerk)),
        Action::WordsTyped(words),
        Action::Continued,
        Action::Continued,
        Action::Committed,
    ];
    for action in actions {
        // Before something is chosen there is nothing to print on.
        let is_design = matches!(action, Action::LogoChosen(_) | Action::WordsTyped(_));
        if session.state().step == step && !is_design {
            break;
        }
        let is_choice = matches!(action, Action::HookChosen(_));
        session.apply(action).ok()?;
        let line = session.state().hook_line().map(|line| line.id).filter(|_| is_choice);
        if let (Some(line), Some(quantity)) = (line, quantity) {
            session.apply(Action::QuantityChosen(line, quantity)).ok()?;
        }
    }
    Some(session)
}

/// A search for a way to a step.
struct Search<'a> {
    product: &'a ProductId,
    target: Step,
    /// What each question is answered with.
    answers: &'a [AnswerId],
    tries: u32,
    /// The first way found on which the product is not there.
    without: Option<Session>,
}

impl Search<'_> {
    /// Goes on until the step is reached with the product there.
    fn from(&mut self, session: Session) -> Option<Session> {
        if self.tries == 0 {
            return None;
        }
        self.tries -= 1;
        if session.state().step == self.target {
            if self.shows(&session) {
                return Some(session);
            }
            self.without.get_or_insert_with(|| session.clone());
        }
        self.ways_on(&session).into_iter().find_map(|action| {
            let mut next = session.clone();
            next.apply(action).ok()?;
            self.from(next)
        })
    }

    /// Whether the product can be seen: before commitment it is what the buyer came for.
    fn shows(&self, session: &Session) -> bool {
        let state = session.state();
        let offered = |id: &OfferId| session.catalog().offer(id).is_some_and(|offer| brings(offer, self.product));
        let is_hook = session.catalog().plan.hooks.contains(self.product);
        let is_early = matches!(state.step, Step::Attract | Step::Hook);
        state.has(self.product)
            || state.came_for() == Some(self.product)
            || (is_early && is_hook)
            || session.suggestions().iter().any(|suggestion| offered(&suggestion.offer))
    }

    /// What can be done to get further, what brings the product first.
    fn ways_on(&self, session: &Session) -> Vec<Action> {
        match session.state().step {
            Step::Needs(question) => vec![self.answer(session, question)],
            Step::Offers(_) => self.with_offers(session),
            Step::More => {
                let wanted = self.wanted(session).map(Action::OfferAccepted);
                wanted.into_iter().chain([Action::Continued]).collect()
            }
            Step::Review if self.is_late() => vec![Action::Continued],
            Step::Review if self.target == Step::More || !self.shows(session) => vec![Action::MoreAsked],
            Step::Details if session.state().details.is_none() => vec![Action::DetailsGiven(details())],
            Step::Details => vec![Action::Placed(OrderCode::from_number(1))],
            Step::Placed => vec![Action::Continued],
            _ => Vec::new(),
        }
    }

    /// Whether the step comes after the review.
    const fn is_late(&self) -> bool {
        matches!(self.target, Step::Details | Step::Placed | Step::Feedback)
    }

    fn with_offers(&self, session: &Session) -> Vec<Action> {
        let wanted = self.wanted(session).map(Action::OfferAccepted);
        let suggestions = session.suggestions();
        let open = suggestions.iter().filter(|suggestion| suggestion.response.is_none());
        let has_taken = suggestions.iter().any(|suggestion| suggestion.response == Some(Response::Accepted));
        // Who takes something now and then is not left alone after two times 'no'.
        let any = open.filter(|_| !has_taken).map(|suggestion| Action::OfferAccepted(suggestion.offer.clone()));
        // Dearer versions than the app suggests are compared where the buyer asks for them.
        let is_here = session.state().step == Step::Offers(StepKind::Upgrade) && !self.shows(session);
        let asked = (is_here && session.has_more()).then_some(Action::MoreAsked);
        let beyond = matches!(self.target, Step::More | Step::Review) || self.is_late();
        let short = beyond.then_some(Action::WentToReview);
        wanted.into_iter().chain(asked).chain(short).chain([Action::Continued]).chain(any).collect()
    }

    /// An offer on the screen that brings the product, and was not answered yet.
    fn wanted(&self, session: &Session) -> Option<OfferId> {
        let open = session.suggestions().iter().filter(|suggestion| suggestion.response != Some(Response::Accepted));
        let mut open = open.filter_map(|suggestion| session.catalog().offer(&suggestion.offer));
        open.find(|offer| brings(offer, self.product)).map(|offer| offer.id.clone())
    }

    fn answer(&self, session: &Session, number: usize) -> Action {
        let question = session.catalog().plan.questions.get(number);
        let answer = question.zip(self.answers.get(number));
        answer.map_or(Action::NeedsSkipped, |(question, answer)| {
            Action::NeedAnswered(question.id.clone(), answer.clone())
        })
    }
}

fn details() -> Details {
    Details {
        name: "Anna de Vries".to_owned(),
        address: "Dorpsstraat 1, 8911 AA Leeuwarden".to_owned(),
        mail: "anna@nordwerk.example".to_owned(),
        phone: String::new(),
    }
}
