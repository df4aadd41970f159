//! Owns the suggestions that a shop can make. An offer has no field to say that it is taken already.

use super::{AnswerId, OfferId, Period, ProductId, QuestionId, Text};
use crate::money::{Money, Percent};

/// One suggestion to the buyer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its name in the files.
    pub id: OfferId,
    /// What is suggested.
    pub kind: OfferKind,
    /// Why, in a sentence of the shop.
    pub because: Text,
    /// The buyer's answers that it fits best.
    pub fits: Vec<AnswerRef>,
    /// When it is made.
    pub period: Period,
}

/// What is suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// A better product in place of one in the order.
    Upgrade {
        /// What is in the order.
        from: ProductId,
        /// What could stand there instead.
        to: ProductId,
    },
    /// A product that goes with one in the order.
    Accessory {
        /// What it goes with; any of these.
        with: Vec<ProductId>,
        /// What is added.
        product: ProductId,
        /// How many are added.
        quantity: u32,
        /// What that many cost together with the parent, where that is less than apart.
        reduction: Option<Reduction>,
        /// Where its quantity keeps in step with its parents': for how many of them `quantity` is meant; at least 1.
        step: Option<u32>,
    },
    /// Several products together for less than apart.
    Bundle {
        /// Its name for people.
        name: Text,
        /// What it lowers. Its components are what is in it.
        reduction: Reduction,
    },
    /// Something that is done for an order that has one of these products.
    Service {
        /// What it is done for; empty means any order.
        with: Vec<ProductId>,
        /// The service.
        product: ProductId,
    },
    /// The golden offer: the whole order so many times, for a surcharge on its goods.
    Multiplier {
        /// How many times; at least 2.
        times: u32,
        /// The share of the goods' total that is added.
        surcharge: Percent,
        /// What a walk must have started with, or have been upgraded to; empty means anything.
        with: Vec<ProductId>,
    },
}

/// What products cost less together.
///
/// A unit of a product is one of it; of a product that is sold in packs, one pack. Each unit of a line is in at most one
/// application of one reduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reduction {
    /// All components together for a fixed price.
    Fixed {
        /// What it takes.
        components: Vec<Component>,
        /// What one application of all of them costs, before options.
        price: Money,
    },
    /// A percentage off what the components cost, options left aside.
    Off {
        /// What it takes.
        components: Vec<Component>,
        /// The share that is taken off, rounded once per application.
        percent: Percent,
    },
    /// An accessory that is cheaper while its parent is in the order. The parent is not used up.
    Together {
        /// What it takes: so many units of the accessory.
        component: Component,
        /// What that many cost, before options.
        price: Money,
        /// The parents; any of them.
        with: Vec<ProductId>,
        /// How many applications each unit of a parent allows; at least 1.
        per_parent: u32,
    },
}

/// So many units of a product in a reduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// The product.
    pub product: ProductId,
    /// How many units; at least 1.
    pub units: u32,
    /// For a product that is sold in packs: only packs of this size count.
    pub pack: Option<u32>,
}

/// An answer to a question of the needs step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerRef {
    /// The question.
    pub question: QuestionId,
    /// The answer.
    pub answer: AnswerId,
}

impl Reduction {
    /// What one application takes.
    #[must_use]
    pub fn components(&self) -> &[Component] {
        match self {
            Self::Fixed { components, .. } | Self::Off { components, .. } => components,
            Self::Together { component, .. } => std::slice::from_ref(component),
        }
    }
}

impl Offer {
    /// Whether it gives something away: an accessory that costs nothing while its parent is in the order.
    #[must_use]
    pub fn is_gift(&self) -> bool {
        let is_free = |reduction: &Reduction| matches!(reduction, Reduction::Together { price, .. } if price.is_zero());
        matches!(&self.kind, OfferKind::Accessory { reduction: Some(reduction), .. } if is_free(reduction))
    }

    /// What it lowers, where it does.
    #[must_use]
    pub const fn reduction(&self) -> Option<&Reduction> {
        match &self.kind {
            OfferKind::Bundle { reduction, .. } => Some(reduction),
            OfferKind::Accessory { reduction, .. } => reduction.as_ref(),
            OfferKind::Upgrade { .. } | OfferKind::Service { .. } | OfferKind::Multiplier { .. } => None,
        }
    }
}
