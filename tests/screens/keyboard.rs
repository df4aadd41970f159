//! Typing without any keys: on the keyboard that a kiosk has on its screen, in every form and text size.

use diderot::app::Hands;
use diderot::catalog::Lang;
use diderot::ui::theme::{Contrast, Form, Motion, Preferences, TextSize};
use eframe::egui::{Event, Modifiers, PointerButton, Pos2, Rect};

use crate::booth::{Booth, catalog};
use crate::hands::{Finger, Hands as _, Mouse};
use crate::layout::{assert_none, too_small};
use crate::{FORMS, bare_studio};

/// The way to the details.
const TO_DETAILS: &str = r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, review, go_on"#;
/// The way to the card that is designed.
const TO_ARTWORK: &str = r#"touch, hook("cards-matt"), go_on"#;

/// A kiosk with a keyboard on its screen.
fn kiosk(form: Form, lang: Lang, preferences: Preferences, steps: &str) -> Booth {
    let mut booth = Booth::open_seen((&catalog(), preferences), (form, lang), &bare_studio(), 1.0);
    booth.harness.state_mut().front.set_hands(Hands { keyboard: true, reach: None });
    booth.harness.state_mut().front.set_usual(preferences);
    booth.play(steps);
    booth
}

fn usual(form: Form, lang: Lang, steps: &str) -> Booth {
    kiosk(form, lang, Preferences::default(), steps)
}

/// What the key of a letter is called.
fn key_name(booth: &Booth, letter: char) -> String {
    if letter.is_uppercase() {
        return booth.tongue().say_with("typing-capital", &[("letter", letter.to_string().into())]);
    }
    let sign = match letter {
        ' ' => "typing-space",
        '.' => "typing-sign-stop",
        ',' => "typing-sign-comma",
        '-' => "typing-sign-dash",
        '\'' => "typing-sign-apostrophe",
        '@' => "typing-sign-at",
        '+' => "typing-sign-plus",
        _ => return letter.to_string(),
    };
    booth.say(sign)
}

/// Taps the key of a letter; shift first where it is needed.
fn tap(booth: &mut Booth, letter: char) {
    let name = key_name(booth, letter);
    if !booth.has_control(&name) {
        let shift = booth.say(if letter.is_uppercase() { "typing-shift" } else { "typing-shift-off" });
        Mouse.press(booth, &shift);
    }
    Mouse.press(booth, &name);
}

/// Taps a text, letter by letter. A letter with an accent is held for: `ê` stands as `(e)ê`.
fn tap_all(booth: &mut Booth, text: &str) {
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '(' {
            let base = letters.next().unwrap();
            let accent = letters.nth(1).unwrap();
            hold(booth, base, accent);
        } else {
            tap(booth, letter);
        }
    }
}

/// Holds a key until it offers its accents, lets go, and taps one of them.
fn hold(booth: &mut Booth, base: char, accent: char) {
    let name = key_name(booth, base);
    if !booth.has_control(&name) {
        let shift = booth.say(if base.is_uppercase() { "typing-shift" } else { "typing-shift-off" });
        Mouse.press(booth, &shift);
    }
    let at = booth.control(&name).rect.center();
    press(booth, at, true);
    for _ in 0..4 {
        booth.harness.step();
    }
    press(booth, at, false);
    let accent = if accent.is_uppercase() { key_name(booth, accent) } else { accent.to_string() };
    let offered = booth.tongue().say_with("typing-offered", &[("letter", accent.into())]);
    Mouse.press(booth, &offered);
}

fn press(booth: &mut Booth, pos: Pos2, pressed: bool) {
    booth.harness.event(Event::PointerMoved(pos));
    booth.harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    booth.harness.step();
    booth.harness.step();
}

fn value(booth: &Booth, field: &str) -> String {
    booth.control(&booth.say(field)).value
}

/// Where the keyboard begins, as far as its keys say so.
fn top_of_keys(booth: &Booth) -> Option<f32> {
    let look = booth.look();
    let keys: Vec<String> = ["1", "q", "Q"].map(str::to_owned).into_iter().chain([key_name(booth, 'Q')]).collect();
    let tops = look.controls().filter(|node| keys.contains(&node.name)).map(|node| node.rect.min.y);
    tops.min_by(f32::total_cmp)
}

