//! Owns why a line costs what it does: units, choices, reductions, the golden offer, tax.

use super::basis::Basis;
use super::offer::surcharge;
use super::{Fact, Reason, UnitForm};
use crate::catalog::{Price, Product, ProductId};
use crate::money::{Money, Percent};
use crate::pricing::unit::{self, UnitGroup};
use crate::pricing::{LineId, QuoteLine};

/// Why a line costs that much without any reduction.
pub(super) fn list(basis: &Basis<'_>, id: LineId) -> Option<(Money, Vec<Fact>)> {
    let (line, own) = (basis.quote.line(id)?, basis.own.line(id)?);
    let mut facts = listed(basis, own)?;
    facts.extend(basis.turned(own.list, line.list, basis.rate(line)));
    facts.extend(hints(basis.product(own)?, line));
    Some((line.list, facts))
}

/// Why a line costs that much by itself, bought once.
pub(super) fn own(basis: &Basis<'_>, id: LineId) -> Option<(Money, Vec<Fact>)> {
    let (line, own) = (basis.single.line(id)?, basis.own_single.line(id)?);
    let mut facts = listed(basis, own)?;
    facts.extend(basis.reduced(id, true)?);
    let in_own = facts.iter().filter_map(|fact| fact.amount).sum();
    let amount = line.list - lowered(basis, id);
    facts.extend(basis.turned(in_own, amount, basis.rate(line)));
    facts.extend(hints(basis.product(own)?, line));
    Some((amount, facts))
}

/// What a line is cheaper together with its parents, in the quote's view.
fn lowered(basis: &Basis<'_>, id: LineId) -> Money {
    let is_together = |offer| matches!(basis.terms(offer), Some(super::Terms::Together { .. }));
    let together = basis.single.reductions.iter().filter(|applied| is_together(&applied.offer));
    together.flat_map(|applied| &applied.by_line).filter(|(line, _)| *line == id).map(|(_, part)| *part).sum()
}

/// Why a line costs that much in this order.
pub(super) fn total(basis: &Basis<'_>, id: LineId) -> Option<(Money, Vec<Fact>)> {
    let (line, own, once) = (basis.quote.line(id)?, basis.own.line(id)?, basis.own_single.line(id)?);
    let product = basis.product(own)?;
    let mut facts = listed(basis, once)?;
    facts.extend(basis.reduced(id, false)?);
    let added = own.total - once.total;
    if !added.is_zero() {
        facts.push(Fact::adds(added, surcharge(basis, once.total - once.set_up)?));
    }
    facts.extend(basis.turned(own.total, line.total, basis.rate(line)));
    if basis.quote.multiplier.is_none() {
        facts.extend(hints(product, line));
    }
    Some((line.total, facts))
}

/// What a line's units and choices cost, in the catalog's terms.
fn listed(basis: &Basis<'_>, line: &QuoteLine) -> Option<Vec<Fact>> {
    let product = basis.product(line)?;
    let units: Vec<Fact> = match &product.price {
        Price::Share { of, percent } => vec![part_of(basis, of, *percent)],
        Price::Each(_) | Price::Packs(_) | Price::Tiers(_) => {
            let groups = unit::units(product, line.quantity).ok()?;
            groups.iter().map(|group| units(product, line.quantity, group)).collect()
        }
    };
    let choices = product.chosen(&line.choices).flat_map(|(option, choice)| {
        let reason = |per_unit| Reason::Choice {
            product: product.id.clone(),
            option: option.id.clone(),
            choice: choice.id.clone(),
            per_unit,
        };
        let each = choice.extra.per_unit;
        let for_each = Fact::adds(each.times(line.quantity), reason(Some((line.quantity, each))));
        let once = Fact::adds(choice.extra.per_line, reason(None));
        [for_each, once].into_iter().filter(|fact| fact.amount.is_some_and(|amount| !amount.is_zero()))
    });
    let set_up = (!line.set_up.is_zero()).then(|| Fact::adds(line.set_up, Reason::SetUp));
    Some(units.into_iter().chain(choices).chain(set_up).collect())
}

/// What a share of other lines comes to, whatever the golden offer makes of those.
fn part_of(basis: &Basis<'_>, of: &[ProductId], percent: Percent) -> Fact {
    let lines = basis.own_single.lines.iter().filter(|line| of.contains(&line.product));
    let base: Money = lines.clone().map(|line| line.list - line.set_up).sum();
    let lines = lines.map(|line| line.id).collect();
    Fact::adds(percent.of(base), Reason::PartOf { percent, of: base, lines })
}

fn units(product: &Product, quantity: u32, group: &UnitGroup) -> Fact {
    let form = match (&product.price, group.pack) {
        (Price::Tiers(tiers), _) => {
            let reached = tiers.iter().rev().find(|tier| tier.from <= quantity);
            UnitForm::Tier(reached.map_or(1, |tier| tier.from))
        }
        (_, Some(size)) => UnitForm::Pack(size),
        (_, None) => UnitForm::Each,
    };
    Fact::adds(group.price.times(group.count), Reason::Units { count: group.count, each: group.price, form })
}

/// What a buyer may want to know about other quantities.
fn hints(product: &Product, line: &QuoteLine) -> impl Iterator<Item = Fact> {
    let tiers = if let Price::Tiers(tiers) = &product.price { tiers.as_slice() } else { &[] };
    let next = tiers.iter().find(|tier| tier.from > line.quantity);
    let next = next.map(|tier| Fact::told(Reason::NextTier { from: tier.from, each: tier.each }));
    next.into_iter().chain(line.cheaper_more.map(|more| Fact::told(Reason::CheaperMore(more))))
}
