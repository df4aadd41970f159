//! Owns what stands between the keys and the field: it takes the presses on the keyboard out of the window's events and puts what
//! is typed in their place. The field that is typed in keeps the keyboard focus all the while: nobody else ever sees the press.

use eframe::egui::accesskit::{Action, ActionRequest, TreeId};
use eframe::egui::{self, Context, Event, Id, Modifiers, PointerButton, RawInput, Rect, TouchPhase};

use super::accents::{accents, capital};
use super::fingers::{Fingers, Stroke, Who};
use super::layout::{Key, Layer, Typing};
use super::place::Board;
use crate::catalog::Lang;

/// How soon a second press of shift must follow to lock it, in seconds.
const TWICE: f64 = 0.4;

/// A field that is typed into.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Noted {
    pub(super) id: Id,
    /// Where it stands with its name, as if the screen had not been lifted.
    pub(super) rect: Rect,
    pub(super) typing: Typing,
    /// Whether a letter that is typed now begins a word that has a capital.
    pub(super) begins: bool,
    /// Whether it says itself what comes after it.
    pub(super) tabs: bool,
}

impl Noted {
    /// Whether letters have no accents in it.
    pub(super) const fn is_plain(&self) -> bool {
        matches!(self.typing, Typing::Mail)
    }
}

/// How letters are typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shift {
    /// As what is typed asks for.
    #[default]
    Auto,
    /// The next one small.
    Off,
    /// The next one as a capital.
    Once,
    /// All as capitals.
    Locked,
}

/// What is known of the keyboard between two frames.
#[derive(Debug, Default)]
pub(super) struct Typist {
    pub(super) lang: Lang,
    pub(super) fingers: Fingers,
    pub(super) shift: Shift,
    pub(super) layer: Layer,
    /// The keyboard as it stands, while it can be pressed, and the pass that it was shown in.
    pub(super) board: Option<(Board, u64)>,
    /// The field that has the focus.
    pub(super) field: Option<Noted>,
    /// The same, as long as nothing else was noted in this frame.
    pub(super) seen: Option<Noted>,
    /// The field that the focus came to last, and when.
    pub(super) came: Option<(Id, f64)>,
    /// The fields that can be seen in this frame, in the order of reading.
    pub(super) order: Vec<Id>,
    /// How far the screen is lifted, and how far it is to be.
    pub(super) lifted: f32,
    pub(super) wanted: f32,
    /// When shift was pressed last.
    shifted_at: f64,
    /// What was struck by other means than a press.
    pub(super) struck: Vec<Stroke>,
}

impl Typist {
    /// Whether letters are typed as capitals now.
    pub(super) fn is_capital(&self) -> bool {
        match self.shift {
            Shift::Once | Shift::Locked => true,
            Shift::Off => false,
            Shift::Auto => self.field.is_some_and(|field| field.begins),
        }
    }

    /// The letters that a key offers when it is held: itself first.
    fn offered(&self, letter: char) -> Vec<char> {
        if self.field.is_some_and(|field| field.is_plain()) {
            return Vec::new();
        }
        let is_capital = self.is_capital();
        let own = if is_capital { capital(letter) } else { letter };
        let others = accents(self.lang, letter, is_capital);
        if others.is_empty() { Vec::new() } else { std::iter::once(own).chain(others).collect() }
    }

    /// Another field is typed into.
    pub(super) fn turn_to(&mut self, field: Noted) {
        if self.field.is_none_or(|now| now.id != field.id || now.typing != field.typing) {
            (self.shift, self.layer, self.fingers) = (Shift::Auto, Layer::Letters, Fingers::default());
        }
        self.field = Some(field);
    }

