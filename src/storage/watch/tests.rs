use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use super::{CatalogChange, FolderWatch, Followed, Pictures};
use crate::catalog::{Lang, ProductId};
use crate::storage::catalog_files::load_folder;
use crate::storage::catalog_files::tests::{TempFolder, sound_catalog};

/// Nobody waits this long; a machine that is busy with other things may.
const PATIENCE: Duration = Duration::from_secs(30);

/// A sound catalog in a folder of its own that is being followed.
struct Shop {
    folder: TempFolder,
    dir: PathBuf,
    changes: Receiver<CatalogChange>,
    _followed: Followed,
}

impl Shop {
    fn open(name: &str) -> Self {
        let folder = TempFolder::new(name);
        let dir = folder.path().join("shop");
        copy(sound_catalog(name).path(), &dir);
        Self::follow(folder, dir)
    }

    fn follow(folder: TempFolder, dir: PathBuf) -> Self {
        let watch = FolderWatch::open(&dir).unwrap();
        let loaded = load_folder(&dir).unwrap();
        let (sender, changes) = channel();
        let followed = watch.follow(&loaded.files, move |change| drop(sender.send(change))).unwrap();
        Self { folder, dir, changes, _followed: followed }
    }

    fn text(&self) -> String {
        fs::read_to_string(self.dir.join("products/all.ron")).unwrap()
    }

    /// The text with another name for what it sells.
    fn renamed(&self, to: &str) -> String {
        let text = self.text();
        let from = text.split("name: { nl: \"").nth(1).unwrap().split('"').next().unwrap();
        text.replacen(from, to, 1)
    }

    fn path(&self) -> PathBuf {
        self.dir.join("products/all.ron")
    }

    #[track_caller]
    fn next(&self) -> CatalogChange {
        self.changes.recv_timeout(PATIENCE).unwrap()
    }

    /// Waits for the name that the first product has after a save. On a machine that is busy with other things a save may
    /// take so long that it is seen halfway.
    #[track_caller]
    fn expect_name(&self, name: &str) -> Pictures {
        loop {
            match self.next() {
                CatalogChange::Good(loaded, pictures) => {
                    let cards = loaded.catalog.product(&ProductId::from("cards")).unwrap();
                    if cards.name.get(Lang::Nl) == name {
                        return pictures;
                    }
                }
                CatalogChange::Broken(_) => {}
                CatalogChange::Unwatched(error) => panic!("{error}"),
            }
        }
    }

