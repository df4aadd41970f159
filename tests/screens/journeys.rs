//! From the first screen to the placed order, in Dutch: with the mouse, with the keyboard, with a finger.

use std::sync::Arc;

use diderot::app::media_of;
use diderot::artwork::Studio;
use diderot::catalog::{Lang, OfferKind};
use diderot::cli::CatalogSource;
use diderot::cli::journey::StepName;
use diderot::flow::{Details, OrderCode};
use diderot::money::Money;
use diderot::ui::theme::Form;

use crate::booth::{Booth, catalog};
use crate::details::{answer, asked_to_store};
use crate::hands::{Finger, Hands, Keyboard, Mouse};
use crate::sight::tongue;

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
fn presses() -> Vec<(String, StepName)> {
    use StepName::{Accessories, Artwork, Bundle, Commit, Details, Hook, Needs, Options, Review, Services, Upgrade};
    let catalog = catalog();
    let tongue = tongue(Lang::Nl);
    let say = |name| tongue.say(name);
    let product = |id: &str| catalog.product(&id.into()).unwrap().name.get(Lang::Nl).to_owned();
    // What an offer is about may begin with how many of it.
    let about = |word, what: String| format!("{}: …{what}", say(word));
    let answer =
        |question: usize, answer: usize| catalog.plan.questions[question].answers[answer].name.get(Lang::Nl).to_owned();
    let OfferKind::Bundle { name: set, .. } = &catalog.offer(&"pocket-set".into()).unwrap().kind else { panic!() };
    let from = tongue.say_with("hook-from", &[("price", tongue.money(Money::from_minor(1999)).into())]);
    let remove = tongue.say_with("review-remove-what", &[("name", product("design-check").into())]);
    vec![
        (say("attract-touch"), Hook),
        (format!("{}, {from}", product("cards-matt")), Options),
        (format!("500, {}", tongue.money(Money::from_minor(3999))), Options),
        (say("continue"), Artwork),
        ("Nordwerk".to_owned(), Artwork),
        (say("drawer-layouts"), Artwork),
        (say("template-band"), Artwork),
        (say("continue"), Commit),
        (say("commit-button"), Needs),
        (answer(0, 0), Needs),
        (answer(1, 0), Upgrade),
        (about("upgrade-keep", product("cards-matt")), Accessories),
        (about("yes", product("pen-metal")), Accessories),
        (say("continue"), Bundle),
        // A no to the one thing that is asked goes on, a yes lets one see what came of it.
        (about("no", set.get(Lang::Nl).to_owned()), Services),
        (about("yes", product("design-check")), Services),
        (say("continue"), Review),
        (remove, Review),
        (say("undo"), Review),
        (say("to-details"), Details),
    ]
}

/// The name of the control that begins and ends like this.
fn in_full(booth: &Booth, name: &str) -> String {
    let Some((start, end)) = name.split_once('…') else { return name.to_owned() };
    let look = booth.look();
    let found = look.controls().find(|node| node.name.starts_with(start) && node.name.ends_with(end));
    found.unwrap_or_else(|| panic!("there is no '{name}' at {:?}", look.step)).name.clone()
}

fn walk(hands: &impl Hands, form: Form) {
    let studio = Studio::new(media_of(&CatalogSource::Builtin), 1, Arc::new(|| {}));
    // Half of the pixels: the pictures come sooner, and the points are the same.
    let mut booth = Booth::open(form, Lang::Nl, &Arc::new(studio), 0.5);
    for (name, there) in presses() {
        let name = in_full(&booth, &name);
        hands.press(&mut booth, &name);
        assert_eq!(booth.step(), there, "after '{name}'");
    }
    let uplift = booth.session().uplift().unwrap();
    assert_eq!((uplift.anchor, uplift.total), (Money::from_minor(3999), Money::from_minor(4839)));
    let address = "Dorpsstraat 1, 8911 AA Leeuwarden";
    for (field, text) in
        [("details-name", "Anna de Vries"), ("details-address", address), ("details-mail", "anna@nordwerk.nl")]
    {
        let field = booth.say(field);
        hands.type_into(&mut booth, &field, text);
    }
    hands.press(&mut booth, "Bestelling met betalingsverplichting");
    let asked = asked_to_store(&mut booth);
    let details = Details {
        name: "Anna de Vries".to_owned(),
        address: address.to_owned(),
        mail: "anna@nordwerk.nl".to_owned(),
        ..Details::default()
    };
    assert_eq!(asked, [details]);
    answer(&mut booth, Ok(OrderCode::from_number(7)));
    assert_eq!(booth.step(), StepName::Placed);
    assert!(booth.says("Besteld, dank u wel"));
    let ways = [
        ("placed-done", StepName::Feedback),
        ("feedback-4", StepName::Feedback),
        ("feedback-suggestion-helped", StepName::Attract),
    ];
    for (name, there) in ways {
        let name = booth.say(name);
        hands.press(&mut booth, &name);
        assert_eq!(booth.step(), there, "after '{name}'");
    }
}
