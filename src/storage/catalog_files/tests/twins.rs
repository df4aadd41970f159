//! What fields a type has that is read from disk, and which of them must be there: asked of the type itself.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, Deserialize, Deserializer, EnumAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::super::wording::parse;

/// A struct that stands on disk.
pub(in crate::storage) struct Twin {
    /// Its heading on the page.
    pub(in crate::storage) heading: String,
    /// Its fields.
    pub(in crate::storage) fields: &'static [&'static str],
    /// Those that must be there.
    pub(in crate::storage) required: BTreeSet<&'static str>,
}

impl Twin {
    /// A struct; its heading is its name.
    pub(in crate::storage) fn of<T: Deserialize<'static>>() -> Self {
        match T::deserialize(Probe(None)) {
            Err(Shape::Struct(name, fields)) => Self::with::<T>(name, format!("`{name}`"), fields),
            _ => panic!("{} is no struct", std::any::type_name::<T>()),
        }
    }

    /// A struct that is one variant of an enum.
    pub(in crate::storage) fn of_variant<T: Deserialize<'static>>(variant: &'static str, heading: &str) -> Self {
        match T::deserialize(Probe(Some(variant))) {
            Err(Shape::Struct(_, fields)) => Self::with::<T>(variant, heading.to_owned(), fields),
            _ => panic!("{variant} is no struct"),
        }
    }

    fn with<T: Deserialize<'static>>(name: &str, heading: String, fields: &'static [&'static str]) -> Self {
        // An empty list can be read as anything that is still text, and as a list.
        let is_read_without = |left_out: &str| {
            let written: Vec<String> =
                fields.iter().filter(|field| **field != left_out).map(|field| format!("{field}: []")).collect();
            let text = format!("{name}({})", written.join(", "));
            parse::<T>(Box::leak(text.into_boxed_str())).is_ok()
        };
        assert!(is_read_without(""), "{name} can't be read with all its fields");
        let required = fields.iter().copied().filter(|field| !is_read_without(field)).collect();
        Self { heading, fields, required }
    }
}

/// The variants of an enum.
pub(in crate::storage) fn variants<T: Deserialize<'static>>() -> &'static [&'static str] {
    match T::deserialize(Probe(None)) {
        Err(Shape::Variants(variants)) => variants,
        _ => panic!("{} is no enum", std::any::type_name::<T>()),
    }
}

/// What a type asked for when it was to be read: the only thing that a probe ever answers.
#[derive(Debug)]
enum Shape {
    Struct(&'static str, &'static [&'static str]),
    Variants(&'static [&'static str]),
    Other,
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Shape {}

impl de::Error for Shape {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self::Other
    }
}

/// Reads nothing, and remembers what was asked; of an enum it looks into the variant that it names.
struct Probe(Option<&'static str>);

impl<'de> Deserializer<'de> for Probe {
    type Error = Shape;

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Shape> {
        Err(Shape::Other)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Shape> {
        Err(Shape::Struct(name, fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Shape> {
        match self.0 {
            Some(variant) => visitor.visit_enum(Variant(variant)),
            None => Err(Shape::Variants(variants)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// A variant of an enum.
struct Variant(&'static str);

impl<'de> EnumAccess<'de> for Variant {
    type Error = Shape;
    type Variant = Self;

    fn variant_seed<V: de::DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Shape> {
        let name: StrDeserializer<'_, Shape> = de::IntoDeserializer::into_deserializer(self.0);
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant {
    type Error = Shape;

    fn unit_variant(self) -> Result<(), Shape> {
        Err(Shape::Other)
    }

    fn newtype_variant_seed<T: de::DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Shape> {
        seed.deserialize(Probe(None))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _length: usize, _visitor: V) -> Result<V::Value, Shape> {
        Err(Shape::Other)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], _visitor: V) -> Result<V::Value, Shape> {
        Err(Shape::Struct(self.0, fields))
    }
}
