//! Owns what will be wrong with a catalog once a day has passed; knows nothing of which day it is.

use super::Check;
use super::offer::OfferPlace;
use crate::catalog::{Catalog, Day, Problem};
use crate::storage::catalog_files::report::Finding;

/// What will be a problem, each with the last day on which it is none.
pub(super) fn expiring(check: &Check<'_>, catalog: &Catalog, places: &[OfferPlace<'_>]) -> Vec<(Day, Problem)> {
    let ending = catalog.offers.iter().zip(places).filter_map(|(offer, place)| Some((offer.period.until?, place)));
    let problem = |(last, place): (Day, &OfferPlace<'_>)| {
        let finding = Finding::warning("expired", format!("nobody will see this any more: its last day was {last}"));
        let finding = finding.mend("take it out, or give it another last day if it really goes on");
        (last, finding.at(check.report.place(place.head)))
    };
    ending.map(problem).collect()
}
