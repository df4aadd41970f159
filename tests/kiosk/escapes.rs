//! Attempts to get out of a kiosk, one after the other in each of its places. None has any effect but what a buyer may do anyway.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use diderot::app::KioskEffect;
use diderot::flow::{Action, Step};
use eframe::egui::{
    DroppedFile, DroppedFileHandle, Event, HoveredFile, ImeEvent, Key, Modifiers, OutputCommand, PointerButton, Pos2,
    RawInput, TouchPhase, Vec2, ViewportCommand, ViewportEvent, ViewportId,
};

use crate::stand::{Booth, button, key, settings, touch, wednesday};

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;
const SUPER: Modifiers = Modifiers { mac_cmd: true, ..Modifiers::NONE };

fn with(one: Modifiers, other: Modifiers) -> Modifiers {
    one | other
}

/// Keys that mean something to systems, windows, browsers, this program elsewhere, or whoever wrote it.
fn keys() -> Vec<(&'static str, Key, Modifiers)> {
    vec![
        ("Alt+F4", Key::F4, ALT),
        ("Ctrl+Q", Key::Q, CTRL),
        ("Ctrl+W", Key::W, CTRL),
        ("Ctrl+F4", Key::F4, CTRL),
        ("Alt+Tab", Key::Tab, ALT),
        ("Ctrl+Tab", Key::Tab, CTRL),
        ("Ctrl+Alt+Tab", Key::Tab, with(CTRL, ALT)),
        ("Alt+Escape", Key::Escape, ALT),
        ("Ctrl+Escape", Key::Escape, CTRL),
        ("Ctrl+Shift+Escape", Key::Escape, with(CTRL, SHIFT)),
        ("Ctrl+Alt+Delete", Key::Delete, with(CTRL, ALT)),
        ("Ctrl+Alt+Backspace", Key::Backspace, with(CTRL, ALT)),
        ("Alt+Space", Key::Space, ALT),
        ("Alt+Enter", Key::Enter, ALT),
        ("Super+Tab", Key::Tab, SUPER),
        ("Super+D", Key::D, SUPER),
        ("Super+L", Key::L, SUPER),
        ("F1", Key::F1, Modifiers::NONE),
        ("F5", Key::F5, Modifiers::NONE),
        ("F10", Key::F10, Modifiers::NONE),
        ("Shift+F10", Key::F10, SHIFT),
        ("F11", Key::F11, Modifiers::NONE),
        ("F12, the catalog desk", Key::F12, Modifiers::NONE),
        ("Ctrl+Shift+I", Key::I, with(CTRL, SHIFT)),
        ("Ctrl+Shift+J", Key::J, with(CTRL, SHIFT)),
        ("Ctrl+K, the salesperson's palette", Key::K, CTRL),
        ("Ctrl+O", Key::O, CTRL),
        ("Ctrl+S", Key::S, CTRL),
        ("Ctrl+P", Key::P, CTRL),
        ("Ctrl+N", Key::N, CTRL),
        ("Ctrl+T", Key::T, CTRL),
        ("Ctrl+L", Key::L, CTRL),
        ("Ctrl+F", Key::F, CTRL),
        ("Ctrl+R", Key::R, CTRL),
        ("Ctrl+H", Key::H, CTRL),
        ("Ctrl+plus", Key::Plus, CTRL),
        ("Ctrl+minus", Key::Minus, CTRL),
        ("Ctrl+0", Key::Num0, CTRL),
        ("Ctrl+A", Key::A, CTRL),
        ("Ctrl+C", Key::C, CTRL),
        ("Ctrl+V", Key::V, CTRL),
        ("Ctrl+Alt+F1, another console", Key::F1, with(CTRL, ALT)),
        ("Ctrl+Alt+T, a terminal", Key::T, with(CTRL, ALT)),
        ("Ctrl+Alt+S, half of the staff's keys", Key::S, with(CTRL, ALT)),
        ("Alt+F2", Key::F2, ALT),
        ("Alt+D", Key::D, ALT),
        ("Alt+ArrowUp", Key::ArrowUp, ALT),
        ("Ctrl+Shift+N", Key::N, with(CTRL, SHIFT)),
    ]
}

