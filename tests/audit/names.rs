//! Roles and names.

use std::collections::{BTreeMap, BTreeSet};

use diderot::catalog::Lang;
use eframe::egui::accesskit::Role;

use crate::{assert_none, everywhere};

/// The app's wording in each language: what stands in it without values.
fn wordings() -> BTreeMap<Lang, BTreeSet<String>> {
    let sources = |lang: Lang| match lang {
        Lang::Nl => [include_str!("../../src/ui/text/nl.ftl"), include_str!("../../src/ui/text/hands/nl.ftl")],
        Lang::Fy => [include_str!("../../src/ui/text/fy.ftl"), include_str!("../../src/ui/text/hands/fy.ftl")],
        Lang::En => [include_str!("../../src/ui/text/en.ftl"), include_str!("../../src/ui/text/hands/en.ftl")],
        Lang::De => [include_str!("../../src/ui/text/de.ftl"), include_str!("../../src/ui/text/hands/de.ftl")],
    };
    let values = |source: &str| -> Vec<String> {
        let sentences = source.lines().filter_map(|line| line.split_once(" = "));
        sentences.map(|(_, value)| value.to_owned()).filter(|value| !value.contains('{')).collect()
    };
    Lang::ALL.into_iter().map(|lang| (lang, sources(lang).into_iter().flat_map(values).collect())).collect()
}

#[test]
fn whatever_takes_the_focus_has_a_role_and_a_name_of_its_own_in_the_screens_language() {
    let wordings = wordings();
    let mut wrong = Vec::new();
    for (name, (_, lang, _), look) in everywhere() {
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for node in look.controls() {
            let is_known =
                matches!(node.role, Role::Button | Role::TextInput | Role::Link | Role::CheckBox | Role::ScrollBar);
            if !is_known {
                wrong.push(format!("{name}: '{}' is a {:?}", node.name, node.role));
            }
            if node.role == Role::ScrollBar {
                continue;
            }
            if node.name.trim().is_empty() {
                wrong.push(format!("{name}: a {:?} at {:?} has no name", node.role, node.rect));
            }
            *times.entry(&node.name).or_default() += 1;
            let is_own = wordings[lang].contains(&node.name);
            let is_foreign = wordings.iter().any(|(other, words)| other != lang && words.contains(&node.name));
            let is_language = Lang::ALL.iter().any(|lang| lang.own_name() == node.name);
            if is_foreign && !is_own && !is_language {
                wrong.push(format!("{name}: '{}' is not in the language of the screen", node.name));
            }
        }
        wrong
            .extend(times.iter().filter(|(_, times)| **times > 1).map(|(twice, _)| format!("{name}: '{twice}' twice")));
    }
    assert_none(wrong);
}
