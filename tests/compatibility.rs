//! What does not go together is refused, explained with the fewest things that are to blame, and mended in every way that there
//! is, the cheapest first.

#![expect(clippy::unwrap_used, reason = "a helper of tests that can not go on ends the test")]

use std::collections::BTreeMap;
use std::sync::Arc;

use diderot::catalog::{
    Catalog, Choice, Extra, Lang, Offer, OfferKind, OrderRule, Part, Period, Price, Product, ProductKind,
    ProductOption, Rule, RuleKind, Selection, Text,
};
use diderot::compatibility::{Bounds, Cause, Change, conflict};
use diderot::flow::{Action, Clash, Event, Origin, Refusal, Session};
use diderot::money::Money;
use diderot::pricing::{LineId, Order, price};
use proptest::prelude::*;

#[path = "common/parts.rs"]
#[expect(dead_code, reason = "other tests use more parts")]
mod parts;

use parts::money;

fn text(text: &str) -> Text {
    Text::new(BTreeMap::from([(Lang::Nl, text.to_owned())]))
}

fn selection(option: &str, choice: &str) -> Selection {
    Selection { option: option.into(), choice: choice.into() }
}

/// A product whose options have these choices, each with its price for the line.
fn product(id: &str, cents: i64, options: &[(&str, &[(&str, i64)])]) -> Product {
    let choice = |(id, extra): &(&str, i64)| Choice {
        id: (*id).into(),
        name: text(id),
        extra: Extra { per_line: money(*extra), ..Extra::default() },
        tint: None,
        picture: None,
        finish: None,
    };
    let option = |(id, choices): &(&str, &[(&str, i64)])| ProductOption {
        id: (*id).into(),
        name: text(id),
        choices: choices.iter().map(choice).collect(),
    };
    Product { options: options.iter().map(option).collect(), ..parts::product(id, Price::Each(money(cents)), 2100) }
}

fn own_rule(kind: RuleKind, when: (&str, &str), others: &[(&str, &str)]) -> Rule {
    let others = others.iter().map(|(option, choice)| selection(option, choice)).collect();
    Rule { when: selection(when.0, when.1), kind, others }
}

/// A product, or with `/` a choice of it: `cards/finish/gold`.
fn part(written: &str) -> Part {
    let mut pieces = written.split('/');
    let product = pieces.next().unwrap().into();
    let selection = pieces.next().map(|option| selection(option, pieces.next().unwrap()));
    Part { product, selection }
}

fn rule(kind: RuleKind, when: &str, others: &[&str]) -> OrderRule {
    let others = others.iter().map(|other| part(other)).collect();
    OrderRule { when: part(when), kind, others, because: text("because") }
}

fn accessory(product: &str, with: &[&str]) -> Offer {
    let with = with.iter().map(|parent| (*parent).into()).collect();
    let kind = OfferKind::Accessory { with, product: product.into(), quantity: 1, reduction: None, step: None };
    Offer { id: product.into(), kind, because: text("because"), fits: Vec::new(), period: Period::default() }
}

const FINISHES: &[(&str, i64)] = &[("none", 0), ("varnish", 900), ("gold", 1200), ("silver", 1200)];

/// Cards with colours and finishes; a rush service, a proof and a box that go with them; a stand that is only sold with a box.
fn shop() -> Catalog {
    let colours: &[(&str, i64)] = &[("white", 0), ("navy", 200), ("black", 100)];
    let papers: &[(&str, i64)] = &[("matt", 0), ("open", 0)];
    let mut cards = product("cards", 3000, &[("colour", colours), ("finish", FINISHES), ("paper", papers)]);
    cards.rules = vec![
        own_rule(RuleKind::Excludes, ("finish", "silver"), &[("colour", "white")]),
        own_rule(RuleKind::Requires, ("finish", "varnish"), &[("paper", "matt"), ("colour", "black")]),
    ];
    let rush = Product { kind: ProductKind::Service, ..product("rush", 500, &[]) };
    let products = vec![
        cards,
        rush,
        product("proof", 400, &[]),
        product("box", 700, &[("lining", &[("plain", 0), ("felt", 150)])]),
        product("stand", 900, &[]),
    ];
    let offers = ["rush", "proof", "box", "stand"].map(|id| accessory(id, &["cards"])).to_vec();
    let rules = vec![
        rule(RuleKind::Excludes, "rush", &["cards/finish/gold", "cards/finish/silver", "proof"]),
        rule(RuleKind::Requires, "cards/finish/gold", &["proof", "box/lining/felt"]),
        rule(RuleKind::Requires, "stand", &["box"]),
    ];
    parts::catalog(parts::shop(&[2100], 0, None), products, offers).with_rules(rules)
}

