//! Owns what a document says about an order, in words and amounts, in the order in which it is read; knows no pages. It is the
//! list that the buyer saw: each thing at its own price, then what the whole saves or adds, so that the amounts add up.

use super::Papers;
use super::text;
use crate::catalog::{Day, OfferId, OfferKind, Product, ProductKind, Reduction};
use crate::money::Money;
use crate::pricing::{Explanation, Figure, LineId, QuoteLine, Reason, UnitForm, View, explain};
use crate::wording::{Teller, Told, Tongue};

/// What a document says.
pub(super) struct Content<'a> {
    pub(super) papers: &'a Papers,
    pub(super) tongue: Tongue,
    /// What is in the order; the amounts add up to the goods.
    pub(super) entries: Vec<Entry>,
    /// From the goods to what is to be paid.
    pub(super) sums: Vec<Sum>,
}

/// A thing in the order, or what the whole saves or adds.
pub(super) struct Entry {
    /// The line that it is; nothing for what is about the whole.
    pub(super) line: Option<LineId>,
    pub(super) title: String,
    /// What was chosen.
    pub(super) chosen: String,
    /// How many arrive; empty for services and for what is about the whole.
    pub(super) quantity: String,
    /// What one costs, where there is one such price.
    pub(super) unit: String,
    /// How the amount comes about, and what a saving is measured against.
    pub(super) notes: Vec<Note>,
    pub(super) amount: Money,
}

/// A sentence, with the amount that it adds where it adds one.
pub(super) struct Note {
    pub(super) text: String,
    pub(super) amount: Option<Money>,
}

/// A row of the sums.
pub(super) struct Sum {
    pub(super) name: String,
    pub(super) notes: Vec<String>,
    pub(super) amount: Money,
}

impl<'a> Content<'a> {
    pub(super) fn of(papers: &'a Papers) -> Self {
        let tongue = text::tongue(papers.lang, papers.quote.currency);
        let mut content = Self { papers, tongue, entries: Vec::new(), sums: Vec::new() };
        content.entries = content.lines().chain(content.sets()).chain(content.golden()).collect();
        content.sums = content.rows();
        content
    }

    /// Amounts in this language.
    pub(super) fn money(&self, amount: Money) -> String {
        self.tongue.money(amount)
    }

    /// A day, on one line.
    pub(super) fn day(&self, day: Day) -> String {
        self.tongue.day(day).replace(' ', "\u{a0}")
    }

    /// A sentence of the documents.
    pub(super) fn say(&self, name: &str) -> String {
        self.tongue.say(name)
    }

    /// The name of the shop.
    pub(super) fn shop(&self) -> &str {
        self.papers.catalog.shop.name.get(self.papers.lang)
    }

    /// Whether amounts leave tax out.
    pub(super) fn is_business(&self) -> bool {
        self.papers.quote.view == View::Business
    }

    /// Why a figure is what it is.
    fn told(&self, figure: &Figure) -> Option<(Explanation, Vec<Told>)> {
        let Papers { catalog, order, quote, .. } = self.papers;
        let explanation = explain(catalog, order, quote, figure)?;
        let told = Teller { tongue: &self.tongue, catalog, quote }.tell(&explanation);
        Some((explanation, told))
    }

    fn is_together(&self, offer: &OfferId) -> bool {
        let reduction = self.papers.catalog.offer(offer).and_then(|offer| offer.reduction());
        matches!(reduction, Some(Reduction::Together { .. }))
    }

    fn lines(&self) -> impl Iterator<Item = Entry> {
        self.papers.single.lines.iter().filter_map(|line| self.line(line))
    }

