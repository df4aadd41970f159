//! Owns where furniture stands in a room around what was come for, each as large as it is; knows nothing of pixels' colours.

use super::slots::Slot;

/// What a thing is in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Small enough to lie on a seat.
    OnSeat,
    /// High and slender: it stands behind.
    Tall,
    /// Everything else stands before it.
    Before,
}

/// Where what was come for stands.
pub(super) fn hook(aspect: f32) -> Slot {
    if aspect > 1.25 {
        Slot { x: 0.48, foot: 0.80, width: 0.60, height: 0.56 }
    } else {
        Slot { x: 0.48, foot: 0.76, width: 0.76, height: 0.44 }
    }
}

/// From so many mm on, more than one sits on it.
const SEATS_TWO: f32 = 1400.0;

/// Gives each next thing its place.
pub(super) struct Room {
    seats_one: bool,
    aspect: f32,
    on_seat: usize,
    tall: usize,
    before: usize,
}

impl Room {
    /// A room around something that is so many mm long, in a picture of this shape.
    pub(super) fn around(hook_mm: f32, aspect: f32) -> Self {
        Self { seats_one: hook_mm < SEATS_TWO, aspect, on_seat: 0, tall: 0, before: 0 }
    }

    /// The middle of the foot of a thing of this width, depth and height in mm, in shares of the picture, by the box of the
    /// hook (left, top, width, height), and whether it stands behind that.
    pub(super) fn place(&mut self, mm: [f32; 3], [left, top, width, height]: [f32; 4]) -> ([f32; 2], bool) {
        let (right, low) = (left + width, top + height);
        let next = |count: &mut usize, places: &[[f32; 2]]| {
            *count += 1;
            places.get((*count - 1) % places.len().max(1)).copied().unwrap_or([0.5, 0.9])
        };
        match role(mm) {
            Role::OnSeat => {
                let shares = if self.seats_one { [0.47, 0.60, 0.36] } else { [0.24, 0.66, 0.45] };
                let places = shares.map(|share| [left + width * share, top + height * (0.74 - 0.10 * share)]);
                (next(&mut self.on_seat, &places), false)
            }
            Role::Tall => {
                let places = [[right - width * 0.02, low - height * 0.40], [left + width * 0.03, low - height * 0.52]];
                (next(&mut self.tall, &places), true)
            }
            Role::Before => {
                let foot = (low + 0.13).min(0.965);
                let middle = left + width / 2.0;
                // Not further aside than what they stand before, and never so near that they stand before each other.
                let aside = (width * 0.42).max(0.28 * (1.1 / self.aspect).min(1.0));
                let places = [
                    [middle + aside, foot],
                    [middle - aside, foot],
                    [middle, foot],
                    [(middle + aside * 1.6).min(0.93), low - height * 0.35],
                    [(middle - aside * 1.6).max(0.07), low - height * 0.4],
                ];
                (next(&mut self.before, &places), false)
            }
        }
    }
}

fn role([width, depth, height]: [f32; 3]) -> Role {
    let longest = width.max(depth).max(height);
    match () {
        () if (300.0..700.0).contains(&longest) && height > 60.0 && depth < 250.0 => Role::OnSeat,
        () if height > 900.0 && height > width => Role::Tall,
        () => Role::Before,
    }
}
