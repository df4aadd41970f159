//! Owns what may be said of an experiment now, and of each of its arms.

use super::evidence::{Pair, Side};
use super::faces::{are_lower, lower_faces, mean};
use super::interval::Interval;
use super::ratio::Ratio;
use super::rules::Rules;
use super::tally::ArmTally;

/// What an arm must not do to buyers, whatever it earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guardrail {
    /// More take back later what they accepted.
    TakenBack,
    /// More walk away without an order.
    Abandoned,
    /// They give lower faces.
    Feedback,
    /// More orders end above the cap.
    AboveCap,
}

/// What may be said of an experiment now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing yet.
    GoingOn,
    /// This arm is kept by more than the first.
    Better(String),
    /// This arm is kept by fewer than the first.
    Worse(String),
    /// No arm differs from the first by as much as would be of interest.
    NoDifference,
    /// This arm harms: it is stopped, whatever it earns.
    Harmful(String, Guardrail),
    /// Walks are not dealt as they should be: nothing can be said.
    RatioOff,
}

/// How an experiment stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// What may be said.
    pub verdict: Verdict,
    /// Whether walks are dealt as they should be.
    pub ratio: Ratio,
    /// How each arm but the first stands against it.
    pub arms: Vec<ArmStanding>,
}

/// How an arm stands against the first.
#[derive(Clone, Debug, PartialEq)]
pub struct ArmStanding {
    /// Its name in the files.
    pub arm: String,
    /// By how much more keep the offer; nothing while an arm has no walks.
    pub difference: Option<f64>,
    /// Where that can be, at every look at once.
    pub interval: Interval,
    /// The p-value of the difference that holds at every look.
    pub p: f64,
    /// How it stands with each guardrail.
    pub guardrails: Vec<GuardrailStanding>,
}

/// How an arm stands with a guardrail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GuardrailStanding {
    /// Which.
    pub guardrail: Guardrail,
    /// By how much more it happens than in the first arm, as a share; of feedback by how much higher the mean face is. Nothing
    /// while there is nothing to compare.
    pub difference: Option<f64>,
    /// The p-value of harm that holds at every look.
    pub p: f64,
    /// Whether harm is shown.
    pub is_broken: bool,
}

impl Guardrail {
    /// All of them, in the order in which the first that is broken is named.
    pub const ALL: [Self; 4] = [Self::TakenBack, Self::Abandoned, Self::Feedback, Self::AboveCap];

    /// Its name for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TakenBack => "taken-back",
            Self::Abandoned => "abandoned",
            Self::Feedback => "feedback",
            Self::AboveCap => "above-cap",
        }
    }

    /// What is counted for it; nothing for feedback, which is not yes or no.
    const fn count(self, tally: &ArmTally) -> Option<u64> {
        match self {
            Self::TakenBack => Some(tally.taken_back),
            Self::Abandoned => Some(tally.abandoned),
            Self::AboveCap => Some(tally.above_cap),
            Self::Feedback => None,
        }
    }

    fn pair(self, first: &ArmTally, other: &ArmTally) -> Option<Pair> {
        let (one, two) = (self.count(first)?, self.count(other)?);
        Some(Pair::new((one, first.exposed), (two, other.exposed)))
    }

    /// Whether it is shown that the other arm breaks it.
    fn is_broken(self, (first, other): (&ArmTally, &ArmTally), level: f64) -> bool {
        self.pair(first, other)
            .map_or_else(|| are_lower(&first.faces, &other.faces, level), |pair| pair.is_shown(Side::Up, level))
    }

    fn standing(self, (first, other): (&ArmTally, &ArmTally), level: f64) -> GuardrailStanding {
        let (difference, p) = match self.pair(first, other) {
            Some(pair) => (pair.difference(), pair.p_value(Side::Up)),
            None => (
                mean(&first.faces).zip(mean(&other.faces)).map(|(first, other)| other - first),
                (-lower_faces(&first.faces, &other.faces)).exp().min(1.0),
            ),
        };
        GuardrailStanding { guardrail: self, difference, p, is_broken: self.is_broken((first, other), level) }
    }
}

fn kept(first: &ArmTally, other: &ArmTally) -> Pair {
    Pair::new((first.kept, first.exposed), (other.kept, other.exposed))
}

impl Verdict {
    /// What may be said of an experiment whose first arm is the offer as it is. Harm comes before anything that is earned.
    #[must_use]
    pub fn of(tallies: &[ArmTally], rules: &Rules) -> Self {
        let Some((first, others)) = tallies.split_first().filter(|(_, others)| !others.is_empty()) else {
            return Self::GoingOn;
        };
        if Ratio::is_off_in(tallies) {
            return Self::RatioOff;
        }
        let rules = rules.for_one_of(others.len());
        for other in others {
            let broken = Guardrail::ALL.into_iter().find(|rail| rail.is_broken((first, other), rules.guardrail));
            if let Some(guardrail) = broken {
                return Self::Harmful(other.arm.clone(), guardrail);
            }
        }
        let shown = |other: &&ArmTally| kept(first, other).is_shown(Side::Either, rules.difference);
        let by = |other: &ArmTally| kept(first, other).difference().unwrap_or_default();
        let is_suspect =
            |other: &ArmTally| Guardrail::ALL.into_iter().any(|rail| rail.is_broken((first, other), rules.suspicion));
        let best = others.iter().filter(shown).max_by(|one, two| by(one).total_cmp(&by(two)));
        match best {
            // Nothing good is said while it may do harm.
            Some(best) if by(best) > 0.0 && is_suspect(best) => Self::GoingOn,
            Some(best) if by(best) > 0.0 => Self::Better(best.arm.clone()),
            Some(worse) if others.len() == 1 => Self::Worse(worse.arm.clone()),
            _ if others.iter().all(|other| kept(first, other).is_within(rules.margin, rules.difference)) => {
                Self::NoDifference
            }
            _ => Self::GoingOn,
        }
    }

