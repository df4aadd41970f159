//! Owns the checks of the rules between a product's choices.

use super::Check;
use super::choice::Options;
use super::satisfy::{Clause, Effort, Literal, Verdict, satisfiable};
use crate::catalog::{Product, Rule, RuleKind, Selection};
use crate::storage::catalog_files::file::{RuleFile, SelectionFile};
use crate::storage::catalog_files::raw::Raw;
use crate::storage::catalog_files::report::Finding;

/// So many rules are named as being to blame.
const MOST_BLAMED: usize = 4;

/// So many rules of a product are weighed against each other.
const MOST_WEIGHED: usize = 200;

/// Reads the rules of a product; nothing where one of them is wrong.
pub(super) fn rules<'a>(check: &Check<'a>, options: &Options<'a>, raws: &[Raw<'a, RuleFile<'a>>]) -> Option<Vec<Rule>> {
    let rules: Vec<_> = raws.iter().map(|raw| rule(check, options, *raw)).collect();
    rules.into_iter().collect()
}

/// Reads one rule.
fn rule<'a>(check: &Check<'a>, options: &Options<'a>, raw: Raw<'a, RuleFile<'a>>) -> Option<Rule> {
    let (kind, when, any_of) = match check.part(raw)? {
        RuleFile::Requires { when, any_of } => (RuleKind::Requires, when, any_of),
        RuleFile::Excludes { when, any_of } => (RuleKind::Excludes, when, any_of),
    };
    let when = selection(check, options, when);
    if any_of.is_empty() {
        check.error(raw.text, "empty-rule", "this rule names no other choices");
    }
    let others: Vec<_> = any_of.into_iter().map(|other| selection(check, options, other)).collect();
    Some(Rule { when: when?, kind, others: others.into_iter().collect::<Option<_>>()? })
}

/// Reads a choice of an option, by their ids.
fn selection<'a>(check: &Check<'a>, options: &Options<'a>, raw: Raw<'a, SelectionFile<'a>>) -> Option<Selection> {
    let (option, choice) = check.part(raw)?;
    let option = options.known.find(check, option)?;
    let (_, choices) = options.choices.iter().find(|(id, _)| *id == option.id)?;
    let choice = choices.find(check, choice)?;
    Some(Selection { option: option.id.as_str().into(), choice: choice.id.as_str().into() })
}

/// The rules of a product in numbers: an option's place stands for it, and a choice's place in its option for the choice.
struct Puzzle {
    /// How many choices each option has.
    values: Vec<usize>,
    /// What each rule comes to.
    rules: Vec<Vec<Clause>>,
}

impl Puzzle {
    fn new(product: &Product) -> Self {
        let literal = |selection: &Selection, is: bool| {
            let variable = product.options.iter().position(|option| option.id == selection.option)?;
            let choices = &product.options.get(variable)?.choices;
            let value = choices.iter().position(|choice| choice.id == selection.choice)?;
            Some(Literal { variable, value, is })
        };
        let clauses = |rule: &Rule| -> Vec<Clause> {
            let unless = literal(&rule.when, false);
            let others = |is| rule.others.iter().filter_map(move |other| literal(other, is));
            match rule.kind {
                RuleKind::Requires => vec![unless.into_iter().chain(others(true)).collect()],
                RuleKind::Excludes => others(false).map(|other| unless.into_iter().chain([other]).collect()).collect(),
            }
        };
        let values = product.options.iter().map(|option| option.choices.len()).collect();
        Self { values, rules: product.rules.iter().map(clauses).collect() }
    }

    /// Whether some choices obey the rules at these places, with one option fixed or none.
    fn solve(&self, rules: &[usize], fixed: Option<(usize, usize)>, effort: &Effort) -> Verdict {
        let clauses: Vec<&Clause> = rules.iter().filter_map(|rule| self.rules.get(*rule)).flatten().collect();
        satisfiable(&self.values, &clauses, fixed.as_slice(), effort)
    }

