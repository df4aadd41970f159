//! Owns the checks of `shop.ron`.

use super::Check;
use super::documents::documents;
use super::incentive::incentive;
use super::known::Known;
use super::leaf::optional;
use super::look::look;
use crate::catalog::{Lang, Retention, Shipping, ShippingClass, Shop, TaxId, TaxRate};
use crate::money::{Currency, Money, Percent};
use crate::storage::catalog_files::file::{RetentionFile, ShippingFile, ShopFile};
use crate::storage::catalog_files::raw::{Id, Raw};

/// The shop's tax rates.
pub(super) struct Taxes<'a> {
    /// Their names.
    pub(super) known: Known<'a>,
    /// The first, which products have by default.
    pub(super) first: Option<String>,
    /// The names of the shop's shipping classes.
    pub(super) ways: Known<'a>,
}

/// The shop's languages.
pub(super) fn languages<'a>(check: &Check<'a>, file: &ShopFile<'a>) -> Vec<Lang> {
    let mut languages = Vec::new();
    let Some(raws) = check.part(file.languages) else { return languages };
    for raw in &raws {
        let Some(lang) = check.language(*raw) else { continue };
        if languages.contains(&lang) {
            let first = raws.iter().find(|first| first.text == raw.text);
            check.twice(raw.text, first.map_or("", |first| first.text));
        } else {
            languages.push(lang);
        }
    }
    if raws.is_empty() {
        check.error(file.languages.text, "no-languages", "the shop needs at least one language: languages: [nl]");
    }
    languages
}

/// The shop's currency.
pub(super) fn currency<'a>(check: &Check<'a>, file: &ShopFile<'a>) -> Option<Currency> {
    let code = check.string(file.currency)?;
    Currency::from_code(&code).map_err(|error| check.error(file.currency.text, "bad-currency", error.to_string())).ok()
}

/// Whether the buyer's own design goes on the shop's goods, where a product does not say otherwise.
pub(super) fn personalised<'a>(check: &Check<'a>, file: &ShopFile<'a>) -> bool {
    optional(file.personalised, |raw| check.flag(raw)).flatten().unwrap_or_default()
}

/// The shop, and its tax rates.
pub(super) fn shop<'a>(check: &Check<'a>, file: Option<&ShopFile<'a>>) -> (Option<Shop>, Taxes<'a>) {
    let mut taxes = Taxes { known: Known::new("tax rate"), first: None, ways: Known::new("shipping class") };
    let Some(file) = file else {
        taxes.known.mark_incomplete();
        taxes.ways.mark_incomplete();
        return (None, taxes);
    };
    let rates = rates(check, file, &mut taxes);
    let shop = whole_shop(check, file, &mut taxes, rates);
    (shop, taxes)
}

/// The shop as a whole.
fn whole_shop<'a>(check: &Check<'a>, file: &ShopFile<'a>, taxes: &mut Taxes<'a>, rates: Vec<TaxRate>) -> Option<Shop> {
    let name = check.text(file.name);
    let prices_include_tax = check.flag(file.prices_include_tax);
    let shipping = optional(file.shipping, |raw| check.part(raw).and_then(|file| shipping(check, &file, taxes)));
    let staff_discount = optional(file.staff_discount, |raw| check.share(raw));
    let reasons: Vec<_> = file.discount_reasons.iter().map(|raw| check.text(*raw)).collect();
    let retention = optional(file.retention, |raw| check.part(raw).and_then(|file| retention(check, &file)));
    let look = optional(file.look, |raw| check.part(raw).and_then(|file| look(check, &file)));
    let documents = optional(file.documents, |raw| check.part(raw).and_then(|file| documents(check, &file)));
    let incentive =
        optional(file.incentive, |raw| check.part(raw).and_then(|file| incentive(check, (raw.text, &file))));
    let shipping = shipping?;
    Some(Shop {
        name: name?,
        currency: check.currency?,
        languages: check.languages.clone(),
        prices_include_tax: prices_include_tax?,
        taxes: rates,
        sends: shipping.is_some(),
        shipping: shipping.or_else(|| no_shipping(taxes))?,
        staff_discount: staff_discount?.unwrap_or(Percent::ZERO),
        discount_reasons: reasons.into_iter().collect::<Option<_>>()?,
        incentive: incentive?,
        retention: retention?.unwrap_or_default(),
        look: look?.unwrap_or_default(),
        documents: documents?.unwrap_or_default(),
    })
}

