//! Owns how a rectangle is divided.

use eframe::egui::{Rect, pos2};

/// The upper part of a height, and what is left below a gap.
#[must_use]
pub fn split_top(rect: Rect, height: f32, gap: f32) -> (Rect, Rect) {
    let cut = (rect.min.y + height).min(rect.max.y);
    let below = (cut + gap).min(rect.max.y);
    (rect.with_max_y(cut), rect.with_min_y(below))
}

/// What is left above a gap, and the lower part of a height.
#[must_use]
pub fn split_bottom(rect: Rect, height: f32, gap: f32) -> (Rect, Rect) {
    let cut = (rect.max.y - height).max(rect.min.y);
    let above = (cut - gap).max(rect.min.y);
    (rect.with_max_y(above), rect.with_min_y(cut))
}

/// The left part of a width, and what is left beside a gap.
#[must_use]
pub fn split_left(rect: Rect, width: f32, gap: f32) -> (Rect, Rect) {
    let cut = (rect.min.x + width).min(rect.max.x);
    let beside = (cut + gap).min(rect.max.x);
    (rect.with_max_x(cut), rect.with_min_x(beside))
}

/// What is left beside a gap, and the right part of a width.
#[must_use]
pub fn split_right(rect: Rect, width: f32, gap: f32) -> (Rect, Rect) {
    let cut = (rect.max.x - width).max(rect.min.x);
    let beside = (cut - gap).max(rect.min.x);
    (rect.with_max_x(beside), rect.with_min_x(cut))
}

/// So many columns of equal width.
pub fn columns(rect: Rect, count: usize, gap: f32) -> impl Iterator<Item = Rect> {
    let count = count.max(1);
    let width = (rect.width() - gap * (count as f32 - 1.0)) / count as f32;
    (0..count).map(move |column| {
        let left = rect.min.x + (width + gap) * column as f32;
        Rect::from_min_max(pos2(left.round(), rect.min.y), pos2((left + width).round(), rect.max.y))
    })
}

/// So many rows of equal height.
pub fn rows(rect: Rect, count: usize, gap: f32) -> impl Iterator<Item = Rect> {
    let count = count.max(1);
    let height = (rect.height() - gap * (count as f32 - 1.0)) / count as f32;
    (0..count).map(move |row| {
        let top = rect.min.y + (height + gap) * row as f32;
        Rect::from_min_max(pos2(rect.min.x, top.round()), pos2(rect.max.x, (top + height).round()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_with_gaps_between() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 10.0));
        let found: Vec<(f32, f32)> = columns(rect, 3, 5.0).map(|column| (column.min.x, column.max.x)).collect();
        assert_eq!(found, [(0.0, 30.0), (35.0, 65.0), (70.0, 100.0)]);
    }

    #[test]
    fn splitting_beyond_the_rectangle_leaves_nothing() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 10.0));
        let (top, rest) = split_top(rect, 50.0, 4.0);
        assert_eq!((top.height(), rest.height()), (10.0, 0.0));
    }
}
