//! Owns the signs of life of processes: a file that a living process keeps locked, and which file a path means.

use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher as _, RandomState};
use std::path::{Path, PathBuf};
use std::process;

use super::JournalError;

/// The folder of the signs of life.
const FOLDER: &str = "open";

/// The sign of life of this process: the system lets go of it however the process ends.
#[derive(Debug)]
pub(super) struct Hold {
    name: String,
    path: PathBuf,
    _file: File,
}

impl Hold {
    /// Takes one, and clears away those of processes that ended.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub(super) fn take(dir: &Path) -> Result<Self, JournalError> {
        let folder = dir.join(FOLDER);
        let unwritable = |source| JournalError::Folder { path: folder.clone(), source };
        fs::create_dir_all(&folder).map_err(unwritable)?;
        clear(&folder);
        // Several journals in one process are several holders.
        let lot = RandomState::new().hash_one(process::id());
        let name = format!("{}-{lot:016x}", process::id());
        let path = folder.join(&name);
        let file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(unwritable)?;
        file.lock().map_err(unwritable)?;
        Ok(Self { name, path, _file: file })
    }

    /// What it is called.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether the process that took a hold of this name is still there.
    pub(super) fn is_alive(&self, name: &str) -> bool {
        if name == self.name {
            return true;
        }
        let Some(folder) = self.path.parent() else { return false };
        File::open(folder.join(name)).is_ok_and(|file| file.try_lock().is_err())
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // Where it stays, the next start clears it away.
        fs::remove_file(&self.path).unwrap_or_default();
    }
}

/// Removes what nobody keeps locked.
fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            fs::remove_file(&path).unwrap_or_default();
        }
    }
}

/// Which file a path means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    device: u64,
    number: u64,
}

impl Identity {
    /// The file at a path now; nothing where there is none, or where the system does not tell.
    pub(super) fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let metadata = fs::metadata(path).ok()?;
            Some(Self { device: metadata.dev(), number: metadata.ino() })
        }
        #[cfg(not(unix))]
        {
            // A file that is open can't be taken away there.
            path.exists().then_some(Self { device: 0, number: 0 })
        }
    }
}
