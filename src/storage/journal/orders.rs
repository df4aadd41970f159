//! Owns orders in the journal: placing one so that it stays, finding it again.

use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::experiments::deal_of;
use super::sessions::{has_order, insert, withheld};
use super::{CatalogNumber, Journal, JournalError, Moment, SessionNumber, incentives};
use crate::catalog::{Day, Incentive};
use crate::flow::design::{LogoChoice, LogoId};
use crate::flow::{Action, Details, OrderCode, Promise};
use crate::insight::experiment::Deal;
use crate::storage::{OrderRecord, StoredLogo};

/// An order that is about to be placed.
#[derive(Clone, Debug)]
pub struct NewOrder {
    /// What was agreed.
    pub record: OrderRecord,
    /// Who orders it.
    pub details: Details,
    /// The buyer's own logo, where it is printed.
    pub logo: Option<StoredLogo>,
    /// What was done in its walk, from the first action on.
    pub actions: Vec<Action>,
    /// The code of what an earlier order gave, where it is used for this one.
    pub redeems: Option<OrderCode>,
    /// What it gives for the next one.
    pub gives: Option<Incentive>,
}

/// A placed order in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderSummary {
    /// Its code.
    pub code: OrderCode,
    /// When it was placed.
    pub placed_at: Moment,
    /// The currency's code.
    pub currency: String,
    /// What the buyer came for, in minor units.
    pub anchor: i64,
    /// What is to be paid, in minor units.
    pub total: i64,
    /// The name of what the buyer came for.
    pub product: String,
    /// Who ordered it; nothing once they are forgotten.
    pub name: Option<String>,
}

/// Which orders are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFilter {
    /// Only those in which all these words are: of the name, address, mail, telephone, code or products.
    pub words: String,
    /// Only those that were placed since then.
    pub since: Option<Moment>,
    /// At most so many, the latest first.
    pub most: Option<u32>,
}

/// A placed order as it is kept.
#[derive(Clone, Debug)]
pub struct StoredOrder {
    /// Its code.
    pub code: OrderCode,
    /// When it was placed.
    pub placed_at: Moment,
    /// What was agreed.
    pub record: OrderRecord,
    /// Who ordered it; nothing once they are forgotten.
    pub details: Option<Details>,
    /// The catalog that it was placed on.
    pub catalog: CatalogNumber,
    /// The day that the catalog was read for.
    pub day: Option<Day>,
    /// What the arms of its walk follow from; nothing where it took part in no experiment.
    pub deal: Option<Deal>,
    /// What was done in its walk, so that it can be opened again.
    pub actions: Vec<Action>,
    /// The logos that the buyer brought.
    pub logos: Vec<(LogoId, StoredLogo)>,
}

impl StoredOrder {
    /// What it gave for the next one; nothing once its buyer is forgotten.
    #[must_use]
    pub fn promise(&self) -> Option<&Promise> {
        let given = self.actions.iter().rev().find_map(|action| match action {
            Action::IncentiveGiven(promise) => Some(promise),
            _ => None,
        });
        given.filter(|_| self.details.is_some())
    }
}

impl Journal {
    /// Places an order. When this returns, it is on the disk and will be there after a power cut. Placing an order of a walk that
    /// has one already gives the code of that: there are never two.
    ///
    /// # Errors
    /// When it can't be written whole and for good; then it is not placed.
    pub fn place(
        &mut self,
        session: SessionNumber,
        order: &NewOrder,
        now: Moment,
        fresh: &mut dyn FnMut() -> OrderCode,
    ) -> Result<OrderCode, JournalError> {
        self.stands()?;
        let placed = self.try_place(session, order, now, fresh);
        // What is written into a file that lies nowhere any more is not placed.
        self.stands()?;
        placed
    }

    fn try_place(
        &mut self,
        session: SessionNumber,
        order: &NewOrder,
        now: Moment,
        fresh: &mut dyn FnMut() -> OrderCode,
    ) -> Result<OrderCode, JournalError> {
        let at = self.at();
        let change =
            self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(&at)?;
        if has_order(&change, session).map_err(&at)? {
            let known = "SELECT code FROM placed_order WHERE session = ?1";
            let code: String = change.query_row(known, [session.0], |row| row.get(0)).map_err(&at)?;
            return OrderCode::parse(&code).map_err(|error| record_error(&code, error));
        }
        let code = free_code(&change, fresh).map_err(&at)?.ok_or(JournalError::NoCode)?;
        let number = write(&change, session, (&code, order), now).map_err(&at)?;
        let (of, money) = (number, order.record.currency.as_str());
        if let Some(used) = &order.redeems {
            let redeemed = incentives::redeem(&change, used, (of, money), now).map_err(&at)?;
            redeemed.map_err(JournalError::NotGiven)?;
        }
        if let Some(gives) = &order.gives {
            let promise = incentives::give(&change, gives, (of, money), (now, fresh)).map_err(&at)?;
            let given: Vec<Action> = promise.map(Action::IncentiveGiven).into_iter().collect();
            insert(&change, session, order.actions.len() + 1, &given, now).map_err(&at)?;
        }
        change.commit().map_err(&at)?;
        Ok(code)
    }

