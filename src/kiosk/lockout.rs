//! Owns how wrong PINs are answered: each makes the next attempt wait longer, and five lock the pad for five minutes.

use std::time::Duration;

/// How many wrong PINs lock the pad.
const MOST_WRONG: u32 = 5;

/// How long it is locked then.
const LOCKED: Duration = Duration::from_mins(5);

/// Counts wrong PINs. Moments are times since any one moment in the past, the same after a restart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lockout {
    wrong: u32,
    until: Duration,
}

/// Whether a PIN can be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can.
    Open,
    /// Not yet: the last one was wrong.
    Waits(Duration),
    /// Not for a while: too many were wrong.
    Locked(Duration),
}

impl Lockout {
    /// What was written down of one, whatever is in it: nobody is locked out for longer than five minutes by it.
    #[must_use]
    pub fn remembered(wrong: u32, until: Duration, now: Duration) -> Self {
        let wrong = wrong.min(MOST_WRONG);
        Self { wrong, until: until.min(now + pause(wrong)) }
    }

    /// What has to be written down of it: how many were wrong, and until when nothing can be tried.
    #[must_use]
    pub const fn to_remember(self) -> (u32, Duration) {
        (self.wrong, self.until)
    }

    /// Whether a PIN can be tried now.
    #[must_use]
    pub fn standing(self, now: Duration) -> Standing {
        // A clock that was set back makes nobody wait longer than they would have.
        let left = self.until.saturating_sub(now).min(pause(self.wrong));
        match (left.is_zero(), self.wrong >= MOST_WRONG) {
            (true, _) => Standing::Open,
            (false, false) => Standing::Waits(left),
            (false, true) => Standing::Locked(left),
        }
    }

    /// A PIN was wrong.
    pub fn wrong(&mut self, now: Duration) {
        // After the lock one starts anew: an attempt a minute is what it comes to, for ever.
        self.wrong = if self.wrong >= MOST_WRONG { 1 } else { self.wrong + 1 };
        self.until = now + pause(self.wrong);
    }

    /// A PIN was right.
    pub const fn right(&mut self) {
        *self = Self { wrong: 0, until: Duration::ZERO };
    }
}

/// How long nothing can be tried after so many wrong ones: 1, 2, 4 and 8 seconds, then the lock.
const fn pause(wrong: u32) -> Duration {
    match wrong {
        0 => Duration::ZERO,
        1..MOST_WRONG => Duration::from_secs(1 << (wrong - 1)),
        _ => LOCKED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn each_wrong_pin_makes_the_next_wait_longer_and_five_lock_it() {
        let (mut lockout, mut now) = (Lockout::default(), at(1000));
        for wait in [1, 2, 4, 8] {
            assert_eq!(lockout.standing(now), Standing::Open);
            lockout.wrong(now);
            assert_eq!(lockout.standing(now), Standing::Waits(at(wait)));
            now += at(wait);
        }
        lockout.wrong(now);
        assert_eq!(lockout.standing(now), Standing::Locked(at(300)));
        assert_eq!(lockout.standing(now + at(299)), Standing::Locked(at(1)));
        assert_eq!(lockout.standing(now + at(300)), Standing::Open);
        lockout.wrong(now + at(300));
        assert_eq!(lockout.standing(now + at(300)), Standing::Waits(at(1)));
        lockout.right();
        assert_eq!(lockout, Lockout::default());
    }

    #[test]
    fn it_goes_on_after_a_restart() {
        let mut lockout = Lockout::default();
        for _ in 0..5 {
            lockout.wrong(at(1000));
        }
        let (wrong, until) = lockout.to_remember();
        let after = Lockout::remembered(wrong, until, at(1010));
        assert_eq!(after.standing(at(1010)), Standing::Locked(at(290)));
    }

    #[test]
    fn no_clock_and_no_file_locks_it_for_longer() {
        let mut lockout = Lockout::default();
        for _ in 0..5 {
            lockout.wrong(at(1_000_000));
        }
        assert_eq!(lockout.standing(at(0)), Standing::Locked(at(300)), "the clock was set back");
        let mad = Lockout::remembered(u32::MAX, Duration::MAX, at(50));
        assert_eq!(mad.standing(at(50)), Standing::Locked(at(300)));
        assert_eq!(mad.standing(at(350)), Standing::Open);
    }
}
