//! What hangs together in an order leaves together, keeps in step, and is never charged because something else left.

#![expect(clippy::unwrap_used, reason = "a helper of tests that can not go on ends the test")]

use std::sync::Arc;

use diderot::catalog::{Catalog, Offer, OfferKind, Price};
use diderot::flow::{Action, Event, Refusal, Session};
use diderot::money::Money;
use diderot::pricing::{LineId, OrderLine};

#[path = "common/parts.rs"]
#[expect(dead_code, reason = "other tests use more parts")]
mod parts;

use parts::{component, money};

/// Cards with a box for every 250 of them, a ribbon for each box, a pen as a gift for each line of cards, and a mug.
fn shop() -> Catalog {
    let each = |id: &str, cents: i64| parts::product(id, Price::Each(money(cents)), 2100);
    let products = vec![each("cards", 10), each("box", 395), each("ribbon", 150), each("pen", 250), each("mug", 800)];
    let with = |parent: &str| vec![parent.to_owned()];
    let mut boxes = parts::together("boxes", component("box", 1), 295, (&with("cards"), 1));
    in_step(&mut boxes, 250);
    let ribbon = parts::together("ribbons", component("ribbon", 1), 100, (&with("box"), 1));
    let pen = parts::together("gift", component("pen", 2), 0, (&with("cards"), 1));
    parts::catalog(parts::shop(&[2100], 0, None), products, vec![boxes, ribbon, pen])
}

fn in_step(offer: &mut Offer, every: u32) {
    if let OfferKind::Accessory { step, .. } = &mut offer.kind {
        *step = Some(every);
    }
}

/// A buyer who committed to so many cards and asked for everything that matches.
fn buyer(cards: u32) -> Session {
    let mut session = Session::new(Arc::new(shop()));
    let go = |session: &mut Session, action: Action| session.apply(action).unwrap();
    go(&mut session, Action::Touched);
    go(&mut session, Action::HookChosen("cards".into()));
    go(&mut session, Action::QuantityChosen(LineId(0), cards));
    for action in [Action::Continued, Action::Committed, Action::MoreAsked] {
        go(&mut session, action);
    }
    session
}

fn accept(session: &mut Session, offer: &str) {
    session.apply(Action::OfferAccepted(offer.into())).unwrap();
}

fn line<'a>(session: &'a Session, product: &str) -> Option<&'a OrderLine> {
    session.state().order.lines.iter().find(|line| line.product.as_str() == product)
}

fn quantity(session: &Session, product: &str) -> Option<u32> {
    line(session, product).map(|line| line.quantity)
}

fn total(session: &Session) -> i64 {
    session.quote().unwrap().total.minor()
}

#[test]
fn boxes_keep_in_step_with_the_cards() {
    let mut session = buyer(600);
    accept(&mut session, "boxes");
    assert_eq!(quantity(&session, "box"), Some(3), "250 go in a box, so that 600 take three");
    session.apply(Action::QuantityChosen(LineId(0), 200)).unwrap();
    assert_eq!(quantity(&session, "box"), Some(1));
    session.apply(Action::Undone).unwrap();
    assert_eq!(quantity(&session, "box"), Some(3));
    let own = line(&session, "box").unwrap().id;
    assert_eq!(session.apply(Action::QuantityChosen(own, 9)), Err(Refusal::QuantityFollows));
    session.apply(Action::LineRemoved(own)).unwrap();
    assert_eq!(quantity(&session, "box"), None, "it can be taken out all the same");
}

#[test]
fn what_goes_with_a_box_leaves_with_it() {
    let mut session = buyer(250);
    accept(&mut session, "boxes");
    session.apply(Action::WentToReview).unwrap();
    session.apply(Action::MoreAsked).unwrap();
    accept(&mut session, "ribbons");
    let before = session.quote().cloned();
    let boxes = line(&session, "box").unwrap().id;
    let events = session.apply(Action::LineRemoved(boxes)).unwrap();
    assert_eq!((quantity(&session, "box"), quantity(&session, "ribbon")), (None, None));
    assert!(events.contains(&Event::LeftToo("ribbons".into())), "{events:?}");
    assert_eq!(total(&session), 2_500);
    session.apply(Action::Undone).unwrap();
    assert_eq!(session.quote().cloned(), before, "an undo brings both back, to the cent");
}

#[test]
fn a_gift_is_free_or_not_there() {
    let mut session = buyer(250);
    accept(&mut session, "gift");
    let pens = line(&session, "pen").unwrap().id;
    assert_eq!((quantity(&session, "pen"), total(&session)), (Some(2), 2_500));
    assert_eq!(session.quote().unwrap().line(pens).unwrap().total, Money::ZERO);
    assert_eq!(session.apply(Action::QuantityChosen(pens, 3)), Err(Refusal::QuantityFollows));
    assert_eq!(total(&session), 2_500);
    session.apply(Action::LineRemoved(pens)).unwrap();
    assert_eq!(total(&session), 2_500, "taking a gift back costs nothing and saves nothing");
    session.apply(Action::Undone).unwrap();
    session.apply(Action::EverythingTakenBack).unwrap();
    assert_eq!((quantity(&session, "pen"), total(&session)), (None, 2_500));
}

#[test]
fn nothing_of_all_this_is_ever_charged_in_silence() {
    // Whatever the number of cards, in whatever sequence: gifts cost nothing, and nothing stands without its parent.
    for cards in [1, 249, 250, 251, 999, 1_000] {
        let mut session = buyer(cards);
        for offer in ["boxes", "gift"] {
            accept(&mut session, offer);
        }
        session.apply(Action::WentToReview).unwrap();
        session.apply(Action::MoreAsked).unwrap();
        accept(&mut session, "ribbons");
        for changed in [cards + 300, 1, cards] {
            session.apply(Action::QuantityChosen(LineId(0), changed)).unwrap();
            let quote = session.quote().unwrap();
            let pens = line(&session, "pen").map(|line| quote.line(line.id).unwrap().total);
            assert!(pens.is_none_or(Money::is_zero), "{cards}, {changed}: {pens:?}");
            assert_eq!(quantity(&session, "box"), Some(changed.div_ceil(250)));
        }
    }
}
