//! What staff do to an order, and what they alone may know of it.
#![expect(clippy::unwrap_used, reason = "a helper of tests that can not go on ends the test")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use diderot::catalog::{Catalog, Cost, Day, IncentiveTerms, Off, OfferKind};
use diderot::cli::CatalogSource;
use diderot::flow::dossier::{Comparison, copied};
use diderot::flow::{Action, OrderCode, Origin, Promise, Refusal, Response, Session, Step};
use diderot::money::{Money, Percent};
use diderot::pricing::{LineId, PriceError, Pricer, Unused, View, margins, price};

fn catalog() -> Arc<Catalog> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs/print-shop");
    Arc::new(CatalogSource::Folder(folder).load().unwrap().catalog)
}

fn added(product: &str, quantity: u32) -> Action {
    Action::ProductAdded(product.into(), quantity)
}

fn session(actions: impl IntoIterator<Item = Action>) -> Session {
    let mut session = Session::new(catalog());
    for action in actions {
        session.apply(action).unwrap();
    }
    session
}

#[test]
fn what_is_asked_for_before_commitment_is_the_anchor_and_what_comes_after_is_on_top() {
    let mut session = session([added("cards-matt", 250), added("letterhead", 100), Action::Committed]);
    let anchor = session.uplift().unwrap().anchor;
    assert_eq!(anchor, session.quote().unwrap().total);
    session.apply(added("mug", 2)).unwrap();
    let uplift = session.uplift().unwrap();
    assert_eq!(uplift.anchor, anchor);
    assert!(uplift.amount() > Money::ZERO);
    // Back to what they came for, in one act: both things that they asked for first.
    session.apply(Action::EverythingTakenBack).unwrap();
    assert_eq!(session.quote().unwrap().total, anchor);
    assert_eq!(session.state().order.lines.len(), 2);
}

#[test]
fn every_paid_line_came_by_one_explicit_act() {
    let session = session([added("cards-matt", 250), added("letterhead", 100), added("cards-matt", 100)]);
    let state = session.state();
    let origins: Vec<&Origin> = state.order.lines.iter().map(|line| &state.origins[&line.id]).collect();
    assert!(matches!(origins[..], [Origin::Hook { .. }, Origin::Asked, Origin::Asked]));
    let acts = session.log().iter().filter(|action| matches!(action, Action::ProductAdded(..))).count();
    assert_eq!(acts, state.order.lines.len());
}

#[test]
fn what_can_not_be_had_is_refused_and_changes_nothing() {
    let mut session = session([added("cards-matt", 250)]);
    let before = session.state().clone();
    assert!(matches!(session.apply(added("zebra", 1)), Err(Refusal::Unknown(_))));
    let odd = session.apply(added("cards-matt", 251));
    assert!(matches!(odd, Err(Refusal::Price(PriceError::QuantityNotSold { .. }))));
    assert_eq!(*session.state(), before);
}

#[test]
fn what_they_came_for_can_leave_where_staff_put_it_in() {
    let mut session = session([added("cards-matt", 250)]);
    session.apply(Action::LineRemoved(LineId(0))).unwrap();
    assert!(session.quote().is_none() && session.state().order.lines.is_empty());
    for action in [added("mug", 2), added("letterhead", 100), Action::Committed] {
        session.apply(action).unwrap();
    }
    let anchor = session.uplift().unwrap().anchor;
    let first = session.state().order.lines[0].id;
    session.apply(Action::LineRemoved(first)).unwrap();
    assert_eq!(session.state().came_for().unwrap().as_str(), "letterhead");
    assert_eq!(session.uplift().unwrap().anchor, anchor);
    // The last of it stays: the anchor would be of nothing.
    let last = session.state().order.lines[0].id;
    assert_eq!(session.apply(Action::LineRemoved(last)), Err(Refusal::HookStays));
    session.apply(Action::EverythingTakenBack).unwrap();
    assert_eq!((session.state().order.lines.len(), session.quote().unwrap().total), (2, anchor));
}

#[test]
fn a_buyers_own_walk_keeps_what_they_came_for() {
    let mut session = session([Action::Touched, Action::HookChosen("cards-matt".into()), Action::Continued]);
    assert_eq!(session.apply(Action::LineRemoved(LineId(0))), Err(Refusal::HookStays));
}

