//! Owns the words of explanations: each fact behind a figure as one plain sentence.

use super::{Tongue, Value};
use crate::catalog::{Catalog, IncentiveTerms, OfferId, OfferKind, ProductId};
use crate::money::{Money, Percent};
use crate::pricing::{Applied, Explanation, Figure, LineId, Quote, Reason, Terms, UnitForm, UnitsTaken, Unused};

/// A fact in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// One sentence, or a few short ones.
    pub text: String,
    /// What it adds to the figure; nothing for a fact that is only told.
    pub amount: Option<Money>,
}

/// What explanations are told with: the language, and where names and lines are found.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// The wording.
    pub tongue: &'a Tongue,
    /// Where names are found.
    pub catalog: &'a Catalog,
    /// The quote that is explained.
    pub quote: &'a Quote,
}

impl Teller<'_> {
    /// Every fact of an explanation in words, in its order.
    #[must_use]
    pub fn tell(&self, explanation: &Explanation) -> Vec<Told> {
        let whole = matches!(explanation.figure, Figure::Reduction(_));
        let told = |fact: &crate::pricing::Fact| Told { text: self.sentence(&fact.reason, whole), amount: fact.amount };
        explanation.facts.iter().map(told).collect()
    }

    /// One fact in words. `whole`: a reduction is told as a whole, not as what it does to a line.
    fn sentence(&self, reason: &Reason, whole: bool) -> String {
        match reason {
            Reason::Units { count, each, form } => self.units(*count, *each, *form),
            Reason::Choice { product, option, choice, per_unit } => {
                let known = self.catalog.product(product).and_then(|product| product.option(option));
                let choice = known.and_then(|option| option.choice(choice)).map(|choice| self.text(&choice.name));
                let option = known.map(|option| self.text(&option.name));
                let names = [("option", option.into()), ("choice", choice.into())];
                match per_unit {
                    None => self.say("explain-choice-once", &names),
                    Some((count, each)) => {
                        let [option, choice] = names;
                        let rest = [("price", self.money(*each)), ("count", self.number(*count))];
                        self.say("explain-choice-each", &[[option, choice], rest].concat())
                    }
                }
            }
            Reason::NextTier { from, each } => {
                self.say("explain-next-tier", &[("from", self.number(*from)), ("price", self.money(*each))])
            }
            Reason::CheaperMore(more) => {
                let values = [("quantity", self.number(more.quantity)), ("price", self.money(more.saves))];
                self.say("options-cheaper", &values)
            }
            Reason::Share { line, units } => self.share(*line, units),
            Reason::OtherPacks { dearer } => self.say("explain-other-packs", &[("amount", self.money(*dearer))]),
            Reason::Other(figure) => self.figure(figure),
            Reason::Reduced { .. } => self.reduced(reason, whole),
            Reason::Surcharge { .. } | Reason::Normal { .. } | Reason::Withheld { .. } => self.golden(reason),
            Reason::Alternative { total, more, shipping, reductions } => {
                let sentence = self.alternative((*total, *more), reductions);
                if shipping.is_negative() || shipping.is_zero() {
                    return sentence;
                }
                let dearer = self.say("explain-alternative-shipping", &[("price", self.money(*shipping))]);
                format!("{sentence} {dearer}")
            }
            _ => self.sum(reason),
        }
    }

    fn units(&self, count: u32, each: Money, form: UnitForm) -> String {
        let (number, price) = (("count", self.number(count)), ("price", self.money(each)));
        match form {
            UnitForm::Tier(from) if from > 1 => self.say("explain-tier", &[number, price, ("from", self.number(from))]),
            UnitForm::Each | UnitForm::Tier(_) if count == 1 => self.say("explain-each-one", &[price]),
            UnitForm::Each | UnitForm::Tier(_) => self.say("explain-each", &[number, price]),
            UnitForm::Pack(size) if count == 1 => self.say("explain-pack", &[("size", self.number(size)), price]),
            UnitForm::Pack(size) => self.say("explain-packs", &[number, ("size", self.number(size)), price]),
        }
    }

    /// The units of a line that a reduction took: '2 × Mug', '1 × 250 Business cards'.
    fn share(&self, line: LineId, units: &[UnitsTaken]) -> String {
        let name = self.quote.line(line).map_or("", |line| self.product(&line.product));
        let counted = |taken: &UnitsTaken| match taken.pack {
            None => format!("{} × {name}", self.tongue.number(taken.count)),
            Some(size) => format!("{} × {} {name}", self.tongue.number(taken.count), self.tongue.number(size)),
        };
        units.iter().map(counted).collect::<Vec<_>>().join(", ")
    }

    fn figure(&self, figure: &Figure) -> String {
        match figure {
            Figure::List(line) | Figure::Own(line) | Figure::Line(line) => self.line(*line),
            Figure::Reduction(offer) => self.offer(offer),
            Figure::Golden => self.say("phase-multiplier", &[]),
            Figure::Goods => self.say("review-goods", &[]),
            Figure::Discount => self.say("review-discount", &[]),
            Figure::Incentive => self.say("review-incentive", &[]),
            Figure::Shipping => self.say("review-shipping", &[]),
            Figure::Tax(rate) => self.say("explain-tax-row", &[("rate", self.percent(*rate))]),
            Figure::Saved => self.say("review-saved", &[]),
            Figure::Total => self.say("review-total", &[]),
        }
    }

    fn reduced(&self, reason: &Reason, whole: bool) -> String {
        let Reason::Reduced { offer, times, apart, now, terms } = reason else { return String::new() };
        let apart = ("apart", self.money(*apart));
        let now = ("now", self.money(*now));
        let name = ("name", self.bare_name(offer).into());
        let sentence = match (terms, whole) {
            (Terms::Off { percent }, true) => self.say("explain-off", &[("share", self.percent(*percent)), apart]),
            (Terms::Off { percent }, false) => {
                self.say("explain-off-line", &[("share", self.percent(*percent)), apart, name])
            }
            (Terms::Fixed { .. }, true) => self.say("explain-set", &[now, apart]),
            (Terms::Fixed { .. }, false) => self.say("explain-set-line", &[name, now, apart]),
            (Terms::Together { with, .. }, _) => {
                let parents: Vec<&str> = with.iter().map(|parent| self.product(parent)).collect();
                self.say("explain-together", &[("parents", parents.join(", ").into()), now, apart])
            }
        };
        if whole && *times > 1 {
            let times = self.say("explain-times", &[("times", self.number(*times))]);
            return format!("{sentence}. {times}");
        }
        sentence
    }

    fn golden(&self, reason: &Reason) -> String {
        let times = |times: u32| ("times", self.tongue.times(i64::from(times) * 100).into());
        match reason {
            Reason::Surcharge { times: number, percent, of, .. } => {
                let values = [("share", self.percent(*percent)), ("of", self.money(*of)), times(*number)];
                self.say("explain-golden", &values)
            }
            Reason::Normal { normal, total } => {
                self.say("explain-normal", &[("normal", self.money(*normal)), ("total", self.money(*total))])
            }
            Reason::Withheld { offer } => match self.catalog.offer(offer).map(|offer| &offer.kind) {
                Some(OfferKind::Multiplier { times: number, .. }) => self.say("explain-withheld", &[times(*number)]),
                _ => String::new(),
            },
            _ => String::new(),
        }
    }

    /// What the sums say: discount, sending, tax, and what is known of the combination.
    fn sum(&self, reason: &Reason) -> String {
        match reason {
            Reason::Staff { percent, of } => {
                self.say("explain-staff", &[("share", self.percent(*percent)), ("of", self.money(*of))])
            }
            Reason::Given { terms, of } => {
                let values = [("off", self.tongue.off(terms.off).into()), ("of", self.money(*of))];
                self.say("explain-incentive", &values)
            }
            Reason::NotUsed { terms, why } => self.not_used(*terms, *why),
            Reason::FreeFrom { goods, threshold } => {
                self.say("explain-free", &[("goods", self.money(*goods)), ("threshold", self.money(*threshold))])
            }
            Reason::MissingForFree { missing, threshold } => {
                let values = [("missing", self.money(*missing)), ("threshold", self.money(*threshold))];
                self.say("explain-missing", &values)
            }
            Reason::Tax { .. } => self.tax(reason),
            Reason::PartOf { percent, of, lines } => {
                let what: Vec<String> = lines.iter().map(|line| self.line(*line)).collect();
                let values =
                    [("share", self.percent(*percent)), ("of", self.money(*of)), ("what", what.join(", ").into())];
                self.say("explain-part-of", &values)
            }
            Reason::SetUp => self.say("explain-set-up", &[]),
            Reason::TaxOff => self.say("explain-tax-off", &[]),
            Reason::TaxLeftOut { rate } => self.turned("left-out", *rate),
            Reason::TaxAdded { rate } => self.turned("added", *rate),
            Reason::OwnPrices { include_tax: true } => self.say("explain-own-prices-in", &[]),
            Reason::OwnPrices { include_tax: false } => self.say("explain-own-prices-out", &[]),
            Reason::Sending => self.say("explain-sending", &[]),
            Reason::AlwaysFree => self.say("explain-always-free", &[]),
            Reason::NothingToSend => self.say("explain-nothing-to-send", &[]),
            Reason::NoReduction => self.say("explain-no-reduction", &[]),
            Reason::Proven(true) => self.say("explain-proven", &[]),
            Reason::Proven(false) => self.say("explain-unproven", &[]),
            _ => String::new(),
        }
    }

    /// Why what an earlier order gave is not used.
    fn not_used(&self, terms: IncentiveTerms, why: Unused) -> String {
        match (why, terms.from) {
            (Unused::TooFewGoods { missing }, Some(from)) => {
                let values = [("from", self.money(from)), ("missing", self.money(missing))];
                self.say("explain-incentive-few", &values)
            }
            (Unused::CostsShipping { more }, _) => {
                self.say("explain-incentive-shipping", &[("more", self.money(more))])
            }
            (Unused::TooFewGoods { .. } | Unused::SavesNothing, _) => self.say("explain-incentive-nothing", &[]),
        }
    }

    fn tax(&self, reason: &Reason) -> String {
        let Reason::Tax { rate, of, contained, lines, sending } = reason else { return String::new() };
        let name = if *contained { "explain-tax-in" } else { "explain-tax-on" };
        let sentence = self.say(name, &[("rate", self.percent(*rate)), ("of", self.money(*of))]);
        if self.quote.tax.len() < 2 {
            return sentence;
        }
        let sending = sending.then(|| self.say("review-shipping", &[]));
        let what: Vec<String> = lines.iter().map(|line| self.line(*line)).chain(sending).collect();
        format!("{sentence}. {}", self.say("explain-tax-what", &[("what", what.join(", ").into())]))
    }

    fn turned(&self, how: &str, rate: Option<Percent>) -> String {
        match rate {
            Some(rate) => self.say(&format!("explain-tax-{how}"), &[("rate", self.percent(rate))]),
            None => self.say(&format!("explain-taxes-{how}"), &[]),
        }
    }

    /// The best combination that was not used, told by how it differs from the one that was.
    fn alternative(&self, (total, more): (Money, Money), reductions: &[Applied]) -> String {
        let lacks = |all: &[Applied], one: &Applied| {
            !all.iter().any(|other| (&other.offer, other.times) == (&one.offer, one.times))
        };
        let named = |those: &[Applied], than: &[Applied]| {
            let differing = those.iter().filter(|one| lacks(than, one)).map(|one| match one.times {
                1 => self.offer(&one.offer),
                times => format!("{} × {}", self.tongue.number(times), self.offer(&one.offer)),
            });
            differing.collect::<Vec<_>>().join(", ")
        };
        let (gained, lost) = (named(reductions, &self.quote.reductions), named(&self.quote.reductions, reductions));
        let name = match (gained.is_empty(), lost.is_empty()) {
            (true, _) => "explain-alternative-without",
            (false, true) => "explain-alternative-with",
            (false, false) if more.is_zero() => "explain-alternative-same",
            (false, false) => "explain-alternative",
        };
        let values = [
            ("gained", gained.into()),
            ("lost", lost.into()),
            ("total", self.money(total)),
            ("more", self.money(more)),
        ];
        self.say(name, &values)
    }

    /// A line by its quantity and name.
    fn line(&self, line: LineId) -> String {
        let Some(line) = self.quote.line(line) else { return String::new() };
        format!("{} × {}", self.tongue.number(line.quantity), self.product(&line.product))
    }

    /// A reduction by its name.
    fn offer(&self, offer: &OfferId) -> String {
        let is_together =
            matches!(self.catalog.offer(offer).map(|offer| &offer.kind), Some(OfferKind::Accessory { .. }));
        let name = if is_together { "explain-name-together" } else { "explain-name" };
        self.say(name, &[("name", self.bare_name(offer).into())])
    }

    /// What an offer that lowers a price is called: a bundle by its name, an accessory by its product.
    fn bare_name(&self, offer: &OfferId) -> String {
        match self.catalog.offer(offer).map(|offer| &offer.kind) {
            Some(OfferKind::Bundle { name, .. }) => self.text(name),
            Some(OfferKind::Accessory { product, .. }) => self.product(product).to_owned(),
            _ => offer.to_string(),
        }
    }

    fn product<'p>(&'p self, id: &'p ProductId) -> &'p str {
        self.catalog.product(id).map_or(id.as_str(), |product| product.name.get(self.tongue.lang()))
    }

    fn text(&self, text: &crate::catalog::Text) -> String {
        text.get(self.tongue.lang()).to_owned()
    }

    fn money(&self, amount: Money) -> Value<'static> {
        self.tongue.money(amount).into()
    }

    fn number(&self, number: u32) -> Value<'static> {
        self.tongue.number(number).into()
    }

    fn percent(&self, percent: Percent) -> Value<'static> {
        self.tongue.exact(percent).into()
    }

    fn say(&self, name: &str, values: &[(&str, Value<'_>)]) -> String {
        self.tongue.say_with(name, values)
    }
}
