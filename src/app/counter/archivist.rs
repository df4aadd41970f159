//! Owns the thread that keeps and finds quotes, so that the window never waits for either.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use super::archive::{Archive, ArchiveError, OwnLogo, WalkedOrder};
use super::index::QuoteIndex;
use crate::catalog::Day;
use crate::flow::dossier::{Customer, QuoteDraft, QuoteVersion, SavedQuote};
use crate::flow::{Action, OrderCode};
use crate::insight::experiment::Deal;
use crate::ui::screens::counter::Shelf;

/// How many quotes of a customer are looked at for what they declined.
const MOST_BEFORE: usize = 12;

/// How many quotes are shown at once.
const MOST_SHOWN: usize = 200;

/// Something for the archivist to do.
#[derive(Debug)]
pub(super) enum Errand {
    /// Find what matches.
    Search(String),
    /// Keep a quote, and say that it was ordered where it was. The number says whose answer it is.
    Save(u64, Box<ToKeep>),
    /// Come back to a quote on a day.
    FollowUp(OrderCode, Option<Day>),
    /// Bring a quote.
    Open(u64, OrderCode),
    /// Bring what was done in a customer's quotes, for a new one of theirs.
    Before(u64, Box<Customer>),
}

/// A quote to be kept.
#[derive(Debug)]
pub(super) struct ToKeep {
    /// The quote.
    pub(super) draft: QuoteDraft,
    /// The logo that is printed, where the customer brought it.
    pub(super) logo: Option<OwnLogo>,
    /// The order that it became, where it did.
    pub(super) placed: Option<OrderCode>,
}

/// A quote that was brought.
#[derive(Debug)]
pub(super) struct Brought {
    /// The quote.
    pub(super) quote: SavedQuote,
    /// Its versions, the oldest first.
    pub(super) versions: Vec<QuoteVersion>,
    /// What the arms of the walk that it comes from follow from; nothing where that took part in no experiment.
    pub(super) deal: Option<Deal>,
    /// The logos that were brought for any of them.
    pub(super) logos: Vec<OwnLogo>,
}

/// What came of it.
#[derive(Debug)]
pub(super) enum Report {
    /// What was found.
    Found(Shelf),
    /// A quote was kept, with all its versions; or not.
    Saved(u64, Result<(SavedQuote, Vec<QuoteVersion>), ArchiveError>),
    /// A quote was brought; or not.
    Opened(u64, Result<Brought, ArchiveError>),
    /// What was done in a customer's quotes, the newest first.
    Before(u64, Vec<Vec<Action>>),
    /// Something else did not work.
    Failed(ArchiveError),
}

/// The ends of the archivist's thread.
pub(super) struct Archivist {
    errands: Sender<Errand>,
    reports: Receiver<Report>,
    /// How many reports are still to come.
    awaited: usize,
}

impl Archivist {
    /// Starts the thread; `wake` is called whenever it has something to report. Where there is no thread to be had, nothing is found
    /// and nothing is kept, and the first errand says so.
    pub(super) fn start(archive: Box<dyn Archive>, today: Day, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let (errands, asked) = channel();
        let (sender, reports) = channel();
        let work = move || {
            Worker { archive, index: QuoteIndex::default(), today, search: String::new(), sender, wake }.run(&asked);
        };
        if let Err(error) = thread::Builder::new().name("archivist".to_owned()).spawn(work) {
            drop(error);
        }
        Self { errands, reports, awaited: 1 }
    }

    /// Has something done.
    pub(super) fn ask(&mut self, errand: Errand) {
        if self.errands.send(errand).is_ok() {
            self.awaited += 1;
        }
    }

    /// What was done since the last time.
    pub(super) fn poll(&mut self) -> Vec<Report> {
        let reports: Vec<Report> = self.reports.try_iter().collect();
        self.awaited = self.awaited.saturating_sub(reports.iter().filter(|report| !report.is_extra()).count());
        reports
    }

    /// Whether something is still being done.
    pub(super) const fn is_busy(&self) -> bool {
        self.awaited > 0
    }
}

impl Report {
    /// Whether nobody asked for it: the list after something was kept.
    fn is_extra(&self) -> bool {
        matches!(self, Self::Found(list) if list.is_extra)
    }
}

