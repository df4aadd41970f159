//! The staff's way in: the gesture or the keys, the PIN, the menu; and that nobody else finds it open.

use std::time::Duration;

use diderot::app::{KioskEffect, OrderRow, StaffEffect, WallTime};
use diderot::flow::{Action, Step};
use diderot::money::{Currency, Money};
use eframe::egui::{Key, Modifiers};

use crate::stand::{Booth, Folder, PIN, key, settings, wednesday};

/// The staff's keys.
fn staff_keys(booth: &mut Booth) {
    booth.frame(vec![key(Key::S, Modifiers::CTRL | Modifiers::ALT | Modifiers::SHIFT | Modifiers::COMMAND)]);
    booth.wait(0.5);
}

fn inside() -> Booth {
    let mut booth = Booth::plain();
    staff_keys(&mut booth);
    booth.enter(PIN);
    booth.until("the PIN is right", |booth| booth.shell().is_staff_in());
    booth.effects();
    booth
}

fn staff_effects(booth: &mut Booth) -> Vec<StaffEffect> {
    let staff = |effect| match effect {
        KioskEffect::Staff(effect) => Some(effect),
        _ => None,
    };
    booth.effects().into_iter().filter_map(staff).collect()
}

#[test]
fn the_gesture_and_the_keys_bring_the_pad_and_the_pin_opens_the_menu() {
    let mut booth = Booth::plain();
    booth.gesture();
    assert!(booth.shell().is_staff_here() && !booth.shell().is_staff_in());
    booth.enter(PIN);
    booth.until("the PIN is right", |booth| booth.shell().is_staff_in());
    booth.wait(0.5);
    let title = booth.say("kiosk-menu-title");
    assert!(booth.has(&title));
}

#[test]
fn a_pin_can_be_typed_on_a_keyboard_and_is_never_shown() {
    let mut booth = Booth::plain();
    staff_keys(&mut booth);
    for digit in PIN.chars() {
        booth.frame(vec![eframe::egui::Event::Text(digit.to_string())]);
    }
    booth.wait(0.5);
    assert!(booth.has("4 cijfers getypt"));
    assert!(!booth.has(PIN));
    booth.frame(vec![key(Key::Enter, Modifiers::NONE)]);
    booth.until("the PIN is right", |booth| booth.shell().is_staff_in());
}

#[test]
fn wrong_pins_make_it_slower_and_five_lock_it_also_after_a_restart() {
    /// The clock stands still while a PIN is typed.
    fn at(secs: u64) -> WallTime {
        WallTime { since_epoch: Duration::from_secs(secs), ..wednesday() }
    }
    let folder = Folder::new("lock");
    let clocks: [fn() -> WallTime; 6] = [|| at(1000), || at(1010), || at(1020), || at(1030), || at(1040), || at(1100)];
    for (number, clock) in clocks.into_iter().enumerate() {
        // Each time the machine is switched off and on.
        let mut booth = Booth::open(settings(&[]), Some(&folder.0), clock);
        staff_keys(&mut booth);
        let locked = "Op slot na vijf foute pincodes. Probeer het over 4 minuten opnieuw.";
        if number == 5 {
            assert!(booth.has(locked), "it was locked a minute ago");
            // Not even the right one opens it now.
            for digit in PIN.chars() {
                booth.press(&digit.to_string());
            }
            let enter = booth.say("kiosk-pin-ok");
            booth.press(&enter);
            booth.wait(1.0);
            assert!(!booth.shell().is_staff_in());
            return;
        }
        booth.enter("1357");
        assert!(!booth.shell().is_staff_in());
        let waits = ["1 seconde", "2 seconden", "4 seconden", "8 seconden"];
        match waits.get(number) {
            Some(wait) => assert!(booth.has(&format!("Probeer het over {wait} opnieuw.")), "{number}"),
            None => assert!(booth.has("Op slot na vijf foute pincodes. Probeer het over 5 minuten opnieuw.")),
        }
    }
}