    #[track_caller]
    fn expect_broken(&self) {
        assert!(matches!(self.next(), CatalogChange::Broken(_)));
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_save_into_the_file_is_seen() {
    let shop = Shop::open("watch-write");
    fs::write(shop.path(), shop.renamed("Een")).unwrap();
    assert_eq!(shop.expect_name("Een"), Pictures::Same);
    fs::write(shop.path(), shop.renamed("Twee")).unwrap();
    shop.expect_name("Twee");
}

#[test]
fn a_save_beside_the_file_that_is_renamed_over_it_is_seen() {
    // As `sed -i` does, and most editors that are careful.
    let shop = Shop::open("watch-rename");
    fs::write(shop.dir.join("products/sedKx81"), shop.renamed("Een")).unwrap();
    fs::rename(shop.dir.join("products/sedKx81"), shop.path()).unwrap();
    shop.expect_name("Een");
    fs::write(shop.dir.join("products/sedKx82"), shop.renamed("Twee")).unwrap();
    fs::rename(shop.dir.join("products/sedKx82"), shop.path()).unwrap();
    shop.expect_name("Twee");
}

#[test]
fn a_save_that_moves_the_old_file_away_is_seen() {
    // As vim does: the old file becomes the copy, a new one takes its name.
    let shop = Shop::open("watch-vim");
    for name in ["Een", "Twee", "Drie"] {
        let text = shop.renamed(name);
        fs::write(shop.dir.join("products/4913"), "").unwrap();
        fs::remove_file(shop.dir.join("products/4913")).unwrap();
        fs::rename(shop.path(), shop.dir.join("products/all.ron~")).unwrap();
        fs::write(shop.path(), text).unwrap();
        fs::remove_file(shop.dir.join("products/all.ron~")).unwrap();
        shop.expect_name(name);
    }
}

#[test]
fn a_save_that_empties_the_file_first_is_seen() {
    // As VS Code does.
    let shop = Shop::open("watch-truncate");
    let text = shop.renamed("Een");
    fs::write(shop.path(), "").unwrap();
    fs::write(shop.path(), text).unwrap();
    shop.expect_name("Een");
}

#[test]
fn a_save_that_is_written_twice_ends_with_the_second() {
    let shop = Shop::open("watch-twice");
    let (first, second) = (shop.renamed("Een"), shop.renamed("Twee"));
    fs::write(shop.path(), first).unwrap();
    fs::write(shop.path(), second).unwrap();
    shop.expect_name("Twee");
}

#[test]
fn a_broken_save_is_told_and_so_is_that_it_is_mended() {
    let shop = Shop::open("watch-broken");
    let text = shop.text();
    fs::write(shop.path(), text.replacen("Product(", "Product((", 1)).unwrap();
    shop.expect_broken();
    fs::write(shop.path(), &text).unwrap();
    shop.expect_name("Kaartjes");
}

#[test]
fn files_that_come_and_go_are_seen() {
    let shop = Shop::open("watch-files");
    fs::rename(shop.path(), shop.dir.join("products/main.ron")).unwrap();
    shop.expect_name("Kaartjes");
    fs::remove_file(shop.dir.join("products/main.ron")).unwrap();
    shop.expect_broken();
    fs::remove_dir(shop.dir.join("products")).unwrap();
    copy(sound_catalog("watch-files-again").path(), &shop.dir);
    shop.expect_name("Kaartjes");
    fs::write(shop.path(), shop.renamed("Een")).unwrap();
    shop.expect_name("Een");
}

#[test]
fn a_folder_that_is_replaced_as_a_whole_is_followed() {
    let shop = Shop::open("watch-folder");
    let other = shop.folder.path().join("next");
    copy(&shop.dir, &other);
    fs::write(other.join("products/all.ron"), shop.renamed("Een")).unwrap();
    fs::rename(&shop.dir, shop.folder.path().join("old")).unwrap();
    fs::rename(&other, &shop.dir).unwrap();
    assert_eq!(shop.expect_name("Een"), Pictures::Changed, "whatever is in another folder");
    fs::write(shop.path(), shop.renamed("Twee")).unwrap();
    shop.expect_name("Twee");
    fs::remove_dir_all(&shop.dir).unwrap();
    shop.expect_broken();
    copy(&shop.folder.path().join("old"), &shop.dir);
    shop.expect_name("Kaartjes");
    fs::write(shop.path(), shop.renamed("Drie")).unwrap();
    shop.expect_name("Drie");
}

#[cfg(unix)]
#[test]
fn a_link_that_is_turned_to_another_folder_is_followed() {
    let folder = TempFolder::new("watch-link");
    let (one, two, link) = (folder.path().join("one"), folder.path().join("two"), folder.path().join("now"));
    copy(sound_catalog("watch-link-from").path(), &one);
    copy(&one, &two);
    std::os::unix::fs::symlink("one", &link).unwrap();
    let shop = Shop::follow(folder, link.clone());
    let text = shop.renamed("Een");
    fs::write(two.join("products/all.ron"), text).unwrap();
    std::os::unix::fs::symlink("two", link.with_extension("new")).unwrap();
    fs::rename(link.with_extension("new"), &link).unwrap();
    shop.expect_name("Een");
    fs::write(shop.path(), shop.renamed("Twee")).unwrap();
    shop.expect_name("Twee");
}

#[test]
fn a_picture_that_changes_is_told() {
    let shop = Shop::open("watch-picture");
    let picture = shop.dir.join("media/cards/base.png");
    fs::create_dir_all(picture.parent().unwrap()).unwrap();
    image::GrayImage::from_pixel(8, 8, image::Luma([9])).save(picture).unwrap();
    assert_eq!(shop.expect_name("Kaartjes"), Pictures::Changed);
}

#[test]
fn what_says_the_same_is_not_told() {
    let shop = Shop::open("watch-same");
    fs::write(shop.path(), shop.text()).unwrap();
    fs::write(shop.dir.join("products/.all.ron.swp"), "notes of an editor").unwrap();
    fs::write(shop.dir.join("README.md"), "for people").unwrap();
    assert!(matches!(shop.changes.recv_timeout(Duration::from_millis(400)), Err(RecvTimeoutError::Timeout)));
    fs::write(shop.path(), shop.renamed("Een")).unwrap();
    shop.expect_name("Een");
}

#[test]
fn what_is_saved_before_the_first_look_is_not_missed() {
    let folder = TempFolder::new("watch-early");
    let dir = folder.path().join("shop");
    copy(sound_catalog("watch-early-from").path(), &dir);
    let watch = FolderWatch::open(&dir).unwrap();
    let loaded = load_folder(&dir).unwrap();
    let text = fs::read_to_string(dir.join("products/all.ron")).unwrap();
    fs::write(dir.join("products/all.ron"), text.replacen("Kaartjes", "Een", 1)).unwrap();
    let (sender, changes) = channel();
    let followed = watch.follow(&loaded.files, move |change| drop(sender.send(change))).unwrap();
    let shop = Shop { folder, dir, changes, _followed: followed };
    shop.expect_name("Een");
}

#[test]
fn nothing_is_told_after_the_end() {
    let shop = Shop::open("watch-end");
    let Shop { folder: _folder, changes, _followed: followed, dir } = shop;
    drop(followed);
    fs::write(dir.join("shop.ron"), "").unwrap();
    assert!(matches!(changes.recv_timeout(PATIENCE), Err(RecvTimeoutError::Disconnected)));
}
