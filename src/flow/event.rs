//! Owns what came of an action: what happened, or why nothing did.

use super::{Missing, OrderCode, Step};
use crate::catalog::{OfferId, ProductId};
use crate::money::Money;
use crate::pricing::{LineId, PriceError};

/// Something that happened in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The buyer is on another step now.
    StepEntered(Step),
    /// The anchor is fixed.
    AnchorFixed(Money),
    /// A line came into the order.
    LineAdded(LineId),
    /// A line left the order.
    LineRemoved(LineId),
    /// A line changed.
    LineChanged(LineId),
    /// An offer was accepted.
    Accepted(OfferId),
    /// An offer was declined.
    Declined(OfferId),
    /// An accepted offer was taken back.
    TakenBack(OfferId),
    /// An accepted golden offer was taken back, because it saves nothing on what is in the order now.
    Lapsed(OfferId),
    /// What an offer had brought left the order, or became fewer, with what it went with. Nobody is charged for it.
    LeftToo(OfferId),
    /// The app stops suggesting, because of declines in a row.
    StoppedSuggesting,
    /// The order is placed.
    Placed(OrderCode),
    /// The last thing was undone.
    Undone,
    /// The session began anew.
    StartedOver,
}

/// Why an action changed nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It can't be done on this step.
    #[error("that can't be done at this step ({0:?})")]
    NotNow(Step),
    /// The catalog has no such thing, or it is not in the order.
    #[error("there is no '{0}' here")]
    Unknown(String),
    /// The product is not something to start with.
    #[error("'{0}' is not something to start with")]
    NotAHook(ProductId),
    /// The order can't be priced.
    #[error(transparent)]
    Price(#[from] PriceError),
    /// The offer does not apply to this order.
    #[error("the offer '{0}' does not apply to this order")]
    OfferNotAvailable(OfferId),
    /// How many there are follows from what it goes with.
    #[error("how many there are follows from what it goes with; take it out, or change that")]
    QuantityFollows,
    /// What the buyer came for stays; they can start over.
    #[error("what the buyer came for stays in the order; start over to choose something else")]
    HookStays,
    /// The details are not complete.
    #[error("the details are not complete: {0:?}")]
    DetailsIncomplete(Missing),
    /// There is nothing to undo, or nothing to go back to.
    #[error("there is nothing before this")]
    NothingBefore,
    /// The order is placed; only a new session changes anything.
    #[error("the order is placed already")]
    AlreadyPlaced,
    /// Not a number from 1 to 5.
    #[error("feedback is a number from 1 to 5")]
    NotAFace,
    /// The reason does not belong to the face, or there is no face yet.
    #[error("that reason is not one of those after this face")]
    NotAReason,
    /// A discount is for something, and that is written down.
    #[error("say what the discount is for")]
    NoReason,
    /// A text is longer than can be printed.
    #[error("the text is too long")]
    TooLong,
}

impl Refusal {
    /// Whether it is because of things that do not go together: [`super::Session::clash`] then knows the ways out.
    #[must_use]
    pub const fn is_clash(&self) -> bool {
        matches!(self, Self::Price(PriceError::Incompatible { .. } | PriceError::NotTogether(_)))
    }
}
