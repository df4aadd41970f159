//! Owns the twin of the facts of a walk: as few bytes as they can be, with every name kept once beside them.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::{Day, Lang};
use crate::insight::measure::{Channel, Circumstances, Fact, Facts, Place};
use crate::money::{Currency, Money};

/// The number of a name.
pub(crate) type NameNumber = u32;

/// The names that facts are kept with: of products, offers, answers, arms. Names of the catalog, of nobody.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    numbers: HashMap<Arc<str>, NameNumber>,
    names: HashMap<NameNumber, Arc<str>>,
    /// Those that have come since they were read.
    new: Vec<(NameNumber, Arc<str>)>,
    next: NameNumber,
}

impl Names {
    /// Those that are known already.
    pub(crate) fn known(names: impl IntoIterator<Item = (NameNumber, String)>) -> Self {
        let mut all = Self { next: 1, ..Self::default() };
        for (number, name) in names {
            all.insert(number, name.into());
        }
        all
    }

    fn insert(&mut self, number: NameNumber, name: Arc<str>) {
        self.next = self.next.max(number.saturating_add(1));
        self.numbers.insert(Arc::clone(&name), number);
        self.names.insert(number, name);
    }

    fn number(&mut self, name: &str) -> NameNumber {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let (number, name) = (self.next, Arc::from(name));
        self.new.push((number, Arc::clone(&name)));
        self.insert(number, name);
        number
    }

    fn name(&self, number: NameNumber) -> Option<Arc<str>> {
        self.names.get(&number).map(Arc::clone)
    }

    /// Those that have come, each told once.
    pub(crate) fn take_new(&mut self) -> Vec<(NameNumber, Arc<str>)> {
        std::mem::take(&mut self.new)
    }
}

/// [`Facts`] without their day, which stands beside them. What is added later is added at the end, as an option.
#[derive(Serialize, Deserialize)]
struct FactsTwin {
    hour: u8,
    channel: u8,
    edition: NameNumber,
    lang: NameNumber,
    currency: NameNumber,
    arms: Vec<(NameNumber, NameNumber)>,
    hook: Option<NameNumber>,
    answers: Vec<(NameNumber, NameNumber)>,
    anchor: Option<i64>,
    total: Option<i64>,
    cap: Option<i64>,
    /// Each with the seconds since the one before.
    events: Vec<(u32, FactTwin)>,
}

/// [`Fact`]. A new one is added at the end.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum FactTwin {
    Entered(u8),
    Committed,
    Suggested(NameNumber),
    AskedFor(NameNumber),
    Accepted(NameNumber),
    Declined(NameNumber),
    Passed(NameNumber),
    TakenBack(NameNumber),
    Reconsidered(NameNumber),
    Stopped,
    Placed,
    Face(u8),
    Reason(NameNumber),
    Left(u8),
}

/// The facts as bytes; new names are known afterwards. Nothing where they can't be written, which they always can.
pub(crate) fn write(facts: &Facts, names: &mut Names) -> Option<Vec<u8>> {
    let Facts { under, lang, currency, hook, answers, anchor, total, cap, events } = facts;
    let channel = Channel::ALL.into_iter().position(|channel| channel == under.channel)?;
    let mut before = 0;
    let mut kept = Vec::with_capacity(events.len());
    for (seconds, fact) in events {
        kept.push((seconds.saturating_sub(before), FactTwin::of(fact, names)));
        before = *seconds;
    }
    let mut pair = |(one, other): (&str, &str)| (names.number(one), names.number(other));
    let arms = under.arms.iter().map(|(experiment, arm)| pair((experiment, arm))).collect();
    let answers = answers.iter().map(|(question, answer)| pair((question.as_str(), answer.as_str()))).collect();
    let twin = FactsTwin {
        hour: under.hour,
        channel: u8::try_from(channel).ok()?,
        edition: names.number(&under.edition),
        lang: names.number(lang.code()),
        currency: names.number(currency.code()),
        arms,
        hook: hook.as_ref().map(|hook| names.number(hook.as_str())),
        answers,
        anchor: anchor.map(Money::minor),
        total: total.map(Money::minor),
        cap: cap.map(Money::minor),
        events: kept,
    };
    postcard::to_allocvec(&twin).ok()
}

/// The facts of these bytes; nothing where they can't be read.
pub(crate) fn read(bytes: &[u8], day: Day, names: &Names) -> Option<Facts> {
    let twin: FactsTwin = postcard::from_bytes(bytes).ok()?;
    let pair = |(one, other): (NameNumber, NameNumber)| Some((names.name(one)?, names.name(other)?));
    let lang = names.name(twin.lang)?;
    let answers = twin.answers.into_iter().map(pair).collect::<Option<Vec<_>>>()?;
    let mut seconds = 0_u32;
    let events = twin.events.into_iter().map(|(later, fact)| {
        seconds = seconds.saturating_add(later);
        Some((seconds, fact.read(names)?))
    });
    Some(Facts {
        events: events.collect::<Option<_>>()?,
        under: Circumstances {
            day,
            hour: twin.hour,
            channel: Channel::ALL.get(usize::from(twin.channel)).copied()?,
            edition: names.name(twin.edition)?,
            arms: twin.arms.into_iter().map(pair).collect::<Option<_>>()?,
        },
        lang: Lang::ALL.into_iter().find(|known| known.code() == &*lang)?,
        currency: Currency::from_code(&names.name(twin.currency)?).ok()?,
        hook: twin.hook.map(|hook| names.name(hook).map(Into::into)).unwrap_or(None),
        answers: answers.into_iter().map(|(question, answer)| (question.into(), answer.into())).collect(),
        anchor: twin.anchor.map(Money::from_minor),
        total: twin.total.map(Money::from_minor),
        cap: twin.cap.map(Money::from_minor),
    })
}

