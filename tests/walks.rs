//! Random walks of buyers who tap on whatever is offered: nothing that is offered is refused, and what the house promises
//! holds after every tap.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests that can not go on ends the test"
)]

#[path = "common/shop.rs"]
mod shop;
#[path = "common/shops.rs"]
mod shops;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::thread;

use diderot::catalog::{Catalog, Lang, OfferKind, Price, ProductId, Selection, StepKind};
use diderot::flow::design::{Colours, Lettering, LogoChoice, LogoPlace, SampleBrand, Spot, Template, Words};
use diderot::flow::{Action, Details, FeedbackReason, OrderCode, Origin, Response, Session, Step, within_cap};
use diderot::money::{Money, Percent};
use diderot::pricing::{LineId, OrderLine, View};
use shop::print_shop;
use shops::shops;

const SESSIONS: u64 = 10_000;
/// In each of the other shops.
const SESSIONS_ELSEWHERE: u64 = 250;
const TAPS: usize = 30;

#[test]
fn whatever_buyers_tap_on_the_promises_hold() {
    let catalog = print_shop();
    let been: Vec<Been> = thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let catalog = &catalog;
            scope.spawn(move || {
                let mut been = Been::new();
                for seed in (0..SESSIONS).filter(|seed| seed % 2 == half) {
                    let mut walk = Walk::new(catalog, seed);
                    walk.run();
                    for (what, times) in walk.been {
                        *been.entry(what).or_default() += times;
                    }
                }
                been
            })
        });
        halves.map(|half| half.join().unwrap()).into()
    });
    // The walks prove nothing about where they don't come.
    let times = |what: &str| been.iter().filter_map(|been| been.get(what)).sum::<u32>();
    for step in ["Commit", "Needs", "Upgrade", "Accessories", "Bundle", "Services", "More", "Review", "Placed"] {
        assert!(times(step) > 500, "{step}: {} times", times(step));
    }
    assert!(times("Multiplier") > 50, "the golden offer: {} times", times("Multiplier"));
    for action in ["OfferAccepted", "OfferTakenBack", "LineRemoved", "EverythingTakenBack", "Undone", "WentBack"] {
        assert!(times(action) > 800, "{action}: {} times", times(action));
    }
}

#[test]
fn they_hold_in_every_other_shop() {
    for shop in shops().iter().filter(|shop| shop.name != "print-shop") {
        let mut been = Been::new();
        for seed in 0..SESSIONS_ELSEWHERE {
            let mut walk = Walk::new(&shop.catalog, seed);
            walk.run();
            for (what, times) in walk.been {
                *been.entry(what).or_default() += times;
            }
        }
        for step in ["Commit", "Needs", "Review"] {
            let times = been.get(step).copied().unwrap_or_default();
            assert!(times > 20, "{}, {step}: {times} times", shop.name);
        }
    }
}

/// How often walks came to which step, and took which kind of action.
type Been = BTreeMap<String, u32>;

#[test]
fn whoever_declines_everything_pays_exactly_the_anchor() {
    for (catalog, hook) in
        shops().iter().flat_map(|shop| shop.catalog.plan.hooks.iter().map(|hook| (&shop.catalog, hook)))
    {
        for seed in 0..20 {
            let mut walk = Walk::new(catalog, seed);
            walk.commit_to(hook);
            walk.decline_everything();
            let uplift = walk.session.uplift().unwrap();
            assert_eq!(uplift.total, uplift.anchor, "{hook}, seed {seed}");
            assert_eq!(walk.session.state().order, *walk.session.state().anchor.as_ref().unwrap().order());
        }
    }
}

#[test]
fn nothing_is_offered_before_commitment() {
    let catalog = print_shop();
    for seed in 0..200 {
        let mut walk = Walk::new(&catalog, seed);
        for _ in 0..12 {
            if walk.session.state().anchor.is_none() {
                assert!(walk.session.suggestions().is_empty());
                assert!(!walk.session.has_more());
                let offer = walk.pick(&catalog.offers).id.clone();
                assert!(walk.session.apply(Action::OfferAccepted(offer)).is_err());
            }
            walk.tap();
        }
    }
}

