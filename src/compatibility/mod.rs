//! Owns what in an order does not go together: the fewest choices that are to blame, and every way to put it right; knows
//! nothing of buyers and judges nothing by its price.

mod model;
mod puzzle;

use std::collections::BTreeSet;

use crate::catalog::{Catalog, OptionId, Part, ProductId, RuleKind, Selection};
use crate::pricing::{LineId, Order, OrderLine};
use model::Model;

/// What a way out has to leave as it is, and what it may bring in.
#[derive(Clone, Debug, Default)]
pub struct Bounds {
    /// The option of a line that was just chosen, which is what the buyer wants.
    pub wanted: Option<(LineId, OptionId)>,
    /// Lines that may not leave.
    pub staying: Vec<LineId>,
    /// Products that may come into the order.
    pub additions: Vec<ProductId>,
}

/// Things in an order that do not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Things that can't all stay as they are, whatever else is changed, and of which any fewer could: the smallest such set
    /// first, and at most three of them. In each what the buyer wants comes first.
    pub causes: Vec<Vec<Cause>>,
    /// The places of the catalog's rules that are broken now, each of which says why. Rules within a product say nothing.
    pub rules: Vec<usize>,
    /// Every way out in which no change is superfluous, the fewest changes first.
    pub repairs: Vec<Vec<Change>>,
    /// Whether these are all the ways out. Only then are the causes proven to be the fewest.
    pub complete: bool,
}

/// A thing that is part of a conflict.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// What was chosen for an option of a line.
    Choice(LineId, Selection),
    /// That a line is there.
    Line(LineId),
    /// That a product is not there.
    Missing(ProductId),
}

/// A change to an order, as part of a way out of a conflict.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Chooses something else for an option of a line.
    Choose(LineId, Selection),
    /// Takes a line out.
    Remove(LineId),
    /// Brings a product in, with what was chosen for it where that is not what it starts with.
    Add(ProductId, Vec<Selection>),
}

/// So many sets of causes are told. Who has more than these in the way will see the others when these are out of it.
const MOST_CAUSES: usize = 3;

/// What in an order does not go together; nothing where everything does. Products and choices that the catalog lacks are left
/// aside: an order with those has other troubles.
#[must_use]
pub fn conflict(catalog: &Catalog, order: &Order, bounds: &Bounds) -> Option<Conflict> {
    let model = Model::new(catalog, order, bounds);
    let broken = model.broken_now();
    if broken.is_empty() {
        return None;
    }
    let repairs = model.puzzle.repairs();
    let sets = repairs.conflicts(MOST_CAUSES);
    let sets = if sets.is_empty() { vec![model.first_of(&broken)] } else { sets };
    let mut causes: Vec<Vec<Cause>> = sets.iter().map(|set| model.causes(set)).collect();
    causes.dedup();
    Some(Conflict {
        causes,
        rules: model.rules_of(&broken),
        repairs: repairs.minimal.iter().map(|changes| model.changes(changes)).collect(),
        complete: repairs.complete,
    })
}

/// Whether there is an order with this in it that obeys the rules; also true where the search would take too long.
#[must_use]
pub fn can_be_ordered(catalog: &Catalog, part: &Part) -> bool {
    let Some(product) = catalog.product(&part.product) else { return false };
    let mut choices = product.first_choices();
    choices.extend(part.selection.iter().map(|selection| (selection.option.clone(), selection.choice.clone())));
    let id = LineId::default();
    let line = OrderLine { id, product: product.id.clone(), quantity: product.usual_quantity, choices };
    let Some(additions) = required(catalog, &product.id) else { return true };
    let wanted = part.selection.as_ref().map(|selection| (id, selection.option.clone()));
    let bounds = Bounds { wanted, staying: vec![id], additions };
    let found = conflict(catalog, &Order { lines: vec![line], ..Order::default() }, &bounds);
    found.is_none_or(|conflict| !conflict.repairs.is_empty() || !conflict.complete)
}

/// So many products can follow from one that is in an order before the search would take too long.
const MOST_REQUIRED: usize = 200;

/// The products that may have to come with another, by whatever rules: no other has a part in whether it can be ordered.
/// Nothing where they are too many.
fn required(catalog: &Catalog, product: &ProductId) -> Option<Vec<ProductId>> {
    let mut found = BTreeSet::from([product.clone()]);
    let mut open = vec![product.clone()];
    while let Some(product) = open.pop() {
        let requiring = catalog.rules_about(&product).filter(|rule| rule.kind == RuleKind::Requires);
        for other in requiring.flat_map(|rule| &rule.others) {
            if found.insert(other.product.clone()) {
                open.push(other.product.clone());
            }
        }
        if found.len() > MOST_REQUIRED {
            return None;
        }
    }
    found.remove(product);
    Some(found.into_iter().collect())
}
