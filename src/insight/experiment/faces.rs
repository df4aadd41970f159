//! Owns the evidence that one arm's buyers liked it less, from the faces that they gave.
//!
//! Not everybody gives a face, and an arm may well change how many do. So it is asked whether a low face comes from the other arm
//! more often than a high one does: where buyers liked both alike, each comes from it with the same probability `r`, whatever that
//! is. The alternatives make a face `f` come from it with log odds `ρ − u·(f − 4)`, `u > 0`. The evidence is a mixture over `ρ` and `u`
//! divided by the likelihood at the best of all `r`, which is at least that of the true one: it is never larger than a
//! martingale that begins at 1, and holds at every look.
//!
//! Source: Wasserman, Ramdas and Balakrishnan 2020, 'Universal inference', PNAS 117 (dividing by the best of the null hypothesis); the
//! rest as [`super::evidence`].

use std::sync::LazyLock;

use super::evidence::log_sum;

/// How many gave each face, from 1 to 5.
pub type Faces = [u64; 5];

/// An alternative: the logarithm of its weight, and of the probabilities that each face comes from the first arm and the other.
struct Alternative {
    weight: f64,
    logs: [[f64; 2]; 5],
}

/// By how much a face less makes it likelier, in log odds, that it is of the other arm.
const SLOPES: [f64; 9] = [0.08, 0.12, 0.17, 0.25, 0.35, 0.5, 0.7, 1.0, 1.4];

/// In log odds, how much oftener the other arm's buyers give a face at all.
const SHIFTS: [f64; 13] = [-0.7, -0.45, -0.3, -0.2, -0.1, -0.05, 0.0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.7];

static DOWN: LazyLock<Vec<Alternative>> = LazyLock::new(alternatives);

/// Equal weights on all slopes with all shifts.
#[expect(clippy::cast_precision_loss, reason = "a few dozen")]
fn alternatives() -> Vec<Alternative> {
    let weight = -((SLOPES.len() * SHIFTS.len()) as f64).ln();
    let logs = |slope: f64, shift: f64| {
        [1.0, 2.0, 3.0, 4.0, 5.0].map(|face| {
            let other = 1.0 / (1.0 + (slope * (face - 4.0) - shift).exp());
            [(1.0_f64 - other).ln(), other.ln()]
        })
    };
    let of = |slope: f64| SHIFTS.into_iter().map(move |shift| Alternative { weight, logs: logs(slope, shift) });
    SLOPES.into_iter().flat_map(of).collect()
}

/// The logarithm of the evidence that the other arm's buyers gave lower faces than the first one's.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
pub fn lower_faces(first: &Faces, other: &Faces) -> f64 {
    let counts = |faces: &Faces| faces.map(|count| count as f64);
    let (first, other) = (counts(first), counts(other));
    let [all_first, all_other] = [first, other].map(|faces| faces.iter().sum::<f64>());
    let part = |of: f64| if of > 0.0 { of * (of / (all_first + all_other)).ln() } else { 0.0 };
    let null = part(all_first) + part(all_other);
    let likelihood = |alternative: &Alternative| {
        let faces = first.iter().zip(&other).zip(&alternative.logs);
        alternative.weight + faces.map(|((first, other), logs)| first * logs[0] + other * logs[1]).sum::<f64>()
    };
    log_sum(DOWN.iter().map(likelihood)) - null
}

/// Whether the evidence is enough at a level. It can't be where the other arm's faces are no lower.
#[must_use]
pub(super) fn are_lower(first: &Faces, other: &Faces, level: f64) -> bool {
    let (needed, means) = (-level.ln(), mean(first).zip(mean(other)));
    // No mixture is larger than the best of all probabilities.
    let may_be = means.is_some_and(|(first, other)| other < first) && best(first, other) >= needed;
    may_be && lower_faces(first, other) >= needed
}

/// The logarithm of the most that any probabilities, one for each face, can make these likelier than the same one for all does.
#[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
fn best(first: &Faces, other: &Faces) -> f64 {
    let part = |of: u64, whole: u64| if of > 0 { of as f64 * (of as f64 / whole as f64).ln() } else { 0.0 };
    let both = |first: u64, other: u64| part(first, first + other) + part(other, first + other);
    let each: f64 = first.iter().zip(other).map(|(first, other)| both(*first, *other)).sum();
    each - both(first.iter().sum(), other.iter().sum())
}

/// The mean of the faces that were given, from 1 to 5; nothing where nobody gave one.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
pub(super) fn mean(faces: &Faces) -> Option<f64> {
    let count: u64 = faces.iter().sum();
    let sum: u64 = faces.iter().zip(1..).map(|(count, face)| count * face).sum();
    (count > 0).then(|| sum as f64 / count as f64)
}

#[cfg(test)]
mod tests {
    use super::super::chance::Lots;
    use super::*;

    fn draw(lots: &mut Lots, shares: [f64; 5]) -> usize {
        let drawn = lots.share();
        let sums = shares.iter().scan(0.0, |sum, share| {
            *sum += share;
            Some(*sum)
        });
        sums.take(4).filter(|sum| drawn >= *sum).count()
    }

    /// In how many of so many experiments lower faces were ever taken to be shown, looked at after every face. `share` of the faces
    /// are of the other arm.
    fn shown(experiments: u64, (first, other): ([f64; 5], [f64; 5]), share: f64) -> usize {
        let is_shown = |seed: &u64| {
            let mut lots = Lots(seed.wrapping_mul(0xa076_1d64_78bd_642f));
            let mut faces = [[0; 5]; 2];
            (0..500).any(|_| {
                let arm = usize::from(lots.share() < share);
                faces[arm][draw(&mut lots, [first, other][arm])] += 1;
                are_lower(&faces[0], &faces[1], 0.05)
            })
        };
        (1..=experiments).filter(is_shown).count()
    }

    const CONTENT: [f64; 5] = [0.03, 0.05, 0.12, 0.35, 0.45];

    #[test]
    fn arms_that_are_liked_alike_are_seldom_told_apart_however_many_give_a_face() {
        for share in [0.5, 0.35, 0.7] {
            let shown = shown(200, (CONTENT, CONTENT), share);
            assert!(shown <= 20, "{shown} of 200, where at most 10 are to be expected");
        }
    }

    #[test]
    fn an_arm_that_is_liked_less_is_found_and_one_that_is_liked_better_is_not() {
        let annoyed = [0.25, 0.1, 0.15, 0.25, 0.25];
        assert!(shown(60, (CONTENT, annoyed), 0.5) >= 55);
        assert_eq!(shown(60, (annoyed, CONTENT), 0.5), 0);
    }

    #[test]
    fn what_is_seen_at_once_is_what_the_evidence_says() {
        for low in 0..40 {
            let (first, other) = ([2, 3, 10, 30, 40], [low, 3, 10, 30, 20]);
            let enough = lower_faces(&first, &other) >= 20.0_f64.ln();
            assert_eq!(are_lower(&first, &other, 0.05), enough, "{low}");
        }
        assert!(!are_lower(&[0; 5], &[3, 0, 0, 0, 0], 0.05));
    }
}
