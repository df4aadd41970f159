//! Owns the little parent of a kiosk's window: it starts the window, sees whether it is well, and starts it again where it is not.
//! *No screen, no catalog, no journal: what could break the window can't break this.*
//!
//! It asks the window for a sign of life over its standard input, a line each second; the thread that draws answers on the standard
//! output. So a window that hangs is known from one that rests. Where the parent goes, the input ends, and the window closes too.

mod ending;
mod tally;
mod watched;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

pub use ending::Ending;
pub use tally::{Next, Tally};
pub use watched::{Limits, Watched};

use crate::storage::{DayLog, DayNote};

/// Tells the window that somebody watches over it.
pub const WATCHED: &str = "DIDEROT_WATCHED";

/// The variable that says what draws the window: `gpu` or `cpu`. Without it OpenGL does, and the processor where that fails.
pub const RENDERER: &str = "DIDEROT_RENDERER";

/// What the window is asked each second.
pub const ASKED: &str = "well?";

/// What it is asked where it has grown large: to end as soon as nobody stands before it.
pub const REST: &str = "rest";

/// What it answers.
pub const ANSWERED: &str = "well";

/// The exit code of a window that wants to be started again: a member of staff asked for it, or it was told to rest.
///
/// Source: `EX_TEMPFAIL` of `sysexits.h`: try again.
pub const AGAIN: u8 = 75;

/// How long the safe screen stays before the window is tried again, where nothing else is said.
pub const SAFE_FOR: Duration = Duration::from_mins(10);

/// What is watched over, and how.
#[derive(Clone, Debug)]
pub struct Watch {
    /// The program, and what it is started with.
    pub program: PathBuf,
    /// What it is started with.
    pub args: Vec<OsString>,
    /// What it is started with to show the safe screen; the code is put behind it.
    pub safe_args: Vec<OsString>,
    /// What it may take.
    pub limits: Limits,
    /// How long the safe screen stays before the window is tried again.
    pub safe_for: Duration,
    /// Where what happened is written down.
    pub log: DayLog,
}

impl Watch {
    /// Keeps the window up until a member of staff leaves it.
    ///
    /// # Errors
    /// When the program can't be started at all.
    pub fn keep(&self) -> io::Result<()> {
        let (began, mut tally) = (Instant::now(), Tally::default());
        let mut on_cpu = false;
        loop {
            let ending = self.start(&self.args, on_cpu)?.watch(&self.limits, &self.log);
            self.log.note(&DayNote::Ended(ending.to_string()));
            match tally.note(ending, began.elapsed()) {
                Next::Stop => return Ok(()),
                Next::Again { after, cpu } => {
                    on_cpu |= cpu;
                    thread::sleep(after);
                }
                Next::Safe(code) => {
                    self.show_safe(&code)?;
                    (tally, on_cpu) = (Tally::default(), false);
                }
            }
        }
    }

    fn start(&self, args: &[OsString], on_cpu: bool) -> io::Result<Watched> {
        self.log.note(&DayNote::Starts { on_cpu });
        let renderer = on_cpu.then_some("cpu");
        Watched::start(&self.program, args, renderer)
    }

    /// Shows the safe screen for a while. Whatever becomes of it, the window is tried again afterwards.
    fn show_safe(&self, code: &str) -> io::Result<()> {
        self.log.note(&DayNote::Safe(code.to_owned()));
        let until = Instant::now() + self.safe_for;
        let mut args = self.safe_args.clone();
        args.push(code.into());
        let safe = self.start(&args, true)?.watch_until(&self.limits, until);
        // Where not even that can be shown, the machine is given the rest that the screen would have given it.
        if safe.is_some_and(Ending::is_crash) {
            thread::sleep(until.saturating_duration_since(Instant::now()));
        }
        Ok(())
    }
}
