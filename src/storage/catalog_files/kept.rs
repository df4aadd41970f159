//! Owns the way to the files of a catalog as they were once kept: its texts, typefaces and logo, without its pictures.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::gather::CatalogSource;
use super::report::Finding;
use crate::storage::media::{Media, MediaReadError};

/// The smallest PNG: it stands for pictures that were not kept.
const STAND_IN: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\x0b\x49\x44\x41\x54\x78\x9c\x63\x60\x00\x02\x00\x00\x05\x00\x01\x7a\x5e\xab\x3f\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// Files by their names, as they were kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    files: BTreeMap<String, Vec<u8>>,
    media: KeptMedia,
}

/// The few files of `media` that were kept.
#[derive(Clone, Debug, Default)]
struct KeptMedia(BTreeMap<String, Vec<u8>>);

impl Kept {
    /// These files: what lies in `media` is told by its name.
    pub(super) fn new(files: Vec<(String, Vec<u8>)>) -> Self {
        let mut kept = Self::default();
        for (name, content) in files {
            match name.strip_prefix("media/") {
                Some(name) => kept.media.0.insert(name.to_owned(), content),
                None => kept.files.insert(name, content),
            };
        }
        kept
    }
}

impl CatalogSource for Kept {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Finding> {
        Ok(self.files.get(name).cloned())
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Finding> {
        let is_in = |name: &&String| {
            name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).is_some_and(|rest| !rest.contains('/'))
        };
        Ok(self.files.keys().filter(is_in).filter(|name| name.to_lowercase().ends_with(".ron")).cloned().collect())
    }

    fn entries(&self, _folder: &str) -> Vec<String> {
        // It was looked through when it was kept.
        Vec::new()
    }

    fn media(&self) -> &dyn Media {
        &self.media
    }
}

impl Media for KeptMedia {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaReadError> {
        if let Some(content) = self.0.get(path) {
            return Ok(Cow::Owned(content.clone()));
        }
        let missing = || MediaReadError::Missing { path: path.to_owned() };
        path.ends_with("/base.png").then_some(Cow::Borrowed(STAND_IN)).ok_or_else(missing)
    }

    fn exists(&self, path: &str) -> bool {
        self.read(path).is_ok()
    }
}
