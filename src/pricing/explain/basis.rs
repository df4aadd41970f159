//! Owns what explanations are made from: the quote, the same in the catalog's own terms, and the order bought once.

use std::borrow::Cow;

use super::{Fact, Reason, Terms};
use crate::catalog::{Catalog, OfferId, Price, Product, Reduction};
use crate::money::{Money, Percent};
use crate::pricing::unit::{self, UnitGroup};
use crate::pricing::{LineId, Order, Quote, QuoteLine, UnitsTaken, View, price};

/// What explanations are made from.
pub(super) struct Basis<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) order: &'a Order,
    pub(super) quote: &'a Quote,
    /// The same in the catalog's own terms: with tax, or without.
    pub(super) own: Cow<'a, Quote>,
    /// The order bought once, in the quote's view; the quote itself where there is no golden offer.
    pub(super) single: Cow<'a, Quote>,
    /// The same in the catalog's own terms.
    pub(super) own_single: Cow<'a, Quote>,
}

impl<'a> Basis<'a> {
    pub(super) fn new(catalog: &'a Catalog, order: &'a Order, quote: &'a Quote) -> Option<Self> {
        let own_view = View::of(&catalog.shop);
        let priced = |order: Order| price(catalog, &order).ok().map(Cow::Owned);
        let own = if quote.view == own_view {
            Cow::Borrowed(quote)
        } else {
            priced(Order { view: own_view, ..order.clone() })?
        };
        let (single, own_single) = if quote.multiplier.is_some() {
            let once = Order { multiplier: None, ..order.clone() };
            (priced(once.clone())?, priced(Order { view: own_view, ..once })?)
        } else {
            (Cow::Borrowed(quote), own.clone())
        };
        Some(Self { catalog, order, quote, own, single, own_single })
    }

    /// A line's product.
    pub(super) fn product(&self, line: &QuoteLine) -> Option<&'a Product> {
        self.catalog.product(&line.product)
    }

    /// The tax rate of a line.
    pub(super) fn rate(&self, line: &QuoteLine) -> Option<Percent> {
        self.product(line).map(|product| self.catalog.shop.rate(&product.tax))
    }

    /// Whether the quote shows other amounts than the catalog.
    pub(super) fn is_turned(&self) -> bool {
        self.quote.view != self.own.view
    }

    /// The tax that turns an amount in the catalog's terms into the one of the quote, where it does.
    pub(super) fn turned(&self, own: Money, shown: Money, rate: Option<Percent>) -> Option<Fact> {
        let include_tax = self.catalog.shop.prices_include_tax;
        let reason = if include_tax { Reason::TaxLeftOut { rate } } else { Reason::TaxAdded { rate } };
        (own != shown).then(|| Fact::adds(shown - own, reason))
    }

    /// Said where amounts in the catalog's terms are told beside others.
    pub(super) fn own_prices(&self) -> Option<Fact> {
        let include_tax = self.catalog.shop.prices_include_tax;
        self.is_turned().then(|| Fact::told(Reason::OwnPrices { include_tax }))
    }

    /// What units that a reduction took cost apart, in the catalog's terms.
    pub(super) fn apart<'u>(&self, units: impl Iterator<Item = &'u UnitsTaken>) -> Option<Money> {
        units.map(|taken| self.unit_price(taken).map(|each| each.times(taken.count))).sum()
    }

    fn unit_price(&self, taken: &UnitsTaken) -> Option<Money> {
        let line = self.own_single.line(taken.line)?;
        // Packs may be others than the cheapest, where a set asks for them.
        if let (Some(size), Price::Packs(packs)) = (taken.pack, &self.product(line)?.price) {
            return packs.iter().find(|pack| pack.size == size).map(|pack| pack.price);
        }
        let is_it = |group: &&UnitGroup| group.pack == taken.pack;
        unit::units(self.product(line)?, line.quantity).ok()?.iter().find(is_it).map(|group| group.price)
    }

    /// The rule by which an offer lowers the price.
    pub(super) fn terms(&self, offer: &OfferId) -> Option<Terms> {
        Some(match self.catalog.offer(offer)?.reduction()? {
            Reduction::Fixed { price, .. } => Terms::Fixed { price: *price },
            Reduction::Off { percent, .. } => Terms::Off { percent: *percent },
            Reduction::Together { component, price, with, per_parent } => {
                let is_here = |parent: &&_| self.quote.lines.iter().any(|line| line.product == **parent);
                let with = with.iter().filter(is_here).cloned().collect();
                Terms::Together { units: component.units, price: *price, with, per_parent: *per_parent }
            }
        })
    }

    /// What a reduction does to one line, in the catalog's terms: one fact per offer.
    pub(super) fn reduced(&self, line: LineId, only_together: bool) -> Option<Vec<Fact>> {
        let mut facts = Vec::new();
        for applied in &self.own_single.reductions {
            let Some((_, amount)) = applied.by_line.iter().find(|(known, _)| *known == line) else { continue };
            let terms = self.terms(&applied.offer)?;
            if only_together && !matches!(terms, Terms::Together { .. }) {
                continue;
            }
            let apart = self.apart(applied.units.iter().filter(|taken| taken.line == line))?;
            let (offer, times) = (applied.offer.clone(), applied.times);
            let dearer = applied.dearer.iter().filter(|(known, _)| *known == line).map(|(_, dearer)| *dearer).sum();
            let gross = *amount + dearer;
            facts.push(Fact::adds(-gross, Reason::Reduced { offer, times, apart, now: apart - gross, terms }));
            if !dearer.is_zero() {
                facts.push(Fact::adds(dearer, Reason::OtherPacks { dearer }));
            }
        }
        Some(facts)
    }
}