    fn line(&self, line: &QuoteLine) -> Option<Entry> {
        let Papers { catalog, quote, single, lang, .. } = self.papers;
        let product = catalog.product(&line.product)?;
        let together = single.reductions.iter().filter(|applied| self.is_together(&applied.offer));
        let saved: Money =
            together.flat_map(|applied| &applied.by_line).filter(|(id, _)| *id == line.id).map(|(_, part)| *part).sum();
        let arrives = quote.line(line.id).map_or(line.quantity, |line| line.quantity);
        let counts = product.kind == ProductKind::Goods || arrives != 1;
        let chosen = product.chosen(&line.choices);
        let chosen = chosen.map(|(option, choice)| named(option.name.get(*lang), choice.name.get(*lang)));
        let (unit, mut notes) = self.reasons(line, product);
        if arrives != line.quantity {
            let before = [("quantity", self.tongue.number(line.quantity).into())];
            notes.insert(0, Note { text: self.tongue.say_with("review-before", &before), amount: None });
        }
        Some(Entry {
            line: Some(line.id),
            title: product.name.get(*lang).to_owned(),
            chosen: chosen.collect::<Vec<_>>().join(" · "),
            quantity: if counts { self.tongue.number(arrives) } else { String::new() },
            unit,
            notes,
            amount: line.list - saved,
        })
    }

    /// What one of a line costs, and how its amount comes about.
    fn reasons(&self, line: &QuoteLine, product: &Product) -> (String, Vec<Note>) {
        let Some((explanation, told)) = self.told(&Figure::Own(line.id)) else { return (String::new(), Vec::new()) };
        let own = self.papers.quote.view == View::of(&self.papers.catalog.shop);
        let adding = explanation.facts.iter().filter(|fact| fact.amount.is_some()).count();
        let each = explanation.facts.iter().find_map(|fact| match fact.reason {
            Reason::Units { each, form: UnitForm::Each | UnitForm::Tier(_), .. } => Some(each),
            _ => None,
        });
        let unit = each.filter(|_| own && product.kind == ProductKind::Goods).map(|each| self.money(each));
        let facts = explanation.facts.iter().zip(told);
        let notes = facts.filter_map(|(fact, told)| {
            // Hints at what else could be had are for the screen.
            if matches!(fact.reason, Reason::NextTier { .. } | Reason::CheaperMore(_)) {
                return None;
            }
            // The price of each has its own column, and what is done once its amount.
            let is_unit = matches!(fact.reason, Reason::Units { form: UnitForm::Each | UnitForm::Tier(_), .. });
            let is_service = product.kind == ProductKind::Service && own;
            if adding < 2 && is_unit && (unit.is_some() || is_service) {
                return None;
            }
            let amount = fact.amount.filter(|_| adding > 1);
            Some(Note { text: told.text, amount })
        });
        let notes = notes.collect();
        (unit.unwrap_or_default(), notes)
    }

    /// Sets, each with what it is measured against.
    fn sets(&self) -> impl Iterator<Item = Entry> {
        let apart = self.papers.single.reductions.iter().filter(|applied| !self.is_together(&applied.offer));
        apart.filter_map(|applied| {
            let name = match &self.papers.catalog.offer(&applied.offer)?.kind {
                OfferKind::Bundle { name, .. } => name.get(self.papers.lang).to_owned(),
                _ => applied.offer.to_string(),
            };
            let told = self.told(&Figure::Reduction(applied.offer.clone()));
            let told = told.into_iter().flat_map(|(explanation, told)| explanation.facts.into_iter().zip(told));
            // What falls on which thing is for whoever asks: here stands what the whole is measured against.
            let told = told.filter(|(fact, _)| !matches!(fact.reason, Reason::Share { .. }));
            Some(Entry {
                line: None,
                title: name,
                chosen: self.say("review-set"),
                quantity: String::new(),
                unit: String::new(),
                notes: told.map(|(_, told)| Note { text: told.text, amount: None }).collect(),
                amount: -applied.amount,
            })
        })
    }

    /// The golden offer, with what it is measured against.
    fn golden(&self) -> Option<Entry> {
        let Papers { catalog, quote, single, .. } = self.papers;
        let effect = quote.multiplier.as_ref()?;
        let OfferKind::Multiplier { times, .. } = catalog.offer(&effect.offer)?.kind else { return None };
        let spelled = self.tongue.times(i64::from(times) * 100);
        let told = self.told(&Figure::Golden).map(|(_, told)| told).unwrap_or_default();
        let notes = told.into_iter().map(|told| Note { text: told.text, amount: None });
        Some(Entry {
            line: None,
            title: self.tongue.say_with("review-doubled", &[("times", spelled.into())]),
            chosen: String::new(),
            quantity: String::new(),
            unit: String::new(),
            notes: notes.collect(),
            amount: quote.goods - single.goods,
        })
    }

