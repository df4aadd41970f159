//! Owns what fingers and the mouse do on the keys: pressing, holding, sliding and repeating; draws nothing and types nothing.

use eframe::egui::{Pos2, Rect, pos2, vec2};

use super::layout::Key;
use super::place::Board;

/// How long a letter is held before it offers its accents, in seconds.
pub(super) const HOLD: f64 = 0.45;
/// How long until a held backspace repeats, and how long from one time to the next, in seconds.
const REPEAT: (f64, f64) = (0.45, 0.09);
/// The most that a backspace repeats in one frame, however long that was.
const MOST_AT_ONCE: u32 = 3;

/// Who presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Mouse,
    Touch(u64),
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    /// A key was struck.
    Key(Key),
    /// One of the letters was chosen that a key offered.
    Chosen(char),
}

/// A finger on a key.
#[derive(Clone, Copy, Debug)]
struct Finger {
    who: Who,
    key: usize,
    since: f64,
    repeated: u32,
    /// Whether what the key does was done when it was pressed.
    is_done: bool,
}

/// The letters that a held key offers, above it. It stays until one is chosen or something else is pressed.
#[derive(Clone, Debug)]
pub(super) struct Bubble {
    pub(super) rect: Rect,
    pub(super) choices: Vec<(char, Rect)>,
    /// The choice under the finger.
    pub(super) chosen: Option<usize>,
    by: Option<Who>,
}

/// All fingers.
#[derive(Debug, Default)]
pub(super) struct Fingers {
    down: Vec<Finger>,
    pub(super) bubble: Option<Bubble>,
}

impl Fingers {
    /// Whether a key is under a finger.
    pub(super) fn is_down(&self, key: usize) -> bool {
        self.bubble.as_ref().is_none_or(|bubble| bubble.by.is_none()) && self.down.iter().any(|it| it.key == key)
    }

    /// Whether any finger is on a key, or on a letter that one offers.
    pub(super) fn has(&self, who: Who) -> bool {
        self.down.iter().any(|finger| finger.who == who)
            || self.bubble.as_ref().is_some_and(|bubble| bubble.by == Some(who))
    }

    /// Whether the fingers are glass' and not the mouse's.
    pub(super) fn has_touches(&self) -> bool {
        let is_touch = |who: Who| matches!(who, Who::Touch(_));
        self.down.iter().any(|finger| is_touch(finger.who))
            || self.bubble.as_ref().and_then(|bubble| bubble.by).is_some_and(is_touch)
    }

    /// When something will happen by itself, in seconds from now.
    pub(super) fn waits(&self, now: f64) -> Option<f64> {
        self.down.iter().map(|finger| (finger.since + HOLD - now).max(REPEAT.1)).min_by(f64::total_cmp)
    }

    /// A finger comes down. What another one holds is struck first: whoever types fast lifts it later.
    pub(super) fn press(&mut self, who: Who, at: Pos2, (board, now): (&Board, f64)) -> Vec<Stroke> {
        if let Some(bubble) = &mut self.bubble {
            let chosen = bubble.choice_at(at);
            if chosen.is_some() {
                (bubble.chosen, bubble.by) = (chosen, Some(who));
                return Vec::new();
            }
            self.bubble = None;
        }
        let mut strokes = self.strike_all(board);
        if let Some(key) = board.key_at(at) {
            let does = board.keys.get(key).map_or(Key::Gap, |placed| placed.key);
            // What it does is seen at once.
            let is_done = matches!(does, Key::Backspace | Key::Shift | Key::Signs | Key::Letters);
            self.down.push(Finger { who, key, since: now, repeated: 0, is_done });
            strokes.extend(is_done.then_some(Stroke::Key(does)));
        }
        strokes
    }

    fn strike_all(&mut self, board: &Board) -> Vec<Stroke> {
        let mut strokes = Vec::new();
        for finger in &mut self.down {
            if !std::mem::replace(&mut finger.is_done, true) {
                strokes.extend(board.keys.get(finger.key).map(|placed| Stroke::Key(placed.key)));
            }
        }
        strokes
    }

