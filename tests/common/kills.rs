//! A process that makes walks and places orders, and is killed at any moment: what it said was placed is there, once.
//!
//! It runs the clerk as the window does. Its standard output is what a buyer would have read: `placed CODE TOTAL` is written only
//! after the answer came.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use diderot::catalog::{Catalog, Retention};
use diderot::flow::{Action, Details, OrderCode, Session};
use diderot::storage::journal::{
    Channel, Clerk, ClerkEvent, Desk, Journal, Moment, NewOrder, OrderFilter, Unfinished, WalkEntry, redo,
};
use diderot::storage::{OrderRecord, kept_files, load_builtin};

/// Names the data folder to a process that is to be killed.
pub(crate) const FOLDER: &str = "DIDEROT_KILLED_IN";

/// The files of a catalog as they are kept.
type Files = Arc<Vec<(String, Vec<u8>)>>;

/// What came of many kills.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// How many processes were killed.
    pub(crate) kills: u32,
    /// How many orders they had said were placed.
    pub(crate) confirmed: usize,
    /// How many orders are there that were never said to be placed: the kill came in between.
    pub(crate) unread: usize,
    /// How many walks broke off and came back as they were.
    pub(crate) resumed: u32,
    /// How long the slowest start took.
    pub(crate) slowest_start: Duration,
}

/// A clerk whose answers come here.
pub(crate) fn clerk(dir: &Path) -> (Clerk, Receiver<ClerkEvent>) {
    let (sender, events) = channel();
    let desk = Desk {
        dir: dir.to_owned(),
        channel: Channel::Window,
        retention: Retention::default(),
        patience: 3600,
        clock: now,
        fresh_code: || OrderCode::from_number(lot() % 729_000_000),
        fresh_id: || format!("{:016x}{:016x}", lot(), lot()),
        tell: Box::new(move |event| sender.send(event).unwrap_or_default()),
    };
    (Clerk::start(desk), events)
}

pub(crate) fn now() -> Moment {
    Moment(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().cast_signed())
}

fn lot() -> u64 {
    use std::hash::{BuildHasher as _, RandomState};
    RandomState::new().hash_one(Instant::now())
}

/// The catalog that is part of the program, and its files as they are kept.
pub(crate) fn shop() -> (Arc<Catalog>, Files) {
    let loaded = load_builtin().unwrap_or_else(|failure| panic!("{failure}"));
    let files = Arc::new(kept_files(&loaded.files, &loaded.catalog.shop.look));
    (Arc::new(loaded.catalog), files)
}

/// What a buyer does who goes straight to their order, after `extra` changes of their mind.
pub(crate) fn straight(catalog: &Catalog, extra: u64) -> Vec<Action> {
    let hook = catalog.plan.hooks[0].clone();
    let mut actions = vec![Action::Touched, Action::HookChosen(hook), Action::Continued];
    for number in 0..extra {
        let words = diderot::flow::design::Words { name: format!("Anna {number}"), ..Default::default() };
        actions.push(Action::WordsTyped(words));
    }
    actions.extend([Action::Continued, Action::Committed, Action::WentToReview, Action::Continued]);
    actions
}

/// Somebody who orders.
pub(crate) fn anna() -> Details {
    Details {
        name: "Anna Kanarie".into(),
        address: "Dorpsstraat 1, Leeuwarden".into(),
        mail: "anna.kanarie@voorbeeld.nl".into(),
        phone: "058 765 43 21".into(),
    }
}

/// The process that is killed: walks and orders without end.
pub(crate) fn be_killed(dir: &Path) -> ! {
    let (catalog, files) = shop();
    let (clerk, events) = clerk(dir);
    let mut out = std::io::stdout();
    for walk in 0_u64.. {
        let mut session = Session::new(Arc::clone(&catalog)).hurried();
        clerk.begin(WalkEntry { catalog: Arc::clone(&files), day: None, continues: false, deal: None });
        for action in straight(&catalog, walk % 5) {
            tell(&clerk, &mut session, action);
            writeln!(out, "did {}", session.log().len()).unwrap();
        }
        tell(&clerk, &mut session, Action::DetailsGiven(anna()));
        let record = OrderRecord::of(&session).unwrap();
        let total = record.total;
        let order = NewOrder {
            record,
            details: anna(),
            logo: None,
            actions: session.log().to_vec(),
            redeems: None,
            gives: None,
        };
        assert!(clerk.place(order));
        let code = events.iter().find_map(|event| match event {
            ClerkEvent::Placed(result, _) => Some(result.unwrap()),
            _ => None,
        });
        let code = code.unwrap();
        writeln!(out, "placed {code} {total}").unwrap();
        tell(&clerk, &mut session, Action::Placed(code));
        clerk.end();
        writeln!(out, "ended").unwrap();
    }
    unreachable!()
}

