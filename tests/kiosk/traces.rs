//! What a buyer leaves: nothing in the files of a kiosk, unless they placed an order.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

use diderot::catalog::Retention;
use diderot::flow::design::{LogoChoice, LogoId, Words};
use diderot::flow::{Action, OrderCode, Session};
use diderot::storage::journal::{Channel, Clerk, ClerkEvent, Desk, Moment, WalkEntry};
use diderot::storage::{StoredLogo, kept_files, load_builtin};

use crate::stand::Folder;

const CANARIES: [&str; 4] = ["Kanariewinkel", "kanarie@voorbeeld.nl", "KANARIE-LOGO", "kanarie-logo.png"];

/// The canaries that are found in the files of a folder.
fn found(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let bytes = fs::read(entry.path()).unwrap_or_default();
        let has = |name: &&str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
        let here = CANARIES.into_iter().filter(has);
        found.extend(here.map(|name| format!("{name} in {}", entry.path().display())));
    }
    found
}

#[test]
fn a_walk_that_is_wiped_leaves_nothing_on_the_disk() {
    let folder = Folder::new("traces");
    let loaded = load_builtin().unwrap();
    let catalog = WalkEntry {
        catalog: Arc::new(kept_files(&loaded.files, &loaded.catalog.shop.look)),
        day: None,
        continues: false,
        deal: None,
    };
    let (sender, events) = channel();
    let clerk = Clerk::start(Desk {
        dir: folder.0.clone(),
        channel: Channel::Kiosk,
        retention: Retention::default(),
        patience: 60,
        clock: || Moment(1_700_000_000),
        fresh_code: || OrderCode::from_number(1),
        fresh_id: || "traces".to_owned(),
        tell: Box::new(move |event| sender.send(event).unwrap_or_default()),
    });
    let mut session = Session::new(Arc::new(loaded.catalog));
    let words = Words { company: CANARIES[0].into(), mail: CANARIES[1].into(), ..Words::default() };
    let logo = LogoId(77);
    for action in [
        Action::Touched,
        Action::HookChosen("cards-matt".into()),
        Action::Continued,
        Action::WordsTyped(words),
        Action::LogoChosen(LogoChoice::Imported(logo)),
    ] {
        session.apply(action).unwrap();
    }
    clerk.begin(catalog);
    clerk.act(0, session.log().to_vec());
    clerk.keep_logo(logo, StoredLogo { name: CANARIES[3].into(), bytes: CANARIES[2].as_bytes().into() });
    // What the shell asks for when nobody answers ends the walk.
    clerk.end();
    drop(clerk);
    let said: Vec<ClerkEvent> = events.try_iter().collect();
    let is_fine = |event: &ClerkEvent| matches!(event, ClerkEvent::Stopped(stopped) if stopped.is_empty());
    assert!(said.iter().all(is_fine), "{said:?}");
    assert!(fs::read_dir(&folder.0).unwrap().count() > 0, "it was written down");
    assert_eq!(found(&folder.0), [] as [String; 0]);
}
