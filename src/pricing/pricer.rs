//! Owns the pricing of many orders that are almost the same: what was solved for one is not solved again for the next.

use std::sync::Arc;

use super::goods::{Aim, price_for};
use super::remembered::Remembered;
use super::{LineId, MultiplierEffect, Order, PriceError, Quote};
use crate::catalog::{Catalog, OfferId};
use crate::money::Money;
use crate::packing::{Effort, Memory};

/// Prices orders, and remembers the parts of them whose reductions it has solved. A change to an order touches one part, so
/// that only that one is solved again. One that is made for a catalog remembers whole quotes of it too. What it remembers never
/// changes a price.
#[derive(Debug)]
pub struct Pricer {
    memory: Memory,
    effort: Effort,
    remembered: Option<Remembered>,
}

/// By how much one quote differs from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// By how much more is to be paid; less than nothing where it is less.
    pub total: Money,
    /// By how much more sending costs: free shipping gained or lost.
    pub shipping: Money,
    /// Reductions that apply afterwards and did not before.
    pub gained: Vec<OfferId>,
    /// Reductions that applied before and do not afterwards.
    pub lost: Vec<OfferId>,
}

/// What becomes of an order's price when something in it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// By how much more is to be paid; less than nothing where it is less.
    pub total: Money,
    /// By how much more sending costs: free shipping gained or lost.
    pub shipping: Money,
    /// Reductions that apply afterwards and did not before.
    pub gained: Vec<OfferId>,
    /// Reductions that applied before and do not afterwards.
    pub lost: Vec<OfferId>,
    /// The order as it would be priced.
    pub quote: Quote,
}

impl Default for Pricer {
    fn default() -> Self {
        Self::new()
    }
}

impl Pricer {
    /// Beyond every order that people make; only a basket that is built to be hard comes near.
    const PROOF: Effort = Effort { nodes: 20_000, fine_nodes: 64 };
    /// As much as a frame of the screen has time for.
    const FRAME: Effort = Effort { nodes: 24, fine_nodes: 24 };

    /// Looks for the proof, as far as the limit of work.
    #[must_use]
    pub fn new() -> Self {
        Self { memory: Memory::default(), effort: Self::PROOF, remembered: None }
    }

    /// The same for the orders of one catalog, whose quotes it remembers.
    #[must_use]
    pub fn of(catalog: Arc<Catalog>) -> Self {
        Self { remembered: Some(Remembered::of(catalog)), ..Self::new() }
    }

    /// Whether it takes all the time that a proof takes.
    #[must_use]
    pub fn is_patient(&self) -> bool {
        self.effort == Self::PROOF
    }

    /// Whether it remembers the quotes of a catalog, or of one with the same prices.
    #[must_use]
    pub fn remembers_as(&self, other: &Self) -> bool {
        let quotes = self.remembered.as_ref().zip(other.remembered.as_ref());
        quotes.is_some_and(|(own, others)| own.is_shared_with(others))
    }

    /// The same with room for so many quotes in what it remembers: for whoever prices for many.
    #[must_use]
    pub fn with_room(self, quotes: usize) -> Self {
        Self { remembered: self.remembered.map(|remembered| remembered.with_room(quotes)), ..self }
    }

    /// The same for another catalog. What is remembered stays where prices are made of the same things there: the same shop on
    /// another day.
    #[must_use]
    pub fn on(&self, catalog: Arc<Catalog>) -> Self {
        let remembered = match &self.remembered {
            Some(remembered) => remembered.on(catalog),
            None => Remembered::of(catalog),
        };
        Self { memory: self.memory.clone(), effort: self.effort, remembered: Some(remembered) }
    }

    /// A pricer that answers within a frame of the screen with a good price, seldom an unproven one, and shares what it knows
    /// with one that takes its time.
    #[must_use]
    pub fn hurried(&self) -> Self {
        Self { memory: self.memory.clone(), effort: Self::FRAME, remembered: self.remembered.clone() }
    }

    /// The same with all the time that a proof takes.
    #[must_use]
    pub fn patient(&self) -> Self {
        Self { memory: self.memory.clone(), effort: Self::PROOF, remembered: self.remembered.clone() }
    }

    /// The same with nothing remembered: for another catalog.
    #[must_use]
    pub fn forgetful(&self, catalog: Arc<Catalog>) -> Self {
        Self { effort: self.effort, ..Self::of(catalog) }
    }

    /// What is remembered of a catalog.
    pub(super) fn remembered(&self, catalog: &Catalog) -> Option<&Remembered> {
        self.remembered.as_ref().filter(|remembered| remembered.is_of(catalog))
    }

    pub(super) const fn memory(&self) -> &Memory {
        &self.memory
    }

    pub(super) const fn effort(&self) -> Effort {
        self.effort
    }

