//! Owns what has been seen of a save so far, and whether it looks finished.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind};

use super::Pictures;
use super::place::{Part, Place};

/// What has been seen of a save. Editors do it in several steps: one writes beside the file and renames, another empties the
/// file and fills it, a third writes it twice.
#[derive(Debug, Default)]
pub(super) struct Save {
    /// The texts that were touched.
    texts: BTreeSet<PathBuf>,
    /// Whether pictures were touched.
    pub(super) pictures: Pictures,
}

/// What something that was seen means for a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// It is part of it.
    Part,
    /// It is part of it, and the folder may be another one now.
    Folder,
    /// It has nothing to do with it.
    Nothing,
}

impl Save {
    /// Takes in what the system has seen.
    pub(super) fn take(&mut self, event: &Event, place: &Place) -> Seen {
        if event.need_rescan() {
            // Something was missed: anything can be.
            self.pictures = Pictures::Changed;
            return Seen::Folder;
        }
        if !changes(event.kind) {
            return Seen::Nothing;
        }
        let mut seen = Seen::Nothing;
        for path in &event.paths {
            match place.part(path) {
                // What is written in a folder is told of the file.
                Some(Part::Folder) if is_about_the_name(event.kind) => {
                    self.pictures = Pictures::Changed;
                    return Seen::Folder;
                }
                Some(Part::Folder) | None => continue,
                Some(Part::Texts) => {
                    self.texts.insert(path.clone());
                }
                Some(Part::Pictures) => self.pictures = Pictures::Changed,
            }
            seen = Seen::Part;
        }
        seen
    }

    /// Whether something is gone or empty: an editor may be about to bring it back, or to fill it.
    pub(super) fn is_halfway(&self) -> bool {
        let is_missing = |path: &PathBuf| fs::metadata(path).map_or(true, |found| found.is_file() && found.len() == 0);
        self.texts.iter().any(is_missing)
    }
}

/// Whether what was seen changes anything: reading does not.
const fn changes(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if !matches!(access, AccessKind::Close(AccessMode::Write)))
}

/// Whether a name came or went.
const fn is_about_the_name(kind: EventKind) -> bool {
    matches!(kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::catalog_files::tests::TempFolder;

    #[test]
    fn what_is_gone_or_empty_is_halfway() {
        let folder = TempFolder::new("halfway");
        let file = folder.path().join("shop.ron");
        let save = Save { texts: BTreeSet::from([file.clone()]), ..Save::default() };
        assert!(save.is_halfway(), "an editor that renames takes the old file away first");
        folder.write("shop.ron", "");
        assert!(save.is_halfway(), "an editor that truncates empties the file first");
        folder.write("shop.ron", "Shop(");
        assert!(!save.is_halfway());
        assert!(!Save { texts: BTreeSet::from([folder.path().to_owned()]), ..save }.is_halfway(), "a folder is there");
    }

    #[test]
    fn reading_changes_nothing() {
        use notify::event::{CreateKind, DataChange, RenameMode};
        assert!(!changes(EventKind::Access(AccessKind::Open(AccessMode::Any))));
        assert!(!changes(EventKind::Access(AccessKind::Close(AccessMode::Read))));
        assert!(changes(EventKind::Access(AccessKind::Close(AccessMode::Write))));
        assert!(changes(EventKind::Create(CreateKind::File)));
        assert!(changes(EventKind::Modify(ModifyKind::Data(DataChange::Any))));
        assert!(is_about_the_name(EventKind::Modify(ModifyKind::Name(RenameMode::To))));
        assert!(!is_about_the_name(EventKind::Modify(ModifyKind::Data(DataChange::Any))));
    }
}
