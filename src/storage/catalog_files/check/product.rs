//! Owns the checks of `products/*.ron`.

use std::collections::BTreeMap;

use super::attribute::Attributes;
use super::fit::{Role, fit};
use super::honesty::{Setting, Topic};
use super::known::Known;
use super::leaf::{Named, optional};
use super::shop::{Taxes, tax_id};
use super::{Check, choice, claims, price, rule};
use crate::catalog::{
    Attribute, AttributeId, AttributeKind, CompareValue, Cost, Price, Product, ProductId, ProductKind,
};
use crate::money::Money;
use crate::storage::catalog_files::file::ProductFile;
use crate::storage::catalog_files::raw::{Id, Raw, Value, Whole};
use crate::storage::catalog_files::report::Finding;
use crate::storage::catalog_files::wording::{expected, parse};

/// The words for kinds of products.
const KINDS: [(&str, ProductKind); 2] = [("goods", ProductKind::Goods), ("service", ProductKind::Service)];

/// The products of the shop.
pub(super) struct Shelf<'a> {
    /// The names of all, sound or not.
    pub(super) known: Known<'a>,
    /// The sound ones, in the order in which they are written.
    pub(super) products: Vec<Product>,
    /// What they cost the shop, as far as that is written.
    pub(super) costs: BTreeMap<ProductId, Cost>,
    /// What is written of each of the sound ones.
    pub(super) items: Vec<&'a str>,
    /// Where the sound ones are.
    positions: BTreeMap<String, usize>,
}

impl<'a> Shelf<'a> {
    /// The product that a reference means, where it is sound.
    pub(super) fn product(&self, named: &Named<'_>) -> Option<&Product> {
        self.positions.get(&named.id).and_then(|position| self.products.get(*position))
    }

    /// Reads a reference to goods.
    pub(super) fn goods(&self, check: &Check<'a>, raw: Raw<'a, Id>) -> Option<Named<'a>> {
        self.of_kind(check, raw, ProductKind::Goods)
    }

    /// Reads a reference to a service.
    pub(super) fn service(&self, check: &Check<'a>, raw: Raw<'a, Id>) -> Option<Named<'a>> {
        self.of_kind(check, raw, ProductKind::Service)
    }

    /// Reads a reference to a product of a kind.
    fn of_kind(&self, check: &Check<'a>, raw: Raw<'a, Id>, kind: ProductKind) -> Option<Named<'a>> {
        let named = self.known.find(check, raw)?;
        let other = self.product(&named).filter(|product| product.kind != kind);
        if other.is_some() {
            let (code, message) = match kind {
                ProductKind::Goods => ("not-goods", format!("'{}' is a service, and here must be goods", named.id)),
                ProductKind::Service => {
                    ("not-a-service", format!("'{}' is goods, and here must be a service", named.id))
                }
            };
            check.error(named.at, code, message);
            return None;
        }
        Some(named)
    }
}

/// Reads all products.
pub(super) fn products<'a>(check: &Check<'a>, taxes: &Taxes<'a>, attributes: &Attributes<'a>) -> Shelf<'a> {
    let known = Known::new("product");
    let mut shelf =
        Shelf { known, products: Vec::new(), costs: BTreeMap::new(), items: Vec::new(), positions: BTreeMap::new() };
    let mut prices = Vec::new();
    for name in &check.gathered.products {
        let Some(items) = check.items(name) else {
            shelf.known.mark_incomplete();
            continue;
        };
        for item in items {
            let Some(file) = check.twin::<ProductFile<'a>>(item) else {
                shelf.known.declare_broken(item);
                continue;
            };
            let declared = shelf.known.declare_raw(check, file.id);
            let (named, is_first) = declared.unzip();
            let cost = cost(check, &file);
            let product = product(check, &file, named.as_ref(), (taxes, attributes));
            prices.extend(product.as_ref().map(|product| (file.price, product.kind)));
            if let (Some(named), Some(true), Some(product)) = (named, is_first, product) {
                shelf.costs.extend(cost.map(|cost| (product.id.clone(), cost)));
                shelf.positions.insert(named.id, shelf.products.len());
                shelf.products.push(product);
                shelf.items.push(item);
            }
        }
    }
    for priced in prices {
        price::share(check, &shelf, priced);
    }
    shelf
}

