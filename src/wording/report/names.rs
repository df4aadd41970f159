//! Owns how the report calls things: as people read them where the catalog still has them, else by their name in the files.

use crate::catalog::{Catalog, Lang, OfferId, OfferKind, ProductId, QuestionId};
use crate::insight::measure::SegmentKind;
use crate::wording::Tongue;

/// What the report calls things.
#[derive(Clone, Copy)]
pub struct ReportNames<'a> {
    /// The wording.
    pub tongue: &'a Tongue,
    /// The catalog that is sold from now; without one, names are those of the files.
    pub catalog: Option<&'a Catalog>,
}

impl ReportNames<'_> {
    /// An offer: a set by its name, all else by what it brings.
    #[must_use]
    pub fn offer(&self, id: &OfferId) -> String {
        let offer = self.catalog.and_then(|catalog| catalog.offer(id));
        let lang = self.tongue.lang();
        match offer.map(|offer| &offer.kind) {
            Some(OfferKind::Upgrade { from, to }) => self.beside(to, std::slice::from_ref(from)),
            Some(OfferKind::Accessory { product, with, .. } | OfferKind::Service { product, with }) => {
                self.beside(product, with)
            }
            Some(OfferKind::Bundle { name, .. }) => name.get(lang).to_owned(),
            Some(OfferKind::Multiplier { times, .. }) => {
                let times = self.tongue.times(i64::from(*times) * 100);
                self.tongue.say_with("report-doubled", &[("times", times.into())])
            }
            None => id.to_string(),
        }
    }

    /// What an offer brings; where several bring it, with what it is offered.
    fn beside(&self, product: &ProductId, with: &[ProductId]) -> String {
        let name = self.product(product);
        let brings = |offer: &crate::catalog::Offer| match &offer.kind {
            OfferKind::Upgrade { to: brought, .. }
            | OfferKind::Accessory { product: brought, .. }
            | OfferKind::Service { product: brought, .. } => brought == product,
            OfferKind::Bundle { .. } | OfferKind::Multiplier { .. } => false,
        };
        let others = self.catalog.map_or(0, |catalog| catalog.offers.iter().filter(|offer| brings(offer)).count());
        match with {
            [one] if others > 1 => {
                let with = self.product(one);
                self.tongue.say_with("report-with", &[("what", name.into()), ("with", with.into())])
            }
            _ => name,
        }
    }

    /// A product.
    #[must_use]
    pub fn product(&self, id: &ProductId) -> String {
        let product = self.catalog.and_then(|catalog| catalog.product(id));
        product.map_or_else(|| id.to_string(), |product| product.name.get(self.tongue.lang()).to_owned())
    }

    /// What walks are told apart by.
    #[must_use]
    pub fn kind(&self, kind: &SegmentKind) -> String {
        match kind {
            SegmentKind::Answer(question) => {
                let question = self.question(question);
                self.tongue.say_with("report-by-answer", &[("question", question.into())])
            }
            SegmentKind::Arm(experiment) => {
                self.tongue.say_with("report-by-arm", &[("experiment", experiment.to_string().into())])
            }
            other => self.tongue.say(&format!("report-by-{}", other.name())),
        }
    }

    /// One group of them.
    #[must_use]
    pub fn value(&self, kind: &SegmentKind, value: &str) -> String {
        match kind {
            SegmentKind::Hook => self.product(&value.into()),
            SegmentKind::Answer(question) => self.answer(question, value),
            SegmentKind::Lang => {
                Lang::from_code(value).map_or_else(|| value.to_owned(), |lang| lang.own_name().to_owned())
            }
            SegmentKind::Hour => {
                let next =
                    value.parse::<u8>().map_or_else(|_| value.to_owned(), |hour| format!("{:02}", (hour + 1) % 24));
                self.tongue.say_with("report-hour", &[("from", value.to_owned().into()), ("to", next.into())])
            }
            SegmentKind::Weekday | SegmentKind::Channel => self.tongue.say(&format!("report-{value}")),
            SegmentKind::Edition => self.tongue.say_with("report-edition", &[("number", value.to_owned().into())]),
            SegmentKind::Arm(_) => value.to_owned(),
        }
    }

    fn question(&self, id: &QuestionId) -> String {
        let questions = self.catalog.map(|catalog| catalog.plan.questions.as_slice()).unwrap_or_default();
        let question = questions.iter().find(|question| question.id == *id);
        question.map_or_else(|| id.to_string(), |question| question.ask.get(self.tongue.lang()).to_owned())
    }

    fn answer(&self, question: &QuestionId, value: &str) -> String {
        let questions = self.catalog.map(|catalog| catalog.plan.questions.as_slice()).unwrap_or_default();
        let mut answers = questions.iter().filter(|known| known.id == *question).flat_map(|question| &question.answers);
        let answer = answers.find(|answer| answer.id.as_str() == value);
        answer.map_or_else(|| value.to_owned(), |answer| answer.name.get(self.tongue.lang()).to_owned())
    }
}
