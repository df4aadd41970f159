//! Owns a quote as a file: who it is for and what was done, as RON, so that it can be sent to a colleague and opened there.

use serde::{Deserialize, Serialize};

use super::twin::ActionTwin;
use crate::catalog::Day;
use crate::flow::Action;
use crate::flow::dossier::{Customer, copied};
use crate::pricing::View;

/// The format that is written. One that is not known is not read.
const FORMAT: u32 = 1;

/// A quote in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotePaper {
    /// The catalog that it was made on.
    pub catalog: String,
    /// Who it is for.
    pub customer: Customer,
    /// When to come back to it.
    pub follow_up: Option<Day>,
    /// What was done, but for ordering it.
    pub actions: Vec<Action>,
}

/// Why a file is no quote.
#[derive(Debug, thiserror::Error)]
pub enum QuotePaperError {
    /// It is not written as quotes are.
    #[error(transparent)]
    Unreadable(#[from] ron::error::SpannedError),
    /// It can't be written.
    #[error(transparent)]
    Unwritable(#[from] ron::Error),
    /// It is of a newer program.
    #[error("format {0}, not {FORMAT}")]
    Format(u32),
    /// Something in it is not what it should be.
    #[error("{0}")]
    Wrong(String),
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Quote", deny_unknown_fields)]
struct QuoteTwin {
    format: u32,
    catalog: String,
    customer: CustomerTwin,
    #[serde(default)]
    follow_up: Option<String>,
    actions: Vec<ActionTwin>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Customer", deny_unknown_fields, default)]
#[derive(Default)]
struct CustomerTwin {
    name: String,
    company: String,
    mail: String,
    phone: String,
    address: String,
    business: bool,
}

impl QuotePaper {
    /// The quote as it is written.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn text(&self) -> Result<String, QuotePaperError> {
        let Customer { name, company, mail, phone, address, kind } = self.customer.clone();
        let twin = QuoteTwin {
            format: FORMAT,
            catalog: self.catalog.clone(),
            customer: CustomerTwin { name, company, mail, phone, address, business: kind == View::Business },
            follow_up: self.follow_up.map(|day| day.to_string()),
            actions: copied(&self.actions).iter().map(ActionTwin::from).collect(),
        };
        Ok(ron::ser::to_string_pretty(&twin, ron::ser::PrettyConfig::default().struct_names(true))?)
    }

    /// Reads a quote.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(text: &str) -> Result<Self, QuotePaperError> {
        let twin: QuoteTwin = ron::from_str(text)?;
        if twin.format != FORMAT {
            return Err(QuotePaperError::Format(twin.format));
        }
        let CustomerTwin { name, company, mail, phone, address, business } = twin.customer;
        let kind = if business { View::Business } else { View::Consumer };
        let customer = Customer { name, company, mail, phone, address, kind };
        let details = customer.details();
        let wrong = |error: &dyn std::fmt::Display| QuotePaperError::Wrong(error.to_string());
        let actions = twin.actions.into_iter().map(|action| action.action(&details));
        let actions = actions.collect::<Result<Vec<_>, _>>().map_err(|error| wrong(&error))?;
        let follow_up = twin.follow_up.map(|day| Day::parse(&day)).transpose().map_err(|error| wrong(&error))?;
        Ok(Self { catalog: twin.catalog, customer, follow_up, actions: copied(&actions) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Percent;
    use crate::pricing::LineId;

    #[test]
    fn a_quote_is_read_as_it_was_written_without_its_order() {
        let mut actions = vec![
            Action::ProductAdded("cards-matt".into(), 250),
            Action::Committed,
            Action::DiscountGiven(Percent::from_basis_points(550), "vaste klant, \"altijd\"".into()),
            Action::QuantityChosen(LineId(0), 500),
        ];
        let customer = Customer { company: "Bakkerij Hoekstra".into(), kind: View::Business, ..Customer::default() };
        let paper = QuotePaper {
            catalog: "abc".into(),
            customer,
            follow_up: Day::parse("2026-12-04").ok(),
            actions: actions.clone(),
        };
        assert_eq!(QuotePaper::read(&paper.text().unwrap()).unwrap(), paper);
        actions.push(Action::Placed(crate::flow::OrderCode::from_number(5)));
        let placed = QuotePaper { actions, ..paper.clone() };
        assert_eq!(QuotePaper::read(&placed.text().unwrap()).unwrap(), paper);
    }

    #[test]
    fn what_is_no_quote_is_said_and_not_read() {
        for text in ["", "Quote(", "Quote(format: 2, catalog: \"\", customer: (), actions: [])", "Journey(steps: [])"] {
            assert!(QuotePaper::read(text).is_err(), "{text}");
        }
    }
}
