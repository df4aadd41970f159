//! Owns the small shop that somebody starts from, and how it comes to stand in a folder: whole, or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rust_embed::Embed;

use super::media::BuiltinFiles;

/// Its files, without the pictures.
#[derive(Embed)]
#[folder = "assets/new-shop"]
struct Template;

/// Its pictures, which the catalog that is part of the program has too.
const PICTURES: [&str; 6] = ["bottle", "mug", "notepad", "parcel", "pen_metal", "tote"];

/// Where its parts are written before they are moved to their places.
const STAGING: &str = ".new-shop";

/// Why the shop was not written. Nothing of it is left then.
#[derive(Debug, thiserror::Error)]
pub enum NewShopError {
    /// Something is in the folder already.
    #[error("'{}' is not empty. Name a folder that is empty or not there yet", dir.display())]
    NotEmpty {
        /// The folder.
        dir: PathBuf,
    },
    /// There is a file of that name.
    #[error("'{}' is a file, and a shop is a folder", dir.display())]
    NotAFolder {
        /// The file.
        dir: PathBuf,
    },
    /// The disk says no.
    #[error("'{}' can't be written: {source}", path.display())]
    Unwritable {
        /// What was to be written.
        path: PathBuf,
        /// What the disk said.
        source: io::Error,
    },
}

/// Writes the shop into a folder that is empty or not there yet.
///
/// # Errors
/// When the folder is something else, or the disk says no.
pub fn write_new_shop(dir: &Path) -> Result<(), NewShopError> {
    let is_new = match fs::read_dir(dir).map(|mut entries| entries.next().is_none()) {
        Ok(true) => false,
        Ok(false) => return Err(NewShopError::NotEmpty { dir: dir.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(_) if dir.is_file() => return Err(NewShopError::NotAFolder { dir: dir.to_owned() }),
        Err(source) => return Err(NewShopError::Unwritable { path: dir.to_owned(), source }),
    };
    let written = write_parts(dir);
    if written.is_err() {
        clear(dir, is_new);
    }
    written
}

/// Writes all files beside their places and then moves them there, `shop.ron` last: without it a folder is no shop.
fn write_parts(dir: &Path) -> Result<(), NewShopError> {
    let staging = dir.join(STAGING);
    for (name, bytes) in files() {
        let path = staging.join(&name);
        let unwritable = |source| NewShopError::Unwritable { path: dir.join(&name), source };
        let folder = path.parent().unwrap_or(&staging);
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, bytes)).map_err(unwritable)?;
    }
    for part in parts() {
        let place = dir.join(&part);
        fs::rename(staging.join(&part), &place)
            .map_err(|source| NewShopError::Unwritable { path: place.clone(), source })?;
    }
    fs::remove_dir(&staging).map_err(|source| NewShopError::Unwritable { path: staging.clone(), source })
}

/// Every file by its name in the shop's folder.
fn files() -> impl Iterator<Item = (String, Vec<u8>)> {
    let texts = Template::iter().filter_map(|name| Some((name.to_string(), Template::get(&name)?.data.into_owned())));
    let pictures = BuiltinFiles::iter().filter_map(|name| {
        let picture = name.strip_prefix("media/")?.split('/').next()?;
        let file = PICTURES.contains(&picture).then(|| BuiltinFiles::get(&name))??;
        Some((name.to_string(), file.data.into_owned()))
    });
    texts.chain(pictures)
}

/// What lies in the shop's folder itself, in the order in which it comes there.
fn parts() -> Vec<String> {
    let names = files().map(|(name, _)| name.split('/').next().unwrap_or_default().to_owned());
    let mut parts: Vec<String> = names.collect::<std::collections::BTreeSet<_>>().into_iter().collect();
    parts.sort_by_key(|part| part == "shop.ron");
    parts
}

/// Takes away what was written of a shop that did not come about. What even that can't take away stays: the error is told.
fn clear(dir: &Path, is_new: bool) {
    for part in parts().iter().map(String::as_str).chain([STAGING]) {
        let path = dir.join(part);
        let gone = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        gone.unwrap_or_default();
    }
    if is_new {
        fs::remove_dir(dir).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{OfferKind, ProductKind};
    use crate::storage::catalog_files::tests::TempFolder;
    use crate::storage::load_folder;

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_shop_is_in_order_and_shows_one_of_everything() {
        let folder = TempFolder::new("new-shop");
        let dir = folder.path().join("shop");
        write_new_shop(&dir).unwrap();
        assert_eq!(names(&dir), ["attributes.ron", "flow.ron", "media", "offers", "products", "shop.ron"]);
        let loaded = load_folder(&dir).unwrap();
        assert_eq!(loaded.warnings, []);
        let catalog = loaded.catalog;
        let has = |is: fn(&OfferKind) -> bool| catalog.offers.iter().any(|offer| is(&offer.kind));
        assert!(has(|kind| matches!(kind, OfferKind::Upgrade { .. })));
        assert!(has(|kind| matches!(kind, OfferKind::Accessory { .. })));
        assert!(has(|kind| matches!(kind, OfferKind::Bundle { .. })));
        assert!(has(|kind| matches!(kind, OfferKind::Service { .. })));
        assert!(has(|kind| matches!(kind, OfferKind::Multiplier { .. })));
        assert!(catalog.products.iter().any(|product| product.kind == ProductKind::Service));
        assert!(catalog.products.iter().any(|product| !product.rules.is_empty()));
        assert_eq!((catalog.plan.hooks.len(), catalog.plan.questions.len()), (2, 1));
    }

    #[test]
    fn an_empty_folder_is_filled_and_any_other_is_left_alone() {
        let folder = TempFolder::new("new-shop-empty");
        write_new_shop(folder.path()).unwrap();
        let before = names(folder.path());
        assert!(matches!(write_new_shop(folder.path()), Err(NewShopError::NotEmpty { .. })));
        assert_eq!(names(folder.path()), before);
        let file = folder.path().join("shop.ron");
        assert!(matches!(write_new_shop(&file), Err(NewShopError::NotAFolder { .. })));
    }

    #[test]
    fn a_shop_that_did_not_come_about_leaves_nothing() {
        let folder = TempFolder::new("new-shop-clear");
        let dir = folder.path().join("shop");
        write_new_shop(&dir).unwrap();
        fs::create_dir_all(dir.join(STAGING).join("products")).unwrap();
        clear(&dir, true);
        assert!(!dir.exists());
        // Below a file nothing can be made.
        folder.write("file", "");
        let below = folder.path().join("file/shop");
        assert!(matches!(write_new_shop(&below), Err(NewShopError::Unwritable { .. })));
        assert_eq!(names(folder.path()), ["file"]);
    }
}
