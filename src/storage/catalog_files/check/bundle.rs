//! Owns the checks of bundles.

use super::fit::{Role, fit};
use super::leaf::{Named, Read};
use super::offer::Offers;
use super::quantity::normal_price;
use crate::catalog::{Component, OfferKind, PackPrice, Price, Product, Reduction};
use crate::money::{Money, Percent};
use crate::storage::catalog_files::file::BundleFile;
use crate::storage::catalog_files::raw::{Amount, Raw, Whole};
use crate::storage::catalog_files::report::Finding;

/// The sizes of packs that count, by product.
type Packs<'a> = Vec<(Named<'a>, u32)>;

/// Reads a bundle, and the name that it has by default.
pub(super) fn bundle<'a>(offers: &Offers<'_, 'a>, file: &BundleFile<'a>) -> (Option<OfferKind>, Option<String>) {
    let check = offers.check;
    let name = check.text(file.name);
    fit(check, Role::Name, file.name, name.as_ref());
    let off = file.off.map(|raw| (raw, check.share(raw)));
    let price = file.price.map(|raw| (raw, check.price(raw)));
    if off.is_some() == price.is_some() {
        let message = if off.is_some() { "a bundle has off or price, not both" } else { "a bundle needs off or price" };
        let finding = Finding::error("bundle-price", message);
        check.add(file.of.text, finding.mend("write off: percent(12), or price: 49.00"));
    }
    let Some(entries) = check.entries(file.of, |key| offers.shelf.known.find(check, key)) else { return (None, None) };
    if entries.len() < 2 {
        let message = format!("a bundle holds at least 2 products, and this holds {}", entries.len());
        check.error(file.of.text, "single-bundle", message);
    }
    let fallback =
        entries.iter().map(|(key, _)| key.as_ref().map(|named| named.id.as_str())).collect::<Option<Vec<_>>>();
    let fallback = fallback.map(|ids| format!("bundle/{}", ids.join("+")));
    let packs = packs(offers, file, &entries);
    let components = components(offers, &entries, packs.as_ref());
    let reduction = match (off, price) {
        (Some((raw, percent)), None) => {
            let reduction = percent.zip(components).map(|(percent, components)| Reduction::Off { components, percent });
            if let Some(reduction) = &reduction {
                too_little(offers, reduction, raw.text);
            }
            reduction
        }
        (None, Some((raw, price))) => {
            let components = components.filter(|components| fixed(offers, components, &entries, (raw, price)));
            price.zip(components).map(|(price, components)| Reduction::Fixed { components, price })
        }
        _ => None,
    };
    (name.zip(reduction).map(|(name, reduction)| OfferKind::Bundle { name, reduction }), fallback)
}

/// Reads which sizes of packs count.
fn packs<'a>(offers: &Offers<'_, 'a>, file: &BundleFile<'a>, of: &Read<'a, Named<'a>, Whole>) -> Option<Packs<'a>> {
    let check = offers.check;
    let Some(raw) = file.pack else { return Some(Vec::new()) };
    let entries = check.entries(raw, |key| offers.shelf.known.find(check, key))?;
    let packs: Vec<_> = entries
        .into_iter()
        .map(|(key, size_raw)| {
            let size = check.at_least(1, size_raw);
            let named = key?;
            if !of.iter().any(|(component, _)| component.as_ref() == Some(&named)) {
                check.error(named.at, "not-in-bundle", format!("'{}' is not in this bundle", named.id));
                return None;
            }
            is_sold(offers, &named, size_raw, size?).then_some((named, size?))
        })
        .collect();
    packs.into_iter().collect()
}

/// Whether a product is sold in packs of this size; reported where it is not.
fn is_sold<'a>(offers: &Offers<'_, 'a>, named: &Named<'a>, size_raw: Raw<'a, Whole>, size: u32) -> bool {
    let Some(product) = offers.shelf.product(named) else { return false };
    match &product.price {
        Price::Packs(packs) if packs.iter().any(|pack| pack.size == size) => return true,
        Price::Packs(packs) => {
            let sizes: Vec<_> = packs.iter().map(|pack| pack.size.to_string()).collect();
            let finding = Finding::error("unknown-pack", format!("'{}' has no pack of {size}", named.id));
            offers.check.add(size_raw.text, finding.mend(format!("there are packs of {}", sizes.join(", "))));
        }
        Price::Each(_) | Price::Tiers(_) | Price::Share { .. } => {
            offers.check.error(named.at, "not-in-packs", format!("'{}' is not sold in packs", named.id));
        }
    }
    false
}

