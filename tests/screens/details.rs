//! Giving details and placing the order: what the machine is asked, and what it answers.

use std::sync::Arc;

use diderot::app::Effect;
use diderot::catalog::{Catalog, Day, Incentive, IncentiveTerms, Lang, Off};
use diderot::cli::journey::StepName;
use diderot::flow::{Action, Details, NotGiven, OrderCode, Promise};
use diderot::money::Percent;
use diderot::ui::screens::Hitch;
use diderot::ui::theme::Form;

use crate::booth::Booth;
use crate::booth_after;
use crate::hands::{Hands as _, Mouse};

fn at_the_details(lang: Lang) -> Booth {
    booth_after(Form::Laptop, lang, r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, review, go_on"#)
}

fn press(booth: &mut Booth, name: &str) {
    let words = booth.say(name);
    Mouse.press(booth, &words);
}

fn type_into(booth: &mut Booth, name: &str, text: &str) {
    let words = booth.say(name);
    Mouse.type_into(booth, &words, text);
}

/// Somewhere to send it.
const ADDRESS: &str = "Dorpsstraat 1, 8911 AA Leeuwarden";

/// What the machine was asked to store since the last time.
pub(crate) fn asked_to_store(booth: &mut Booth) -> Vec<Details> {
    let effects = std::mem::take(&mut booth.harness.state_mut().effects);
    let stored = effects.into_iter().filter_map(|effect| match effect {
        Effect::StoreOrder(details) => Some(*details),
        _ => None,
    });
    stored.collect()
}

/// The machine's answer.
pub(crate) fn answer(booth: &mut Booth, answer: Result<OrderCode, Hitch>) {
    booth.harness.state_mut().front.stored(answer);
    booth.harness.run();
}

#[test]
fn a_missing_name_is_asked_for_in_a_sentence_and_what_was_typed_stays() {
    for lang in Lang::ALL {
        let mut booth = at_the_details(lang);
        type_into(&mut booth, "details-mail", "anna@voorbeeld.nl");
        press(&mut booth, "order-button");
        assert!(booth.says(&booth.say("missing-name")), "{lang:?}");
        assert_eq!(booth.control(&booth.say("details-mail")).value, "anna@voorbeeld.nl", "{lang:?}");
        assert_eq!(asked_to_store(&mut booth), [], "{lang:?}");
        assert_eq!(booth.step(), StepName::Details);
        type_into(&mut booth, "details-name", "Anna");
        assert!(!booth.says(&booth.say("missing-name")), "{lang:?}: the sentence leaves with its reason");
    }
}

#[test]
fn whatever_else_is_missing_is_asked_for_one_at_a_time() {
    let mut booth = at_the_details(Lang::Nl);
    type_into(&mut booth, "details-name", "Anna");
    press(&mut booth, "order-button");
    assert!(booth.says(&booth.say("missing-address")));
    type_into(&mut booth, "details-address", ADDRESS);
    press(&mut booth, "order-button");
    assert!(booth.says(&booth.say("missing-contact")));
    type_into(&mut booth, "details-mail", "anna");
    press(&mut booth, "order-button");
    assert!(booth.says(&booth.say("missing-mail")));
    assert_eq!(asked_to_store(&mut booth), []);
}

#[test]
fn an_order_is_placed_when_it_is_stored_and_not_before() {
    let mut booth = at_the_details(Lang::Nl);
    type_into(&mut booth, "details-name", "Anna");
    type_into(&mut booth, "details-address", ADDRESS);
    type_into(&mut booth, "details-phone", "058 123 45 67");
    press(&mut booth, "order-button");
    let phone = "058 123 45 67".to_owned();
    let details = Details { name: "Anna".into(), address: ADDRESS.into(), phone, ..Details::default() };
    assert_eq!(asked_to_store(&mut booth), [details]);
    assert_eq!(booth.step(), StepName::Details);
    // While it is being stored, nothing is said yet, and a second press asks for nothing.
    press(&mut booth, "order-saving");
    assert_eq!(asked_to_store(&mut booth), []);
    assert!(!booth.says(&booth.say("placed-title")));
    let code = OrderCode::from_number(4711);
    answer(&mut booth, Ok(code.clone()));
    assert_eq!(booth.step(), StepName::Placed);
    assert!(booth.says(&booth.say("placed-title")));
    assert!(booth.says(&code.to_string()));
}

#[test]
fn an_order_that_could_not_be_stored_is_not_confirmed_and_nothing_is_lost() {
    for lang in Lang::ALL {
        let mut booth = at_the_details(lang);
        type_into(&mut booth, "details-name", "Anna");
        type_into(&mut booth, "details-address", ADDRESS);
        type_into(&mut booth, "details-mail", "anna@voorbeeld.nl");
        press(&mut booth, "order-button");
        assert_eq!(asked_to_store(&mut booth).len(), 1);
        answer(&mut booth, Err(Hitch::Full));
        assert_eq!(booth.step(), StepName::Details, "{lang:?}");
        assert!(!booth.says(&booth.say("placed-title")), "{lang:?}");
        let reason = booth.tongue().say("hitch-full");
        let told = booth.tongue().say_with("order-failed", &[("reason", reason.into())]);
        assert!(booth.says(&told), "{lang:?}");
        assert_eq!(booth.control(&booth.say("details-name")).value, "Anna", "{lang:?}");
        press(&mut booth, "notice-close");
        press(&mut booth, "order-button");
        assert_eq!(asked_to_store(&mut booth).len(), 1, "{lang:?}: trying again is possible");
        answer(&mut booth, Ok(OrderCode::from_number(1)));
        assert_eq!(booth.step(), StepName::Placed, "{lang:?}");
    }
}

#[test]
fn what_was_typed_outlives_going_back_and_another_language() {
    let mut booth = at_the_details(Lang::Nl);
    type_into(&mut booth, "details-name", "Anna");
    press(&mut booth, "back");
    assert_eq!(booth.step(), StepName::Review);
    press(&mut booth, "to-details");
    assert_eq!(booth.control("Uw naam").value, "Anna");
    Mouse.press(&mut booth, Lang::Nl.own_name());
    Mouse.press(&mut booth, Lang::En.own_name());
    assert_eq!(booth.control("Your name").value, "Anna");
}

#[test]
fn the_next_buyer_finds_nothing_of_this_one() {
    let mut booth = at_the_details(Lang::Nl);
    type_into(&mut booth, "details-name", "Anna");
    press(&mut booth, "start-over");
    let forgets = booth.harness.state().effects.iter().any(|effect| matches!(effect, Effect::Forget));
    assert!(forgets);
    booth.play(r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, review, go_on"#);
    assert_eq!(booth.control("Uw naam").value, "");
}

/// A shop that gives something with its orders, right before one is placed.
fn at_the_details_of_a_giving_shop(form: Form) -> Booth {
    let mut catalog = Catalog::clone(&crate::booth::catalog());
    let terms = IncentiveTerms { off: Off::Share(Percent::from_basis_points(1000)), from: None };
    catalog.shop.incentive = Some(Incentive { terms, days: 90 });
    let mut booth = Booth::open_shop(&Arc::new(catalog), (form, Lang::Nl), &crate::bare_studio(), 1.0);
    booth.play(r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, review, go_on"#);
    booth
}

fn promise() -> Promise {
    let terms = IncentiveTerms { off: Off::Share(Percent::from_basis_points(1000)), from: None };
    Promise { code: OrderCode::from_number(4711), terms, until: Day::parse("2027-02-26").unwrap() }
}

/// What the machine was asked to look up since the last time.
fn asked_to_look_up(booth: &mut Booth) -> Vec<OrderCode> {
    let effects = std::mem::take(&mut booth.harness.state_mut().effects);
    let asked = effects.into_iter().filter_map(|effect| match effect {
        Effect::LookUp(code) => Some(code),
        _ => None,
    });
    asked.collect()
}

fn looked_up(booth: &mut Booth, found: Result<Promise, NotGiven>) {
    booth.harness.state_mut().front.looked_up(&promise().code, Ok(found));
    booth.harness.run();
}

#[test]
fn what_an_earlier_order_gave_is_taken_off_once_it_is_known_and_can_be_left() {
    for form in [Form::Laptop, Form::Landscape, Form::Portrait] {
        let mut booth = at_the_details_of_a_giving_shop(form);
        let before = booth.session().quote().unwrap().total;
        type_into(&mut booth, "incentive-field", "zomaar");
        press(&mut booth, "incentive-use");
        assert!(booth.says(&booth.say("incentive-no-code")), "{form:?}");
        assert_eq!(asked_to_look_up(&mut booth), []);
        booth.harness.state_mut().front.view_mut().details.code.clear();
        booth.harness.run();
        type_into(&mut booth, "incentive-field", promise().code.as_str());
        press(&mut booth, "incentive-use");
        assert_eq!(asked_to_look_up(&mut booth), [promise().code]);
        assert_eq!(booth.session().quote().unwrap().total, before, "nothing is taken off on trust");
        looked_up(&mut booth, Ok(promise()));
        let used = booth.session().quote().unwrap().total;
        assert!(used < before);
        assert!(booth.says(&booth.session().quote().map(|_| booth.say("review-incentive")).unwrap()), "{form:?}");
        press(&mut booth, "incentive-leave");
        assert_eq!(booth.session().quote().unwrap().total, before);
    }
}

#[test]
fn a_code_that_gives_nothing_says_why() {
    let reasons = [
        (NotGiven::Unknown, "incentive-unknown"),
        (NotGiven::Used, "incentive-used"),
        (NotGiven::OtherMoney, "incentive-other-money"),
    ];
    for (why, said) in reasons {
        let mut booth = at_the_details_of_a_giving_shop(Form::Laptop);
        type_into(&mut booth, "incentive-field", promise().code.as_str());
        press(&mut booth, "incentive-use");
        looked_up(&mut booth, Err(why));
        assert!(booth.says(&booth.say(said)), "{why:?}");
        assert_eq!(booth.session().state().redeemed, None);
    }
}

#[test]
fn what_was_used_elsewhere_meanwhile_leaves_the_order_as_it_was_and_nothing_is_placed() {
    let mut booth = at_the_details_of_a_giving_shop(Form::Laptop);
    let before = booth.session().quote().unwrap().total;
    booth.act(Action::IncentiveRedeemed(promise()));
    type_into(&mut booth, "details-name", "Anna");
    type_into(&mut booth, "details-address", ADDRESS);
    type_into(&mut booth, "details-mail", "anna@voorbeeld.nl");
    press(&mut booth, "order-button");
    assert_eq!(asked_to_store(&mut booth).len(), 1);
    answer(&mut booth, Err(Hitch::NotGiven(NotGiven::Used)));
    assert_eq!((booth.step(), booth.session().quote().unwrap().total), (StepName::Details, before));
    let why = booth.say("incentive-used");
    assert!(booth.look().seen.iter().any(|node| node.name.contains(&why)), "it says why");
    press(&mut booth, "order-button");
    assert_eq!(asked_to_store(&mut booth).len(), 1, "what was typed is still there");
    answer(&mut booth, Ok(OrderCode::from_number(7)));
    booth.harness.state_mut().front.promised(Some(promise()));
    booth.harness.run();
    let told = booth.say("promise-title");
    assert!(booth.look().seen.iter().any(|node| node.name.starts_with(&told)), "what it gives stands on the screen");
}
