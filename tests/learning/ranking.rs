//! What is suggested once something is known of orders.

use std::sync::Arc;

use diderot::catalog::{Catalog, OfferId, ProductId, StepKind};
use diderot::flow::{Action, BoughtTogether, Reason, Session, Step};
use diderot::insight::learned::{Baskets, PairCounts, learn};
use proptest::prelude::*;

use crate::booth::catalog;
use crate::walked;

const TO_ACCESSORIES: &str = r#"touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, skip_needs, keep_mine"#;

/// What is known of so many orders of cards, of which so many each had these too.
fn orders(count: usize, with: &[(&str, usize)]) -> Arc<BoughtTogether> {
    let mut baskets = Baskets::default();
    for number in 0..count {
        let had = with.iter().filter(|(_, most)| number < *most).map(|(product, _)| *product);
        baskets.push(std::iter::once("cards-matt").chain(had));
    }
    Arc::new(learn(&PairCounts::of(&baskets)))
}

fn shown(session: &Session) -> Vec<String> {
    let names = session.suggestions().iter().map(|suggestion| suggestion.offer.to_string());
    names.map(|name| name.rsplit('/').next().unwrap().to_owned()).collect()
}

fn after(together: &Arc<BoughtTogether>, steps: &str) -> Session {
    walked(Session::with_orders(catalog(), Arc::clone(together)), steps)
}

#[test]
fn what_was_bought_by_many_comes_first_and_ten_orders_move_nothing() {
    let unlearned = shown(&walked(Session::new(catalog()), TO_ACCESSORIES));
    assert!(!unlearned.contains(&"pen".to_owned()), "{unlearned:?}");
    let few = after(&orders(10, &[("pen", 8)]), TO_ACCESSORIES);
    assert_eq!(shown(&few), unlearned);
    let many = after(&orders(1000, &[("pen", 400), ("card-box", 30)]), TO_ACCESSORIES);
    assert_eq!(shown(&many)[0], "pen");
    // A thousand of whom four in ten took it beat ten of whom all did.
    let ten_of_ten = orders(10, &[("pen", 10)]);
    let score = |known: &Arc<BoughtTogether>| {
        let verdicts = after(known, TO_ACCESSORIES).explain(&"accessory/cards-matt/pen".into()).unwrap();
        verdicts.standing.unwrap().score
    };
    assert!(score(&orders(1000, &[("pen", 400)])) > 3 * score(&ten_of_ten));
}

#[test]
fn answers_come_before_orders() {
    let known = orders(1000, &[("pen", 900), ("notepad", 5)]);
    let asked = r#"touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, answer("use", "post"), answer("taste", "warm"), keep_mine"#;
    let session = after(&known, asked);
    let place = |name: &str| shown(&session).iter().position(|shown| shown == name);
    assert_ne!(place("pen"), Some(0), "{:?}", shown(&session));
    let first = session.explain(&session.suggestions()[0].offer).unwrap().standing.unwrap();
    assert!(first.fits > 0, "{first:?}");
}

#[test]
fn what_nobody_bought_yet_keeps_the_place_that_the_catalog_gives_it() {
    let session = after(&orders(1000, &[("pen", 10)]), TO_ACCESSORIES);
    let unlearned = shown(&walked(Session::new(catalog()), TO_ACCESSORIES));
    assert_eq!(shown(&session), unlearned);
}

#[test]
fn the_count_is_a_reason_from_fifty_buyers_on() {
    let reason = |orders: &Arc<BoughtTogether>| {
        let session = after(orders, TO_ACCESSORIES);
        let of = session.suggestions().iter().find(|suggestion| suggestion.offer.as_str().ends_with("/card-box"));
        of.unwrap().reasons.iter().find_map(|reason| match reason {
            Reason::BoughtTogether { both, hook } => Some((*both, *hook)),
            _ => None,
        })
    };
    assert_eq!(reason(&orders(49, &[("card-box", 30)])), None);
    assert_eq!(reason(&orders(50, &[("card-box", 30)])), Some((30, 50)));
    assert_eq!(reason(&orders(418, &[("card-box", 259)])), Some((259, 418)));
    // Three in a hundred is no reason to take it too.
    assert_eq!(reason(&orders(100, &[("card-box", 3)])), None);
}

