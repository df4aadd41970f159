//! Owns what is done before anything is branched on.

use super::{Search, Split};
use crate::packing::clique::Conflicts;
use crate::packing::cut::{self, Cut};

/// How many rounds of cliques are made at first, and how many in each.
const CLIQUE_ROUNDS: usize = 4;
const CLIQUES: usize = 20;
/// How many Chvátal-Gomory cuts are made each time that the search returns to the root. They are dense, and make every node
/// slower: where cliques are enough, there are none.
const CUTS: usize = 10;

impl Search<'_> {
    /// Cuts, and better whole solutions, before anything is branched on; says whether something better can still be there.
    pub(super) fn work_at_root(&mut self) -> bool {
        if !self.add_cliques() {
            return false;
        }
        self.improve();
        self.is_worthwhile()
    }

    /// Looks at the root again, with the best that was found since: more columns can be fixed for good, and cuts go deeper.
    pub(super) fn return_to_root(&mut self) -> Option<Split> {
        self.nodes += 1;
        self.relax();
        self.round();
        let is_open = self.is_worthwhile() && self.add_cliques() && self.add_cuts() && self.work_at_root();
        if is_open { self.split() } else { None }
    }

    /// Cuts off what takes more than one of a clique, until the relaxation takes no more than that.
    fn add_cliques(&mut self) -> bool {
        let conflicts = Conflicts::new(self.packing, &self.takers, &self.relaxation.bounds);
        for _ in 0..CLIQUE_ROUNDS {
            let cuts = conflicts.cuts(&self.relaxation, CLIQUES);
            if cuts.is_empty() {
                break;
            }
            if !self.tighten(&cuts) {
                return false;
            }
        }
        true
    }

    fn add_cuts(&mut self) -> bool {
        let cuts = cut::cuts(&self.relaxation, CUTS);
        cuts.is_empty() || self.tighten(&cuts)
    }

    /// Solves the relaxation once more with cuts.
    fn tighten(&mut self, cuts: &[Cut]) -> bool {
        self.relaxation.add_rows(cuts);
        self.relax();
        self.round();
        self.is_worthwhile()
    }

    /// The most promising columns first: by what they are worth for what they take, at the prices of the root.
    pub(super) fn sort_columns(&mut self) {
        let relaxation = &self.relaxation;
        let promise = |column: usize| -> f64 {
            let entries = relaxation.matrix.column(column);
            let price: f64 =
                entries.iter().map(|entry| relaxation.prices.get(entry.row).unwrap_or(&0.0) * entry.coef).sum();
            let size: f64 = entries.iter().map(|entry| entry.coef.abs()).sum();
            let worth = relaxation.worth_of(column);
            worth / (price.max(0.0) + 1e-3 * worth.abs() * size + 1e-9)
        };
        let mut order: Vec<(f64, usize)> = self.order.iter().map(|column| (promise(*column), *column)).collect();
        order.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        self.order = order.into_iter().map(|(_, column)| column).collect();
    }
}
