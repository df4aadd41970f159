//! Owns why it was as it was: what a buyer can name after their face, each something that a shop can act on.

/// What made it good or bad. Anonymous, and never a text of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedbackReason {
    /// More was suggested than they wanted.
    TooManySuggestions,
    /// What it costs was not clear.
    PriceUnclear,
    /// What they came for was not there.
    NotFound,
    /// It took too long.
    TookLong,
    /// A suggestion helped them.
    SuggestionHelped,
    /// What it costs was clear.
    PriceClear,
    /// They found what they came for.
    FoundIt,
    /// It was done quickly.
    Quick,
    /// Something else.
    Other,
}

impl FeedbackReason {
    /// All of them, in the order of their declaration.
    pub const ALL: [Self; 9] = [
        Self::TooManySuggestions,
        Self::PriceUnclear,
        Self::NotFound,
        Self::TookLong,
        Self::SuggestionHelped,
        Self::PriceClear,
        Self::FoundIt,
        Self::Quick,
        Self::Other,
    ];

    /// The reasons that are offered after a face from 1 to 5: what went well after a good one, what did not after the others.
    #[must_use]
    pub const fn offered(face: u8) -> [Self; 5] {
        if face >= 4 {
            [Self::FoundIt, Self::SuggestionHelped, Self::PriceClear, Self::Quick, Self::Other]
        } else {
            [Self::TooManySuggestions, Self::PriceUnclear, Self::NotFound, Self::TookLong, Self::Other]
        }
    }

    /// What it is known by where it is written or counted.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TooManySuggestions => "too_many_suggestions",
            Self::PriceUnclear => "price_unclear",
            Self::NotFound => "not_found",
            Self::TookLong => "took_long",
            Self::SuggestionHelped => "suggestion_helped",
            Self::PriceClear => "price_clear",
            Self::FoundIt => "found_it",
            Self::Quick => "quick",
            Self::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::FeedbackReason;

    #[test]
    fn each_reason_is_offered_after_some_face_and_none_twice() {
        let mut offered = BTreeSet::new();
        for face in 1..=5 {
            let reasons = FeedbackReason::offered(face);
            let different: BTreeSet<_> = reasons.into_iter().collect();
            assert_eq!(different.len(), reasons.len(), "after {face}");
            offered.extend(different);
        }
        assert_eq!(offered, FeedbackReason::ALL.into_iter().collect());
    }
}
