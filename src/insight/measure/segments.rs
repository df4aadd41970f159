//! Owns how walks are told apart: by what was answered, by language, by hour. A group of too few people is put together with others
//! until there are enough.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Channel, Count, FEWEST, Facts};
use crate::catalog::{Lang, QuestionId};
use crate::money::Money;

/// What walks are told apart by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SegmentKind {
    /// What the buyer came for.
    Hook,
    /// What they answered to a question.
    Answer(QuestionId),
    /// The language.
    Lang,
    /// The hour in which the walk began.
    Hour,
    /// The day of the week, from Monday on.
    Weekday,
    /// Where the walk was made.
    Channel,
    /// The version of the catalog.
    Edition,
    /// The arm of an experiment.
    Arm(Arc<str>),
}

/// Walks told apart by something.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// By what.
    pub kind: SegmentKind,
    /// The groups, in their own order; the ones too small to be shown are one, the last, without a value.
    pub rows: Vec<SegmentRow>,
}

/// One group of walks.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentRow {
    /// What is the same in all of them; nothing for those that were too few to be shown apart.
    pub value: Option<Arc<str>>,
    /// What is counted.
    pub sums: Sums,
}

/// What is counted of a group of walks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// All of them.
    pub walks: Count,
    /// Those that committed.
    pub committed: Count,
    /// Those that came to an order.
    pub placed: Count,
    /// Those of the committed in which something suggested was kept.
    pub kept: Count,
    /// Those in which the app stopped suggesting.
    pub stopped: Count,
    /// Orders whose amounts are counted: those in the report's currency.
    pub valued: Count,
    /// Their anchors together, in minor units.
    pub anchors: i128,
    /// What they came to together, in minor units.
    pub totals: i128,
    /// Those that said how it was.
    pub faces: Count,
    /// The sum of what they said, from 1 to 5 each.
    pub face_sum: u64,
}

/// The groups of one kind while they are counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Groups(BTreeMap<SegmentKind, BTreeMap<Arc<str>, Sums>>);

/// Names of the days of a week, as they stand in tables.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Names of the hours, as they stand in tables.
const HOURS: [&str; 24] = [
    "00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23",
];

impl SegmentKind {
    /// Its name in tables and on the command line.
    #[must_use]
    pub fn name(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Hook => "hook",
            Self::Lang => "language",
            Self::Hour => "hour",
            Self::Weekday => "weekday",
            Self::Channel => "channel",
            Self::Edition => "edition",
            Self::Answer(question) => return Cow::Owned(format!("answer:{question}")),
            Self::Arm(experiment) => return Cow::Owned(format!("arm:{experiment}")),
        })
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "hook" => Self::Hook,
            "language" => Self::Lang,
            "hour" => Self::Hour,
            "weekday" => Self::Weekday,
            "channel" => Self::Channel,
            "edition" => Self::Edition,
            _ => match name.split_once(':')? {
                ("answer", question) => Self::Answer(question.into()),
                ("arm", experiment) => Self::Arm(experiment.into()),
                _ => return None,
            },
        })
    }

    /// What a walk has of it: one value, or none.
    pub(super) fn values<'f>(&self, facts: &'f Facts) -> impl Iterator<Item = &'f str> {
        match self {
            Self::Hook => facts.hook.as_ref().map(crate::catalog::ProductId::as_str),
            Self::Answer(question) => {
                let answered = facts.answers.iter().find(|(asked, _)| asked == question);
                answered.map(|(_, answer)| answer.as_str())
            }
            Self::Lang => Some(facts.lang.code()),
            Self::Hour => HOURS.get(usize::from(facts.under.hour)).copied(),
            Self::Weekday => {
                let day = facts.under.day.date().weekday().to_monday_zero_offset();
                usize::try_from(day).ok().and_then(|day| WEEKDAYS.get(day)).copied()
            }
            Self::Channel => Some(facts.under.channel.name()),
            Self::Edition => Some(&*facts.under.edition),
            Self::Arm(experiment) => {
                facts.under.arms.iter().find(|(known, _)| known == experiment).map(|(_, arm)| &**arm)
            }
        }
        .into_iter()
    }

    /// The kinds that a walk can be told apart by.
    fn of(facts: &Facts) -> impl Iterator<Item = Self> + '_ {
        let usual = [Self::Hook, Self::Lang, Self::Hour, Self::Weekday, Self::Channel, Self::Edition];
        let answers = facts.answers.iter().map(|(question, _)| Self::Answer(question.clone()));
        let arms = facts.under.arms.iter().map(|(experiment, _)| Self::Arm(Arc::clone(experiment)));
        usual.into_iter().chain(answers).chain(arms)
    }

    /// Where a value stands among the others of its kind.
    fn place(&self, value: &str) -> usize {
        let in_list = |list: &[&str]| list.iter().position(|known| *known == value).unwrap_or(list.len());
        match self {
            Self::Weekday => in_list(&WEEKDAYS),
            Self::Lang => in_list(&Lang::ALL.map(Lang::code)),
            Self::Channel => in_list(&Channel::ALL.map(Channel::name)),
            _ => 0,
        }
    }
}

