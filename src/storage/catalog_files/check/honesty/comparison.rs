//! Owns whether upgrades are compared fairly: by the same attributes, better in something, and without decoys.
//!
//! Source: HONESTY H17; UCPD 2005/29/EC, article 6(1)(b).

use std::collections::BTreeMap;

use crate::catalog::{Attribute, Better, Offer, OfferKind, OptionId, Product, ProductId};
use crate::money::Money;
use crate::storage::catalog_files::check::attribute::Attributes;
use crate::storage::catalog_files::check::offer::OfferPlace;
use crate::storage::catalog_files::check::product::Shelf;
use crate::storage::catalog_files::check::quantity::normal_price;
use crate::storage::catalog_files::check::{Check, leaf::Named};
use crate::storage::catalog_files::report::Finding;

/// One product held against another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Held {
    /// In how many attributes it is better.
    better: usize,
    /// In how many it is worse.
    worse: usize,
    /// In how many it is different, where neither way is better.
    other: usize,
}

/// Looks at every upgrade.
pub(in crate::storage::catalog_files::check) fn fair_comparisons<'a>(
    check: &Check<'a>,
    shelf: &Shelf<'a>,
    attributes: &Attributes<'a>,
    offers: &[(Offer, OfferPlace<'a>)],
) {
    // What an attribute means is only known where all of them could be read.
    if !attributes.known.is_complete() {
        return;
    }
    let known: BTreeMap<&str, &Attribute> =
        attributes.attributes.iter().map(|attribute| (attribute.id.as_str(), attribute)).collect();
    let mut upgrades: BTreeMap<&ProductId, Vec<(&Product, &'a str)>> = BTreeMap::new();
    for (offer, place) in offers {
        let OfferKind::Upgrade { from, to } = &offer.kind else { continue };
        let Some((mine, other)) = product(shelf, from).zip(product(shelf, to)) else { continue };
        if is_even(check, shelf, (mine, other), place.main) && is_better(check, &known, (mine, other), place.main) {
            upgrades.entry(from).or_default().push((other, place.main));
        }
    }
    for (from, others) in upgrades {
        decoys(check, &known, (from, &others));
    }
}

fn product<'s>(shelf: &'s Shelf<'_>, id: &ProductId) -> Option<&'s Product> {
    shelf.product(&Named { id: id.as_str().to_owned(), at: "" })
}

/// Whether both products of a comparison say the same things about themselves; reported where not.
fn is_even<'a>(check: &Check<'a>, shelf: &Shelf<'a>, (mine, other): (&Product, &Product), at: &'a str) -> bool {
    if mine.compare.is_empty() && other.compare.is_empty() {
        let message = format!("'{}' and '{}' stand side by side, and nothing says how they differ", mine.id, other.id);
        let finding = Finding::error("nothing-to-compare", message);
        check.add(at, finding.mend("add compare: { … } to both products"));
        return false;
    }
    let lacks = |one: &Product, other: &Product| -> Vec<String> {
        let missing = one.compare.keys().filter(|id| !other.compare.contains_key(*id));
        missing.map(|id| format!("'{}'", id.as_str())).collect()
    };
    for (poorer, richer) in [(other, mine), (mine, other)] {
        let missing = lacks(richer, poorer);
        if !missing.is_empty() {
            let message = format!("'{}' does not say its {}, and '{}' does", poorer.id, missing.join(", "), richer.id);
            let place = shelf.known.place(poorer.id.as_str()).map(|text| check.report.place(text));
            let finding = Finding::error("uneven-comparison", message);
            let finding = match place {
                Some(place) => finding.also(place, "its compare lacks it"),
                None => finding,
            };
            check.add(at, finding.mend("add it to compare: what is worse is shown too"));
            return false;
        }
    }
    true
}

/// Whether an upgrade is better in anything; reported where it only costs more.
fn is_better<'a>(
    check: &Check<'a>,
    known: &BTreeMap<&str, &Attribute>,
    (mine, other): (&Product, &Product),
    at: &'a str,
) -> bool {
    let held = held(known, other, mine);
    if held.better > 0 || held.other > 0 || !is_dearer(other, mine, false) {
        return true;
    }
    let message = format!("'{}' is better than '{}' in nothing, and costs more", other.id, mine.id);
    check.add(
        at,
        Finding::error("no-better", message).mend("say in compare what makes it better, or take the offer out"),
    );
    false
}

/// Finds upgrades that are only there to make another look good: dearer than it, and better in nothing.
fn decoys<'a>(
    check: &Check<'a>,
    known: &BTreeMap<&str, &Attribute>,
    (from, others): (&ProductId, &[(&Product, &'a str)]),
) {
    for (decoy, at) in others {
        let better = others.iter().find(|(other, _)| {
            let held = held(known, decoy, other);
            let is_same_choice = chosen(decoy).eq(chosen(other));
            let is_beaten = held.worse > 0 || is_dearer(decoy, other, true);
            decoy.id != other.id
                && held.better == 0
                && held.other == 0
                && is_beaten
                && is_dearer(decoy, other, false)
                && is_same_choice
        });
        if let Some((better, better_at)) = better {
            let message = format!(
                "'{}' costs no less than '{}' and is better in nothing: beside '{from}' it is a decoy",
                decoy.id, better.id
            );
            let finding =
                Finding::error("decoy", message).also(check.report.place(better_at), "this is at least as good");
            check.add(at, finding.mend("take it out, or say in compare what makes it better"));
        }
    }
}

/// What can be chosen: an option with one choice is none.
fn chosen(product: &Product) -> impl Iterator<Item = &OptionId> {
    product.options.iter().filter(|option| option.choices.len() > 1).map(|option| &option.id)
}

/// One product held against another, by what both say of themselves.
fn held(known: &BTreeMap<&str, &Attribute>, one: &Product, other: &Product) -> Held {
    let mut held = Held::default();
    for (id, value) in &one.compare {
        let Some((attribute, against)) = known.get(id.as_str()).zip(other.compare.get(id)) else { continue };
        let Some((mine, theirs)) = attribute.rank(value).zip(attribute.rank(against)) else { continue };
        let is_more = mine > theirs;
        match attribute.better() {
            _ if mine == theirs => {}
            Better::Neither => held.other += 1,
            Better::More if is_more => held.better += 1,
            Better::Less if !is_more => held.better += 1,
            Better::More | Better::Less => held.worse += 1,
        }
    }
    held
}

/// Whether one costs more than another, set-up included, for as many as are usual; or no less, unless it has to be more.
fn is_dearer(one: &Product, other: &Product, strictly: bool) -> bool {
    let cost = |product: &Product| -> Option<Money> {
        normal_price(&product.price, other.usual_quantity).map(|price| price + product.set_up)
    };
    cost(one).zip(cost(other)).is_some_and(|(mine, theirs)| if strictly { mine > theirs } else { mine >= theirs })
}
