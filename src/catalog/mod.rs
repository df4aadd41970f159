//! Owns what a shop sells, offers and says, once it has been validated; knows nothing of files, prices of orders or buyers.
//!
//! A [`Catalog`] that exists is whole: every id in it points at something, every text is there in every language of the
//! shop. What stands on disk, and how it becomes a catalog, is `storage`'s.

mod attribute;
mod constraint;
mod cost;
mod day;
mod experiment;
mod id;
mod incentive;
mod offer;
mod order_rule;
mod plan;
mod price;
mod problem;
mod product;
mod proof;
mod rgb;
mod shop;
mod text;
mod thing;

pub use attribute::{Attribute, AttributeKind, Better, CompareValue, Word};
pub use constraint::{Rule, RuleKind, Selection};
pub use cost::Cost;
pub use day::{Day, DayError, Period};
pub use experiment::{Arm, ArmChange, Experiment};
pub use id::{
    AnswerId, AttributeId, ChoiceId, OfferId, OptionId, PictureId, ProductId, QuestionId, ShippingId, TaxId, WordId,
};
pub use incentive::{Incentive, IncentiveTerms, Off};
pub use offer::{AnswerRef, Component, Offer, OfferKind, Reduction};
pub use order_rule::{OrderRule, Part};
pub use plan::{Answer, FlowPlan, Question, StepKind};
pub use price::{PackPrice, Price, TierPrice};
pub use problem::{Place, Problem, Severity};
pub use product::{Choice, Choices, Extra, Finish, Product, ProductKind, ProductOption};
pub use proof::{Certificate, Claims, Contents, Cover, Evidence, Measure, Proof, Stock, Was};
pub use rgb::{Rgb, RgbError};
pub use shop::{Documents, Look, Retention, Shipping, ShippingClass, Shop, ShopLogo, TaxRate, Typeface};
pub use text::{Lang, Text};
pub use thing::Thing;

use std::collections::BTreeMap;

/// Everything that one shop sells, offers and says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    /// The shop itself: name, currency, tax, shipping, look.
    pub shop: Shop,
    /// What is sold, in the order in which it was written.
    pub products: Vec<Product>,
    /// What is suggested, in the order in which it was written.
    pub offers: Vec<Offer>,
    /// What goes together in one order and what does not, in the order in which it was written.
    pub rules: Vec<OrderRule>,
    /// What can be compared between products, in the order in which it is shown.
    pub attributes: Vec<Attribute>,
    /// How the walk goes.
    pub plan: FlowPlan,
    /// What is tried out.
    pub experiments: Vec<Experiment>,
    /// The day for which it holds, where that is known.
    today: Option<Day>,
    /// What products cost the shop. Kept apart from them, so that nothing that shows a product to a buyer can show it.
    costs: BTreeMap<ProductId, Cost>,
    /// Offers that are not made on that day, each with its place among all of them.
    dormant: Vec<(usize, Offer)>,
    index: Index,
}

/// Where to find things by their id. Derived from the lists when the catalog is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Index {
    products: BTreeMap<ProductId, usize>,
    offers: BTreeMap<OfferId, usize>,
    attributes: BTreeMap<AttributeId, usize>,
    /// The places of the offers that lower what a product costs together with others.
    reductions: BTreeMap<ProductId, Vec<usize>>,
    /// The places of the rules that are about a product.
    rules: BTreeMap<ProductId, Vec<usize>>,
}

impl Catalog {
    /// Puts the validated parts together. Of two things with the same id the first is found.
    #[must_use]
    pub fn new(
        shop: Shop,
        products: Vec<Product>,
        offers: Vec<Offer>,
        attributes: Vec<Attribute>,
        plan: FlowPlan,
    ) -> Self {
        let index = Index {
            products: positions(products.iter().map(|product| product.id.clone())),
            offers: positions(offers.iter().map(|offer| offer.id.clone())),
            attributes: positions(attributes.iter().map(|attribute| attribute.id.clone())),
            reductions: reductions(&offers),
            rules: BTreeMap::new(),
        };
        let (rules, experiments, dormant) = (Vec::new(), Vec::new(), Vec::new());
        let costs = BTreeMap::new();
        Self { shop, products, offers, rules, attributes, plan, experiments, today: None, costs, dormant, index }
    }

    /// The same on a day: only with the offers that are made on it. On a day that nobody knows, those are the ones that are
    /// always made. Prices, savings and claims all follow from what is in the catalog on its day.
    #[must_use]
    pub fn on(mut self, today: Option<Day>) -> Self {
        // Put in from the front, every offer finds its old place.
        for (place, offer) in std::mem::take(&mut self.dormant) {
            self.offers.insert(place.min(self.offers.len()), offer);
        }
        let (mut made, mut dormant) = (Vec::new(), Vec::new());
        for (place, offer) in std::mem::take(&mut self.offers).into_iter().enumerate() {
            if offer.period.has(today) { made.push(offer) } else { dormant.push((place, offer)) }
        }
        self.index.offers = positions(made.iter().map(|offer| offer.id.clone()));
        self.index.reductions = reductions(&made);
        Self { offers: made, dormant, today, ..self }
    }

