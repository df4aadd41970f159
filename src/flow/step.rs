//! Owns the steps of the walk and their order.

use crate::catalog::{Catalog, StepKind};

/// Where a buyer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Nobody is there yet.
    #[default]
    Attract,
    /// Choosing what they came for.
    Hook,
    /// Choosing its options and how many.
    Options,
    /// Putting their logo on it.
    Artwork,
    /// Seeing it whole, and saying that this is it.
    Commit,
    /// Answering a question, by its place in the plan.
    Needs(usize),
    /// Looking at offers.
    Offers(StepKind),
    /// Looking at everything that matches, because they asked.
    More,
    /// Looking at the whole order.
    Review,
    /// Giving their details, and placing it.
    Details,
    /// Done: the order is placed.
    Placed,
    /// Saying how it was.
    Feedback,
}

impl Step {
    /// Whether the anchor stands fixed here. Only then is anything suggested.
    #[must_use]
    pub const fn is_after_commitment(self) -> bool {
        matches!(
            self,
            Self::Needs(_)
                | Self::Offers(_)
                | Self::More
                | Self::Review
                | Self::Details
                | Self::Placed
                | Self::Feedback
        )
    }

    /// Whether offers are shown here, so that one can go straight to the order instead.
    #[must_use]
    pub const fn has_offers(self) -> bool {
        matches!(self, Self::Offers(_) | Self::More)
    }

    /// The steps after commitment that a catalog plans, the review last.
    pub(super) fn planned(catalog: &Catalog) -> impl Iterator<Item = Self> {
        let questions = (0..catalog.plan.questions.len()).map(Self::Needs);
        let offers = catalog.plan.steps.iter().copied().map(Self::Offers);
        questions.chain(offers).chain(std::iter::once(Self::Review))
    }
}
