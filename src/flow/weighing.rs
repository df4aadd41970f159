//! Owns what offers came to that were weighed before: an offer is weighed once for an order, however often it is asked for.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher as _, Hash as _, Hasher as _, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Anchor, Obstacle, Origin, State};
use crate::catalog::OfferId;
use crate::money::Money;
use crate::pricing::{LineId, Order, OrderLine};

/// What an offer comes to for an order, whoever asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Weight {
    pub(super) difference: Money,
    pub(super) otherwise: Option<Money>,
    pub(super) within_cap: bool,
    pub(super) gained: Vec<OfferId>,
    pub(super) lost: Vec<OfferId>,
    pub(super) shipping: Money,
}

/// Which offer, by its place in the catalog, and whether it is accepted.
pub(super) type Which = (usize, bool);

/// So many orders are remembered at least where nobody says otherwise, and twice as many at most: a few megabytes.
const USUAL_ROOM: usize = 512;

/// What offers of one catalog came to. Orders are found whole, never by a likeness of them.
#[derive(Debug)]
pub(super) struct Weighings {
    halves: Mutex<Halves>,
    room: usize,
}

/// When the young half is full, the old one goes, and what of it is asked for again is young again.
#[derive(Debug, Default)]
struct Halves {
    random: RandomState,
    young: HashMap<u64, Vec<Weighed>>,
    old: HashMap<u64, Vec<Weighed>>,
    count: usize,
    /// Where the order is that was asked for last.
    last: Option<(u64, usize)>,
}

/// Everything that weights follow from beside the catalog, and what they are.
#[derive(Debug)]
struct Weighed {
    order: Order,
    origins: BTreeMap<LineId, Origin>,
    anchor: Option<Anchor>,
    before_upgrade: Option<OrderLine>,
    next_line: u32,
    weights: HashMap<Which, Result<Weight, Obstacle>>,
}

impl Default for Weighings {
    fn default() -> Self {
        Self::with_room(USUAL_ROOM)
    }
}

impl Weighings {
    /// Nothing yet, with room for so many orders.
    pub(super) fn with_room(room: usize) -> Self {
        Self { halves: Mutex::default(), room }
    }

    /// Nothing yet, with as much room.
    pub(super) fn anew(&self) -> Self {
        Self::with_room(self.room)
    }

    /// What an offer came to for a state's order, where that is known.
    pub(super) fn recall(&self, state: &State, which: Which) -> Option<Result<Weight, Obstacle>> {
        self.halves().of(state, self.room)?.weights.get(&which).cloned()
    }

    /// Keeps what an offer came to.
    pub(super) fn remember(&self, state: &State, which: Which, weight: &Result<Weight, Obstacle>) {
        let mut halves = self.halves();
        if halves.of(state, self.room).is_none() {
            halves.add(state, self.room);
        }
        if let Some(weighed) = halves.of(state, self.room) {
            weighed.weights.insert(which, weight.clone());
        }
    }

    fn halves(&self) -> MutexGuard<'_, Halves> {
        // Whoever panicked while holding it left whole entries behind.
        self.halves.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Halves {
    fn of(&mut self, state: &State, room: usize) -> Option<&mut Weighed> {
        let at_hand = self.last.filter(|(key, place)| {
            let weighed = self.young.get(key).and_then(|entries| entries.get(*place));
            weighed.is_some_and(|weighed| weighed.is_of(state))
        });
        let (key, place) = at_hand.or_else(|| self.find(state, room))?;
        self.last = Some((key, place));
        self.young.get_mut(&key)?.get_mut(place)
    }

    /// Where a state's order is among the young; an old one becomes young.
    fn find(&mut self, state: &State, room: usize) -> Option<(u64, usize)> {
        let key = self.key(state);
        let is_it = |weighed: &Weighed| weighed.is_of(state);
        if let Some(place) = self.young.get(&key).and_then(|entries| entries.iter().position(is_it)) {
            return Some((key, place));
        }
        let entries = self.old.get_mut(&key)?;
        let place = entries.iter().position(is_it)?;
        let weighed = entries.swap_remove(place);
        Some(self.push(key, weighed, room))
    }

    fn add(&mut self, state: &State, room: usize) {
        let key = self.key(state);
        self.push(key, Weighed::of(state), room);
    }

    fn push(&mut self, key: u64, weighed: Weighed, room: usize) -> (u64, usize) {
        if self.count >= room {
            self.old = std::mem::take(&mut self.young);
            (self.count, self.last) = (0, None);
        }
        self.count += 1;
        let entries = self.young.entry(key).or_default();
        entries.push(weighed);
        (key, entries.len() - 1)
    }

    fn key(&self, state: &State) -> u64 {
        let mut hasher = self.random.build_hasher();
        (&state.order, &state.origins, state.next_line).hash(&mut hasher);
        hasher.finish()
    }
}

impl Weighed {
    fn of(state: &State) -> Self {
        Self {
            order: state.order.clone(),
            origins: state.origins.clone(),
            anchor: state.anchor.clone(),
            before_upgrade: state.before_upgrade.clone(),
            next_line: state.next_line,
            weights: HashMap::new(),
        }
    }

    fn is_of(&self, state: &State) -> bool {
        (self.next_line, &self.order, &self.origins) == (state.next_line, &state.order, &state.origins)
            && (&self.anchor, &self.before_upgrade) == (&state.anchor, &state.before_upgrade)
    }
}
