//! Owns which columns exclude one another, and the cuts that follow: of a clique, only one is taken.

#![expect(clippy::indexing_slicing, reason = "rows and columns are numbered by the packing that is at hand")]

use super::Packing;
use super::cut::Cut;
use super::relaxation::{Relaxation, TOLERANCE};

/// A cut has to be broken by at least this much to be worth its row.
const WORTHWHILE: f64 = 0.02;

/// Which columns exclude one another: a row has not enough for both. A bit for each two columns.
///
/// Only of columns that are taken once at most.
pub(super) struct Conflicts {
    words: usize,
    bits: Vec<u64>,
}

impl Conflicts {
    /// The conflicts within bounds.
    pub(super) fn new(packing: &Packing, takers: &[Vec<(usize, i64)>], bounds: &[(i64, i64)]) -> Self {
        let words = packing.columns.len().div_ceil(64);
        let mut conflicts = Self { words, bits: vec![0; words * packing.columns.len()] };
        for (supply, takers) in packing.supply.iter().zip(takers) {
            // What is given could be enough for both.
            if takers.iter().any(|(_, units)| *units < 0) {
                continue;
            }
            let once: Vec<(usize, i64)> =
                takers.iter().copied().filter(|(column, _)| bounds[*column] == (0, 1)).collect();
            for (place, (one, units)) in once.iter().enumerate() {
                for (other, more) in &once[..place] {
                    if units.saturating_add(*more) > *supply {
                        conflicts.add(*one, *other);
                        conflicts.add(*other, *one);
                    }
                }
            }
        }
        conflicts
    }

    fn add(&mut self, one: usize, other: usize) {
        self.bits[one * self.words + other / 64] |= 1 << (other % 64);
    }

    /// A bit for each column that a column excludes.
    fn of(&self, column: usize) -> &[u64] {
        &self.bits[column * self.words..(column + 1) * self.words]
    }

    /// Cuts that say that of a clique only one is taken, where the present solution takes more in parts; the deepest first.
    ///
    /// Cliques grow greedily, from each column that is taken in parts. Source: Padberg (1973), 'On the facial structure of
    /// set packing polyhedra'.
    pub(super) fn cuts(&self, relaxation: &Relaxation, most: usize) -> Vec<Cut> {
        let mut taken: Vec<(f64, usize)> = Vec::new();
        let mut others: Vec<(f64, usize)> = Vec::new();
        for column in (0..relaxation.bounds.len()).filter(|column| relaxation.bounds[*column] == (0, 1)) {
            let value = relaxation.value(column);
            if value > TOLERANCE {
                taken.push((-value, column));
            } else {
                others.push((relaxation.reduced(column).abs(), column));
            }
        }
        for list in [&mut taken, &mut others] {
            list.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        }
        let mut found: Vec<(f64, Cut)> = Vec::new();
        for (_, column) in &taken {
            let mut clique = Clique { conflicts: self, members: vec![*column], common: self.of(*column).to_vec() };
            let sum: f64 = -taken
                .iter()
                .filter(|(_, other)| clique.grow(*other) || other == column)
                .map(|(value, _)| value)
                .sum::<f64>();
            if sum <= 1.0 + WORTHWHILE {
                continue;
            }
            let depth = (sum - 1.0) / float(clique.members.len()).sqrt();
            for (_, other) in &others {
                clique.grow(*other);
            }
            clique.members.sort_unstable();
            let cut: Cut = (clique.members.into_iter().map(|column| (column, 1)).collect(), 1);
            if found.iter().all(|(_, known)| *known != cut) {
                found.push((depth, cut));
            }
        }
        found.sort_by(|one, other| other.0.total_cmp(&one.0));
        found.truncate(most);
        found.into_iter().map(|(_, cut)| cut).collect()
    }
}

/// Columns that exclude one another, and those that all of them exclude.
struct Clique<'a> {
    conflicts: &'a Conflicts,
    members: Vec<usize>,
    common: Vec<u64>,
}

impl Clique<'_> {
    /// Takes a column in where every member excludes it.
    fn grow(&mut self, column: usize) -> bool {
        let fits = self.common[column / 64] >> (column % 64) & 1 == 1;
        if fits {
            self.members.push(column);
            for (known, more) in self.common.iter_mut().zip(self.conflicts.of(column)) {
                *known &= more;
            }
        }
        fits
    }
}

#[expect(clippy::cast_precision_loss, reason = "how deep a cut goes only orders them")]
fn float(whole: usize) -> f64 {
    whole as f64
}
