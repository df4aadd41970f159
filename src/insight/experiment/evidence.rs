//! Owns the evidence that two arms differ, which may be looked at after every walk.
//!
//! Walks are dealt to both arms evenly and at random. So, whatever share of them says yes, a yes comes from either arm with the same
//! probability of one half where the arms make no difference; and so does a no. That is a null hypothesis with nothing in it to be
//! estimated. Against it stands a mixture over alternatives: for the other arm's share `q` and the first one's `p` a yes comes from
//! the other arm with probability `q / (p + q)`, a no with `(1 − q) / (2 − p − q)`. The evidence is the mixture of likelihood ratios
//!
//! ```text
//! E = Σ w · ∏ (2·q/(p+q))^yes₁ (2·p/(p+q))^yes₀ (2·(1−q)/(2−p−q))^no₁ (2·(1−p)/(2−p−q))^no₀
//! ```
//!
//! Under the null hypothesis `E` is a martingale that begins at 1, from the first walk on and for shares of any size, so that it
//! reaches `1/α` ever with a probability of at most `α`, however often it is looked at (Ville's inequality): no burn-in, no
//! approximation. Mixed over alternatives upwards alone it is a supermartingale wherever the other arm's share is not larger.
//!
//! Source: Robbins 1970, 'Statistical methods related to the law of the iterated logarithm', Ann. Math. Statist. 41 (mixtures);
//! Johari, Pekelis and Walsh 2017, 'Always valid inference', arXiv:1512.04922 (tests that are peeked at); Howard, Ramdas, `McAuliffe`
//! and Sekhon 2021, 'Time-uniform, nonparametric, nonasymptotic confidence sequences', Ann. Statist. 49; Lindon and Malek 2022,
//! 'Anytime-valid inference for multinomial count data', `NeurIPS` (counts whose arms are dealt with known probabilities).

use std::f64::consts::LN_2;
use std::sync::LazyLock;

use statrs::function::gamma::ln_gamma;

/// How often something happened, and did not, in the walks of two arms that were dealt evenly: the first arm's, then the other's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pair {
    /// How often it happened.
    pub yes: [f64; 2],
    /// How often it did not.
    pub no: [f64; 2],
}

/// Which difference is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The other arm's share is larger or smaller.
    Either,
    /// The other arm's share is larger.
    Up,
}

/// One alternative: the logarithm of its weight, and those of twice the probabilities that a yes and a no come from each arm.
struct Alternative {
    weight: f64,
    yes: [f64; 2],
    no: [f64; 2],
}

/// The shares around which alternatives stand. How well one of them serves for a true share `p` is `1 / (1 + (q−p)²/p(1−p))`: a few
/// do.
const BASES: [f64; 5] = [0.05, 0.2, 0.5, 0.8, 0.95];

/// The differences in log odds that are mixed over: the smallest, by how much each is larger than the one before, and how many. A
/// true one lies within 12 % of one of them.
const STEPS: (f64, f64, i32) = (0.02, 1.25, 22);

/// The weight of a mixture over all probabilities, whatever the share: it keeps intervals narrow around large differences.
const ANY: f64 = 0.1;

/// Differences in both directions, and none at all.
static EITHER: LazyLock<Vec<Alternative>> =
    LazyLock::new(|| mixture(&steps().flat_map(|step| [step, -step]).chain([0.0]).collect::<Vec<_>>()));

/// Differences upwards.
static UP: LazyLock<Vec<Alternative>> = LazyLock::new(|| mixture(&steps().collect::<Vec<_>>()));

fn steps() -> impl Iterator<Item = f64> {
    let (smallest, ratio, count) = STEPS;
    (0..count).map(move |number| smallest * ratio.powi(number))
}

/// Equal weights on differences in log odds around each base.
#[expect(clippy::cast_precision_loss, reason = "a few dozen")]
fn mixture(steps: &[f64]) -> Vec<Alternative> {
    let weight = -((steps.len() * BASES.len()) as f64).ln();
    let odds = |share: f64, shift: f64| 1.0 / (1.0 + (1.0 / share - 1.0) * (-shift).exp());
    let around = |base: f64| {
        steps.iter().map(move |step| {
            let (p, q) = (odds(base, -step / 2.0), odds(base, step / 2.0));
            Alternative::between(p, q, weight)
        })
    };
    BASES.into_iter().flat_map(around).collect()
}

