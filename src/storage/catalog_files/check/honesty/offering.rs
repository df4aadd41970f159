//! Owns whether what a catalog offers is what it seems: real deadlines, gifts without costs, parts that are sold apart, cover that
//! stands alone.

use super::apart::Apart;
use super::renewal::renewed;
use super::{Setting, Topic};
use crate::catalog::{
    Choice, Cover, Offer, OfferKind, OrderRule, Part, Period, Product, ProductId, ProductKind, Reduction, RuleKind,
    Selection,
};
use crate::money::Money;
use crate::storage::catalog_files::check::offer::OfferPlace;
use crate::storage::catalog_files::check::product::Shelf;
use crate::storage::catalog_files::check::{Check, leaf::Named};
use crate::storage::catalog_files::file::ValidFile;
use crate::storage::catalog_files::raw::Raw;
use crate::storage::catalog_files::report::Finding;

/// What is looked at.
#[derive(Clone, Copy)]
pub(in crate::storage::catalog_files::check) struct Offered<'c, 'a> {
    /// The products.
    pub(in crate::storage::catalog_files::check) shelf: &'c Shelf<'a>,
    /// The offers.
    pub(in crate::storage::catalog_files::check) offers: &'c [(Offer, OfferPlace<'a>)],
    /// The rules.
    pub(in crate::storage::catalog_files::check) rules: &'c [(OrderRule, &'a str)],
    /// What walks start with.
    pub(in crate::storage::catalog_files::check) hooks: &'c [ProductId],
}

/// Reads when an offer is made. Source: UCPD Annex I 7: a deadline after which nothing changes is none.
pub(in crate::storage::catalog_files::check) fn valid<'a>(
    check: &Check<'a>,
    raw: Option<Raw<'a, ValidFile<'a>>>,
    kind: Option<&OfferKind>,
) -> Option<Period> {
    let Some(raw) = raw else { return Some(Period::default()) };
    let file = check.part(raw)?;
    let from = file.from.map(|day| check.day(day));
    let until = file.until.map(|day| check.day(day));
    if from.is_none() && until.is_none() {
        check.add(
            raw.text,
            Finding::error("empty-period", "this names no day").mend("leave valid out, or say from or until"),
        );
    }
    let (from, until) = (from.map_or(Some(None), |day| day.map(Some))?, until.map_or(Some(None), |day| day.map(Some))?);
    if let Some((from, until)) = from.zip(until).filter(|(from, until)| from > until) {
        let finding = Finding::error("deadline-order", format!("it would end on {until}, before it begins on {from}"));
        check.add(raw.text, finding.mend("write the earlier day as from"));
    }
    let saves = match kind {
        Some(OfferKind::Accessory { reduction, .. }) => reduction.is_some(),
        Some(OfferKind::Upgrade { .. } | OfferKind::Service { .. }) => false,
        Some(OfferKind::Bundle { .. } | OfferKind::Multiplier { .. }) | None => true,
    };
    if until.is_some() && !saves {
        let message = "nothing is cheaper until then, so a last day would only make people hurry";
        check.add(raw.text, Finding::error("empty-deadline", message).mend("leave until out"));
    }
    Some(Period { from, until })
}

/// Looks at all that is offered together.
pub(in crate::storage::catalog_files::check) fn in_catalog<'a>(check: &Check<'a>, offered: Offered<'_, 'a>) {
    let mut apart = Apart::new(offered.hooks, offered.offers);
    for (offer, place) in offered.offers {
        match &offer.kind {
            OfferKind::Bundle { reduction, .. } => {
                // What nobody comes to without it, nobody comes to this set from either.
                let is_shown = reduction.components().iter().any(|part| apart.has(&part.product, offer.period));
                for component in reduction.components() {
                    let Some(product) = offered.product(&component.product) else { continue };
                    offered.insured(check, product, place);
                    if is_shown && !apart.has(&component.product, offer.period) {
                        offered.not_sold_apart(check, product, place);
                    }
                }
            }
            OfferKind::Accessory { product, reduction: Some(Reduction::Together { price, .. }), .. }
                if price.is_zero() =>
            {
                if let Some(product) = offered.product(product) {
                    gift(check, product, place);
                    offered.gift_alone(check, (offer, product), place);
                }
            }
            _ => {}
        }
    }
    renewed(check, offered.offers);
    offered.with_insurance(check);
    for (rule, at) in offered.rules {
        offered.compulsory(check, rule, at);
    }
}

