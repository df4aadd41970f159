//! Owns what the command line says of a machine: how hands come at its screen, and what that measures.

use crate::app::Hands;
use crate::ui::theme::{Reach, Surface};

/// How hands come at the screen, and what it measures: for trying out what a kiosk's file says for good.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct HandsArgs {
    /// Show a keyboard on the screen where something is typed.
    #[arg(long)]
    pub keyboard: bool,
    /// On a screen that stands, have everything that is pressed in its lower part, with a button that moves it up.
    #[arg(long)]
    pub reach: bool,
    /// Let buyers have the screens read aloud, through Speech Dispatcher: they are not before somebody asks for it.
    #[arg(long)]
    pub speak: bool,
    /// What the picture measures and from how far it is seen, in millimetres.
    #[arg(long, value_name = "WIDTHxHEIGHT@DISTANCE")]
    pub screen_mm: Option<Surface>,
}

impl HandsArgs {
    /// What that comes to.
    #[must_use]
    pub const fn hands(self) -> Hands {
        Hands { keyboard: self.keyboard, reach: if self.reach { Some(Reach::Low) } else { None } }
    }
}
