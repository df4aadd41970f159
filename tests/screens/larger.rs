//! Every screen with larger text: it is that much larger, and there is a way to everything.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::thread;

use diderot::catalog::Lang;
use diderot::ui::theme::{Form, Preferences, TextSize};

use crate::layout::assert_none;
use crate::sight::Look;
use crate::{FORMS, bare_studio, everywhere, stops};

/// The longest words, and the shop's own.
const LANGS: [Lang; 2] = [Lang::De, Lang::Nl];
const SIZES: [TextSize; 2] = [TextSize::Large, TextSize::Largest];

/// From this size on letters are those of headings, which are large already.
const HEADINGS: f32 = 33.0;

/// Every screen with larger text, looked at once for all tests.
pub(crate) fn larger() -> impl Iterator<Item = (&'static str, &'static Look)> {
    seen().iter().map(|(name, _, look)| (name.as_str(), look))
}

/// A screen: its name, what it is called and how large its text is, and what stands on it.
type Larger = (String, (String, TextSize), Look);

fn seen() -> &'static [Larger] {
    static LOOKS: LazyLock<Vec<Larger>> = LazyLock::new(|| {
        let of_form = |form: Form| {
            let mut looks = Vec::new();
            for text_size in SIZES {
                for lang in LANGS {
                    let preferences = Preferences { text_size, ..Preferences::default() };
                    stops::stop_at_every_screen_seen(
                        preferences,
                        (form, lang),
                        &bare_studio(),
                        (1.0, |booth, name| {
                            booth.harness.run();
                            let plain = format!("{name}, {form:?}, {lang:?}");
                            let full = format!("{plain}, {} %", text_size.percent());
                            looks.push((full, (plain, text_size), booth.look()));
                        }),
                    );
                }
            }
            looks
        };
        thread::scope(|scope| {
            let forms = FORMS.map(|form| scope.spawn(move || of_form(form)));
            forms.into_iter().flat_map(|looks| looks.join().unwrap()).collect()
        })
    });
    &LOOKS
}

/// The smallest size at which each text stands.
fn sizes(look: &Look) -> BTreeMap<&str, f32> {
    let mut sizes = BTreeMap::new();
    for text in &look.drawn {
        // Icons are as large as what they stand in.
        if !text.text.contains(char::is_alphanumeric) {
            continue;
        }
        let size = sizes.entry(text.text.as_str()).or_insert(f32::INFINITY);
        *size = text.size.min(*size);
    }
    sizes
}

#[test]
fn larger_text_is_larger_for_names_amounts_and_whatever_else_is_read() {
    let normal: BTreeMap<&str, &Look> = everywhere().collect();
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for (name, (plain, text_size), look) in seen() {
        let before = sizes(normal[plain.as_str()]);
        let least = if *text_size == TextSize::Large { 1.4 } else { 1.8 };
        for (text, size) in sizes(look) {
            let Some(small) = before.get(text).filter(|small| **small < HEADINGS) else { continue };
            compared += 1;
            if size < small * least - 0.01 {
                wrong.push(format!("{name}: '{text}' is {size} where it was {small}"));
            }
        }
    }
    assert_none(wrong);
    assert!(compared > 2000, "only {compared} texts were compared");
}

/// Whether a button is one that larger text has no need of: a close look at a picture, and the rows that it shows at once anyway.
fn is_spared(name: &str) -> bool {
    let spared = ["Bekijk ", "Leg ", "Toon alle kenmerken", "Alle Merkmale"];
    let ends = ["aus der Nähe ansehen", "über Ihre Wahl legen"];
    spared.iter().any(|start| name.starts_with(start)) || ends.iter().any(|end| name.ends_with(end))
}

#[test]
fn larger_text_takes_nothing_away_that_can_be_pressed() {
    let normal: BTreeMap<&str, &Look> = everywhere().collect();
    let mut wrong = Vec::new();
    for (name, (plain, _), look) in seen() {
        let is_missing = |name: &str| !look.has_control(name) && !is_spared(name);
        let missing = normal[plain.as_str()].controls().filter(|node| node.can_press && is_missing(&node.name));
        wrong.extend(missing.map(|node| format!("{name}: there is no '{}'", node.name)));
    }
    assert_none(wrong);
}

#[test]
fn whatever_is_below_can_be_scrolled_to() {
    for (name, _, look) in seen() {
        for node in look.controls().filter(|node| node.can_press) {
            assert!(node.rect.min.x >= -0.5 && node.rect.max.x <= look.window.max.x + 0.5, "{name}: {}", node.name);
        }
    }
}
