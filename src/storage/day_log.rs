//! Owns the day's log of a kiosk: what happened, without anything of anybody. *Nothing that a buyer typed or brought can get in:
//! there is no note that would take it.*

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use jiff::ZonedDateTime;

/// How large the log of a day may become, in bytes.
const LARGEST: u64 = 256 * 1024;

/// How many days are kept.
const DAYS: usize = 14;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayNote {
    /// The window is started.
    Starts {
        /// Whether the processor draws it.
        on_cpu: bool,
    },
    /// It ended, by this code of [`Ending`](crate::supervisor::Ending).
    Ended(String),
    /// It has grown large, in MiB, and is asked to start anew between two buyers.
    Large(u64),
    /// The safe screen is shown, with this code.
    Safe(String),
    /// Somebody began.
    Began,
    /// An order was placed, under this code.
    Placed(String),
    /// An order could not be stored.
    NotPlaced,
    /// Nobody answered, and everything of the buyer was wiped.
    Wiped,
    /// The journal can't be written.
    JournalFails,
    /// It can again.
    JournalWorks,
    /// A ticket was printed.
    Printed,
    /// A ticket could not be printed.
    NotPrinted,
    /// A wrong PIN was typed.
    WrongPin,
    /// The staff's menu was opened.
    StaffCame,
    /// It was closed.
    StaffWent,
}

impl DayNote {
    /// Whether somebody should look at it.
    #[must_use]
    pub fn is_trouble(&self) -> bool {
        match self {
            Self::Ended(code) => !matches!(code.as_str(), "left" | "again"),
            Self::Safe(_) | Self::NotPlaced | Self::JournalFails | Self::NotPrinted => true,
            _ => false,
        }
    }
}

impl fmt::Display for DayNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Starts { on_cpu: false } => f.write_str("the window is started"),
            Self::Starts { on_cpu: true } => f.write_str("the window is started, drawn by the processor"),
            Self::Ended(code) => write!(f, "the window ended: {code}"),
            Self::Large(size) => write!(f, "the window takes {size} MiB and starts anew between two buyers"),
            Self::Safe(code) => write!(f, "the safe screen is shown: {code}"),
            Self::Began => f.write_str("somebody began"),
            Self::Placed(code) => write!(f, "an order was placed: {code}"),
            Self::NotPlaced => f.write_str("an order could not be stored"),
            Self::Wiped => f.write_str("nobody answered; everything of the buyer was wiped"),
            Self::JournalFails => f.write_str("the journal can't be written"),
            Self::JournalWorks => f.write_str("the journal can be written again"),
            Self::Printed => f.write_str("a ticket was printed"),
            Self::NotPrinted => f.write_str("a ticket could not be printed"),
            Self::WrongPin => f.write_str("a wrong PIN was typed"),
            Self::StaffCame => f.write_str("the staff's menu was opened"),
            Self::StaffWent => f.write_str("the staff's menu was closed"),
        }
    }
}

/// The logs of a data folder, one for each day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayLog {
    dir: PathBuf,
}

impl DayLog {
    /// The logs in a data folder.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self { dir: data.join("log") }
    }

    /// Writes down something that happened now. Where that can't be done it is told on the standard error, and all goes on.
    pub fn note(&self, note: &DayNote) {
        let now = ZonedDateTime::now();
        if let Err(error) = self.write(note, &now) {
            // Where even this can't be written, there is nobody to read it.
            writeln!(io::stderr(), "diderot: {note}; {}: {error}", self.dir.display()).unwrap_or_default();
        }
    }

    /// Takes notes on a thread of its own from now on. Nothing where the system has none to give.
    #[must_use]
    pub fn keep(self) -> Option<Sender<DayNote>> {
        let (sender, notes) = channel();
        let write = move || notes.iter().for_each(|note| self.note(&note));
        let started = thread::Builder::new().name("log".to_owned()).spawn(write);
        started.is_ok().then_some(sender)
    }

    /// The notes of the last day that has any, the oldest first, as they are written.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn last_day(&self) -> io::Result<Vec<String>> {
        match self.days()?.last() {
            Some(day) => Ok(fs::read_to_string(day)?.lines().map(str::to_owned).collect()),
            None => Ok(Vec::new()),
        }
    }

    fn write(&self, note: &DayNote, now: &ZonedDateTime) -> io::Result<()> {
        let day = self.dir.join(format!("{}.log", now.date()));
        if !day.exists() {
            fs::create_dir_all(&self.dir)?;
            self.remove_old()?;
        }
        let mut file = OpenOptions::new().create(true).append(true).open(&day)?;
        if file.metadata()?.len() >= LARGEST {
            return Ok(());
        }
        let mark = if note.is_trouble() { '!' } else { ' ' };
        // In one piece: two processes write to it.
        file.write_all(format!("{} {mark} {note}\n", now.strftime("%H:%M:%S")).as_bytes())
    }

    /// The logs that are there, the oldest first.
    fn days(&self) -> io::Result<Vec<PathBuf>> {
        let entries = match fs::read_dir(&self.dir) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let is_log = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "log");
        let mut days: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_log).collect();
        days.sort();
        Ok(days)
    }

    fn remove_old(&self) -> io::Result<()> {
        let days = self.days()?;
        let many = days.len().saturating_sub(DAYS - 1);
        days.iter().take(many).try_for_each(fs::remove_file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_it_happens_within_its_bound_and_two_weeks_are_kept() {
        let data = std::env::temp_dir().join(format!("diderot-daylog-{}", std::process::id()));
        fs::remove_dir_all(&data).unwrap_or_default();
        let log = DayLog::new(&data);
        assert_eq!(log.last_day().unwrap(), [""; 0]);
        let first: ZonedDateTime = "2026-11-28T09:00:00+01:00[Europe/Amsterdam]".parse().unwrap();
        for day in 0..20 {
            let now = first.checked_add(jiff::Span::new().days(day)).unwrap();
            log.write(&DayNote::Starts { on_cpu: false }, &now).unwrap();
            log.write(&DayNote::Ended("S11".into()), &now).unwrap();
        }
        assert_eq!(log.days().unwrap().len(), DAYS);
        let last = log.last_day().unwrap();
        assert_eq!(last, ["09:00:00   the window is started", "09:00:00 ! the window ended: S11"]);
        let now = first.checked_add(jiff::Span::new().days(30)).unwrap();
        let large = "x".repeat(1000);
        for _ in 0..400 {
            log.write(&DayNote::Safe(large.clone()), &now).unwrap();
        }
        let size = fs::metadata(log.days().unwrap().last().unwrap()).unwrap().len();
        assert!(size < LARGEST + 2000, "{size}");
        fs::remove_dir_all(&data).unwrap();
    }
}