#[test]
fn the_pad_and_the_menu_close_by_themselves() {
    let mut booth = Booth::plain();
    staff_keys(&mut booth);
    booth.wait(29.0);
    assert!(booth.shell().is_staff_here());
    booth.wait(2.0);
    assert!(!booth.shell().is_staff_here());
    let mut booth = inside();
    booth.wait(92.0);
    assert!(!booth.shell().is_staff_here());
}

#[test]
fn back_and_escape_lead_to_the_walk_as_it_was() {
    let mut booth = Booth::plain();
    booth.act(Action::Touched);
    staff_keys(&mut booth);
    booth.frame(vec![key(Key::Escape, Modifiers::NONE)]);
    booth.wait(0.5);
    assert!(!booth.shell().is_staff_here());
    assert_eq!(booth.step(), Step::Hook);
    let mut booth = inside();
    let back = booth.say("kiosk-menu-back");
    booth.press(&back);
    assert!(!booth.shell().is_staff_here());
}

#[test]
fn each_deed_of_the_menu_asks_the_machine_for_one_thing() {
    for (name, wanted) in [
        ("kiosk-menu-leave", StaffEffect::Leave),
        ("kiosk-menu-restart", StaffEffect::Restart),
        ("kiosk-menu-print", StaffEffect::PrintTest),
        ("kiosk-menu-orders", StaffEffect::Orders),
        ("kiosk-menu-logs", StaffEffect::Logs),
        ("kiosk-menu-screen", StaffEffect::ScreenTest),
    ] {
        let mut booth = inside();
        let word = booth.say(name);
        booth.press(&word);
        assert_eq!(staff_effects(&mut booth), [wanted], "{name}");
    }
    let mut booth = inside();
    let word = booth.say("kiosk-menu-catalog");
    booth.press(&word);
    booth.press("shop, /another/shop");
    assert_eq!(staff_effects(&mut booth), [StaffEffect::SwitchCatalog("/another/shop".into())]);
}

#[test]
fn todays_orders_are_codes_times_and_totals() {
    let mut booth = inside();
    let word = booth.say("kiosk-menu-orders");
    booth.press(&word);
    let row = |code: &str, total| OrderRow {
        code: code.to_owned(),
        time: "10:12".to_owned(),
        total: Money::from_minor(total),
        currency: Currency::from_code("EUR").ok(),
    };
    let Booth { harness } = &mut booth;
    let stand = harness.state_mut();
    stand.shell.take_orders(&stand.front, Ok(vec![row("AB2-CD3", 2999), row("EF4-GH5", 1001)]));
    booth.wait(0.5);
    for wanted in ["AB2-CD3", "10:12", "2 bestellingen, samen €\u{a0}40,00"] {
        assert!(booth.has(wanted), "{wanted}");
    }
}

#[test]
fn the_screen_test_ends_where_it_began() {
    let mut booth = inside();
    let word = booth.say("kiosk-menu-screen");
    booth.press(&word);
    let next = booth.say("kiosk-test-next");
    booth.press(&next);
    for _ in 0..6 {
        booth.tap(eframe::egui::Pos2::new(540.0, 900.0));
    }
    booth.wait(0.5);
    let title = booth.say("kiosk-menu-title");
    assert!(booth.has(&title));
}

#[test]
fn leaving_lets_the_window_close_and_wipes_whoever_was_under_way() {
    let mut booth = Booth::plain();
    booth.act(Action::Touched);
    staff_keys(&mut booth);
    booth.enter(PIN);
    booth.until("the PIN is right", |booth| booth.shell().is_staff_in());
    let leave = booth.say("kiosk-menu-leave");
    booth.press(&leave);
    assert_eq!(booth.step(), Step::Attract);
    booth.frame_with(|raw| {
        let root = eframe::egui::ViewportId::ROOT;
        raw.viewports.entry(root).or_default().events.push(eframe::egui::ViewportEvent::Close);
    });
    let mut commands = booth.output().viewport_output.values().flat_map(|viewport| &viewport.commands);
    assert!(!commands.any(|command| *command == eframe::egui::ViewportCommand::CancelClose));
}
