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
        let both = self.share_of_both(level * FOR_BOTH);
        let (evidence, needed) = (self.evidence(Side::Either), -(level * (1.0 - FOR_BOTH)).ln());
        let is_out = |difference: f64| evidence - self.best_with(difference, both) >= needed;
        let end = |far: f64| if is_out(far) { boundary(middle, far, is_out) } else { far };
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
        is_near && {
            let both = self.share_of_both(level * FOR_BOTH);
            let (evidence, needed) = (self.evidence(Side::Either), -(level * (1.0 - FOR_BOTH)).ln());
            [-margin, margin].iter().all(|end| evidence - self.best_with(*end, both) >= needed)
        }
    }

    /// From where to where the share of both arms together can be.
    fn share_of_both(&self, level: f64) -> [f64; 2] {
        let (yes, no) = (self.yes[0] + self.yes[1], self.no[0] + self.no[1]);
        let mixture = ln_gamma(1.0 + yes) + ln_gamma(1.0 + no) - ln_gamma(2.0 + yes + no);
        let term = |count: f64, share: f64| if count > 0.0 { count * share.ln() } else { 0.0 };
        let is_out = |share: f64| mixture - term(yes, share) - term(no, 1.0 - share) >= -level.ln();
        let middle = yes / (yes + no);
        let end = |far: f64| if is_out(far) { boundary(middle, far, is_out) } else { far };
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
fn boundary(inside: f64, outside: f64, is_out: impl Fn(f64) -> bool) -> f64 {
    let (mut inside, mut outside) = (inside, outside);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(inside, outside);
        if is_out(middle) { outside = middle } else { inside = middle }
    }
    outside
}
