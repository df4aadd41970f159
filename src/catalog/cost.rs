//! Owns what products cost the shop itself: for staff only. No price, offer or text follows from it.

use crate::money::{Money, Percent};

/// What so many of a product cost the shop, without tax and with the product's first choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// What they cost together.
    pub amount: Money,
    /// How many that is; at least 1.
    pub of: u32,
}

impl Cost {
    /// What a quantity costs, rounded half away from zero, once.
    #[must_use]
    pub fn of_quantity(self, quantity: u32) -> Money {
        Percent::share_of(self.amount, (quantity, self.of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_costs_its_share_and_is_rounded_once() {
        let cost = |amount, of| Cost { amount: Money::from_minor(amount), of };
        assert_eq!(cost(420, 1).of_quantity(3), Money::from_minor(1260));
        assert_eq!(cost(410, 100).of_quantity(250), Money::from_minor(1025));
        assert_eq!(cost(1, 2).of_quantity(1), Money::from_minor(1), "halves go away from zero");
        assert_eq!(cost(1, 3).of_quantity(1), Money::ZERO);
        assert_eq!(cost(100, 3).of_quantity(3), Money::from_minor(100));
    }
}
