//! Owns the steps as they are counted: questions count as one step.

use crate::catalog::StepKind;
use crate::flow::Step;

/// A step of the walk as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Place {
    /// Nobody did anything yet.
    Attract,
    /// Choosing what they came for.
    Hook,
    /// Choosing its options.
    Options,
    /// Putting their logo on it.
    Artwork,
    /// Seeing it whole.
    Commit,
    /// Answering questions.
    Needs,
    /// Comparing upgrades.
    Upgrade,
    /// Looking at accessories.
    Accessories,
    /// Looking at a bundle.
    Bundle,
    /// Looking at services.
    Services,
    /// Looking at the golden offer.
    Multiplier,
    /// Looking at everything that matches.
    More,
    /// Looking at the whole order.
    Review,
    /// Giving their details.
    Details,
    /// The order is placed.
    Placed,
    /// Saying how it was.
    Feedback,
}

impl Place {
    /// All of them, in the order of the walk.
    pub const ALL: [Self; 16] = [
        Self::Attract,
        Self::Hook,
        Self::Options,
        Self::Artwork,
        Self::Commit,
        Self::Needs,
        Self::Upgrade,
        Self::Accessories,
        Self::Bundle,
        Self::Services,
        Self::Multiplier,
        Self::More,
        Self::Review,
        Self::Details,
        Self::Placed,
        Self::Feedback,
    ];

    /// Where a step is counted.
    #[must_use]
    pub const fn of(step: Step) -> Self {
        match step {
            Step::Attract => Self::Attract,
            Step::Hook => Self::Hook,
            Step::Options => Self::Options,
            Step::Artwork => Self::Artwork,
            Step::Commit => Self::Commit,
            Step::Needs(_) => Self::Needs,
            Step::Offers(kind) => Self::of_offers(kind),
            Step::More => Self::More,
            Step::Review => Self::Review,
            Step::Details => Self::Details,
            Step::Placed => Self::Placed,
            Step::Feedback => Self::Feedback,
        }
    }

    /// Where a kind of offer is made.
    #[must_use]
    pub const fn of_offers(kind: StepKind) -> Self {
        match kind {
            StepKind::Upgrade => Self::Upgrade,
            StepKind::Accessories => Self::Accessories,
            StepKind::Bundle => Self::Bundle,
            StepKind::Services => Self::Services,
            StepKind::Multiplier => Self::Multiplier,
        }
    }

    /// Its number, which is kept: it never changes.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The step of this number.
    #[must_use]
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// Its name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Attract => "attract",
            Self::Hook => "hook",
            Self::Options => "options",
            Self::Artwork => "artwork",
            Self::Commit => "commit",
            Self::Needs => "needs",
            Self::Upgrade => "upgrade",
            Self::Accessories => "accessories",
            Self::Bundle => "bundle",
            Self::Services => "services",
            Self::Multiplier => "multiplier",
            Self::More => "more",
            Self::Review => "review",
            Self::Details => "details",
            Self::Placed => "placed",
            Self::Feedback => "feedback",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_own_number() {
        for (number, place) in Place::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(place.number()), number);
            assert_eq!(Place::numbered(place.number()), Some(place));
        }
        assert_eq!(Place::numbered(16), None);
    }
}
