//! Owns how firm lines are: hairlines, outlines, what is chosen and what the keyboard is on; firmer in high contrast.

use super::Contrast;

/// How wide lines are, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strokes {
    /// Between rows, and at the edge of a bar.
    pub hair: f32,
    /// Around what can be pressed.
    pub outline: f32,
    /// Around a button or a field.
    pub button: f32,
    /// Around what is chosen.
    pub chosen: f32,
    /// Around what the keyboard is on.
    pub focus: f32,
    /// Around a card; nothing where its shadow tells it from the room.
    pub card: f32,
    /// Around the empty part of a scale.
    pub groove: f32,
    /// The dots of the cap.
    pub dot: f32,
}

impl Strokes {
    /// The lines for somebody who wants this contrast.
    #[must_use]
    pub const fn new(contrast: Contrast) -> Self {
        match contrast {
            Contrast::Normal => {
                Self { hair: 1.0, outline: 1.5, button: 2.0, chosen: 3.0, focus: 3.0, card: 0.0, groove: 0.0, dot: 1.6 }
            }
            Contrast::High => {
                Self { hair: 1.5, outline: 2.5, button: 3.0, chosen: 5.0, focus: 5.0, card: 2.5, groove: 2.0, dot: 2.6 }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_firmer_in_high_contrast() {
        let all = |lines: Strokes| {
            let Strokes { hair, outline, button, chosen, focus, card, groove, dot } = lines;
            [hair, outline, button, chosen, focus, card, groove, dot]
        };
        let (normal, high) = (all(Strokes::new(Contrast::Normal)), all(Strokes::new(Contrast::High)));
        assert!(normal.iter().zip(&high).all(|(usual, firm)| *firm > usual + 0.4), "{normal:?} {high:?}");
    }
}