    /// Takes an event where it is one on the keys, and says what it comes to; else leaves it.
    fn take(&mut self, event: &Event, (board, now): (&Board, f64)) -> Option<Vec<Stroke>> {
        let bubble = self.fingers.bubble.as_ref().map(|bubble| bubble.rect);
        let is_on = |at| board.region.contains(at) || bubble.is_some_and(|rect| rect.contains(at));
        let with = (board, now);
        match event {
            Event::Touch { id, phase, pos, .. } => {
                let who = Who::Touch(id.0);
                match phase {
                    TouchPhase::Start if is_on(*pos) => Some(self.fingers.press(who, *pos, with)),
                    TouchPhase::Move if self.fingers.has(who) => {
                        self.fingers.slide(who, *pos, with);
                        Some(Vec::new())
                    }
                    TouchPhase::End | TouchPhase::Cancel if self.fingers.has(who) => {
                        Some(self.fingers.lift(who, board).into_iter().collect())
                    }
                    _ => None,
                }
            }
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. } if is_on(*pos) => {
                // The pointer that a finger stands for comes after it.
                let is_finger = self.fingers.has_touches();
                Some(if is_finger { Vec::new() } else { self.fingers.press(Who::Mouse, *pos, with) })
            }
            Event::PointerButton { pressed: true, pos, .. } if is_on(*pos) => Some(Vec::new()),
            Event::PointerButton { pressed: false, .. } if self.fingers.has(Who::Mouse) => {
                Some(self.fingers.lift(Who::Mouse, board).into_iter().collect())
            }
            Event::PointerButton { pressed: false, pos, .. } if is_on(*pos) => Some(Vec::new()),
            Event::PointerMoved(at) if self.fingers.has(Who::Mouse) => {
                self.fingers.slide(Who::Mouse, *at, with);
                Some(Vec::new())
            }
            Event::PointerMoved(_) if self.fingers.has_touches() => Some(Vec::new()),
            _ => None,
        }
    }

    /// Types what was struck, as if it came from a keyboard.
    fn strike(&mut self, stroke: Stroke, now: f64, events: &mut Vec<Event>) {
        let is_capital = self.is_capital();
        match stroke {
            Stroke::Chosen(letter) => self.letter(letter, events),
            Stroke::Key(Key::Letter(letter)) => {
                self.letter(if is_capital { capital(letter) } else { letter }, events);
            }
            Stroke::Key(Key::Text(text)) => events.push(Event::Text(text.to_owned())),
            Stroke::Key(Key::Space) => {
                events.push(Event::Text(" ".to_owned()));
                self.layer = Layer::Letters;
            }
            Stroke::Key(Key::Backspace) => events.extend(struck(egui::Key::Backspace)),
            Stroke::Key(Key::Done) => events.extend(struck(egui::Key::Enter)),
            Stroke::Key(Key::Next) => events.extend(self.next()),
            Stroke::Key(Key::Shift) => {
                let is_second = now - self.shifted_at < TWICE && self.shift != Shift::Locked;
                self.shifted_at = now;
                self.shift = match (is_second, is_capital) {
                    (true, _) => Shift::Locked,
                    (false, true) => Shift::Off,
                    (false, false) => Shift::Once,
                };
            }
            Stroke::Key(Key::Signs) => self.layer = Layer::Signs,
            Stroke::Key(Key::Letters) => self.layer = Layer::Letters,
            Stroke::Key(Key::Gap) => {}
        }
    }

    fn letter(&mut self, letter: char, events: &mut Vec<Event>) {
        events.push(Event::Text(letter.to_string()));
        if self.shift != Shift::Locked {
            self.shift = Shift::Auto;
        }
        if let Some(field) = &mut self.field {
            // Until the field says so itself: two letters in one frame are not both capitals.
            field.begins = false;
        }
    }

    /// Whether there is a field after this one.
    pub(super) fn has_next(&self) -> bool {
        self.field.is_some_and(|field| field.tabs) || self.following().is_some()
    }

    fn following(&self) -> Option<Id> {
        let now = self.field?.id;
        let place = self.order.iter().position(|id| *id == now)?;
        self.order.get(place + 1).copied()
    }

    /// Goes to the next field; after the last one the keyboard closes.
    fn next(&self) -> Vec<Event> {
        if self.field.is_some_and(|field| field.tabs) {
            return struck(egui::Key::Tab).into();
        }
        let Some(next) = self.following() else { return struck(egui::Key::Enter).into() };
        let request = ActionRequest {
            action: Action::Focus,
            target_tree: TreeId::ROOT,
            target_node: next.accesskit_id(),
            data: None,
        };
        vec![Event::AccessKitActionRequest(request)]
    }
}

/// A key that is pressed and let go.
fn struck(key: egui::Key) -> [Event; 2] {
    [true, false].map(|pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    })
}

impl egui::Plugin for Typist {
    fn debug_name(&self) -> &'static str {
        "on-screen keyboard"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        // What is not shown any more can't be pressed.
        let pass = ctx.cumulative_pass_nr();
        let Some((board, _)) = self.board.clone().filter(|(_, shown)| shown + 2 >= pass) else {
            self.fingers = Fingers::default();
            return;
        };
        let now = input.time.unwrap_or_else(|| ctx.input(|input| input.time));
        let mut events = Vec::with_capacity(input.events.len());
        for stroke in std::mem::take(&mut self.struck) {
            self.strike(stroke, now, &mut events);
        }
        for event in std::mem::take(&mut input.events) {
            match self.take(&event, (&board, now)) {
                Some(strokes) => {
                    for stroke in strokes {
                        self.strike(stroke, now, &mut events);
                    }
                }
                None => events.push(event),
            }
        }
        let mut fingers = std::mem::take(&mut self.fingers);
        for stroke in fingers.wait((&board, now), |letter| self.offered(letter)) {
            self.strike(stroke, now, &mut events);
        }
        self.fingers = fingers;
        input.events = events;
    }
}
