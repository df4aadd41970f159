//! The card designer: words and logo are worked on right on the card, by mouse, finger and keys, and every step can be undone.

use diderot::artwork::{LogoShelf, Piece, PieceKind, PrintArea, Rgb, pieces_of};
use diderot::catalog::Lang;
use diderot::flow::Action;
use diderot::flow::design::{Colours, Field, LetterSize, Lettering, LogoPlace, Template};
use diderot::ui::theme::Form;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};

use crate::booth::Booth;
use crate::hands::{Finger, Hands as _, Keyboard, Mouse};
use crate::layout::too_small;
use crate::{FORMS, booth_after};

const DESIGNED: &str = r#"touch, hook("cards-matt"), go_on, logo(sample(nordwerk)),
    words(name: "Anna de Vries", role: "Vormgever", company: "Nordwerk", phone: "058 123 45 67", mail: "anna@nordwerk.nl")"#;

const FRONT: &str = "Uw kaartje, voorkant";

fn designed(form: Form) -> Booth {
    booth_after(form, Lang::Nl, DESIGNED)
}

/// Where a part of the card's front stands on the screen.
fn on_card(booth: &Booth, kind: impl Fn(PieceKind) -> bool) -> Rect {
    let design = &booth.session().state().design;
    let pieces = pieces_of(&PrintArea::sheet([85.0, 55.0], true), design, &LogoShelf::default(), Rgb::WHITE);
    let Piece { rect: [x, y, w, h], .. } = *pieces.iter().find(|piece| kind(piece.kind)).unwrap();
    let card = booth.control(FRONT).rect;
    let per_mm = card.width() / 85.0;
    Rect::from_min_size(card.min + vec2(x, y) * per_mm, vec2(w, h) * per_mm)
}

fn line(booth: &Booth, field: Field) -> Rect {
    on_card(booth, |kind| kind == PieceKind::Words(field))
}

fn logo(booth: &Booth) -> Rect {
    on_card(booth, |kind| matches!(kind, PieceKind::Logo(_)))
}

fn button(booth: &mut Booth, pos: Pos2, pressed: bool) {
    booth.harness.event(Event::PointerMoved(pos));
    let button = PointerButton::Primary;
    booth.harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    booth.harness.step();
}

fn tap(booth: &mut Booth, at: Pos2) {
    button(booth, at, true);
    button(booth, at, false);
    booth.harness.run();
}

fn drag(booth: &mut Booth, from: Pos2, to: Pos2) {
    button(booth, from, true);
    for step in 1_u8..=20 {
        booth.harness.event(Event::PointerMoved(from + (to - from) * (f32::from(step) / 20.0)));
        booth.harness.step();
    }
    button(booth, to, false);
    booth.harness.run();
}

fn type_in(booth: &mut Booth, text: &str) {
    booth.harness.event(Event::Text(text.to_owned()));
    booth.harness.run();
}

fn key(booth: &mut Booth, key: Key) {
    booth.harness.key_press(key);
    booth.harness.run();
}

#[test]
fn a_line_is_typed_right_on_the_card() {
    for form in FORMS {
        let mut booth = designed(form);
        let at = line(&booth, Field::Name).center();
        tap(&mut booth, at);
        let name = "Naam, in het ontwerp";
        assert!(booth.control(name).is_focused, "{form:?}");
        assert!(booth.control(name).rect.height() >= 44.0, "{form:?}: large enough for a finger");
        type_in(&mut booth, "Berta Bakker");
        assert_eq!(booth.session().state().design.words.name, "Berta Bakker", "what stood there is typed over");
        key(&mut booth, Key::Enter);
        assert!(!booth.has_control(name), "{form:?}: Enter closes it");
        assert_eq!(booth.session().state().design.words.name, "Berta Bakker");
        booth.act(Action::Undone);
        assert_eq!(booth.session().state().design.words.name, "Anna de Vries", "one step back");
    }
}

#[test]
fn escape_brings_back_what_stood_there_and_tab_goes_on() {
    let mut booth = designed(Form::Laptop);
    let at = line(&booth, Field::Role).center();
    tap(&mut booth, at);
    type_in(&mut booth, "Bakker");
    key(&mut booth, Key::Escape);
    assert_eq!(booth.session().state().design.words.role, "Vormgever");
    assert!(!booth.has_control("Functie, in het ontwerp"));
    let at = line(&booth, Field::Role).center();
    tap(&mut booth, at);
    type_in(&mut booth, "Bakker");
    key(&mut booth, Key::Tab);
    assert!(booth.control("Bedrijf, in het ontwerp").is_focused, "the line below");
    assert_eq!(booth.session().state().design.words.role, "Bakker");
}

#[test]
fn a_drag_of_the_logo_is_one_step_and_stays_on_the_card() {
    for form in FORMS {
        let mut booth = designed(form);
        let (steps, home) = (booth.session().log().len(), logo(&booth));
        drag(&mut booth, home.center(), home.center() + vec2(130.0, 40.0));
        assert_eq!(booth.session().log().len(), steps + 1, "{form:?}: one step, however far it went");
        let moved = logo(&booth);
        assert!((moved.center() - home.center() - vec2(130.0, 40.0)).length() < 14.0, "{form:?}: under the finger");
        let card = booth.control(FRONT).rect;
        drag(&mut booth, moved.center(), card.max + vec2(400.0, 300.0));
        assert!(card.expand(1.0).contains_rect(logo(&booth)), "{form:?}");
        let mend = "Schuif naar binnen";
        assert!(booth.has_control(mend), "{form:?}: too close to the cut is told");
        Mouse.press(&mut booth, mend);
        assert!(!booth.has_control(mend) && booth.says("Zo kan het naar de pers."), "{form:?}");
        for _ in 0..3 {
            booth.act(Action::Undone);
        }
        assert_eq!(booth.session().state().design.places.front, LogoPlace::default());
    }
}