impl Groups {
    /// Counts a walk in every group that it is in.
    pub(super) fn add(&mut self, facts: &Facts, walk: &Sums) {
        for kind in SegmentKind::of(facts) {
            for value in kind.values(facts) {
                let groups = match self.0.get_mut(&kind) {
                    Some(groups) => groups,
                    None => self.0.entry(kind.clone()).or_default(),
                };
                match groups.get_mut(value) {
                    Some(sums) => sums.add(walk),
                    None => drop(groups.insert(value.into(), *walk)),
                }
            }
        }
    }

    /// Counts the walks of others too.
    pub(super) fn merge(&mut self, other: Self) {
        for (kind, groups) in other.0 {
            let known = self.0.entry(kind).or_default();
            for (value, sums) in groups {
                known.entry(value).or_default().add(&sums);
            }
        }
    }

    /// How many walks were made at the desk.
    pub(super) fn walks_at_the_desk(&self) -> u64 {
        let desk = self.0.get(&SegmentKind::Channel).and_then(|groups| groups.get(Channel::Desk.name()));
        desk.map_or(0, |sums| sums.walks.0)
    }

    /// The groups as they may be shown.
    pub(super) fn shown(&self) -> Vec<Segment> {
        self.0.iter().map(|(kind, groups)| Segment { kind: kind.clone(), rows: shown(kind, groups) }).collect()
    }
}

/// The groups of a kind, with those of too few people put together: with the smallest of the others too, where they alone would be
/// known by what is left of the whole.
fn shown(kind: &SegmentKind, groups: &BTreeMap<Arc<str>, Sums>) -> Vec<SegmentRow> {
    let mut ordered: Vec<_> = groups.iter().map(|(value, sums)| (kind.place(value), value, *sums)).collect();
    ordered.sort_by_key(|(place, value, _)| (*place, Arc::clone(value)));
    let mut rest = Sums::default();
    let mut small: Vec<&Arc<str>> = Vec::new();
    let mut by_size: Vec<_> = ordered.iter().collect();
    by_size.sort_by_key(|(_, _, sums)| sums.walks);
    for (_, value, sums) in by_size {
        if sums.walks.is_hidden() || rest.walks.is_hidden() {
            rest.add(sums);
            small.push(value);
        }
    }
    let apart = ordered.iter().filter(|(_, value, _)| !small.contains(value));
    let apart = apart.map(|(_, value, sums)| SegmentRow { value: Some(Arc::clone(value)), sums: *sums });
    let together = (rest.walks.0 >= FEWEST).then_some(SegmentRow { value: None, sums: rest });
    apart.chain(together).collect()
}

impl Sums {
    /// Counts others with these.
    pub(super) fn add(&mut self, other: &Self) {
        let counts = [
            (&mut self.walks, other.walks),
            (&mut self.committed, other.committed),
            (&mut self.placed, other.placed),
            (&mut self.kept, other.kept),
            (&mut self.stopped, other.stopped),
            (&mut self.valued, other.valued),
            (&mut self.faces, other.faces),
        ];
        for (count, more) in counts {
            count.0 += more.0;
        }
        self.anchors += other.anchors;
        self.totals += other.totals;
        self.face_sum += other.face_sum;
    }

