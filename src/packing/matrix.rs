//! Owns the rows that columns take from, as sparse columns: whole numbers for proofs, floats for the simplex.

use super::Column;

/// Sparse columns over rows with a supply each.
#[derive(Clone, Debug)]
pub(super) struct Matrix {
    starts: Vec<usize>,
    entries: Vec<Entry>,
    /// The same without the whole numbers: half as large, for what the simplex goes through all the time.
    light: Vec<Light>,
    /// What each row has.
    pub(super) supply: Vec<i64>,
}

/// How much a column takes of a row; gives, where negative.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) row: usize,
    pub(super) whole: i64,
    pub(super) coef: f64,
}

/// The row and size of an entry, as the simplex needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Light {
    row: u32,
    pub(super) coef: f32,
}

impl Light {
    #[inline]
    pub(super) const fn row(self) -> usize {
        self.row as usize
    }
}

impl Entry {
    #[expect(clippy::cast_precision_loss, reason = "a guide for the search; what is proven is proven in whole numbers")]
    fn new(row: usize, whole: i64) -> Self {
        Self { row, whole, coef: whole as f64 }
    }
}

impl Matrix {
    pub(super) fn new(supply: &[i64], columns: &[Column]) -> Self {
        let mut matrix = Self { starts: vec![0], entries: Vec::new(), light: Vec::new(), supply: supply.to_vec() };
        for column in columns {
            matrix.entries.extend(column.takes.iter().map(|(row, whole)| Entry::new(*row, *whole)));
            matrix.starts.push(matrix.entries.len());
        }
        matrix.lighten();
        matrix
    }

    #[expect(clippy::cast_possible_truncation, reason = "there are fewer rows; the rest is a guide for the search")]
    fn lighten(&mut self) {
        self.light =
            self.entries.iter().map(|entry| Light { row: entry.row as u32, coef: entry.coef as f32 }).collect();
    }

    /// What a column takes, as the simplex needs it.
    #[inline]
    pub(super) fn light(&self, column: usize) -> &[Light] {
        match (self.starts.get(column), self.starts.get(column + 1)) {
            (Some(start), Some(end)) => self.light.get(*start..*end).unwrap_or_default(),
            _ => &[],
        }
    }

    pub(super) fn rows(&self) -> usize {
        self.supply.len()
    }

    pub(super) fn columns(&self) -> usize {
        self.starts.len() - 1
    }

    /// What a column takes.
    #[inline]
    pub(super) fn column(&self, column: usize) -> &[Entry] {
        match (self.starts.get(column), self.starts.get(column + 1)) {
            (Some(start), Some(end)) => self.entries.get(*start..*end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Adds rows: what each has, and how much of it which columns take, by column.
    pub(super) fn add_rows(&mut self, rows: &[(Vec<(usize, i64)>, i64)]) {
        let mut more: Vec<Vec<Entry>> = vec![Vec::new(); self.columns()];
        for (takes, supply) in rows {
            let row = self.supply.len();
            for (column, whole) in takes {
                if let Some(entries) = more.get_mut(*column) {
                    entries.push(Entry::new(row, *whole));
                }
            }
            self.supply.push(*supply);
        }
        let mut starts = vec![0];
        let mut entries = Vec::new();
        for (column, more) in more.iter().enumerate() {
            entries.extend_from_slice(self.column(column));
            entries.extend_from_slice(more);
            starts.push(entries.len());
        }
        self.starts = starts;
        self.entries = entries;
        self.lighten();
    }
}
