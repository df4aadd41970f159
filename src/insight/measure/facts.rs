//! Owns what is kept of one walk for counting. There is no field for anything personal.

use std::sync::Arc;

use super::Place;
use crate::catalog::{AnswerId, Day, Lang, OfferId, ProductId, QuestionId};
use crate::money::{Currency, Money};

/// Where a walk is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// In a window, by the buyer or with a salesperson.
    #[default]
    Window,
    /// At a kiosk, by the buyer alone.
    Kiosk,
    /// At the salesperson's desk.
    Desk,
}

/// What a walk was made under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The day on which it began, where the shop is.
    pub day: Day,
    /// The hour in which it began, where the shop is; 0 to 23.
    pub hour: u8,
    /// Where it was made.
    pub channel: Channel,
    /// What tells the catalog's version from others.
    pub edition: Arc<str>,
    /// The experiments that ran and the arm of each that was shown.
    pub arms: Vec<(Arc<str>, Arc<str>)>,
}

/// What is kept of one walk for counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// What it was made under.
    pub under: Circumstances,
    /// The language at its end.
    pub lang: Lang,
    /// What the amounts are in.
    pub currency: Currency,
    /// What the buyer came for.
    pub hook: Option<ProductId>,
    /// What they answered.
    pub answers: Vec<(QuestionId, AnswerId)>,
    /// What they came for cost, from commitment on.
    pub anchor: Option<Money>,
    /// What was to be paid at the end.
    pub total: Option<Money>,
    /// By how much suggestions could raise the anchor at most.
    pub cap: Option<Money>,
    /// What happened, each with the seconds since the walk began.
    pub events: Vec<(u32, Fact)>,
}

/// Something that happened in a walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A step was entered, and the one before it left.
    Entered(Place),
    /// What they came for was committed to.
    Committed,
    /// An offer was seen for the first time: because the app suggested it.
    Suggested(OfferId),
    /// An offer was seen for the first time: because the buyer asked for everything that matches.
    AskedFor(OfferId),
    /// An offer was accepted.
    Accepted(OfferId),
    /// An offer was declined.
    Declined(OfferId),
    /// An offer was passed over without a word.
    Passed(OfferId),
    /// An accepted offer was taken back.
    TakenBack(OfferId),
    /// A 'no' was undone.
    Reconsidered(OfferId),
    /// The app stopped suggesting, because of declines in a row.
    Stopped,
    /// The order was placed.
    Placed,
    /// They said how it was, from 1 to 5.
    Face(u8),
    /// They said why, from the app's own list.
    Reason(Arc<str>),
    /// The walk ended here without an order.
    Left(Place),
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Window, Self::Kiosk, Self::Desk];

    /// Its name in the journal and in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::Kiosk => "kiosk",
            Self::Desk => "desk",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}

impl Facts {
    /// Whether the walk came to an order.
    #[must_use]
    pub fn is_placed(&self) -> bool {
        self.events.iter().any(|(_, fact)| *fact == Fact::Placed)
    }

    /// The share of the anchor that the order came to on top of it, in basis points; nothing without an anchor, or with a free one.
    #[must_use]
    pub fn uplift_basis_points(&self) -> Option<i64> {
        let (anchor, total) = (self.anchor?, self.total?);
        crate::money::Percent::ratio_basis_points(total - anchor, anchor)
    }

    /// Whether the order went over the cap, which only the buyer themselves can do.
    #[must_use]
    pub fn is_above_cap(&self) -> bool {
        matches!((self.anchor, self.total, self.cap), (Some(anchor), Some(total), Some(cap)) if total - anchor > cap)
    }
}
