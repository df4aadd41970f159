//! The journeys of `journeys/*.ron`, the same files that `diderot walk` and `diderot shot` play: those of the folder itself in
//! the print shop, those of a sub-folder in the shop of that name. And every shop that comes with the program, walked and priced.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests that can not go on ends the test")]

#[path = "common/shop.rs"]
mod shop;
#[path = "common/shops.rs"]
mod shops;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diderot::catalog::{Choices, OfferId, Price, ProductId};
use diderot::cli::journey::{Journey, Player};
use diderot::flow::{Action, Details, OrderCode, Session, Step, Suggestion};
use diderot::pricing::{LineId, Order, OrderLine, PriceError, View, price};
use shop::print_shop;
use shops::{Shop, root, shops};

#[test]
fn every_journey_goes_as_it_says() {
    let mut wrong = Vec::new();
    for (shop, path) in journeys() {
        let journey = read(shop, &path);
        let name = format!("{}: {}", shop.name, path.file_name().unwrap_or_default().display());
        if let Err(played) = Player::new(Arc::clone(&shop.catalog), &journey).play_to_end() {
            wrong.push(format!("{name}, {played}"));
        }
        if journey.about.is_empty() || !journey.steps.iter().any(|step| step.to_string() == "expect") {
            wrong.push(format!("{name} says nothing, or expects nothing"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(journeys().len() >= 20);
}

#[test]
fn every_shop_is_walked_to_a_placed_order_by_a_journey() {
    for shop in shops() {
        let own: Vec<PathBuf> =
            journeys().into_iter().filter(|(of, _)| of.name == shop.name).map(|(_, path)| path).collect();
        let places = |path: &PathBuf| {
            let journey = read(shop, path);
            let mut player = Player::new(Arc::clone(&shop.catalog), &journey);
            let mut steps = std::iter::from_fn(|| player.step().map(|_| player.session().state().placed.is_some()));
            steps.any(|placed| placed)
        };
        assert!(own.iter().any(places), "no journey comes to a placed order in {}", shop.name);
    }
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
    for shop in shops() {
        let mut steps_of_offers = 0;
        for hook in &shop.catalog.plan.hooks {
            let mut walk = Walk::to_commitment(shop, hook);
            if matches!(walk.step(), Step::Needs(_)) {
                walk.tap(Action::NeedsSkipped);
            }
            while matches!(walk.step(), Step::Offers(_)) {
                // A yes that is taken back keeps the app from stopping, so that every step is seen.
                let offer = walk.session.suggestions()[0].offer.clone();
                walk.tap(Action::OfferAccepted(offer.clone()));
                walk.tap(Action::OfferTakenBack(offer));
                walk.tap(Action::Continued);
                steps_of_offers += 1;
            }
            assert_eq!(walk.step(), Step::Review);
            walk.tap(Action::Continued);
            walk.tap(Action::DetailsGiven(anna()));
            walk.tap(Action::Placed(OrderCode::from_number(7)));
            let uplift = walk.session.uplift().unwrap();
            assert_eq!((walk.step(), uplift.total), (Step::Placed, uplift.anchor), "{}: {hook}", shop.name);
        }
        let least = shop.catalog.plan.hooks.len() * 2;
        assert!(steps_of_offers >= least, "{}: only {steps_of_offers} steps with offers", shop.name);
    }
}

#[test]
fn every_product_of_every_shop_has_a_price_with_each_of_its_choices() {
    for shop in shops() {
        for product in &shop.catalog.products {
            let shared = match &product.price {
                Price::Share { of, .. } => of.first().cloned(),
                _ => None,
            };
            let beside: Vec<OrderLine> = shared.iter().map(|id| line(shop, 1, id)).collect();
            let own = line(shop, 0, &product.id);
            let choices = product.options.iter().flat_map(|option| {
                option.choices.iter().map(|choice| Choices::from([(option.id.clone(), choice.id.clone())]))
            });
            let quantities = product.price.usual_quantities().into_iter().chain([product.usual_quantity]);
            let in_quantities = quantities.map(|quantity| OrderLine { quantity, ..own.clone() });
            let with_choices = choices.map(|choices| OrderLine { choices, ..own.clone() });
            for line in in_quantities.chain(with_choices) {
                for view in [View::Consumer, View::Business] {
                    let lines = [line.clone()].into_iter().chain(beside.clone()).collect();
                    let priced = price(&shop.catalog, &Order { lines, view, ..Order::default() });
                    // A choice may want another one beside it: that is a rule of the product, and not a price that lacks.
                    let is_ruled = matches!(priced, Err(PriceError::Incompatible { .. }));
                    assert!(priced.is_ok() || is_ruled, "{}: {line:?}: {priced:?}", shop.name);
                }
            }
        }
    }
}

#[test]
fn every_offer_costs_what_it_says() {
    for shop in shops() {
        let mut seen = BTreeSet::new();
        for hook in &shop.catalog.plan.hooks {
            let mut walk = Walk::to_commitment(shop, hook);
            if matches!(walk.step(), Step::Needs(_)) {
                walk.tap(Action::NeedsSkipped);
            }
            while matches!(walk.step(), Step::Offers(_)) {
                seen.extend(walk.check_offers());
                walk.tap(Action::Continued);
            }
            if walk.session.has_more() {
                walk.tap(Action::MoreAsked);
                seen.extend(walk.check_offers());
            }
        }
        // What goes with something that nobody comes for is met on random walks.
        assert!(seen.len() * 2 > shop.catalog.offers.len(), "{}: only {} offers were seen", shop.name, seen.len());
    }
}

/// A buyer's walk in a shop.
struct Walk {
    session: Session,
    name: String,
}

impl Walk {
    fn to_commitment(shop: &Shop, hook: &ProductId) -> Self {
        let session = Session::new(Arc::clone(&shop.catalog));
        let mut walk = Self { session, name: format!("{}: {hook}", shop.name) };
        walk.tap(Action::Touched);
        walk.tap(Action::HookChosen(hook.clone()));
        while walk.step() != Step::Commit {
            walk.tap(Action::Continued);
        }
        walk.tap(Action::Committed);
        walk
    }

    fn step(&self) -> Step {
        self.session.state().step
    }

    fn tap(&mut self, action: Action) {
        let what = format!("{}, {action:?}", self.name);
        self.session.apply(action).unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
    }

    /// What each offer says beside what the order with it costs more, from scratch.
    fn check_offers(&self) -> Vec<OfferId> {
        let catalog = self.session.catalog();
        let now = price(catalog, &self.session.state().order).unwrap().total;
        let check = |suggestion: &Suggestion| {
            let offer = catalog.offer(&suggestion.offer).unwrap();
            let with = price(catalog, &self.session.order_with(offer).unwrap()).unwrap();
            assert_eq!(now + suggestion.difference, with.total, "{}: {}", self.name, offer.id);
            if let Some(otherwise) = suggestion.otherwise {
                assert!(otherwise > suggestion.difference, "{}: {}", self.name, offer.id);
            }
            offer.id.clone()
        };
        self.session.suggestions().iter().map(check).collect()
    }
}

fn line(shop: &Shop, id: u32, product: &ProductId) -> OrderLine {
    let known = shop.catalog.product(product).unwrap();
    OrderLine { id: LineId(id), product: product.clone(), quantity: known.usual_quantity, choices: Choices::default() }
}

fn anna() -> Details {
    Details {
        name: "Anna".to_owned(),
        address: "Dorpsstraat 1, Leeuwarden".to_owned(),
        mail: "anna@voorbeeld.nl".to_owned(),
        phone: String::new(),
    }
}

/// Every journey, with the shop that it goes through.
fn journeys() -> Vec<(&'static Shop, PathBuf)> {
    let folder = root().join("tests/journeys");
    let files = |of: PathBuf| {
        let mut paths: Vec<PathBuf> = fs::read_dir(&of).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let shop = |name: &str| {
        let known = shops().iter().find(|shop| shop.name == name);
        known.unwrap_or_else(|| panic!("there are journeys for '{name}', and no such catalog"))
    };
    let (folders, own): (Vec<PathBuf>, Vec<PathBuf>) = files(folder).into_iter().partition(|path| path.is_dir());
    let others = folders.into_iter().flat_map(|folder| {
        let shop = shop(&folder.file_name().unwrap_or_default().to_string_lossy());
        files(folder).into_iter().map(move |path| (shop, path))
    });
    own.into_iter().map(|path| (shop("print-shop"), path)).chain(others).collect()
}

fn read(shop: &Shop, path: &Path) -> Journey {
    let text = fs::read_to_string(path).unwrap();
    Journey::read(&text, shop.catalog.shop.currency).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