/// An attempt: what it is, and what comes in.
type Attempt = (&'static str, fn(&mut RawInput));

/// What comes in by other ways than keys.
fn others() -> Vec<Attempt> {
    vec![
        ("a request to close", |raw| {
            raw.viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
        }),
        ("a file that is dropped", |raw| raw.dropped_files.push(dropped("/etc/passwd"))),
        ("a folder that is dropped", |raw| raw.dropped_files.push(dropped("/"))),
        ("a file that hangs over it", |raw| raw.hovered_files.push(HoveredFile::default())),
        ("pasted text", |raw| raw.events.push(Event::Paste("pasted".to_owned()))),
        ("a pasted address", |raw| raw.events.push(Event::Paste("file:///etc/passwd".to_owned()))),
        ("megabytes pasted", |raw| raw.events.push(Event::Paste("x".repeat(4 << 20)))),
        ("copy", |raw| raw.events.push(Event::Copy)),
        ("cut", |raw| raw.events.push(Event::Cut)),
        ("the second button", |raw| raw.events.extend(other_button(PointerButton::Secondary))),
        ("the third button", |raw| raw.events.extend(other_button(PointerButton::Middle))),
        ("the browser's back button", |raw| raw.events.extend(other_button(PointerButton::Extra1))),
        ("Ctrl and the wheel", |raw| {
            raw.events.push(Event::ModifiersChanged(CTRL));
            raw.events.push(Event::PointerMoved(Pos2::new(540.0, 5.0)));
        }),
        ("control characters", |raw| raw.events.push(Event::Text("\u{1b}[2J\u{7}\u{0}\r\n".to_owned()))),
        ("letters that turn the line", |raw| raw.events.push(Event::Text("\u{202e}\u{2066}\u{200b}".to_owned()))),
        ("the same by an input method", |raw| {
            raw.events.push(Event::Ime(ImeEvent::Commit("\u{202e}\u{1b}".to_owned())));
        }),
        ("the window loses its focus", |raw| raw.events.push(Event::WindowFocused(false))),
    ]
}

/// A file that somebody drops. Nobody may ever read it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        panic!("a dropped file was read");
    }
}

fn dropped(path: &str) -> DroppedFileHandle {
    Arc::new(Dropped(path.into()))
}

fn other_button(which: PointerButton) -> Vec<Event> {
    let pos = Pos2::new(540.0, 900.0);
    let press = |pressed| Event::PointerButton { pos, button: which, pressed, modifiers: Modifiers::NONE };
    vec![Event::PointerMoved(pos), press(true), press(false)]
}

/// The places of a walk from which one might want to get out.
fn places() -> Vec<(&'static str, Vec<Action>)> {
    let hook = || vec![Action::Touched, Action::HookChosen("cards-matt".into())];
    vec![("attract", Vec::new()), ("hook", vec![Action::Touched]), ("options", hook())]
}

/// That nothing came of something: nobody is in, nothing was asked of the machine, and the walk is where it was.
#[track_caller]
fn assert_nothing(booth: &mut Booth, (what, before): (&str, (Step, usize))) {
    let log = booth.state().front.session().log().len();
    assert_eq!((booth.step(), log), before, "{what} changed the walk");
    assert!(!booth.shell().is_staff_here(), "{what} brought the staff's pad");
    assert!(!booth.shell().is_picking(), "{what} opened the picker");
    let demands = booth.demands();
    assert!(demands.is_empty(), "{what} asked the machine for {demands:?}");
    let output = &booth.output().platform_output;
    assert!(output.commands.is_empty(), "{what} left something on a clipboard, or opened a link");
    let zoom = booth.ctx.zoom_factor();
    assert!((zoom - 1.0).abs() < 0.01, "{what} zoomed to {zoom}");
    let allowed = |command: &ViewportCommand| {
        matches!(
            command,
            ViewportCommand::CancelClose
                | ViewportCommand::Focus
                | ViewportCommand::Fullscreen(true)
                | ViewportCommand::Minimized(false)
                | ViewportCommand::SetTheme(_)
                | ViewportCommand::IMEAllowed(_)
                | ViewportCommand::IMERect(_)
        )
    };
    for command in booth.output().viewport_output.values().flat_map(|viewport| &viewport.commands) {
        assert!(allowed(command), "{what} sent the window {command:?}");
    }
}

#[test]
fn no_key_leads_anywhere() {
    assert!(keys().len() + others().len() >= 40);
    for (place, actions) in places() {
        let mut booth = Booth::plain();
        for action in actions {
            booth.act(action);
        }
        booth.effects();
        let before = (booth.step(), booth.state().front.session().log().len());
        for (what, pressed, modifiers) in keys() {
            booth.frame(vec![Event::ModifiersChanged(modifiers), key(pressed, modifiers)]);
            assert_nothing(&mut booth, (&format!("{what} at {place}"), before));
            booth.frame(vec![Event::ModifiersChanged(Modifiers::NONE)]);
        }
    }
}

