//! The choice of what is taken how often is exact: trying everything finds nothing better.

#![expect(clippy::indexing_slicing, reason = "a helper of tests that can not go on ends the test")]

use diderot::packing::{Column, Effort, Judge, Memory, Packing, solve, solve_above, solve_judged};

#[path = "common/lots.rs"]
#[expect(dead_code, reason = "other tests draw more kinds of lots")]
mod lots;

use lots::Lots;

const EFFORT: Effort = Effort { nodes: 20_000, fine_nodes: 20_000 };

/// A small packing. Where `gives` says so, some columns give what others take, and a row may start below nothing.
fn packing(lots: &mut Lots, gives: bool) -> Packing {
    let rows = lots.between(1, 5);
    let supply: Vec<i64> = (0..rows).map(|_| i64::from(lots.between(0, 5))).collect();
    let columns = (0..lots.between(1, 7)).map(|_| {
        let mut takes: Vec<(usize, i64)> = Vec::new();
        for row in 0..supply.len() {
            if lots.chance(45) {
                let units = i64::from(lots.between(1, 3));
                takes.push((row, if gives && lots.chance(30) { -units } else { units }));
            }
        }
        let is_dear = gives && lots.chance(30);
        let worth = i64::from(lots.between(1, 900));
        Column { takes, worth: if is_dear { -worth } else { worth }, most: i64::from(lots.between(0, 3)) }
    });
    let columns: Vec<Column> = columns.collect();
    let mut packing = Packing { supply, columns };
    if gives && lots.chance(50) {
        // A row of large numbers, like what a saving may come to at most.
        let row = packing.supply.len();
        packing.supply.push(i64::from(lots.between(0, 1_500)) - 500);
        for column in &mut packing.columns {
            column.takes.push((row, column.worth));
        }
    }
    packing
}

/// The most that any whole solution is worth; nothing where there is none.
fn by_trying(packing: &Packing, worth: &dyn Fn(&[i64]) -> i64) -> Option<i64> {
    fn go(packing: &Packing, times: &mut Vec<i64>, best: &mut Option<i64>, worth: &dyn Fn(&[i64]) -> i64) {
        if times.len() < packing.columns.len() {
            for count in 0..=packing.columns[times.len()].most {
                times.push(count);
                go(packing, times, best, worth);
                times.pop();
            }
        } else if fits(packing, times) {
            *best = (*best).max(Some(worth(times)));
        }
    }
    let mut best = None;
    go(packing, &mut Vec::new(), &mut best, worth);
    best
}

fn fits(packing: &Packing, times: &[i64]) -> bool {
    let mut left = packing.supply.clone();
    for (column, times) in packing.columns.iter().zip(times) {
        for (row, units) in &column.takes {
            left[*row] -= units * times;
        }
    }
    left.iter().all(|left| *left >= 0) && packing.columns.iter().zip(times).all(|(column, times)| *times <= column.most)
}

fn sum(packing: &Packing, times: &[i64]) -> i64 {
    packing.columns.iter().zip(times).map(|(column, times)| column.worth * times).sum()
}

#[test]
fn nothing_is_worth_more_than_what_is_found() {
    for seed in 0..20_000 {
        let packing = packing(&mut Lots::new(seed), false);
        let solution = solve(&packing, 1, EFFORT, &Memory::default());
        let best = by_trying(&packing, &|times| sum(&packing, times));
        assert!(solution.proven, "{seed}: {packing:?}");
        assert_eq!(Some(solution.worth), best, "{seed}: {packing:?}");
        assert!(fits(&packing, &solution.times), "{seed}: {packing:?}");
        assert!(solution.bound >= solution.worth, "{seed}: {solution:?} {packing:?}");
        assert_eq!(sum(&packing, &solution.times), solution.worth, "{seed}: {packing:?}");
    }
}

#[test]
fn what_gives_and_what_may_not_be_exceeded_is_kept_to() {
    for seed in 0..20_000 {
        let mut lots = Lots::new(seed);
        let packing = packing(&mut lots, true);
        let floor = i64::from(lots.between(0, 1_200)) - 700;
        let best = by_trying(&packing, &|times| sum(&packing, times)).filter(|best| *best > floor);
        let (found, proven) = solve_above(&packing, 1, EFFORT, floor);
        assert!(proven, "{seed}: {packing:?}");
        assert_eq!(found.as_ref().map(|found| found.worth), best, "{seed}, floor {floor}: {packing:?}");
        assert!(found.is_none_or(|found| fits(&packing, &found.times)), "{seed}: {packing:?}");
    }
}

#[test]
fn a_judge_has_the_last_word() {
    for seed in 0..5_000 {
        let mut lots = Lots::new(seed);
        let packing = packing(&mut lots, false);
        let limit = i64::from(lots.between(100, 2_000));
        // More than a limit costs what a bonus below it does not, and every sum is off by a little.
        let worth = |times: &[i64]| {
            let sum = sum(&packing, times);
            sum - sum % 7 - if sum > limit { 395 } else { 0 }
        };
        let solution = solve_judged(&packing, EFFORT, Judge { worth: &worth, slack: 7 });
        assert!(solution.proven, "{seed}: {packing:?}");
        assert_eq!(Some(solution.worth), by_trying(&packing, &worth), "{seed}: {packing:?}");
    }
}

#[test]
fn what_was_solved_once_is_the_same_when_it_is_remembered() {
    let memory = Memory::default();
    for seed in (0..500).chain(0..500) {
        let packing = packing(&mut Lots::new(seed), false);
        assert_eq!(solve(&packing, 1, EFFORT, &memory), solve(&packing, 1, EFFORT, &Memory::default()), "{seed}");
    }
}
