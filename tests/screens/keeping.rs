//! What stays and what goes: the keyboard's place when words change, and everything of a buyer who leaves.

use diderot::catalog::Lang;
use diderot::ui::theme::Form;
use eframe::egui::{Key, Modifiers};

use crate::booth_after;
use crate::hands::{Hands as _, Keyboard, Mouse};

#[test]
fn undo_in_a_field_brings_nothing_of_the_last_buyer_back() {
    const CANARY: &str = "Anna Canary";
    let to_the_artwork = r#"touch, hook("cards-matt"), go_on"#;
    let mut booth = booth_after(Form::Laptop, Lang::Nl, to_the_artwork);
    let (field, start_over) = (booth.say("words-name"), booth.say("start-over"));
    Mouse.type_into(&mut booth, &field, CANARY);
    Mouse.press(&mut booth, &start_over);
    booth.play(to_the_artwork);
    booth.harness.run();
    assert_eq!(booth.control(&field).value, "");
    Mouse.press(&mut booth, &field);
    for _ in 0..3 {
        booth.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        booth.harness.run();
    }
    assert_eq!(booth.control(&field).value, "", "the next buyer finds what the last one typed");
}

#[test]
fn the_keyboard_stays_where_it_said_yes() {
    let mut booth =
        booth_after(Form::Laptop, Lang::Nl, r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs"#);
    let product = "Visitekaartjes, soft-touch";
    let (take, taken) = (booth.say("upgrade-take"), booth.say("upgrade-taken"));
    Keyboard::default().press(&mut booth, &format!("{take}: {product}"));
    assert_eq!(booth.focused().map(|node| node.name), Some(format!("{taken}: {product}")));
}
