//! Owns what only staff do to an order: putting in what the buyer asked for, and giving a discount.

use super::Session;
use crate::catalog::ProductId;
use crate::flow::{Event, Origin, Refusal, State, Step};
use crate::money::Percent;
use crate::pricing::{LineId, OrderLine, PriceError};

/// The longest that the reason for a discount may be, in characters.
const LONGEST_REASON: usize = 120;

impl Session {
    /// Puts in what the buyer asked for. The first thing is what they came for; what is put in before they committed is part of
    /// that, and moves the anchor; what is put in afterwards comes on top.
    pub(super) fn add_product(
        &self,
        state: &mut State,
        (product, quantity): (&ProductId, u32),
        events: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if matches!(state.step, Step::Placed | Step::Feedback) {
            return Err(Refusal::NotNow(state.step));
        }
        let known = self.catalog.product(product).ok_or_else(|| Refusal::Unknown(product.to_string()))?;
        let is_first = state.order.lines.is_empty();
        let origin = if is_first { Origin::Hook { came_for: product.clone(), upgrade: None } } else { Origin::Asked };
        let choices = known.first_choices();
        let line = OrderLine { id: LineId::default(), product: product.clone(), quantity, choices };
        let id = state.add_line(line, origin);
        // What is not sold in that quantity, or not beside the rest, must not get in.
        self.pricer.quote(&self.catalog, &state.order)?;
        events.push(Event::LineAdded(id));
        if state.anchor.is_none() {
            self.enter(state, Step::Commit, events);
            // Staff have seen no step before this one, and go back to none.
            state.trail.clear();
        }
        Ok(())
    }

    /// Gives a discount for a reason, within the shop's limit.
    pub(super) fn give_discount(&self, state: &mut State, discount: Percent, reason: &str) -> Result<(), Refusal> {
        let reason = reason.trim();
        if discount > Percent::ZERO && reason.is_empty() {
            return Err(Refusal::NoReason);
        }
        if reason.chars().count() > LONGEST_REASON {
            return Err(Refusal::TooLong);
        }
        let allowed = self.catalog.shop.staff_discount;
        if discount > allowed {
            return Err(PriceError::DiscountTooLarge { given: discount, allowed }.into());
        }
        state.order.staff_discount = discount;
        state.discount_reason = (discount > Percent::ZERO).then(|| reason.to_owned());
        Ok(())
    }

    /// Takes out what the buyer came for, which only staff can, as they put it in: something else that was asked for is what they
    /// came for then, or there is nothing left and the order begins anew. The anchor stays what it was.
    pub(super) fn remove_hook(state: &mut State, line: LineId, events: &mut Vec<Event>) -> Result<(), Refusal> {
        let mut others = state.order.lines.iter().filter(|other| other.id != line);
        let next = others.find(|other| state.origins.get(&other.id) == Some(&Origin::Asked)).cloned();
        match next {
            Some(next) => {
                let hook = Origin::Hook { came_for: next.product.clone(), upgrade: None };
                state.origins.insert(next.id, hook);
            }
            // At this step and with nowhere to go back to, nobody has been but staff.
            None if state.anchor.is_none() && state.step == Step::Commit && state.trail.is_empty() => {
                state.step = Step::Attract;
                events.push(Event::StepEntered(Step::Attract));
            }
            None => return Err(Refusal::HookStays),
        }
        state.remove_line(line);
        events.push(Event::LineRemoved(line));
        Ok(())
    }
}
