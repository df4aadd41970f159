//! Owns the pictures of a catalog as bytes; knows nothing of what they show.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::path::{Component, Path, PathBuf};

use rust_embed::Embed;

/// The largest picture file that is read.
pub(super) const LARGEST_BYTES: u64 = 64 * 1024 * 1024;

/// The catalog that is part of the program.
#[derive(Embed)]
#[folder = "catalogs/print-shop"]
pub(super) struct BuiltinFiles;

/// Where the pictures of a catalog are read from. Paths are relative to `media`, with forward slashes: `cards/base.png`.
pub trait Media: Send + Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// When the path leaves the folder, or the file isn't there, is too large or can't be read.
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaReadError>;

    /// Whether there is such a file.
    fn exists(&self, path: &str) -> bool;

    /// Opens a file, for whoever needs only its first bytes.
    ///
    /// # Errors
    /// As [`Media::read`], save that a file of any size can be opened.
    fn open(&self, path: &str) -> Result<Opened, MediaReadError> {
        self.read(path).map(Opened::from_bytes)
    }

    /// The names of the folders that there are, sorted.
    fn folders(&self) -> Vec<String> {
        Vec::new()
    }
}

/// A file that is read bit by bit.
pub struct Opened {
    /// How many bytes it has.
    pub length: u64,
    /// Its bytes.
    pub reader: Box<dyn BufReadSeek>,
}

/// What can be read and gone back in.
pub trait BufReadSeek: BufRead + Seek {}

impl<R: BufRead + Seek> BufReadSeek for R {}

impl Opened {
    fn from_bytes(bytes: Cow<'static, [u8]>) -> Self {
        Self { length: u64::try_from(bytes.len()).unwrap_or(u64::MAX), reader: Box::new(Cursor::new(bytes)) }
    }
}

/// The pictures of a catalog folder.
#[derive(Clone, Debug)]
pub struct MediaFolder {
    catalog: PathBuf,
}

/// The pictures of the catalog that is part of the program.
#[derive(Clone, Copy, Debug, Default)]
pub struct MediaEmbedded;

/// Why a picture file can't be read.
#[derive(Debug, thiserror::Error)]
pub enum MediaReadError {
    /// The path is absolute, goes up, or follows a link out of the folder.
    #[error("'{path}' lies outside the folder media")]
    Outside {
        /// What was asked for.
        path: String,
    },
    /// There is no such file.
    #[error("there is no file 'media/{path}'")]
    Missing {
        /// What was asked for.
        path: String,
    },
    /// It is larger than anything that a catalog needs.
    #[error("'media/{path}' is larger than 64 MiB")]
    TooLarge {
        /// What was asked for.
        path: String,
    },
    /// The disk says no.
    #[error("'media/{path}' can't be read")]
    Unreadable {
        /// What was asked for.
        path: String,
        /// What the disk said.
        source: io::Error,
    },
}

impl MediaFolder {
    /// The pictures of the catalog in this folder: what is in its `media`.
    #[must_use]
    pub fn new(catalog: &Path) -> Self {
        Self { catalog: catalog.to_owned() }
    }

    /// The real place of a file, once it is certain that it lies within the folder.
    fn resolve(&self, path: &str) -> Result<PathBuf, MediaReadError> {
        let outside = || MediaReadError::Outside { path: path.to_owned() };
        if !stays_inside(path) {
            return Err(outside());
        }
        let real = |wanted: &Path| {
            fs::canonicalize(wanted).map_err(|source| match source.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                    MediaReadError::Missing { path: path.to_owned() }
                }
                _ => MediaReadError::Unreadable { path: path.to_owned(), source },
            })
        };
        // Nor may `media` itself be a link to somewhere else.
        let root = real(&self.catalog)?.join("media");
        let file = real(&root.join(path))?;
        if file.starts_with(&root) { Ok(file) } else { Err(outside()) }
    }
}

impl Media for MediaFolder {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaReadError> {
        let file = self.resolve(path)?;
        let unreadable = |source| MediaReadError::Unreadable { path: path.to_owned(), source };
        // A pipe or a device would wait for ever.
        if !file.is_file() {
            return Err(MediaReadError::Missing { path: path.to_owned() });
        }
        match read_at_most(&file, LARGEST_BYTES).map_err(unreadable)? {
            Some(bytes) => Ok(bytes.into()),
            None => Err(MediaReadError::TooLarge { path: path.to_owned() }),
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.resolve(path).is_ok_and(|file| file.is_file())
    }

