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
            at_every_look: self.peeked(found, self.level),
            as_judged: self.peeked(found, rules.difference),
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

    /// Walks for each arm after which the evidence is enough, where chance holds against the difference as much as it does with the
    /// probability that it may be missed.
    fn peeked(&self, z_power: f64, level: f64) -> u64 {
        let spread = |share: f64| share * (1.0 - share);
        let is_enough = |walks: f64| {
            let (first, other) = (self.baseline, self.baseline + self.difference);
            let error = ((spread(first) + spread(other)) / walks).sqrt();
            let seen = self.difference.abs() - z_power * error;
            let middle = f64::midpoint(first, other);
            let half = seen / 2.0;
            seen > 0.0 && middle - half > 0.0 && middle + half < 1.0 && {
                let [low, high] = [middle - half, middle + half].map(|share| share * walks);
                let pair = Pair { yes: [low, high], no: [walks - low, walks - high] };
                pair.evidence(Side::Either) >= -level.ln()
            }
        };
        let mut many = 16.0;
        while !is_enough(many) && many < 1e12 {
            many *= 2.0;
        }
        let mut few = many / 2.0;
        while many - few > 0.5 {
            let middle = f64::midpoint(few, many);
            if is_enough(middle) { many = middle } else { few = middle }
        }
        whole(many)
    }
}

/// As many whole walks.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and held below 10¹² before")]
fn whole(walks: f64) -> u64 {
    walks.clamp(0.0, 1e12).ceil() as u64
}
