//! Owns what is done with a database that is damaged: it is set aside whole, and what can be read of it goes on in a new one.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use super::JournalError;

/// The tables in the order in which their rows can be put back, with the column that they are ordered by.
const TABLES: &[&str] = &[
    "meta",
    "catalog",
    "catalog_file",
    "session",
    "action",
    "logo",
    "order_code",
    "placed_order",
    "order_record",
    "order_search",
    "contact",
    "quote",
    "quote_version",
    "quote_logo",
    "measure_name",
    "measure",
    "experiment_stop",
    "learned",
    "incentive",
    "incentive_use",
];

/// Moves a database away, with its log.
///
/// # Errors
/// When it can't be moved.
pub(super) fn set_aside(path: &Path) -> Result<PathBuf, JournalError> {
    let free = |number: &u32| !damaged(path, *number).exists();
    let aside = damaged(path, (1..u32::MAX).find(free).unwrap_or(u32::MAX));
    let moved = |from: &Path, to: &Path| {
        fs::rename(from, to).map_err(|source| JournalError::Folder { path: from.to_owned(), source })
    };
    for ending in ["-wal", "-shm"] {
        let log = with_ending(path, ending);
        if log.exists() {
            moved(&log, &with_ending(&aside, ending))?;
        }
    }
    moved(path, &aside)?;
    Ok(aside)
}

fn damaged(path: &Path, number: u32) -> PathBuf {
    path.with_file_name(format!("journal.damaged-{number}.db"))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Copies what can be read of a damaged database into a new one.
///
/// # Errors
/// When the new one can't be written. What can't be read of the old one is no error.
pub(super) fn salvage(damaged: &Path, into: &Connection, path: &Path) -> Result<(), JournalError> {
    let at = |source| JournalError::database(path, source);
    // A file that is no database at all has nothing to give.
    let Ok(from) = Connection::open_with_flags(damaged, OpenFlags::SQLITE_OPEN_READ_WRITE) else { return Ok(()) };
    into.pragma_update(None, "foreign_keys", false).map_err(at)?;
    into.execute_batch("BEGIN IMMEDIATE").map_err(at)?;
    for table in TABLES {
        copy(&from, into, table).map_err(at)?;
    }
    // What lost the row that it belongs to belongs to nothing; orders keep their number and code whatever else is lost.
    into.execute_batch(
        "INSERT OR IGNORE INTO placed_order (number, code, session, placed_at, currency, anchor, total, product)
             SELECT placed_order, code, session, placed_at, record ->> 'currency', record ->> 'anchor',
                 record ->> 'total', coalesce(record ->> '$.lines[0].name', '')
             FROM order_record WHERE json_valid(record);
         INSERT OR IGNORE INTO order_code (code) SELECT code FROM placed_order;
         INSERT OR IGNORE INTO order_code (code) SELECT code FROM quote;
         INSERT OR IGNORE INTO order_code (code) SELECT code FROM incentive;
         UPDATE incentive SET placed_order = NULL WHERE placed_order NOT IN (SELECT number FROM placed_order);
         UPDATE incentive_use SET placed_order = NULL WHERE placed_order NOT IN (SELECT number FROM placed_order);
         DELETE FROM incentive_use WHERE code NOT IN (SELECT code FROM incentive);
         INSERT OR IGNORE INTO catalog (number, digest)
             SELECT catalog, 'lost-' || catalog FROM (SELECT catalog FROM session UNION SELECT catalog FROM quote_version)
             WHERE catalog NOT IN (SELECT number FROM catalog);
         INSERT OR IGNORE INTO session (number, id, catalog, channel, holder, began_at, last_at, ended_at)
             SELECT session, 'lost-' || session, (SELECT max(number) FROM catalog), 'window', '', placed_at, placed_at,
                 placed_at
             FROM placed_order
             WHERE session NOT IN (SELECT number FROM session) AND EXISTS (SELECT 1 FROM catalog);
         UPDATE session SET continues = NULL WHERE continues NOT IN (SELECT number FROM session);
         DELETE FROM action WHERE session NOT IN (SELECT number FROM session);
         DELETE FROM logo WHERE session NOT IN (SELECT number FROM session);
         DELETE FROM catalog_file WHERE catalog NOT IN (SELECT number FROM catalog);
         DELETE FROM order_record WHERE placed_order NOT IN (SELECT number FROM placed_order);
         DELETE FROM order_search WHERE placed_order NOT IN (SELECT number FROM placed_order);
         DELETE FROM contact WHERE placed_order NOT IN (SELECT number FROM placed_order);
         DELETE FROM quote_version WHERE quote NOT IN (SELECT number FROM quote);
         DELETE FROM quote WHERE number NOT IN (SELECT quote FROM quote_version);
         DELETE FROM quote_logo WHERE quote NOT IN (SELECT number FROM quote);
         COMMIT;",
    )
    .map_err(at)?;
    into.pragma_update(None, "foreign_keys", true).map_err(at)
}

/// Copies the rows of a table that can be read: from its start to where the damage begins, and from its end back to there.
fn copy(from: &Connection, into: &Connection, table: &str) -> rusqlite::Result<()> {
    for direction in ["ASC", "DESC"] {
        let order = match table {
            "meta" => "name",
            "order_code" | "incentive" | "incentive_use" => "code",
            "action" => "session {0}, number",
            "measure" => "day {0}, number",
            _ => "rowid",
        };
        let order = order.replace("{0}", direction);
        let Ok(mut statement) = from.prepare(&format!("SELECT * FROM {table} ORDER BY {order} {direction}")) else {
            return Ok(());
        };
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let places: Vec<String> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
        let insert = format!("INSERT OR IGNORE INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", "));
        let mut insert = into.prepare(&insert)?;
        let Ok(mut rows) = statement.query([]) else { continue };
        let mut is_whole = true;
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    let values = (0..columns.len()).map(|place| row.get(place)).collect::<Result<Vec<Value>, _>>();
                    let Ok(values) = values else { continue };
                    // A row that fits no more is left out, like one that can't be read.
                    insert.execute(params_from_iter(values)).or_else(skipped)?;
                }
                Ok(None) => break,
                Err(_damaged) => {
                    is_whole = false;
                    break;
                }
            }
        }
        if is_whole {
            break;
        }
    }
    Ok(())
}

/// Passes over a row that the new table refuses; anything else is an error of the new database.
fn skipped(error: rusqlite::Error) -> rusqlite::Result<usize> {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation | rusqlite::ErrorCode::TypeMismatch) => Ok(0),
        _ => Err(error),
    }
}
