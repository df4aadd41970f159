//! Owns which reductions apply to an order: the combination that leaves the least to pay.

mod application;
mod model;
mod objective;
mod pattern;
mod pool;
mod repack;

pub(super) use application::Application;

use std::collections::BTreeMap;

use application::applications;
use model::{Model, Parts, Saving};
use objective::Objective;
use repack::Repacking;

use super::goods::Aim;
use super::listing::Listed;
use super::{Order, Pricer};
use crate::catalog::Catalog;
use crate::money::Money;
use crate::packing::{self, Judge};

/// The reductions that apply, and the packs that were chosen for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    pub(super) applications: Vec<Application>,
    /// By how much a line's packs cost more than its cheapest ones: a set that asks for them saves more than that.
    pub(super) dearer: Vec<(usize, Money)>,
    pub(super) proven: bool,
    /// By how much less could be to pay at most, tax that comes on top left aside: nothing where it is proven, unknown where
    /// not every way to take a reduction was looked at.
    pub(super) gap: Option<Money>,
}

/// What is taken how often, and how sure it is that nothing is better.
struct Found {
    times: Vec<i64>,
    proven: bool,
    gap: Money,
}

/// Finds the combination of reductions that serves the aim best.
///
/// Ties: fewer applications, then those that stand earlier in the catalog.
pub(super) fn best(
    pricer: &Pricer,
    (catalog, order): (&Catalog, &Order),
    lines: &[Listed<'_>],
    aim: Aim<'_>,
) -> Chosen {
    let left_out = match aim {
        Aim::LeastWithout(offer) => Some(offer),
        Aim::Least | Aim::MostOff => None,
    };
    let live = pattern::live(catalog, lines, left_out);
    if live.is_empty() {
        return Chosen { proven: true, gap: Some(Money::ZERO), ..Chosen::default() };
    }
    let objective = Objective::new(catalog, order, lines);
    let objective = if matches!(aim, Aim::MostOff) { objective.without_sending() } else { objective };
    let (repackings, has_all_packs) = repack::repackings(&live, lines, objective.sending());
    let (pools, changes) = pool::pools(lines, &repackings);
    let patterns = pattern::patterns(&live, &pools);
    let parts =
        Parts { pools: &pools, live: &live, patterns: &patterns.all, repackings: &repackings, changes: &changes };
    let found =
        if objective.by_sum { by_sum(pricer, parts, &objective) } else { by_line(pricer, parts, (&objective, lines)) };
    let is_complete = patterns.complete && has_all_packs;
    let (applied, packed) = found.times.split_at(patterns.all.len().min(found.times.len()));
    let packed: Vec<&Repacking> =
        repackings.iter().zip(packed).filter(|(_, times)| **times > 0).map(|(one, _)| one).collect();
    Chosen {
        applications: applications(lines, &packed, (&pools, &patterns.all), applied),
        dearer: packed.iter().map(|one| (one.line, one.dearer)).collect(),
        proven: found.proven && is_complete,
        gap: is_complete.then_some(if found.proven { Money::ZERO } else { found.gap }),
    }
}

/// The best where the payable total follows from the sum of the savings: tax is in the prices, or all at one rate.
fn by_sum(pricer: &Pricer, parts: Parts<'_>, objective: &Objective<'_>) -> Found {
    let model = Model::new(parts, &|saving: Saving<'_>| saving.amount(), true);
    let mut most = packing::solve(&model.packing, model.grain, pricer.effort(), pricer.memory());
    // What an earlier order gave needs so much in goods: more than the rest may not be saved then.
    let limit = objective.most_saving();
    if let Some(limit) = limit.filter(|limit| model.saved(&most.times) > *limit) {
        most = packing::solve(&model.capped(limit), model.grain, pricer.effort(), pricer.memory());
    }
    let saved = model.saved(&most.times);
    // Saving more lowers what is to be paid, except where it costs the free shipping: so the best that keeps it is looked at
    // too, if it can come to less.
    let dearest: Money =
        parts.repackings.iter().map(|repacking| repacking.dearer).fold(Money::ZERO, Money::saturating_plus);
    // What ties take off the worth is less than a grain.
    let at_most = Money::from_minor(most.bound.div_euclid(model.grain.max(1)).saturating_add(1));
    let at_most = limit.map_or(at_most, |limit| at_most.min(limit));
    let kept = objective.kept_shipping(-dearest, saved.max(at_most));
    let least = objective.payable(at_most).min(objective.payable(kept.unwrap_or(at_most).min(at_most)));
    let found = |times: Vec<i64>, proven: bool| {
        let gap = (objective.payable(model.saved(&times)) - least).max(Money::ZERO);
        Found { times, proven, gap }
    };
    let Some(kept) = objective.kept_shipping(-dearest, saved) else { return found(most.times, most.proven) };
    let Some(needed) = objective.saving_for(objective.payable(saved), -dearest, kept) else {
        return found(most.times, most.proven);
    };
    let floor = needed.minor().saturating_sub(1).saturating_mul(model.grain);
    let (other, is_proven) = packing::solve_above(&model.capped(kept), model.grain, pricer.effort(), floor);
    let proven = most.proven && is_proven;
    let rank = |times: &[i64]| (objective.payable(model.saved(times)), model.tie(times));
    match other.filter(|other| rank(&other.times) < rank(&most.times)) {
        Some(other) => found(other.times, proven),
        None => found(most.times, proven),
    }
}

/// The best where tax comes on top at several rates, so that it matters which line a saving falls on, to the cent of rounding.
fn by_line(pricer: &Pricer, parts: Parts<'_>, (objective, lines): (&Objective<'_>, &[Listed<'_>])) -> Found {
    /// A minor unit, in the units of weights.
    const UNIT: i64 = 100_000_000;
    let first_line: BTreeMap<&str, usize> =
        lines.iter().enumerate().rev().map(|(place, line)| (line.product.id.as_str(), place)).collect();
    let weight_of = |pool: usize| {
        let product = parts.pools.get(pool).map_or("", |pool| pool.product.as_str());
        objective.weight(first_line.get(product).copied().unwrap_or_default())
    };
    // A saving is spread over its products, so that it weighs what the heaviest of them does at most.
    let weigh = |saving: Saving<'_>| match saving {
        Saving::Pattern(pattern) => {
            let heaviest = pattern.takes.iter().map(|(pool, _)| weight_of(*pool)).max().unwrap_or_default();
            let price = |pool: &usize| parts.pools.get(*pool).map_or(0, |pool| pool.price.minor());
            let total: i64 = pattern
                .takes
                .iter()
                .map(|(pool, units)| price(pool).saturating_mul(i64::from(*units)))
                .fold(0, i64::saturating_add);
            let weighted: i128 = pattern
                .takes
                .iter()
                .map(|(pool, units)| i128::from(price(pool)) * i128::from(*units) * i128::from(weight_of(*pool)))
                .sum();
            let spread = weighted * i128::from(pattern.saving.minor()) / i128::from(total.max(1)) + 1;
            // Spreading rounds by a minor unit per product.
            let rounding = i64::try_from(pattern.takes.len()).unwrap_or(i64::MAX).saturating_mul(heaviest / 4);
            i64::try_from(spread).unwrap_or(i64::MAX).saturating_add(rounding)
        }
        Saving::Repacking(repacking) => objective.weight(repacking.line).saturating_mul(-repacking.dearer.minor()),
    };
    let model = Model::new(parts, &weigh, false);
    let nothing = objective.payable_by_line(&lines.iter().map(|line| line.list).collect::<Vec<_>>());
    let worth = |times: &[i64]| {
        let (applied, packed) = times.split_at(parts.patterns.len().min(times.len()));
        let packed: Vec<&Repacking> =
            parts.repackings.iter().zip(packed).filter(|(_, times)| **times > 0).map(|(one, _)| one).collect();
        let mut totals: Vec<Money> = lines.iter().map(|line| line.list).collect();
        for repacking in &packed {
            if let Some(total) = totals.get_mut(repacking.line) {
                *total += repacking.dearer;
            }
        }
        for application in applications(lines, &packed, (parts.pools, parts.patterns), applied) {
            for (line, part) in application.by_line {
                if let Some(total) = totals.get_mut(line) {
                    *total -= part;
                }
            }
        }
        if !objective.is_enough(&totals) {
            // That is another order: the one that does without.
            return (-nothing.minor()).saturating_sub(1).saturating_mul(UNIT);
        }
        let less = nothing - objective.payable_by_line(&totals);
        less.minor().saturating_mul(UNIT).saturating_sub(model.tie(times).min(UNIT - 1))
    };
    let slack = objective.slack(!parts.repackings.is_empty()).saturating_mul(UNIT);
    let solution = packing::solve_judged(&model.packing, pricer.effort(), Judge { worth: &worth, slack });
    let gap = solution.bound.saturating_sub(solution.worth).max(0) / UNIT + 1;
    Found { times: solution.times, proven: solution.proven, gap: Money::from_minor(gap) }
}
