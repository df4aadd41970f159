//! Owns why the journal can't be read or written, in words that say where and what to do.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::flow::NotGiven;

/// Why the journal could not do something. Nothing was confirmed then.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The data folder can't be made or written.
    #[error("the data folder {path} can't be written: {source}; choose another with --data")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// There is no room.
    #[error("the disk that {path} lies on is full; make room on it")]
    Full {
        /// The database.
        path: PathBuf,
    },
    /// It may not be written.
    #[error("{path} may not be written; give its owner the right to, or choose another folder with --data")]
    ReadOnly {
        /// The database.
        path: PathBuf,
    },
    /// Another process keeps it to itself.
    #[error("{path} is in use by another program that does not let go of it; close that, and try again")]
    Busy {
        /// The database.
        path: PathBuf,
    },
    /// It is damaged.
    #[error("{path} is damaged; it is set aside at the next start, and what can be read of it is kept")]
    Corrupt {
        /// The database.
        path: PathBuf,
    },
    /// It is not where it was: the drive was pulled, or the file was moved.
    #[error("{path} is not in its place any more; put the drive or the file back and try again")]
    Gone {
        /// The database.
        path: PathBuf,
    },
    /// A database of something else.
    #[error("{path} is not a journal of Diderot; move it away, or choose another folder with --data")]
    Foreign {
        /// The database.
        path: PathBuf,
    },
    /// Real buyers are in it.
    #[error("{path} holds walks of real buyers; choose a folder of its own for a simulation with --data")]
    Real {
        /// The database.
        path: PathBuf,
    },
    /// The same walks were simulated before.
    #[error("{path} has these walks already; another --seed makes others, another --data another folder")]
    Twice {
        /// The database.
        path: PathBuf,
    },
    /// A newer version wrote it.
    #[error("{path} was written by a newer version of Diderot; use that one")]
    Newer {
        /// The database.
        path: PathBuf,
    },
    /// Anything else that the database says.
    #[error("{path} can't be used: {source}")]
    Database {
        /// The database.
        path: PathBuf,
        /// What it said.
        source: rusqlite::Error,
    },
    /// The walk that the order belongs to is not in the journal.
    #[error("this order is not known; start over")]
    NoSession,
    /// There is nothing to order.
    #[error("there is nothing in this order")]
    Empty,
    /// No free code was found.
    #[error("no free order code was found")]
    NoCode,
    /// What an earlier order gave can't be used for this one any more. Nothing is placed.
    #[error("what an earlier order gave can't be used any more")]
    NotGiven(NotGiven),
    /// What was written can't be understood.
    #[error("what is kept of the order {code} can't be read: {reason}")]
    Record {
        /// The order's code.
        code: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The thread that writes is gone.
    #[error("the journal was closed")]
    Closed,
}

impl JournalError {
    /// What an error of the database comes to.
    pub(super) fn database(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly { path },
            // Where nothing can be written beside it, the database does not say why it can't be opened.
            Some(ErrorCode::CannotOpen) if is_read_only(&path) => Self::ReadOnly { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Corrupt { path },
            _ => Self::Database { path, source },
        }
    }

    /// Whether the database is damaged, so that it has to be set aside.
    #[must_use]
    pub const fn is_corrupt(&self) -> bool {
        matches!(self, Self::Corrupt { .. })
    }
}

/// Whether a file that is there may only be read.
fn is_read_only(path: &Path) -> bool {
    let opened = std::fs::OpenOptions::new().append(true).open(path);
    opened
        .is_err_and(|error| matches!(error.kind(), io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied))
}