    /// From the goods to the total: discount and shipping.
    fn rows(&self) -> Vec<Sum> {
        let Papers { quote, catalog, discount_reason, .. } = self.papers;
        let told = |figure: &Figure| {
            let told = self.told(figure).map(|(_, told)| told).unwrap_or_default();
            told.into_iter().map(|told| told.text).collect::<Vec<_>>()
        };
        let mut sums = vec![Sum { name: self.say("review-goods"), notes: Vec::new(), amount: quote.goods }];
        if !quote.discount.is_zero() {
            let mut notes = told(&Figure::Discount);
            if !discount_reason.trim().is_empty() {
                notes.push(self.tongue.say_with("doc-reason", &[("reason", discount_reason.trim().into())]));
            }
            sums.push(Sum { name: self.say("review-discount"), notes, amount: -quote.discount });
        }
        if let Some(effect) = quote.incentive {
            let notes = told(&Figure::Incentive);
            sums.push(Sum { name: self.incentive_name(), notes, amount: -effect.amount });
        }
        if catalog.shop.sends {
            let notes = self.sending();
            sums.push(Sum { name: self.say("review-shipping"), notes, amount: quote.shipping.price });
        }
        sums
    }

    /// What is taken off because of an earlier order, with the code of what that gave.
    fn incentive_name(&self) -> String {
        let name = self.say("review-incentive");
        match &self.papers.redeemed {
            Some(promise) => format!("{name} ({})", promise.code),
            None => name,
        }
    }

    /// What it gives for the next order, in words.
    pub(super) fn promised(&self) -> Option<crate::wording::Promised> {
        let promise = self.papers.promise.as_ref()?;
        Some(crate::wording::promised(&self.tongue, promise, self.papers.catalog.shop.prices_include_tax))
    }

    /// Why sending costs what it does; what would make it cost less is for the screen.
    fn sending(&self) -> Vec<String> {
        let Some((explanation, told)) = self.told(&Figure::Shipping) else { return Vec::new() };
        let is_said = |reason: &Reason| !matches!(reason, Reason::Sending | Reason::MissingForFree { .. });
        let facts = explanation.facts.iter().zip(told).filter(|(fact, _)| is_said(&fact.reason));
        facts.map(|(_, told)| told.text).collect()
    }

    /// What is saved against buying each thing by itself, with what that is measured against.
    pub(super) fn saved(&self) -> Option<(Money, Vec<String>)> {
        let saved = self.papers.quote.saved();
        if saved <= Money::ZERO {
            return None;
        }
        let told = self.told(&Figure::Saved).map(|(_, told)| told).unwrap_or_default();
        Some((saved, told.into_iter().filter(|told| told.amount.is_none()).map(|told| told.text).collect()))
    }

    /// What the buyer began with, and how far that is from the total; nothing where it is the total.
    pub(super) fn anchor(&self) -> Option<(String, String)> {
        let anchor = self.papers.anchor?;
        let more = self.papers.quote.total - anchor;
        let name = if self.is_business() { "doc-anchor-tax" } else { "doc-anchor" };
        let title = self.tongue.say_with(name, &[("anchor", self.money(anchor).into())]);
        if more.is_zero() {
            return None;
        }
        let (name, amount) = if more.is_negative() { ("doc-anchor-less", -more) } else { ("doc-anchor-more", more) };
        Some((title, self.tongue.say_with(name, &[("amount", self.money(amount).into())])))
    }

    /// What happens next with an order that was placed.
    pub(super) fn next(&self) -> Vec<String> {
        let Papers { catalog, order, quote, handover, .. } = self.papers;
        crate::wording::next_steps(&self.tongue, catalog, (order, quote.total), *handover)
    }

    /// Who it is for, line by line.
    pub(super) fn recipient(&self) -> Vec<String> {
        let Some(details) = &self.papers.details else { return Vec::new() };
        let lines = [&details.name, &details.address, &details.mail, &details.phone];
        lines.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }
}

/// What was chosen, behind what was asked.
fn named(option: &str, choice: &str) -> String {
    let colon = if option.ends_with(['?', ':', '!']) { "" } else { ":" };
    format!("{option}{colon} {choice}")
}
