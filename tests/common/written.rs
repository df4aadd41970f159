//! Baskets as a catalog's folder and an order's file, for the program itself.

use std::fs;
use std::io;
use std::path::Path;

use diderot::catalog::{Catalog, Component, Offer, OfferKind, Price, Product, Reduction};
use diderot::money::{Currency, Money};

use super::baskets::Basket;

/// Writes a basket's catalog into a folder, and its order as `order.ron` beside it.
pub(crate) fn write(folder: &Path, basket: &Basket) -> io::Result<()> {
    let catalog = folder.join("catalog");
    let put = |name: &str, text: &str| {
        let path = catalog.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&catalog))?;
        fs::write(path, text)
    };
    fs::create_dir_all(catalog.join("media/none"))?;
    image::GrayImage::new(1, 1).save(catalog.join("media/none/base.png")).map_err(io::Error::other)?;
    put("shop.ron", &shop(&basket.catalog))?;
    // Whatever is in a set is also sold apart.
    let hooks: Vec<String> = basket.catalog.products.iter().map(|product| format!("\"{}\"", product.id)).collect();
    put("flow.ron", &format!("Flow(hooks: [{}])\n", hooks.join(", ")))?;
    put("products/all.ron", &list(basket.catalog.products.iter().map(product)))?;
    put("offers/all.ron", &list(basket.catalog.offers.iter().map(offer)))?;
    let lines =
        basket.order.lines.iter().map(|line| format!("(product: \"{}\", quantity: {})", line.product, line.quantity));
    fs::write(folder.join("order.ron"), format!("Order(lines: {})\n", list(lines)))
}

fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.map(|item| format!("    {item},\n")).collect();
    format!("[\n{}]", items.concat())
}

fn euros(amount: Money) -> String {
    amount.plain(Currency::EUR)
}

fn shop(catalog: &Catalog) -> String {
    let shop = &catalog.shop;
    let taxes = shop.taxes.iter().map(|tax| format!("\"{}\": percent({})", tax.id, tax.rate));
    let taxes = taxes.collect::<Vec<_>>().join(", ");
    let free_from = shop.shipping.free_from.map(|amount| format!("free_from: {}, ", euros(amount))).unwrap_or_default();
    format!(
        "Shop(name: {{ nl: \"Winkel\" }}, currency: \"EUR\", languages: [nl], prices_include_tax: {}, taxes: {{ {taxes} }},
    shipping: Shipping(price: {}, {free_from}tax: \"{}\"))\n",
        shop.prices_include_tax,
        euros(shop.shipping.price),
        shop.shipping.tax
    )
}

fn product(product: &Product) -> String {
    let Price::Each(each) = product.price else { unreachable!("a basket's products have one price each") };
    let (id, each, tax) = (&product.id, euros(each), &product.tax);
    format!(
        "Product(id: \"{id}\", name: {{ nl: \"{id}\" }}, summary: {{ nl: \"{id}\" }}, price: each({each}), tax: \"{tax}\", picture: \"none\")"
    )
}

fn offer(offer: &Offer) -> String {
    let id = format!("id: \"{}\", because: {{ nl: \"Samen.\" }}", offer.id);
    let taken = |components: &[Component]| {
        let each = components.iter().map(|component| format!("\"{}\": {}", component.product, component.units));
        format!("{{ {} }}", each.collect::<Vec<_>>().join(", "))
    };
    match &offer.kind {
        OfferKind::Bundle { reduction: Reduction::Fixed { components, price }, .. } => {
            format!(
                "Bundle({id}, name: {{ nl: \"{}\" }}, of: {}, price: {})",
                offer.id,
                taken(components),
                euros(*price)
            )
        }
        OfferKind::Bundle { reduction: Reduction::Off { components, percent }, .. } => {
            format!(
                "Bundle({id}, name: {{ nl: \"{}\" }}, of: {}, off: percent({percent}))",
                offer.id,
                taken(components)
            )
        }
        OfferKind::Accessory {
            reduction: Some(Reduction::Together { component, price, with, per_parent }), ..
        } => {
            let with = with.iter().map(|parent| format!("\"{parent}\"")).collect::<Vec<_>>().join(", ");
            let (product, units, price) = (&component.product, component.units, euros(*price));
            format!(
                "Accessory({id}, with: [{with}], product: \"{product}\", quantity: {units}, together: {price}, per_parent: {per_parent})"
            )
        }
        _ => unreachable!("a basket has bundles and together-prices"),
    }
}
