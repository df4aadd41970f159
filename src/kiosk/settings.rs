//! Owns the settings of a kiosk, as they were found to make sense.

use std::path::PathBuf;

use super::{Hours, PinHash};
use crate::catalog::{Lang, Text};

/// Everything that is set for one kiosk.
#[derive(Clone, Debug, PartialEq)]
pub struct Kiosk {
    /// The screen that it has.
    pub screen: Screen,
    /// When it asks whether somebody is still there.
    pub idle: Idle,
    /// The languages that it speaks, the first one usually; all of the shop's where there is none.
    pub languages: Vec<Lang>,
    /// What the staff's PIN is known by.
    pub pin: PinHash,
    /// When it is open; always where that is not said.
    pub hours: Option<Hours>,
    /// What it shows while nobody is there.
    pub attract: Attract,
    /// Where its tickets go; nowhere where there is no printer.
    pub printer: Option<Printer>,
    /// The folders that logos can be taken from.
    pub import: Vec<PathBuf>,
    /// The catalogs that the staff can turn to.
    pub catalogs: Vec<PathBuf>,
    /// How loud it is, in percent; 0 is silent.
    pub volume: u8,
    /// Whether letters are typed on the screen.
    pub keyboard: Keyboard,
    /// Whether it can read its screens aloud.
    pub speech: Speech,
    /// Whether everything that is pressed stands low from the start: for whoever sits.
    pub reach: bool,
}

impl Kiosk {
    /// A kiosk without settings, whose staff menu no PIN opens: to show that it is out of order.
    #[must_use]
    pub fn of_nobody() -> Self {
        Self {
            screen: Screen::default(),
            idle: Idle::default(),
            languages: Vec::new(),
            pin: PinHash::of_nobody(),
            hours: None,
            attract: Attract::default(),
            printer: None,
            import: Vec::new(),
            catalogs: Vec::new(),
            volume: 0,
            keyboard: Keyboard::default(),
            speech: Speech::default(),
            reach: false,
        }
    }
}

/// A kiosk's screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// How it hangs.
    pub orientation: Orientation,
    /// What can be seen of it, width and height in millimetres, as it hangs.
    pub size_mm: Option<[u32; 2]>,
    /// How far the eyes are from it, in millimetres.
    pub distance_mm: u32,
}

impl Screen {
    /// How far whoever touches a screen is from it, in millimetres.
    pub const USUAL_DISTANCE_MM: u32 = 600;
}

/// How a screen hangs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Orientation {
    /// Wider than high.
    #[default]
    Landscape,
    /// Higher than wide.
    Portrait,
}

/// When a kiosk asks whether somebody is still there, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    /// How long nobody touches it before it asks.
    pub ask_after: u32,
    /// How long there is to answer. Source: WCAG 2.2, 2.2.1: 20 seconds at least.
    pub answer_within: u32,
    /// How long before it asks once the order is placed.
    pub placed_after: u32,
}

impl Idle {
    /// The shortest time to answer, in seconds.
    pub const LEAST_ANSWER: u32 = 20;
}

impl Default for Idle {
    fn default() -> Self {
        Self { ask_after: 60, answer_within: 30, placed_after: 40 }
    }
}

/// What a kiosk shows while nobody is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attract {
    /// Its sentence; the app's own where there is none.
    pub title: Option<Text>,
    /// The line under it; the app's own where there is none.
    pub lead: Option<Text>,
    /// The products in the loop, by their ids; all that one can come for where there is none.
    pub products: Vec<String>,
}

/// A kiosk's ticket printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    /// Where tickets go.
    pub target: PrinterTarget,
    /// How wide its roll is.
    pub roll: RollWidth,
}

/// Where tickets go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrinterTarget {
    /// A queue of the system's printing.
    Queue(String),
    /// A folder, each ticket as a PDF.
    Folder(PathBuf),
}

/// How wide the roll of a ticket printer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RollWidth {
    /// 80 mm.
    #[default]
    Mm80,
    /// 58 mm.
    Mm58,
}

/// Where letters are typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keyboard {
    /// On the screen: a kiosk has no other keyboard.
    #[default]
    OnScreen,
    /// On a keyboard of its own.
    Attached,
}

/// Whether a kiosk reads its screens aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speech {
    /// Never.
    #[default]
    Off,
    /// Once somebody asks for it.
    OnRequest,
    /// From the start.
    On,
}
