//! Owns what is counted of walks, in the journal: each ended walk is done again once, and only its facts are kept. They lead back to
//! nobody, so that they can stay when the walk is forgotten.

use std::collections::HashMap;
use std::sync::Arc;
use std::thread;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::experiments::deal_of;
use super::sessions::{SessionNumber, withheld};
use super::{CatalogNumber, Channel, Journal, JournalError, Moment};
use crate::catalog::{Catalog, Day};
use crate::flow::{Action, Session};
use crate::insight::experiment::Deal;
use crate::insight::measure::{Circumstances, Facts, Observer, Query, Report, ReportMaker};
use crate::money::Currency;
use crate::storage::load_kept;
use crate::storage::twin::ActionTwin;
use crate::storage::twin::facts::{self, Names};

/// Measures walks, and knows the catalogs that they were made on.
#[derive(Debug, Default)]
pub struct Measurer {
    catalogs: HashMap<(CatalogNumber, Option<Day>), Option<Arc<Catalog>>>,
}

/// A walk that ended and was not measured yet.
struct Ended {
    session: SessionNumber,
    catalog: CatalogNumber,
    day: Option<Day>,
    channel: Channel,
    began: Moment,
    /// What its arms follow from; nothing where it took part in no experiment.
    deal: Option<Deal>,
    is_gone_on_with: bool,
}

/// From how many days on a report is counted in two halves at once.
const HALVED_FROM: i32 = 60;

/// The first day that days are counted from.
const EPOCH: jiff::civil::Date = jiff::civil::date(1970, 1, 1);

impl Journal {
    /// How many walks are measured at once where there are many.
    pub const AT_ONCE: usize = 500;

