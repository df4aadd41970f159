//! Owns many buyers at once: on all cores, and handed on in the order in which they came.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::effect::Swayed;
use super::walker::{Walked, Walker};
use super::{Buyer, Calendar, Effects};
use crate::catalog::{Catalog, Day};
use crate::flow::Session;
use crate::insight::experiment::Deal;

/// So many buyers, one after the other, are one thread's at a time.
const BATCH: u64 = 64;

/// So many batches may wait to be taken, for each thread.
const WAITING: usize = 4;

/// So many orders each thread remembers the prices of: some hundred megabytes at most.
const ROOM: usize = 24_576;

/// Buyers who come to a catalog.
#[derive(Clone, Debug)]
pub struct Crowd {
    catalog: Arc<Catalog>,
    calendar: Calendar,
    seed: u64,
    buyers: u64,
    effects: Effects,
}

impl Crowd {
    /// So many buyers of a seed, spread over a calendar.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>, calendar: Calendar, (seed, buyers): (u64, u64)) -> Self {
        Self { catalog, calendar, seed, buyers, effects: Effects::default() }
    }

    /// The same with planted effects.
    #[must_use]
    pub fn with_effects(self, effects: Effects) -> Self {
        Self { effects, ..self }
    }

    /// As many threads as this machine runs at once.
    #[must_use]
    pub fn all_cores() -> usize {
        thread::available_parallelism().map_or(1, NonZeroUsize::get)
    }

    /// Has everybody walk. `each` sees every walk on the thread that made it; what it makes of it is handed to `take` in the
    /// order of the buyers' numbers, whatever the number of threads, until that breaks off.
    pub fn walk<T: Send>(
        &self,
        threads: usize,
        each: &(dyn Fn(&Walked) -> T + Sync),
        take: &mut dyn FnMut(T) -> ControlFlow<()>,
    ) {
        let next = AtomicU64::new(0);
        let (sender, receiver) = sync_channel(threads.max(1) * WAITING);
        thread::scope(|scope| {
            for _ in 0..threads.max(1) {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || self.walk_batches(next, each, &sender));
            }
            drop(sender);
            // Where nobody takes them any more, no thread goes on.
            in_turn(receiver, take);
        });
    }

    /// Walks one batch after the other until none is left, or nobody takes them any more.
    fn walk_batches<T>(
        &self,
        next: &AtomicU64,
        each: &(dyn Fn(&Walked) -> T + Sync),
        sender: &SyncSender<(u64, Vec<T>)>,
    ) {
        let mut shop = Shop::new(Arc::clone(&self.catalog));
        loop {
            let batch = next.fetch_add(1, Ordering::Relaxed);
            let first = batch.saturating_mul(BATCH);
            if first >= self.buyers {
                return;
            }
            let numbers = first..first.saturating_add(BATCH).min(self.buyers);
            let made = numbers.map(|number| each(&self.walk_one(&mut shop, number))).collect();
            if sender.send((batch, made)).is_err() {
                return;
            }
        }
    }

    fn walk_one(&self, shop: &mut Shop, number: u64) -> Walked {
        let buyer = Buyer::new(self.seed, (number, self.buyers), &self.calendar);
        let session = shop.on(buyer.day);
        if session.catalog().experiments.is_empty() {
            return Walker::new(buyer, session, &Swayed::default()).walk();
        }
        let deal = Deal { walk: buyer.id.clone(), ..Deal::default() };
        let arms = deal.arms(session.catalog());
        let swayed = Swayed::of(&self.effects, &deal, session.catalog());
        let session = session.with_arms(arms);
        Walker::new(buyer, session, &swayed).walk()
    }
}

/// Hands batches on in their order, until whoever takes them breaks off.
fn in_turn<T>(receiver: Receiver<(u64, Vec<T>)>, take: &mut dyn FnMut(T) -> ControlFlow<()>) {
    let mut early: BTreeMap<u64, Vec<T>> = BTreeMap::new();
    let mut due = 0;
    for (batch, made) in receiver {
        early.insert(batch, made);
        while let Some(made) = early.remove(&due) {
            if made.into_iter().try_for_each(&mut *take).is_break() {
                return;
            }
            due += 1;
        }
    }
}

/// The shop as it is on the day that a thread has come to.
struct Shop {
    catalog: Arc<Catalog>,
    today: Option<Today>,
}

/// A day, and a session of it in which nobody did anything yet.
struct Today {
    day: Day,
    made: Made,
    fresh: Session,
}

/// What of a catalog is different from day to day, as far as a walk can tell: what is offered, what is
/// sold out, and what is tried out.
#[derive(PartialEq, Eq)]
struct Made {
    offers: Vec<bool>,
    gone: Vec<bool>,
    tried: Vec<bool>,
}

impl Made {
    fn on(catalog: &Catalog, day: Day) -> Self {
        let offers = catalog.offers.iter().chain(catalog.dormant());
        let stocks = catalog.products.iter().map(|product| product.claims.stock);
        Self {
            offers: offers.map(|offer| offer.period.has(Some(day))).collect(),
            gone: stocks.map(|stock| stock.is_some_and(|stock| stock.is_gone_on(Some(day)))).collect(),
            tried: catalog.experiments.iter().map(|experiment| experiment.period().has(Some(day))).collect(),
        }
    }
}

impl Shop {
    const fn new(catalog: Arc<Catalog>) -> Self {
        Self { catalog, today: None }
    }

    /// A session in which nobody did anything yet, on a day. What was priced for the buyers before is known to it.
    fn on(&mut self, day: Day) -> Session {
        if let Some(today) = self.today.as_ref().filter(|today| today.day == day) {
            return today.fresh.clone();
        }
        let made = Made::on(&self.catalog, day);
        let fresh = match self.today.take() {
            Some(today) if today.made == made => today.fresh,
            before => {
                let catalog = Arc::new((*self.catalog).clone().on(Some(day)));
                match before {
                    Some(before) => before.fresh.next_day(catalog),
                    None => Session::new(catalog).with_room(ROOM),
                }
            }
        };
        self.today = Some(Today { day, made, fresh: fresh.clone() });
        fresh
    }
}
