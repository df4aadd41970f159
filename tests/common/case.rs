//! Small catalogs for tests of prices, written down as RON: only what a price depends on.
//!
//! ```ron
//! Case(
//!     about: "…",
//!     shop: Shop(currency: "EUR", prices_include_tax: true, taxes: {"standard": 21}, shipping: 3.95, free_from: 25.00, staff: 10),
//!     products: {
//!         "cards": Product(price: packs({250: 29.99}), options: {"finish": {"none": (), "gold": (per_unit: 0.02, per_line: 9.00)}}),
//!         "check": Product(price: each(4.95), service: true, tax: "standard"),
//!     },
//!     offers: [
//!         bundle(id: "set", of: {"cards": 1, "pen": 2}, off: 12),                    // or price: 49.00
//!         together(id: "box", with: ["cards"], product: "box", units: 1, price: 2.95, per_parent: 1),
//!         multiplier(id: "double", times: 2, surcharge: 12),
//!     ],
//!     orders: [
//!         (about: "…", lines: [("cards", 250, {"finish": "gold"})], total: 29.99, …),
//!     ],
//! )
//! ```

use std::collections::BTreeMap;

use diderot::catalog::{
    Catalog, Choice, Claims, Component, Documents, Extra, FlowPlan, Lang, Look, Offer, OfferKind, PackPrice, Period,
    Price, Product, ProductKind, ProductOption, Reduction, Retention, Rgb, Shipping, ShippingClass, Shop, TaxRate,
    Text, TierPrice,
};
use diderot::money::{Currency, Money, Percent};
use diderot::pricing::{LineId, Order, OrderLine, View};
use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::Deserialize;

/// An amount or percentage, as its text: read exactly.
pub(crate) type Number = Box<RawValue>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) about: String,
    #[serde(default)]
    shop: ShopCase,
    products: BTreeMap<String, ProductCase>,
    #[serde(default)]
    offers: Vec<OfferCase>,
    pub(crate) orders: Vec<OrderCase>,
}