    /// Measures walks that ended, so many at most. How many there were: fewer means that none is left.
    ///
    /// # Errors
    /// When they can't be read, or what is counted can't be written.
    pub fn measure(&mut self, measurer: &mut Measurer, most: usize) -> Result<usize, JournalError> {
        let at = self.at();
        let ended = self.unmeasured(most)?;
        if ended.is_empty() {
            return Ok(0);
        }
        let mut names = self.names()?;
        let mut found = Vec::new();
        for walk in &ended {
            let facts = if walk.is_gone_on_with { None } else { self.facts_of(walk, measurer)? };
            found.push((walk.session, facts));
        }
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&at)?;
        for (session, facts) in &found {
            let state = if facts.is_some() { 1 } else { 2 };
            // Another process may have counted it since.
            let asked = "UPDATE session SET measured = ?2 WHERE number = ?1 AND measured = 0";
            if change.execute(asked, params![session.0, state]).map_err(&at)? == 1 {
                for facts in facts.iter().flatten() {
                    insert(&change, facts, &mut names).map_err(&at)?;
                }
            }
        }
        change.commit().map_err(&at)?;
        Ok(ended.len())
    }

    /// Leaves a walk out of what is counted: another one goes on with it.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn leave_out(&mut self, session: SessionNumber) -> Result<(), JournalError> {
        self.connection
            .execute("UPDATE session SET measured = 2 WHERE number = ?1 AND measured = 0", [session.0])
            .map_err(self.at())?;
        Ok(())
    }

    /// How many walks can't be counted, because this version of the program can't do them again.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn beyond_measure(&self) -> Result<u64, JournalError> {
        let asked = "SELECT count(*) FROM session WHERE measured = 2
                     AND NOT EXISTS (SELECT 1 FROM session AS later WHERE later.continues = session.number)";
        let count: i64 = self.connection.query_row(asked, [], |row| row.get(0)).map_err(self.at())?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// The report on the walks that were measured. Amounts are counted of walks in the currency of the last one.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn report(&self, query: Query) -> Result<Report, JournalError> {
        let names = self.names()?;
        let maker = ReportMaker::new(query, self.last_currency(&names)?);
        let span = maker.span();
        let Some((first, last)) = self.measured_days()? else { return Ok(maker.finish()) };
        let (from, until) = (span.from.max(first), span.until.min(last));
        if until.days_after(from) < HALVED_FROM {
            return Ok(count(&self.connection, (from, until), &names, maker).map_err(self.at())?.finish());
        }
        // Two halves are counted at once, each on a connection of its own.
        let middle = from.days_later(until.days_after(from) / 2);
        let (early, late) = thread::scope(|scope| {
            let (other, path, known) = (maker.clone(), &self.path, &names);
            let early = scope.spawn(move || {
                let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
                count(&connection, (from, middle), known, other)
            });
            let late = count(&self.connection, (middle.days_later(1), until), &names, maker);
            (early.join(), late)
        });
        // A thread that is gone counted nothing: that is no report.
        let early = early.map_err(|_gone| JournalError::Closed)?.map_err(self.at())?;
        Ok(early.with(late.map_err(self.at())?).finish())
    }

    /// The files of the catalog that was sold from last; none where nothing was.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn last_catalog(&self) -> Result<Vec<(String, Vec<u8>)>, JournalError> {
        let last = "SELECT max(number) FROM catalog";
        let number: Option<i64> = self.connection.query_row(last, [], |row| row.get(0)).map_err(self.at())?;
        number.map_or_else(|| Ok(Vec::new()), |number| self.kept_files(CatalogNumber(number)))
    }

    /// The first and the last day of which walks are measured; nothing where there are none.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn measured_days(&self) -> Result<Option<(Day, Day)>, JournalError> {
        let asked = "SELECT min(day), max(day) FROM measure";
        let days: (Option<i32>, Option<i32>) =
            self.connection.query_row(asked, [], |row| Ok((row.get(0)?, row.get(1)?))).map_err(self.at())?;
        Ok(days.0.zip(days.1).map(|(first, last)| (day_of(first), day_of(last))))
    }

    /// Looks at the facts of each measured walk from a day until another, both in it. What can't be read is passed over.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn measures(&self, (from, until): (Day, Day), look: &mut dyn FnMut(&Facts)) -> Result<(), JournalError> {
        each_measure(&self.connection, (from, until), &self.names()?, look).map_err(self.at())
    }

    /// Writes what is counted of a walk that was never in the journal as such.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn keep_measures(&mut self, all: &[Facts]) -> Result<(), JournalError> {
        let at = self.at();
        let mut names = self.names()?;
        let change = self.connection.transaction().map_err(&at)?;
        for facts in all {
            insert(&change, facts, &mut names).map_err(&at)?;
        }
        change.commit().map_err(at)
    }

    /// Removes what was counted before a moment. How much there was.
    pub(super) fn remove_measures(&self, before: Moment) -> Result<usize, JournalError> {
        let (day, _) = local(before);
        self.connection.execute("DELETE FROM measure WHERE day < ?1", [number_of(day)]).map_err(self.at())
    }

    fn last_currency(&self, names: &Names) -> Result<Currency, JournalError> {
        let last = "SELECT day, facts FROM measure ORDER BY day DESC, number DESC LIMIT 1";
        let row: Option<(i32, Vec<u8>)> =
            self.connection.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?))).optional().map_err(self.at())?;
        let facts = row.and_then(|(day, bytes)| facts::read(&bytes, day_of(day), names));
        Ok(facts.map_or(Currency::EUR, |facts| facts.currency))
    }

    pub(super) fn names(&self) -> Result<Names, JournalError> {
        let at = self.at();
        let mut statement = self.connection.prepare_cached("SELECT number, name FROM measure_name").map_err(&at)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(&at)?;
        Ok(Names::known(rows.collect::<Result<Vec<_>, _>>().map_err(&at)?))
    }

    fn unmeasured(&self, most: usize) -> Result<Vec<Ended>, JournalError> {
        let at = self.at();
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT number, catalog, day, channel, began_at,
                     EXISTS (SELECT 1 FROM session AS later WHERE later.continues = session.number), id, stopped
                 FROM session WHERE measured = 0 AND ended_at IS NOT NULL ORDER BY number LIMIT ?1",
            )
            .map_err(&at)?;
        let rows = statement.query_map([i64::try_from(most).unwrap_or(i64::MAX)], |row| {
            let (day, channel): (Option<String>, String) = (row.get(2)?, row.get(3)?);
            let (id, stopped): (String, Option<String>) = (row.get(6)?, row.get(7)?);
            Ok(Ended {
                session: SessionNumber(row.get(0)?),
                catalog: CatalogNumber(row.get(1)?),
                day: day.and_then(|day| Day::parse(&day).ok()),
                channel: Channel::named(&channel).unwrap_or_default(),
                began: Moment(row.get(4)?),
                deal: deal_of(&id, stopped.as_deref()),
                is_gone_on_with: row.get(5)?,
            })
        });
        rows.map_err(&at)?.collect::<Result<_, _>>().map_err(at)
    }

    /// What is counted of a walk, done again; nothing where its catalog can't be used any more.
    fn facts_of(&self, walk: &Ended, measurer: &mut Measurer) -> Result<Option<Vec<Facts>>, JournalError> {
        let known = measurer.catalogs.get(&(walk.catalog, walk.day)).cloned();
        let catalog = if let Some(catalog) = known {
            catalog
        } else {
            let files = self.kept_files(walk.catalog)?;
            let catalog = load_kept(files).ok().map(|loaded| Arc::new(loaded.catalog.on(walk.day)));
            measurer.catalogs.insert((walk.catalog, walk.day), catalog.clone());
            catalog
        };
        let Some(catalog) = catalog else { return Ok(None) };
        let actions = self.timed_actions(walk.session)?;
        let (day, hour) = local(walk.began);
        let edition = walk.catalog.0.to_string().into();
        let drawn = walk.deal.iter().flat_map(|deal| deal.drawn(&catalog));
        let arms = drawn.map(|(experiment, arm)| (experiment.into(), arm.into())).collect();
        let under = Circumstances { day, hour, channel: walk.channel, edition, arms };
        Ok(Some(observe((&catalog, walk.deal.as_ref()), under, walk.began, actions)))
    }

    /// What was done in a walk, as far as it can be read, and when.
    fn timed_actions(&self, session: SessionNumber) -> Result<Vec<(Action, Moment)>, JournalError> {
        let at = self.at();
        let mut statement = self
            .connection
            .prepare_cached("SELECT action, at FROM action WHERE session = ?1 ORDER BY number")
            .map_err(&at)?;
        let rows = statement.query_map([session.0], |row| Ok((row.get(0)?, row.get(1)?))).map_err(&at)?;
        let rows = rows.collect::<Result<Vec<(String, i64)>, _>>().map_err(&at)?;
        let details = withheld();
        let read = |(text, at): (String, i64)| Some((ActionTwin::read(&text, &details).ok()?, Moment(at)));
        Ok(rows.into_iter().map_while(read).collect())
    }
}

