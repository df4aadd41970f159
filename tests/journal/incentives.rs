//! What an order gives for the next one: used once, until its last day, whoever else is at it and whatever the clock says.

use std::sync::Barrier;
use std::thread;

use diderot::catalog::{Day, Incentive, IncentiveTerms, Off};
use diderot::flow::{Action, NotGiven, OrderCode, Promise, Session};
use diderot::money::{Money, Percent};
use diderot::storage::OrderRecord;
use diderot::storage::journal::{
    Channel, Journal, JournalError, Moment, NewOrder, NewWalk, OrderFilter, SessionNumber,
};

use crate::{Folder, kills};

const DAY: i64 = 24 * 60 * 60;

/// A tenth off the next order, for three months.
const TENTH: Incentive =
    Incentive { terms: IncentiveTerms { off: Off::Share(Percent::from_basis_points(1000)), from: None }, days: 90 };

fn about_to_order(journal: &mut Journal, id: &str, promise: Option<&Promise>) -> (SessionNumber, NewOrder) {
    let (catalog, files) = kills::shop();
    let mut session = Session::new(catalog.clone());
    for action in kills::straight(&catalog, 2) {
        session.apply(action).unwrap();
    }
    if let Some(promise) = promise {
        let before = session.quote().unwrap().total;
        session.apply(Action::IncentiveRedeemed(promise.clone())).unwrap();
        assert!(session.quote().unwrap().total < before, "it is worth something");
    }
    session.apply(Action::DetailsGiven(kills::anna())).unwrap();
    let kept = journal.keep_catalog(&files).unwrap();
    let walk = NewWalk { id, catalog: kept, day: None, channel: Channel::Window, continues: None, stopped: None };
    let number = journal.begin(&walk, kills::now()).unwrap();
    let actions = session.log().to_vec();
    let redeems = session.used_promise().map(|promise| promise.code.clone());
    let record = OrderRecord::of(&session).unwrap();
    (number, NewOrder { record, details: kills::anna(), logo: None, actions, redeems, gives: Some(TENTH) })
}

fn place_at(
    journal: &mut Journal,
    (session, order): (SessionNumber, &NewOrder),
    now: Moment,
    first: u64,
) -> Result<OrderCode, JournalError> {
    let mut codes = (first..).map(OrderCode::from_number);
    journal.place(session, order, now, &mut || codes.next().unwrap())
}

/// An order that gave something, and what.
fn given(journal: &mut Journal) -> (OrderCode, Promise) {
    let (session, order) = about_to_order(journal, "gives", None);
    let code = place_at(journal, (session, &order), kills::now(), 1).unwrap();
    let promise = journal.promise_of(&code).unwrap().unwrap();
    (code, promise)
}

fn looked_up(journal: &Journal, promise: &Promise, now: Moment) -> Result<Promise, NotGiven> {
    journal.promise(&promise.code, "EUR", now).unwrap()
}

fn count(journal: &Journal) -> usize {
    journal.orders(&OrderFilter::default()).unwrap().len()
}

#[test]
fn what_an_order_gave_is_used_once_and_the_order_agrees_with_it() {
    let folder = Folder::new("incentive-once");
    let mut journal = folder.open();
    let (first, promise) = given(&mut journal);
    assert_ne!(promise.code, first, "it has a code of its own");
    assert_eq!(looked_up(&journal, &promise, kills::now()), Ok(promise.clone()));
    assert_eq!(
        journal.promise(&first, "EUR", kills::now()).unwrap(),
        Err(NotGiven::Unknown),
        "an order's code is none"
    );
    assert_eq!(journal.promise(&promise.code, "JPY", kills::now()).unwrap(), Err(NotGiven::OtherMoney));
    let (session, order) = about_to_order(&mut journal, "uses", Some(&promise));
    let second = place_at(&mut journal, (session, &order), kills::now(), 100).unwrap();
    assert_eq!(looked_up(&journal, &promise, kills::now()), Err(NotGiven::Used));
    let stored = journal.order(&second).unwrap().unwrap();
    let agreed = stored.record.incentive.as_ref().unwrap();
    assert_eq!(agreed.code, promise.code.as_str());
    assert!(agreed.amount > 0);
    let again = journal.reopen(&stored).unwrap();
    assert_eq!(again.quote().unwrap().total, Money::from_minor(stored.record.total));
    assert!(stored.promise().is_some(), "it gave something itself");
    let (session, order) = about_to_order(&mut journal, "uses it again", Some(&promise));
    let refused = place_at(&mut journal, (session, &order), kills::now(), 200);
    assert!(matches!(refused, Err(JournalError::NotGiven(NotGiven::Used))), "{refused:?}");
    assert_eq!(count(&journal), 2, "nothing was placed");
    // Placing an order twice, because nobody knew whether it was placed, is no second use.
    let (session, order) = about_to_order(&mut journal, "places twice", None);
    let once = place_at(&mut journal, (session, &order), kills::now(), 300).unwrap();
    assert_eq!(place_at(&mut journal, (session, &order), kills::now(), 400).unwrap(), once);
}

