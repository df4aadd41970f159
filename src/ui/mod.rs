//! Owns what the buyer sees: theme, widgets and one screen per step; it reads the session and returns what was done, and
//! knows nothing of files, dialogs or windows.

pub mod painter;
pub mod pictures;
pub mod screens;
pub mod text;
pub mod theme;
pub mod widgets;
