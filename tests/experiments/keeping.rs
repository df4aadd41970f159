//! What the journal keeps of experiments: a walk is done again under its arms, what harms is stopped.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use diderot::app::{Front, media_of};
use diderot::artwork::Studio;
use diderot::catalog::{ArmChange, Catalog};
use diderot::cli::CatalogSource;
use diderot::flow::{Action, Details, OrderCode, Session};
use diderot::insight::experiment::{ArmTally, Deal, Rules};
use diderot::storage::journal::{Channel, Journal, Measurer, Moment, NewOrder, NewWalk, redo};
use diderot::storage::{OrderRecord, kept_files, load_builtin, load_kept};

use crate::{TO_ACCESSORIES, experiment, go, shown, trying};

const NOW: Moment = Moment(1_800_000_000);

/// One offer on the step instead of three.
const TRIED: &str = r#"[Experiment(id: "one", offer: "accessory/cards-matt/card-box", arms: {
    "now": Arm(), "alone": Arm(offers_per_step: 1),
})]"#;

/// A journal in a folder that is gone after the test, and the files of a shop that tries something out.
struct Shop {
    dir: PathBuf,
    files: Vec<(String, Vec<u8>)>,
    catalog: Arc<Catalog>,
}

impl Shop {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("diderot-experiments-{name}-{}", std::process::id()));
        std::fs::remove_dir_all(&dir).unwrap_or_default();
        let loaded = load_builtin().unwrap();
        let mut files = kept_files(&loaded.files, &loaded.catalog.shop.look);
        files.retain(|(name, _)| name != "experiments.ron");
        files.push(("experiments.ron".to_owned(), TRIED.into()));
        let catalog = Arc::new(load_kept(files.clone()).unwrap().catalog);
        Self { dir, files, catalog }
    }

    fn journal(&self) -> Journal {
        Journal::open(&self.dir).unwrap().0
    }

    /// A deal that draws this arm.
    fn deal(&self, arm: &str) -> Deal {
        let deals = (0..).map(|number| Deal { walk: format!("{number:032x}"), ..Deal::default() });
        deals.into_iter().find(|deal| deal.drawn(&self.catalog)[0].1 == arm).unwrap()
    }

    fn session(&self, deal: &Deal) -> Session {
        let mut session = Session::new(Arc::clone(&self.catalog)).with_arms(deal.arms(&self.catalog));
        go(&mut session, TO_ACCESSORIES);
        session
    }

    /// Writes a walk down.
    fn write(&self, journal: &mut Journal, session: &Session, deal: &Deal) -> diderot::storage::journal::SessionNumber {
        let catalog = journal.keep_catalog(&self.files).unwrap();
        let walk = NewWalk {
            id: &deal.walk,
            catalog,
            day: None,
            channel: Channel::Window,
            continues: None,
            stopped: Some(&deal.stopped),
        };
        let number = journal.begin(&walk, NOW).unwrap();
        journal.append(number, 0, session.log(), NOW).unwrap();
        number
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.dir).unwrap_or_default();
    }
}

#[test]
fn a_walk_that_broke_off_comes_back_under_its_arm() {
    let shop = Shop::new("broken-off");
    let deal = shop.deal("alone");
    let session = shop.session(&deal);
    assert_eq!(shown(&session).len(), 1);
    let mut journal = shop.journal();
    shop.write(&mut journal, &session, &deal);
    drop(journal);
    let found = shop.journal().take_unfinished(Channel::Window, Moment(0), NOW).unwrap().unwrap();
    assert_eq!(found.deal.as_ref(), Some(&deal));
    let again = redo(found.catalog.clone(), (None, found.deal.as_ref()), found.actions.clone()).unwrap();
    assert_eq!((again.state(), again.arms()), (session.state(), session.arms()));
    // Without its arm it would be another walk.
    assert_ne!(redo(found.catalog, (None, None), found.actions).unwrap().state(), session.state());
}

