//! Owns where the parts of a set stand in one picture; knows nothing of what they are.

/// Where a part stands, in shares of the picture: the middle of its foot, and the box above it that it may fill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    pub(super) x: f32,
    pub(super) foot: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

const fn slot(x: f32, foot: f32, width: f32, height: f32) -> Slot {
    Slot { x, foot, width, height }
}

/// How many parts a picture shows at most.
pub(super) const MOST: usize = 8;

/// Alone.
const ALONE: Slot = slot(0.5, 0.92, 0.88, 0.84);

/// In a picture that is clearly wider than high: the hook a little left of the middle, the others around it. In all of them the
/// second stands before the hook at its right, so that two fill the picture along its diagonal.
const WIDE: [Slot; MOST] = [
    slot(0.41, 0.86, 0.46, 0.74),
    slot(0.80, 0.96, 0.33, 0.43),
    slot(0.815, 0.52, 0.29, 0.42),
    slot(0.115, 0.52, 0.20, 0.45),
    slot(0.12, 0.96, 0.20, 0.33),
    slot(0.555, 0.30, 0.16, 0.24),
    slot(0.905, 0.80, 0.12, 0.24),
    slot(0.300, 0.26, 0.16, 0.21),
];

/// About as wide as high.
const SQUARE: [Slot; MOST] = [
    slot(0.40, 0.71, 0.62, 0.56),
    slot(0.745, 0.96, 0.44, 0.34),
    slot(0.805, 0.44, 0.35, 0.38),
    slot(0.245, 0.96, 0.40, 0.26),
    slot(0.20, 0.24, 0.28, 0.20),
    slot(0.52, 0.22, 0.24, 0.18),
    slot(0.88, 0.68, 0.17, 0.19),
    slot(0.495, 0.97, 0.17, 0.17),
];

/// Higher than wide: the hook in the middle, the others before and behind it.
const TALL: [Slot; MOST] = [
    slot(0.48, 0.63, 0.78, 0.45),
    slot(0.71, 0.955, 0.52, 0.29),
    slot(0.245, 0.925, 0.43, 0.25),
    slot(0.76, 0.24, 0.38, 0.20),
    slot(0.26, 0.22, 0.38, 0.18),
    slot(0.84, 0.66, 0.24, 0.15),
    slot(0.51, 0.97, 0.22, 0.11),
    slot(0.51, 0.17, 0.20, 0.12),
];

/// A thing that lies under what was come for, as a rug does: a little before it and wider.
pub(super) fn under(hook: Slot) -> Slot {
    let width = (hook.width * 1.25).min(0.94);
    let x = hook.x.clamp(width / 2.0 + 0.02, 0.98 - width / 2.0);
    Slot { x, foot: (hook.foot + 0.10).min(0.97), width, height: hook.height }
}

/// Where each of so many parts stands in a picture of this shape. What is there already keeps its place when one is added,
/// bar the first, which makes room for the second.
pub(super) fn slots(count: usize, aspect: f32) -> Vec<Slot> {
    let table = match aspect {
        _ if count <= 1 => return vec![ALONE],
        wide if wide > 1.25 => &WIDE,
        tall if tall < 0.85 => &TALL,
        _ => &SQUARE,
    };
    table.iter().take(count).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_lies_inside_the_picture_and_adding_a_part_moves_no_other() {
        for aspect in [0.5, 1.0, 1.8] {
            for count in 2..=MOST {
                let places = slots(count, aspect);
                assert_eq!(places.len(), count);
                assert_eq!(places[..], slots(MOST, aspect)[..count]);
                for place in places {
                    let (left, right) = (place.x - place.width / 2.0, place.x + place.width / 2.0);
                    assert!(
                        left >= 0.01 && right <= 0.99 && place.foot <= 0.98 && place.foot >= place.height + 0.01,
                        "{place:?}"
                    );
                }
            }
        }
    }
}
