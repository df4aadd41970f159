//! The close look at a product: it opens by every hand, lies over everything, and lets go again.

use diderot::catalog::Lang;
use diderot::ui::theme::Form;
use eframe::egui::{Event, Key, Modifiers, PointerButton};

use crate::booth::Booth;
use crate::hands::{Finger, Hands, Keyboard, Mouse};
use crate::layout::too_small;
use crate::{FORMS, booth_after};

const UPGRADE: &str = r#"touch, hook("cards-matt"), go_on, logo(sample(nordwerk)), go_on, commit, skip_needs"#;

/// The button that lays an upgrade over what one came for.
fn beside(booth: &Booth) -> String {
    let look = booth.look();
    let found = look.controls().find(|node| node.name.starts_with("Leg ") && node.name.ends_with(" over uw keuze"));
    found.unwrap().name.clone()
}

fn is_looking(booth: &mut Booth) -> bool {
    booth.harness.state_mut().front.view_mut().looking.is_some()
}

#[test]
fn a_close_look_opens_and_closes_by_every_hand_and_changes_nothing() {
    for form in FORMS {
        for hands in [&Mouse as &dyn Hands, &Finger, &Keyboard::default()] {
            let mut booth = booth_after(form, Lang::Nl, UPGRADE);
            let before = booth.session().state().clone();
            let name = beside(&booth);
            hands.press(&mut booth, &name);
            assert!(is_looking(&mut booth), "{form:?}");
            let look = booth.look();
            assert!(look.drawn.iter().any(|text| text.text == "Schuif en zie het verschil"), "{form:?}");
            assert_eq!(too_small(&look, "looking"), Vec::<String>::new(), "{form:?}");
            assert!(look.drawn.iter().all(|text| !text.is_cut || text.text.len() > 60), "{form:?}");
            hands.press(&mut booth, "Sluiten");
            assert!(!is_looking(&mut booth), "{form:?}");
            assert_eq!(*booth.session().state(), before, "{form:?}: looking buys nothing");
        }
    }
}

#[test]
fn what_lies_under_the_look_waits_and_escape_leads_back_to_it() {
    let mut booth = booth_after(Form::Laptop, Lang::Nl, UPGRADE);
    let name = beside(&booth);
    Mouse.press(&mut booth, &name);
    let look = booth.look();
    let pressable: Vec<&str> =
        look.controls().filter(|node| !node.is_disabled).map(|node| node.name.as_str()).collect();
    assert!(!pressable.contains(&"Verder"), "{pressable:?}");
    booth.harness.key_press(Key::Escape);
    booth.harness.run();
    assert!(!is_looking(&mut booth));
    Mouse.press(&mut booth, "Verder");
}

#[test]
fn two_taps_on_a_picture_open_the_look_and_a_step_back_closes_it() {
    let mut booth = booth_after(Form::Landscape, Lang::Nl, r#"touch, hook("cards-matt")"#);
    let picture = booth
        .look()
        .seen
        .into_iter()
        .find(|node| node.name.starts_with("Visitekaartjes, mat") && node.rect.width() > 400.0);
    let pos = picture.unwrap().rect.center();
    booth.harness.event(Event::PointerMoved(pos));
    booth.harness.step();
    // Quick ones: the harness would take a quarter of a second for each event of its own.
    let button = PointerButton::Primary;
    let tap = |pressed| Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE };
    booth.harness.input_mut().events.extend([true, false, true, false].map(tap));
    booth.harness.run();
    assert!(is_looking(&mut booth));
    booth.play("back");
    assert!(!is_looking(&mut booth), "the look was at what is not on the screen any more");
}
