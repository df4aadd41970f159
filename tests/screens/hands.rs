//! How a buyer reaches a control: mouse, finger and keyboard, as events of the window.

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, TouchDeviceId, TouchId, TouchPhase};

use crate::booth::Booth;
use crate::sight::Seen;

/// How a buyer presses and types.
pub(crate) trait Hands {
    /// Presses what has this name.
    fn press(&self, booth: &mut Booth, name: &str);

    /// Brings the keyboard to a field and types.
    fn type_into(&self, booth: &mut Booth, field: &str, text: &str) {
        self.press(booth, field);
        booth.harness.event(Event::Text(text.to_owned()));
        booth.harness.run();
        assert_eq!(booth.control(field).value, text, "typed into '{field}'");
    }
}

/// A mouse.
pub(crate) struct Mouse;

/// A finger on glass.
pub(crate) struct Finger;

/// Keys only. Enter and space take turns.
#[derive(Default)]
pub(crate) struct Keyboard {
    pressed: std::cell::Cell<u32>,
}

impl Hands for Mouse {
    fn press(&self, booth: &mut Booth, name: &str) {
        let spot = spot(booth, name);
        booth.harness.event(Event::PointerMoved(spot));
        for pressed in [true, false] {
            booth.harness.event(button(spot, pressed));
        }
        booth.harness.run();
    }
}

impl Hands for Finger {
    fn press(&self, booth: &mut Booth, name: &str) {
        let pos = spot(booth, name);
        let touch = |phase| Event::Touch { device_id: TouchDeviceId(1), id: TouchId(7), phase, pos, force: None };
        // As egui-winit tells of a finger: the touch, and the pointer that it stands for.
        booth.harness.event(touch(TouchPhase::Start));
        booth.harness.event(Event::PointerMoved(pos));
        booth.harness.event(button(pos, true));
        booth.harness.event(touch(TouchPhase::End));
        booth.harness.event(button(pos, false));
        booth.harness.event(Event::PointerGone);
        booth.harness.run();
    }
}

impl Hands for Keyboard {
    fn press(&self, booth: &mut Booth, name: &str) {
        const MOST_TABS: usize = 80;
        // Forwards and backwards in turn: both must get everywhere.
        let times = self.pressed.get();
        self.pressed.set(times + 1);
        let modifiers = if (times + 1).is_multiple_of(3) { Modifiers::SHIFT } else { Modifiers::NONE };
        for _ in 0..MOST_TABS {
            if booth.focused().is_some_and(|node| node.name == name) {
                if !is_field(booth, name) {
                    booth.harness.key_press(if times.is_multiple_of(2) { Key::Enter } else { Key::Space });
                    booth.harness.run();
                }
                return;
            }
            booth.harness.key_press_modifiers(modifiers, Key::Tab);
            booth.harness.run();
        }
        panic!("the keyboard does not come to '{name}' at {:?}", booth.step());
    }
}

fn is_field(booth: &Booth, name: &str) -> bool {
    booth.control(name).role == eframe::egui::accesskit::Role::TextInput
}

/// The middle of what can be seen of a control. It must be on top there, and in sight.
#[track_caller]
fn spot(booth: &Booth, name: &str) -> Pos2 {
    let Seen { in_sight, is_disabled, .. } = booth.control(name);
    assert!(in_sight.is_positive(), "'{name}' is out of sight at {:?}", booth.step());
    assert!(!is_disabled, "'{name}' is disabled at {:?}", booth.step());
    in_sight.center()
}

const fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}
