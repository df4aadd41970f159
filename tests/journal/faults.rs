//! What is done where the disk does not do what it should: nothing is confirmed that is not kept, and what was confirmed stays.

use std::fs::{self, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use diderot::flow::{Action, OrderCode, Session};
use diderot::storage::OrderRecord;
use diderot::storage::journal::{ClerkEvent, Journal, JournalError, NewOrder, OrderFilter, WalkEntry};

use crate::{Folder, about_to_order, heard, kills, place};

fn fresh(number: u64) -> impl FnMut() -> OrderCode {
    move || OrderCode::from_number(number)
}

/// Writes over some of a file.
fn damage(path: &std::path::Path, from: u64, bytes: &[u8]) {
    let mut file = OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(from)).unwrap();
    file.write_all(bytes).unwrap();
}

#[test]
fn what_is_no_database_is_set_aside_whole() {
    let folder = Folder::new("no-database");
    fs::create_dir_all(&folder.0).unwrap();
    fs::write(folder.0.join("journal.db"), "once upon a time there was a shopping list".repeat(99)).unwrap();
    let (mut journal, found) = Journal::open(&folder.0).unwrap();
    let aside = found.set_aside.unwrap();
    assert!(fs::read_to_string(aside).unwrap().starts_with("once upon a time"));
    assert!(place(&mut journal, "one", &mut [5].into_iter()).is_ok());
}

#[test]
fn orders_outlive_a_damaged_page() {
    let folder = Folder::new("damaged");
    let mut journal = folder.open();
    for number in 0..40 {
        place(&mut journal, &number.to_string(), &mut [number].into_iter()).unwrap();
    }
    drop(journal);
    let path = folder.0.join("journal.db");
    let whole = fs::read(&path).unwrap();
    let pages = whole.len() / 4096;
    let mut kept_all = 0;
    for page in 1..pages {
        fs::remove_dir_all(&folder.0).unwrap();
        fs::create_dir_all(&folder.0).unwrap();
        fs::write(&path, &whole).unwrap();
        damage(&path, page as u64 * 4096, &[0xAA; 4096]);
        let opened = Journal::open(&folder.0);
        let (mut journal, found) = opened.unwrap_or_else(|error| panic!("page {page}: {error}"));
        if found.set_aside.is_none() && Journal::examine(journal.path()).is_err() {
            drop(journal);
            journal = Journal::open_anew(&folder.0).unwrap().0;
        }
        Journal::examine(journal.path()).unwrap_or_else(|error| panic!("page {page}: {error}"));
        let orders = journal.orders(&OrderFilter::default()).unwrap();
        let readable = orders.iter().filter(|order| journal.order(&order.code).is_ok_and(|order| order.is_some()));
        kept_all += usize::from(readable.count() == 40);
        place(&mut journal, "new", &mut [999].into_iter()).unwrap_or_else(|error| panic!("page {page}: {error}"));
    }
    // Only where the page held orders themselves can any of them be lost.
    assert!(kept_all * 10 >= (pages - 1) * 6, "all orders were kept in {kept_all} of {} cases", pages - 1);
}

#[test]
fn a_full_disk_confirms_nothing_and_loses_nothing() {
    let folder = Folder::new("full");
    fs::create_dir_all(&folder.0).unwrap();
    // A disk of two megabytes, where this machine lets us have one.
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(&folder.0).output();
    let Ok(true) = mounted.map(|mounted| mounted.status.success()) else {
        filled_by_the_database_itself();
        return;
    };
    let filled = fill(&folder);
    Command::new("umount").arg(&folder.0).status().unwrap();
    assert!(filled, "the disk did not get full");
}