    /// The orders that are asked for, the latest first.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn orders(&self, filter: &OrderFilter) -> Result<Vec<OrderSummary>, JournalError> {
        let at = self.at();
        let words: Vec<String> = filter.words.split_whitespace().map(folded).collect();
        // With words, what is searched is gone through as it lies there, and only what is found is looked up.
        let from = match words.len() {
            0 => "placed_order",
            _ => "order_search AS found CROSS JOIN placed_order ON placed_order.number = found.placed_order",
        };
        let wanted = " AND instr(found.text, ?) > 0".repeat(words.len());
        let order = if words.is_empty() { "placed_order.number" } else { "found.placed_order" };
        let query = format!(
            "SELECT code, placed_at, currency, anchor, total, product, name
             FROM {from} LEFT JOIN contact ON contact.placed_order = placed_order.number
             WHERE placed_at >= ?{wanted} ORDER BY {order} DESC LIMIT ?"
        );
        let mut values: Vec<rusqlite::types::Value> = vec![filter.since.unwrap_or(Moment(i64::MIN)).0.into()];
        values.extend(words.into_iter().map(Into::into));
        values.push(filter.most.map_or(-1, i64::from).into());
        let mut statement = self.connection.prepare_cached(&query).map_err(&at)?;
        let rows = statement.query_map(rusqlite::params_from_iter(values), summary).map_err(&at)?;
        let rows = rows.collect::<Result<Vec<_>, _>>().map_err(&at)?;
        Ok(rows.into_iter().flatten().collect())
    }

    /// The order with this code.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn order(&self, code: &OrderCode) -> Result<Option<StoredOrder>, JournalError> {
        let at = self.at();
        let found = self
            .connection
            .query_row(
                "SELECT placed_order.number, placed_order.session, placed_order.placed_at, record, catalog, day,
                     session.id, session.stopped
                 FROM placed_order JOIN order_record ON placed_order = placed_order.number
                 JOIN session ON session.number = placed_order.session WHERE placed_order.code = ?1",
                [code.as_str()],
                |row| {
                    let (id, stopped): (String, Option<String>) = (row.get(6)?, row.get(7)?);
                    let deal = deal_of(&id, stopped.as_deref());
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, deal))
                },
            )
            .optional()
            .map_err(&at)?;
        let Some((number, session, placed_at, record, catalog, day, deal)) = found else { return Ok(None) };
        let (record, day): (String, Option<String>) = (record, day);
        let record: OrderRecord = serde_json::from_str(&record).map_err(|error| record_error(code.as_str(), error))?;
        let details = self.contact(number)?;
        Ok(Some(StoredOrder {
            code: code.clone(),
            placed_at: Moment(placed_at),
            record,
            actions: self.actions(SessionNumber(session), &details.clone().unwrap_or_else(withheld))?,
            logos: self.logos(SessionNumber(session))?,
            details,
            catalog: CatalogNumber(catalog),
            day: day.and_then(|day| Day::parse(&day).ok()),
            deal,
        }))
    }

    /// Who placed an order; nothing once they are forgotten.
    pub(super) fn contact(&self, order: i64) -> Result<Option<Details>, JournalError> {
        let found = "SELECT name, address, mail, phone FROM contact WHERE placed_order = ?1";
        self.connection
            .query_row(found, [order], |row| {
                Ok(Details { name: row.get(0)?, address: row.get(1)?, mail: row.get(2)?, phone: row.get(3)? })
            })
            .optional()
            .map_err(self.at())
    }
}

/// A code that no order had before, from now on taken.
pub(super) fn free_code(
    change: &Transaction<'_>,
    fresh: &mut dyn FnMut() -> OrderCode,
) -> rusqlite::Result<Option<OrderCode>> {
    const TRIES: u32 = 64;
    for _ in 0..TRIES {
        let code = fresh();
        let taken = change.execute("INSERT OR IGNORE INTO order_code (code) VALUES (?1)", [code.as_str()])?;
        if taken == 1 {
            return Ok(Some(code));
        }
    }
    Ok(None)
}

