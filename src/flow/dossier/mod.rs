//! Owns what a salesperson keeps of a customer: saved quotes in their versions, and when to follow them up; knows nothing of where
//! they are kept, nor which day it is.
//!
//! A saved quote is a session: the catalog that it was made on, and the actions taken. Versions, reopening and undo are one
//! mechanism.

mod comparison;
mod typed_day;

pub use comparison::{Comparison, LineChange};
pub use typed_day::{DayWords, TypedDay, typed_day};

use super::{Action, Details, OrderCode, Session};
use crate::catalog::Day;
use crate::money::Money;
use crate::pricing::View;

/// Who a quote is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// Their name.
    pub name: String,
    /// The company that they buy for.
    pub company: String,
    /// A mail address.
    pub mail: String,
    /// A telephone number.
    pub phone: String,
    /// Where goods are sent.
    pub address: String,
    /// Whether they think with tax or without.
    pub kind: View,
}

/// A quote as it stands in a list: its last version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedQuote {
    /// What it is known by.
    pub code: OrderCode,
    /// The number of its last version, from 1.
    pub version: u32,
    /// Who it is for.
    pub customer: Customer,
    /// When to come back to it.
    pub follow_up: Option<Day>,
    /// What became of it.
    pub status: QuoteStatus,
    /// What is to be paid.
    pub total: Money,
    /// The names of what is in it, as they were shown.
    pub products: Vec<String>,
    /// When it last changed: seconds since 1970, UTC.
    pub changed_at: u64,
}

/// What became of a quote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum QuoteStatus {
    /// Nothing yet.
    #[default]
    Open,
    /// It was ordered, under this code.
    Placed(OrderCode),
}

/// One version of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteVersion {
    /// Its number, from 1.
    pub number: u32,
    /// The catalog that it was made on.
    pub catalog: String,
    /// What was done.
    pub actions: Vec<Action>,
    /// What was to be paid then.
    pub total: Money,
    /// When it was saved: seconds since 1970, UTC.
    pub saved_at: u64,
}

/// A quote that is to be saved: as a new one, or as the next version of one that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteDraft {
    /// The quote that it is a version of; nothing for a new one.
    pub code: Option<OrderCode>,
    /// Who it is for.
    pub customer: Customer,
    /// When to come back to it.
    pub follow_up: Option<Day>,
    /// The catalog that it was made on.
    pub catalog: String,
    /// What was done.
    pub actions: Vec<Action>,
    /// What is to be paid.
    pub total: Money,
    /// The names of what is in it, as they are shown.
    pub products: Vec<String>,
}

/// An order as it stands in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedOrder {
    /// Its code.
    pub code: OrderCode,
    /// Who placed it.
    pub name: String,
    /// What is to be paid.
    pub total: Money,
    /// When it was placed: seconds since 1970, UTC.
    pub placed_at: u64,
}

impl Customer {
    /// The longest that a field may be, in characters.
    pub const LONGEST: usize = Details::LONGEST;

    /// Whether nothing is known of them.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        [&self.name, &self.company, &self.mail, &self.phone, &self.address].iter().all(|field| field.trim().is_empty())
    }

    /// What they are called: by the company, else by their name.
    #[must_use]
    pub fn called(&self) -> &str {
        let company = self.company.trim();
        if company.is_empty() { self.name.trim() } else { company }
    }

    /// What an order needs of them.
    #[must_use]
    pub fn details(&self) -> Details {
        let name = match (self.name.trim(), self.company.trim()) {
            ("", company) => company.to_owned(),
            (name, "") => name.to_owned(),
            (name, company) => format!("{company}, {name}"),
        };
        Details { name, address: self.address.clone(), mail: self.mail.clone(), phone: self.phone.clone() }
    }
}

impl SavedQuote {
    /// Whether it should have been come back to before a day.
    #[must_use]
    pub fn is_overdue(&self, today: Day) -> bool {
        self.status == QuoteStatus::Open && self.follow_up.is_some_and(|day| day < today)
    }
}

/// The actions that a copy of a quote begins with: everything but who it was for, that it was ordered, and what an earlier order
/// gave for it, which is used once.
#[must_use]
pub fn copied(actions: &[Action]) -> Vec<Action> {
    let stays = |action: &&Action| {
        !matches!(
            action,
            Action::DetailsGiven(_)
                | Action::Placed(_)
                | Action::FeedbackGiven(_)
                | Action::FeedbackExplained(_)
                | Action::IncentiveRedeemed(_)
                | Action::IncentiveTakenBack
                | Action::IncentiveGiven(_)
                | Action::Continued
        )
    };
    actions.iter().filter(stays).cloned().collect()
}

/// The actions that the next quote from a walk begins with: a copy, in which what was declined stays so.
#[must_use]
pub fn next_quote(session: &Session) -> Vec<Action> {
    let declined = session.declined();
    let known = (!declined.is_empty()).then_some(Action::DeclinedBefore(declined));
    copied(session.kept()).into_iter().chain(known).collect()
}
