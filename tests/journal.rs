//! The journal as a shop depends on it: orders stay, walks come back, buyers are forgotten.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests that can not go on ends the test"
)]

#[path = "journal/commands.rs"]
mod commands;
#[path = "journal/faults.rs"]
mod faults;
#[path = "journal/forgetting.rs"]
mod forgetting;
#[path = "journal/incentives.rs"]
mod incentives;
#[path = "journal/keeping.rs"]
mod keeping;
#[path = "common/kills.rs"]
mod kills;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use diderot::flow::{Action, OrderCode, Session};
use diderot::storage::OrderRecord;
use diderot::storage::journal::{Channel, ClerkEvent, Journal, JournalError, NewOrder, NewWalk, SessionNumber};

/// A data folder that is gone after the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("diderot-journal-{name}-{}", std::process::id()));
        fs::remove_dir_all(&dir).unwrap_or_default();
        Self(dir)
    }

    pub(crate) fn open(&self) -> Journal {
        Journal::open(&self.0).unwrap().0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

/// A session that is about to be placed, and its walk in a journal.
pub(crate) fn about_to_order(journal: &mut Journal, id: &str) -> (SessionNumber, NewOrder) {
    let (catalog, files) = kills::shop();
    let mut session = Session::new(catalog.clone());
    for action in kills::straight(&catalog, 2) {
        session.apply(action).unwrap();
    }
    session.apply(Action::DetailsGiven(kills::anna())).unwrap();
    let kept = journal.keep_catalog(&files).unwrap();
    let walk = NewWalk { id, catalog: kept, day: None, channel: Channel::Window, continues: None, stopped: None };
    let number = journal.begin(&walk, kills::now()).unwrap();
    let actions = session.log().to_vec();
    journal.append(number, 0, &actions, kills::now()).unwrap();
    let record = OrderRecord::of(&session).unwrap();
    (number, NewOrder { record, details: kills::anna(), logo: None, actions, redeems: None, gives: None })
}

/// Places an order, with the next of some codes.
pub(crate) fn place(
    journal: &mut Journal,
    id: &str,
    codes: &mut dyn Iterator<Item = u64>,
) -> Result<OrderCode, JournalError> {
    let (session, order) = about_to_order(journal, id);
    journal.place(session, &order, kills::now(), &mut || OrderCode::from_number(codes.next().unwrap()))
}

/// What the clerk says next of this kind, within a while.
pub(crate) fn heard<T>(events: &Receiver<ClerkEvent>, mut wanted: impl FnMut(ClerkEvent) -> Option<T>) -> T {
    loop {
        let event =
            events.recv_timeout(Duration::from_mins(1)).unwrap_or_else(|error| panic!("nothing was said: {error}"));
        if let Some(found) = wanted(event) {
            return found;
        }
    }
}

/// This test as a process to be killed: it does nothing where nobody asks for that.
#[test]
fn is_killed() {
    if let Some(dir) = std::env::var_os(kills::FOLDER) {
        kills::be_killed(Path::new(&dir));
    }
}

#[test]
fn no_order_is_lost_or_doubled_by_kills() {
    let folder = Folder::new("kills");
    let own = std::env::current_exe().unwrap();
    let start = |_dir: &Path| {
        let mut command = Command::new(&own);
        command.args(["--exact", "is_killed", "--nocapture"]);
        command
    };
    let tally = kills::kill(&folder.0, 50, 20_261_128, &start);
    assert_eq!(tally.kills, 50);
    assert!(tally.confirmed > 20, "too little was placed to say anything: {tally:?}");
    assert!(tally.resumed > 10, "too little broke off to say anything: {tally:?}");
}
