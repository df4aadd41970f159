//! Owns what a quantity of one product costs before reductions, and which quantities are sold.

use super::PriceError;
use crate::catalog::{PackPrice, Price, Product, TierPrice};
use crate::money::Money;

/// The largest quantity of one line. Beyond every showroom's order, and small enough for exact pack combinations.
const LARGEST_QUANTITY: u32 = 1_000_000;

/// Units of a line that cost the same: packs of one size, or all units at the tier's price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct UnitGroup {
    /// What one unit costs.
    pub(super) price: Money,
    /// How many units: packs, or single ones.
    pub(super) count: u32,
    /// The size of the pack, for a product that is sold in packs.
    pub(super) pack: Option<u32>,
}

/// Divides a quantity into the units that it is sold in, at the lowest price.
pub(super) fn units(product: &Product, quantity: u32) -> Result<Vec<UnitGroup>, PriceError> {
    if quantity > LARGEST_QUANTITY {
        return Err(PriceError::TooLarge);
    }
    if quantity == 0 {
        return Err(not_sold(product, quantity));
    }
    match &product.price {
        // What it is a share of is known only beside the other lines.
        Price::Share { .. } if quantity == 1 => Ok(vec![UnitGroup { price: Money::ZERO, count: 1, pack: None }]),
        Price::Share { .. } => Err(not_sold(product, quantity)),
        Price::Each(each) => Ok(vec![UnitGroup { price: *each, count: quantity, pack: None }]),
        Price::Tiers(tiers) => {
            let each = tier_at(tiers, quantity).ok_or_else(|| not_sold(product, quantity))?.each;
            Ok(vec![UnitGroup { price: each, count: quantity, pack: None }])
        }
        Price::Packs(packs) => {
            cheapest_packs(packs, quantity).ok_or_else(|| not_sold(product, quantity)).map(|counts| {
                let groups = packs.iter().zip(counts).filter(|(_, count)| *count > 0);
                groups.map(|(pack, count)| UnitGroup { price: pack.price, count, pack: Some(pack.size) }).collect()
            })
        }
    }
}

/// What a quantity of a product costs before options and reductions. What is sold at a share of other things costs nothing by
/// itself.
///
/// # Errors
/// When that quantity is not sold, or the amount is beyond what an order may reach.
pub fn quantity_price(product: &Product, quantity: u32) -> Result<Money, PriceError> {
    sum(&units(product, quantity)?)
}

/// The sum of unit groups, refused where it is absurd.
pub(super) fn sum(groups: &[UnitGroup]) -> Result<Money, PriceError> {
    groups.iter().try_fold(Money::ZERO, |total, group| {
        let part = group.price.checked_times(group.count).ok_or(PriceError::TooLarge)?;
        Some(total + part).filter(|total| !total.is_absurd()).ok_or(PriceError::TooLarge)
    })
}

/// The larger quantities at which the price per unit changes, the smallest first.
pub(super) fn larger_quantities(product: &Product, quantity: u32) -> Vec<u32> {
    let candidates: Vec<u32> = match &product.price {
        Price::Each(_) | Price::Share { .. } => Vec::new(),
        Price::Tiers(tiers) => tiers.iter().map(|tier| tier.from).collect(),
        Price::Packs(packs) => {
            // Beyond the largest pack the sizes repeat on top of it.
            let largest = packs.last().map_or(1, |pack| pack.size.max(1));
            let whole = quantity / largest * largest;
            packs.iter().map(|pack| whole.saturating_add(pack.size)).collect()
        }
    };
    candidates.into_iter().filter(|larger| (quantity + 1..=LARGEST_QUANTITY).contains(larger)).collect()
}

/// The nearest quantities below and above that are sold.
#[must_use]
pub fn nearest_quantities(product: &Product, quantity: u32) -> (Option<u32>, Option<u32>) {
    let packs = match &product.price {
        Price::Packs(packs) => packs,
        Price::Share { .. } if quantity > 1 => return (Some(1), None),
        Price::Each(_) | Price::Tiers(_) | Price::Share { .. } => return (None, (quantity == 0).then_some(1)),
    };
    let largest = packs.last().map_or(1, |pack| pack.size);
    let last = quantity.saturating_add(largest).min(LARGEST_QUANTITY);
    // sold[n]: whether packs add up to n. From any sold quantity the next one is at most the largest pack away.
    let mut sold = vec![true];
    for reached in 1..=last {
        let fits = |pack: &PackPrice| {
            let before = reached.checked_sub(pack.size).and_then(|before| usize::try_from(before).ok());
            before.and_then(|before| sold.get(before).copied()).unwrap_or(false)
        };
        let is_sold = packs.iter().any(fits);
        sold.push(is_sold);
    }
    let is_sold = |candidate: &u32| usize::try_from(*candidate).is_ok_and(|index| sold.get(index) == Some(&true));
    ((1..quantity.min(last)).rev().find(is_sold), (quantity.saturating_add(1)..=last).find(is_sold))
}

fn not_sold(product: &Product, quantity: u32) -> PriceError {
    let (smaller, larger) = nearest_quantities(product, quantity);
    PriceError::QuantityNotSold { product: product.id.clone(), quantity, smaller, larger }
}

