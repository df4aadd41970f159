//! Owns how far orders moved from their anchor, in bins.

/// Orders by what came on top of their anchor, in steps of 5 % of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpliftHistogram {
    counts: [u64; Self::BINS],
}

/// A bin of the histogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// Where it begins, in basis points of the anchor; the first one has everything below its end too.
    pub from: i64,
    /// Where it ends, not in it; the last one has everything beyond too.
    pub to: i64,
    /// How many orders are in it.
    pub orders: super::Count,
}

impl UpliftHistogram {
    /// How wide a bin is, in basis points.
    pub const WIDTH: i64 = 500;
    /// Where the first one begins.
    const FIRST: i64 = -2_500;
    /// From −25 % to 100 %.
    const BINS: usize = 25;

    /// Counts an order.
    pub(super) fn add(&mut self, basis_points: i64) {
        let bin = (basis_points - Self::FIRST).div_euclid(Self::WIDTH).max(0);
        let bin = usize::try_from(bin).unwrap_or(usize::MAX).min(Self::BINS - 1);
        if let Some(count) = self.counts.get_mut(bin) {
            *count += 1;
        }
    }

    /// Counts the orders of another one too.
    pub(super) fn merge(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
    }

    /// Its bins, from the first to the last.
    pub fn bins(&self) -> impl Iterator<Item = Bin> + '_ {
        (Self::FIRST..).step_by(500).zip(&self.counts).map(|(from, count)| Bin {
            from,
            to: from + Self::WIDTH,
            orders: super::Count(*count),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_is_in_one_bin() {
        let mut histogram = UpliftHistogram::default();
        for basis_points in [-9_000, -2_501, -2_500, -1, 0, 499, 500, 2_500, 9_999, 10_000, 70_000] {
            histogram.add(basis_points);
        }
        let bins: Vec<_> =
            histogram.bins().map(|bin| (bin.from, bin.orders.0)).filter(|(_, count)| *count > 0).collect();
        assert_eq!(bins, [(-2_500, 3), (-500, 1), (0, 2), (500, 1), (2_500, 1), (9_500, 3)]);
        assert_eq!(histogram.bins().count(), UpliftHistogram::BINS);
    }
}
