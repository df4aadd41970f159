//! Owns how many walks an experiment takes, before it starts.

use statrs::distribution::{ContinuousCDF as _, Normal};

use super::evidence::{Pair, Side};
use super::rules::Rules;

/// What an experiment is meant to find.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// The share that keeps the offer now, between 0 and 1.
    pub baseline: f64,
    /// The smallest difference that would be worth knowing, like 0.02; not 0, and with the baseline still between 0 and 1.
    pub difference: f64,
    /// With which probability it should be found where it is there, like 0.8.
    pub power: f64,
    /// With which probability it may be found where it is not, like 0.05.
    pub level: f64,
}

/// How many walks it takes for each arm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// With a test that may be looked at once, at the end.
    pub once: u64,
    /// With the test that is looked at after every walk, at the same level: by then it has found the difference with that
    /// probability, most often earlier.
    pub at_every_look: u64,
    /// The same at the level of [`Rules`], which guardrails and the sample ratio share with it.
    pub as_judged: u64,
}

/// There is nothing that could be found like that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the shares before and after must lie between 0 and 1 and not be the same; power and level between 0 and 1, power above level"
)]
pub struct AimError;

impl Aim {
    /// How many walks it takes.
    ///
    /// # Errors
    /// When the aim is none.
    pub fn effort(&self, rules: &Rules) -> Result<Effort, AimError> {
        let is_share = |share: f64| share > 0.0 && share < 1.0;
        let shares = [self.baseline, self.baseline + self.difference, self.power, self.level];
        // A difference that is not above 0 or below 0 is none, or no number.
        let is_sound = shares.into_iter().all(is_share) && self.difference.abs() > 1e-9 && self.power > self.level;
        if !is_sound {
            return Err(AimError);
        }
        let normal = Normal::standard();
        let found = normal.inverse_cdf(self.power);
        let once = self.once(normal.inverse_cdf(1.0 - self.level / 2.0), found);
        Ok(Effort {
            once: whole(once),
            at_every_look: self.peeked(self.level),
            as_judged: self.peeked(rules.difference),
        })
    }

    /// Walks for each arm of a test of two proportions with a fixed number of walks:
    /// `(z_α·√(2p̄(1−p̄)) + z_β·√(p₁(1−p₁) + p₂(1−p₂)))² / (p₂−p₁)²`.
    ///
    /// Source: Fleiss, Levin and Paik 2003, 'Statistical methods for rates and proportions', formula 4.14; as R's `power.prop.test`.
    fn once(&self, z_level: f64, z_power: f64) -> f64 {
        let spread = |share: f64| share * (1.0 - share);
        let (first, other) = (self.baseline, self.baseline + self.difference);
        let together = (2.0 * spread(f64::midpoint(first, other))).sqrt();
        let apart = (spread(first) + spread(other)).sqrt();
        ((z_level * together + z_power * apart) / self.difference).powi(2)
    }

    /// Walks for each arm by which the evidence has been enough, at one of the looks up to there, with the probability that is asked
    /// for.
    ///
    /// The evidence is enough where the difference that is seen is so many standard errors `b` large; the true one is `w` of them.
    /// As if walks were a Brownian motion with a drift, it has got there with the probability `Φ(w−b) + exp(b·w − b²/2)·Φ(−w)`.
    /// Source: Siegmund 1985, 'Sequential analysis', formula 3.15, for the line that touches the boundary `b·√n` at the end.
    fn peeked(&self, level: f64) -> u64 {
        let normal = Normal::standard();
        let found = |walks: f64| {
            let bound = self.bound(walks, level);
            let drift = self.difference.abs() / self.error(walks);
            normal.cdf(drift - bound) + (bound * drift - bound * bound / 2.0).exp() * normal.cdf(-drift)
        };
        let mut many = 16.0;
        while found(many) < self.power && many < 1e12 {
            many *= 2.0;
        }
        let mut few = many / 2.0;
        while many - few > 0.5 {
            let middle = f64::midpoint(few, many);
            if found(middle) >= self.power { many = middle } else { few = middle }
        }
        whole(many)
    }

    /// The standard error of the difference with so many walks for each arm.
    fn error(&self, walks: f64) -> f64 {
        let spread = |share: f64| share * (1.0 - share);
        ((spread(self.baseline) + spread(self.baseline + self.difference)) / walks).sqrt()
    }

    /// How many standard errors large the difference has to be for the evidence to be enough.
    fn bound(&self, walks: f64, level: f64) -> f64 {
        let (error, middle) = (self.error(walks), self.baseline + self.difference / 2.0);
        let is_enough = |errors: f64| {
            let half = (errors * error / 2.0).min(middle).min(1.0 - middle);
            let [low, high] = [middle - half, middle + half].map(|share| share * walks);
            Pair { yes: [low, high], no: [walks - low, walks - high] }.evidence(Side::Either) >= -level.ln()
        };
        let (mut low, mut high) = (0.0, 20.0);
        for _ in 0..24 {
            let errors = f64::midpoint(low, high);
            if is_enough(errors) { high = errors } else { low = errors }
        }
        high
    }
}

/// As many whole walks.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and held below 10¹² before")]
fn whole(walks: f64) -> u64 {
    walks.clamp(0.0, 1e12).ceil() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effort(baseline: f64, difference: f64, power: f64) -> Result<Effort, AimError> {
        Aim { baseline, difference, power, level: 0.05 }.effort(&Rules::default())
    }

    #[test]
    fn a_test_that_is_looked_at_once_takes_what_r_says() {
        // power.prop.test(p1 = .50, p2 = .75, power = .90) gives 76.7, the example of its manual; the others are its answers too.
        for (baseline, difference, power, walks) in
            [(0.5, 0.25, 0.9, 77), (0.1, 0.02, 0.8, 3_841), (0.3, 0.03, 0.8, 3_763), (0.12, -0.02, 0.8, 3_841)]
        {
            assert_eq!(effort(baseline, difference, power).unwrap().once, walks);
        }
    }

    #[test]
    fn looking_after_every_walk_takes_more_but_less_than_thrice_as_many() {
        for (baseline, difference) in [(0.1, 0.02), (0.3, 0.05), (0.5, -0.1), (0.02, 0.02)] {
            let Effort { once, at_every_look, as_judged } = effort(baseline, difference, 0.8).unwrap();
            assert!(once < at_every_look && at_every_look < as_judged && as_judged < 3 * once, "{once} {as_judged}");
        }
    }

    #[test]
    fn what_can_not_be_found_is_refused() {
        for (baseline, difference, power) in [
            (0.3, 0.0, 0.8),
            (0.0, 0.1, 0.8),
            (0.95, 0.05, 0.8),
            (0.3, 0.1, 1.0),
            (0.3, 0.1, 0.01),
            (f64::NAN, 0.1, 0.8),
        ] {
            assert_eq!(effort(baseline, difference, power), Err(AimError), "{baseline} {difference} {power}");
        }
    }
}
