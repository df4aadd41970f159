//! Owns the way to the files of the catalog that is part of the program.

use std::collections::BTreeSet;
use std::path::Path;

use super::gather::CatalogSource;
use super::report::Finding;
use crate::storage::media::{BuiltinFiles, Media, MediaEmbedded};

/// The catalog that is part of the program.
#[derive(Clone, Copy, Debug)]
pub(super) struct Builtin;

impl CatalogSource for Builtin {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Finding> {
        Ok(BuiltinFiles::get(name).map(|file| file.data.into_owned()))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Finding> {
        let names: BTreeSet<String> = BuiltinFiles::iter()
            .filter(|name| {
                let path = Path::new(name.as_ref());
                path.parent() == Some(Path::new(folder)) && path.extension().is_some_and(|extension| extension == "ron")
            })
            .map(std::borrow::Cow::into_owned)
            .collect();
        Ok(names.into_iter().collect())
    }

    fn entries(&self, _folder: &str) -> Vec<String> {
        // Nothing was put into the program by mistake: its catalog was checked as a folder.
        Vec::new()
    }

    fn media(&self) -> &dyn Media {
        &MediaEmbedded
    }
}