/// The tier that a quantity reaches.
fn tier_at(tiers: &[TierPrice], quantity: u32) -> Option<&TierPrice> {
    tiers.iter().rev().find(|tier| tier.from <= quantity)
}

/// How many of each pack make up exactly the quantity for the least money; among equals the fewest packs, the larger first.
fn cheapest_packs(packs: &[PackPrice], quantity: u32) -> Option<Vec<u32>> {
    if let Some(place) = single_pack(packs, quantity) {
        return Some((0..packs.len()).map(|other| u32::from(other == place)).collect());
    }
    PackCosts::new(packs, quantity)?.packs_of(packs, quantity)
}

/// The least that every quantity up to one costs in packs.
///
/// A knapsack over the quantity in steps of the packs' common divisor. Source: unbounded min-cost change making.
#[derive(Clone, Debug)]
pub(super) struct PackCosts {
    step: u32,
    /// For so many steps: the least money and number of packs, and the pack that was added last.
    best: Vec<Option<(Money, u32, usize)>>,
}

impl PackCosts {
    /// Nothing where the packs can't make up the quantity.
    pub(super) fn new(packs: &[PackPrice], quantity: u32) -> Option<Self> {
        let step = packs.iter().map(|pack| pack.size).reduce(common_divisor).filter(|step| *step > 0)?;
        if !quantity.is_multiple_of(step) {
            return None;
        }
        let steps = usize::try_from(quantity / step).ok()?;
        let mut best: Vec<Option<(Money, u32, usize)>> = vec![Some((Money::ZERO, 0, 0))];
        for reached in 1..=steps {
            let mut cheapest = None;
            for (index, pack) in packs.iter().enumerate() {
                let size = usize::try_from(pack.size / step).ok()?;
                let before = reached.checked_sub(size).and_then(|before| best.get(before).copied().flatten());
                let Some((money, count, _)) = before else { continue };
                // An amount that no order can reach is refused when the line is added up.
                let candidate = (money.saturating_plus(pack.price), count + 1, index);
                // `<=` on the first two lets the larger pack win among equals.
                if cheapest.is_none_or(|(money, count, _)| (candidate.0, candidate.1) <= (money, count)) {
                    cheapest = Some(candidate);
                }
            }
            best.push(cheapest);
        }
        Some(Self { step, best })
    }

    fn entry(&self, quantity: u32) -> Option<(Money, u32, usize)> {
        let steps = quantity.is_multiple_of(self.step).then_some(quantity / self.step)?;
        usize::try_from(steps).ok().and_then(|steps| self.best.get(steps).copied().flatten())
    }

    /// The least that a quantity costs; nothing where packs don't make it up.
    pub(super) fn of(&self, quantity: u32) -> Option<Money> {
        self.entry(quantity).map(|(money, ..)| money)
    }

    /// How many of each pack that takes.
    pub(super) fn packs_of(&self, packs: &[PackPrice], quantity: u32) -> Option<Vec<u32>> {
        let mut counts = vec![0; packs.len()];
        let mut left = quantity;
        while left > 0 {
            let (_, _, index) = self.entry(left)?;
            *counts.get_mut(index)? += 1;
            left -= packs.get(index)?.size;
        }
        Some(counts)
    }
}

/// The pack of exactly this quantity, where no smaller one costs less per unit: then nothing beats it.
fn single_pack(packs: &[PackPrice], quantity: u32) -> Option<usize> {
    let (place, whole) = packs.iter().enumerate().find(|(_, pack)| pack.size == quantity)?;
    let per_unit_less = |pack: &&PackPrice| {
        i128::from(pack.price.minor()) * i128::from(whole.size)
            < i128::from(whole.price.minor()) * i128::from(pack.size)
    };
    packs.iter().take(place).all(|pack| !per_unit_less(&pack)).then_some(place)
}

fn common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packs(sizes: &[(u32, i64)]) -> Vec<PackPrice> {
        sizes.iter().map(|(size, cents)| PackPrice { size: *size, price: Money::from_minor(*cents) }).collect()
    }

    #[test]
    fn packs_are_combined_for_the_least_money() {
        let cards = packs(&[(100, 1999), (250, 2999), (500, 3999)]);
        assert_eq!(cheapest_packs(&cards, 250), Some(vec![0, 1, 0]));
        assert_eq!(cheapest_packs(&cards, 500), Some(vec![0, 0, 1]));
        assert_eq!(cheapest_packs(&cards, 600), Some(vec![1, 0, 1]));
        assert_eq!(cheapest_packs(&cards, 300), Some(vec![3, 0, 0]));
        assert_eq!(cheapest_packs(&cards, 150), None);
        assert_eq!(cheapest_packs(&cards, 260), None);
    }

    #[test]
    fn two_small_packs_win_where_they_cost_less_than_the_large_one() {
        assert_eq!(cheapest_packs(&packs(&[(100, 1000), (200, 2500)]), 200), Some(vec![2, 0]));
        assert_eq!(cheapest_packs(&packs(&[(100, 1000), (200, 2000)]), 200), Some(vec![0, 1]));
    }
}