/// Reads what a product costs the shop, where it says so.
fn cost<'a>(check: &Check<'a>, file: &ProductFile<'a>) -> Option<Cost> {
    let of = file.cost_of.map_or(Some(1), |raw| check.at_least(1, raw));
    let amount = file.cost.map(|raw| check.price(raw));
    if let (None, Some(raw)) = (amount, file.cost_of) {
        let message = "'cost_of' says how many 'cost' is for, and there is no 'cost'";
        check.error(raw.text, "no-cost", message);
    }
    Some(Cost { amount: amount??, of: of? })
}

/// Reads one product.
fn product<'a>(
    check: &Check<'a>,
    file: &ProductFile<'a>,
    named: Option<&Named<'a>>,
    (taxes, attributes): (&Taxes<'a>, &Attributes<'a>),
) -> Option<Product> {
    let kind = file.kind.map_or(Some(ProductKind::Goods), |raw| check.choose(raw, &KINDS));
    let price = price::price(check, file.price);
    let set_up = optional(file.set_up, |raw| check.price(raw));
    let personalised = optional(file.personalised, |raw| check.flag(raw));
    let by_default = check.personalised && kind == Some(ProductKind::Goods);
    let is_personal = personalised.flatten().unwrap_or(by_default);
    let setting = setting(file, kind, (price.as_ref(), set_up.flatten(), is_personal));
    let is_unmeasured = kind == Some(ProductKind::Goods) && file.contains.is_none();
    let name = check.text_in(file.name, setting.with(Topic::UnitPrice, is_unmeasured));
    fit(check, Role::Name, file.name, name.as_ref());
    let summary = check.text_in(file.summary, setting.with(Topic::PackedMeasure, is_unmeasured));
    if let Some((name, summary)) = name.as_ref().zip(summary.as_ref()) {
        check.honest_together(name, (summary, file.summary.text), setting);
    }
    let usual_quantity = price::usual_quantity(check, file.usual_quantity, price.as_ref());
    let tax = tax_id(check, taxes, file.tax);
    let shipping = optional(file.shipping, |raw| taxes.ways.find(check, raw));
    let compare = compare(check, file, attributes, setting);
    let choosing = setting.with(Topic::ChosenMeasure, is_unmeasured);
    let (options, declared) = choice::options(check, &file.options, choosing);
    let rules = rule::rules(check, &declared, &file.rules);
    let picture = check.picture(file.picture);
    let tint = optional(file.tint, |raw| check.colour(raw));
    let claims = claims::claims(check, file, (kind, price.as_ref()), setting);
    let style = style(check, &file.style);
    let lasts_months = optional(file.lasts_months, |raw| lasts_months(check, raw));
    let kind = kind?;
    let product = Product {
        id: named?.id.as_str().into(),
        name: name?,
        summary: summary?,
        kind,
        price: price?,
        usual_quantity: usual_quantity?,
        set_up: set_up?.unwrap_or_default(),
        shipping: shipping?.map(|named| named.id.as_str().into()),
        tax: tax?,
        compare: compare?,
        options: options?,
        rules: rules?,
        picture: picture?,
        tint: tint?,
        personalised: personalised.map(|_| is_personal)?,
        style: style?,
        claims: claims?,
        lasts_months: lasts_months?,
    };
    rule::consistent(check, &product, &declared, &file.rules);
    Some(product)
}

/// For how many months something lasts.
fn lasts_months<'a>(check: &Check<'a>, raw: Raw<'a, Whole>) -> Option<u32> {
    let months = check.at_least(1, raw)?;
    if months > Product::MOST_MONTHS {
        let message =
            format!("nobody knows what lasts {months} months, and at most {} can be told", Product::MOST_MONTHS);
        let finding = Finding::error("long-life", message);
        check.add(raw.text, finding.mend("write after how many months it is usually used up, or leave it out"));
        return None;
    }
    Some(months)
}