    fn open(&self, path: &str) -> Result<Opened, MediaReadError> {
        let place = self.resolve(path)?;
        let unreadable = |source| MediaReadError::Unreadable { path: path.to_owned(), source };
        // A pipe or a device would wait for ever.
        if !place.is_file() {
            return Err(MediaReadError::Missing { path: path.to_owned() });
        }
        let file = File::open(&place).map_err(unreadable)?;
        let length = file.metadata().map_err(unreadable)?.len();
        Ok(Opened { length, reader: Box::new(BufReader::new(file)) })
    }

    fn folders(&self) -> Vec<String> {
        let entries = fs::read_dir(self.catalog.join("media")).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        folders.filter_map(|entry| entry.file_name().into_string().ok()).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

impl Media for MediaEmbedded {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaReadError> {
        if !stays_inside(path) {
            return Err(MediaReadError::Outside { path: path.to_owned() });
        }
        BuiltinFiles::get(&format!("media/{path}"))
            .map(|file| file.data)
            .ok_or_else(|| MediaReadError::Missing { path: path.to_owned() })
    }

    fn exists(&self, path: &str) -> bool {
        stays_inside(path) && BuiltinFiles::get(&format!("media/{path}")).is_some()
    }

    fn folders(&self) -> Vec<String> {
        let folder = |name: Cow<'static, str>| Some(name.strip_prefix("media/")?.split_once('/')?.0.to_owned());
        BuiltinFiles::iter().filter_map(folder).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// Reads a whole file, or nothing where it is larger than so many bytes.
pub(super) fn read_at_most(path: &Path, largest: u64) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    // Room for all of it, so that it isn't moved while it grows, and for one byte more, which says that this was the end.
    let room = file.metadata()?.len().min(largest) + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or_default());
    file.take(largest + 1).read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= largest);
    Ok(fits.then_some(bytes))
}

/// Whether a path is made of plain names only, on every system.
fn stays_inside(path: &str) -> bool {
    let plain = |component: Component<'_>| matches!(component, Component::Normal(_));
    !path.is_empty() && !path.contains(['\\', ':', '\0']) && Path::new(path).components().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::catalog_files::tests::TempFolder;

    #[test]
    fn a_picture_is_read_from_its_folder() {
        let folder = TempFolder::new("media");
        folder.write("media/cards/base.png", "picture");
        let media = MediaFolder::new(folder.path());
        assert_eq!(media.read("cards/base.png").unwrap().as_ref(), b"picture");
        assert!(media.exists("cards/base.png"));
        assert!(!media.exists("cards"));
        assert!(matches!(media.read("cards/other.png"), Err(MediaReadError::Missing { .. })));
        assert!(matches!(media.read("cards"), Err(MediaReadError::Missing { .. })));
    }

    #[test]
    fn paths_that_leave_the_folder_are_refused() {
        let folder = TempFolder::new("media-outside");
        folder.write("media/cards/base.png", "picture");
        folder.write("secret.txt", "secret");
        let media = MediaFolder::new(folder.path());
        for path in ["../secret.txt", "/etc/hostname", "cards/../../secret.txt", "C:\\x", "..\\secret.txt", ""] {
            assert!(matches!(media.read(path), Err(MediaReadError::Outside { .. })), "{path}");
            assert!(matches!(MediaEmbedded.read(path), Err(MediaReadError::Outside { .. })), "{path}");
            assert!(!media.exists(path) && !MediaEmbedded.exists(path), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_that_leave_the_folder_are_refused() {
        let folder = TempFolder::new("media-link");
        folder.write("media/cards/base.png", "picture");
        folder.write("secret.txt", "secret");
        std::os::unix::fs::symlink(folder.path().join("secret.txt"), folder.path().join("media/cards/link.png"))
            .unwrap();
        std::os::unix::fs::symlink("base.png", folder.path().join("media/cards/same.png")).unwrap();
        let media = MediaFolder::new(folder.path());
        assert!(matches!(media.read("cards/link.png"), Err(MediaReadError::Outside { .. })));
        assert_eq!(media.read("cards/same.png").unwrap().as_ref(), b"picture");
    }

    #[test]
    fn a_file_beyond_the_limit_is_not_read() {
        let folder = TempFolder::new("media-large");
        folder.write("large", "12345");
        let file = folder.path().join("large");
        assert_eq!(read_at_most(&file, 5).unwrap().as_deref(), Some(b"12345".as_slice()));
        assert_eq!(read_at_most(&file, 4).unwrap(), None);
    }
}
