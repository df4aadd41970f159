//! Owns the checks of a product's price and usual quantity.

use super::Check;
use super::product::Shelf;
use super::quantity::normal_price;
use crate::catalog::{PackPrice, Price, ProductKind, TierPrice};
use crate::money::Money;
use crate::storage::catalog_files::file::{LadderFile, PriceFile};
use crate::storage::catalog_files::raw::{Id, Raw, Whole};
use crate::storage::catalog_files::report::Finding;
use crate::storage::catalog_files::wording::parse;

/// So many steps a price can have.
const MOST_STEPS: usize = 100;

/// A quantity with its price, and where each stands.
struct Step<'a> {
    quantity: u32,
    price: Money,
    price_at: &'a str,
}

/// Reads a price.
pub(super) fn price<'a>(check: &Check<'a>, raw: Raw<'a, PriceFile<'a>>) -> Option<Price> {
    match check.part(raw)? {
        PriceFile::Each(amount) => check.price(amount).map(Price::Each),
        PriceFile::Packs(ladder) => {
            let steps = steps(check, ladder)?;
            for pair in steps.windows(2) {
                if let [smaller, larger] = pair
                    && larger.price <= smaller.price
                {
                    let message = format!(
                        "{} cost no more than {}, so nobody would take fewer",
                        larger.quantity, smaller.quantity
                    );
                    let finding = Finding::warning("packs-not-dearer", message);
                    check.add(larger.price_at, finding.also(check.report.place(smaller.price_at), "what fewer cost"));
                }
            }
            useless_packs(check, &steps);
            Some(Price::Packs(steps.iter().map(|step| PackPrice { size: step.quantity, price: step.price }).collect()))
        }
        PriceFile::Tiers(ladder) => {
            let steps = steps(check, ladder)?;
            if let Some(first) = steps.first().filter(|step| step.quantity != 1) {
                let finding = Finding::error("tiers-start", format!("the first tier starts at {}", first.quantity));
                check.add(ladder.text, finding.mend("begin with the price of one: 1: …"));
            }
            for pair in steps.windows(2) {
                if let [fewer, more] = pair
                    && more.price > fewer.price
                {
                    let message = format!("one of {} is dearer than one of {}", more.quantity, fewer.quantity);
                    let finding = Finding::error("dearer", message);
                    let finding = finding.also(check.report.place(fewer.price_at), "what one of fewer costs");
                    check.add(more.price_at, finding.mend("a tier is never dearer than the one before"));
                } else if let [fewer, more] = pair
                    && more.price == fewer.price
                {
                    let message = format!("one of {} costs as much as one of {}", more.quantity, fewer.quantity);
                    check.add(more.price_at, Finding::style("idle-tier", message).mend("take this tier out"));
                }
            }
            Some(Price::Tiers(steps.iter().map(|step| TierPrice { from: step.quantity, each: step.price }).collect()))
        }
        PriceFile::Share { of, percent } => {
            let percent = check.percent(percent);
            let raws = check.part(of);
            if raws.as_ref().is_some_and(Vec::is_empty) {
                check.error(of.text, "empty-list", "a share is of at least one product");
            }
            // Whether there are such products is looked at once all of them are known.
            let ids: Vec<_> = raws?.into_iter().map(|raw| check.id(raw)).collect();
            let of = ids.into_iter().map(|named| named.map(|named| named.id.as_str().into())).collect::<Option<_>>()?;
            Some(Price::Share { of, percent: percent? })
        }
    }
}

/// Looks for packs that several smaller ones replace for less.
fn useless_packs(check: &Check<'_>, steps: &[Step<'_>]) {
    for (place, larger) in steps.iter().enumerate() {
        let smaller = steps.iter().take(place).find_map(|smaller| {
            let times = larger.quantity.is_multiple_of(smaller.quantity).then(|| larger.quantity / smaller.quantity)?;
            (smaller.price.checked_times(times)? < larger.price).then_some((smaller, times))
        });
        let Some((smaller, times)) = smaller else { continue };
        let message = format!("{times} packs of {} hold as many for less, so nobody gets this one", smaller.quantity);
        let finding = Finding::warning("useless-pack", message);
        let finding = finding.also(check.report.place(smaller.price_at), "what the smaller pack costs");
        check.add(larger.price_at, finding.mend("lower its price, or take it out"));
    }
}