#[test]
fn nothing_else_that_comes_in_leads_anywhere() {
    for (place, actions) in places() {
        let mut booth = Booth::plain();
        for action in actions {
            booth.act(action);
        }
        booth.effects();
        let before = (booth.step(), booth.state().front.session().log().len());
        for (what, add) in others() {
            booth.frame_with(add);
            assert_nothing(&mut booth, (&format!("{what} at {place}"), before));
            let raw = booth.harness.input_mut();
            raw.viewports.values_mut().for_each(|viewport| viewport.events.clear());
            booth.frame(vec![Event::ModifiersChanged(Modifiers::NONE), Event::WindowFocused(true)]);
        }
    }
}

#[test]
fn a_request_to_close_is_answered_with_no() {
    let mut booth = Booth::plain();
    booth.frame_with(|raw| raw.viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close));
    let commands: Vec<_> = booth.output().viewport_output.values().flat_map(|viewport| &viewport.commands).collect();
    assert!(commands.contains(&&ViewportCommand::CancelClose), "{commands:?}");
    assert!(!commands.contains(&&ViewportCommand::Close), "{commands:?}");
}

#[test]
fn gestures_that_are_not_the_staffs_bring_no_pad() {
    let mut booth = Booth::plain();
    let Vec2 { x, y } = booth.size();
    let corners = [Pos2::new(5.0, 5.0), Pos2::new(x - 5.0, 5.0), Pos2::new(5.0, y - 5.0), Pos2::new(x - 5.0, y - 5.0)];
    // Fast taps in the corners, in any order.
    for _ in 0..10 {
        for corner in corners {
            booth.frame(vec![Event::PointerMoved(corner), button(corner, true)]);
            booth.frame(vec![button(corner, false)]);
        }
    }
    assert!(!booth.shell().is_staff_here());
    // Each corner held alone, and pairs that are not the one.
    for first in corners {
        booth.hold(first, 3.0);
        for second in [corners[1], corners[2], corners[0]] {
            booth.hold(second, 3.0);
            assert!(!booth.shell().is_staff_here(), "{first:?} then {second:?}");
            booth.wait(6.0);
        }
    }
    // A swipe in from each edge, with one finger.
    for (from, to) in [(corners[0], corners[3]), (corners[3], corners[0]), (corners[1], corners[2])] {
        booth.frame(vec![touch(from, TouchPhase::Start), Event::PointerMoved(from), button(from, true)]);
        for step in 1_u8..=8 {
            let at = from + (to - from) * (f32::from(step) / 8.0);
            booth.frame(vec![touch(at, TouchPhase::Move), Event::PointerMoved(at)]);
        }
        booth.frame(vec![touch(to, TouchPhase::End), button(to, false), Event::PointerGone]);
    }
    assert!(!booth.shell().is_staff_here());
    assert!(booth.demands().is_empty());
}

#[test]
fn what_is_typed_into_a_field_is_letters_and_no_more_than_hands_type() {
    let mut booth = Booth::open(settings(&[]), None, wednesday);
    booth.act(Action::Touched);
    booth.act(Action::HookChosen("cards-matt".into()));
    booth.act(Action::Continued);
    assert_eq!(booth.step(), Step::Artwork);
    let typed = "Jan\u{202e}\u{1b}[31m\u{0} de\u{200b} Vries".to_owned();
    for text in [typed, "x".repeat(1 << 20)] {
        let mut raw = RawInput { events: vec![Event::Text(text)], ..RawInput::default() };
        let ctx = booth.ctx.clone();
        booth.harness.state_mut().shell.before_frame(&ctx, &mut raw);
        let Some(Event::Text(text)) = raw.events.first() else { panic!("the letters are gone") };
        assert!(text.chars().count() <= 256, "{} letters in one frame", text.chars().count());
        assert!(
            text.chars().all(|letter| !letter.is_control() && letter != '\u{202e}' && letter != '\u{200b}'),
            "{text}"
        );
    }
}

#[test]
fn no_text_and_no_link_leaves_the_screen() {
    let mut booth = Booth::plain();
    booth.ctx.output_mut(|output| output.commands.push(OutputCommand::CopyText("secret".to_owned())));
    booth.ctx.open_url(eframe::egui::OpenUrl::new_tab("file:///etc/passwd"));
    booth.frame(Vec::new());
    assert!(booth.output().platform_output.commands.is_empty());
}

#[test]
fn without_an_open_folder_no_logo_is_picked() {
    let mut booth = Booth::plain();
    booth.act(Action::Touched);
    booth.act(Action::HookChosen("cards-matt".into()));
    booth.act(Action::Continued);
    let pick = booth.say("artwork-pick");
    assert!(!booth.has(&pick), "there is no tile for a logo of one's own");
    assert!(!booth.effects().iter().any(|effect| matches!(effect, KioskEffect::ReadLogo(_))));
}
