//! Owns who comes: what they came for, what they need, how patient and how thrifty they are.

use super::{Calendar, Lots, Purpose};
use crate::catalog::{Answer, Catalog, ChoiceId, Day, Lang, Price, Product, ProductOption, Question};
use crate::insight::measure::Channel;

/// Somebody who walks through the shop. Nobody is meant by them.
#[derive(Clone, Debug)]
pub struct Buyer {
    /// The how manieth they are.
    pub number: u64,
    /// The name of their walk, from which nothing can be known.
    pub id: String,
    /// The day on which they come.
    pub day: Day,
    /// The hour of that day, where the shop is.
    pub hour: u8,
    /// When they come, in seconds since 1970.
    pub began_at: i64,
    /// Where they stand.
    pub channel: Channel,
    /// How far their patience reaches: 1 is usual, half as much is annoyed twice as fast.
    pub patience: f64,
    /// What they can add to what they came for, as a share of it.
    pub budget: f64,
    /// How much they mind a price: 1 is usual.
    pub thrift: f64,
    /// How long they take for things: 1 is usual.
    pub pace: f64,
    /// Their lots.
    pub(super) lots: Lots,
}

/// How many of a hundred have no more to spend than on what they came for.
const FIXED_BUDGET: f64 = 0.25;

/// What the others can add on average, as a share of what they came for.
const MEAN_BUDGET: f64 = 0.35;

impl Buyer {
    /// The buyer with a number, of so many.
    #[must_use]
    pub fn new(seed: u64, (number, of): (u64, u64), calendar: &Calendar) -> Self {
        let lots = Lots::of(seed, number);
        let (day, hour, began_at) = calendar.coming(&lots, (number, of));
        let channels = [(Channel::Kiosk, 0.8), (Channel::Window, 0.06), (Channel::Desk, 0.14)];
        let channels = channels.into_iter().map(|(channel, weight)| (channel, channel.name(), weight));
        let spread = |name: &str, deviation: f64| (deviation * lots.normal(Purpose::Temper, name, 0)).exp();
        let has_fixed_budget = lots.happens(FIXED_BUDGET, (Purpose::Temper, "fixed", 0));
        let spare = -lots.share(Purpose::Temper, "budget", 0).ln() * MEAN_BUDGET;
        let half = |time: u32| lots.bits(Purpose::Name, "", time);
        Self {
            number,
            id: format!("{:016x}{:016x}", half(0), half(1)),
            day,
            hour,
            began_at,
            channel: lots.race(Purpose::Channel, channels).unwrap_or(Channel::Kiosk),
            patience: spread("patience", 0.5),
            budget: if has_fixed_budget { 0.0 } else { spare },
            thrift: spread("thrift", 0.4),
            pace: spread("pace", 0.35),
            lots,
        }
    }

    /// The language that they speak, of those that a shop does; mostly its first.
    #[must_use]
    pub fn lang(&self, spoken: &[Lang]) -> Lang {
        const LATER: f64 = 0.12;
        let weight = |place: usize| if place == 0 { 1.0 - LATER * 3.0 } else { LATER };
        let langs = spoken.iter().enumerate().map(|(place, lang)| (*lang, lang.code(), weight(place)));
        self.lots.race(Purpose::Lang, langs).unwrap_or_default()
    }

    /// What they came for, of what a walk can start with on its day: the first ones more often.
    #[must_use]
    pub fn hook<'a>(&self, catalog: &'a Catalog) -> Option<&'a Product> {
        #[expect(clippy::cast_precision_loss, reason = "shops have few hooks")]
        let weight = |place: usize| 1.0 / (1.0 + place as f64).sqrt();
        let hooks = catalog.hooks().enumerate().map(|(place, hook)| (hook, hook.id.as_str(), weight(place)));
        self.lots.race(Purpose::Hook, hooks)
    }

    /// How many of a product they want, where that is not what people usually do.
    #[must_use]
    pub fn quantity(&self, product: &Product, time: u32) -> Option<u32> {
        const USUAL: f64 = 0.6;
        if self.lots.happens(USUAL, (Purpose::Quantity, "usual", time)) {
            return None;
        }
        let sold = match &product.price {
            Price::Packs(_) | Price::Tiers(_) => product.price.usual_quantities(),
            Price::Each(_) => vec![1, 2, 3, 4],
            Price::Share { .. } => Vec::new(),
        };
        let place = self.place(sold.len(), (Purpose::Quantity, product.id.as_str(), time));
        sold.get(place).copied().filter(|quantity| *quantity != product.usual_quantity)
    }

    /// The choice of an option that they want, where it is not the first.
    #[must_use]
    pub fn choice<'a>(&self, option: &'a ProductOption) -> Option<&'a ChoiceId> {
        const FIRST: f64 = 0.7;
        let name = option.id.as_str();
        if self.lots.happens(FIRST, (Purpose::Choice, name, 0)) {
            return None;
        }
        // The same words are liked alike in every product: who wants navy cards wants a navy box.
        let others = option.choices.iter().skip(1).map(|choice| (&choice.id, choice.id.as_str(), 1.0));
        self.lots.race(Purpose::Choice, others)
    }

    /// What they would answer to a question if they answered it.
    #[must_use]
    pub fn need<'a>(&self, question: &'a Question) -> Option<&'a Answer> {
        let place = self.place(question.answers.len(), (Purpose::Need, question.id.as_str(), 0));
        question.answers.get(place)
    }

    /// How much they like a thing: 0 is usual, and two of three are within 1 of that.
    #[must_use]
    pub fn taste(&self, thing: &str) -> f64 {
        self.lots.normal(Purpose::Taste, thing, 0)
    }

    /// One of so many places.
    pub(super) fn place(&self, count: usize, (purpose, name, time): (Purpose, &str, u32)) -> usize {
        let count = u64::try_from(count).unwrap_or(1).max(1);
        usize::try_from((self.lots.bits(purpose, name, time) >> 16) % count).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    #[test]
    fn a_number_is_always_the_same_buyer_and_another_is_another() {
        let calendar = Calendar::new(Day::parse("2026-01-01").unwrap(), 30, TimeZone::UTC);
        let buyer = |seed, number| format!("{:?}", Buyer::new(seed, (number, 100), &calendar));
        assert_eq!(buyer(1, 7), buyer(1, 7));
        assert_ne!(buyer(1, 7), buyer(1, 8));
        assert_ne!(buyer(1, 7), buyer(2, 7));
    }
}
