//! Owns the names that catalog files use for things, one type per kind of thing.

use std::fmt;
use std::sync::Arc;

/// Declares one type of id: cheap to copy, ordered, written as in the files.
macro_rules! id {
    ($(#[doc = $doc:literal] $name:ident)*) => {$(
        #[doc = $doc]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is written in the catalog.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(written: &str) -> Self {
                Self(written.into())
            }
        }

        impl From<Arc<str>> for $name {
            fn from(written: Arc<str>) -> Self {
                Self(written)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

id! {
    /// Names a product.
    ProductId
    /// Names an offer.
    OfferId
    /// Names an option within a product.
    OptionId
    /// Names a choice within an option.
    ChoiceId
    /// Names an attribute that products are compared by.
    AttributeId
    /// Names a word that an attribute can have as its value.
    WordId
    /// Names a question of the needs step.
    QuestionId
    /// Names an answer to a question.
    AnswerId
    /// Names a tax rate of the shop.
    TaxId
    /// Names a shipping class of the shop.
    ShippingId
    /// Names a folder of `media`, which holds a product's picture.
    PictureId
}
