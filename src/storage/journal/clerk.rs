//! Owns the thread that writes the journal, so that no screen waits for a disk: walks as they happen, orders, and what has to be
//! forgotten. It goes on where the journal fails, says so once, and catches up when it can be written again.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::learned::LearnedFrom;
use super::nightly::Nightly;
use super::{Channel, Found, Journal, JournalError, Measurer, Moment, NewOrder, NewWalk, SessionNumber, Unfinished};
use crate::catalog::{Day, Retention};
use crate::flow::design::LogoId;
use crate::flow::{Action, BoughtTogether, NotGiven, OrderCode, Promise};
use crate::insight::experiment::Deal;
use crate::storage::StoredLogo;

/// How often it looks whether something has to be forgotten.
const ROUND: Duration = Duration::from_hours(1);

/// How long nothing has to come before walks that ended long ago are counted.
const LULL: Duration = Duration::from_millis(50);

/// How many of them are counted in a lull: few enough that nobody waits for it.
const IN_A_LULL: usize = 5;

/// Seconds in a day.
const DAY: i64 = 24 * 60 * 60;

/// Writes the journal on a thread of its own.
#[derive(Debug)]
pub struct Clerk {
    sender: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

/// What the clerk needs of the machine.
pub struct Desk {
    /// The data folder.
    pub dir: PathBuf,
    /// Where its walks are made.
    pub channel: Channel,
    /// How long things are kept.
    pub retention: Retention,
    /// How many seconds after its last action a walk that broke off can be gone on with.
    pub patience: i64,
    /// Says what moment it is.
    pub clock: fn() -> Moment,
    /// Draws the code of an order.
    pub fresh_code: fn() -> OrderCode,
    /// Draws the name of a walk, which nothing can be known from.
    pub fresh_id: fn() -> String,
    /// Takes what there is to say.
    pub tell: Box<dyn Fn(ClerkEvent) + Send>,
}

/// A walk that begins in the journal.
#[derive(Clone, Debug)]
pub struct WalkEntry {
    /// The files of its catalog: see [`crate::storage::kept_files`].
    pub catalog: Arc<Vec<(String, Vec<u8>)>>,
    /// The day that the catalog was read for.
    pub day: Option<Day>,
    /// Whether it goes on with the walk before it, on another catalog.
    pub continues: bool,
    /// What its arms follow from; nothing where it takes part in no experiment.
    pub deal: Option<Deal>,
}

/// What the clerk says.
#[derive(Debug)]
pub enum ClerkEvent {
    /// A damaged database was set aside here; what could be read of it is kept.
    SetAside(PathBuf),
    /// These experiments were stopped: said when the journal is opened, and after each round.
    Stopped(BTreeSet<String>),
    /// A walk broke off and can be gone on with.
    Unfinished(Box<Unfinished>),
    /// The journal can't be written; said once.
    Failing(JournalError),
    /// It can be written again.
    Recovered,
    /// This was learned from orders, for walks that begin from now on.
    Learned(Arc<BoughtTogether>),
    /// The order was placed, or not; with what it gives for the next one.
    Placed(Result<OrderCode, JournalError>, Option<Promise>),
    /// What an earlier order gave under a code, or why nothing can be used now.
    Promise(OrderCode, Result<Result<Promise, NotGiven>, JournalError>),
}

enum Job {
    Begin(WalkEntry),
    Resume(SessionNumber, WalkEntry, Vec<Action>),
    Act(usize, Vec<Action>),
    Logo(LogoId, StoredLogo),
    End,
    Place(Box<NewOrder>),
    LookUp(OrderCode, String),
    Discard(SessionNumber),
    Damaged,
}

impl Clerk {
    /// Starts the thread, which opens the journal. Where the system has no thread to give, nothing is kept and no order placed.
    #[must_use]
    pub fn start(desk: Desk) -> Self {
        let (sender, jobs) = channel();
        let own = sender.clone();
        let work = move || Work::new(desk).run(&jobs, own);
        let thread = thread::Builder::new().name("journal".to_owned()).spawn(work);
        Self { sender: Some(sender), thread: thread.ok() }
    }

    /// A walk begins.
    pub fn begin(&self, entry: WalkEntry) {
        self.send(Job::Begin(entry));
    }

    /// The walk that broke off goes on, with these actions so far.
    pub fn resume(&self, session: SessionNumber, entry: WalkEntry, actions: Vec<Action>) {
        self.send(Job::Resume(session, entry, actions));
    }

    /// Something was done in the walk, after the first `before` actions of it.
    pub fn act(&self, before: usize, actions: Vec<Action>) {
        self.send(Job::Act(before, actions));
    }

    /// The buyer brought a logo.
    pub fn keep_logo(&self, id: LogoId, logo: StoredLogo) {
        self.send(Job::Logo(id, logo));
    }

