//! Owns what sending an order costs.

use super::ShippingCost;
use crate::catalog::{Catalog, Product, ProductKind, ShippingId};
use crate::money::Money;

/// How an order is sent: in one go, in the dearest way that one of its products needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sending {
    pub(super) price: Money,
    pub(super) free_from: Option<Money>,
    class: Option<ShippingId>,
}

impl Sending {
    /// How these products are sent; nothing where there is nothing to send, or the shop sends nothing.
    ///
    /// Of two ways at one price the one that is never free comes first.
    pub(super) fn of<'a>(catalog: &Catalog, products: impl Iterator<Item = &'a Product>) -> Option<Self> {
        let goods = products.filter(|product| catalog.shop.sends && product.kind == ProductKind::Goods);
        let ways = goods.map(|product| Self::of_product(catalog, product));
        ways.max_by_key(|way| (way.price, way.free_from.is_none(), way.free_from, way.class.clone()))
    }

    fn of_product(catalog: &Catalog, product: &Product) -> Self {
        let usual = &catalog.shop.shipping;
        let class = product.shipping.as_ref().and_then(|id| usual.classes.iter().find(|class| class.id == *id));
        match class {
            Some(class) => Self { price: class.price, free_from: class.free_from, class: Some(class.id.clone()) },
            None => Self { price: usual.price, free_from: usual.free_from, class: None },
        }
    }
}

/// What sending goods of this worth costs.
pub(super) fn shipping(sending: Option<&Sending>, goods: Money) -> ShippingCost {
    let Some(sending) = sending else {
        return ShippingCost { price: Money::ZERO, free_from: None, free_after: None, class: None };
    };
    let missing = sending.free_from.map(|threshold| threshold - goods).filter(|missing| *missing > Money::ZERO);
    let is_free = sending.free_from.is_some() && missing.is_none();
    ShippingCost {
        price: if is_free { Money::ZERO } else { sending.price },
        free_from: sending.free_from,
        free_after: missing,
        class: sending.class.clone(),
    }
}
