//! Owns the quotes of the salesperson's desk in the journal: the archive that outlives the window.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::counter::{Archive, ArchiveError};
use super::logbook::{KeptFiles, now};
use super::lots::fresh_code;
use crate::catalog::Day;
use crate::flow::OrderCode;
use crate::flow::dossier::{PlacedOrder, QuoteDraft, QuoteVersion, SavedQuote};
use crate::money::Money;
use crate::storage::journal::{Journal, JournalError, Moment, OrderFilter};

/// The files of the catalog that quotes are made on now, as the window changes them.
pub(super) type PresentFiles = Arc<Mutex<KeptFiles>>;

/// Quotes in the journal of a data folder.
pub(super) struct JournalArchive {
    dir: PathBuf,
    journal: Option<Journal>,
    files: PresentFiles,
}

impl JournalArchive {
    /// The quotes in this folder. It is opened when the first one is asked for.
    pub(super) const fn new(dir: PathBuf, files: PresentFiles) -> Self {
        Self { dir, journal: None, files }
    }

    /// Does something with the journal. Where it fails, the next time opens it anew.
    fn with<R>(&mut self, job: impl FnOnce(&mut Journal) -> Result<R, JournalError>) -> Result<R, ArchiveError> {
        let mut journal = match self.journal.take() {
            Some(journal) => journal,
            None => Journal::open(&self.dir).map_err(|error| told(&error))?.0,
        };
        let done = job(&mut journal).map_err(|error| told(&error))?;
        self.journal = Some(journal);
        Ok(done)
    }
}

fn told(error: &JournalError) -> ArchiveError {
    ArchiveError(format!("{error}."))
}

fn unknown(code: &OrderCode) -> ArchiveError {
    ArchiveError(format!("{code}?"))
}

impl Archive for JournalArchive {
    fn quotes(&mut self) -> Result<Vec<SavedQuote>, ArchiveError> {
        self.with(|journal| journal.quotes())
    }

    fn versions(&mut self, code: &OrderCode) -> Result<Vec<QuoteVersion>, ArchiveError> {
        let versions = self.with(|journal| journal.quote_versions(code))?;
        if versions.is_empty() { Err(unknown(code)) } else { Ok(versions) }
    }

    fn save(&mut self, draft: QuoteDraft, at: u64) -> Result<SavedQuote, ArchiveError> {
        let files = Arc::clone(&self.files.lock().unwrap_or_else(PoisonError::into_inner));
        self.with(|journal| {
            let catalog = journal.keep_catalog(&files)?;
            journal.save_quote(&draft, catalog, at, &mut fresh_code)
        })
    }

    fn set_follow_up(&mut self, code: &OrderCode, day: Option<Day>) -> Result<SavedQuote, ArchiveError> {
        self.with(|journal| journal.follow_up(code, day))?.ok_or_else(|| unknown(code))
    }

    fn place(&mut self, code: &OrderCode, order: &OrderCode, at: u64) -> Result<SavedQuote, ArchiveError> {
        self.with(|journal| journal.quote_placed(code, order, at))?.ok_or_else(|| unknown(code))
    }

    fn orders_since(&mut self, at: u64) -> Result<Vec<PlacedOrder>, ArchiveError> {
        let since = i64::try_from(at).map_or_else(|_late| now(), Moment);
        let filter = OrderFilter { since: Some(since), ..OrderFilter::default() };
        let orders = self.with(|journal| journal.orders(&filter))?;
        let placed = orders.into_iter().map(|order| PlacedOrder {
            code: order.code,
            name: order.name.unwrap_or_default(),
            total: Money::from_minor(order.total),
            placed_at: u64::try_from(order.placed_at.0).unwrap_or_default(),
        });
        Ok(placed.collect())
    }
}
