//! Owns the checks of the rules between a product's choices.

use super::Check;
use super::choice::Options;
use crate::catalog::{Choices, Product, Rule, RuleKind, Selection};
use crate::storage::catalog_files::file::{RuleFile, SelectionFile};
use crate::storage::catalog_files::raw::Raw;
use crate::storage::catalog_files::report::Finding;

/// So many steps are taken in search of choices that go together.
const MOST_STEPS: usize = 200_000;

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

/// Looks whether the rules allow what the product starts with, or anything at all.
pub(super) fn consistent<'a>(check: &Check<'a>, product: &Product, raws: &[Raw<'a, RuleFile<'a>>]) {
    let first = product.first_choices();
    let broken = product.rules.iter().zip(raws).find(|(rule, _)| !rule.holds(&first));
    let Some((rule, raw)) = broken else { return };
    let finding = if can_be_chosen(product) {
        let message = format!("what '{}' starts with is not allowed: its first choices break this rule", product.id);
        Finding::error("first-choices", message).mend(format!(
            "put a choice first that goes with the others; '{}' of '{}' is the one that the rule is about",
            rule.when.choice, rule.when.option
        ))
    } else {
        let message = format!("'{}' can't be bought: its rules leave no choices that go together", product.id);
        Finding::error("no-combination", message).mend("take out a rule, or add a choice")
    };
    check.add(raw.text, finding);
}

/// Whether there are choices that obey all rules; also true where the search would take too long.
fn can_be_chosen(product: &Product) -> bool {
    let mut chosen = Choices::new();
    let mut steps = MOST_STEPS;
    // The positions of the choices tried, one for each option so far.
    let mut tried: Vec<usize> = vec![0];
    while let Some(position) = tried.pop() {
        let Some(option) = product.options.get(tried.len()) else { return true };
        let Some(choice) = option.choices.get(position) else {
            chosen.remove(&option.id);
            continue;
        };
        steps = steps.saturating_sub(1);
        if steps == 0 {
            return true;
        }
        chosen.insert(option.id.clone(), choice.id.clone());
        tried.push(position + 1);
        if product.rules.iter().all(|rule| may_hold(product, rule, &chosen)) {
            if tried.len() == product.options.len() {
                return true;
            }
            tried.push(0);
        }
    }
    false
}

/// Whether a rule holds for these choices, or can still hold once the other options are chosen.
fn may_hold(product: &Product, rule: &Rule, chosen: &Choices) -> bool {
    let is_open =
        |selection: &Selection| !chosen.contains_key(&selection.option) && product.option(&selection.option).is_some();
    rule.holds(chosen) || (rule.kind == RuleKind::Requires && rule.others.iter().any(is_open))
}
