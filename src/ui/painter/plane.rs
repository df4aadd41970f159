//! A value that changes evenly across a triangle: a colour channel or a texture coordinate.

use super::triangle::Triangle;

/// The value at every pixel centre of a triangle.
pub(super) struct Plane {
    first: f64,
    per_column: f64,
    per_row: f64,
}

impl Plane {
    /// The plane through the values `at` the triangle's corners.
    pub(super) fn new(triangle: &Triangle<'_>, at: [f64; 3]) -> Self {
        let [per_column, per_row] = triangle.slopes(at);
        let [right, down] = triangle.to_first_centre();
        Self { first: at[0] + right * per_column + down * per_row, per_column, per_row }
    }

    /// The value at pixel (`x`, `y`).
    #[expect(clippy::cast_precision_loss, reason = "pixels are below 2^17")]
    pub(super) fn value(&self, x: i64, y: i64) -> f64 {
        self.first + x as f64 * self.per_column + y as f64 * self.per_row
    }

    /// How much it changes from one pixel to the next on the right.
    pub(super) const fn per_column(&self) -> f64 {
        self.per_column
    }

    /// The greatest change from one pixel to a neighbour.
    pub(super) const fn steepness(&self) -> f64 {
        self.per_column.abs().max(self.per_row.abs())
    }
}
