//! Owns the packing that an order and its reductions make: what is a row, what is a column, what each is worth.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern::{Live, Pattern};
use super::pool::Pool;
use super::repack::Repacking;
use crate::catalog::Reduction;
use crate::money::Money;
use crate::packing::{Column, Packing};

/// The packing, and how to read it. Its columns are the patterns, then the repackings.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(crate) packing: Packing,
    /// What a minor unit counts in the packing: less than that is left for telling equal ones apart.
    pub(crate) grain: i64,
    /// What each column saves, in minor units.
    pub(crate) saves: Vec<i64>,
    /// What taking each column once costs among equals.
    pub(crate) ties: Vec<i64>,
}

/// What a model is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts<'a> {
    pub(crate) pools: &'a [Pool],
    pub(crate) live: &'a [Live<'a>],
    pub(crate) patterns: &'a [Pattern],
    pub(crate) repackings: &'a [Repacking],
    /// By how many units each repacking makes which pool grow.
    pub(crate) changes: &'a [Vec<(usize, i64)>],
}

impl Model {
    /// `weigh` says what a pattern is worth, or a repacking costs, in units of the objective. Ties are told apart within the
    /// worth of columns where `with_ties` says so, else by whoever judges solutions.
    pub(crate) fn new(parts: Parts<'_>, weigh: &dyn Fn(Saving<'_>) -> i64, with_ties: bool) -> Self {
        let mut rows = Rows::default();
        let mut columns: Vec<Column> = parts.patterns.iter().map(|pattern| rows.pattern(parts, pattern)).collect();
        columns.extend(
            parts
                .repackings
                .iter()
                .zip(parts.changes)
                .map(|(repacking, changes)| rows.repacking(parts, repacking.line, changes)),
        );
        let patterns = parts.patterns.iter().map(Saving::Pattern);
        let savings: Vec<Saving<'_>> = patterns.chain(parts.repackings.iter().map(Saving::Repacking)).collect();
        let (grain, ties) = ties(parts, &columns, &savings);
        for ((column, saving), tie) in columns.iter_mut().zip(&savings).zip(&ties) {
            let worth = weigh(*saving);
            column.worth = if with_ties { worth.saturating_mul(grain).saturating_sub(*tie) } else { worth };
        }
        let grain = if with_ties { grain } else { 1 };
        let saves = savings.iter().map(|saving| saving.amount()).collect();
        Self { packing: Packing { supply: rows.supply, columns }, grain, saves, ties }
    }

    /// The same with one more row: all together may save at most so much.
    pub(crate) fn capped(&self, most: Money) -> Packing {
        let mut packing = self.packing.clone();
        let row = packing.supply.len();
        packing.supply.push(most.minor());
        for (column, saves) in packing.columns.iter_mut().zip(&self.saves) {
            column.takes.push((row, *saves));
        }
        packing
    }

    /// What taking columns so many times saves.
    pub(crate) fn saved(&self, times: &[i64]) -> Money {
        let saved = self.saves.iter().zip(times).map(|(saves, times)| saves.saturating_mul(*times));
        Money::from_minor(saved.fold(0, i64::saturating_add))
    }

    /// What taking columns so many times costs among equals.
    pub(crate) fn tie(&self, times: &[i64]) -> i64 {
        self.ties.iter().zip(times).map(|(tie, times)| tie.saturating_mul(*times)).fold(0, i64::saturating_add)
    }
}

/// What a column saves.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Saving<'a> {
    /// A reduction that applies.
    Pattern(&'a Pattern),
    /// Packs that cost more.
    Repacking(&'a Repacking),
}

impl Saving<'_> {
    /// In minor units; less than nothing for what costs more.
    pub(crate) fn amount(self) -> i64 {
        match self {
            Self::Pattern(pattern) => pattern.saving.minor(),
            Self::Repacking(repacking) => -repacking.dearer.minor(),
        }
    }
}

/// What makes a row: a pool, the limit of a reduction, the choice of a line's packs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    Pool(usize),
    Limit(usize),
    Packs(usize),
    /// Whether something that applies takes units of a product, by its first pool: only then is it packed otherwise.
    Used(usize),
}

/// The rows so far.
#[derive(Debug, Default)]
struct Rows {
    places: BTreeMap<Row, usize>,
    supply: Vec<i64>,
}

impl Rows {
    fn place(&mut self, row: Row, supply: i64) -> usize {
        *self.places.entry(row).or_insert_with(|| {
            self.supply.push(supply);
            self.supply.len() - 1
        })
    }

    fn pattern(&mut self, parts: Parts<'_>, pattern: &Pattern) -> Column {
        let mut most = i64::MAX;
        let mut takes: Vec<(usize, i64)> = Vec::new();
        for (place, units) in &pattern.takes {
            let Some(pool) = parts.pools.get(*place) else { continue };
            most = most.min(i64::from(pool.potential / (*units).max(1)));
            takes.push((self.place(Row::Pool(*place), i64::from(pool.count)), i64::from(*units)));
        }
        if let Some(limit) = parts.limit(pattern.live) {
            if parts.limit_is_shared(pattern) {
                takes.push((self.place(Row::Limit(pattern.live), limit), 1));
            } else {
                most = most.min(limit);
            }
        }
        let users: BTreeSet<usize> = parts.repacked_by(pattern).collect();
        // One application is reason enough for every line of the product.
        let lines = i64::try_from(parts.repackings.len()).unwrap_or(i64::MAX);
        takes.extend(users.into_iter().map(|product| (self.place(Row::Used(product), 0), -lines)));
        takes.sort_unstable();
        Column { takes, worth: 0, most }
    }