    /// The same with what is tried out.
    #[must_use]
    pub fn with_experiments(self, experiments: Vec<Experiment>) -> Self {
        Self { experiments, ..self }
    }

    /// The same with what products cost the shop.
    #[must_use]
    pub fn with_costs(self, costs: BTreeMap<ProductId, Cost>) -> Self {
        Self { costs, ..self }
    }

    /// What a product costs the shop, where that is known. For staff only.
    #[must_use]
    pub fn cost(&self, product: &ProductId) -> Option<Cost> {
        self.costs.get(product).copied()
    }

    /// The day for which it holds, where that is known.
    #[must_use]
    pub const fn today(&self) -> Option<Day> {
        self.today
    }

    /// The offers that are not made on its day.
    pub fn dormant(&self) -> impl Iterator<Item = &Offer> {
        self.dormant.iter().map(|(_, offer)| offer)
    }

    /// Whether a product is known to be sold out.
    #[must_use]
    pub fn is_sold_out(&self, id: &ProductId) -> bool {
        let stock = self.product(id).and_then(|product| product.claims.stock);
        stock.is_some_and(|stock| stock.is_gone_on(self.today))
    }

    /// The same with rules about what goes together.
    #[must_use]
    pub fn with_rules(mut self, rules: Vec<OrderRule>) -> Self {
        self.index.rules = BTreeMap::new();
        for (place, rule) in rules.iter().enumerate() {
            self.index.rules.entry(rule.when.product.clone()).or_default().push(place);
        }
        Self { rules, ..self }
    }

    /// The product with this id.
    #[must_use]
    pub fn product(&self, id: &ProductId) -> Option<&Product> {
        self.index.products.get(id).and_then(|position| self.products.get(*position))
    }

    /// Where a product stands in the catalog's own order.
    #[must_use]
    pub fn product_position(&self, id: &ProductId) -> Option<usize> {
        self.index.products.get(id).copied()
    }

    /// The offer with this id.
    #[must_use]
    pub fn offer(&self, id: &OfferId) -> Option<&Offer> {
        self.index.offers.get(id).and_then(|position| self.offers.get(*position))
    }

    /// Where an offer stands in the catalog's own order.
    #[must_use]
    pub fn offer_position(&self, id: &OfferId) -> Option<usize> {
        self.index.offers.get(id).copied()
    }

    /// The experiment with this id.
    #[must_use]
    pub fn experiment(&self, id: &str) -> Option<&Experiment> {
        self.experiments.iter().find(|experiment| experiment.id == id)
    }

    /// The attribute with this id.
    #[must_use]
    pub fn attribute(&self, id: &AttributeId) -> Option<&Attribute> {
        self.index.attributes.get(id).and_then(|position| self.attributes.get(*position))
    }

    /// All offers that lower what products cost together: bundles and together-prices.
    pub fn reductions(&self) -> impl Iterator<Item = (&Offer, &Reduction)> {
        self.offers.iter().filter_map(|offer| offer.reduction().map(|reduction| (offer, reduction)))
    }

    /// The places, in the catalog's own order, of the offers that lower what a product costs together with others. Looked up,
    /// not searched for: most of a large catalog's offers are about something else.
    #[must_use]
    pub fn reductions_of(&self, product: &ProductId) -> &[usize] {
        self.index.reductions.get(product).map_or(&[], Vec::as_slice)
    }

    /// The rules that say what follows from having a product, in the catalog's own order. Looked up.
    pub fn rules_about(&self, product: &ProductId) -> impl Iterator<Item = &OrderRule> {
        let places = self.index.rules.get(product).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.rules.get(*place))
    }

    /// Whether something is made with the buyer's own design: only then it is asked for.
    #[must_use]
    pub fn has_personalised(&self) -> bool {
        self.products.iter().any(|product| product.personalised)
    }

    /// The products that a walk can start with, in the plan's order: those that are not sold out.
    pub fn hooks(&self) -> impl Iterator<Item = &Product> {
        self.plan.hooks.iter().filter(|id| !self.is_sold_out(id)).filter_map(|id| self.product(id))
    }
}

/// For each product the places of the offers that take it at a lower price.
fn reductions(offers: &[Offer]) -> BTreeMap<ProductId, Vec<usize>> {
    let mut reductions: BTreeMap<ProductId, Vec<usize>> = BTreeMap::new();
    for (place, offer) in offers.iter().enumerate() {
        for component in offer.reduction().into_iter().flat_map(Reduction::components) {
            let places = reductions.entry(component.product.clone()).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }
    reductions
}

/// Each id with its place; of two equal ids the first place is kept.
fn positions<Id: Ord>(ids: impl Iterator<Item = Id>) -> BTreeMap<Id, usize> {
    let mut positions = BTreeMap::new();
    for (position, id) in ids.enumerate() {
        positions.entry(id).or_insert(position);
    }
    positions
}
