//! Between two buyers: it asks first, any touch goes on, and whoever comes next finds nothing.

use diderot::app::{Effect, KioskEffect, WallTime};
use diderot::catalog::Lang;
use diderot::flow::{Action, Step};
use diderot::kiosk::{ClockTime, Hours, OpenDay, Weekday};
use diderot::ui::theme::{Contrast, Preferences, TextSize};
use eframe::egui::{Event, Key, Modifiers, Pos2, TouchPhase};

use crate::stand::{Booth, button, key, settings, touch, wednesday};

fn under_way() -> Booth {
    let mut booth = Booth::plain();
    booth.act(Action::Touched);
    booth.act(Action::HookChosen("cards-matt".into()));
    booth.effects();
    booth
}

#[test]
fn it_asks_by_sight_and_sound_and_wipes_when_nobody_answers() {
    let mut booth = under_way();
    let (title, answer) = (booth.say("kiosk-still-title"), booth.say("kiosk-still-button"));
    booth.wait(29.0);
    assert!(!booth.has(&title), "it asked too soon");
    booth.wait(2.0);
    assert!(booth.has(&title) && booth.has(&answer));
    assert!(matches!(booth.effects().as_slice(), [KioskEffect::Chime]), "one chime goes with it");
    booth.wait(17.0);
    assert_eq!(booth.step(), Step::Options, "there were twenty seconds to answer");
    booth.wait(4.0);
    assert_eq!(booth.step(), Step::Attract);
    assert!(!booth.has(&title));
    let effects = booth.effects();
    assert!(effects.iter().any(|effect| matches!(effect, KioskEffect::Walk(Effect::Forget))), "{effects:?}");
    assert!(effects.iter().any(|effect| matches!(effect, KioskEffect::Wiped)), "{effects:?}");
}

#[test]
fn any_touch_goes_on_and_does_nothing_else() {
    let at = Pos2::new(540.0, 300.0);
    let answers: [(&str, Vec<Event>); 5] = [
        ("a tap beside the question", vec![Event::PointerMoved(at), button(at, true)]),
        ("a finger", vec![touch(at, TouchPhase::Start), Event::PointerMoved(at), button(at, true)]),
        ("a key", vec![key(Key::ArrowDown, Modifiers::NONE)]),
        ("a letter", vec![Event::Text("a".to_owned())]),
        ("the wheel of a mouse", vec![wheel()]),
    ];
    for (what, events) in answers {
        let mut booth = under_way();
        let log = booth.state().front.session().log().len();
        booth.wait(31.0);
        assert!(booth.shell().is_asking(), "{what}");
        booth.frame(events);
        booth.frame(vec![button(at, false)]);
        booth.wait(1.0);
        assert!(!booth.shell().is_asking(), "{what} did not answer");
        assert_eq!((booth.step(), booth.state().front.session().log().len()), (Step::Options, log), "{what}");
        booth.wait(25.0);
        assert!(!booth.shell().is_asking(), "{what}: the time does not begin anew");
    }
}

fn wheel() -> Event {
    Event::MouseWheel {
        unit: eframe::egui::MouseWheelUnit::Line,
        delta: eframe::egui::vec2(0.0, 1.0),
        phase: TouchPhase::Move,
        source: eframe::egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

#[test]
fn the_button_that_answers_can_be_pressed_too() {
    let mut booth = under_way();
    booth.wait(31.0);
    let answer = booth.say("kiosk-still-button");
    booth.press(&answer);
    booth.wait(1.0);
    assert!(!booth.shell().is_asking());
    assert_eq!(booth.step(), Step::Options);
}

#[test]
fn time_waits_while_somebody_is_spoken_to() {
    let mut booth = under_way();
    booth.harness.state_mut().shell.set_speaking(true);
    booth.wait(100.0);
    assert!(!booth.shell().is_asking());
    booth.harness.state_mut().shell.set_speaking(false);
    booth.wait(31.0);
    assert!(booth.shell().is_asking());
}

#[test]
fn nobody_is_asked_while_nobody_is_there() {
    let mut booth = Booth::plain();
    booth.wait(200.0);
    assert!(!booth.shell().is_asking() && booth.effects().is_empty());
}

#[test]
fn whoever_only_chose_how_it_is_seen_leaves_nothing_either() {
    let mut booth = Booth::plain();
    let chosen = Preferences { text_size: TextSize::Largest, contrast: Contrast::High, ..Preferences::default() };
    booth.harness.state_mut().front.view_mut().preferences = chosen;
    booth.act(Action::LangChosen(Lang::En));
    booth.wait(60.0);
    assert_eq!(booth.harness.state_mut().front.view_mut().preferences, Preferences::default());
    assert_eq!(booth.state().front.session().state().lang, Lang::Nl, "it is met in its first language");
}

#[test]
fn start_over_is_on_every_screen_and_wipes_at_once() {
    let mut booth = under_way();
    let start_over = booth.say("start-over");
    booth.press(&start_over);
    booth.wait(0.5);
    assert_eq!(booth.step(), Step::Attract);
    assert!(booth.effects().iter().any(|effect| matches!(effect, KioskEffect::Walk(Effect::Forget))));
}

/// Half past eight on a Wednesday evening.
fn evening() -> WallTime {
    WallTime { time: ClockTime::parse("20:30").unwrap(), ..wednesday() }
}

#[test]
fn outside_its_hours_it_says_when_it_opens_and_lets_nobody_begin() {
    let hours = Hours::new(vec![
        (Weekday::Wed, OpenDay::parse("09:00-18:00").unwrap()),
        (Weekday::Thu, OpenDay::parse("13:00-18:00").unwrap()),
    ]);
    let kiosk = diderot::kiosk::Kiosk { hours: Some(hours), ..settings(&[]) };
    let mut open = Booth::open(kiosk.clone(), None, wednesday);
    let closed_title = open.say("kiosk-closed-title");
    assert!(!open.has(&closed_title));
    let mut booth = Booth::open(kiosk, None, evening);
    assert!(booth.has(&closed_title));
    assert!(booth.has("Morgen vanaf 13:00 bent u weer welkom."));
    for at in [Pos2::new(540.0, 500.0), Pos2::new(540.0, 1500.0), Pos2::new(200.0, 1700.0)] {
        booth.tap(at);
    }
    assert_eq!(booth.step(), Step::Attract);
    // Whoever is under way is not sent home.
    open.act(Action::Touched);
    assert!(!open.has(&closed_title));
    booth.act(Action::Touched);
    assert!(!booth.has(&closed_title));
}

#[test]
fn a_kiosk_that_gave_up_says_so_and_nothing_can_be_pressed() {
    let mut booth = Booth::plain();
    let shell = diderot::app::KioskShell::new(std::sync::Arc::new(settings(&[])), None, wednesday);
    booth.harness.state_mut().shell = shell.out_of_order(Some("K-3417".to_owned()));
    booth.wait(1.0);
    assert!(booth.has("K-3417"));
    booth.tap(Pos2::new(540.0, 900.0));
    booth.gesture();
    assert!(!booth.shell().is_staff_here());
    assert_eq!(booth.step(), Step::Attract);
}