#[test]
fn the_reasons_are_those_by_which_offers_are_shown() {
    let catalog = print_shop();
    let reached = thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let catalog = &catalog;
            scope.spawn(move || {
                let mut reached = BTreeSet::new();
                for seed in (0..EXPLAINED).filter(|seed| seed % 2 == half) {
                    let mut walk = Walk::new(catalog, seed + 77_000);
                    for _ in 0..TAPS {
                        let before = walk.session.clone();
                        walk.tap();
                        explained(&before, &walk.session, &mut reached);
                    }
                }
                reached
            })
        });
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect::<BTreeSet<String>>()
    });
    // The walks prove nothing about reasons that they don't come by.
    for reason in [
        "Shown", "NoParent", "InOrder", "Accepted", "Declined", "Passed", "OverCap", "Full", "Ahead", "Behind",
        "Stopped",
    ] {
        assert!(reached.iter().any(|known| known.contains(reason)), "{reason} is not among {reached:?}");
    }
}

/// How many walks are explained: each tap of them takes a weighing of the whole catalog.
const EXPLAINED: u64 = 60;

/// Every offer of the catalog is explained, and exactly those are told to be shown that are. What was told to be coming is what
/// comes, where nothing but the step changed.
fn explained(before: &Session, after: &Session, reached: &mut BTreeSet<String>) {
    let verdicts = after.explain_all();
    assert_eq!(verdicts.len(), after.catalog().offers.len() + after.catalog().dormant().count());
    let told: BTreeSet<_> =
        verdicts.iter().filter(|verdict| verdict.is_shown()).map(|verdict| &verdict.offer).collect();
    let shown: BTreeSet<_> = after.suggestions().iter().map(|suggestion| &suggestion.offer).collect();
    assert_eq!(told, shown, "at {:?}", after.state().step);
    for verdict in &verdicts {
        let hindrances = verdict.hindrances();
        assert_eq!(verdict.is_shown(), hindrances.is_empty(), "{verdict:?}");
        reached.extend(hindrances.iter().map(|hindrance| format!("{hindrance:?}")));
        reached.extend(verdict.is_shown().then(|| "Shown".to_owned()));
    }
    let one = verdicts.get(after.log().len() % verdicts.len()).unwrap();
    assert_eq!(after.explain(&one.offer).as_ref(), Some(one));
    let (is, was) = (after.state(), before.state());
    if let Step::Offers(kind) = is.step
        && !was.shown.contains_key(&kind)
        && was.anchor.is_some()
        && (&is.order, &is.answers, was.step != Step::More) == (&was.order, &was.answers, true)
    {
        let coming = before.explain_all().into_iter().filter(|verdict| verdict.step == kind && verdict.is_coming());
        let coming: BTreeSet<_> = coming.map(|verdict| verdict.offer).collect();
        let shown: BTreeSet<_> = after.suggestions().iter().map(|suggestion| suggestion.offer.clone()).collect();
        assert_eq!(coming, shown, "from {:?} to {kind:?}", was.step);
    }
}

/// A buyer who taps at random, the same way for the same seed.
struct Walk {
    session: Session,
    seed: u64,
    random: u64,
    /// Which steps of offers were entered already.
    entered: BTreeSet<StepKind>,
    been: Been,
}

impl Walk {
    fn new(catalog: &Arc<Catalog>, seed: u64) -> Self {
        Self {
            session: Session::new(Arc::clone(catalog)),
            seed,
            random: seed,
            entered: BTreeSet::new(),
            been: Been::new(),
        }
    }

    fn run(&mut self) {
        for _ in 0..TAPS {
            self.tap();
            if self.session.state().feedback_reason.is_some() {
                break;
            }
        }
        self.check_replay();
        if self.session.state().anchor.is_some() && self.session.state().placed.is_none() {
            self.apply(&Action::EverythingTakenBack);
            let uplift = self.session.uplift().unwrap();
            assert_eq!(uplift.total, uplift.anchor, "{}: everything was taken back", self.seed);
        }
    }

