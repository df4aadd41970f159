//! Owns the texts of the catalogs that something was sold from, so that it can be priced and printed as it was.

use std::hash::{DefaultHasher, Hasher as _};

use rusqlite::{OptionalExtension as _, params};

use super::{Journal, JournalError};

/// A catalog in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CatalogNumber(pub(super) i64);

impl Journal {
    /// Keeps the files of a catalog ([`crate::storage::kept_files`]), where they are not kept yet.
    ///
    /// # Errors
    /// When they can't be written.
    pub fn keep_catalog(&mut self, files: &[(String, Vec<u8>)]) -> Result<CatalogNumber, JournalError> {
        let at = self.at();
        let digest = digest(files);
        let known = "SELECT number FROM catalog WHERE digest = ?1";
        let found = self.connection.query_row(known, [&digest], |row| row.get(0)).optional().map_err(&at)?;
        if let Some(number) = found {
            return Ok(CatalogNumber(number));
        }
        let change = self.connection.transaction().map_err(&at)?;
        change.execute("INSERT INTO catalog (digest) VALUES (?1)", [&digest]).map_err(&at)?;
        let number = change.last_insert_rowid();
        for (name, content) in files {
            let row = params![number, name, content];
            change
                .execute("INSERT OR IGNORE INTO catalog_file (catalog, name, content) VALUES (?1, ?2, ?3)", row)
                .map_err(&at)?;
        }
        change.commit().map_err(&at)?;
        Ok(CatalogNumber(number))
    }

    /// The files of a catalog as they were: see [`crate::storage::load_kept`].
    ///
    /// # Errors
    /// When they can't be read.
    pub fn kept_files(&self, catalog: CatalogNumber) -> Result<Vec<(String, Vec<u8>)>, JournalError> {
        let at = self.at();
        let mut statement = self
            .connection
            .prepare_cached("SELECT name, content FROM catalog_file WHERE catalog = ?1 ORDER BY rowid")
            .map_err(&at)?;
        let rows = statement.query_map([catalog.0], |row| Ok((row.get(0)?, row.get(1)?))).map_err(&at)?;
        rows.collect::<Result<_, _>>().map_err(&at)
    }
}

/// What tells the texts of one catalog from those of another.
fn digest(files: &[(String, Vec<u8>)]) -> String {
    // Two differently keyed hashes of 64 bits: a shop has thousands of versions at most.
    let half = |key: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(key);
        for (name, content) in files {
            for piece in [name.as_bytes(), content] {
                hasher.write_usize(piece.len());
                hasher.write(piece);
            }
        }
        hasher.finish()
    };
    format!("{:016x}{:016x}", half(0), half(1))
}
