//! From placed orders to the sentence on a card.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use diderot::app::Front;
use diderot::artwork::{Media, MediaError, Studio};
use diderot::catalog::{Day, Lang, ProductId, Retention, StepKind};
use diderot::flow::{Action, BoughtTogether, OrderCode, Session};
use diderot::insight::learned::PairCounts;
use diderot::insight::measure::{Fact, Facts};
use diderot::storage::journal::{Channel, Clerk, ClerkEvent, Desk, Journal, LearnedFrom, Measurer, Moment};
use diderot::ui::theme::Form;
use egui_kittest::kittest::Queryable as _;

use crate::booth::{Booth, catalog};
use crate::{Folder, NOW, place, walked};

/// A catalog's pictures, none of which is there.
struct NoMedia;

impl Media for NoMedia {
    fn read(&self, path: &str) -> Result<std::borrow::Cow<'static, [u8]>, MediaError> {
        Err(MediaError::Missing { path: path.to_owned() })
    }
}

fn relearn(journal: &mut Journal) -> Arc<BoughtTogether> {
    let counts = PairCounts::of(&journal.baskets().unwrap());
    journal.keep_learned(LearnedFrom::Orders, &counts, NOW).unwrap();
    Arc::new(journal.learned().unwrap().together())
}

/// Whether the screen of accessories says a sentence, in a language.
fn says(together: &Arc<BoughtTogether>, lang: Lang, sentence: &str) -> bool {
    let studio = Arc::new(Studio::new(Arc::new(NoMedia), 1, Arc::new(|| {})));
    let mut front = Front::new(&catalog(), studio);
    front.learned(Arc::clone(together));
    front.apply(Action::LangChosen(lang));
    let mut booth = Booth::open_front(front, Form::Portrait.reference(), 1.0);
    for action in walk() {
        booth.act(action);
    }
    booth.settle();
    booth.harness.query_all_by(|node| node.value().is_some_and(|said| said.contains(sentence))).next().is_some()
}

fn walk() -> Vec<Action> {
    let steps = r#"touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, skip_needs, keep_mine"#;
    walked(Session::new(catalog()), steps).kept().to_vec()
}

