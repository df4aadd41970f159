//! Owns what is forgotten, and when: what a buyer typed and brought goes with a walk that came to nothing, the rest when its time
//! has come or they ask for it. Amounts and products stay: the shop's books need them, and they are nobody's.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::incentives::veiled;
use super::sessions::{SessionNumber, withheld};
use super::{Journal, JournalError, Measurer, Moment};
use crate::catalog::Retention;
use crate::flow::design::{Field, LogoChoice, LogoId, Words};
use crate::flow::{Action, OrderCode};
use crate::storage::twin::ActionTwin;

/// Seconds in a day.
const DAY: i64 = 24 * 60 * 60;

/// How far a clock is believed to have gone on between two looks at it: a broken one must not make everything look old.
const BELIEVED_DAYS: i64 = 31;

impl Journal {
    /// Forgets what has been kept for long enough. How many walks were removed, and how many buyers forgotten.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn purge(&mut self, retention: Retention, now: Moment) -> Result<(usize, usize), JournalError> {
        let at = self.at();
        let today = self.believed(now)?;
        let before = |days: u32| today.0 - i64::from(days) * DAY;
        // What counts of a walk is kept before it goes.
        let mut measurer = Measurer::default();
        while self.measure(&mut measurer, Self::AT_ONCE)? == Self::AT_ONCE {}
        let walks = self
            .connection
            .execute(
                "DELETE FROM session WHERE last_at < ?1 AND ended_at IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM placed_order WHERE session = session.number)",
                [before(retention.walks_days)],
            )
            .map_err(&at)?;
        let old = "SELECT code FROM placed_order JOIN contact ON placed_order = number WHERE placed_at < ?1";
        let mut statement = self.connection.prepare(old).map_err(&at)?;
        let codes = statement.query_map([before(retention.buyers_days)], |row| row.get(0)).map_err(&at)?;
        let codes = codes.collect::<Result<Vec<String>, _>>().map_err(&at)?;
        drop(statement);
        for code in &codes {
            self.forget_order(code)?;
        }
        let quotes = self
            .connection
            .execute("DELETE FROM quote WHERE changed_at < ?1", [before(retention.buyers_days)])
            .map_err(&at)?;
        let measures = self.remove_measures(Moment(before(retention.measures_days)))?;
        let ended = self.purge_promises(Moment(before(retention.buyers_days)))?;
        self.remove_copies(today, retention)?;
        if ended + walks + codes.len() + quotes + measures > 0 {
            // Where another process keeps it from being done, the next day does it.
            self.flush().unwrap_or_default();
        }
        Ok((walks, codes.len()))
    }

    /// Forgets who placed an order and what they had printed, or a quote as a whole. Whether there is such a one.
    ///
    /// Copies of the database that were laid aside are removed: they would still know.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn forget(&mut self, code: &OrderCode) -> Result<bool, JournalError> {
        let quotes =
            self.connection.execute("DELETE FROM quote WHERE code = ?1", [code.as_str()]).map_err(self.at())?;
        let is_known = self.forget_order(code.as_str())? || quotes > 0;
        if is_known {
            for copy in copies(&self.path) {
                fs::remove_file(&copy).map_err(|source| JournalError::Folder { path: copy, source })?;
            }
            self.flush()?;
        }
        Ok(is_known)
    }

    fn forget_order(&mut self, code: &str) -> Result<bool, JournalError> {
        let at = self.at();
        let change = self.connection.transaction().map_err(&at)?;
        let found: Option<(i64, i64)> = change
            .query_row("SELECT number, session FROM placed_order WHERE code = ?1", [code], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()
            .map_err(&at)?;
        let Some((order, session)) = found else { return Ok(false) };
        change.execute("DELETE FROM contact WHERE placed_order = ?1", [order]).map_err(&at)?;
        change
            .execute("UPDATE order_search SET text = ?2 WHERE placed_order = ?1", params![order, code.to_lowercase()])
            .map_err(&at)?;
        wipe(&change, SessionNumber(session)).map_err(&at)?;
        super::orders::forget_design(&change, order).map_err(&at)?;
        super::incentives::part(&change, order).map_err(&at)?;
        change.commit().map_err(at)?;
        Ok(true)
    }

    /// The moment that it is taken to be: not further on than a clock can have gone since it was last looked at.
    fn believed(&self, now: Moment) -> Result<Moment, JournalError> {
        let at = self.at();
        let last: Option<i64> = self
            .connection
            .query_row("SELECT value FROM meta WHERE name = 'seen_at'", [], |row| row.get(0))
            .optional()
            .map_err(&at)?;
        let believed = last.map_or(now.0, |last| now.0.min(last + BELIEVED_DAYS * DAY));
        self.connection
            .execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('seen_at', ?1)", [believed])
            .map_err(&at)?;
        Ok(Moment(believed))
    }

    /// Removes copies of the database that are as old as what is forgotten in it.
    fn remove_copies(&self, today: Moment, retention: Retention) -> Result<(), JournalError> {
        let days = i64::from(retention.walks_days.min(retention.buyers_days));
        for copy in copies(&self.path) {
            let written = fs::metadata(&copy).and_then(|metadata| metadata.modified());
            let age = written.ok().and_then(|written| written.duration_since(std::time::UNIX_EPOCH).ok());
            let is_old = age.is_some_and(|age| i64::try_from(age.as_secs()).is_ok_and(|at| at < today.0 - days * DAY));
            if is_old {
                fs::remove_file(&copy).map_err(|source| JournalError::Folder { path: copy, source })?;
            }
        }
        Ok(())
    }

    /// Takes what was deleted out of the write-ahead log too.
    ///
    /// # Errors
    /// When another process keeps it from being done.
    pub(super) fn flush(&self) -> Result<(), JournalError> {
        let is_busy: bool =
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(self.at())?;
        if is_busy { Err(JournalError::Busy { path: self.path.clone() }) } else { Ok(()) }
    }
}

