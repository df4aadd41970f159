//! Owns what sending an order costs.

use super::ShippingCost;
use crate::catalog::{Catalog, Product, ProductKind};
use crate::money::Money;

/// Whether there is anything to send.
pub(super) fn has_goods<'a>(mut products: impl Iterator<Item = &'a Product>) -> bool {
    products.any(|product| product.kind == ProductKind::Goods)
}

/// What sending goods of this worth costs.
pub(super) fn shipping(catalog: &Catalog, has_goods: bool, goods: Money) -> ShippingCost {
    let shipping = &catalog.shop.shipping;
    if !has_goods {
        return ShippingCost { price: Money::ZERO, free_after: None };
    }
    match shipping.free_from {
        Some(threshold) if goods >= threshold => ShippingCost { price: Money::ZERO, free_after: None },
        Some(threshold) => ShippingCost { price: shipping.price, free_after: Some(threshold - goods) },
        None => ShippingCost { price: shipping.price, free_after: None },
    }
}