#[test]
fn orders_become_a_sentence_on_the_card_from_fifty_buyers_on() {
    let folder = Folder::new("sentence");
    let mut journal = folder.open();
    journal.hurry().unwrap();
    place(&mut journal, (0, 30), r#"accept("accessory/cards-matt/card-box"), go_on,"#);
    place(&mut journal, (30, 19), "");
    let few = relearn(&mut journal);
    assert_eq!(few.with(&ProductId::from("cards-matt")), 49);
    assert!(!says(&few, Lang::Nl, "kopers"));
    place(&mut journal, (49, 1), "");
    let enough = relearn(&mut journal);
    for (lang, sentence) in [
        (Lang::Nl, "30 van de 50 kopers van ‘Visitekaartjes, mat’ namen het mee"),
        (Lang::Fy, "30 fan de 50 keapers fan ‘Fisitekaartsjes, mat’ namen it mei"),
        (Lang::En, "30 of the 50 buyers of ‘Business cards, matt’ took it too"),
        (Lang::De, "30 der 50 Käufer von ‘Visitenkarten, matt’ nahmen es mit"),
    ] {
        assert!(says(&enough, lang, sentence), "{lang:?}");
    }
}

#[test]
fn what_is_learned_names_nobody() {
    let folder = Folder::new("canary");
    let mut journal = folder.open();
    place(&mut journal, (0, 3), r#"accept("accessory/cards-matt/card-box"), go_on,"#);
    relearn(&mut journal);
    drop(journal);
    let connection = rusqlite::Connection::open(folder.0.join("journal.db")).unwrap();
    let kept: String = connection
        .query_row("SELECT group_concat(source || at || baskets || counts) FROM learned", [], |row| row.get(0))
        .unwrap();
    assert!(kept.contains("card-box"), "{kept}");
    for canary in ["anarie", "Leeuwarden", "voorbeeld", "765", "walk-", &OrderCode::from_number(0).to_string()] {
        assert!(!kept.contains(canary), "{canary} in {kept}");
    }
    // Nothing else of an order is in it than its products.
    assert!(kept.ends_with(r#"{"products":[["cards-matt",3],["card-box",3]],"pairs":[[0,1,3]]}"#), "{kept}");
}

#[test]
fn an_order_whose_buyer_is_forgotten_still_counts() {
    let folder = Folder::new("forgotten");
    let mut journal = folder.open();
    place(&mut journal, (0, 2), r#"accept("accessory/cards-matt/card-box"), go_on,"#);
    assert!(journal.forget(&OrderCode::from_number(0)).unwrap());
    assert_eq!(relearn(&mut journal).orders(), 2);
}

#[test]
fn an_order_that_was_suggested_by_what_was_learned_is_opened_as_it_was_whatever_is_learned_since() {
    let folder = Folder::new("reopened");
    let mut journal = folder.open();
    let mut baskets = diderot::insight::learned::Baskets::default();
    for number in 0..500 {
        baskets.push(if number % 2 == 0 { vec!["cards-matt", "pen"] } else { vec!["cards-matt"] });
    }
    let known = Arc::new(diderot::insight::learned::learn(&PairCounts::of(&baskets)));
    let steps = r#"touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, skip_needs, keep_mine,
        accept("accessory/cards-matt/pen"), review, go_on"#;
    // Without what was learned a pen is not among the three that are suggested.
    let mut session = walked(Session::with_orders(catalog(), known), steps);
    session.apply(Action::DetailsGiven(crate::anna())).unwrap();
    let loaded = diderot::storage::load_builtin().unwrap();
    let kept = journal.keep_catalog(&diderot::storage::kept_files(&loaded.files, &loaded.catalog.shop.look)).unwrap();
    let walk = diderot::storage::journal::NewWalk {
        id: "one",
        catalog: kept,
        day: None,
        channel: Channel::Window,
        continues: None,
        stopped: None,
    };
    let walk = journal.begin(&walk, NOW).unwrap();
    let record = diderot::storage::OrderRecord::of(&session).unwrap();
    let order = diderot::storage::journal::NewOrder {
        record,
        details: crate::anna(),
        logo: None,
        actions: session.log().to_vec(),
        redeems: None,
        gives: None,
    };
    let code = journal.place(walk, &order, NOW, &mut || OrderCode::from_number(7)).unwrap();
    let stored = journal.order(&code).unwrap().unwrap();
    let again = journal.reopen(&stored).unwrap();
    assert_eq!(again.state().shown, session.state().shown);
    assert_eq!(again.quote().map(|quote| quote.total), session.quote().map(|quote| quote.total));
    // And what is counted is what was shown, not what would be without what was learned.
    journal.end(walk, NOW).unwrap();
    assert_eq!(journal.measure(&mut Measurer::default(), 10).unwrap(), 1);
    let mut suggested = Vec::new();
    let days = ["2000-01-01", "2100-01-01"].map(|day| Day::parse(day).unwrap());
    let of_facts = |facts: &Facts| {
        let offers = facts.events.iter().filter_map(|(_, fact)| match fact {
            Fact::Suggested(offer) if offer.as_str().starts_with("accessory/") => Some(offer.clone()),
            _ => None,
        });
        suggested.extend(offers);
    };
    journal.measures(days.into(), &mut { of_facts }).unwrap();
    assert_eq!(suggested, session.state().shown[&StepKind::Accessories]);
    // A quote is kept as the actions that still count.
    let (opened, refused) = Session::replayed(&catalog(), session.kept());
    assert_eq!((refused, opened.quote()), (0, session.quote()));
}

/// The clock of the clerk below, which the test turns.
static CLOCK: AtomicI64 = AtomicI64::new(NOW.0);

#[test]
fn a_window_learns_by_itself_once_a_day() {
    const DAY: i64 = 24 * 60 * 60;
    let folder = Folder::new("nightly");
    let mut journal = folder.open();
    place(&mut journal, (0, 4), r#"accept("accessory/cards-matt/card-box"), go_on,"#);
    let start = || {
        let (sender, events) = channel();
        let clerk = Clerk::start(Desk {
            dir: folder.0.clone(),
            channel: Channel::Window,
            retention: Retention::default(),
            patience: 60,
            clock: || Moment(CLOCK.load(Ordering::SeqCst)),
            fresh_code: || OrderCode::from_number(99),
            fresh_id: || "nightly".to_owned(),
            tell: Box::new(move |event| sender.send(event).unwrap_or_default()),
        });
        (clerk, events)
    };
    let learned = |events: &Receiver<ClerkEvent>| loop {
        match events.recv_timeout(Duration::from_mins(1)).unwrap() {
            ClerkEvent::Learned(together) => break together.orders(),
            other => drop(other),
        }
    };
    let (clerk, events) = start();
    assert_eq!(learned(&events), 4);
    assert_eq!(journal.learned().unwrap().at, Some(NOW));
    // A window that stays open counts anew a day later, and the day after that.
    for day in 1..=2 {
        place(&mut journal, (day * 10, 3), "");
        CLOCK.store(NOW.0 + DAY * day.cast_signed(), Ordering::SeqCst);
        // Whatever there is to do: it looks at the clock.
        clerk.end();
        assert_eq!(u64::from(learned(&events)), 4 + 3 * day);
    }
    drop(clerk);
    // One that is opened within the day takes what was counted.
    place(&mut journal, (50, 1), "");
    CLOCK.store(NOW.0 + DAY * 2 + DAY / 2, Ordering::SeqCst);
    let (clerk, events) = start();
    assert_eq!(learned(&events), 10);
    drop(clerk);
    assert_eq!(journal.learned().unwrap().orders.baskets(), 10);
}

#[test]
fn a_walk_that_began_before_goes_on_with_what_was_known_then_and_the_next_one_knows_more() {
    let studio = Arc::new(Studio::new(Arc::new(NoMedia), 1, Arc::new(|| {})));
    let mut front = Front::new(&catalog(), studio);
    let mut baskets = diderot::insight::learned::Baskets::default();
    baskets.push(["cards-matt", "pen"]);
    let known = Arc::new(diderot::insight::learned::learn(&PairCounts::of(&baskets)));
    front.apply(Action::Touched);
    front.learned(Arc::clone(&known));
    assert!(front.session().together().is_empty());
    front.apply(Action::StartedOver);
    assert_eq!(front.session().together(), &known);
}
