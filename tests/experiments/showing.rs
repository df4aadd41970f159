//! What a buyer sees of an arm: one thing that is different, and never a price.

use std::sync::Arc;

use diderot::catalog::{ArmChange, Catalog, Day, Experiment, Text};
use diderot::flow::{Action, Arms, Session};
use diderot::insight::experiment::{Deal, arms_of};
use diderot::pricing::Pricer;

use crate::shop::print_shop;
use crate::{TO_ACCESSORIES, experiment, go, shown, trying, walk};

/// Words that no offer has.
fn words() -> Text {
    let offers = &print_shop().offers;
    offers.last().unwrap().because.clone()
}

#[test]
fn an_arm_says_why_in_other_words_and_changes_nothing_else() {
    let plain = walk(&trying(vec![experiment("words", "nothing", [])]), "now", TO_ACCESSORIES);
    let first = shown(&plain)[0].clone();
    let catalog = trying(vec![experiment("words", &first, [ArmChange::Wording(words())])]);
    for (arm, is_other) in [("now", false), ("b", true)] {
        let session = walk(&catalog, arm, TO_ACCESSORIES);
        assert_eq!(session.suggestions(), plain.suggestions());
        for offer in &catalog.offers {
            let because = session.arms().because(offer);
            let expected = if is_other && offer.id.as_str() == first { &words() } else { &offer.because };
            assert_eq!(because, expected, "{}", offer.id);
        }
    }
}

#[test]
fn an_arm_shows_another_picture_of_the_same() {
    let picture = print_shop().products[0].picture.clone();
    let offer = print_shop().offers[0].id.clone();
    let catalog = trying(vec![experiment("picture", offer.as_str(), [ArmChange::Picture(picture.clone())])]);
    assert_eq!(walk(&catalog, "b", "touch").arms().picture(&offer), Some(&picture));
    assert_eq!(walk(&catalog, "now", "touch").arms().picture(&offer), None);
}

#[test]
fn an_arm_puts_an_offer_in_another_place_or_shows_another_number_of_them() {
    let plain = shown(&walk(&trying(vec![experiment("place", "nothing", [])]), "now", TO_ACCESSORIES));
    assert_eq!(plain.len(), 3);
    let changes = [1, 2, 3, 9].map(ArmChange::Place);
    let catalog = trying(vec![experiment("place", &plain[2], changes)]);
    let [a, b, c] = [0, 1, 2].map(|place| plain[place].as_str());
    assert_eq!(shown(&walk(&catalog, "now", TO_ACCESSORIES)), [a, b, c]);
    assert_eq!(shown(&walk(&catalog, "b", TO_ACCESSORIES)), [c, a, b]);
    assert_eq!(shown(&walk(&catalog, "c", TO_ACCESSORIES)), [a, c, b]);
    assert_eq!(shown(&walk(&catalog, "d", TO_ACCESSORIES)), [a, b, c]);
    let moved_away = shown(&walk(&catalog, "e", TO_ACCESSORIES));
    assert_eq!(moved_away[..2], [a, b]);
    assert_ne!(moved_away[2], c, "another one stands where it stood");

    let catalog = trying(vec![experiment("number", &plain[2], [1, 2, 6].map(ArmChange::OffersPerStep))]);
    assert_eq!(shown(&walk(&catalog, "b", TO_ACCESSORIES)), [a]);
    assert_eq!(shown(&walk(&catalog, "c", TO_ACCESSORIES)), [a, b]);
    let many = shown(&walk(&catalog, "d", TO_ACCESSORIES));
    assert!(many.len() > 3 && many.starts_with(&plain), "{many:?}");
}

#[test]
fn the_same_order_costs_the_same_under_every_arm() {
    let plain = print_shop();
    for offer in &plain.offers {
        let wording = experiment("try", offer.id.as_str(), [ArmChange::Wording(words())]);
        let picture = ArmChange::Picture(plain.products[0].picture.clone());
        let picture = experiment("try", offer.id.as_str(), [picture]);
        let place = experiment("try", offer.id.as_str(), [1, 2, 6].map(ArmChange::Place));
        let number = experiment("try", offer.id.as_str(), [1, 2, 6].map(ArmChange::OffersPerStep));
        for tried in [wording, picture, place, number] {
            costs_the_same(&trying(vec![tried]), &plain);
        }
    }
}

