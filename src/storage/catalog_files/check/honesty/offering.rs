//! Owns whether what a catalog offers is what it seems: real deadlines, gifts without costs, parts that are sold apart, cover that
//! stands alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{
    Cover, Offer, OfferKind, OrderRule, Period, Product, ProductId, ProductKind, Reduction, RuleKind,
};
use crate::money::Money;
use crate::storage::catalog_files::check::offer::OfferPlace;
use crate::storage::catalog_files::check::product::Shelf;
use crate::storage::catalog_files::check::quantity::normal_price;
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
        return None;
    }
    let saves = match kind {
        Some(OfferKind::Accessory { reduction, .. }) => reduction.is_some(),
        Some(OfferKind::Upgrade { .. } | OfferKind::Service { .. }) => false,
        Some(OfferKind::Bundle { .. } | OfferKind::Multiplier { .. }) | None => true,
    };
    if until.is_some() && !saves {
        let message = "nothing is cheaper until then, so a last day would only make people hurry";
        check.add(raw.text, Finding::error("empty-deadline", message).mend("leave until out"));
        return None;
    }
    Some(Period { from, until })
}

/// Looks at all that is offered together.
pub(in crate::storage::catalog_files::check) fn in_catalog<'a>(check: &Check<'a>, offered: Offered<'_, 'a>) {
    let apart = offered.apart();
    for (offer, place) in offered.offers {
        match &offer.kind {
            OfferKind::Bundle { reduction, .. } => {
                for component in reduction.components() {
                    let Some(product) = offered.product(&component.product) else { continue };
                    offered.insured(check, product, place);
                    if !apart.contains(&component.product) {
                        offered.not_sold_apart(check, product, place);
                    }
                }
            }
            OfferKind::Accessory { product, reduction: Some(Reduction::Together { price, .. }), .. }
                if price.is_zero() =>
            {
                if let Some(product) = offered.product(product) {
                    gift(check, product, place);
                }
            }
            _ => {}
        }
    }
    renewed(check, offered.offers);
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
        if !matches!(product.claims.cover, Some(Cover::Insurance { .. })) {
            return;
        }
        let message = format!("'{}' is an insurance: it is never part of a bundle", product.id);
        let finding =
            self.with_place(check, Finding::error("insurance-in-bundle", message), product, "it is an insurance here");
        check.add(place.main, finding.mend("take it out, and offer it as a service of its own"));
    }

    /// The products that can be had without a bundle.
    fn apart(&self) -> BTreeSet<&ProductId> {
        let offered = self.offers.iter().filter_map(|(offer, _)| match &offer.kind {
            OfferKind::Upgrade { to: product, .. }
            | OfferKind::Accessory { product, .. }
            | OfferKind::Service { product, .. } => Some(product),
            OfferKind::Bundle { .. } | OfferKind::Multiplier { .. } => None,
        });
        self.hooks.iter().chain(offered).collect()
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

    /// What can't be left out is no extra: it belongs into the price. Source: CRD, articles 5, 6 and 22.
    fn compulsory(&self, check: &Check<'a>, rule: &OrderRule, at: &'a str) {
        // That a walk can't start with what is not sold alone is said elsewhere.
        let is_hook = self.hooks.contains(&rule.when.product);
        if rule.kind != RuleKind::Requires || rule.when.selection.is_some() || rule.others.is_empty() || is_hook {
            return;
        }
        let services: Vec<&Product> = rule.others.iter().filter_map(|other| self.product(&other.product)).collect();
        let costs = |product: &&Product| {
            product.kind == ProductKind::Service
                && normal_price(&product.price, 1).is_none_or(|price| price > Money::ZERO)
        };
        let is_goods = self.product(&rule.when.product).is_some_and(|product| product.kind == ProductKind::Goods);
        if !is_goods || services.len() != rule.others.len() {
            return;
        }
        if let Some(insurance) =
            services.iter().find(|product| matches!(product.claims.cover, Some(Cover::Insurance { .. })))
        {
            let message =
                format!("'{}' would not be sold without '{}', which is an insurance", rule.when.product, insurance.id);
            let finding = Finding::error("insurance-in-bundle", message);
            check.add(at, finding.mend("take the rule out: goods are sold without the insurance too"));
        } else if services.iter().all(costs) {
            let message = format!("'{}' can't be had without a service that costs extra", rule.when.product);
            let finding = Finding::error("compulsory-extra", message);
            check.add(at, finding.mend("put what the service costs into the price, and take the rule out"));
        }
    }

    /// Adds where a product stands.
    fn with_place(&self, check: &Check<'a>, finding: Finding, product: &Product, what: &str) -> Finding {
        match self.shelf.known.place(product.id.as_str()) {
            Some(text) => finding.also(check.report.place(text), what),
            None => finding,
        }
    }
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

/// A deadline after which the same offer goes on is none. Source: UCPD Annex I 7.
fn renewed<'a>(check: &Check<'a>, offers: &[(Offer, OfferPlace<'a>)]) {
    // Only offers with days can follow each other, and few have them.
    let dated: Vec<_> = offers.iter().filter(|(offer, _)| !offer.period.is_always()).collect();
    let mut by_product: BTreeMap<Vec<&ProductId>, Vec<&(Offer, OfferPlace<'a>)>> = BTreeMap::new();
    for placed in dated {
        by_product.entry(about(&placed.0)).or_default().push(placed);
    }
    for same in by_product.values() {
        for (later, place) in same {
            let ended = same.iter().find(|(earlier, _)| {
                let gap = earlier.period.until.zip(later.period.from).map(|(until, from)| from.days_after(until));
                earlier.id != later.id
                    && terms(earlier) == terms(later)
                    && gap.is_some_and(|days| (0..=PAUSE_DAYS).contains(&days))
            });
            if let Some((_, ended)) = ended {
                let finding = Finding::error("renewed-deadline", "the same offer ended just before, and goes on here")
                    .also(check.report.place(ended.head), "it ends here");
                check.add(place.main, finding.mend("make one offer of both, with the day on which it really ends"));
            }
        }
    }
}

/// An offer that comes back sooner than this never ended, in days.
const PAUSE_DAYS: i32 = 30;

/// What an offer is about.
fn about(offer: &Offer) -> Vec<&ProductId> {
    match &offer.kind {
        OfferKind::Upgrade { from, to } => vec![from, to],
        OfferKind::Accessory { product, .. } | OfferKind::Service { product, .. } => vec![product],
        OfferKind::Bundle { reduction, .. } => {
            reduction.components().iter().map(|component| &component.product).collect()
        }
        OfferKind::Multiplier { .. } => Vec::new(),
    }
}

/// What an offer asks for; two with the same are the same offer for a buyer.
fn terms(offer: &Offer) -> (Option<&Reduction>, Option<(u32, u32)>) {
    let golden = match &offer.kind {
        OfferKind::Multiplier { times, surcharge, .. } => Some((*times, surcharge.basis_points())),
        _ => None,
    };
    (offer.reduction(), golden)
}