#[test]
fn a_discount_is_for_something_and_within_the_shops_limit() {
    let mut session = session([added("cards-matt", 250)]);
    let give = |percent, reason: &str| Action::DiscountGiven(Percent::from_basis_points(percent), reason.to_owned());
    assert_eq!(session.apply(give(500, " ")), Err(Refusal::NoReason));
    let most = session.catalog().shop.staff_discount.basis_points();
    let refused = session.apply(give(most + 1, "x"));
    assert!(matches!(refused, Err(Refusal::Price(PriceError::DiscountTooLarge { .. }))));
    assert_eq!(session.apply(give(most, &"x".repeat(121))), Err(Refusal::TooLong));
    let before = session.quote().unwrap().total;
    session.apply(give(most, "vaste klant")).unwrap();
    assert!(session.quote().unwrap().total < before);
    session.apply(give(0, "")).unwrap();
    assert_eq!((session.quote().unwrap().total, session.state().discount_reason.clone()), (before, None));
}

#[test]
fn nothing_is_brought_up_before_commitment_and_nothing_over_the_cap_after() {
    let mut session = session([added("cards-matt", 250)]);
    assert_eq!(session.talk(), diderot::flow::Talk::default());
    session.apply(Action::Committed).unwrap();
    let talk = session.talk();
    assert!(!talk.questions.is_empty() && !talk.offers.is_empty());
    assert!(talk.offers.iter().all(|(_, suggestion)| suggestion.within_cap));
    // Each can be answered from wherever the walk is, and stays in sight with its answer.
    let (kind, first) = talk.offers.last().unwrap().clone();
    session.answer_at(Step::Offers(kind), Action::OfferAccepted(first.offer.clone())).unwrap();
    let again = session.talk();
    let found = again.offers.iter().find(|(_, suggestion)| suggestion.offer == first.offer).unwrap();
    assert_eq!(found.1.response, Some(Response::Accepted));
    session.apply(Action::Undone).unwrap();
    assert_eq!(session.state().response(&first.offer), None);
}

#[test]
fn a_saved_quote_is_opened_as_it_was_and_copied_without_its_order() {
    let mut session = session([added("cards-matt", 250), Action::Committed, added("mug", 2)]);
    session.apply(Action::Undone).unwrap();
    session.apply(added("mug", 6)).unwrap();
    let (opened, refused) = Session::replayed(session.catalog(), session.kept());
    assert_eq!(refused, 0);
    assert_eq!(opened.state(), session.state());
    assert_eq!(opened.quote(), session.quote());
    let mut kept = session.kept().to_vec();
    kept.push(added("gone", 1));
    let (opened, refused) = Session::replayed(session.catalog(), &kept);
    assert_eq!((opened.state().order.lines.len(), refused), (2, 1));
    assert_eq!(copied(&kept).len(), kept.len());
}

#[test]
fn versions_differ_in_what_was_done_to_them() {
    let before = session([added("cards-matt", 250), added("mug", 2), added("letterhead", 100)]);
    let after = session([
        added("cards-matt", 500),
        added("mug", 2),
        Action::OptionChosen(LineId(0), "corners".into(), "rounded".into()),
        added("stickers", 50),
    ]);
    let (old, new) = (before.quote().unwrap(), after.quote().unwrap());
    let comparison = Comparison::between(old, new);
    assert_eq!(comparison.total, new.total - old.total);
    let by = |product: &str| {
        let is_it = |line: &Option<diderot::pricing::QuoteLine>| {
            line.as_ref().is_some_and(|line| line.product.as_str() == product)
        };
        comparison.lines.iter().find(|change| is_it(&change.before) || is_it(&change.after)).unwrap()
    };
    assert!(by("cards-matt").changes_quantity() && by("cards-matt").changes_options());
    assert!(by("mug").is_same());
    assert!(by("stickers").before.is_none() && by("letterhead").after.is_none());
}

#[test]
fn a_margin_is_what_is_left_of_the_net_price_after_every_discount() {
    let catalog = catalog();
    let costs = BTreeMap::from([("cards-matt".into(), Cost { amount: Money::from_minor(400), of: 100 })]);
    let catalog = Arc::new(Catalog::clone(&catalog).with_costs(costs));
    let mut session = Session::new(Arc::clone(&catalog));
    for action in [added("cards-matt", 250), added("mug", 2)] {
        session.apply(action).unwrap();
    }
    session.apply(Action::DiscountGiven(Percent::from_basis_points(1000), "x".into())).unwrap();
    let order = &session.state().order;
    let margins = margins(&catalog, &Pricer::new(), order).unwrap();
    let business = price(&catalog, &diderot::pricing::Order { view: View::Business, ..order.clone() }).unwrap();
    let net: Money = margins.lines.iter().map(|(_, margin)| margin.net).sum();
    assert_eq!(net, business.goods - business.discount, "the lines add up to what is sold");
    let (_, cards) = margins.lines[0];
    assert_eq!(cards.cost, Some(Money::from_minor(1000)));
    assert_eq!(cards.amount(), Some(cards.net - Money::from_minor(1000)));
    assert!(margins.is_partial && margins.lines[1].1.amount().is_none());
    assert_eq!(margins.known, Some(cards));
}