impl FactTwin {
    fn of(fact: &Fact, names: &mut Names) -> Self {
        match fact {
            Fact::Entered(place) => Self::Entered(place.number()),
            Fact::Committed => Self::Committed,
            Fact::Suggested(offer) => Self::Suggested(names.number(offer.as_str())),
            Fact::AskedFor(offer) => Self::AskedFor(names.number(offer.as_str())),
            Fact::Accepted(offer) => Self::Accepted(names.number(offer.as_str())),
            Fact::Declined(offer) => Self::Declined(names.number(offer.as_str())),
            Fact::Passed(offer) => Self::Passed(names.number(offer.as_str())),
            Fact::TakenBack(offer) => Self::TakenBack(names.number(offer.as_str())),
            Fact::Reconsidered(offer) => Self::Reconsidered(names.number(offer.as_str())),
            Fact::Stopped => Self::Stopped,
            Fact::Placed => Self::Placed,
            Fact::Face(face) => Self::Face(*face),
            Fact::Reason(reason) => Self::Reason(names.number(reason)),
            Fact::Left(place) => Self::Left(place.number()),
        }
    }

    fn read(self, names: &Names) -> Option<Fact> {
        let offer = |number| names.name(number).map(Into::into);
        Some(match self {
            Self::Entered(place) => Fact::Entered(Place::numbered(place)?),
            Self::Committed => Fact::Committed,
            Self::Suggested(number) => Fact::Suggested(offer(number)?),
            Self::AskedFor(number) => Fact::AskedFor(offer(number)?),
            Self::Accepted(number) => Fact::Accepted(offer(number)?),
            Self::Declined(number) => Fact::Declined(offer(number)?),
            Self::Passed(number) => Fact::Passed(offer(number)?),
            Self::TakenBack(number) => Fact::TakenBack(offer(number)?),
            Self::Reconsidered(number) => Fact::Reconsidered(offer(number)?),
            Self::Stopped => Fact::Stopped,
            Self::Placed => Fact::Placed,
            Self::Face(face) => Fact::Face(face),
            Self::Reason(number) => Fact::Reason(names.name(number)?),
            Self::Left(place) => Fact::Left(Place::numbered(place)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        let day = Day::parse("2026-11-28").unwrap();
        let arms = vec![("why".into(), "short".into())];
        Facts {
            under: Circumstances { day, hour: 15, channel: Channel::Kiosk, edition: "7".into(), arms },
            lang: Lang::Fy,
            currency: Currency::from_code("EUR").unwrap(),
            hook: Some("cards-matt".into()),
            answers: vec![("mood".into(), "calm".into())],
            anchor: Some(Money::from_minor(2999)),
            total: Some(Money::from_minor(3598)),
            cap: Some(Money::from_minor(749)),
            events: vec![
                (0, Fact::Entered(Place::Hook)),
                (12, Fact::Committed),
                (12, Fact::Suggested("box".into())),
                (40, Fact::AskedFor("pens".into())),
                (41, Fact::Accepted("box".into())),
                (42, Fact::TakenBack("box".into())),
                (43, Fact::Declined("pens".into())),
                (44, Fact::Reconsidered("pens".into())),
                (45, Fact::Passed("pens".into())),
                (50, Fact::Stopped),
                (300, Fact::Placed),
                (302, Fact::Face(4)),
                (303, Fact::Reason("helped".into())),
                (304, Fact::Left(Place::Feedback)),
            ],
        }
    }

    #[test]
    fn what_is_written_is_read_with_the_names_that_were_told() {
        let mut names = Names::known([(1, "box".to_owned())]);
        let bytes = write(&facts(), &mut names).unwrap();
        let told = names.take_new();
        assert!(told.iter().all(|(number, name)| *number > 1 && &**name != "box"), "{told:?}");
        let all = told.into_iter().map(|(number, name)| (number, name.to_string()));
        let later = Names::known(std::iter::once((1, "box".to_owned())).chain(all));
        assert_eq!(read(&bytes, facts().under.day, &later), Some(facts()));
        assert!(bytes.len() < 90, "{} bytes", bytes.len());
    }

    #[test]
    fn what_is_damaged_or_names_nothing_known_is_nothing() {
        let bytes = write(&facts(), &mut Names::default()).unwrap();
        let day = facts().under.day;
        assert_eq!(read(&bytes, day, &Names::default()), None);
        assert_eq!(read(&bytes[..bytes.len() / 2], day, &Names::default()), None);
        assert_eq!(read(&[0xff; 64], day, &Names::default()), None);
    }
}
