//! Owns the window and what a session needs of the machine: dialogs, threads, stored orders. Stands on everything else.

mod camera;
mod errands;
mod front;
mod libraries;
mod media;
mod order_code;
mod reload;
mod window;

pub use camera::{Camera, CameraError};
pub use front::{Effect, Front};
pub use media::media_of;
pub use window::run;
