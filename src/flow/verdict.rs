//! Owns what becomes of an offer in a session, and every reason for it.

use super::{Standing, Suggestion};
use crate::catalog::{OfferId, StepKind};
use crate::money::Money;
use crate::pricing::PriceError;

/// What becomes of an offer as a session is now, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The offer.
    pub offer: OfferId,
    /// The step on which it is made.
    pub step: StepKind,
    /// Whether it stands on the buyer's screen.
    pub ruling: Ruling,
    /// The offer as it stands for this order; nothing where it does not apply to it.
    pub suggestion: Option<Suggestion>,
    /// Where it stands among everything of its step that applies to this order; nothing where it does not.
    pub place: Option<RankedPlace>,
    /// By what it has that place; nothing where it does not apply.
    pub standing: Option<Standing>,
}

/// Whether an offer stands on the buyer's screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// It does.
    Shown,
    /// It does not, for each of these reasons; there is at least one.
    Hidden(Vec<Hindrance>),
}

/// A place in a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankedPlace {
    /// The place, from 1.
    pub place: usize,
    /// How many there are.
    pub of: usize,
}

/// Why an offer does not stand on the buyer's screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// It does not apply to what is in the order.
    DoesNotApply(Obstacle),
    /// It is not made on this day.
    NotToday,
    /// Something that it brings is known to be sold out.
    SoldOut,
    /// The buyer said yes already.
    Accepted,
    /// The buyer said no. It does not come back by itself.
    Declined,
    /// The buyer went on without a word. It does not come back by itself.
    Passed,
    /// It would take the order over the cap: by so much.
    OverCap(Money),
    /// Its step shows only so many, and these stand before it.
    Full {
        /// How many the step shows.
        most: usize,
        /// The ones that stand before it.
        before: Vec<OfferId>,
    },
    /// The flow has no such step: it comes only to who asks for everything that matches.
    NotPlanned,
    /// Its step is still to come.
    Ahead,
    /// Its step lies behind the buyer.
    Behind,
    /// The app stopped suggesting, because of declines in a row.
    Stopped,
    /// What its step shows was settled when the buyer came to it, and this was not among it.
    Settled,
}

/// Why an offer does not apply to an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nothing is offered before the buyer has committed to what they came for.
    NotCommitted,
    /// They came for something else than what it replaces.
    CameForOther,
    /// It stands in the order's first place already.
    InPlace,
    /// What it brings is in the order already.
    InOrder,
    /// Nothing that it goes with is in the order.
    NoParent,
    /// None of what the set is made of is in the order.
    NoPart,
    /// Everything that the set is made of is in the order already.
    Complete,
    /// The order has a golden offer already.
    GoldenTaken,
    /// The golden offer is not meant for what the order started with.
    NotMeantFor,
    /// What it brings would leave the order at once: it is a gift that would not be free, or lacks what it is only sold with.
    WouldNotStay,
    /// It is nothing but a saving, and saves nothing on this order.
    SavesNothing,
    /// The order would have no price with it: rules forbid it, or a quantity is not sold.
    NoPrice(Box<PriceError>),
    /// It brings something that the catalog lacks, which a validated one rules out.
    Unknown,
}

impl From<PriceError> for Obstacle {
    fn from(error: PriceError) -> Self {
        Self::NoPrice(Box::new(error))
    }
}

impl Verdict {
    /// Whether it stands on the buyer's screen.
    #[must_use]
    pub const fn is_shown(&self) -> bool {
        matches!(self.ruling, Ruling::Shown)
    }

    /// Why it does not stand on the buyer's screen; nothing where it does.
    #[must_use]
    pub fn hindrances(&self) -> &[Hindrance] {
        match &self.ruling {
            Ruling::Shown => &[],
            Ruling::Hidden(hindrances) => hindrances,
        }
    }

    /// Whether it will stand there once the buyer gets to its step, as things are now.
    #[must_use]
    pub fn is_coming(&self) -> bool {
        self.hindrances() == [Hindrance::Ahead]
    }
}