    /// A finger slides: to another key, or along the letters that a key offers.
    pub(super) fn slide(&mut self, who: Who, at: Pos2, (board, now): (&Board, f64)) {
        if let Some(bubble) = self.bubble.as_mut().filter(|bubble| bubble.by == Some(who)) {
            bubble.chosen = bubble.choice_near(at);
            return;
        }
        let Some(finger) = self.down.iter_mut().find(|finger| finger.who == who && !finger.is_done) else { return };
        match board.key_at(at) {
            Some(key) if key != finger.key => (finger.key, finger.since) = (key, now),
            Some(_) => {}
            None => self.down.retain(|finger| finger.who != who),
        }
    }

    /// A finger is lifted.
    pub(super) fn lift(&mut self, who: Who, board: &Board) -> Option<Stroke> {
        if let Some(bubble) = self.bubble.as_mut().filter(|bubble| bubble.by == Some(who)) {
            self.down.retain(|finger| finger.who != who);
            bubble.by = None;
            let chosen = bubble.chosen.and_then(|chosen| bubble.choices.get(chosen)).map(|(letter, _)| *letter);
            if chosen.is_some() {
                self.bubble = None;
            }
            return chosen.map(Stroke::Chosen);
        }
        let place = self.down.iter().position(|finger| finger.who == who)?;
        let finger = self.down.swap_remove(place);
        let key = board.keys.get(finger.key)?.key;
        (!finger.is_done && key != Key::Gap).then_some(Stroke::Key(key))
    }

    /// What happens by itself as time goes by: a held letter offers others, a held backspace repeats.
    pub(super) fn wait(&mut self, (board, now): (&Board, f64), offered: impl Fn(char) -> Vec<char>) -> Vec<Stroke> {
        let mut strokes = Vec::new();
        for finger in &mut self.down {
            let Some(placed) = board.keys.get(finger.key) else { continue };
            let held = now - finger.since;
            match placed.key {
                Key::Backspace if held >= REPEAT.0 => {
                    let due = 1 + ((held - REPEAT.0) / REPEAT.1) as u32;
                    let times = due.saturating_sub(finger.repeated).min(MOST_AT_ONCE);
                    finger.repeated = due;
                    strokes.extend((0..times).map(|_time| Stroke::Key(Key::Backspace)));
                }
                Key::Letter(letter) if held >= HOLD && !finger.is_done => {
                    let letters = offered(letter);
                    if letters.len() > 1 {
                        finger.is_done = true;
                        self.bubble = Some(Bubble::over(placed.rect, board.region, &letters, finger.who));
                    }
                }
                _ => {}
            }
        }
        strokes
    }
}

impl Bubble {
    /// Above a key, within the width of the keyboard. The letter itself comes first.
    fn over(key: Rect, region: Rect, letters: &[char], by: Who) -> Self {
        const PAD: f32 = 8.0;
        let side = vec2(key.width().clamp(44.0, 72.0), key.height().clamp(44.0, 72.0));
        let size = vec2(side.x * letters.len() as f32, side.y) + vec2(2.0 * PAD, 2.0 * PAD);
        let wanted = key.center().x - PAD - side.x / 2.0;
        // Where there is no room to the right, they go to the left: the letter itself stays above its key.
        let is_mirrored = wanted + size.x > region.max.x - PAD;
        let wanted = if is_mirrored { key.center().x + PAD + side.x / 2.0 - size.x } else { wanted };
        let left = wanted.clamp(region.min.x + PAD, (region.max.x - PAD - size.x).max(region.min.x + PAD));
        let rect = Rect::from_min_size(pos2(left, key.min.y - size.y - PAD), size);
        let choices = letters.iter().enumerate().map(|(number, letter)| {
            let place = if is_mirrored { letters.len() - 1 - number } else { number };
            let min = rect.min + vec2(PAD + side.x * place as f32, PAD);
            (*letter, Rect::from_min_size(min, side))
        });
        Self { rect, choices: choices.collect(), chosen: None, by: Some(by) }
    }

    fn choice_at(&self, at: Pos2) -> Option<usize> {
        self.choices.iter().position(|(_, rect)| rect.contains(at))
    }

