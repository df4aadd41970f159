//! Owns what happens where a change does not go with the rest of the order: what is to blame, and the ways out with their prices.

use super::Session;
use crate::catalog::{OfferId, OfferKind, OrderRule, ProductId, RuleKind, Selection};
use crate::compatibility::{Bounds, Cause, Change, conflict};
use crate::flow::{Action, Event, Refusal, Response, State, change};
use crate::money::Money;
use crate::pricing::{LineId, Order};

/// What the buyer asked for does not go with the rest of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// What they asked for.
    pub action: Action,
    /// The order as it would be, which can't be.
    pub order: Order,
    /// Sets of as few things as possible that can't all stay as they are; in each what was asked for comes first.
    pub causes: Vec<Vec<Cause>>,
    /// The places of the catalog's rules that are broken, each of which says why.
    pub rules: Vec<usize>,
    /// Every way to have it all the same, the cheapest first. Never with a change that is superfluous.
    pub repairs: Vec<Repair>,
}

/// A way to have what was asked for all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What else is changed.
    pub changes: Vec<Change>,
    /// The true difference to what is to be paid now, with what was asked for in it.
    pub difference: Money,
}

impl Session {
    /// Why an action is refused because of what does not go together, and what can be done; nothing where that is not why.
    #[must_use]
    pub fn clash(&self, action: &Action) -> Option<Clash> {
        let mut state = self.state.clone();
        self.change(&mut state, action, &mut Vec::new()).ok()?;
        let found = conflict(&self.catalog, &state.order, &self.bounds(&state, action))?;
        let now = self.quote.as_ref()?.total;
        let mut repairs: Vec<Repair> = found
            .repairs
            .into_iter()
            .filter_map(|changes| {
                let whole = Action::DoneWith(Box::new(action.clone()), changes.clone());
                let (repaired, _) = self.after(self.state.clone(), &whole).ok()?;
                let total = self.quoted(&repaired).ok()?.total;
                Some(Repair { changes, difference: total - now })
            })
            .collect();
        repairs.sort_by_key(|repair| (repair.difference, repair.changes.len()));
        Some(Clash { action: action.clone(), order: state.order, causes: found.causes, rules: found.rules, repairs })
    }

    /// What a way out may do: what the buyer came for stays, what they just chose stays, and only what this order is offered
    /// anyway can come in.
    fn bounds(&self, state: &State, action: &Action) -> Bounds {
        let wanted = match action {
            Action::OptionChosen(line, option, _) => Some((*line, option.clone())),
            _ => None,
        };
        // Whoever takes something out is not asked to put something in. Before commitment nothing is added at all.
        let may_add = wanted.is_some() && state.anchor.is_some();
        let required = self.catalog.rules.iter().filter(|rule| rule.kind == RuleKind::Requires);
        let required = required.flat_map(|rule| &rule.others).map(|part| part.product.clone());
        let mut additions: Vec<ProductId> = if may_add {
            required.filter(|product| !state.has(product) && self.brings(state, product).is_some()).collect()
        } else {
            Vec::new()
        };
        additions.sort();
        additions.dedup();
        Bounds { wanted, staying: state.hook_line().map(|line| line.id).into_iter().collect(), additions }
    }

    /// The first offer that brings a product to this order.
    fn brings(&self, state: &State, wanted: &ProductId) -> Option<&OfferId> {
        let offers = self.catalog.offers.iter().filter(|offer| match &offer.kind {
            OfferKind::Accessory { product, .. } | OfferKind::Service { product, .. } => product == wanted,
            _ => false,
        });
        // The order can't be priced as it is now: whether what comes in can stay is found out with the whole way out.
        let mut offers = offers.filter(|offer| change::accept(&self.catalog, &mut state.clone(), offer).is_some());
        offers.next().map(|offer| &offer.id)
    }

    /// Does an action together with the changes that make it go with the rest of the order.
    pub(super) fn do_with(
        &self,
        state: &mut State,
        (action, changes): (&Action, &[Change]),
        events: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        self.change(state, action, events)?;
        for change in changes {
            match change {
                Change::Choose(line, selection) => self.choose_option(state, *line, selection.clone(), events)?,
                Change::Remove(line) => self.remove_line(state, *line, events)?,
                Change::Add(product, selections) => self.bring(state, (product, selections), events)?,
            }
        }
        Ok(())
    }

    /// Brings a product in through the offer that has it: it can be taken back like any other.
    fn bring(
        &self,
        state: &mut State,
        (product, selections): (&ProductId, &[Selection]),
        events: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let not_here = || Refusal::Unknown(product.to_string());
        let id = self.brings(state, product).filter(|_| state.anchor.is_some()).ok_or_else(not_here)?.clone();
        let offer = self.catalog.offer(&id).ok_or_else(not_here)?;
        let lines = change::accept(&self.catalog, state, offer).ok_or_else(not_here)?;
        state.responses.insert(id.clone(), Response::Accepted);
        events.extend(lines.iter().copied().map(Event::LineAdded));
        events.push(Event::Accepted(id));
        for line in lines {
            for selection in selections {
                self.choose_option(state, line, selection.clone(), events)?;
            }
        }
        Ok(())
    }

    /// The first rule between things in the order that a choice would break.
    #[must_use]
    pub fn broken_order_rule(&self, line: LineId, selection: &Selection) -> Option<&OrderRule> {
        if self.catalog.rules.is_empty() {
            return None;
        }
        let things: Vec<_> = self
            .state
            .order
            .lines
            .iter()
            .filter_map(|known| {
                let mut choices = self.catalog.product(&known.product)?.complete(&known.choices);
                if known.id == line {
                    choices.insert(selection.option.clone(), selection.choice.clone());
                }
                Some((&known.product, choices))
            })
            .collect();
        let things: Vec<_> = things.iter().map(|(product, choices)| (*product, choices)).collect();
        let mut rules = things.iter().flat_map(|(product, _)| self.catalog.rules_about(product));
        rules.find(|rule| !rule.holds(&things))
    }
}