    /// A repacking: gives and takes units, and parents of what is cheaper together with them. A line is packed in one way.
    fn repacking(&mut self, parts: Parts<'_>, line: usize, changes: &[(usize, i64)]) -> Column {
        let mut takes = vec![(self.place(Row::Packs(line), 1), 1)];
        if let Some(product) = parts.first_pool(changes) {
            takes.push((self.place(Row::Used(product), 0), 1));
        }
        for (pool, change) in changes {
            if let Some(row) = self.places.get(&Row::Pool(*pool)) {
                takes.push((*row, -change));
            }
        }
        let limits: Vec<(usize, usize)> = self
            .places
            .iter()
            .filter_map(|(row, place)| if let Row::Limit(live) = row { Some((*live, *place)) } else { None })
            .collect();
        for (live, row) in limits {
            let given: i64 = changes
                .iter()
                .map(|(pool, change)| parts.parents_in(live, *pool).saturating_mul(*change))
                .fold(0, i64::saturating_add);
            if given != 0 {
                takes.push((row, -given));
            }
        }
        takes.sort_unstable();
        Column { takes, worth: 0, most: 1 }
    }
}

impl Parts<'_> {
    /// How many times a reduction may apply, by the units of its parents that are in the order; nothing where it has none.
    fn limit(self, live: usize) -> Option<i64> {
        let Reduction::Together { .. } = self.live.get(live)?.reduction else { return None };
        let parents = self.pools.iter().enumerate();
        let allowed = parents.map(|(place, pool)| self.parents_in(live, place).saturating_mul(i64::from(pool.count)));
        Some(allowed.fold(0, i64::saturating_add))
    }

    /// How many applications each unit of a pool allows, as a parent.
    fn parents_in(self, live: usize, pool: usize) -> i64 {
        match (self.live.get(live).map(|live| live.reduction), self.pools.get(pool)) {
            (Some(Reduction::Together { with, per_parent, .. }), Some(pool)) if with.contains(&pool.product) => {
                i64::from(*per_parent)
            }
            _ => 0,
        }
    }

    /// The first pool of the product that a repacking changes.
    fn first_pool(self, changes: &[(usize, i64)]) -> Option<usize> {
        let product = &self.pools.get(changes.first()?.0)?.product;
        Some(self.pools.partition_point(|pool| pool.product < *product))
    }

    /// The products with several ways to be packed that a pattern takes, or has for parents, by their first pools.
    fn repacked_by(self, pattern: &Pattern) -> impl Iterator<Item = usize> {
        let repacked = self.changes.iter().filter_map(move |changes| self.first_pool(changes));
        repacked.filter(move |first| {
            let same = |pool: usize| {
                self.pools.get(pool).map(|pool| &pool.product) == self.pools.get(*first).map(|pool| &pool.product)
            };
            self.parents_in(pattern.live, *first) > 0 || pattern.takes.iter().any(|(pool, _)| same(*pool))
        })
    }

    /// Whether more than one column counts towards a limit: other patterns of the same reduction, or packs of a parent.
    fn limit_is_shared(self, pattern: &Pattern) -> bool {
        let patterns = self.patterns.iter().filter(|other| other.live == pattern.live).take(2).count();
        let is_parent = |(pool, _): &(usize, i64)| self.parents_in(pattern.live, *pool) > 0;
        patterns > 1 || self.changes.iter().flatten().any(is_parent)
    }
}

/// What tells equal solutions apart: fewer applications first, then those that stand earlier in the catalog (the smaller sum
/// of their places), and packs as they are. Returns what a minor unit has to count then, and what each column costs.
///
/// Where numbers would become too large, less is told apart.
fn ties(parts: Parts<'_>, columns: &[Column], savings: &[Saving<'_>]) -> (i64, Vec<i64>) {
    /// All savings together stay below this.
    const LARGEST: i64 = 1 << 46;
    let units: i64 = parts.pools.iter().map(|pool| i64::from(pool.potential)).fold(0, i64::saturating_add);
    let most: i64 = columns.iter().map(|column| column.most).fold(0, i64::saturating_add);
    let applications = units.min(most).saturating_add(i64::try_from(parts.repackings.len()).unwrap_or(i64::MAX)).max(1);
    let places = parts.live.last().map_or(1, |live| i64::try_from(live.place).unwrap_or(i64::MAX).saturating_add(2));
    let saved = columns
        .iter()
        .zip(savings)
        .map(|(column, saving)| saving.amount().saturating_abs().saturating_mul(column.most))
        .fold(1_i64, i64::saturating_add);
    let one_more = applications.saturating_mul(places).saturating_add(1);
    let by_place = applications.saturating_mul(one_more.saturating_add(places)).saturating_add(1);
    let place = |saving: &Saving<'_>| match saving {
        Saving::Pattern(pattern) => i64::try_from(pattern.place).unwrap_or(i64::MAX).saturating_add(1),
        Saving::Repacking(_) => 1,
    };
    if saved.saturating_mul(by_place) < LARGEST {
        return (by_place, savings.iter().map(|saving| one_more + place(saving)).collect());
    }
    let by_number = applications.saturating_add(1);
    if saved.saturating_mul(by_number) < LARGEST {
        return (by_number, vec![1; columns.len()]);
    }
    (1, vec![0; columns.len()])
}