    /// The choice that a sliding finger means: it need not be right on it, as the finger hides it.
    fn choice_near(&self, at: Pos2) -> Option<usize> {
        let reach = self.rect.height();
        let is_near = at.y > self.rect.min.y - reach && at.y < self.rect.max.y + 0.3 * reach;
        if !is_near {
            return None;
        }
        let away = |rect: &Rect| (rect.center().x - at.x).abs();
        let nearest =
            self.choices.iter().enumerate().min_by(|(_, one), (_, other)| away(&one.1).total_cmp(&away(&other.1)));
        nearest.map(|(number, _)| number)
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::{Layer, Typing, rows};
    use super::super::place::board;
    use super::*;
    use crate::catalog::Lang;
    use crate::ui::theme::{Form, Measures};

    fn keys() -> Board {
        let rows = rows(Lang::Fy, Typing::Names, Layer::Letters, true);
        board(&Measures::new(Form::Portrait), Rect::from_min_size(Pos2::ZERO, Form::Portrait.reference()), &rows)
    }

    fn spot(board: &Board, key: Key) -> Pos2 {
        board.keys.iter().find(|placed| placed.key == key).unwrap().rect.center()
    }

    #[test]
    fn a_tap_strikes_when_it_ends_and_sliding_off_the_keys_does_not() {
        let (board, mut fingers) = (keys(), Fingers::default());
        let at = spot(&board, Key::Letter('k'));
        assert!(fingers.press(Who::Mouse, at, (&board, 0.0)).is_empty());
        assert_eq!(fingers.lift(Who::Mouse, &board), Some(Stroke::Key(Key::Letter('k'))));
        fingers.press(Who::Mouse, at, (&board, 1.0));
        fingers.slide(Who::Mouse, pos2(500.0, 10.0), (&board, 1.1));
        assert_eq!(fingers.lift(Who::Mouse, &board), None);
    }

    #[test]
    fn two_thumbs_that_overlap_in_time_strike_in_their_order() {
        let (board, mut fingers) = (keys(), Fingers::default());
        let [first, second] = [1, 2].map(Who::Touch);
        fingers.press(first, spot(&board, Key::Letter('d')), (&board, 0.0));
        let struck = fingers.press(second, spot(&board, Key::Letter('e')), (&board, 0.05));
        assert_eq!(struck, [Stroke::Key(Key::Letter('d'))]);
        assert_eq!(fingers.lift(first, &board), None, "it is struck already");
        assert_eq!(fingers.lift(second, &board), Some(Stroke::Key(Key::Letter('e'))));
    }

    #[test]
    fn a_held_letter_offers_others_which_are_slid_or_tapped_to() {
        let offered = |letter| if letter == 'u' { vec!['u', 'û', 'ú'] } else { vec![letter] };
        let (board, mut fingers) = (keys(), Fingers::default());
        let at = spot(&board, Key::Letter('u'));
        fingers.press(Who::Mouse, at, (&board, 0.0));
        assert!(fingers.wait((&board, 0.2), offered).is_empty() && fingers.bubble.is_none());
        fingers.wait((&board, 0.5), offered);
        let choices = fingers.bubble.as_ref().unwrap().choices.clone();
        fingers.slide(Who::Mouse, choices[1].1.center() + vec2(0.0, 20.0), (&board, 0.6));
        assert_eq!(fingers.lift(Who::Mouse, &board), Some(Stroke::Chosen('û')));
        assert!(fingers.bubble.is_none());
        // Whoever lets go without sliding finds the letters still there.
        fingers.press(Who::Mouse, at, (&board, 2.0));
        fingers.wait((&board, 2.5), offered);
        assert_eq!(fingers.lift(Who::Mouse, &board), None);
        fingers.press(Who::Mouse, choices[2].1.center(), (&board, 3.0));
        assert_eq!(fingers.lift(Who::Mouse, &board), Some(Stroke::Chosen('ú')));
    }

    #[test]
    fn a_held_backspace_repeats_and_a_long_frame_does_not_take_everything() {
        let (board, mut fingers) = (keys(), Fingers::default());
        let none = |_letter| Vec::new();
        let struck = fingers.press(Who::Mouse, spot(&board, Key::Backspace), (&board, 0.0));
        assert_eq!(struck, [Stroke::Key(Key::Backspace)], "at once");
        assert!(fingers.wait((&board, 0.3), none).is_empty());
        assert_eq!(fingers.wait((&board, 0.5), none).len(), 1);
        assert_eq!(fingers.wait((&board, 0.6), none).len(), 1);
        assert_eq!(fingers.wait((&board, 5.0), none).len(), 3);
        assert_eq!(fingers.lift(Who::Mouse, &board), None);
    }
}
