//! Owns the checks of `rules/*.ron`: what goes together in one order.

use std::collections::BTreeMap;

use super::Check;
use super::leaf::Named;
use super::product::Shelf;
use crate::catalog::{Catalog, OrderRule, Part, Product, ProductId, RuleKind, Selection};
use crate::compatibility::can_be_ordered;
use crate::storage::catalog_files::file::{self, ChoiceOfFile, OrderRuleFile};
use crate::storage::catalog_files::nearest::nearest;
use crate::storage::catalog_files::raw::{Id, Raw};
use crate::storage::catalog_files::report::Finding;

/// So many times a rule is looked at in search of those that bar each other: enough for a thousand rules.
const MOST_LOOKED_AT: usize = 1_000_000;

/// A rule and where it stands.
pub(super) type Placed<'a> = (OrderRule, &'a str);

/// Reads all rules; those that are wrong are reported and left out.
pub(super) fn rules<'a>(check: &Check<'a>, shelf: &Shelf<'a>) -> Vec<Placed<'a>> {
    let items = check.gathered.rules.iter().filter_map(|name| check.items(name)).flatten();
    items.filter_map(|item| rule(check, shelf, item).map(|rule| (rule, item))).collect()
}

fn rule<'a>(check: &Check<'a>, shelf: &Shelf<'a>, item: &'a str) -> Option<OrderRule> {
    let (kind, when, any_of, because) = match check.twin::<OrderRuleFile<'a>>(item)? {
        OrderRuleFile::Requires { when, any_of, because } => (RuleKind::Requires, when, any_of, because),
        OrderRuleFile::Excludes { when, any_of, because } => (RuleKind::Excludes, when, any_of, because),
    };
    if any_of.is_empty() {
        check.error(item, "empty-rule", "this rule names nothing else");
        return None;
    }
    let because = check.text(because);
    let when = part(check, shelf, when);
    let others: Vec<Option<Part>> = any_of
        .into_iter()
        .map(|raw| {
            let other = part(check, shelf, raw)?;
            let is_own = when.as_ref().is_some_and(|when| when.product == other.product);
            if is_own {
                let message = format!("both sides of this rule are about '{}'", other.product);
                let finding = Finding::error("own-rule", message);
                check.add(raw.text, finding.mend("write it with the product, in its rules"));
            }
            (!is_own).then_some(other)
        })
        .collect();
    Some(OrderRule { when: when?, kind, others: others.into_iter().collect::<Option<_>>()?, because: because? })
}

/// Reads a product, or a choice made for one.
fn part<'a>(check: &Check<'a>, shelf: &Shelf<'a>, raw: Raw<'a, file::Part>) -> Option<Part> {
    if raw.text.starts_with('"') {
        let named = shelf.known.find(check, Raw::new(raw.text))?;
        return Some(Part { product: named.id.as_str().into(), selection: None });
    }
    let (product, option, choice) = check.part::<ChoiceOfFile<'a>>(Raw::new(raw.text))?;
    let named = shelf.known.find(check, product)?;
    // What is wrong with the product itself is reported there.
    let known = shelf.product(&named)?;
    let selection = selection(check, known, (option, choice))?;
    Some(Part { product: known.id.clone(), selection: Some(selection) })
}

fn selection<'a>(
    check: &Check<'a>,
    product: &Product,
    (option, choice): (Raw<'a, Id>, Raw<'a, Id>),
) -> Option<Selection> {
    let (option, choice) = (check.id(option)?, check.id(choice)?);
    let Some(known) = product.options.iter().find(|known| known.id.as_str() == option.id) else {
        let names = product.options.iter().map(|known| known.id.as_str());
        unknown(check, &option, (&format!("'{}' has no option", product.id), names));
        return None;
    };
    let Some(chosen) = known.choices.iter().find(|known| known.id.as_str() == choice.id) else {
        let names = known.choices.iter().map(|known| known.id.as_str());
        unknown(check, &choice, (&format!("'{}' of '{}' has no choice", known.id, product.id), names));
        return None;
    };
    Some(Selection { option: known.id.clone(), choice: chosen.id.clone() })
}

/// Reports a name that a product does not have. Where something is wrong already, the name may be there, and be what is wrong.
fn unknown<'n>(check: &Check<'_>, named: &Named<'_>, (what, known): (&str, impl Iterator<Item = &'n str>)) {
    if !check.report.is_sound() {
        return;
    }
    let finding = Finding::error("unknown-id", format!("{what} '{}'", named.id));
    let finding = match nearest(&named.id, known) {
        Some(name) => finding.mend(format!("did you mean '{name}'?")),
        None => finding,
    };
    check.add(named.at, finding);
}

/// Looks whether the rules leave everything that they are about a way to be ordered, and a walk its beginning.
pub(super) fn possible(check: &Check<'_>, catalog: &Catalog, places: &[&str]) {
    // What only follows from something else that is wrong would lead astray.
    if !check.report.is_sound() {
        return;
    }
    let rules: Vec<_> = catalog.rules.iter().zip(places).collect();
    // A walk starts with one thing, so that only the rules about it can be broken.
    let mut about: BTreeMap<&ProductId, Vec<&(&OrderRule, &&str)>> = BTreeMap::new();
    for placed in &rules {
        about.entry(&placed.0.when.product).or_default().push(placed);
    }
    for hook in catalog.hooks() {
        let first = hook.first_choices();
        let own = about.get(&hook.id).into_iter().flatten();
        let broken = own.into_iter().find(|(rule, _)| !rule.holds(&[(&hook.id, &first)]));
        if let Some((_, at)) = broken {
            let message = format!("a walk can't start with '{}': by this rule it is not sold alone", hook.id);
            let finding = Finding::error("hook-not-alone", message);
            check.add(at, finding.mend("start walks with something else, or let the rule be about one of its choices"));
        }
    }
    let most = MOST_LOOKED_AT / rules.len().max(1);
    for (rule, at) in rules.iter().filter(|(rule, _)| rule.kind == RuleKind::Requires).take(most) {
        if !can_be_ordered(catalog, &rule.when) {
            let what = rule.when.selection.as_ref().map_or_else(
                || format!("'{}'", rule.when.product),
                |selection| format!("'{}' of '{}'", selection.choice, rule.when.product),
            );
            let message =
                format!("{what} can never be ordered: what it requires is excluded, or requires something that is");
            check.add(at, Finding::error("never-together", message).mend("take out one of the rules"));
        }
    }
}