    /// Whether the first choices with one of them changed obey all rules: most choices are proved to be good so.
    /// What would take too long to prove is taken for good.
    fn holds_with(&self, fixed: (usize, usize), effort: &Effort) -> bool {
        let chosen = |variable: usize| if variable == fixed.0 { fixed.1 } else { 0 };
        let obeys = |literal: &Literal| (chosen(literal.variable) == literal.value) == literal.is;
        self.rules.iter().flatten().all(|clause| !effort.take(clause.len()) || clause.iter().any(obeys))
    }

    /// Rules that leave no choices together, and of which every one is needed for that; none where there are too many to tell.
    fn to_blame(&self, fixed: Option<(usize, usize)>, effort: &Effort) -> Vec<usize> {
        if self.rules.len() > MOST_WEIGHED {
            return Vec::new();
        }
        let mut blamed: Vec<usize> = (0..self.rules.len()).collect();
        for rule in 0..self.rules.len() {
            let without: Vec<usize> = blamed.iter().copied().filter(|other| *other != rule).collect();
            if self.solve(&without, fixed, effort) == Verdict::Impossible {
                blamed = without;
            }
        }
        blamed
    }
}

/// Looks whether the rules allow what the product starts with, and each of its choices, or anything at all.
pub(super) fn consistent<'a>(
    check: &Check<'a>,
    product: &Product,
    options: &Options<'a>,
    raws: &[Raw<'a, RuleFile<'a>>],
) {
    if product.rules.is_empty() {
        return;
    }
    let puzzle = Puzzle::new(product);
    let first = product.first_choices();
    let Some((rule, raw)) = product.rules.iter().zip(raws).find(|(rule, _)| !rule.holds(&first)) else {
        dead_choices(check, (product, &puzzle), options, raws);
        return;
    };
    let all: Vec<usize> = (0..product.rules.len()).collect();
    let finding = if puzzle.solve(&all, None, &check.effort) == Verdict::Impossible {
        let message = format!("'{}' can't be bought: its rules leave no choices that go together", product.id);
        let finding = Finding::error("no-combination", message).mend("take out a rule, or add a choice");
        let others = puzzle.to_blame(None, &check.effort).into_iter().filter_map(|place| raws.get(place));
        blame(check, finding, others.filter(|other| other.text.as_ptr() != raw.text.as_ptr()))
    } else {
        let message = format!("what '{}' starts with is not allowed: its first choices break this rule", product.id);
        let finding = Finding::error("first-choices", message).mend(format!(
            "put a choice first that goes with the others; '{}' of '{}' is the one that the rule is about",
            rule.when.choice, rule.when.option
        ));
        match options.place(&rule.when) {
            Some(at) => finding.also(check.report.place(at), "it starts with this"),
            None => finding,
        }
    };
    check.add(raw.text, finding);
}

/// Reports the choices that the rules never allow.
fn dead_choices<'a>(
    check: &Check<'a>,
    (product, puzzle): (&Product, &Puzzle),
    options: &Options<'a>,
    raws: &[Raw<'a, RuleFile<'a>>],
) {
    let all: Vec<usize> = (0..product.rules.len()).collect();
    for (variable, option) in product.options.iter().enumerate() {
        for (value, choice) in option.choices.iter().enumerate() {
            let fixed = (variable, value);
            if puzzle.holds_with(fixed, &check.effort)
                || puzzle.solve(&all, Some(fixed), &check.effort) != Verdict::Impossible
            {
                continue;
            }
            let selection = Selection { option: option.id.clone(), choice: choice.id.clone() };
            let Some(at) = options.place(&selection) else { continue };
            let message =
                format!("'{}' of '{}' can never be chosen: its rules leave nothing with it", choice.id, option.id);
            let finding = Finding::warning("dead-choice", message).mend("take it out, or let a rule allow it");
            let blamed = puzzle.to_blame(Some(fixed), &check.effort);
            check.add(at, blame(check, finding, blamed.into_iter().filter_map(|place| raws.get(place))));
        }
    }
}

/// Names the rules that are to blame.
fn blame<'r, 'a: 'r>(
    check: &Check<'_>,
    finding: Finding,
    rules: impl Iterator<Item = &'r Raw<'a, RuleFile<'a>>>,
) -> Finding {
    rules
        .take(MOST_BLAMED)
        .fold(finding, |finding, rule| finding.also(check.report.place(rule.text), "because of this rule"))
}