/// A buyer who committed to cards and asked for everything that matches.
fn buyer() -> Session {
    let mut session = Session::new(Arc::new(shop()));
    let actions = [Action::Touched, Action::HookChosen("cards".into()), Action::Continued];
    for action in actions.into_iter().chain([Action::Committed, Action::MoreAsked]) {
        session.apply(action).unwrap();
    }
    session
}

fn accept(session: &mut Session, offer: &str) {
    session.apply(Action::OfferAccepted(offer.into())).unwrap();
}

fn choose(option: &str, choice: &str) -> Action {
    Action::OptionChosen(LineId(0), option.into(), choice.into())
}

fn total(session: &Session) -> Money {
    session.quote().unwrap().total
}

/// A refused action with its clash. Nothing has changed.
fn refused(session: &mut Session, action: &Action) -> Clash {
    let before = session.state().clone();
    let refusal = session.apply(action.clone()).unwrap_err();
    assert!(refusal.is_clash(), "{refusal}");
    assert_eq!(*session.state(), before);
    session.clash(action).unwrap()
}

fn line_of(session: &Session, product: &str) -> LineId {
    session.state().order.lines.iter().find(|line| line.product.as_str() == product).unwrap().id
}

fn repairs(clash: &Clash) -> Vec<(Vec<Change>, i64)> {
    clash.repairs.iter().map(|repair| (repair.changes.clone(), repair.difference.minor())).collect()
}

#[test]
fn a_choice_that_another_excludes_names_both_and_every_other_value_of_it() {
    let mut session = buyer();
    let clash = refused(&mut session, &choose("finish", "silver"));
    let choice = |option, choice| Cause::Choice(LineId(0), selection(option, choice));
    assert_eq!(clash.causes, [[choice("finish", "silver"), choice("colour", "white")]]);
    let to = |colour| vec![Change::Choose(LineId(0), selection("colour", colour))];
    assert_eq!(repairs(&clash), [(to("black"), 1300), (to("navy"), 1400)], "the cheapest first");
}

#[test]
fn a_way_out_is_taken_and_undone_as_a_whole() {
    let mut session = buyer();
    let clash = refused(&mut session, &choose("finish", "silver"));
    let (before, first) = (total(&session), clash.repairs.first().unwrap().clone());
    session.apply(Action::DoneWith(Box::new(clash.action), first.changes)).unwrap();
    assert_eq!(total(&session), before + first.difference);
    let choices = &session.state().hook_line().unwrap().choices;
    assert!(selection("finish", "silver").is_in(choices) && selection("colour", "black").is_in(choices));
    session.apply(Action::Undone).unwrap();
    assert_eq!(total(&session), before);
    assert_eq!(session.state().hook_line().unwrap().choices.get(&"colour".into()), Some(&"white".into()));
}

#[test]
fn a_service_that_a_choice_excludes_can_leave() {
    let mut session = buyer();
    accept(&mut session, "rush");
    session.apply(choose("colour", "navy")).unwrap();
    let clash = refused(&mut session, &choose("finish", "silver"));
    let rush = line_of(&session, "rush");
    let wanted = Cause::Choice(LineId(0), selection("finish", "silver"));
    assert_eq!(clash.causes, [[wanted, Cause::Line(rush)]]);
    assert_eq!(clash.rules, [0]);
    assert_eq!(repairs(&clash), [(vec![Change::Remove(rush)], 700)]);
}

