//! Sizes, in points and in millimetres, of what is pressed and of what is read.

use std::collections::BTreeMap;

use diderot::catalog::Lang;
use diderot::ui::theme::{Face, LARGE_DEGREES, LEAST_MM, TARGET_MM, TextSize};
use eframe::egui::accesskit::Role;

use crate::sight::tongue;
use crate::{Screen, assert_none, everywhere};

/// How many points of the window's own a millimetre is.
fn per_mm(screen: &Screen) -> f32 {
    screen.surface.per_mm(screen.form.reference())
}

/// The way on, yes and no: what everybody presses.
const MAIN: [&str; 9] = [
    "continue",
    "to-review",
    "to-details",
    "order-button",
    "commit-button",
    "attract-touch",
    "needs-skip",
    "placed-done",
    "more-done",
];

/// What they are called in each language.
fn main_names() -> BTreeMap<Lang, Vec<String>> {
    let named = |lang: Lang| MAIN.iter().map(|name| tongue(lang).say(name)).collect();
    Lang::ALL.into_iter().map(|lang| (lang, named(lang))).collect()
}

#[test]
fn nothing_that_is_pressed_is_too_small_for_a_finger() {
    let mut wrong = Vec::new();
    for (name, (screen, ..), look) in everywhere() {
        let millimetres = |points: f32| points * look.zoom / per_mm(screen);
        for node in look.controls().filter(|node| node.can_press && node.role != Role::ScrollBar) {
            let side = node.rect.width().min(node.rect.height());
            if side < 43.5 || millimetres(side) < LEAST_MM {
                wrong.push(format!("{name}: '{}' is {side} points, {:.1} mm", node.name, millimetres(side)));
            }
        }
    }
    assert_none(wrong);
}

/// The least that a main control is where the whole screen must be seen at once, in millimetres: as far as there is room.
fn least_main(screen: &Screen) -> f32 {
    if screen.name.starts_with("32") { TARGET_MM } else { 0.75 * TARGET_MM }
}

#[test]
fn the_way_on_is_as_large_as_it_is_on_a_kiosk() {
    let (mut wrong, mut measured, names) = (Vec::new(), 0, main_names());
    for (name, (screen, lang, _), look) in everywhere() {
        for node in look.controls().filter(|node| names[lang].contains(&node.name)) {
            let high = node.rect.height() * look.zoom / per_mm(screen);
            measured += 1;
            if high < least_main(screen) - 0.05 {
                wrong.push(format!("{name}: '{}' is {high:.1} mm high", node.name));
            }
        }
    }
    assert_none(wrong);
    assert!(measured > 400, "only {measured} were measured");
}

#[test]
fn with_the_largest_text_capitals_are_seen_under_seven_tenths_of_a_degree() {
    let mut wrong = Vec::new();
    for (name, (screen, _, preferences), look) in everywhere() {
        if preferences.text_size != TextSize::Largest {
            continue;
        }
        let wanted = screen.surface.capital_mm(LARGE_DEGREES);
        for text in look.drawn.iter().filter(|text| text.text.contains(char::is_alphanumeric)) {
            // Texts are set a little smaller before they go on below.
            let capital = text.size * Face::CAPITAL / per_mm(screen);
            if capital < wanted * 0.92 {
                wrong.push(format!("{name}: '{}' is {capital:.1} mm of {wanted:.1}", text.text));
            }
        }
    }
    assert_none(wrong);
}
