//! Owns walks in the journal: their actions as they happen, and those that broke off.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::experiments::{deal_of, stopped_text};
use super::{CatalogNumber, Journal, JournalError, Moment};
use crate::catalog::Day;
use crate::flow::design::LogoId;
use crate::flow::{Action, Details, OrderCode};
use crate::insight::experiment::Deal;
use crate::insight::measure::Channel;
use crate::storage::StoredLogo;
use crate::storage::twin::ActionTwin;

/// A walk in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionNumber(pub(super) i64);

/// A walk that begins.
#[derive(Clone, Copy, Debug)]
pub struct NewWalk<'a> {
    /// Its name, which nothing can be known from.
    pub id: &'a str,
    /// The catalog that it is made on.
    pub catalog: CatalogNumber,
    /// The day that the catalog was read for.
    pub day: Option<Day>,
    /// Where it is made.
    pub channel: Channel,
    /// The walk on another catalog that it goes on with.
    pub continues: Option<SessionNumber>,
    /// The experiments that were stopped before it began; nothing where it takes part in none.
    pub stopped: Option<&'a BTreeSet<String>>,
}

/// A walk that broke off: its process ended, and it had not.
#[derive(Clone, Debug)]
pub struct Unfinished {
    /// Its number; from now on this process goes on with it.
    pub session: SessionNumber,
    /// The files of the catalog that it is made on: see [`crate::storage::load_kept`].
    pub catalog: Vec<(String, Vec<u8>)>,
    /// The day that the catalog was read for.
    pub day: Option<Day>,
    /// What its arms follow from; nothing where it takes part in no experiment.
    pub deal: Option<Deal>,
    /// Everything that was done.
    pub actions: Vec<Action>,
    /// The logos that the buyer brought.
    pub logos: Vec<(LogoId, StoredLogo)>,
    /// The order that was placed, where it was: its buyer may not have read that.
    pub placed: Option<OrderCode>,
    /// When they last did something.
    pub last: Moment,
}