    /// What the order costs: always the least that the catalog's rules allow for what is in it.
    ///
    /// # Errors
    /// When the order names what the catalog does not have, asks for a quantity that is not sold, breaks a rule between
    /// choices, or is larger than any order can be.
    pub fn price(&self, catalog: &Catalog, order: &Order) -> Result<Quote, PriceError> {
        self.quote(catalog, order).map(Arc::unwrap_or_clone)
    }

    /// The same, shared with whoever asked for it before.
    ///
    /// # Errors
    /// As [`Self::price`].
    pub fn quote(&self, catalog: &Catalog, order: &Order) -> Result<Arc<Quote>, PriceError> {
        self.known_or_reckoned(catalog, order, Aim::Least)
    }

    /// What the order would cost if the catalog did not have one of its reductions: the real alternative to an offer.
    ///
    /// # Errors
    /// As [`Self::price`].
    pub fn price_without(&self, catalog: &Catalog, order: &Order, offer: &OfferId) -> Result<Quote, PriceError> {
        self.quote_without(catalog, order, offer).map(Arc::unwrap_or_clone)
    }

    /// The same, shared with whoever asked for it before.
    ///
    /// # Errors
    /// As [`Self::price`].
    pub fn quote_without(&self, catalog: &Catalog, order: &Order, offer: &OfferId) -> Result<Arc<Quote>, PriceError> {
        self.known_or_reckoned(catalog, order, Aim::LeastWithout(offer))
    }

    /// What the order would cost with the reductions that take the most off the goods, though that may cost it the free shipping.
    ///
    /// # Errors
    /// As [`Self::price`].
    pub(super) fn price_most_off(&self, catalog: &Catalog, order: &Order) -> Result<Quote, PriceError> {
        self.in_order_of_lines(catalog, order, Aim::MostOff)
    }

    /// What an order costs: as it is remembered, else reckoned and remembered.
    fn known_or_reckoned(&self, catalog: &Catalog, order: &Order, aim: Aim<'_>) -> Result<Arc<Quote>, PriceError> {
        let remembered = self.remembered(catalog);
        if let Some(known) = remembered.and_then(|remembered| remembered.recall(order, aim)) {
            return Ok(known);
        }
        let quote = Arc::new(self.in_order_of_lines(catalog, order, aim)?);
        // What a golden offer is measured against, or what an earlier order gave, is not said to be proven: it is kept where time was
        // taken for it.
        let is_simple = order.multiplier.is_none() && order.incentive.is_none();
        if let Some(remembered) = remembered.filter(|_| is_simple || self.is_patient()) {
            remembered.remember(order, aim, &quote);
        }
        Ok(quote)
    }

    /// Prices the lines by their numbers and puts them back where they stood: wherever a cent is left over, it goes to the
    /// same line, in whatever sequence the lines are.
    fn in_order_of_lines(&self, catalog: &Catalog, order: &Order, aim: Aim<'_>) -> Result<Quote, PriceError> {
        if order.lines.is_sorted_by_key(|line| line.id) {
            return price_for(self, (catalog, order), aim);
        }
        let mut sorted = order.clone();
        sorted.lines.sort_by_key(|line| line.id);
        let mut quote = price_for(self, (catalog, &sorted), aim)?;
        let place = |id: LineId| order.lines.iter().position(|line| line.id == id);
        quote.lines.sort_by_key(|line| place(line.id));
        Ok(quote)
    }

    /// What a golden offer would do to this order; nothing where it saves nothing, or where there are no goods.
    ///
    /// # Errors
    /// As [`Self::price`], and when the catalog has no such multiplier.
    pub fn multiplier_effect(
        &self,
        catalog: &Catalog,
        order: &Order,
        offer: &OfferId,
    ) -> Result<Option<MultiplierEffect>, PriceError> {
        let with = Order { multiplier: Some(offer.clone()), ..order.clone() };
        Ok(self.price(catalog, &with)?.multiplier)
    }

    /// What becomes of the price of an order when it changes: the true difference, with reductions, shipping and tax in it.
    ///
    /// # Errors
    /// When the changed order can't be priced.
    pub fn what_if(&self, catalog: &Catalog, before: &Quote, after: &Order) -> Result<Difference, PriceError> {
        Ok(Difference::between(before, self.price(catalog, after)?))
    }
}

impl Changed {
    /// From one quote to another.
    #[must_use]
    pub fn between(before: &Quote, after: &Quote) -> Self {
        let only_in = |one: &Quote, other: &Quote| -> Vec<OfferId> {
            let is_missing = |offer: &OfferId| !other.reductions.iter().any(|applied| applied.offer == *offer);
            one.reductions.iter().map(|applied| applied.offer.clone()).filter(is_missing).collect()
        };
        Self {
            total: after.total - before.total,
            shipping: after.shipping.price - before.shipping.price,
            gained: only_in(after, before),
            lost: only_in(before, after),
        }
    }
}

impl Difference {
    /// From one quote to another.
    #[must_use]
    pub fn between(before: &Quote, quote: Quote) -> Self {
        let Changed { total, shipping, gained, lost } = Changed::between(before, &quote);
        Self { total, shipping, gained, lost, quote }
    }
}
