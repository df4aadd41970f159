//! Owns the collecting of a catalog's texts from wherever they are, before anything is parsed.

use super::report::Finding;
use super::source::SourceFiles;
use super::strays;
use crate::catalog::{Place, Problem};
use crate::storage::media::Media;

/// The largest file of a catalog in bytes.
pub(super) const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// How many bytes all files of a catalog can have together.
pub(super) const LARGEST_CATALOG: usize = 512 * 1024 * 1024;

/// How many files a catalog can have.
pub(super) const MOST_FILES: usize = 10_000;

/// Where the files of a catalog come from. Names are relative to its folder, with forward slashes.
pub(super) trait CatalogSource {
    /// The bytes of a file, or nothing where there is none.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Finding>;

    /// The names of the `.ron` files in a folder, sorted.
    fn list(&self, folder: &str) -> Result<Vec<String>, Finding>;

    /// What lies in a folder, files and folders, the latter with a slash at their end; the catalog's own folder is "".
    fn entries(&self, folder: &str) -> Vec<String>;

    /// The catalog's pictures.
    fn media(&self) -> &dyn Media;
}

/// The texts of a catalog and the names of its parts.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The texts.
    pub(super) files: SourceFiles,
    /// What was wrong already.
    pub(super) problems: Vec<Problem>,
    /// Whether there is a file with attributes.
    pub(super) has_attributes: bool,
    /// Whether there is a file with experiments.
    pub(super) has_experiments: bool,
    /// Which files list products.
    pub(super) products: Vec<String>,
    /// Which files list offers.
    pub(super) offers: Vec<String>,
    /// Which files list rules.
    pub(super) rules: Vec<String>,
    /// How many bytes can still be read; nothing once it was too much.
    left: Option<usize>,
}

/// Reads all files of a catalog.
pub(super) fn gather(source: &dyn CatalogSource) -> Gathered {
    gather_at_most(source, LARGEST_CATALOG)
}

/// Reads all files of a catalog, so many bytes at most.
pub(super) fn gather_at_most(source: &dyn CatalogSource, largest: usize) -> Gathered {
    let mut gathered = Gathered { left: Some(largest), ..Gathered::default() };
    for name in ["shop.ron", "flow.ron"] {
        if !gathered.add(source, name) {
            let finding = Finding::error("missing-file", format!("there is no '{name}' in the catalog"));
            gathered.problems.push(finding.at(Place::file(name)));
        }
    }
    gathered.has_attributes = gathered.add(source, "attributes.ron");
    gathered.has_experiments = gathered.add(source, "experiments.ron");
    gathered.products = gathered.add_folder(source, "products");
    gathered.offers = gathered.add_folder(source, "offers");
    gathered.rules = gathered.add_folder(source, "rules");
    strays::report(source, &mut gathered);
    gathered
}

impl Gathered {
    /// Adds a file; false where there is none.
    fn add(&mut self, source: &dyn CatalogSource, name: &str) -> bool {
        // Once it is too much, the others are not read, and not complained of either.
        let Some(left) = self.left else { return true };
        match source.read(name) {
            Ok(None) => return false,
            Ok(Some(bytes)) => {
                self.left = left.checked_sub(bytes.len());
                if self.left.is_some() {
                    self.add_bytes(name, bytes);
                } else {
                    let finding = Finding::error("too-large", "with this file the catalog is larger than 512 MiB");
                    self.problems.push(finding.at(Place::file(name)));
                }
            }
            Err(finding) => self.problems.push(finding.at(Place::file(name))),
        }
        true
    }

    /// Adds a file's bytes as text.
    fn add_bytes(&mut self, name: &str, bytes: Vec<u8>) {
        match String::from_utf8(bytes) {
            Ok(text) => self.files.add(name, text),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let place = self.files.add_broken(name, shown, valid);
                let finding = Finding::error("not-utf8", "this is not UTF-8 text").mend("save the file as UTF-8");
                self.problems.push(finding.at(place));
            }
        }
    }

    /// Adds all files of a folder and says which; where that fails it names the folder itself, which is no file.
    fn add_folder(&mut self, source: &dyn CatalogSource, folder: &str) -> Vec<String> {
        let listed = source.list(folder).and_then(|names| match self.files.iter().count() + names.len() {
            0..=MOST_FILES => Ok(names),
            _ => Err(Finding::error("too-many-files", format!("the catalog has more than {MOST_FILES} files"))),
        });
        let names = listed.unwrap_or_else(|finding| {
            self.problems.push(finding.at(Place::file(folder)));
            vec![folder.to_owned()]
        });
        for name in names.iter().filter(|name| *name != folder) {
            self.add(source, name);
        }
        names
    }
}