/// Looks whether a share is of goods that have a price of their own, and is taken by a service.
pub(super) fn share<'a>(check: &Check<'a>, shelf: &Shelf<'a>, (raw, kind): (Raw<'a, PriceFile<'a>>, ProductKind)) {
    // What can't be read was reported when the product was.
    let Ok(PriceFile::Share { of, .. }) = parse::<PriceFile<'a>>(raw.text) else { return };
    if kind == ProductKind::Goods {
        let finding = Finding::error("share-of-goods", "only a service can be priced as a share of other things");
        check.add(raw.text, finding.mend("say kind: service, or give it a price of its own"));
    }
    for named in parse::<Vec<Raw<'a, Id>>>(of.text)
        .ok()
        .and_then(|raws| shelf.known.find_all(check, &raws))
        .into_iter()
        .flatten()
    {
        if shelf.product(&named).is_some_and(|product| product.kind == ProductKind::Service) {
            check.error(named.at, "not-goods", format!("'{}' is a service, and here must be goods", named.id));
        }
    }
}

/// The steps of packs or tiers: at least one, each larger than the one before.
fn steps<'a>(check: &Check<'a>, raw: Raw<'a, LadderFile<'a>>) -> Option<Vec<Step<'a>>> {
    let entries = check.entries(raw, |key: Raw<'a, Whole>| check.whole(key).map(|quantity| (quantity, key.text)))?;
    if entries.is_empty() || entries.len() > MOST_STEPS {
        let message = format!("a price has 1 to {MOST_STEPS} steps, and this has {}", entries.len());
        check.error(raw.text, "bad-steps", message);
        return None;
    }
    let mut steps: Vec<Option<Step<'a>>> = Vec::new();
    let mut largest: Option<(u32, &'a str)> = None;
    for (key, price_raw) in entries {
        let price = check.price(price_raw);
        if let Some((quantity, at)) = key {
            if quantity == 0 {
                check.error(at, "zero-size", "a quantity is at least 1");
            } else if let Some((before, place)) = largest.filter(|(before, _)| *before >= quantity) {
                let finding = if before == quantity {
                    check.first(Finding::error("duplicate-key", format!("{quantity} is here twice")), place)
                } else {
                    Finding::error("unordered", format!("{quantity} stands after {before}"))
                        .also(check.report.place(place), "this comes after it")
                        .mend("put the smallest first")
                };
                check.add(at, finding);
            }
            largest = largest.max(Some((quantity, at)));
        }
        steps.push(key.zip(price).map(|((quantity, _), price)| Step { quantity, price, price_at: price_raw.text }));
    }
    let steps: Vec<_> = steps.into_iter().collect::<Option<_>>()?;
    // Out of order, the prices can't be compared.
    steps.is_sorted_by(|one: &Step<'_>, other| one.quantity < other.quantity).then_some(steps)
}

/// Reads a product's usual quantity, which its price must allow.
pub(super) fn usual_quantity<'a>(check: &Check<'a>, raw: Option<Raw<'a, Whole>>, price: Option<&Price>) -> Option<u32> {
    let Some(raw) = raw else { return price.map(Price::smallest_quantity) };
    let quantity = check.at_least(1, raw)?;
    allowed(check, raw, price?, quantity).then_some(quantity)
}

/// Whether a price allows a quantity; reported where it doesn't.
pub(super) fn allowed<'a>(check: &Check<'a>, raw: Raw<'a, Whole>, price: &Price, quantity: u32) -> bool {
    let is_allowed = normal_price(price, quantity).is_some();
    if !is_allowed {
        let sizes: Vec<_> = price.usual_quantities().iter().map(u32::to_string).collect();
        let message = format!("{quantity} can't be made of packs of {}", sizes.join(", "));
        check.error(raw.text, "impossible-quantity", message);
    }
    is_allowed
}