    /// Whether something is said that would change what buyers see.
    #[must_use]
    pub const fn is_alarm(&self) -> bool {
        matches!(self, Self::Better(_) | Self::Worse(_) | Self::Harmful(..) | Self::RatioOff)
    }

    /// Its name for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::GoingOn => "going-on",
            Self::Better(_) => "better",
            Self::Worse(_) => "worse",
            Self::NoDifference => "no-difference",
            Self::Harmful(..) => "harmful",
            Self::RatioOff => "ratio-off",
        }
    }
}

impl Standing {
    /// How an experiment stands whose first arm is the offer as it is.
    #[must_use]
    pub fn of(tallies: &[ArmTally], rules: &Rules) -> Self {
        let ratio = Ratio::of(tallies);
        let (first, others) = tallies.split_first().map_or((None, tallies), |(first, others)| (Some(first), others));
        let for_one = rules.for_one_of(others.len());
        let arm = |first: &ArmTally, other: &ArmTally| {
            let pair = kept(first, other);
            ArmStanding {
                arm: other.arm.clone(),
                difference: pair.difference(),
                interval: pair.interval(for_one.difference),
                p: pair.p_value(Side::Either),
                guardrails: Guardrail::ALL.map(|rail| rail.standing((first, other), for_one.guardrail)).to_vec(),
            }
        };
        let arms = first.map(|first| others.iter().map(|other| arm(first, other)).collect()).unwrap_or_default();
        Self { verdict: Verdict::of(tallies, rules), ratio, arms }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arm(id: &str, walks: u64, kept: u64) -> ArmTally {
        ArmTally {
            arm: id.to_owned(),
            walks,
            exposed: walks,
            kept,
            taken_back: walks / 20,
            abandoned: walks / 3,
            above_cap: walks / 50,
            faces: [walks / 100, walks / 60, walks / 40, walks / 10, walks / 8],
        }
    }

    fn of(tallies: &[ArmTally]) -> Verdict {
        let rules = Rules::default();
        let verdict = Verdict::of(tallies, &rules);
        assert_eq!(Standing::of(tallies, &rules).verdict, verdict);
        verdict
    }

    #[test]
    fn an_arm_that_harms_is_stopped_whatever_it_earns() {
        let now = arm("now", 3_000, 900);
        let earning = arm("loud", 3_000, 1_500);
        assert_eq!(of(&[now.clone(), earning.clone()]), Verdict::Better("loud".to_owned()));
        let harms: [(Guardrail, fn(&mut ArmTally)); 4] = [
            (Guardrail::TakenBack, |arm| arm.taken_back *= 2),
            (Guardrail::Abandoned, |arm| arm.abandoned += 250),
            (Guardrail::Feedback, |arm| arm.faces = [200, 100, 100, 200, 200]),
            (Guardrail::AboveCap, |arm| arm.above_cap *= 3),
        ];
        for (guardrail, harm) in harms {
            let mut harmful = earning.clone();
            harm(&mut harmful);
            let tallies = [now.clone(), harmful];
            assert_eq!(of(&tallies), Verdict::Harmful("loud".to_owned(), guardrail));
            let standing = Standing::of(&tallies, &Rules::default());
            let broken: Vec<_> = standing.arms[0].guardrails.iter().filter(|rail| rail.is_broken).collect();
            assert_eq!((broken.len(), broken[0].guardrail), (1, guardrail));
        }
    }

    #[test]
    fn nothing_good_is_said_while_an_arm_may_do_harm() {
        let (now, mut earning) = (arm("now", 3_000, 900), arm("loud", 3_000, 1_500));
        earning.taken_back += 60;
        assert_eq!(of(&[now, earning]), Verdict::GoingOn);
    }

    #[test]
    fn what_is_said_follows_what_is_counted() {
        let now = arm("now", 20_000, 6_000);
        assert_eq!(of(&[]), Verdict::GoingOn);
        assert_eq!(of(std::slice::from_ref(&now)), Verdict::GoingOn);
        assert_eq!(of(&[ArmTally::default(), ArmTally::default()]), Verdict::GoingOn);
        assert_eq!(of(&[arm("now", 500, 150), arm("b", 500, 160)]), Verdict::GoingOn);
        assert_eq!(of(&[now.clone(), arm("b", 20_000, 6_010)]), Verdict::NoDifference);
        assert_eq!(of(&[now.clone(), arm("b", 20_000, 5_000)]), Verdict::Worse("b".to_owned()));
        assert_eq!(of(&[now.clone(), arm("b", 19_000, 7_000)]), Verdict::RatioOff);
        let three = [now, arm("b", 20_000, 6_600), arm("c", 20_000, 7_000)];
        assert_eq!(of(&three), Verdict::Better("c".to_owned()), "the best of those that are better");
    }
}
