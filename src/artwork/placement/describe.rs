//! Owns `product.json` as it stands on disk; knows nothing of pixels.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::artwork::{Media, MediaError, PictureError};

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
    pub(super) size_mm: Option<[f32; 3]>,
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

/// What a picture without a description is: its base, as it is.
fn plain() -> ProductFile {
    let files = PassFiles { base: "base.png".to_owned(), shade: None, spot: None, tint: None };
    ProductFile {
        tintable: false,
        blank_color: None,
        shade_max: None,
        spot_max: None,
        regions: BTreeMap::new(),
        files,
        tint: None,
        size_mm: None,
    }
}

/// Reads a picture's description; a picture without one is nothing but `base.png`.
pub(super) fn read(picture: &str, media: &dyn Media) -> Result<ProductFile, PictureError> {
    let path = format!("{picture}/product.json");
    let bytes = match media.read(&path) {
        Err(MediaError::Missing { .. }) => return Ok(plain()),
        read => read?,
    };
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

#[cfg(test)]
mod tests {
    use std::fmt;

    use serde::de::{self, Deserializer, Visitor};
    use serde::forward_to_deserialize_any;

    use super::*;

    /// Reads nothing, and says which fields were asked for.
    struct Probe;

    #[derive(Debug)]
    struct Fields(&'static [&'static str]);

    impl fmt::Display for Fields {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{:?}", self.0)
        }
    }

    impl std::error::Error for Fields {}

    impl de::Error for Fields {
        fn custom<T: fmt::Display>(_message: T) -> Self {
            Self(&[])
        }
    }

    impl<'de> Deserializer<'de> for Probe {
        type Error = Fields;

        fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Fields> {
            Err(Fields(&[]))
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _name: &'static str,
            fields: &'static [&'static str],
            _visitor: V,
        ) -> Result<V::Value, Fields> {
            Err(Fields(fields))
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    fn fields<T: de::DeserializeOwned>() -> Vec<&'static str> {
        T::deserialize(Probe).err().unwrap().0.to_vec()
    }

    #[test]
    fn the_reference_explains_every_field() {
        let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/catalogs/README.md")).unwrap();
        for (heading, fields) in [
            ("`product.json`", fields::<ProductFile>()),
            ("`files` in product.json", fields::<PassFiles>()),
            ("`regions` in product.json", fields::<RegionFile>()),
        ] {
            let (_, below) = page.split_once(&format!("\n### {heading}\n")).unwrap();
            let section = below.split("\n#").next().unwrap();
            let explained = section.lines().filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0));
            let (mut explained, mut fields) = (explained.collect::<Vec<_>>(), fields);
            explained.sort_unstable();
            fields.sort_unstable();
            assert_eq!(explained, fields, "{heading}, on the page and in truth");
        }
        for constant in fields::<TintFile>() {
            assert!(page.contains(&format!("\"{constant}\": ")), "{constant} is not on the page");
        }
    }
}
