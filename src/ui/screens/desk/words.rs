//! Owns how products, rules and offers are put into words at the desk.

use super::Desk;
use crate::catalog::{
    Offer, OfferKind, OrderRule, Part, Price, Product, ProductId, Reduction, Rule, RuleKind, Selection,
};
use crate::pricing::quantity_price;
use crate::ui::screens::offers::offer_name;

impl Desk<'_> {
    /// A sentence of the desk.
    pub(super) fn say(&self, name: &str) -> String {
        self.scene.tongue.say(name)
    }

    /// A sentence of the desk about a few products.
    pub(super) fn say_of(&self, name: &str, products: &[ProductId]) -> String {
        self.scene.tongue.say_with(name, &[("names", self.names(products).into())])
    }

    /// A few products by their names, the rest counted.
    pub(super) fn names(&self, products: &[ProductId]) -> String {
        const MOST: usize = 4;
        let mut names: Vec<String> =
            products.iter().take(MOST).map(|product| format!("‘{}’", self.scene.name(product))).collect();
        if products.len() > MOST {
            let count = u32::try_from(products.len() - MOST).unwrap_or(u32::MAX);
            names.push(self.scene.tongue.say_with("desk-and-more", &[("count", count.into())]));
        }
        names.join(", ")
    }

    /// What a product costs at least.
    pub(super) fn price_from(&self, product: &Product) -> String {
        let tongue = self.scene.tongue;
        match &product.price {
            Price::Each(price) => tongue.money(*price),
            Price::Share { percent, .. } => tongue.exact(*percent),
            Price::Packs(_) | Price::Tiers(_) => {
                let least = quantity_price(product, product.price.smallest_quantity()).unwrap_or_default();
                tongue.say_with("hook-from", &[("price", tongue.money(least).into())])
            }
        }
    }

    /// What an offer is called here: a set by its name, all else by what it brings.
    pub(super) fn offer_title(&self, offer: &Offer) -> String {
        match offer.kind {
            // On the buyer's screen it is a question.
            OfferKind::Multiplier { times, .. } => {
                let times = self.scene.tongue.times(i64::from(times) * 100);
                self.scene.tongue.say_with("review-doubled", &[("times", times.into())])
            }
            _ => offer_name(&self.scene, offer),
        }
    }

    /// Every offer, those that are not made today too.
    pub(super) fn all_offers(&self) -> impl Iterator<Item = &Offer> {
        let catalog = self.scene.session.catalog();
        catalog.offers.iter().chain(catalog.dormant())
    }

    /// What kind of offer it is, in a word.
    pub(super) fn kind_of(&self, offer: &Offer) -> String {
        self.say(match offer.kind {
            OfferKind::Upgrade { .. } => "desk-kind-upgrade",
            OfferKind::Accessory { .. } => "desk-kind-accessory",
            OfferKind::Bundle { .. } => "desk-kind-bundle",
            OfferKind::Service { .. } => "desk-kind-service",
            OfferKind::Multiplier { .. } => "desk-kind-multiplier",
        })
    }

    /// What an offer asks for by itself; nothing where it is only the product's own price.
    pub(super) fn terms(&self, offer: &Offer) -> Option<String> {
        let tongue = self.scene.tongue;
        match (&offer.kind, offer.reduction()) {
            (OfferKind::Multiplier { surcharge, .. }, _) => Some(format!("+ {}", tongue.exact(*surcharge))),
            (_, Some(Reduction::Fixed { price, .. } | Reduction::Together { price, .. })) => {
                let price = tongue.money(*price);
                Some(tongue.say_with("desk-together", &[("price", price.into())]))
            }
            (_, Some(Reduction::Off { percent, .. })) => {
                Some(tongue.say_with("desk-off", &[("share", tongue.exact(*percent).into())]))
            }
            (_, None) => None,
        }
    }

    /// A rule between the choices of one product.
    pub(super) fn choice_rule(&self, product: &Product, rule: &Rule) -> String {
        let name = |selection: &Selection| self.selection(product, selection);
        let others = rule.others.iter().map(name).collect::<Vec<_>>().join(", ");
        self.rule(rule.kind, name(&rule.when), others)
    }

    /// A rule between things in one order.
    pub(super) fn order_rule(&self, rule: &OrderRule) -> String {
        let name = |part: &Part| {
            let product = self.scene.session.catalog().product(&part.product);
            let named = self.scene.name(&part.product);
            match product.zip(part.selection.as_ref()) {
                Some((product, selection)) => format!("‘{named}’ ({})", self.selection(product, selection)),
                None => format!("‘{named}’"),
            }
        };
        let others = rule.others.iter().map(name).collect::<Vec<_>>().join(", ");
        self.rule(rule.kind, name(&rule.when), others)
    }

    fn rule(&self, kind: RuleKind, when: String, others: String) -> String {
        let name = match kind {
            RuleKind::Requires => "desk-rule-requires",
            RuleKind::Excludes => "desk-rule-excludes",
        };
        self.scene.tongue.say_with(name, &[("when", when.into()), ("others", others.into())])
    }

    /// A choice with the option that it is made for.
    fn selection(&self, product: &Product, selection: &Selection) -> String {
        let option = product.option(&selection.option);
        let choice = option.and_then(|option| option.choice(&selection.choice));
        let (Some(option), Some(choice)) = (option, choice) else { return selection.choice.to_string() };
        format!("{}: {}", self.scene.text(&option.name), self.scene.text(&choice.name))
    }
}