impl Alternative {
    /// The first arm's share is `p`, the other's is `q`.
    fn between(p: f64, q: f64, weight: f64) -> Self {
        let (yes, no) = (p + q, 2.0 - p - q);
        let ln = |part: f64, whole: f64| (2.0 * part / whole).ln();
        Self { weight, yes: [ln(p, yes), ln(q, yes)], no: [ln(1.0 - p, no), ln(1.0 - q, no)] }
    }

    /// The logarithm of how much more likely it makes the arms of these walks than chance does, with its weight.
    fn likelihood(&self, pair: &Pair) -> f64 {
        let times = |counts: &[f64; 2], logs: &[f64; 2]| counts[0] * logs[0] + counts[1] * logs[1];
        self.weight + times(&pair.yes, &self.yes) + times(&pair.no, &self.no)
    }
}

impl Pair {
    /// So many of so many in the first arm, and in the other.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
    pub fn new(first: (u64, u64), other: (u64, u64)) -> Self {
        let rest = |(yes, of): (u64, u64)| of.saturating_sub(yes) as f64;
        Self { yes: [first.0 as f64, other.0 as f64], no: [rest(first), rest(other)] }
    }

    /// The share of each arm; nothing where one has no walks.
    #[must_use]
    pub fn shares(&self) -> Option<[f64; 2]> {
        let [first, other] = self.of();
        (first > 0.0 && other > 0.0).then(|| [self.yes[0] / first, self.yes[1] / other])
    }

    /// By how much the other arm's share is larger; nothing where one has no walks.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        self.shares().map(|[first, other]| other - first)
    }

    /// How many walks each arm has.
    #[must_use]
    pub fn of(&self) -> [f64; 2] {
        [self.yes[0] + self.no[0], self.yes[1] + self.no[1]]
    }

    /// The logarithm of the evidence that the arms differ.
    #[must_use]
    pub fn evidence(&self, side: Side) -> f64 {
        let mixed =
            |alternatives: &[Alternative]| log_sum(alternatives.iter().map(|alternative| alternative.likelihood(self)));
        match side {
            Side::Up => mixed(&UP),
            Side::Either => {
                let parts = [(1.0 - ANY).ln() + mixed(&EITHER), ANY.ln() + any(self.yes) + any(self.no)];
                log_sum(parts.into_iter())
            }
        }
    }

    /// Whether the evidence is enough at a level. Most often it can be seen at once that it is not: no mixture is larger than the
    /// best of what it mixes.
    #[must_use]
    pub fn is_shown(&self, side: Side, level: f64) -> bool {
        let needed = -level.ln();
        let points_up = self.difference().is_some_and(|difference| difference > 0.0);
        let may_be = best(self.yes) + best(self.no) >= needed && (side == Side::Either || points_up);
        may_be && self.evidence(side) >= needed
    }

    /// The always-valid p-value: the smallest level at which the evidence is enough.
    #[must_use]
    pub fn p_value(&self, side: Side) -> f64 {
        (-self.evidence(side)).exp().min(1.0)
    }

    /// The logarithm of how much more likely shares `p` and `q` make the arms of these walks than chance does.
    pub(super) fn likelihood(&self, p: f64, q: f64) -> f64 {
        Alternative::between(p, q, 0.0).likelihood(self)
    }
}

/// The logarithm of how much more likely a beta mixture over all probabilities makes the arms of these walks than one half does.
fn any(counts: [f64; 2]) -> f64 {
    /// How much it keeps to even parts.
    const KEEPS: f64 = 10.0;
    let ln_beta = |one: f64, two: f64| ln_gamma(one) + ln_gamma(two) - ln_gamma(one + two);
    let all = counts[0] + counts[1];
    ln_beta(KEEPS + counts[0], KEEPS + counts[1]) - ln_beta(KEEPS, KEEPS) + all * LN_2
}

