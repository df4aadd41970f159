//! Owns what each line of an order costs before reductions: its units, its choices, and whether they go together.

use std::collections::BTreeSet;

use super::unit::{self, UnitGroup};
use super::{CheaperMore, LineId, Order, OrderLine, PriceError};
use crate::catalog::{Catalog, ChoiceId, Choices, OptionId, Price, Product, ProductId};
use crate::money::Money;

/// A line of an order, with what it costs before reductions.
#[derive(Clone, Debug)]
pub(super) struct Listed<'a> {
    pub(super) id: LineId,
    pub(super) product: &'a Product,
    pub(super) quantity: u32,
    pub(super) choices: Choices,
    pub(super) groups: Vec<UnitGroup>,
    /// With the set-up fees that fall on this line.
    pub(super) list: Money,
    /// What of that is for making it ready, once for the order.
    pub(super) set_up: Money,
}

pub(super) fn listed_lines<'a>(catalog: &'a Catalog, order: &Order) -> Result<Vec<Listed<'a>>, PriceError> {
    let mut lines: Vec<Listed<'a>> = order.lines.iter().map(|line| listed(catalog, line)).collect::<Result<_, _>>()?;
    check_together(catalog, &lines)?;
    add_shares(&mut lines)?;
    add_set_up(&mut lines)?;
    let sum: Money = lines.iter().map(|line| line.list).sum();
    if sum.is_absurd() { Err(PriceError::TooLarge) } else { Ok(lines) }
}

fn listed<'a>(catalog: &'a Catalog, line: &OrderLine) -> Result<Listed<'a>, PriceError> {
    let product = catalog.product(&line.product).ok_or_else(|| PriceError::UnknownProduct(line.product.clone()))?;
    let choices = complete_choices(product, &line.choices)?;
    let groups = unit::units(product, line.quantity)?;
    let extras = extras(product, &choices, line.quantity).ok_or(PriceError::TooLarge)?;
    let list = unit::sum(&groups)? + extras;
    if list.is_absurd() {
        return Err(PriceError::TooLarge);
    }
    Ok(Listed { id: line.id, product, quantity: line.quantity, choices, groups, list, set_up: Money::ZERO })
}

/// Whether what is in the order goes together.
fn check_together(catalog: &Catalog, lines: &[Listed<'_>]) -> Result<(), PriceError> {
    if catalog.rules.is_empty() {
        return Ok(());
    }
    let things: Vec<_> = lines.iter().map(|line| (&line.product.id, &line.choices)).collect();
    let mut rules = lines.iter().flat_map(|line| catalog.rules_about(&line.product.id));
    match rules.find(|rule| !rule.holds(&things)) {
        Some(rule) => Err(PriceError::NotTogether(Box::new(rule.clone()))),
        None => Ok(()),
    }
}

/// Prices what is sold at a share of other lines.
fn add_shares(lines: &mut [Listed<'_>]) -> Result<(), PriceError> {
    let bases: Vec<(ProductId, Money)> = lines.iter().map(|line| (line.product.id.clone(), line.list)).collect();
    for line in lines {
        let Price::Share { of, percent } = &line.product.price else { continue };
        let base = share_base(of, bases.iter().map(|(product, list)| (product, *list)));
        let nothing = || PriceError::NothingToShare { product: line.product.id.clone(), of: of.clone() };
        let price = percent.of(base.ok_or_else(nothing)?);
        line.groups = vec![UnitGroup { price, count: 1, pack: None }];
        line.list = line.list.saturating_plus(price);
        if line.list.is_absurd() {
            return Err(PriceError::TooLarge);
        }
    }
    Ok(())
}

/// What a share is taken of, among products and what they cost without set-up fees; nothing where none of them is meant.
pub(super) fn share_base<'a>(of: &[ProductId], lists: impl Iterator<Item = (&'a ProductId, Money)>) -> Option<Money> {
    let meant = lists.filter(|(product, _)| of.contains(product)).map(|(_, list)| list);
    meant.reduce(Money::saturating_plus)
}

/// Adds what is charged once for the order: each set-up fee on the first line that has it.
fn add_set_up(lines: &mut [Listed<'_>]) -> Result<(), PriceError> {
    let mut charged: BTreeSet<(&ProductId, Option<(&OptionId, &ChoiceId)>)> = BTreeSet::new();
    for line in lines {
        let product = line.product;
        let own = std::iter::once((None, product.set_up));
        let chosen = product.options.iter().filter_map(|option| {
            let choice = option.choice(line.choices.get(&option.id)?)?;
            Some((Some((&option.id, &choice.id)), choice.extra.set_up))
        });
        for (what, fee) in own.chain(chosen) {
            if !fee.is_zero() && charged.insert((&product.id, what)) {
                line.set_up = line.set_up.saturating_plus(fee);
            }
        }
        line.list = line.list.saturating_plus(line.set_up);
        if line.set_up.is_absurd() || line.list.is_absurd() {
            return Err(PriceError::TooLarge);
        }
    }
    Ok(())
}

/// What a line costs before reductions.
pub(super) fn list_of(catalog: &Catalog, line: &OrderLine) -> Result<Money, PriceError> {
    listed(catalog, line).map(|listed| listed.list)
}

/// What the choices cost on top, for the whole line.
fn extras(product: &Product, choices: &Choices, quantity: u32) -> Option<Money> {
    product.chosen(choices).try_fold(Money::ZERO, |sum, (_, choice)| {
        Some(sum + choice.extra.per_unit.checked_times(quantity)? + choice.extra.per_line)
    })
}

/// The choices made, completed with the first choice of every other option, and checked against the product's rules.
fn complete_choices(product: &Product, made: &Choices) -> Result<Choices, PriceError> {
    let mut choices = product.first_choices();
    for (option, choice) in made {
        if product.option(option).and_then(|known| known.choice(choice)).is_none() {
            let (product, option, choice) = (product.id.clone(), option.clone(), choice.to_string());
            return Err(PriceError::UnknownChoice { product, option, choice });
        }
        choices.insert(option.clone(), choice.clone());
    }
    match product.rules.iter().find(|rule| !rule.holds(&choices)) {
        Some(rule) => Err(PriceError::Incompatible { product: product.id.clone(), rule: Box::new(rule.clone()) }),
        None => Ok(choices),
    }
}

/// The smallest larger quantity worth buying that costs less than this one, its options included, where there is one.
pub(super) fn cheaper_more(line: &Listed<'_>) -> Option<CheaperMore> {
    unit::larger_quantities(line.product, line.quantity).into_iter().find_map(|quantity| {
        let units = unit::quantity_price(line.product, quantity).ok()?;
        let price = units + extras(line.product, &line.choices, quantity)? + line.set_up;
        let saves = line.list - price;
        (saves > Money::ZERO).then_some(CheaperMore { quantity, saves })
    })
}
