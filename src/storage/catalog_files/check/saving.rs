//! Owns the proof that a set never saves anything, by what else the catalog makes cheaper. Only what is certain is told.

use std::collections::BTreeMap;

use super::Check;
use super::cap::Caps;
use super::graph::Stands;
use crate::catalog::{Catalog, Component, Offer, OfferKind, Price, ProductId, Reduction};
use crate::storage::catalog_files::report::Finding;

/// What a set takes, in one order whatever the order in which it is written.
type Parts<'c> = Vec<(&'c ProductId, u32, Option<u32>)>;

/// Looks at what calls itself a saving.
pub(super) fn savings(check: &Check<'_>, catalog: &Catalog, stands: &Stands<'_, '_>) {
    let caps = Caps::new(catalog, &check.effort);
    let mut sets: BTreeMap<Parts<'_>, usize> = BTreeMap::new();
    for (number, offer) in catalog.offers.iter().enumerate() {
        let OfferKind::Bundle { reduction, .. } = &offer.kind else { continue };
        let other = sets.insert(parts(reduction), number);
        let beaten = other.and_then(|other| beaten(catalog, other, number));
        if let Some((loser, winner)) = beaten {
            sets.insert(parts(reduction), winner);
            report(check, stands, loser, (winner, "this set of the same things saves as much or more"));
        } else if let Some(winner) = together_instead(catalog, &caps, reduction) {
            report(check, stands, number, (winner, "with this they cost no more than in the set"));
        }
    }
}

/// Reports a set that never saves, and what saves as much.
fn report(check: &Check<'_>, stands: &Stands<'_, '_>, set: usize, (winner, why): (usize, &str)) {
    let Some((at, other)) = stands.offers.get(set).zip(stands.offers.get(winner)) else { return };
    let finding = Finding::warning("never-saves", "nobody will see this: the same things never cost more without it");
    let finding = finding.also(check.report.place(other.head), why);
    check.add(at.head, finding.mend("let it save more, or take it out"));
}

/// What a set takes.
fn parts(reduction: &Reduction) -> Parts<'_> {
    let mut parts: Parts<'_> =
        reduction.components().iter().map(|part| (&part.product, part.units, part.pack)).collect();
    parts.sort_unstable();
    parts
}

/// Of two sets of the same things, the one that never saves more than the other, and the other.
fn beaten(catalog: &Catalog, first: usize, second: usize) -> Option<(usize, usize)> {
    // On some days only one of them is there.
    let always = |number: usize| catalog.offers.get(number).filter(|offer| offer.period.is_always());
    let reduction = |number: usize| always(number).and_then(Offer::reduction);
    match (reduction(first)?, reduction(second)?) {
        (Reduction::Off { percent: one, .. }, Reduction::Off { percent: other, .. }) => {
            Some(if other > one { (first, second) } else { (second, first) })
        }
        (Reduction::Fixed { price: one, .. }, Reduction::Fixed { price: other, .. }) => {
            Some(if other < one { (first, second) } else { (second, first) })
        }
        _ => None,
    }
}

/// The accessory whose price beside another part of a set saves at least as much as the set ever does.
fn together_instead(catalog: &Catalog, caps: &Caps<'_>, reduction: &Reduction) -> Option<usize> {
    let parts = reduction.components();
    let apart = parts.iter().map(|part| caps.dearest_part(part)).sum::<Option<i128>>()?;
    let most = match reduction {
        Reduction::Off { percent, .. } => apart * i128::from(percent.basis_points()) / 10_000 + 1,
        Reduction::Fixed { price, .. } => apart - i128::from(price.minor()),
        Reduction::Together { .. } => return None,
    };
    parts.iter().find_map(|part| {
        let offers = catalog.reductions_of(&part.product).iter();
        offers.copied().find(|place| {
            let offer = catalog.offers.get(*place).filter(|offer| offer.period.is_always());
            let reduction = offer.and_then(Offer::reduction);
            reduction
                .and_then(|together| saved_beside(catalog, part, (together, parts)))
                .is_some_and(|saved| saved >= most)
        })
    })
}

/// What a together-price saves at least on a part of a set, beside the other parts.
fn saved_beside(catalog: &Catalog, part: &Component, (together, parts): (&Reduction, &[Component])) -> Option<i128> {
    let Reduction::Together { component, price, with, .. } = together else { return None };
    let is_beside = parts.iter().any(|other| other.product != part.product && with.contains(&other.product));
    // Sold in packs, both have to be about the same one.
    if !is_beside || component.pack != part.pack || part.units < component.units {
        return None;
    }
    let product = catalog.product(&part.product)?;
    let least = match &product.price {
        Price::Each(each) => i128::from(each.minor()) * i128::from(component.units),
        Price::Packs(packs) => {
            let pack = packs.iter().find(|pack| Some(pack.size) == component.pack)?;
            i128::from(pack.price.minor()) * i128::from(component.units)
        }
        // Of tiers the price of one depends on the whole line.
        Price::Tiers(_) | Price::Share { .. } => return None,
    };
    Some(least - i128::from(price.minor()))
}
