//! How the screens are seen: chosen in the header, seen at once, and no longer so for the next buyer.

use diderot::catalog::Lang;
use diderot::flow::Action;
use diderot::ui::theme::{Contrast, Form, Motion, Preferences, Scheme, TextSize};
use eframe::egui::Key;

use crate::booth::{Booth, catalog};
use crate::hands::{Hands as _, Mouse};
use crate::layout::{assert_none, too_small};
use crate::{FORMS, bare_studio};

fn preferences(booth: &mut Booth) -> Preferences {
    booth.harness.state_mut().front.view_mut().preferences
}

#[test]
fn each_choice_is_seen_at_once_and_can_be_taken_back() {
    for lang in Lang::ALL {
        let mut booth = Booth::open(Form::Laptop, lang, &bare_studio(), 1.0);
        let before = booth.look();
        let display = booth.say("display");
        Mouse.press(&mut booth, &display);
        let dark = booth.say("display-dark");
        Mouse.press(&mut booth, &dark);
        assert_eq!(preferences(&mut booth).scheme, Scheme::Dark, "{lang:?}");
        let ground = |look: &crate::sight::Look| look.ground(look.window).map(str::to_owned);
        assert_ne!(ground(&before), ground(&booth.look()), "{lang:?}: the room is as light as it was");
        for (word, wanted) in [
            ("display-contrast-high", Preferences { contrast: Contrast::High, ..preferences(&mut booth) }),
            ("display-light", Preferences { contrast: Contrast::High, ..Preferences::default() }),
            ("display-contrast-normal", Preferences::default()),
            ("display-motion-less", Preferences { motion: Motion::Reduced, ..Preferences::default() }),
        ] {
            let word = booth.say(word);
            Mouse.press(&mut booth, &word);
            assert_eq!(preferences(&mut booth), wanted, "{lang:?}: {word}");
        }
        booth.harness.key_press(Key::Escape);
        booth.harness.run();
        assert!(!booth.has_control(&dark), "{lang:?}: the sheet is closed");
    }
}

#[test]
fn the_next_buyer_sees_the_screens_as_they_are_usually_seen_here() {
    let usual = Preferences { scheme: Scheme::Dark, ..Preferences::default() };
    let mut booth = Booth::open_seen((&catalog(), usual), (Form::Landscape, Lang::Nl), &bare_studio(), 1.0);
    booth.act(Action::Touched);
    let chosen = Preferences { contrast: Contrast::High, motion: Motion::Reduced, ..Preferences::default() };
    booth.harness.state_mut().front.view_mut().preferences = chosen;
    booth.harness.run();
    booth.act(Action::StartedOver);
    assert_eq!(preferences(&mut booth), usual);
}

#[test]
fn the_sheet_is_whole_in_every_form_size_and_language() {
    let mut wrong = Vec::new();
    for form in FORMS {
        for text_size in TextSize::ALL {
            for lang in Lang::ALL {
                let seen = Preferences { text_size, ..Preferences::default() };
                let mut booth = Booth::open_seen((&catalog(), seen), (form, lang), &bare_studio(), 1.0);
                booth.harness.state_mut().front.view_mut().preferences_open = true;
                booth.harness.run();
                let look = booth.look();
                let name = format!("{form:?}, {lang:?}, {} %", text_size.percent());
                wrong.extend(too_small(&look, &name));
                let word = look.say("display-contrast-high");
                assert!(look.has_control(&word), "{name}: there is no '{word}'");
                let cut = look.drawn.iter().filter(|text| text.is_cut);
                wrong.extend(cut.map(|text| format!("{name}: '{}' is cut", text.text)));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn a_shop_at_200_percent_can_be_bought_from() {
    for form in FORMS {
        let seen = Preferences { text_size: TextSize::Largest, ..Preferences::default() };
        let mut booth = Booth::open_seen((&catalog(), seen), (form, Lang::Nl), &bare_studio(), 1.0);
        booth.play(r#"touch, hook("cards-matt"), go_on, go_on"#);
        // The button is a scroll away: the keyboard brings it into sight.
        let commit = booth.say("commit-button");
        for _ in 0..30 {
            if booth.focused().is_some_and(|node| node.name == commit) {
                break;
            }
            booth.harness.key_press(Key::Tab);
            booth.harness.run();
        }
        booth.harness.run();
        let node = booth.control(&commit);
        assert!(node.is_focused, "{form:?}: the keyboard came to it");
        assert!(node.in_sight.height() >= node.rect.height() - 1.0, "{form:?}: {:?} of {:?}", node.in_sight, node.rect);
    }
}
