//! Owns what an order costs and why; knows nothing of buyers, screens, files or the clock.
//!
//! [`price`] is a pure function of the catalog and the order: no price knows who the buyer is. The quote is derived and
//! never stored beside what it derives from.

mod alternative;
mod earlier;
mod explain;
mod goods;
mod incentive;
mod listing;
mod margin;
mod multiplier;
mod order;
mod pricer;
mod quote;
mod reduced;
mod reduction;
mod remembered;
mod shipping;
mod split;
mod tax;
mod unit;

pub use alternative::{Alternative, best_alternative};
pub use earlier::{earlier_price, unit_price};
pub use explain::{Explanation, Fact, Figure, Reason, Terms, UnitForm, explain, figures};
pub use goods::{price, price_without};
pub use incentive::{IncentiveEffect, Unused};
pub use margin::{Margin, Margins, margins};
pub use multiplier::{MultiplierEffect, multiplier_effect};
pub use order::{LineId, Order, OrderLine, PriceError, View};
pub use pricer::{Changed, Difference, Pricer};
pub use quote::{Applied, CheaperMore, Quote, QuoteLine, ShippingCost, TaxLine, UnitsTaken};
pub use unit::{nearest_quantities, quantity_price};

use crate::catalog::Catalog;
use crate::money::Money;

/// What the payable total becomes when an order changes, and by how much that differs.
///
/// This is the true difference: reductions that are gained or lost, shipping and tax are all in it.
///
/// # Errors
/// When either order can't be priced.
pub fn difference(catalog: &Catalog, before: &Order, after: &Order) -> Result<Money, PriceError> {
    Ok(price(catalog, after)?.total - price(catalog, before)?.total)
}
