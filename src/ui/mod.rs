//! Owns what the buyer sees: theme, widgets and one screen per step; it reads the session and returns what was done, and
//! knows nothing of files, dialogs or windows.
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts, points and pixels of a screen: far below what a f32 holds exactly, and never negative where it matters"
)]
#![expect(clippy::similar_names, reason = "a place and a palette are told apart by what they are")]

mod emblem;
pub mod finding;
pub mod painter;
pub mod pictures;
pub mod screens;
pub mod spoken;
pub mod text;
pub mod theme;
pub mod widgets;
