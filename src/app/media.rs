//! Owns the way from a catalog's pictures on disk to the studio that composes them.

use std::borrow::Cow;
use std::sync::Arc;

use crate::artwork::{Media, MediaError};
use crate::cli::CatalogSource;
use crate::storage::{Media as Stored, MediaEmbedded, MediaFolder, MediaReadError};

/// The pictures of a catalog, as the studio reads them.
#[must_use]
pub fn media_of(source: &CatalogSource) -> Arc<dyn Media> {
    match source {
        CatalogSource::Builtin => Arc::new(FromStorage(MediaEmbedded)),
        CatalogSource::Folder(dir) => Arc::new(FromStorage(MediaFolder::new(dir))),
    }
}

/// Stored pictures, handed to the studio.
struct FromStorage<M>(M);

impl<M: Stored> Media for FromStorage<M> {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaError> {
        self.0.read(path).map_err(|error| match error {
            MediaReadError::Missing { path } => MediaError::Missing { path },
            other => MediaError::Unreadable { path: path.to_owned(), cause: other.to_string() },
        })
    }
}