    /// Taps on something that is offered, and checks what came of it.
    fn tap(&mut self) {
        let mut offered = self.offered();
        // Most taps go on: otherwise walks would stay with the many colours of the first screens.
        if !self.chance(3) {
            let here = self.offered_on_step();
            let goes_on = |action: &Action| {
                !matches!(
                    action,
                    Action::QuantityChosen(..)
                        | Action::OptionChosen(..)
                        | Action::LogoChosen(_)
                        | Action::TemplateChosen(_)
                        | Action::WordsTyped(_)
                        | Action::FaceChosen(_)
                        | Action::ColoursChosen(_)
                        | Action::LogoPlaced(..)
                )
            };
            offered = here.into_iter().filter(goes_on).collect();
        }
        let action = self.pick(&offered).clone();
        if self.chance(10) {
            self.tap_and_undo(&action);
        }
        if self.chance(10) {
            self.tap_on_what_is_not_there();
        }
        self.apply(&action);
    }

    fn apply(&mut self, action: &Action) {
        let before = self.session.clone();
        let done = self.session.apply(action.clone());
        assert!(done.is_ok(), "{}: {action:?} was offered, and refused: {done:?}\n{:?}", self.seed, before.log());
        self.check(&before, action);
        let step = match self.session.state().step {
            Step::Offers(kind) => format!("{kind:?}"),
            step => format!("{step:?}"),
        };
        for what in [step, format!("{action:?}")] {
            let name = what.split('(').next().unwrap_or_default().to_owned();
            *self.been.entry(name).or_default() += 1;
        }
    }

    /// Undo brings back the state and the quote, bit for bit.
    fn tap_and_undo(&mut self, action: &Action) {
        let free = matches!(
            action,
            Action::Undone
                | Action::StartedOver
                | Action::WordsTyped(_)
                | Action::LogoPlaced(..)
                | Action::LangChosen(_)
                | Action::ViewChosen(_)
                | Action::Touched
                | Action::Placed(_)
        );
        if free || self.session.state().placed.is_some() {
            return;
        }
        let before = self.session.clone();
        self.session.apply(action.clone()).unwrap();
        self.session.apply(Action::Undone).unwrap();
        assert_eq!(self.session.state(), before.state(), "{}: undone {action:?}", self.seed);
        assert_eq!(self.session.quote(), before.quote());
        assert_eq!(self.session.suggestions(), before.suggestions());
    }

    /// What is refused changes nothing.
    fn tap_on_what_is_not_there(&mut self) {
        let catalog = Arc::clone(self.session.catalog());
        let offer = self.pick(&catalog.offers).id.clone();
        let hook = self.pick(&catalog.plan.hooks).clone();
        let actions = [
            Action::OfferAccepted(offer.clone()),
            Action::OfferTakenBack(offer),
            Action::HookChosen(hook),
            Action::QuantityChosen(LineId(0), 7),
            Action::LineRemoved(LineId(0)),
            Action::Committed,
            Action::Placed(OrderCode::from_number(1)),
            Action::FeedbackGiven(9),
            Action::FeedbackExplained(FeedbackReason::Quick),
            Action::DiscountGiven(Percent::from_basis_points(5000), "x".to_owned()),
        ];
        let before = self.session.clone();
        let action = self.pick(&actions).clone();
        if self.session.apply(action).is_err() {
            assert_eq!(self.session.state(), before.state());
            assert_eq!(self.session.log(), before.log());
        }
        self.session = before;
    }

