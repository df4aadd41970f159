//! Owns what hangs together in an order: accessories leave with their parents and keep in step with them, and a gift that is
//! not free any more leaves too. Nobody is charged for something that came along with what is gone.

use super::{Event, Origin, State};
use crate::catalog::{Catalog, Offer, OfferId, OfferKind, ProductId, RuleKind};
use crate::pricing::{LineId, Order, PriceError, Pricer, Quote, quantity_price};

/// Keeps accessories with their parents, and gifts free, whatever was done to an order.
///
/// # Errors
/// When the order can't be priced.
pub(super) fn keep_together(
    (catalog, pricer): (&Catalog, &Pricer),
    state: &mut State,
    events: &mut Vec<Event>,
) -> Result<(), PriceError> {
    // Every round takes something out or makes it fewer, so that there is an end to it.
    loop {
        drop_orphans(catalog, state, events);
        keep_in_step(catalog, state, events);
        if !state.order.lines.iter().any(|line| is_gift(catalog, state, line.id)) {
            return Ok(());
        }
        let single = Order { multiplier: None, ..state.order.clone() };
        let quote = pricer.quote(catalog, &single)?;
        let Some(charged) = charged_gift(catalog, state, &quote) else { return Ok(()) };
        cut_gift(state, charged, events);
    }
}

fn is_gift(catalog: &Catalog, state: &State, line: LineId) -> bool {
    accepted_offer(state, line).and_then(|offer| catalog.offer(offer)).is_some_and(Offer::is_gift)
}

/// Takes out the accessories and services that no product in the order is a parent of any more, one after the other: an
/// accessory may have been the parent of another. Returns whether anything left.
fn drop_orphans(catalog: &Catalog, state: &mut State, events: &mut Vec<Event>) -> bool {
    let mut has_left = false;
    while let Some(offer) = orphan(catalog, state) {
        for line in state.lines_of(&offer) {
            state.remove_line(line);
            events.push(Event::LineRemoved(line));
        }
        // Nobody said no to it: with its parent it may be suggested again.
        state.responses.remove(&offer);
        events.push(Event::LeftToo(offer));
        has_left = true;
    }
    has_left
}

/// The first accepted offer whose lines are there without a parent.
fn orphan(catalog: &Catalog, state: &State) -> Option<OfferId> {
    let accepted = state.origins.values().filter_map(|origin| match origin {
        Origin::Accepted(offer) => catalog.offer(offer),
        Origin::Hook { .. } | Origin::Asked => None,
    });
    let is_orphan = |offer: &&Offer| {
        let parents = parents(offer);
        let has_none = !parents.is_empty() && !parents.iter().any(|parent| state.has(parent));
        has_none || lacks_what_it_requires(catalog, state, offer)
    };
    accepted.filter(is_orphan).map(|offer| offer.id.clone()).next()
}

/// Whether a product that an offer brought is only sold with another that is not in the order. Where it is only one of its
/// choices that needs another product, the buyer is asked instead: that is not the offer's doing.
fn lacks_what_it_requires(catalog: &Catalog, state: &State, offer: &Offer) -> bool {
    let things: Vec<_> = state.order.lines.iter().map(|line| (&line.product, &line.choices)).collect();
    let of_offer = state.order.lines.iter().filter(|line| accepted_offer(state, line.id) == Some(&offer.id));
    let mut rules = of_offer.flat_map(|line| catalog.rules_about(&line.product));
    rules.any(|rule| {
        let is_whole = rule.kind == RuleKind::Requires && rule.when.selection.is_none();
        is_whole
            && !rule.others.iter().any(|other| things.iter().any(|(product, _)| other.product == **product))
            && !rule.holds(&things)
    })
}

/// What an offer's product needs beside it in the order; any of these. Nothing for what stands by itself.
fn parents(offer: &Offer) -> &[ProductId] {
    match &offer.kind {
        OfferKind::Accessory { with, .. } | OfferKind::Service { with, .. } => with,
        OfferKind::Upgrade { .. } | OfferKind::Bundle { .. } | OfferKind::Multiplier { .. } => &[],
    }
}

/// How many of an accessory belong to the parents in the order: so many for each step of theirs, begun steps included.
pub(super) fn quantity_in_step(state: &State, (with, quantity, step): (&[ProductId], u32, u32)) -> u32 {
    let lines = state.order.lines.iter().filter(|line| with.contains(&line.product));
    let parents = lines.fold(0_u32, |sum, line| sum.saturating_add(line.quantity));
    quantity.saturating_mul(parents.div_ceil(step.max(1)).max(1))
}

/// Sets accessories that keep in step to the quantity that belongs to their parents now, where that many are sold.
fn keep_in_step(catalog: &Catalog, state: &mut State, events: &mut Vec<Event>) {
    let followers: Vec<(LineId, u32)> = state
        .order
        .lines
        .iter()
        .filter_map(|line| {
            let offer = catalog.offer(accepted_offer(state, line.id)?)?;
            let OfferKind::Accessory { with, quantity, step: Some(step), .. } = &offer.kind else { return None };
            let wanted = quantity_in_step(state, (with, *quantity, *step));
            let is_sold = quantity_price(catalog.product(&line.product)?, wanted).is_ok();
            (is_sold && wanted != line.quantity).then_some((line.id, wanted))
        })
        .collect();
    for (id, wanted) in followers {
        if let Some(line) = state.order.lines.iter_mut().find(|line| line.id == id) {
            line.quantity = wanted;
            events.push(Event::LineChanged(id));
        }
    }
}

/// The first gift that is not wholly free in this quote, and how many of it are. Options that the buyer chose for it and pays
/// for are theirs.
fn charged_gift(catalog: &Catalog, state: &State, quote: &Quote) -> Option<(LineId, u32)> {
    state.order.lines.iter().find_map(|line| {
        let offer = catalog.offer(accepted_offer(state, line.id)?).filter(|offer| offer.is_gift())?;
        let taken =
            quote.reductions.iter().filter(|applied| applied.offer == offer.id).flat_map(|applied| &applied.units);
        let free = taken
            .filter(|taken| taken.line == line.id)
            .fold(0_u32, |sum, taken| sum.saturating_add(taken.count.saturating_mul(taken.pack.unwrap_or(1))));
        (free < line.quantity).then_some((line.id, free))
    })
}

/// Cuts a gift down to what is free of it, or takes it out.
fn cut_gift(state: &mut State, (line, free): (LineId, u32), events: &mut Vec<Event>) {
    let offer = accepted_offer(state, line).cloned();
    match state.order.lines.iter_mut().find(|known| known.id == line) {
        Some(known) if free > 0 => {
            known.quantity = free;
            events.push(Event::LineChanged(line));
        }
        _ => {
            state.remove_line(line);
            events.push(Event::LineRemoved(line));
            if let Some(offer) = &offer {
                state.responses.remove(offer);
            }
        }
    }
    events.extend(offer.map(Event::LeftToo));
}

/// Whether a line's quantity is not the buyer's to set: it follows its parent, or it is a gift.
pub(super) fn follows(catalog: &Catalog, state: &State, line: LineId) -> bool {
    let offer = accepted_offer(state, line).and_then(|offer| catalog.offer(offer));
    offer.is_some_and(|offer| offer.is_gift() || matches!(offer.kind, OfferKind::Accessory { step: Some(_), .. }))
}

fn accepted_offer(state: &State, line: LineId) -> Option<&OfferId> {
    match state.origins.get(&line)? {
        Origin::Accepted(offer) => Some(offer),
        Origin::Hook { .. } | Origin::Asked => None,
    }
}
