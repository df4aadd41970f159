//! Owns how an amount is divided so that the parts add up to it.

use super::Money;

/// Divides `amount` in proportion to `weights` so that the parts add up to it exactly.
///
/// Each part is rounded towards zero and the units that are left go to the largest remainders, the earlier part first
/// among equals. Negative weights count as zero; where all weights are zero the first part takes everything.
/// Source: largest remainder (Hamilton) method.
#[must_use]
pub fn allocate(amount: Money, weights: &[Money]) -> Vec<Money> {
    let weight_of = |weight: &Money| i128::from(weight.minor().max(0));
    let sum: i128 = weights.iter().map(weight_of).sum();
    if sum == 0 {
        let rest = std::iter::repeat_n(Money::ZERO, weights.len().saturating_sub(1));
        return std::iter::once(amount).chain(rest).take(weights.len()).collect();
    }
    let whole = i128::from(amount.minor());
    let shares: Vec<(i128, i128)> = weights
        .iter()
        .map(|weight| {
            let product = whole.abs() * weight_of(weight);
            (product / sum, product % sum)
        })
        .collect();
    let mut left = whole.abs() - shares.iter().map(|(share, _)| share).sum::<i128>();
    let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
    by_remainder.sort_by_key(|index| (std::cmp::Reverse(shares.get(*index).map(|(_, remainder)| *remainder)), *index));
    let mut parts: Vec<i128> = shares.into_iter().map(|(share, _)| share).collect();
    for index in by_remainder {
        if let Some(part) = parts.get_mut(index).filter(|_| left > 0) {
            *part += 1;
            left -= 1;
        }
    }
    parts
        .into_iter()
        // A part is never larger than the amount, which is an i64.
        .map(|part| Money::from_minor(i64::try_from(part * whole.signum()).unwrap_or_default()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(amount: i64, weights: &[i64]) -> Vec<i64> {
        let weights: Vec<Money> = weights.iter().copied().map(Money::from_minor).collect();
        allocate(Money::from_minor(amount), &weights).into_iter().map(Money::minor).collect()
    }

    #[test]
    fn the_largest_remainders_take_what_is_left() {
        assert_eq!(parts(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(parts(10, &[6, 3, 1]), [6, 3, 1]);
        assert_eq!(parts(-100, &[1, 1, 1]), [-34, -33, -33]);
        assert_eq!(parts(5, &[0, 0]), [5, 0]);
        assert_eq!(parts(7, &[]), Vec::<i64>::new());
    }

    proptest::proptest! {
        #[test]
        fn parts_always_add_up(amount in -1_000_000_i64..1_000_000, weights in proptest::collection::vec(0_i64..100_000, 1..12)) {
            proptest::prop_assert_eq!(parts(amount, &weights).iter().sum::<i64>(), amount);
        }
    }
}
