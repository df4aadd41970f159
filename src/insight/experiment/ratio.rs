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
#[expect(clippy::cast_precision_loss, reason = "a few arms")]
fn squares(counts: &[f64]) -> f64 {
    let expected = counts.iter().sum::<f64>() / counts.len() as f64;
    let of = |count: &f64| (count - expected).powi(2) / expected;
    if expected > 0.0 { counts.iter().map(of).sum() } else { 0.0 }
}

/// The logarithm of the evidence that counts do not come from an even deal: a Dirichlet mixture of multinomial likelihoods divided by
/// the even one, a martingale that begins at 1. Source: Lindon and Malek 2022, 'Anytime-valid inference for multinomial count data',
/// `NeurIPS`.
#[expect(clippy::cast_precision_loss, reason = "a few arms")]
fn evidence(counts: &[f64]) -> f64 {
    /// How much the mixture keeps to even shares: what loses walks of one arm seldom loses most of them.
    const KEEPS: f64 = 100.0;
    let (all, arms) = (counts.iter().sum::<f64>(), counts.len() as f64);
    let rising = |by: f64, from: f64| ln_gamma(from + by) - ln_gamma(from);
    counts.iter().map(|count| rising(*count, KEEPS)).sum::<f64>() - rising(all, KEEPS * arms) + all * arms.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(walks: &[u64]) -> Ratio {
        Ratio::of(&arms(walks))
    }

    fn arms(walks: &[u64]) -> Vec<ArmTally> {
        walks.iter().map(|walks| ArmTally { walks: *walks, ..ArmTally::default() }).collect()
    }

    #[test]
    fn it_agrees_with_known_values() {
        // χ² = (100² + 100²) / 5000 = 4, one degree of freedom; the last is 2 · 200² / 1000 = 80 with two.
        for (walks, p) in [
            (&[5_000, 5_000][..], 1.0),
            (&[4_900, 5_100], 0.045_500_263_896_358),
            (&[4_800, 5_200], 6.334_248_366_623_996e-5),
            (&[1_000, 1_000, 1_000], 1.0),
            (&[800, 1_000, 1_200], 4.248_354_255_291_59e-18),
        ] {
            let found = of(walks).p;
            assert!((found - p).abs() <= 1e-9 * p.max(1e-12) + 1e-12, "{walks:?}: {found}");
        }
    }

    #[test]
    fn what_loses_walks_of_one_arm_is_red_and_chance_is_not() {
        for (walks, is_red, is_off) in [
            (&[821_588, 815_482][..], true, true), // Source: Fabijan et al. 2019, the example of the introduction.
            (&[4_800, 5_200], true, true),
            (&[5_030, 4_970], false, false),
            (&[9, 1], false, false),
            (&[40, 10], true, false),
            (&[80, 20], true, true),
            (&[0, 0], false, false),
            (&[3], false, false),
        ] {
            assert_eq!((of(walks).is_red(), of(walks).is_off()), (is_red, is_off), "{walks:?}: {:?}", of(walks));
            assert_eq!(Ratio::is_off_in(&arms(walks)), is_off, "{walks:?}");
        }
    }
}
