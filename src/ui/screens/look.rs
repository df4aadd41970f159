//! Owns the geometry of a close look: which part of a picture is seen, and how that changes under the fingers; draws nothing.

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::artwork::Part;

/// Which part of a picture is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    /// How much larger than whole, 1 to [`MOST`].
    pub(super) zoom: f32,
    /// The middle of what is seen, as shares of the picture.
    pub(super) centre: Pos2,
}

/// The closest look.
pub(super) const MOST: f32 = 6.0;

impl Look {
    pub(super) const WHOLE: Self = Self { zoom: 1.0, centre: pos2(0.5, 0.5) };

    /// The part that is seen, as shares of the picture.
    pub(super) fn seen(self) -> Rect {
        let side = 1.0 / self.zoom;
        let clamp = |middle: f32| middle.clamp(side / 2.0, 1.0 - side / 2.0);
        Rect::from_center_size(pos2(clamp(self.centre.x), clamp(self.centre.y)), vec2(side, side))
    }

    /// Closer or further, so that what is under the fingers, as shares of what is seen, stays there.
    pub(super) fn zoomed(self, factor: f32, at: Pos2) -> Self {
        let seen = self.seen();
        let zoom = (self.zoom * factor).clamp(1.0, MOST);
        let under = seen.min + at.to_vec2() * seen.size();
        let side = 1.0 / zoom;
        let min = under - at.to_vec2() * side;
        Self { zoom, centre: min + vec2(side, side) / 2.0 }.kept()
    }

    /// Moved by shares of what is seen.
    pub(super) fn moved(self, by: Vec2) -> Self {
        Self { centre: self.seen().center() - by / self.zoom, ..self }.kept()
    }

    /// The same, within the picture.
    pub(super) fn kept(self) -> Self {
        Self { centre: self.seen().center(), ..self }
    }

    /// The part of the picture to ask for.
    pub(super) fn part(self) -> Part {
        let seen = self.seen();
        // Shares of 0 to 1, as ten-thousandths.
        let whole = |share: f32| (share * Part::FULL).round().clamp(0.0, Part::FULL) as u16;
        Part {
            left: whole(seen.min.x),
            top: whole(seen.min.y),
            width: whole(seen.width()).max(1),
            height: whole(seen.height()).max(1),
        }
    }

    /// Where another look's part stands, while this one is seen in a rectangle.
    pub(super) fn place_of(self, other: Self, rect: Rect) -> Rect {
        let (seen, part) = (self.seen(), other.seen());
        let at = |spot: Pos2| rect.min + (spot - seen.min) / seen.size() * rect.size();
        Rect::from_min_max(at(part.min), at(part.max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_under_the_fingers_stays_there() {
        let at = pos2(0.25, 0.75);
        let look = Look::WHOLE.zoomed(4.0, at);
        let seen = look.seen();
        let under = seen.min + at.to_vec2() * seen.size();
        assert!((under - at).length() < 1e-5, "{under:?}");
    }

    #[test]
    fn one_never_looks_beside_the_picture() {
        let mut look = Look::WHOLE;
        for (factor, x, y) in [(3.0, 0.0, 0.0), (2.0, 1.0, 1.0), (0.4, 0.9, 0.1), (9.0, 0.0, 1.0), (0.01, 0.5, 0.5)] {
            look = look.zoomed(factor, pos2(x, y)).moved(vec2(x - 0.5, 0.5 - y) * 3.0);
            let seen = look.seen();
            assert!(Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0)).expand(1e-4).contains_rect(seen), "{seen:?}");
            let part = look.part();
            assert!(u32::from(part.left) + u32::from(part.width) <= 10_001, "{part:?}");
        }
        assert!((look.zoom - 1.0).abs() < 1e-5, "out of it again one sees the whole");
    }
}
