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

/// Gives each next thing its place.
#[derive(Default)]
pub(super) struct Room {
    on_seat: usize,
    tall: usize,
    before: usize,
}

impl Room {
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
                let places =
                    [0.24, 0.66, 0.45].map(|share| [left + width * share, top + height * (0.74 - 0.10 * share)]);
                (next(&mut self.on_seat, &places), false)
            }
            Role::Tall => {
                let places = [[right - width * 0.02, low - height * 0.40], [left + width * 0.03, low - height * 0.52]];
                (next(&mut self.tall, &places), true)
            }
            Role::Before => {
                let foot = (low + 0.15).min(0.965);
                let places =
                    [[0.83, foot], [0.17, foot], [0.52, foot], [0.93, low - height * 0.35], [0.07, low - height * 0.4]];
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
