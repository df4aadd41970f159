//! Owns the window and what a session needs of the machine: dialogs, threads, stored orders. Stands on everything else.

mod camera;
mod counter;
mod counter_files;
mod cpu_window;
mod dealing;
mod desk;
mod editor;
mod errands;
mod front;
mod hands;
mod heartbeat;
mod journal_archive;
mod kiosk;
mod libraries;
mod logbook;
mod lots;
mod manager;
mod media;
mod papers;
mod print_files;
mod reload;
mod renderer;
mod resuming;
mod soak;
mod speech;
mod stills;
mod window;

pub use camera::{Camera, CameraError};
pub use counter::{
    Archive, ArchiveError, CounterDesk, CounterEffect, FileDone, MemoryArchive, OwnLogo, PdfWanted, QuoteIndex,
    WalkedOrder,
};
pub use desk::{CatalogDesk, CatalogPapers, DeskEffect};
pub use front::{Effect, Front};
pub use hands::Hands;
pub use kiosk::{KioskEffect, KioskShell, OrderRow, PickedLogo, StaffEffect, WallTime, wall_time};
pub use media::media_of;
pub use papers::{import_now, with_pictures};
pub use print_files::print_files;
pub use resuming::Resumable;
pub use speech::{Dispatcher, Speaker};
pub use window::run;
