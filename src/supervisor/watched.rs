//! Owns one window as a process: its signs of life, its memory, and its end.

use std::ffi::OsString;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::{ANSWERED, ASKED, Ending, RENDERER, REST, WATCHED};
use crate::storage::{DayLog, DayNote};

/// How often a window is asked for a sign of life.
const EVERY: Duration = Duration::from_secs(1);

/// What a window may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long it may stay silent once it was heard.
    pub silence: Duration,
    /// How long until it is heard first.
    pub start: Duration,
    /// How much memory it may take, in bytes. From three quarters of it on it is asked to start anew between two buyers.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { silence: Duration::from_secs(3), start: Duration::from_secs(30), memory: 1536 * 1024 * 1024 }
    }
}

/// One window.
#[derive(Debug)]
pub struct Watched {
    child: Child,
    input: Option<ChildStdin>,
    answers: Receiver<()>,
}

impl Watched {
    /// Starts it.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn start(program: &Path, args: &[OsString], renderer: Option<&str>) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.args(args).env(WATCHED, "1").stdin(Stdio::piped()).stdout(Stdio::piped());
        if let Some(renderer) = renderer {
            command.env(RENDERER, renderer);
        }
        let mut child = command.spawn()?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (sender, answers) = channel();
        let listen = move || {
            let lines = output.map(|output| BufReader::new(output).lines()).into_iter().flatten();
            for line in lines.map_while(Result::ok) {
                if line == ANSWERED && sender.send(()).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new().name("heartbeat".to_owned()).spawn(listen)?;
        Ok(Self { child, input, answers })
    }

    /// Watches it until it ends, or has to be ended.
    #[must_use]
    pub fn watch(self, limits: &Limits, log: &DayLog) -> Ending {
        self.follow(limits, None, Some(log)).unwrap_or(Ending::Left)
    }

    /// The same until a moment, at which it is ended. Nothing where it was there until then.
    #[must_use]
    pub fn watch_until(self, limits: &Limits, until: Instant) -> Option<Ending> {
        self.follow(limits, Some(until), None)
    }

    fn follow(mut self, limits: &Limits, until: Option<Instant>, log: Option<&DayLog>) -> Option<Ending> {
        let (mut heard, mut had_drawn, mut was_large) = (Instant::now(), false, false);
        loop {
            let size = self.memory();
            let is_large = size.is_some_and(|size| size > limits.memory / 4 * 3);
            self.say(if is_large { REST } else { ASKED });
            if is_large && !was_large {
                was_large = true;
                log.inspect(|log| log.note(&DayNote::Large(size.unwrap_or_default() / 1024 / 1024)));
            }
            match self.answers.recv_timeout(EVERY) {
                Ok(()) => {
                    (heard, had_drawn) = (Instant::now(), true);
                    // Signs of life that came close together count once.
                    thread::sleep(EVERY.saturating_sub(heard.elapsed()));
                    while self.answers.try_recv().is_ok() {}
                }
                // A window that closed its output is about to end.
                Err(RecvTimeoutError::Disconnected) => thread::sleep(EVERY / 20),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(Ending::of(status));
            }
            let patience = if had_drawn { limits.silence } else { limits.start };
            if heard.elapsed() > patience {
                return Some(self.end(Ending::Hung { had_drawn }));
            }
            if self.memory().is_some_and(|size| size > limits.memory) {
                return Some(self.end(Ending::TooLarge));
            }
            if until.is_some_and(|until| Instant::now() >= until) {
                self.end(Ending::Left);
                return None;
            }
        }
    }

    /// Writes a line to the window. One that is gone is seen to be so soon enough.
    fn say(&mut self, line: &str) {
        let said = self.input.as_mut().map(|input| writeln!(input, "{line}").and_then(|()| input.flush()));
        if matches!(said, Some(Err(_))) {
            self.input = None;
        }
    }

    /// Ends the window, for this reason.
    fn end(&mut self, ending: Ending) -> Ending {
        // One that has just ended by itself can't be ended any more.
        self.child.kill().unwrap_or_default();
        match self.child.wait() {
            Ok(_status) => ending,
            Err(_gone) => ending,
        }
    }

    /// The memory that it has in use, in bytes, where the system says so.
    fn memory(&self) -> Option<u64> {
        // Source: proc_pid_status(5).
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kib * 1024)
    }
}