/// What the thread has.
struct Worker {
    archive: Box<dyn Archive>,
    index: QuoteIndex,
    today: Day,
    /// What was searched for last: after something was kept, it is found anew.
    search: String,
    sender: Sender<Report>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Worker {
    fn run(mut self, asked: &Receiver<Errand>) {
        match self.archive.quotes() {
            Ok(quotes) => self.index = QuoteIndex::new(quotes),
            Err(error) => self.tell(Report::Failed(error)),
        }
        self.find(false);
        while let Ok(errand) = asked.recv() {
            match errand {
                Errand::Search(typed) => {
                    self.search = typed;
                    self.find(false);
                }
                Errand::Save(number, quote) => {
                    let saved = self.save(*quote);
                    self.tell(Report::Saved(number, saved));
                    self.find(true);
                }
                Errand::FollowUp(code, day) => {
                    match self.archive.set_follow_up(&code, day) {
                        Ok(quote) => self.index.put(quote),
                        Err(error) => self.tell(Report::Failed(error)),
                    }
                    self.find(false);
                }
                Errand::Open(number, code) => {
                    let opened = self.open(&code);
                    self.tell(Report::Opened(number, opened));
                }
                Errand::Before(number, customer) => {
                    let before = self.before(&customer);
                    self.tell(Report::Before(number, before));
                }
            }
        }
    }

    fn save(&mut self, quote: ToKeep) -> Result<(SavedQuote, Vec<QuoteVersion>), ArchiveError> {
        let ToKeep { draft, logo, placed } = quote;
        let mut quote = self.archive.save(draft, logo, now())?;
        self.index.put(quote.clone());
        if let Some(order) = placed {
            quote = self.archive.place(&quote.code, &order, now())?;
            self.index.put(quote.clone());
        }
        let versions = self.archive.versions(&quote.code)?;
        Ok((quote, versions))
    }

    /// What was done in the last versions of a customer's quotes, the newest first. What can't be read is left out: nothing depends
    /// on it but what is brought up by itself.
    fn before(&mut self, customer: &Customer) -> Vec<Vec<Action>> {
        let quotes = self.index.of_customer(customer, MOST_BEFORE);
        let versions = quotes.iter().filter_map(|code| self.archive.versions(code).ok());
        versions.filter_map(|mut versions| versions.pop()).map(|last| last.actions).collect()
    }

    fn open(&mut self, code: &OrderCode) -> Result<Brought, ArchiveError> {
        let logos = self.archive.logos(code)?;
        if let Some(WalkedOrder { quote, actions, deal }) = self.archive.order(code)? {
            let (catalog, total, saved_at) = (String::new(), quote.total, quote.changed_at);
            let versions = vec![QuoteVersion { number: 0, catalog, actions, total, saved_at }];
            return Ok(Brought { quote, versions, deal, logos });
        }
        let versions = self.archive.versions(code)?;
        let (found, _) = self.index.search(code.as_str(), self.today, MOST_SHOWN);
        let quote = found.into_iter().find(|quote| quote.code == *code);
        quote
            .map(|quote| Brought { quote, versions, deal: None, logos })
            .ok_or_else(|| ArchiveError(format!("{code}?")))
    }

    /// Reports what is found now.
    fn find(&mut self, is_extra: bool) {
        let (mut quotes, mut quote_count) = self.index.search(&self.search, self.today, MOST_SHOWN);
        // Whoever types the code of an order, from a kiosk or from years ago, means that order.
        if let Ok(code) = OrderCode::parse(&self.search) {
            match self.archive.order(&code) {
                Ok(order) => {
                    quote_count += usize::from(order.is_some());
                    quotes.splice(0..0, order.map(|order| order.quote));
                }
                Err(error) => self.tell(Report::Failed(error)),
            }
        }
        let customers = self.index.customers(&self.search);
        let orders = self.archive.orders_since(begin_of(self.today)).unwrap_or_else(|error| {
            self.tell(Report::Failed(error));
            Vec::new()
        });
        let search = self.search.clone();
        self.tell(Report::Found(Shelf { search, quotes, quote_count, customers, orders, is_extra }));
    }

    /// A window that is gone needs no reports.
    fn tell(&self, report: Report) {
        if self.sender.send(report).is_ok() {
            (self.wake)();
        }
    }
}

/// This moment, in seconds since 1970, UTC.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// The first moment of a day where this machine is.
fn begin_of(day: Day) -> u64 {
    let begin = day.date().to_zoned_datetime(jiff::tz::TimeZone::system());
    begin.map_or(0, |begin| u64::try_from(begin.timestamp().as_second()).unwrap_or_default())
}

/// The day of a moment where this machine is.
pub(super) fn day_of(moment: u64, today: Day) -> Day {
    let at = i64::try_from(moment).ok().and_then(|second| jiff::Timestamp::from_second(second).ok());
    at.map_or(today, |at| Day::new(at.to_zoned_datetime(jiff::tz::TimeZone::system()).date()))
}