#[test]
fn two_windows_can_not_use_the_same() {
    for round in 0..8 {
        let folder = Folder::new(&format!("incentive-two-{round}"));
        let mut journals = [folder.open(), folder.open()];
        let (_, promise) = given(&mut journals[0]);
        let barrier = Barrier::new(2);
        let outcomes: Vec<Result<OrderCode, JournalError>> = thread::scope(|scope| {
            let windows: Vec<_> = (1000..)
                .step_by(1000)
                .zip(&mut journals)
                .map(|(first, journal)| {
                    let (promise, barrier) = (&promise, &barrier);
                    scope.spawn(move || {
                        let (session, order) = about_to_order(journal, &format!("window {first}"), Some(promise));
                        barrier.wait();
                        place_at(journal, (session, &order), kills::now(), first)
                    })
                })
                .collect();
            windows.into_iter().map(|window| window.join().unwrap()).collect()
        });
        let placed = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let used =
            |outcome: &&Result<OrderCode, JournalError>| matches!(outcome, Err(JournalError::NotGiven(NotGiven::Used)));
        assert_eq!((placed, outcomes.iter().filter(used).count()), (1, 1), "round {round}: {outcomes:?}");
        assert_eq!(count(&journals[0]), 2);
    }
}

#[test]
fn it_ends_after_its_last_day_also_for_a_clock_that_ran_backwards() {
    let folder = Folder::new("incentive-ends");
    let mut journal = folder.open();
    let (_, promise) = given(&mut journal);
    let today = Day::new(
        jiff::ZonedDateTime::new(jiff::Timestamp::from_second(kills::now().0).unwrap(), jiff::tz::TimeZone::system())
            .date(),
    );
    assert_eq!(promise.until, today.days_later(90), "ninety days, to the day");
    let on = |days: i64| Moment(kills::now().0 + days * DAY);
    assert!(looked_up(&journal, &promise, on(90)).is_ok(), "its last day is one of them");
    assert_eq!(looked_up(&journal, &promise, on(91)), Err(NotGiven::Ended(promise.until)));
    let (session, order) = about_to_order(&mut journal, "too late", Some(&promise));
    let refused = place_at(&mut journal, (session, &order), on(91), 500);
    assert!(matches!(refused, Err(JournalError::NotGiven(NotGiven::Ended(_)))), "{refused:?}");
    // The journal has seen that day: a clock that is put back brings nothing back.
    for days in [30, 60, 91] {
        journal.purge(diderot::catalog::Retention::default(), on(days)).unwrap();
    }
    assert_eq!(looked_up(&journal, &promise, on(10)), Err(NotGiven::Ended(promise.until)));
    let refused = place_at(&mut journal, (session, &order), on(10), 500);
    assert!(matches!(refused, Err(JournalError::NotGiven(NotGiven::Ended(_)))), "{refused:?}");
    // And what is given by such a clock stands for as long as it says, from the later day on.
    let (session, order) = about_to_order(&mut journal, "gives again", None);
    let code = place_at(&mut journal, (session, &order), on(10), 600).unwrap();
    assert_eq!(journal.promise_of(&code).unwrap().unwrap().until, today.days_later(91 + 90));
}

#[test]
fn forgetting_a_buyer_parts_their_orders_and_leaves_what_was_given() {
    let folder = Folder::new("incentive-forgotten");
    let mut journal = folder.open();
    let (first, promise) = given(&mut journal);
    let (session, order) = about_to_order(&mut journal, "uses", Some(&promise));
    let second = place_at(&mut journal, (session, &order), kills::now(), 100).unwrap();
    let names = |journal: &Journal, code: &OrderCode| {
        let stored = journal.order(code).unwrap().unwrap();
        let told = format!("{:?} {:?}", stored.actions, stored.record);
        told.contains(promise.code.as_str())
    };
    assert!(names(&journal, &first) && names(&journal, &second));
    journal.forget(&first).unwrap();
    assert!(!names(&journal, &first), "one order would name the buyer of the other");
    assert!(names(&journal, &second));
    assert_eq!(journal.order(&first).unwrap().unwrap().promise(), None);
    journal.forget(&second).unwrap();
    assert!(!names(&journal, &second));
    for code in [&first, &second] {
        let stored = journal.order(code).unwrap().unwrap();
        let again = journal.reopen(&stored).unwrap();
        assert_eq!(again.quote().unwrap().total, Money::from_minor(stored.record.total), "the books stay");
    }
    assert_eq!(looked_up(&journal, &promise, kills::now()), Err(NotGiven::Used), "it was used all the same");
    let (_, other) = {
        let (session, order) = about_to_order(&mut journal, "third", None);
        let code = place_at(&mut journal, (session, &order), kills::now(), 700).unwrap();
        let promise = journal.promise_of(&code).unwrap().unwrap();
        journal.forget(&code).unwrap();
        (code, promise)
    };
    assert_eq!(looked_up(&journal, &other, kills::now()), Ok(other.clone()), "whoever holds the ticket can use it");
    // Long after its last day nobody asks for it any more.
    for days in (31..1000).step_by(31) {
        let moment = Moment(kills::now().0 + days * DAY);
        journal.purge(diderot::catalog::Retention::default(), moment).unwrap();
    }
    assert_eq!(looked_up(&journal, &other, kills::now()), Err(NotGiven::Unknown));
}