#[test]
fn who_took_an_upgrade_is_counted_with_those_who_bought_that() {
    let mut baskets = Baskets::default();
    for number in 0..200 {
        baskets.push(if number % 2 == 0 { ["cards-matt", "notepad"] } else { ["cards-soft", "card-holder"] });
    }
    let known = Arc::new(learn(&PairCounts::of(&baskets)));
    let upgraded = r#"touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, skip_needs,
        accept("upgrade/cards-matt/cards-soft"), go_on"#;
    let session = after(&known, upgraded);
    // Under the cap there is no room left for either; who asks for everything that matches sees the better one first.
    let standing = |name: &str| session.explain(&OfferId::from(name)).unwrap().standing.unwrap();
    let (holder, pad) = (standing("accessory/cards-matt/card-holder"), standing("accessory/cards-matt/notepad"));
    assert_eq!(holder.bond.map(|bond| (bond.both, bond.hook)), Some((100, 100)));
    assert_eq!(pad.bond.map(|bond| (bond.both, bond.hook)), Some((0, 100)));
    assert!(holder.score > pad.score, "{holder:?}, {pad:?}");
    // Of an upgrade orders can't tell: it is bought instead of the other.
    let upgrade = after(&known, r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs"#);
    let verdict = upgrade.explain(&"upgrade/cards-matt/cards-soft".into()).unwrap();
    assert_eq!(verdict.standing.unwrap().bond, None);
}

/// Something that somebody may do where the walk is, by lots.
fn action(session: &Session, lot: u32) -> Action {
    let offers: Vec<OfferId> = session.suggestions().iter().map(|suggestion| suggestion.offer.clone()).collect();
    let offer = || offers.get(lot as usize / 16 % offers.len().max(1)).cloned();
    let any = match (lot % 16, session.state().step) {
        (_, Step::Attract) => Some(Action::Touched),
        (_, Step::Hook) if session.state().order.lines.is_empty() => {
            let hooks = &session.catalog().plan.hooks;
            Some(Action::HookChosen(hooks[lot as usize % hooks.len()].clone()))
        }
        (_, Step::Commit) if session.state().anchor.is_none() => Some(Action::Committed),
        (0..=3, Step::Needs(number)) => {
            let question = &session.catalog().plan.questions[number];
            let answer = &question.answers[lot as usize % question.answers.len()];
            Some(Action::NeedAnswered(question.id.clone(), answer.id.clone()))
        }
        (4..=9, Step::Needs(_)) => Some(Action::NeedsSkipped),
        (0..=3, _) => offer().map(Action::OfferAccepted),
        (5, Step::Offers(StepKind::Upgrade)) => Some(Action::UpgradesDeclined),
        (5, _) => offer().map(Action::OfferDeclined),
        (6, _) => Some(Action::Undone),
        (7, _) => Some(Action::MoreAsked),
        (8, _) => Some(Action::WentBack),
        (9, _) => offer().map(Action::OfferTakenBack),
        _ => None,
    };
    any.unwrap_or(Action::Continued)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_walk_that_is_done_again_shows_what_it_showed_whatever_was_learned_since(
        lots in prop::collection::vec(any::<u32>(), 10..40),
        then in 50_usize..2000,
        since in 50_usize..2000,
    ) {
        let with = |count: usize| [("pen", count / 2), ("stamp", count / 3), ("card-holder", count / 4), ("sticky-notes", count / 5)];
        let mut session = Session::with_orders(catalog(), orders(then, &with(then)));
        for lot in lots {
            // What can't be done now is left out.
            drop(session.apply(action(&session, lot)));
        }
        let mut other = with(since);
        other.reverse();
        let later = orders(since, &[("notepad", since / 2), ("card-box-kraft", since / 3)]);
        for known in [Arc::default(), later, Arc::clone(session.together()), orders(since, &other)] {
            let again = Session::with_orders(catalog(), known).replay(session.log().to_vec());
            prop_assert_eq!(again.state(), session.state());
            prop_assert_eq!(again.quote(), session.quote());
            prop_assert_eq!(again.log(), session.log());
            prop_assert_eq!(again.kept(), session.kept());
            // And so does an undo, in both.
            let (mut undone, mut known) = (again, session.clone());
            let both = (undone.apply(Action::Undone).is_ok(), known.apply(Action::Undone).is_ok());
            prop_assert_eq!(both.0, both.1);
            prop_assert_eq!(undone.state(), known.state());
        }
    }

    #[test]
    fn a_walk_that_went_on_on_another_catalog_is_done_again_as_it_was(
        lots in prop::collection::vec(any::<u32>(), 10..30),
        more in prop::collection::vec(any::<u32>(), 0..10),
    ) {
        let known = orders(900, &[("pen", 450), ("stamp", 300), ("card-holder", 225)]);
        let mut session = Session::with_orders(catalog(), known);
        let other = Arc::new(Catalog::clone(&catalog()));
        for lot in lots {
            drop(session.apply(action(&session, lot)));
        }
        let (mut session, _) = session.on_catalog(Arc::clone(&other));
        for lot in more {
            drop(session.apply(action(&session, lot)));
        }
        let again = Session::new(other).replay(session.log().to_vec());
        prop_assert_eq!(again.state(), session.state());
        prop_assert_eq!(again.log(), session.log());
    }
}

#[test]
fn a_note_of_what_was_shown_can_show_nothing_that_may_not_be_shown() {
    let mut session =
        walked(Session::new(catalog()), r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, keep_mine"#);
    let before = shown(&session);
    // A stamp would take the order over the cap; the other two are no accessories of cards.
    let odd = ["accessory/cards-matt/stamp", "upgrade/cards-matt/cards-soft", "nothing"].map(OfferId::from).to_vec();
    session.apply(Action::OffersShown(vec![(StepKind::Accessories, odd)])).unwrap();
    assert_eq!(shown(&session), before);
    let pushed = session.suggestions().iter().all(|suggestion| suggestion.within_cap);
    assert!(pushed);
}

#[test]
fn a_session_that_showed_something_unnoted_goes_on_as_it_is() {
    let known = orders(1000, &[("pen", 400)]);
    let early =
        walked(Session::new(catalog()), r#"touch, hook("cards-matt"), quantity(500)"#).informed(Arc::clone(&known));
    assert_eq!(early.together(), &known);
    let late = walked(Session::new(catalog()), TO_ACCESSORIES).informed(Arc::clone(&known));
    assert!(late.together().is_empty());
    assert_eq!(known.with(&ProductId::from("pen")), 400);
}
