//! What is learned from orders, as a shop notices it: from the journal to the sentence on a card, and in what is suggested.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a helper of tests that can not go on ends the test, and what is skipped is said"
)]

#[expect(dead_code, reason = "other tests use more of it")]
#[path = "common/booth.rs"]
mod booth;
#[path = "learning/commands.rs"]
mod commands;
#[expect(dead_code, reason = "the desk's own tests use more of it")]
#[path = "desk/counter.rs"]
mod counter;
#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;
#[path = "learning/desk.rs"]
mod desk;
#[path = "learning/journal.rs"]
mod journal;
#[path = "learning/ranking.rs"]
mod ranking;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diderot::catalog::Catalog;
use diderot::cli::journey::{Journey, Player};
use diderot::flow::{Action, Details, OrderCode, Session};
use diderot::insight::learned::{Baskets, Method, PairCounts, evaluate};
use diderot::storage::journal::{Channel, Journal, Moment, NewOrder, NewWalk};
use diderot::storage::{OrderRecord, kept_files, load_builtin, read_receipts};

/// A data folder that is gone after the test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("diderot-learning-{name}-{}", std::process::id()));
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

/// The moment that it is in these tests.
pub(crate) const NOW: Moment = Moment(1_790_000_000);

/// Somebody who orders; none of it may be learned.
pub(crate) fn anna() -> Details {
    Details {
        name: "Anna Kanarie".into(),
        address: "Kanariestraat 1, Leeuwarden".into(),
        mail: "kanarie@voorbeeld.nl".into(),
        phone: "058 765 43 21".into(),
    }
}

/// A session in which these steps of a journey were taken.
pub(crate) fn walked(session: Session, steps: &str) -> Session {
    let journey = Journey::read(&format!("Journey(steps: [{steps}])"), session.catalog().shop.currency);
    let mut player = Player::with_session(session, &journey.unwrap_or_else(|error| panic!("{error}")));
    player.play_to_end().unwrap_or_else(|played| panic!("{played}"));
    player.session().clone()
}

/// Places the order of a walk with these steps after commitment, so many times.
pub(crate) fn place(journal: &mut Journal, (from, count): (u64, u64), steps: &str) {
    let loaded = load_builtin().unwrap();
    let files = kept_files(&loaded.files, &loaded.catalog.shop.look);
    let catalog: Arc<Catalog> = Arc::new(loaded.catalog);
    let typed = r#"words(name: "Anna Kanarie", mail: "kanarie@voorbeeld.nl")"#;
    let start =
        format!(r#"touch, hook("cards-matt"), quantity(500), go_on, {typed}, go_on, commit, skip_needs, keep_mine"#);
    let mut session = walked(Session::new(catalog), &format!("{start}, {steps} review, go_on"));
    session.apply(Action::DetailsGiven(anna())).unwrap();
    let kept = journal.keep_catalog(&files).unwrap();
    let record = OrderRecord::of(&session).unwrap();
    let order =
        NewOrder { record, details: anna(), logo: None, actions: session.log().to_vec(), redeems: None, gives: None };
    for number in from..from + count {
        let id = format!("walk-{number}");
        let walk =
            NewWalk { id: &id, catalog: kept, day: None, channel: Channel::Window, continues: None, stopped: None };
        let walk = journal.begin(&walk, NOW).unwrap();
        journal.place(walk, &order, NOW, &mut || OrderCode::from_number(number)).unwrap();
    }
}

/// Real baskets that lie beside the project on machines where it is measured; they are no part of it.
fn groceries() -> Option<PathBuf> {
    let beside = |folder: &Path| folder.join("shared/data/groceries.csv");
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(beside).find(|path| path.exists())
}

#[test]
fn on_real_baskets_it_foretells_better_than_popularity_rules_and_cosines() {
    let Some(path) = groceries() else {
        eprintln!("skipped: shared/data/groceries.csv is not beside the project");
        return;
    };
    let mut baskets = Baskets::default();
    read_receipts(&path, &mut baskets).unwrap();
    assert_eq!(baskets.len(), 9835);
    let evaluation = evaluate(&baskets);
    assert_eq!((evaluation.learned_from, evaluation.items, evaluation.tested_on), (7868, 169, 1543));
    let figures = |wanted: Method| {
        let found = evaluation.methods.iter().find(|(method, _)| *method == wanted).unwrap().1;
        (f64::from(found.hits_at_5) / 1543.0, found.mrr_at_100)
    };
    // What the protocol's own figures are, to their three places.
    for (method, hit, mrr) in
        [(Method::Popularity, 0.251, 0.172), (Method::Confidence, 0.268, 0.183), (Method::Cosine, 0.270, 0.188)]
    {
        let (found_hit, found_mrr) = figures(method);
        assert!((found_hit - hit).abs() < 0.0006 && (found_mrr - mrr).abs() < 0.0006, "{method:?}: {evaluation:?}");
    }
    let (hit, mrr) = figures(Method::Ease);
    assert!(hit >= 0.277 && mrr >= 0.190, "{evaluation:?}");
}

#[test]
fn of_real_baskets_there_are_as_many_rules_as_others_counted() {
    let Some(path) = groceries() else {
        eprintln!("skipped: shared/data/groceries.csv is not beside the project");
        return;
    };
    let mut baskets = Baskets::default();
    read_receipts(&path, &mut baskets).unwrap();
    let counts = PairCounts::of(&baskets);
    // At least ten baskets, and a tenth of those with the first item.
    let holds = |first: u32, both: u32| u32::from(both >= 10 && both * 10 >= counts.count(first));
    let rules: u32 = counts.pairs().map(|(a, b, both)| holds(a, both) + holds(b, both)).sum();
    assert_eq!(rules, 2121);
}
