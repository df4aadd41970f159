//! Owns the shape of the journal's database and its growth: each version is reached from the one before, after a copy was laid
//! aside.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::{JournalError, steps};

/// What marks a database as a journal of Diderot: `DIDE`.
const APPLICATION: i32 = 0x4449_4445;

/// How long is waited for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// The steps that lead from an empty database to the present one. A step that was released is never changed.
const MIGRATIONS: &[&str] = steps::ALL;

/// Opens the database, made where there is none, in its present shape.
///
/// # Errors
/// When it can't be opened or written, is no journal, or was made by a newer version of this program.
pub(super) fn open(path: &Path) -> Result<Connection, JournalError> {
    let at = |source| JournalError::database(path, source);
    // No URI: a folder's name is only a name.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(at)?;
    connection.busy_timeout(PATIENCE).map_err(at)?;
    // What is not ours is not written to, not even its mode.
    version(&connection, path)?;
    prepare(&connection).map_err(at)?;
    migrate(&mut connection, path)?;
    Ok(connection)
}

/// How the database is written: durably at every commit, and what is deleted leaves no trace.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_row| Ok(()))?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "temp_store", "memory")
}

fn number(connection: &Connection, pragma: &str) -> rusqlite::Result<i32> {
    connection.pragma_query_value(None, pragma, |row| row.get(0))
}

/// Leads the database to its present shape.
fn migrate(connection: &mut Connection, path: &Path) -> Result<(), JournalError> {
    let at = |source| JournalError::database(path, source);
    if version(connection, path)? == MIGRATIONS.len() {
        return Ok(());
    }
    // Another process may do the same at this moment: only who holds the lock looks again and goes on.
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(at)?;
    let from = version(&change, path)?;
    if from > 0 && from < MIGRATIONS.len() {
        lay_aside(path, from)?;
    }
    for step in MIGRATIONS.iter().skip(from) {
        change.execute_batch(step).map_err(at)?;
    }
    sign(&change).map_err(at)?;
    change.commit().map_err(at)
}

fn sign(change: &Transaction<'_>) -> rusqlite::Result<()> {
    change.pragma_update(None, "application_id", APPLICATION)?;
    change.pragma_update(None, "user_version", i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX))
}

/// How many of the steps are done.
fn version(connection: &Connection, path: &Path) -> Result<usize, JournalError> {
    let at = |source| JournalError::database(path, source);
    let application = number(connection, "application_id").map_err(at)?;
    let version = number(connection, "user_version").map_err(at)?;
    let is_empty = application == 0 && version == 0;
    if !is_empty && application != APPLICATION {
        return Err(JournalError::Foreign { path: path.to_owned() });
    }
    let version = usize::try_from(version).unwrap_or_default();
    if version > MIGRATIONS.len() {
        return Err(JournalError::Newer { path: path.to_owned() });
    }
    Ok(version)
}

/// Copies the database beside itself before its shape changes.
fn lay_aside(path: &Path, version: usize) -> Result<(), JournalError> {
    let copy = backup_path(path, version);
    let at = |source| JournalError::database(&copy, source);
    let source = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(at)?;
    // What an earlier, broken off attempt left is no copy of anything.
    std::fs::remove_file(&copy).unwrap_or_default();
    source.execute("VACUUM INTO ?1", [copy.to_string_lossy()]).map_err(at)?;
    Ok(())
}

/// Where the copy from before a migration lies.
pub(super) fn backup_path(path: &Path, version: usize) -> PathBuf {
    path.with_extension(format!("before-{}.db", version + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that is gone after the test.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let dir = std::env::temp_dir().join(format!("diderot-schema-{name}-{}", std::process::id()));
            std::fs::remove_dir_all(&dir).unwrap_or_default();
            std::fs::create_dir_all(&dir).unwrap();
            Self(dir)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            std::fs::remove_dir_all(&self.0).unwrap_or_default();
        }
    }

    #[test]
    fn a_journal_of_an_earlier_version_grows_after_a_copy_was_laid_aside() {
        let folder = Folder::new("earlier");
        let path = folder.0.join("journal.db");
        let earlier = Connection::open(&path).unwrap();
        earlier.execute_batch(steps::ALL[0]).unwrap();
        earlier.execute_batch("INSERT INTO order_code (code) VALUES ('ABCDEFG')").unwrap();
        earlier.pragma_update(None, "application_id", APPLICATION).unwrap();
        earlier.pragma_update(None, "user_version", 1).unwrap();
        drop(earlier);
        let codes = |connection: &Connection| -> i64 {
            connection.query_row("SELECT count(*) FROM order_code", [], |row| row.get(0)).unwrap()
        };
        let now = open(&path).unwrap();
        assert_eq!((codes(&now), number(&now, "user_version").unwrap()), (1, i32::try_from(steps::ALL.len()).unwrap()));
        for table in ["quote", "quote_logo"] {
            let count = format!("SELECT count(*) FROM {table}");
            assert_eq!(now.query_row(&count, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
        }
        let copy = Connection::open(backup_path(&path, 1)).unwrap();
        assert_eq!((codes(&copy), number(&copy, "user_version").unwrap()), (1, 1));
    }

    #[test]
    fn a_new_journal_leaves_no_copies() {
        let folder = Folder::new("new");
        open(&folder.0.join("journal.db")).unwrap();
        assert!(!backup_path(&folder.0.join("journal.db"), 0).exists());
        assert!(!backup_path(&folder.0.join("journal.db"), 1).exists());
    }

    #[test]
    fn a_database_of_something_else_is_left_alone() {
        let folder = Folder::new("foreign");
        let path = folder.0.join("journal.db");
        let other = Connection::open(&path).unwrap();
        other.execute_batch("PRAGMA application_id = 7; CREATE TABLE theirs (x);").unwrap();
        drop(other);
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(open(&path), Err(JournalError::Foreign { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_journal_of_a_later_version_is_left_alone() {
        let folder = Folder::new("newer");
        let path = folder.0.join("journal.db");
        open(&path).unwrap().pragma_update(None, "user_version", 999).unwrap();
        assert!(matches!(open(&path), Err(JournalError::Newer { .. })));
    }
}