impl<'a> Offered<'_, 'a> {
    fn product(&self, id: &ProductId) -> Option<&Product> {
        self.shelf.product(&Named { id: id.as_str().to_owned(), at: "" })
    }

    /// An insurance is never sold only with other things. Source: Directive (EU) 2016/97, article 24.
    fn insured(&self, check: &Check<'a>, product: &Product, place: &OfferPlace<'a>) {
        if !is_insurance(product) {
            return;
        }
        let message = format!("'{}' is an insurance: it is never part of a bundle", product.id);
        let finding =
            self.with_place(check, Finding::error("insurance-in-bundle", message), product, "it is an insurance here");
        check.add(place.main, finding.mend("take it out, and offer it as a service of its own"));
    }

    /// A bundle's saving is against parts that are really sold apart. Source: UCPD, article 6(1)(d).
    fn not_sold_apart(&self, check: &Check<'a>, product: &Product, place: &OfferPlace<'a>) {
        let message =
            format!("nobody can have '{}' without this bundle, so there is nothing that it saves against", product.id);
        let finding =
            self.with_place(check, Finding::error("not-sold-apart", message), product, "it is never offered alone");
        check.add(
            place.main,
            finding.mend("offer it by itself too, as an accessory or a service, or let a walk start with it"),
        );
    }

    /// Nothing is cheaper only beside an insurance. Source: Directive (EU) 2016/97, article 24.
    fn with_insurance(&self, check: &Check<'a>) {
        for (offer, place) in self.offers {
            let OfferKind::Accessory { with, reduction: Some(_), .. } = &offer.kind else { continue };
            let insures = |id: &ProductId| self.product(id).is_some_and(is_insurance);
            if let Some(insurance) = with.iter().find(|id| insures(id)).filter(|_| with.iter().all(insures)) {
                let message = format!("this would be cheaper only for who takes '{insurance}', which is an insurance");
                let finding = Finding::error("insurance-in-bundle", message);
                check.add(
                    place.price.unwrap_or(place.main),
                    finding.mend("lower the price for everybody, or for nobody"),
                );
            }
        }
    }

    /// A gift needs nothing that has to be bought beside what it is given with. Source: UCPD Annex I 20.
    fn gift_alone(&self, check: &Check<'a>, (offer, product): (&Offer, &Product), place: &OfferPlace<'a>) {
        let OfferKind::Accessory { with, .. } = &offer.kind else { return };
        let needs = |rule: &&(OrderRule, &'a str)| {
            let (rule, _) = rule;
            let is_met = |part: &Part| with.contains(&part.product) && part.selection.is_none();
            rule.kind == RuleKind::Requires
                && rule.when.product == product.id
                && rule.when.selection.is_none()
                && !rule.others.iter().any(|other| is_met(other) || self.is_had(other))
        };
        if let Some((_, at)) = self.rules.iter().find(needs) {
            let message = format!("'{}' is given away, and needs something that has to be bought too", product.id);
            let finding = Finding::error("gift-costs", message).also(check.report.place(at), "by this rule");
            check.add(
                place.price.unwrap_or(place.main),
                finding.mend("give away what needs nothing else, or name a price"),
            );
        }
    }

    /// Whether a part of a rule costs nothing.
    fn is_had(&self, part: &Part) -> bool {
        part.selection.is_none() && self.product(&part.product).is_some_and(Product::is_free)
    }

    /// What can't be left out is no extra: it belongs into the price. Source: CRD, articles 5, 6 and 22.
    fn compulsory(&self, check: &Check<'a>, rule: &OrderRule, at: &'a str) {
        let services: Vec<&Product> = rule.others.iter().filter_map(|other| self.product(&other.product)).collect();
        let is_service = |product: &&Product| product.kind == ProductKind::Service;
        let is_all_services = services.iter().all(is_service) && services.len() == rule.others.len();
        // That a walk can't start with what is not sold alone is said elsewhere.
        let is_hook = rule.when.selection.is_none() && self.hooks.contains(&rule.when.product);
        if rule.kind != RuleKind::Requires || services.is_empty() || !is_all_services || is_hook {
            return;
        }
        if let Some(insurance) = services.iter().find(|product| is_insurance(product)) {
            let message =
                format!("'{}' would not be sold without '{}', which is an insurance", rule.when.product, insurance.id);
            let finding = Finding::error("insurance-in-bundle", message);
            check.add(at, finding.mend("take the rule out: everything is sold without the insurance too"));
            return;
        }
        let is_goods = self.product(&rule.when.product).is_some_and(|product| product.kind == ProductKind::Goods);
        if is_goods && self.can_not_be_avoided(&rule.when) && services.iter().all(|service| self.costs(service, 0)) {
            let message = format!("'{}' can't be had without a service that costs extra", rule.when.product);
            let finding = Finding::error("compulsory-extra", message);
            check.add(at, finding.mend("put what the service costs into the price, and take the rule out"));
        }
    }

    /// Whether a part of a rule is the whole product, or a choice of it where each other choice has a rule of its kind too.
    fn can_not_be_avoided(&self, part: &Part) -> bool {
        let Some(selection) = &part.selection else { return true };
        let option = self.product(&part.product).and_then(|product| product.option(&selection.option));
        let has_rule = |choice: &Choice| {
            self.rules.iter().any(|(rule, _)| {
                let is_meant = |other: &Selection| other.option == selection.option && other.choice == choice.id;
                let is_service = |other: &Part| {
                    self.product(&other.product)
                        .is_some_and(|product| product.kind == ProductKind::Service && self.costs(product, 0))
                };
                rule.kind == RuleKind::Requires
                    && rule.when.product == part.product
                    && rule.when.selection.as_ref().is_some_and(is_meant)
                    && rule.others.iter().all(is_service)
            })
        };
        option.is_some_and(|option| option.choices.iter().all(has_rule))
    }

    /// Whether a service costs anything, by itself or through what it needs.
    fn costs(&self, service: &Product, depth: u32) -> bool {
        let needs_what_costs = |rule: &OrderRule| {
            rule.kind == RuleKind::Requires
                && rule.when.product == service.id
                && rule.when.selection.is_none()
                && rule
                    .others
                    .iter()
                    .filter_map(|other| self.product(&other.product))
                    .all(|other| other.kind == ProductKind::Service && self.costs(other, depth + 1))
        };
        !service.is_free() || depth < DEEPEST && self.rules.iter().any(|(rule, _)| needs_what_costs(rule))
    }

    /// Adds where a product stands.
    fn with_place(&self, check: &Check<'a>, finding: Finding, product: &Product, what: &str) -> Finding {
        match self.shelf.known.place(product.id.as_str()) {
            Some(text) => finding.also(check.report.place(text), what),
            None => finding,
        }
    }
}