    /// The walk ended.
    pub fn end(&self) {
        self.send(Job::End);
    }

    /// Nobody goes on with a walk that broke off.
    pub fn discard(&self, session: SessionNumber) {
        self.send(Job::Discard(session));
    }

    /// Places the order of the walk. The answer comes as [`ClerkEvent::Placed`]; nothing where this is false: there is nobody to
    /// place it.
    #[must_use]
    pub fn place(&self, order: NewOrder) -> bool {
        self.thread.as_ref().is_some_and(|thread| !thread.is_finished()) && self.send(Job::Place(Box::new(order)))
    }

    /// Looks up what an earlier order gave under a code, for an order in this currency. The answer comes as
    /// [`ClerkEvent::Promise`]; nothing where this is false: there is nobody to look it up.
    #[must_use]
    pub fn look_up(&self, code: OrderCode, currency: String) -> bool {
        self.thread.as_ref().is_some_and(|thread| !thread.is_finished()) && self.send(Job::LookUp(code, currency))
    }

    fn send(&self, job: Job) -> bool {
        self.sender.as_ref().is_some_and(|sender| sender.send(job).is_ok())
    }
}

impl Drop for Clerk {
    /// Waits until what was told is written.
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // A thread that broke has said so already.
            thread.join().unwrap_or_default();
        }
    }
}

/// What the thread knows.
struct Work {
    desk: Desk,
    journal: Option<Journal>,
    walk: Option<Walk>,
    is_failing: bool,
    purged_at: Option<Moment>,
    measurer: Measurer,
    /// When experiments were judged last.
    judged_at: Option<Moment>,
    /// Whether walks ended that are not counted yet.
    is_behind: bool,
    nightly: Nightly,
}

/// The walk that is under way, whole: what could not be written yet is written later.
struct Walk {
    id: String,
    entry: WalkEntry,
    continues: Option<SessionNumber>,
    number: Option<SessionNumber>,
    actions: Vec<Action>,
    logos: Vec<(LogoId, StoredLogo)>,
    /// How many of its actions are written.
    written: usize,
    logos_written: usize,
}

impl Work {
    fn new(desk: Desk) -> Self {
        let measurer = Measurer::default();
        Self {
            desk,
            journal: None,
            walk: None,
            is_failing: false,
            purged_at: None,
            measurer,
            judged_at: None,
            is_behind: true,
            nightly: Nightly::default(),
        }
    }

