//! Owns what comes from the disk and goes there: catalog files, pictures, the journal; it reckons no prices and knows no windows.
//!
//! What stands on disk are twins of the core's types (`catalog_files/file`). Reading them finds every problem, each with
//! its place; only a catalog without errors is handed on. A folder can be watched and read anew when it changes.

mod catalog_files;
pub mod codes;
mod day_log;
mod honest_codes;
pub mod journal;
mod kiosk_file;
mod media;
mod new_shop;
mod order_record;
mod quote_file;
mod receipts;
mod render;
pub(crate) mod twin;
mod watch;

pub use catalog_files::{
    CARD_ROOMS, CardRoom, LoadFailure, Loaded, Places, SourceFiles, kept_files, load_builtin, load_folder, load_kept,
    nearest,
};
pub use day_log::{DayLog, DayNote};
pub use kiosk_file::{KioskFailure, LoadedKiosk, load_kiosk};
pub use media::{Media, MediaEmbedded, MediaFolder, MediaReadError};
pub use new_shop::{NewShopError, write_new_shop};
pub use order_record::{ChoiceRecord, GoldenRecord, LineRecord, OrderRecord, ReductionRecord, StoredLogo, TaxRecord};
pub use quote_file::{QuotePaper, QuotePaperError};
pub use receipts::{ReceiptsError, add_receipts, read_receipts};
pub use render::{Colours, render};
pub use watch::{CatalogChange, FolderWatch, Followed, Pictures, WatchError};
