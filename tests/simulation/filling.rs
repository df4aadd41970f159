//! A journal of synthetic buyers: as if they had been there.

use std::ops::ControlFlow;

use diderot::catalog::Day;
use diderot::insight::measure::{Query, ReportMaker, Span};
use diderot::storage::journal::{Channel, Journal, JournalError, Measurer, Moment, NewWalk, OrderFilter};

use super::commands::{diderot, path_of};
use super::{Folder, crowd, shop, walks};

const BUYERS: &str = "200";

/// Walks of the burger bar, written into a folder.
fn filled(name: &str) -> Folder {
    let folder = Folder::new(name);
    let dir = folder.0.display().to_string();
    let run = diderot(&["simulate", &path_of("burger-bar"), "--buyers", BUYERS, "--seed", "7", "--data", &dir]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    folder
}

#[test]
fn a_walk_in_the_journal_is_the_walk_that_was_made_and_its_order_opens_again() {
    let folder = filled("orders");
    let journal = Journal::open(&folder.0).unwrap().0;
    let made = walks(&crowd(&shop("burger-bar"), 200), 1);
    let placed: Vec<_> = made.iter().filter(|walked| walked.session.state().placed.is_some()).collect();
    let orders = journal.orders(&OrderFilter::default()).unwrap();
    assert_eq!(orders.len(), placed.len());
    for walked in placed {
        let code = walked.session.state().placed.clone().unwrap();
        let order = journal.order(&code).unwrap().unwrap();
        assert_eq!(order.record.total, walked.session.quote().unwrap().total.minor());
        assert_eq!(order.actions, walked.session.log());
        let session = journal.reopen(&order).unwrap();
        assert_eq!(session.state().order, walked.session.state().order);
    }
}

#[test]
fn what_is_counted_is_what_the_journal_counts_of_the_same_walks() {
    let folder = filled("measures");
    let mut journal = Journal::open(&folder.0).unwrap().0;
    let day = |written| Day::parse(written).unwrap();
    let query = || Query { span: Span { from: day("2026-01-01"), until: day("2026-12-31") }, only: None };
    let written = journal.report(query()).unwrap();
    // The same walks, counted anew from what was done in them.
    let connection = rusqlite::Connection::open(journal.path()).unwrap();
    connection.execute_batch("DELETE FROM measure; UPDATE session SET measured = 0;").unwrap();
    drop(connection);
    assert_eq!(journal.measure(&mut Measurer::default(), 1000).unwrap(), 200);
    let counted = journal.report(query()).unwrap();
    assert_eq!(counted, written);
    assert_eq!(counted.now.sums.walks.0, 200);
    let mut maker = ReportMaker::new(query(), shop("burger-bar").shop.currency);
    crowd(&shop("burger-bar"), 200).walk(2, &|walked| walked.facts.clone(), &mut |all| {
        all.iter().for_each(|facts| maker.add(facts));
        ControlFlow::Continue(())
    });
    assert_eq!(maker.finish().now.sums, counted.now.sums);
}

#[test]
fn a_folder_of_real_buyers_is_refused_and_stays_as_it_is() {
    let folder = Folder::new("real");
    let mut journal = Journal::open(&folder.0).unwrap().0;
    let kept = journal.keep_catalog(&[("shop.ron".to_owned(), b"x".to_vec())]).unwrap();
    let walk =
        NewWalk { id: "real", catalog: kept, day: None, channel: Channel::Kiosk, continues: None, stopped: None };
    journal.begin(&walk, Moment(1)).unwrap();
    assert!(matches!(journal.give_to_simulation(), Err(JournalError::Real { .. })));
    assert!(!journal.is_simulated().unwrap());
    assert!(matches!(journal.keep_simulated(kept, &[]), Err(JournalError::Real { .. })));
    drop(journal);
    let dir = folder.0.display().to_string();
    let run = diderot(&["simulate", &path_of("burger-bar"), "--buyers", "5", "--data", &dir]);
    assert_eq!(run.code, Some(2), "{}{}", run.out, run.err);
    assert!(run.err.contains("real buyers"), "{}", run.err);
}

#[test]
fn another_seed_adds_to_a_simulation_and_the_same_one_is_refused() {
    let folder = filled("twice");
    let dir = folder.0.display().to_string();
    let shop = path_of("burger-bar");
    let run = |seed: &str| diderot(&["simulate", &shop, "--buyers", "20", "--seed", seed, "--data", &dir]);
    assert_eq!(run("7").code, Some(2));
    assert_eq!(run("8").code, Some(0));
    let journal = Journal::open(&folder.0).unwrap().0;
    assert!(journal.is_simulated().unwrap());
}
