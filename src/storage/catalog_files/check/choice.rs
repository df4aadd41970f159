//! Owns the checks of a product's options and their choices.

use super::Check;
use super::honesty::{Setting, Topic};
use super::known::Known;
use super::leaf::{Named, optional};
use crate::catalog::{Choice, Extra, Finish, ProductOption, Selection};
use crate::money::Money;
use crate::storage::catalog_files::file::{ChoiceFile, OptionFile};
use crate::storage::catalog_files::raw::{Amount, Raw};
use crate::storage::catalog_files::report::Finding;

/// The words for films over the print.
const FINISHES: [(&str, Finish); 4] =
    [("varnish", Finish::Varnish), ("gold", Finish::Gold), ("silver", Finish::Silver), ("copper", Finish::Copper)];

/// The names of a product's options, and of the choices of each.
pub(super) struct Options<'a> {
    /// The options.
    pub(super) known: Known<'a>,
    /// The choices by option.
    pub(super) choices: Vec<(String, Known<'a>)>,
}

impl<'a> Options<'a> {
    /// Where a choice is defined.
    pub(super) fn place(&self, selection: &Selection) -> Option<&'a str> {
        let (_, choices) = self.choices.iter().find(|(option, _)| option == selection.option.as_str())?;
        choices.place(selection.choice.as_str())
    }
}

/// Reads the options of a product; nothing where one of them is wrong.
pub(super) fn options<'a>(
    check: &Check<'a>,
    raws: &[Raw<'a, OptionFile<'a>>],
    setting: Setting,
) -> (Option<Vec<ProductOption>>, Options<'a>) {
    let mut all = Options { known: Known::new("option"), choices: Vec::new() };
    let options: Vec<_> = raws
        .iter()
        .map(|raw| {
            let Some(file) = check.part(*raw) else {
                all.known.declare_broken(raw.text);
                return None;
            };
            let declared = all.known.declare_raw(check, file.id);
            let (choices, known) = choices(check, &file, setting);
            let name = check.text_in(file.name, setting.without(Topic::ChosenMeasure, true));
            for (choice, raw) in choices.iter().flatten().zip(&file.choices) {
                if let Some(name) = &name {
                    check.honest_together(name, (&choice.name, raw.text), setting);
                }
            }
            let (named, _) = declared?;
            all.choices.push((named.id.clone(), known));
            Some(ProductOption { id: named.id.as_str().into(), name: name?, choices: choices? })
        })
        .collect();
    (options.into_iter().collect(), all)
}

/// The choices of an option.
fn choices<'a>(check: &Check<'a>, file: &OptionFile<'a>, setting: Setting) -> (Option<Vec<Choice>>, Known<'a>) {
    let mut known = Known::new("choice");
    if file.choices.is_empty() {
        check.error(file.id.text, "no-choices", "this option has nothing to choose from");
    }
    let mut choices = Vec::new();
    for (position, raw) in file.choices.iter().enumerate() {
        let Some(file) = check.part(*raw) else {
            known.declare_broken(raw.text);
            choices.push(None);
            continue;
        };
        let declared = known.declare_raw(check, file.id);
        choices.push(choice(check, &file, declared.map(|(named, _)| named), (position == 0, setting)));
    }
    (choices.into_iter().collect(), known)
}

/// A choice.
fn choice<'a>(
    check: &Check<'a>,
    file: &ChoiceFile<'a>,
    named: Option<Named<'a>>,
    (is_first, setting): (bool, Setting),
) -> Option<Choice> {
    // What costs extra under the name of a warranty or an insurance is one.
    let is_paid = [file.per_unit, file.per_line, file.set_up].iter().any(Option::is_some);
    let setting = setting
        .with(Topic::Warranty, is_paid && setting.has(Topic::SoldWarranty))
        .with(Topic::Insurance, is_paid && setting.has(Topic::SoldInsurance));
    let name = check.text_in(file.name, setting);
    let per_unit = extra(check, file.per_unit, is_first);
    let per_line = extra(check, file.per_line, is_first);
    let set_up = extra(check, file.set_up, is_first);
    let tint = optional(file.tint, |raw| check.colour(raw));
    let picture = optional(file.picture, |raw| check.picture(raw));
    let finish = optional(file.finish, |raw| check.choose(raw, &FINISHES));
    Some(Choice {
        id: named?.id.as_str().into(),
        name: name?,
        extra: Extra { per_unit: per_unit?, per_line: per_line?, set_up: set_up? },
        tint: tint?,
        picture: picture?,
        finish: finish?,
    })
}

/// What a choice costs extra. Source: Directive 2011/83/EU (CRD), article 22: no extra payment by default.
fn extra<'a>(check: &Check<'a>, raw: Option<Raw<'a, Amount>>, is_first: bool) -> Option<Money> {
    let Some(raw) = raw else { return Some(Money::ZERO) };
    let amount = check.money(raw)?;
    if amount.is_negative() {
        let finding = Finding::error("negative-extra", "a choice never costs less than the first one");
        check.add(raw.text, finding.mend("put the cheapest choice first and lower the product's price"));
        return None;
    }
    if is_first && !amount.is_zero() {
        let finding = Finding::error(
            "preselected-extra",
            "the first choice is what a product starts with, so it can't cost extra",
        );
        check.add(raw.text, finding.mend(
            "put a choice without extra first: Directive 2011/83/EU (CRD), article 22, forbids extras that are ticked beforehand",
        ));
    }
    Some(amount)
}
