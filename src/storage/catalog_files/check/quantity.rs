//! Owns which quantities a price allows, and what a quantity costs at the least without any reduction.

use crate::catalog::{PackPrice, Price};
use crate::money::Money;

/// So many times the greatest common size of the packs is looked at.
const MOST_PARTS: u32 = 100_000;

/// What a quantity normally costs; nothing where it can't be bought.
pub(super) fn normal_price(price: &Price, quantity: u32) -> Option<Money> {
    match price {
        Price::Each(each) => (quantity > 0).then(|| each.times(quantity)),
        Price::Tiers(tiers) => {
            let tier = tiers.iter().rfind(|tier| tier.from <= quantity)?;
            Some(tier.each.times(quantity))
        }
        Price::Packs(packs) => cheapest_packs(packs, quantity),
        Price::Share { .. } => (quantity == 1).then_some(Money::ZERO),
    }
}

/// How much work it is to say what a quantity costs.
pub(super) fn effort(price: &Price, quantity: u32) -> usize {
    match price {
        Price::Packs(packs) if single_pack(packs, quantity).is_none() => {
            let part = packs.iter().map(|pack| pack.size).reduce(greatest_common).unwrap_or_default().max(1);
            usize::try_from(quantity / part).unwrap_or(usize::MAX).saturating_mul(packs.len())
        }
        Price::Packs(packs) => packs.len(),
        Price::Each(_) | Price::Tiers(_) | Price::Share { .. } => 1,
    }
}

/// The price of the pack of exactly this quantity, where no smaller one costs less for each unit: then nothing beats it.
fn single_pack(packs: &[PackPrice], quantity: u32) -> Option<Money> {
    let (place, whole) = packs.iter().enumerate().find(|(_, pack)| pack.size == quantity)?;
    let costs_less = |pack: &PackPrice| {
        i128::from(pack.price.minor()) * i128::from(whole.size)
            < i128::from(whole.price.minor()) * i128::from(pack.size)
    };
    (!packs.iter().take(place).any(costs_less)).then_some(whole.price)
}

/// What the cheapest packs cost that together hold exactly so many.
fn cheapest_packs(packs: &[PackPrice], quantity: u32) -> Option<Money> {
    if let Some(price) = single_pack(packs, quantity) {
        return Some(price);
    }
    let part = packs.iter().map(|pack| pack.size).reduce(greatest_common).filter(|part| *part > 0)?;
    let parts =
        Some(quantity / part).filter(|parts| quantity.is_multiple_of(part) && (1..=MOST_PARTS).contains(parts))?;
    let mut least: Vec<Option<Money>> = vec![Some(Money::ZERO)];
    for held in 1..=parts {
        let with = |pack: &PackPrice| {
            let rest = usize::try_from(held.checked_sub(pack.size / part)?).ok()?;
            least.get(rest).copied().flatten().map(|cost| cost + pack.price)
        };
        least.push(packs.iter().filter_map(with).min());
    }
    least.last().copied().flatten()
}

/// The size of packs of which a quantity is so many, with how many: as few as possible.
pub(super) fn equal_packs(packs: &[PackPrice], quantity: u32) -> Option<(u32, u32)> {
    let sizes = packs.iter().map(|pack| pack.size).filter(|size| *size > 0 && *size <= quantity);
    sizes.filter(|size| quantity.is_multiple_of(*size)).max().map(|size| (size, quantity / size))
}

/// The largest number that divides both.
const fn greatest_common(one: u32, other: u32) -> u32 {
    let (mut large, mut small) = (one, other);
    while small > 0 {
        (large, small) = (small, large % small);
    }
    large
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::TierPrice;

    fn packs(list: &[(u32, i64)]) -> Vec<PackPrice> {
        list.iter().map(|(size, price)| PackPrice { size: *size, price: Money::from_minor(*price) }).collect()
    }

    #[test]
    fn the_cheapest_packs_are_found() {
        let cost = |list: &[(u32, i64)], quantity| cheapest_packs(&packs(list), quantity).map(Money::minor);
        assert_eq!(cost(&[(100, 1999), (250, 2999)], 350), Some(4998));
        assert_eq!(cost(&[(100, 1999), (250, 2999)], 500), Some(5998));
        assert_eq!(cost(&[(100, 1999), (250, 2999)], 150), None);
        assert_eq!(cost(&[(100, 1999), (250, 2999)], 30), None);
        assert_eq!(cost(&[(100, 1999)], 0), None);
        assert_eq!(cost(&[(1, 1)], u32::MAX), None);
        assert_eq!(cost(&[(0, 1)], 3), None);
        assert_eq!(cost(&[(100, 1000), (200, 2500)], 200), Some(2000));
        assert_eq!(cost(&[(100, 1000), (200, 2000)], 200), Some(2000));
    }

    #[test]
    fn a_line_costs_the_tier_it_reaches() {
        let tier = |from, each| TierPrice { from, each: Money::from_minor(each) };
        let price = Price::Tiers(vec![tier(1, 1495), tier(10, 1295)]);
        assert_eq!(normal_price(&price, 9).map(Money::minor), Some(13_455));
        assert_eq!(normal_price(&price, 10).map(Money::minor), Some(12_950));
        assert_eq!(normal_price(&price, 0), None);
    }

    #[test]
    fn equal_packs_are_as_few_as_possible() {
        let list = packs(&[(50, 1), (100, 1), (250, 1)]);
        assert_eq!(equal_packs(&list, 500), Some((250, 2)));
        assert_eq!(equal_packs(&list, 150), Some((50, 3)));
        assert_eq!(equal_packs(&list, 30), None);
    }
}
