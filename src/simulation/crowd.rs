//! Owns many buyers at once: on all cores, and handed on in the order in which they came.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::effect::Swayed;
use super::walker::{Walked, Walker};
use super::{Buyer, Calendar, Effects};
use crate::catalog::{Catalog, Day};
use crate::flow::Session;

/// So many buyers, one after the other, are one thread's at a time.
const BATCH: u64 = 64;

/// So many batches may wait to be taken, for each thread.
const WAITING: usize = 4;

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
    /// order of the buyers' numbers, whatever the number of threads.
    pub fn walk<T: Send>(&self, threads: usize, each: &(dyn Fn(&Walked) -> T + Sync), take: &mut dyn FnMut(T)) {
        let next = AtomicU64::new(0);
        let (sender, receiver) = sync_channel(threads.max(1) * WAITING);
        thread::scope(|scope| {
            for _ in 0..threads.max(1) {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || self.walk_batches(next, each, &sender));
            }
            drop(sender);
            in_turn(&receiver, take);
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
        let swayed = Swayed::of(&self.effects, &buyer, session.catalog());
        Walker::new(buyer, session, &swayed).walk()
    }
}

/// Hands batches on in their order.
fn in_turn<T>(receiver: &Receiver<(u64, Vec<T>)>, take: &mut dyn FnMut(T)) {
    let mut early: BTreeMap<u64, Vec<T>> = BTreeMap::new();
    let mut due = 0;
    for (batch, made) in receiver {
        early.insert(batch, made);
        while let Some(made) = early.remove(&due) {
            made.into_iter().for_each(&mut *take);
            due += 1;
        }
    }
}

/// The shop as it is on the day that a thread has come to.
struct Shop {
    catalog: Arc<Catalog>,
    today: Option<(Day, Session)>,
}

impl Shop {
    const fn new(catalog: Arc<Catalog>) -> Self {
        Self { catalog, today: None }
    }

    /// A session in which nobody did anything yet, on a day. What was priced for the buyers before is known to it.
    fn on(&mut self, day: Day) -> Session {
        let known = self.today.take();
        let (day, fresh) = match known {
            Some((today, fresh)) if today == day => (today, fresh),
            other => {
                let catalog = Arc::new((*self.catalog).clone().on(Some(day)));
                let fresh = other.map_or_else(
                    || Session::new(Arc::clone(&catalog)),
                    |(_, before)| before.next_day(Arc::clone(&catalog)),
                );
                (day, fresh)
            }
        };
        self.today = Some((day, fresh.clone()));
        fresh
    }
}
