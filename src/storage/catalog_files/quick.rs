//! Owns the quick reading of pieces of a catalog into their twins, with the same outcome as `ron` or none at all.
//!
//! Catalogs are large and nearly everything in them is in order, so nearly everything is read here. What is odd, mistakes
//! above all, is read again by `ron`, which decides, and has the words for what is wrong.

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::cursor::{Cursor, Odd};

/// How a piece that is read later asks for its text.
pub(super) const PIECE: &str = "diderot::Raw";

/// What is known of a text before it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Nothing.
    Nothing,
    /// It is a part of something that was read already, and so it is RON: what will be read later needs no look inside.
    Ron,
}

impl Error for Odd {
    fn custom<T: std::fmt::Display>(_message: T) -> Self {
        Self
    }
}

/// Reads a text.
///
/// # Errors
/// When `ron` has to look at it. It may have nothing to say against it.
pub(super) fn read<'a, T: Deserialize<'a>>(text: &'a str, known: Known) -> Result<T, Odd> {
    let mut reader = Reader { cursor: Cursor::new(text), known, unwrapped: false };
    reader.cursor.blank()?;
    let value = T::deserialize(&mut reader)?;
    reader.cursor.blank()?;
    if reader.cursor.is_at_end() { Ok(value) } else { Err(Odd) }
}

/// Reads values one after another.
struct Reader<'de> {
    cursor: Cursor<'de>,
    known: Known,
    /// Whether the brackets of a variant are open and stand for those of what is in it: `Number(id: …)`.
    unwrapped: bool,
}

impl<'de> Reader<'de> {
    /// Reads fields up to the closing bracket; it closes the variant where there are no brackets of their own.
    fn fields<V: Visitor<'de>>(&mut self, visitor: V, unwrapped: bool) -> Result<V::Value, Odd> {
        let value = visitor.visit_map(Commas::new(self, b')'))?;
        self.cursor.blank()?;
        if !unwrapped {
            self.cursor.expect(b')')?;
        }
        Ok(value)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Odd;

    /// Pieces that are read later ask for their text in their own way here, and in that of `ron` elsewhere.
    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Odd> {
        Err(Odd)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        match self.cursor.name()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Odd),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_u32(self.cursor.number()?.parse().map_err(|_other| Odd)?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_i64(self.cursor.number()?.parse().map_err(|_other| Odd)?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_borrowed_str(self.cursor.plain_string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_borrowed_str(self.cursor.name()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        // What is there needn't be written as Some(…); what is written like that, or as None, is rare.
        let may_be = matches!(self.cursor.byte(), b'S' | b'N');
        if may_be && matches!(self.cursor.clone().name()?, "Some" | "None") {
            return Err(Odd);
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Odd> {
        if name != PIECE {
            return Err(Odd);
        }
        self.unwrapped = false;
        visitor.visit_borrowed_str(match self.known {
            Known::Nothing => self.cursor.value()?,
            Known::Ron => self.cursor.known_value()?,
        })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.unwrapped = false;
        self.cursor.expect(b'[')?;
        let value = visitor.visit_seq(Commas::new(self, b']'))?;
        self.cursor.blank()?;
        self.cursor.expect(b']')?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _length: usize, visitor: V) -> Result<V::Value, Odd> {
        if self.unwrapped {
            return Err(Odd);
        }
        self.cursor.expect(b'(')?;
        let value = visitor.visit_seq(Commas::new(self, b')'))?;
        self.cursor.blank()?;
        self.cursor.expect(b')')?;
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.unwrapped = false;
        self.cursor.expect(b'{')?;
        let value = visitor.visit_map(Commas::new(self, b'}'))?;
        self.cursor.blank()?;
        self.cursor.expect(b'}')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Odd> {
        let unwrapped = std::mem::take(&mut self.unwrapped);
        if !unwrapped {
            if self.cursor.name()? != name {
                return Err(Odd);
            }
            self.cursor.blank()?;
            self.cursor.expect(b'(')?;
        }
        self.fields(visitor, unwrapped)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Odd> {
        self.unwrapped = false;
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct ignored_any
    }
}

/// Values with commas between them, and perhaps behind the last.
struct Commas<'r, 'de> {
    reader: &'r mut Reader<'de>,
    close: u8,
    had_comma: bool,
}

impl<'r, 'de> Commas<'r, 'de> {
    const fn new(reader: &'r mut Reader<'de>, close: u8) -> Self {
        Self { reader, close, had_comma: true }
    }

    /// Whether there is another.
    fn has_next(&mut self) -> Result<bool, Odd> {
        self.reader.cursor.blank()?;
        match (self.reader.cursor.byte() == self.close, self.had_comma) {
            (true, _) => Ok(false),
            (false, true) => Ok(true),
            (false, false) => Err(Odd),
        }
    }

    /// Reads what is next, and a comma behind it.
    fn next<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Odd> {
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.cursor.blank()?;
        self.had_comma = self.reader.cursor.eat(b',');
        Ok(value)
    }
}

impl<'de> SeqAccess<'de> for Commas<'_, 'de> {
    type Error = Odd;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Odd> {
        if self.has_next()? { self.next(seed).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for Commas<'_, 'de> {
    type Error = Odd;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Odd> {
        if self.has_next()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Odd> {
        self.reader.cursor.blank()?;
        self.reader.cursor.expect(b':')?;
        self.reader.cursor.blank()?;
        self.next(seed)
    }
}

impl<'de> EnumAccess<'de> for &mut Reader<'de> {
    type Error = Odd;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Odd> {
        let variant = seed.deserialize(&mut *self)?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Reader<'de> {
    type Error = Odd;

    fn unit_variant(self) -> Result<(), Odd> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Odd> {
        self.cursor.blank()?;
        self.cursor.expect(b'(')?;
        self.cursor.blank()?;
        self.unwrapped = true;
        let value = seed.deserialize(&mut *self)?;
        self.unwrapped = false;
        self.cursor.blank()?;
        self.cursor.eat(b',');
        self.cursor.blank()?;
        self.cursor.expect(b')')?;
        Ok(value)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Odd> {
        self.cursor.blank()?;
        self.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], visitor: V) -> Result<V::Value, Odd> {
        self.cursor.blank()?;
        self.cursor.expect(b'(')?;
        self.fields(visitor, false)
    }
}