/// Places orders until the disk is full, then makes room and goes on. Whether it got full.
fn fill(folder: &Folder) -> bool {
    let mut journal = folder.open();
    let first = place(&mut journal, "one", &mut [5].into_iter()).unwrap();
    let (session, order) = about_to_order(&mut journal, "two");
    let ballast = folder.0.join("ballast");
    let mut file = fs::File::create(&ballast).unwrap();
    while file.write_all(&[7; 4096]).is_ok() {}
    drop(file);
    let refused = journal.place(session, &order, kills::now(), &mut fresh(6));
    let is_full = matches!(refused, Err(JournalError::Full { .. }));
    drop(journal);
    // A new start on the full disk knows what was confirmed.
    let known = Journal::open(&folder.0).map(|(journal, _)| journal.order(&first).unwrap().is_some());
    fs::remove_file(ballast).unwrap();
    let mut journal = folder.open();
    assert!(known.unwrap_or(true) && journal.order(&first).unwrap().is_some());
    let second = journal.place(session, &order, kills::now(), &mut fresh(6)).unwrap();
    assert_eq!(journal.orders(&OrderFilter::default()).unwrap().len(), 2);
    assert!(journal.order(&second).unwrap().is_some());
    is_full
}

/// The same where no small disk can be had: the database may not grow.
fn filled_by_the_database_itself() {
    let folder = Folder::new("full-itself");
    let mut journal = folder.open();
    let (session, order) = about_to_order(&mut journal, "one");
    journal.limit_pages(1).unwrap();
    let refused = journal.place(session, &order, kills::now(), &mut fresh(6));
    assert!(matches!(refused, Err(JournalError::Full { .. })), "{refused:?}");
    assert_eq!(journal.orders(&OrderFilter::default()).unwrap(), []);
}

#[test]
fn a_locked_journal_is_said_and_then_used() {
    let folder = Folder::new("locked");
    let mut journal = folder.open();
    let (session, order) = about_to_order(&mut journal, "one");
    let other = rusqlite::Connection::open(folder.0.join("journal.db")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let refused = journal.place(session, &order, kills::now(), &mut fresh(6));
    assert!(matches!(refused, Err(JournalError::Busy { .. })), "{refused:?}");
    other.execute_batch("ROLLBACK").unwrap();
    assert!(journal.place(session, &order, kills::now(), &mut fresh(6)).is_ok());
}

#[test]
fn a_folder_that_may_not_be_written_is_said() {
    let folder = Folder::new("not-a-folder");
    fs::write(&folder.0, "a file").unwrap();
    let refused = Journal::open(&folder.0).unwrap_err();
    assert!(refused.to_string().contains("--data"), "{refused}");
    assert_eq!(fs::read_to_string(&folder.0).unwrap(), "a file");
    fs::remove_file(&folder.0).unwrap();
}

#[test]
fn a_drive_that_may_only_be_read_is_said_and_keeps_what_it_has() {
    let folder = Folder::new("read-only");
    fs::create_dir_all(&folder.0).unwrap();
    let mount = |options: &str| {
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&folder.0).output();
        mounted.is_ok_and(|mounted| mounted.status.success())
    };
    let is_mounted = mount("size=8m");
    let placed = place(&mut folder.open(), "one", &mut [5].into_iter()).unwrap();
    let mode = |folder_mode: u32| fs::set_permissions(&folder.0, fs::Permissions::from_mode(folder_mode)).unwrap();
    if !(is_mounted && mount("remount,ro")) {
        mode(0o555);
        fs::set_permissions(folder.0.join("journal.db"), fs::Permissions::from_mode(0o444)).unwrap();
    }
    let may_write = fs::write(folder.0.join("probe"), "x").is_ok();
    let refused = Journal::open(&folder.0);
    if is_mounted {
        assert!(mount("remount,rw"));
    } else {
        mode(0o755);
        fs::set_permissions(folder.0.join("journal.db"), fs::Permissions::from_mode(0o644)).unwrap();
    }
    let kept = folder.open().order(&placed).unwrap().is_some();
    if is_mounted {
        Command::new("umount").arg(&folder.0).status().unwrap();
    }
    // Where neither mounting nor modes hinder us, nothing can be hindered.
    assert!(kept);
    if !may_write {
        let refused = refused.map(|_| ()).unwrap_err();
        assert!(matches!(refused, JournalError::ReadOnly { .. }), "{refused:?}");
        assert!(refused.to_string().contains("--data"), "{refused}");
    }
}