/// Does a walk again and looks on.
fn observe(
    (catalog, deal): (&Arc<Catalog>, Option<&Deal>),
    under: Circumstances,
    began: Moment,
    actions: impl IntoIterator<Item = (Action, Moment)>,
) -> Vec<Facts> {
    let arms = deal.map(|deal| deal.arms(catalog)).unwrap_or_default();
    let mut session = Session::new(Arc::clone(catalog)).with_arms(arms).hurried();
    let mut observer = Observer::new(under, catalog);
    let mut events = Vec::new();
    let mut actions = actions.into_iter().peekable();
    while let Some((action, at)) = actions.next() {
        let Ok(happened) = session.apply(action) else { break };
        events.extend(happened);
        // Where something learned had a say in what was shown, that is noted right after: before, it is not seen.
        if !matches!(actions.peek(), Some((Action::OffersShown(_), _))) {
            observer.look(&session, &events, u32::try_from(at.0 - began.0).unwrap_or_default());
            events.clear();
        }
    }
    observer.end(&session)
}

/// Writes what is counted of a walk.
pub(super) fn insert(change: &Transaction<'_>, facts: &Facts, names: &mut Names) -> rusqlite::Result<()> {
    let Some(bytes) = facts::write(facts, names) else { return Ok(()) };
    for (number, name) in names.take_new() {
        change
            .prepare_cached("INSERT INTO measure_name (number, name) VALUES (?1, ?2)")?
            .execute(params![number, &*name])?;
    }
    change
        .prepare_cached(
            "INSERT INTO measure (day, number, facts)
             VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM measure WHERE day = ?1), ?2)",
        )?
        .execute(params![number_of(facts.under.day), bytes])?;
    Ok(())
}

/// The day and the hour of a moment, where this machine is.
pub(super) fn local(moment: Moment) -> (Day, u8) {
    let stamp = Timestamp::from_second(moment.0).unwrap_or_default().to_zoned_datetime(TimeZone::system());
    (Day::new(stamp.date()), u8::try_from(stamp.hour()).unwrap_or_default())
}

/// A day as it is kept: so many days after the first of January 1970.
fn number_of(day: Day) -> i32 {
    day.days_after(Day::new(EPOCH))
}

fn day_of(number: i32) -> Day {
    let first = Day::new(EPOCH);
    if number < 0 { first.days_before(number.saturating_neg()) } else { first.days_later(number) }
}

/// Counts the walks from a day until another, both in it.
fn count(
    connection: &Connection,
    days: (Day, Day),
    names: &Names,
    mut maker: ReportMaker,
) -> rusqlite::Result<ReportMaker> {
    each_measure(connection, days, names, &mut |facts| maker.add(facts))?;
    Ok(maker)
}

fn each_measure(
    connection: &Connection,
    (from, until): (Day, Day),
    names: &Names,
    look: &mut dyn FnMut(&Facts),
) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare_cached("SELECT day, facts FROM measure WHERE day BETWEEN ?1 AND ?2 ORDER BY day, number")?;
    let mut rows = statement.query([number_of(from), number_of(until)])?;
    let mut known = (0, day_of(0));
    while let Some(row) = rows.next()? {
        let day: i32 = row.get(0)?;
        if known.0 != day {
            known = (day, day_of(day));
        }
        let bytes = row.get_ref(1)?.as_blob().unwrap_or_default();
        if let Some(facts) = facts::read(bytes, known.1, names) {
            look(&facts);
        }
    }
    Ok(())
}
