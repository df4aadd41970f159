//! Owns the search for values that obey clauses, in numbers alone: knows nothing of products and choices.

use std::cell::Cell;

/// That a variable has a value, or has another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Literal {
    pub(super) variable: usize,
    pub(super) value: usize,
    pub(super) is: bool,
}

/// Literals of which one has to hold.
pub(super) type Clause = Vec<Literal>;

/// What a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// There are values that obey all clauses.
    Possible,
    /// There are none.
    Impossible,
    /// The search would take too long.
    Unknown,
}

/// How much searching may still be done: so many literals can be looked at. One catalog has one, whatever is in it.
#[derive(Debug)]
pub(super) struct Effort(Cell<usize>);

/// For each variable the values that it can still have.
type Domains = Vec<Vec<bool>>;

impl Effort {
    pub(super) const fn new(most: usize) -> Self {
        Self(Cell::new(most))
    }

    /// Takes so much of it; false where there is not so much left.
    pub(super) fn take(&self, much: usize) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(much));
        left >= much
    }
}

/// Looks for values that obey all clauses. `values` says how many each variable can have, `fixed` which ones have theirs.
///
/// What follows from what is tried is drawn first, so that most searches try nothing. Source: unit propagation and
/// backtracking of M. Davis, G. Logemann and D. Loveland (1962), on variables with more than two values.
pub(super) fn satisfiable(values: &[usize], clauses: &[&Clause], fixed: &[(usize, usize)], effort: &Effort) -> Verdict {
    let mut start: Domains = values.iter().map(|count| vec![true; *count]).collect();
    for (variable, value) in fixed {
        narrow(&mut start, Literal { variable: *variable, value: *value, is: true });
    }
    let mut open = vec![start];
    while let Some(mut domains) = open.pop() {
        match follow(&mut domains, clauses, effort) {
            Verdict::Unknown => return Verdict::Unknown,
            Verdict::Impossible => continue,
            Verdict::Possible => {}
        }
        let undecided = clauses.iter().find(|clause| !clause.iter().any(|literal| holds(&domains, *literal)));
        let Some(literal) = undecided.and_then(|clause| clause.iter().find(|literal| !fails(&domains, **literal)))
        else {
            return Verdict::Possible;
        };
        let mut without = domains.clone();
        narrow(&mut without, Literal { is: !literal.is, ..*literal });
        narrow(&mut domains, *literal);
        open.push(without);
        open.push(domains);
    }
    Verdict::Impossible
}

/// Draws what follows: where all literals of a clause but one fail, that one has to hold.
fn follow(domains: &mut Domains, clauses: &[&Clause], effort: &Effort) -> Verdict {
    loop {
        let mut has_changed = false;
        if domains.iter().any(|values| !values.contains(&true)) {
            return Verdict::Impossible;
        }
        for clause in clauses {
            if !effort.take(clause.len()) {
                return Verdict::Unknown;
            }
            if clause.iter().any(|literal| holds(domains, *literal)) {
                continue;
            }
            let mut left = clause.iter().filter(|literal| !fails(domains, **literal));
            match (left.next().copied(), left.next()) {
                (None, _) => return Verdict::Impossible,
                (Some(literal), None) => {
                    narrow(domains, literal);
                    has_changed = true;
                }
                (Some(_), Some(_)) => {}
            }
        }
        if !has_changed {
            return Verdict::Possible;
        }
    }
}

/// Whether a literal holds whatever else is chosen.
fn holds(domains: &Domains, literal: Literal) -> bool {
    let Some(values) = domains.get(literal.variable) else { return false };
    let may_be = values.get(literal.value) == Some(&true);
    let others = values.iter().enumerate().any(|(value, may_be)| *may_be && value != literal.value);
    if literal.is { may_be && !others } else { !may_be }
}

/// Whether a literal fails whatever else is chosen.
fn fails(domains: &Domains, literal: Literal) -> bool {
    holds(domains, Literal { is: !literal.is, ..literal })
}

/// Leaves a variable only what makes a literal hold.
fn narrow(domains: &mut Domains, literal: Literal) {
    let Some(values) = domains.get_mut(literal.variable) else { return };
    for (value, may_be) in values.iter_mut().enumerate() {
        *may_be &= (value == literal.value) == literal.is;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether some of all the ways to give each variable a value obeys the clauses.
    fn by_trying(values: &[usize], clauses: &[Clause], fixed: &[(usize, usize)]) -> bool {
        let all: usize = values.iter().product();
        (0..all).any(|mut number| {
            let chosen: Vec<usize> = values
                .iter()
                .map(|count| {
                    let value = number % count;
                    number /= count;
                    value
                })
                .collect();
            let obeys = |literal: &Literal| (chosen[literal.variable] == literal.value) == literal.is;
            fixed.iter().all(|(variable, value)| chosen[*variable] == *value)
                && clauses.iter().all(|clause| clause.iter().any(obeys))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn what_is_found_is_what_trying_everything_finds(
            values in prop::collection::vec(1..=3_usize, 1..=5),
            raw in prop::collection::vec(prop::collection::vec((0..5_usize, 0..3_usize, any::<bool>()), 1..=3), 0..=8),
            fixed in (0..5_usize, 0..3_usize),
        ) {
            let literal = |(variable, value, is): &(usize, usize, bool)| {
                let variable = variable % values.len();
                Literal { variable, value: value % values[variable], is: *is }
            };
            let clauses: Vec<Clause> = raw.iter().map(|clause| clause.iter().map(literal).collect()).collect();
            let variable = fixed.0 % values.len();
            let fixed = [(variable, fixed.1 % values[variable])];
            let found = satisfiable(&values, &clauses.iter().collect::<Vec<_>>(), &fixed, &Effort::new(usize::MAX));
            let expected = if by_trying(&values, &clauses, &fixed) { Verdict::Possible } else { Verdict::Impossible };
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_search_without_end_is_given_up() {
        // More pigeons than holes, each pigeon with a hole of its own: famously hard to refute.
        let pigeons = 12;
        let literal = |variable, value| Literal { variable, value, is: false };
        let clauses: Vec<Clause> = (0..pigeons)
            .flat_map(|one| (0..one).map(move |other| (one, other)))
            .flat_map(|(one, other)| (0..pigeons - 1).map(move |hole| vec![literal(one, hole), literal(other, hole)]))
            .collect();
        let clauses: Vec<&Clause> = clauses.iter().collect();
        assert_eq!(satisfiable(&vec![pigeons - 1; pigeons], &clauses, &[], &Effort::new(200_000)), Verdict::Unknown);
    }
}