#[test]
fn a_whole_order_is_typed_with_taps_alone() {
    for (lang, name, plain) in [
        (Lang::Fy, "Sj(o)ôke W(u)ûnde", "Sjôke Wûnde"),
        (Lang::Nl, "Zo(e)ë de Vries-O'Neill", "Zoë de Vries-O'Neill"),
        (Lang::En, "Ren(e)é Smith", "René Smith"),
        (Lang::De, "Jörg Strauß", "Jörg Strauß"),
    ] {
        let mut booth = usual(Form::Portrait, lang, TO_DETAILS);
        let field = booth.say("details-name");
        Finger.press(&mut booth, &field);
        tap_all(&mut booth, name);
        assert_eq!(value(&booth, "details-name"), plain, "{lang:?}");
        let next = booth.say("typing-next");
        Finger.press(&mut booth, &next);
        tap_all(&mut booth, "Dorpsstraat 12, 8911 Ljouwert");
        assert_eq!(value(&booth, "details-address"), "Dorpsstraat 12, 8911 Ljouwert", "{lang:?}");
        Finger.press(&mut booth, &next);
        tap_all(&mut booth, "anna.smit@voorbeeld");
        Finger.press(&mut booth, ".com");
        assert_eq!(value(&booth, "details-mail"), "anna.smit@voorbeeld.com", "{lang:?}");
        assert!(!booth.has_control(&booth.say("typing-space")), "a mail address has no spaces");
        Finger.press(&mut booth, &next);
        tap_all(&mut booth, "+31 58-1234567");
        assert_eq!(value(&booth, "details-phone"), "+31 58-1234567", "{lang:?}");
        let done = booth.say("typing-done");
        Finger.press(&mut booth, &done);
        assert!(booth.focused().is_none() && top_of_keys(&booth).is_none(), "{lang:?}: it closes");
    }
}

#[test]
fn a_finger_that_is_told_as_a_touch_and_as_a_pointer_types_once() {
    let mut booth = usual(Form::Portrait, Lang::Nl, TO_DETAILS);
    Finger.press(&mut booth, "Uw naam");
    for key in ["Hoofdletter P", "q", "Spatie"] {
        Finger.press(&mut booth, key);
    }
    assert_eq!(value(&booth, "details-name"), "Pq ");
}

#[test]
fn the_field_keeps_the_focus_whatever_is_tapped() {
    let mut booth = usual(Form::Laptop, Lang::Nl, TO_DETAILS);
    Mouse.press(&mut booth, "Uw naam");
    for key in ["Hoofdletter A", "b", "Hoofdletter", "Cijfers en tekens", "Euroteken", "Letters", "Spatie"] {
        Mouse.press(&mut booth, key);
        assert!(booth.control("Uw naam").is_focused, "after '{key}'");
    }
    Mouse.press(&mut booth, "Laatste letter wissen");
    assert_eq!(value(&booth, "details-name"), "Ab€");
}

#[test]
fn a_letter_is_slid_to_without_lifting_the_finger_and_backspace_repeats() {
    let mut booth = usual(Form::Landscape, Lang::Fy, TO_DETAILS);
    let field = booth.say("details-name");
    Mouse.press(&mut booth, &field);
    let at = booth.control(&key_name(&booth, 'E')).rect.center();
    press(&mut booth, at, true);
    (0..3).for_each(|_| booth.harness.step());
    let accent = key_name(&booth, 'Ê');
    let offered = booth.tongue().say_with("typing-offered", &[("letter", accent.into())]);
    let there = booth.control(&offered).rect.center();
    booth.harness.event(Event::PointerMoved(there));
    booth.harness.step();
    press(&mut booth, there, false);
    assert_eq!(value(&booth, "details-name"), "Ê");
    tap_all(&mut booth, "abcdefg");
    let backspace = booth.control(&booth.say("typing-backspace")).rect.center();
    press(&mut booth, backspace, true);
    (0..6).for_each(|_| booth.harness.step());
    press(&mut booth, backspace, false);
    let left = value(&booth, "details-name").chars().count();
    assert!(left <= 3, "{left} letters are left");
}

#[test]
fn shift_twice_locks_the_capitals() {
    let mut booth = usual(Form::Portrait, Lang::Nl, TO_ARTWORK);
    Finger.press(&mut booth, "Functie");
    tap_all(&mut booth, "a");
    let at = booth.control("Hoofdletter").rect.center();
    // Two presses in one frame: within the time of a double tap.
    for pressed in [true, false, true, false] {
        let button = PointerButton::Primary;
        let event = Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE };
        booth.harness.input_mut().events.push(event);
    }
    booth.harness.run();
    assert!(booth.has_control("Hoofdletters staan vast"));
    Mouse.press(&mut booth, "Hoofdletter B");
    Mouse.press(&mut booth, "Hoofdletter C");
    Mouse.press(&mut booth, "Hoofdletters staan vast");
    tap_all(&mut booth, "d");
    assert_eq!(booth.control("Functie").value, "aBCd");
}

