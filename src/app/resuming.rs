//! Owns how a walk that broke off becomes a session again: everything that was done in it is done anew, on the catalog that it was
//! made on, and then goes on with the catalog of today.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::flow::{Arms, Misfit, Session};
use crate::insight::experiment::Deal;
use crate::storage::StoredLogo;
use crate::storage::journal::{SessionNumber, Unfinished, redo};

/// A walk that can be gone on with.
#[derive(Debug)]
pub struct Resumable {
    /// Its number in the journal.
    pub(super) number: SessionNumber,
    /// The session as it was, on the catalog that it was made on.
    pub(super) session: Session,
    /// What its arms follow from; nothing where it took part in no experiment.
    pub(super) deal: Option<Deal>,
    /// What of it does not fit today's catalog.
    pub(super) misfits: Vec<Misfit>,
    /// The logos that the buyer brought.
    pub(super) logos: Vec<StoredLogo>,
    /// When they last did something, as a clock on the wall says it.
    pub(super) time: String,
    /// Whether all of it is in the journal as it stands.
    pub(super) is_told: bool,
}

impl Resumable {
    /// Does again what was done in a walk, for a window that sells from this catalog, whose files are these. Nothing where nothing
    /// of it can be done any more, or where there is nothing to go on with.
    #[must_use]
    pub fn revive(unfinished: Unfinished, (catalog, files): (&Arc<Catalog>, &[(String, Vec<u8>)])) -> Option<Self> {
        let is_same = unfinished.catalog == files && unfinished.day == catalog.today();
        let (count, deal) = (unfinished.actions.len(), unfinished.deal);
        let arms = || deal.as_ref().map_or_else(Arms::default, |deal| deal.arms(catalog));
        let (session, misfits) = if is_same {
            let fresh = Session::new(Arc::clone(catalog)).with_arms(arms());
            (fresh.hurried().replay(unfinished.actions), Vec::new())
        } else {
            // What this version of the program can't read any more, nobody can go on with.
            let was = redo(unfinished.catalog, (unfinished.day, deal.as_ref()), unfinished.actions).ok()?;
            let (session, misfits) = was.on_catalog_with(Arc::clone(catalog), arms());
            (session.hurried(), misfits)
        };
        let is_told = is_same && session.log().len() == count;
        session.quote()?;
        let last = jiff::Timestamp::from_second(unfinished.last.0).ok()?;
        let time = jiff::ZonedDateTime::new(last, jiff::tz::TimeZone::system());
        Some(Self {
            number: unfinished.session,
            session,
            deal,
            misfits,
            logos: unfinished.logos.into_iter().map(|(_, logo)| logo).collect(),
            time: time.strftime("%H:%M").to_string(),
            is_told,
        })
    }
}