#[test]
fn a_drive_that_is_pulled_confirms_nothing() {
    let folder = Folder::new("pulled");
    let mut journal = folder.open();
    let (session, order) = about_to_order(&mut journal, "one");
    let elsewhere = Folder::new("pulled-away");
    fs::rename(&folder.0, &elsewhere.0).unwrap();
    let refused = journal.place(session, &order, kills::now(), &mut fresh(6));
    assert!(matches!(refused, Err(JournalError::Gone { .. })), "{refused:?}");
    assert!(matches!(Journal::open_again(&folder.0), Err(JournalError::Gone { .. })));
    assert!(!folder.0.exists(), "a new journal was begun where the old one is missing");
}

/// A session in the hands of a clerk, up to its details.
fn walked(clerk: &diderot::storage::journal::Clerk) -> (Session, NewOrder) {
    let (catalog, files) = kills::shop();
    clerk.begin(WalkEntry { catalog: files, day: None, continues: false, deal: None });
    let mut session = Session::new(catalog.clone());
    for action in kills::straight(&catalog, 1) {
        session.apply(action).unwrap();
    }
    session.apply(Action::DetailsGiven(kills::anna())).unwrap();
    clerk.act(0, session.log().to_vec());
    let record = OrderRecord::of(&session).unwrap();
    let actions = session.log().to_vec();
    (session, NewOrder { record, details: kills::anna(), logo: None, actions, redeems: None, gives: None })
}

#[test]
fn a_clerk_goes_on_where_the_drive_comes_back() {
    let folder = Folder::new("comes-back");
    let (clerk, events) = kills::clerk(&folder.0);
    let (_session, order) = walked(&clerk);
    let placed = |event| match event {
        ClerkEvent::Placed(result, _) => Some(result),
        _ => None,
    };
    // The first answer says that everything before it is written.
    assert!(clerk.place(order.clone()));
    let first = heard(&events, placed).unwrap();
    let elsewhere = Folder::new("comes-back-away");
    fs::rename(&folder.0, &elsewhere.0).unwrap();
    let (_session, second) = walked(&clerk);
    assert!(clerk.place(second.clone()));
    assert!(heard(&events, placed).is_err());
    fs::rename(&elsewhere.0, &folder.0).unwrap();
    assert!(clerk.place(second));
    let second = heard(&events, placed).unwrap();
    drop(clerk);
    let codes: Vec<_> =
        folder.open().orders(&OrderFilter::default()).unwrap().into_iter().map(|order| order.code).collect();
    assert_eq!(codes, [second, first]);
}

#[test]
fn a_clerk_who_can_not_write_says_so_once_and_the_walk_goes_on() {
    let folder = Folder::new("no-journal");
    fs::write(&folder.0, "a file").unwrap();
    let (clerk, events) = kills::clerk(&folder.0);
    let (_session, order) = walked(&clerk);
    heard(&events, |event| matches!(event, ClerkEvent::Failing(_)).then_some(()));
    assert!(clerk.place(order.clone()));
    let mut said = 0;
    let refused = heard(&events, |event| match event {
        ClerkEvent::Placed(result, _) => Some(result),
        ClerkEvent::Failing(_) => {
            said += 1;
            None
        }
        _ => None,
    });
    assert!(refused.is_err() && said == 0, "{said}");
    // The disk is mended while the buyer still stands there.
    fs::remove_file(&folder.0).unwrap();
    assert!(clerk.place(order));
    let code = heard(&events, |event| match event {
        ClerkEvent::Placed(result, _) => Some(result.unwrap()),
        _ => None,
    });
    drop(clerk);
    assert!(folder.open().order(&code).unwrap().is_some());
}
