//! The journeys of `journeys/*.ron`, the same files that `diderot walk` and `diderot shot` play.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests that can not go on ends the test")]

#[path = "common/shop.rs"]
mod shop;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diderot::cli::journey::{Journey, Player};
use diderot::flow::{Action, Details, OrderCode, Session, Step};
use shop::print_shop;

#[test]
fn every_journey_goes_as_it_says() {
    let catalog = print_shop();
    let mut wrong = Vec::new();
    let paths = journeys();
    for path in &paths {
        let journey = read(path);
        let name = path.file_name().unwrap_or_default().display();
        if let Err(played) = Player::new(Arc::clone(&catalog), &journey).play_to_end() {
            wrong.push(format!("{name}, {played}"));
        }
        if journey.about.is_empty() || !journey.steps.iter().any(|step| step.to_string() == "expect") {
            wrong.push(format!("{name} says nothing, or expects nothing"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(paths.len() >= 12);
}

#[test]
fn a_journey_that_goes_another_way_is_noticed() {
    let catalog = print_shop();
    let fails = |steps: &str| {
        let journey = Journey::read(&format!("Journey(steps: [{steps}])"), catalog.shop.currency).unwrap();
        Player::new(Arc::clone(&catalog), &journey).play_to_end().err().map(|played| played.to_string())
    };
    assert_eq!(fails("touch, hook(\"cards-matt\"), expect(total: 29.99)"), None);
    let wrong = fails("touch, hook(\"cards-matt\"), expect(total: 30.00, lines: 2, step: review)").unwrap();
    assert!(wrong.contains("expected total: 30.00, but it is 29.99"), "{wrong}");
    assert!(wrong.contains("expected lines: 2, but it is 1"), "{wrong}");
    assert!(wrong.contains("expected the step review, but it is options"), "{wrong}");
    assert!(fails("touch, expect(anchor: 1)").unwrap().contains("not there yet"));
    assert!(fails("touch, commit").unwrap().contains("step 2, commit: refused"));
    assert!(fails("touch, refused(hook(\"cards-matt\"))").unwrap().contains("expects a refusal"));
}

#[test]
fn every_hook_can_be_walked_to_a_placed_order() {
    let catalog = print_shop();
    for hook in &catalog.plan.hooks {
        let mut session = Session::new(Arc::clone(&catalog));
        let mut tap = |action: Action| {
            session.apply(action.clone()).unwrap_or_else(|refusal| panic!("{hook}, {action:?}: {refusal}"));
            session.clone()
        };
        tap(Action::Touched);
        tap(Action::HookChosen(hook.clone()));
        tap(Action::Continued);
        tap(Action::Continued);
        let committed = tap(Action::Committed);
        assert!(matches!(committed.state().step, Step::Needs(_)), "{hook}");
        let mut now = tap(Action::NeedsSkipped);
        let mut steps_of_offers = 0;
        while matches!(now.state().step, Step::Offers(_)) {
            // A yes that is taken back keeps the app from stopping, so that every step is seen.
            let offer = now.suggestions()[0].offer.clone();
            tap(Action::OfferAccepted(offer.clone()));
            tap(Action::OfferTakenBack(offer));
            now = tap(Action::Continued);
            steps_of_offers += 1;
        }
        assert!(steps_of_offers >= 4, "{hook} has only {steps_of_offers} steps with offers");
        assert_eq!(now.state().step, Step::Review);
        tap(Action::Continued);
        let mail = "anna@voorbeeld.nl".to_owned();
        tap(Action::DetailsGiven(Details {
            name: "Anna".to_owned(),
            address: "Dorpsstraat 1, Leeuwarden".to_owned(),
            mail,
            phone: String::new(),
        }));
        let placed = tap(Action::Placed(OrderCode::from_number(7)));
        let uplift = placed.uplift().unwrap();
        assert_eq!((placed.state().step, uplift.total), (Step::Placed, uplift.anchor), "{hook}");
    }
}

fn journeys() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journeys");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> Journey {
    let text = fs::read_to_string(path).unwrap();
    Journey::read(&text, print_shop().shop.currency).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
