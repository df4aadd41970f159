//! Owns orders as a file: with the catalog that they were placed on and the logos that are printed, so that another machine can
//! open, price and print them.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::{TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use super::orders::write;
use super::sessions::{insert, withheld};
use super::{Journal, JournalError, Moment, NewOrder, SessionNumber, StoredOrder};
use crate::catalog::Day;
use crate::flow::design::LogoId;
use crate::flow::{Action, Details, OrderCode};
use crate::storage::twin::{ActionTwin, DetailsTwin};
use crate::storage::{OrderRecord, StoredLogo};

/// Orders as a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrdersFile {
    /// The version of this form.
    format: u32,
    /// The catalogs that they were placed on: the files of each, by name.
    catalogs: BTreeMap<String, BTreeMap<String, Content>>,
    /// The orders.
    orders: Vec<OrderFile>,
}

/// What is in a file: text as it is, all else in base64.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Content {
    Text(String),
    Base64(String),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderFile {
    code: String,
    /// Seconds since 1970, UTC.
    placed_at: i64,
    /// The day that the catalog was read for.
    day: Option<String>,
    /// The name by which the arms of its walk were drawn, and the experiments that had been stopped; nothing where it took part in
    /// none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dealt: Option<(String, Vec<String>)>,
    catalog: String,
    details: Option<DetailsFile>,
    agreed: OrderRecord,
    actions: Vec<serde_json::Value>,
    logos: Vec<LogoFile>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
struct DetailsFile(#[serde(with = "DetailsTwin")] Details);

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LogoFile {
    id: String,
    name: String,
    base64: String,
}

/// Why a file of orders can't be taken in.
#[derive(Debug, thiserror::Error)]
pub enum HandoverError {
    /// It is no such file.
    #[error("this is not a file of orders: {0}")]
    NotOrders(#[from] serde_json::Error),
    /// A newer version wrote it.
    #[error("this file was written by a newer version of Diderot; use that one")]
    Newer,
    /// Something in it is not what it should be.
    #[error("in the order {code}: {what} can't be read")]
    Broken {
        /// The order's code.
        code: String,
        /// What.
        what: &'static str,
    },
    /// The journal can't be written.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// The version of the form that is written.
const FORMAT: u32 = 1;

impl OrdersFile {
    /// Reads a file of orders.
    ///
    /// # Errors
    /// When it is none, or a newer version wrote it.
    pub fn read(text: &str) -> Result<Self, HandoverError> {
        let file: Self = serde_json::from_str(text)?;
        if file.format > FORMAT { Err(HandoverError::Newer) } else { Ok(file) }
    }
}

impl Journal {
    /// Orders as a file.
    ///
    /// # Errors
    /// When something of them can't be read.
    pub fn hand_over(&self, orders: &[StoredOrder]) -> Result<OrdersFile, JournalError> {
        let mut file = OrdersFile { format: FORMAT, catalogs: BTreeMap::new(), orders: Vec::new() };
        for order in orders {
            let catalog = order.catalog.0.to_string();
            if !file.catalogs.contains_key(&catalog) {
                let files = self.kept_files(order.catalog)?;
                let files = files.into_iter().map(|(name, content)| (name, Content::from(content)));
                file.catalogs.insert(catalog.clone(), files.collect());
            }
            file.orders.push(order_file(order, catalog));
        }
        Ok(file)
    }

    /// Takes in the orders of a file, and says which: an order that is known already stays as it is.
    ///
    /// # Errors
    /// When something in the file can't be read, or the journal can't be written; what came before it is taken in.
    pub fn take_over(&mut self, file: &OrdersFile) -> Result<Vec<(OrderCode, bool)>, HandoverError> {
        let mut taken = Vec::new();
        for order in &file.orders {
            let broken = |what| HandoverError::Broken { code: order.code.clone(), what };
            let code = OrderCode::parse(&order.code).map_err(|_other| broken("the code"))?;
            let catalog = file.catalogs.get(&order.catalog).ok_or_else(|| broken("the catalog"))?;
            let files = catalog.iter().map(|(name, content)| Some((name.clone(), content.bytes()?)));
            let files: Option<Vec<_>> = files.collect();
            let files = files.ok_or_else(|| broken("the catalog"))?;
            let is_new = self.adopt(&code, order, &files)?;
            taken.push((code, is_new));
        }
        Ok(taken)
    }

    /// Takes in one order. Whether it was new.
    fn adopt(
        &mut self,
        code: &OrderCode,
        order: &OrderFile,
        catalog: &[(String, Vec<u8>)],
    ) -> Result<bool, HandoverError> {
        let broken = |what| HandoverError::Broken { code: order.code.clone(), what };
        let details = order.details.as_ref().map(|details| details.0.clone());
        let told = details.clone().unwrap_or_else(withheld);
        let read = |action: &serde_json::Value| ActionTwin::read(&action.to_string(), &told);
        let actions: Result<Vec<Action>, _> = order.actions.iter().map(read).collect();
        let mut actions = actions.map_err(|_unreadable| broken("what was done"))?;
        // It is written anew with the order.
        let given = actions.iter().find(|action| matches!(action, Action::IncentiveGiven(_))).cloned();
        actions.retain(|action| !matches!(action, Action::Placed(_) | Action::IncentiveGiven(_)));
        let logos = order.logos.iter().map(LogoFile::read).collect::<Option<Vec<_>>>();
        let logos = logos.ok_or_else(|| broken("a logo"))?;
        let catalog = self.keep_catalog(catalog)?;
        let at = self.at();
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&at)?;
        let taken = change.execute("INSERT OR IGNORE INTO order_code (code) VALUES (?1)", [code.as_str()]);
        if taken.map_err(&at)? == 0 {
            return Ok(false);
        }
        // Its arms are drawn by what stands before the dot.
        let name = order.dealt.as_ref().map_or_else(String::new, |(name, _)| format!("{name}."));
        let stopped = order.dealt.as_ref().map(|(_, stopped)| stopped.join("\n"));
        let id = format!("{name}taken-over-{}", code.as_str());
        let row = params![id, catalog.0, order.day, order.placed_at, stopped];
        change
            .execute(
                "INSERT INTO session (id, catalog, day, channel, holder, began_at, last_at, ended_at, stopped)
                 VALUES (?1, ?2, ?3, 'taken over', '', ?4, ?4, ?4, ?5)",
                row,
            )
            .map_err(&at)?;
        let session = SessionNumber(change.last_insert_rowid());
        let is_known = details.is_some();
        let (redeems, for_next) = (None, None);
        let new =
            NewOrder { record: order.agreed.clone(), details: told, logo: None, actions, redeems, gives: for_next };
        let moment = Moment(order.placed_at);
        write(&change, session, (code, &new), moment).map_err(&at)?;
        // It stands on its documents; it is used where it was given, so that it can't be used twice.
        let given: Vec<Action> = given.into_iter().collect();
        insert(&change, session, new.actions.len() + 1, &given, moment).map_err(&at)?;
        if !is_known {
            change
                .execute(
                    "DELETE FROM contact WHERE placed_order = (SELECT number FROM placed_order WHERE code = ?1)",
                    [code.as_str()],
                )
                .map_err(&at)?;
        }
        for (id, logo) in logos {
            let row = params![session.0, id.to_string(), logo.name, &*logo.bytes];
            change
                .execute("INSERT OR IGNORE INTO logo (session, id, name, content) VALUES (?1, ?2, ?3, ?4)", row)
                .map_err(&at)?;
        }
        change.commit().map_err(at)?;
        Ok(true)
    }
}

fn order_file(order: &StoredOrder, catalog: String) -> OrderFile {
    // What is written as JSON is read as JSON.
    let action = |action: &Action| serde_json::from_str(&ActionTwin::text(action)).unwrap_or_default();
    let logo = |(id, logo): &(LogoId, StoredLogo)| LogoFile {
        id: id.to_string(),
        name: logo.name.clone(),
        base64: STANDARD.encode(&logo.bytes),
    };
    OrderFile {
        code: order.code.as_str().to_owned(),
        placed_at: order.placed_at.0,
        day: order.day.map(|day: Day| day.to_string()),
        dealt: order.deal.as_ref().map(|deal| (deal.name().to_owned(), deal.stopped.iter().cloned().collect())),
        catalog,
        details: order.details.clone().map(DetailsFile),
        agreed: order.record.clone(),
        actions: order.actions.iter().map(action).collect(),
        logos: order.logos.iter().map(logo).collect(),
    }
}

impl LogoFile {
    fn read(&self) -> Option<(LogoId, StoredLogo)> {
        let id = u64::from_str_radix(&self.id, 16).ok().map(LogoId)?;
        let bytes = STANDARD.decode(&self.base64).ok()?;
        Some((id, StoredLogo { name: self.name.clone(), bytes: bytes.into() }))
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        String::from_utf8(bytes).map_or_else(|error| Self::Base64(STANDARD.encode(error.as_bytes())), Self::Text)
    }
}

impl Content {
    fn bytes(&self) -> Option<Vec<u8>> {
        match self {
            Self::Text(text) => Some(text.clone().into_bytes()),
            Self::Base64(written) => STANDARD.decode(written).ok(),
        }
    }
}
