//! Where things stand: large enough, apart, in the window, and whole.

use std::time::Duration;

use diderot::catalog::Lang;
use diderot::storage::CARD_ROOMS;
use diderot::ui::theme::{Form, Measures, Style};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, vec2};

use crate::FORMS;
use crate::elsewhere::elsewhere;
use crate::hands::{Hands as _, Mouse};
use crate::larger::larger;
use crate::sight::{Drawn, Look, Seen};
use crate::{at_every_screen, everywhere};

/// The smallest side of anything that is pressed, in points. Source: HONESTY.
const SMALLEST: f32 = 44.0;

/// Everything wrong is told at once.
pub(crate) fn assert_none(wrong: Vec<String>) {
    let mut wrong = wrong;
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn whatever_is_pressed_is_large_enough_for_a_finger() {
    let mut wrong = Vec::new();
    for (name, look) in everywhere().chain(elsewhere()).chain(larger()) {
        wrong.extend(too_small(look, name));
    }
    assert_none(wrong);
}

pub(crate) fn too_small(look: &Look, name: &str) -> Vec<String> {
    // A finger scrolls by dragging what is scrolled.
    let pressed = look.controls().filter(|node| node.can_press && node.role != Role::ScrollBar);
    let small = pressed.filter(|node| node.rect.width() < SMALLEST - 0.5 || node.rect.height() < SMALLEST - 0.5);
    small.map(|node| format!("{name}: '{}' is {:?}", node.name, node.rect.size())).collect()
}

#[test]
fn fields_take_a_press_anywhere_in_their_box() {
    for (form, steps, field) in [
        (Form::Laptop, r#"touch, hook("cards-matt"), go_on"#, "Naam"),
        (Form::Portrait, r#"touch, hook("cards-matt"), go_on, go_on, commit, review, go_on"#, "Uw naam"),
    ] {
        for edge in [Align2::LEFT_TOP, Align2::RIGHT_BOTTOM, Align2::CENTER_BOTTOM] {
            let mut booth = crate::booth_after(form, Lang::Nl, steps);
            let spot = edge.pos_in_rect(&booth.control(field).rect.shrink(3.0));
            booth.harness.hover_at(spot);
            booth.harness.drag_at(spot);
            booth.harness.drop_at(spot);
            booth.harness.run();
            assert!(booth.control(field).is_focused, "{form:?}: '{field}', {edge:?}");
        }
    }
}

#[test]
fn no_two_things_that_are_pressed_overlap() {
    let mut wrong = Vec::new();
    for (name, look) in everywhere().chain(elsewhere()).chain(larger()) {
        let pressed: Vec<&Seen> =
            look.controls().filter(|node| node.can_press && node.in_sight.is_positive()).collect();
        for (place, one) in pressed.iter().enumerate() {
            for other in &pressed[place + 1..] {
                let shared = one.in_sight.intersect(other.in_sight);
                if shared.is_positive() && shared.width() > 0.5 && shared.height() > 0.5 {
                    wrong.push(format!("{name}: '{}' and '{}' share {shared:?}", one.name, other.name));
                }
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn nothing_stands_outside_the_window() {
    let mut wrong = Vec::new();
    for (name, look) in everywhere().chain(elsewhere()).chain(larger()) {
        let window = look.window;
        for node in &look.seen {
            let in_window = window.expand(0.5).contains_rect(node.rect);
            // What lies in a scroll area may be out of sight, but not beside it.
            let scrolled = node.in_sight.max.y < window.max.y - 1.0
                && node.rect.min.x >= window.min.x
                && node.rect.max.x <= window.max.x;
            if !in_window && !scrolled {
                wrong.push(format!("{name}: '{}' at {:?}", node.name, node.rect));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn no_text_is_cut() {
    let mut wrong = Vec::new();
    for (name, look) in everywhere().chain(elsewhere()).chain(larger()) {
        for text in &look.drawn {
            let beside = text.rect.min.x < text.clip.min.x - 1.0 || text.rect.max.x > text.clip.max.x + 1.0;
            if text.is_cut || beside {
                wrong.push(format!("{name}: '{}' at {:?}", text.text, text.rect));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn no_text_runs_into_another() {
    let mut wrong = Vec::new();
    for (name, look) in everywhere().chain(elsewhere()).chain(larger()) {
        let drawn = &look.drawn;
        for (place, one) in drawn.iter().enumerate() {
            for other in &drawn[place + 1..] {
                if overlap(one, other) {
                    wrong.push(format!("{name}: '{}' and '{}'", one.text, other.text));
                }
            }
        }
    }
    assert_none(wrong);
}

/// Whether two texts share more than the air around their letters.
fn overlap(one: &Drawn, other: &Drawn) -> bool {
    let letters = |text: &Drawn| text.rect.shrink2(vec2(0.5, text.rect.height() * 0.2)).intersect(text.clip);
    let shared = letters(one).intersect(letters(other));
    shared.is_positive()
}

#[test]
fn the_open_lists_are_as_large_and_whole_as_the_screens() {
    let mut wrong = Vec::new();
    for form in FORMS {
        for lang in Lang::ALL {
            let steps = r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, keep_mine, accept("accessory/cards-matt/pen-metal")"#;
            for (what, open) in [("languages", lang.own_name().to_owned()), ("lines", String::new())] {
                let mut booth = crate::booth_after(form, lang, steps);
                let open = if open.is_empty() { booth.say("bar-open") } else { open };
                Mouse.press(&mut booth, &open);
                let name = format!("{what}, {form:?}, {lang:?}");
                let look = booth.look();
                wrong.extend(too_small(&look, &name));
                let outside = look.seen.iter().filter(|node| !look.window.expand(0.5).contains_rect(node.rect));
                wrong.extend(outside.map(|node| format!("{name}: '{}' at {:?}", node.name, node.rect)));
                let cut = look.drawn.iter().filter(|text| text.is_cut);
                wrong.extend(cut.map(|text| format!("{name}: '{}' is cut", text.text)));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn nothing_moves_without_cause() {
    at_every_screen(Form::Laptop, Lang::Nl, |booth, name| {
        booth.settle();
        booth.harness.step();
        let delay = booth.harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
        // The loop of the attract screen wakes for its next picture, and not before.
        let still = if name == "attract" { Duration::from_secs(1) } else { Duration::MAX };
        assert!(delay.is_some_and(|delay| delay >= still), "{name} asks to be drawn again: {delay:?}");
    });
}

#[test]
fn the_screen_fills_the_window() {
    for (name, look) in everywhere() {
        assert!(look.ground(look.window).is_some(), "{name}: nothing is painted from edge to edge");
    }
}

#[test]
fn texts_are_checked_for_cards_as_they_are_drawn() {
    for (room, form) in CARD_ROOMS.iter().zip([Form::Laptop, Form::Portrait, Form::Landscape]) {
        let measures = Measures::new(form);
        let size = |style: Style| style.font(&measures).size * 2.0;
        // Beside what is in the order already, where the screen is not higher than wide.
        let whole = form.reference().x - 2.0 * measures.edge;
        let cards = if form == Form::Portrait { whole } else { whole * 0.575 - measures.gap * 1.3 };
        let words = cards - 2.0 * measures.pad;
        let expected = [
            (room.name_size, size(Style::Heading)),
            (room.reason_size, size(Style::Note)),
            (room.reason_width, words),
            (room.name_width, words - size(Style::Amount) * 4.5 - 12.0),
        ];
        for (written, drawn) in expected {
            assert!((written - drawn).abs() < 1.0, "{}: {written} is not {drawn}", room.screen);
        }
    }
}
