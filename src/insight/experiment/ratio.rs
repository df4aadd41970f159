//! Owns whether walks are dealt to the arms as they should be. Where they are not, something loses walks of one arm, and nothing
//! that is counted of it means anything.

use statrs::distribution::{ChiSquared, ContinuousCDF as _};
use statrs::function::gamma::ln_gamma;

use super::tally::ArmTally;

/// The sample ratio of an experiment whose arms are drawn evenly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// The p-value of the χ² test of even counts. It holds for one look: where it is peeked at after every walk, chance alone makes
    /// it this small more often.
    pub p: f64,
    /// The p-value that holds at every look.
    pub p_at_every_look: f64,
}

impl Ratio {
    /// Below which p-value of the χ² test the ratio is shown red. Source: Fabijan et al. 2019, 'Diagnosing sample ratio mismatch
    /// in online controlled experiments', KDD.
    pub const RED: f64 = 0.001;
    /// Below which p-value that holds at every look it is taken to be off. A true cause shows in both.
    pub const SURE: f64 = 0.005;

    /// The ratio of the walks of these arms.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
    pub fn of(arms: &[ArmTally]) -> Self {
        let counts: Vec<f64> = arms.iter().map(|arm| arm.walks as f64).collect();
        let (all, arms) = (counts.iter().sum::<f64>(), counts.len() as f64);
        if all < 1.0 || arms < 2.0 {
            return Self { p: 1.0, p_at_every_look: 1.0 };
        }
        let p = ChiSquared::new(arms - 1.0).map_or(1.0, |distribution| distribution.sf(squares(&counts)));
        Self { p, p_at_every_look: (-evidence(&counts)).exp().min(1.0) }
    }

    /// The same as [`Self::is_off`] of [`Self::of`]. Most often it can be seen at once that it is not.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
    pub fn is_off_in(arms: &[ArmTally]) -> bool {
        /// Below the square that is red with two arms, and with more of them all the more.
        const LEAST: f64 = 10.8;
        let counts: Vec<f64> = arms.iter().map(|arm| arm.walks as f64).collect();
        squares(&counts) > LEAST && Self::of(arms).is_off()
    }

    /// Whether it is shown red.
    #[must_use]
    pub fn is_red(&self) -> bool {
        self.p < Self::RED
    }

    /// Whether it is taken to be off: nothing else is said of the experiment then.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.is_red() && self.p_at_every_look < Self::SURE
    }
}

/// Pearson's sum of squares of counts that are dealt evenly.
fn squares(counts: &[f64]) -> f64 {
    let expected = counts.iter().sum::<f64>() / counts.len() as f64;
    let of = |count: &f64| (count - expected).powi(2) / expected;
    if expected > 0.0 { counts.iter().map(of).sum() } else { 0.0 }
}

/// The logarithm of the evidence that counts do not come from an even deal: a Dirichlet mixture of multinomial likelihoods divided by
/// the even one, a martingale that begins at 1. Source: Lindon and Malek 2022, 'Anytime-valid inference for multinomial count data',
/// `NeurIPS`.
fn evidence(counts: &[f64]) -> f64 {
    /// How much the mixture keeps to even shares: what loses walks of one arm seldom loses most of them.
    const KEEPS: f64 = 20.0;
    let (all, arms) = (counts.iter().sum::<f64>(), counts.len() as f64);
    let rising = |by: f64, from: f64| ln_gamma(from + by) - ln_gamma(from);
    counts.iter().map(|count| rising(*count, KEEPS)).sum::<f64>() - rising(all, KEEPS * arms) + all * arms.ln()
}
