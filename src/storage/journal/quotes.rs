//! Owns the salesperson's quotes in the journal: each in all its versions, with who it is for.

use rusqlite::{OptionalExtension as _, Row, Transaction, TransactionBehavior, params};

use super::sessions::{read_logo, withheld};
use super::{CatalogNumber, Journal, JournalError};
use crate::catalog::Day;
use crate::flow::design::LogoId;
use crate::flow::dossier::{Customer, QuoteDraft, QuoteStatus, QuoteVersion, SavedQuote};
use crate::flow::{Action, OrderCode};
use crate::money::Money;
use crate::pricing::View;
use crate::storage::StoredLogo;
use crate::storage::twin::ActionTwin;

/// What is read of a quote with its last version.
const SELECT: &str = "SELECT code, follow_up, placed_as, changed_at, name, company, mail, phone, address, without_tax,
        version.number, total, products
    FROM quote JOIN quote_version AS version ON version.quote = quote.number
    WHERE version.number = (SELECT max(number) FROM quote_version WHERE quote = quote.number)";

impl Journal {
    /// Every quote, as its last version; the one that changed last first.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn quotes(&self) -> Result<Vec<SavedQuote>, JournalError> {
        let at = self.at();
        let mut statement =
            self.connection.prepare_cached(&format!("{SELECT} ORDER BY changed_at DESC")).map_err(&at)?;
        let rows = statement.query_map([], saved).map_err(&at)?;
        let quotes = rows.collect::<Result<Vec<_>, _>>().map_err(&at)?;
        Ok(quotes.into_iter().flatten().collect())
    }

    /// The quote with this code, as its last version.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn quote(&self, code: &OrderCode) -> Result<Option<SavedQuote>, JournalError> {
        let found = self
            .connection
            .query_row(&format!("{SELECT} AND code = ?1"), [code.as_str()], saved)
            .optional()
            .map_err(self.at())?;
        Ok(found.flatten())
    }

    /// The versions of a quote, the oldest first.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn quote_versions(&self, code: &OrderCode) -> Result<Vec<QuoteVersion>, JournalError> {
        let at = self.at();
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT version.number, edition, actions, total, saved_at
                 FROM quote_version AS version JOIN quote ON quote.number = version.quote
                 WHERE code = ?1 ORDER BY version.number",
            )
            .map_err(&at)?;
        let rows = statement
            .query_map([code.as_str()], |row| {
                let actions: String = row.get(2)?;
                Ok(QuoteVersion {
                    number: row.get(0)?,
                    catalog: row.get(1)?,
                    actions: read_actions(&actions),
                    total: Money::from_minor(row.get(3)?),
                    saved_at: row.get::<_, i64>(4)?.cast_unsigned(),
                })
            })
            .map_err(&at)?;
        rows.collect::<Result<_, _>>().map_err(at)
    }

    /// The logos that the customer of a quote brought for any of its versions.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn quote_logos(&self, code: &OrderCode) -> Result<Vec<(LogoId, StoredLogo)>, JournalError> {
        let at = self.at();
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT id, quote_logo.name, content FROM quote_logo JOIN quote ON quote.number = quote_logo.quote
                 WHERE code = ?1",
            )
            .map_err(&at)?;
        let rows = statement.query_map([code.as_str()], read_logo).map_err(&at)?;
        let logos = rows.collect::<Result<Vec<_>, _>>().map_err(at)?;
        Ok(logos.into_iter().flatten().collect())
    }

    /// Keeps a quote that was made on a kept catalog, with the logo that is printed where the customer brought one: as a new one,
    /// or as the next version of one that is there.
    ///
    /// # Errors
    /// When it can't be kept; then nothing of it is.
    pub fn save_quote(
        &mut self,
        (draft, logo): (&QuoteDraft, Option<&(LogoId, StoredLogo)>),
        catalog: CatalogNumber,
        at_secs: u64,
        fresh: &mut dyn FnMut() -> OrderCode,
    ) -> Result<SavedQuote, JournalError> {
        self.stands()?;
        let at = self.at();
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&at)?;
        let code = match &draft.code {
            Some(code) => code.clone(),
            None => super::orders::free_code(&change, fresh).map_err(&at)?.ok_or(JournalError::NoCode)?,
        };
        write(&change, (&code, draft), catalog, at_secs).map_err(&at)?;
        if let Some((id, logo)) = logo {
            let row = params![code.as_str(), id.to_string(), logo.name, &*logo.bytes];
            change
                .execute(
                    "INSERT OR IGNORE INTO quote_logo (quote, id, name, content)
                     SELECT number, ?2, ?3, ?4 FROM quote WHERE code = ?1",
                    row,
                )
                .map_err(&at)?;
        }
        change.commit().map_err(at)?;
        self.stands()?;
        self.quote(&code)?.ok_or(JournalError::Empty)
    }

    /// Says when to come back to a quote. Nothing where there is no such quote.
    ///
    /// # Errors
    /// When that can't be kept.
    pub fn follow_up(&mut self, code: &OrderCode, day: Option<Day>) -> Result<Option<SavedQuote>, JournalError> {
        let row = params![code.as_str(), day.map(|day| day.to_string())];
        self.connection.execute("UPDATE quote SET follow_up = ?2 WHERE code = ?1", row).map_err(self.at())?;
        self.quote(code)
    }

    /// Says that a quote was ordered, under an order's code. Nothing where there is no such quote.
    ///
    /// # Errors
    /// When that can't be kept.
    pub fn quote_placed(
        &mut self,
        code: &OrderCode,
        order: &OrderCode,
        at_secs: u64,
    ) -> Result<Option<SavedQuote>, JournalError> {
        let row = params![code.as_str(), order.as_str(), at_secs.cast_signed()];
        self.connection
            .execute("UPDATE quote SET placed_as = ?2, changed_at = ?3 WHERE code = ?1", row)
            .map_err(self.at())?;
        self.quote(code)
    }
}

