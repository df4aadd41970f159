//! Owns how reductions come to the lines of an order: what applies is chosen, and comes off their totals.

use super::goods::Aim;
use super::listing::Listed;
use super::reduction::{self, Application, Chosen};
use super::remembered::Wanted;
use super::{Applied, LineId, Order, Pricer, UnitsTaken};
use crate::catalog::Catalog;
use crate::money::Money;

/// The lines of an order after reductions.
#[derive(Clone, Debug)]
pub(super) struct Reduced {
    /// What each line costs, in the order's own sequence.
    pub(super) totals: Vec<Money>,
    pub(super) applied: Vec<Applied>,
    pub(super) proven: bool,
    /// By how much less could be to pay at most, where that is known; tax that comes on top left aside.
    pub(super) gap: Option<Money>,
}

/// Applies the reductions that serve the aim best.
pub(super) fn reduce(
    pricer: &Pricer,
    (catalog, order): (&Catalog, &Order),
    lines: &[Listed<'_>],
    aim: Aim<'_>,
) -> Reduced {
    let chosen = chosen(pricer, (catalog, order), lines, aim);
    let totals = lines.iter().map(|line| line.list).collect();
    let mut reduced = Reduced { totals, applied: Vec::new(), proven: chosen.proven, gap: chosen.gap };
    for application in &chosen.applications {
        reduced.record(lines, application);
    }
    for (line, dearer) in chosen.dearer {
        reduced.charge(lines, line, dearer);
    }
    reduced
}

/// The reductions that serve the aim best: as they are remembered, else looked for.
fn chosen(pricer: &Pricer, (catalog, order): (&Catalog, &Order), lines: &[Listed<'_>], aim: Aim<'_>) -> Chosen {
    let find = || reduction::best(pricer, (catalog, order), lines, aim);
    let remembered = pricer.remembered(catalog).zip(Wanted::of(order, lines, aim));
    let Some((remembered, wanted)) = remembered else { return find() };
    remembered.chosen(&wanted).unwrap_or_else(|| {
        let chosen = find();
        remembered.remember_chosen(wanted, &chosen);
        chosen
    })
}

impl Reduced {
    /// Adds one application to the result, together with others of the same offer.
    fn record(&mut self, lines: &[Listed<'_>], application: &Application) {
        let offer = &application.offer;
        let position = self.applied.iter().position(|known| known.offer == *offer).unwrap_or_else(|| {
            let nothing = (Money::ZERO, Vec::new(), Vec::new());
            let (amount, by_line, units) = nothing;
            self.applied.push(Applied { offer: offer.clone(), times: 0, amount, by_line, units, dearer: Vec::new() });
            self.applied.len() - 1
        });
        let id = |line: usize| lines.get(line).map(|listed| listed.id);
        let Some(entry) = self.applied.get_mut(position) else { return };
        entry.times = entry.times.saturating_add(application.times);
        entry.amount += application.amount;
        for (line, part) in &application.by_line {
            if let Some(total) = self.totals.get_mut(*line) {
                *total -= *part;
            }
            if let Some(id) = id(*line) {
                add_part(entry, id, *part);
            }
        }
        for taken in &application.units {
            let Some(line) = id(taken.line) else { continue };
            match entry.units.iter_mut().find(|known| (known.line, known.pack) == (line, taken.pack)) {
                Some(known) => known.count = known.count.saturating_add(taken.count),
                None => entry.units.push(UnitsTaken { line, pack: taken.pack, count: taken.count }),
            }
        }
    }

    /// Packs that were chosen for a set and cost more than the cheapest ones: the set saves so much less.
    fn charge(&mut self, lines: &[Listed<'_>], line: usize, dearer: Money) {
        let Some(id) = lines.get(line).map(|listed| listed.id).filter(|_| !dearer.is_zero()) else { return };
        let touches = |applied: &Applied| applied.by_line.iter().any(|(known, _)| *known == id);
        let largest = self.applied.iter_mut().max_by_key(|applied| (touches(applied), applied.amount));
        let Some(applied) = largest else { return };
        applied.amount -= dearer;
        add_part(applied, id, -dearer);
        applied.dearer.push((id, dearer));
        if let Some(total) = self.totals.get_mut(line) {
            *total += dearer;
        }
    }
}

/// Adds a part of what an offer lowers to a line's.
fn add_part(applied: &mut Applied, line: LineId, part: Money) {
    match applied.by_line.iter_mut().find(|(known, _)| *known == line) {
        Some((_, known)) => *known += part,
        None => applied.by_line.push((line, part)),
    }
}
