//! What becomes of a buyer's walk when the shop changes its catalog in the midst of it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests that can not go on ends the test"
)]

#[path = "common/shop.rs"]
mod shop;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use diderot::catalog::{
    Answer, Catalog, ChoiceId, Component, Lang, OfferId, OfferKind, Price, Product, ProductId, Question, Reduction,
    Text,
};
use diderot::cli::journey::{Journey, JourneyStep};
use diderot::flow::{Misfit, Session, Step};
use diderot::money::{Money, Percent};
use shop::print_shop;

/// To the review, with cards, a pen and a box, of which the box is another colour.
const TO_REVIEW: &str = r#"touch, hook("cards-matt"), quantity(500), option("colour", "ivory"), go_on, go_on, commit, skip_needs,
    keep_mine, accept("accessory/cards-matt/pen-metal"), accept("accessory/cards-matt/card-box"),
    line_option("card-box", "colour", "navy"), review"#;

/// A walk of these steps.
fn walk(steps: &str) -> Session {
    let mut session = Session::new(print_shop());
    go(&mut session, steps);
    session
}

#[track_caller]
fn go(session: &mut Session, steps: &str) {
    let journey = Journey::read(&format!("Journey(steps: [{steps}])"), session.catalog().shop.currency).unwrap();
    for step in journey.steps {
        let JourneyStep::Do(act) = &step else { panic!("{step} is not something that a buyer does") };
        let action = act.action(session).unwrap();
        session.apply(action).unwrap_or_else(|refusal| panic!("{step}: {refusal}"));
    }
}

/// The print shop with something else in it.
fn shop_with(edit: impl FnOnce(&mut Catalog)) -> Arc<Catalog> {
    let mut catalog = Catalog::clone(&print_shop());
    edit(&mut catalog);
    let Catalog { shop, products, offers, rules, attributes, plan, .. } = catalog;
    Arc::new(Catalog::new(shop, products, offers, attributes, plan).with_rules(rules))
}

fn product<'a>(catalog: &'a mut Catalog, id: &str) -> &'a mut Product {
    catalog.products.iter_mut().find(|product| product.id.as_str() == id).unwrap()
}

/// Makes everything in a price dearer by so much.
fn raise(price: &mut Price, by: Money) {
    match price {
        Price::Each(each) => *each += by,
        Price::Packs(packs) => packs.iter_mut().for_each(|pack| pack.price += by),
        Price::Tiers(tiers) => tiers.iter_mut().for_each(|tier| tier.each += by),
        Price::Share { .. } => {}
    }
}

const fn cents(cents: i64) -> Money {
    Money::from_minor(cents)
}

fn total(session: &Session) -> Money {
    session.quote().unwrap().total
}

fn products(session: &Session) -> Vec<&str> {
    session.state().order.lines.iter().map(|line| line.product.as_str()).collect()
}

fn name(id: &str) -> Text {
    print_shop().product(&ProductId::from(id)).unwrap().name.clone()
}

#[test]
fn a_text_that_changes_changes_nothing_of_the_walk() {
    let before = walk(&format!("{TO_REVIEW}, go_on"));
    let renamed = shop_with(|catalog| product(catalog, "pen-metal").name = Text::default());
    let (after, misfits) = before.on_catalog(Arc::clone(&renamed));
    assert_eq!((after.state(), misfits), (before.state(), Vec::new()));
    assert!(Arc::ptr_eq(after.catalog(), &renamed));
    assert_eq!(after.state().step, Step::Details);
}

#[test]
fn a_new_price_of_what_one_came_for_moves_the_anchor_and_is_told() {
    let before = walk(TO_REVIEW);
    let dearer = shop_with(|catalog| raise(&mut product(catalog, "cards-matt").price, cents(200)));
    let (after, misfits) = before.on_catalog(dearer);
    let (was, now) = (before.uplift().unwrap(), after.uplift().unwrap());
    assert_eq!(now.anchor, was.anchor + cents(200));
    assert_eq!(now.amount(), was.amount(), "a new price is nothing that came on top");
    let anchor = Misfit::Anchor { was: was.anchor, now: now.anchor };
    assert_eq!(misfits, [anchor, Misfit::Total { was: was.total, now: now.total }]);
    assert_eq!(after.state().order, before.state().order);
    assert_eq!(after.state().step, Step::Review);
}

