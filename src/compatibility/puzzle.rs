//! Owns the search for what is wrong and how it can be put right, in numbers alone: variables that have a value each, and
//! conditions on them. Knows nothing of products.

use std::collections::{BTreeMap, BTreeSet};

/// So many sets of changes are looked at. A shop's rules take tens.
const MOST_STEPS: usize = 20_000;

/// Something that has one of so many values, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Variable {
    /// Its value.
    pub(super) now: usize,
    /// How many values it can have.
    pub(super) values: usize,
    /// Whether a repair has to leave it alone.
    pub(super) fixed: bool,
}

/// That a variable has a value, or has another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) variable: usize,
    pub(super) value: usize,
    pub(super) is: bool,
}

/// Atoms that have to hold together.
pub(super) type Term = Vec<Atom>;

/// Terms of which one has to hold.
pub(super) type Condition = Vec<Term>;

/// New values of some variables.
pub(super) type Changes = BTreeMap<usize, usize>;

/// Variables and the conditions on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Puzzle {
    pub(super) variables: Vec<Variable>,
    pub(super) conditions: Vec<Condition>,
}

/// The ways to put a puzzle right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repairs {
    /// Each set of changes that puts it right and in which no change is superfluous, the smallest first.
    pub(super) minimal: Vec<Changes>,
    /// Whether these are all.
    pub(super) complete: bool,
}

impl Puzzle {
    /// The conditions that don't hold after these changes, by their places.
    pub(super) fn broken<'a>(&'a self, changes: &'a Changes) -> impl Iterator<Item = usize> + 'a {
        let broken = |condition: &Condition| !condition.iter().any(|term| self.holds(term, changes));
        (0..).zip(&self.conditions).filter(move |(_, condition)| broken(condition)).map(|(place, _)| place)
    }

    fn holds(&self, term: &Term, changes: &Changes) -> bool {
        term.iter().all(|atom| (self.value(atom.variable, changes) == Some(atom.value)) == atom.is)
    }

    fn value(&self, variable: usize, changes: &Changes) -> Option<usize> {
        changes.get(&variable).copied().or_else(|| self.variables.get(variable).map(|variable| variable.now))
    }

    /// All minimal repairs.
    ///
    /// Starting from no change, the first condition that is broken is mended in each way that there is, until none is broken.
    /// Any minimal repair makes one of the condition's terms hold, so that one of the ways leads towards it; and as smaller
    /// sets of changes are looked at first, whatever contains a repair already found has something superfluous in it. Source:
    /// the tree of hitting sets of R. Reiter, A theory of diagnosis from first principles (1987), section 4, with the
    /// conditions' terms in place of conflict sets.
    pub(super) fn repairs(&self) -> Repairs {
        let mut minimal: Vec<Changes> = Vec::new();
        let mut open: BTreeSet<(usize, Changes)> = BTreeSet::from([(0, Changes::new())]);
        let mut seen: BTreeSet<Changes> = BTreeSet::new();
        let mut steps = 0;
        while let Some((_, changes)) = open.pop_first() {
            if steps == MOST_STEPS {
                return Repairs { minimal, complete: false };
            }
            steps += 1;
            if minimal.iter().any(|repair| contains(&changes, repair)) {
                continue;
            }
            let first = self.broken(&changes).next().and_then(|place| self.conditions.get(place));
            let Some(condition) = first else {
                minimal.push(changes);
                continue;
            };
            for next in condition.iter().flat_map(|term| self.ways(term, &changes)) {
                if seen.insert(next.clone()) {
                    open.insert((next.len(), next));
                }
            }
        }
        Repairs { minimal, complete: true }
    }

    /// The sets of changes that make a term hold, with those made already.
    fn ways(&self, term: &Term, changes: &Changes) -> Vec<Changes> {
        let mut ways = vec![changes.clone()];
        for atom in term {
            ways = ways.into_iter().flat_map(|way| self.with_atom(atom, way)).collect();
        }
        ways
    }

    fn with_atom(&self, atom: &Atom, changes: Changes) -> Vec<Changes> {
        let Some(variable) = self.variables.get(atom.variable) else { return Vec::new() };
        if (self.value(atom.variable, &changes) == Some(atom.value)) == atom.is {
            return vec![changes];
        }
        if variable.fixed || changes.contains_key(&atom.variable) {
            return Vec::new();
        }
        let allowed = (0..variable.values).filter(|value| (*value == atom.value) == atom.is && *value != variable.now);
        allowed
            .map(|value| {
                let mut with = changes.clone();
                with.insert(atom.variable, value);
                with
            })
            .collect()
    }
}

