//! What is kept, and how it comes back.

use std::sync::Arc;

use diderot::flow::{Action, Misfit, OrderCode, Session};
use diderot::storage::journal::{Channel, ClerkEvent, Journal, Moment, OrderFilter, OrdersFile, WalkEntry, redo};
use diderot::storage::{StoredLogo, kept_files, load_kept};

use crate::{Folder, about_to_order, heard, kills, place};

fn words(words: &str) -> OrderFilter {
    OrderFilter { words: words.to_owned(), ..OrderFilter::default() }
}

#[test]
fn an_order_is_found_by_whatever_its_buyer_remembers() {
    let folder = Folder::new("found");
    let mut journal = folder.open();
    let code = place(&mut journal, "one", &mut [5].into_iter()).unwrap();
    let spoken = code.to_string();
    for known in
        ["kanarie", "ANNA dorps", "voorbeeld.nl", "0587654321", spoken.as_str(), "visitekaartjes", "Visitekaartjés"]
    {
        assert_eq!(journal.orders(&words(known)).unwrap().len(), 1, "{known}");
    }
    assert_eq!(journal.orders(&words("kanarie zeehond")).unwrap().len(), 0);
    assert_eq!(journal.orders(&OrderFilter { since: Some(Moment(i64::MAX)), ..OrderFilter::default() }).unwrap(), []);
}

#[test]
fn a_code_is_never_given_out_again() {
    let folder = Folder::new("codes");
    let mut journal = folder.open();
    let first = place(&mut journal, "one", &mut [5].into_iter()).unwrap();
    let second = place(&mut journal, "two", &mut [5, 5, 6].into_iter()).unwrap();
    assert_eq!(second, OrderCode::from_number(6));
    assert!(journal.forget(&first).unwrap());
    let third = place(&mut journal, "three", &mut [5, 7].into_iter()).unwrap();
    assert_eq!(third, OrderCode::from_number(7));
}

#[test]
fn placing_the_order_of_a_walk_twice_makes_one_order() {
    let folder = Folder::new("twice");
    let mut journal = folder.open();
    let (session, order) = about_to_order(&mut journal, "one");
    let mut codes = [5, 6].into_iter();
    let mut fresh = || OrderCode::from_number(codes.next().unwrap());
    let first = journal.place(session, &order, kills::now(), &mut fresh).unwrap();
    let again = journal.place(session, &order, kills::now(), &mut fresh).unwrap();
    assert_eq!(first, again);
    assert_eq!(journal.orders(&OrderFilter::default()).unwrap().len(), 1);
}

#[test]
fn an_order_is_opened_again_at_the_price_that_was_agreed() {
    let folder = Folder::new("reopened");
    let code = place(&mut folder.open(), "one", &mut [5].into_iter()).unwrap();
    let journal = folder.open();
    let order = journal.order(&code).unwrap().unwrap();
    let session = journal.reopen(&order).unwrap();
    assert_eq!(session.quote().unwrap().total.minor(), order.record.total);
    assert_eq!(session.state().details, Some(kills::anna()));
    assert_eq!(session.state().design, order.record.design);
}

#[test]
fn prices_that_changed_since_are_told() {
    let folder = Folder::new("repriced");
    let mut journal = folder.open();
    let code = place(&mut journal, "one", &mut [5].into_iter()).unwrap();
    let order = journal.order(&code).unwrap().unwrap();
    let session = journal.reopen(&order).unwrap();
    let (catalog, files) = kills::shop();
    let (_, same) = session.on_catalog(Arc::clone(&catalog));
    assert_eq!(same, []);
    // The dearest change that can be made in a text: every amount with ,99 is a cent more.
    let dearer = files.iter().map(|(name, content)| {
        let text = String::from_utf8(content.clone()).map(|text| text.replace("29.99", "30.00").into_bytes());
        (name.clone(), text.unwrap_or_else(std::string::FromUtf8Error::into_bytes))
    });
    let dearer = load_kept(dearer.collect()).unwrap_or_else(|failure| panic!("{:?}", failure.problems));
    let (_, misfits) = session.on_catalog(Arc::new(dearer.catalog));
    assert!(misfits.iter().any(|misfit| matches!(misfit, Misfit::Total { .. })), "{misfits:?}");
}

#[test]
fn a_kept_catalog_is_the_catalog() {
    for shop in ["print-shop", "living-room", "camera-shop", "burger-bar", "tool-wholesale"] {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs").join(shop);
        let loaded = diderot::storage::load_folder(&dir).unwrap();
        let kept = load_kept(kept_files(&loaded.files, &loaded.catalog.shop.look));
        let kept = kept.unwrap_or_else(|failure| panic!("{shop}: {:?}", failure.problems));
        assert_eq!(kept.catalog, loaded.catalog, "{shop}");
    }
}

