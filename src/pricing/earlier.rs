//! Owns what a product cost before, as far as that may be said, and what a unit of measure of it costs.

use super::quantity_price;
use crate::catalog::{Catalog, Contents, Measure, Product, Was};
use crate::money::Money;

/// So many days before a price was lowered count, and for so many after it the earlier price may be named.
/// Source: Directive 98/6/EC (PID), article 6a; CJEU C-330/23.
const DAYS: i32 = 30;

/// What so many of a product cost at the least in the 30 days before its price was lowered: the only price that may be struck
/// out. Nothing where it was not lowered within the last 30 days, where the history has a gap, or where nobody knows which day
/// it is.
#[must_use]
pub fn earlier_price(catalog: &Catalog, product: &Product, quantity: u32) -> Option<Money> {
    let today = catalog.today()?;
    let (now, before) = product.claims.history.split_last()?;
    let age = today.days_after(now.from);
    if !(0..DAYS).contains(&age) || now.price != product.price {
        return None;
    }
    let start = now.from.days_before(DAYS);
    // The price that held when those days began counts too; where there was none, there is a gap.
    let first = before.iter().rposition(|was| was.from <= start)?;
    let cost = |was: &Was| quantity_price(&Product { price: was.price.clone(), ..product.clone() }, quantity).ok();
    let costs = before.get(first..)?.iter().map(cost).collect::<Option<Vec<_>>>()?;
    let lowest = costs.into_iter().min()?;
    let today = quantity_price(product, quantity).ok()?;
    (lowest > today).then_some(lowest)
}

/// What one kilogram, litre, metre, square metre or piece of a product costs, where so many of it cost so much; rounded half
/// away from zero. Source: Directive 98/6/EC (PID), articles 2(b) and 3.
#[must_use]
pub fn unit_price(product: &Product, quantity: u32, price: Money) -> Option<(Measure, Money)> {
    let Some(Contents::Measured { measure, thousandths }) = product.claims.contents else { return None };
    let thousandths = i128::from(thousandths) * i128::from(quantity);
    let doubled = i128::from(price.minor()) * 2000 + if price.is_negative() { -thousandths } else { thousandths };
    let minor = doubled.checked_div(2 * thousandths)?;
    i64::try_from(minor).ok().map(|minor| (measure, Money::from_minor(minor)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_price_of_a_unit_is_rounded_half_away_from_zero() {
        for (price, thousandths, expected) in
            [(199, 500, 398), (100, 3000, 33), (250, 4000, 63), (1, 2000, 1), (0, 750, 0)]
        {
            let mut product = sample();
            product.claims.contents = Some(Contents::Measured { measure: Measure::Litre, thousandths });
            let found = unit_price(&product, 1, Money::from_minor(price));
            assert_eq!(found, Some((Measure::Litre, Money::from_minor(expected))), "{price} for {thousandths}");
            let found = unit_price(&product, 7, Money::from_minor(7 * price));
            assert_eq!(found, Some((Measure::Litre, Money::from_minor(expected))), "7 times {price} for {thousandths}");
        }
        assert_eq!(unit_price(&sample(), 1, Money::from_minor(100)), None);
    }

    fn sample() -> Product {
        Product {
            id: "cola".into(),
            name: crate::catalog::Text::default(),
            summary: crate::catalog::Text::default(),
            kind: crate::catalog::ProductKind::Goods,
            price: crate::catalog::Price::Each(Money::from_minor(199)),
            usual_quantity: 1,
            set_up: Money::ZERO,
            tax: "standard".into(),
            shipping: None,
            compare: std::collections::BTreeMap::new(),
            options: Vec::new(),
            rules: Vec::new(),
            picture: "cola".into(),
            tint: None,
            personalised: false,
            style: Vec::new(),
            claims: crate::catalog::Claims::default(),
            lasts_months: None,
        }
    }
}
