//! Owns how a walk goes: where it can start, what it asks, which steps it has and when it stops suggesting.

use super::{AnswerId, PictureId, ProductId, QuestionId, Text};
use crate::money::{Money, Percent};

/// How a walk goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowPlan {
    /// What a walk can start with; never empty.
    pub hooks: Vec<ProductId>,
    /// What is asked after commitment.
    pub questions: Vec<Question>,
    /// The steps between the questions and the review, in their order.
    pub steps: Vec<StepKind>,
    /// How many offers a step shows at most; 1 to 6.
    pub offers_per_step: u32,
    /// After how many declines in a row the app stops suggesting; at least 1.
    pub stop_after_declines: u32,
    /// The share of the anchor that suggestions may add at most.
    pub cap: Percent,
    /// What suggestions may add at most to an anchor of zero.
    pub cap_for_free_hook: Money,
}

/// A step of offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// A better product instead, side by side.
    Upgrade,
    /// What goes with it.
    Accessories,
    /// Several together for less.
    Bundle,
    /// What can be done for the order.
    Services,
    /// The golden offer.
    Multiplier,
}

/// A question about what the buyer needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name in the files.
    pub id: QuestionId,
    /// The question itself.
    pub ask: Text,
    /// The hooks for which it is asked; empty means all.
    pub hooks: Vec<ProductId>,
    /// What can be answered; at least two.
    pub answers: Vec<Answer>,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its name in the files.
    pub id: AnswerId,
    /// What people read.
    pub name: Text,
    /// A line that says what it means; may be empty.
    pub hint: Text,
    /// The picture beside it; without one, that of something that fits the answer.
    pub picture: Option<PictureId>,
}
