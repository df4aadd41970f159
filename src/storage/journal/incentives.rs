//! Owns what orders gave for the next ones: each known by a code, used once, until its last day. It knows nobody: which orders gave
//! and used one is forgotten with those who placed them.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

use super::orders::free_code;
use super::{Journal, JournalError, Moment};
use crate::catalog::{Day, Incentive, IncentiveTerms, Off};
use crate::flow::{NotGiven, OrderCode, Promise};
use crate::money::{Money, Percent};

impl Journal {
    /// What an order gave under a code, where it can be used now for an order in this currency; else why not.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn promise(
        &self,
        code: &OrderCode,
        currency: &str,
        now: Moment,
    ) -> Result<Result<Promise, NotGiven>, JournalError> {
        let at = self.at();
        let today = day_of(not_before(&self.connection, now).map_err(&at)?);
        let found = self
            .connection
            .query_row(KNOWN, [code.as_str()], |row| Ok((known(row)?, row.get::<_, String>(5)?, row.get(6)?)))
            .optional()
            .map_err(at)?;
        let Some((Some(promise), money, is_used)) = found else { return Ok(Err(NotGiven::Unknown)) };
        Ok(usable(promise, (&money, currency), is_used, today))
    }

    /// What an order gave for the next one, whether it was used since or not.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn promise_of(&self, order: &OrderCode) -> Result<Option<Promise>, JournalError> {
        let asked = "SELECT incentive.code, share, amount, least, until FROM incentive
            JOIN placed_order ON placed_order.number = incentive.placed_order WHERE placed_order.code = ?1";
        let found = self.connection.query_row(asked, [order.as_str()], known).optional();
        found.map(Option::flatten).map_err(self.at())
    }

    /// Forgets what ended so long ago that nobody asks for it any more. How many there were.
    pub(super) fn purge_promises(&self, before: Moment) -> Result<usize, JournalError> {
        let last = day_of(before).to_string();
        let used = "DELETE FROM incentive_use WHERE code IN (SELECT code FROM incentive WHERE until < ?1)";
        self.connection.execute(used, [&last]).map_err(self.at())?;
        self.connection.execute("DELETE FROM incentive WHERE until < ?1", [&last]).map_err(self.at())
    }
}

/// The moment that it is at least: a clock that ran backwards does not bring back what has ended.
fn not_before(connection: &Connection, now: Moment) -> rusqlite::Result<Moment> {
    let seen = "SELECT value FROM meta WHERE name = 'seen_at'";
    let seen: Option<i64> = connection.query_row(seen, [], |row| row.get(0)).optional()?;
    Ok(Moment(seen.map_or(now.0, |seen| seen.max(now.0))))
}

/// What is kept under a code, and whether it was used.
const KNOWN: &str = "SELECT code, share, amount, least, until, currency,
    EXISTS (SELECT 1 FROM incentive_use WHERE incentive_use.code = incentive.code) FROM incentive WHERE code = ?1";

/// A row of what an order gave; nothing where it is not what it should be.
fn known(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Promise>> {
    let (code, share, amount): (String, Option<u32>, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (least, until): (Option<i64>, String) = (row.get(3)?, row.get(4)?);
    let off = match (share, amount) {
        (Some(points), None) => Off::Share(Percent::from_basis_points(points)),
        (None, Some(amount)) => Off::Amount(Money::from_minor(amount)),
        _ => return Ok(None),
    };
    let terms = IncentiveTerms { off, from: least.map(Money::from_minor) };
    let code = OrderCode::parse(&code).ok();
    Ok(code.zip(Day::parse(&until).ok()).map(|(code, until)| Promise { code, terms, until }))
}

fn usable(promise: Promise, (money, wanted): (&str, &str), is_used: bool, today: Day) -> Result<Promise, NotGiven> {
    if is_used {
        return Err(NotGiven::Used);
    }
    if today > promise.until {
        return Err(NotGiven::Ended(promise.until));
    }
    if money != wanted {
        return Err(NotGiven::OtherMoney);
    }
    Ok(promise)
}

/// Uses what an earlier order gave for the order with this number, within the change that places it: two can't use the same.
pub(super) fn redeem(
    change: &Transaction<'_>,
    code: &OrderCode,
    (order, currency): (i64, &str),
    now: Moment,
) -> rusqlite::Result<Result<(), NotGiven>> {
    let today = day_of(not_before(change, now)?);
    let found = change
        .query_row(KNOWN, [code.as_str()], |row| Ok((known(row)?, row.get::<_, String>(5)?, row.get(6)?)))
        .optional()?;
    let Some((Some(promise), money, is_used)) = found else { return Ok(Err(NotGiven::Unknown)) };
    if let Err(why) = usable(promise, (&money, currency), is_used, today) {
        return Ok(Err(why));
    }
    let written =
        change.execute("INSERT INTO incentive_use (code, placed_order) VALUES (?1, ?2)", params![code.as_str(), order]);
    match written {
        Ok(_) => Ok(Ok(())),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
            Ok(Err(NotGiven::Used))
        }
        Err(error) => Err(error),
    }
}

/// Gives something for the next order with the one that has this number.
pub(super) fn give(
    change: &Transaction<'_>,
    incentive: &Incentive,
    (order, currency): (i64, &str),
    (now, fresh): (Moment, &mut dyn FnMut() -> OrderCode),
) -> rusqlite::Result<Option<Promise>> {
    let today = day_of(not_before(change, now)?);
    let Some(code) = free_code(change, fresh)? else { return Ok(None) };
    let promise = Promise { code, terms: incentive.terms, until: incentive.until(today) };
    let (share, amount) = match promise.terms.off {
        Off::Share(percent) => (Some(percent.basis_points()), None),
        Off::Amount(amount) => (None, Some(amount.minor())),
    };
    change.execute(
        "INSERT INTO incentive (code, placed_order, currency, share, amount, least, until)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            promise.code.as_str(),
            order,
            currency,
            share,
            amount,
            promise.terms.from.map(Money::minor),
            promise.until.to_string()
        ],
    )?;
    Ok(Some(promise))
}

/// Forgets which order gave and used something, of an order whose buyer is forgotten: one order would name the other's buyer. What
/// was given can be used all the same, and was used all the same.
pub(super) fn part(change: &Transaction<'_>, order: i64) -> rusqlite::Result<()> {
    change.execute("UPDATE incentive SET placed_order = NULL WHERE placed_order = ?1", [order])?;
    change.execute("UPDATE incentive_use SET placed_order = NULL WHERE placed_order = ?1", [order])?;
    Ok(())
}

/// The same under the code that stands for one that is forgotten.
pub(super) fn veiled(promise: &Promise) -> Promise {
    Promise { code: OrderCode::from_number(0), terms: promise.terms, until: promise.until }
}

/// The day of a moment where this machine is.
pub(super) fn day_of(moment: Moment) -> Day {
    let stamp = jiff::Timestamp::from_second(moment.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    Day::new(jiff::ZonedDateTime::new(stamp, jiff::tz::TimeZone::system()).date())
}