#[test]
fn whoever_was_about_to_pay_sees_first_that_the_price_is_another_one() {
    let before = walk(&format!("{TO_REVIEW}, go_on"));
    assert_eq!(before.state().step, Step::Details);
    let dearer = shop_with(|catalog| raise(&mut product(catalog, "cards-matt").price, cents(1)));
    let (mut after, misfits) = before.on_catalog(dearer);
    assert_eq!((after.state().step, misfits.len()), (Step::Review, 2));
    go(&mut after, "go_on");
    assert_eq!(after.state().step, Step::Details);
}

#[test]
fn what_is_gone_leaves_and_the_rest_stays_as_it_was_chosen() {
    let before = walk(TO_REVIEW);
    let without = shop_with(|catalog| {
        catalog.offers.retain(|offer| offer.id.as_str() != "accessory/cards-matt/pen-metal");
    });
    let (after, misfits) = before.on_catalog(without);
    assert_eq!(products(&after), ["cards-matt", "card-box"]);
    assert_eq!(misfits[0], Misfit::Left(name("pen-metal")));
    assert!(matches!(misfits[1..], [Misfit::Total { .. }]), "{misfits:?}");
    let lines = &after.state().order.lines;
    assert_eq!(lines[0].quantity, 500);
    // The box has another number now than it had; its colour found it all the same.
    assert_eq!(lines[1].choices.values().map(ChoiceId::as_str).collect::<Vec<_>>(), ["navy"]);
    assert_eq!(after.uplift().unwrap().anchor, before.uplift().unwrap().anchor);
}

