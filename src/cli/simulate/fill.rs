//! Owns a simulation that is written into a journal of its own.

use std::ops::ControlFlow;
use std::path::Path;

use super::Simulated;
use crate::flow::Action;
use crate::insight::measure::ReportMaker;
use crate::simulation::{Crowd, Walked};
use crate::storage::OrderRecord;
use crate::storage::journal::{CatalogNumber, Journal, JournalError, Moment, NewOrder, SimulatedWalk};

/// So many walks are written at once.
const AT_ONCE: usize = 2000;

/// The files of a catalog, as a journal keeps them.
type Files = [(String, Vec<u8>)];

/// Has a crowd walk, writes everything into a journal in a folder, and counts.
pub(super) fn fill(
    folder: &Path,
    files: &Files,
    (crowd, threads): (&Crowd, usize),
    mut maker: ReportMaker,
) -> Result<Simulated, JournalError> {
    let (mut journal, _) = Journal::open(folder)?;
    journal.give_to_simulation()?;
    let catalog = journal.keep_catalog(files)?;
    let mut shelf = Shelf { journal, catalog, waiting: Vec::new(), failed: None };
    let (mut refused, mut first_refused) = (0, None);
    let each = |walked: &Walked| (record(walked), walked.refused.clone());
    crowd.walk(threads, &each, &mut |(walk, refusal)| {
        walk.facts.iter().for_each(|facts| maker.add(facts));
        refused += u64::from(refusal.is_some());
        first_refused = first_refused.take().or(refusal);
        shelf.put(walk)
    });
    shelf.close()?;
    Ok(Simulated { report: maker.finish(), refused, first_refused })
}

/// A journal that walks are put into, many at once.
struct Shelf {
    journal: Journal,
    catalog: CatalogNumber,
    waiting: Vec<SimulatedWalk>,
    failed: Option<JournalError>,
}

impl Shelf {
    fn put(&mut self, walk: SimulatedWalk) -> ControlFlow<()> {
        self.waiting.push(walk);
        if self.waiting.len() < AT_ONCE {
            return ControlFlow::Continue(());
        }
        let written = self.journal.keep_simulated(self.catalog, &self.waiting);
        self.waiting.clear();
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.failed = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    fn close(mut self) -> Result<(), JournalError> {
        match self.failed {
            Some(error) => Err(error),
            None => self.journal.keep_simulated(self.catalog, &self.waiting),
        }
    }
}

/// A walk as a journal keeps it.
fn record(walked: &Walked) -> SimulatedWalk {
    let buyer = &walked.buyer;
    let actions: Vec<(Action, Moment)> = walked.done().map(|done| (done.action, Moment(done.at))).collect();
    let state = walked.session.state();
    let placed = state.placed.as_ref().zip(state.details.clone()).zip(OrderRecord::of(&walked.session));
    // Its actions are the walk's own.
    let order = placed.map(|((_, details), record)| NewOrder {
        record,
        details,
        logo: None,
        actions: Vec::new(),
        redeems: None,
        gives: None,
    });
    SimulatedWalk {
        id: buyer.id.clone(),
        day: buyer.day,
        channel: buyer.channel,
        began: Moment(buyer.began_at),
        actions,
        ended: Moment(walked.ended_at),
        order,
        facts: walked.facts.clone(),
    }
}
