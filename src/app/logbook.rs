//! Owns the way from a session to the journal: what was done since the last frame is told to the clerk, who writes it down.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use eframe::egui::Context;

use super::journal_archive::PresentFiles;
use super::lots::{fresh_code, fresh_id};
use crate::catalog::{Catalog, Retention};
use crate::flow::design::LogoId;
use crate::flow::{Action, Details, OrderCode, Session};
use crate::insight::experiment::Deal;
use crate::storage::journal::{Channel, Clerk, ClerkEvent, Desk, Moment, NewOrder, SessionNumber, WalkEntry};
use crate::storage::{OrderRecord, SourceFiles, StoredLogo, kept_files};

/// The files of a catalog as they are kept.
pub(super) type KeptFiles = Arc<Vec<(String, Vec<u8>)>>;

/// How long after its last action a walk that broke off is offered to be gone on with: at a window that people sit at, for the
/// rest of the day.
pub(super) const PATIENCE_SECS: i64 = 12 * 60 * 60;

/// Tells the clerk what is done.
pub(super) struct Logbook {
    clerk: Clerk,
    events: Receiver<ClerkEvent>,
    /// The catalogs that a session can be on, the last one first, each with its files.
    catalogs: Vec<(Arc<Catalog>, KeptFiles)>,
    /// The files of the catalog that is sold from now, for whoever keeps something else that is made on it.
    present: PresentFiles,
    told: Option<Told>,
}

/// What the clerk was told of the present walk.
struct Told {
    catalog: Arc<Catalog>,
    count: usize,
}

impl Logbook {
    /// Opens the journal in a data folder, for walks that are made here.
    pub(super) fn open(ctx: Context, (dir, made): (PathBuf, Channel), (retention, patience): (Retention, i64)) -> Self {
        let (sender, events) = channel();
        let tell = move |event| {
            // A window that is gone needs no answers.
            if sender.send(event).is_ok() {
                ctx.request_repaint();
            }
        };
        let clerk = Clerk::start(Desk {
            dir,
            channel: made,
            retention,
            patience,
            clock: now,
            fresh_code,
            fresh_id,
            tell: Box::new(tell),
        });
        Self { clerk, events, catalogs: Vec::new(), present: PresentFiles::default(), told: None }
    }

    /// Knows the files of a catalog that sessions will be on.
    pub(super) fn know(&mut self, catalog: &Arc<Catalog>, files: &SourceFiles) {
        /// A session goes on with the catalog before until its order is done.
        const MOST: usize = 3;
        let files = Arc::new(kept_files(files, &catalog.shop.look));
        *self.present.lock().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&files);
        self.catalogs.insert(0, (Arc::clone(catalog), files));
        self.catalogs.truncate(MOST);
    }

    /// The files of the catalog that is sold from now, as they change.
    pub(super) fn present(&self) -> PresentFiles {
        Arc::clone(&self.present)
    }

    /// Knows that a catalog is the same as another on another day.
    pub(super) fn know_day(&mut self, catalog: &Arc<Catalog>, before: &Arc<Catalog>) {
        if let Some(files) = self.files(before) {
            self.catalogs.insert(0, (Arc::clone(catalog), files));
        }
    }

    /// The files of a catalog, where they are known.
    pub(super) fn files(&self, catalog: &Arc<Catalog>) -> Option<KeptFiles> {
        let known = self.catalogs.iter().find(|(known, _)| Arc::ptr_eq(known, catalog));
        known.map(|(_, files)| Arc::clone(files))
    }

    /// What the clerk said since the last time.
    pub(super) fn poll(&self) -> Vec<ClerkEvent> {
        self.events.try_iter().collect()
    }

    /// Tells what was done since the last time, in a walk whose arms follow from this.
    pub(super) fn follow(&mut self, session: &Session, deal: Option<&Deal>) {
        let log = session.log();
        let is_same = self.told.as_ref().is_some_and(|told| Arc::ptr_eq(&told.catalog, session.catalog()));
        if !is_same {
            // Before anybody did anything there is nothing to write down.
            if self.told.is_none() && !log.iter().any(is_worth_keeping) {
                return;
            }
            let Some(entry) = self.entry(session, (self.told.is_some(), deal)) else { return };
            self.clerk.begin(entry);
            self.told = Some(Told { catalog: Arc::clone(session.catalog()), count: 0 });
        }
        let Some(told) = &mut self.told else { return };
        if let Some(new) = log.get(told.count..).filter(|new| !new.is_empty()) {
            self.clerk.act(told.count, new.to_vec());
            told.count = log.len();
        }
    }

    /// A walk that broke off goes on as this session, which did all that is in its log on its own catalog.
    pub(super) fn resume(&mut self, number: SessionNumber, session: &Session, deal: Option<&Deal>) {
        let Some(entry) = self.entry(session, (false, deal)) else { return };
        self.clerk.resume(number, entry, session.log().to_vec());
        self.told = Some(Told { catalog: Arc::clone(session.catalog()), count: session.log().len() });
    }

    fn entry(&self, session: &Session, (continues, deal): (bool, Option<&Deal>)) -> Option<WalkEntry> {
        let catalog = self.files(session.catalog())?;
        Some(WalkEntry { catalog, day: session.catalog().today(), continues, deal: deal.cloned() })
    }

    /// Nobody goes on with a walk that broke off.
    pub(super) fn discard(&self, number: SessionNumber) {
        self.clerk.discard(number);
    }

    /// Keeps a logo that the buyer of the present walk brought.
    pub(super) fn keep_logo(&self, id: LogoId, logo: StoredLogo) {
        self.clerk.keep_logo(id, logo);
    }

    /// The walk ended: the next one is somebody else's.
    pub(super) fn end(&mut self) {
        if self.told.take().is_some() {
            self.clerk.end();
        }
    }

    /// Places the order of a session that was followed up to here. Whether there is an answer to come.
    pub(super) fn place(&mut self, session: &Session, details: Details, logo: Option<StoredLogo>) -> bool {
        let Some(record) = OrderRecord::of(session) else { return false };
        let redeems = session.used_promise().map(|promise| promise.code.clone());
        let (actions, gives) = (session.log().to_vec(), session.catalog().shop.incentive);
        self.clerk.place(NewOrder { record, details, logo, actions, redeems, gives })
    }

    /// Looks up what an earlier order gave under a code. Whether there is an answer to come.
    pub(super) fn look_up(&self, session: &Session, code: OrderCode) -> bool {
        self.clerk.look_up(code, session.catalog().shop.currency.code().to_owned())
    }
}

/// Whether something is a walk at all, and not only how its screens are seen.
pub(super) const fn is_worth_keeping(action: &Action) -> bool {
    !matches!(action, Action::LangChosen(_) | Action::ViewChosen(_) | Action::StartedOver)
}

/// The moment that this machine's clock says.
pub(super) fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}
