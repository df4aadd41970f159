//! After the sale at the salesperson's desk: codes of earlier orders, the note to the customer, and what stays declined.

use diderot::app::{CounterEffect, Effect};
use diderot::catalog::{Day, IncentiveTerms, Off};
use diderot::flow::{Action, NotGiven, OrderCode, Promise, Response};
use diderot::money::Percent;
use diderot::ui::screens::Hitch;
use eframe::egui::Key;

use crate::five_lines;
use crate::seller::Seller;

fn promise() -> Promise {
    Promise {
        code: OrderCode::from_number(4711),
        terms: IncentiveTerms { off: Off::Share(Percent::from_basis_points(1000)), from: None },
        until: Day::parse("2027-02-26").unwrap(),
    }
}

/// What is looked up, once its code was typed.
fn look_up(seller: &mut Seller, typed: &str) -> Option<OrderCode> {
    seller.harness.state_mut().effects.clear();
    seller.ctrl(Key::U);
    seller.enter(typed);
    seller.harness.state().effects.iter().find_map(|effect| match effect {
        CounterEffect::Walk(effect) => match &**effect {
            Effect::LookUp(code) => Some(code.clone()),
            _ => None,
        },
        _ => None,
    })
}

fn answer(seller: &mut Seller, code: &OrderCode, found: Result<Promise, NotGiven>) {
    let both = seller.harness.state_mut();
    both.desk.looked_up(&mut both.front, code, Ok(found));
    seller.settle();
}

#[test]
fn a_code_of_an_earlier_order_is_looked_up_before_anything_is_taken_off() {
    let mut seller = Seller::open();
    five_lines(&mut seller);
    let before = seller.total();
    assert_eq!(look_up(&mut seller, "zomaar"), None);
    assert!(seller.says("Dit is geen code: die heeft zeven letters en cijfers, zoals K7QM-3RW."));
    seller.key(Key::Escape);
    let promise = promise();
    let code = look_up(&mut seller, &promise.code.to_string().to_lowercase()).unwrap();
    assert_eq!((code.clone(), seller.total()), (promise.code.clone(), before), "nothing is taken off on trust");
    answer(&mut seller, &code, Err(NotGiven::Ended(promise.until)));
    assert!(seller.says("Deze code gold tot en met 26 februari 2027."));
    assert_eq!(seller.total(), before);
    // What was asked before another code was typed is answered to nobody.
    answer(&mut seller, &code, Ok(promise.clone()));
    assert_eq!(seller.total(), before);
    let code = look_up(&mut seller, promise.code.as_str()).unwrap();
    answer(&mut seller, &code, Ok(promise.clone()));
    assert!(seller.total() < before);
    let used = seller.total();
    // The same keys leave it for another order.
    seller.ctrl(Key::U);
    assert_eq!(seller.total(), before);
    seller.ctrl(Key::Z);
    assert_eq!(seller.total(), used);
    // A copy is another order: it does not use the same again.
    seller.ctrl_shift(Key::D);
    seller.settle();
    assert_eq!(seller.total(), before);
    assert_eq!(seller.session().state().redeemed, None);
}

#[test]
fn what_another_window_used_first_is_taken_out_and_nothing_is_placed() {
    let mut seller = Seller::open();
    five_lines(&mut seller);
    let before = seller.total();
    let promise = promise();
    let code = look_up(&mut seller, promise.code.as_str()).unwrap();
    answer(&mut seller, &code, Ok(promise));
    let both = seller.harness.state_mut();
    both.desk.stored(&mut both.front, Err(Hitch::NotGiven(NotGiven::Used)), None);
    seller.settle();
    assert_eq!((seller.total(), seller.session().state().placed.clone()), (before, None));
    assert!(seller.all_said().contains("Deze code is al een keer gebruikt."), "{}", seller.all_said());
}

/// A new quote with what the customer came for.
fn one_line(seller: &mut Seller) {
    seller.ctrl(Key::N);
    seller.enter("visitek mat");
    seller.ctrl(Key::Enter);
    assert_eq!(seller.lines(), [("cards-matt".to_owned(), 250)]);
}

#[test]
fn the_note_says_what_was_bought_and_what_was_declined_and_is_copied_by_one_key() {
    let mut seller = Seller::open();
    one_line(&mut seller);
    let offer = seller.session().talk().offers.first().map(|(_, suggestion)| suggestion.offer.clone()).unwrap();
    seller.harness.state_mut().front.apply(Action::DeclinedBefore(vec![offer.clone()]));
    seller.settle();
    seller.harness.state_mut().copied.clear();
    seller.ctrl_shift(Key::N);
    let copied = seller.harness.state().copied.clone();
    let [note] = copied.as_slice() else { panic!("{copied:?}") };
    for line in ["In de offerte:", "- 250 × Visitekaartjes, mat", "Totaal: € ", "Besproken en niet gewenst:", "- "] {
        assert!(note.contains(line), "'{line}' is not in\n{note}");
    }
    assert!(note.contains("Dat stellen wij niet uit onszelf opnieuw voor."), "{note}");
    assert!(seller.says("Het bericht voor de klant is gekopieerd."));
}

#[test]
fn what_was_declined_stays_declined_in_a_copy_and_in_the_next_quote_of_the_customer() {
    let mut seller = Seller::open();
    one_line(&mut seller);
    seller.ctrl(Key::I);
    seller.enter("Kapsalon Knip");
    let offers: Vec<_> = seller.session().talk().offers.iter().map(|(_, one)| one.offer.clone()).collect();
    let declined = offers.first().unwrap().clone();
    seller.harness.state_mut().front.apply(Action::DeclinedBefore(vec![declined.clone()]));
    seller.settle();
    seller.ctrl(Key::S);
    seller.settle();
    let is_declined = |seller: &Seller| seller.session().state().response(&declined) == Some(Response::Declined);
    seller.ctrl_shift(Key::D);
    seller.settle();
    assert!(is_declined(&seller), "in a copy");
    // A new quote for the same customer begins empty, and knows it too.
    let customer = seller.harness.state().desk.quote().customer.clone();
    seller.ctrl(Key::B);
    seller.settle();
    seller.ctrl_shift(Key::I);
    seller.types("kapsalon");
    seller.settle();
    seller.key(Key::Enter);
    seller.settle();
    assert_eq!(seller.harness.state().desk.quote().customer.called(), customer.called());
    assert_eq!(seller.lines(), []);
    assert!(is_declined(&seller), "in the next quote");
    let before = seller.session().kept().len();
    seller.enter("visitek mat");
    seller.ctrl(Key::Enter);
    let talk = seller.session().talk();
    let open = talk.offers.iter().any(|(_, one)| one.offer == declined && one.response.is_none());
    assert!(!open, "it is not brought up by itself");
    assert!(seller.session().kept().len() > before);
}
