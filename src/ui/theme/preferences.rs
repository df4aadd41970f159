//! Owns how a person wants to see the screens: how large its text, light or dark, with how much contrast, and moving or still.

use eframe::egui::{Context, Theme};

/// How a person wants to see the screens. It says nothing of what is bought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// How large text is.
    pub text_size: TextSize,
    /// Light or dark.
    pub scheme: Scheme,
    /// How far text and outlines stand out.
    pub contrast: Contrast,
    /// Whether things move.
    pub motion: Motion,
    /// How high one reaches on a screen that stands.
    pub reach: Reach,
    /// Whether the screens are read aloud.
    pub voice: Voice,
}

/// How large text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextSize {
    /// As it was drawn.
    #[default]
    Normal,
    /// Half as large again.
    Large,
    /// Twice as large.
    Largest,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Ink on paper.
    #[default]
    Light,
    /// Light letters in a dark room.
    Dark,
}

/// How far text and outlines stand out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Contrast {
    /// As far as most people need.
    #[default]
    Normal,
    /// As far as can be: firm outlines, and nothing pale.
    High,
}

/// How high somebody reaches on a screen that stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reach {
    /// All of it.
    #[default]
    Whole,
    /// Its lower part: whoever sits in a wheelchair, or is small.
    Low,
}

/// Whether the screens are read aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Silence: whoever else is in the shop hears nothing of an order.
    #[default]
    Silent,
    /// They are.
    Spoken,
}

impl Scheme {
    /// Has egui draw what it draws by itself, such as hints and scroll bars, in the same way.
    pub fn set(self, ctx: &Context) {
        let theme = match self {
            Self::Light => Theme::Light,
            Self::Dark => Theme::Dark,
        };
        if ctx.theme() != theme {
            ctx.set_theme(theme);
        }
    }
}

impl TextSize {
    /// The sizes, from the smallest.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Largest];

    /// By how much text is larger than it was drawn.
    #[must_use]
    pub const fn factor(self) -> f32 {
        match self {
            Self::Normal => 1.0,
            Self::Large => 1.5,
            Self::Largest => 2.0,
        }
    }

    /// The same in percent, as it is written.
    #[must_use]
    pub const fn percent(self) -> u32 {
        match self {
            Self::Normal => 100,
            Self::Large => 150,
            Self::Largest => 200,
        }
    }
}

/// Whether things move, and how long they take to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Motion {
    /// Movement explains what happened.
    #[default]
    Full,
    /// Everything is at its place at once.
    Reduced,
}

impl Motion {
    /// A thing that comes, goes or grows, in seconds.
    #[must_use]
    pub const fn change(self) -> f32 {
        self.seconds(0.22)
    }

    /// A thing that answers the finger, in seconds.
    #[must_use]
    pub const fn press(self) -> f32 {
        self.seconds(0.08)
    }

    /// One screen that gives way to the next, in seconds.
    #[must_use]
    pub const fn screen(self) -> f32 {
        self.seconds(0.24)
    }

    /// Whether things move at all.
    #[must_use]
    pub const fn moves(self) -> bool {
        matches!(self, Self::Full)
    }

    const fn seconds(self, full: f32) -> f32 {
        if self.moves() { full } else { 0.0 }
    }
}

/// How far a thing is that comes to rest gently, at this share of its time from 0 to 1.
#[must_use]
pub fn ease_out(time: f32) -> f32 {
    1.0 - (1.0 - time.clamp(0.0, 1.0)).powi(3)
}

/// How far a thing is that starts and stops gently, at this share of its time from 0 to 1.
#[must_use]
pub fn ease_in_out(time: f32) -> f32 {
    let time = time.clamp(0.0, 1.0);
    time * time * (3.0 - 2.0 * time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_takes_time_where_nothing_moves() {
        let still = Motion::Reduced;
        assert!([still.change(), still.press(), still.screen()].iter().all(|seconds| *seconds < f32::EPSILON));
        let moving = Motion::Full;
        for seconds in [moving.change(), moving.screen()] {
            assert!((0.15..=0.25).contains(&seconds), "{seconds}");
        }
    }

    #[test]
    fn easing_starts_and_ends_where_it_should_and_never_goes_back() {
        for ease in [ease_out, ease_in_out] {
            assert_eq!((ease(-1.0), ease(0.0), ease(1.0), ease(2.0)), (0.0, 0.0, 1.0, 1.0));
            let shares: Vec<f32> = (0..=100_u8).map(|step| ease(f32::from(step) / 100.0)).collect();
            assert!(shares.is_sorted(), "{shares:?}");
        }
        assert!(ease_out(0.5) > 0.8, "most of the way at once, and then gently");
    }
}
