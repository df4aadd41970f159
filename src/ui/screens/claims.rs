//! Owns how a product's claims read on a screen, each with what it stands on: nothing is said without it.

use super::Scene;
use super::tax::{own, payable};
use crate::catalog::{Certificate, Cover, Measure, Offer, Product, Proof};
use crate::money::Money;
use crate::pricing::{earlier_price, quantity_price, unit_price};

/// What a product claims, each with what it stands on.
pub(super) struct Claimed {
    /// What has to be said wherever the product is offered: what a litre costs, and what a service covers.
    pub(super) must: Vec<String>,
    /// What may be said where all of it can be read, the weightiest first: what it cost before, how many are left, what others
    /// found, what is certified.
    pub(super) may: Vec<String>,
}

/// How much is told of what a claim stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// Who asked how many: on a card, with the rest one tap away.
    Short,
    /// When and how they were asked, too.
    Full,
}

/// What a product claims today.
pub(super) fn claims(scene: &Scene<'_>, product: &Product, quantity: u32, telling: Telling) -> Claimed {
    let today = scene.session.catalog().today();
    let per_measure = per_measure(scene, product, quantity).map(|per| own(scene, per));
    let proofs =
        product.claims.proofs.iter().filter(|proof| proof.holds_on(today)).map(|proof| proven(scene, proof, telling));
    let certificates = product.claims.certificates.iter().filter(|certificate| certificate.holds_on(today));
    let certificates = certificates.map(|certificate| certified(scene, certificate));
    let first = [before(scene, product, quantity), left(scene, product)];
    Claimed {
        must: [per_measure, covered(scene, product)].into_iter().flatten().collect(),
        may: first.into_iter().flatten().chain(proofs).chain(certificates).collect(),
    }
}

/// What a litre or a kilogram costs: '€ 3,98 per liter'.
pub(super) fn per_measure(scene: &Scene<'_>, product: &Product, quantity: u32) -> Option<String> {
    let price = quantity_price(product, quantity).ok()?;
    let (measure, price) = unit_price(product, quantity, price)?;
    let key = match measure {
        Measure::Kilogram => "claim-per-kilogram",
        Measure::Litre => "claim-per-litre",
        Measure::Metre => "claim-per-metre",
        Measure::SquareMetre => "claim-per-square-metre",
        Measure::Piece => "claim-per-piece",
    };
    Some(scene.tongue.say_with(key, &[("price", scene.tongue.money(price).into())]))
}

/// What a service covers.
fn covered(scene: &Scene<'_>, product: &Product) -> Option<String> {
    Some(match product.claims.cover.as_ref()? {
        Cover::Warranty { adds } => {
            scene.tongue.say_with("claim-warranty", &[("adds", scene.text(adds).trim_end_matches('.').into())])
        }
        Cover::Insurance { insurer } => {
            scene.tongue.say_with("claim-insurance", &[("insurer", insurer.as_str().into())])
        }
    })
}

/// What a product claims of what others found, in full: what cards tell in short.
pub(super) fn proofs(scene: &Scene<'_>, product: &Product) -> Vec<String> {
    let today = scene.session.catalog().today();
    let holding = product.claims.proofs.iter().filter(|proof| proof.holds_on(today));
    holding.map(|proof| proven(scene, proof, Telling::Full)).collect()
}

/// What it cost before, where it became cheaper lately.
fn before(scene: &Scene<'_>, product: &Product, quantity: u32) -> Option<String> {
    let price = earlier_price(scene.session.catalog(), product, quantity)?;
    let price = own(scene, scene.tongue.money(price));
    Some(scene.tongue.say_with("claim-earlier", &[("price", price.into())]))
}

/// How many are left, where few are.
fn left(scene: &Scene<'_>, product: &Product) -> Option<String> {
    let stock = product.claims.stock?;
    let left = stock.few_on(scene.session.catalog().today())?;
    let counted = scene.tongue.day(stock.counted);
    Some(scene.tongue.say_with("claim-stock", &[("left", scene.tongue.number(left).into()), ("day", counted.into())]))
}

/// What others found or did, with who asked how many; told in full when and how, too.
fn proven(scene: &Scene<'_>, proof: &Proof, telling: Telling) -> String {
    let tongue = scene.tongue;
    let evidence = proof.evidence();
    let says = match proof {
        Proof::Rating { tenths, .. } => tongue.say_with("claim-rating", &[("stars", tongue.tenths(*tenths).into())]),
        Proof::Claim { says, .. } => scene.text(says).trim_end_matches('.').to_owned(),
    };
    let values = [
        ("says", says.into()),
        ("count", tongue.number(evidence.count).into()),
        ("source", evidence.source.as_str().into()),
        ("from", tongue.day(evidence.from).into()),
        ("until", tongue.day(evidence.until).into()),
        ("verified", scene.text(&evidence.verified).trim_end_matches('.').into()),
    ];
    tongue.say_with(if telling == Telling::Short { "claim-proven-short" } else { "claim-proven" }, &values)
}

fn certified(scene: &Scene<'_>, certificate: &Certificate) -> String {
    let values = [("name", certificate.name.as_str().into()), ("number", certificate.number.as_str().into())];
    scene.tongue.say_with("claim-certificate", &values)
}

/// Until when an offer is made, and what the same costs after it.
pub(super) fn deadline(scene: &Scene<'_>, offer: &Offer, after: Option<Money>) -> Option<String> {
    let (until, after) = (offer.period.until?, after?);
    let values = [("day", scene.tongue.day(until).into()), ("price", payable(scene, scene.tongue.money(after)).into())];
    Some(scene.tongue.say_with("claim-deadline", &values))
}
