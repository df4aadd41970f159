//! Owns how far two arms are apart, as an interval that holds at every look at once: a confidence sequence.
//!
//! The evidence of [`super::Pair`] against a difference `δ` is its mixture divided by how likely `δ` makes the arms of these walks.
//! That depends on the share of both arms together as well, which is known from all walks, whichever arm they are of: it is taken
//! as anywhere in a confidence sequence of its own, the beta mixture `∏ / B(1 + yes, 1 + no)`, and as whatever there suits `δ` best.
//! The interval is every `δ` against which the evidence is not enough. A tenth of its level is spent on the share of both.
//!
//! Source: as [`super::evidence`]; for the beta mixture Robbins 1970, and Waudby-Smith and Ramdas 2023, 'Estimating means of bounded
//! random variables by betting', J. R. Stat. Soc. B 86.

use statrs::function::gamma::ln_gamma;

use super::evidence::{Pair, Side};

/// From one difference to another, both from −1 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The part of the level that is spent on the share of both arms together.
const FOR_BOTH: f64 = 0.1;

/// How often a range is halved: to less than a billionth.
const HALVINGS: u32 = 32;

impl Pair {
    /// The differences that these walks leave possible, at every look at once with a probability of at least `1 − level`. All of
    /// them while an arm has no walks.
    #[must_use]
    pub fn interval(&self, level: f64) -> Interval {
        let Some(middle) = self.difference() else { return Interval { low: -1.0, high: 1.0 } };
        let is_out = self.leaves_out(level);
        let end = |far: f64| if is_out(far) { boundary(middle, far, &is_out) } else { far };
        Interval { low: end(-1.0), high: end(1.0) }
    }

    /// Whether these walks leave no difference possible that is as large as this, either way. Most often it can be seen at once
    /// that they are too few.
    #[must_use]
    pub fn is_within(&self, margin: f64, level: f64) -> bool {
        let Some(shares) = self.shares() else { return false };
        let variance: f64 = shares.iter().zip(self.of()).map(|(share, of)| share * (1.0 - share) / of).sum();
        let [first, other] = shares;
        // The evidence against a difference is never much more than what so many standard errors stand for.
        let errors = 0.95 * (-2.0 * level.ln()).sqrt();
        let is_near = (other - first).abs() + errors * variance.sqrt() < margin;
        is_near && [-margin, margin].into_iter().all(self.leaves_out(level))
    }

    /// Which differences these walks do not leave possible.
    fn leaves_out(&self, level: f64) -> impl Fn(f64) -> bool {
        let both = self.share_of_both(level * FOR_BOTH);
        let (evidence, needed) = (self.evidence(Side::Either), -(level * (1.0 - FOR_BOTH)).ln());
        move |difference| evidence - self.best_with(difference, both) >= needed
    }

    /// From where to where the share of both arms together can be.
    fn share_of_both(&self, level: f64) -> [f64; 2] {
        let (yes, no) = (self.yes[0] + self.yes[1], self.no[0] + self.no[1]);
        let mixture = ln_gamma(1.0 + yes) + ln_gamma(1.0 + no) - ln_gamma(2.0 + yes + no);
        let term = |count: f64, share: f64| if count > 0.0 { count * share.ln() } else { 0.0 };
        let is_out = |share: f64| mixture - term(yes, share) - term(no, 1.0 - share) >= -level.ln();
        let middle = yes / (yes + no);
        let end = |far: f64| if is_out(far) { boundary(middle, far, &is_out) } else { far };
        [end(0.0), end(1.0)]
    }

    /// The logarithm of how likely a difference makes the arms of these walks at best, the share of both together being in a range.
    /// Nothing makes them likely where no share in it goes with the difference.
    fn best_with(&self, difference: f64, [low, high]: [f64; 2]) -> f64 {
        let half = difference / 2.0;
        // Shares that are none are no shares of an arm.
        let (mut low, mut high) = (low.max(half.abs()), high.min(1.0 - half.abs()));
        if low > high {
            return f64::NEG_INFINITY;
        }
        let at = |both: f64| {
            let inside = |share: f64| share.clamp(1e-12, 1.0 - 1e-12);
            self.likelihood(inside(both - half), inside(both + half))
        };
        let ends = at(low).max(at(high));
        // It has one hill.
        for _ in 0..HALVINGS {
            let third = (high - low) / 3.0;
            if at(low + third) < at(high - third) { low += third } else { high -= third }
        }
        ends.max(at(f64::midpoint(low, high)))
    }
}

/// Where what is in at `inside` begins to be out on the way to `outside`: the last place that is known to be out.
fn boundary(inside: f64, outside: f64, is_out: &impl Fn(f64) -> bool) -> f64 {
    let (mut inside, mut outside) = (inside, outside);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(inside, outside);
        if is_out(middle) { outside = middle } else { inside = middle }
    }
    outside
}

#[cfg(test)]
mod tests {
    use super::super::chance::Lots;
    use super::*;

    /// How many of so many experiments ever had an interval without the true difference in it, looked at again and again.
    fn missed(experiments: u64, (p, q): (f64, f64), level: f64) -> usize {
        let misses = |seed: &u64| {
            let mut lots = Lots(seed.wrapping_mul(0xd134_2543_de82_ef95));
            let mut pair = Pair::default();
            (1..=600).any(|walk| {
                let arm = usize::from(lots.next() >> 63 == 1);
                let counts = if lots.share() < [p, q][arm] { &mut pair.yes } else { &mut pair.no };
                counts[arm] += 1.0;
                // The first looks are those at which an approximation would fail.
                let is_look = walk < 40 || walk % 20 == 0;
                is_look && pair.difference().is_some() && pair.leaves_out(level)(q - p)
            })
        };
        (1..=experiments).filter(misses).count()
    }

    #[test]
    fn the_true_difference_is_in_it_at_every_look_at_once() {
        for shares in [(0.3, 0.3), (0.3, 0.5), (0.9, 0.7), (0.02, 0.05)] {
            // Of 100, more than 12 would be chance once in two thousand times where 5 % are right.
            let missed = missed(100, shares, 0.05);
            assert!(missed <= 12, "{missed} of 100 at {shares:?}");
        }
    }

    #[test]
    fn it_narrows_and_stands_around_what_is_seen() {
        let mut before = 2.0;
        for size in [1, 10, 100, 1_000] {
            let pair = Pair::new((30 * size, 100 * size), (40 * size, 100 * size));
            let Interval { low, high } = pair.interval(0.05);
            assert!(low < 0.1 && 0.1 < high && high - low < before, "{low} to {high}");
            assert_eq!(
                low > 0.0,
                pair.is_shown(Side::Either, 0.045),
                "no difference is out where a difference is shown"
            );
            before = high - low;
        }
        assert!(before < 0.03);
        assert_eq!(Pair::default().interval(0.05), Interval { low: -1.0, high: 1.0 });
    }

    #[test]
    fn what_is_within_a_margin_has_its_interval_within_it() {
        for (size, difference) in [(100, 0), (2_000, 0), (8_000, 0), (20_000, 0), (20_000, 200), (20_000, 600)] {
            let pair = Pair::new((size * 3 / 10, size), (size * 3 / 10 + difference, size));
            let Interval { low, high } = pair.interval(0.05);
            assert_eq!(pair.is_within(0.02, 0.05), low > -0.02 && high < 0.02, "{size} {difference}: {low} to {high}");
        }
    }
}