#[test]
fn the_field_and_its_name_stay_above_the_keys_in_every_form_size_and_contrast() {
    let mut wrong = Vec::new();
    for form in FORMS {
        for text_size in TextSize::ALL {
            for contrast in [Contrast::Normal, Contrast::High] {
                let preferences =
                    Preferences { text_size, contrast, motion: Motion::Reduced, ..Preferences::default() };
                for (steps, fields) in [
                    (TO_DETAILS, ["details-name", "details-address", "details-mail", "details-phone"].as_slice()),
                    (TO_ARTWORK, &["words-company", "words-name", "words-mail"]),
                ] {
                    let mut booth = kiosk(form, Lang::De, preferences, steps);
                    for field in fields {
                        let name = booth.say(field);
                        focus(&mut booth, &name);
                        let which = format!("{form:?}, {text_size:?}, {contrast:?}: '{name}'");
                        wrong.extend(hidden(&booth, &name).map(|why| format!("{which} {why}")));
                        wrong.extend(too_small(&keys_of(&booth), &which));
                    }
                }
            }
        }
    }
    assert_none(wrong);
}

/// Brings the focus to a field as a finger would, or by assistive technology where it has to be scrolled to.
fn focus(booth: &mut Booth, name: &str) {
    for _ in 0..60 {
        if booth.focused().is_some_and(|node| node.name == name) {
            break;
        }
        booth.harness.key_press(eframe::egui::Key::Tab);
        (0..3).for_each(|_| booth.harness.step());
    }
    (0..12).for_each(|_| booth.harness.step());
}

/// What of a screen is a key.
fn keys_of(booth: &Booth) -> crate::sight::Look {
    let mut look = booth.look();
    let top = top_of_keys(booth).unwrap_or(f32::INFINITY);
    look.seen.retain(|node| node.rect.min.y >= top - 0.5 && node.can_press && !node.can_focus);
    look
}

/// Why a field can't be seen while one types into it.
fn hidden(booth: &Booth, name: &str) -> Option<String> {
    let Some(top) = top_of_keys(booth).or_else(|| Some(booth.control("1").rect.min.y)) else {
        return Some("has no keyboard".to_owned());
    };
    let look = booth.look();
    let field = booth.control(name);
    let seen = Rect::from_min_max(look.window.min, eframe::egui::pos2(look.window.max.x, top));
    if !seen.expand(0.5).contains_rect(field.rect) || !field.in_sight.expand(0.5).contains_rect(field.rect) {
        return Some(format!("stands at {:?}, seen {:?}, the keys begin at {top}", field.rect, field.in_sight));
    }
    let label = look.drawn.iter().find(|drawn| drawn.text == name && drawn.rect.max.y <= field.rect.min.y + 8.0);
    match label {
        Some(label) if seen.contains_rect(label.rect) && label.clip.expand(0.5).contains_rect(label.rect) => None,
        Some(label) => Some(format!("has its name at {:?}", label.rect)),
        None => Some("has no name above it".to_owned()),
    }
}

#[test]
fn nothing_typed_is_lost_when_the_screen_is_turned_or_the_language_changes() {
    let mut booth = usual(Form::Landscape, Lang::Nl, TO_DETAILS);
    Mouse.press(&mut booth, "Uw naam");
    tap_all(&mut booth, "Anna");
    for form in [Form::Portrait, Form::Laptop] {
        booth.harness.set_size(form.reference());
        booth.harness.run();
        assert_eq!(value(&booth, "details-name"), "Anna", "{form:?}");
        Mouse.press(&mut booth, "Uw naam");
        assert_eq!(hidden(&booth, "Uw naam"), None, "{form:?}");
    }
    tap_all(&mut booth, "b");
    booth.act(diderot::flow::Action::LangChosen(Lang::De));
    assert_eq!(value(&booth, "details-name"), "Annab");
}

#[test]
fn a_line_is_typed_right_on_the_print_and_the_next_one_follows() {
    let mut booth = usual(Form::Laptop, Lang::Nl, TO_ARTWORK);
    Mouse.press(&mut booth, "Naam");
    tap_all(&mut booth, "Anna");
    assert_eq!(booth.control("Naam").value, "Anna");
    Mouse.press(&mut booth, "Volgende veld");
    assert!(booth.control("Functie").is_focused, "{:?}", booth.focused());
}

#[test]
fn without_one_nothing_of_it_is_there() {
    let mut booth = crate::booth_after(Form::Portrait, Lang::Nl, TO_DETAILS);
    Mouse.press(&mut booth, "Uw naam");
    assert!(top_of_keys(&booth).is_none());
}

#[test]
fn a_key_answers_the_finger_with_the_next_frame() {
    let mut booth = usual(Form::Portrait, Lang::Nl, TO_DETAILS);
    Finger.press(&mut booth, "Uw naam");
    booth.harness.run();
    let key = booth.control(&key_name(&booth, 'H')).rect;
    let before = booth.look().ground(key).unwrap().to_owned();
    booth.harness.event(Event::PointerMoved(key.center()));
    booth.harness.step();
    booth.harness.event(Event::PointerButton {
        pos: key.center(),
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    booth.harness.step();
    assert_ne!(booth.look().ground(key).unwrap(), before);
}
