//! What a catalog's files say, as plain structs that own their strings: what reading them costs at the least.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Visitor};

/// A text in every language.
pub(crate) type Texts = BTreeMap<Lang, String>;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Lang {
    Nl,
    Fy,
    En,
    De,
}

/// A number or a word.
#[derive(Debug)]
pub(crate) enum Value {
    Number(#[expect(dead_code, reason = "only kept")] f64),
    Word(#[expect(dead_code, reason = "only kept")] String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only kept")]
pub(crate) struct Product {
    id: String,
    name: Texts,
    summary: Texts,
    kind: Option<Kind>,
    price: Price,
    #[serde(default)]
    compare: BTreeMap<String, Value>,
    #[serde(default)]
    options: Vec<ProductOption>,
    #[serde(default)]
    rules: Vec<Rule>,
    picture: String,
    #[serde(default)]
    style: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Service,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "only kept")]
pub(crate) enum Price {
    Each(f64),
    Packs(BTreeMap<u32, f64>),
    Tiers(BTreeMap<u32, f64>),
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Option", deny_unknown_fields)]
#[expect(dead_code, reason = "only kept")]
pub(crate) struct ProductOption {
    id: String,
    name: Texts,
    choices: Vec<Choice>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only kept")]
pub(crate) struct Choice {
    id: String,
    name: Texts,
    per_unit: Option<f64>,
    per_line: Option<f64>,
    tint: Option<String>,
    finish: Option<Finish>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Finish {
    Gold,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only kept")]
pub(crate) enum Rule {
    Excludes { when: (String, String), any_of: Vec<(String, String)> },
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only kept")]
pub(crate) enum Offer {
    Upgrade {
        from: String,
        to: String,
        because: Texts,
        #[serde(default)]
        fits: BTreeMap<String, Vec<String>>,
    },
    Accessory {
        with: Vec<String>,
        product: String,
        together: Option<f64>,
        because: Texts,
    },
    Bundle {
        name: Texts,
        of: BTreeMap<String, u32>,
        off: Option<Percent>,
        price: Option<f64>,
        because: Texts,
    },
    Service {
        with: Vec<String>,
        product: String,
        because: Texts,
    },
    Multiplier {
        times: u32,
        surcharge: Percent,
        because: Texts,
    },
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "only kept")]
pub(crate) enum Percent {
    Percent(f64),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl Visitor<'_> for Any {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a word")
            }

            fn visit_u8<E>(self, number: u8) -> Result<Value, E> {
                Ok(Value::Number(number.into()))
            }

            fn visit_u16<E>(self, number: u16) -> Result<Value, E> {
                Ok(Value::Number(number.into()))
            }

            fn visit_str<E>(self, word: &str) -> Result<Value, E> {
                Ok(Value::Word(word.to_owned()))
            }
        }

        deserializer.deserialize_any(Any)
    }
}
