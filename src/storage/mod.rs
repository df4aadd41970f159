//! Owns what comes from the disk: catalog files and pictures; knows nothing of prices of orders, walks or windows.
//!
//! What stands on disk are twins of the core's types (`catalog_files/file`). Reading them finds every problem, each with
//! its place; only a catalog without errors is handed on. A folder can be watched and read anew when it changes.

mod catalog_files;
pub mod codes;
mod honest_codes;
mod media;
mod new_shop;
mod order_folder;
mod render;
mod watch;

pub use catalog_files::{
    CARD_ROOMS, CardRoom, LoadFailure, Loaded, Places, SourceFiles, load_builtin, load_folder, nearest,
};
pub use media::{Media, MediaEmbedded, MediaFolder, MediaReadError};
pub use new_shop::{NewShopError, write_new_shop};
pub use order_folder::{OrderFolder, StoreError, StoredLogo};
pub use render::{Colours, render};
pub use watch::{CatalogChange, FolderWatch, Followed, Pictures, WatchError};
