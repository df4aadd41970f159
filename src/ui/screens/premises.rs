//! Owns what is so about the place where the screens stand, and the screens go by: it is said once, by whoever opens them.

use crate::kiosk::Attract;

/// What is so where the screens stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Premises {
    /// Whether buyers can bring a logo of their own.
    pub own_logos: bool,
    /// What stands on the attract screen in place of the app's own.
    pub attract: Attract,
}

impl Default for Premises {
    fn default() -> Self {
        Self { own_logos: true, attract: Attract::default() }
    }
}