    /// Everything that a screen would offer now.
    fn offered(&mut self) -> Vec<Action> {
        let mut offered = self.offered_on_step();
        let state = self.session.state();
        if self.session.can_go_back() {
            offered.push(Action::WentBack);
        }
        if self.session.can_undo() {
            offered.push(Action::Undone);
        }
        if state.anchor.is_some() && state.placed.is_none() {
            for line in &state.order.lines {
                let stays = matches!(state.origins[&line.id], Origin::Hook { upgrade: None, .. });
                offered.extend((!stays).then_some(Action::LineRemoved(line.id)));
            }
            let accepted = state.responses.iter().filter(|(_, response)| **response == Response::Accepted);
            offered.extend(accepted.map(|(offer, _)| Action::OfferTakenBack(offer.clone())));
            offered.push(Action::WentToReview);
            offered.push(Action::EverythingTakenBack);
        }
        offered.extend(self.chance(8).then_some(Action::StartedOver));
        let lang = *self.pick(&Lang::ALL);
        offered.push(Action::LangChosen(lang));
        if self.session.state().placed.is_none() {
            offered.push(Action::ViewChosen(if self.chance(2) { View::Business } else { View::Consumer }));
        }
        offered
    }

    fn offered_on_step(&mut self) -> Vec<Action> {
        let state = self.session.state().clone();
        let catalog = Arc::clone(self.session.catalog());
        match state.step {
            Step::Attract => vec![Action::Touched],
            Step::Hook if state.anchor.is_none() => {
                catalog.plan.hooks.iter().cloned().map(Action::HookChosen).collect()
            }
            Step::Options => {
                self.changes_of(state.hook_line().unwrap()).chain([Action::Continued, Action::Continued]).collect()
            }
            Step::Artwork => vec![
                Action::LogoChosen(LogoChoice::Sample(*self.pick(&SampleBrand::ALL))),
                Action::TemplateChosen(*self.pick(&Template::ALL)),
                Action::FaceChosen(*self.pick(&Lettering::ALL)),
                Action::ColoursChosen(*self.pick(&Colours::ALL)),
                Action::LogoPlaced(Spot::Front, LogoPlace { across: 40, down: -30, percent: 80 }),
                Action::WordsTyped(Words { name: "Anna".to_owned(), ..Words::default() }),
                Action::Continued,
                Action::Continued,
            ],
            Step::Commit if state.anchor.is_none() => vec![Action::Committed],
            Step::Needs(question) => {
                let question = &catalog.plan.questions[question];
                let answer =
                    |answer: &diderot::catalog::Answer| Action::NeedAnswered(question.id.clone(), answer.id.clone());
                question.answers.iter().map(answer).chain([Action::NeedsSkipped]).collect()
            }
            Step::Offers(_) | Step::More => self.answers_to_offers(),
            Step::Review => {
                let changes = state.order.lines.iter().flat_map(|line| self.changes_of(line));
                let more = self.session.has_more().then_some(Action::MoreAsked);
                changes.chain(more).chain([Action::Continued]).collect()
            }
            Step::Details => {
                let details = Details {
                    name: "Anna".to_owned(),
                    address: "Dorpsstraat 1, Leeuwarden".to_owned(),
                    mail: "anna@voorbeeld.nl".to_owned(),
                    phone: String::new(),
                };
                let place = state.details.is_some().then(|| Action::Placed(OrderCode::from_number(self.seed)));
                std::iter::once(Action::DetailsGiven(details)).chain(place).collect()
            }
            Step::Placed | Step::Feedback => match state.feedback {
                Some(face) => FeedbackReason::offered(face).into_iter().map(Action::FeedbackExplained).collect(),
                None => vec![Action::FeedbackGiven(4), Action::FeedbackGiven(2), Action::Continued],
            },
            Step::Hook | Step::Commit => vec![Action::Continued],
        }
    }

    fn answers_to_offers(&self) -> Vec<Action> {
        // Whoever sees everything that matches has so many things to tap on that they would never leave.
        let goes_on = if self.session.state().step == Step::More { 10 } else { 2 };
        let mut answers = vec![Action::Continued; goes_on];
        for suggestion in self.session.suggestions() {
            let offer = suggestion.offer.clone();
            if suggestion.response == Some(Response::Accepted) {
                answers.push(Action::OfferTakenBack(offer));
            } else {
                answers.extend([Action::OfferAccepted(offer.clone()), Action::OfferDeclined(offer)]);
            }
        }
        if self.session.state().step == Step::Offers(StepKind::Upgrade) {
            answers.push(Action::UpgradesDeclined);
        }
        answers.extend(self.session.has_more().then_some(Action::MoreAsked));
        answers
    }