/// Writes an order with what was done in its walk, and says its number.
pub(super) fn write(
    change: &Transaction<'_>,
    session: SessionNumber,
    (code, order): (&OrderCode, &NewOrder),
    now: Moment,
) -> rusqlite::Result<i64> {
    let number = write_order(change, session, (code, order), now)?;
    insert(change, session, 0, &order.actions, now)?;
    insert(change, session, order.actions.len(), &[Action::Placed(code.clone())], now)?;
    Ok(number)
}

/// Writes what was agreed, and with whom. Says the order's number.
pub(super) fn write_order(
    change: &Transaction<'_>,
    session: SessionNumber,
    (code, order): (&OrderCode, &NewOrder),
    now: Moment,
) -> rusqlite::Result<i64> {
    let NewOrder { record, details, logo, .. } = order;
    // What the buyer came for is the first line of every order.
    let product = record.lines.first().map_or("", |line| line.name.as_str());
    change
        .prepare_cached(
            "INSERT INTO placed_order (code, session, placed_at, currency, anchor, total, product)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![code.as_str(), session.0, now.0, record.currency, record.anchor, record.total, product])?;
    let number = change.last_insert_rowid();
    let text = serde_json::to_string(record).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    change
        .prepare_cached(
            "INSERT INTO order_record (placed_order, code, session, placed_at, record) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![number, code.as_str(), session.0, now.0, text])?;
    change
        .prepare_cached("INSERT INTO contact (placed_order, name, address, mail, phone) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![
            number,
            details.name.trim(),
            details.address.trim(),
            details.mail.trim(),
            details.phone.trim()
        ])?;
    let search = search_text(code, order);
    change
        .prepare_cached("INSERT INTO order_search (placed_order, text) VALUES (?1, ?2)")?
        .execute(params![number, search])?;
    if let (Some(logo), LogoChoice::Imported(id)) = (logo, &record.design.logo) {
        change
            .prepare_cached("INSERT OR IGNORE INTO logo (session, id, name, content) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![session.0, id.to_string(), logo.name, &*logo.bytes])?;
    }
    Ok(number)
}

/// What an order is found by.
fn search_text(code: &OrderCode, order: &NewOrder) -> String {
    let NewOrder { record, details, .. } = order;
    let digits: String = details.phone.chars().filter(char::is_ascii_digit).collect();
    let (code, spoken) = (code.as_str().to_owned(), code.to_string());
    let known = [&code, &spoken, &details.name, &details.address, &details.mail, &details.phone, &digits];
    let design = [&record.design.words.company, &record.design.words.name];
    let lines = record.lines.iter().flat_map(|line| [&line.name, &line.product]);
    let words: Vec<&str> = known.into_iter().chain(design).chain(lines).map(|word| word.trim()).collect();
    folded(&words.join("\n"))
}

/// A text as it is compared: small letters, without their accents.
fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let is_mark = |letter: &char| unicode_normalization::char::is_combining_mark(*letter);
    text.nfd().filter(|letter| !is_mark(letter)).flat_map(char::to_lowercase).collect()
}

/// A row of the list; one with a code that is none is left out.
fn summary(row: &Row<'_>) -> rusqlite::Result<Option<OrderSummary>> {
    let code: String = row.get(0)?;
    let Ok(code) = OrderCode::parse(&code) else { return Ok(None) };
    Ok(Some(OrderSummary {
        code,
        placed_at: Moment(row.get(1)?),
        currency: row.get(2)?,
        anchor: row.get(3)?,
        total: row.get(4)?,
        product: row.get(5)?,
        name: row.get(6)?,
    }))
}

/// Takes what the buyer typed and brought out of what was written down of their order.
pub(super) fn forget_design(change: &Transaction<'_>, order: i64) -> rusqlite::Result<()> {
    let asked = "SELECT record FROM order_record WHERE placed_order = ?1";
    let Some(text) = change.query_row(asked, [order], |row| row.get::<_, String>(0)).optional()? else {
        return Ok(());
    };
    let wiped = serde_json::from_str(&text)
        .and_then(|record: OrderRecord| serde_json::to_string(&record.without_buyer()))
        // A record that can't be read may still name them.
        .unwrap_or_else(|_unreadable| "{}".to_owned());
    change.execute("UPDATE order_record SET record = ?2 WHERE placed_order = ?1", params![order, wiped])?;
    Ok(())
}

fn record_error(code: &str, error: impl std::fmt::Display) -> JournalError {
    JournalError::Record { code: code.to_owned(), reason: error.to_string() }
}
