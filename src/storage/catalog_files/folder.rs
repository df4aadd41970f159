//! Owns how the files of a catalog folder are found and read, within limits.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::gather::{CatalogSource, LARGEST_FILE, MOST_FILES};
use super::report::Finding;
use crate::storage::media::{Media, MediaFolder, read_at_most};

/// A catalog in a folder.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    media: MediaFolder,
}

impl Folder {
    /// Opens a catalog's folder.
    ///
    /// # Errors
    /// When it isn't there, or isn't a folder.
    pub(super) fn open(dir: &Path) -> Result<Self, Finding> {
        let shown = dir.display();
        let root = fs::canonicalize(dir).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Finding::error("missing-folder", format!("there is no folder '{shown}'")),
            _ => unreadable(&error),
        })?;
        if !root.is_dir() {
            return Err(Finding::error("not-a-folder", format!("'{shown}' is not a folder"))
                .mend("name the folder that shop.ron is in"));
        }
        Ok(Self { media: MediaFolder::new(&root), root })
    }

    /// The real place of something in the folder, or nothing where it isn't there.
    fn resolve(&self, name: &str) -> Result<Option<PathBuf>, Finding> {
        match fs::canonicalize(self.root.join(name)) {
            Ok(real) if real.starts_with(&self.root) => Ok(Some(real)),
            Ok(_) => Err(Finding::error("outside-folder", "this is a link to something outside the catalog's folder")
                .mend("put the file itself into the catalog")),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(unreadable(&error)),
        }
    }
}

impl CatalogSource for Folder {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Finding> {
        let Some(path) = self.resolve(name)? else { return Ok(None) };
        // A pipe or a device would wait for ever.
        if !path.is_file() {
            return Err(Finding::error("unreadable", "this is not a file"));
        }
        match read_at_most(&path, LARGEST_FILE).map_err(|error| unreadable(&error))? {
            Some(bytes) => Ok(Some(bytes)),
            None => Err(Finding::error("too-large", "this file is larger than 16 MiB")),
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Finding> {
        let Some(path) = self.resolve(folder)? else { return Ok(Vec::new()) };
        let mut names = BTreeSet::new();
        for (count, entry) in fs::read_dir(&path).map_err(|error| unreadable(&error))?.enumerate() {
            if count == MOST_FILES {
                return Err(Finding::error("too-many-files", format!("there are more than {MOST_FILES} files here")));
            }
            let file = entry.map_err(|error| unreadable(&error))?.file_name();
            if Path::new(&file).extension().is_some_and(|extension| extension == "ron") {
                let Some(name) = file.to_str() else {
                    let message = format!("the name of the file '{}' is not UTF-8", file.display());
                    return Err(Finding::error("not-utf8", message));
                };
                names.insert(format!("{folder}/{name}"));
            }
        }
        Ok(names.into_iter().collect())
    }

    fn entries(&self, folder: &str) -> Vec<String> {
        // What can't be listed is reported where it is read.
        let Some(entries) = self.resolve(folder).ok().flatten().and_then(|path| fs::read_dir(path).ok()) else {
            return Vec::new();
        };
        let names = entries.take(MOST_FILES).flatten().filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            Some(if entry.file_type().ok()?.is_dir() { format!("{name}/") } else { name })
        });
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    fn media(&self) -> &dyn Media {
        &self.media
    }
}

/// The disk says no.
fn unreadable(error: &io::Error) -> Finding {
    Finding::error("unreadable", format!("this can't be read: {error}"))
}
