//! Owns when the journal's orders are learned from: once a day, on a thread and a connection of its own, so that neither a screen nor an
//! order waits for it.

use std::path::Path;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::Moment;
use super::learned::{Looked, look};

/// Seconds in a day.
const DAY: u64 = 24 * 60 * 60;

/// How often it is asked, while something is being learned, whether that is done.
const GLANCE: Duration = Duration::from_millis(200);

/// When was learned, and what is being learned.
#[derive(Default)]
pub(super) struct Nightly {
    looked_at: Option<Moment>,
    under_way: Option<JoinHandle<Option<Looked>>>,
}

impl Nightly {
    /// How long there is nothing to see to, within a while.
    pub(super) fn rest(&self, most: Duration) -> Duration {
        if self.under_way.is_some() { GLANCE } else { most }
    }

    /// Begins to learn from the orders of this database, where that was not done today yet.
    pub(super) fn begin(&mut self, path: &Path, now: Moment) {
        let is_due = move |last: Moment| now.0.abs_diff(last.0) >= DAY;
        if self.under_way.is_some() || self.looked_at.is_some_and(|last| !is_due(last)) {
            return;
        }
        self.looked_at = Some(now);
        let path = path.to_owned();
        // What can't be read now is learned tomorrow; nobody waits for it.
        let work = move || look(&path, is_due).ok();
        self.under_way = thread::Builder::new().name("learning".to_owned()).spawn(work).ok();
    }

    /// What was learned, once it is, and when that was begun.
    pub(super) fn take(&mut self) -> Option<(Looked, Moment)> {
        let done = self.under_way.take_if(|thread| thread.is_finished())?;
        done.join().ok().flatten().zip(self.looked_at)
    }
}
