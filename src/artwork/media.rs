//! Owns how picture bytes come in; knows nothing of folders, archives or embedded files.

use std::borrow::Cow;

/// Where product pictures are read from: a catalog's media folder, an archive, the program itself.
pub trait Media: Send + Sync {
    /// Reads one file, e.g. `cards/product.json`.
    ///
    /// # Errors
    /// When there is no such file or it cannot be read.
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaError>;
}

/// Why a media file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// There is no such file.
    #[error("{path} is missing from the media folder")]
    Missing {
        /// The file, relative to the media folder.
        path: String,
    },
    /// It exists but cannot be read.
    #[error("{path} cannot be read: {cause}")]
    Unreadable {
        /// The file, relative to the media folder.
        path: String,
        /// What the system said.
        cause: String,
    },
}
