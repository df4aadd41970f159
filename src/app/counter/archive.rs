//! Owns what the salesperson's desk needs of whatever keeps its quotes: a narrow door, behind which storage stands; and a stand-in
//! that keeps them in memory.

use std::collections::BTreeMap;

use crate::app::lots::fresh_code;
use crate::catalog::Day;
use crate::flow::design::LogoId;
use crate::flow::dossier::{PlacedOrder, QuoteDraft, QuoteStatus, QuoteVersion, SavedQuote};
use crate::flow::{Action, OrderCode};
use crate::insight::experiment::Deal;
use crate::storage::StoredLogo;

/// A logo that a customer brought, and what designs know it by.
pub type OwnLogo = (LogoId, StoredLogo);

/// A placed order as a quote that is not kept yet.
#[derive(Clone, Debug)]
pub struct WalkedOrder {
    /// The quote, version 0.
    pub quote: SavedQuote,
    /// What was done in its walk.
    pub actions: Vec<Action>,
    /// What the arms of that walk follow from; nothing where it took part in no experiment.
    pub deal: Option<Deal>,
}

/// Why something could not be kept or found, in words for a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ArchiveError(pub String);

/// Whatever keeps quotes. Called on a thread of its own: it may take its time. Moments are seconds since 1970, UTC.
pub trait Archive: Send {
    /// Every quote, as its last version.
    ///
    /// # Errors
    /// When they can't be read.
    fn quotes(&mut self) -> Result<Vec<SavedQuote>, ArchiveError>;

    /// The versions of a quote, the oldest first.
    ///
    /// # Errors
    /// When there is no such quote, or it can't be read.
    fn versions(&mut self, code: &OrderCode) -> Result<Vec<QuoteVersion>, ArchiveError>;

    /// The logos that were brought for a quote, in any of its versions, or for an order.
    ///
    /// # Errors
    /// When they can't be read.
    fn logos(&mut self, code: &OrderCode) -> Result<Vec<OwnLogo>, ArchiveError>;

    /// Keeps a quote, with the logo that is printed where the customer brought one: as a new one, or as the next version of one
    /// that is there.
    ///
    /// # Errors
    /// When it can't be kept; then nothing of it is.
    fn save(&mut self, draft: QuoteDraft, logo: Option<OwnLogo>, at: u64) -> Result<SavedQuote, ArchiveError>;

    /// Says when to come back to a quote, without another version of it.
    ///
    /// # Errors
    /// When there is no such quote, or that can't be kept.
    fn set_follow_up(&mut self, code: &OrderCode, day: Option<Day>) -> Result<SavedQuote, ArchiveError>;

    /// Says that a quote was ordered, under an order's code.
    ///
    /// # Errors
    /// When there is no such quote, or that can't be kept.
    fn place(&mut self, code: &OrderCode, order: &OrderCode, at: u64) -> Result<SavedQuote, ArchiveError>;

    /// A placed order as a quote; nothing where there is no such order. Whoever keeps no orders has none.
    ///
    /// # Errors
    /// When it can't be read.
    fn order(&mut self, _code: &OrderCode) -> Result<Option<WalkedOrder>, ArchiveError> {
        Ok(None)
    }

    /// The orders that were placed since a moment, the newest first.
    ///
    /// # Errors
    /// When they can't be read.
    fn orders_since(&mut self, at: u64) -> Result<Vec<PlacedOrder>, ArchiveError>;
}

/// Quotes in memory: gone with the window.
#[derive(Debug, Default)]
pub struct MemoryArchive {
    quotes: BTreeMap<OrderCode, (SavedQuote, Vec<QuoteVersion>)>,
    logos: BTreeMap<(OrderCode, LogoId), StoredLogo>,
    orders: Vec<PlacedOrder>,
}

impl MemoryArchive {
    /// Puts a quote in as it is: for examples and measurements.
    pub fn put(&mut self, quote: SavedQuote, versions: Vec<QuoteVersion>) {
        self.quotes.insert(quote.code.clone(), (quote, versions));
    }

    fn quote(&mut self, code: &OrderCode) -> Result<&mut (SavedQuote, Vec<QuoteVersion>), ArchiveError> {
        self.quotes.get_mut(code).ok_or_else(|| ArchiveError(format!("{code}?")))
    }
}

impl Archive for MemoryArchive {
    fn quotes(&mut self) -> Result<Vec<SavedQuote>, ArchiveError> {
        Ok(self.quotes.values().map(|(quote, _)| quote.clone()).collect())
    }

    fn versions(&mut self, code: &OrderCode) -> Result<Vec<QuoteVersion>, ArchiveError> {
        let known = self.quotes.get(code).map(|(_, versions)| versions.clone());
        known.ok_or_else(|| ArchiveError(format!("{code}?")))
    }

    fn logos(&mut self, code: &OrderCode) -> Result<Vec<OwnLogo>, ArchiveError> {
        let own = self.logos.iter().filter(|((of, _), _)| of == code);
        Ok(own.map(|((_, id), logo)| (*id, logo.clone())).collect())
    }

    fn save(&mut self, draft: QuoteDraft, logo: Option<OwnLogo>, at: u64) -> Result<SavedQuote, ArchiveError> {
        let QuoteDraft { code, customer, follow_up, catalog, actions, total, products } = draft;
        let code = code.unwrap_or_else(|| {
            std::iter::repeat_with(fresh_code).find(|code| !self.quotes.contains_key(code)).unwrap_or_else(fresh_code)
        });
        if let Some((id, logo)) = logo {
            self.logos.insert((code.clone(), id), logo);
        }
        let (status, mut versions) = match self.quotes.remove(&code) {
            Some((known, versions)) => (known.status, versions),
            None => (QuoteStatus::Open, Vec::new()),
        };
        let number = versions.last().map_or(1, |last| last.number + 1);
        versions.push(QuoteVersion { number, catalog, actions, total, saved_at: at });
        let version = number;
        let quote =
            SavedQuote { code: code.clone(), version, customer, follow_up, status, total, products, changed_at: at };
        self.put(quote.clone(), versions);
        Ok(quote)
    }

    fn set_follow_up(&mut self, code: &OrderCode, day: Option<Day>) -> Result<SavedQuote, ArchiveError> {
        let (quote, _) = self.quote(code)?;
        quote.follow_up = day;
        Ok(quote.clone())
    }

    fn place(&mut self, code: &OrderCode, order: &OrderCode, at: u64) -> Result<SavedQuote, ArchiveError> {
        let (quote, _) = self.quote(code)?;
        quote.status = QuoteStatus::Placed(order.clone());
        quote.changed_at = at;
        let quote = quote.clone();
        let name = quote.customer.called().to_owned();
        self.orders.insert(0, PlacedOrder { code: order.clone(), name, total: quote.total, placed_at: at });
        Ok(quote)
    }

    fn orders_since(&mut self, at: u64) -> Result<Vec<PlacedOrder>, ArchiveError> {
        Ok(self.orders.iter().filter(|order| order.placed_at >= at).cloned().collect())
    }
}
