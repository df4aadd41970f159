//! The catalog that comes with the program, for tests.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use diderot::catalog::Catalog;

/// The print shop, read from its folder once.
pub(crate) fn print_shop() -> Arc<Catalog> {
    static SHOP: LazyLock<Arc<Catalog>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs/print-shop");
        let loaded = diderot::storage::load_folder(&folder).unwrap_or_else(|failure| {
            let shown: Vec<String> =
                failure.problems.iter().map(|problem| format!("{}: {}", problem.place, problem.message)).collect();
            panic!("{failure}\n{}", shown.join("\n"))
        });
        Arc::new(loaded.catalog)
    });
    Arc::clone(&SHOP)
}
