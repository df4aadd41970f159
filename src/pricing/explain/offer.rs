//! Owns why an offer lowers or raises the price by what it does.

use super::basis::Basis;
use super::{Fact, Reason};
use crate::catalog::{OfferId, OfferKind, ProductKind};
use crate::money::Money;
use crate::pricing::Applied;

/// Why a reduction is that much: what it is measured against, then each line's share.
pub(super) fn reduction(basis: &Basis<'_>, offer: &OfferId) -> Option<(Money, Vec<Fact>)> {
    let is_it = |applied: &&Applied| applied.offer == *offer;
    let applied = basis.quote.reductions.iter().find(is_it)?;
    let own = basis.own.reductions.iter().find(is_it)?;
    let (apart, terms) = (basis.apart(own.units.iter())?, basis.terms(offer)?);
    let dearer: Money = own.dearer.iter().map(|(_, dearer)| *dearer).sum();
    let now = apart - own.amount - dearer;
    let rule = Reason::Reduced { offer: offer.clone(), times: own.times, apart, now, terms };
    let packs = (!dearer.is_zero()).then(|| Fact::told(Reason::OtherPacks { dearer }));
    let shares = applied.by_line.iter().map(|(line, part)| {
        let units = applied.units.iter().filter(|taken| taken.line == *line).copied().collect();
        Fact::adds(*part, Reason::Share { line: *line, units })
    });
    Some((
        applied.amount,
        std::iter::once(Fact::told(rule)).chain(packs).chain(basis.own_prices()).chain(shares).collect(),
    ))
}

/// Why the golden offer adds that much, and what it is measured against.
pub(super) fn golden(basis: &Basis<'_>) -> Option<(Money, Vec<Fact>)> {
    let (effect, own) = (basis.quote.multiplier.as_ref()?, basis.own.multiplier.as_ref()?);
    let is_goods = |line: &&_| basis.product(line).is_some_and(|product| product.kind == ProductKind::Goods);
    let of = basis.own_single.lines.iter().filter(is_goods).map(|line| line.total - line.set_up).sum();
    let amount = basis.quote.goods - basis.single.goods;
    let mut facts = vec![Fact::adds(own.surcharge, surcharge(basis, of)?)];
    facts.extend(basis.turned(own.surcharge, amount, None));
    facts.push(Fact::told(Reason::Normal { normal: effect.normal_total, total: effect.total }));
    Some((amount, facts))
}

/// The golden offer's surcharge on an amount.
pub(super) fn surcharge(basis: &Basis<'_>, of: Money) -> Option<Reason> {
    let effect = basis.quote.multiplier.as_ref()?;
    match basis.catalog.offer(&effect.offer)?.kind {
        OfferKind::Multiplier { times, surcharge: percent, .. } => {
            Some(Reason::Surcharge { offer: effect.offer.clone(), times, percent, of })
        }
        _ => None,
    }
}
