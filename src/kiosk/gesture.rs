//! Owns the hidden gesture of the staff: the upper left corner is held for two seconds, then the lower right one, within five
//! seconds of each other. Nobody does that by accident, and it leaves no trace on the screen.

use std::time::Duration;

/// How long a corner is held.
const HELD: Duration = Duration::from_secs(2);

/// How long there is between the first corner and the second being pressed.
const BETWEEN: Duration = Duration::from_secs(5);

/// A corner of the screen that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner {
    /// The upper left one, held first.
    First,
    /// The lower right one, held second.
    Second,
}

/// How far the gesture has come. Moments are times since the kiosk was started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gesture {
    /// Not begun.
    #[default]
    Idle,
    /// The first corner is being held since then.
    First(Duration),
    /// The first corner was held, up to then.
    Between(Duration),
    /// The second corner is being held since then.
    Second(Duration),
}

impl Gesture {
    /// Follows what is held now: a corner, or nothing of the kind; `pressed` is whether anything is held at all. Whether the gesture
    /// is complete: said once.
    pub fn follow(&mut self, now: Duration, corner: Option<Corner>, pressed: bool) -> bool {
        let is_over = |since: Duration, long: Duration| now.saturating_sub(since) >= long;
        let next = match (*self, corner) {
            (Self::Idle, Some(Corner::First)) => Self::First(now),
            (Self::First(since), Some(Corner::First)) if is_over(since, HELD) => Self::Between(now),
            (Self::First(since), Some(Corner::First)) => Self::First(since),
            // It stays held as long as one likes.
            (Self::Between(_), Some(Corner::First)) => Self::Between(now),
            (Self::Between(since), _) if is_over(since, BETWEEN) => Self::Idle,
            (Self::Between(_), Some(Corner::Second)) => Self::Second(now),
            (Self::Between(since), None) if !pressed => Self::Between(since),
            (Self::Second(since), Some(Corner::Second)) if is_over(since, HELD) => {
                *self = Self::Idle;
                return true;
            }
            (Self::Second(since), Some(Corner::Second)) => Self::Second(since),
            _ => Self::Idle,
        };
        *self = next;
        false
    }

    /// When it has to be looked at again, where that does not follow from a movement.
    #[must_use]
    pub fn next_look(self, now: Duration) -> Option<Duration> {
        match self {
            Self::First(since) | Self::Second(since) => Some((since + HELD).saturating_sub(now)),
            Self::Idle | Self::Between(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tenths of a second, each with what is held then: `1` the first corner, `2` the second, `x` something else, ` ` nothing.
    fn played(held: &str) -> bool {
        let mut gesture = Gesture::default();
        let mut done = false;
        for (tenth, held) in (0..).zip(held.chars()) {
            let corner = match held {
                '1' => Some(Corner::First),
                '2' => Some(Corner::Second),
                _ => None,
            };
            done |= gesture.follow(Duration::from_millis(tenth * 100), corner, held != ' ');
        }
        done
    }

    #[test]
    fn one_corner_then_the_other_each_held() {
        let (first, second) = ("1".repeat(22), "2".repeat(22));
        assert!(played(&format!("{first}     {second}")));
        assert!(played(&format!("{}  {second}", "1".repeat(100))), "held for longer is held");
        for wrong in [
            format!("{second} {first}"),
            first.clone(),
            second.clone(),
            format!("{} {second}", "1".repeat(10)),
            format!("{first} {}", "2".repeat(10)),
            format!("{first}{}{second}", " ".repeat(60)),
            format!("{first} x {second}"),
            "1 2 ".repeat(100),
            "12".repeat(100),
            format!("{first} {} {}", "2".repeat(15), "2".repeat(15)),
        ] {
            assert!(!played(&wrong), "{wrong}");
        }
    }
}
