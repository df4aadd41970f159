//! Owns `product.json` of a picture as it stands on disk: what its files are.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The whole file, as far as it can be wrong. What else is in it is the business of whoever made the picture.
#[derive(Debug, Deserialize)]
pub(super) struct DescriptionFile {
    pub(super) files: PassesFile,
    #[serde(default)]
    regions: BTreeMap<String, RegionFile>,
}

/// The files of the picture.
#[derive(Debug, Deserialize)]
pub(super) struct PassesFile {
    pub(super) base: String,
    shade: Option<String>,
    spot: Option<String>,
    tint: Option<String>,
}

/// A print area.
#[derive(Debug, Deserialize)]
struct RegionFile {
    uv: String,
}

impl DescriptionFile {
    /// A picture that is nothing but its base.
    pub(super) fn plain() -> Self {
        let files = PassesFile { base: "base.png".to_owned(), shade: None, spot: None, tint: None };
        Self { files, regions: BTreeMap::new() }
    }

    /// The files beside the base.
    pub(super) fn passes(&self) -> impl Iterator<Item = &str> {
        let PassesFile { shade, spot, tint, .. } = &self.files;
        let regions = self.regions.values().map(|region| region.uv.as_str());
        [shade, spot, tint].into_iter().flatten().map(String::as_str).chain(regions)
    }
}