#[derive(Deserialize)]
#[serde(rename = "Shop", deny_unknown_fields, default)]
struct ShopCase {
    currency: String,
    prices_include_tax: bool,
    taxes: BTreeMap<String, Number>,
    shipping: Option<Number>,
    shipping_tax: String,
    free_from: Option<Number>,
    /// Other ways of sending: price, and from where on it is free.
    classes: BTreeMap<String, ClassCase>,
    staff: Option<Number>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassCase {
    price: Number,
    #[serde(default)]
    free_from: Option<Number>,
}

impl ClassCase {
    fn read(&self, id: &str, currency: Currency) -> ShippingClass {
        let free_from = self.free_from.as_ref().map(|from| money(from, currency));
        ShippingClass { id: id.into(), price: money(&self.price, currency), free_from }
    }
}

#[derive(Deserialize)]
#[serde(rename = "Product", deny_unknown_fields)]
struct ProductCase {
    price: PriceCase,
    #[serde(default)]
    tax: Option<String>,
    #[serde(default)]
    service: bool,
    #[serde(default)]
    set_up: Option<Number>,
    /// The shipping class.
    #[serde(default)]
    class: Option<String>,
    #[serde(default)]
    options: BTreeMap<String, BTreeMap<String, ExtraCase>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum PriceCase {
    Each(Number),
    Packs(BTreeMap<u32, Number>),
    Tiers(BTreeMap<u32, Number>),
    Share { of: Vec<String>, percent: Number },
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct ExtraCase {
    per_unit: Option<Number>,
    per_line: Option<Number>,
    set_up: Option<Number>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum OfferCase {
    Bundle {
        id: String,
        of: BTreeMap<String, u32>,
        #[serde(default)]
        pack: BTreeMap<String, u32>,
        #[serde(default)]
        off: Option<Number>,
        #[serde(default)]
        price: Option<Number>,
    },
    Together {
        id: String,
        with: Vec<String>,
        product: String,
        units: u32,
        price: Number,
        per_parent: u32,
    },
    Multiplier {
        id: String,
        times: u32,
        surcharge: Number,
    },
}

/// An order and what it must come to. What is left out is not looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderCase {
    #[serde(default)]
    pub(crate) about: String,
    lines: Vec<LineCase>,
    #[serde(default)]
    business: bool,
    #[serde(default)]
    multiply: Option<String>,
    #[serde(default)]
    discount: Option<Number>,
    #[serde(default)]
    pub(crate) expect: Expect,
}

/// What a quote must say.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Expect {
    pub(crate) total: Option<Number>,
    pub(crate) goods: Option<Number>,
    pub(crate) shipping: Option<Number>,
    pub(crate) discount: Option<Number>,
    pub(crate) list: Option<Vec<Number>>,
    pub(crate) lines: Option<Vec<Number>>,
    pub(crate) reductions: Option<BTreeMap<String, (u32, Number)>>,
    /// Rate, net, tax and gross, the highest rate first.
    pub(crate) tax: Option<Vec<(Number, Number, Number, Number)>>,
    pub(crate) multiplied: Option<bool>,
    pub(crate) multiplier_saves: Option<Number>,
    /// For the first line: a larger quantity that costs less, and by how much.
    pub(crate) cheaper_more: Option<(u32, Number)>,
    pub(crate) nothing_cheaper: bool,
    /// What of each line is charged once for the order.
    pub(crate) set_up: Option<Vec<Number>>,
    /// The shipping class that decides.
    pub(crate) class: Option<String>,
    /// A part of the sentence with which the order is refused.
    pub(crate) refused: Option<String>,
}

#[derive(Deserialize)]
struct LineCase(String, u32, #[serde(default)] BTreeMap<String, String>);

impl Default for ShopCase {
    fn default() -> Self {
        Self {
            currency: "EUR".to_owned(),
            prices_include_tax: true,
            taxes: BTreeMap::from([("standard".to_owned(), raw("21"))]),
            shipping: None,
            shipping_tax: "standard".to_owned(),
            free_from: None,
            classes: BTreeMap::new(),
            staff: None,
        }
    }
}

fn raw(text: &str) -> Number {
    RawValue::from_ron(text).unwrap().to_owned()
}

/// An amount of a case.
pub(crate) fn money(number: &Number, currency: Currency) -> Money {
    Money::parse(number.trim().get_ron(), currency).unwrap()
}

/// A percentage of a case.
pub(crate) fn percent(number: &Number) -> Percent {
    Percent::parse(number.trim().get_ron()).unwrap()
}

fn text(text: &str) -> Text {
    Text::new(BTreeMap::from([(Lang::Nl, text.to_owned())]))
}

impl Case {
    /// Reads a case.
    pub(crate) fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::Options::default()
            .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
            .from_str(text)
    }

    /// The catalog of the case.
    pub(crate) fn catalog(&self) -> Catalog {
        let currency = Currency::from_code(&self.shop.currency).unwrap();
        let amount = |number: &Number| money(number, currency);
        let shop = Shop {
            name: text("Shop"),
            currency,
            languages: vec![Lang::Nl],
            prices_include_tax: self.shop.prices_include_tax,
            taxes: self
                .shop
                .taxes
                .iter()
                .map(|(id, rate)| TaxRate { id: id.as_str().into(), rate: percent(rate) })
                .collect(),
            sends: true,
            shipping: Shipping {
                price: self.shop.shipping.as_ref().map(amount).unwrap_or_default(),
                free_from: self.shop.free_from.as_ref().map(amount),
                tax: self.shop.shipping_tax.as_str().into(),
                classes: self.shop.classes.iter().map(|(id, class)| class.read(id, currency)).collect(),
            },
            staff_discount: self.shop.staff.as_ref().map(percent).unwrap_or_default(),
            discount_reasons: Vec::new(),
            incentive: None,
            retention: Retention::default(),
            look: Look { accent: Rgb([0; 3]), ..Look::default() },
            documents: Documents::default(),
        };
        let products = self.products.iter().map(|(id, product)| product.read(id, currency)).collect();
        let offers = self.offers.iter().map(|offer| offer.read(currency)).collect();
        Catalog::new(shop, products, offers, Vec::new(), plan(self.products.keys()))
    }
}

fn plan<'a>(products: impl Iterator<Item = &'a String>) -> FlowPlan {
    FlowPlan {
        hooks: products.map(|id| id.as_str().into()).collect(),
        questions: Vec::new(),
        steps: Vec::new(),
        offers_per_step: 3,
        stop_after_declines: 2,
        cap: Percent::from_basis_points(2500),
        cap_for_free_hook: Money::ZERO,
    }
}

impl ProductCase {
    fn read(&self, id: &str, currency: Currency) -> Product {
        let amount = |number: &Number| money(number, currency);
        let price = match &self.price {
            PriceCase::Each(each) => Price::Each(amount(each)),
            PriceCase::Packs(packs) => Price::Packs(
                packs.iter().map(|(size, price)| PackPrice { size: *size, price: amount(price) }).collect(),
            ),
            PriceCase::Tiers(tiers) => {
                Price::Tiers(tiers.iter().map(|(from, each)| TierPrice { from: *from, each: amount(each) }).collect())
            }
            PriceCase::Share { of, percent: share } => {
                Price::Share { of: of.iter().map(|id| id.as_str().into()).collect(), percent: percent(share) }
            }
        };
        let choice = |(id, extra): (&String, &ExtraCase)| Choice {
            id: id.as_str().into(),
            name: text(id),
            extra: Extra {
                per_unit: extra.per_unit.as_ref().map(amount).unwrap_or_default(),
                per_line: extra.per_line.as_ref().map(amount).unwrap_or_default(),
                set_up: extra.set_up.as_ref().map(amount).unwrap_or_default(),
            },
            tint: None,
            picture: None,
            finish: None,
        };
        let option = |(id, choices): (&String, &BTreeMap<String, ExtraCase>)| {
            // The free choice is the first one, as in every catalog.
            let mut choices: Vec<Choice> = choices.iter().map(choice).collect();
            choices.sort_by_key(|choice| choice.extra != Extra::default());
            ProductOption { id: id.as_str().into(), name: text(id), choices }
        };
        Product {
            id: id.into(),
            name: text(id),
            summary: text(id),
            kind: if self.service { ProductKind::Service } else { ProductKind::Goods },
            usual_quantity: price.smallest_quantity(),
            price,
            tax: self.tax.as_deref().unwrap_or("standard").into(),
            compare: BTreeMap::new(),
            options: self.options.iter().map(option).collect(),
            rules: Vec::new(),
            picture: "none".into(),
            tint: None,
            set_up: self.set_up.as_ref().map(amount).unwrap_or_default(),
            shipping: self.class.as_deref().map(Into::into),
            personalised: false,
            style: Vec::new(),
            claims: Claims::default(),
            lasts_months: None,
        }
    }
}

impl OfferCase {
    fn read(&self, currency: Currency) -> Offer {
        let amount = |number: &Number| money(number, currency);
        let (id, kind) = match self {
            Self::Bundle { id, of, pack, off, price } => {
                let component = |(product, units): (&String, &u32)| Component {
                    product: product.as_str().into(),
                    units: *units,
                    pack: pack.get(product).copied(),
                };
                let components: Vec<Component> = of.iter().map(component).collect();
                let reduction = match (off, price) {
                    (Some(off), None) => Reduction::Off { components, percent: percent(off) },
                    (None, Some(price)) => Reduction::Fixed { components, price: amount(price) },
                    _ => panic!("bundle '{id}' needs either 'off' or 'price'"),
                };
                (id, OfferKind::Bundle { name: text(id), reduction })
            }
            Self::Together { id, with, product, units, price, per_parent } => {
                let with: Vec<_> = with.iter().map(|parent| parent.as_str().into()).collect();
                let component = Component { product: product.as_str().into(), units: *units, pack: None };
                let (price, per_parent) = (amount(price), *per_parent);
                let reduction = Reduction::Together { component, price, with: with.clone(), per_parent };
                let product = product.as_str().into();
                (id, OfferKind::Accessory { with, product, quantity: *units, reduction: Some(reduction), step: None })
            }
            Self::Multiplier { id, times, surcharge } => {
                (id, OfferKind::Multiplier { times: *times, surcharge: percent(surcharge), with: Vec::new() })
            }
        };
        Offer { id: id.as_str().into(), kind, because: text("because"), fits: Vec::new(), period: Period::default() }
    }
}

impl OrderCase {
    /// The order of the case.
    pub(crate) fn order(&self) -> Order {
        let line = |(number, LineCase(product, quantity, options)): (u32, &LineCase)| OrderLine {
            id: LineId(number),
            product: product.as_str().into(),
            quantity: *quantity,
            choices: options.iter().map(|(option, choice)| (option.as_str().into(), choice.as_str().into())).collect(),
        };
        Order {
            lines: (0..).zip(&self.lines).map(line).collect(),
            multiplier: self.multiply.as_deref().map(Into::into),
            staff_discount: self.discount.as_ref().map(percent).unwrap_or_default(),
            incentive: None,
            view: if self.business { View::Business } else { View::Consumer },
        }
    }
}