fn write(
    change: &Transaction<'_>,
    (code, draft): (&OrderCode, &QuoteDraft),
    catalog: CatalogNumber,
    at_secs: u64,
) -> rusqlite::Result<()> {
    let Customer { name, company, mail, phone, address, kind } = &draft.customer;
    let (at_secs, day) = (at_secs.cast_signed(), draft.follow_up.map(|day| day.to_string()));
    change.execute(
        "INSERT INTO quote (code, follow_up, changed_at, name, company, mail, phone, address, without_tax)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (code) DO UPDATE SET follow_up = ?2, changed_at = ?3, name = ?4, company = ?5, mail = ?6,
             phone = ?7, address = ?8, without_tax = ?9",
        params![code.as_str(), day, at_secs, name, company, mail, phone, address, *kind == View::Business],
    )?;
    let products = serde_json::to_string(&draft.products).unwrap_or_default();
    change.execute(
        "INSERT INTO quote_version (quote, number, catalog, edition, actions, total, products, saved_at)
         SELECT number, (SELECT coalesce(max(number), 0) + 1 FROM quote_version WHERE quote = quote.number),
             ?2, ?3, ?4, ?5, ?6, ?7
         FROM quote WHERE code = ?1",
        params![
            code.as_str(),
            catalog.0,
            draft.catalog,
            written_actions(&draft.actions),
            draft.total.minor(),
            products,
            at_secs
        ],
    )?;
    Ok(())
}

/// A row of [`SELECT`]; one with a code that is none is left out.
fn saved(row: &Row<'_>) -> rusqlite::Result<Option<SavedQuote>> {
    let read = |code: &str| OrderCode::parse(code).ok();
    let Some(code) = read(&row.get::<_, String>(0)?) else { return Ok(None) };
    let follow_up: Option<String> = row.get(1)?;
    let placed: Option<String> = row.get(2)?;
    let products: String = row.get(12)?;
    let kind = if row.get(9)? { View::Business } else { View::Consumer };
    Ok(Some(SavedQuote {
        code,
        version: row.get(10)?,
        customer: Customer {
            name: row.get(4)?,
            company: row.get(5)?,
            mail: row.get(6)?,
            phone: row.get(7)?,
            address: row.get(8)?,
            kind,
        },
        follow_up: follow_up.and_then(|day| Day::parse(&day).ok()),
        status: placed.and_then(|code| read(&code)).map_or(QuoteStatus::Open, QuoteStatus::Placed),
        total: Money::from_minor(row.get(11)?),
        products: serde_json::from_str(&products).unwrap_or_default(),
        changed_at: row.get::<_, i64>(3)?.cast_unsigned(),
    }))
}

/// Actions as one text. Who gave details stands with the quote itself.
fn written_actions(actions: &[Action]) -> String {
    let texts: Vec<String> = actions.iter().map(ActionTwin::text).collect();
    format!("[{}]", texts.join(","))
}

/// What was done, as far as it can be read.
fn read_actions(written: &str) -> Vec<Action> {
    let actions: Vec<serde_json::Value> = serde_json::from_str(written).unwrap_or_default();
    actions.iter().map_while(|action| ActionTwin::read(&action.to_string(), &withheld()).ok()).collect()
}
