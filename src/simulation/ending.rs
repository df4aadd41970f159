//! Owns how a walk comes to its end: what a buyer regrets, how they order, and what they say of it.

use std::sync::Arc;

use super::Purpose;
use super::walker::Walker;
use crate::catalog::OfferId;
use crate::flow::{Action, Details, FeedbackReason, OrderCode, Response};

impl Walker<'_> {
    /// Looks the whole order over, takes back what they regret, and goes on.
    pub(super) fn review(&mut self) {
        if let Some(regretted) = self.regretted() {
            let line = self.session.state().lines_of(&regretted).first().copied();
            let by_line = line.filter(|_| self.happens(0.3, Purpose::Whim, "line"));
            return self.act(by_line.map_or(Action::OfferTakenBack(regretted), Action::LineRemoved));
        }
        let line = self.session.state().hook_line().cloned();
        let catalog = Arc::clone(self.session.catalog());
        let product = line.as_ref().and_then(|line| catalog.product(&line.product));
        if let (Some(line), Some(product), true) = (line, product, self.first("count again")) {
            let quantity = self.buyer.quantity(product, 1).filter(|quantity| *quantity != line.quantity);
            let wants = self.happens(0.06, Purpose::Whim, "quantity") && !self.session.quantity_follows(line.id);
            if let Some(quantity) = quantity.filter(|_| wants) {
                return self.act(Action::QuantityChosen(line.id, quantity));
            }
        }
        let is_curious = self.first("more at the review") && self.happens(0.04, Purpose::Whim, "more at the review");
        if is_curious && self.session.has_more() {
            return self.act(Action::MoreAsked);
        }
        self.act(Action::Continued);
    }

    /// Something that they said yes to and do not want any more. Each is thought over once.
    fn regretted(&mut self) -> Option<OfferId> {
        const REGRET: f64 = 0.03;
        if self.first("regret") {
            let accepted = self.session.state().responses.iter();
            let accepted = accepted.filter(|(_, response)| **response == Response::Accepted);
            let chance = |offer: &OfferId| REGRET * (1.0 + self.annoyance) + self.swayed.harm(offer);
            let mut accepted = accepted.map(|(offer, _)| offer);
            return accepted.find(|offer| self.happens(chance(offer), Purpose::Regret, offer.as_str())).cloned();
        }
        None
    }

    /// Says who they are, and orders.
    pub(super) fn order(&mut self) {
        let number = self.buyer.number;
        if self.session.state().details.is_none() {
            let name = format!("Synthetic buyer {number}");
            let address = format!("Nowhere {number}, 0000 AA Nowhere");
            self.act(Action::DetailsGiven(Details { name, address, mail: String::new(), phone: "000000".to_owned() }));
        } else {
            let code = self.code();
            self.act(Action::Placed(code));
        }
    }

    /// The code of their order: no two buyers of a simulation have the same.
    fn code(&self) -> OrderCode {
        // As many as there are codes, and a step that shares no factor with it: every number is met once.
        const CODES: u64 = 729_000_000;
        const STEP: u64 = 433_494_437;
        OrderCode::from_number(self.buyer.number.wrapping_mul(STEP) % CODES)
    }

    /// Says how it was, or does not.
    pub(super) fn rate(&mut self) {
        if !self.happens(0.45, Purpose::Feedback, "any") {
            return;
        }
        let felt = 4.5 - 0.9 * self.annoyance + 0.7 * self.buyer.lots.normal(Purpose::Feedback, "face", 0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 1 and 5")]
        let face = felt.round().clamp(1.0, 5.0) as u8;
        self.act(Action::FeedbackGiven(face));
        if self.happens(0.35, Purpose::Feedback, "why") {
            let weight = |reason| match reason {
                FeedbackReason::TooManySuggestions => 1.0 + 4.0 * self.annoyance,
                _ => 1.0,
            };
            let reasons = FeedbackReason::offered(face).into_iter();
            let reasons = reasons.map(|reason| (reason, reason.name(), weight(reason)));
            let reason = self.buyer.lots.race(Purpose::Feedback, reasons);
            reason.into_iter().for_each(|reason| self.act(Action::FeedbackExplained(reason)));
        }
    }
}
