//! Owns the thread that waits for saves, lets them settle and reads the catalog.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::Event;

use super::place::Place;
use super::save::{Save, Seen};
use super::{CatalogChange, Pictures, Signal, WatchError};
use crate::storage::catalog_files::{SourceFiles, load_folder};

/// After so long without anything new a save is taken to be finished.
const QUIET: Duration = Duration::from_millis(30);

/// The same where a file is gone or empty: most likely it comes back.
const HALFWAY: Duration = Duration::from_millis(150);

/// A catalog that can't be used is only told after so long: a save of several files may be underway.
const PATIENCE: Duration = Duration::from_millis(200);

/// A save that goes on for longer than this is looked at all the same.
const LONGEST: Duration = Duration::from_secs(2);

/// Waits for saves and tells of them.
pub(super) struct Follower {
    place: Place,
    sender: Sender<Signal>,
    receiver: Receiver<Signal>,
    /// What was told last.
    told: Told,
    tell: Box<dyn FnMut(CatalogChange) + Send>,
}

/// What was told last, as a mark of its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Good(u64),
    Broken(u64),
}

/// Why nothing is followed any more: it was stopped, or can't be.
enum End {
    Stopped,
    Unwatched(WatchError),
}

impl Follower {
    pub(super) fn new(
        place: Place,
        (sender, receiver): (Sender<Signal>, Receiver<Signal>),
        known: &SourceFiles,
        tell: Box<dyn FnMut(CatalogChange) + Send>,
    ) -> Self {
        Self { place, sender, receiver, told: Told::Good(mark(known)), tell }
    }

    /// Follows the folder until it is stopped.
    pub(super) fn run(mut self) {
        loop {
            match self.save() {
                Ok(Some(change)) => (self.tell)(change),
                Ok(None) => {}
                Err(End::Stopped) => return,
                Err(End::Unwatched(error)) => return (self.tell)(CatalogChange::Unwatched(error)),
            }
        }
    }

    /// Waits for a save and reads what came of it; nothing where it says what was told already.
    fn save(&mut self) -> Result<Option<CatalogChange>, End> {
        let mut save = Save::default();
        loop {
            let seen = self.next(None)?;
            if self.take(seen, &mut save)? {
                break;
            }
        }
        let began = Instant::now();
        loop {
            self.settle(&mut save, began)?;
            let change = self.read(save.pictures);
            let patience = if matches!(change, CatalogChange::Broken(_)) { PATIENCE } else { Duration::ZERO };
            if !self.goes_on(&mut save, began, patience)? {
                return Ok(self.if_new(change, save.pictures));
            }
        }
    }

    /// Waits until nothing more of a save is seen.
    fn settle(&mut self, save: &mut Save, began: Instant) -> Result<(), End> {
        let mut last = Instant::now();
        loop {
            let still = last.elapsed();
            let is_over = still >= HALFWAY || (still >= QUIET && !save.is_halfway());
            if is_over || began.elapsed() >= LONGEST {
                return Ok(());
            }
            let until = if still >= QUIET { HALFWAY } else { QUIET };
            let seen = self.next(Some(until.saturating_sub(still)))?;
            if self.take(seen, save)? {
                last = Instant::now();
            }
        }
    }

    /// Whether more of a save comes, or came while it was read.
    fn goes_on(&mut self, save: &mut Save, began: Instant, patience: Duration) -> Result<bool, End> {
        let asked = Instant::now();
        loop {
            let left = patience.saturating_sub(asked.elapsed());
            let seen = self.next(Some(left))?;
            let is_over = seen.is_none();
            if began.elapsed() < LONGEST && self.take(seen, save)? {
                return Ok(true);
            }
            if is_over {
                return Ok(false);
            }
        }
    }

    /// What is seen next; nothing where that takes longer than it may.
    fn next(&self, wait: Option<Duration>) -> Result<Option<notify::Result<Event>>, End> {
        let signal = match wait {
            None => self.receiver.recv().map_err(|_nobody| End::Stopped)?,
            Some(wait) => match self.receiver.recv_timeout(wait) {
                Ok(signal) => signal,
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => return Err(End::Stopped),
            },
        };
        match signal {
            Signal::Seen(seen) => Ok(Some(seen)),
            Signal::Stop => Err(End::Stopped),
        }
    }

    /// Takes in what was seen; returns whether it has to do with the catalog.
    fn take(&mut self, seen: Option<notify::Result<Event>>, save: &mut Save) -> Result<bool, End> {
        let Some(seen) = seen else { return Ok(false) };
        let event = seen.map_err(|error| End::Unwatched(error.into()))?;
        match save.take(&event, &self.place) {
            Seen::Nothing => return Ok(false),
            Seen::Part => {}
            // What was watched may be somewhere else by now, and another folder in its place.
            Seen::Folder => {
                self.place = Place::watched(&self.place.dir, &self.sender).map_err(End::Unwatched)?;
            }
        }
        Ok(true)
    }

    /// Reads the catalog as it is now.
    fn read(&self, pictures: Pictures) -> CatalogChange {
        match load_folder(&self.place.dir) {
            Ok(loaded) => CatalogChange::Good(Box::new(loaded), pictures),
            Err(failure) => CatalogChange::Broken(failure),
        }
    }

    /// A change, unless it says what was told last.
    fn if_new(&mut self, change: CatalogChange, pictures: Pictures) -> Option<CatalogChange> {
        let told = match &change {
            CatalogChange::Good(loaded, _) => Told::Good(mark(&loaded.files)),
            CatalogChange::Broken(failure) => Told::Broken(mark(&failure.files)),
            CatalogChange::Unwatched(_) => return Some(change),
        };
        let is_new = told != self.told || pictures == Pictures::Changed;
        self.told = told;
        is_new.then_some(change)
    }
}

/// A mark that tells texts from other texts.
fn mark(files: &SourceFiles) -> u64 {
    let mut hasher = DefaultHasher::new();
    for file in files.iter() {
        file.hash(&mut hasher);
    }
    hasher.finish()
}