#[test]
fn without_what_one_came_for_the_walk_begins_anew() {
    let before = walk(&format!("lang(de), {TO_REVIEW}"));
    let without = shop_with(|catalog| catalog.plan.hooks.retain(|hook| hook.as_str() != "cards-matt"));
    let (mut after, misfits) = before.on_catalog(without);
    assert_eq!(misfits, [Misfit::HookGone(name("cards-matt"))]);
    assert_eq!((after.state().step, after.state().lang), (Step::Attract, Lang::De));
    assert!(after.state().order.lines.is_empty());
    go(&mut after, r#"touch, hook("mug")"#);
}

#[test]
fn what_one_said_yes_to_stays_though_it_would_not_be_pushed_any_more() {
    let before = walk(TO_REVIEW);
    let narrow = shop_with(|catalog| catalog.plan.cap = Percent::from_basis_points(100));
    let (after, misfits) = before.on_catalog(narrow);
    assert_eq!(after.state().order, before.state().order);
    assert_eq!((after.state().step, misfits), (Step::Review, Vec::new()));
}

#[test]
fn a_choice_that_is_gone_is_told_with_what_stands_there_now() {
    let before = walk(TO_REVIEW);
    let without = shop_with(|catalog| {
        let option = &mut product(catalog, "cards-matt").options[0];
        option.choices.retain(|choice| choice.id.as_str() != "ivory");
    });
    let (_, misfits) = before.on_catalog(Arc::clone(&without));
    let of = |catalog: &Catalog, choice: &str| {
        let product = catalog.product(&"cards-matt".into()).unwrap();
        product.options[0].choice(&choice.into()).unwrap().name.clone()
    };
    let expected =
        Misfit::Choice { name: name("cards-matt"), was: of(&print_shop(), "ivory"), now: Some(of(&without, "white")) };
    assert_eq!(misfits, [expected]);
}

#[test]
fn what_a_product_starts_with_does_not_change_under_the_buyer() {
    let before = walk(r#"touch, hook("cards-matt"), go_on, go_on, commit, review"#);
    let other = shop_with(|catalog| {
        let cards = product(catalog, "cards-matt");
        cards.usual_quantity = 1000;
        cards.options[0].choices.swap(0, 1);
    });
    let (after, misfits) = before.on_catalog(other);
    assert_eq!((&after.state().order, misfits), (&before.state().order, Vec::new()));
    assert_eq!(total(&after), total(&before));
}

#[test]
fn nothing_comes_in_that_the_buyer_did_not_have() {
    let steps =
        r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, keep_mine, more, accept("pocket-set"), back"#;
    let before = walk(steps);
    let fuller = shop_with(|catalog| {
        let set = catalog.offers.iter_mut().find(|offer| offer.id.as_str() == "pocket-set").unwrap();
        let OfferKind::Bundle { reduction: Reduction::Off { components, .. }, .. } = &mut set.kind else { panic!() };
        components.push(Component { product: "umbrella".into(), units: 1, pack: None });
    });
    let (after, misfits) = before.on_catalog(fuller);
    assert_eq!(products(&after), ["cards-matt"], "this is another set than the one that they said yes to");
    assert_eq!(misfits.iter().filter(|misfit| matches!(misfit, Misfit::Left(_))).count(), 2);
}

#[test]
fn a_gift_that_is_none_any_more_is_not_charged() {
    let offer = OfferId::from("accessory/cards-matt/pen-metal");
    let priced = |price: i64| {
        let offer = offer.clone();
        shop_with(move |catalog| {
            let offer = catalog.offers.iter_mut().find(|known| known.id == offer).unwrap();
            let OfferKind::Accessory { reduction: Some(Reduction::Together { price: now, .. }), .. } = &mut offer.kind
            else {
                panic!()
            };
            *now = cents(price);
        })
    };
    let mut before = Session::new(priced(0));
    go(&mut before, TO_REVIEW);
    let (after, misfits) = before.on_catalog(priced(345));
    assert_eq!(products(&after), ["cards-matt", "card-box"]);
    assert!(misfits.contains(&Misfit::Left(name("pen-metal"))), "{misfits:?}");
}

#[test]
fn a_language_that_is_gone_gives_way_to_the_first() {
    let before = walk(&format!("lang(fy), {TO_REVIEW}"));
    let (after, misfits) = before.on_catalog(shop_with(|catalog| catalog.shop.languages = vec![Lang::En, Lang::De]));
    assert_eq!((after.state().lang, misfits), (Lang::En, Vec::new()));
    let before = walk(TO_REVIEW);
    let (after, _) = before.on_catalog(shop_with(|catalog| catalog.shop.languages = vec![Lang::En, Lang::Nl]));
    assert_eq!(after.state().lang, Lang::Nl, "whoever reads Dutch goes on reading it");
}

#[test]
fn a_placed_order_stays_what_it_was() {
    let before = walk(&format!(
        r#"{TO_REVIEW}, go_on, details(name: "Anna", address: "Dorpsstraat 1, Leeuwarden", mail: "anna@nordwerk.nl"), place"#
    ));
    let dearer = shop_with(|catalog| raise(&mut product(catalog, "cards-matt").price, cents(200)));
    let (after, misfits) = before.on_catalog(dearer);
    assert_eq!((after.state(), misfits), (before.state(), Vec::new()));
    assert_eq!(after.quote(), before.quote());
    assert!(Arc::ptr_eq(after.catalog(), before.catalog()));
}

#[test]
fn undo_goes_on_over_a_change_of_the_catalog() {
    let before = walk(TO_REVIEW);
    let more = shop_with(|catalog| {
        let question = catalog.plan.questions[0].clone();
        catalog.plan.questions.insert(0, Question { id: "new".into(), ..question });
    });
    let (mut after, _) = before.on_catalog(more);
    assert_eq!(after.state().step, Step::Review);
    let mut undone = BTreeSet::new();
    while after.can_undo() {
        go(&mut after, "undo");
        undone.insert(products(&after).join(" "));
    }
    assert!(undone.contains("cards-matt pen-metal") && undone.contains("cards-matt"), "{undone:?}");
}

/// Ways in which a shop changes.
fn edits() -> Vec<(&'static str, Arc<Catalog>)> {
    let every_third_gone = |remainder: usize| {
        shop_with(move |catalog| {
            let mut place = 0;
            catalog.offers.retain(|_| {
                place += 1;
                place % 3 != remainder
            });
        })
    };
    vec![
        ("nothing", shop_with(|_| {})),
        (
            "everything is dearer",
            shop_with(|catalog| {
                catalog.products.iter_mut().for_each(|product| raise(&mut product.price, cents(111)));
            }),
        ),
        ("nothing is asked", shop_with(|catalog| catalog.plan.questions.clear())),
        (
            "more is asked",
            shop_with(|catalog| {
                let answers: Vec<Answer> = catalog.plan.questions[1].answers.clone();
                let asked = Question { id: "new".into(), ask: Text::default(), hooks: Vec::new(), answers };
                catalog.plan.questions.insert(0, asked);
            }),
        ),
        ("the steps are turned round", shop_with(|catalog| catalog.plan.steps.reverse())),
        ("there are no steps", shop_with(|catalog| catalog.plan.steps.clear())),
        ("one offer a step", shop_with(|catalog| catalog.plan.offers_per_step = 1)),
        ("one 'no' is enough", shop_with(|catalog| catalog.plan.stop_after_declines = 1)),
        ("a narrow cap", shop_with(|catalog| catalog.plan.cap = Percent::from_basis_points(500))),
        ("every third offer is gone", every_third_gone(0)),
        ("every other third offer is gone", every_third_gone(1)),
        (
            "the last choices are gone",
            shop_with(|catalog| {
                let options = catalog.products.iter_mut().flat_map(|product| &mut product.options);
                options.filter(|option| option.choices.len() > 1).for_each(|option| drop(option.choices.pop()));
            }),
        ),
        (
            "the largest quantities are gone",
            shop_with(|catalog| {
                for product in &mut catalog.products {
                    if let Price::Packs(packs) = &mut product.price {
                        packs.truncate(2);
                        product.usual_quantity = packs[0].size;
                    }
                }
            }),
        ),
    ]
}

/// A walk on the changed shop keeps what the house promises.
fn check(before: &Session, catalog: &Arc<Catalog>, what: &str) {
    let (after, misfits) = before.on_catalog(Arc::clone(catalog));
    let (was, is) = (before.state(), after.state());
    if was.placed.is_some() || misfits.iter().any(Misfit::is_anew) {
        return;
    }
    let mut replayed = Session::new(Arc::clone(catalog));
    for action in after.log() {
        replayed.apply(action.clone()).unwrap_or_else(|refusal| panic!("{what}: {action:?}: {refusal}"));
    }
    assert_eq!(replayed.state(), is, "{what}");
    assert_eq!(replayed.quote(), after.quote(), "{what}");
    assert_eq!(replayed.suggestions(), after.suggestions(), "{what}");
    for line in &is.order.lines {
        assert!(was.has(&line.product) || was.came_for() == Some(&line.product), "{what}: {} came in", line.product);
    }
    let left = was.order.lines.iter().filter(|line| !is.has(&line.product)).count();
    assert!(misfits.iter().filter(|misfit| matches!(misfit, Misfit::Left(_))).count() >= left, "{what}: {misfits:?}");
    let anchor = |session: &Session| session.uplift().map(|uplift| uplift.anchor);
    let paid = |session: &Session| session.quote().map(|quote| quote.total);
    let told_anchor = misfits.iter().any(|misfit| matches!(misfit, Misfit::Anchor { .. }));
    let told_total = misfits.iter().any(|misfit| matches!(misfit, Misfit::Total { .. }));
    assert_eq!(anchor(&after) != anchor(before), told_anchor, "{what}: {misfits:?}");
    assert_eq!(paid(&after) != paid(before), told_total, "{what}: {misfits:?}");
    assert_eq!(anchor(&after).is_some(), anchor(before).is_some(), "{what}");
    assert_eq!((is.came_for(), is.lang, &is.design), (was.came_for(), was.lang, &was.design), "{what}");
    match was.step {
        Step::Details if !misfits.is_empty() => assert_eq!(is.step, Step::Review, "{what}"),
        Step::Needs(_) | Step::Offers(_) | Step::More => {}
        step => assert_eq!(is.step, step, "{what}"),
    }
}

#[test]
fn wherever_a_buyer_is_and_whatever_the_shop_changes_the_promises_hold() {
    let edits = edits();
    let mut checked = 0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journeys");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    // The journeys of other shops lie in folders of their own.
    for path in paths.filter(|path| path.is_file()) {
        let text = fs::read_to_string(&path).unwrap();
        let journey = Journey::read(&text, print_shop().shop.currency).unwrap();
        let mut session = Session::new(print_shop());
        for step in &journey.steps {
            let JourneyStep::Do(act) = step else { continue };
            session.apply(act.action(&session).unwrap()).unwrap();
            for (edit, catalog) in &edits {
                check(&session, catalog, &format!("{}, after {step}: {edit}", path.display()));
                checked += 1;
            }
        }
    }
    assert!(checked > 1500, "{checked}");
}

#[test]
fn on_the_same_catalog_a_walk_is_the_same() {
    let mut session = Session::new(print_shop());
    for steps in [TO_REVIEW, "undo, undo", r#"more, accept("service/design-check"), back, lang(en)"#, "go_on, back"] {
        go(&mut session, steps);
        let (same, misfits) = session.on_catalog(print_shop());
        assert_eq!((same.state(), misfits), (session.state(), Vec::new()));
        assert_eq!(same.quote(), session.quote());
        assert_eq!(same.suggestions(), session.suggestions());
    }
}
