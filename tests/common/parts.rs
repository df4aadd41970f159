//! The parts that a catalog for prices is made of, each with nothing in it but what a price depends on.

use std::collections::BTreeMap;

use diderot::catalog::{
    Catalog, Choices, Claims, Component, Documents, FlowPlan, Lang, Look, Offer, OfferKind, Period, Price, Product,
    ProductKind, Reduction, Retention, Rgb, Shipping, Shop, TaxRate, Text,
};
use diderot::money::{Currency, Money, Percent};
use diderot::pricing::{LineId, Order, OrderLine, View};

/// So many minor units.
pub(crate) fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

fn text(text: &str) -> Text {
    Text::new(BTreeMap::from([(Lang::Nl, text.to_owned())]))
}

/// A shop with these tax rates in basis points, named after themselves, the first of which is on shipping as well.
pub(crate) fn shop(rates: &[u32], shipping: i64, free_from: Option<i64>) -> Shop {
    let tax = |rate: &u32| TaxRate { id: rate.to_string().as_str().into(), rate: Percent::from_basis_points(*rate) };
    let taxes: Vec<TaxRate> = rates.iter().map(tax).collect();
    Shop {
        retention: Retention::default(),
        name: text("Shop"),
        currency: Currency::EUR,
        languages: vec![Lang::Nl],
        prices_include_tax: true,
        sends: true,
        shipping: Shipping {
            price: money(shipping),
            free_from: free_from.map(money),
            tax: taxes.first().map_or_else(|| "none".into(), |tax| tax.id.clone()),
            classes: Vec::new(),
        },
        taxes,
        staff_discount: Percent::from_basis_points(2000),
        discount_reasons: Vec::new(),
        incentive: None,
        look: Look { accent: Rgb([0; 3]), ..Look::default() },
        documents: Documents::default(),
    }
}

/// A product of this name at this price and tax rate.
pub(crate) fn product(id: &str, price: Price, rate: u32) -> Product {
    Product {
        id: id.into(),
        name: text(id),
        summary: text(id),
        kind: ProductKind::Goods,
        usual_quantity: price.smallest_quantity(),
        price,
        tax: rate.to_string().as_str().into(),
        compare: BTreeMap::new(),
        options: Vec::new(),
        rules: Vec::new(),
        picture: "none".into(),
        tint: None,
        set_up: Money::ZERO,
        shipping: None,
        personalised: false,
        style: Vec::new(),
        claims: Claims::default(),
        lasts_months: None,
    }
}

/// So many units of a product.
pub(crate) fn component(product: &str, units: u32) -> Component {
    Component { product: product.into(), units, pack: None }
}

/// A bundle for a fixed price.
pub(crate) fn fixed(id: &str, components: Vec<Component>, price: i64) -> Offer {
    bundle(id, Reduction::Fixed { components, price: money(price) })
}

/// A bundle with so many basis points off.
pub(crate) fn off(id: &str, components: Vec<Component>, basis_points: u32) -> Offer {
    bundle(id, Reduction::Off { components, percent: Percent::from_basis_points(basis_points) })
}

fn bundle(id: &str, reduction: Reduction) -> Offer {
    offer(id, OfferKind::Bundle { name: text(id), reduction })
}

/// An accessory that costs so much together with one of its parents.
pub(crate) fn together(id: &str, component: Component, price: i64, (with, per_parent): (&[String], u32)) -> Offer {
    let with: Vec<_> = with.iter().map(|parent| parent.as_str().into()).collect();
    let (product, quantity) = (component.product.clone(), component.units);
    let reduction = Reduction::Together { component, price: money(price), with: with.clone(), per_parent };
    offer(id, OfferKind::Accessory { with, product, quantity, reduction: Some(reduction), step: None })
}

fn offer(id: &str, kind: OfferKind) -> Offer {
    Offer { id: id.into(), kind, because: text("because"), fits: Vec::new(), period: Period::default() }
}

/// The catalog of these parts.
pub(crate) fn catalog(shop: Shop, products: Vec<Product>, offers: Vec<Offer>) -> Catalog {
    let plan = FlowPlan {
        hooks: products.iter().map(|product| product.id.clone()).collect(),
        questions: Vec::new(),
        steps: Vec::new(),
        offers_per_step: 3,
        stop_after_declines: 2,
        cap: Percent::from_basis_points(2500),
        cap_for_free_hook: Money::ZERO,
    };
    Catalog::new(shop, products, offers, Vec::new(), plan)
}

/// An order of so many of these products.
pub(crate) fn order<'a>(lines: impl IntoIterator<Item = (&'a str, u32)>) -> Order {
    let line = |(number, (product, quantity)): (u32, (&str, u32))| OrderLine {
        id: LineId(number),
        product: product.into(),
        quantity,
        choices: Choices::new(),
    };
    Order {
        lines: (0..).zip(lines).map(line).collect(),
        multiplier: None,
        staff_discount: Percent::ZERO,
        incentive: None,
        view: View::Consumer,
    }
}