impl Journal {
    /// Begins a walk.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn begin(&mut self, walk: &NewWalk<'_>, now: Moment) -> Result<SessionNumber, JournalError> {
        let at = self.at();
        let NewWalk { id, catalog, day, channel, continues, stopped } = walk;
        let day = day.map(|day| day.to_string());
        let continues = continues.map(|session| session.0);
        let stopped = stopped.map(stopped_text);
        let row = params![id, catalog.0, day, channel.name(), self.hold.name(), now.0, continues, stopped];
        self.connection
            .execute(
                "INSERT INTO session (id, catalog, day, channel, holder, began_at, last_at, continues, stopped)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8)",
                row,
            )
            .map_err(at)?;
        Ok(SessionNumber(self.connection.last_insert_rowid()))
    }

    /// Appends what was done in a walk, after the first `before` of its actions.
    ///
    /// # Errors
    /// When it can't be written; then none of it is.
    pub fn append(
        &mut self,
        session: SessionNumber,
        before: usize,
        actions: &[Action],
        now: Moment,
    ) -> Result<(), JournalError> {
        let at = self.at();
        let change = self.connection.transaction().map_err(&at)?;
        insert(&change, session, before, actions, now).map_err(&at)?;
        change.commit().map_err(at)
    }

    /// Keeps a logo that the buyer brought, for as long as the walk lasts or its order is kept.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn keep_logo(&mut self, session: SessionNumber, id: LogoId, logo: &StoredLogo) -> Result<(), JournalError> {
        let row = params![session.0, id.to_string(), logo.name, &*logo.bytes];
        self.connection
            .execute("INSERT OR IGNORE INTO logo (session, id, name, content) VALUES (?1, ?2, ?3, ?4)", row)
            .map_err(self.at())?;
        Ok(())
    }

    /// Ends a walk. Where it came to no order, what its buyer typed and brought is wiped.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn end(&mut self, session: SessionNumber, now: Moment) -> Result<(), JournalError> {
        let at = self.at();
        let change = self.connection.transaction().map_err(&at)?;
        change
            .execute(
                "UPDATE session SET ended_at = ?2 WHERE number = ?1 AND ended_at IS NULL",
                params![session.0, now.0],
            )
            .map_err(&at)?;
        let wiped =
            !has_order(&change, session).map_err(&at)? && super::privacy::wipe(&change, session).map_err(&at)?;
        change.commit().map_err(at)?;
        if wiped {
            // Where another process keeps it from being done, the next walk that ends does it.
            self.flush().unwrap_or_default();
        }
        Ok(())
    }

    /// The walk that broke off last of those that were made in the same way, if its buyer can still be there: since `since` they
    /// did something. This process goes on with it; the others that broke off have ended.
    ///
    /// # Errors
    /// When they can't be read or written.
    pub fn take_unfinished(
        &mut self,
        channel: Channel,
        since: Moment,
        now: Moment,
    ) -> Result<Option<Unfinished>, JournalError> {
        let mut latest = None;
        for (session, last) in self.left_behind(channel)? {
            if latest.is_none() && last >= since && last <= now {
                latest = Some(session);
            } else {
                self.end(session, now)?;
            }
        }
        let Some(session) = latest else { return Ok(None) };
        let held = params![session.0, self.hold.name()];
        self.connection.execute("UPDATE session SET holder = ?2 WHERE number = ?1", held).map_err(self.at())?;
        self.unfinished(session).map(Some)
    }

    /// The walks that are not ended though their process is, the last one first.
    fn left_behind(&self, channel: Channel) -> Result<Vec<(SessionNumber, Moment)>, JournalError> {
        let at = self.at();
        let mut statement = self
            .connection
            .prepare("SELECT number, holder, last_at FROM session WHERE ended_at IS NULL AND channel = ?1 ORDER BY number DESC")
            .map_err(&at)?;
        let rows =
            statement.query_map([channel.name()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).map_err(&at)?;
        let open = rows.collect::<Result<Vec<(i64, String, i64)>, _>>().map_err(&at)?;
        let left = open.into_iter().filter(|(_, holder, _)| !self.hold.is_alive(holder));
        Ok(left.map(|(number, _, last)| (SessionNumber(number), Moment(last))).collect())
    }

    fn unfinished(&self, session: SessionNumber) -> Result<Unfinished, JournalError> {
        let at = self.at();
        let (catalog, day, last, deal): (i64, Option<String>, i64, Option<Deal>) = self
            .connection
            .query_row("SELECT catalog, day, last_at, id, stopped FROM session WHERE number = ?1", [session.0], |row| {
                let (id, stopped): (String, Option<String>) = (row.get(3)?, row.get(4)?);
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, deal_of(&id, stopped.as_deref())))
            })
            .map_err(&at)?;
        let placed: Option<(String, i64)> = self
            .connection
            .query_row("SELECT code, number FROM placed_order WHERE session = ?1", [session.0], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()
            .map_err(&at)?;
        let details = match &placed {
            Some((_, order)) => self.contact(*order)?,
            None => None,
        };
        Ok(Unfinished {
            session,
            catalog: self.kept_files(CatalogNumber(catalog))?,
            day: day.and_then(|day| Day::parse(&day).ok()),
            deal,
            actions: self.actions(session, &details.unwrap_or_else(withheld))?,
            logos: self.logos(session)?,
            placed: placed.and_then(|(code, _)| OrderCode::parse(&code).ok()),
            last: Moment(last),
        })
    }

    /// What was done in a walk, as far as it can be read. Whoever gave details is named by the ones handed in.
    pub(super) fn actions(&self, session: SessionNumber, details: &Details) -> Result<Vec<Action>, JournalError> {
        let at = self.at();
        let mut statement = self
            .connection
            .prepare_cached("SELECT action FROM action WHERE session = ?1 ORDER BY number")
            .map_err(&at)?;
        let rows = statement.query_map([session.0], |row| row.get(0)).map_err(&at)?;
        let texts = rows.collect::<Result<Vec<String>, _>>().map_err(&at)?;
        // What follows an action that can't be read would mean something else without it.
        Ok(texts.iter().map_while(|text| ActionTwin::read(text, details).ok()).collect())
    }

    pub(super) fn logos(&self, session: SessionNumber) -> Result<Vec<(LogoId, StoredLogo)>, JournalError> {
        let at = self.at();
        let mut statement =
            self.connection.prepare_cached("SELECT id, name, content FROM logo WHERE session = ?1").map_err(&at)?;
        let rows = statement.query_map([session.0], read_logo).map_err(&at)?;
        let logos = rows.collect::<Result<Vec<_>, _>>().map_err(at)?;
        Ok(logos.into_iter().flatten().collect())
    }
}

/// A row of id, name and content; one with an id that is none is left out.
pub(super) fn read_logo(row: &Row<'_>) -> rusqlite::Result<Option<(LogoId, StoredLogo)>> {
    let (id, name, content): (String, String, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let id = u64::from_str_radix(&id, 16).ok().map(LogoId);
    Ok(id.map(|id| (id, StoredLogo { name, bytes: Arc::from(content) })))
}

/// Appends actions within a change.
pub(super) fn insert(
    change: &Transaction<'_>,
    session: SessionNumber,
    before: usize,
    actions: &[Action],
    now: Moment,
) -> rusqlite::Result<()> {
    // The same action under the same number is the same one, told again after it was not known whether it was written.
    let mut statement =
        change.prepare_cached("INSERT OR IGNORE INTO action (session, number, at, action) VALUES (?1, ?2, ?3, ?4)")?;
    let before = i64::try_from(before).unwrap_or(i64::MAX);
    for (number, action) in (before..).zip(actions) {
        statement.execute(params![session.0, number, now.0, ActionTwin::text(action)])?;
    }
    change.execute("UPDATE session SET last_at = ?2 WHERE number = ?1", params![session.0, now.0])?;
    Ok(())
}

pub(super) fn has_order(change: &Transaction<'_>, session: SessionNumber) -> rusqlite::Result<bool> {
    let asked = "SELECT EXISTS (SELECT 1 FROM placed_order WHERE session = ?1)";
    change.query_row(asked, [session.0], |row| row.get(0))
}

/// Details that stand for those which are not kept, so that a walk can be done again: complete, and nobody's.
pub(super) fn withheld() -> Details {
    let dash = "–".to_owned();
    Details { name: dash, address: "–".repeat(6), mail: String::new(), phone: "000000".to_owned() }
}
