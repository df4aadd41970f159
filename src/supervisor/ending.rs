//! Owns how a kiosk's window ended, as a code that a person can read out.

use std::fmt;
use std::process::ExitStatus;

use super::AGAIN;

/// How a window ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A member of staff left it.
    Left,
    /// It wants to be started again.
    Again,
    /// It can't run: its catalog or its settings have mistakes, or there is no display. It said why on the standard error.
    CannotRun,
    /// It ended by itself with this exit code.
    Exited(i32),
    /// The system ended it, by this signal.
    Killed(i32),
    /// It gave no sign of life, and was ended. Whether it had given any before.
    Hung {
        /// Whether it had drawn anything.
        had_drawn: bool,
    },
    /// It took more memory than it may, and was ended.
    TooLarge,
}

impl Ending {
    /// How a process ended, by its status.
    #[must_use]
    pub fn of(status: ExitStatus) -> Self {
        match status.code() {
            Some(0) => Self::Left,
            Some(code) if code == i32::from(AGAIN) => Self::Again,
            Some(2) => Self::CannotRun,
            Some(code) => Self::Exited(code),
            None => Self::Killed(signal(status)),
        }
    }

    /// Whether it should not have ended so.
    #[must_use]
    pub const fn is_crash(self) -> bool {
        !matches!(self, Self::Left | Self::Again)
    }
}

/// The code that stands on the safe screen and in the log: a letter for what happened, and the number that the system gave.
impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Left => f.write_str("left"),
            Self::Again => f.write_str("again"),
            Self::CannotRun => f.write_str("C2"),
            Self::Exited(code) => write!(f, "E{code}"),
            Self::Killed(signal) => write!(f, "S{signal}"),
            Self::Hung { had_drawn: true } => f.write_str("H1"),
            Self::Hung { had_drawn: false } => f.write_str("H0"),
            Self::TooLarge => f.write_str("M1"),
        }
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> i32 {
    use std::os::unix::process::ExitStatusExt as _;
    status.signal().unwrap_or_default()
}

#[cfg(not(unix))]
const fn signal(_status: ExitStatus) -> i32 {
    0
}
