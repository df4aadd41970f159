//! Owns what a buyer does with the whole order: taking things out, giving details, placing it.

use super::Session;
use crate::flow::{Details, Event, FeedbackReason, OrderCode, Origin, Refusal, Response, State, Step};
use crate::pricing::LineId;

impl Session {
    pub(super) fn remove_line(&self, state: &mut State, line: LineId, events: &mut Vec<Event>) -> Result<(), Refusal> {
        let origin = state.origins.get(&line).cloned().ok_or_else(|| Refusal::Unknown(format!("line {}", line.0)))?;
        match origin {
            // What an upgrade brought leaves; what the buyer came for stays.
            Origin::Hook { upgrade: Some(upgrade), .. } => self.take_back(state, &upgrade, events),
            Origin::Hook { upgrade: None, .. } => Self::remove_hook(state, line, events),
            Origin::Asked => {
                state.remove_line(line);
                events.push(Event::LineRemoved(line));
                Ok(())
            }
            Origin::Accepted(offer) => {
                state.remove_line(line);
                events.push(Event::LineRemoved(line));
                // An offer of several lines is taken back when the last of them leaves.
                let others = state.origins.values().any(|other| *other == Origin::Accepted(offer.clone()));
                if !others {
                    state.responses.insert(offer.clone(), Response::Declined);
                    events.push(Event::TakenBack(offer));
                }
                Ok(())
            }
        }
    }

    /// Down to exactly what the buyer came for, in one tap.
    pub(super) fn take_everything_back(state: &mut State, events: &mut Vec<Event>) -> Result<(), Refusal> {
        let anchor = state.anchor.as_ref().ok_or(Refusal::NotNow(state.step))?;
        let order = anchor.order().clone();
        // What staff or an earlier order gave is not something that came on top.
        let (view, staff_discount) = (state.order.view, state.order.staff_discount);
        let incentive = state.order.incentive;
        let kept = |line: &LineId| order.lines.iter().any(|kept| kept.id == *line);
        let removed: Vec<LineId> = state.origins.keys().filter(|line| !kept(line)).copied().collect();
        for line in removed {
            state.origins.remove(&line);
            events.push(Event::LineRemoved(line));
        }
        // What was part of it and had been taken out since is there again.
        let has_hook = state.origins.values().any(|origin| matches!(origin, Origin::Hook { .. }));
        for (place, line) in order.lines.iter().enumerate() {
            let is_hook = place == 0 && !has_hook;
            let hook = || Origin::Hook { came_for: line.product.clone(), upgrade: None };
            state.origins.entry(line.id).or_insert_with(|| if is_hook { hook() } else { Origin::Asked });
        }
        for origin in state.origins.values_mut() {
            if let Origin::Hook { upgrade, .. } = origin {
                *upgrade = None;
            }
        }
        let accepted: Vec<_> =
            state.responses.iter().filter(|(_, response)| **response == Response::Accepted).collect();
        let accepted: Vec<_> = accepted.into_iter().map(|(offer, _)| offer.clone()).collect();
        for offer in accepted {
            state.responses.insert(offer.clone(), Response::Declined);
            events.push(Event::TakenBack(offer));
        }
        state.order = order;
        (state.order.view, state.order.staff_discount, state.order.incentive) = (view, staff_discount, incentive);
        state.before_upgrade = None;
        Ok(())
    }

    pub(super) fn give_details(&self, state: &mut State, details: &Details) -> Result<(), Refusal> {
        if state.step != Step::Details {
            return Err(Refusal::NotNow(state.step));
        }
        if let Some(missing) = details.missing(self.handover_of(state)) {
            return Err(Refusal::DetailsIncomplete(missing));
        }
        state.details = Some(details.clone());
        Ok(())
    }

    pub(super) fn place(state: &mut State, code: &OrderCode, events: &mut Vec<Event>) -> Result<(), Refusal> {
        if state.step != Step::Details || state.details.is_none() {
            return Err(Refusal::NotNow(state.step));
        }
        state.placed = Some(code.clone());
        state.step = Step::Placed;
        state.trail.clear();
        events.push(Event::Placed(code.clone()));
        events.push(Event::StepEntered(Step::Placed));
        Ok(())
    }

    pub(super) fn give_feedback(state: &mut State, face: u8) -> Result<(), Refusal> {
        if !matches!(state.step, Step::Placed | Step::Feedback) {
            return Err(Refusal::NotNow(state.step));
        }
        if !(1..=5).contains(&face) {
            return Err(Refusal::NotAFace);
        }
        // Another face has other reasons.
        if state.feedback != Some(face) {
            state.feedback_reason = None;
        }
        state.feedback = Some(face);
        Ok(())
    }

    pub(super) fn explain_feedback(state: &mut State, reason: FeedbackReason) -> Result<(), Refusal> {
        let face = state.feedback.ok_or(Refusal::NotNow(state.step))?;
        if !FeedbackReason::offered(face).contains(&reason) {
            return Err(Refusal::NotAReason);
        }
        state.feedback_reason = Some(reason);
        Ok(())
    }
}