#[test]
fn the_logo_snaps_to_the_middle() {
    let mut booth = designed(Form::Landscape);
    let (card, home) = (booth.control(FRONT).rect, logo(&booth));
    drag(&mut booth, home.center(), card.center() + vec2(5.0, -4.0));
    let away = logo(&booth).center() - card.center();
    assert!(away.length() < 1.5, "{away:?}");
}

#[test]
fn the_logo_is_sized_by_buttons_in_one_step() {
    let mut booth = designed(Form::Portrait);
    let at = logo(&booth).center();
    tap(&mut booth, at);
    for _ in 0..3 {
        Finger.press(&mut booth, "Logo groter");
    }
    assert_eq!(booth.session().state().design.places.front.percent, 118);
    assert!(booth.says("118 %"));
    booth.act(Action::Undone);
    assert_eq!(booth.session().state().design.places.front.percent, 100, "one step back");
    Finger.press(&mut booth, "In het midden");
    let away = logo(&booth).center() - booth.control(FRONT).rect.center();
    assert!(away.length() < 1.5, "{away:?}");
    Finger.press(&mut booth, "Zoals het stond");
    assert_eq!(booth.session().state().design.places.front, LogoPlace::default());
}

#[test]
fn keys_alone_move_and_size_the_logo() {
    let mut booth = designed(Form::Laptop);
    Keyboard::default().press(&mut booth, FRONT);
    assert!(booth.has_control("Logo groter"), "chosen");
    for pressed in [Key::ArrowRight, Key::ArrowRight, Key::ArrowDown, Key::Plus] {
        key(&mut booth, pressed);
    }
    let place = booth.session().state().design.places.front;
    assert_eq!((place.across, place.down, place.percent), (10, 5, 106));
    assert!(booth.control(FRONT).is_focused, "arrows move the logo, not the keyboard");
    key(&mut booth, Key::Escape);
    assert!(!booth.has_control("Logo groter"));
}

#[test]
fn layouts_colours_and_letters_are_chosen_beside_the_card() {
    for form in FORMS {
        let mut booth = designed(form);
        for name in ["Indeling", "Schuin", "Kleur en letter", "Licht op donker", "Garamond", "Groter"] {
            Mouse.press(&mut booth, name);
        }
        let design = &booth.session().state().design;
        assert_eq!((design.template, design.colours), (Template::Slope, Colours::LightOnDark), "{form:?}");
        assert_eq!((design.lettering, design.letters), (Lettering::Garamond, LetterSize::Large), "{form:?}");
        for _ in 0..4 {
            booth.act(Action::Undone);
        }
        assert_eq!(booth.session().state().design.template, Template::Classic, "{form:?}");
    }
}

#[test]
fn a_layout_puts_the_logo_where_it_belongs() {
    let mut booth = designed(Form::Laptop);
    booth.play("logo_place(front, (across: 200, down: 100, percent: 80)), template(centred)");
    assert_eq!(booth.session().state().design.places.front, LogoPlace::default());
    booth.play("undo");
    assert_eq!(booth.session().state().design.places.front.across, 200);
}

#[test]
fn what_a_printer_would_say_is_said_with_what_mends_it() {
    let steps = r#"touch, hook("cards-matt"), go_on, logo(sample(zilt)), template(band),
        words(name: "Wilhelmina van der Westhuizen-Achterberg tot Oldenbarnevelt", role: "Bakker")"#;
    let mut booth = booth_after(Form::Landscape, Lang::Nl, steps);
    assert!(!booth.says("Zo kan het naar de pers."));
    Mouse.press(&mut booth, "Andere indeling");
    assert_ne!(booth.session().state().design.template, Template::Band);
    assert!(booth.says("Zo kan het naar de pers."));
}

#[test]
fn every_drawer_has_room_in_every_language_and_form() {
    let mut wrong = Vec::new();
    for form in FORMS {
        for lang in Lang::ALL {
            let mut booth = booth_after(form, lang, DESIGNED);
            let front = booth.say("side-front").to_lowercase();
            for drawer in ["drawer-words", "drawer-layouts", "drawer-looks"] {
                let (drawer, guides) = (booth.say(drawer), booth.say("guides"));
                Mouse.press(&mut booth, &drawer);
                Mouse.press(&mut booth, &guides);
                let frame = booth.look().controls().find(|node| node.name.ends_with(&front)).unwrap().rect;
                tap(&mut booth, pos2(frame.min.x + frame.width() * 0.2, frame.min.y + frame.height() * 0.2));
                let look = booth.look();
                let name = format!("{drawer}, {form:?}, {lang:?}");
                wrong.extend(too_small(&look, &name));
                let cut = look.drawn.iter().filter(|text| text.is_cut);
                wrong.extend(cut.map(|text| format!("{name}: '{}' is cut", text.text)));
                // The main path needs no scrolling: what is offered is in sight, whole.
                let pressed = look.controls().filter(|node| node.can_press);
                let hidden = pressed.filter(|node| node.in_sight.height() < node.rect.height() - 0.5);
                wrong.extend(hidden.map(|node| format!("{name}: '{}' is not in sight", node.name)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