/// The shop's tax rates, in their order.
fn rates<'a>(check: &Check<'a>, file: &ShopFile<'a>, taxes: &mut Taxes<'a>) -> Vec<TaxRate> {
    let Some(entries) = check.named(file.taxes) else {
        taxes.known.mark_incomplete();
        return Vec::new();
    };
    if entries.is_empty() {
        check.error(file.taxes.text, "no-taxes", "the shop needs at least one tax rate: { \"standard\": percent(21) }");
        taxes.known.mark_incomplete();
    }
    let mut rates = Vec::new();
    for (named, raw) in entries {
        let rate = check.share(raw);
        let Some(named) = named else {
            taxes.known.mark_incomplete();
            continue;
        };
        taxes.known.declare(check, &named);
        taxes.first.get_or_insert_with(|| named.id.clone());
        rates.extend(rate.map(|rate| TaxRate { id: named.id.as_str().into(), rate }));
    }
    rates
}

/// What it costs to have an order sent.
fn shipping<'a>(check: &Check<'a>, file: &ShippingFile<'a>, taxes: &mut Taxes<'a>) -> Option<Shipping> {
    let price = check.price(file.price);
    let free_from = optional(file.free_from, |raw| check.price(raw));
    let tax = taxes.known.find(check, file.tax);
    let classes = classes(check, file, &mut taxes.ways);
    Some(Shipping { price: price?, free_from: free_from?, tax: tax?.id.as_str().into(), classes: classes? })
}

/// How long the shop keeps what it knows of buyers.
fn retention<'a>(check: &Check<'a>, file: &RetentionFile<'a>) -> Option<Retention> {
    let days = |raw| optional(raw, |raw| check.at_least(1, raw));
    let (walks, buyers, measures) = (days(file.walks_days), days(file.buyers_days), days(file.measures_days));
    let usual = Retention::default();
    Some(Retention {
        walks_days: walks?.unwrap_or(usual.walks_days),
        buyers_days: buyers?.unwrap_or(usual.buyers_days),
        measures_days: measures?.unwrap_or(usual.measures_days),
    })
}

/// What sending costs where nothing is sent.
fn no_shipping(taxes: &Taxes<'_>) -> Option<Shipping> {
    let tax = taxes.first.as_deref()?.into();
    Some(Shipping { price: Money::ZERO, free_from: None, tax, classes: Vec::new() })
}

/// What sending costs in other ways.
fn classes<'a>(check: &Check<'a>, file: &ShippingFile<'a>, ways: &mut Known<'a>) -> Option<Vec<ShippingClass>> {
    let Some(raw) = file.classes else { return Some(Vec::new()) };
    let entries = check.named(raw)?;
    let classes = entries.into_iter().map(|(named, raw)| {
        let class = check.part(raw)?;
        let price = check.price(class.price);
        let free_from = optional(class.free_from, |raw| check.price(raw));
        let named = named?;
        ways.declare(check, &named);
        Some(ShippingClass { id: named.id.as_str().into(), price: price?, free_from: free_from? })
    });
    // Every class is read, so that all that is wrong is told at once.
    classes.collect::<Vec<_>>().into_iter().collect()
}

/// The id of a tax rate: the one written, or the shop's first.
pub(super) fn tax_id<'a>(check: &Check<'a>, taxes: &Taxes<'a>, raw: Option<Raw<'a, Id>>) -> Option<TaxId> {
    let id = match raw {
        Some(raw) => taxes.known.find(check, raw)?.id,
        None => taxes.first.clone()?,
    };
    Some(id.as_str().into())
}
