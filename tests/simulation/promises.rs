//! What holds of every walk that synthetic buyers make.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use diderot::flow::{Action, Response, Session, Step};
use diderot::insight::measure::Fact;
use diderot::simulation::{Effect, Effects, Sway, Walked};

use super::shops::shops;
use super::{crowd, shop, walks, with_experiment};

#[test]
fn the_same_seed_makes_the_same_walks_on_any_number_of_threads() {
    let catalog = shop("print-shop");
    let crowd = crowd(&catalog, 300);
    let told = |walked: &Walked| {
        let total = walked.session.quote().map(|quote| quote.total);
        (walked.buyer.id.clone(), walked.done().collect::<Vec<_>>(), walked.facts.clone(), total)
    };
    let alone: Vec<_> = walks(&crowd, 1).iter().map(told).collect();
    let many: Vec<_> = walks(&crowd, 5).iter().map(told).collect();
    assert_eq!(alone.len(), 300);
    assert_eq!(alone, many);
    let ids: BTreeSet<_> = alone.iter().map(|(id, ..)| id).collect();
    assert_eq!(ids.len(), 300);
}

#[test]
fn in_every_shop_nothing_is_refused_that_is_there_to_be_done() {
    for shop in shops() {
        let walks = walks(&crowd(&shop.catalog, 400), 2);
        for walked in &walks {
            assert_eq!(
                walked.refused,
                None,
                "{}, buyer {}: {:?}",
                shop.name,
                walked.buyer.number,
                walked.session.log()
            );
            assert_eq!(walked.at.len(), walked.session.log().len());
            assert!(walked.at.is_sorted() && walked.at.iter().all(|at| *at > walked.buyer.began_at));
            assert!(walked.ended_at > *walked.at.last().unwrap());
        }
        let placed = walks.iter().filter(|walked| walked.session.state().placed.is_some()).count();
        assert!((100..360).contains(&placed), "{}: {placed} of 400 ordered", shop.name);
        let codes: BTreeSet<_> = walks.iter().filter_map(|walked| walked.session.state().placed.clone()).collect();
        assert_eq!(codes.len(), placed);
    }
}

#[test]
fn whoever_takes_nothing_pays_what_they_came_for_and_nobody_is_shown_anything_after_the_stop() {
    let mut took_nothing = 0;
    for shop in shops() {
        for walked in walks(&crowd(&shop.catalog, 150), 2) {
            let mut session = Session::new(Arc::new((*shop.catalog).clone().on(Some(walked.buyer.day))));
            let mut stopped_with = None;
            for done in walked.done() {
                let is_asking = matches!(done.action, Action::MoreAsked | Action::WentBack | Action::Undone);
                session.apply(done.action).unwrap();
                let shown: BTreeSet<_> = session.state().shown.values().flatten().cloned().collect();
                // Going back to before the stop is the buyer's own doing.
                if !session.state().stopped || is_asking {
                    stopped_with = None;
                }
                if session.state().stopped && session.state().step != Step::More {
                    let known = stopped_with.get_or_insert_with(|| shown.clone());
                    assert!(shown.is_subset(known), "{}: {:?}", shop.name, session.log());
                }
            }
            assert_eq!(session.state(), walked.session.state(), "{}", shop.name);
            assert_eq!(session.quote(), walked.session.quote());
            let state = session.state();
            let is_as_it_was = state.anchor.as_ref().is_some_and(|anchor| *anchor.order() == state.order);
            let has_taken = state.responses.values().any(|response| *response == Response::Accepted);
            if let Some(uplift) = session.uplift().filter(|_| is_as_it_was && !has_taken) {
                assert_eq!(uplift.total, uplift.anchor, "{}", shop.name);
                took_nothing += 1;
            }
        }
    }
    assert!(took_nothing > 200, "only {took_nothing} took nothing");
}

#[test]
fn a_planted_effect_moves_what_is_taken_and_a_harmful_one_what_is_given_back() {
    let catalog = with_experiment(&shop("burger-bar"), "cheeseburger-menu");
    let effect = |by| Effect { experiment: "wording".to_owned(), arm: "other".to_owned(), by };
    // Of those who saw the offer in each arm: how many there were, took it, took it back, and left.
    let count = |effects: Effects| {
        let mut arms = [[0_u32; 4]; 2];
        let crowd = crowd(&catalog, 3000).with_effects(effects);
        crowd.walk(2, &|walked: &Walked| walked.facts.clone(), &mut |all| {
            for facts in &all {
                let arm = usize::from(&*facts.under.arms[0].1 == "other");
                let of_offer = |fact: &Fact| match fact {
                    Fact::Suggested(offer) | Fact::AskedFor(offer) if offer.as_str() == "cheeseburger-menu" => Some(0),
                    Fact::Accepted(offer) if offer.as_str() == "cheeseburger-menu" => Some(1),
                    Fact::TakenBack(offer) if offer.as_str() == "cheeseburger-menu" => Some(2),
                    Fact::Left(_) => Some(3),
                    _ => None,
                };
                let happened: BTreeSet<usize> = facts.events.iter().filter_map(|(_, fact)| of_offer(fact)).collect();
                if happened.contains(&0) {
                    happened.into_iter().for_each(|what| arms[arm][what] += 1);
                }
            }
            ControlFlow::Continue(())
        });
        arms
    };
    let shares = |[seen, taken, back, left]: [u32; 4]| {
        let of = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
        (of(taken, seen), of(back, taken), of(left, seen))
    };
    let plain = count(Effects::default()).map(shares);
    assert!((plain[0].0 - plain[1].0).abs() < 0.1, "arms that differ in nothing differ by chance only: {plain:?}");
    let better = count(Effects::default().with(Sway::Yes, effect(0.3))).map(shares);
    assert!(better[1].0 > plain[1].0 + 0.15 && (better[0].0 - plain[0].0).abs() < 0.03, "{better:?} {plain:?}");
    let worse = count(Effects::default().with(Sway::Harm, effect(0.3))).map(shares);
    assert!(worse[1].1 > plain[1].1 + 0.1, "taken back: {worse:?} {plain:?}");
    assert!(worse[1].2 > plain[1].2 + 0.1, "left: {worse:?} {plain:?}");
}