#[test]
fn a_walk_that_broke_off_comes_back_with_its_logo() {
    let folder = Folder::new("broken-off");
    let (catalog, files) = kills::shop();
    let id = diderot::flow::design::LogoId(7);
    let logo = StoredLogo { name: "logo.png".into(), bytes: vec![1, 2, 3].into() };
    let mut session = Session::new(Arc::clone(&catalog));
    for action in kills::straight(&catalog, 3) {
        session.apply(action).unwrap();
    }
    session.apply(Action::Undone).unwrap();
    {
        let (clerk, _events) = kills::clerk(&folder.0);
        clerk.begin(WalkEntry { catalog: files, day: None, continues: false, deal: None });
        clerk.act(0, session.log().to_vec());
        clerk.keep_logo(id, logo.clone());
    }
    let (_clerk, events) = kills::clerk(&folder.0);
    let found = heard(&events, |event| match event {
        ClerkEvent::Unfinished(found) => Some(found),
        _ => None,
    });
    assert_eq!(found.actions, session.log());
    assert_eq!(found.logos, [(id, logo)]);
    let again = redo(found.catalog, (found.day, None), found.actions).unwrap();
    assert_eq!(again.state(), session.state());
}

#[test]
fn a_walk_in_another_window_is_left_to_it() {
    let folder = Folder::new("two-windows");
    let mut first = folder.open();
    about_to_order(&mut first, "one");
    let mut second = folder.open();
    assert!(second.take_unfinished(Channel::Window, Moment(0), kills::now()).unwrap().is_none());
    drop(first);
    assert!(second.take_unfinished(Channel::Window, Moment(0), kills::now()).unwrap().is_some());
}

#[test]
fn a_buyers_walk_is_not_gone_on_with_at_the_salespersons_desk() {
    let folder = Folder::new("two-channels");
    about_to_order(&mut folder.open(), "one");
    let mut desk = folder.open();
    assert!(desk.take_unfinished(Channel::Desk, Moment(0), kills::now()).unwrap().is_none());
    assert!(desk.take_unfinished(Channel::Window, Moment(0), kills::now()).unwrap().is_some());
}

#[test]
fn a_walk_that_broke_off_long_ago_is_not_offered_to_a_stranger() {
    let folder = Folder::new("long-ago");
    about_to_order(&mut folder.open(), "one");
    let mut journal = folder.open();
    let later = Moment(kills::now().0 + 7200);
    assert!(journal.take_unfinished(Channel::Window, Moment(later.0 - 3600), later).unwrap().is_none());
    // It has ended, for later starts too.
    assert!(journal.take_unfinished(Channel::Window, Moment(0), later).unwrap().is_none());
}

#[test]
fn an_order_is_handed_over_to_another_machine() {
    let (here, there) = (Folder::new("here"), Folder::new("there"));
    let mut journal = here.open();
    let code = place(&mut journal, "one", &mut [5].into_iter()).unwrap();
    let order = journal.order(&code).unwrap().unwrap();
    let file = serde_json::to_string(&journal.hand_over(std::slice::from_ref(&order)).unwrap()).unwrap();
    let mut other = there.open();
    let read = OrdersFile::read(&file).unwrap();
    assert_eq!(other.take_over(&read).unwrap(), [(code.clone(), true)]);
    assert_eq!(other.take_over(&read).unwrap(), [(code.clone(), false)]);
    let taken = other.order(&code).unwrap().unwrap();
    assert_eq!((&taken.record, &taken.details, &taken.actions), (&order.record, &order.details, &order.actions));
    assert!(other.reopen(&taken).is_ok());
    for broken in ["", "{}", "[1]", &file.replace("\"format\":1", "\"format\":9"), &file.replace("placed_at", "x")] {
        assert!(OrdersFile::read(broken).is_err(), "{broken:.40}");
    }
    assert_eq!(other.orders(&OrderFilter::default()).unwrap().len(), 1);
}

#[test]
fn two_journals_write_at_the_same_time() {
    let folder = Folder::new("two-writers");
    folder.open();
    let place_ten = |from: u64| {
        let mut journal = Journal::open(&folder.0).unwrap().0;
        for number in from..from + 10 {
            place(&mut journal, &number.to_string(), &mut [number].into_iter()).unwrap();
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| place_ten(100));
        scope.spawn(|| place_ten(200));
    });
    assert_eq!(folder.open().orders(&OrderFilter::default()).unwrap().len(), 20);
}