    /// The quantities and choices that a line's screen shows.
    fn changes_of(&self, line: &OrderLine) -> impl Iterator<Item = Action> + use<> {
        let product = self.session.catalog().product(&line.product).unwrap();
        let id = line.id;
        let quantities: Vec<u32> = match &product.price {
            Price::Packs(_) | Price::Share { .. } => product.price.usual_quantities(),
            Price::Each(_) | Price::Tiers(_) => product
                .price
                .usual_quantities()
                .into_iter()
                .chain([line.quantity + 1, line.quantity.max(2) - 1])
                .collect(),
        };
        let (blocked, open): (Vec<Selection>, Vec<Selection>) = product
            .options
            .iter()
            .flat_map(|option| option.choices.iter().map(|choice| (option.id.clone(), choice.id.clone())))
            .map(|(option, choice)| Selection { option, choice })
            .partition(|selection| {
                let breaks_own = self.session.broken_rule(id, selection).is_some();
                breaks_own || self.session.broken_order_rule(id, selection).is_some()
            });
        let choose = |selection: Selection| Action::OptionChosen(id, selection.option, selection.choice);
        let mut choices: Vec<Action> = open.into_iter().map(choose).collect();
        // Of what does not go with the rest, one is wanted all the same, in the dearest way there is.
        if let Some(wanted) = blocked.into_iter().nth(usize::try_from(self.random % 4).unwrap()).map(choose) {
            let clash = self.session.clash(&wanted).unwrap();
            assert!(clash.repairs.is_sorted_by_key(|repair| repair.difference), "{}: {clash:?}", self.seed);
            let last = clash.repairs.last().map(|repair| repair.changes.clone());
            choices.extend(last.map(|changes| Action::DoneWith(Box::new(wanted), changes)));
        }
        let quantities = if self.session.quantity_follows(id) { Vec::new() } else { quantities };
        quantities.into_iter().map(move |quantity| Action::QuantityChosen(id, quantity)).chain(choices)
    }

    fn check(&mut self, before: &Session, action: &Action) {
        self.check_sums();
        self.check_anchor(before, action);
        self.check_origins();
        self.check_links();
        self.check_offers(before, action);
        self.check_total(before, action);
    }

    /// Lines, shipping and tax add up to the total, to the cent.
    fn check_sums(&self) {
        let Some(quote) = self.session.quote() else { return };
        assert_eq!(quote.lines.iter().map(|line| line.total).sum::<Money>(), quote.goods);
        let in_view = quote.goods - quote.discount + quote.shipping.price;
        let net: Money = quote.tax.iter().map(|tax| tax.net).sum();
        let expected = if quote.view == View::Consumer { quote.total } else { net };
        assert_eq!(in_view, expected, "{}: {quote:?}", self.seed);
        assert_eq!(quote.tax.iter().map(|tax| tax.net + tax.tax).sum::<Money>(), quote.total);
        assert!(quote.proven_optimal, "{}: {quote:?}", self.seed);
    }

    /// The anchor never moves: it comes with commitment, and goes only by undoing that or by starting over.
    fn check_anchor(&self, before: &Session, action: &Action) {
        let (was, is) = (before.state().anchor.as_ref(), self.session.state().anchor.as_ref());
        match action {
            Action::Committed => {
                assert_eq!(is.map(diderot::flow::Anchor::total), before.quote().map(|quote| quote.total));
            }
            Action::StartedOver => assert_eq!(is, None),
            Action::Undone => assert!(is.is_none() || is == was, "{}", self.seed),
            _ => assert_eq!(is, was, "{}: {action:?}", self.seed),
        }
    }

