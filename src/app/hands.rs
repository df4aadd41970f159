//! Owns how a buyer's hands come at the screens of a machine: with a keyboard of its own or one on the screen, and how high.

use crate::ui::theme::Reach;

/// How a buyer's hands come at the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hands {
    /// Whether the screen has a keyboard on it, as there is no other.
    pub keyboard: bool,
    /// Where everything stands on a screen that stands when somebody begins, with a button at its foot that moves it; nothing
    /// where there is no such button.
    pub reach: Option<Reach>,
}