    fn run(mut self, jobs: &Receiver<Job>, own: Sender<Job>) {
        if self.attempt(|_work, _journal| Ok(())) {
            self.tell_stopped();
            self.look_back();
            self.examine(own);
        } else {
            drop(own);
        }
        loop {
            self.purge();
            self.learn();
            match jobs.recv_timeout(self.nightly.rest(if self.is_behind { LULL } else { ROUND })) {
                Ok(job) => self.do_job(job),
                Err(RecvTimeoutError::Timeout) => {
                    self.measure();
                    self.judge();
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
    }

    fn do_job(&mut self, job: Job) {
        match job {
            Job::Begin(entry) => {
                let before = self.walk.take().and_then(|walk| walk.number);
                let continues = before.filter(|_| entry.continues);
                self.walk = Some(Walk::new(self.name(entry.deal.as_ref()), entry, continues));
                // The walk before it is wiped: all that counts of it is told anew.
                self.finish(before);
                if let Some(before) = continues {
                    self.attempt(|_work, journal| journal.leave_out(before));
                }
            }
            Job::Resume(session, entry, actions) => {
                let mut walk = Walk::new(self.name(entry.deal.as_ref()), entry, None);
                (walk.number, walk.written, walk.actions) = (Some(session), actions.len(), actions);
                self.walk = Some(walk);
            }
            Job::Act(before, actions) => {
                if let Some(walk) = &mut self.walk {
                    walk.actions.truncate(before);
                    walk.actions.extend(actions);
                    walk.written = walk.written.min(before);
                }
                self.attempt(Self::catch_up);
            }
            Job::Logo(id, logo) => {
                if let Some(walk) = &mut self.walk {
                    walk.logos.push((id, logo));
                }
                self.attempt(Self::catch_up);
            }
            Job::End => {
                let ended = self.walk.take().and_then(|walk| walk.number);
                self.finish(ended);
            }
            Job::Discard(session) => self.finish(Some(session)),
            Job::Place(order) => {
                let placed = self.place(&order);
                let promise = placed.as_ref().ok().and_then(|code| self.given_with(code));
                self.tell(ClerkEvent::Placed(placed, promise));
            }
            Job::LookUp(code, currency) => {
                let found = self.look_up(&code, &currency);
                self.tell(ClerkEvent::Promise(code, found));
            }
            Job::Damaged => {
                self.journal = None;
                match Journal::open_anew(&self.desk.dir) {
                    Ok((journal, found)) => self.take(journal, found),
                    Err(error) => self.fail(error),
                }
            }
        }
    }

    fn finish(&mut self, session: Option<SessionNumber>) {
        if let Some(session) = session {
            self.attempt(|work, journal| journal.end(session, (work.desk.clock)()));
            self.is_behind = true;
        }
    }

    /// Counts some of the walks that ended.
    fn measure(&mut self) {
        // Where the journal fails, the next walk that ends is another attempt.
        self.is_behind = false;
        if self.journal.is_some() {
            self.attempt(|work, journal| {
                work.is_behind = journal.measure(&mut work.measurer, IN_A_LULL)? == IN_A_LULL;
                Ok(())
            });
        }
    }

    /// Judges what is tried out, once in a round and when all walks are counted; and says what was stopped, here or elsewhere.
    fn judge(&mut self) {
        let now = (self.desk.clock)();
        let is_time = self.judged_at.is_none_or(|last| now.0.abs_diff(last.0) >= ROUND.as_secs());
        if !self.is_behind && is_time {
            self.judged_at = Some(now);
            self.attempt(|_work, journal| journal.judge_experiments(now).map(drop));
            self.tell_stopped();
        }
    }

    /// Writes what is not written yet of the walk.
    fn catch_up(&mut self, journal: &mut Journal) -> Result<(), JournalError> {
        let now = (self.desk.clock)();
        let channel = self.desk.channel;
        let Some(walk) = &mut self.walk else { return Ok(()) };
        let session = if let Some(session) = walk.number {
            session
        } else {
            let catalog = journal.keep_catalog(&walk.entry.catalog)?;
            let start = NewWalk {
                id: &walk.id,
                catalog,
                day: walk.entry.day,
                channel,
                continues: walk.continues,
                stopped: walk.entry.deal.as_ref().map(|deal| &deal.stopped),
            };
            *walk.number.insert(journal.begin(&start, now)?)
        };
        if let Some(rest) = walk.actions.get(walk.written..).filter(|rest| !rest.is_empty()) {
            journal.append(session, walk.written, rest, now)?;
            walk.written = walk.actions.len();
        }
        for (id, logo) in walk.logos.iter().skip(walk.logos_written) {
            journal.keep_logo(session, *id, logo)?;
        }
        walk.logos_written = walk.logos.len();
        Ok(())
    }

    /// Places an order: a second time with the journal opened anew, where the first attempt failed and it can be.
    fn place(&mut self, order: &NewOrder) -> Result<OrderCode, JournalError> {
        let placed = self.try_place(order);
        if matches!(placed, Ok(_) | Err(JournalError::Record { .. } | JournalError::NoCode | JournalError::NotGiven(_)))
        {
            return placed;
        }
        self.journal = None;
        self.try_place(order)
    }

    fn try_place(&mut self, order: &NewOrder) -> Result<OrderCode, JournalError> {
        let mut placed = None;
        let result = self.with_journal(|work, journal| {
            work.catch_up(journal)?;
            let session = work.walk.as_ref().and_then(|walk| walk.number).ok_or(JournalError::NoSession)?;
            placed = Some(journal.place(session, order, (work.desk.clock)(), &mut || (work.desk.fresh_code)())?);
            Ok(())
        });
        result.and(placed.ok_or(JournalError::NoSession))
    }

    /// What an order gave for the next one.
    fn given_with(&mut self, code: &OrderCode) -> Option<Promise> {
        let mut given = None;
        let found = self.with_journal(|_work, journal| {
            given = journal.promise_of(code)?;
            Ok(())
        });
        // It is placed, and its ticket can be printed again later.
        found.ok().and(given)
    }

    fn look_up(&mut self, code: &OrderCode, currency: &str) -> Result<Result<Promise, NotGiven>, JournalError> {
        let mut found = None;
        self.with_journal(|work, journal| {
            found = Some(journal.promise(code, currency, (work.desk.clock)())?);
            Ok(())
        })?;
        Ok(found.unwrap_or(Err(NotGiven::Unknown)))
    }

    /// Tells of a walk that broke off before.
    fn look_back(&mut self) {
        let mut found = None;
        let patience = self.desk.patience;
        self.attempt(|work, journal| {
            let now = (work.desk.clock)();
            found = journal.take_unfinished(work.desk.channel, Moment(now.0 - patience), now)?;
            Ok(())
        });
        if let Some(unfinished) = found {
            self.tell(ClerkEvent::Unfinished(Box::new(unfinished)));
        }
    }

    /// Goes through the database meanwhile.
    fn examine(&self, own: Sender<Job>) {
        let Some(path) = self.journal.as_ref().map(|journal| journal.path().to_owned()) else { return };
        let examined = move || {
            if Journal::examine(&path).is_err_and(|error| error.is_corrupt()) {
                // A clerk who is gone looks again at the next start.
                own.send(Job::Damaged).unwrap_or_default();
            }
        };
        // Without a thread for it, damage is found where it is met.
        drop(thread::Builder::new().name("journal check".to_owned()).spawn(examined));
    }

    /// A new name for a walk. One that takes part in experiments keeps the part by which its arms were drawn, wherever it goes on.
    fn name(&self, deal: Option<&Deal>) -> String {
        let fresh = (self.desk.fresh_id)();
        match deal {
            Some(deal) => format!("{}.{}", deal.name(), fresh.get(..8).unwrap_or(&fresh)),
            None => fresh,
        }
    }

    /// Tells which experiments were stopped.
    fn tell_stopped(&mut self) {
        let mut stopped = BTreeSet::new();
        let is_known = self.attempt(|_work, journal| {
            stopped = journal.stopped()?;
            Ok(())
        });
        if is_known {
            self.tell(ClerkEvent::Stopped(stopped));
        }
    }

    fn purge(&mut self) {
        let now = (self.desk.clock)();
        let is_time = self.purged_at.is_none_or(|last| now.0.abs_diff(last.0) >= DAY.unsigned_abs());
        if is_time && self.journal.is_some() {
            self.purged_at = Some(now);
            let retention = self.desk.retention;
            self.attempt(|_work, journal| journal.purge(retention, now).map(drop));
        }
    }

    /// Has the orders learned from, once a day, and says what was learned.
    fn learn(&mut self) {
        let now = (self.desk.clock)();
        if let Some(journal) = &self.journal {
            self.nightly.begin(journal.path(), now);
        }
        let Some((looked, begun)) = self.nightly.take() else { return };
        if let Some(counted) = &looked.counted {
            // Where it can't be kept, it is counted anew at the next start; whoever orders something is told what is wrong.
            self.with_journal(|_work, journal| journal.keep_learned(LearnedFrom::Orders, counted, begun))
                .unwrap_or_default();
        }
        if !looked.together.is_empty() {
            self.tell(ClerkEvent::Learned(Arc::new(looked.together)));
        }
    }

    /// Does something with the journal, and says where it fails. Whether it went well.
    fn attempt(&mut self, job: impl FnOnce(&mut Self, &mut Journal) -> Result<(), JournalError>) -> bool {
        match self.with_journal(job) {
            Ok(()) => {
                if std::mem::take(&mut self.is_failing) {
                    self.tell(ClerkEvent::Recovered);
                }
                true
            }
            Err(error) => {
                self.journal = None;
                self.fail(error);
                false
            }
        }
    }

    fn with_journal(
        &mut self,
        job: impl FnOnce(&mut Self, &mut Journal) -> Result<(), JournalError>,
    ) -> Result<(), JournalError> {
        let mut journal = match self.journal.take() {
            Some(journal) => journal,
            None => self.open()?,
        };
        let done = job(self, &mut journal);
        self.journal = Some(journal);
        done
    }

    fn open(&mut self) -> Result<Journal, JournalError> {
        let (journal, found) = match self.purged_at {
            // It was open before: a folder without it is not the folder that it was in.
            Some(_) => Journal::open_again(&self.desk.dir)?,
            None => Journal::open(&self.desk.dir)?,
        };
        if let Some(path) = found.set_aside {
            self.forget_numbers();
            self.tell(ClerkEvent::SetAside(path));
        }
        Ok(journal)
    }

    fn take(&mut self, journal: Journal, found: Found) {
        self.journal = Some(journal);
        self.forget_numbers();
        if let Some(path) = found.set_aside {
            self.tell(ClerkEvent::SetAside(path));
        }
    }

    /// A new database may not know the walk that is under way: all of it is told anew.
    fn forget_numbers(&mut self) {
        let name = self.walk.as_ref().map(|walk| self.name(walk.entry.deal.as_ref()));
        if let Some((walk, name)) = self.walk.as_mut().zip(name) {
            walk.id = name;
            (walk.number, walk.continues) = (None, None);
            (walk.written, walk.logos_written) = (0, 0);
        }
    }

    fn fail(&mut self, error: JournalError) {
        if !std::mem::replace(&mut self.is_failing, true) {
            self.tell(ClerkEvent::Failing(error));
        }
    }

    fn tell(&self, event: ClerkEvent) {
        (self.desk.tell)(event);
    }
}

impl Walk {
    fn new(id: String, entry: WalkEntry, continues: Option<SessionNumber>) -> Self {
        let (actions, logos) = (Vec::new(), Vec::new());
        Self { id, entry, continues, number: None, actions, logos, written: 0, logos_written: 0 }
    }
}
