//! Every catalog that comes with the program, for tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use diderot::catalog::Catalog;

/// A catalog of the folder `catalogs`.
pub(crate) struct Shop {
    /// What its folder is called.
    pub(crate) name: String,
    pub(crate) catalog: Arc<Catalog>,
}

/// Every one of them, read from its folder once; none may have a problem, however small.
pub(crate) fn shops() -> &'static [Shop] {
    static SHOPS: LazyLock<Vec<Shop>> =
        LazyLock::new(|| folders(&root().join("catalogs")).map(|folder| read(&folder)).collect());
    &SHOPS
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folders in a folder, by name.
fn folders(of: &Path) -> impl Iterator<Item = PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(of).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_dir());
    paths.sort();
    paths.into_iter()
}

fn read(folder: &Path) -> Shop {
    let told = |problems: &[diderot::catalog::Problem]| {
        let lines = problems.iter().map(|problem| format!("{}: {}", problem.place, problem.message));
        lines.collect::<Vec<_>>().join("\n")
    };
    let loaded = diderot::storage::load_folder(folder)
        .unwrap_or_else(|failure| panic!("{}: {failure}\n{}", folder.display(), told(&failure.problems)));
    assert!(loaded.warnings.is_empty(), "{}:\n{}", folder.display(), told(&loaded.warnings));
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Shop { name, catalog: Arc::new(loaded.catalog) }
}
