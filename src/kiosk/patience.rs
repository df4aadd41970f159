//! Owns how long a kiosk waits for somebody: until it asks whether they are still there, and until it wipes what they left.

use std::time::Duration;

use super::Idle;

/// Whom there is to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Nobody began: there is nothing to wait for.
    Nobody,
    /// Somebody is under way.
    Buyer,
    /// Somebody placed their order, and has only to take their code.
    Placed,
}

/// What a kiosk does about it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It waits; for so long at most, nothing changes. Without a time nothing will change by itself.
    Waiting(Option<Duration>),
    /// It asks whether somebody is still there, and goes on asking for so long.
    Asking(Duration),
}

/// What just changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It began to ask.
    Asked,
    /// Nobody answered: everything of whoever was here has to be wiped. Said once.
    Wiped,
}

/// How long a kiosk has waited. Moments are times since it was started.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    idle: Idle,
    /// When somebody last did something.
    since: Duration,
    /// When it began to ask.
    asked: Option<Duration>,
    /// When it was last looked at.
    seen: Duration,
    presence: Presence,
}

impl Patience {
    /// It waits for nobody yet.
    #[must_use]
    pub const fn new(idle: Idle) -> Self {
        let zero = Duration::ZERO;
        Self { idle, since: zero, asked: None, seen: zero, presence: Presence::Nobody }
    }

    /// Somebody did something: whatever was asked is answered.
    pub const fn touched(&mut self, now: Duration) {
        self.since = now;
        self.asked = None;
    }

    /// Looks at the clock. While it is `held`, because somebody is being spoken to or something is still being stored, no time passes.
    pub fn look(&mut self, now: Duration, presence: Presence, held: bool) -> Option<Turn> {
        let passed = now.saturating_sub(self.seen);
        self.seen = now;
        if held {
            self.since += passed;
            self.asked = self.asked.map(|asked| asked + passed);
        }
        if presence != self.presence {
            // What somebody comes to next has its whole time.
            (self.presence, self.since, self.asked) = (presence, now, None);
        }
        let ask_after = self.ask_after()?;
        match self.asked {
            Some(asked) if now.saturating_sub(asked) >= self.answer_within() => {
                self.touched(now);
                Some(Turn::Wiped)
            }
            None if now.saturating_sub(self.since) >= ask_after => {
                self.asked = Some(now);
                Some(Turn::Asked)
            }
            _ => None,
        }
    }

    /// What it does now, as it was last looked at.
    #[must_use]
    pub fn mood(&self) -> Mood {
        if let Some(asked) = self.asked {
            return Mood::Asking((asked + self.answer_within()).saturating_sub(self.seen));
        }
        Mood::Waiting(self.ask_after().map(|ask_after| (self.since + ask_after).saturating_sub(self.seen)))
    }

    fn ask_after(&self) -> Option<Duration> {
        match self.presence {
            Presence::Nobody => None,
            Presence::Buyer => Some(Duration::from_secs(self.idle.ask_after.into())),
            Presence::Placed => Some(Duration::from_secs(self.idle.placed_after.into())),
        }
    }

    /// Never less than the law of the place asks, whatever was set.
    fn answer_within(&self) -> Duration {
        Duration::from_secs(self.idle.answer_within.max(Idle::LEAST_ANSWER).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDLE: Idle = Idle { ask_after: 60, answer_within: 20, placed_after: 10 };

    const fn at(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn it_asks_and_wipes_once_nobody_answers() {
        let mut patience = Patience::new(IDLE);
        assert_eq!(patience.look(at(5), Presence::Buyer, false), None);
        assert_eq!(patience.mood(), Mood::Waiting(Some(at(60))));
        assert_eq!(patience.look(at(64), Presence::Buyer, false), None);
        assert_eq!(patience.look(at(65), Presence::Buyer, false), Some(Turn::Asked));
        assert_eq!(patience.mood(), Mood::Asking(at(20)));
        assert_eq!(patience.look(at(84), Presence::Buyer, false), None);
        assert_eq!(patience.look(at(85), Presence::Buyer, false), Some(Turn::Wiped));
        assert_eq!(patience.look(at(86), Presence::Nobody, false), None);
        assert_eq!(patience.mood(), Mood::Waiting(None));
    }

    #[test]
    fn any_touch_goes_on() {
        let mut patience = Patience::new(IDLE);
        patience.look(at(0), Presence::Buyer, false);
        patience.look(at(60), Presence::Buyer, false);
        patience.touched(at(79));
        assert_eq!(patience.look(at(79), Presence::Buyer, false), None);
        assert_eq!(patience.mood(), Mood::Waiting(Some(at(60))));
    }

    #[test]
    fn nobody_is_never_asked_and_a_placed_order_is_left_sooner() {
        let mut patience = Patience::new(IDLE);
        assert_eq!(patience.look(at(10_000), Presence::Nobody, false), None);
        assert_eq!(patience.look(at(10_001), Presence::Placed, false), None);
        assert_eq!(patience.look(at(10_011), Presence::Placed, false), Some(Turn::Asked));
    }

    #[test]
    fn while_it_is_held_no_time_passes() {
        let mut patience = Patience::new(IDLE);
        patience.look(at(0), Presence::Buyer, false);
        patience.look(at(30), Presence::Buyer, false);
        for second in 31..200 {
            assert_eq!(patience.look(at(second), Presence::Buyer, true), None);
        }
        assert_eq!(patience.mood(), Mood::Waiting(Some(at(30))));
        assert_eq!(patience.look(at(229), Presence::Buyer, false), Some(Turn::Asked));
        assert_eq!(patience.look(at(260), Presence::Buyer, true), None, "the question waits too");
        assert_eq!(patience.mood(), Mood::Asking(at(20)));
    }

    #[test]
    fn there_are_always_twenty_seconds_to_answer() {
        let mut patience = Patience::new(Idle { answer_within: 1, ..IDLE });
        patience.look(at(0), Presence::Buyer, false);
        patience.look(at(60), Presence::Buyer, false);
        assert_eq!(patience.mood(), Mood::Asking(at(20)));
    }
}
