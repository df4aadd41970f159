//! Owns the watching of a catalog's folder: when a save has settled, it is read on a thread of its own; knows nothing of
//! what is done with it.

mod follow;
mod place;
mod save;

#[cfg(test)]
mod tests;

use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use notify::{ErrorKind, Event};

use super::catalog_files::{LoadFailure, Loaded, SourceFiles};
use place::Place;

/// What became of a catalog's folder.
#[derive(Debug)]
pub enum CatalogChange {
    /// It can be used, and something in it is not as it was.
    Good(Box<Loaded>, Pictures),
    /// It can't be used any more; whoever shows it keeps the last one that could.
    Broken(LoadFailure),
    /// It can't be watched any longer.
    Unwatched(WatchError),
}

/// Whether the pictures of a catalog are what they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pictures {
    /// They are.
    #[default]
    Same,
    /// One of them is not, or came, or went.
    Changed,
}

/// Why a folder can't be watched.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// The system has a limit, and it is reached.
    #[error("the system watches as many folders as it may (on Linux, raise fs.inotify.max_user_watches)")]
    LimitReached,
    /// The system says no.
    #[error("the system says: {0}")]
    Refused(String),
    /// There is no thread to be had.
    #[error("there is no thread for it: {0}")]
    NoThread(#[from] io::Error),
}

/// Something for the thread that follows a folder.
enum Signal {
    /// The system has seen something.
    Seen(notify::Result<Event>),
    /// Nobody is interested any more.
    Stop,
}

/// A folder that is being watched: nothing that happens in it from now on is missed, though it may be looked at later.
pub struct FolderWatch {
    place: Place,
    sender: Sender<Signal>,
    receiver: Receiver<Signal>,
}

/// A folder that is being followed; until this is dropped.
#[derive(Debug)]
pub struct Followed {
    sender: Sender<Signal>,
    thread: Option<JoinHandle<()>>,
}

impl FolderWatch {
    /// Watches a folder. To be called before it is read, so that no save falls between.
    ///
    /// # Errors
    /// When the system can't watch it.
    pub fn open(dir: &Path) -> Result<Self, WatchError> {
        let (sender, receiver) = channel();
        Ok(Self { place: Place::watched(dir, &sender)?, sender, receiver })
    }

    /// Reads the folder whenever it changes, on a thread of its own, and tells what became of it. `known` is what was read
    /// after [`Self::open`]: what says the same again is not told.
    ///
    /// # Errors
    /// When there is no thread for it.
    pub fn follow(
        self,
        known: &SourceFiles,
        tell: impl FnMut(CatalogChange) + Send + 'static,
    ) -> Result<Followed, WatchError> {
        let Self { place, sender, receiver } = self;
        let follower = follow::Follower::new(place, (sender.clone(), receiver), known, Box::new(tell));
        let thread = thread::Builder::new().name("catalog".to_owned()).spawn(move || follower.run())?;
        Ok(Followed { sender, thread: Some(thread) })
    }
}

impl Drop for Followed {
    fn drop(&mut self) {
        // A thread that ended by itself hears nothing; nor is there anything left to do about one that died.
        if self.sender.send(Signal::Stop).is_ok() {
            drop(self.thread.take().map(JoinHandle::join));
        }
    }
}

impl From<notify::Error> for WatchError {
    fn from(error: notify::Error) -> Self {
        match error.kind {
            ErrorKind::MaxFilesWatch => Self::LimitReached,
            _ => Self::Refused(error.to_string()),
        }
    }
}
