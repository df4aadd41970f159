//! Owns the quotes of the salesperson's desk in the journal: the archive that outlives the window.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::counter::{Archive, ArchiveError, OwnLogo, WalkedOrder};
use super::logbook::{KeptFiles, now};
use super::lots::fresh_code;
use crate::catalog::Day;
use crate::flow::dossier::{Customer, PlacedOrder, QuoteDraft, QuoteStatus, QuoteVersion, SavedQuote};
use crate::flow::{Action, Details, OrderCode};
use crate::money::Money;
use crate::pricing::View;
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

    fn logos(&mut self, code: &OrderCode) -> Result<Vec<OwnLogo>, ArchiveError> {
        if let Some(order) = self.with(|journal| journal.order(code))? {
            return Ok(order.logos);
        }
        self.with(|journal| journal.quote_logos(code))
    }

    fn save(&mut self, draft: QuoteDraft, logo: Option<OwnLogo>, at: u64) -> Result<SavedQuote, ArchiveError> {
        let files = Arc::clone(&self.files.lock().unwrap_or_else(PoisonError::into_inner));
        self.with(|journal| {
            let catalog = journal.keep_catalog(&files)?;
            journal.save_quote((&draft, logo.as_ref()), catalog, at, &mut fresh_code)
        })
    }

    fn set_follow_up(&mut self, code: &OrderCode, day: Option<Day>) -> Result<SavedQuote, ArchiveError> {
        self.with(|journal| journal.follow_up(code, day))?.ok_or_else(|| unknown(code))
    }

    fn place(&mut self, code: &OrderCode, order: &OrderCode, at: u64) -> Result<SavedQuote, ArchiveError> {
        self.with(|journal| journal.quote_placed(code, order, at))?.ok_or_else(|| unknown(code))
    }

    fn order(&mut self, code: &OrderCode) -> Result<Option<WalkedOrder>, ArchiveError> {
        let Some(order) = self.with(|journal| journal.order(code))? else { return Ok(None) };
        let kind = if order.record.without_tax { View::Business } else { View::Consumer };
        let Details { name, address, mail, phone } = order.details.unwrap_or_default();
        let quote = SavedQuote {
            code: order.code.clone(),
            version: 0,
            customer: Customer { name, company: String::new(), mail, phone, address, kind },
            follow_up: None,
            status: QuoteStatus::Placed(order.code),
            total: Money::from_minor(order.record.total),
            products: order.record.lines.iter().map(|line| line.name.clone()).collect(),
            changed_at: u64::try_from(order.placed_at.0).unwrap_or_default(),
        };
        let is_walk = |action: &Action| !matches!(action, Action::DetailsGiven(_) | Action::Placed(_));
        let actions = order.actions.into_iter().take_while(is_walk).collect();
        Ok(Some(WalkedOrder { quote, actions, deal: order.deal }))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::Session;
    use crate::flow::design::LogoId;
    use crate::storage::StoredLogo;
    use crate::storage::journal::{Channel, NewOrder, NewWalk};
    use crate::storage::{OrderRecord, kept_files, load_builtin};

    /// An archive in a folder that is gone after the test.
    struct Kept(JournalArchive);

    impl Kept {
        fn new(name: &str) -> Self {
            let dir = std::env::temp_dir().join(format!("diderot-archive-{name}-{}", std::process::id()));
            std::fs::remove_dir_all(&dir).unwrap_or_default();
            let loaded = load_builtin().unwrap();
            let files = kept_files(&loaded.files, &loaded.catalog.shop.look);
            Self(JournalArchive::new(dir, Arc::new(Mutex::new(Arc::new(files)))))
        }
    }

    impl Drop for Kept {
        fn drop(&mut self) {
            self.0.journal = None;
            std::fs::remove_dir_all(&self.0.dir).unwrap_or_default();
        }
    }

    fn ordered() -> Session {
        let mut session = Session::new(Arc::new(load_builtin().unwrap().catalog));
        let hook = session.catalog().plan.hooks.first().unwrap().clone();
        let taps = [Action::Touched, Action::HookChosen(hook), Action::Continued, Action::Continued, Action::Committed];
        for tap in taps.into_iter().chain([Action::WentToReview, Action::Continued]) {
            session.apply(tap).unwrap();
        }
        session
    }

    fn draft(session: &Session, code: Option<OrderCode>) -> QuoteDraft {
        QuoteDraft {
            code,
            customer: Customer { name: "Bakkerij Zilt".into(), kind: View::Business, ..Customer::default() },
            follow_up: Day::parse("2026-12-12").ok(),
            catalog: "now".into(),
            actions: session.kept().to_vec(),
            total: session.quote().unwrap().total,
            products: vec!["Visitekaartjes".into()],
        }
    }

    #[test]
    fn a_quote_is_there_with_all_its_versions_after_the_window_was_closed() {
        let mut kept = Kept::new("versions");
        let mut session = ordered();
        let first = kept.0.save(draft(&session, None), None, 10).unwrap();
        let line = session.state().hook_line().unwrap().id;
        session.apply(Action::QuantityChosen(line, 500)).unwrap();
        let logo = (LogoId(7), StoredLogo { name: "zilt.png".into(), bytes: Arc::from(*b"png") });
        let second = kept.0.save(draft(&session, Some(first.code.clone())), Some(logo.clone()), 20).unwrap();
        assert_eq!((first.version, second.version), (1, 2));
        kept.0.journal = None;
        assert_eq!(kept.0.quotes().unwrap(), std::slice::from_ref(&second));
        let versions = kept.0.versions(&first.code).unwrap();
        assert_eq!(versions.len(), 2);
        let (again, refused) = Session::replayed(session.catalog(), &versions.last().unwrap().actions);
        assert_eq!((refused, again.quote()), (0, session.quote()));
        assert_eq!(kept.0.logos(&first.code).unwrap(), [logo]);
        let later = kept.0.set_follow_up(&first.code, None).unwrap();
        assert_eq!(later.follow_up, None);
        let order = OrderCode::from_number(7);
        assert_eq!(kept.0.place(&first.code, &order, 30).unwrap().status, QuoteStatus::Placed(order));
        assert!(kept.0.versions(&OrderCode::from_number(9)).is_err());
    }

    #[test]
    fn an_order_from_a_kiosk_is_found_by_its_code() {
        let mut kept = Kept::new("order");
        let mut session = ordered();
        let details = Details {
            name: "Anna".into(),
            address: "Dorpsstraat 1".into(),
            phone: "0587654321".into(),
            ..Details::default()
        };
        session.apply(Action::DetailsGiven(details.clone())).unwrap();
        let files = Arc::clone(&kept.0.files.lock().unwrap());
        let code = kept
            .0
            .with(|journal| {
                let catalog = journal.keep_catalog(&files)?;
                let walk =
                    NewWalk { id: "one", catalog, day: None, channel: Channel::Kiosk, continues: None, stopped: None };
                let walk = journal.begin(&walk, now())?;
                let record = OrderRecord::of(&session).unwrap();
                let order = NewOrder {
                    record,
                    details,
                    logo: None,
                    actions: session.log().to_vec(),
                    redeems: None,
                    gives: None,
                };
                journal.place(walk, &order, now(), &mut fresh_code)
            })
            .unwrap();
        let WalkedOrder { quote, actions, .. } = kept.0.order(&code).unwrap().unwrap();
        assert_eq!((quote.customer.name.as_str(), quote.status), ("Anna", QuoteStatus::Placed(code.clone())));
        let (again, refused) = Session::replayed(session.catalog(), &actions);
        assert_eq!((refused, again.quote()), (0, session.quote()));
        assert_eq!(kept.0.orders_since(0).unwrap().len(), 1);
        assert!(kept.0.order(&OrderCode::from_number(9)).unwrap().is_none());
    }
}
