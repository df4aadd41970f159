//! The order of the Tab key, and that it comes everywhere.

use std::collections::BTreeSet;

use diderot::catalog::Lang;
use diderot::ui::theme::{Preferences, TextSize};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect};

use crate::booth::Booth;
use crate::sight::Seen;
use crate::{LOW, SCREENS, SIZES, assert_none, at_every_screen};

/// A stop of the Tab key.
#[derive(Clone, Debug, PartialEq)]
struct Stop {
    name: String,
    rect: Rect,
}

/// More than any screen has.
const MOST: usize = 140;

/// Everything that Tab comes to, until it is back at the first; nothing where it never gets there.
fn round(booth: &mut Booth) -> Option<Vec<Stop>> {
    let mut stops: Vec<Stop> = Vec::new();
    for _ in 0..MOST {
        booth.harness.key_press(Key::Tab);
        // What is scrolled to comes to rest.
        (0..2).for_each(|_| booth.harness.step());
        let Some(Seen { name, rect, .. }) = booth.focused() else { continue };
        if stops.first().is_some_and(|first| first.name == name) {
            return Some(stops);
        }
        stops.push(Stop { name, rect });
    }
    None
}

/// Whether one reads from one rectangle to the other: to the right in a row, down, or to the top of a column further right.
fn reads_on(from: Rect, to: Rect) -> bool {
    const SLACK: f32 = 6.0;
    let shared = from.y_range().intersection(to.y_range()).span();
    let is_row = shared > 0.5 * from.height().min(to.height());
    if is_row {
        // Within a card that is pressed as a whole things stand on it.
        return to.min.x >= from.min.x - SLACK || from.contains_rect(to) || to.contains_rect(from);
    }
    to.center().y > from.center().y || to.min.x >= from.max.x - SLACK
}

#[test]
fn tab_goes_everywhere_in_the_order_of_reading_and_comes_back() {
    let mut wrong = Vec::new();
    for screen in SCREENS.into_iter().chain([LOW]) {
        for text_size in SIZES {
            // What flows is the same on every screen.
            if text_size == TextSize::Largest && screen != SCREENS[2] {
                continue;
            }
            let preferences = Preferences { text_size, ..Preferences::default() };
            at_every_screen((screen, Lang::Nl, preferences), |booth, name| {
                let look = booth.look();
                let Some(stops) = round(booth) else {
                    wrong.push(format!("{name}: Tab does not come back to where it began"));
                    return;
                };
                let reached: BTreeSet<&str> = stops.iter().map(|stop| stop.name.as_str()).collect();
                let pressed = look.controls().filter(|node| node.role != Role::ScrollBar && !node.is_disabled);
                let missed = pressed.filter(|node| !reached.contains(node.name.as_str()));
                wrong.extend(missed.map(|node| format!("{name}: Tab does not come to '{}'", node.name)));
                // Where it is scrolled to is another place than where it was.
                if text_size == TextSize::Normal && screen != LOW {
                    let pairs = stops.windows(2).filter(|pair| !reads_on(pair[0].rect, pair[1].rect));
                    wrong.extend(pairs.map(|pair| {
                        let [from, to] = [&pair[0], &pair[1]].map(|stop| format!("'{}' {:?}", stop.name, stop.rect));
                        format!("{name}: from {from} to {to}")
                    }));
                }
                // The next screen is looked at as a finger finds it.
                booth.harness.key_press(Key::Escape);
                booth.harness.run();
            });
        }
    }
    assert_none(wrong);
}

#[test]
fn the_order_of_reading_is_what_it_says() {
    let at = |x: f32, y: f32| Rect::from_min_size(eframe::egui::pos2(x, y), eframe::egui::vec2(100.0, 50.0));
    assert!(reads_on(at(0.0, 0.0), at(120.0, 0.0)), "to the right");
    assert!(reads_on(at(120.0, 0.0), at(0.0, 60.0)), "to the next row");
    assert!(reads_on(at(0.0, 300.0), at(120.0, 0.0)), "to the next column");
    assert!(!reads_on(at(120.0, 0.0), at(0.0, 0.0)), "to the left");
    assert!(!reads_on(at(0.0, 60.0), at(0.0, 0.0)), "up");
    assert!(!reads_on(at(120.0, 60.0), at(0.0, 0.0)), "up to the left");
}
