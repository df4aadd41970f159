//! Owns what a kiosk is: its settings, when it asks whether somebody is still there, how its staff come in. No files, no window, no
//! clock: moments are handed in.

mod gesture;
mod hours;
mod lockout;
mod patience;
mod pin;
mod settings;

pub use gesture::{Corner, Gesture};
pub use hours::{ClockTime, Hours, OpenDay, Weekday};
pub use lockout::{Lockout, Standing};
pub use patience::{Mood, Patience, Presence, Turn};
pub use pin::{HashError, PinError, PinHash};
pub use settings::{Attract, Idle, Keyboard, Kiosk, Orientation, Printer, PrinterTarget, RollWidth, Screen, Speech};