#[test]
fn several_rules_at_once_are_mended_together() {
    let mut session = buyer();
    accept(&mut session, "rush");
    let clash = refused(&mut session, &choose("finish", "gold"));
    let rush = line_of(&session, "rush");
    let add = |product: &str, made: &[(&str, &str)]| {
        Change::Add(product.into(), made.iter().map(|(option, choice)| selection(option, choice)).collect())
    };
    let cause = |other| vec![Cause::Choice(LineId(0), selection("finish", "gold")), other];
    let missing = |product: &str| Cause::Missing(product.into());
    let with_neither = [cause(missing("box")), vec![missing("proof")]].concat();
    assert_eq!(clash.causes, [cause(Cause::Line(rush)), with_neither]);
    // Gold excludes the rush, and is only sold with a proof or with a box lined with felt.
    let expected = [
        (vec![Change::Remove(rush), add("proof", &[])], 1200 - 500 + 400),
        (vec![Change::Remove(rush), add("box", &[("lining", "felt")])], 1200 - 500 + 850),
    ];
    assert_eq!(repairs(&clash), expected);
    let before = total(&session);
    for repair in clash.repairs {
        let mut mended = session.clone();
        mended.apply(Action::DoneWith(Box::new(clash.action.clone()), repair.changes)).unwrap();
        assert_eq!(total(&mended), before + repair.difference);
        // What came along is the buyer's yes to an offer, which is taken back like any other.
        let came = mended
            .state()
            .origins
            .values()
            .any(|origin| matches!(origin, Origin::Accepted(offer) if ["proof", "box"].contains(&offer.as_str())));
        assert!(came);
    }
}

#[test]
fn before_commitment_nothing_is_brought_in() {
    let mut session = Session::new(Arc::new(shop()));
    for action in [Action::Touched, Action::HookChosen("cards".into())] {
        session.apply(action).unwrap();
    }
    let clash = refused(&mut session, &choose("finish", "gold"));
    assert_eq!(clash.repairs, []);
    assert_eq!(clash.causes, [[Cause::Choice(LineId(0), selection("finish", "gold"))]]);
}

#[test]
fn what_breaks_a_rule_is_not_suggested() {
    let mut session = buyer();
    let shown = |session: &Session| -> Vec<String> {
        session.suggestions().iter().map(|suggestion| suggestion.offer.to_string()).collect()
    };
    assert_eq!(shown(&session), ["rush", "proof", "box"], "a stand is only sold with a box");
    accept(&mut session, "rush");
    assert_eq!(shown(&session), ["rush", "box"]);
    let refusal = session.apply(Action::OfferAccepted("proof".into())).unwrap_err();
    assert_eq!(refusal, Refusal::OfferNotAvailable("proof".into()));
}

#[test]
fn what_is_only_sold_with_something_leaves_with_it() {
    let mut session = buyer();
    accept(&mut session, "box");
    for action in [Action::Continued, Action::MoreAsked] {
        session.apply(action).unwrap();
    }
    accept(&mut session, "stand");
    let events = session.apply(Action::OfferTakenBack("box".into())).unwrap();
    assert!(events.contains(&Event::LeftToo("stand".into())), "{events:?}");
    assert_eq!(session.state().order.lines.len(), 1);
}

#[test]
fn what_a_choice_needs_is_not_taken_out_without_asking() {
    let mut session = buyer();
    accept(&mut session, "proof");
    session.apply(choose("finish", "gold")).unwrap();
    let clash = refused(&mut session, &Action::OfferTakenBack("proof".into()));
    let finish = |choice| vec![Change::Choose(LineId(0), selection("finish", choice))];
    assert_eq!(clash.causes, [[Cause::Choice(LineId(0), selection("finish", "gold"))]]);
    let silver_on = |colour| [vec![Change::Choose(LineId(0), selection("colour", colour))], finish("silver")].concat();
    // Silver does not go with white; varnish goes with the matt paper.
    let expected =
        [(finish("none"), -1600), (finish("varnish"), -700), (silver_on("black"), -300), (silver_on("navy"), -200)];
    assert_eq!(repairs(&clash), expected);
    session.apply(Action::EverythingTakenBack).unwrap();
    assert_eq!(total(&session), money(3000), "everything at once goes without questions");
}

