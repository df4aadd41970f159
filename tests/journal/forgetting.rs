//! What is forgotten (H14): canary names are planted, and every file that was written is searched for them.

use std::fs;
use std::path::Path;

use diderot::catalog::Retention;
use diderot::flow::design::{LogoChoice, LogoId, Words};
use diderot::flow::{Action, Session};
use diderot::storage::StoredLogo;
use diderot::storage::journal::{Channel, Journal, Moment, NewWalk, OrderFilter};

use crate::{Folder, kills, place};

const DAY: i64 = 24 * 60 * 60;

/// What names the buyer of [`kills::anna`] and what they typed.
const CANARIES: &[&str] =
    &["Kanarie", "kanarie", "Dorpsstraat", "voorbeeld.nl", "765 43 21", "7654321", "Anna 0", "Anna 1"];

/// The names that are found in the files of a folder, each with its file.
fn found(dir: &Path, wanted: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            found.extend(self::found(&entry.path(), wanted));
            continue;
        }
        let bytes = fs::read(entry.path()).unwrap();
        let has = |name: &&&str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
        found.extend(wanted.iter().filter(has).map(|name| format!("{name} in {}", entry.path().display())));
    }
    found
}

/// A walk with canaries that comes to nothing.
fn walk(journal: &mut Journal, id: &str) -> diderot::storage::journal::SessionNumber {
    let (catalog, files) = kills::shop();
    let mut session = Session::new(catalog.clone());
    for action in kills::straight(&catalog, 0).into_iter().take(3) {
        session.apply(action).unwrap();
    }
    let words = Words { name: "Anna Kanarie".into(), mail: "anna@voorbeeld.nl".into(), ..Words::default() };
    session.apply(Action::WordsTyped(words)).unwrap();
    session.apply(Action::LogoChosen(LogoChoice::Imported(LogoId(0x0C0F_FEE0_C0FF_EE00)))).unwrap();
    let catalog = journal.keep_catalog(&files).unwrap();
    let start = NewWalk { id, catalog, day: None, channel: Channel::Kiosk, continues: None, stopped: None };
    let number = journal.begin(&start, kills::now()).unwrap();
    journal.append(number, 0, session.log(), kills::now()).unwrap();
    let logo = StoredLogo { name: "Kanarie.png".into(), bytes: b"Kanarie".to_vec().into() };
    journal.keep_logo(number, LogoId(0x0C0F_FEE0_C0FF_EE00), &logo).unwrap();
    number
}

#[test]
fn a_walk_that_came_to_nothing_names_nobody() {
    let folder = Folder::new("canary-walk");
    let mut journal = folder.open();
    let session = walk(&mut journal, "one");
    assert!(!found(&folder.0, CANARIES).is_empty(), "the canaries were not planted");
    journal.end(session, kills::now()).unwrap();
    assert_eq!(found(&folder.0, &[CANARIES, &["c0ffee0c0ffee00"]].concat()), [] as [String; 0]);
}

#[test]
fn what_a_walk_did_is_known_without_what_its_buyer_typed() {
    let folder = Folder::new("veiled");
    let mut journal = folder.open();
    let session = walk(&mut journal, "one");
    journal.end(session, kills::now()).unwrap();
    drop(journal);
    // It ended, but its actions can still be told from one another, for whoever counts them.
    let connection = rusqlite_count(&folder.0);
    assert_eq!(connection, 5);
}

/// How many actions there are.
fn rusqlite_count(dir: &Path) -> i64 {
    let connection = rusqlite::Connection::open(dir.join("journal.db")).unwrap();
    connection.query_row("SELECT count(*) FROM action", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_buyer_who_asks_for_it_is_forgotten_and_the_books_stay() {
    let folder = Folder::new("canary-order");
    let mut journal = folder.open();
    let code = place(&mut journal, "one", &mut [5].into_iter()).unwrap();
    let total = journal.order(&code).unwrap().unwrap().record.total;
    assert!(found(&folder.0, CANARIES).len() >= 4, "the canaries were not planted");
    // A copy from before a migration would still know.
    fs::copy(folder.0.join("journal.db"), folder.0.join("journal.before-2.db")).unwrap();
    assert!(journal.forget(&code).unwrap());
    assert_eq!(found(&folder.0, CANARIES), [] as [String; 0]);
    let order = journal.order(&code).unwrap().unwrap();
    assert_eq!((order.record.total, order.details), (total, None));
    assert_eq!(journal.orders(&OrderFilter { words: "kanarie".into(), ..OrderFilter::default() }).unwrap(), []);
    assert!(!journal.forget(&diderot::flow::OrderCode::from_number(99)).unwrap());
}

#[test]
fn what_is_old_enough_goes_by_itself() {
    let folder = Folder::new("canary-purge");
    let mut journal = folder.open();
    let code = place(&mut journal, "one", &mut [5].into_iter()).unwrap();
    let session = walk(&mut journal, "two");
    journal.end(session, kills::now()).unwrap();
    let retention = Retention { walks_days: 10, buyers_days: 20, measures_days: 1000 };
    let mut day = |days: i64| journal.purge(retention, Moment(kills::now().0 + days * DAY)).unwrap();
    assert_eq!(day(0), (0, 0));
    assert_eq!(day(9), (0, 0));
    assert_eq!(day(11), (1, 0));
    assert_eq!(day(19), (0, 0));
    assert_eq!(day(21), (0, 1));
    assert_eq!(found(&folder.0, CANARIES), [] as [String; 0]);
    assert!(journal.order(&code).unwrap().is_some());
}

#[test]
fn a_clock_that_leaps_makes_nothing_old() {
    let folder = Folder::new("leap");
    let mut journal = folder.open();
    place(&mut journal, "one", &mut [5].into_iter()).unwrap();
    let retention = Retention { walks_days: 90, buyers_days: 730, measures_days: 1000 };
    let mut at = |days: i64| journal.purge(retention, Moment(kills::now().0 + days * DAY)).unwrap();
    assert_eq!(at(0), (0, 0));
    // An empty battery: ten years on, then back again, then long ago.
    assert_eq!(at(3650), (0, 0));
    assert_eq!(at(1), (0, 0));
    assert_eq!(at(-7000), (0, 0));
    assert_eq!(at(2), (0, 0));
}
