//! Owns the journal: every walk as it happens, and every placed order, in one database in the data folder. It knows nothing of
//! prices and screens; what it hands back is what the buyer did, and what was agreed with them.
//!
//! Nothing is confirmed that would not be there after a power cut. What cannot be read is set aside, never thrown away. What a
//! buyer tells of themselves lives with their order only, and goes when its time has come.

mod catalogs;
mod clerk;
mod error;
mod experiments;
mod handover;
mod hold;
mod incentives;
mod learned;
mod measures;
mod nightly;
mod orders;
mod privacy;
mod quotes;
mod reopen;
mod rescue;
mod schema;
mod sessions;
mod simulated;
mod steps;

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use crate::insight::measure::Channel;

pub use catalogs::CatalogNumber;
pub use clerk::{Clerk, ClerkEvent, Desk, WalkEntry};
pub use error::JournalError;
pub use experiments::{Stop, deal_of};
pub use handover::{HandoverError, OrdersFile};
pub use learned::{Learned, LearnedFrom};
pub use measures::Measurer;
pub use orders::{NewOrder, OrderFilter, OrderSummary, StoredOrder};
pub use reopen::{ReopenError, redo};
pub use sessions::{NewWalk, SessionNumber, Unfinished};
pub use simulated::SimulatedWalk;

use hold::{Hold, Identity};

/// The name of the database in the data folder.
const FILE: &str = "journal.db";

/// A moment, in seconds since 1970, UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

/// An open journal.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    connection: Connection,
    /// Which file it is: another one under the same name is not ours.
    identity: Option<Identity>,
    /// Says to other processes that this one is alive.
    hold: Hold,
}

/// What was found when a journal was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Where the database lies that could not be read, when it was set aside; what could be read of it is in the new one.
    pub set_aside: Option<PathBuf>,
}

impl Journal {
    /// Opens the journal in a data folder, which is made where there is none. One that can't be read is set aside, and what can be
    /// read of it goes on in a new one.
    ///
    /// # Errors
    /// When the folder or the database can't be opened or written.
    pub fn open(dir: &Path) -> Result<(Self, Found), JournalError> {
        make_private(dir)?;
        match Self::open_file(&dir.join(FILE)) {
            Err(error) if error.is_corrupt() => Self::open_anew(dir),
            Err(error) => Err(error),
            Ok(connection) => Ok((Self::with(dir, connection)?, Found::default())),
        }
    }

    /// Whether there is a journal in a data folder.
    #[must_use]
    pub fn is_in(dir: &Path) -> bool {
        dir.join(FILE).exists()
    }

    /// Opens a journal that was open before in this process: where it is not in its place, no other one is begun.
    ///
    /// # Errors
    /// As [`Self::open`], and when there is none.
    pub fn open_again(dir: &Path) -> Result<(Self, Found), JournalError> {
        let path = dir.join(FILE);
        if !path.exists() {
            return Err(JournalError::Gone { path });
        }
        Self::open(dir)
    }

    /// Sets the database aside, because it is damaged, and begins a new one with what can be read of it.
    ///
    /// # Errors
    /// When it can't be set aside, or the new one can't be written.
    pub fn open_anew(dir: &Path) -> Result<(Self, Found), JournalError> {
        let path = dir.join(FILE);
        let set_aside = rescue::set_aside(&path)?;
        let connection = Self::open_file(&path)?;
        rescue::salvage(&set_aside, &connection, &path)?;
        Ok((Self::with(dir, connection)?, Found { set_aside: Some(set_aside) }))
    }

    fn with(dir: &Path, connection: Connection) -> Result<Self, JournalError> {
        let path = dir.join(FILE);
        Ok(Self { identity: Identity::of(&path), path, connection, hold: Hold::take(dir)? })
    }

    /// Opens the database and reads a little of every part that orders live in.
    fn open_file(path: &Path) -> Result<Connection, JournalError> {
        let connection = schema::open(path)?;
        let at = |source| JournalError::database(path, source);
        for table in ["placed_order", "session", "contact"] {
            let last = format!("SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1");
            let mut statement = connection.prepare(&last).map_err(at)?;
            statement.query([]).and_then(|mut rows| rows.next().map(|_row| ())).map_err(at)?;
        }
        Ok(connection)
    }

    /// The database.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Goes through the whole database on a connection of its own, however long that takes.
    ///
    /// # Errors
    /// When it is damaged, or can't be read.
    pub fn examine(path: &Path) -> Result<(), JournalError> {
        let at = |source| JournalError::database(path, source);
        let connection = Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(at)?;
        let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(at)?;
        if verdict == "ok" { Ok(()) } else { Err(JournalError::Corrupt { path: path.to_owned() }) }
    }

    /// Lets the database not grow beyond so many pages, or beyond what it has: for trying out what a full disk does.
    ///
    /// # Errors
    /// When it can't be set.
    pub fn limit_pages(&self, pages: u32) -> Result<(), JournalError> {
        self.connection.pragma_update_and_check(None, "max_page_count", pages, |_row| Ok(())).map_err(self.at())
    }

    /// Writes without waiting for the disk: for filling a journal that nobody depends on.
    ///
    /// # Errors
    /// When it can't be set.
    pub fn hurry(&self) -> Result<(), JournalError> {
        self.connection.pragma_update(None, "synchronous", "off").map_err(self.at())
    }

    /// Fails where the database's file is not in its place any more: what is written then reaches nobody.
    fn stands(&self) -> Result<(), JournalError> {
        if Identity::of(&self.path) == self.identity {
            Ok(())
        } else {
            Err(JournalError::Gone { path: self.path.clone() })
        }
    }

    fn at(&self) -> impl Fn(rusqlite::Error) -> JournalError + use<> {
        let path = self.path.clone();
        move |source| JournalError::database(&path, source)
    }
}

/// Makes a folder that only its owner can read.
fn make_private(dir: &Path) -> Result<(), JournalError> {
    let unwritable = |source| JournalError::Folder { path: dir.to_owned(), source };
    if dir.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(unwritable)
}