#[test]
fn three_things_of_which_any_two_go_together() {
    let pairs: &[(&str, i64)] = &[("a", 0), ("b", 0), ("c", 0)];
    let mut thing = product("thing", 1000, &[("one", pairs), ("two", pairs), ("three", pairs)]);
    // b of one needs b of two or b of three, and each of those is excluded by what the other options can be instead.
    thing.rules = vec![own_rule(RuleKind::Requires, ("one", "b"), &[("two", "b"), ("three", "b")])];
    let catalog = parts::catalog(parts::shop(&[2100], 0, None), vec![thing], Vec::new());
    let mut order = parts::order([("thing", 1)]);
    for line in &mut order.lines {
        line.choices.insert("one".into(), "b".into());
    }
    assert!(price(&catalog, &order).is_err());
    let bounds = Bounds { wanted: Some((LineId(0), "one".into())), ..Bounds::default() };
    let found = conflict(&catalog, &order, &bounds).unwrap();
    let choice = |option, choice| Cause::Choice(LineId(0), selection(option, choice));
    assert_eq!(found.causes, [[choice("one", "b"), choice("two", "a"), choice("three", "a")]]);
    assert_eq!(found.repairs.len(), 2);
}

/// What may be in an order: three products with two options of three choices each, and rules between all of that.
fn lots() -> impl Strategy<Value = (Catalog, Order)> {
    let part = (0..3_usize, prop::option::of((0..2_usize, 0..3_usize)));
    let of = |(product, selected): (usize, Option<(usize, usize)>)| {
        let option = selected.map(|(option, choice)| format!("/o{option}/c{choice}")).unwrap_or_default();
        format!("p{product}{option}")
    };
    let written =
        (any::<bool>(), part.clone(), prop::collection::vec(part, 1..=2)).prop_map(move |(is, when, others)| {
            let kind = if is { RuleKind::Requires } else { RuleKind::Excludes };
            // A rule within a product is written with the product.
            let others: Vec<String> = others.into_iter().filter(|other| other.0 != when.0).map(of).collect();
            (kind, of(when), others)
        });
    let choices = prop::collection::vec((0..3_usize, 0..3_usize), 1..=3);
    (prop::collection::vec(written, 1..=5), choices).prop_map(|(rules, chosen)| {
        let choices: &[(&str, i64)] = &[("c0", 0), ("c1", 30), ("c2", 70)];
        let products = ["p0", "p1", "p2"].map(|id| product(id, 1000, &[("o0", choices), ("o1", choices)])).to_vec();
        let rules = rules.iter().filter(|(_, _, others)| !others.is_empty());
        let rules =
            rules.map(|(kind, when, others)| rule(*kind, when, &others.iter().map(String::as_str).collect::<Vec<_>>()));
        let catalog = parts::catalog(parts::shop(&[2100], 0, None), products, Vec::new()).with_rules(rules.collect());
        let mut order = parts::order(["p0", "p1", "p2"].into_iter().take(chosen.len()).map(|id| (id, 1)));
        for (line, (one, two)) in order.lines.iter_mut().zip(chosen) {
            line.choices.insert("o0".into(), format!("c{one}").as_str().into());
            line.choices.insert("o1".into(), format!("c{two}").as_str().into());
        }
        (catalog, order)
    })
}

/// The order after some of a repair's changes.
fn changed(order: &Order, changes: &[&Change]) -> Order {
    let mut order = order.clone();
    for change in changes {
        match change {
            Change::Choose(id, made) => {
                let line = order.lines.iter_mut().find(|line| line.id == *id);
                if let Some(line) = line {
                    line.choices.insert(made.option.clone(), made.choice.clone());
                }
            }
            Change::Remove(id) => order.lines.retain(|line| line.id != *id),
            Change::Add(..) => unreachable!("nothing may come in"),
        }
    }
    order
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn an_order_has_a_price_just_where_nothing_is_in_conflict((catalog, order) in lots()) {
        let found = conflict(&catalog, &order, &Bounds::default());
        prop_assert_eq!(found.is_none(), price(&catalog, &order).is_ok());
        for repair in found.iter().flat_map(|found| &found.repairs) {
            let all: Vec<&Change> = repair.iter().collect();
            prop_assert!(price(&catalog, &changed(&order, &all)).is_ok(), "{:?}", repair);
            for left_out in 0..all.len() {
                let mut fewer = all.clone();
                fewer.remove(left_out);
                prop_assert!(price(&catalog, &changed(&order, &fewer)).is_err(), "{:?} has something superfluous", repair);
            }
        }
    }
}