#[test]
fn costs_change_no_price_no_offer_and_no_text() {
    let with = catalog();
    assert!(with.products.iter().any(|product| with.cost(&product.id).is_some()));
    let without = Arc::new(Catalog::clone(&with).with_costs(BTreeMap::new()));
    let walk = |catalog: &Arc<Catalog>| {
        let mut session = Session::new(Arc::clone(catalog));
        for action in [added("cards-matt", 250), Action::Committed] {
            session.apply(action).unwrap();
        }
        (session.quote().cloned(), session.talk(), session.uplift())
    };
    assert_eq!(walk(&with), walk(&without));
    let bundles = |catalog: &Catalog| {
        catalog.offers.iter().filter(|offer| matches!(offer.kind, OfferKind::Bundle { .. })).count()
    };
    assert_eq!(bundles(&with), bundles(&without));
}

fn given(off: Off, from: Option<i64>) -> Promise {
    let terms = IncentiveTerms { off, from: from.map(Money::from_minor) };
    Promise { code: OrderCode::from_number(4711), terms, until: Day::parse("2027-02-26").unwrap() }
}

#[test]
fn what_an_earlier_order_gave_comes_after_the_sale_and_makes_no_room_for_more() {
    let promise = given(Off::Amount(Money::from_minor(300)), None);
    let mut session = session([added("cards-matt", 250)]);
    let refused = session.apply(Action::IncentiveRedeemed(promise.clone()));
    assert!(matches!(refused, Err(Refusal::NotNow(_))), "first the sale");
    session.apply(Action::Committed).unwrap();
    let (before, talk) = (session.uplift().unwrap(), session.talk());
    session.apply(Action::IncentiveRedeemed(promise)).unwrap();
    let after = session.uplift().unwrap();
    assert_eq!(after.total, before.total - Money::from_minor(300));
    assert_eq!(
        (after.anchor, after.headroom()),
        (before.anchor, before.headroom()),
        "the cap comes down with the total"
    );
    let within = |talk: &diderot::flow::Talk| -> Vec<_> {
        talk.offers.iter().map(|(_, one)| (one.offer.clone(), one.within_cap)).collect()
    };
    assert_eq!(within(&session.talk()), within(&talk), "nothing more is suggested than without it");
    session.apply(added("mug", 2)).unwrap();
    session.apply(Action::EverythingTakenBack).unwrap();
    assert_eq!(session.quote().unwrap().total, after.total, "what was given is nothing that came on top");
    session.apply(Action::IncentiveTakenBack).unwrap();
    assert_eq!(session.quote().unwrap().total, before.total);
    session.apply(Action::Undone).unwrap();
    assert_eq!(session.quote().unwrap().total, after.total);
    // Done again, it comes to the same: the action has all that follows from it.
    let again = Session::new(catalog()).replay(session.log().to_vec());
    assert_eq!((again.state(), again.quote()), (session.state(), session.quote()));
}

#[test]
fn what_would_cost_the_free_shipping_stays_for_another_order() {
    let shop = catalog();
    let free_from = shop.shop.shipping.free_from.unwrap();
    let mut session = session([added("cards-matt", 250), Action::Committed]);
    let quote = session.quote().unwrap().clone();
    assert!(quote.goods >= free_from && quote.shipping.price.is_zero());
    let little = quote.goods - free_from + Money::from_minor(1);
    assert!(little < shop.shop.shipping.price + little, "sending costs more than it takes off");
    session.apply(Action::IncentiveRedeemed(given(Off::Amount(little), None))).unwrap();
    let now = session.quote().unwrap();
    let costs_more = shop.shop.shipping.price > little;
    assert_eq!(now.total, if costs_more { quote.total } else { quote.total - little + shop.shop.shipping.price });
    if costs_more {
        assert!(matches!(now.incentive.unwrap().unused, Some(Unused::CostsShipping { .. })));
        assert_eq!(session.used_promise(), None, "it is not used up");
    }
}
