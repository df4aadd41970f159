//! Owns the division of a packing into components that share nothing, and the memory of those that are solved.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::search::{Judge, Search};
use super::{Column, Effort, Packing, Solution};

/// So many solved components are remembered before all are forgotten.
const MOST_REMEMBERED: usize = 4_096;

/// Components that were solved before. What is the same in every row and column is the same component, whatever it is about.
/// A clone is the same memory.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    solved: Arc<Mutex<HashMap<(Packing, i64), Solution>>>,
}

impl Memory {
    fn solved(&self) -> MutexGuard<'_, HashMap<(Packing, i64), Solution>> {
        // Whoever panicked while holding it left whole entries behind.
        self.solved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A solution that is proven, or took as much effort as may be taken now.
    fn recall(&self, key: &(Packing, i64), effort: Effort) -> Option<Solution> {
        self.solved().get(key).filter(|known| known.proven || known.nodes >= effort.nodes).cloned()
    }

    fn remember(&self, key: (Packing, i64), solution: &Solution) {
        let mut solved = self.solved();
        if solved.len() >= MOST_REMEMBERED {
            solved.clear();
        }
        solved.insert(key, solution.clone());
    }
}

/// The best packing. `grain` is what a difference has to reach to count, once the effort for finer ones is spent.
#[must_use]
pub fn solve(packing: &Packing, grain: i64, effort: Effort, memory: &Memory) -> Solution {
    let mut whole = Solution { times: vec![0; packing.columns.len()], proven: true, ..Solution::default() };
    for (columns, part) in components(packing) {
        let key = (part, grain);
        let solution = memory.recall(&key, effort).unwrap_or_else(|| {
            let solution = Search::new(&key.0, effort, grain, 0, None).run();
            memory.remember(key, &solution);
            solution
        });
        for (column, times) in columns.into_iter().zip(&solution.times) {
            if let Some(known) = whole.times.get_mut(column) {
                *known = *times;
            }
        }
        whole.worth = whole.worth.saturating_add(solution.worth);
        whole.bound = whole.bound.saturating_add(solution.bound);
        whole.proven &= solution.proven;
        whole.nodes += solution.nodes;
    }
    whole
}

/// The best packing that is worth more than `floor`; nothing where none was found. Whether one exists is only known where the
/// solution says that it is proven.
#[must_use]
pub fn solve_above(packing: &Packing, grain: i64, effort: Effort, floor: i64) -> (Option<Solution>, bool) {
    let solution = Search::new(packing, effort, grain, floor, None).run();
    let proven = solution.proven;
    ((solution.worth > floor).then_some(solution), proven)
}

/// The packing that a judge finds best.
#[must_use]
pub fn solve_judged(packing: &Packing, effort: Effort, judge: Judge<'_>) -> Solution {
    let nothing = (judge.worth)(&vec![0; packing.columns.len()]);
    Search::new(packing, effort, 1, nothing, Some(judge)).run()
}

/// The parts of a packing that share no row, each with its columns' places. Columns that can't be taken are in none.
fn components(packing: &Packing) -> Vec<(Vec<usize>, Packing)> {
    let mut leaders: Vec<usize> = (0..packing.supply.len()).collect();
    for column in &packing.columns {
        if let Some((first, _)) = column.takes.first() {
            let first = leader(&mut leaders, *first);
            for (row, _) in &column.takes {
                let other = leader(&mut leaders, *row);
                if let Some(known) = leaders.get_mut(other) {
                    *known = first;
                }
            }
        }
    }
    let mut parts: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (number, column) in packing.columns.iter().enumerate() {
        if column.most == 0 {
            continue;
        }
        // A column that takes nothing is a part of its own.
        let key = column.takes.first().map_or(packing.supply.len() + number, |(row, _)| leader(&mut leaders, *row));
        let place = *places.entry(key).or_insert_with(|| {
            parts.push((key, Vec::new()));
            parts.len() - 1
        });
        if let Some((_, columns)) = parts.get_mut(place) {
            columns.push(number);
        }
    }
    parts.into_iter().map(|(_, columns)| part(packing, without_dominated(packing, &columns))).collect()
}

/// The columns that no other one beats wherever it could be taken: by taking no more of any row and being worth no less.
fn without_dominated(packing: &Packing, columns: &[usize]) -> Vec<usize> {
    let column = |number: &usize| packing.columns.get(*number);
    let mut by_first_row: HashMap<usize, Vec<usize>> = HashMap::new();
    for number in columns {
        if let Some((row, _)) = column(number).and_then(|column| column.takes.first()) {
            by_first_row.entry(*row).or_default().push(*number);
        }
    }
    let beats = |one: usize, other: usize| match (packing.columns.get(one), packing.columns.get(other)) {
        (Some(better), Some(worse)) => {
            let is_earlier = better.worth > worse.worth || (better.worth == worse.worth && one < other);
            is_earlier && better.replaces(worse, &packing.supply)
        }
        _ => false,
    };
    let is_beaten = |number: usize| {
        let rows = column(&number).into_iter().flat_map(|column| &column.takes);
        let mut rivals = rows.filter_map(|(row, _)| by_first_row.get(row)).flatten();
        rivals.any(|rival| *rival != number && beats(*rival, number))
    };
    columns.iter().copied().filter(|number| !is_beaten(*number)).collect()
}

impl Column {
    /// Whether it takes no more of any row than another one, and nothing but the rows limits how often.
    fn replaces(&self, other: &Self, supply: &[i64]) -> bool {
        let takes_only = |column: &Self| column.takes.iter().all(|(_, units)| *units > 0);
        let fits =
            self.takes.iter().map(|(row, units)| supply.get(*row).copied().unwrap_or_default() / (*units).max(1));
        let taken_by_other =
            |row: usize| other.takes.iter().find(|(known, _)| *known == row).map_or(0, |(_, units)| *units);
        takes_only(self)
            && takes_only(other)
            && self.takes.iter().all(|(row, units)| *units <= taken_by_other(*row))
            && fits.min().is_none_or(|fits| fits <= self.most)
    }
}

fn leader(leaders: &mut [usize], row: usize) -> usize {
    let mut found = row;
    while let Some(above) = leaders.get(found).copied().filter(|above| *above != found) {
        found = above;
    }
    // What was gone through is remembered, so that the way stays short.
    if let Some(known) = leaders.get_mut(row) {
        *known = found;
    }
    found
}

/// A part of a packing by itself, with the rows that it has.
fn part(packing: &Packing, columns: Vec<usize>) -> (Vec<usize>, Packing) {
    let mut rows: HashMap<usize, usize> = HashMap::new();
    let mut part = Packing::default();
    for column in columns.iter().filter_map(|number| packing.columns.get(*number)) {
        let takes = column.takes.iter().map(|(row, units)| {
            let place = *rows.entry(*row).or_insert_with(|| {
                part.supply.push(packing.supply.get(*row).copied().unwrap_or_default());
                part.supply.len() - 1
            });
            (place, *units)
        });
        let takes = takes.collect();
        part.columns.push(Column { takes, ..*column });
    }
    (columns, part)
}