fn tell(clerk: &Clerk, session: &mut Session, action: Action) {
    let before = session.log().len();
    session.apply(action).unwrap();
    clerk.act(before, session.log()[before..].to_vec());
}

/// Kills processes at random moments and looks, after each of them, at what is left. `start` begins one in a data folder.
pub(crate) fn kill(dir: &Path, kills: u32, seed: u64, start: &dyn Fn(&Path) -> Command) -> Tally {
    let mut tally = Tally::default();
    let mut confirmed = BTreeMap::new();
    let mut random = seed;
    for number in 0..kills {
        // A linear congruential generator. Source: Knuth, MMIX.
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = start(dir).env(FOLDER, dir).stdout(Stdio::piped()).spawn().unwrap();
        // Up to 32 lines and 16 ms on: two or three walks, however fast the machine is.
        let lines = read(&mut child, (random >> 33 & 0x1F, Duration::from_micros(random >> 40 & 0x3FFF)));
        tally.kills += 1;
        for line in &lines {
            let words: Vec<&str> = line.split(' ').collect();
            if let ["placed", code, total] = words[..] {
                confirmed.insert(OrderCode::parse(code).unwrap(), total.parse::<i64>().unwrap());
            }
        }
        look(dir, &confirmed, &mut tally, number);
    }
    tally.confirmed = confirmed.len();
    tally
}

/// What a process wrote until it was killed, so many lines and so long after it began.
fn read(child: &mut Child, (count, after): (u64, Duration)) -> Vec<String> {
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut read: Vec<String> = Vec::new();
    // What a test says before it begins does not count.
    let began = lines.by_ref().map_while(Result::ok).find(|line| line.starts_with("did "));
    read.extend(began);
    read.extend(lines.by_ref().map_while(Result::ok).take(usize::try_from(count).unwrap()));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(after);
            // By a signal that can't be caught: nothing is tidied up.
            child.kill().unwrap();
        });
        read.extend(lines.map_while(Result::ok));
    });
    child.wait().unwrap();
    // The last line may have been cut off.
    read
}

/// Looks whether everything is there that was said to be, once, and nothing is broken.
fn look(dir: &Path, confirmed: &BTreeMap<OrderCode, i64>, tally: &mut Tally, number: u32) {
    let begun = Instant::now();
    let (mut journal, found) = Journal::open(dir).unwrap();
    let unfinished = journal.take_unfinished(Channel::Window, Moment(0), now()).unwrap();
    let took = begun.elapsed();
    tally.slowest_start = tally.slowest_start.max(took);
    assert_eq!(found.set_aside, None, "kill {number}: the journal was damaged");
    Journal::examine(journal.path()).unwrap();
    let orders = journal.orders(&OrderFilter::default()).unwrap();
    for (code, total) in confirmed {
        let known: Vec<_> = orders.iter().filter(|order| order.code == *code).collect();
        assert_eq!(known.len(), 1, "kill {number}: {code} is there {} times", known.len());
        assert_eq!(known[0].total, *total, "kill {number}");
        assert_eq!(journal.order(code).unwrap().unwrap().details, Some(anna()), "kill {number}");
    }
    tally.unread = orders.len() - confirmed.len();
    if let Some(unfinished) = unfinished {
        comes_back(unfinished, number);
        tally.resumed += 1;
    }
}

/// The walk comes back as it was, but for what was on its way to the disk: what is there is the beginning of what was done.
fn comes_back(unfinished: Unfinished, number: u32) {
    let count = unfinished.actions.len();
    let session = redo(unfinished.catalog, (unfinished.day, None), unfinished.actions.clone()).unwrap();
    assert_eq!(session.log().len(), count, "kill {number}: not everything could be done again");
    let placed = unfinished.actions.iter().any(|action| matches!(action, Action::Placed(_)));
    assert_eq!(placed, unfinished.placed.is_some(), "kill {number}");
    let done: Vec<Action> = unfinished.actions.into_iter().filter_map(told).collect();
    let is_beginning = |extra| straight(session.catalog(), extra).starts_with(&done);
    assert!((0..5).any(is_beginning), "kill {number}: nobody did {done:?}");
}

/// An action, but for who placed the order and under which code.
fn told(action: Action) -> Option<Action> {
    (!matches!(action, Action::DetailsGiven(_) | Action::Placed(_))).then_some(action)
}
