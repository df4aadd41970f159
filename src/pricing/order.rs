//! Owns what is asked for: lines of products, quantities and choices.

use crate::catalog::{Choices, IncentiveTerms, OfferId, OptionId, OrderRule, ProductId, Rule, RuleKind, Shop};
use crate::money::Percent;

/// What a buyer wants, before it has a price.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Order {
    /// What is in it, in the order in which it came.
    pub lines: Vec<OrderLine>,
    /// The golden offer, where it was accepted.
    pub multiplier: Option<OfferId>,
    /// The discount that staff gave on all goods; at most the shop's own limit.
    pub staff_discount: Percent,
    /// What an earlier order gave for this one. It is used where that leaves less to pay.
    pub incentive: Option<IncentiveTerms>,
    /// With or without tax in the amounts of the quote.
    pub view: View,
}

/// A product in an order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrderLine {
    /// Its number within the order.
    pub id: LineId,
    /// What it is.
    pub product: ProductId,
    /// How many; at least 1.
    pub quantity: u32,
    /// What was chosen for its options. Options that are missing here take their first choice.
    pub choices: Choices,
}

/// The number of a line within its order. Never used again after the line has left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId(pub u32);

/// With or without tax in the amounts of a quote. What is payable is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Amounts include tax.
    #[default]
    Consumer,
    /// Amounts leave tax out, which is then added at the end.
    Business,
}

impl View {
    /// How a shop writes its own prices: so its catalog reads, and so its sessions begin.
    #[must_use]
    pub const fn of(shop: &Shop) -> Self {
        if shop.prices_include_tax { Self::Consumer } else { Self::Business }
    }
}

/// Why an order has no price.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    /// The catalog has no such product.
    #[error("there is no product '{0}' in this catalog")]
    UnknownProduct(ProductId),
    /// The product has no such option or choice.
    #[error("the product '{product}' has no choice '{choice}' for '{option}'")]
    UnknownChoice {
        /// The product.
        product: ProductId,
        /// The option as asked for.
        option: OptionId,
        /// The choice as asked for.
        choice: String,
    },
    /// The catalog has no such multiplier.
    #[error("there is no multiplier '{0}' in this catalog")]
    UnknownMultiplier(OfferId),
    /// The packs don't add up to this quantity, or it is nothing at all.
    #[error("'{product}' is not sold in a quantity of {quantity}{}", nearest(*.smaller, *.larger))]
    QuantityNotSold {
        /// The product.
        product: ProductId,
        /// The quantity as asked for.
        quantity: u32,
        /// The largest smaller quantity that is sold.
        smaller: Option<u32>,
        /// The smallest larger quantity that is sold.
        larger: Option<u32>,
    },
    /// A rule between choices is broken.
    #[error("'{product}': '{}' does not go with the other choices made", .rule.when.choice)]
    Incompatible {
        /// The product.
        product: ProductId,
        /// The first broken rule in the catalog's order.
        rule: Box<Rule>,
    },
    /// A rule between things in the order is broken.
    #[error("'{}' {}", .0.when.product, together(.0))]
    NotTogether(Box<OrderRule>),
    /// It is priced as a share of things none of which is in the order.
    #[error("'{product}' is sold at a share of what {} cost, and the order has none of it", list_of(.of))]
    NothingToShare {
        /// The product.
        product: ProductId,
        /// Of what it would be a share.
        of: Vec<ProductId>,
    },
    /// The staff discount is more than the shop allows.
    #[error("a discount of {given} % is more than the {allowed} % that this shop allows")]
    DiscountTooLarge {
        /// The discount asked for.
        given: Percent,
        /// The shop's limit.
        allowed: Percent,
    },
    /// Quantities or prices that no order can have.
    #[error("this order is too large to be priced")]
    TooLarge,
}

/// The end of the sentence that says which quantities are sold.
fn nearest(smaller: Option<u32>, larger: Option<u32>) -> String {
    match (smaller, larger) {
        (Some(smaller), Some(larger)) => format!(": {smaller} or {larger} is"),
        (Some(only), None) | (None, Some(only)) => format!(": {only} is"),
        (None, None) => String::new(),
    }
}

/// The end of the sentence that says what does not go together.
fn together(rule: &OrderRule) -> String {
    let mut others: Vec<ProductId> = rule.others.iter().map(|other| other.product.clone()).collect();
    others.dedup();
    match rule.kind {
        RuleKind::Requires => format!("is only sold with {}", list_of(&others)),
        RuleKind::Excludes => format!("does not go with {}", list_of(&others)),
    }
}

/// 'a' or 'b'.
fn list_of(products: &[ProductId]) -> String {
    products.iter().map(|product| format!("'{product}'")).collect::<Vec<_>>().join(" or ")
}
