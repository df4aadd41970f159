//! Owns which choices of a product go together.

use super::{ChoiceId, Choices, OptionId};

/// A rule between two choices of one product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The choice that the rule is about.
    pub when: Selection,
    /// What follows from it.
    pub kind: RuleKind,
    /// The choices that are required, or excluded. Of one option any listed choice will do.
    pub others: Vec<Selection>,
}

/// What follows from a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// One of the others must be chosen too.
    Requires,
    /// None of the others may be chosen.
    Excludes,
}

/// A choice of an option.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Selection {
    /// The option.
    pub option: OptionId,
    /// The choice made for it.
    pub choice: ChoiceId,
}

impl Selection {
    /// Whether it is among the choices made.
    #[must_use]
    pub fn is_in(&self, choices: &Choices) -> bool {
        choices.get(&self.option) == Some(&self.choice)
    }
}

impl Rule {
    /// Whether the choices obey it.
    #[must_use]
    pub fn holds(&self, choices: &Choices) -> bool {
        if !self.when.is_in(choices) {
            return true;
        }
        match self.kind {
            RuleKind::Requires => self.others.iter().any(|other| other.is_in(choices)),
            RuleKind::Excludes => !self.others.iter().any(|other| other.is_in(choices)),
        }
    }
}