/// The logarithm of the most that any probability can make the arms of these walks more likely than one half does.
fn best(counts: [f64; 2]) -> f64 {
    let all = counts[0] + counts[1];
    let part = |count: f64| if count > 0.0 { count * (2.0 * count / all).ln() } else { 0.0 };
    part(counts[0]) + part(counts[1])
}

/// The logarithm of a sum of what these are the logarithms of.
pub(super) fn log_sum(logs: impl Iterator<Item = f64> + Clone) -> f64 {
    let most = logs.clone().fold(f64::NEG_INFINITY, f64::max);
    if most.is_finite() { most + logs.map(|log| (log - most).exp()).sum::<f64>().ln() } else { most }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the evidence is worth on average after so many walks, exactly: over all ways in which they can turn out.
    fn expected(walks: u32, (p, q): (f64, f64), side: Side) -> f64 {
        let chance = |[yes0, yes1, no0, no1]: [u32; 4]| {
            let ways = |all: u32, of: u32| (0..of).map(|k| f64::from(all - k) / f64::from(k + 1)).product::<f64>();
            let ways = ways(walks, yes0) * ways(walks - yes0, yes1) * ways(walks - yes0 - yes1, no0);
            let power = |share: f64, times: u32| (share / 2.0).powi(i32::try_from(times).unwrap());
            ways * power(p, yes0) * power(q, yes1) * power(1.0 - p, no0) * power(1.0 - q, no1)
        };
        let mut sum = 0.0;
        for yes0 in 0..=walks {
            for yes1 in 0..=walks - yes0 {
                for no0 in 0..=walks - yes0 - yes1 {
                    let no1 = walks - yes0 - yes1 - no0;
                    let [y0, y1, n0, n1] = [yes0, yes1, no0, no1].map(f64::from);
                    let pair = Pair { yes: [y0, y1], no: [n0, n1] };
                    sum += chance([yes0, yes1, no0, no1]) * pair.evidence(side).exp();
                }
            }
        }
        sum
    }

    #[test]
    fn where_the_arms_are_the_same_the_evidence_is_worth_one_at_every_look_from_the_first_walk_on() {
        for share in [0.01, 0.3, 0.5, 0.97] {
            for walks in [1, 2, 5, 12] {
                for side in [Side::Either, Side::Up] {
                    let worth = expected(walks, (share, share), side);
                    assert!((worth - 1.0).abs() < 1e-9, "{worth} after {walks} walks of which {share} say yes");
                }
            }
        }
    }

    #[test]
    fn an_arm_that_does_it_less_often_is_never_taken_to_do_it_more_often() {
        for (p, q) in [(0.3, 0.1), (0.9, 0.85), (0.06, 0.05)] {
            assert!(expected(10, (p, q), Side::Up) <= 1.0);
            assert!(expected(10, (p, q), Side::Either) >= 1.0, "there is a difference to be found");
        }
    }

    #[test]
    fn what_is_seen_at_once_is_what_the_evidence_says() {
        for yes in 0..60 {
            for side in [Side::Either, Side::Up] {
                let pair = Pair::new((30, 100), (yes, 95));
                let enough = pair.evidence(side) >= 20.0_f64.ln();
                let is_up = pair.difference().unwrap() > 0.0;
                assert_eq!(pair.is_shown(side, 0.05), enough && (side == Side::Either || is_up), "{yes}");
            }
        }
    }

    #[test]
    fn a_large_difference_is_seen_after_a_hundred_walks_and_a_small_one_is_not() {
        assert!(Pair::new((15, 50), (38, 50)).is_shown(Side::Either, 0.05));
        assert!(!Pair::new((20, 50), (22, 50)).is_shown(Side::Either, 0.05));
        assert!(Pair::new((20, 50), (22, 50)).p_value(Side::Either) > 0.5);
        assert!(!Pair::default().is_shown(Side::Either, 0.05), "nobody says nothing");
    }
}
