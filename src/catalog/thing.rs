//! Owns how a part of a catalog is named when one asks where it stands in its files.

use super::{AttributeId, OfferId, OptionId, ProductId};

/// A part of a catalog that stands somewhere in its files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// The shop itself.
    Shop,
    /// How a walk goes.
    Flow,
    /// That a walk can start with a product.
    Hook(ProductId),
    /// What products are compared by.
    Attribute(AttributeId),
    /// A product.
    Product(ProductId),
    /// What a product costs.
    Price(ProductId),
    /// What can be chosen within a product.
    Option(ProductId, OptionId),
    /// A rule between the choices of a product, by its place among them.
    ChoiceRule(ProductId, usize),
    /// An offer.
    Offer(OfferId),
    /// A rule between things in one order, by its place among them.
    OrderRule(usize),
}