    /// Every line came by exactly one act: the hook, or an offer that stands as accepted.
    fn check_origins(&self) {
        let state = self.session.state();
        let lines: BTreeSet<LineId> = state.order.lines.iter().map(|line| line.id).collect();
        assert_eq!(lines.len(), state.order.lines.len());
        assert_eq!(lines, state.origins.keys().copied().collect());
        let hooks = state.origins.values().filter(|origin| matches!(origin, Origin::Hook { .. })).count();
        assert_eq!(hooks, usize::from(!state.order.lines.is_empty()));
        for origin in state.origins.values() {
            match origin {
                Origin::Accepted(offer) | Origin::Hook { upgrade: Some(offer), .. } => {
                    assert_eq!(state.response(offer), Some(Response::Accepted), "{}: {offer}", self.seed);
                }
                Origin::Hook { upgrade: None, .. } => {}
                // No screen of the walk puts anything in that was not offered.
                Origin::Asked => panic!("{}: nobody asked for this", self.seed),
            }
        }
        for (offer, response) in &state.responses {
            let in_order = !state.lines_of(offer).is_empty()
                || state.upgrade() == Some(offer)
                || state.order.multiplier.as_ref() == Some(offer);
            assert_eq!(*response == Response::Accepted, in_order, "{}: {offer}", self.seed);
        }
    }

    /// Nobody keeps, or pays for, what went with something that is gone.
    fn check_links(&self) {
        let (state, catalog) = (self.session.state(), self.session.catalog());
        for line in &state.order.lines {
            let Some(Origin::Accepted(offer)) = state.origins.get(&line.id) else { continue };
            let offer = catalog.offer(offer).unwrap();
            if let OfferKind::Accessory { with, .. } | OfferKind::Service { with, .. } = &offer.kind {
                let has_parent = with.is_empty() || with.iter().any(|parent| state.has(parent));
                assert!(has_parent, "{}: {} is an orphan", self.seed, offer.id);
            }
            let priced = self.session.single_quote().unwrap().line(line.id).unwrap();
            let extras = priced.list
                - diderot::pricing::quantity_price(catalog.product(&line.product).unwrap(), line.quantity).unwrap();
            // In the other terms the amounts are not the catalog's own.
            let is_own = state.order.view == View::of(&catalog.shop);
            assert!(
                !offer.is_gift() || !is_own || priced.total <= extras,
                "{}: the gift {} costs something",
                self.seed,
                offer.id
            );
        }
    }

    /// A step of offers is never empty, and pushes nothing over the cap.
    fn check_offers(&mut self, before: &Session, action: &Action) {
        let state = self.session.state();
        if matches!(action, Action::StartedOver | Action::Undone) {
            self.entered = state.shown.keys().copied().collect();
        }
        let Step::Offers(kind) = state.step else { return };
        assert!(!self.session.suggestions().is_empty(), "{}: {kind:?} is empty", self.seed);
        for suggestion in self.session.suggestions() {
            // Whatever was accepted or undone meanwhile: what stands here unasked is within the cap now.
            let asked = suggestion.response == Some(Response::Accepted) || state.asked.contains(&suggestion.offer);
            assert!(suggestion.within_cap || asked, "{}: {} is pushed over the cap", self.seed, suggestion.offer);
        }
        if before.state().step != state.step && self.entered.insert(kind) {
            let (anchor, total) = (state.anchor.as_ref().unwrap().total(), self.session.quote().unwrap().total);
            for suggestion in self.session.suggestions() {
                assert_eq!(suggestion.response, None, "{}: {} comes back", self.seed, suggestion.offer);
                let plan = &self.session.catalog().plan;
                assert!(within_cap(plan, anchor, total + suggestion.difference), "{}: {}", self.seed, suggestion.offer);
                assert!(suggestion.otherwise.is_none_or(|otherwise| otherwise > suggestion.difference));
            }
            let most = usize::try_from(self.session.catalog().plan.offers_per_step).unwrap();
            assert!(self.session.suggestions().len() <= most);
        }
    }