/// Whatever is accepted under an arm costs what it costs on the same catalog without experiments.
fn costs_the_same(catalog: &Arc<Catalog>, plain: &Catalog) {
    for arm in &catalog.experiments[0].arms {
        let mut session = walk(catalog, &arm.id, TO_ACCESSORIES);
        let anchor = session.uplift().unwrap().anchor;
        for number in 0.. {
            let Some(next) = session.suggestions().iter().find(|offered| offered.response.is_none()) else { break };
            let (id, difference) = (next.offer.clone(), next.difference);
            let before = session.quote().unwrap().total;
            session.apply(Action::OfferAccepted(id.clone())).unwrap();
            let quote = session.quote().unwrap();
            assert_eq!(quote.total, before + difference, "what it is shown to cost is what it costs");
            assert_eq!(*quote, Pricer::new().price(plain, &session.state().order).unwrap());
            assert!(number < 20);
        }
        assert_eq!(session.uplift().unwrap().anchor, anchor);
    }
}

#[test]
fn an_undo_and_a_new_catalog_leave_the_buyer_their_arm() {
    let plain = shown(&walk(&trying(vec![experiment("number", "nothing", [])]), "now", TO_ACCESSORIES));
    let catalog = trying(vec![experiment("number", &plain[0], [ArmChange::OffersPerStep(1)])]);
    let mut session = walk(&catalog, "b", TO_ACCESSORIES);
    go(&mut session, &format!("accept(\"{}\"), undo", plain[0]));
    assert_eq!(shown(&session), plain[..1]);
    let (moved, misfits) = session.on_catalog_with(Arc::clone(&catalog), session.arms().clone());
    assert_eq!((shown(&moved), misfits.len()), (plain[..1].to_vec(), 0));
    // Staff see every offer as it is, and what the buyer took stays theirs.
    go(&mut session, &format!("accept(\"{}\")", plain[0]));
    let (at_the_desk, misfits) = session.on_catalog(Arc::clone(&catalog));
    assert_eq!((at_the_desk.arms(), misfits.len()), (&Arms::default(), 0));
    assert_eq!(at_the_desk.quote(), session.quote());
}

#[test]
fn a_walk_without_a_name_sees_every_offer_as_it_is() {
    let catalog = trying(vec![experiment("words", "nothing", [])]);
    assert_eq!(Session::new(catalog).arms(), &Arms::default());
}

/// The arm that a walk draws of the only experiment.
fn drawn(catalog: &Catalog, name: &str) -> Vec<(String, String)> {
    arms_of(catalog, name)
}

#[test]
fn an_experiment_runs_from_its_first_day_to_its_last() {
    let day = |written: &str| Day::parse(written).ok();
    let dated = Experiment {
        from: day("2026-11-01"),
        until: day("2026-11-30"),
        ..experiment("words", "nothing", [ArmChange::Place(1)])
    };
    let catalog = Catalog::clone(&trying(vec![dated]));
    for (today, runs) in [
        ("2026-10-31", false),
        ("2026-11-01", true),
        ("2026-11-30", true),
        ("2026-12-01", false),
        ("a day that nobody knows", false),
    ] {
        let on = catalog.clone().on(day(today));
        assert_eq!(!drawn(&on, "name").is_empty(), runs, "{today}");
    }
}

#[test]
fn every_arm_is_seen_by_about_as_many_and_always_by_the_same() {
    let catalog = trying(vec![experiment("one", "nothing", [1, 2].map(ArmChange::Place))]);
    let mut counts = [0; 3];
    for number in 0..3_000 {
        let name = format!("{number:032x}");
        let arms = drawn(&catalog, &name);
        assert_eq!(arms, drawn(&catalog, &format!("{name}.elsewhere")), "a buyer who goes on elsewhere");
        counts[["now", "b", "c"].iter().position(|arm| arms[0].1 == *arm).unwrap()] += 1;
    }
    assert!(counts.iter().all(|count| (900..=1_100).contains(count)), "{counts:?}");
}

#[test]
fn whoever_begins_after_a_stop_sees_the_offer_as_it_is_and_does_not_count() {
    let catalog = trying(vec![experiment("one", "nothing", [ArmChange::Place(1)])]);
    let name = (0..1_000).map(|number| number.to_string()).find(|name| drawn(&catalog, name)[0].1 == "b").unwrap();
    let before = Deal { walk: name.clone(), ..Deal::default() };
    let after = Deal { walk: name, stopped: ["one".to_owned()].into() };
    let seen = |deal: &Deal| deal.arms(&catalog).names().map(|(_, arm)| arm.to_owned()).collect::<Vec<_>>();
    assert_eq!((seen(&before), before.drawn(&catalog).len()), (vec!["b".to_owned()], 1));
    assert_eq!((seen(&after), after.drawn(&catalog).len()), (vec!["now".to_owned()], 0));
}
