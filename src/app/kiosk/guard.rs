//! Owns what a kiosk lets through of what comes in: what a buyer does with their fingers, and with a keyboard what types, moves and
//! presses. Everything else, and whatever could be left on the clipboard, stops here, before any screen hears of it.

use eframe::egui::{Event, ImeEvent, Key, Modifiers, PointerButton, RawInput};

/// So many letters are typed in one frame by no hands.
const MOST_LETTERS: usize = 256;

/// Takes out of the input what is nobody's business here. Whether the staff's own keys were among it: Ctrl+Alt+Shift+S.
pub(super) fn guard(raw: &mut RawInput) -> bool {
    raw.dropped_files.clear();
    raw.hovered_files.clear();
    let mut is_staff = false;
    let mut room = MOST_LETTERS;
    let events = std::mem::take(&mut raw.events);
    for event in events {
        is_staff |= is_staff_key(&event);
        if let Some(event) = let_through(event, &mut room) {
            raw.events.push(event);
        }
    }
    is_staff
}

const fn shift_of(modifiers: Modifiers) -> Modifiers {
    Modifiers { shift: modifiers.shift, ..Modifiers::NONE }
}

fn is_staff_key(event: &Event) -> bool {
    let Event::Key { key: Key::S, pressed: true, repeat: false, modifiers, .. } = event else { return false };
    modifiers.ctrl && modifiers.alt && modifiers.shift
}

/// The event, as far as it may go on.
fn let_through(event: Event, room: &mut usize) -> Option<Event> {
    match event {
        Event::Text(text) => typed(&text, room).map(Event::Text),
        Event::Ime(ImeEvent::Commit(text)) => typed(&text, room).map(|text| Event::Ime(ImeEvent::Commit(text))),
        Event::Ime(ImeEvent::Preedit { text, active_range_chars }) => {
            // A preview that was cut is no preview.
            (harmless(&text, MOST_LETTERS) == text)
                .then_some(Event::Ime(ImeEvent::Preedit { text, active_range_chars }))
        }
        Event::Key { key, physical_key, pressed, repeat, modifiers } => {
            let modifiers = allowed(key, modifiers)?;
            Some(Event::Key { key, physical_key, pressed, repeat, modifiers })
        }
        Event::PointerButton { button: PointerButton::Primary, pos, pressed, modifiers } => {
            let (button, modifiers) = (PointerButton::Primary, shift_of(modifiers));
            Some(Event::PointerButton { button, pos, pressed, modifiers })
        }
        Event::ModifiersChanged(modifiers) => Some(Event::ModifiersChanged(shift_of(modifiers))),
        Event::MouseWheel { unit, delta, phase, source, modifiers } => {
            Some(Event::MouseWheel { unit, delta, phase, source, modifiers: shift_of(modifiers) })
        }
        Event::PointerMoved(_)
        | Event::PointerGone
        | Event::MouseMoved(_)
        | Event::Zoom(_)
        | Event::Touch { .. }
        | Event::WindowFocused(_)
        | Event::AccessKitActionRequest(_) => Some(event),
        _ => None,
    }
}

/// With which modifiers a key goes on; not at all where it means something to anybody but the walk.
fn allowed(key: Key, modifiers: Modifiers) -> Option<Modifiers> {
    let is_plain = !modifiers.ctrl && !modifiers.command && !modifiers.alt && !modifiers.mac_cmd;
    let moves = matches!(
        key,
        Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
            | Key::Tab
            | Key::Enter
            | Key::Space
            | Key::Escape
            | Key::Backspace
            | Key::Delete
    );
    if is_plain && moves {
        return Some(shift_of(modifiers));
    }
    // Undo, and one step back: the walk's own.
    let is_undo = key == Key::Z && modifiers.command && !modifiers.alt && !modifiers.shift;
    let is_back = key == Key::ArrowLeft && modifiers.alt && !modifiers.ctrl && !modifiers.shift;
    (is_undo || is_back).then_some(modifiers)
}

/// What is typed, within what hands can type.
fn typed(text: &str, room: &mut usize) -> Option<String> {
    let text = harmless(text, *room);
    *room -= text.chars().count();
    (!text.is_empty()).then_some(text)
}

/// Letters, without what no key has: control characters, and those that turn the direction of what follows or can't be seen.
fn harmless(text: &str, most: usize) -> String {
    let is_harmless = |letter: &char| {
        !letter.is_control()
            && !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            && !matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
    };
    text.chars().filter(is_harmless).take(most).collect()
}
