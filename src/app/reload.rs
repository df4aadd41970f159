//! Owns the way from a catalog's folder to the window: what was read anew on another thread waits here for the next frame.

use std::sync::mpsc::{Receiver, channel};

use eframe::egui::Context;

use crate::storage::{CatalogChange, FolderWatch, Followed, SourceFiles, WatchError};

/// A catalog that is read anew whenever its folder changes.
pub(super) struct Reload {
    changes: Receiver<CatalogChange>,
    _followed: Followed,
}

impl Reload {
    /// Follows a folder that was read as these files.
    ///
    /// # Errors
    /// When there is no thread for it.
    pub(super) fn follow(watch: FolderWatch, known: &SourceFiles, ctx: Context) -> Result<Self, WatchError> {
        let (sender, changes) = channel();
        let tell = move |change| {
            // A window that is gone needs no catalog.
            if sender.send(change).is_ok() {
                ctx.request_repaint();
            }
        };
        Ok(Self { changes, _followed: watch.follow(known, tell)? })
    }

    /// What became of the folder since the last time.
    pub(super) fn poll(&self) -> Vec<CatalogChange> {
        self.changes.try_iter().collect()
    }
}
