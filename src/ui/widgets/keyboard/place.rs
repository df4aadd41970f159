//! Owns where the keys of a keyboard stand and how large they are: as a finger needs, and never so high that the field is hidden.

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::layout::{Key, Rows, across};
use crate::ui::theme::{Form, Measures};

/// The smallest side of a key, in points. Source: HONESTY, accessibility.
const LEAST: f32 = 44.0;
/// The side of a key on a kiosk, in millimetres. Source: HONESTY, accessibility.
const KEY_MM: f32 = 20.0;
/// The largest share of the screen's height that a keyboard takes, as long as its keys are large enough.
const SHARE: f32 = 0.46;
/// From the edges of the keyboard to its keys.
const PAD: f32 = 14.0;

/// A key where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) key: Key,
    pub(super) rect: Rect,
}

/// A keyboard where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Board {
    /// All of it, from edge to edge of the screen.
    pub(super) region: Rect,
    pub(super) keys: Vec<Placed>,
}

impl Board {
    /// The key that a finger means: the one under it, or the nearest where it is between keys.
    pub(super) fn key_at(&self, at: Pos2) -> Option<usize> {
        if !self.region.contains(at) {
            return None;
        }
        let near = |(_, placed): &(usize, &Placed)| placed.key != Key::Gap && placed.rect.distance_to_pos(at) <= LEAST;
        let all = self.keys.iter().enumerate().filter(near);
        let nearest = all.min_by(|(_, one), (_, other)| {
            one.rect.distance_sq_to_pos(at).total_cmp(&other.rect.distance_sq_to_pos(at))
        });
        nearest.map(|(number, _)| number)
    }
}

/// From one key to the next, and between two of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pitch {
    pub(super) step: Vec2,
    pub(super) gap: f32,
    pub(super) pad: f32,
}

/// How large keys are wanted, from one to the next.
fn wanted(measures: &Measures, gap: f32) -> Vec2 {
    if let Some(per_mm) = measures.per_mm {
        let side = (KEY_MM * per_mm).max(LEAST) + gap;
        return vec2(side, side);
    }
    match measures.form {
        _ if measures.flows() => vec2(84.0, 64.0),
        Form::Landscape => vec2(108.0, 82.0),
        Form::Laptop => vec2(88.0, 60.0),
        Form::Portrait => vec2(104.0, 96.0),
    }
}

/// How far apart the keys stand on a screen.
pub(super) fn pitch(measures: &Measures, screen: Vec2, rows: &Rows) -> Pitch {
    let is_low = screen.y < 640.0;
    let gap = if measures.is_narrow() { 4.0 } else { 8.0 };
    let pad = if is_low || measures.is_narrow() { 6.0 } else { PAD };
    let wanted = wanted(measures, gap);
    let many = across(rows);
    let widest = (screen.x - 2.0 * pad + gap) / many;
    // A pad of digits has few keys across: they are wider, and no wider than a hand.
    let wider = if many < 6.0 { 1.5 } else { 1.25 };
    let step_x = (wanted.x * wider).min(widest).max((LEAST + gap).min(widest));
    let highest = ((screen.y * SHARE - 2.0 * pad + gap) / rows.len().max(1) as f32).max(LEAST + gap);
    // Keys are wider than high, or about as wide.
    let step_y = wanted.y.min(highest).min(step_x.max(wanted.y * 0.9));
    Pitch { step: vec2(step_x.floor(), step_y.floor().max(LEAST + gap)), gap, pad }
}

/// Whether a row of digits above the letters leaves enough of the screen in sight.
pub(super) fn has_room_for_digits(measures: &Measures, screen: Vec2) -> bool {
    let gap = if measures.is_narrow() { 4.0 } else { 8.0 };
    5.0 * (LEAST + gap) + 2.0 * PAD <= screen.y * (SHARE + 0.04)
}

/// Places the keys at the foot of a screen.
pub(super) fn board(measures: &Measures, screen: Rect, rows: &Rows) -> Board {
    let Pitch { step, gap, pad } = pitch(measures, screen.size(), rows);
    let height = rows.len() as f32 * step.y - gap + 2.0 * pad;
    let region = screen.with_min_y((screen.max.y - height).max(screen.min.y));
    let width = across(rows) * step.x - gap;
    let left = (region.center().x - width / 2.0).round();
    let mut keys = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let top = region.min.y + pad + number as f32 * step.y;
        let mut x = left;
        for (key, wide) in row {
            let next = x + wide * step.x;
            let rect = Rect::from_min_max(pos2(x.round(), top), pos2((next - gap).round(), top + step.y - gap));
            keys.push(Placed { key: *key, rect });
            x = next;
        }
    }
    Board { region, keys }
}

#[cfg(test)]
mod tests {
    use super::super::layout::{Layer, Typing, rows};
    use super::*;
    use crate::catalog::Lang;
    use crate::ui::theme::TextSize;

    fn screens() -> Vec<(Measures, Vec2)> {
        let mut all = Vec::new();
        for form in [Form::Landscape, Form::Laptop, Form::Portrait] {
            all.push((Measures::new(form), form.reference()));
            for text in [TextSize::Large, TextSize::Largest] {
                let size = form.reference() / Form::zoom(form.reference(), text);
                all.push((Measures::flowing(text, size.x).on_height(size.y), size));
            }
        }
        all
    }

    #[test]
    fn no_key_is_smaller_than_a_finger_or_outside_the_screen_or_over_another() {
        for (measures, size) in screens() {
            let screen = Rect::from_min_size(Pos2::ZERO, size);
            for lang in Lang::ALL {
                for typing in [Typing::Names, Typing::Mail, Typing::Phone] {
                    let rows = rows(lang, typing, Layer::Letters, has_room_for_digits(&measures, size));
                    let board = board(&measures, screen, &rows);
                    assert!(board.region.height() <= size.y * 0.56, "{size:?}: {}", board.region.height());
                    for (number, placed) in board.keys.iter().enumerate() {
                        let side = placed.rect.width().min(placed.rect.height());
                        assert!(side >= LEAST - 0.5, "{size:?} {lang:?} {typing:?}: {placed:?}");
                        assert!(screen.contains_rect(placed.rect), "{size:?} {lang:?}: {placed:?}");
                        assert!(board.keys.iter().skip(number + 1).all(|other| !other.rect.intersects(placed.rect)));
                    }
                }
            }
        }
    }

    #[test]
    fn a_press_between_two_keys_means_the_nearest() {
        let measures = Measures::new(Form::Landscape);
        let rows = rows(Lang::Nl, Typing::Names, Layer::Letters, true);
        let board = board(&measures, Rect::from_min_size(Pos2::ZERO, Form::Landscape.reference()), &rows);
        let a = board.keys.iter().position(|placed| placed.key == Key::Letter('a')).unwrap();
        let rect = board.keys[a].rect;
        assert_eq!(board.key_at(rect.right_center() + vec2(2.0, 0.0)), Some(a));
        assert_eq!(board.key_at(rect.left_center() - vec2(20.0, 0.0)), Some(a), "beside the keyboard's edge");
        assert_eq!(board.key_at(pos2(10.0, 10.0)), None);
    }
}
