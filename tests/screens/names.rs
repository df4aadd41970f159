//! What assistive technology is told.

use std::collections::BTreeMap;

use diderot::catalog::Lang;
use diderot::ui::theme::Form;
use eframe::egui::accesskit::Role;

use crate::hands::{Hands as _, Mouse};
use crate::{at_every_screen, everywhere};

#[test]
fn whatever_takes_the_focus_has_a_role_and_a_name_of_its_own() {
    for (name, look) in everywhere() {
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for node in look.controls().filter(|node| node.can_focus) {
            let known = matches!(node.role, Role::Button | Role::TextInput | Role::Link | Role::CheckBox);
            assert!(known, "{name}: '{}' is a {:?}", node.name, node.role);
            assert!(!node.name.trim().is_empty(), "{name}: a {:?} at {:?} has no name", node.role, node.rect);
            *times.entry(&node.name).or_default() += 1;
        }
        let twice: Vec<_> = times.iter().filter(|(_, times)| **times > 1).collect();
        assert!(twice.is_empty(), "{name}: {twice:?}");
    }
}

#[test]
fn pictures_and_the_scale_are_told_in_words() {
    for (name, look) in everywhere() {
        for node in &look.seen {
            if matches!(node.role, Role::Image | Role::Meter) {
                assert!(!node.name.trim().is_empty(), "{name}: a {:?} at {:?} has no name", node.role, node.rect);
            }
        }
    }
}

#[test]
fn the_open_list_of_languages_has_names_of_its_own() {
    at_every_screen(Form::Laptop, Lang::Nl, |booth, name| {
        // There the languages stand on the screen itself.
        if name == "attract" {
            return;
        }
        Mouse.press(booth, Lang::Nl.own_name());
        for lang in Lang::ALL {
            assert!(booth.has_control(lang.own_name()), "{name}: {lang:?}");
        }
        booth.harness.key_press(eframe::egui::Key::Escape);
        booth.harness.run();
        assert!(!booth.has_control(Lang::De.own_name()), "{name}: escape closes the list");
    });
}

#[test]
fn the_header_is_tabbed_through_as_it_is_read() {
    for (name, look) in everywhere() {
        let in_header = look.controls().filter(|node| node.can_focus && node.rect.max.y < 96.0);
        let starts: Vec<f32> = in_header.map(|node| node.rect.min.x).collect();
        assert!(starts.is_sorted(), "{name}: {starts:?}");
    }
}