/// So many rules, one leading to the next, are followed.
const DEEPEST: u32 = 8;

fn is_insurance(product: &Product) -> bool {
    matches!(product.claims.cover, Some(Cover::Insurance { .. }))
}

/// What an offer's sentence may say: what is given away is free, what has a certificate is green, and so on.
pub(in crate::storage::catalog_files::check) fn offer_setting(shelf: &Shelf<'_>, kind: &OfferKind) -> Setting {
    let product = |id: &ProductId| shelf.product(&Named { id: id.as_str().to_owned(), at: "" });
    let (brought, is_gift): (Vec<&Product>, bool) = match kind {
        OfferKind::Upgrade { to: id, .. } | OfferKind::Service { product: id, .. } => {
            (product(id).into_iter().collect(), false)
        }
        OfferKind::Accessory { product: id, reduction, .. } => {
            let is_free =
                |reduction: &Reduction| matches!(reduction, Reduction::Together { price, .. } if price.is_zero());
            (product(id).into_iter().collect(), reduction.as_ref().is_some_and(is_free))
        }
        OfferKind::Bundle { reduction, .. } => {
            (reduction.components().iter().filter_map(|component| product(&component.product)).collect(), false)
        }
        OfferKind::Multiplier { with, .. } if with.is_empty() => (shelf.products.iter().collect(), false),
        OfferKind::Multiplier { with, .. } => (with.iter().filter_map(product).collect(), false),
    };
    let only = match brought.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let (warrants, insures) = (
        brought.iter().any(|product| matches!(product.claims.cover, Some(Cover::Warranty { .. }))),
        brought.iter().any(|product| is_insurance(product)),
    );
    let is_service = only.is_some_and(|product| product.kind == ProductKind::Service);
    Setting::ANY
        .without(Topic::Free, is_gift || only.is_some_and(|product| product.is_free() && product.shipping.is_none()))
        .without(Topic::Green, only.is_some_and(|product| !product.claims.certificates.is_empty()))
        .with(Topic::Returns, brought.iter().any(|product| product.personalised))
        .with(Topic::Warranty, is_service && !warrants && !insures)
        .with(Topic::Insurance, is_service && !insures)
        .with(Topic::SoldWarranty, !warrants && !insures)
        .with(Topic::SoldInsurance, !insures)
}

/// A gift costs nothing else either. Source: UCPD Annex I 20.
fn gift<'a>(check: &Check<'a>, product: &Product, place: &OfferPlace<'a>) {
    let cost = if product.set_up > Money::ZERO {
        Some("it is set up at a price")
    } else if product.shipping.is_some() {
        Some("it is sent in a way of its own, which can cost more")
    } else {
        None
    };
    if let Some(cost) = cost {
        let message = format!("'{}' is given away, and {cost}", product.id);
        let finding = Finding::error("gift-costs", message);
        check.add(
            place.price.unwrap_or(place.main),
            finding.mend("give away what costs nothing at all, or name a price"),
        );
    }
}