/// Copies of a database: those from before migrations, and those that could not be read.
fn copies(path: &Path) -> Vec<std::path::PathBuf> {
    let folder = path.parent().map(fs::read_dir).into_iter().flatten().flatten().flatten();
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_copy = |copy: &Path| name(copy).starts_with("journal.before-") || name(copy).starts_with("journal.damaged-");
    folder.map(|entry| entry.path()).filter(|copy| is_copy(copy)).collect()
}

/// Wipes what the buyer of a walk typed and brought. Whether there was any of it.
///
/// Which texts were equal stays, because an undo depends on that: what was done can still be done again.
pub(super) fn wipe(change: &Transaction<'_>, session: SessionNumber) -> rusqlite::Result<bool> {
    let logos = change.execute("DELETE FROM logo WHERE session = ?1", [session.0])?;
    let mut statement = change.prepare_cached(
        "SELECT number, action FROM action WHERE session = ?1
         AND (action LIKE '%words_typed%' OR action LIKE '%imported%' OR action LIKE '%incentive_%') ORDER BY number",
    )?;
    let rows = statement.query_map([session.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows = rows.collect::<Result<Vec<(i64, String)>, _>>()?;
    let mut veil = Veil::default();
    for (number, text) in &rows {
        let wiped = ActionTwin::read(text, &withheld()).map(|action| ActionTwin::text(&veil.over(action)));
        // What can't be read can't be wiped in part.
        let wiped = wiped.unwrap_or_else(|_unreadable| "\"wiped\"".to_owned());
        change.execute(
            "UPDATE action SET action = ?3 WHERE session = ?1 AND number = ?2",
            params![session.0, number, wiped],
        )?;
    }
    Ok(logos + rows.len() > 0)
}

/// Puts numbers in the place of texts: equal ones in the place of equal ones.
#[derive(Default)]
struct Veil {
    known: BTreeMap<String, usize>,
}

impl Veil {
    fn over(&mut self, action: Action) -> Action {
        match action {
            Action::WordsTyped(words) => Action::WordsTyped(self.words(&words)),
            Action::LogoChosen(LogoChoice::Imported(_)) => Action::LogoChosen(LogoChoice::Imported(LogoId(0))),
            // By its code the order that gave it is found, and who placed that.
            Action::IncentiveRedeemed(promise) => Action::IncentiveRedeemed(veiled(&promise)),
            Action::IncentiveGiven(promise) => Action::IncentiveGiven(veiled(&promise)),
            Action::DoneWith(action, changes) => Action::DoneWith(Box::new(self.over(*action)), changes),
            other => other,
        }
    }

    fn words(&mut self, words: &Words) -> Words {
        let mut veiled = Words::default();
        for field in Field::ALL {
            let text = words.get(field);
            if !text.is_empty() {
                let next = self.known.len() + 1;
                *veiled.get_mut(field) = self.known.entry(text.clone()).or_insert(next).to_string();
            }
        }
        veiled
    }
}
