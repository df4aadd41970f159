//! Owns what comes after a window ended: whether it is started again, how soon, and when that is no use.

use std::time::Duration;

use super::Ending;

/// How many crashes are too many.
const MOST: usize = 3;

/// Within what time.
const WITHIN: Duration = Duration::from_mins(1);

/// How long a window that crashed stays away: long enough to let the system clear up behind it.
const PAUSE: Duration = Duration::from_millis(250);

/// What comes after a window ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing.
    Stop,
    /// It is started again.
    Again {
        /// After this long.
        after: Duration,
        /// Whether the processor is to draw it from now on: what it drew with may be what broke it.
        cpu: bool,
    },
    /// The safe screen, with a code that is read out to the shop.
    Safe(String),
}

/// The crashes of late.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    at: Vec<Duration>,
}

impl Tally {
    /// Says what comes after an ending, at this time since the watch began.
    pub fn note(&mut self, ending: Ending, at: Duration) -> Next {
        match ending {
            Ending::Left => return Next::Stop,
            Ending::Again => return Next::Again { after: Duration::ZERO, cpu: false },
            _ => {}
        }
        self.at.retain(|before| at.saturating_sub(*before) < WITHIN);
        self.at.push(at);
        if self.at.len() >= MOST {
            return Next::Safe(format!("{ending}-{:02}", self.at.len()));
        }
        // A fault in a graphics driver ends the process by a signal, or never comes back from it.
        let cpu = matches!(ending, Ending::Killed(_) | Ending::Hung { had_drawn: false });
        Next::Again { after: PAUSE, cpu }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn a_window_that_was_left_stays_closed_and_one_that_asks_is_started_at_once() {
        let mut tally = Tally::default();
        assert_eq!(tally.note(Ending::Again, secs(1)), Next::Again { after: Duration::ZERO, cpu: false });
        assert_eq!(tally.note(Ending::Left, secs(2)), Next::Stop);
    }

    #[test]
    fn three_crashes_in_a_minute_end_on_the_safe_screen() {
        let mut tally = Tally::default();
        assert!(matches!(tally.note(Ending::Exited(101), secs(0)), Next::Again { cpu: false, .. }));
        assert!(matches!(tally.note(Ending::Killed(11), secs(30)), Next::Again { cpu: true, .. }));
        assert_eq!(tally.note(Ending::TooLarge, secs(59)), Next::Safe("M1-03".into()));
    }

    #[test]
    fn crashes_that_lie_far_apart_are_not_counted_together() {
        let mut tally = Tally::default();
        for minute in 0..20 {
            let next = tally.note(Ending::Hung { had_drawn: true }, secs(minute * 31));
            assert!(matches!(next, Next::Again { cpu: false, .. }), "{minute}: {next:?}");
        }
    }
}