    /// What an order's anchor was on average, rounded half away from zero; nothing where there are too few orders to say.
    #[must_use]
    pub fn mean_anchor(&self) -> Option<Money> {
        mean(self.anchors, self.valued)
    }

    /// What an order came to on average, rounded half away from zero; nothing where there are too few orders to say.
    #[must_use]
    pub fn mean_total(&self) -> Option<Money> {
        mean(self.totals, self.valued)
    }

    /// What all orders came to on top of all anchors, in basis points; nothing where there are too few orders to say.
    #[must_use]
    pub fn uplift_basis_points(&self) -> Option<i64> {
        (self.valued.0 >= FEWEST && self.anchors > 0)
            .then(|| i64::try_from(rounded((self.totals - self.anchors) * 10_000, self.anchors)).ok())
            .flatten()
    }

    /// How it was on average, from 1 to 5; nothing where too few said so.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
    pub fn mean_face(&self) -> Option<f64> {
        (self.faces.0 >= FEWEST).then(|| self.face_sum as f64 / self.faces.0 as f64)
    }
}

fn mean(sum: i128, of: Count) -> Option<Money> {
    (of.0 >= FEWEST).then(|| i64::try_from(rounded(sum, i128::from(of.0))).ok().map(Money::from_minor)).flatten()
}

/// A quotient rounded half away from zero. The divisor is above 0.
const fn rounded(dividend: i128, divisor: i128) -> i128 {
    (2 * dividend.abs() + divisor) / (2 * divisor) * dividend.signum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(sizes: &[(&str, u64)]) -> BTreeMap<Arc<str>, Sums> {
        let sums = |walks| Sums { walks: Count(walks), ..Sums::default() };
        sizes.iter().map(|(value, walks)| ((*value).into(), sums(*walks))).collect()
    }

    fn seen(sizes: &[(&str, u64)]) -> Vec<(Option<String>, u64)> {
        let rows = shown(&SegmentKind::Lang, &groups(sizes));
        rows.into_iter().map(|row| (row.value.map(|value| value.to_string()), row.sums.walks.0)).collect()
    }

    #[test]
    fn a_group_of_few_can_not_be_reckoned_from_the_others() {
        let row = |value: &str, walks| (Some(value.to_owned()), walks);
        assert_eq!(seen(&[("nl", 50), ("en", 20)]), [row("nl", 50), row("en", 20)]);
        assert_eq!(seen(&[("nl", 50), ("en", 20), ("de", 3)]), [row("nl", 50), (None, 23)]);
        assert_eq!(seen(&[("nl", 50), ("en", 6), ("de", 5)]), [row("nl", 50), (None, 11)]);
        assert_eq!(seen(&[("nl", 50), ("fy", 12), ("en", 4), ("de", 5)]), [row("nl", 50), (None, 21)]);
        assert_eq!(seen(&[("nl", 9)]), []);
    }

    #[test]
    fn means_are_rounded_half_away_from_zero() {
        let sums = Sums { valued: Count(10), anchors: 1_005, totals: -1_005, ..Sums::default() };
        assert_eq!(sums.mean_anchor(), Some(Money::from_minor(101)));
        assert_eq!(sums.mean_total(), Some(Money::from_minor(-101)));
        assert_eq!(Sums { valued: Count(9), ..sums }.mean_anchor(), None);
    }

    #[test]
    fn kinds_are_read_as_they_are_written() {
        let kinds =
            [SegmentKind::Hook, SegmentKind::Hour, SegmentKind::Answer("mood".into()), SegmentKind::Arm("why".into())];
        for kind in kinds {
            assert_eq!(SegmentKind::named(&kind.name()), Some(kind));
        }
        assert_eq!(SegmentKind::named("shoe-size"), None);
    }
}
