//! From the first screen to the placed order, in Dutch: with the mouse, with the keyboard, with a finger.

use diderot::app::media_of;
use diderot::artwork::Studio;
use diderot::catalog::Lang;
use diderot::cli::CatalogSource;
use diderot::cli::journey::StepName;
use diderot::flow::OrderCode;
use diderot::money::Money;
use diderot::ui::theme::Form;

use crate::booth::Booth;
use crate::details::{answer, asked_to_store};
use crate::hands::{Finger, Hands, Keyboard, Mouse};

#[test]
fn with_the_mouse() {
    walk(&Mouse, Form::Landscape);
}

#[test]
fn with_the_keyboard() {
    walk(&Keyboard::default(), Form::Laptop);
}

#[test]
fn with_a_finger() {
    walk(&Finger, Form::Portrait);
}

/// What the buyer presses on the way, and where that gets them.
const WALK: [(&str, StepName); 20] = [
    ("Tik om te beginnen", StepName::Hook),
    ("Visitekaartjes, mat, vanaf € 19,99", StepName::Options),
    ("500, € 39,99", StepName::Options),
    ("Verder", StepName::Artwork),
    ("Nordwerk", StepName::Artwork),
    ("Kleurvlak", StepName::Artwork),
    ("Verder", StepName::Commit),
    ("Dit is waar ik voor kwam", StepName::Needs),
    ("Beurs en evenement", StepName::Needs),
    ("Rustig", StepName::Upgrade),
    ("Deze houden: Visitekaartjes, mat", StepName::Accessories),
    ("Graag erbij: Metalen pen", StepName::Accessories),
    ("Verder", StepName::Bundle),
    ("Nee, dank u: Set voor in uw zak", StepName::Bundle),
    ("Verder", StepName::Services),
    ("Graag erbij: Ontwerpcontrole", StepName::Services),
    ("Verder", StepName::Review),
    ("Ontwerpcontrole eruit", StepName::Review),
    ("Ongedaan maken", StepName::Review),
    ("Naar uw gegevens", StepName::Details),
];

fn walk(hands: &impl Hands, form: Form) {
    let studio = Studio::new(media_of(&CatalogSource::Builtin), 1, std::sync::Arc::new(|| {}));
    // Half of the pixels: the pictures come sooner, and the points are the same.
    let mut booth = Booth::open(form, Lang::Nl, &std::sync::Arc::new(studio), 0.5);
    for (name, there) in WALK {
        hands.press(&mut booth, &name.replace("€ ", "€\u{a0}"));
        assert_eq!(booth.step(), there, "after '{name}'");
    }
    let uplift = booth.session().uplift().unwrap();
    assert_eq!((uplift.anchor, uplift.total), (Money::from_minor(3999), Money::from_minor(4839)));
    hands.type_into(&mut booth, "Uw naam", "Anna de Vries");
    hands.type_into(&mut booth, "E-mail", "anna@nordwerk.nl");
    hands.press(&mut booth, "Bestelling met betalingsverplichting");
    let asked = asked_to_store(&mut booth);
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].name.as_str(), asked[0].mail.as_str()), ("Anna de Vries", "anna@nordwerk.nl"));
    answer(&mut booth, Ok(OrderCode::from_number(7)));
    assert_eq!(booth.step(), StepName::Placed);
    assert!(booth.says("Besteld, dank u wel"));
    hands.press(&mut booth, "Klaar");
    hands.press(&mut booth, "Goed");
    assert_eq!(booth.step(), StepName::Attract);
}
