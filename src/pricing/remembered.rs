//! Owns the quotes of orders that were priced before on the same catalog: what buyers do again and again is reckoned once.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::goods::Aim;
use super::listing::Listed;
use super::reduction::Chosen;
use super::unit::UnitGroup;
use super::{Order, Quote};
use crate::catalog::{Catalog, IncentiveTerms, OfferId, ProductId};
use crate::money::{Money, Percent};

/// So many orders are remembered at least where nobody says otherwise, and twice as many at most: a few megabytes.
const USUAL_ROOM: usize = 1024;

/// Proven quotes of one catalog. They are found by the whole order, never by a likeness of it, so that a price that is remembered
/// is the one that would be reckoned anew.
#[derive(Clone, Debug)]
pub(super) struct Remembered {
    /// The catalog whose prices they are. It is kept, so that no other one can come to lie in its place.
    catalog: Arc<Catalog>,
    quotes: Arc<Mutex<Quotes>>,
    /// The reductions that apply, which orders share that look different and cost the same.
    chosen: Arc<Mutex<HashMap<Wanted, Chosen>>>,
    room: usize,
}

/// Everything that the reductions of an order follow from beside the catalog: what its lines cost, in their order, and what is
/// taken off all of them. Neither what was chosen for free is in it, nor the numbers of its lines.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Wanted {
    lines: Vec<WantedLine>,
    staff: Percent,
    incentive: Option<IncentiveTerms>,
    without: Option<OfferId>,
}

/// A line as its reductions see it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct WantedLine {
    product: ProductId,
    groups: Vec<UnitGroup>,
    list: Money,
    set_up: Money,
}

impl Wanted {
    /// What the reductions of an order follow from; nothing for aims that only explanations have. Its lines stand in the order of
    /// their numbers.
    pub(super) fn of(order: &Order, lines: &[Listed<'_>], aim: Aim<'_>) -> Option<Self> {
        let line = |line: &Listed<'_>| WantedLine {
            product: line.product.id.clone(),
            groups: line.groups.clone(),
            list: line.list,
            set_up: line.set_up,
        };
        let is_sorted = lines.is_sorted_by_key(|line| line.id);
        let without = without(aim).filter(|_| is_sorted)?.cloned();
        let (staff, incentive) = (order.staff_discount, order.incentive);
        Some(Self { lines: lines.iter().map(line).collect(), staff, incentive, without })
    }
}

/// Two halves: when the young one is full, the old one goes, and what of it is asked for again is young again.
#[derive(Debug, Default)]
struct Quotes {
    state: RandomState,
    young: HashMap<u64, Vec<Entry>>,
    old: HashMap<u64, Vec<Entry>>,
    count: usize,
}

/// An order, what reductions were left out of it, and its quote.
#[derive(Clone, Debug)]
struct Entry {
    order: Order,
    without: Option<OfferId>,
    quote: Arc<Quote>,
}

impl Remembered {
    /// Nothing yet, of a catalog.
    pub(super) fn of(catalog: Arc<Catalog>) -> Self {
        Self { catalog, quotes: Arc::default(), chosen: Arc::default(), room: USUAL_ROOM }
    }

    /// The same with room for so many orders.
    pub(super) fn with_room(self, room: usize) -> Self {
        Self { room, ..self }
    }

    /// The same quotes for another catalog, where its prices are made of the same things; else none.
    pub(super) fn on(&self, catalog: Arc<Catalog>) -> Self {
        let (one, other) = (&*self.catalog, &*catalog);
        let is_same = (&one.shop, &one.products) == (&other.shop, &other.products)
            && (&one.offers, &one.rules) == (&other.offers, &other.rules);
        let fresh = Self { room: self.room, ..Self::of(Arc::clone(&catalog)) };
        if is_same { Self { catalog, ..self.clone() } } else { fresh }
    }

    /// Whether these are the same quotes.
    pub(super) fn is_shared_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.quotes, &other.quotes)
    }

    /// Whether they are the quotes of this very catalog.
    pub(super) fn is_of(&self, catalog: &Catalog) -> bool {
        std::ptr::eq(&raw const *self.catalog, catalog)
    }

    /// The quote of an order, where it is known.
    pub(super) fn recall(&self, order: &Order, aim: Aim<'_>) -> Option<Arc<Quote>> {
        let without = without(aim)?;
        self.quotes().recall(order, without, self.room)
    }

    /// Keeps a quote that is proven: another one might be bettered.
    pub(super) fn remember(&self, order: &Order, aim: Aim<'_>, quote: &Arc<Quote>) {
        if let Some(without) = without(aim).filter(|_| quote.proven_optimal) {
            let entry = Entry { order: order.clone(), without: without.cloned(), quote: Arc::clone(quote) };
            self.quotes().remember(entry, self.room);
        }
    }

    /// The reductions that apply, where they are known.
    pub(super) fn chosen(&self, wanted: &Wanted) -> Option<Chosen> {
        self.all_chosen().get(wanted).cloned()
    }

    /// Keeps reductions that are proven.
    pub(super) fn remember_chosen(&self, wanted: Wanted, chosen: &Chosen) {
        if chosen.proven {
            let mut all = self.all_chosen();
            if all.len() >= self.room {
                all.clear();
            }
            all.insert(wanted, chosen.clone());
        }
    }

    fn all_chosen(&self) -> MutexGuard<'_, HashMap<Wanted, Chosen>> {
        // Whoever panicked while holding it left whole entries behind.
        self.chosen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn quotes(&self) -> MutexGuard<'_, Quotes> {
        // Whoever panicked while holding it left whole entries behind.
        self.quotes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Quotes {
    fn recall(&mut self, order: &Order, without: Option<&OfferId>, room: usize) -> Option<Arc<Quote>> {
        let key = self.key(order, without);
        let is_it = |entry: &&Entry| entry.order == *order && entry.without.as_ref() == without;
        if let Some(entry) = self.young.get(&key).and_then(|entries| entries.iter().find(is_it)) {
            return Some(Arc::clone(&entry.quote));
        }
        let entry = self.old.get(&key).and_then(|entries| entries.iter().find(is_it))?.clone();
        let quote = Arc::clone(&entry.quote);
        self.remember(entry, room);
        Some(quote)
    }

    fn remember(&mut self, entry: Entry, room: usize) {
        if self.count >= room {
            self.old = std::mem::take(&mut self.young);
            self.count = 0;
        }
        let key = self.key(&entry.order, entry.without.as_ref());
        self.young.entry(key).or_default().push(entry);
        self.count += 1;
    }

    fn key(&self, order: &Order, without: Option<&OfferId>) -> u64 {
        let mut hasher = self.state.build_hasher();
        order.hash(&mut hasher);
        without.hash(&mut hasher);
        hasher.finish()
    }
}

/// Which reduction an aim leaves out; nothing for aims that only explanations have.
const fn without(aim: Aim<'_>) -> Option<Option<&OfferId>> {
    match aim {
        Aim::Least => Some(None),
        Aim::LeastWithout(offer) => Some(Some(offer)),
        Aim::MostOff => None,
    }
}