impl Repairs {
    /// The sets of variables that can't all keep their values, whatever else is changed, and of which every smaller part can:
    /// those that have a variable in common with every repair. The smallest first, at most so many; none where no repair
    /// exists, or where not all are known.
    ///
    /// Source: Reiter (1987), theorem 4.4 read the other way round: the conflict sets are the hitting sets of the diagnoses.
    pub(super) fn conflicts(&self, most: usize) -> Vec<BTreeSet<usize>> {
        if !self.complete || self.minimal.is_empty() {
            return Vec::new();
        }
        let sets: Vec<BTreeSet<usize>> = self.minimal.iter().map(|changes| changes.keys().copied().collect()).collect();
        let mut conflicts: Vec<BTreeSet<usize>> = Vec::new();
        let mut open: BTreeSet<(usize, BTreeSet<usize>)> = BTreeSet::from([(0, BTreeSet::new())]);
        for _step in 0..MOST_STEPS {
            let Some((_, hitting)) = open.pop_first() else { return conflicts };
            if conflicts.iter().any(|conflict| conflict.is_subset(&hitting)) {
                continue;
            }
            match sets.iter().find(|set| set.is_disjoint(&hitting)) {
                None => conflicts.push(hitting),
                Some(missed) => open.extend(missed.iter().map(|variable| {
                    let mut with = hitting.clone();
                    with.insert(*variable);
                    (with.len(), with)
                })),
            }
            if conflicts.len() == most {
                return conflicts;
            }
        }
        // What was found so far are the smallest ones.
        conflicts
    }
}

/// Whether all changes of a part are among these.
fn contains(all: &Changes, part: &Changes) -> bool {
    part.iter().all(|(variable, value)| all.get(variable) == Some(value))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Small puzzles: up to five variables of up to three values, and conditions on them.
    fn puzzles() -> impl Strategy<Value = Puzzle> {
        let variable = (1..=3_usize, any::<usize>(), prop::bool::weighted(0.2))
            .prop_map(|(values, now, fixed)| Variable { now: now % values, values, fixed });
        prop::collection::vec(variable, 1..=5).prop_flat_map(|variables| {
            let count = variables.len();
            let atom = (0..count, 0..3_usize, any::<bool>());
            let atom = atom.prop_map(|(variable, value, is)| Atom { variable, value, is });
            let condition = prop::collection::vec(prop::collection::vec(atom, 1..=2), 1..=3);
            let conditions = prop::collection::vec(condition, 0..=5);
            conditions.prop_map(move |conditions| Puzzle { variables: variables.clone(), conditions })
        })
    }

    /// Every set of changes that leaves fixed variables alone.
    fn all_changes(puzzle: &Puzzle) -> Vec<Changes> {
        let mut all = vec![Changes::new()];
        for (place, variable) in puzzle.variables.iter().enumerate().filter(|(_, variable)| !variable.fixed) {
            let others = (0..variable.values).filter(|value| *value != variable.now);
            let more: Vec<Changes> = others
                .flat_map(|value| all.iter().map(move |changes| (value, changes)))
                .map(|(value, changes)| {
                    let mut with = changes.clone();
                    with.insert(place, value);
                    with
                })
                .collect();
            all.extend(more);
        }
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn the_repairs_are_those_that_trying_everything_finds(puzzle in puzzles()) {
            let right: Vec<Changes> =
                all_changes(&puzzle).into_iter().filter(|changes| puzzle.broken(changes).next().is_none()).collect();
            let is_minimal = |changes: &Changes| {
                !right.iter().any(|other| other.len() < changes.len() && contains(changes, other))
            };
            let expected: BTreeSet<Changes> = right.iter().filter(|changes| is_minimal(changes)).cloned().collect();
            let found = puzzle.repairs();
            prop_assert!(found.complete);
            prop_assert_eq!(found.minimal.iter().cloned().collect::<BTreeSet<_>>(), expected);
        }

        #[test]
        fn the_conflicts_are_the_values_that_nothing_goes_with_and_of_which_fewer_go_with_something(puzzle in puzzles()) {
            let all = all_changes(&puzzle);
            let goes_with = |kept: &BTreeSet<usize>| all.iter().any(|changes| {
                changes.keys().all(|place| !kept.contains(place)) && puzzle.broken(changes).next().is_none()
            });
            let is_broken = puzzle.broken(&Changes::new()).next().is_some();
            let found = puzzle.repairs().conflicts(usize::MAX);
            if !is_broken || !goes_with(&BTreeSet::new()) {
                prop_assert!(found.is_empty(), "nothing is wrong, or nothing helps");
                return Ok(());
            }
            let count = puzzle.variables.len();
            let every = (0..(1_usize << count)).map(|bits| -> BTreeSet<usize> {
                (0..count).filter(|place| bits & (1 << place) != 0).collect()
            });
            let fewer_do = |kept: &BTreeSet<usize>| kept.iter().all(|place| {
                let mut fewer = kept.clone();
                fewer.remove(place);
                goes_with(&fewer)
            });
            let expected: BTreeSet<_> = every.filter(|kept| !goes_with(kept) && fewer_do(kept)).collect();
            prop_assert!(found.is_sorted_by_key(BTreeSet::len));
            prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
        }
    }
}
