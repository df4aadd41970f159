//! Owns how a walk in the journal becomes a session again: everything that was done in it is done anew, on the catalog that it was
//! made on.

use std::sync::Arc;

use super::{Journal, JournalError, StoredOrder};
use crate::catalog::Day;
use crate::flow::{Action, Arms, Session};
use crate::insight::experiment::Deal;
use crate::storage::{LoadFailure, load_kept};

/// Why an order can't be opened again; what was agreed is known all the same.
#[derive(Debug, thiserror::Error)]
pub enum ReopenError {
    /// The journal can't be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// This version of the program understands its catalog no more.
    #[error("the catalog that it was placed on can't be used by this version of Diderot: {0}")]
    Catalog(#[from] LoadFailure),
    /// What was done in it comes to something else than was agreed.
    #[error("what was done in it comes to another amount in this version of Diderot than was agreed")]
    Differs,
}

/// A session in which this was done, on a catalog of which these files were kept, as it was on a day, with the arms that were dealt to
/// it. What follows on an action that is refused now is left out.
///
/// # Errors
/// When this version of the program can't use the catalog.
pub fn redo(
    files: Vec<(String, Vec<u8>)>,
    (day, deal): (Option<Day>, Option<&Deal>),
    actions: impl IntoIterator<Item = Action>,
) -> Result<Session, LoadFailure> {
    let catalog = load_kept(files)?.catalog.on(day);
    let arms = deal.map_or_else(Arms::default, |deal| deal.arms(&catalog));
    Ok(Session::new(Arc::new(catalog)).with_arms(arms).hurried().replay(actions))
}

impl Journal {
    /// The session of an order as it was right before it was placed: on the catalog of then, at the prices that were agreed.
    ///
    /// # Errors
    /// When it can't be read, or does not come to what was agreed.
    pub fn reopen(&self, order: &StoredOrder) -> Result<Session, ReopenError> {
        let files = self.kept_files(order.catalog)?;
        let before = order.actions.iter().take_while(|action| !matches!(action, Action::Placed(_))).cloned();
        let session = redo(files, (order.day, order.deal.as_ref()), before)?;
        let agrees = session.quote().is_some_and(|quote| order.record.agrees_with(quote));
        agrees.then_some(session).ok_or(ReopenError::Differs)
    }
}
