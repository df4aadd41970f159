//! Owns which folders the system watches for a catalog, and what a path in them means for it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::{Signal, WatchError};

/// The folder of a catalog, with what watches it. Its parent is watched too: a folder may be replaced as a whole.
pub(super) struct Place {
    /// As it was named.
    pub(super) dir: PathBuf,
    /// Where it really is, while it is there.
    real: Option<PathBuf>,
    /// Where its name stands.
    named: Option<PathBuf>,
    /// Watches as long as it lives.
    _watcher: RecommendedWatcher,
}

/// What something at a path has to do with a catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It is the catalog's folder itself.
    Folder,
    /// It is among its texts or typefaces, or a folder of them.
    Texts,
    /// It is among its pictures.
    Pictures,
}

impl Place {
    /// Has the system watch a folder. One that is not there is waited for.
    pub(super) fn watched(dir: &Path, sender: &Sender<Signal>) -> Result<Self, WatchError> {
        let sender = sender.clone();
        // Whoever does not listen any more needs no answer. Links within a catalog are not followed: they could lead anywhere.
        let tell = move |seen| drop(sender.send(Signal::Seen(seen)));
        let mut watcher = RecommendedWatcher::new(tell, Config::default().with_follow_symlinks(false))?;
        let named = name_of(dir).and_then(|(parent, name)| {
            watcher.watch(&parent, RecursiveMode::NonRecursive).ok()?;
            Some(parent.join(name))
        });
        let real = fs::canonicalize(dir).ok();
        if let Some(real) = &real {
            watcher.watch(real, RecursiveMode::Recursive)?;
        }
        Ok(Self { dir: dir.to_owned(), real, named, _watcher: watcher })
    }

    /// What something at a path has to do with the catalog; nothing for the notes and copies that editors leave.
    pub(super) fn part(&self, path: &Path) -> Option<Part> {
        if self.named.as_deref() == Some(path) || self.real.as_deref() == Some(path) {
            return Some(Part::Folder);
        }
        let inside = path.strip_prefix(self.real.as_ref()?).ok()?;
        let mut names = inside.iter();
        match (names.next()?.to_str()?, names.next()) {
            ("media", _) => Some(Part::Pictures),
            ("fonts", _) | ("products" | "offers" | "rules", None) => Some(Part::Texts),
            _ => inside.extension().is_some_and(|extension| extension == "ron").then_some(Part::Texts),
        }
    }
}

/// The real folder that a folder lies in, and its name there.
fn name_of(dir: &Path) -> Option<(PathBuf, OsString)> {
    let dir = std::path::absolute(dir).ok()?;
    let parent = fs::canonicalize(dir.parent()?).ok()?;
    Some((parent, dir.file_name()?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::catalog_files::tests::TempFolder;

    #[test]
    fn only_what_belongs_to_a_catalog_counts() {
        let folder = TempFolder::new("place");
        folder.write("shop/shop.ron", "");
        let (sender, _receiver) = std::sync::mpsc::channel();
        let place = Place::watched(&folder.path().join("shop"), &sender).unwrap();
        let shop = fs::canonicalize(folder.path().join("shop")).unwrap();
        for (path, part) in [
            ("", Some(Part::Folder)),
            ("shop.ron", Some(Part::Texts)),
            ("products/cards.ron", Some(Part::Texts)),
            ("products", Some(Part::Texts)),
            ("fonts/Serif.ttf", Some(Part::Texts)),
            ("media/cards/base.png", Some(Part::Pictures)),
            ("media", Some(Part::Pictures)),
            ("products/.cards.ron.swp", None),
            ("products/cards.ron~", None),
            ("products/4913", None),
            (".git/index", None),
            ("README.md", None),
        ] {
            assert_eq!(place.part(&shop.join(path)), part, "{path}");
        }
        assert_eq!(place.part(&fs::canonicalize(folder.path()).unwrap().join("other.ron")), None);
    }
}
