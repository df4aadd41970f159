//! Owns what is known of a session at one moment.

use std::collections::{BTreeMap, BTreeSet};

use super::design::Design;
use super::{Anchor, Details, FeedbackReason, OrderCode, Promise, Step};
use crate::catalog::{AnswerId, AnswerRef, Lang, OfferId, ProductId, QuestionId, StepKind};
use crate::pricing::{LineId, Order, OrderLine};

/// What is known of a session at one moment. Changed only by [`super::Session::apply`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Where the buyer is.
    pub step: Step,
    /// The steps that lead here, for going back.
    pub trail: Vec<Step>,
    /// The language that is shown.
    pub lang: Lang,
    /// What is in the order.
    pub order: Order,
    /// Why each line is in the order.
    pub origins: BTreeMap<LineId, Origin>,
    /// What is printed.
    pub design: Design,
    /// What the buyer came for, once they committed to it.
    pub anchor: Option<Anchor>,
    /// What they answered.
    pub answers: BTreeMap<QuestionId, AnswerId>,
    /// What they said to each offer.
    pub responses: BTreeMap<OfferId, Response>,
    /// Which offers were shown on which step. Fixed when the step is first entered, so that going back shows the same.
    pub shown: BTreeMap<StepKind, Vec<OfferId>>,
    /// The offers over the cap that the buyer asked to see on a step.
    pub asked: BTreeSet<OfferId>,
    /// What was shown when the buyer asked for everything that matches.
    pub more: BTreeMap<StepKind, Vec<OfferId>>,
    /// How many declines there were since the last accept.
    pub declines_in_a_row: u32,
    /// Whether the app stopped suggesting.
    pub stopped: bool,
    /// What the staff discount is for, where there is one.
    pub discount_reason: Option<String>,
    /// What the buyer told of themselves.
    pub details: Option<Details>,
    /// What an earlier order gave for this one, once its code was named.
    pub redeemed: Option<Promise>,
    /// The code of the placed order.
    pub placed: Option<OrderCode>,
    /// What the placed order gives for the next one.
    pub promise: Option<Promise>,
    /// How it was, from 1 to 5.
    pub feedback: Option<u8>,
    /// What made it so, where they said that too.
    pub feedback_reason: Option<FeedbackReason>,
    /// The hook's line as it was before an upgrade took its place: what taking that back returns to.
    pub(super) before_upgrade: Option<OrderLine>,
    /// The number of the next line.
    pub(super) next_line: u32,
}

/// Why a line is in the order. Every paid line has come by one explicit act.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// It is what the buyer came for.
    Hook {
        /// The product that they came for, which an upgrade may have replaced.
        came_for: ProductId,
        /// The upgrade that they accepted.
        upgrade: Option<OfferId>,
    },
    /// They accepted this offer.
    Accepted(OfferId),
    /// They asked for it, and staff put it in.
    Asked,
}

/// What a buyer said to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Response {
    /// Yes.
    Accepted,
    /// No.
    Declined,
    /// They went on without saying.
    Passed,
}

impl State {
    /// The line that the buyer came for.
    #[must_use]
    pub fn hook_line(&self) -> Option<&OrderLine> {
        self.order.lines.iter().find(|line| matches!(self.origins.get(&line.id), Some(Origin::Hook { .. })))
    }

    /// The product that the buyer came for, whatever stands in its place now.
    #[must_use]
    pub fn came_for(&self) -> Option<&ProductId> {
        self.hook_line().and_then(|line| match self.origins.get(&line.id) {
            Some(Origin::Hook { came_for, .. }) => Some(came_for),
            _ => None,
        })
    }

    /// The upgrade that stands in the hook's place, where there is one.
    #[must_use]
    pub fn upgrade(&self) -> Option<&OfferId> {
        self.hook_line().and_then(|line| match self.origins.get(&line.id) {
            Some(Origin::Hook { upgrade, .. }) => upgrade.as_ref(),
            _ => None,
        })
    }

    /// The line with this number.
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&OrderLine> {
        self.order.lines.iter().find(|line| line.id == id)
    }

    /// Whether the order has this product.
    #[must_use]
    pub fn has(&self, product: &ProductId) -> bool {
        self.order.lines.iter().any(|line| line.product == *product)
    }

    /// Whether the buyer gave this answer.
    #[must_use]
    pub fn answered(&self, wanted: &AnswerRef) -> bool {
        self.answers.get(&wanted.question) == Some(&wanted.answer)
    }

    /// What the buyer said to an offer.
    #[must_use]
    pub fn response(&self, offer: &OfferId) -> Option<Response> {
        self.responses.get(offer).copied()
    }

    /// What was shown of a kind when the buyer asked for everything that matches.
    pub(super) fn shown_more(&self, kind: StepKind) -> &[OfferId] {
        self.more.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The lines that came with an offer.
    #[must_use]
    pub fn lines_of(&self, offer: &OfferId) -> Vec<LineId> {
        let of_offer = |origin: &Origin| matches!(origin, Origin::Accepted(accepted) if accepted == offer);
        self.origins.iter().filter(|(_, origin)| of_offer(origin)).map(|(line, _)| *line).collect()
    }

    /// The order, and where its lines came from, without the rest: what an order becomes when something in it changes.
    pub(super) fn order_alone(&self) -> Self {
        Self {
            order: self.order.clone(),
            origins: self.origins.clone(),
            before_upgrade: self.before_upgrade.clone(),
            next_line: self.next_line,
            ..Self::default()
        }
    }

    /// Adds a line, and says which number it got.
    pub(super) fn add_line(&mut self, line: OrderLine, origin: Origin) -> LineId {
        let id = LineId(self.next_line);
        self.next_line += 1;
        self.origins.insert(id, origin);
        self.order.lines.push(OrderLine { id, ..line });
        id
    }

    /// Takes a line out.
    pub(super) fn remove_line(&mut self, id: LineId) {
        self.order.lines.retain(|line| line.id != id);
        self.origins.remove(&id);
    }
}