/// What a product's texts may say.
fn setting(
    file: &ProductFile<'_>,
    kind: Option<ProductKind>,
    (price, set_up, is_personal): (Option<&Price>, Option<Money>, bool),
) -> Setting {
    let is_service = kind == Some(ProductKind::Service);
    let covers = file.cover.is_some();
    let warrants = file.cover.is_some_and(|raw| raw.text.starts_with("warranty"));
    // What is free is neither set up nor sent at a price of its own.
    let is_free = price.is_some_and(|price| matches!(price, Price::Each(each) if each.is_zero()))
        && set_up.is_none_or(Money::is_zero)
        && file.shipping.is_none();
    Setting::ANY
        .without(Topic::Free, is_free)
        .without(Topic::Green, !file.certificates.is_empty())
        .without(Topic::LegalGuarantee, warrants)
        .with(Topic::Warranty, is_service && !covers)
        .with(Topic::Insurance, is_service && (!covers || warrants))
        .with(Topic::SoldWarranty, !covers)
        .with(Topic::SoldInsurance, !covers || warrants)
        .with(Topic::Returns, is_personal)
}

/// Reads what a product is compared by.
fn compare<'a>(
    check: &Check<'a>,
    file: &ProductFile<'a>,
    attributes: &Attributes<'a>,
    setting: Setting,
) -> Option<BTreeMap<AttributeId, CompareValue>> {
    let Some(raw) = file.compare else { return Some(BTreeMap::new()) };
    let entries = check.entries(raw, |key| attributes.known.find(check, key))?;
    let values: Vec<_> = entries
        .into_iter()
        .map(|(key, value_raw)| {
            let named = key?;
            let attribute = attributes.attributes.iter().find(|attribute| attribute.id.as_str() == named.id)?;
            let value = value(check, value_raw, &attribute.kind)?;
            // What an attribute may say of others it may not say of what can't be sent back.
            promised(check, (attribute, &value), value_raw.text, setting.only(Topic::Returns));
            Some((named.id.as_str().into(), value))
        })
        .collect();
    // Without one of them nothing can be said of what the product is compared by.
    values.into_iter().collect()
}

/// Looks at what a product says through an attribute and its value.
fn promised<'a>(check: &Check<'a>, (attribute, value): (&Attribute, &CompareValue), at: &'a str, setting: Setting) {
    let texts = match (&attribute.kind, value) {
        (AttributeKind::Words { words, .. }, CompareValue::Word(id)) => {
            words.iter().find(|word| word.id == *id).map(|word| &word.name)
        }
        (AttributeKind::Number { says, .. }, _) => Some(says),
        (AttributeKind::Words { .. }, CompareValue::Number(_)) => None,
    };
    if let Some(text) = texts.filter(|_| setting != Setting::NONE) {
        for (lang, words) in text.iter() {
            let name = attribute.name.get(lang);
            check.honest(at, (lang, &format!("{name} {words}")), setting);
        }
    }
}

/// Reads the value of an attribute.
fn value<'a>(check: &Check<'a>, raw: Raw<'a, Value>, kind: &AttributeKind) -> Option<CompareValue> {
    match kind {
        AttributeKind::Number { .. } => {
            let number =
                parse::<i64>(raw.text).map_err(|_reason| check.add(raw.text, expected("a whole number", raw.text)));
            number.ok().map(CompareValue::Number)
        }
        AttributeKind::Words { words, .. } => {
            let named = check.id(Raw::new(raw.text))?;
            let word = words.iter().find(|word| word.id.as_str() == named.id);
            if word.is_none() {
                let others: Vec<&str> = words.iter().map(|word| word.id.as_str()).collect();
                let message = format!("there is no word '{}'", named.id);
                check.add(raw.text, super::unknown("unknown-id", &message, &named.id, &others));
            }
            word.map(|word| CompareValue::Word(word.id.clone()))
        }
    }
}

/// Reads the words for a product's style.
fn style<'a>(check: &Check<'a>, raws: &[Raw<'a, Id>]) -> Option<Vec<String>> {
    let mut words: Vec<Option<Named<'a>>> = Vec::new();
    for raw in raws {
        let word = check.id(*raw);
        if let Some(first) = words.iter().flatten().find(|known| Some(*known) == word.as_ref()) {
            check.twice(raw.text, first.at);
        }
        words.push(word);
    }
    words.into_iter().map(|word| word.map(|word| word.id)).collect()
}
