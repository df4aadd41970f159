//! Owns walks of a simulation: many at once, in a journal that holds nothing else. A journal of real buyers is never given to one.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::measures;
use super::orders::{free_code, write_order};
use super::{CatalogNumber, Channel, Journal, JournalError, Moment, NewOrder, SessionNumber};
use crate::catalog::Day;
use crate::flow::{Action, OrderCode};
use crate::insight::measure::Facts;
use crate::storage::twin::ActionTwin;
use crate::storage::twin::facts::Names;

/// Who holds a walk that nobody made.
const HOLDER: &str = "simulated";

/// A walk of a simulation, from its beginning to its end.
#[derive(Clone, Debug)]
pub struct SimulatedWalk {
    /// Its name.
    pub id: String,
    /// The day that the catalog was read for.
    pub day: Day,
    /// Where it is made.
    pub channel: Channel,
    /// When it began.
    pub began: Moment,
    /// Everything that was done, with its moment.
    pub actions: Vec<(Action, Moment)>,
    /// When it ended.
    pub ended: Moment,
    /// The order that was placed in it; of its actions only those of the walk count.
    pub order: Option<NewOrder>,
    /// What is counted of it.
    pub facts: Vec<Facts>,
}

impl Journal {
    /// Makes this the journal of a simulation, which is then written without waiting for the disk.
    ///
    /// # Errors
    /// When it holds anything of real buyers, or can't be written.
    pub fn give_to_simulation(&mut self) -> Result<(), JournalError> {
        let at = self.at();
        let real = "SELECT EXISTS (SELECT 1 FROM session WHERE holder <> ?1) OR EXISTS (SELECT 1 FROM quote)";
        let has_real: bool = self.connection.query_row(real, [HOLDER], |row| row.get(0)).map_err(&at)?;
        let counted = "SELECT EXISTS (SELECT 1 FROM measure) OR EXISTS (SELECT 1 FROM placed_order)";
        let has_counted: bool = self.connection.query_row(counted, [], |row| row.get(0)).map_err(&at)?;
        if has_real || (has_counted && !self.is_simulated()?) {
            return Err(JournalError::Real { path: self.path.clone() });
        }
        self.connection
            .execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('simulated', 1)", [])
            .map_err(&at)?;
        self.hurry()
    }

    /// Whether it was given to a simulation.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn is_simulated(&self) -> Result<bool, JournalError> {
        let mark = "SELECT value FROM meta WHERE name = 'simulated'";
        let found: Option<i64> = self.connection.query_row(mark, [], |row| row.get(0)).optional().map_err(self.at())?;
        Ok(found.is_some())
    }

    /// Writes walks of a simulation on a catalog, with their orders and what is counted of them: all of them or none.
    ///
    /// # Errors
    /// When they can't be written, or the journal was not given to a simulation.
    pub fn keep_simulated(&mut self, catalog: CatalogNumber, walks: &[SimulatedWalk]) -> Result<(), JournalError> {
        let at = self.at();
        if !self.is_simulated()? {
            return Err(JournalError::Real { path: self.path.clone() });
        }
        let mut names = self.names()?;
        let change = self.connection.transaction().map_err(&at)?;
        for walk in walks {
            if !write(&change, (catalog, walk), &mut names).map_err(&at)? {
                return Err(JournalError::Twice { path: self.path.clone() });
            }
        }
        change.commit().map_err(at)
    }
}

/// Writes a walk; whether it was not there yet.
fn write(
    change: &Transaction<'_>,
    (catalog, walk): (CatalogNumber, &SimulatedWalk),
    names: &mut Names,
) -> rusqlite::Result<bool> {
    let last = walk.actions.last().map_or(walk.began, |(_, at)| *at);
    let row = params![
        walk.id,
        catalog.0,
        walk.day.to_string(),
        walk.channel.name(),
        HOLDER,
        walk.began.0,
        last.0,
        walk.ended.0
    ];
    let added = change
        .prepare_cached(
            "INSERT OR IGNORE INTO session (id, catalog, day, channel, holder, began_at, last_at, ended_at, measured, stopped)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, '')",
        )?
        .execute(row)?;
    if added == 0 {
        return Ok(false);
    }
    let session = SessionNumber(change.last_insert_rowid());
    let code = write_placed(change, session, walk)?;
    let mut insert =
        change.prepare_cached("INSERT INTO action (session, number, at, action) VALUES (?1, ?2, ?3, ?4)")?;
    for (number, (action, at)) in (0_i64..).zip(&walk.actions) {
        let text = match (action, &code) {
            (Action::Placed(_), Some(code)) => ActionTwin::text(&Action::Placed(code.clone())),
            _ => ActionTwin::text(action),
        };
        insert.execute(params![session.0, number, at.0, text])?;
    }
    for facts in &walk.facts {
        let mut facts = facts.clone();
        facts.under.edition = catalog.0.to_string().into();
        measures::insert(change, &facts, names)?;
    }
    Ok(true)
}

/// Writes the order of a walk, under its own code where no order has that yet.
fn write_placed(
    change: &Transaction<'_>,
    session: SessionNumber,
    walk: &SimulatedWalk,
) -> rusqlite::Result<Option<OrderCode>> {
    let placed = walk.actions.iter().find_map(|(action, at)| match action {
        Action::Placed(code) => Some((code, *at)),
        _ => None,
    });
    let Some(((own, at), order)) = placed.zip(walk.order.as_ref()) else { return Ok(None) };
    let mut next = u64::try_from(session.0).unwrap_or_default();
    let mut own = Some(own.clone());
    let mut fresh = || {
        next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        own.take().unwrap_or_else(|| OrderCode::from_number(next >> 33))
    };
    let code = free_code(change, &mut fresh)?;
    if let Some(code) = &code {
        write_order(change, session, (code, order), at)?;
    }
    Ok(code)
}
