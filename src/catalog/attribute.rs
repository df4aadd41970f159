//! Owns what products are compared by, and what a value means to a buyer.

use super::{AttributeId, Text, WordId};

/// Something that products are compared by, like paper weight or when it is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in the files.
    pub id: AttributeId,
    /// Its name for people.
    pub name: Text,
    /// What its values are.
    pub kind: AttributeKind,
}

/// What the values of an attribute are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttributeKind {
    /// A whole number with a unit.
    Number {
        /// The value in words: `{n} g/m²`.
        says: Text,
        /// What a larger value means, with `{times}` for 'one and a half times': `{times} as thick`. May be empty.
        means: Text,
        /// Which way is better for the buyer.
        better: Better,
        /// Whether a bar is drawn for it.
        bar: bool,
    },
    /// One of these words; where one is better than another, the worse one first.
    Words {
        /// The words, in order.
        words: Vec<Word>,
        /// Which way is better for the buyer.
        better: Better,
    },
}

/// A word that an attribute can have as its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its name in the files.
    pub id: WordId,
    /// What people read.
    pub name: Text,
}

/// Which way of two values is better for the buyer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Better {
    /// The larger number, or the later word.
    More,
    /// The smaller number, or the earlier word.
    Less,
    /// Neither: a matter of taste.
    #[default]
    Neither,
}

/// A product's value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompareValue {
    /// A number, for [`AttributeKind::Number`].
    Number(i64),
    /// A word, for [`AttributeKind::Words`].
    Word(WordId),
}

impl Attribute {
    /// A value's place on the attribute's own scale: the number itself, or the word's position.
    #[must_use]
    pub fn rank(&self, value: &CompareValue) -> Option<i64> {
        match (&self.kind, value) {
            (AttributeKind::Number { .. }, CompareValue::Number(number)) => Some(*number),
            (AttributeKind::Words { words, .. }, CompareValue::Word(id)) => {
                words.iter().position(|word| word.id == *id).and_then(|position| i64::try_from(position).ok())
            }
            _ => None,
        }
    }

    /// Which way of two values is better for the buyer.
    #[must_use]
    pub const fn better(&self) -> Better {
        match &self.kind {
            AttributeKind::Number { better, .. } | AttributeKind::Words { better, .. } => *better,
        }
    }
}
