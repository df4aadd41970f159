//! Owns catalogs as files: where they come from, how they stand there, and what is wrong with them.
//!
//! The way of a catalog: `gather` reads the texts, `outline` looks at their brackets, `wording` parses a piece into a twin
//! of `file`, and `check` makes the catalog, with every problem in the `report`.

mod builtin;
mod check;
mod cursor;
mod description;
mod file;
mod folder;
mod font;
mod gather;
mod kept;
mod lexer;
mod nearest;
pub(super) mod outline;
mod places;
mod quick;
pub(super) mod raw;
pub(super) mod reads;
pub(super) mod report;
pub(super) mod source;
mod strays;
mod survey;
pub(super) mod wording;

#[cfg(test)]
pub(super) mod tests;

use std::path::Path;

pub(in crate::storage) use check::honest_anywhere;
pub use check::{CARD_ROOMS, CardRoom};
pub use nearest::nearest;
pub use places::Places;
pub use source::SourceFiles;

use crate::catalog::{Catalog, Day, Look, Place, Problem, Severity};
use builtin::Builtin;
use check::Checked;
use folder::Folder;
use gather::{CatalogSource, gather};
use kept::Kept;

/// A catalog that can be used.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The catalog.
    pub catalog: Catalog,
    /// What deserves a look, by file and position.
    pub warnings: Vec<Problem>,
    /// What will deserve a look once a day has passed.
    expiring: Vec<(Day, Problem)>,
    /// The texts of its files.
    pub files: SourceFiles,
    /// Where its parts stand in them.
    pub places: Places,
}

impl Loaded {
    /// What deserves a look on a day, by file and position.
    #[must_use]
    pub fn warnings_on(&self, today: Day) -> Vec<Problem> {
        let expired = self.expiring.iter().filter(|(last, _)| *last < today).map(|(_, problem)| problem);
        report::sorted(self.warnings.iter().chain(expired).cloned().collect())
    }
}

/// Why a catalog can't be used.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the catalog can't be used; errors in it: {}", .problems.iter().filter(|problem| problem.severity == Severity::Error).count())]
pub struct LoadFailure {
    /// Everything that is wrong, warnings too, by file and position. There is at least one error.
    pub problems: Vec<Problem>,
    /// The texts of its files, as far as they could be read.
    pub files: SourceFiles,
}

/// Reads the catalog in a folder.
///
/// # Errors
/// All problems, when one of them is an error.
pub fn load_folder(dir: &Path) -> Result<Loaded, LoadFailure> {
    match Folder::open(dir) {
        Ok(folder) => load(&folder),
        Err(finding) => {
            let problems = vec![finding.at(Place::file(&dir.display().to_string()))];
            Err(LoadFailure { problems, files: SourceFiles::default() })
        }
    }
}

/// Reads the catalog that is part of the program.
///
/// # Errors
/// All problems, when one of them is an error.
pub fn load_builtin() -> Result<Loaded, LoadFailure> {
    load(&Builtin)
}

/// Reads a catalog from the files that were kept of it: those of [`kept_files`]. The pictures of products are not among
/// them.
///
/// # Errors
/// All problems, when one of them is an error: what an earlier version of this program could read may say too little for this one.
pub fn load_kept(files: Vec<(String, Vec<u8>)>) -> Result<Loaded, LoadFailure> {
    load(&Kept::new(files))
}

/// What has to be kept of a catalog so that it can be read again: its texts, typefaces and logo, by their names in its folder.
#[must_use]
pub fn kept_files(files: &SourceFiles, look: &Look) -> Vec<(String, Vec<u8>)> {
    let texts = files.iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let faces = [&look.headings, &look.text].into_iter().flatten();
    let faces = faces.map(|face| (face.file.clone(), face.bytes.to_vec()));
    let logo = look.logo.iter().map(|logo| (format!("media/{}", logo.file), logo.bytes.to_vec()));
    texts.chain(faces).chain(logo).collect()
}

/// Reads a catalog from wherever it is.
fn load(source: &dyn CatalogSource) -> Result<Loaded, LoadFailure> {
    let gathered = gather(source);
    loaded(check::check(&gathered, source), gathered.files)
}

/// Reads a catalog as if there were one honesty rule less.
#[cfg(test)]
fn load_without(rule: &'static str, source: &dyn CatalogSource) -> Result<Loaded, LoadFailure> {
    let gathered = gather(source);
    loaded(check::check_without(rule, &gathered, source), gathered.files)
}

fn loaded(checked: Checked, files: SourceFiles) -> Result<Loaded, LoadFailure> {
    let Checked { catalog, places, problems, expiring } = checked;
    match catalog {
        // Until somebody says which day it is, only what holds on every day is offered and claimed.
        Some(catalog) => Ok(Loaded { catalog: catalog.on(None), warnings: problems, expiring, files, places }),
        None => Err(LoadFailure { problems, files }),
    }
}
