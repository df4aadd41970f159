//! Owns what was learned in the journal: how often products were bought, alone and by two. Nothing of it tells of a single order, nor of
//! who placed it.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::{Journal, JournalError, Moment};
use crate::flow::BoughtTogether;
use crate::insight::learned::{Baskets, PairCounts, learn};

/// What was learned, by where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learned {
    /// Orders that were placed.
    pub orders: PairCounts,
    /// Receipts that were taken in.
    pub receipts: PairCounts,
    /// When orders were learned from; nothing where they never were.
    pub at: Option<Moment>,
}

impl Learned {
    /// What walks need of it.
    #[must_use]
    pub fn together(&self) -> BoughtTogether {
        learn(&self.orders.plus(&self.receipts))
    }
}

/// Where counts come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LearnedFrom {
    /// Orders that were placed here.
    Orders,
    /// Receipts that were taken in.
    Receipts,
}

impl LearnedFrom {
    const fn name(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Receipts => "receipts",
        }
    }
}

/// Counts as they are written down.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CountsTwin {
    /// Products, each with how many baskets had it.
    products: Vec<(Box<str>, u32)>,
    /// Two places in that list, and how many baskets had both.
    pairs: Vec<(u32, u32, u32)>,
}

impl Journal {
    /// What was learned.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn learned(&self) -> Result<Learned, JournalError> {
        learned(&self.connection).map_err(self.at())
    }

    /// The products of every order that was placed, one basket an order.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn baskets(&self) -> Result<Baskets, JournalError> {
        baskets(&self.connection).map_err(self.at())
    }

    /// Keeps what was counted, in the place of what was.
    ///
    /// # Errors
    /// When it can't be written; then what was there stays.
    pub fn keep_learned(&mut self, from: LearnedFrom, counts: &PairCounts, now: Moment) -> Result<(), JournalError> {
        let twin = CountsTwin {
            products: counts.items().map(|(name, count)| (Box::from(name), count)).collect(),
            pairs: counts.pairs().collect(),
        };
        let text = serde_json::to_string(&twin).unwrap_or_default();
        let row = params![from.name(), now.0, counts.baskets(), text];
        self.connection
            .execute("INSERT OR REPLACE INTO learned (source, at, baskets, counts) VALUES (?1, ?2, ?3, ?4)", row)
            .map(drop)
            .map_err(self.at())
    }
}

/// What a look at the orders comes to, on a connection of its own.
pub(super) struct Looked {
    /// What was counted anew, where it was time for that.
    pub(super) counted: Option<PairCounts>,
    /// What walks need of all of it.
    pub(super) together: BoughtTogether,
}

/// Learns from all orders, where `is_due` says that it is time since it was last done; else from what was counted then.
pub(super) fn look(path: &Path, is_due: impl Fn(Moment) -> bool) -> Result<Looked, JournalError> {
    let at = |source| JournalError::database(path, source);
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(at)?;
    let mut known = learned(&connection).map_err(at)?;
    let mut counted = None;
    if known.at.is_none_or(is_due) {
        let counts = PairCounts::of(&baskets(&connection).map_err(at)?);
        let is_new = counts.baskets() > 0 || known.at.is_some();
        counted = is_new.then(|| counts.clone());
        known.orders = counts;
    }
    Ok(Looked { counted, together: known.together() })
}

fn learned(connection: &Connection) -> rusqlite::Result<Learned> {
    let read = |from: LearnedFrom| {
        let asked = "SELECT at, baskets, counts FROM learned WHERE source = ?1";
        let found = connection.query_row(asked, [from.name()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        found.optional().map(|found: Option<(i64, u32, String)>| {
            let (at, baskets, text) = found?;
            // What can't be read is as if it were not there: it is counted anew.
            let twin: CountsTwin = serde_json::from_str(&text).ok()?;
            Some((Moment(at), PairCounts::from_parts(baskets, twin.products, twin.pairs)))
        })
    };
    let (orders, receipts) = (read(LearnedFrom::Orders)?, read(LearnedFrom::Receipts)?);
    let at = orders.as_ref().map(|(at, _)| *at);
    let counts = |found: Option<(Moment, PairCounts)>| found.map(|(_, counts)| counts).unwrap_or_default();
    Ok(Learned { orders: counts(orders), receipts: counts(receipts), at })
}

/// Reads which products each order has, and nothing else of it.
fn baskets(connection: &Connection) -> rusqlite::Result<Baskets> {
    let mut statement = connection.prepare(
        "SELECT placed_order, line.value ->> 'product'
         FROM order_record, json_each(record, '$.lines') AS line WHERE json_valid(record) ORDER BY placed_order",
    )?;
    let mut rows = statement.query([])?;
    let mut baskets = Baskets::default();
    let (mut order, mut basket) = (None, Vec::new());
    while let Some(row) = rows.next()? {
        let (of, product): (i64, Option<String>) = (row.get(0)?, row.get(1)?);
        if order.replace(of).is_some_and(|before| before != of) {
            baskets.push_items(basket.drain(..));
        }
        basket.extend(product.map(|product| baskets.item(&product)));
    }
    if order.is_some() {
        baskets.push_items(basket);
    }
    Ok(baskets)
}