    /// What is to be paid changes only by what changes the order, and on a yes by exactly what the offer said.
    fn check_total(&self, before: &Session, action: &Action) {
        let total = |session: &Session| session.quote().map(|quote| quote.total);
        match action {
            Action::OfferAccepted(offer) => {
                let said = before.suggestions().iter().find(|suggestion| suggestion.offer == *offer).unwrap();
                let kind = &before.catalog().offer(offer).unwrap().kind;
                // An upgrade's difference is to what the buyer came for, and not to another upgrade in its place.
                if !matches!(kind, OfferKind::Upgrade { .. }) || before.state().upgrade().is_none() {
                    assert_eq!(
                        total(&self.session),
                        total(before).map(|total| total + said.difference),
                        "{}",
                        self.seed
                    );
                }
            }
            Action::DoneWith(action, changes) => {
                let clash = before.clash(action).unwrap();
                let said = clash.repairs.iter().find(|repair| repair.changes == *changes).unwrap();
                let expected = total(before).map(|total| total + said.difference);
                assert_eq!(total(&self.session), expected, "{}: {action:?}", self.seed);
            }
            Action::HookChosen(_)
            | Action::QuantityChosen(..)
            | Action::OptionChosen(..)
            | Action::OfferDeclined(_)
            | Action::UpgradesDeclined
            | Action::OfferTakenBack(_)
            | Action::LineRemoved(_)
            | Action::EverythingTakenBack
            | Action::Undone
            | Action::StartedOver => {}
            _ => assert_eq!(total(&self.session), total(before), "{}: {action:?}", self.seed),
        }
    }

    /// The log is the session: replayed, it comes to the same.
    fn check_replay(&self) {
        let mut replayed = Session::new(Arc::clone(self.session.catalog()));
        for action in self.session.log() {
            replayed.apply(action.clone()).unwrap();
        }
        assert_eq!(replayed.state(), self.session.state(), "{}", self.seed);
        assert_eq!(replayed.quote(), self.session.quote());
        assert_eq!(replayed.log(), self.session.log());
        // And so it does on the same catalog, read anew.
        let (same, misfits) = self.session.on_catalog(Arc::clone(self.session.catalog()));
        assert_eq!((same.state(), misfits), (self.session.state(), Vec::new()), "{}", self.seed);
        assert_eq!(same.quote(), self.session.quote());
        assert_eq!(same.suggestions(), self.session.suggestions());
    }

    fn commit_to(&mut self, hook: &ProductId) {
        self.apply(&Action::Touched);
        self.apply(&Action::HookChosen(hook.clone()));
        for _ in 0..4 {
            let line = self.session.state().hook_line().unwrap().clone();
            let changes: Vec<Action> = self.changes_of(&line).collect();
            let change = self.pick(&changes).clone();
            self.apply(&change);
        }
        while self.session.state().step != Step::Commit {
            self.apply(&Action::Continued);
        }
        self.apply(&Action::Committed);
    }

    /// Says no in every way that there is, and asks for more to say no to that too.
    fn decline_everything(&mut self) {
        if matches!(self.session.state().step, Step::Needs(_)) {
            self.apply(&Action::NeedsSkipped);
        }
        while matches!(self.session.state().step, Step::Offers(_)) {
            let first = self.session.suggestions()[0].offer.clone();
            let no = if self.chance(2) { Action::Continued } else { Action::OfferDeclined(first) };
            self.apply(&no);
        }
        assert_eq!(self.session.state().step, Step::Review);
        if self.session.has_more() {
            self.apply(&Action::MoreAsked);
            for suggestion in self.session.suggestions().to_vec() {
                self.apply(&Action::OfferDeclined(suggestion.offer));
            }
            self.apply(&Action::Continued);
        }
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let length = u64::try_from(from.len()).unwrap();
        &from[usize::try_from(self.next_random() % length).unwrap()]
    }

    /// True once in so many times.
    fn chance(&mut self, once_in: u64) -> bool {
        self.next_random().is_multiple_of(once_in)
    }

    /// Source: `SplitMix64`, Steele, Lea and Flood (2014).
    fn next_random(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.random ^ (self.random >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
