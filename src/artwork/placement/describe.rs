//! Owns `product.json` as it stands on disk; knows nothing of pixels.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::artwork::{Media, PictureError};

/// A product's description. Source: the READMEs of the two kinds of renders.
#[derive(Deserialize)]
pub(super) struct ProductFile {
    #[serde(default)]
    pub(super) tintable: bool,
    pub(super) blank_color: Option<String>,
    pub(super) shade_max: Option<f32>,
    pub(super) spot_max: Option<f32>,
    #[serde(default)]
    pub(super) regions: BTreeMap<String, RegionFile>,
    pub(super) files: PassFiles,
    pub(super) tint: Option<TintFile>,
}

/// A print area.
#[derive(Deserialize)]
pub(super) struct RegionFile {
    pub(super) mm: [f32; 2],
    #[serde(default = "one")]
    pub(super) gloss: f32,
    #[serde(default)]
    pub(super) ink: Ink,
    pub(super) uv: String,
    pub(super) shape: Option<String>,
    #[serde(default = "whole")]
    pub(super) visible_u: [f32; 2],
    #[serde(default = "whole")]
    pub(super) visible_v: [f32; 2],
}

/// What ink does on the material.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Ink {
    /// It covers.
    #[default]
    Cover,
    /// It darkens: there is no white ink.
    Multiply,
}

/// The files of the passes.
#[derive(Deserialize)]
pub(super) struct PassFiles {
    pub(super) base: String,
    pub(super) shade: Option<String>,
    pub(super) spot: Option<String>,
    pub(super) tint: Option<String>,
}

/// The constants of the simple tint.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct TintFile {
    pub(super) white: f32,
    pub(super) lift: f32,
    pub(super) sheen: f32,
}

const fn one() -> f32 {
    1.0
}

const fn whole() -> [f32; 2] {
    [0.0, 1.0]
}

/// Reads a picture's description.
pub(super) fn read(picture: &str, media: &dyn Media) -> Result<ProductFile, PictureError> {
    let path = format!("{picture}/product.json");
    let bytes = media.read(&path)?;
    let wrong = |cause: String| PictureError::Description { path: path.clone(), cause };
    if bytes.len() > 1 << 20 {
        return Err(wrong("it has more than 1 MiB".to_owned()));
    }
    let file: ProductFile = serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
    if file.regions.len() > 16 {
        return Err(wrong("it has more than 16 print areas".to_owned()));
    }
    for (name, region) in &file.regions {
        let sensible = region.mm.iter().all(|side| (1.0..=20_000.0).contains(side));
        if !sensible {
            return Err(wrong(format!("the print area {name} is {:?} mm", region.mm)));
        }
    }
    Ok(file)
}