#[test]
fn an_order_is_opened_again_and_counted_under_its_arm() {
    let shop = Shop::new("order");
    let deal = shop.deal("alone");
    let mut session = shop.session(&deal);
    go(&mut session, r#"accept("accessory/cards-matt/card-box"), review, go_on"#);
    let name = || "Anna de Vries".to_owned();
    let details =
        Details { name: name(), address: "Dorpsstraat 1".into(), mail: String::new(), phone: "0587654321".into() };
    session.apply(Action::DetailsGiven(details.clone())).unwrap();
    let mut journal = shop.journal();
    let number = shop.write(&mut journal, &session, &deal);
    let record = OrderRecord::of(&session).unwrap();
    let order = NewOrder { record, details, logo: None, actions: session.log().to_vec(), redeems: None, gives: None };
    let code = journal.place(number, &order, NOW, &mut || OrderCode::from_number(7)).unwrap();
    journal.end(number, NOW).unwrap();
    let order = journal.order(&code).unwrap().unwrap();
    assert_eq!(journal.reopen(&order).unwrap().quote(), session.quote());

    while journal.measure(&mut Measurer::default(), 500).unwrap() == 500 {}
    let counted = journal.count_experiments(&shop.catalog, shop.catalog.experiments.iter()).unwrap();
    let expected = ArmTally { arm: "alone".to_owned(), walks: 1, exposed: 1, kept: 1, ..ArmTally::default() };
    assert_eq!(counted["one"], [ArmTally { arm: "now".to_owned(), ..ArmTally::default() }, expected]);

    // The order goes to another machine as it was made.
    let handed = serde_json::to_string(&journal.hand_over(&[order]).unwrap()).unwrap();
    let other = Shop::new("taken-over");
    let mut taken = other.journal();
    taken.take_over(&diderot::storage::journal::OrdersFile::read(&handed).unwrap()).unwrap();
    let order = taken.order(&code).unwrap().unwrap();
    assert_eq!(taken.reopen(&order).unwrap().arms(), session.arms());
}

/// Counts of an experiment whose other arm earns more, and annoys.
fn harmful() -> BTreeMap<String, Vec<ArmTally>> {
    let arm = |arm: &str, kept, taken_back| ArmTally {
        arm: arm.to_owned(),
        walks: 2_000,
        exposed: 2_000,
        kept,
        taken_back,
        ..ArmTally::default()
    };
    [("one".to_owned(), vec![arm("now", 600, 60), arm("alone", 900, 240)])].into()
}

#[test]
fn what_harms_is_stopped_once_and_for_all() {
    let shop = Shop::new("stop");
    let mut journal = shop.journal();
    let stopped = journal.stop_what_harms(&harmful(), (&Rules::default(), NOW)).unwrap();
    assert_eq!(stopped.len(), 1);
    assert_eq!((stopped[0].arm.as_str(), stopped[0].guardrail.as_str()), ("alone", "taken-back"));
    assert!(stopped[0].standing.contains("\"taken_back\":240"), "{}", stopped[0].standing);
    let later = journal.stop_what_harms(&harmful(), (&Rules::default(), Moment(NOW.0 + 9))).unwrap();
    assert_eq!((later.len(), journal.stops().unwrap()["one"].at), (0, NOW));
}

#[test]
fn a_surface_deals_to_each_buyer_anew_and_heeds_a_stop_from_the_next_one_on() {
    let catalog = trying(vec![experiment("one", "accessory/cards-matt/card-box", [ArmChange::Place(1)])]);
    let studio = Studio::new(media_of(&CatalogSource::Builtin), 1, Arc::new(|| {}));
    let mut front = Front::new(&catalog, Arc::new(studio)).trying_out();
    let of_deal = |front: &Front| front.deal().unwrap().arms(&catalog);
    let mut seen = BTreeSet::new();
    for _ in 0..40 {
        assert_eq!(front.session().arms(), &of_deal(&front));
        seen.extend(front.session().arms().names().map(|(_, arm)| arm.to_owned()));
        front.apply(Action::Touched);
        front.apply(Action::StartedOver);
    }
    assert_eq!(seen.len(), 2, "each arm is seen by some of 40 buyers");
    // Whoever has begun goes on as they began.
    front.apply(Action::Touched);
    let before = front.deal().unwrap().clone();
    front.know_stopped(["one".to_owned()].into());
    assert_eq!(front.deal(), Some(&before));
    assert_eq!(front.session().arms(), &of_deal(&front));
    for _ in 0..10 {
        front.apply(Action::StartedOver);
        assert_eq!(front.session().arms().names().collect::<Vec<_>>(), [("one", "now")]);
        front.apply(Action::Touched);
    }
    assert_ne!(front.deal().unwrap().walk, before.walk);
}
