//! Owns the checks of accessories, and of what they cost together with their parent.

use super::leaf::{Named, optional};
use super::offer::Offers;
use super::price::allowed;
use super::quantity::{equal_packs, normal_price};
use crate::catalog::{Component, OfferKind, Price, Product, ProductId, Reduction};
use crate::money::Money;
use crate::storage::catalog_files::file::AccessoryFile;
use crate::storage::catalog_files::report::Finding;

/// Reads an accessory, and the name that it has by default.
pub(super) fn accessory<'a>(offers: &Offers<'_, 'a>, file: &AccessoryFile<'a>) -> (Option<OfferKind>, Option<String>) {
    let check = offers.check;
    let with = check.part(file.with);
    if with.as_ref().is_some_and(Vec::is_empty) {
        check.error(file.with.text, "empty-list", "an accessory goes with at least one product");
    }
    let with = with.and_then(|raws| offers.shelf.known.find_all(check, &raws));
    let named = offers.shelf.goods(check, file.product);
    let per_parent = file.per_parent.map_or(Some(1), |raw| check.at_least(1, raw));
    let step = optional(file.in_step, |raw| check.at_least(1, raw));
    let together = optional(file.together, |raw| check.price(raw));
    let written = optional(file.quantity, |raw| check.at_least(1, raw));
    if let (Some(with), Some(named)) = (&with, &named) {
        for parent in with.iter().filter(|parent| parent.id == named.id) {
            check.error(parent.at, "self-accessory", format!("'{}' can't be an accessory of itself", named.id));
        }
    }
    let fallback = with.as_deref().and_then(<[_]>::first).zip(named.as_ref());
    let fallback = fallback.map(|(parent, named)| format!("accessory/{}/{}", parent.id, named.id));
    let build = || {
        let product = offers.shelf.product(named.as_ref()?)?;
        let quantity = written?.unwrap_or(product.usual_quantity);
        if let Some(raw) = file.quantity.filter(|_| written.is_some())
            && !allowed(check, raw, &product.price, quantity)
        {
            return None;
        }
        let parents = ids(with.as_deref()?);
        let reduction = match together? {
            None => None,
            Some(price) => Some(reduction(offers, file, product, (quantity, price)).map(|component| {
                Reduction::Together { component, price, with: parents.clone(), per_parent: per_parent.unwrap_or(1) }
            })?),
        };
        per_parent?;
        Some(OfferKind::Accessory { with: parents, product: product.id.clone(), quantity, reduction, step: step? })
    };
    (build(), fallback)
}

/// What it takes for the together-price, which must be less than so many cost normally.
fn reduction<'a>(
    offers: &Offers<'_, 'a>,
    file: &AccessoryFile<'a>,
    product: &Product,
    (quantity, price): (u32, Money),
) -> Option<Component> {
    let raw = file.together?;
    let normal = normal_price(&product.price, quantity)?;
    if price >= normal {
        let currency = offers.check.currency?;
        let message =
            format!("{quantity} of '{}' cost {} anyway, so this saves nothing", product.id, normal.plain(currency));
        offers.check.add(raw.text, Finding::error("no-saving", message).mend("lower the price, or leave together out"));
    }
    let Price::Packs(packs) = &product.price else {
        return Some(Component { product: product.id.clone(), units: quantity, pack: None });
    };
    let Some((size, units)) = equal_packs(packs, quantity) else {
        let message = format!("{quantity} of '{}' takes packs of different sizes", product.id);
        let place = file.quantity.map_or(raw.text, |raw| raw.text);
        let finding = Finding::error("mixed-packs", message);
        offers.check.add(place, finding.mend("give a together-price for a number of packs of one size"));
        return None;
    };
    Some(Component { product: product.id.clone(), units, pack: Some(size) })
}

/// The ids of products.
fn ids(found: &[Named<'_>]) -> Vec<ProductId> {
    found.iter().map(|named| named.id.as_str().into()).collect()
}
