//! Owns what the shop earns on an order, for staff only: net amounts against what products cost the shop.
//!
//! The only place that reads costs. No price follows from it.

use super::{LineId, Order, PriceError, Pricer, View};
use crate::catalog::Catalog;
use crate::money::{Money, Percent, allocate};

/// What the shop earns on an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Margins {
    /// Line by line, in the order's own sequence.
    pub lines: Vec<(LineId, Margin)>,
    /// On all lines whose cost is known.
    pub known: Option<Margin>,
    /// Whether the cost of some line is not known.
    pub is_partial: bool,
}

/// What is earned on something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margin {
    /// What it is sold for, without tax, after every discount.
    pub net: Money,
    /// What it costs the shop; nothing where nobody knows.
    pub cost: Option<Money>,
}

impl Margin {
    /// What is left of the price; nothing where the cost is not known.
    #[must_use]
    pub fn amount(self) -> Option<Money> {
        self.cost.map(|cost| self.net - cost)
    }

    /// The same in basis points of the price.
    #[must_use]
    pub fn basis_points(self) -> Option<i64> {
        Percent::ratio_basis_points(self.amount()?, self.net)
    }
}

/// What the shop earns on an order. The staff discount and what an earlier order gave are divided over the lines by what they cost, the cents that are left by
/// largest remainder; what sending costs is not looked at.
///
/// # Errors
/// When the order has no price.
pub fn margins(catalog: &Catalog, pricer: &Pricer, order: &Order) -> Result<Margins, PriceError> {
    let quote = pricer.price(catalog, &Order { view: View::Business, ..order.clone() })?;
    let totals: Vec<Money> = quote.lines.iter().map(|line| line.total).collect();
    let shares = allocate(quote.taken_off(), &totals);
    let mut margins = Margins::default();
    for (line, share) in quote.lines.iter().zip(shares) {
        let cost = catalog.cost(&line.product).map(|cost| cost.of_quantity(line.quantity));
        let margin = Margin { net: line.total - share, cost };
        margins.lines.push((line.id, margin));
        match (cost, margins.known) {
            (None, _) => margins.is_partial = true,
            (Some(_), None) => margins.known = Some(margin),
            (Some(cost), Some(known)) => {
                let sum = known.cost.map(|known| known + cost);
                margins.known = Some(Margin { net: known.net + margin.net, cost: sum });
            }
        }
    }
    Ok(margins)
}
