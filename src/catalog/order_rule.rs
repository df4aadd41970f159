//! Owns which things go together in one order: products, and choices made for them.

use super::{Choices, ProductId, RuleKind, Selection, Text};

/// A rule between things in one order. Rules between the choices of one product are [`super::Rule`]s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRule {
    /// What the rule is about.
    pub when: Part,
    /// What follows from it.
    pub kind: RuleKind,
    /// What is required, any of it, or excluded.
    pub others: Vec<Part>,
    /// Why, in a sentence of the shop.
    pub because: Text,
}

/// A product in an order, or one for which something was chosen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The product.
    pub product: ProductId,
    /// What was chosen for it; nothing where that does not matter.
    pub selection: Option<Selection>,
}

impl Part {
    /// Whether a product with these complete choices is meant.
    #[must_use]
    pub fn is(&self, product: &ProductId, choices: &Choices) -> bool {
        self.product == *product && self.selection.as_ref().is_none_or(|selection| selection.is_in(choices))
    }
}

impl OrderRule {
    /// Whether an order obeys it. Its lines are handed in as products with their complete choices.
    #[must_use]
    pub fn holds(&self, lines: &[(&ProductId, &Choices)]) -> bool {
        let has = |part: &Part| lines.iter().any(|(product, choices)| part.is(product, choices));
        if !has(&self.when) {
            return true;
        }
        match self.kind {
            RuleKind::Requires => self.others.iter().any(has),
            RuleKind::Excludes => !self.others.iter().any(has),
        }
    }
}