/// What the bundle takes; nothing where a part of it is wrong.
fn components<'a>(
    offers: &Offers<'_, 'a>,
    of: &Read<'a, Named<'a>, Whole>,
    packs: Option<&Packs<'a>>,
) -> Option<Vec<Component>> {
    let component = |(key, raw): &(Option<Named<'a>>, Raw<'a, Whole>)| {
        let units = offers.check.at_least(1, *raw);
        let named = key.as_ref()?;
        let pack = packs?.iter().find(|(other, _)| other == named).map(|(_, size)| *size);
        Some(Component { product: named.id.as_str().into(), units: units?, pack })
    };
    let components: Vec<_> = of.iter().map(component).collect();
    components.into_iter().collect()
}

/// Whether a fixed price is sound: every pack named, and less than the components cost apart.
fn fixed<'a>(
    offers: &Offers<'_, 'a>,
    components: &[Component],
    of: &Read<'a, Named<'a>, Whole>,
    (raw, price): (Raw<'a, Amount>, Option<Money>),
) -> bool {
    let mut sum = Some(Money::ZERO);
    let mut is_sound = true;
    for (component, (key, _)) in components.iter().zip(of) {
        let Some((named, product)) = key.as_ref().and_then(|key| Some((key, offers.shelf.product(key)?))) else {
            sum = None;
            continue;
        };
        if matches!(product.price, Price::Packs(_)) && component.pack.is_none() {
            let finding =
                Finding::error("missing-pack", format!("a fixed price needs to know which pack of '{}'", named.id));
            offers
                .check
                .add(named.at, finding.mend(format!("add pack: {{ \"{}\": {} }}", named.id, product.usual_quantity)));
            is_sound = false;
        }
        sum = sum.zip(cost(product, component)).map(|(sum, cost)| sum + cost);
    }
    if let (Some(sum), Some(price), Some(currency), true) = (sum, price, offers.check.currency, is_sound)
        && price >= sum
    {
        let message = format!("these cost {} apart, so this saves nothing", sum.plain(currency));
        offers.check.add(raw.text, Finding::error("no-saving", message).mend("lower the price"));
    }
    is_sound
}

/// Reports a share that is so small that it comes to nothing.
fn too_little<'a>(offers: &Offers<'_, 'a>, reduction: &Reduction, at: &'a str) {
    let Reduction::Off { components, percent } = reduction else { return };
    let least = |component: &Component| {
        let product = offers.shelf.product(&Named { id: component.product.as_str().to_owned(), at: "" })?;
        match &product.price {
            Price::Packs(packs) if component.pack.is_none() => {
                packs.iter().map(|pack| pack.price.times(component.units)).min()
            }
            _ => cost(product, component),
        }
    };
    let sum = components.iter().map(least).sum::<Option<Money>>();
    if sum.map_or(*percent == Percent::ZERO, |sum| percent.of(sum).is_zero()) {
        let finding = Finding::error("no-saving", format!("{percent} % off saves nothing"));
        offers.check.add(at, finding.mend("take more off"));
    }
}

/// What a component costs apart, for the quantity that the bundle takes: in its packs, or in larger ones where that is less.
fn cost(product: &Product, component: &Component) -> Option<Money> {
    match &product.price {
        Price::Packs(packs) => {
            let is_meant = |pack: &&PackPrice| Some(pack.size) == component.pack;
            let meant = packs.iter().find(is_meant)?;
            let as_many = meant.size.checked_mul(component.units).and_then(|all| normal_price(&product.price, all));
            as_many.into_iter().chain([meant.price.times(component.units)]).min()
        }
        price => normal_price(price, component.units),
    }
}
